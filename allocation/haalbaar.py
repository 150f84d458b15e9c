"""A first allocation that keeps the pins, or which pins stand in each other's way (counting.md 18)."""

from __future__ import annotations

from collections.abc import Hashable

from allocation.begin import blijft_zoals_het_is
from allocation.model_doelen import Doelenmodel
from allocation.problem import Pin, Problem
from allocation.vastleggingen import Vastleggingsconflict
from solving.cpsat import CpSat
from solving.lifting import smallest_lift
from solving.limits import Limits
from solving.matrix import Ints


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
