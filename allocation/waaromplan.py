"""Decisions near a base: a few clients are free, all others stand, and the doelen are settled in order by a short deterministic search.

As few clients as can be get somebody else than in the base: before any doel (`anders_eerst`), which is what a base "as it is today" asks, whose
faults are nobody's price; else only before the last doelen, so that nobody changes for the sake of a gebied or a wish.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from allocation.model import Model
from allocation.model_doelen import WEKEN, Doelenmodel
from allocation.problem import EERSTE, GEEN, TWEEDE, Keuzes, Problem
from allocation.telling import ACHTERAAN, tel, volgorde
from solving.cpsat import CpSat
from solving.limits import Limits
from solving.matrix import Ints, Objective
from solving.ordered import Level, solve_in_order

ZOEKEN = 1.0
"""Deterministic seconds for one plan."""
DEEL = 0.34
"""Share of the time that is left which one doel may use."""
Eis = tuple[int, Sequence[tuple[int, int]]]
"""A client, and (role, aanbieder) choices of which one must be made."""


@dataclass(frozen=True)
class Dichtbij:
    """What was found; `niveaus`: how each doel ended, among all decisions of the free clients for those that came before `anderen`."""

    keuzes: Keuzes
    niveaus: tuple[Level, ...]
    voor_anderen: int


def dichtbij(
    problem: Problem, basis: Keuzes, vrij: Sequence[int], eis: Eis | None, start: Keuzes | None = None, anders_eerst: bool = False, limits: Limits | None = None
) -> Dichtbij | None:
    """The best decisions found that meet the demand; None when none was found within the limits. `start` may hold them already."""
    limits, weken = (limits or Limits()).at_most(ZOEKEN), WEKEN
    while True:
        gevonden = _Zoeker(problem, basis, vrij, eis, weken).zoek(start, anders_eerst, limits)
        if gevonden is None or weken >= problem.horizon:
            return gevonden
        geteld = tel(problem, gevonden.keuzes)
        if all(geteld[niveau.name] <= niveau.best for niveau in gevonden.niveaus):
            return gevonden
        start, weken = gevonden.keuzes, min(problem.horizon, 2 * weken)


class _Zoeker:
    """One model; first talks past `weken` are counted too low (`allocation.model_gesprekken`)."""

    def __init__(self, problem: Problem, basis: Keuzes, vrij: Sequence[int], eis: Eis | None, weken: int) -> None:
        self.problem, self.basis = problem, basis
        self.model = Model(problem, vrij, basis)
        self.doelen = Doelenmodel(self.model, volgorde(problem.wissels), weken)
        self.client = eis[0] if eis else None
        self.matrix = self.doelen.matrix
        if eis:
            cols = [self.model.kolom[eis[0], rol, wie] for rol, wie in eis[1] if (eis[0], rol, wie) in self.model.kolom]
            if not cols:
                raise ValueError("no option of this client meets the demand")
            self.matrix = self.matrix.with_rows([(np.array(cols, dtype=np.int64), -np.ones(len(cols), dtype=np.int64), -1)])

    def zoek(self, start: Keuzes | None, anders_eerst: bool, limits: Limits) -> Dichtbij | None:
        begin = self._begin(start, limits)
        if begin is None:
            return None
        doelen = self.doelen.doelen
        plek = 0 if anders_eerst else len(doelen) - len(ACHTERAAN)
        volgorde_ = [*doelen[:plek], self._anderen(), *doelen[plek:]]
        uit = solve_in_order(self.matrix, volgorde_, begin, limits, DEEL, improve=lambda _, values, __: self._strak(values))
        niveaus = tuple(niveau for nummer, niveau in enumerate(uit.levels) if nummer != plek)
        return Dichtbij(self.model.keuzes(uit.values), niveaus, plek)

    def _begin(self, start: Keuzes | None, limits: Limits) -> Ints | None:
        if start is not None:
            try:
                values = self.model.values(start, self.matrix.width)
                if not len(self.matrix.violated(values)):
                    return values
            except KeyError:  # somebody has no option like that
                pass
        uit = CpSat(self.matrix).solve(None, limits)
        return self._strak(uit.values) if uit.found else None

    def _strak(self, values: Ints) -> Ints:
        """Derived columns at what the decisions make of them."""
        return self.model.values(self.model.keuzes(values), self.matrix.width)

    def _anderen(self) -> Objective:
        """How many roles of free clients are not filled as in the base; of the client itself those that are filled there."""
        model, vast, plus, min_ = self.model, 0, list[int](), list[int]()
        for nummer in model.vrij:
            eerste, tweede = int(self.basis.eerste[nummer]), int(self.basis.tweede[nummer])
            if nummer == self.client and eerste == GEEN:
                continue
            zelfde = model.kolom.get((nummer, EERSTE, eerste), GEEN) if eerste != GEEN else model.niemand.get(nummer, GEEN)
            vast += 1
            min_ += [zelfde] if zelfde != GEEN else []
            if tweede == GEEN:
                plus += [] if nummer == self.client else model.cols(nummer, TWEEDE).tolist()
            else:
                vast += 1
                zelfde = model.kolom.get((nummer, TWEEDE, tweede), GEEN)
                min_ += [zelfde] if zelfde != GEEN else []
        cols = np.array([*plus, *min_], dtype=np.int64)
        coefs = np.ones(len(cols), dtype=np.int64)
        coefs[len(plus) :] = -1
        return Objective("anderen", cols, coefs, vast)
