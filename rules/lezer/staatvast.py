"""Comparisons whose outcome is fixed before anyone is asked: a load error, because such a rule never says what it seems to say."""

from __future__ import annotations

from rules.lezer.woordenschat import Zijde
from rules.taal import OVER_VERZAMELING, Constante, Feitverwijzing, Operand, Operator
from rules.waarden import als_tekst

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
        grenzen = f"'{feit.naam}' is minstens {feit.laagst}" + (f" en hoogstens {feit.hoogst}" if feit.hoogst is not None else "")
        return _bereik(operator, waarde, feit.laagst, feit.hoogst, grenzen)
    return ""


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
