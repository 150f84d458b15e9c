"""An integer program as arrays: bounded integer columns, ranged sparse rows. Built in bulk, read by CP-SAT and by LP/MIP solvers."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
INFINITE = 1 << 40
"""A row bound at or beyond this size does not bind."""


@dataclass(frozen=True)
class Objective:
    """minimise offset + Σ coefs·column; later objectives may use up to best + slack of this one."""

    name: str
    cols: Ints
    coefs: Ints
    offset: int = 0
    slack: int = 0

    def without(self, free: Bools, values: Ints) -> Objective:
        """The objective over the free columns alone, the others standing at their value."""
        stays = free[self.cols]
        offset = self.offset + int(values[self.cols[~stays]] @ self.coefs[~stays])
        return Objective(self.name, (np.cumsum(free) - 1)[self.cols[stays]], self.coefs[stays], offset, self.slack)

    def value(self, values: Ints) -> int:
        """The objective of a solution (one integer per column)."""
        return self.offset + int(values[self.cols] @ self.coefs)


@dataclass(frozen=True)
class Matrix:
    """columns in [lower, upper]; row r: row_lower ≤ Σ coefs[s]·x[cols[s]] ≤ row_upper for s in starts[r] … starts[r+1]−1."""

    lower: Ints
    upper: Ints
    starts: Ints
    cols: Ints
    coefs: Ints
    row_lower: Ints
    row_upper: Ints

    @property
    def width(self) -> int:
        return len(self.lower)

    @property
    def height(self) -> int:
        return len(self.row_lower)

    def row_of_entry(self) -> Ints:
        """Row number of every stored coefficient."""
        return np.repeat(np.arange(self.height), np.diff(self.starts))

    def with_rows(self, rows: Sequence[tuple[Ints, Ints, int]]) -> Matrix:
        """The same with rows added at the end: columns, coefficients, upper bound."""
        sizes = np.cumsum([len(cols) for cols, _, _ in rows], dtype=np.int64)
        return Matrix(
            lower=self.lower,
            upper=self.upper,
            starts=np.concatenate([self.starts, self.starts[-1] + sizes]),
            cols=np.concatenate([self.cols, *(cols for cols, _, _ in rows)]),
            coefs=np.concatenate([self.coefs, *(coefs for _, coefs, _ in rows)]),
            row_lower=np.concatenate([self.row_lower, np.full(len(rows), -INFINITE, dtype=np.int64)]),
            row_upper=np.concatenate([self.row_upper, np.array([upper for _, _, upper in rows], dtype=np.int64)]),
        )

    def without(self, free: Bools, values: Ints) -> Matrix:
        """The matrix over the free columns alone, the others standing at their value in `values`; rows left empty are dropped."""
        row = self.row_of_entry()
        stays = free[self.cols]
        taken = np.zeros(self.height, dtype=np.int64)
        np.add.at(taken, row[~stays], self.coefs[~stays] * values[self.cols[~stays]])
        sizes = np.bincount(row[stays], minlength=self.height)
        rows = sizes > 0
        number = np.cumsum(free) - 1
        low = np.where(self.row_lower <= -INFINITE, self.row_lower, self.row_lower - taken)
        high = np.where(self.row_upper >= INFINITE, self.row_upper, self.row_upper - taken)
        return Matrix(
            lower=self.lower[free],
            upper=self.upper[free],
            starts=np.concatenate([[0], np.cumsum(sizes[rows])]).astype(np.int64),
            cols=number[self.cols[stays]],
            coefs=self.coefs[stays],
            row_lower=low[rows],
            row_upper=high[rows],
        )

    def violated(self, values: Ints) -> Ints:
        """Numbers of the rows that a solution breaks."""
        sums = np.bincount(self.row_of_entry(), weights=self.coefs * values[self.cols], minlength=self.height)
        return np.flatnonzero((sums < self.row_lower - 0.5) | (sums > self.row_upper + 0.5))

    def least(self, objective: Objective) -> int:
        """The trivial bound: every column at its better end."""
        low, high = self.lower[objective.cols], self.upper[objective.cols]
        return objective.offset + int(np.minimum(low * objective.coefs, high * objective.coefs).sum())


def weighted(name: str, objectives: Sequence[Objective], weights: Sequence[int]) -> Objective:
    """Σ weight · objective."""
    return Objective(
        name,
        np.concatenate([objective.cols for objective in objectives]),
        np.concatenate([objective.coefs * weight for objective, weight in zip(objectives, weights, strict=True)]),
        sum(objective.offset * weight for objective, weight in zip(objectives, weights, strict=True)),
    )


class MatrixBuilder:
    """Collects columns and rows; rows that cannot bind (no entries, no finite bound) are left out.

    `label` is put on every row added while it stands: what the row comes from, for who wants to lift it (None: nothing to lift).
    """

    def __init__(self) -> None:
        self.label: Hashable | None = None
        self.labels: list[Hashable | None] = []  # one per row
        self._lower: list[Ints] = []
        self._upper: list[Ints] = []
        self._width = 0
        self._cols: list[Ints] = []
        self._coefs: list[Ints] = []
        self._row_lower: list[int] = []
        self._row_upper: list[int] = []

    def add_columns(self, count: int, lower: int = 0, upper: int = 1) -> int:
        """Append columns; gives the number of the first."""
        first = self._width
        self._lower.append(np.full(count, lower, dtype=np.int64))
        self._upper.append(np.full(count, upper, dtype=np.int64))
        self._width += count
        return first

    def add_row(self, cols: Sequence[int] | Ints, coefs: Sequence[int] | Ints, lower: int = -INFINITE, upper: int = INFINITE) -> None:
        """Append a row. A row without entries must hold by itself.

        Raises:
            ValueError: an empty row whose bounds exclude 0 (the caller asked for something impossible).
        """
        if len(cols) == 0:
            if lower > 0 or upper < 0:
                raise ValueError("an empty row cannot be met")
            return
        self._cols.append(np.asarray(cols, dtype=np.int64))
        self._coefs.append(np.asarray(coefs, dtype=np.int64))
        self._row_lower.append(lower)
        self._row_upper.append(upper)
        self.labels.append(self.label)

    def build(self) -> Matrix:
        """The finished matrix."""
        empty = np.empty(0, dtype=np.int64)
        sizes = [len(cols) for cols in self._cols]
        return Matrix(
            lower=np.concatenate([empty, *self._lower]),
            upper=np.concatenate([empty, *self._upper]),
            starts=np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)]).astype(np.int64),
            cols=np.concatenate([empty, *self._cols]),
            coefs=np.concatenate([empty, *self._coefs]),
            row_lower=np.array(self._row_lower, dtype=np.int64),
            row_upper=np.array(self._row_upper, dtype=np.int64),
        )
