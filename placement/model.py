"""The instance as an integer program: which free person starts on which plekgroep in which week, with whom.

`Model` covers any part of the instance: the persons in `vrij` decide, everybody else keeps the choice in `vast`. So the whole waiting
list, a neighbourhood and one client's question are the same formulation. Columns: one per option (pair, week), then what the families
need. With `eindbeeld` weeks fall away: one option per pair and only the state of the last week counts, a relaxation that bounds who can
be placed at all.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from placement.keuzes import Keuzes
from placement.model_groep import groepsfamilies
from placement.model_sleutelfiguren import SleutelfiguurKolommen
from placement.opties import Opties, Vuller
from placement.problem import ONBEGRENSD, Bools, Ints, Problem
from placement.telling import lasten
from solving.matrix import INFINITE, Matrix, MatrixBuilder

LANGE_RIJ = 200000
"""From so many options on, a row is written as a chain of weekly loads: far fewer entries, the same strength."""


class Model:
    """The matrix over the free persons.

    `vrij`: who decides (all unless given); `vast`: the choices of the others; `verplicht`: who must be placed (the pinned unless given); `mag`: the
    pairs that may be used; `met_extra`: with the columns that the doel sleutelfiguren_extra needs.
    """

    def __init__(
        self,
        problem: Problem,
        vrij: Sequence[int] | None = None,
        vast: Keuzes | None = None,
        eindbeeld: bool = False,
        verplicht: Sequence[int] | None = None,
        mag: Bools | None = None,
        met_extra: bool = True,
    ) -> None:
        self.problem = problem
        self.opties = Opties(problem, range(len(problem.personen)) if vrij is None else vrij, eindbeeld, mag)
        vast = vast or Keuzes.geen(problem)
        self.vast = Keuzes(vast.paar.copy(), vast.week.copy(), vast.sleutelfiguur.copy())
        for kant in (self.vast.paar, self.vast.week, self.vast.sleutelfiguur):
            kant[list(self.opties.vrij)] = -1
        self.lasten = lasten(problem, self.vast)
        self.bouwer = MatrixBuilder()
        self.vullers: list[Vuller] = []
        self.mogelijk = True  # false when somebody who must be placed has no option here
        self._verplicht = set(np.flatnonzero(problem.verplicht).tolist() if verplicht is None else verplicht)
        self.bouwer.add_columns(len(self.opties))
        self._personen()
        self._rijen()
        self.vol_kolommen = groepsfamilies(self.bouwer, self.opties, self.lasten, self.vast, self.vullers)
        self.sf = SleutelfiguurKolommen(self.bouwer, self.opties, self.vast, self.vullers, met_extra)
        self.matrix: Matrix = self.bouwer.build()

    def _personen(self) -> None:
        """Each person starts at most once; exactly once when a pin says so."""
        for persoon in self.opties.vrij:
            cols = self.opties.van(self.problem.paren_van[persoon])
            verplicht = persoon in self._verplicht
            self.mogelijk &= len(cols) > 0 or not verplicht
            if len(cols):
                self.bouwer.add_row(cols, np.ones(len(cols), dtype=np.int64), 1 if verplicht else -INFINITE, 1)

    def _rijen(self) -> None:
        """Every row in every week that can bind: load ≤ limit (counting.md 13–16)."""
        for rij, cols, delta in self.opties.rijen():
            self.bouwer.label = self.problem.rijen[rij]
            if self.problem.totaal[rij]:
                self._totaalrij(rij, cols, delta)
                continue
            ruimte = self.problem.grens[rij] - self.lasten[rij]
            if len(cols) > LANGE_RIJ and not self.opties.eindbeeld:
                self._lange_rij(cols, delta, ruimte)
                continue
            for week in self._bindende_weken(ruimte, delta):
                telt = self.opties.gestart(cols, week)
                if delta[telt].clip(min=0).sum() > ruimte[week]:
                    self.bouwer.add_row(cols[telt], delta[telt], upper=int(ruimte[week]))
        self.bouwer.label = None

    def _lange_rij(self, cols: Ints, delta: Ints, ruimte: Ints) -> None:
        """A row over very many options: the load of a week is that of the week before plus who starts now, so each option stands in it once."""
        laagst, hoogst = int(delta.clip(max=0).sum()), int(delta.clip(min=0).sum())
        vorige: int | None = None
        for week in self.opties.weken:
            nu = self.bouwer.add_columns(1, laagst, min(hoogst, int(ruimte[week])))
            start = self.opties.week[cols] == week
            keten = [nu] if vorige is None else [nu, vorige]
            self.bouwer.add_row(np.concatenate([cols[start], keten]), np.concatenate([delta[start], [-1, 1][: len(keten)]]), 0, 0)
            self.vullers.append(_stand(nu, vorige, cols[start], delta[start]))
            vorige = nu

    def _totaalrij(self, rij: int, cols: Ints, delta: Ints) -> None:
        horizon = self.problem.horizon
        # in the last-week picture an option counts with the cheapest of its weeks, so that the row stays a relaxation
        week = np.where(delta > 0, self.opties.week[cols], self.opties.eerste[cols])
        ruimte = int(self.problem.grens[rij, 0] - self.lasten[rij, 0])
        if ruimte < ONBEGRENSD // 2:
            self.bouwer.add_row(cols, delta * (horizon - week), upper=ruimte)

    def _bindende_weken(self, ruimte: Ints, delta: Ints) -> list[int]:
        """Where loads only grow, a week binds only if every later week has more room."""
        weken = [week for week in self.opties.weken if ruimte[week] < ONBEGRENSD // 2]
        if (delta < 0).any():
            return weken
        uit: list[int] = []
        krapst = 1 << 62
        for week in reversed(weken):
            if ruimte[week] < krapst:
                uit.append(week)
                krapst = int(ruimte[week])
        return uit[::-1]

    def keuzes(self, values: Ints) -> Keuzes:
        """Decisions in a solution, those of the persons who were not free included."""
        uit = Keuzes(self.vast.paar.copy(), self.vast.week.copy(), self.vast.sleutelfiguur.copy())
        for kolom in np.flatnonzero(values[: len(self.opties)]):
            persoon = int(self.opties.persoon[kolom])
            uit.paar[persoon] = self.opties.paar[kolom]
            uit.week[persoon] = self.opties.week[kolom]
            uit.sleutelfiguur[persoon] = self.sf.gekozen(values, persoon, int(self.opties.paar[kolom]))
        return uit

    def values(self, keuzes: Keuzes) -> Ints:
        """A full solution for these decisions of the free persons (to hint with).

        Raises:
            KeyError: a choice is no option here.
        """
        uit = np.zeros(self.matrix.width, dtype=np.int64)
        for persoon in self.opties.vrij:
            paar = int(keuzes.paar[persoon])
            if paar >= 0:
                cols = self.opties.van([paar])
                hier = cols if self.opties.eindbeeld else cols[self.opties.week[cols] == keuzes.week[persoon]]
                if not len(hier):
                    raise KeyError(paar)
                uit[hier[0]] = 1
                self.sf.zet(uit, persoon, paar, int(keuzes.sleutelfiguur[persoon]))
        for vul in self.vullers:
            vul(uit)
        return uit


def _stand(nu: int, vorige: int | None, cols: Ints, delta: Ints) -> Vuller:
    def vul(values: Ints) -> None:
        values[nu] = (0 if vorige is None else int(values[vorige])) + int(values[cols] @ delta)

    return vul
