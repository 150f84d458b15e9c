"""Solve an instance, doel by doel, each with value and proven bound (design.md 6, counting.md 36)."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from allocation.begin import blijft_zoals_het_is
from allocation.model import Model
from allocation.model_doelen import WEKEN, Doelenmodel
from allocation.problem import Keuzes, Pin, Problem
from allocation.telling import tel, volgorde
from allocation.vastleggingen import Vastleggingsconflict
from solving.cpsat import CpSat
from solving.lifting import smallest_lift
from solving.limits import Limits, Progress, silent
from solving.matrix import Ints
from solving.ordered import Level, solve_in_order


@dataclass(frozen=True)
class Oplossing:
    """The decisions, and how each doel ended."""

    keuzes: Keuzes
    niveaus: tuple[Level, ...]
    afgebroken: bool


def los_op(problem: Problem, limits: Limits, progress: Progress = silent, doelen: Sequence[str] | None = None) -> Oplossing:
    """The best allocation within the limits; `doelen` gives another order than that of the beleid.

    Raises:
        Vastleggingsconflict: pins that cannot hold together.
    """
    namen = tuple(doelen or volgorde(problem.wissels))
    weken = WEKEN
    while True:
        uit = _samen(problem, namen, limits, progress, weken)
        if weken >= problem.horizon or _klopt(problem, uit):
            return uit
        weken = min(problem.horizon, 2 * weken)


def _samen(problem: Problem, namen: Sequence[str], limits: Limits, progress: Progress, weken: int) -> Oplossing:
    """All clients and all doelen in one model."""
    doelen = Doelenmodel(Model(problem), namen, weken)
    start = haalbaar_begin(problem, doelen, limits)
    uit = solve_in_order(doelen.matrix, doelen.doelen, start, limits, progress=progress)
    return Oplossing(doelen.model.keuzes(uit.values), uit.levels, uit.stopped)


def _klopt(problem: Problem, uit: Oplossing) -> bool:
    """The weeks of first talks that counted apart were enough: counting the decisions gives what the levels say."""
    geteld = tel(problem, uit.keuzes)
    return all(geteld[niveau.name] <= niveau.best for niveau in uit.niveaus)


def haalbaar_begin(problem: Problem, doelen: Doelenmodel, limits: Limits) -> Ints:
    """A full solution to start from.

    Raises:
        Vastleggingsconflict: pins that cannot hold together.
    """
    try:
        start = doelen.model.values(blijft_zoals_het_is(problem), doelen.matrix.width)
        if not len(doelen.matrix.violated(start)):
            return start
    except KeyError:  # somebody has no option like that
        pass
    gevonden = CpSat(doelen.matrix).solve(None, limits)
    if gevonden.found:
        return doelen.model.values(doelen.model.keuzes(gevonden.values), doelen.matrix.width)
    raise Vastleggingsconflict(_botsende(problem, doelen, limits))


def _botsende(problem: Problem, doelen: Doelenmodel, limits: Limits) -> list[str]:
    labels: list[Hashable | None] = doelen.model.bouwer.labels
    lift = smallest_lift(doelen.matrix, labels, limits)
    pins = [label for label in lift.labels if isinstance(label, Pin)] if lift else problem.pins
    return sorted({problem.vragen[pin.vraag].client_id for pin in pins})
