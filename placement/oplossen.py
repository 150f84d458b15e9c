"""Solve an instance: who is placed, where, when and with whom, doel by doel (design.md 5, counting.md 19–26).

1. `gulzig` gives a first plan at once.
2. The last-week picture (no weeks) bounds how many of each class can be placed; it is small and usually proven in a second.
3. Its decisions, moved to the earliest weeks that fit, are the start of the full model, which is solved doel by doel.
An instance too large for the full model is improved in neighbourhoods instead (`placement.buurt`); its later doelen then keep a gap.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from domain.beleid import Beleid
from placement.buurt import Buurtzoeker
from placement.keuzes import Keuzes
from placement.met_de_hand import gulzig
from placement.model import Model
from placement.model_doelen import doelen_van
from placement.naar_voren import naar_voren
from placement.problem import Problem
from placement.telling import tel
from placement.vastgelopen import eis_vastleggingen
from solving.limits import Limits, Progress, silent
from solving.ordered import Level, solve_in_order

GROOT = 150_000
"""From so many options (pair × week) on, the full model is too large to solve at once."""
ONGEPLAATST = "ongeplaatst_urgentie_"
DEEL_PER_DOEL = 0.34
"""Share of the remaining deterministic time that one doel may use."""
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
    klok = _Klok(limits)
    wie = _wie(problem, beleid, start, klok, progress)
    start = _beste(problem, beleid, [start, *([naar_voren(problem, wie.keuzes)] if wie.keuzes else [])])
    if int(problem.paar_weken.sum()) > GROOT:
        return _in_buurten(problem, beleid, start, wie, klok, progress)
    return _volledig(problem, beleid, start, wie, klok, progress)


class _Klok:
    """Divides the deterministic time over the doelen."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.over = limits.deterministic

    def deel(self) -> Limits:
        return self.limits.at_most(max(0.05, self.over * DEEL_PER_DOEL))

    def besteed(self, kosten: float) -> None:
        self.over -= kosten


@dataclass(frozen=True)
class _Wie:
    """What the last-week picture tells: bounds of the leading ongeplaatst doelen, and decisions with weeks not yet chosen."""

    niveaus: tuple[Level, ...]
    keuzes: Keuzes | None

    def grens(self, nummer: int, eerder: Sequence[Level]) -> int | None:
        """The bound holds for plans no worse on the earlier doelen only while those are no worse than in the picture."""
        if nummer >= len(self.niveaus) or any(niveau.best > beeld.best for niveau, beeld in zip(eerder, self.niveaus, strict=False)):
            return None
        return self.niveaus[nummer].bound


def _wie(problem: Problem, beleid: Beleid, start: Keuzes, klok: _Klok, progress: Progress) -> _Wie:
    namen = []
    for naam in beleid.doelen:
        if not naam.startswith(ONGEPLAATST):
            break
        namen.append(naam)
    if not namen or not problem.paren:
        return _Wie((), None)
    model = Model(problem, eindbeeld=True)
    uitkomst = solve_in_order(model.matrix, doelen_van(model, namen, [0] * len(namen)), model.values(start), klok.deel(), progress=progress)
    klok.besteed(sum(niveau.cost for niveau in uitkomst.levels))
    return _Wie(uitkomst.levels, model.keuzes(uitkomst.values))


def _beste(problem: Problem, beleid: Beleid, plannen: Sequence[Keuzes]) -> Keuzes:
    def sleutel(keuzes: Keuzes) -> tuple[int, ...]:
        doelen = tel(problem, keuzes)
        return tuple(doelen[naam] for naam in beleid.doelen)

    return min(plannen, key=sleutel)


def _volledig(problem: Problem, beleid: Beleid, start: Keuzes, wie: _Wie, klok: _Klok, progress: Progress) -> Oplossing:
    model = Model(problem)
    doelen = doelen_van(model, beleid.doelen, spelingen(problem, beleid))
    limits = klok.limits.at_most(klok.over)
    uitkomst = solve_in_order(model.matrix, doelen, model.values(start), limits, DEEL_PER_DOEL, wie.grens, progress=progress)
    keuzes = model.keuzes(uitkomst.values)
    return Oplossing(keuzes, met_eindwaarden(problem, uitkomst.levels, keuzes), uitkomst.stopped)


def _in_buurten(problem: Problem, beleid: Beleid, start: Keuzes, wie: _Wie, klok: _Klok, progress: Progress) -> Oplossing:
    zoeker = Buurtzoeker(problem, beleid, klok.limits.at_most(max(0.05, klok.over)), progress)
    keuzes = zoeker.verbeter(start)
    doelen = tel(problem, keuzes)
    niveaus: list[Level] = []
    for nummer, naam in enumerate(beleid.doelen):
        grens = min(doelen[naam], max(0, wie.grens(nummer, niveaus) or 0))
        bewezen = grens == doelen[naam] and all(niveau.proven for niveau in niveaus)
        niveaus.append(Level(naam, doelen[naam], grens, bewezen, 0.0))
    return Oplossing(keuzes, tuple(niveaus), klok.limits.stop.requested)


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
