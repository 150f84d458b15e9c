"""A set of decisions: per person of the instance the chosen pair, start week and sleutelfiguur."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from placement.problem import Ints, Problem

GEEN = -1


@dataclass(frozen=True)
class Keuzes:
    """Three arrays over the persons: pair number (−1: not placed), week index, sleutelfiguur number (−1: none)."""

    paar: Ints
    week: Ints
    sleutelfiguur: Ints

    @classmethod
    def geen(cls, problem: Problem) -> Keuzes:
        """Nobody placed: always allowed without pins, since every limit is at least the baseline."""
        leeg = np.full(len(problem.personen), GEEN, dtype=np.int64)
        return cls(leeg, leeg.copy(), leeg.copy())

    @property
    def geplaatst(self) -> Ints:
        """Numbers of the persons placed."""
        return np.flatnonzero(self.paar >= 0)

    def met(self, persoon: int, paar: int, week: int, sleutelfiguur: int) -> Keuzes:
        """The same with one person's choice replaced."""
        nieuw = Keuzes(self.paar.copy(), self.week.copy(), self.sleutelfiguur.copy())
        nieuw.paar[persoon], nieuw.week[persoon], nieuw.sleutelfiguur[persoon] = paar, week, sleutelfiguur
        return nieuw

    def zelfde(self, ander: Keuzes) -> bool:
        """Whether both decide the same."""
        return bool((self.paar == ander.paar).all() and (self.week == ander.week).all() and (self.sleutelfiguur == ander.sleutelfiguur).all())
