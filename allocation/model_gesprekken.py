"""First talks in the model: in which week an eerste sees whom, and how late that is (counting.md 34).

Only the first `weken` weeks in which someone is there count apart; whoever comes after them counts with the next one, as if it had room for
everybody. So a value of this family is a lower bound; it is the value itself when `telling.tel` counts the same, and else `weken` must grow.
"""

from __future__ import annotations

import numpy as np

from allocation.gesprekken import plan_gesprekken
from allocation.model import Model
from allocation.problem import EERSTE, GEEN
from solving.matrix import Ints


class Gesprekken:
    """Columns and costs of the talks: `cols` with `dagen` late, and `vast` for the clients who are not free."""

    def __init__(self, model: Model, weken: int) -> None:
        self.model = model
        self.dagen: dict[int, int] = {}
        self.weken = weken
        problem = model.problem
        gepland = plan_gesprekken(problem, model.vast)
        vrij = set(model.vrij)
        self.vast = sum(problem.vragen[nummer].te_laat[week] for nummer, week in gepland.items() if nummer not in vrij)
        met = [nummer for nummer in model.vrij if problem.vragen[nummer].te_laat]
        self._bij: dict[int, list[int]] = {}
        for nummer in met:
            for col in model.eigen(nummer).tolist():
                self._bij.setdefault(int(model.wie[col]), []).append(col)
            self._zonder_week(nummer)
        self._kolommen: dict[int, list[tuple[int, int]]] = {}
        for begeleider, cols in sorted(self._bij.items()):
            bezet = [week for nummer, week in gepland.items() if nummer not in vrij and int(model.vast.eerste[nummer]) == begeleider]
            self._weken(begeleider, cols, bezet)
        model.vullers.append(self._vul)

    def _zonder_week(self, nummer: int) -> None:
        """Nobody, who counts as none planned, or an onderaannemer, at once."""
        laat = self.model.problem.vragen[nummer].te_laat
        if nummer in self.model.niemand:
            self.dagen[self.model.niemand[nummer]] = laat[-1]
        for col in self.model.cols(nummer, EERSTE).tolist():
            if not self.model.problem.aanbieders[self.model.wie[col]].eigen:
                self.dagen[col] = laat[0]

    def _weken(self, begeleider: int, cols: list[int], bezet: list[int]) -> None:
        """Per week at most so many talks; a week too many stands for all that follow."""
        problem, bouwer = self.model.problem, self.model.bouwer
        vrij = [aantal - bezet.count(week) for week, aantal in enumerate(problem.aanbieders[begeleider].gesprekken)]
        open_weken = [week for week, aantal in enumerate(vrij) if aantal > 0]
        nodig, plekken = 0, 0
        while nodig < min(self.weken, len(open_weken)) and plekken < len(cols):
            plekken += vrij[open_weken[nodig]]
            nodig += 1
        keuze = open_weken[:nodig]
        later = [] if plekken >= len(cols) else [open_weken[nodig] if nodig < len(open_weken) else problem.horizon]
        per_week: dict[int, list[int]] = {week: [] for week in keuze}
        for col in cols:
            laat = problem.vragen[self.model.vraag[col]].te_laat
            eerste = bouwer.add_columns(len(keuze) + len(later))
            eigen = list(range(eerste, eerste + len(keuze) + len(later)))
            self.model.rij([col], eigen, laag=0, hoog=0)
            for week, kolom in zip((*keuze, *later), eigen, strict=True):
                self.dagen[kolom] = laat[week]
                if week in per_week:
                    per_week[week].append(kolom)
            self._kolommen[col] = list(zip((*keuze, *later), eigen, strict=True))
        for week, kolommen in per_week.items():
            if len(kolommen) > vrij[week]:
                self.model.rij(kolommen, hoog=vrij[week])

    def _vul(self, values: Ints) -> None:
        """The plan of weeks for these decisions, weeks past the last one taken together."""
        problem = self.model.problem
        keuzes = self.model.keuzes(values)
        for nummer, week in plan_gesprekken(problem, keuzes).items():
            wie = int(keuzes.eerste[nummer])
            kolommen = self._kolommen.get(self.model.kolom.get((nummer, EERSTE, wie), GEEN), [])
            if kolommen:
                passend = [col for van, col in kolommen if van == week]
                values[passend[0] if passend else kolommen[-1][1]] = 1

    def doel(self) -> tuple[Ints, Ints, int]:
        """Columns, days late, and the days of those who are not free."""
        cols = np.array(sorted(self.dagen), dtype=np.int64)
        return cols, np.array([self.dagen[col] for col in cols.tolist()], dtype=np.int64), self.vast
