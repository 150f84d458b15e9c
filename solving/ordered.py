"""Objectives in order: each is solved, proven or bounded, and then kept within its slack while the next one is solved.

A level's bound holds for all solutions that are no worse on the earlier levels (their best found plus slack). A level counts as proven
when its bound meets its best value and every earlier level is proven.

One level, in steps that stop as soon as value and bound meet:
1. the linear relaxation: a bound, and per column what using it costs at least (reduced cost);
2. the core: only columns that cost little may move, the rest stands as in the incumbent. Small, quick, and usually where the best
   solution is; when it is solved and the value lies within what a column outside the core costs, that is a proof for the whole. It is
   widened step by step, each step starting from the one before;
3. everything that can still matter: columns that cost more than the gap cannot be in a better solution and are fixed.
What a level proves about columns stays true for the next levels, so the program shrinks on the way.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from solving.cpsat import CpSat
from solving.limits import Limits, Progress, silent
from solving.matrix import Bools, Ints, Matrix, Objective
from solving.outcome import Status
from solving.relaxation import Relaxed, relax

CORES = (1000, 2500, 5000, 10000)
"""Columns in the core at most, wider and wider: the narrow ones are solved at once and give the next a good start."""
CORE_SHARE = 0.7
RELAXING = 1e-6
"""Deterministic seconds charged for a linear relaxation per coefficient: it keeps no count of its own."""
WIDEST = 60_000
"""With more columns than this that can still matter, the last step is left out: it would spend its time on being loaded."""


@dataclass(frozen=True)
class Level:
    """How one objective ended: best value found, proven bound, whether it is proven with all before it, and what it cost."""

    name: str
    best: int
    bound: int
    proven: bool
    cost: float


@dataclass(frozen=True)
class Ordered:
    """The last solution found (it keeps every earlier level within its slack) and the levels so far."""

    values: Ints
    levels: tuple[Level, ...]
    stopped: bool


Bound = Callable[[int, Sequence[Level]], int | None]
"""A lower bound for level k known from elsewhere, given the levels before it; None when nothing is known."""
Improve = Callable[[int, Ints, int], Ints]
"""A better solution for level k, found by other means, that keeps the earlier levels; the given one when there is none. Knows the bound."""


def counted(names: Sequence[str], values: Mapping[str, int], bounds: Mapping[str, int]) -> tuple[Level, ...]:
    """Levels in order of a solution found elsewhere, from its values and from bounds that hold beside it; without a bound it is 0."""
    levels: list[Level] = []
    for name in names:
        bound = min(values[name], bounds.get(name, 0))
        levels.append(Level(name, values[name], bound, bound == values[name] and all(level.proven for level in levels), 0.0))
    return tuple(levels)


def solve_in_order(
    matrix: Matrix,
    objectives: Sequence[Objective],
    start: Ints,
    limits: Limits,
    share: float = 1.0,
    bound: Bound | None = None,
    improve: Improve | None = None,
    progress: Progress = silent,
    near: int = 0,
) -> Ordered:
    """Solve the objectives in order from a feasible start.

    Each level may use a `share` of the deterministic time that is left, the last ones what is theirs when the rest is divided evenly.
    A level whose linear bound lies within `near` of its value is left as it is, with that gap.
    """
    search = _Search(matrix, start, limits, improve, near)
    levels: list[Level] = []
    left, stopped = limits.deterministic, False
    for number, objective in enumerate(objectives):
        known = matrix.least(objective)
        outside = bound(number, levels) if bound is not None else None
        known = known if outside is None else max(known, outside)
        allowed = left * max(share, 1 / (len(objectives) - number))
        known, cost = search.level(number, objective, known, allowed)
        left = max(0.0, left - cost)
        best = objective.value(search.values)
        proven = known == best and all(level.proven for level in levels)
        stopped = stopped or limits.stop.requested
        levels.append(Level(objective.name, best, known, proven, cost))
        progress(f"{objective.name}: {best}, grens {known}")
        search.keep(objective, best)
    return Ordered(search.values, tuple(levels), stopped)


class _Search:
    """The incumbent, the rows that keep earlier levels, and the columns that are still free."""

    def __init__(self, matrix: Matrix, start: Ints, limits: Limits, improve: Improve | None, near: int) -> None:
        self.values = start
        self._near = near
        self._matrix = matrix
        self._limits = limits
        self._improve = improve
        self._kept: list[tuple[Ints, Ints, int]] = []
        self._free: Bools = matrix.lower < matrix.upper
        self._relaxed: Relaxed | None = None

    def level(self, number: int, objective: Objective, known: int, allowed: float) -> tuple[int, float]:
        """Improve the incumbent on this objective; gives the proven bound and the deterministic cost."""
        self._relaxed = None
        if self._done(objective, known):
            return min(known, objective.value(self.values)), 0.0
        self._relaxed, cost = self._relax(objective)
        known = known if self._relaxed is None else max(known, self._relaxed.bound)
        if self._improve is not None and not self._done(objective, known):
            self.values = self._improve(number, self.values, known)
        if objective.value(self.values) - known <= self._near:
            return min(known, objective.value(self.values)), cost
        if self._relaxed is not None and not self._done(objective, known):
            known, more = self._core(objective, known, (allowed - cost) * CORE_SHARE)
            cost += more
        rest = self._can_matter(objective, 0)
        if not self._done(objective, known) and rest.sum() <= WIDEST and allowed > cost:
            known, more = self._solve(objective, known, rest, allowed - cost)
            cost += more
        return min(known, objective.value(self.values)), cost

    def keep(self, objective: Objective, best: int) -> None:
        """From now on this objective stays ≤ best + slack; columns that would break that are fixed."""
        free = self._can_matter(objective, objective.slack)
        self._kept.append((objective.cols, objective.coefs, best + objective.slack - objective.offset))
        self._free = free

    def _done(self, objective: Objective, known: int) -> bool:
        return objective.value(self.values) <= known or self._limits.stop.requested

    def _part(self, free: Bools) -> Matrix:
        return self._matrix.with_rows(self._kept).without(free, self.values)

    def _relax(self, objective: Objective) -> tuple[Relaxed | None, float]:
        part = self._part(self._free)
        cost = RELAXING * len(part.cols)
        relaxed = relax(part, objective.without(self._free, self.values), self._limits)
        if relaxed is None:
            return None, cost
        reduced = np.zeros(self._matrix.width)
        reduced[self._free] = relaxed.reduced
        return Relaxed(relaxed.bound, relaxed.exact_bound, relaxed.values, reduced), cost

    def _can_matter(self, objective: Objective, slack: int) -> Bools:
        """Free columns without those that cost more than the gap to what is allowed, while the incumbent has them at their cheap end."""
        if self._relaxed is None:
            return self._free
        gap = objective.value(self.values) + slack - self._relaxed.exact_bound + 1e-6
        return self._free & ~self._dear(gap)

    def _dear(self, price: float) -> Bools:
        assert self._relaxed is not None
        low = (self._relaxed.reduced > price) & (self.values == self._matrix.lower)
        high = (self._relaxed.reduced < -price) & (self.values == self._matrix.upper)
        dear: Bools = low | high
        return dear

    def _core(self, objective: Objective, known: int, allowed: float) -> tuple[int, float]:
        assert self._relaxed is not None
        spent = 0.0
        for width in CORES:
            prices = np.sort(np.abs(self._relaxed.reduced[self._can_matter(objective, 0)]))
            if len(prices) <= 2 * width or self._done(objective, known):
                break
            free = self._free & ~self._dear(float(prices[width]))
            inside, cost = self._solve(objective, known, free, allowed - spent, whole=False)
            known = max(known, min(inside, int(np.ceil(self._relaxed.exact_bound + prices[width] - 1e-6))))
            spent += cost
            if spent >= allowed:
                break
        return known, spent

    def _solve(self, objective: Objective, known: int, free: Bools, allowed: float, whole: bool = True) -> tuple[int, float]:
        """Search over these columns; gives a bound for them (not above the incumbent's value) and the cost."""
        part, goal = self._part(free), objective.without(free, self.values)
        outcome = CpSat(part).solve(goal, self._limits.at_most(allowed), hint=self.values[free], bound=known)
        if outcome.found and outcome.objective < objective.value(self.values):
            values = self.values.copy()
            values[free] = outcome.values
            self.values = values  # an equal one is left: the incumbent may be better on the levels to come
        value = objective.value(self.values)
        bound = value if outcome.status is Status.OPTIMAL else max(known, outcome.bound)
        return min(bound, value) if whole else bound, outcome.cost
