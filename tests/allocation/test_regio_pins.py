"""A run for the region in which pins of one team need the wissels that the size of that team would not give it."""

from __future__ import annotations

from tests.allocation.verhaal import keuze, verdeel
from tests.bouw import Rijen, begeleider, in_begeleiding, vastlegging


def groot_en_klein() -> list[Rijen]:
    """GT3 with two clients who are pinned elsewhere; GT1 with eight who are not."""
    rijen: list[Rijen] = [begeleider(f"B{nummer}") for nummer in (1, 2, 3)]
    rijen += [begeleider(f"A{nummer}", gebiedsteam="GT1") for nummer in (1, 2)]
    rijen += [in_begeleiding(f"D{nummer}", "A1", "A2", gebied="Binnenstad") for nummer in range(8)]
    rijen += [in_begeleiding("C1", "B1", "B2"), in_begeleiding("C2", "B1", "B2")]
    rijen += [vastlegging(naam, begeleider_id="B3", rol="eerste") for naam in ("C1", "C2")]
    return rijen


def test_de_wissels_gaan_eerst_naar_wat_is_vastgelegd() -> None:
    verdeling = verdeel(*groot_en_klein(), wissels=2, team=None)
    assert {keuze(verdeling, naam).eerste_id for naam in ("C1", "C2")} == {"B3"}
    assert all(not rij.wissel for rij in verdeling.toewijzingen if rij.client_id.startswith("D"))
