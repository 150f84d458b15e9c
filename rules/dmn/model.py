"""A rule set at a date as DMN decisions, with a report of everything they do not say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from domain.fouten import RegelFout
from rules.dmn.feel import letterlijk
from rules.dmn.rijen import Rijen, Toetsen, rijen_van
from rules.dmn.tabel import Beslissing, Tabel, Tabelrij, leg_uit
from rules.dmn.uitdrukking import Kolom, uitdrukking, zegbaar
from rules.regelboek import Regelset
from rules.taal import BESLISSEND, Gevolg, Methode, Regel

VERDICT = "toegelaten"
BEZET = ("client", "toegang", "plek", "locatie", "begeleider", "organisatie", "besluit", "paar", "op", "toets", VERDICT)
_NEE = letterlijk(False)
_JA = letterlijk(True)


@dataclass(frozen=True)
class Model:
    """The decisions of a set at a date; `rijen` are the rows per rule, `toetsen` the yes/no inputs they ask for."""

    regelset: Regelset
    op: date
    regels: tuple[Regel, ...]
    beslissingen: tuple[Beslissing, ...]
    toetsen: Toetsen


def model_van(regelset: Regelset, op: date) -> Model:
    """The decisions of a set as it holds at a date.

    Raises:
        RegelFout: no rule of the set holds then.
    """
    regels = regelset.geldig_op(op)
    if not regels:
        raise RegelFout(f"de regelset '{regelset.naam}' heeft geen regels die gelden op {op.isoformat()}. Kies een andere dag.")
    toetsen = Toetsen()
    per_regel = [rijen_van(regel.als, toetsen) for regel in regels]
    maak = _tabelset if regelset.methode is Methode.TABEL else _eisenset
    return Model(regelset, op, regels, tuple(maak(regelset, regels, per_regel)), toetsen)


def _tabelset(regelset: Regelset, regels: tuple[Regel, ...], per_regel: list[Rijen]) -> Iterator[Beslissing]:
    """One table; each rule is one or more rows."""
    kolommen, cellen = leg_uit(rij for rijen in per_regel for rij in rijen)
    eigenaar = [(i, nummer) for i, rijen in enumerate(per_regel) for nummer in range(1, len(rijen) + 1)]
    rijen = tuple(
        Tabelrij(f"rij_{i + 1}_{nummer}", vakken, letterlijk(regels[i].uitkomst), _annotaties(regels[i]))
        for (i, nummer), vakken in zip(eigenaar, cellen, strict=True)
    )
    naam = next(_vrij(regelset.naam, set(BEZET)))
    yield Beslissing("beslissing", naam, regelset.titel, Tabel(kolommen, rijen, "string", tuple(map(letterlijk, regelset.uitkomsten))), "string")


def _eisenset(regelset: Regelset, regels: tuple[Regel, ...], per_regel: list[Rijen]) -> Iterator[Beslissing]:
    """A yes/no table for each rule, the last day of each term, and one table that takes the requirements together."""
    bezet = set(BEZET)
    namen = []
    for nummer, (regel, rijen) in enumerate(zip(regels, per_regel, strict=True), start=1):
        naam = next(_vrij(regel.id, bezet))
        namen.append(naam)
        bezet |= {naam, f"{naam}_laatste_dag"}
        kolommen, cellen = leg_uit(rijen)
        vakken = tuple(Tabelrij(f"rij_{nummer}_{k}", rij, _JA, _annotaties(regel)) for k, rij in enumerate(cellen, start=1))
        yield Beslissing(f"regel_{nummer}", naam, regel.titel, Tabel(kolommen, vakken, "boolean", (), _NEE), "boolean", (), regel.id)
        if regel.termijn is not None and zegbaar(regel.termijn):
            titel = f"{regel.titel}: laatste dag"
            yield Beslissing(f"termijn_{nummer}", f"{naam}_laatste_dag", titel, uitdrukking(regel.termijn), "date", (), regel.id)
    eisen = [(regel, naam) for regel, naam in zip(regels, namen, strict=True) if regel.dan in BESLISSEND]
    if eisen:
        kolommen = tuple(Kolom(naam, "boolean") for _, naam in eisen)
        cellen_eis = tuple(letterlijk(regel.dan is Gevolg.TOELATEN) for regel, _ in eisen)
        tabel = Tabel(kolommen, (Tabelrij("rij_toegelaten", cellen_eis, _JA, (regelset.titel, "", "")),), "boolean", (), _NEE)
        yield Beslissing("toegelaten", VERDICT, regelset.titel, tabel, "boolean", tuple(naam for _, naam in eisen))


def _annotaties(regel: Regel) -> tuple[str, ...]:
    return regel.titel, regel.grondslag.kort(), regel.uitleg


def _vrij(naam: str, bezet: Iterable[str]) -> Iterator[str]:
    """Names for a variable, made from an id, that nothing else has."""
    kort = re.sub(r"\W+", "_", naam.lower(), flags=re.ASCII).strip("_") or "beslissing"
    kort = kort if kort[0].isalpha() else f"r_{kort}"
    nummer = 1
    while True:
        kandidaat = kort if nummer == 1 else f"{kort}_{nummer}"
        if kandidaat not in bezet:
            yield kandidaat
        nummer += 1
