"""Which groups of rows stand in the way: the smallest number of groups whose lifting makes a program feasible.

Every row with a label gets the binary column of its label, which loosens the row to its widest when 1. Minimising the sum of these
columns gives a smallest set, proven by the solver; 0 means that the program is feasible as it stands.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np

from solving.cpsat import CpSat
from solving.limits import Limits
from solving.matrix import INFINITE, Ints, Matrix, MatrixBuilder, Objective


@dataclass(frozen=True)
class Lift:
    """A set of labels to lift; `proven`: no smaller set will do. `values` is a solution of the columns with those rows lifted."""

    labels: tuple[Hashable, ...]
    proven: bool
    values: Ints


def smallest_lift(matrix: Matrix, labels: Sequence[Hashable | None], limits: Limits) -> Lift | None:
    """The fewest labels whose rows must go; None when the rows without label exclude each other, or nothing was found within the limits."""
    loose, column = loosened(matrix, labels)
    cols = np.array(list(column.values()), dtype=np.int64)
    outcome = CpSat(loose).solve(Objective("lifted", cols, np.ones(len(cols), dtype=np.int64)), limits)
    if not outcome.found:
        return None
    values = outcome.values
    lifted = tuple(label for label, col in column.items() if values[col])
    return Lift(lifted, outcome.bound >= len(lifted), values[: matrix.width])


def loosened(matrix: Matrix, labels: Sequence[Hashable | None]) -> tuple[Matrix, dict[Hashable, int]]:
    """The matrix with one binary column per label that can bind: 1 lifts every row of that label."""
    builder, column = MatrixBuilder(), {}
    for low, high in zip(matrix.lower.tolist(), matrix.upper.tolist(), strict=True):
        builder.add_columns(1, low, high)
    for row, label in enumerate(labels):
        part = slice(matrix.starts[row], matrix.starts[row + 1])
        cols, coefs = matrix.cols[part], matrix.coefs[part]
        low, high = int(matrix.row_lower[row]), int(matrix.row_upper[row])
        if label is None:
            builder.add_row(cols, coefs, low, high)
            continue
        ends = np.stack([coefs * matrix.lower[cols], coefs * matrix.upper[cols]])
        below, above = low - int(ends.min(axis=0).sum()), int(ends.max(axis=0).sum()) - high
        binds_below, binds_above = low > -INFINITE and below > 0, high < INFINITE and above > 0
        if (binds_below or binds_above) and label not in column:
            column[label] = builder.add_columns(1)
        if binds_below:
            builder.add_row(np.append(cols, column[label]), np.append(coefs, below), lower=low)
        if binds_above:
            builder.add_row(np.append(cols, column[label]), np.append(coefs, -above), upper=high)
    return builder.build(), column
