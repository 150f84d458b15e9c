"""An integer program as arrays: bounded integer columns, ranged sparse rows. Built in bulk, read by CP-SAT and by LP/MIP solvers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
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

    def violated(self, values: Ints) -> Ints:
        """Numbers of the rows that a solution breaks."""
        sums = np.bincount(self.row_of_entry(), weights=self.coefs * values[self.cols], minlength=self.height)
        return np.flatnonzero((sums < self.row_lower - 0.5) | (sums > self.row_upper + 0.5))

    def least(self, objective: Objective) -> int:
        """The trivial bound: every column at its better end."""
        low, high = self.lower[objective.cols], self.upper[objective.cols]
        return objective.offset + int(np.minimum(low * objective.coefs, high * objective.coefs).sum())


class MatrixBuilder:
    """Collects columns and rows; rows that cannot bind (no entries, no finite bound) are left out."""

    def __init__(self) -> None:
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
