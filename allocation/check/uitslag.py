"""What a check says: objections with a fixed code, for machines and tests, and a Dutch sentence that names the rule or limit, for people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

SOORTEN = frozenset(
    {
        # who and where
        "onbekende_client", "niet_in_verdeling", "ander_team", "dubbele_toewijzing", "indeling", "reden", "onbekend_team",
        # one client by itself
        "vorm", "onbekende_begeleider", "onbekende_onderaannemer", "zelfde_begeleider", "weg", "verkeerd_team", "in_dienst", "regel", "expertise",
        "tweede_ontbreekt", "uitzondering_verlopen", "uitzondering_risico", "uitzondering_zonder_akkoord", "uitzondering_tweede",
        "onderaannemer_rol", "onderaannemer_niche", "onderaannemer_expertise", "onderaannemer_afbouw", "onderaannemer_goedkeuring",
        "gebonden", "vastlegging", "in_zorg_afgevallen", "kan_toegewezen",
        # first talks
        "gesprek_niet_nodig", "gesprek_week", "gesprek_afwezig", "gesprek_te_veel",
        # together
        "boven_limiet", "max_intensief", "onderaannemer_vol", "te_veel_wissels", "tarief_onbekend",
        # what the plan says about itself
        "wissel_klopt_niet", "gedwongen_klopt_niet", "doelwaarde", "doel_volgorde", "grens_klopt_niet", "belasting", "kengetal", "volgorde",
        "signaal", "meer_wissels", "momentopname", "beleid", "regels",
    }
)  # fmt: skip
"""Every code a `Bezwaar` may carry."""


@dataclass(frozen=True, order=True)
class Bezwaar:
    """One thing that is wrong in a Verdeling. `tekst` is one Dutch sentence for professionals: it names ids and nothing personal."""

    soort: str
    tekst: str
    client_id: str | None = None
    begeleider_id: str | None = None

    def __post_init__(self) -> None:
        if self.soort not in SOORTEN:
            raise ValueError(f"onbekende soort bezwaar: {self.soort}")


def gesorteerd(bezwaren: Iterable[Bezwaar]) -> tuple[Bezwaar, ...]:
    """In a fixed order, each once."""
    return tuple(sorted(set(bezwaren), key=lambda b: (b.soort, b.client_id or "", b.begeleider_id or "", b.tekst)))
