"""The option columns of a model: every pair and start week of the persons who are free in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np

from placement.problem import Bools, Ints, Problem

Vuller = Callable[[Ints], None]
"""Sets the columns of one family from the options chosen, in place."""


class Opties:
    """The option columns 0 … n−1 of a model: pair and start week of each, and where a row counts them."""

    def __init__(self, problem: Problem, vrij: Sequence[int], eindbeeld: bool) -> None:
        self.problem = problem
        self.vrij = tuple(sorted(vrij))
        self.eindbeeld = eindbeeld
        paren = np.concatenate([np.empty(0, dtype=np.int64), *(problem.paren_van[persoon] for persoon in self.vrij)])
        weken = problem.paar_weken[paren]
        if eindbeeld:
            laatste = problem.horizon - 1 - np.argmax(weken[:, ::-1], axis=1) if len(paren) else np.empty(0, dtype=np.int64)
            self.paar, self.week = paren, laatste.astype(np.int64)
            self.eerste = np.argmax(weken, axis=1).astype(np.int64) if len(paren) else np.empty(0, dtype=np.int64)
        else:
            welke, week = np.nonzero(weken)
            self.paar, self.week = paren[welke], week.astype(np.int64)
            self.eerste = self.week
        self.persoon = problem.paar_persoon[self.paar]
        self.van_paar: dict[int, Ints] = {}
        if len(self.paar):
            uniek, begin = np.unique(self.paar, return_index=True)
            self.van_paar = dict(zip(uniek.tolist(), np.split(np.arange(len(self.paar)), begin[1:]), strict=True))
        self.weken: tuple[int, ...] = (problem.horizon - 1,) if eindbeeld else tuple(range(problem.horizon))

    def __len__(self) -> int:
        return len(self.paar)

    def van(self, paren: Iterable[int]) -> Ints:
        """Columns of these pairs that are free here."""
        return np.concatenate([np.empty(0, dtype=np.int64), *(self.van_paar[p] for p in paren if p in self.van_paar)])

    def in_rij(self, rij: int) -> tuple[Ints, Ints]:
        """Columns that touch a row, and by how much."""
        paren, delta = self.problem.paren_in_rij[rij]
        delen = [(self.van_paar[p], d) for p, d in zip(paren.tolist(), delta.tolist(), strict=True) if p in self.van_paar]
        if not delen:
            return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
        return np.concatenate([cols for cols, _ in delen]), np.concatenate([np.full(len(cols), d, dtype=np.int64) for cols, d in delen])

    def gestart(self, cols: Ints, week: int) -> Bools:
        """Which of these columns start in or before a week (all of them in the last-week picture)."""
        return self.week[cols] <= (self.problem.horizon if self.eindbeeld else week)
