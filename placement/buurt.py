"""Large-neighbourhood search: again and again a few dozen people are planned anew, exactly, while the rest stays.

A neighbourhood is a location with who lives, comes or could come there. The step accepts only plans that are no worse in the order of
the doelen; each step is a model over the free persons alone, so it works at any size.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np

from domain.beleid import Beleid
from placement.keuzes import Keuzes
from placement.model import Model
from placement.model_doelen import doelen_van
from placement.problem import Problem
from placement.telling import tel
from solving.limits import Limits, Progress
from solving.ordered import solve_in_order

GROOTTE = 36
STAP = 0.6
"""Deterministic seconds per neighbourhood."""


class Buurtzoeker:
    """Improves decisions within deterministic limits."""

    def __init__(self, problem: Problem, beleid: Beleid, limits: Limits, progress: Progress) -> None:
        self.problem = problem
        self.beleid = beleid
        self.limits = limits
        self.progress = progress
        self._lot = random.Random(limits.seed)
        self._op_locatie: list[np.ndarray] = [np.unique(problem.paar_persoon[problem.paar_locatie == nummer]) for nummer in range(len(problem.locatie_ids))]

    def verbeter(self, keuzes: Keuzes) -> Keuzes:
        """Search until the deterministic time is used up or a stop is asked."""
        over, stappen = self.limits.deterministic, 0
        while over > 0 and not self.limits.stop.requested and self.problem.paren:
            vrij = self._buurt(keuzes)
            keuzes, kosten = self._stap(keuzes, vrij)
            over -= kosten
            stappen += 1
            if stappen % 10 == 0:
                doelen = tel(self.problem, keuzes)
                self.progress(f"verbeterd in {stappen} stappen: {[doelen[naam] for naam in self.beleid.doelen[:6]]}")
        return keuzes

    def _stap(self, keuzes: Keuzes, vrij: Sequence[int]) -> tuple[Keuzes, float]:
        model = Model(self.problem, vrij, keuzes)
        namen = [naam for naam in self.beleid.doelen]
        doelen = doelen_van(model, namen, [0] * len(namen))
        limits = self.limits.at_most(STAP)
        uitkomst = solve_in_order(model.matrix, doelen, model.values(keuzes), limits, share=0.4)
        # building costs time too: a fixed charge keeps the count of steps deterministic
        return model.keuzes(uitkomst.values), 0.05 + sum(niveau.cost for niveau in uitkomst.levels)

    def _buurt(self, keuzes: Keuzes) -> list[int]:
        """Half around somebody not placed (or late), half around a location drawn by lot."""
        niet = np.flatnonzero(keuzes.paar < 0)
        niet = niet[[len(self.problem.paren_van[p]) > 0 for p in niet]] if len(niet) else niet
        if len(niet) and self._lot.random() < 0.7:
            persoon = int(self._lot.choice(niet.tolist()))
            locaties = np.unique(self.problem.paar_locatie[self.problem.paren_van[persoon]]).tolist()
        else:
            persoon = -1
            locaties = [self._lot.randrange(len(self.problem.locatie_ids))]
        self._lot.shuffle(locaties)
        vrij: set[int] = {persoon} if persoon >= 0 else set()
        while len(vrij) < GROOTTE and locaties:
            hier = self._op_locatie[locaties.pop()].tolist()
            geplaatst = [p for p in hier if keuzes.paar[p] >= 0]
            self._lot.shuffle(hier)
            vrij.update((geplaatst + hier)[: GROOTTE // 2])
        return sorted(vrij)[: GROOTTE * 2]
