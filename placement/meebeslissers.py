"""Whose choices can make one placement possible: as few people and pairs as exactness allows (counting.md 27).

Everyone not named here may as well stay where they are or unplaced. Going that way never makes a row fuller that the people named fill,
for a mover who would empty such a row is named; and it never breaks a group's minimum, for who would fill it up is named too.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from placement.problem import ONBEGRENSD, Bools, Ints, Problem


def meebeslissende_paren(problem: Problem, eigen: Ints, persoon: int, vast: Sequence[int]) -> Bools:
    """Pairs that can matter, per pair: those of the question (`eigen`), of who must be placed (`vast`), and of who helps these or one another."""
    return _Kring(problem, eigen, persoon, vast).paren()


class _Kring:
    """Grows from the question outward until nobody more can help."""

    def __init__(self, problem: Problem, eigen: Ints, persoon: int, vast: Sequence[int]) -> None:
        self._problem = problem
        self._paar = np.repeat(np.arange(problem.paren), np.diff(problem.bijdrage_start))  # of every (row, delta)
        self._rij, self._delta = problem.bijdrage_rij, problem.bijdrage_delta
        self._minimum = np.zeros(len(problem.rijen), dtype=bool)
        self._minimum[[minimum.rij for minimum in problem.minima]] = True
        self._verhuist = (problem.oud_plek >= 0) & ~np.isin(np.arange(len(problem.personen)), [persoon, *vast])
        self._ander = problem.paar_persoon != persoon
        self._mag = np.zeros(problem.paren, dtype=bool)
        self._mag[eigen] = True
        for wie in vast:
            if wie != persoon:
                self._mag[problem.paren_van[wie]] = True
        self._knelt = self._kan_knellen()

    def paren(self) -> Bools:
        while True:
            erbij = self._helpers()
            if not (erbij & ~self._mag).any():
                return self._mag
            self._mag |= erbij

    def _kan_knellen(self) -> Bools:
        """Rows that everybody who might take part could fill beyond the limit together."""
        problem = self._problem
        vult_op = np.zeros(problem.paren, dtype=bool)
        vult_op[self._paar[self._minimum[self._rij] & (self._delta > 0)]] = True
        wie = (self._mag | self._verhuist[problem.paar_persoon] | (vult_op & self._ander))[self._paar] & (self._delta > 0)
        # per person and row the most one pair can add, then per row the sum over persons
        sleutel = problem.paar_persoon[self._paar[wie]] * len(problem.rijen) + self._rij[wie]
        uniek, begin = np.unique(sleutel, return_inverse=True)
        hoogste = np.zeros(len(uniek), dtype=np.int64)
        np.maximum.at(hoogste, begin, self._delta[wie])
        som = np.zeros(len(problem.rijen), dtype=np.int64)
        np.add.at(som, uniek % len(problem.rijen), hoogste)
        erbij = som * np.where(problem.totaal, problem.horizon, 1)
        ruimte = np.where(problem.totaal, (problem.grens - problem.basis)[:, 0], (problem.grens - problem.basis).min(axis=1))
        knelt: Bools = (erbij > ruimte) & (ruimte < ONBEGRENSD // 2)
        return knelt

    def _helpers(self) -> Bools:
        """All pairs of movers who empty a row that is filled, or who fill up a minimum; of others only the pairs that fill up."""
        problem, mee = self._problem, self._mag[self._paar]
        gevuld = np.zeros(len(problem.rijen), dtype=bool)
        gevuld[self._rij[mee & (self._delta > 0)]] = True
        leeg = gevuld & self._knelt
        for regel in problem.niet_samen:
            if gevuld[regel.rij_a] or gevuld[regel.rij_b]:
                leeg[[regel.rij_a, regel.rij_b]] = True
        geraakt = np.zeros(len(problem.rijen), dtype=bool)
        geraakt[self._rij[mee]] = True
        vult_op = np.zeros(problem.paren, dtype=bool)
        vult_op[self._paar[(geraakt & self._minimum)[self._rij] & (self._delta > 0)]] = True
        vult_op &= self._ander
        maakt_leeg = self._paar[leeg[self._rij] & (self._delta < 0)]
        helpt = np.zeros(len(problem.personen), dtype=bool)
        helpt[problem.paar_persoon[maakt_leeg]] = True
        helpt[problem.paar_persoon[vult_op]] = True
        waar = [locatie for locatie in np.unique(problem.paar_locatie[self._mag]).tolist() if locatie in problem.sleutelfiguren.max_op_locatie]
        woont = np.where(problem.oud_plek >= 0, problem.locatie_van_plek[problem.oud_plek], -1)
        helpt |= np.isin(woont, waar)
        erbij: Bools = vult_op | (helpt & self._verhuist)[problem.paar_persoon]
        return erbij
