"""The rule table as an engine with two truth values reads it: a fact that is missing holds the default value, 0 or nee.

Facts become whole numbers: a choice its place in the list from 1, a date its day number, a set a bit mask; 0 is "nothing there",
whether nobody knows or there is none. That is more than such engines do by themselves: a date that is not there is never early.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import reduce
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from benchmarks.speed.regelfeiten import keuzes_van
from rules.feiten import Feit, Feittype, catalogus
from rules.geval import bijdrage
from rules.taal import (
    OVER_VERZAMELING,
    Afgeleid,
    Alle,
    Constante,
    DagGevraagd,
    EenVan,
    Feitverwijzing,
    Niet,
    Operand,
    Operator,
    Regel,
    Vergelijking,
    Voorwaarde,
    vergelijkingen,
)
from rules.waarden import WAAR, Leeftijd, Waarde

Getallen: TypeAlias = npt.NDArray[np.int32]
Bools: TypeAlias = npt.NDArray[np.bool_]
Bron: TypeAlias = Callable[[str], Getallen]
"""The numbers of a fact by the name of its column (`kolomnaam`)."""
_NAAR_ORDE: Mapping[Operator, Callable[[Getallen, Getallen], Bools]] = {
    Operator.GELIJK: np.equal,
    Operator.MINDER: np.less,
    Operator.HOOGSTENS: np.less_equal,
    Operator.MEER: np.greater,
    Operator.MINSTENS: np.greater_equal,
}


def kolomnaam(feit: str, als_masker: bool) -> str:
    """A fact as a column: a code of one place may be needed both as a number and as a set of one."""
    return feit.replace(".", "_") + ("_masker" if als_masker else "")


def kolommen_van(regel: Regel) -> frozenset[tuple[str, bool]]:
    """The facts of a rule and whether it takes them as sets."""
    return frozenset(
        (operand.naam, v.operator in OVER_VERZAMELING)
        for v in vergelijkingen(regel.als)
        for operand in (v.links, v.rechts)
        if isinstance(operand, Feitverwijzing)
    )


def in_getallen(feit: Feit, waarden: Sequence[Waarde], als_masker: bool) -> Getallen:
    """A column as numbers; of two possible ages the lowest."""
    codes = {keuze: i + 1 for i, keuze in enumerate(keuzes_van(feit))} if feit.type in (Feittype.KEUZE, Feittype.TEKST, Feittype.VERZAMELING) else {}
    return np.array([_masker(waarde, codes) if als_masker else _getal(waarde, codes) for waarde in waarden], dtype=np.int32)


def toegelaten(regel: Regel, bron: Bron, op: date) -> Bools:
    """What a rule gives: whether it lets pass."""
    waar = _lees(regel.als, bron, op)
    return waar if bijdrage(regel, WAAR) == WAAR else ~waar


def _getal(waarde: Waarde, codes: dict[str, int]) -> int:
    match waarde:
        case Leeftijd():
            return waarde.laag
        case date():
            return waarde.toordinal()
        case int():
            return int(waarde)
        case str():
            return codes[waarde]
        case _:
            return 0


def _masker(waarde: Waarde, codes: dict[str, int]) -> int:
    leden = waarde if isinstance(waarde, frozenset) else {waarde} if isinstance(waarde, str) else ()
    return sum(1 << (codes[lid] - 1) for lid in leden)


def _lees(deel: Voorwaarde, bron: Bron, op: date) -> Bools:
    match deel:
        case Alle(delen):
            return reduce(np.logical_and, (_lees(kind, bron, op) for kind in delen))
        case EenVan(delen):
            return reduce(np.logical_or, (_lees(kind, bron, op) for kind in delen))
        case Niet(kind):
            return ~_lees(kind, bron, op)
        case Afgeleid(_, kind):
            return _lees(kind, bron, op)
        case Vergelijking():
            return _vergelijk(deel, bron, op)


def _vergelijk(v: Vergelijking, bron: Bron, op: date) -> Bools:
    links = _operand(v.links, v, bron, op)
    if v.operator is Operator.IS_AFWEZIG:
        return np.equal(links, 0)
    assert v.rechts is not None  # the table asks nowhere whether a fact is known
    rechts = _operand(v.rechts, v, bron, op)
    uit: Bools
    match v.operator:
        case Operator.BEVAT_ALLE:
            uit = np.equal(links & rechts, rechts)
        case Operator.OVERLAPT:
            uit = np.not_equal(links & rechts, 0)
        case Operator.IN:
            uit = np.not_equal((1 << links) & rechts, 0)
        case Operator.ONGELIJK:
            uit = ~(np.equal(links, rechts) & _er_is(v.links, links) & _er_is(v.rechts, rechts))
        case _:
            uit = _NAAR_ORDE[v.operator](links, rechts) & _er_is(v.links, links) & _er_is(v.rechts, rechts)
    return uit


def _er_is(operand: Operand, getallen: Getallen) -> Bools:
    """False where there is nothing to compare; a no (0) is something."""
    if isinstance(operand, Feitverwijzing) and catalogus()[operand.naam].type is not Feittype.JANEE:
        return np.greater(getallen, 0)
    return np.ones((), dtype=np.bool_)


def _operand(operand: Operand, v: Vergelijking, bron: Bron, op: date) -> Getallen:
    match operand:
        case Feitverwijzing(naam, schuif):
            assert schuif.maanden == 0  # months are not a number of days: the table shifts facts by days and weeks only
            assert isinstance(schuif.dagen, int)  # parameters are filled in at the date asked
            getallen = bron(kolomnaam(naam, v.operator in OVER_VERZAMELING))
            return getallen + np.where(getallen > 0, np.int32(schuif.dagen), np.int32(0)) if schuif.dagen else getallen
        case DagGevraagd(schuif):
            return np.array(schuif(op).toordinal(), dtype=np.int32)
        case Constante(waarde):
            return _constant(waarde, v)
        case _:
            raise TypeError("a rule is read at a date: its parameters are filled in")


def _constant(waarde: Waarde, v: Vergelijking) -> Getallen:
    feit = next(catalogus()[deel.naam] for deel in (v.links, v.rechts) if isinstance(deel, Feitverwijzing))
    if v.operator is Operator.IN:
        assert isinstance(waarde, frozenset)
        codes = {keuze: i + 1 for i, keuze in enumerate(keuzes_van(feit))}
        return np.array(sum(1 << codes[lid] for lid in waarde), dtype=np.int32)
    return in_getallen(feit, [waarde], v.operator in OVER_VERZAMELING).reshape(())
