"""One story per constraint and per doel: what happens with it, and what without."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from allocation.vastleggingen import Vastleggingsconflict
from domain.fouten import InvoerFout
from tests.allocation.verhaal import drie, keuze, paar, twee, verdeel, waarde, weg
from tests.bouw import (
    begeleider,
    bg_client,
    in_begeleiding,
    nieuw_bg,
    onderaannemer,
    uitzondering,
    vastlegging,
    week,
)


def test_wie_nieuw_is_krijgt_twee_verschillende_begeleiders_en_een_gesprek_in_de_eerste_week() -> None:
    verdeling = verdeel(*twee(), nieuw_bg("C1"))
    assert paar(verdeling) == {"B1", "B2"}
    assert keuze(verdeling).eerste_gesprek_week == week(0)
    assert keuze(verdeling).wissel == ()


def test_zonder_tweede_begeleider_krijgt_wie_nieuw_is_niemand_en_staat_de_reden_erbij() -> None:
    verdeling = verdeel(begeleider("B1"), nieuw_bg("C1"))
    assert verdeling.toewijzingen == ()
    assert "geen twee begeleiders" in verdeling.niet_toegewezen[0].reden


def test_met_een_goedgekeurde_uitzondering_is_een_begeleider_genoeg() -> None:
    assert paar(verdeel(begeleider("B1"), nieuw_bg("C1"), uitzondering("C1"))) == {"B1", None}


@pytest.mark.parametrize("wijziging", [{"akkoord_teamleider": False}, {"herzien_op": date(2026, 11, 29)}])
def test_een_uitzondering_zonder_akkoord_of_voorbij_haar_dag_geldt_niet(wijziging: dict[str, Any]) -> None:
    assert verdeel(begeleider("B1"), nieuw_bg("C1"), uitzondering("C1", **wijziging)).toewijzingen == ()


def test_bij_een_risico_geldt_een_uitzondering_nooit() -> None:
    assert verdeel(begeleider("B1"), nieuw_bg("C1", risico=True), uitzondering("C1")).toewijzingen == ()


def test_een_van_de_twee_heeft_de_expertise_die_nodig_is() -> None:
    mensen = (*twee(), begeleider("B3", expertises=("nah",)))
    assert "B3" in paar(verdeel(*mensen, nieuw_bg("C1", expertise_nodig=("nah",))))
    zonder = verdeel(*twee(), nieuw_bg("C1", expertise_nodig=("nah",)))
    assert "nah" in zonder.niet_toegewezen[0].reden


def test_wie_al_zit_mag_missen_wat_het_paar_van_vandaag_mist() -> None:
    verdeling = verdeel(*drie(), weg("B4"), in_begeleiding("C1", "B4", "B2", expertise_nodig=("nah",)))
    assert keuze(verdeling).tweede_id == "B2"
    assert keuze(verdeling).eerste_id in {"B1", "B3"}


def test_wie_weg_is_draagt_zijn_caseload_over_en_de_ander_blijft() -> None:
    verdeling = verdeel(*drie(), weg("B4"), in_begeleiding("C1", "B4", "B1"), in_begeleiding("C2", "B2", "B1"))
    assert keuze(verdeling).wissel == keuze(verdeling).gedwongen == ("eerste",)
    assert keuze(verdeling).tweede_id == "B1"
    assert keuze(verdeling, "C2").wissel == ()


def test_een_korte_afwezigheid_verplaatst_niemand() -> None:
    verdeling = verdeel(*drie(), begeleider("B4", afwezig_van=week(0), afwezig_tot=week(4)), in_begeleiding("C1", "B4", "B1", risico=True))
    assert paar(verdeling) == {"B4", "B1"}
    assert {rij.soort for rij in verdeling.signalen} >= {"risico_korte_afwezigheid"}


def test_zonder_opvolger_met_de_expertise_staat_wie_in_zorg_was_er_eerlijk_bij() -> None:
    verdeling = verdeel(*drie(), weg("B4", expertises=("nah",)), in_begeleiding("C1", "B4", None, expertise_nodig=("nah",)))
    assert verdeling.niet_toegewezen[0].reden.startswith("Geen passende opvolger")


def test_wie_in_zorg_was_gaat_bij_een_onderaannemer_voor_op_wie_nieuw_is() -> None:
    """For the doelen alone the one who is new would go there: a late first talk costs days, and who is dropped costs the same as who waits."""
    zonder_team = (weg("B4"), onderaannemer("OA1", 100))
    nieuw = nieuw_bg("C1", aanmelddatum=date(2026, 10, 1))
    verdeling = verdeel(*zonder_team, nieuw, in_begeleiding("C2", "B4", None))
    assert [(rij.client_id, rij.onderaannemer_id) for rij in verdeling.toewijzingen] == [("C2", "OA1")]
    zonder = verdeel(*zonder_team, nieuw)
    assert [(rij.client_id, rij.onderaannemer_id) for rij in zonder.toewijzingen] == [("C1", "OA1")]


def test_bij_een_onderaannemer_die_vol_zit_met_wie_er_al_was_staat_wie_in_zorg_was_er_eerlijk_bij() -> None:
    verdeling = verdeel(weg("B4"), onderaannemer("OA1", 100), in_begeleiding("C1", bij="OA1"), in_begeleiding("C2", "B4", None))
    assert [rij.client_id for rij in verdeling.toewijzingen] == ["C1"]
    assert verdeling.niet_toegewezen[0].reden.startswith("Geen passende opvolger")


@pytest.mark.parametrize(("wissels", "zonder"), [(0, 2), (1, 1), (2, 0)])
def test_een_opvolging_waarvoor_een_ander_moet_wijken_kan_alleen_binnen_de_wissels(wissels: int, zonder: int) -> None:
    """Only B2 and B3 together have what B4 had, so B1, who is there, would have to leave: one voluntary wissel per client."""
    mensen = (begeleider("B1"), begeleider("B2", expertises=("nah",)), begeleider("B3", expertises=("ggz",)), weg("B4", expertises=("nah", "ggz")))
    rijen = [in_begeleiding(wie, "B4", "B1", expertise_nodig=("nah", "ggz")) for wie in ("C1", "C2")]
    verdeling = verdeel(*mensen, *rijen, wissels=wissels)
    assert len(verdeling.niet_toegewezen) == zonder
    assert all(rij.reden.startswith("Geen passende opvolger") for rij in verdeling.niet_toegewezen)


def test_wie_overneemt_mag_over_de_grens_en_krijgt_dan_niemand_nieuw() -> None:
    mensen = (begeleider("B1", contract_uren=5), begeleider("B2", contract_uren=5), weg("B3"))
    verdeling = verdeel(*mensen, in_begeleiding("C1", "B3", "B2", zorgzwaarte="intensief"), punten_per_uur=20)
    assert waarde(verdeling, "boven_capaciteit") == 80
    assert {rij.soort for rij in verdeling.signalen} >= {"boven_capaciteit"}
    ook_nieuw = verdeel(*mensen, in_begeleiding("C1", "B3", "B2", zorgzwaarte="intensief"), nieuw_bg("C2", zorgzwaarte="licht"), punten_per_uur=20)
    assert [rij.client_id for rij in ook_nieuw.niet_toegewezen] == ["C2"]


def test_een_grens_in_punten_houdt_nieuwe_clienten_tegen() -> None:
    mensen = (begeleider("B1", contract_uren=5), begeleider("B2", contract_uren=5))
    assert waarde(verdeel(*mensen, nieuw_bg("C1"), nieuw_bg("C2"), punten_per_uur=20), "niet_toegewezen") == 1
    assert waarde(verdeel(*mensen, nieuw_bg("C1"), nieuw_bg("C2"), punten_per_uur=24), "niet_toegewezen") == 0


def test_max_intensief_telt_alleen_als_eerste() -> None:
    verdeling = verdeel(begeleider("B1", max_intensief=0), begeleider("B2"), nieuw_bg("C1", zorgzwaarte="intensief"))
    assert (keuze(verdeling).eerste_id, keuze(verdeling).tweede_id) == ("B2", "B1")


def test_alleen_het_gebiedsteam_van_waar_iemand_woont() -> None:
    assert paar(verdeel(*twee(), begeleider("B0", gebiedsteam="GT4"), nieuw_bg("C1"))) == {"B1", "B2"}


def test_wie_een_begeleider_van_een_ander_team_heeft_houdt_die() -> None:
    verdeling = verdeel(*twee(), begeleider("B9", gebiedsteam="GT4"), in_begeleiding("C1", "B9", "B1"), wissels=0)
    assert keuze(verdeling).eerste_id == "B9"
    assert [rij.begeleider_id for rij in verdeling.belasting] == ["B1", "B2"]


def test_een_ontbrekende_tweede_wordt_gevuld_en_dat_is_geen_wissel() -> None:
    verdeling = verdeel(*twee(), in_begeleiding("C1", "B1", None))
    assert keuze(verdeling).tweede_id == "B2"
    assert keuze(verdeling).wissel == ()


def test_bij_een_zittende_uitzondering_komt_niemand_erbij_tenzij_vrijgegeven() -> None:
    rijen = (*twee(), in_begeleiding("C1", "B1", None, expertise_gewenst=("nah",)), uitzondering("C1"))
    assert keuze(verdeel(*rijen)).tweede_id is None


def test_een_onderaannemer_alleen_voor_zijn_niche_en_binnen_zijn_punten() -> None:
    niche = onderaannemer("OA1", 100, rol_onderaannemer="niche", niches=("nah",))
    met = verdeel(niche, nieuw_bg("C1", expertise_nodig=("nah",)), nieuw_bg("C2"), nieuw_bg("C3", expertise_nodig=("nah",)))
    assert len(met.toewijzingen) == 1
    assert met.toewijzingen[0].onderaannemer_id == "OA1"
    assert {rij.client_id for rij in met.niet_toegewezen} >= {"C2"}


def test_een_onderaannemer_in_afbouw_houdt_wie_er_is_en_krijgt_niemand_nieuw() -> None:
    verdeling = verdeel(onderaannemer("OA1", 1000, rol_onderaannemer="afbouw"), in_begeleiding("C1", bij="OA1"), nieuw_bg("C2"))
    assert [rij.client_id for rij in verdeling.toewijzingen] == ["C1"]


def test_het_aandeel_van_onderaannemers_stuurt_nieuwe_clienten_naar_het_eigen_team() -> None:
    verdeling = verdeel(*twee(), onderaannemer("OA1"), *(nieuw_bg(f"C{nummer}") for nummer in range(1, 4)))
    assert waarde(verdeling, "onderaannemers_boven_doel") == 0
    assert all(rij.onderaannemer_id is None for rij in verdeling.toewijzingen)
    zonder_team = verdeel(onderaannemer("OA1"), nieuw_bg("C1"))
    assert waarde(zonder_team, "onderaannemers_boven_doel") == 800


def test_op_euros_is_een_tarief_nodig() -> None:
    with pytest.raises(InvoerFout, match="tarief"):
        verdeel(*twee(), onderaannemer("OA1"), nieuw_bg("C1"), basis="euros")


def test_eerste_gesprekken_passen_in_de_week_en_wie_het_langst_wacht_gaat_voor() -> None:
    mensen = (begeleider("B1", eerste_gesprekken_per_week=1), begeleider("B2", eerste_gesprekken_per_week=0))
    verdeling = verdeel(*mensen, nieuw_bg("C1", aanmelddatum=date(2026, 11, 23)), nieuw_bg("C2", aanmelddatum=date(2026, 11, 16)))
    assert (keuze(verdeling, "C2").eerste_gesprek_week, keuze(verdeling, "C1").eerste_gesprek_week) == (week(0), week(1))
    assert waarde(verdeling, "te_laat_eerste_gesprek") == 0


def test_zonder_wissels_blijft_iedereen_en_met_wissels_wordt_het_eerlijker() -> None:
    rijen = (*drie(), *(in_begeleiding(f"C{nummer}", "B1", "B2") for nummer in range(1, 4)))
    vast, vrij = verdeel(*rijen), verdeel(*rijen, wissels=6)
    assert waarde(vast, "wissels_eerste") == 0
    assert waarde(vrij, "spreiding") < waarde(vast, "spreiding")
    assert [rij.naam for rij in vrij.doelen].index("spreiding") < [rij.naam for rij in vrij.doelen].index("wissels_eerste")


@pytest.mark.parametrize("band", [{"langdurig": True}, {"status": "proefperiode", "proefperiode_van": week(-1)}])
def test_langdurig_en_proefperiode_wisselen_alleen_als_dat_is_vrijgegeven(band: dict[str, Any]) -> None:
    rijen = (*drie(), *(in_begeleiding(f"C{nummer}", "B1", "B2", **band) for nummer in range(1, 4)))
    assert all(rij.wissel == () for rij in verdeel(*rijen, wissels=6).toewijzingen)
    los = verdeel(*rijen, vastlegging("C1", "vrijgegeven"), wissels=6)
    assert {rij.client_id for rij in los.toewijzingen if rij.wissel} == {"C1"}


def test_een_vastlegging_kiest_de_begeleider_en_een_verbod_sluit_hem_uit() -> None:
    assert keuze(verdeel(*drie(), nieuw_bg("C1"), vastlegging("C1", begeleider_id="B3", rol="eerste"))).eerste_id == "B3"
    assert paar(verdeel(*drie(), nieuw_bg("C1"), vastlegging("C1", "verboden", begeleider_id="B3"))) == {"B1", "B2"}


def test_een_vastlegging_opent_geen_wissel_en_botst_dan_bij_naam() -> None:
    rijen = (*drie(), in_begeleiding("C1", "B1", "B2"), vastlegging("C1", begeleider_id="B3", rol="eerste"))
    with pytest.raises(Vastleggingsconflict, match="C1"):
        verdeel(*rijen)
    assert keuze(verdeel(*rijen, vastlegging("C1", "vrijgegeven", rol="eerste"))).eerste_id == "B3"
    assert keuze(verdeel(*rijen, wissels=1)).eerste_id == "B3"


def test_een_vastlegging_op_wie_niet_meedoet_is_een_fout() -> None:
    with pytest.raises(InvoerFout, match="doet niet mee"):
        verdeel(*twee(), bg_client("C1"), vastlegging("C1", begeleider_id="B1"))


def test_spreiding_is_het_verschil_tussen_de_hoogste_en_de_laagste_ten_opzichte_van_de_capaciteit() -> None:
    mensen = (begeleider("B1", contract_uren=10), begeleider("B2", contract_uren=20), begeleider("B3", contract_uren=10))
    verdeling = verdeel(*mensen, *(nieuw_bg(f"C{nummer}") for nummer in range(1, 5)), punten_per_uur=40, tweede_aandeel_pct=0)
    assert {rij.begeleider_id: rij.punten for rij in verdeling.belasting} == {"B1": 100, "B2": 200, "B3": 100}
    assert waarde(verdeling, "spreiding") == 0


def test_wie_wordt_ingewerkt_telt_niet_voor_de_laagste() -> None:
    mensen = (*twee(), begeleider("B3", inwerken=True))
    rijen = [in_begeleiding("C1", "B1", "B2"), in_begeleiding("C2", "B2", "B1")]
    assert waarde(verdeel(*mensen, *rijen), "spreiding") == 0
    assert waarde(verdeel(*drie(), *rijen), "spreiding") > 0


def test_gebieden_blijven_bij_elkaar_als_dat_niets_anders_kost() -> None:
    mensen = [begeleider(f"B{nummer}") for nummer in range(1, 5)]
    gebieden = {"C1": "Zuid", "C2": "Zuid-Oost", "C3": "Zuid", "C4": "Zuid-Oost"}
    verdeling = verdeel(*mensen, *(nieuw_bg(wie, gebied=gebied) for wie, gebied in gebieden.items()))
    assert waarde(verdeling, "spreiding") == 0
    assert waarde(verdeling, "gebieden") == 4


def test_taal_geslacht_en_gewenste_expertise_tellen_als_wens() -> None:
    mensen = (begeleider("B1", geslacht="m"), begeleider("B2", geslacht="m"), begeleider("B3", geslacht="v", talen=("Turks",), expertises=("trauma",)))
    verdeling = verdeel(*mensen, nieuw_bg("C1", talen=("turks",), voorkeur_geslacht_begeleider="v", expertise_gewenst=("trauma",)))
    assert keuze(verdeling).eerste_id == "B3"
    assert waarde(verdeling, "wensen") == 0
