"""What one run on one gebiedsteam, or on the region, gave: times, doelen with bounds, the front, and the others on the same instance."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.speed.klok import Tijd
from benchmarks.speed.meting import Doelmeting

WISSELS = ("wissels_eerste", "wissels_tweede")
SPREIDING = "spreiding"


@dataclass(frozen=True)
class Wisseltelling:
    """Roles that change hands in a checked plan: all, those whose person is weg, and those done for the cap on wissels (counting.md 35)."""

    eerste: int
    tweede: int
    vrijwillig: int

    @property
    def samen(self) -> int:
        return self.eerste + self.tweede


@dataclass(frozen=True)
class Anderverdeling:
    """Another way to allocate the same instance. No `doelen`: it gave no plan, or the checker refused it; `opmerking` says which."""

    naam: str
    tijd: Tijd
    doelen: dict[str, int] | None = None
    wissels: Wisseltelling | None = None
    opmerking: str = ""


@dataclass(frozen=True)
class Frontpunt:
    """Least spread under a cap on voluntary wissels (counting.md 37)."""

    maximum: int
    vrijwillig: int
    spreiding: int
    grens: int


@dataclass(frozen=True)
class Verdeelmeting:
    """One instance. Moments count from the momentopname in memory, building included; None: never proven (or, the front, not asked).

    `doelen` are in the order solved: wissels before spreiding, for us and for the others.
    """

    maat: str
    zaad: int
    max_wissels: int
    clienten: int
    begeleiders: int
    punten_per_uur: int
    bouw: Tijd
    oplossen: Tijd
    opschrijven: Tijd
    wissels_bewezen: Tijd | None
    spreiding_klaar: Tijd | None
    spreiding_dichtbij: Tijd | None  # within 10 permille of the bound known then
    doelen: tuple[Doelmeting, ...]
    wissels: Wisseltelling
    front: tuple[Frontpunt, ...]
    fronttijd: Tijd | None
    anderen: tuple[Anderverdeling, ...]

    @property
    def totaal(self) -> Tijd:
        """From the momentopname in memory to a checked plan."""
        return self.bouw.plus(self.oplossen).plus(self.opschrijven)

    @property
    def spreidinggat(self) -> int | None:
        """Permille of capacity between the spread and its bound."""
        return next((doel.waarde - doel.grens for doel in self.doelen if doel.naam == SPREIDING), None)

    def verhouding(self, naam: str) -> float | None:
        """All wissels of another ÷ ours; None where it gave no plan or we have none."""
        ander = next((rij for rij in self.anderen if rij.naam == naam), None)
        if ander is None or ander.wissels is None or self.wissels.samen == 0:
            return None
        return ander.wissels.samen / self.wissels.samen
