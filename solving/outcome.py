"""The one typed outcome of a solve. Values exist for OPTIMAL and FEASIBLE alone; UNKNOWN is not INFEASIBLE."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from solving.matrix import Ints


class Status(Enum):
    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Outcome:
    """`bound` is a proven lower bound of the minimised objective; `cost` is deterministic time."""

    status: Status
    bound: int
    cost: float
    _values: Ints | None = None
    _objective: int | None = None

    @property
    def found(self) -> bool:
        return self._values is not None

    @property
    def values(self) -> Ints:
        """One integer per column.

        Raises:
            LookupError: there is no solution to read.
        """
        if self._values is None:
            raise LookupError(f"no values: the solve ended {self.status.value}")
        return self._values

    @property
    def objective(self) -> int:
        """Value of the minimised objective; LookupError as for `values`."""
        if self._objective is None:
            raise LookupError(f"no objective: the solve ended {self.status.value}")
        return self._objective
