"""Decision tables: rules that are conjunctions, each part about one thing, as rows; what they are about as columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rules.leesbaar.woorden import code_in_woorden, woorden_van, zonder_lidwoord
from rules.leesbaar.zinnen import Lezer, Zin, als_tekst
from rules.taal import (
    Afgeleid,
    Alle,
    Constante,
    EenVan,
    Feitverwijzing,
    Gevolg,
    Niet,
    Operator,
    Parameterverwijzing,
    Regel,
    Vergelijking,
    Voorwaarde,
    feiten_in,
    operanden,
)

MAAKT_NIET_UIT = "maakt niet uit"
MEESTE_KOLOMMEN = 6
DAN_MOET = "Dan moet dit zo zijn"
UITKOMST = "Uitkomst"


@dataclass(frozen=True)
class Tabelrij:
    """One rule: a cell per column, and what then holds (empty: the row is the whole requirement)."""

    regel_id: str
    titel: str
    cellen: tuple[str, ...]
    gevolg: str = ""


@dataclass(frozen=True)
class Beslistabel:
    """`gevolg` heads the last column; empty where there is none."""

    kolommen: tuple[str, ...]
    gevolg: str
    rijen: tuple[Tabelrij, ...]


def beslistabel(regels: Sequence[Regel], lezer: Lezer) -> Beslistabel | None:
    """The rules as one table; None where they do not form one (a part about several things, too many columns, nothing in common)."""
    soorten = {regel.dan for regel in regels}
    if len(regels) < 2 or len(soorten) > 1:
        return None
    eisen = [als_dan(regel.als) for regel in regels]
    if Gevolg.UITKOMST in soorten:
        return _tabel(regels, [(regel.als, code_in_woorden(regel.uitkomst)) for regel in regels], UITKOMST, lezer)
    if Gevolg.TOELATEN in soorten and all(eis is not None for eis in eisen):
        return _tabel(regels, [(eis[0], als_tekst(lezer.voorwaarde(eis[1]))) for eis in eisen if eis is not None], DAN_MOET, lezer)
    return _tabel(regels, [(regel.als, "") for regel in regels], "", lezer)


def als_dan(als: Voorwaarde) -> tuple[Voorwaarde, Voorwaarde] | None:
    """A requirement "not a, or b" as (a, b): it counts only where a holds. None where no part is a negation, or every part is."""
    if not isinstance(als, EenVan):
        return None
    omgekeerd = [_zonder_niet(deel) for deel in als.delen]
    wanneer = tuple(deel for deel in omgekeerd if deel is not None)
    eis = tuple(deel for deel, om in zip(als.delen, omgekeerd, strict=True) if om is None)
    if not wanneer or not eis:
        return None
    return wanneer[0] if len(wanneer) == 1 else Alle(wanneer), eis[0] if len(eis) == 1 else EenVan(eis)


def _zonder_niet(deel: Voorwaarde) -> Voorwaarde | None:
    """What a negation denies; in strong Kleene logic `ongelijk` is exactly the opposite of `gelijk`."""
    match deel:
        case Niet(kind):
            return kind
        case Vergelijking(operator=Operator.ONGELIJK):
            return replace(deel, operator=Operator.GELIJK)
        case _:
            return None


def _tabel(regels: Sequence[Regel], delen: Sequence[tuple[Voorwaarde, str]], gevolg: str, lezer: Lezer) -> Beslistabel | None:
    rijen = [_rij(als, lezer) for als, _ in delen]
    gelezen = [rij for rij in rijen if rij is not None]
    if len(gelezen) < len(rijen):
        return None
    kolommen = list(dict.fromkeys(kolom for rij in gelezen for kolom in rij))
    gedeeld = any(sum(kolom in rij for rij in gelezen) > 1 for kolom in kolommen)
    if not gedeeld or len(kolommen) > min(MEESTE_KOLOMMEN, 2 * len(regels)):
        return None
    return Beslistabel(
        tuple(_kolomnaam(kolom, lezer) for kolom in kolommen),
        gevolg,
        tuple(
            Tabelrij(regel.id, regel.titel, tuple(rij.get(kolom, MAAKT_NIET_UIT) for kolom in kolommen), uitkomst)
            for regel, rij, (_, uitkomst) in zip(regels, gelezen, delen, strict=True)
        ),
    )


def _rij(als: Voorwaarde, lezer: Lezer) -> Mapping[str, str] | None:
    cellen: dict[str, list[str]] = {}
    for deel in als.delen if isinstance(als, Alle) else (als,):
        kolom, cel = _waarover(deel), _cel(deel, lezer)
        if kolom is None or cel is None:
            return None
        cellen.setdefault(kolom, []).append(cel)
    return {kolom: " en ".join(delen) for kolom, delen in cellen.items()}


def _waarover(deel: Voorwaarde) -> str | None:
    """The one derived fact, fact or parameter that this part is about."""
    match deel:
        case Niet(Afgeleid(naam, _)) | Afgeleid(naam, _):
            return f"afgeleid.{naam}"
        case Niet(Vergelijking() as v) | (Vergelijking() as v):
            namen = feiten_in(v) or [f"parameter.{naam}" for operand in operanden(v) if (naam := _parameternaam(operand))]
            return namen[0] if len(namen) == 1 else None
        case EenVan(delen):
            kolommen = {_waarover(kind) for kind in delen}
            return kolommen.pop() if len(kolommen) == 1 else None
        case _:
            return None


def _cel(deel: Voorwaarde, lezer: Lezer) -> str | None:
    if isinstance(deel, EenVan):
        cellen = [_cel(kind, lezer) for kind in deel.delen]
        return None if None in cellen else " of ".join(cel for cel in cellen if cel is not None)
    gelezen = lezer.voorwaarde(deel)
    return gelezen.kort if isinstance(gelezen, Zin) else None


def _kolomnaam(kolom: str, lezer: Lezer) -> str:
    soort, _, naam = kolom.partition(".")
    if soort == "afgeleid":
        tekst = lezer.titel(naam)
    elif soort == "parameter":
        tekst = lezer.parameters[naam].titel if naam in lezer.parameters else naam.replace("_", " ")
    else:
        tekst = woorden_van(kolom).ja or zonder_lidwoord(woorden_van(kolom).naam).strip("‘’")
    return tekst[0].upper() + tekst[1:]


def _parameternaam(operand: object) -> str:
    match operand:
        case Constante(_, parameter):
            return parameter
        case Parameterverwijzing(naam):
            return naam
        case Feitverwijzing(naam):
            return naam
        case _:
            return ""
