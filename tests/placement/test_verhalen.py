"""What placement is for, told as small stories with the outcome that a planner would expect."""

from __future__ import annotations

from datetime import timedelta

import pytest

from placement.maken import maak_plan
from placement.plan import Plaatsing, Plan
from tests.bouw import (
    PEILDATUM,
    Rijen,
    bedenking,
    bewoner,
    dat,
    locatie,
    opname,
    plek,
    sleutelfiguur,
    vast_beleid,
    vastlegging,
    wachtende,
    wat,
    week,
    wens,
)

HUIS_MET_EEN_BED_NU_EN_EEN_LATER = (locatie("L1"), plek("P1", "L1", 2), sleutelfiguur("S1", "L1"), bewoner("B1", "P1", vertrek={"vertrek_week": week(12)}))
TWEE_HUIZEN = (locatie("L1"), plek("P1", "L1"), locatie("L2"), plek("P2", "L2"), sleutelfiguur("S1", "L1", "L2"))


def plan(*rijen: Rijen) -> Plan:
    return maak_plan(opname(*rijen), vast_beleid())


def krijgt(gemaakt: Plan, client_id: str) -> tuple[str, int]:
    """Which plekgroep, from which week of the horizon."""
    rij = _rij(gemaakt, client_id)
    return rij.plekgroep_id, (rij.week - week(0)).days // 7


def _rij(gemaakt: Plan, client_id: str) -> Plaatsing:
    return next(rij for rij in gemaakt.plaatsingen if rij.client_id == client_id)


def test_de_acute_client_krijgt_het_bed_van_nu_en_wie_lang_wacht_dat_van_week_twaalf() -> None:
    gemaakt = plan(
        HUIS_MET_EEN_BED_NU_EN_EEN_LATER,
        wachtende("ACUUT", urgentie=1, aanmelddatum=PEILDATUM - timedelta(days=10)),
        wachtende("LANG", urgentie=4, aanmelddatum=PEILDATUM - timedelta(days=360)),
    )
    assert krijgt(gemaakt, "ACUUT") == ("P1", 0)
    assert krijgt(gemaakt, "LANG") == ("P1", 12)
    assert _rij(gemaakt, "LANG").hangt_af_van == ("B1",)


def test_wie_twee_jaar_wacht_stijgt_maar_wordt_nooit_acuut() -> None:
    gemaakt = plan(
        (locatie("L1"), plek("P1", "L1", 1)),
        wachtende("ACUUT", urgentie=1),
        wachtende("LANG", urgentie=2, aanmelddatum=PEILDATUM - timedelta(days=900)),
        wachtende("NIEUW", urgentie=2),
    )
    assert [rij.client_id for rij in gemaakt.plaatsingen] == ["ACUUT"]
    ongeplaatst = {doel.naam: doel.waarde for doel in gemaakt.doelen}
    assert (ongeplaatst["ongeplaatst_urgentie_1"], ongeplaatst["ongeplaatst_urgentie_2"]) == (0, 2)


@pytest.mark.parametrize("hard", [wens("C1", "locatie", "L2", "moet"), wens("C1", "locatie", "L1", "beslist_niet")], ids=["moet", "beslist niet"])
def test_een_harde_wens_gaat_voor_een_plek_en_de_beste_geweigerde_plek_wordt_verteld(hard: Rijen) -> None:
    gemaakt = plan(locatie("L1"), plek("P1", "L1"), locatie("L2"), plek("P2", "L2", 1), bewoner("B1", "P2"), wachtende("C1", urgentie=1), hard)
    assert gemaakt.plaatsingen == ()
    (rij,) = gemaakt.niet_geplaatst
    assert rij.redenen[-1] == "Zonder de harde wens past Huis L1 (P1) het best; die plek is niet gekozen omdat de wens telt."


def test_een_harde_wens_die_nergens_kan_is_geen_passend_aanbod_met_dezelfde_uitleg() -> None:
    gemaakt = plan(locatie("L1"), plek("P1", "L1"), wachtende("C1"), wens("C1", "gemeente", "GM0867", "moet"))
    assert gemaakt.plaatsingen == ()
    (rij,) = gemaakt.geen_passend_aanbod
    assert "Zonder de harde wens past Huis L1 (P1) het best" in rij.redenen[-1]


@pytest.mark.parametrize("status", ["open", "gedeeld"])
def test_een_open_bedenking_houdt_de_deur_dicht(status: str) -> None:
    gemaakt = plan(TWEE_HUIZEN, wachtende("C1"), wens("C1", "locatie", "L1"), bedenking("L1", "C1", status=status))
    assert krijgt(gemaakt, "C1") == ("P2", 0)


@pytest.mark.parametrize("voorbij", [{"status": "open", "tot": PEILDATUM - timedelta(days=1)}, {"status": "niet_gedeeld"}], ids=["verlopen", "niet gedeeld"])
def test_een_verlopen_bedenking_telt_niet(voorbij: dict[str, object]) -> None:
    gemaakt = plan(TWEE_HUIZEN, wachtende("C1"), wens("C1", "locatie", "L1"), bedenking("L1", "C1", **voorbij))
    assert krijgt(gemaakt, "C1") == ("P1", 0)


def test_een_bedenking_die_halverwege_verloopt_opent_de_deur_de_maandag_erna() -> None:
    gemaakt = plan(locatie("L1"), plek("P1", "L1"), wachtende("C1"), bedenking("L1", "C1", tot=week(3)))
    assert krijgt(gemaakt, "C1") == ("P1", 4)


def test_een_bedenking_over_een_ander_verandert_niets() -> None:
    gemaakt = plan(locatie("L1"), plek("P1", "L1", 2), wachtende("C1"), wachtende("C2"), bedenking("L1", "C2"))
    assert [rij.client_id for rij in gemaakt.plaatsingen] == ["C1"]
    assert [rij.client_id for rij in gemaakt.geen_passend_aanbod] == ["C2"]


def test_wie_op_een_wens_wacht_krijgt_liever_niets_dan_iets_anders() -> None:
    gemaakt = plan(TWEE_HUIZEN, bewoner("B1", "P2"), wachtende("C1", wachtkeuze="wacht_op_voorkeur", urgentie=1), wens("C1", "locatie", "L2"))
    assert gemaakt.plaatsingen == ()
    assert [rij.client_id for rij in gemaakt.wacht_op_voorkeur] == ["C1"]
    assert {doel.naam for doel in gemaakt.doelen if doel.waarde} == {"voorkeur_ongeplaatst"}


def test_drie_bewoners_ruilen_in_dezelfde_week_van_plek() -> None:
    huizen = [(locatie(f"L{n}"), plek(f"P{n}", f"L{n}")) for n in range(3)]
    ruilers = [(bewoner(f"B{n}", f"P{n}", verhuisreden="herplaatsing", urgentie=2), wens(f"B{n}", "locatie", f"L{(n + 1) % 3}", "moet")) for n in range(3)]
    gemaakt = plan(huizen, ruilers)
    assert [krijgt(gemaakt, f"B{n}") for n in range(3)] == [("P1", 0), ("P2", 0), ("P0", 0)]
    assert all(rij.soort == "verhuizing" for rij in gemaakt.plaatsingen)


def test_een_keten_van_vijf_verhuizingen_maakt_vooraan_een_plek_vrij() -> None:
    huizen = [(locatie(f"L{n}"), plek(f"P{n}", f"L{n}")) for n in range(6)]
    keten = [(bewoner(f"B{n}", f"P{n}", verhuisreden="doorstroom", urgentie=3), wens(f"B{n}", "locatie", f"L{n + 1}", "moet")) for n in range(5)]
    gemaakt = plan(huizen, keten, wachtende("C1", urgentie=1), wens("C1", "locatie", "L0", "moet"))
    assert krijgt(gemaakt, "C1") == ("P0", 0)
    assert len(gemaakt.plaatsingen) == 6
    assert "B0" in _rij(gemaakt, "C1").hangt_af_van


def test_een_bewoner_gaat_naar_bw_thuis_van_het_eigen_team() -> None:
    gemaakt = plan(
        locatie("L1", rust_weken_tussen_instroom=4),
        plek("P1", "L1"),
        plek("T1", "L1", 2, woonvorm="bw_thuis"),
        bewoner("B1", "P1", verhuisreden="doorstroom", woonvorm_nodig="bw_thuis", woning="eigen", urgentie=4),
        wachtende("C1", urgentie=2),
    )
    assert krijgt(gemaakt, "B1") == ("T1", 0)
    assert krijgt(gemaakt, "C1") == ("P1", 0)


def test_de_andere_wachtrij_telt_wel_en_krijgt_geen_plek() -> None:
    zonder_wat = (wachtende("C1")[0], dat("C1"))
    verlopen = (wachtende("C2")[0], dat("C2"), wat("C2", geldig_tot=PEILDATUM - timedelta(days=1)))
    gemaakt = plan(locatie("L1"), plek("P1", "L1", 5), zonder_wat, verlopen)
    assert gemaakt.plaatsingen == ()
    assert [rij.client_id for rij in gemaakt.buiten_plan] == ["C1", "C2"]
    assert all("WAT" in rij.reden for rij in gemaakt.buiten_plan)
    assert "verlopen" in gemaakt.buiten_plan[1].reden


def test_wat_is_vastgelegd_gaat_voor_wie_urgenter_is() -> None:
    gemaakt = plan(locatie("L1"), plek("P1", "L1"), wachtende("C1", urgentie=4), wachtende("C2", urgentie=1), vastlegging("C1", "vast", "P1", week(2)))
    assert krijgt(gemaakt, "C1") == ("P1", 2)
    assert [rij.client_id for rij in gemaakt.niet_geplaatst] == ["C2"]


def test_een_verlopen_voorlegging_bindt_niet_meer() -> None:
    voorgelegd = vastlegging("C1", "voorgelegd", "P1", week(0), tot=PEILDATUM - timedelta(days=1))
    gemaakt = plan(locatie("L1"), plek("P1", "L1"), wachtende("C1", urgentie=4), wachtende("C2", urgentie=1), voorgelegd)
    assert [rij.client_id for rij in gemaakt.plaatsingen] == ["C2"]
