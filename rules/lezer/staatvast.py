"""Comparisons whose outcome is fixed before anyone is asked: a load error, because such a rule never says what it seems to say."""

from __future__ import annotations

from rules.feiten import Feittype
from rules.lezer.woordenschat import Zijde
from rules.taal import OVER_VERZAMELING, Constante, DagGevraagd, Feitverwijzing, Operand, Operator
from rules.waarden import als_tekst

LEEFTIJDEN = (0, 130)
"""Years that a person can be old."""
_GESPIEGELD = {
    Operator.MINDER: Operator.MEER,
    Operator.MEER: Operator.MINDER,
    Operator.HOOGSTENS: Operator.MINSTENS,
    Operator.MINSTENS: Operator.HOOGSTENS,
}


def staat_vast(operator: Operator, zijden: tuple[Zijde, Zijde], operanden: tuple[Operand, Operand]) -> str:
    """Why a comparison can have one outcome only, as a Dutch clause; empty when it can go either way."""
    links, rechts = operanden
    if links == rechts:
        return "links en rechts staat hetzelfde"
    if _dezelfde_dag(links, rechts):
        return "links en rechts staat dezelfde dag, een vast aantal dagen uit elkaar"
    for i, (zijde, ander) in enumerate(((zijden[0], rechts), (zijden[1], links))):
        if zijde.feit is not None and isinstance(ander, Constante):
            return _met_constante(_GESPIEGELD.get(operator, operator) if i else operator, zijde, ander, operanden[i])
    return ""


def _met_constante(operator: Operator, zijde: Zijde, constante: Constante, operand: Operand) -> str:
    feit, waarde = zijde.feit, constante.waarde
    assert feit is not None
    if isinstance(waarde, frozenset):
        if not waarde:
            return "de lijst is leeg"
        if operator is Operator.IN and feit.keuzes and waarde >= set(feit.keuzes):
            return f"elke waarde van '{feit.naam}' staat in de lijst"
        return ""
    if operator in OVER_VERZAMELING or not isinstance(operand, Feitverwijzing):
        return ""
    if feit.geordend:
        loop = f"'{feit.naam}' gaat van {feit.keuzes[0]} tot {feit.keuzes[-1]}"
        return _bereik(operator, feit.keuzes.index(als_tekst(waarde)), 0, len(feit.keuzes) - 1, loop)
    if isinstance(waarde, int) and not isinstance(waarde, bool):
        laagst, hoogst = LEEFTIJDEN if feit.type is Feittype.LEEFTIJD else (feit.laagst, feit.hoogst)
        grenzen = f"'{feit.naam}' is minstens {laagst}" + (f" en hoogstens {hoogst}" if hoogst is not None else "")
        return _bereik(operator, waarde, laagst, hoogst, grenzen)
    return ""


def _dezelfde_dag(links: Operand, rechts: Operand) -> bool:
    """One date on both sides, shifted by days alone: how far they lie apart never changes."""
    match links, rechts:
        case (Feitverwijzing(naam, eerst), Feitverwijzing(ander, later)) if naam == ander:
            pass
        case (DagGevraagd(eerst), DagGevraagd(later)):
            pass
        case _:
            return False
    vast = (isinstance(schuif.dagen, int) and schuif.maanden == 0 and not schuif.wettelijk for schuif in (eerst, later))
    return all(vast)


def _bereik(operator: Operator, grens: int, laagst: int | None, hoogst: int | None, uitleg: str) -> str:
    onder = laagst is not None and grens < laagst
    boven = hoogst is not None and grens > hoogst
    vast = {
        Operator.MINDER: onder or boven or grens == laagst,
        Operator.HOOGSTENS: onder or boven or grens == hoogst,
        Operator.MEER: onder or boven or grens == hoogst,
        Operator.MINSTENS: onder or boven or grens == laagst,
        Operator.GELIJK: onder or boven,
        Operator.ONGELIJK: onder or boven,
    }
    return uitleg if vast.get(operator, False) else ""
