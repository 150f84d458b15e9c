"""Large-neighbourhood search: again and again a few people are planned anew, exactly, while the rest stays.

A neighbourhood is somebody who is not well off on the doel in hand, with who lives, comes or could come where that person could go. Each step
is a model over the free persons alone (so it works at any size) that minimises this doel, then the next, and keeps every earlier one.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Sequence

import numpy as np

from placement.keuzes import Keuzes
from placement.model import Model
from placement.model_doelen import doelen_van
from placement.problem import Ints, Problem
from placement.telling import tel
from solving.cpsat import CpSat
from solving.limits import Limits
from solving.matrix import Objective

GROOTTE = 30
LOCATIES = 9
TAKKEN = 3
"""People who decide, locations among which, and how many of each join per person at a time."""
WIJDER = 3
"""Without weeks a neighbourhood may be so much larger."""
STAP = 0.25
"""Deterministic seconds for one search; building a model counts as `BOUW`, so that the number of steps is the same on every machine."""
BOUW = 0.02
EXTRA = "sleutelfiguren_extra"
GEDULD = 60
"""Steps without gain after which a search gives up."""


class Buurtzoeker:
    """Improves decisions, one doel at a time, within deterministic limits; with `eindbeeld` in the picture without weeks."""

    def __init__(self, problem: Problem, namen: Sequence[str], limits: Limits, eindbeeld: bool = False) -> None:
        self.problem = problem
        self.namen = tuple(namen)
        self.limits = limits
        self.eindbeeld = eindbeeld
        self.grootte, self.locaties = (GROOTTE * WIJDER, LOCATIES * WIJDER) if eindbeeld else (GROOTTE, LOCATIES)
        self.verbruikt = 0.0
        self._lot = random.Random(limits.seed)
        volgorde = np.argsort(problem.paar_locatie, kind="stable")
        grenzen = np.searchsorted(problem.paar_locatie[volgorde], np.arange(len(problem.locatie_ids) + 1))
        self._op_locatie = [np.unique(problem.paar_persoon[volgorde[a:b]]) for a, b in itertools.pairwise(grenzen)]

    def verbeter(self, keuzes: Keuzes, nummer: int, hoogstens: float, doel: int = 0) -> Keuzes:
        """Lower doel `nummer` until it is `doel`, the deterministic time is used, or nothing helps.

        The earlier doelen become no worse.
        """
        begin, zonder = self.verbruikt, 0
        nu = tel(self.problem, keuzes)
        grenzen = [nu[naam] for naam in self.namen[:nummer]]
        while self.verbruikt - begin < hoogstens and zonder < GEDULD and nu[self.namen[nummer]] > doel and not self.limits.stop.requested:
            nieuw = self._stap(keuzes, nummer, grenzen)
            zonder += 1
            if nieuw is not None:
                daarna = tel(self.problem, nieuw)
                zonder = 0 if daarna[self.namen[nummer]] < nu[self.namen[nummer]] else zonder
                keuzes, nu = nieuw, daarna
        return keuzes

    def _stap(self, keuzes: Keuzes, nummer: int, grenzen: Sequence[int]) -> Keuzes | None:
        vrij, locaties = self._buurt(keuzes, nummer)
        mag = np.isin(self.problem.paar_locatie, locaties)
        mag[keuzes.paar[keuzes.geplaatst]] = True
        namen = self.namen[: nummer + 2]
        model = Model(self.problem, vrij, keuzes, self.eindbeeld, mag=mag, met_extra=EXTRA in namen)
        doelen = doelen_van(model, namen, [0] * len(namen))
        eerder = [(doel.cols, doel.coefs, grens - doel.offset) for doel, grens in zip(doelen, grenzen, strict=False) if len(doel.cols)]
        matrix = model.matrix.with_rows(eerder)
        uitkomst = CpSat(matrix).solve(samen(doelen[nummer:], matrix.lower, matrix.upper), self.limits.at_most(STAP), hint=model.values(keuzes), quick=True)
        self.verbruikt += BOUW + uitkomst.cost
        return model.keuzes(uitkomst.values) if uitkomst.found else None

    def _buurt(self, keuzes: Keuzes, nummer: int) -> tuple[list[int], list[int]]:
        """People who decide anew and the locations among which: somebody who costs on this doel (by lot, the dearer the likelier), a few
        locations where that person could go, and round after round people there with the other locations that could take them."""
        problem, lot = self.problem, self._lot
        kosten = self._kosten(keuzes, nummer)
        if not kosten.any():
            kosten = np.ones(len(problem.personen), dtype=np.int64)
        persoon = lot.choices(range(len(kosten)), weights=np.sqrt(kosten).tolist())[0]
        vrij, locaties = {persoon}, set[int]()
        rij = [persoon]
        while rij and len(locaties) < self.locaties and len(vrij) < self.grootte:
            wie = rij.pop(0)
            kan = sorted({*problem.paar_locatie[problem.paren_van[wie]].tolist()} - locaties)
            for locatie in lot.sample(kan, min(len(kan), TAKKEN)):
                locaties.add(locatie)
                hier = self._op_locatie[locatie].tolist()
                er = [p for p in hier if keuzes.paar[p] >= 0 and problem.paar_locatie[keuzes.paar[p]] == locatie]
                buiten = [p for p in hier if p not in vrij and (keuzes.paar[p] < 0 or kosten[p] > 0)]
                erbij = [p for p in (*er, *lot.sample(buiten, min(len(buiten), TAKKEN))) if p not in vrij]
                vrij.update(erbij)
                rij += er
        oud = problem.oud_plek[sorted(vrij)]
        locaties.update(problem.locatie_van_plek[oud[oud >= 0]].tolist())
        return sorted(vrij), sorted(locaties)

    def _kosten(self, keuzes: Keuzes, nummer: int) -> Ints:
        """What each person costs now on the doel in hand."""
        problem, naam = self.problem, self.namen[nummer]
        start = np.where(keuzes.paar >= 0, keuzes.week, problem.horizon + 1)
        wens = np.array([p.wacht_op_wens for p in problem.personen], dtype=bool)
        heeft = np.array([len(paren) > 0 for paren in problem.paren_van], dtype=bool)
        if naam.startswith("ongeplaatst"):
            klasse = np.array([p.klasse for p in problem.personen])
            uit = (keuzes.paar < 0) & (klasse == int(naam[-1])) & ~wens
        elif naam == "te_laat":
            uit = np.array([p.laat_gewicht * max(0, int(s) - p.norm_week) for p, s in zip(problem.personen, start, strict=True)]) * ~wens
        elif naam == "wachttijd":
            uit = np.array([p.wacht_gewicht for p in problem.personen], dtype=np.int64) * start * ~wens
        elif naam == "voorkeur_ongeplaatst":
            uit = (keuzes.paar < 0) & wens
        elif naam == "passendheid":
            uit = np.where(keuzes.paar >= 0, problem.paar_punten[keuzes.paar], 0)
        else:
            uit = keuzes.paar >= 0
        return np.asarray(uit * heeft, dtype=np.int64)


def samen(doelen: Sequence[Objective], lower: Ints, upper: Ints) -> Objective:
    """The first objective, and the second where the first is equal: one weighted sum, unless its numbers grow too large."""
    eerste = doelen[0]
    if len(doelen) < 2:
        return eerste
    tweede = doelen[1]
    bereik = int(((upper - lower)[tweede.cols] * np.abs(tweede.coefs)).sum()) + 1
    if bereik * (int(np.abs(eerste.coefs).sum()) + 1) > 1 << 50:
        return eerste
    coefs = np.zeros(len(lower), dtype=np.int64)
    np.add.at(coefs, eerste.cols, eerste.coefs * bereik)
    np.add.at(coefs, tweede.cols, tweede.coefs)
    cols = np.flatnonzero(coefs)
    return Objective(eerste.name, cols, coefs[cols], eerste.offset * bereik + tweede.offset)
