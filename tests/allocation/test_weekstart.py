"""Monday morning of a teamleider, as stories of a few people in GT3 on Monday 30 November 2026."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from allocation import weekstart as w
from allocation.weekstart import Weekstart, weekstart
from domain import bladen as b
from domain.gebied import laad_regio
from rules.laden import laad_regelboek
from rules.regelboek import Regelboek
from tests.bouw import PEILDATUM, begeleider, bg_client, caseload, dat, in_begeleiding, nieuw_bg, onderaannemer, opname, uitzondering, vast_beleid

DAG = timedelta(days=1)
WEEK = timedelta(weeks=1)
TWEE = (begeleider("B1"), begeleider("B2"))


def van_gt3(*rijen: Any, op: date = PEILDATUM, **beleid: Any) -> Weekstart:
    return weekstart(opname(*rijen), vast_beleid(**beleid), laad_regio(), "GT3", op)


def vanaf_de_melding() -> Regelboek:
    """The rules with the other answer to open question G7."""
    boek = laad_regelboek()
    naam = "eerste_gesprek_vanaf"
    parameters = {**boek.parameters, naam: boek.parameters[naam].altijd("melding", "proef")}
    sets = {titel: replace(regelset, parameters=parameters) for titel, regelset in boek.sets.items()}
    return replace(boek, parameters=parameters, sets=sets)


def afsluiting(client_id: str, **kolommen: Any) -> b.Afsluiting:
    return b.Afsluiting(**{"client_id": client_id, "doelen_bereikt": True, "geen_nieuwe_doelen": False, **kolommen})


class TestEersteGesprek:
    def test_wie_gisteren_binnen_had_moeten_zijn_is_te_laat_en_wie_vandaag_moet_nog_niet(self) -> None:
        week = van_gt3(nieuw_bg("C1", aanmelddatum=PEILDATUM - 15 * DAG), nieuw_bg("C2", aanmelddatum=PEILDATUM - 14 * DAG))
        assert [(rij.client_id, rij.laatste_dag, rij.dagen) for rij in week.te_laat] == [("C1", PEILDATUM - DAG, -1)]
        assert [(rij.client_id, rij.laatste_dag, rij.dagen) for rij in week.aanmeldingen] == [("C2", PEILDATUM, 0)]

    def test_de_norm_van_het_beleid_telt(self) -> None:
        week = van_gt3(nieuw_bg("C1", aanmelddatum=PEILDATUM), eerste_gesprek_dagen=10)
        assert [rij.dagen for rij in week.aanmeldingen] == [10]

    def test_wie_het_gesprek_had_of_al_in_zorg_is_staat_er_niet(self) -> None:
        week = van_gt3(TWEE, nieuw_bg("C1", eerste_gesprek_op=PEILDATUM - DAG), in_begeleiding("C2"))
        assert (week.te_laat, week.aanmeldingen) == ((), ())

    def test_wie_het_eerst_moet_staat_bovenaan_en_een_gekozen_begeleider_staat_erbij(self) -> None:
        later, eerder = bg_client("C1", aanmelddatum=PEILDATUM - DAG), bg_client("C2", aanmelddatum=PEILDATUM - 3 * DAG)
        week = van_gt3(TWEE, later, eerder, dat("C2", "BG"), caseload("C2", "B1"))
        assert [(rij.client_id, rij.bij, rij.heeft_dat) for rij in week.aanmeldingen] == [("C2", "B1", True), ("C1", None, False)]

    def test_een_ander_team_een_andere_dag(self) -> None:
        week = van_gt3(nieuw_bg("C1", gebied="Noord"), nieuw_bg("C2", aanmelddatum=PEILDATUM), op=PEILDATUM + 20 * DAG)
        assert [(rij.client_id, rij.dagen) for rij in week.te_laat] == [("C2", -6)]

    def test_de_andere_lezing_van_g7_telt_vanaf_de_melding_en_een_onbekende_melding_wordt_niet_weggelaten(self) -> None:
        rijen = [nieuw_bg(wie, aanmelddatum=PEILDATUM) for wie in ("C1", "C2")]
        melding = b.Toegangsfeit(client_id="C2", melding_op=PEILDATUM - 4 * DAG)
        week = weekstart(opname(rijen, melding), vast_beleid(), laad_regio(), "GT3", PEILDATUM, vanaf_de_melding())
        assert [(rij.client_id, rij.dagen) for rij in week.aanmeldingen] == [("C1", None), ("C2", 10)]


class TestAfwezig:
    def test_een_afwezige_staat_er_met_de_dagen_van_deze_week(self) -> None:
        weg = begeleider("B1", afwezig_van=PEILDATUM + 2 * DAG, afwezig_tot=PEILDATUM + 2 * WEEK)
        (rij,) = van_gt3(weg, begeleider("B2")).afwezig
        assert (rij.begeleider_id, rij.dagen_afwezig) == ("B1", tuple(PEILDATUM + n * DAG for n in (2, 3, 4)))

    def test_wie_volgende_week_pas_weg_is_en_wie_in_het_weekend_weg_was_staan_er_niet(self) -> None:
        straks = begeleider("B1", afwezig_van=PEILDATUM + WEEK)
        terug = begeleider("B2", afwezig_van=PEILDATUM - 9 * DAG, afwezig_tot=PEILDATUM - DAG)
        assert van_gt3(straks, terug).afwezig == ()

    def test_wie_uit_dienst_is_staat_er_zolang_clienten_nog_op_diegene_rekenen(self) -> None:
        weg = [begeleider(wie, uit_dienst_op=PEILDATUM - WEEK) for wie in ("B1", "B3")]
        week = van_gt3(weg, begeleider("B2"), in_begeleiding("C1"))
        assert ([rij.begeleider_id for rij in week.afwezig], week.begeleiders) == (["B1"], 1)

    def test_een_risicoclient_zonder_een_van_beiden_gaat_voor_een_met_een(self) -> None:
        weg = [begeleider(wie, afwezig_van=PEILDATUM) for wie in ("B1", "B2")]
        week = van_gt3(weg, begeleider("B3"), in_begeleiding("C1", "B1", "B3", risico=True), in_begeleiding("C2", "B1", "B2", risico=True))
        assert [(rij.client_id, len(rij.dagen_niemand), len(rij.dagen_alleen)) for rij in week.risico_zonder_collega] == [("C2", 5, 0), ("C1", 0, 5)]

    def test_met_twee_aanwezig_of_zonder_risico_is_er_niets(self) -> None:
        weg = begeleider("B3", afwezig_van=PEILDATUM)
        assert van_gt3(TWEE, weg, in_begeleiding("C1", risico=True), in_begeleiding("C2", "B1", "B3", risico=False)).risico_zonder_collega == ()

    def test_dagen_worden_per_dag_geteld_en_om_de_beurt_weg_is_elke_dag_alleen(self) -> None:
        vroeg = begeleider("B1", afwezig_van=PEILDATUM, afwezig_tot=PEILDATUM + DAG)
        laat = begeleider("B2", afwezig_van=PEILDATUM + DAG, afwezig_tot=PEILDATUM + 2 * DAG)
        (rij,) = van_gt3(vroeg, laat, in_begeleiding("C1", risico=True)).risico_zonder_collega
        assert rij.dagen_niemand == (PEILDATUM + DAG,)
        assert rij.dagen_alleen == (PEILDATUM, PEILDATUM + 2 * DAG)

    def test_wie_nooit_een_tweede_had_staat_elke_week_alleen_maar_een_onderaannemer_regelt_het_zelf(self) -> None:
        alleen, elders = in_begeleiding("C1", tweede=None, risico=True), in_begeleiding("C2", bij="OA1", risico=True)
        assert [rij.client_id for rij in van_gt3(TWEE, onderaannemer(), alleen, elders).risico_zonder_collega] == ["C1"]

    def test_ook_een_begeleider_van_een_ander_team_telt_voor_wie_hier_woont(self) -> None:
        buur = begeleider("B2", gebiedsteam="GT1", afwezig_van=PEILDATUM)
        week = van_gt3(begeleider("B1"), buur, in_begeleiding("C1", risico=True))
        assert (week.afwezig, [rij.client_id for rij in week.risico_zonder_collega]) == ((), ["C1"])


class TestProefperiode:
    def test_deze_en_volgende_week_en_wat_voorbij_is(self) -> None:
        eindigt = {"C1": -1, "C2": 0, "C3": 13, "C4": 14}
        clienten = [bg_client(wie, status="proefperiode", proefperiode_van=PEILDATUM - 42 * DAG + n * DAG) for wie, n in eindigt.items()]
        assert [(rij.client_id, rij.dagen) for rij in van_gt3(clienten).proefperiodes] == [("C1", -1), ("C2", 0), ("C3", 13)]

    def test_midden_in_de_week_gevraagd_telt_dezelfde_twee_weken(self) -> None:
        client = bg_client("C1", status="proefperiode", proefperiode_van=PEILDATUM - 28 * DAG)
        assert [rij.dagen for rij in van_gt3(client, op=PEILDATUM + 3 * DAG).proefperiodes] == []
        assert [rij.dagen for rij in van_gt3(client, op=PEILDATUM + 7 * DAG).proefperiodes] == [7]

    def test_een_onbekend_begin_wordt_niet_weggelaten(self) -> None:
        assert [(rij.client_id, rij.laatste_dag) for rij in van_gt3(bg_client("C1", status="proefperiode")).proefperiodes] == [("C1", None)]


class TestHervatten:
    def test_wie_in_de_proefperiode_vraagt_om_weer_te_beginnen_staat_op_een_lijst_en_niet_op_drie(self) -> None:
        client = bg_client("C1", status="proefperiode", proefperiode_van=PEILDATUM - 40 * DAG, hervatting_gevraagd_op=PEILDATUM - DAG)
        week = van_gt3(client)
        assert [(rij.client_id, rij.direct) for rij in week.hervattingen] == [("C1", "ja")]
        assert (week.proefperiodes, week.afsluitingen) == ((), ())

    def test_na_de_afsluiting_zegt_de_regel_of_het_direct_mag(self) -> None:
        gesloten = {"C1": PEILDATUM - 30 * DAG, "C2": PEILDATUM - 400 * DAG}
        clienten = [bg_client(wie, status="afgesloten", afgesloten_op=dag, hervatting_gevraagd_op=PEILDATUM - DAG) for wie, dag in gesloten.items()]
        week = van_gt3(clienten)
        assert [(rij.client_id, rij.direct, len(rij.redenen)) for rij in week.hervattingen] == [("C1", "ja", 0), ("C2", "nee", 1)]

    def test_een_vraag_van_een_vorige_keer_is_al_beantwoord(self) -> None:
        eerder = PEILDATUM - 200 * DAG
        weer_dicht = bg_client("C1", status="afgesloten", afgesloten_op=PEILDATUM - 20 * DAG, hervatting_gevraagd_op=eerder)
        weer_proef = bg_client("C2", status="proefperiode", proefperiode_van=PEILDATUM - 20 * DAG, hervatting_gevraagd_op=eerder)
        weer_in_zorg = bg_client("C3", status="in_zorg", hervatting_gevraagd_op=eerder)
        assert van_gt3(weer_dicht, weer_proef, weer_in_zorg).hervattingen == ()


class TestAfsluiten:
    def test_wie_kans_heeft_op_een_te_vroeg_einde_wacht_op_vier_ogen_en_staat_eerst(self) -> None:
        loopt = {"status": "proefperiode", "proefperiode_van": PEILDATUM - 50 * DAG}
        kwetsbaar = bg_client("C2", kenmerken=("lvb",), **loopt)
        week = van_gt3(bg_client("C1", **loopt), kwetsbaar, afsluiting("C1", doelen_bereikt=False), afsluiting("C2"))
        assert [(rij.client_id, rij.oordeel, rij.vier_ogen) for rij in week.afsluitingen] == [("C2", "nee", True), ("C1", "nee", False)]
        assert "meekijken" in week.afsluitingen[0].redenen[0]

    def test_wie_mag_sluiten_en_wie_dicht_is_staan_er_niet(self) -> None:
        loopt = {"proefperiode_van": PEILDATUM - 50 * DAG}
        klaar = bg_client("C1", status="proefperiode", langdurig=False, **loopt)
        dicht = bg_client("C2", status="afgesloten", afgesloten_op=PEILDATUM - DAG, **loopt)
        assert van_gt3(klaar, dicht, afsluiting("C1"), afsluiting("C2", doelen_bereikt=False)).afsluitingen == ()

    def test_een_proefperiode_zonder_rij_is_nog_onbekend(self) -> None:
        week = van_gt3(bg_client("C1", status="proefperiode", proefperiode_van=PEILDATUM - 50 * DAG))
        assert [(rij.client_id, rij.oordeel) for rij in week.afsluitingen] == [("C1", "onbekend")]


class TestOpnieuwBekijken:
    def test_uitzonderingen_die_voorbij_zijn_of_binnen_vier_weken(self) -> None:
        dagen = {"C1": -3, "C2": 28, "C3": 29}
        rijen = [(in_begeleiding(wie, tweede=None), uitzondering(wie, herzien_op=PEILDATUM + n * DAG)) for wie, n in dagen.items()]
        assert [(rij.client_id, rij.dagen) for rij in van_gt3(TWEE, rijen).uitzonderingen] == [("C1", -3), ("C2", 28)]

    def test_zorgzwaarte_die_na_zes_weken_nog_niet_bekend_is(self) -> None:
        gesprek = {"C1": PEILDATUM - 43 * DAG, "C2": PEILDATUM - 42 * DAG}
        clienten = [in_begeleiding(wie, zorgzwaarte=None, eerste_gesprek_op=dag) for wie, dag in gesprek.items()]
        bekend = in_begeleiding("C3", eerste_gesprek_op=gesprek["C1"])
        assert [(rij.client_id, rij.dagen, rij.bij) for rij in van_gt3(TWEE, clienten, bekend).zorgzwaarte] == [("C1", -1, "B1")]


def test_een_team_zonder_iets_is_leeg() -> None:
    week = van_gt3(nieuw_bg("C1", gebied="Noord"), begeleider("B1", gebiedsteam="GT4", afwezig_van=PEILDATUM))
    assert (week.leeg, week.clienten, week.begeleiders) == (True, 0, 0)


def test_elke_regel_die_gelezen_wordt_bestaat() -> None:
    boek = laad_regelboek()
    gelezen = {*w.EERSTE_GESPREK, w.ZORGZWAARTE, w.PROEFPERIODE, w.VROEG_IN_PROEFPERIODE, w.VIER_OGEN_BIJ_EINDE, w.UITZONDERING_HERZIEN}
    assert gelezen <= {regel.id for regelset in boek.sets.values() for regel in regelset.regels}


@given(st.permutations(range(6)))
def test_de_volgorde_van_de_rijen_verandert_niets(volgorde: list[int]) -> None:
    rijen = [
        nieuw_bg("C1"),
        nieuw_bg("C2"),
        in_begeleiding("C3", risico=True),
        in_begeleiding("C4", risico=True, zorgzwaarte=None, eerste_gesprek_op=PEILDATUM - 90 * DAG),
        begeleider("B1", afwezig_van=PEILDATUM),
        begeleider("B2", afwezig_van=PEILDATUM),
    ]
    assert van_gt3([rijen[plaats] for plaats in volgorde]) == van_gt3(rijen)
