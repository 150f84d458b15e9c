"""Solve a `Kern`: goals in order, each with value and proven bound.

Where agents are alike and each works in one area, the areas are coupled by numbers only: then they are solved apart (`kern_gebieden`).
Everything else is one integer program (`kern_model`).
"""

from __future__ import annotations

from allocation.kern import Answer, Goals, Kern, Over, Spread, Squares
from allocation.kern_gebieden import per_area, solve_per_area
from allocation.kern_model import KernModel
from solving.cpsat import CpSat
from solving.limits import Limits, Progress, silent
from solving.ordered import Level, solve_in_order

SHARE = 0.5
"""Share of the deterministic time that is left which one goal may use, but for the last."""


def solve(kern: Kern, goals: Goals, limits: Limits, progress: Progress = silent) -> Answer:
    """The best assignment within the limits.

    Raises:
        ValueError: a goal asks for a limit or a capacity that the instance does not have.
    """
    _check(kern, goals)
    if len(goals) == 1 and isinstance(goals[0], Squares):
        bundles = per_area(kern)
        if bundles is not None:
            return solve_per_area(kern, bundles, goals[0], limits, progress)
    model = KernModel(kern, goals)
    first = CpSat(model.matrix).solve(model.objectives[0] if len(goals) == 1 else None, limits)
    if not first.found:
        bounds = [model.matrix.least(objective) for objective in model.objectives]
        return Answer(None, tuple(Level(goal.name, bound, bound, False, 0.0) for goal, bound in zip(goals, bounds, strict=True)), limits.stop.requested)
    if len(goals) == 1 and first.bound == first.objective:
        progress(f"{goals[0].name}: {first.objective}, grens {first.bound}")
        return Answer(model.agents(first.values), (Level(goals[0].name, first.objective, first.bound, True, first.cost),))
    rest = limits.at_most(max(limits.deterministic - first.cost, 0.0))
    known = first.bound if len(goals) == 1 else None
    found = solve_in_order(model.matrix, model.objectives, first.values, rest, SHARE, bound=lambda number, _: known, progress=progress)
    return Answer(model.agents(found.values), found.levels, found.stopped)


def _check(kern: Kern, goals: Goals) -> None:
    names = {limit.name for limit in kern.limits}
    for goal in goals:
        if isinstance(goal, Over) and goal.limit not in names:
            raise ValueError(f"there is no limit {goal.limit}")
        if isinstance(goal, Spread) and not goal.absolute and kern.capacity is None:
            raise ValueError("load relative to capacity needs capacities")
