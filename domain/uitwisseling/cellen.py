"""From a cell to a value and back. Strict: what is not surely understood is a fault that says how to write it.

Accepted beside plain text: real date, number and ja/nee cells of a workbook, whole numbers that arrive as 12.0, a decimal comma.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from domain.uitwisseling.gelijkenis import bedoeld
from domain.uitwisseling.kolommen import Celsoort, Kolomvorm

MAX_GETAL = 1_000_000_000
MAX_DECIMALEN = 9
EERSTE_JAAR, LAATSTE_JAAR = 1900, 2199
SCHEIDING = ";"
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_DAG_EERST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_GETAL = re.compile(r"-?\d{1,15}([.,]\d{1,20})?")
_DUIZENDTAL = re.compile(r"-?[1-9]\d{0,2}(\.\d{3})+")
_DUIZENDTAL_KOMMA = re.compile(r"-?[1-9]\d{0,2}(\.\d{3})+,\d{1,15}")
_STUURTEKENS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_JA = frozenset({"ja", "true", "waar"})
_NEE = frozenset({"nee", "false", "onwaar"})


class Celfout(Exception):
    """A cell that cannot be read: what is wrong, what to do, and the part of the cell it is about."""

    def __init__(self, melding: str, doe: str, waarde: str | None = None) -> None:
        self.melding, self.doe, self.waarde = melding, doe, waarde
        super().__init__(melding)


def is_leeg(cel: object) -> bool:
    """Unknown: nothing in the cell, or only spaces."""
    return cel is None or (isinstance(cel, str) and not cel.strip()) or (isinstance(cel, list) and not cel)


def als_tekst(cel: object) -> str:
    """A cell or a read value as the one text that stands for it (counting.md 5): ja/nee, ISO dates, 12 and not 12.0."""
    if cel is None:
        return ""
    if isinstance(cel, StrEnum):
        return cel.value
    if isinstance(cel, str):
        return (cel.replace("\r\n", "\n").replace("\r", "\n") if "\r" in cel else cel).strip()
    if isinstance(cel, bool):
        return "ja" if cel else "nee"
    if isinstance(cel, datetime):
        return cel.date().isoformat() if cel.time() == time() else cel.isoformat(sep=" ")
    if isinstance(cel, date):
        return cel.isoformat()
    if isinstance(cel, float | Decimal):
        return _getal_als_tekst(uit_kommagetal(cel) if isinstance(cel, float) else cel)
    if isinstance(cel, list | tuple):
        return SCHEIDING.join(f"{deel[0]}:{deel[1]}" if isinstance(deel, tuple) else als_tekst(deel) for deel in cel)
    return str(cel)


def uit_kommagetal(cel: float) -> Decimal:
    """The number that a workbook means: 1375.0000000000002 is what a sum leaves of 1375."""
    return Decimal(repr(round(cel, MAX_DECIMALEN)))


def _getal_als_tekst(getal: Decimal) -> str:
    """Plain notation without needless zeros. A zero is added where 1.234 could be read as a thousand."""
    if not getal.is_finite():
        return str(getal)
    tekst = f"{getal:f}"
    if "." in tekst:
        tekst = tekst.rstrip("0").rstrip(".")
    if tekst in ("-0", ""):
        return "0"
    return tekst + "0" if _DUIZENDTAL.fullmatch(tekst) else tekst


def lees_cel(vorm: Kolomvorm, cel: object) -> object:
    """The value of a filled cell.

    Raises:
        Celfout: the cell does not hold what the column asks.
    """
    return _LEZERS[vorm.soort](vorm, cel)


def _tekst(cel: object) -> str:
    if isinstance(cel, dict | list):
        raise Celfout("hier hoort één waarde, geen lijst of groep", "Schrijf één waarde in de cel.")
    tekst = als_tekst(cel)
    if _STUURTEKENS.search(tekst):
        raise Celfout("er staat een teken in dat niet te lezen is", "Typ de tekst opnieuw.")
    return tekst


def _lees_tekst(vorm: Kolomvorm, cel: object) -> str:
    return _tekst(cel)


def _lees_keuze(vorm: Kolomvorm, cel: object) -> StrEnum:
    assert vorm.keuzes is not None
    tekst = _tekst(cel)
    try:
        return vorm.keuzes(tekst)
    except ValueError:
        raise Celfout("deze waarde kan hier niet", _kies(tekst, [keuze.value for keuze in vorm.keuzes])) from None


def _kies(tekst: str, toegestaan: list[str]) -> str:
    gemeend = bedoeld(tekst, toegestaan, grens=0.6)
    vraag = f"Bedoel je '{gemeend}'? " if gemeend else ""
    return f"{vraag}Kies uit: {', '.join(toegestaan)}."


def _lees_datum(vorm: Kolomvorm, cel: object) -> date:
    if isinstance(cel, datetime):
        if cel.time() != time():
            raise Celfout("dit is een dag met een tijd erbij", f"Schrijf alleen de dag: {cel.date().isoformat()}.")
        return _in_bereik(cel.date())
    if isinstance(cel, date):
        return _in_bereik(cel)
    tekst = _tekst(cel)
    if not _ISO.fullmatch(tekst):
        raise Celfout("dit is geen datum", _zo_schrijf_je_hem(tekst))
    try:
        return _in_bereik(date.fromisoformat(tekst))
    except ValueError:
        raise Celfout("deze dag bestaat niet", "Kijk de datum na; schrijf jaar-maand-dag, zoals 2026-11-30.") from None


def _in_bereik(dag: date) -> date:
    if not EERSTE_JAAR <= dag.year <= LAATSTE_JAAR:
        raise Celfout("dit jaar kan hier niet", f"Kies een dag van {EERSTE_JAAR} tot en met {LAATSTE_JAAR}, of laat de cel leeg als dat mag.")
    return dag


def _zo_schrijf_je_hem(tekst: str) -> str:
    treffer = _DAG_EERST.fullmatch(tekst)
    if treffer:
        dag, maand, jaar = (int(deel) for deel in treffer.groups())
        try:
            return f"Schrijf jaar-maand-dag: {date(jaar, maand, dag).isoformat()}."
        except ValueError:
            return "Deze dag bestaat niet. Schrijf jaar-maand-dag, zoals 2026-11-30."
    return "Schrijf jaar-maand-dag, zoals 2026-11-30."


def _lees_janee(vorm: Kolomvorm, cel: object) -> bool:
    if isinstance(cel, bool):
        return cel
    tekst = _tekst(cel).casefold()
    if tekst in _JA:
        return True
    if tekst in _NEE:
        return False
    raise Celfout("hier hoort ja of nee", "Schrijf ja of nee; laat de cel leeg als het niet bekend is.")


def _getal(cel: object) -> Decimal:
    if isinstance(cel, bool | date):
        raise Celfout("dit is geen getal", "Schrijf een getal in cijfers.")
    tekst = _tekst(cel)
    if isinstance(cel, str) and _DUIZENDTAL.fullmatch(tekst):
        heel = tekst.replace(".", "")
        raise Celfout("het is niet duidelijk of de punt voor duizend staat", f"Schrijf {heel} zonder punt, of met een komma: {tekst.replace('.', ',')}.")
    if _DUIZENDTAL_KOMMA.fullmatch(tekst):
        tekst = tekst.replace(".", "")
    if not _GETAL.fullmatch(tekst):
        raise Celfout("dit is geen getal", "Schrijf een getal in cijfers, zonder teken of woord erbij.")
    try:
        return Decimal(tekst.replace(",", "."))
    except InvalidOperation:
        raise Celfout("dit is geen getal", "Schrijf een getal in cijfers.") from None


def _tussen(vorm: Kolomvorm, getal: Decimal) -> Decimal:
    hoog = MAX_GETAL if vorm.hoog is None else vorm.hoog
    if vorm.laag == 0 and getal < 0:
        raise Celfout("een negatief getal kan hier niet", "Schrijf 0 of meer.")
    if vorm.laag is not None and getal < vorm.laag:
        raise Celfout(f"dit getal is te laag: minstens {vorm.laag}", "Kijk het getal na.")
    if getal > hoog:
        raise Celfout(f"dit getal is te hoog: hoogstens {hoog}", "Kijk het getal na.")
    return getal


def _lees_geheel(vorm: Kolomvorm, cel: object) -> int:
    getal = _getal(cel)
    if getal != getal.to_integral_value():
        raise Celfout("hier hoort een heel getal", "Schrijf een getal zonder komma.")
    return int(_tussen(vorm, getal))


def _lees_bedrag(vorm: Kolomvorm, cel: object) -> Decimal:
    return _tussen(vorm, _getal(cel))


def _delen(cel: object) -> list[str]:
    ruw = cel if isinstance(cel, list) else als_tekst(cel).split(SCHEIDING)
    delen = [_tekst(deel) for deel in ruw]
    gevuld = [deel for deel in delen if deel]
    for deel in gevuld:
        if SCHEIDING in deel:
            raise Celfout("een puntkomma scheidt waarden en kan niet in een waarde staan", "Maak er twee waarden van.", deel)
    if dubbel := next((deel for plaats, deel in enumerate(gevuld) if deel in gevuld[:plaats]), None):
        raise Celfout("deze waarde staat twee keer in de cel", "Laat er één staan.", dubbel)
    return gevuld


def _lees_lijst(vorm: Kolomvorm, cel: object) -> tuple[str, ...]:
    return tuple(_delen(cel))


def _lees_telling(vorm: Kolomvorm, cel: object) -> tuple[tuple[str, int], ...]:
    paren: list[tuple[str, int]] = []
    for deel in _delen(cel):
        naam, teken, aantal = deel.partition(":")
        if not (teken and naam.strip() and re.fullmatch(r"\s*\d{1,9}\s*", aantal)):
            raise Celfout("hier hoort een kenmerk met een aantal", "Schrijf bijvoorbeeld agressie:1;lvb:2.", deel)
        if naam.strip() in dict(paren):
            raise Celfout("dit kenmerk staat twee keer in de cel", "Tel de aantallen op.", deel)
        paren.append((naam.strip(), int(aantal)))
    return tuple(paren)


_LEZERS: dict[Celsoort, Callable[[Kolomvorm, object], object]] = {
    Celsoort.TEKST: _lees_tekst,
    Celsoort.KEUZE: _lees_keuze,
    Celsoort.DATUM: _lees_datum,
    Celsoort.JANEE: _lees_janee,
    Celsoort.GEHEEL: _lees_geheel,
    Celsoort.BEDRAG: _lees_bedrag,
    Celsoort.LIJST: _lees_lijst,
    Celsoort.TELLING: _lees_telling,
}
