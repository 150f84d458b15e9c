"""What one run on one instance gave: times, doelen with their bounds, and the others on the same instance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.speed.klok import Tijd

ONGEPLAATST = tuple(f"ongeplaatst_urgentie_{klasse}" for klasse in (1, 2, 3, 4))


@dataclass(frozen=True)
class Doelmeting:
    """One doel of our plan: `waarde` in the plan, `beste` found at its own level (later doelen may give up speling), `grens` proven (counting.md 26)."""

    naam: str
    waarde: int
    beste: int
    grens: int
    bewezen: bool


@dataclass(frozen=True)
class Ander:
    """Another way to plan the same instance. `urgentiegewicht` is what the checker counted; None with the reason in `opmerking`."""

    naam: str
    tijd: Tijd
    urgentiegewicht: int | None = None
    te_laat: int | None = None
    wachttijd: int | None = None
    grens: int | None = None  # of urgentiegewicht, where the method proves one
    opmerking: str = ""


@dataclass(frozen=True)
class Meting:
    """One instance. `eerste_plan` and `ongeplaatst_bewezen` count from the momentopname in memory: building is in them, the first with its check."""

    maat: str
    zaad: int
    budget: float | None
    wachtenden: int
    opties: int
    bouw: Tijd
    oplossen: Tijd
    opschrijven: Tijd  # writing the plan down and the independent check
    eerste_plan: Tijd
    ongeplaatst_bewezen: Tijd | None
    doelen: tuple[Doelmeting, ...]
    urgentiegewicht: int
    lp_grens: float | None
    anderen: tuple[Ander, ...]

    @property
    def gat_pct(self) -> float | None:
        """How far urgentiegewicht lies above the linear bound, in percent; 0 when it meets the bound rounded up."""
        if self.lp_grens is None:
            return None
        if self.urgentiegewicht - self.lp_grens < 1 - 1e-6:
            return 0.0
        return 100 * (self.urgentiegewicht / self.lp_grens - 1) if self.lp_grens > 0 else None

    @property
    def alles_bewezen(self) -> bool:
        return all(doel.bewezen for doel in self.doelen)

    def verhouding(self, naam: str) -> float | None:
        """Urgentiegewicht of another ÷ ours; None where it has none or ours is 0."""
        ander = next((rij for rij in self.anderen if rij.naam == naam), None)
        if ander is None or ander.urgentiegewicht is None or self.urgentiegewicht == 0:
            return None
        return ander.urgentiegewicht / self.urgentiegewicht


def slechtste(waarden: Sequence[float | None], hoogste: bool) -> float | None:
    """The worst of what was measured: the highest (times, gaps) or the lowest (ratios); None when one was not measured or proven."""
    if not waarden or any(waarde is None for waarde in waarden):
        return None
    gemeten = [waarde for waarde in waarden if waarde is not None]
    return max(gemeten) if hoogste else min(gemeten)
