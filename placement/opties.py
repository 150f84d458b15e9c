"""The option columns of a model: every pair and start week of the persons who are free in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from placement.problem import Bools, Ints, Problem

Vuller = Callable[[Ints], None]
"""Sets the columns of one family from the options chosen, in place."""
_LEEG: Ints = np.empty(0, dtype=np.int64)


class Opties:
    """The option columns 0 … n−1 of a model: pair and start week of each, and where a row counts them.

    `mag` says which pairs may be used (all of them unless given). With `eindbeeld` there is one option per pair, standing in its last week;
    `eerste` holds its first.
    """

    def __init__(self, problem: Problem, vrij: Sequence[int], eindbeeld: bool, mag: Bools | None = None) -> None:
        self.problem = problem
        self.vrij = tuple(sorted(vrij))
        self.eindbeeld = eindbeeld
        paren = np.concatenate([_LEEG, *(problem.paren_van[persoon] for persoon in self.vrij)])
        paren = paren if mag is None else paren[mag[paren]]
        weken = problem.paar_weken[paren]
        if eindbeeld:
            aantal = np.ones(len(paren), dtype=np.int64)
            self.paar = paren
            self.week = problem.horizon - 1 - np.argmax(weken[:, ::-1], axis=1).astype(np.int64)
            self.eerste = np.argmax(weken, axis=1).astype(np.int64)
        else:
            aantal = weken.sum(axis=1).astype(np.int64)
            welke, week = np.nonzero(weken)
            self.paar, self.week = paren[welke], week.astype(np.int64)
            self.eerste = self.week
        self.persoon = problem.paar_persoon[self.paar]
        self._aantal = np.zeros(problem.paren, dtype=np.int64)
        self._aantal[paren] = aantal
        self._begin = np.zeros(problem.paren, dtype=np.int64)
        self._begin[paren] = np.cumsum(aantal) - aantal
        self.weken: tuple[int, ...] = (problem.horizon - 1,) if eindbeeld else tuple(range(problem.horizon))
        self._rijen = self._per_rij(paren)

    def __len__(self) -> int:
        return len(self.paar)

    def van(self, paren: Sequence[int] | Ints) -> Ints:
        """Columns of these pairs that are free here."""
        return self._uit(np.asarray(paren, dtype=np.int64))[0]

    def in_rij(self, rij: int) -> tuple[Ints, Ints]:
        """Columns that touch a row, and by how much."""
        return self._rijen.get(rij, (_LEEG, _LEEG))

    def rijen(self) -> Iterator[tuple[int, Ints, Ints]]:
        """Every row that a free option touches, with its columns and deltas."""
        for rij, (cols, delta) in self._rijen.items():
            yield rij, cols, delta

    def gestart(self, cols: Ints, week: int) -> Bools:
        """Which of these columns start in or before a week (all of them in the last-week picture)."""
        telt: Bools = self.week[cols] <= (self.problem.horizon if self.eindbeeld else week)
        return telt

    def _uit(self, paren: Ints) -> tuple[Ints, Ints]:
        """Columns of pairs, and for each the position of its pair in `paren`."""
        aantal = self._aantal[paren]
        bij = np.repeat(np.arange(len(paren)), aantal)
        binnen = np.arange(int(aantal.sum())) - np.repeat(np.cumsum(aantal) - aantal, aantal)
        return self._begin[paren][bij] + binnen, bij

    def _per_rij(self, paren: Ints) -> dict[int, tuple[Ints, Ints]]:
        problem = self.problem
        hoeveel = (problem.bijdrage_start[1:] - problem.bijdrage_start[:-1])[paren]
        plek = np.repeat(problem.bijdrage_start[paren], hoeveel) + np.arange(int(hoeveel.sum())) - np.repeat(np.cumsum(hoeveel) - hoeveel, hoeveel)
        rij, paar, delta = problem.bijdrage_rij[plek], np.repeat(paren, hoeveel), problem.bijdrage_delta[plek]
        cols, bij = self._uit(paar)
        volgorde = np.argsort(rij[bij], kind="stable")
        rij, cols, delta = rij[bij][volgorde], cols[volgorde], delta[bij][volgorde]
        uniek, begin = np.unique(rij, return_index=True)
        delen = zip(uniek.tolist(), np.split(cols, begin[1:]), np.split(delta, begin[1:]), strict=False)
        return {nummer: (kolommen, deltas) for nummer, kolommen, deltas in delen}
