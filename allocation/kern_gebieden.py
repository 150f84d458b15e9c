"""Areas apart: agents who are alike, each in one area, and the least sum of squared loads.

Only the number of agents per area couples the areas. For a number of agents the least of an area is at least that of an even split of its
load; a table over the areas picks the best numbers, the numbers it picks are solved exactly, and this repeats until every number it picks is
exact: then the whole is proven. One area is a choice of *bundles*, sets of items that one agent may have.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np

from allocation.kern import FIRST, NOBODY, Answer, Kern, Squares
from solving.cpsat import CpSat
from solving.limits import Limits, Progress
from solving.matrix import Ints, MatrixBuilder, Objective
from solving.ordered import Level

MOST_BUNDLES = 60_000
IMPOSSIBLE = 1 << 50


@dataclass(frozen=True)
class Area:
    """Items of an area, and the bundles of them (tuples of item numbers) with their loads."""

    items: tuple[int, ...]
    bundles: tuple[tuple[int, ...], ...]
    loads: Ints

    @property
    def load(self) -> int:
        """Of all items."""
        return sum(int(load) for bundle, load in zip(self.bundles, self.loads, strict=True) if len(bundle) == 1)


@dataclass(frozen=True)
class Bundled:
    """All areas; `weights`: load per item."""

    areas: tuple[Area, ...]
    weights: Ints
    idle: bool  # an agent may have nothing


def per_area(kern: Kern) -> Bundled | None:
    """The areas with their bundles, when the instance has this shape and the bundles are few enough; None when not."""
    options = kern.options
    plain = kern.exclusive and kern.area is not None and kern.must.all() and not kern.covers and (options.role == FIRST).all()
    if not plain or kern.area is None or len(options) != kern.items * kern.agents or any(limit.over is not None for limit in kern.limits):
        return None
    shape = (kern.items, kern.agents)
    tables = [options.load.reshape(shape), *(limit.amount.reshape(shape) for limit in kern.limits)]
    bounds = [side for limit in kern.limits for side in (limit.upper, limit.lower) if side is not None]
    if any((table != table[:, :1]).any() or (table < 0).any() for table in tables) or any((side != side[0]).any() for side in bounds):
        return None
    weights, amounts = tables[0][:, 0], [table[:, 0] for table in tables[1:]]
    areas, left = [], MOST_BUNDLES
    for area in np.unique(kern.area).tolist():
        items = np.flatnonzero(kern.area == area).tolist()
        found = _bundles(kern, items, amounts, left)
        if found is None:
            return None
        left -= len(found)
        areas.append(Area(tuple(items), tuple(found), np.array([int(weights[list(bundle)].sum()) for bundle in found], dtype=np.int64)))
    idle = all(limit.lower is None or limit.lower[0] <= 0 for limit in kern.limits)
    return Bundled(tuple(areas), weights, idle)


def _bundles(kern: Kern, items: list[int], amounts: list[Ints], most: int) -> list[tuple[int, ...]] | None:
    """Every set of items within the upper limits, grown item by item; those below a lower limit are left out at the end."""
    grown: list[tuple[int, ...]] = [(item,) for item in items]
    uit: list[tuple[int, ...]] = []
    while grown:
        grown = [bundle for bundle in grown if all(amount[list(bundle)].sum() <= limit.upper[0] for amount, limit in zip(amounts, kern.limits, strict=True))]
        uit += grown
        if len(uit) > most:
            return None
        grown = [(*bundle, item) for bundle in grown for item in items if item > bundle[-1]]
    lower = [(amount, int(limit.lower[0])) for amount, limit in zip(amounts, kern.limits, strict=True) if limit.lower is not None]
    return [bundle for bundle in uit if all(amount[list(bundle)].sum() >= least for amount, least in lower)]


def solve_per_area(kern: Kern, bundled: Bundled, goal: Squares, limits: Limits, progress: Progress) -> Answer:
    """Numbers of agents per area, and the bundles of each."""
    table = [[_even_split(int(bundled.weights[list(area.items)].sum()), n) for n in range(kern.agents + 1)] for area in bundled.areas]
    exact: dict[tuple[int, int], list[int]] = {}
    spent = 0.0
    while True:
        bound, numbers = _best_numbers(table, kern.agents, bundled.idle)
        if bound >= IMPOSSIBLE:
            return Answer(None, (Level(goal.name, bound, bound, False, spent),), limits.stop.requested)
        open_ = [(area, n) for area, n in enumerate(numbers) if (area, n) not in exact]
        if not open_:
            break
        for area, n in open_:
            value, chosen, cost = _solve_area(bundled.areas[area], n, limits.at_most(limits.deterministic - spent))
            spent += cost
            if value is None:
                return Answer(None, (Level(goal.name, bound, bound, False, spent),), limits.stop.requested)
            table[area][n], exact[area, n] = value, chosen
    progress(f"{goal.name}: {bound}, grens {bound}")
    return Answer(_dealt(kern, bundled, numbers, exact), (Level(goal.name, bound, bound, True, spent),))


def _even_split(load: int, agents: int) -> int:
    """The least sum of squares of whole loads."""
    if agents == 0:
        return 0 if load == 0 else IMPOSSIBLE
    each, rest = divmod(load, agents)
    return rest * (each + 1) ** 2 + (agents - rest) * each**2


def _best_numbers(table: list[list[int]], agents: int, idle: bool) -> tuple[int, list[int]]:
    """Agents per area with the least sum; all of them are used unless some may be idle."""
    best: list[tuple[int, list[int]]] = [(0, []), *([(IMPOSSIBLE, [])] * agents)]
    for row in table:
        best = [
            min(((best[total - n][0] + row[n], [*best[total - n][1], n]) for n in range(total + 1)), key=lambda pair: (pair[0], pair[1]))
            for total in range(agents + 1)
        ]
    return min(best, key=lambda pair: pair[0]) if idle else best[agents]


def _solve_area(area: Area, agents: int, limits: Limits) -> tuple[int | None, list[int], float]:
    """Least sum of squares with so many agents; IMPOSSIBLE when there is none, None when the limits came first."""
    builder = MatrixBuilder()
    builder.add_columns(len(area.bundles))
    for item in area.items:
        cols = [number for number, bundle in enumerate(area.bundles) if item in bundle]
        if not cols:
            return IMPOSSIBLE, [], 0.0
        builder.add_row(cols, [1] * len(cols), 1, 1)
    every = np.arange(len(area.bundles))
    builder.add_row(every, np.ones(len(every), dtype=np.int64), agents, agents)
    outcome = CpSat(builder.build()).solve(Objective("kwadraten", every, area.loads**2), limits)
    if outcome.found and outcome.bound == outcome.objective:
        return outcome.objective, np.flatnonzero(outcome.values).tolist(), outcome.cost
    return (IMPOSSIBLE if outcome.status.value == "infeasible" else None), [], outcome.cost


def _dealt(kern: Kern, bundled: Bundled, numbers: list[int], exact: dict[tuple[int, int], list[int]]) -> Ints:
    uit = np.full((kern.items, 2), NOBODY, dtype=np.int64)
    agent = itertools.count()
    for area, n in enumerate(numbers):
        for bundle in exact[area, n]:
            uit[list(bundled.areas[area].bundles[bundle]), FIRST] = next(agent)
    return uit
