"""More teams than one: begeleiders with clients of another team, and a team with clients and nobody at all (counting.md 28, 33, 36)."""

from __future__ import annotations

from typing import Any

import pytest

from tests.allocation.verhaal import paar, verdeel, waarde
from tests.bouw import begeleider, in_begeleiding, nieuw_bg


@pytest.mark.parametrize("wissels", [0, 1])
def test_twee_gasten_uit_andere_teams_tellen_niet_in_de_spreiding_van_dit_team(wissels: int) -> None:
    """B1 200 of 1280 is 156, B2 100 of 1280 is 78, B3 15 of 1280 is 11. G1 200 and G2 100 are guests of GT1 and GT5, and no team together."""
    eigen = (begeleider("B1"), begeleider("B2"), begeleider("B3"))
    gasten = (begeleider("G1", gebiedsteam="GT1"), begeleider("G2", gebiedsteam="GT5"))
    vast: dict[str, Any] = {"langdurig": True}
    bij_eigen = (in_begeleiding("C1", "B1", "B3", **vast), in_begeleiding("C2", "B1", "G1", **vast), in_begeleiding("C3", "B2", "G1", **vast))
    bij_gasten = (in_begeleiding("C4", "G1", "G2", **vast), in_begeleiding("C5", "G2", "G1", **vast))
    verdeling = verdeel(*eigen, *gasten, *bij_eigen, *bij_gasten, wissels=wissels)
    assert paar(verdeling, "C4") == {"G1", "G2"}
    assert waarde(verdeling, "spreiding") == 156 - 11
    assert [rij.begeleider_id for rij in verdeling.belasting] == ["B1", "B2", "B3"]


def test_in_de_regio_staat_een_team_zonder_begeleiders_er_eerlijk_bij() -> None:
    verdeling = verdeel(begeleider("B1"), begeleider("B2"), in_begeleiding("C1"), nieuw_bg("C2", gebied="Reeshof"), team=None)
    assert paar(verdeling, "C1") == {"B1", "B2"}
    (niet,) = verdeling.niet_toegewezen
    assert niet.client_id == "C2"
    assert "GT6" in niet.reden
