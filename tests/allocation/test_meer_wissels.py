"""What two wissels more would gain: told beside an allocation, checked, and never worse."""

from __future__ import annotations

from typing import Any

import pytest

from allocation.check import controleer
from allocation.maken import maak_verdeling
from allocation.meer_wissels import met_meer_wissels
from allocation.plan import Opties, Verdeling
from domain.gebied import laad_regio
from rules.toetsing import Toetsing
from solving.limits import Limits, Stop
from tests.allocation.klein_team import klein_team
from tests.allocation.verhaal import waarde, weg
from tests.bouw import Rijen, begeleider, in_begeleiding, opname, vast_beleid


def met(*rijen: Rijen, **beleid: Any) -> Verdeling:
    wereld, regels = opname(*rijen), vast_beleid(**beleid)
    return met_meer_wissels(wereld, regels, maak_verdeling(wereld, regels, Opties(team="GT3")), Limits(5.0))


def scheef() -> tuple[Rijen, ...]:
    """B1 carries four clients, B2 and B3 one each."""
    veel = [rij for nummer in range(1, 5) for rij in in_begeleiding(f"C{nummer}", "B1", "B2")]
    return (begeleider("B1"), begeleider("B2"), begeleider("B3"), *veel, *in_begeleiding("C5", "B2", "B3"), *in_begeleiding("C6", "B3", "B2"))


def test_twee_wissels_meer_maken_een_scheef_team_gelijker_en_noemen_wie() -> None:
    verdeling = met(*scheef())
    meer = verdeling.meer_wissels
    assert meer is not None
    assert meer.wissels == 2
    assert meer.spreiding < waarde(verdeling, "spreiding")
    assert 1 <= len(meer.verhuizingen) <= 2
    assert {rij.client_id for rij in meer.verhuizingen} <= {rij.client_id for rij in meer.toewijzingen}
    assert all(not rij.wissel for rij in verdeling.toewijzingen)  # the plan itself moves nobody


def test_bij_een_afwezige_verhuist_alleen_diens_caseload_en_staat_er_wat_twee_meer_doen() -> None:
    verdeling = met(weg("B4"), *scheef(), *in_begeleiding("C7", "B4", "B1"), *in_begeleiding("C8", "B2", "B4"))
    assert {rij.client_id for rij in verdeling.toewijzingen if rij.wissel} == {"C7", "C8"}
    assert verdeling.meer_wissels is not None
    assert verdeling.meer_wissels.spreiding <= waarde(verdeling, "spreiding")


def test_waar_alles_gelijk_is_helpt_meer_niet() -> None:
    gelijk = (begeleider("B1"), begeleider("B2"), *in_begeleiding("C1", "B1", "B2"), *in_begeleiding("C2", "B2", "B1"))
    meer = met(*gelijk).meer_wissels
    assert meer is not None
    assert (meer.spreiding, meer.verhuizingen, meer.toewijzingen) == (0, (), ())


def test_wie_al_wilde_stoppen_hoeft_hier_niet_op_te_wachten() -> None:
    wereld, beleid = opname(*scheef()), vast_beleid()
    verdeling, stop = maak_verdeling(wereld, beleid, Opties(team="GT3")), Stop()
    stop.request()
    assert met_meer_wissels(wereld, beleid, verdeling, Limits(5.0, 1, stop)).meer_wissels is None


@pytest.mark.parametrize("zaad", range(60))
def test_nooit_slechter_en_altijd_nageteld(zaad: int) -> None:
    wereld, beleid, wissels = klein_team(zaad)
    verdeling = met_meer_wissels(wereld, beleid, maak_verdeling(wereld, beleid, Opties(team="GT3", wissels=wissels)), Limits(5.0))
    meer = verdeling.meer_wissels
    assert meer is not None
    assert meer.niet_toegewezen <= waarde(verdeling, "niet_toegewezen")
    assert not controleer(wereld, beleid, Toetsing(wereld, beleid, laad_regio()), laad_regio(), verdeling)
    assert Verdeling.model_validate_json(verdeling.als_json()) == verdeling
