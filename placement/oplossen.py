"""Solve an instance: who is placed, where, when and with whom, doel by doel (design.md 5, counting.md 19–26).

1. `gulzig` gives a first plan at once.
2. The last-week picture (no weeks) bounds how many of each class can be placed; it is small and usually proven in a second.
3. Its decisions, moved to the earliest weeks that fit and mended in neighbourhoods, are the start of the full model, solved doel by doel.
An instance too large for the full model stays in neighbourhoods; its later doelen then keep a gap.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from domain.beleid import Beleid
from placement.buurt import Buurtzoeker
from placement.keuzes import Keuzes
from placement.met_de_hand import gulzig
from placement.model import Model
from placement.model_doelen import doelen_van
from placement.naar_voren import eerder_waar_het_kan, naar_voren
from placement.problem import Ints, Problem
from placement.telling import tel
from placement.vastgelopen import eis_vastleggingen
from solving.limits import Limits, Progress, silent
from solving.ordered import Level, solve_in_order
from solving.relaxation import relax

GROOT = 150_000
"""From so many options (pair × week) on, the full model is too large to solve at once."""
GROOT_BEELD = 20_000
"""From so many columns on, the last-week picture is improved in neighbourhoods before it is solved."""
REUS = 150_000
"""From so many pairs on, even the linear relaxation of the picture takes more than two gigabytes (some 8 kB a pair): a plan without bounds."""
ONGEPLAATST = "ongeplaatst_urgentie_"
DEEL_PER_DOEL = 0.34
"""Share of the remaining deterministic time that one doel may use."""
VOORWERK = 0.25
"""Share of the time for neighbourhoods before a doel is searched as a whole, where it is still rough."""
RUW = 1.05
"""So many times its bound a doel counts as rough."""
KLEIN = 10_000
"""Up to so many options the search as a whole proves a doel sooner than neighbourhoods mend it."""
Gevonden = Callable[[Keuzes], None]


@dataclass(frozen=True)
class Oplossing:
    """The decisions, and how each doel ended (in the order of the beleid)."""

    keuzes: Keuzes
    niveaus: tuple[Level, ...]
    afgebroken: bool


def los_op(problem: Problem, beleid: Beleid, limits: Limits, progress: Progress = silent, gevonden: Gevonden | None = None) -> Oplossing:
    """The best plan within the limits; `gevonden` hears of the first feasible decisions.

    Raises:
        Vastleggingsconflict: pins that cannot hold together.
    """
    start = eis_vastleggingen(problem, gulzig(problem), limits)
    if gevonden is not None:
        gevonden(start)
    progress(f"eerste plan: {len(start.geplaatst)} van {len(problem.personen)} geplaatst")
    return _Oplosser(problem, beleid, limits, progress).los_op(start)


class _Oplosser:
    """One run: the instance, and the deterministic time that is left."""

    def __init__(self, problem: Problem, beleid: Beleid, limits: Limits, progress: Progress) -> None:
        self.problem = problem
        self.beleid = beleid
        self.limits = limits
        self.progress = progress
        self.over = limits.deterministic
        self.beeld: tuple[Level, ...] = ()
        self.zoeker = Buurtzoeker(problem, beleid.doelen, limits)

    def los_op(self, start: Keuzes) -> Oplossing:
        wie = self._laatste_week(start)
        if wie is not None:
            start = self._herstel(self._beste([start, self._met_weken(wie)]))
        if int(self.problem.paar_weken.sum()) > GROOT:
            return self._in_buurten(start)
        return self._volledig(start)

    def _laatste_week(self, start: Keuzes) -> Keuzes | None:
        """Solve the picture without weeks for the leading ongeplaatst doelen: bounds, and decisions whose weeks are still open."""
        namen: list[str] = []
        for naam in self.beleid.doelen:
            if not naam.startswith(ONGEPLAATST):
                break
            namen.append(naam)
        if not namen or not 0 < self.problem.paren < REUS:
            return None
        model = Model(self.problem, eindbeeld=True, met_extra=False)
        doelen = doelen_van(model, namen, spelingen(self.problem, self.beleid)[: len(namen)])
        zoeker = Buurtzoeker(self.problem, namen, self.limits, eindbeeld=True)

        def verbeter(nummer: int, values: Ints, bound: int) -> Ints:
            return model.values(zoeker.verbeter(model.keuzes(values), nummer, self.over * DEEL_PER_DOEL / 4, bound))

        limits = self.limits.at_most(self.over * DEEL_PER_DOEL)
        groot = model.matrix.width > GROOT_BEELD
        uitkomst = solve_in_order(model.matrix, doelen, model.values(start), limits, 0.5, improve=verbeter if groot else None, progress=self.progress)
        self.over -= zoeker.verbruikt + sum(niveau.cost for niveau in uitkomst.levels)
        self.beeld = uitkomst.levels
        return model.keuzes(uitkomst.values)

    def grens(self, nummer: int, eerder: Sequence[Level]) -> int:
        """A bound of the picture holds for plans no worse on the earlier doelen, as long as those are no worse than in the picture."""
        if nummer >= len(self.beeld) or any(niveau.best > beeld.best for niveau, beeld in zip(eerder, self.beeld, strict=False)):
            return 0
        return self.beeld[nummer].bound

    def _beste(self, plannen: Sequence[Keuzes]) -> Keuzes:
        def sleutel(keuzes: Keuzes) -> tuple[int, ...]:
            doelen = tel(self.problem, keuzes)
            return tuple(doelen[naam] for naam in self.beleid.doelen)

        return min(plannen, key=sleutel)

    def _met_weken(self, wie: Keuzes) -> Keuzes:
        """Weeks for the decisions of the picture. Where simply moving everyone forward loses somebody, a small model looks for weeks (and
        other places for who was lost) with the same numbers placed."""
        start = naar_voren(self.problem, wie)
        doelen = tel(self.problem, start)
        if all(doelen[niveau.name] <= niveau.best for niveau in self.beeld):
            return start
        mag = np.zeros(self.problem.paren, dtype=bool)
        for keuzes in (wie, start):
            mag[keuzes.paar[keuzes.geplaatst]] = True
        verloren = np.flatnonzero((wie.paar >= 0) & (start.paar < 0))
        mag |= np.isin(self.problem.paar_persoon, verloren)
        model = Model(self.problem, mag=mag, met_extra=False)
        namen = [niveau.name for niveau in self.beeld]
        doelen_hier = doelen_van(model, namen, [0] * len(namen))
        uitkomst = solve_in_order(model.matrix, doelen_hier, model.values(start), self.limits.at_most(self.over * DEEL_PER_DOEL), 0.5, self.grens)
        self.over -= sum(niveau.cost for niveau in uitkomst.levels)
        return naar_voren(self.problem, model.keuzes(uitkomst.values), vast=True)

    def _herstel(self, keuzes: Keuzes) -> Keuzes:
        """Reach the numbers placed that the picture promises, in neighbourhoods."""
        for nummer, niveau in enumerate(self.beeld):
            keuzes = self._buurt(keuzes, nummer, self.over * DEEL_PER_DOEL / 4, niveau.bound)
        return keuzes

    def _buurt(self, keuzes: Keuzes, nummer: int, hoogstens: float, doel: int = 0) -> Keuzes:
        begin = self.zoeker.verbruikt
        keuzes = self.zoeker.verbeter(keuzes, nummer, hoogstens, doel)
        self.over = max(0.0, self.over - (self.zoeker.verbruikt - begin))
        return keuzes

    def _volledig(self, start: Keuzes) -> Oplossing:
        model = Model(self.problem)
        doelen = doelen_van(model, self.beleid.doelen, spelingen(self.problem, self.beleid))
        voorwerk = VOORWERK if int(self.problem.paar_weken.sum()) > KLEIN else 0.0
        limits = self.limits.at_most(max(0.05, self.over * (1 - voorwerk)))

        def verbeter(nummer: int, values: Ints, bound: int) -> Ints:
            keuzes = model.keuzes(values)
            if not voorwerk or doelen[nummer].value(values) <= bound * RUW:
                return values
            return model.values(self.zoeker.verbeter(keuzes, nummer, self.over * voorwerk * DEEL_PER_DOEL, bound))

        uitkomst = solve_in_order(model.matrix, doelen, model.values(start), limits, DEEL_PER_DOEL, self.grens, verbeter, self.progress)
        keuzes = eerder_waar_het_kan(self.problem, model.keuzes(uitkomst.values))
        return Oplossing(keuzes, met_eindwaarden(self.problem, uitkomst.levels, keuzes), uitkomst.stopped)

    def _in_buurten(self, keuzes: Keuzes) -> Oplossing:
        """Doel by doel in neighbourhoods; proven only where a bound of the picture is met."""
        for nummer, naam in enumerate(self.beleid.doelen):
            if nummer >= len(self.beeld):  # those of the picture were mended already
                keuzes = self._buurt(keuzes, nummer, self.over * DEEL_PER_DOEL)
            self.progress(f"{naam}: {tel(self.problem, keuzes)[naam]}")
        keuzes = eerder_waar_het_kan(self.problem, keuzes)
        return Oplossing(keuzes, self._met_grenzen(keuzes), self.limits.stop.requested)

    def _met_grenzen(self, keuzes: Keuzes) -> tuple[Level, ...]:
        """Bounds from the picture without weeks, each person in it as early as ever possible: true for every plan, if not tight."""
        doelen, niveaus = tel(self.problem, keuzes), list[Level]()
        if self.problem.paren >= REUS:
            return met_eindwaarden(self.problem, [Level(naam, doelen[naam], 0, False, 0.0) for naam in self.beleid.doelen], keuzes)
        model = Model(self.problem, eindbeeld=True)
        gehouden: list[tuple[Ints, Ints, int]] = []
        for nummer, doel in enumerate(doelen_van(model, self.beleid.doelen, spelingen(self.problem, self.beleid))):
            grens = self.grens(nummer, niveaus)
            if nummer >= len(self.beeld) and not self.limits.stop.requested:
                los = relax(model.matrix.with_rows(gehouden), doel, self.limits)
                grens = grens if los is None else max(grens, los.bound)
            waarde = doelen[doel.name]
            grens = min(waarde, grens)
            niveaus.append(Level(doel.name, waarde, grens, grens == waarde and all(niveau.proven for niveau in niveaus), 0.0))
            gehouden.append((doel.cols, doel.coefs, waarde + doel.slack - doel.offset))
        return tuple(niveaus)


def spelingen(problem: Problem, beleid: Beleid) -> list[int]:
    """Slack per doel in points: per waiting person times who wait (counting.md 26)."""
    return [beleid.speling_van(naam) * problem.mensen for naam in beleid.doelen]


def met_eindwaarden(problem: Problem, niveaus: Sequence[Level], keuzes: Keuzes) -> tuple[Level, ...]:
    """Levels whose best is lowered where the final plan does better than the level's own search."""
    doelen = tel(problem, keuzes)
    uit: list[Level] = []
    for niveau in niveaus:
        beste = min(niveau.best, doelen[niveau.name])
        bewezen = beste == niveau.bound and all(eerder.proven for eerder in uit)
        uit.append(Level(niveau.name, beste, niveau.bound, bewezen, niveau.cost))
    return tuple(uit)
