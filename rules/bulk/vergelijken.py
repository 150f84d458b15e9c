"""Comparisons of whole columns at once: int8 arrays, each value turned into a number once for all rules of a reading.

What has no value bounds the outcome: ONBEKEND holds it at ONZEKER, AFWEZIG at what it decides (`ongelijk` and an empty right side of
`bevat_alle`: WAAR, else ONWAAR). AFWEZIG decides over ONBEKEND, so its bound is laid last.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce
from itertools import count
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from rules.bulk.kolommen import Indexen, Kolom, Staten
from rules.feiten import Feittype, catalogus
from rules.taal import GEEN_SCHUIF, OVER_VERZAMELING, Constante, DagGevraagd, Feitverwijzing, Operand, Operator, Parameterverwijzing, Schuif, Vergelijking
from rules.waarden import ONWAAR, ONZEKER, WAAR, Leeftijd, Waarde, als_tekst

Oordelen: TypeAlias = npt.NDArray[np.int8]
Codes: TypeAlias = npt.NDArray[np.int64]
Bools: TypeAlias = npt.NDArray[np.bool_]
_BITS = 62
_VRIJ = (ONWAAR, WAAR)
_NAAR_ORDE: Mapping[Operator, Callable[[Codes, Codes], Bools]] = {
    Operator.GELIJK: np.equal,
    Operator.ONGELIJK: np.not_equal,
    Operator.MINDER: np.less,
    Operator.HOOGSTENS: np.less_equal,
    Operator.MEER: np.greater,
    Operator.MINSTENS: np.greater_equal,
}
_BEKEND = np.array([WAAR, WAAR, ONWAAR], dtype=np.int8)
_AFWEZIG = np.array([ONWAAR, WAAR, ONZEKER], dtype=np.int8)


@dataclass(frozen=True)
class Reeks:
    """A column laid along its axis: for every cell (of any shape) which distinct value it has."""

    kolom: Kolom
    plaats: Indexen

    @property
    def staat(self) -> Staten:
        return np.asarray(self.kolom.staat[self.plaats])


@dataclass(frozen=True)
class Raster:
    """Where every fact of a rule lies; shapes broadcast. `hoog`: read the highest of two possible ages, else the lowest."""

    feiten: Mapping[str, Reeks]
    hoog: bool = False


class Vergelijker:
    """Reads comparisons at one date, and remembers columns as numbers."""

    def __init__(self, op: date) -> None:
        self._op = op
        self._tekst: defaultdict[str, int] = defaultdict(count().__next__)
        self._getallen: dict[tuple[Kolom, Schuif, bool, tuple[str, ...]], Codes] = {}

    def lees(self, v: Vergelijking, raster: Raster) -> Oordelen:
        """What a comparison gives in every cell."""
        links = self._reeks(v.links, raster)
        if v.operator is Operator.IS_BEKEND:
            return _BEKEND[links.staat]
        if v.operator is Operator.IS_AFWEZIG:
            return _AFWEZIG[links.staat]
        assert v.rechts is not None  # the loader gives every other operator two sides
        rechts = self._reeks(v.rechts, raster)
        if v.operator in OVER_VERZAMELING:
            waar = _verzamelingen(v.operator, links, rechts)
        elif v.operator is Operator.IN:
            waar = _komt_voor(v.links, links, rechts)
        else:
            keuzes = _geordend(v)
            waar = _NAAR_ORDE[v.operator](self._codes(v.links, links, raster, keuzes), self._codes(v.rechts, rechts, raster, keuzes))
        return _begrensd(v.operator, waar, links.staat, rechts.staat)

    def _reeks(self, operand: Operand, raster: Raster) -> Reeks:
        match operand:
            case Feitverwijzing(naam):
                return raster.feiten[naam]
            case Constante(waarde):
                return _constant(waarde)
            case DagGevraagd(schuif):
                return _constant(schuif(self._op))
            case Parameterverwijzing(naam):
                raise TypeError(f"parameter {naam}: a rule is read at a date, through Regelset.geldig_op")

    def _codes(self, operand: Operand, reeks: Reeks, raster: Raster, keuzes: tuple[str, ...]) -> Codes:
        """Numbers that compare as the values do; 0 where there is none (the state decides there)."""
        if not isinstance(operand, Feitverwijzing):
            return np.array(self._code(reeks.kolom.uniek[0], GEEN_SCHUIF, raster.hoog, keuzes), dtype=np.int64)
        sleutel = (reeks.kolom, operand.schuif, raster.hoog, keuzes)
        if sleutel not in self._getallen:
            codes = [self._code(waarde, operand.schuif, raster.hoog, keuzes) for waarde in reeks.kolom.uniek]
            self._getallen[sleutel] = np.array(codes, dtype=np.int64)
        return self._getallen[sleutel][reeks.plaats]

    def _code(self, waarde: Waarde, schuif: Schuif, hoog: bool, keuzes: tuple[str, ...]) -> int:
        match waarde:
            case Leeftijd():
                return waarde.hoog if hoog else waarde.laag
            case date():
                return (waarde if schuif == GEEN_SCHUIF else schuif(waarde)).toordinal()
            case int():
                return int(waarde)
            case str():
                return keuzes.index(waarde) if keuzes else self._tekst[waarde]
            case _:
                return 0


def _constant(waarde: Waarde) -> Reeks:
    nul = np.zeros((), dtype=np.intp)
    return Reeks(Kolom((waarde,), nul), nul)


def _geordend(v: Vergelijking) -> tuple[str, ...]:
    """The choices from low to high by which the sides are ordered; empty: texts are only the same or not."""
    feiten = (catalogus()[deel.naam] for deel in (v.links, v.rechts) if isinstance(deel, Feitverwijzing))
    return next((feit.keuzes for feit in feiten if feit.geordend and feit.type is Feittype.KEUZE), ())


def _begrensd(operator: Operator, waar: Bools, links: Staten, rechts: Staten) -> Oordelen:
    uit = np.asarray(waar).astype(np.int8) * np.int8(WAAR)
    leeg: tuple[tuple[int, int], ...]
    match operator:
        case Operator.ONGELIJK:
            leeg = ((WAAR, WAAR), (WAAR, WAAR))
        case Operator.BEVAT_ALLE:
            leeg = (_VRIJ, (WAAR, WAAR))
        case _:
            leeg = ((ONWAAR, ONWAAR), (ONWAAR, ONWAAR))
    onder, boven = (np.array([[kant[zijde] for kant in (_VRIJ, dan, (ONZEKER, ONZEKER))] for dan in leeg], dtype=np.int8) for zijde in (0, 1))
    stappen = [(np.maximum, onder), (np.minimum, boven)]
    for grens, waarden in stappen if leeg[1][0] == ONWAAR else stappen[::-1]:
        for staat, zijde in ((links, waarden[0]), (rechts, waarden[1])):
            if staat.any():
                uit = grens(uit, zijde[staat])
    return uit


def _komt_voor(operand: Operand, links: Reeks, rechts: Reeks) -> Bools:
    """Whether the value, shifted when it is a date, stands in the list; the list is a constant."""
    keuzes = rechts.kolom.verzamelingen[0]
    schuif = operand.schuif if isinstance(operand, Feitverwijzing) else GEEN_SCHUIF
    waarden = [schuif(waarde) if schuif != GEEN_SCHUIF and isinstance(waarde, date) else waarde for waarde in links.kolom.uniek]
    return np.array([als_tekst(waarde) in keuzes for waarde in waarden], dtype=np.bool_)[links.plaats]


def _verzamelingen(operator: Operator, links: Reeks, rechts: Reeks) -> Bools:
    """Subset or overlap by bit masks over the items of the right side, as many words as needed."""
    lid = {item: i for i, item in enumerate(sorted({item for w in rechts.kolom.verzamelingen for item in w}))}
    paren = list(zip(_maskers(links, lid), _maskers(rechts, lid), strict=True))
    if operator is Operator.BEVAT_ALLE:
        return reduce(np.logical_and, [(a & b) == b for a, b in paren])
    return reduce(np.logical_or, [(a & b) != 0 for a, b in paren])


def _maskers(reeks: Reeks, lid: Mapping[str, int]) -> list[Codes]:
    """Bit masks over `lid`, one array per word of 62 bits."""
    woorden = []
    for begin in range(0, max(1, len(lid)), _BITS):
        bit = {item: 1 << (i - begin) for item, i in lid.items() if begin <= i < begin + _BITS}
        maskers = [sum(bit.get(item, 0) for item in w) for w in reeks.kolom.verzamelingen]
        woorden.append(np.array(maskers, dtype=np.int64)[reeks.plaats])
    return woorden
