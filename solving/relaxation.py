"""Linear relaxations through MathOpt, with bounds that stay valid whatever the solver's tolerances.

A bound is never the solver's word: from its dual values y the Lagrangian bound  y·b + Σ_j min over [l_j, u_j] of (c − Aᵀy)_j x_j  is
computed here, which holds for every y. So a solve that stopped early still gives a true bound.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from ortools.math_opt import model_pb2
from ortools.math_opt.python import mathopt

from solving.limits import Limits
from solving.matrix import INFINITE, Ints, Matrix, Objective
from solving.outcome import Outcome, Status

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Relaxed:
    """`bound`: proven lower bound (integer, rounded up); `values`: the fractional solution; `reduced`: reduced cost per column."""

    bound: int
    exact_bound: float
    values: Floats
    reduced: Floats


def _proto(matrix: Matrix, objective: Objective, integer: bool) -> model_pb2.ModelProto:
    proto = model_pb2.ModelProto()
    variables = proto.variables
    variables.ids.extend(range(matrix.width))
    variables.lower_bounds.extend(matrix.lower.astype(float).tolist())
    variables.upper_bounds.extend(matrix.upper.astype(float).tolist())
    variables.integers.extend([integer] * matrix.width)
    costs = np.zeros(matrix.width)
    np.add.at(costs, objective.cols, objective.coefs)
    used = np.flatnonzero(costs)
    proto.objective.linear_coefficients.ids.extend(used.tolist())
    proto.objective.linear_coefficients.values.extend(costs[used].tolist())
    proto.objective.offset = float(objective.offset)
    rows = proto.linear_constraints
    rows.ids.extend(range(matrix.height))
    rows.lower_bounds.extend(_widened(matrix.row_lower).tolist())
    rows.upper_bounds.extend(_widened(matrix.row_upper).tolist())
    order = np.lexsort((matrix.cols, matrix.row_of_entry()))
    entries = proto.linear_constraint_matrix
    entries.row_ids.extend(matrix.row_of_entry()[order].tolist())
    entries.column_ids.extend(matrix.cols[order].tolist())
    entries.coefficients.extend(matrix.coefs[order].astype(float).tolist())
    return proto


def _widened(bounds: Ints) -> Floats:
    wide = bounds.astype(float)
    wide[bounds >= INFINITE] = np.inf
    wide[bounds <= -INFINITE] = -np.inf
    return wide


def relax(matrix: Matrix, objective: Objective, limits: Limits) -> Relaxed | None:
    """Solve the LP relaxation with GLOP; None when it gave no dual values (stopped at once, or infeasible).

    Primal simplex: on the large pictures it took a tenth of the time of the dual, elsewhere the same.
    """
    if matrix.height == 0:
        return None
    model = mathopt.Model.from_model_proto(_proto(matrix, objective, integer=False))
    parameters = mathopt.SolveParameters(lp_algorithm=mathopt.LPAlgorithm.PRIMAL_SIMPLEX)
    parameters.glop.max_deterministic_time = max(limits.deterministic, 1e-3)
    result = mathopt.solve(model, mathopt.SolverType.GLOP, params=parameters)
    solution = result.solutions[0] if result.solutions else None
    if solution is None or solution.dual_solution is None:
        return None
    duals = np.zeros(matrix.height)
    for row, dual in solution.dual_solution.dual_values.items():
        duals[row.id] = dual
    values = np.zeros(matrix.width)
    if solution.primal_solution is not None:
        for column, value in solution.primal_solution.variable_values.items():
            values[column.id] = value
    exact, reduced = lagrangian_bound(matrix, objective, duals)
    return Relaxed(int(np.ceil(exact - 1e-6)), exact, values, reduced)


def lagrangian_bound(matrix: Matrix, objective: Objective, duals: Floats) -> tuple[float, Floats]:
    """The bound that the dual values prove, and the reduced costs. A dual of the wrong sign for a one-sided row counts as 0."""
    low, high = _widened(matrix.row_lower), _widened(matrix.row_upper)
    duals = np.where((duals > 0) & np.isinf(low), 0.0, duals)
    duals = np.where((duals < 0) & np.isinf(high), 0.0, duals)
    reduced = np.zeros(matrix.width)
    np.add.at(reduced, objective.cols, objective.coefs)
    entries = matrix.coefs * duals[matrix.row_of_entry()]
    np.subtract.at(reduced, matrix.cols, entries)
    rows = np.where(duals > 0, duals * np.where(np.isinf(low), 0, low), duals * np.where(np.isinf(high), 0, high))
    columns = np.minimum(reduced * matrix.lower, reduced * matrix.upper)
    total = float(rows.sum() + columns.sum())
    # rounding: of the sums themselves, and of each reduced cost (some dozens of terms) times how far its column reaches
    reach = np.maximum(np.abs(matrix.lower), np.abs(matrix.upper))[matrix.cols]
    slip = 1e-11 * float(np.abs(rows).sum() + np.abs(columns).sum()) + 1e-14 * float((np.abs(entries) * reach).sum())
    return objective.offset + total - slip, reduced


def solve_mip(matrix: Matrix, objective: Objective, limits: Limits, wall_s: float | None = None, gap: float | None = None) -> Outcome:
    """MathOpt's own HiGHS as a MIP solver: the peer of the benchmarks. `gap`: it may stop at this relative gap, instead of at its own 1e-4."""
    model = mathopt.Model.from_model_proto(_proto(matrix, objective, integer=True))
    parameters = mathopt.SolveParameters()
    if gap is not None:
        parameters.relative_gap_tolerance = gap
    if wall_s is not None:
        parameters.time_limit = datetime.timedelta(seconds=wall_s)
    result = mathopt.solve(model, mathopt.SolverType.HIGHS, params=parameters)
    cost = result.solve_time().total_seconds()
    bound = result.termination.objective_bounds.dual_bound
    known = int(np.ceil(bound - 1e-6)) if np.isfinite(bound) else matrix.least(objective)
    if not result.has_primal_feasible_solution():
        reason = result.termination.reason
        return Outcome(Status.INFEASIBLE if reason == mathopt.TerminationReason.INFEASIBLE else Status.UNKNOWN, known, cost)
    values = np.zeros(matrix.width, dtype=np.int64)
    for column, value in result.variable_values().items():
        values[column.id] = round(value)
    value = objective.value(values)
    done = result.termination.reason == mathopt.TerminationReason.OPTIMAL and known >= value
    return Outcome(Status.OPTIMAL if done else Status.FEASIBLE, min(known, value), cost, values, value)
