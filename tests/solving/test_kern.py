"""The solving kernel: typed outcomes, objectives in order, bounds that are true, stopping."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solving import ordered
from solving.cpsat import CpSat
from solving.limits import Limits, Stop
from solving.matrix import INFINITE, Ints, Matrix, MatrixBuilder, Objective
from solving.ordered import solve_in_order
from solving.outcome import Status
from solving.relaxation import lagrangian_bound, relax, solve_mip


def ints(*waarden: int) -> Ints:
    return np.array(waarden, dtype=np.int64)


def objective(name: str, coefs: list[int], offset: int = 0, slack: int = 0) -> Objective:
    """An objective over columns 0 … n−1."""
    cols = [col for col, coef in enumerate(coefs) if coef]
    return Objective(name, np.array(cols, dtype=np.int64), np.array([coefs[col] for col in cols], dtype=np.int64), offset, slack)


def program(rows: list[tuple[list[int], int, int]], width: int) -> Matrix:
    """Binary columns; rows as (dense coefficients, lower, upper)."""
    builder = MatrixBuilder()
    builder.add_columns(width)
    for coefs, lower, upper in rows:
        cols = [col for col, coef in enumerate(coefs) if coef]
        if cols:
            builder.add_row(cols, [coefs[col] for col in cols], lower, upper)
    return builder.build()


def solutions(matrix: Matrix) -> list[Ints]:
    """Every 0/1 solution, by trying them all."""
    alle = (np.array(v, dtype=np.int64) for v in itertools.product((0, 1), repeat=matrix.width))
    return [v for v in alle if not len(matrix.violated(v))]


@st.composite
def programs(draw: st.DrawFn) -> tuple[Matrix, list[Objective]]:
    """Small feasible programs (all zero is allowed) with three objectives, some with slack."""
    width = draw(st.integers(2, 7))
    getallen = st.lists(st.integers(-4, 6), min_size=width, max_size=width)
    rows = [(draw(getallen), -INFINITE, draw(st.integers(0, 8))) for _ in range(draw(st.integers(1, 5)))]
    doelen = [objective(f"d{k}", draw(getallen), draw(st.integers(-3, 3)), draw(st.sampled_from([0, 0, 2]))) for k in range(3)]
    return program(rows, width), doelen


def in_order_by_hand(matrix: Matrix, objectives: list[Objective]) -> list[int]:
    over = solutions(matrix)
    beste = []
    for doel in objectives:
        beste.append(min(doel.value(v) for v in over))
        over = [v for v in over if doel.value(v) <= beste[-1] + doel.slack]
    return beste


@settings(max_examples=120, deadline=None)
@given(programs(), st.booleans())
def test_levels_are_those_of_trying_everything(case: tuple[Matrix, list[Objective]], small_core: bool) -> None:
    matrix, objectives = case
    cores = ordered.CORES
    ordered.CORES = (1, 2, 4) if small_core else cores  # the core steps must give the same answer however narrow
    try:
        result = solve_in_order(matrix, objectives, np.zeros(matrix.width, dtype=np.int64), Limits(10))
    finally:
        ordered.CORES = cores
    waarheid = in_order_by_hand(matrix, objectives)
    assert [level.best for level in result.levels] == waarheid
    assert all(level.proven and level.bound == level.best for level in result.levels)
    assert not len(matrix.violated(result.values))


@settings(max_examples=100, deadline=None)
@given(programs(), st.lists(st.floats(-5, 5), min_size=5, max_size=5))
def test_any_duals_give_a_true_bound(case: tuple[Matrix, list[Objective]], duals: list[float]) -> None:
    matrix, objectives = case
    bound, _ = lagrangian_bound(matrix, objectives[0], np.array(duals[: matrix.height]))
    assert bound <= min(objectives[0].value(v) for v in solutions(matrix)) + 1e-9


@settings(max_examples=60, deadline=None)
@given(programs())
def test_the_relaxation_bounds_and_prices_columns_truly(case: tuple[Matrix, list[Objective]]) -> None:
    matrix, objectives = case
    relaxed = relax(matrix, objectives[0], Limits(5))
    if relaxed is None:  # no rows left to relax
        assert matrix.height == 0
        return
    for v in solutions(matrix):
        value = objectives[0].value(v)
        assert relaxed.bound <= value
        for col in range(matrix.width):  # using a column that costs r makes the value at least bound + r
            if v[col] == 1 and relaxed.reduced[col] > 0:
                assert value >= relaxed.exact_bound + relaxed.reduced[col] - 1e-6


def test_infeasible_has_no_values_and_is_not_unknown() -> None:
    matrix = program([([1, 1], 3, INFINITE)], 2)
    outcome = CpSat(matrix).solve(objective("d", [1, 1]), Limits(1))
    assert outcome.status is Status.INFEASIBLE
    assert not outcome.found
    with pytest.raises(LookupError):
        _ = outcome.values
    with pytest.raises(LookupError):
        _ = outcome.objective


def test_an_empty_row_that_cannot_hold_is_refused_when_it_is_added() -> None:
    with pytest.raises(ValueError, match="empty row"):
        MatrixBuilder().add_row([], [], lower=1)


def test_a_stop_keeps_the_start_and_says_so() -> None:
    stop = Stop()
    stop.request()
    matrix = program([([1, 1], 1, INFINITE)], 2)
    result = solve_in_order(matrix, [objective("d", [5, 1])], ints(1, 0), Limits(5, stop=stop))
    assert result.stopped
    assert result.values.tolist() == [1, 0]
    assert (result.levels[0].best, result.levels[0].bound, result.levels[0].proven) == (5, 0, False)


def test_a_request_interrupts_who_watches() -> None:
    stop, heard = Stop(), []
    forget = stop.watch(lambda: heard.append("stop"))
    stop.request()
    forget()
    stop.request()
    assert heard == ["stop"]


def test_the_mip_peer_agrees() -> None:
    matrix = program([([3, 4, 5], 6, INFINITE)], 3)
    doel = objective("d", [3, 4, 6])
    assert solve_mip(matrix, doel, Limits()).objective == CpSat(matrix).solve(doel, Limits(5)).objective == 7


def test_a_part_of_a_program_keeps_what_the_rest_has_taken() -> None:
    matrix = program([([2, 3, 4], -INFINITE, 6), ([0, 0, 1], 0, 1)], 3)
    free = np.array([True, False, True])
    part = matrix.without(free, ints(0, 1, 0))
    assert part.width == 2
    assert part.row_upper.tolist() == [3, 1]
    assert objective("d", [1, 10, 100]).without(free, ints(0, 1, 0)).value(ints(1, 0)) == 11
