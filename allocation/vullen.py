"""Fills of derived columns: given the option columns of a solution, what the columns of a family then are."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from solving.matrix import Ints

Vuller = Callable[[Ints], None]


def som(col: int, cols: Ints, maal: Ints, vast: int) -> Vuller:
    """The column is vast + Σ maal·cols."""

    def vul(values: Ints) -> None:
        values[col] = vast + int(values[cols] @ maal)

    return vul


def teveel(col: int, van: int, grens: int) -> Vuller:
    """The column is what `van` is above a limit."""

    def vul(values: Ints) -> None:
        values[col] = max(0, int(values[van]) - grens)

    return vul


def constant(col: int, waarde: int) -> Vuller:
    """The column always holds this."""

    def vul(values: Ints) -> None:
        values[col] = waarde

    return vul


def laagste(col: int, cols: Sequence[int], maal: int = 1) -> Vuller:
    """The column is the least of these (0 or 1: all of them), times `maal`."""

    def vul(values: Ints) -> None:
        values[col] = maal * min(int(values[ander]) for ander in cols)

    return vul


def enige(col: int, cols: Ints) -> Vuller:
    """The column is 1 where any of these is."""

    def vul(values: Ints) -> None:
        values[col] = int(values[cols].any())

    return vul


def geen(col: int, cols: Ints, als: int | None = None) -> Vuller:
    """The column is 1 where none of these is (and `als` is, when given)."""

    def vul(values: Ints) -> None:
        values[col] = int(not values[cols].any() and (als is None or bool(values[als])))

    return vul
