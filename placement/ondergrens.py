"""What a plan with somebody forced onto certain pairs costs at least: valid lower bounds per doel, at the price of a lookup.

Let q be the doelen of a plan that was found with the person forced. The bound of doel k holds for every plan with the person on one of the
pairs that is no worse than q on the doelen before k (counting.md 26). Two sources, of which the higher counts:

1. The base plan's own `grens`: it bounds all plans no worse than its `beste` plus speling on the earlier doelen, forced or not. It may be
   used as long as q itself stays within that on every earlier doel.
2. The linear relaxation of the last-week picture, solved once per base plan and doel with the earlier doelen kept at the base plan's
   values. Its dual values y bound every forced plan too (Lagrange): earlier doelen that are worse by t move the bound by y·t, and the
   forced person's columns count with the cheapest one allowed instead of with what the relaxation liked best.

Without either, a doel is at least what its columns at their better ends say, which is never below 0.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from domain.beleid import Beleid
from placement.model import Model
from placement.model_doelen import doelen_van
from placement.oplossen import spelingen
from placement.plan import Doelwaarde
from placement.problem import Ints, Problem
from solving.limits import Limits
from solving.matrix import Matrix, Objective
from solving.relaxation import Floats, relax

TE_GROOT = 20_000
"""From so many pairs on, the relaxations would take longer than a question may; then only the base plan's bounds are used."""
KOSTEN = 20.0
"""Deterministic seconds for one relaxation."""
_AFRONDING = 1e-5


@dataclass(frozen=True)
class _Beeld:
    """One doel of the last-week picture: the proven bound, reduced cost per option, and per earlier doel what one point more of it is worth."""

    grens: float
    reduced: Floats
    per_punt: Floats


class Ondergrens:
    """Lower bounds for forced plans against one base plan; `waarden` are the base plan's doelen in the order of the beleid."""

    def __init__(self, problem: Problem, beleid: Beleid, doelen: Sequence[Doelwaarde], waarden: Sequence[int]) -> None:
        self._problem = problem
        self._doelen = tuple(doelen)
        self._hoogst = [doel.beste + ruimte for doel, ruimte in zip(doelen, spelingen(problem, beleid), strict=True)]
        self._waarden = tuple(waarden)
        self._beelden: tuple[_Beeld | None, ...] = (None,) * len(self._doelen)
        if 0 < problem.paren <= TE_GROOT:
            self._model = Model(problem, eindbeeld=True)
            self._beelden = self._los_op(doelen_van(self._model, beleid.doelen, [0] * len(self._doelen)))

    def voor(self, persoon: int, paren: Sequence[int] | Ints, gevonden: Sequence[int]) -> list[int]:
        """Per doel the least it can be in a plan that has the person on one of these pairs and is no worse than `gevonden` before it."""
        binnen, uit = True, []
        for nummer, waarde in enumerate(gevonden):
            grens = max(0, self._doelen[nummer].grens) if binnen else 0
            beeld = self._beelden[nummer]
            if beeld is not None:
                grens = max(grens, self._uit_beeld(beeld, persoon, paren, gevonden))
            uit.append(min(grens, waarde))
            binnen = binnen and waarde <= self._hoogst[nummer]
        return uit

    def _uit_beeld(self, beeld: _Beeld, persoon: int, paren: Sequence[int] | Ints, gevonden: Sequence[int]) -> int:
        eerder = len(beeld.per_punt)
        meer = np.array(gevonden[:eerder], dtype=np.float64) - np.array(self._waarden[:eerder], dtype=np.float64)
        alle = beeld.reduced[self._model.opties.van(self._problem.paren_van[persoon])]
        hier = beeld.reduced[self._model.opties.van(paren)]
        grens = beeld.grens + float(beeld.per_punt @ meer) + float(hier.min()) - float(np.minimum(alle, 0.0).sum())
        return math.ceil(grens - _AFRONDING)

    def _los_op(self, doelen: Sequence[Objective]) -> tuple[_Beeld | None, ...]:
        return tuple(self._beeld(doelen, nummer) for nummer in range(len(doelen)))

    def _beeld(self, doelen: Sequence[Objective], nummer: int) -> _Beeld | None:
        """Earlier doelen are kept by a row each; a column fixed at 0 stands in it, whose reduced cost is what one point more is worth."""
        matrix = _met_kolommen(self._model.matrix, nummer)
        breedte = self._model.matrix.width
        rijen = [
            (np.append(doel.cols, breedte + eerder), np.append(doel.coefs, -1), self._waarden[eerder] - doel.offset)
            for eerder, doel in enumerate(doelen[:nummer])
        ]
        opgelost = relax(matrix.with_rows(rijen), doelen[nummer], Limits(KOSTEN))
        if opgelost is None:
            return None
        return _Beeld(opgelost.exact_bound, opgelost.reduced[:breedte], opgelost.reduced[breedte:])


def _met_kolommen(matrix: Matrix, aantal: int) -> Matrix:
    """The same with columns fixed at 0 at the end."""
    nullen = np.zeros(aantal, dtype=np.int64)
    return Matrix(
        lower=np.append(matrix.lower, nullen),
        upper=np.append(matrix.upper, nullen),
        starts=matrix.starts,
        cols=matrix.cols,
        coefs=matrix.coefs,
        row_lower=matrix.row_lower,
        row_upper=matrix.row_upper,
    )
