"""A first allocation that keeps the pins, or which pins stand in each other's way (counting.md 18)."""

from __future__ import annotations

from allocation.begin import blijft_zoals_het_is
from allocation.botsing import conflict_van
from allocation.model_doelen import Doelenmodel
from allocation.problem import Problem
from domain.fouten import GeenPlanFout
from solving.cpsat import CpSat
from solving.limits import Limits
from solving.matrix import Ints
from solving.outcome import Status


def haalbaar_begin(problem: Problem, doelen: Doelenmodel, limits: Limits) -> Ints:
    """A full solution to start from.

    Raises:
        Vastleggingsconflict: pins that cannot hold together, in smallest sets with what they break.
        GeenPlanFout: a limit was reached before this was known.
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
    if gevonden.status is Status.INFEASIBLE:
        raise conflict_van(problem, limits)
    raise GeenPlanFout("Binnen de grens is nog geen verdeling gevonden die alle vastleggingen houdt. Geef meer tijd.")
