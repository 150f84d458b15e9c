"""Stories about who takes part: movers, who resumes, who is closed, other teams, the region."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from domain.fouten import InvoerFout
from tests.allocation.verhaal import drie, keuze, paar, twee, verdeel
from tests.bouw import (
    begeleider,
    bewoner,
    bg_client,
    caseload,
    dat,
    locatie,
    nieuw_bg,
    plek,
    week,
)


def test_wie_uit_beschermd_wonen_verhuist_heeft_al_een_begeleider_en_geen_eerste_gesprek() -> None:
    verhuizer = bewoner("C1", vertrek={"vertrek_week": week(3), "uitstroom_gemeente": "GM0855", "uitstroom_gebied": "Zuid"})
    rijen = (*twee(), locatie("L1"), plek("P1", "L1"), verhuizer)
    met = verdeel(*rijen, dat("C1", "BG"))
    assert paar(met) == {"B1", "B2"}
    assert keuze(met).eerste_gesprek_week is None
    assert [rij.client_id for rij in verdeel(*rijen).buiten_plan] == ["C1"]


def test_van_wie_verhuist_telt_de_zorgzwaarte_van_het_blad_bewoners() -> None:
    naar_huis = {"vertrek_week": week(3), "uitstroom_gemeente": "GM0855", "uitstroom_gebied": "Zuid", "zorgzwaarte": "intensief"}
    verhuizer = bewoner("C1", vertrek=naar_huis, zorgzwaarte=None)
    mensen = (begeleider("B1", max_intensief=0), begeleider("B2"))
    verdeling = verdeel(*mensen, locatie("L1"), plek("P1", "L1"), verhuizer, dat("C1", "BG"))
    assert {rij.begeleider_id: rij.punten for rij in verdeling.belasting} == {"B1": 27, "B2": 180}
    assert "zorgzwaarte_onbekend" not in {rij.soort for rij in verdeling.signalen}


def test_wie_hervat_houdt_de_begeleiders_van_eerder_en_weegt_weer_mee() -> None:
    terug = bg_client("C1", status="afgesloten", afgesloten_op=date(2026, 10, 5), hervatting_gevraagd_op=date(2026, 11, 23))
    verdeling = verdeel(*drie(), terug, caseload("C1", "B3"), caseload("C1", "B1", "tweede"))
    assert (keuze(verdeling).eerste_id, keuze(verdeling).tweede_id) == ("B3", "B1")
    assert next(rij.punten for rij in verdeling.belasting if rij.begeleider_id == "B3") == 100


def test_zonder_dat_of_met_een_andere_status_staat_iemand_buiten_het_plan() -> None:
    verdeling = verdeel(*twee(), bg_client("C1"), bg_client("C2", status="wacht_plaatsing"), bg_client("C3", status="afgesloten"))
    assert [(rij.client_id, rij.reden.split()[0]) for rij in verdeling.buiten_plan] == [("C1", "er"), ("C2", "de")]


@pytest.mark.parametrize("wijziging", [{"gemeente": "GM0867", "gebied": None}, {}])
def test_wie_afgesloten_is_en_wil_hervatten_maar_dat_niet_kan_wordt_niet_genoemd(wijziging: dict[str, Any]) -> None:
    """No team, or new without a DAT BG: the open ones are named for the same reason."""
    dicht = bg_client("C1", status="afgesloten", afgesloten_op=date(2026, 10, 5), hervatting_gevraagd_op=date(2026, 11, 23), **wijziging)
    verdeling = verdeel(*twee(), dicht, bg_client("C2", **wijziging), team=None)
    assert [rij.client_id for rij in verdeling.buiten_plan] == ["C2"]
    assert (verdeling.toewijzingen, verdeling.niet_toegewezen) == ((), ())


def test_wie_in_waalwijk_woont_heeft_geen_team_en_staat_alleen_in_een_verdeling_van_de_regio() -> None:
    rijen = (*twee(), nieuw_bg("C1", gemeente="GM0867", gebied=None))
    assert verdeel(*rijen).buiten_plan == ()
    assert "gebiedsteam" in verdeel(*rijen, team=None).buiten_plan[0].reden


def test_de_regio_is_de_som_van_haar_teams() -> None:
    gt4 = (begeleider("B3", gebiedsteam="GT4"), begeleider("B4", gebiedsteam="GT4"), nieuw_bg("C2", gebied="Noord"))
    verdeling = verdeel(*twee(), nieuw_bg("C1"), *gt4, team=None)
    assert (paar(verdeling, "C1"), paar(verdeling, "C2")) == ({"B1", "B2"}, {"B3", "B4"})
    assert all(doel.bewezen for doel in verdeling.doelen)


def test_een_onbekend_team_is_een_fout() -> None:
    with pytest.raises(InvoerFout, match="bestaat niet"):
        verdeel(*twee(), team="GT12")
