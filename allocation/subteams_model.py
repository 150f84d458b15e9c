"""A split as an integer program: who comes in which sub-team, which pairs fall apart, and which expertise is then missing where (counting.md 37)."""

from __future__ import annotations

from itertools import product

import numpy as np

from allocation.subteams_opbouw import Splitsbaar
from solving.matrix import Ints, Matrix, MatrixBuilder, Objective

AFGESNEDEN, ONTBREKEND = "afgesneden_clienten", "ontbrekende_expertises"
NIET = -1
"""No column: this begeleider cannot come there."""


class Subteammodel:
    """The matrix and both doelen. Sub-teams are numbered by their first member, so that one split is one solution."""

    def __init__(self, team: Splitsbaar) -> None:
        self.team, self._bouwer = team, MatrixBuilder()
        self._zit = self._plekken()
        self.in_een_subteam()
        self.even_groot()
        self.genummerd_naar_eerste_lid()
        self._paren = [(i, j) for i, j in zip(*np.nonzero(np.triu(team.samen)), strict=True)]
        self._los = self._bouwer.add_columns(len(self._paren))
        self.paar_valt_uiteen()
        self._gat = self._bouwer.add_columns(team.aantal * len(team.expertises))
        self.expertise_ontbreekt()
        self.matrix: Matrix = self._bouwer.build()
        self.doelen = (self._afgesneden(), self._ontbrekend())

    def in_een_subteam(self) -> None:
        """Σ over sub-teams of zit = 1, per begeleider."""
        for rij in self._zit:
            cols = rij[rij != NIET]
            self._bouwer.add_row(cols, np.ones(len(cols), dtype=np.int64), 1, 1)

    def even_groot(self) -> None:
        """⌊n ÷ aantal⌋ ≤ Σ over begeleiders of zit ≤ ⌈n ÷ aantal⌉, per sub-team: sizes within one (counting.md 37)."""
        for rij in self._zit.T:
            cols = rij[rij != NIET]
            self._bouwer.add_row(cols, np.ones(len(cols), dtype=np.int64), len(self.team.leden) // self.team.aantal, self.team.grootste)

    def genummerd_naar_eerste_lid(self) -> None:
        """Begeleider i comes in sub-team p only when one before i is in p − 1. Not a limit of the work: it takes away equal solutions."""
        for i, p in product(range(len(self._zit)), range(2, self.team.aantal)):
            if self._zit[i, p] != NIET:
                eerder = self._zit[:i, p - 1]
                eerder = eerder[eerder != NIET]
                self._bouwer.add_row([self._zit[i, p], *eerder], [1, *[-1] * len(eerder)], upper=0)

    def paar_valt_uiteen(self) -> None:
        """los(i, j) ≥ zit(i, p) − zit(j, p) and the other way round, per sub-team p."""
        for nummer, (i, j) in enumerate(self._paren):
            for p, (van, naar) in product(range(self.team.aantal), ((i, j), (j, i))):
                if self._zit[van, p] != NIET:
                    ander = [self._zit[naar, p]] if self._zit[naar, p] != NIET else []
                    self._bouwer.add_row([self._zit[van, p], *ander, self._los + nummer], [1, *[-1] * len(ander), -1], upper=0)

    def expertise_ontbreekt(self) -> None:
        """gat(p, e) ≥ zit(i, p) − Σ over who has e of zit(j, p), for everybody i whose clients need e and who has it not."""
        team = self.team
        for e in range(len(team.expertises)):
            for i, p in product(np.flatnonzero(team.nodig[:, e] & ~team.hebben[:, e]).tolist(), range(team.aantal)):
                if self._zit[i, p] != NIET:
                    hebben = self._zit[team.hebben[:, e], p]
                    hebben = hebben[hebben != NIET]
                    self._bouwer.add_row([self._zit[i, p], *hebben, self._gatkolom(p, e)], [1, *[-1] * len(hebben), -1], upper=0)

    def values(self, deel: Ints) -> Ints:
        """A full solution for a split, whatever the numbers of its sub-teams."""
        deel = genummerd(deel)
        uit = np.zeros(self.matrix.width, dtype=np.int64)
        uit[self._zit[np.arange(len(deel)), deel]] = 1
        for nummer, (i, j) in enumerate(self._paren):
            uit[self._los + nummer] = deel[i] != deel[j]
        for p, e in zip(*np.nonzero(self.team.gaten(deel)), strict=True):
            uit[self._gatkolom(int(p), int(e))] = 1
        return uit

    def deel(self, values: Ints) -> Ints:
        """The sub-team of each begeleider in a solution."""
        uit = np.zeros(len(self._zit), dtype=np.int64)
        for i, rij in enumerate(self._zit):
            uit[i] = next(p for p, kolom in enumerate(rij) if kolom != NIET and values[kolom])
        return uit

    def _plekken(self) -> Ints:
        """[begeleider, sub-team]: the column; the first comes in sub-team 1, the second in 1 or 2, and so on."""
        uit = np.full((len(self.team.leden), self.team.aantal), NIET, dtype=np.int64)
        for i, rij in enumerate(uit):
            aantal = min(i + 1, self.team.aantal)
            rij[:aantal] = self._bouwer.add_columns(aantal) + np.arange(aantal)
        return uit

    def _gatkolom(self, p: int, e: int) -> int:
        return self._gat + p * len(self.team.expertises) + e

    def _afgesneden(self) -> Objective:
        """Σ over pairs that fall apart of the clients they share."""
        gewicht = np.array([self.team.samen[i, j] for i, j in self._paren], dtype=np.int64)
        return Objective(AFGESNEDEN, self._los + np.arange(len(self._paren)), gewicht)

    def _ontbrekend(self) -> Objective:
        """Σ of expertises missing in a sub-team."""
        cols = self._gat + np.arange(self.team.aantal * len(self.team.expertises))
        return Objective(ONTBREKEND, cols, np.ones(len(cols), dtype=np.int64))


def genummerd(deel: Ints) -> Ints:
    """The same split with the sub-teams numbered by their first member."""
    nieuw: dict[int, int] = {}
    return np.array([nieuw.setdefault(int(p), len(nieuw)) for p in deel], dtype=np.int64)
