"""A `Kern` as one integer program. Items that are alike in everything are one column per agent that counts them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from allocation.kern import FIRST, NOBODY, SECOND, Areas, Cost, Goal, Goals, Kern, Over, Spread, Squares
from solving.matrix import INFINITE, Ints, Matrix, MatrixBuilder, Objective

PERMILLE = 1000


class KernModel:
    """The matrix and the objectives. Column o stands for option o of the first item of its class, as often as there are such items."""

    def __init__(self, kern: Kern, goals: Goals) -> None:
        self.kern, self._builder = kern, MatrixBuilder()
        options = kern.options
        self._by_role = [[np.flatnonzero((options.item == item) & (options.role == role)) for role in (FIRST, SECOND)] for item in range(kern.items)]
        self._of_agent = [np.flatnonzero(options.agent == agent) for agent in range(kern.agents)]
        self._class_of = _alike(kern, goals)
        self._size = np.bincount(self._class_of, minlength=kern.items)
        self._over: dict[str, dict[int, int]] = {}
        self._columns()
        self._roles()
        self._limits()
        self._loads()
        self._areas()
        self.objectives = [self._objective(goal) for goal in goals]
        self.matrix: Matrix = self._builder.build()

    def agents(self, values: Ints) -> Ints:
        """[item, role]: the agents of a solution; items that are alike are dealt out in order."""
        uit = np.full((self.kern.items, 2), NOBODY, dtype=np.int64)
        options = self.kern.options
        waiting: dict[tuple[int, int], list[int]] = defaultdict(list)
        for col in range(len(options)):
            waiting[int(options.item[col]), int(options.role[col])] += [int(options.agent[col])] * int(values[col])
        for item in range(self.kern.items):
            for role in (FIRST, SECOND):
                line = waiting[int(self._class_of[item]), role]
                if line:
                    uit[item, role] = line.pop(0)
        return uit

    def _columns(self) -> None:
        options = self.kern.options
        for col in range(len(options)):
            self._builder.add_columns(1, 0, int(self._size[options.item[col]]))

    def _roles(self) -> None:
        """Every item has its first role filled once (at most once where not `must`), its second at most once and by somebody else."""
        kern = self.kern
        for item in range(kern.items):
            size = int(self._size[item])
            first, second = self._by_role[item]
            if size:
                self._row(first, low=size if kern.must[item] else -INFINITE, high=size)
            if not len(second):
                continue
            agents = {int(kern.options.agent[col]): col for col in first.tolist()}
            self._row([*second], [*first], high=0)
            for col in second.tolist():
                if int(kern.options.agent[col]) in agents:
                    self._row([col, agents[int(kern.options.agent[col])]], high=1)
            if kern.second is not None:
                self._row([*second], [col for col in first.tolist() if kern.second[col]], low=0)
        for good, needy in kern.covers:
            for col in sorted(set(needy.tolist()) - set(good.tolist())):
                self._row(good, [col], low=0)

    def _limits(self) -> None:
        for limit in self.kern.limits:
            over = self._over.setdefault(limit.name, {})
            for agent, cols in enumerate(self._of_agent):
                if not len(cols):
                    continue
                upper = int(limit.upper[agent])
                cols_, coefs = cols, limit.amount[cols]
                if limit.over is not None and limit.over[agent]:
                    over[agent] = self._builder.add_columns(1, 0, max(0, int(self._most(cols, coefs)) - upper))
                    cols_, coefs = np.append(cols, over[agent]), np.append(coefs, -1)
                self._builder.add_row(cols_, coefs, upper=upper)
                if limit.lower is not None:
                    self._builder.add_row(cols, limit.amount[cols], lower=int(limit.lower[agent]))

    def _loads(self) -> None:
        """A column per agent that holds its load."""
        self._load = []
        for cols in self._of_agent:
            load = self.kern.options.load[cols]
            column = self._builder.add_columns(1, 0, self._most(cols, load))
            self._builder.add_row([*cols, column], [*load, -1], 0, 0)
            self._load.append(column)

    def _most(self, cols: Ints, amounts: Ints) -> int:
        return int((amounts.clip(min=0) * self._size[self.kern.options.item[cols]]).sum())

    def _areas(self) -> None:
        """With `exclusive` an agent works in one area at most; a column per agent and area says where."""
        self._works: dict[tuple[int, int], int] = {}
        if self.kern.area is None:
            return
        for agent, cols in enumerate(self._of_agent):
            areas = self.kern.area[self.kern.options.item[cols]]
            for area in np.unique(areas).tolist():
                works = self._works[agent, area] = self._builder.add_columns(1)
                for col in cols[areas == area].tolist():
                    self._builder.add_row([col, works], [1, -int(self._size[self.kern.options.item[col]])], upper=0)
            if self.kern.exclusive:
                self._row([col for (who, _), col in self._works.items() if who == agent], high=1)

    def _objective(self, goal: Goal) -> Objective:
        match goal:
            case Cost():
                return self._cost(goal)
            case Over():
                cols = list(self._over[goal.limit].values())
                return _objective(goal.name, cols, [1] * len(cols))
            case Spread():
                return self._spread(goal)
            case Squares():
                return self._squares(goal)
            case Areas():
                cols = list(self._works.values())
                return _objective(goal.name, cols, [1] * len(cols))

    def _cost(self, goal: Cost) -> Objective:
        cols = np.flatnonzero(self._size[self.kern.options.item] > 0)
        coefs, offset = goal.cost[cols].copy(), 0
        if goal.without is not None:
            offset = int(goal.without.sum())
            first = self.kern.options.role[cols] == FIRST
            coefs[first] -= goal.without[self.kern.options.item[cols[first]]]
        return Objective(goal.name, cols, coefs, offset)

    def _spread(self, goal: Spread) -> Objective:
        """max ≥ floor(1000 load / capacity) ≥ min is capacity·min ≤ 1000·load < capacity·(max + 1)."""
        cols: list[int] = []
        for group in sorted(set(goal.group.tolist()) - {NOBODY}):
            members = np.flatnonzero(goal.group == group).tolist()
            scale = 1 if goal.absolute else PERMILLE
            capacity = [1 if goal.absolute or self.kern.capacity is None else int(self.kern.capacity[agent]) for agent in members]
            most = max(scale * self._most(self._of_agent[a], self.kern.options.load[self._of_agent[a]]) // c for a, c in zip(members, capacity, strict=True))
            high = self._builder.add_columns(2, 0, most)
            for agent, of in zip(members, capacity, strict=True):
                self._builder.add_row([self._load[agent], high], [scale, -of], upper=of - 1)
                if goal.in_min is None or goal.in_min[agent]:
                    self._builder.add_row([self._load[agent], high + 1], [scale, -of], lower=0)
            cols += [high, high + 1]
        return _objective(goal.name, cols, [1, -1] * (len(cols) // 2))

    def _squares(self, goal: Squares) -> Objective:
        """A square is the highest of the chords (2k + 1)·load − k(k + 1), exactly so at whole numbers."""
        cols = []
        for agent, load in enumerate(self._load):
            of = self._of_agent[agent]
            most = self._most(of, self.kern.options.load[of])
            for limit in self.kern.limits:
                if limit.over is None and np.array_equal(limit.amount, self.kern.options.load):
                    most = min(most, int(limit.upper[agent]))
            square = self._builder.add_columns(1, 0, most * most)
            for k in range(most):
                self._builder.add_row([square, load], [1, -(2 * k + 1)], lower=-k * (k + 1))
            cols.append(square)
        return _objective(goal.name, cols, [1] * len(cols))

    def _row(self, plus: Sequence[int] | Ints, minus: Sequence[int] | Ints = (), low: int = -INFINITE, high: int = INFINITE) -> None:
        cols = np.concatenate([np.asarray(plus, dtype=np.int64), np.asarray(minus, dtype=np.int64)])
        coefs = np.ones(len(cols), dtype=np.int64)
        coefs[len(plus) :] = -1
        self._builder.add_row(cols, coefs, low, high)


def _objective(name: str, cols: list[int], coefs: list[int]) -> Objective:
    return Objective(name, np.array(cols, dtype=np.int64), np.array(coefs, dtype=np.int64))


def _alike(kern: Kern, goals: Goals) -> Ints:
    """Per item the first item that is the same to every agent, limit and goal; itself where pairs are looked at."""
    own = np.arange(kern.items)
    options = kern.options
    if kern.covers or kern.second is not None or (options.role != FIRST).any():
        return own
    known: dict[object, int] = {}
    uit = own.copy()
    order = np.argsort(options.item, kind="stable")
    starts = np.searchsorted(options.item[order], np.arange(kern.items + 1))
    for item in range(kern.items):
        cols = order[starts[item] : starts[item + 1]]
        costs = [(*goal.cost[cols].tolist(), 0 if goal.without is None else int(goal.without[item])) for goal in goals if isinstance(goal, Cost)]
        key = (
            tuple(options.agent[cols].tolist()),
            tuple(options.load[cols].tolist()),
            tuple(tuple(limit.amount[cols].tolist()) for limit in kern.limits),
            bool(kern.must[item]),
            None if kern.area is None else int(kern.area[item]),
            tuple(costs),
        )
        uit[item] = known.setdefault(key, item)
    return uit
