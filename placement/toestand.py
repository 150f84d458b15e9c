"""A growing plan: what is taken, and whether one more start fits. For greedy search, the imitation by hand and quick repairs."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from placement.keuzes import Keuzes
from placement.problem import Bools, Minimum, NietSamen, Problem, Rust
from placement.telling import voeg_toe


class Toestand:
    """Decisions so far with all loads kept up to date. `plaats` trusts the caller; ask `past` or `vroegste` first."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.keuzes = Keuzes.geen(problem)
        self.lasten = problem.basis.copy()
        self._gekozen = np.zeros_like(problem.sleutelfiguren.ruimte)
        self._aanwezig = {sleutel: rij.copy() for sleutel, rij in problem.sleutelfiguren.aanwezig.items()}
        self._aankomsten: dict[int, list[int]] = defaultdict(list)
        self._rust_van: dict[int, Rust] = {int(paar): rust for rust in problem.rust for paar in rust.paren}
        self._minima: dict[int, list[Minimum]] = defaultdict(list)
        self._niet_samen: dict[int, list[NietSamen]] = defaultdict(list)
        for minimum in problem.minima:
            self._minima[minimum.rij].append(minimum)
        for regel in problem.niet_samen:
            self._niet_samen[regel.rij_a].append(regel)
            self._niet_samen[regel.rij_b].append(regel)

    def weken(self, paar: int) -> Bools:
        """Per week whether the rows and the rest weeks allow this pair to start then (groups and sleutelfiguren not yet asked)."""
        problem = self.problem
        rijen, delta = problem.bijdragen(paar)
        per_week = (delta > 0) & ~problem.totaal[rijen]
        past: Bools = np.all(self.lasten[rijen[per_week]] + delta[per_week, None] <= problem.grens[rijen[per_week]], axis=0)
        past = np.logical_and(np.logical_and.accumulate(past[::-1])[::-1], problem.paar_weken[paar])
        for rij, d in zip(rijen[problem.totaal[rijen]], delta[problem.totaal[rijen]], strict=True):
            past &= self.lasten[rij, 0] + d * (problem.horizon - np.arange(problem.horizon)) <= problem.grens[rij, 0]
        rust = self._rust_van.get(paar)
        if rust is not None:
            for aankomst in self._aankomsten[rust.locatie]:
                past[max(0, aankomst - rust.weken + 1) : aankomst + rust.weken] = False
        return past

    def vroegste(self, paar: int, vanaf: int = 0) -> tuple[int, int] | None:
        """First week from `vanaf` in which the pair fits, and the sleutelfiguur to take (−1: none); None when it fits nowhere."""
        for week in np.flatnonzero(self.weken(paar)[vanaf:]).tolist():
            sf = self._sleutelfiguur(paar, week + vanaf)
            if sf is not None and self._groep_past(paar, week + vanaf):
                return week + vanaf, sf
        return None

    def laatste(self, paar: int, liefst: int = -1) -> tuple[int, int] | None:
        """Last week in which the pair fits, and the sleutelfiguur to take (`liefst` where that one can)."""
        for week in np.flatnonzero(self.weken(paar))[::-1].tolist():
            sf = self._sleutelfiguur(paar, week, liefst)
            if sf is not None and self._groep_past(paar, week):
                return week, sf
        return None

    def past(self, paar: int, week: int, liefst: int = -1) -> int | None:
        """The sleutelfiguur (−1: none) with whom the pair may start in this week; None when it may not."""
        if not self.weken(paar)[week] or not self._groep_past(paar, week):
            return None
        return self._sleutelfiguur(paar, week, liefst)

    def sleutelfiguur_ontbreekt(self, paar: int, week: int) -> bool:
        """Whether only the sleutelfiguren stand in the way in this week."""
        return bool(self.weken(paar)[week]) and self._groep_past(paar, week) and self._sleutelfiguur(paar, week) is None

    def plaats(self, paar: int, week: int, sf: int) -> None:
        """Take the decision."""
        persoon = int(self.problem.paar_persoon[paar])
        self.keuzes.paar[persoon], self.keuzes.week[persoon], self.keuzes.sleutelfiguur[persoon] = paar, week, sf
        self._boek(paar, week, sf, 1)

    def haal_weg(self, persoon: int) -> None:
        """Undo a person's decision."""
        paar, week, sf = (int(deel[persoon]) for deel in (self.keuzes.paar, self.keuzes.week, self.keuzes.sleutelfiguur))
        self.keuzes.paar[persoon] = self.keuzes.week[persoon] = self.keuzes.sleutelfiguur[persoon] = -1
        self._boek(paar, week, sf, -1)

    def _boek(self, paar: int, week: int, sf: int, maal: int) -> None:
        problem = self.problem
        voeg_toe(problem, self.lasten, paar, week, maal)
        persoon = int(problem.paar_persoon[paar])
        rust = self._rust_van.get(paar)
        if rust is not None:
            (self._aankomsten[rust.locatie].append if maal > 0 else self._aankomsten[rust.locatie].remove)(week)
        eigen, oud = int(problem.sleutelfiguur[persoon]), int(problem.oud_plek[persoon])
        if sf >= 0:
            if eigen < 0:
                self._gekozen[sf, week:] += maal
            hier = (int(problem.paar_locatie[paar]), sf)
            self._aanwezig.setdefault(hier, np.zeros(problem.horizon, dtype=np.int64))[week:] += maal
        weg = (int(problem.locatie_van_plek[oud]), eigen)
        if oud >= 0 and eigen >= 0 and weg in problem.sleutelfiguren.aanwezig:
            self._aanwezig[weg][week:] -= maal

    def _sleutelfiguur(self, paar: int, week: int, liefst: int = -1) -> int | None:
        problem = self.problem
        eigen = int(problem.sleutelfiguur[problem.paar_persoon[paar]])
        kan = (eigen,) if eigen >= 0 else problem.te_kiezen(paar)
        if not kan:
            return -1
        locatie = int(problem.paar_locatie[paar])
        ruimte = problem.sleutelfiguren.ruimte
        goed = [sf for sf in kan if eigen >= 0 or (self._gekozen[sf, week:] < ruimte[sf, week:]).all()]
        goed = [sf for sf in goed if self._locatie_draagt(locatie, sf, week)]
        if not goed:
            return None
        leeg = np.zeros(problem.horizon, dtype=np.int64)
        return min(goed, key=lambda sf: (sf != liefst and liefst >= 0, self._aanwezig.get((locatie, sf), leeg)[-1] == 0, int(self._gekozen[sf, -1]), sf))

    def _locatie_draagt(self, locatie: int, sf: int, week: int) -> bool:
        grens = self.problem.sleutelfiguren.max_op_locatie.get(locatie)
        if grens is None:
            return True
        er = {wie: rij > 0 for (waar, wie), rij in self._aanwezig.items() if waar == locatie}
        er.setdefault(sf, np.zeros(self.problem.horizon, dtype=bool))
        er[sf] = er[sf].copy()
        er[sf][week:] = True
        return bool((sum(rij.astype(np.int64) for rij in er.values()) <= grens)[week:].all())

    def _groep_past(self, paar: int, week: int) -> bool:
        rijen, delta = self.problem.bijdragen(paar)
        erbij = dict(zip(rijen.tolist(), delta.tolist(), strict=True))
        for rij in erbij:
            for minimum in self._minima.get(rij, ()):
                last = self.lasten[rij, week:] + erbij[rij]
                if not ((last == 0) | (last >= minimum.minstens[week:])).all():
                    return False
            for regel in self._niet_samen.get(rij, ()):
                a = self.lasten[regel.rij_a, week:] + erbij.get(regel.rij_a, 0)
                b = self.lasten[regel.rij_b, week:] + erbij.get(regel.rij_b, 0)
                if ((a > 0) & (b > 0) & regel.geldt[week:]).any():
                    return False
        return True
