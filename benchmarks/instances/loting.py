"""Drawing by lot: one reproducible stream per part of an instance, so that a change in one part leaves the others as they were."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")


class Loting:
    """A stream named by size, seed and part; the same name gives the same draws on every machine."""

    def __init__(self, maat: str, zaad: int, onderdeel: str) -> None:
        self._bron = random.Random(f"{maat}/{zaad}/{onderdeel}")

    def kans(self, p: float) -> bool:
        return self._bron.random() < p

    def tussen(self, laag: int, hoog: int) -> int:
        """A whole number, both ends included."""
        return self._bron.randint(laag, hoog)

    def breuk(self, laag: float, hoog: float) -> float:
        return self._bron.uniform(laag, hoog)

    def wachtweken(self, gemiddeld: float, hoogstens: int) -> int:
        """Whole weeks, exponentially spread: many short, few long."""
        return min(hoogstens, int(self._bron.expovariate(1 / gemiddeld)))

    def kies(self, opties: Sequence[T]) -> T:
        return self._bron.choice(opties)

    def gewogen(self, gewichten: Mapping[T, float]) -> T:
        return self._bron.choices(list(gewichten), weights=list(gewichten.values()))[0]

    def greep(self, opties: Sequence[T], aantal: int) -> list[T]:
        """Distinct items, in drawn order; all of them where fewer exist."""
        return self._bron.sample(opties, min(aantal, len(opties)))

    def geschud(self, opties: Sequence[T]) -> list[T]:
        return self._bron.sample(opties, len(opties))

    def quota(self, aantal: int, gewichten: Mapping[T, float]) -> list[T]:
        """`aantal` items in shuffled order whose shares are those of the weights, to within one (largest remainder)."""
        totaal = sum(gewichten.values())
        delen = {optie: aantal * gewicht / totaal for optie, gewicht in gewichten.items()}
        uit = {optie: int(deel) for optie, deel in delen.items()}
        for optie in sorted(delen, key=lambda optie: uit[optie] - delen[optie])[: aantal - sum(uit.values())]:
            uit[optie] += 1
        return self.geschud([optie for optie, keren in uit.items() for _ in range(keren)])
