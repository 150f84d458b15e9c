"""What a check says: findings with a fixed code, and the numbers it recounted itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

SOORTEN = frozenset(
    {
        # who, where and when
        "onbekende_client", "onbekende_plek", "niet_wachtend", "dubbele_plaatsing", "week_geen_maandag", "week_buiten_horizon",
        "eigen_plek", "soort_klopt_niet",
        # whether the pair may exist
        "regel", "harde_wens", "expertise", "passendheid_max",
        # limits per week
        "plek_vol", "punten_vol", "samenstelling_max", "samenstelling_min", "niet_samen_met", "onverenigbaar", "rust",
        "sleutelfiguur_ontbreekt", "sleutelfiguur_verkeerd", "sleutelfiguur_grens", "sleutelfiguren_per_locatie", "budget", "kosten_onbekend",
        "vastlegging",
        # what the plan says about itself
        "indeling", "doelwaarde", "doel_volgorde", "grens_klopt_niet", "kengetal", "hangt_af_van",
        "momentopname", "beleid", "regels",
    }
)  # fmt: skip
"""Every code a `Bevinding` may carry. Codes are for machines and tests; `tekst` is for people."""


@dataclass(frozen=True, order=True)
class Bevinding:
    """One thing that is wrong in a plan. `tekst` is one Dutch sentence for professionals: it names ids."""

    soort: str
    tekst: str
    client_id: str | None = None
    plekgroep_id: str | None = None
    locatie_id: str | None = None
    week: date | None = None

    def __post_init__(self) -> None:
        if self.soort not in SOORTEN:
            raise ValueError(f"onbekende soort bevinding: {self.soort}")


@dataclass(frozen=True)
class Uitslag:
    """The outcome of a check: what is wrong, and every doel and kengetal as the checker counts them."""

    bevindingen: tuple[Bevinding, ...]
    doelen: dict[str, int]
    kengetallen: dict[str, int]

    @property
    def goed(self) -> bool:
        return not self.bevindingen

    @property
    def soorten(self) -> frozenset[str]:
        """The codes found."""
        return frozenset(bevinding.soort for bevinding in self.bevindingen)


def gesorteerd(bevindingen: list[Bevinding]) -> tuple[Bevinding, ...]:
    """In a fixed order, each once."""
    uniek = set(bevindingen)
    return tuple(sorted(uniek, key=lambda b: (b.soort, b.client_id or "", b.plekgroep_id or "", b.locatie_id or "", b.week or date.min, b.tekst)))
