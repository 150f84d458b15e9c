"""The abstract core on instances small enough to enumerate, one family and one goal at a time."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable

import numpy as np
import pytest

from allocation.kern import NOBODY, Areas, Cost, Goals, Kern, Limit, Options, Over, Spread, Squares
from allocation.kern_oplossen import solve
from solving.limits import Limits
from solving.matrix import Ints

Value = Callable[[Kern, Ints], int]


def dense(load: list[list[int]], upper: list[int] | None = None, **fields: object) -> Kern:
    """One role; every agent may have every item; the load limited when `upper` is given."""
    options = Options.dense(np.array(load))
    limits = () if upper is None else (Limit("last", options.load, np.array(upper)),)
    velden = {"must": np.ones(len(load), dtype=bool), "limits": limits, **fields}
    return Kern(len(load), len(load[0]), options, **velden)  # type: ignore[arg-type]  # fields are those of Kern


def loads(kern: Kern, agent: Ints) -> Ints:
    table = kern.options.load.reshape(kern.items, kern.agents)
    return np.bincount(agent, weights=table[np.arange(kern.items), agent], minlength=kern.agents).astype(np.int64)


def least(kern: Kern, value: Value, allowed: Callable[[Ints], bool]) -> int | None:
    """By trying every assignment."""
    every = (np.array(agent) for agent in itertools.product(range(kern.agents), repeat=kern.items))
    return min((value(kern, agent) for agent in every if allowed(agent)), default=None)


def solved(kern: Kern, *goals: object) -> tuple[int | None, ...]:
    """The proven values; None when nothing is possible."""
    answer = solve(kern, goals, Limits(10.0))  # type: ignore[arg-type]  # goals of any kind
    if answer.agent is None:
        return (None,) * len(goals)
    assert all(level.proven for level in answer.levels)
    return tuple(level.best for level in answer.levels)


@pytest.mark.parametrize("seed", range(12))
def test_least_cost_within_capacity(seed: int) -> None:
    rng = random.Random(seed)
    table = [[rng.randint(3, 9) for _ in range(3)] for _ in range(5)]
    cost = np.array([rng.randint(1, 20) for _ in range(15)])
    kern = dense(table, [rng.randint(8, 16) for _ in range(3)])
    price: Value = lambda k, agent: int(cost.reshape(5, 3)[np.arange(5), agent].sum())  # noqa: E731
    assert solved(kern, Cost("kosten", cost)) == (least(kern, price, lambda agent: bool((loads(kern, agent) <= kern.limits[0].upper).all())),)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("exclusive", [True, False])
def test_least_squares_with_areas_apart_or_not(seed: int, exclusive: bool) -> None:
    rng = random.Random(seed)
    weights = [rng.randint(1, 12) for _ in range(6)]
    area = np.array(sorted(rng.randint(0, 1) for _ in range(6)))
    kern = dense([[weight] * 3 for weight in weights], [40] * 3, area=area, exclusive=exclusive)

    def allowed(agent: Ints) -> bool:
        apart = all(len(set(area[agent == who].tolist())) <= 1 for who in range(3))
        return bool((loads(kern, agent) <= 40).all()) and (apart or not exclusive)

    assert solved(kern, Squares("kwadraten")) == (least(kern, lambda k, agent: int((loads(k, agent) ** 2).sum()), allowed),)


@pytest.mark.parametrize("seed", range(12))
def test_least_spread_then_fewest_areas(seed: int) -> None:
    rng = random.Random(seed)
    table = [[rng.randint(1, 9)] * 3 for _ in range(5)]
    capacity, area = np.array([rng.randint(5, 15) for _ in range(3)]), np.array([rng.randint(0, 1) for _ in range(5)])
    kern = dense(table, capacity=capacity, area=area)

    def spread(k: Kern, agent: Ints) -> int:
        relative = 1000 * loads(k, agent) // capacity
        return int(relative.max() - relative.min())

    best = least(kern, spread, lambda _: True)
    areas = least(kern, lambda k, agent: len(set(zip(agent.tolist(), area.tolist(), strict=True))), lambda agent: spread(kern, agent) == best)
    assert solved(kern, Spread("spreiding", np.zeros(3, dtype=np.int64)), Areas("gebieden")) == (best, areas)


def test_over_a_limit_only_where_it_may_and_it_is_counted() -> None:
    options = Options.dense(np.array([[5, 5], [5, 5], [5, 5]]))
    limit = Limit("last", options.load, np.array([4, 5]), over=np.array([True, False]))
    kern = Kern(3, 2, options, np.ones(3, dtype=bool), (limit,))
    assert solved(kern, Over("over", "last")) == (6,)


def test_a_second_is_somebody_else_and_one_of_both_is_able() -> None:
    item, agent, role = (np.array(rij) for rij in ([0] * 6, [0, 1, 2, 0, 1, 2], [0, 0, 0, 1, 1, 1]))
    options = Options(item, agent, role, np.array([100, 100, 100, 15, 15, 15]))
    able, first = np.array([2, 5]), np.array([0, 1, 2])
    kern = Kern(1, 3, options, np.array([True]), second=role == 0, covers=((able, first),))
    answer = solve(kern, (Cost("kosten", np.array([0, 1, 9, 0, 1, 9])),), Limits(5.0))
    assert answer.agent is not None
    assert (answer.agent.tolist(), answer.levels[0].best) == ([[0, 2]], 9)


def test_who_need_not_be_served_may_be_left_out_at_a_price() -> None:
    options = Options.dense(np.array([[5], [5]]))
    kern = Kern(2, 1, options, np.zeros(2, dtype=bool), (Limit("last", options.load, np.array([5])),))
    answer = solve(kern, (Cost("kosten", np.array([1, 2]), without=np.array([10, 10])),), Limits(5.0))
    assert answer.agent is not None
    assert (answer.agent[:, 0].tolist(), answer.levels[0].best) == ([0, NOBODY], 11)


@pytest.mark.parametrize("goals", [(Over("over", "geen"),), (Spread("spreiding", np.zeros(2, dtype=np.int64)),)])
def test_a_goal_without_what_it_needs_is_refused(goals: Goals) -> None:
    with pytest.raises(ValueError, match=r"limit|capacities"):
        solve(dense([[1, 1]]), goals, Limits(1.0))


def test_what_cannot_be_has_no_answer() -> None:
    assert solved(dense([[5, 5], [5, 5], [5, 5]], [5, 5]), Squares("kwadraten")) == (None,)
    assert solved(dense([[5, 5], [5, 5], [5, 5]], [5, 5]), Cost("kosten", np.zeros(6, dtype=np.int64))) == (None,)
