"""CP-SAT on a matrix, filled in bulk."""

from __future__ import annotations

import itertools

import numpy as np
from ortools.sat.python import cp_model

from solving.limits import Limits
from solving.matrix import INFINITE, Ints, Matrix, Objective
from solving.outcome import Outcome, Status

_INT_MIN, _INT_MAX = -(1 << 62), 1 << 62


class CpSat:
    """A matrix loaded into CP-SAT. Not picklable: send the instance and build again."""

    def __init__(self, matrix: Matrix) -> None:
        self.matrix = matrix
        self._model = cp_model.CpModel()
        variables = self._model.proto.variables
        for low, high in zip(matrix.lower.tolist(), matrix.upper.tolist(), strict=True):
            variables.add().domain.extend([low, high])
        starts = matrix.starts.tolist()
        binary = (matrix.lower >= 0) & (matrix.upper <= 1)
        plain = np.append((matrix.coefs == 1) & binary[matrix.cols], True)
        unit = np.logical_and.reduceat(plain, matrix.starts[:-1]) if matrix.height else plain
        for row, (begin, end) in enumerate(itertools.pairwise(starts)):
            cols = matrix.cols[begin:end].tolist()
            low, high = int(matrix.row_lower[row]), int(matrix.row_upper[row])
            if unit[row] and high == 1 and low <= 1:
                constraint = self._model.proto.constraints.add()
                (constraint.exactly_one if low == 1 else constraint.at_most_one).literals.extend(cols)
            else:
                self._add(cols, matrix.coefs[begin:end].tolist(), low, high)

    def _add(self, cols: list[int], coefs: list[int], low: int, high: int) -> None:
        linear = self._model.proto.constraints.add().linear
        linear.vars.extend(cols)
        linear.coeffs.extend(coefs)
        linear.domain.extend([_INT_MIN if low <= -INFINITE else low, _INT_MAX if high >= INFINITE else high])

    def solve(self, objective: Objective | None, limits: Limits, hint: Ints | None = None, bound: int | None = None, quick: bool = False) -> Outcome:
        """Minimise under a deterministic limit with one worker; `bound` is a lower bound known already.

        The hint is a full solution or None. `quick` presolves less, for small models solved by the hundred.
        """
        if limits.stop.requested:
            return Outcome(Status.UNKNOWN, self._known(objective, bound), 0.0)
        model = self._model
        model.proto.clear_solution_hint()
        if hint is not None:
            model.proto.solution_hint.vars.extend(range(self.matrix.width))
            model.proto.solution_hint.values.extend(hint.tolist())
        model.proto.clear_objective()
        if objective is not None:
            model.proto.objective.vars.extend(objective.cols.tolist())
            model.proto.objective.coeffs.extend(objective.coefs.tolist())
            model.proto.objective.offset = float(objective.offset)
            if bound is not None:
                model.proto.objective.domain.extend([bound - objective.offset, _INT_MAX])
        solver = cp_model.CpSolver()
        set_parameters(solver, limits, quick)
        forget = limits.stop.watch(solver.stop_search)
        try:
            status = solver.solve(model)
        finally:
            forget()
        return self._outcome(solver, status, objective, bound)

    def _known(self, objective: Objective | None, bound: int | None) -> int:
        """The lower bound without searching."""
        least = self.matrix.least(objective) if objective is not None else 0
        return least if bound is None else max(least, bound)

    def _outcome(self, solver: cp_model.CpSolver, status: cp_model.CpSolverStatus, objective: Objective | None, bound: int | None) -> Outcome:
        cost = float(solver.response_proto.deterministic_time)
        known = self._known(objective, bound)
        if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            values = np.array(solver.response_proto.solution, dtype=np.int64)
            value = objective.value(values) if objective is not None else 0
            if status == cp_model.OPTIMAL:
                return Outcome(Status.OPTIMAL, value, cost, values, value)
            proven = int(np.ceil(solver.best_objective_bound - 1e-6)) if objective is not None else 0
            return Outcome(Status.FEASIBLE, max(known, min(proven, value)), cost, values, value)
        if status == cp_model.INFEASIBLE:
            return Outcome(Status.INFEASIBLE, known, cost)
        if status == cp_model.UNKNOWN:
            return Outcome(Status.UNKNOWN, known, cost)
        raise RuntimeError(f"CP-SAT refused the model: {self._model.validate()}")


def set_parameters(solver: cp_model.CpSolver, limits: Limits, quick: bool = False) -> None:
    """One worker, fixed seed, deterministic limit: the same answer every time (measured in prototypes and benchmarks)."""
    parameters = solver.parameters
    parameters.num_workers = 1
    parameters.random_seed = limits.seed
    parameters.linearization_level = 2
    parameters.max_deterministic_time = max(limits.deterministic, 1e-3)
    parameters.catch_sigint_signal = False
    if quick:
        parameters.cp_model_probing_level = 0
        parameters.symmetry_level = 0
        parameters.max_presolve_iterations = 1
    remaining = limits.stop.remaining_s()
    if remaining is not None:
        parameters.max_time_in_seconds = remaining
