"""What gets lost, or means something else, between a rule set and DMN: one `Melding` per thing, never a silent difference."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Soort(StrEnum):
    """Kinds of loss. The first nine are about export, the others about import."""

    ONBEKEND = "onbekend"
    AFWEZIG = "afwezig"
    JA_NEE_INVOER = "ja-nee-invoer"
    DATUM = "datum"
    PARAMETER = "parameter"
    GELDIGHEID = "geldigheid"
    TEKST = "tekst"
    GEVOLG = "gevolg"
    TEGENSTRIJDIG = "tegenstrijdig"
    GEWIJZIGD = "gewijzigd"
    AANGENOMEN = "aangenomen"
    VERTAALD = "vertaald"


@dataclass(frozen=True)
class Melding:
    """`waar` is a rule id, a set or a place in the file; `tekst` a Dutch sentence."""

    soort: Soort
    waar: str
    tekst: str

    def regel(self) -> str:
        """The report as one line."""
        return f"{self.waar} ({self.soort}): {self.tekst}"
