"""Stories about who waits and which place fits, as the BW rules tell them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from domain.fouten import RegelFout
from domain.gebied import laad_regio
from rules.bw import BwRegels
from rules.waarden import ONWAAR, ONZEKER, WAAR
from tests import bouw as t

WEKEN = tuple(t.week(nummer) for nummer in range(13))
MAANDAG = WEKEN[0]


def regels(*rijen: t.Rijen) -> BwRegels:
    return BwRegels(t.opname(*rijen), t.vast_beleid(), laad_regio())


def wacht(client_rijen: t.Rijen, op: date = MAANDAG, client_id: str = "C1") -> int:
    return regels(client_rijen).client_oordeel(client_id, op).waarde


def past(*rijen: t.Rijen, op: date = MAANDAG, client_id: str = "C1") -> int:
    """Verdict for C1 on P1, the same in both readings."""
    lezer = regels(*rijen)
    waarde = lezer.paar_oordeel(client_id, "P1", op).waarde
    assert lezer.paren([client_id], ["P1"], op).tolist() == [[waarde]]
    return waarde


HIER = (t.locatie(), t.plek())


class TestWieWacht:
    def test_met_dat_en_wat(self) -> None:
        assert wacht(t.wachtende()) == WAAR

    def test_een_verlopen_wat_haalt_iemand_van_de_lijst_met_de_reden(self) -> None:
        rijen = (t.client(), t.dat("C1"), t.wat("C1", geldig_tot=MAANDAG - timedelta(days=1)))
        assert wacht(rijen) == ONWAAR
        assert regels(rijen).buiten_plan_reden("C1", WEKEN) == "WAT verlopen"

    def test_een_wat_geldt_nog_op_zijn_laatste_dag(self) -> None:
        rijen = (t.client(), t.dat("C1"), t.wat("C1", geldig_tot=MAANDAG))
        assert (wacht(rijen), wacht(rijen, WEKEN[1])) == (WAAR, ONWAAR)
        assert 1 in regels(rijen).knikdata(WEKEN)
        assert regels(rijen).buiten_plan_reden("C1", WEKEN) is None

    def test_een_verlopen_dat_telt_nog(self) -> None:
        assert wacht((t.client(), t.dat("C1", geldig_tot=date(2026, 10, 1)), t.wat("C1"))) == WAAR

    def test_zonder_dat_wacht_niemand(self) -> None:
        rijen = (t.client(), t.wat("C1"))
        assert wacht(rijen) == ONWAAR
        assert regels(rijen).buiten_plan_reden("C1", WEKEN) == "geen DAT-besluit BW"

    def test_zonder_wat_wacht_de_client_op_de_intake(self) -> None:
        lezer = regels(t.client(status="wacht_intake", urgentie=1, wacht_sinds=date(2026, 11, 2)), t.dat("C1"))
        assert lezer.buiten_plan_reden("C1", WEKEN) == "nog geen WAT-besluit: staat in de wachtrij voor de intake"
        (wie,) = lezer.wachtrij_intake(MAANDAG)
        assert (wie.client_id, wie.sinds, wie.wacht_weken, wie.acuut) == ("C1", date(2026, 11, 2), 4, True)
        assert [s.client_id for s in lezer.signalen() if s.soort == "acuut_in_wachtrij"] == ["C1"]

    def test_wie_een_wat_heeft_staat_niet_in_de_wachtrij_voor_de_intake(self) -> None:
        assert regels(t.wachtende()).wachtrij_intake(MAANDAG) == ()

    def test_een_wat_in_de_toekomst_telt_vanaf_die_week(self) -> None:
        rijen = (t.client(), t.dat("C1"), t.wat("C1", datum=WEKEN[3]))
        assert regels(rijen).knikdata(WEKEN) == (0, 3, 5)
        assert (wacht(rijen, WEKEN[2]), wacht(rijen, WEKEN[3])) == (ONWAAR, WAAR)

    @pytest.mark.parametrize("rol", ["teamleider", "siemteam", "stuurgroep", "toegang"])
    def test_een_wat_van_een_andere_rol_geldt_niet(self, rol: str) -> None:
        assert wacht((t.client(), t.dat("C1"), t.wat("C1", genomen_door_rol=rol))) == ONWAAR

    def test_impegno_beslist_niet_over_bw_en_een_ander_besluit_blijft_staan(self) -> None:
        impegno = t.organisatie("O9", naam="Impegno")
        laatste = t.wat("C1", besluit_id="W2", datum=date(2026, 10, 1), genomen_door_organisatie="O9")
        assert wacht((impegno, t.client(), t.dat("C1"), laatste)) == ONWAAR
        assert wacht((impegno, t.client(), t.dat("C1"), t.wat("C1"), laatste)) == WAAR
        assert wacht((impegno, t.client(), t.dat("C1", genomen_door_organisatie="O9"), t.wat("C1"))) == ONWAAR

    def test_het_laatste_besluit_telt_tenzij_het_is_ingetrokken(self) -> None:
        kort = t.wat("C1", besluit_id="W2", datum=date(2026, 10, 1), geldig_tot=date(2026, 11, 1))
        assert wacht((t.wachtende(), kort)) == ONWAAR
        ingetrokken = kort.model_copy(update={"ingetrokken_op": date(2026, 10, 20)})
        assert wacht((t.wachtende(), ingetrokken)) == WAAR

    def test_een_besluit_voor_bg_is_geen_besluit_voor_bw(self) -> None:
        assert wacht((t.client(), t.dat("C1", "BG"), t.wat("C1"))) == ONWAAR

    def test_een_bewoner_met_verhuisreden_heeft_geen_wat_nodig_maar_wel_een_dat(self) -> None:
        persoon, rij, besluit = t.bewoner("B1", verhuisreden="doorstroom")
        assert wacht((*HIER, persoon, rij, besluit), client_id="B1") == WAAR
        zonder = regels(*HIER, persoon, rij)
        assert zonder.client_oordeel("B1", MAANDAG).waarde == ONWAAR
        assert zonder.buiten_plan_reden("B1", WEKEN) == "geen DAT-besluit BW"

    def test_wie_in_zorg_is_zonder_verhuisreden_staat_nergens(self) -> None:
        lezer = regels(*HIER, t.bewoner("B1"))
        assert lezer.client_oordeel("B1", MAANDAG).waarde == ONWAAR
        assert lezer.buiten_plan_reden("B1", WEKEN) is None

    def test_veel_clienten_tegelijk_zegt_hetzelfde(self) -> None:
        lezer = regels(t.wachtende("C1"), t.client("C2"), t.dat("C2"), t.client("C3", domein="BG"))
        assert lezer.clienten(["C3", "C1", "C2"], MAANDAG).tolist() == [ONWAAR, WAAR, ONWAAR]


class TestWelkePlekPast:
    def test_de_gewone_plek_past(self) -> None:
        assert past(*HIER, t.wachtende()) == WAAR

    def test_alleen_wmo_plekken(self) -> None:
        assert past(t.locatie(), t.plek(financieringstitel="wlz"), t.wachtende()) == ONWAAR

    def test_een_zwaardere_vorm_alleen_met_akkoord_en_een_lichtere_nooit(self) -> None:
        def met(nodig: str, akkoord: bool | None) -> int:
            return past(t.locatie(), t.plek(woonvorm="gemengd_wonen"), t.wachtende(woonvorm_nodig=nodig, zwaardere_vorm_akkoord=akkoord))

        assert [met("bw_thuis", akkoord) for akkoord in (True, False, None)] == [WAAR, ONWAAR, ONZEKER]
        assert [met("intramuraal", akkoord) for akkoord in (True, False, None)] == [ONWAAR] * 3

    def test_een_onbekende_woonvorm_laat_niets_toe_en_staat_op_de_werklijst(self) -> None:
        lezer = regels(*HIER, t.wachtende(woonvorm_nodig=None, urgentie=None))
        assert lezer.paren(["C1"], ["P1"], MAANDAG).tolist() == [[ONZEKER]]
        lijst = lezer.werklijst()
        assert lijst[0].feit == "client.urgentie"
        assert [(punt.feit, punt.wie, punt.plekken) for punt in lijst[1:]] == [
            ("client.woonvorm_nodig", "sleutelfiguur", 1),
            ("client.zwaardere_vorm_akkoord", "client", 1),
        ]

    def test_bw_thuis_vraagt_een_woning(self) -> None:
        thuis = (t.locatie(), t.plek(woonvorm="bw_thuis"))
        oordelen = [past(*thuis, t.wachtende(woonvorm_nodig="bw_thuis", woning=woning)) for woning in ("eigen", "toegezegd", "nodig", None)]
        assert oordelen == [WAAR, WAAR, ONWAAR, ONZEKER]

    def test_bw_thuis_kent_geen_grens_voor_leeftijd_en_geslacht_wel_voor_medicatie(self) -> None:
        team = t.locatie(min_leeftijd=60, alleen_geslacht="m")
        thuis = t.plek(woonvorm="bw_thuis")
        assert past(team, thuis, t.wachtende(woonvorm_nodig="bw_thuis", woning="eigen", voorzieningen_nodig=("huisdier",))) == WAAR
        assert past(team, thuis, t.wachtende(woonvorm_nodig="bw_thuis", woning="eigen", voorzieningen_nodig=("medicatie_in_beheer",))) == ONWAAR

    def test_toezicht_bij_bw_thuis_is_planbaar_tenzij_anders_gezegd(self) -> None:
        wie = t.wachtende(woonvorm_nodig="bw_thuis", woning="eigen", toezicht_nodig="24_uur_bereikbaar")
        assert past(t.locatie(), t.plek(woonvorm="bw_thuis"), wie) == ONWAAR
        assert past(t.locatie(), t.plek(woonvorm="bw_thuis", toezicht="24_uur_bereikbaar"), wie) == WAAR

    def test_expertise_moet_er_helemaal_zijn(self) -> None:
        assert past(t.locatie(expertises=("lvb",)), t.plek(), t.wachtende(expertise_nodig=("lvb",))) == WAAR
        assert past(t.locatie(expertises=("lvb",)), t.plek(), t.wachtende(expertise_nodig=("ggz", "lvb"))) == ONWAAR

    def test_wie_18_wordt_past_vanaf_die_maandag(self) -> None:
        rijen = (t.locatie(min_leeftijd=18), t.plek(), t.wachtende(geboortejaar=2008, achttien_op=WEKEN[2] + timedelta(days=1)))
        assert [past(*rijen, op=dag) for dag in WEKEN[1:4]] == [ONWAAR, ONWAAR, WAAR]
        assert 3 in regels(*rijen).knikdata(WEKEN)
        assert "jonger_dan_18" in {signaal.soort for signaal in regels(*rijen).signalen()}

    def test_twee_mogelijke_leeftijden_zijn_alleen_onbekend_waar_het_uitmaakt(self) -> None:
        wie = t.wachtende(geboortejaar=2003)  # 22 or 23 in 2026
        assert past(t.locatie(min_leeftijd=22), t.plek(), wie) == WAAR
        assert past(t.locatie(min_leeftijd=23), t.plek(), wie) == ONZEKER
        assert past(t.locatie(min_leeftijd=24), t.plek(), wie) == ONWAAR
        assert past(t.locatie(min_leeftijd=23, max_leeftijd=22), t.plek(), wie) == ONWAAR

    def test_een_onbekend_geboortejaar_laat_alleen_toe_waar_geen_grens_is(self) -> None:
        wie = t.wachtende(geboortejaar=None)
        assert past(*HIER, wie) == WAAR
        assert past(t.locatie(min_leeftijd=18), t.plek(), wie) == ONZEKER

    @pytest.mark.parametrize(("geslacht", "verwacht"), [("v", WAAR), ("m", ONWAAR), ("x", ONZEKER), (None, ONZEKER)])
    def test_een_huis_voor_vrouwen(self, geslacht: str | None, verwacht: int) -> None:
        assert past(t.locatie(alleen_geslacht="v", alleen_geslacht_grond="veiligheid"), t.plek(), t.wachtende(geslacht=geslacht)) == verwacht

    def test_het_geslacht_uit_het_blad_bewoners_telt_ook(self) -> None:
        persoon, rij, besluit = t.bewoner("C1", "P2", verhuisreden="herplaatsing", geslacht=None)
        rijen = (t.locatie(alleen_geslacht="v"), t.plek(), t.plek("P2"), persoon, besluit)
        assert past(*rijen, rij.model_copy(update={"geslacht": "v"})) == ONZEKER
        assert past(*rijen, t.bewoner("C1", "P2", verhuisreden="herplaatsing", vertrek={"geslacht": "v"})[1]) == WAAR

    def test_niet_voor_de_vroegste_week_en_niet_tijdens_een_opnamestop(self) -> None:
        later = t.wachtende(vroegste_week=WEKEN[2])
        assert [past(*HIER, later, op=dag) for dag in WEKEN[1:3]] == [ONWAAR, WAAR]
        dicht = (t.locatie(geen_plaatsing_tot=WEKEN[1]), t.plek(), t.wachtende())
        assert [past(*dicht, op=dag) for dag in WEKEN[1:3]] == [ONWAAR, WAAR]
        assert regels(*dicht).knikdata(WEKEN) == (0, 2, 5)

    def test_een_bedenking_verbiedt_tot_en_met_haar_laatste_dag(self) -> None:
        for status in ("open", "gedeeld"):
            rijen = (*HIER, t.wachtende(), t.bedenking("L1", "C1", status=status, tot=WEKEN[1]))
            assert [past(*rijen, op=dag) for dag in WEKEN[:3]] == [ONWAAR, ONWAAR, WAAR]
        assert past(*HIER, t.wachtende(), t.bedenking("L1", "C1", status="niet_gedeeld")) == WAAR
        assert past(*HIER, t.wachtende(), t.wachtende("C2"), t.bedenking("L1", "C2")) == WAAR

    def test_verhuizen_gaat_naar_een_andere_plekgroep(self) -> None:
        rijen = (t.locatie(), t.plek(), t.plek("P2"), t.bewoner("C1", "P1", verhuisreden="herplaatsing"))
        assert regels(*rijen).paren(["C1"], ["P1", "P2"], MAANDAG).tolist() == [[ONWAAR, WAAR]]


class TestWensen:
    @pytest.mark.parametrize(
        ("soort", "waarde", "voldaan"),
        [
            *(("locatie", "L1", True), ("locatie", "L9", False), ("gemeente", "GM0855", True), ("gemeente", "tilburg", True), ("gemeente", "Goirle", False)),
            *(("gebied", "reeshof", True), ("gebied", "Oud Noord", False), ("voorziening", "huisdier", True), ("voorziening", "prikkelarm", False)),
            *(("gemeente", "Nergenshuizen", False), ("gebied", "Nergenswijk", False)),
        ],
    )
    def test_wat_moet_en_wat_beslist_niet_mag(self, soort: str, waarde: str, voldaan: bool) -> None:
        plaats = (t.locatie(gebied="Reeshof", voorzieningen=("huisdier",)), t.plek())
        assert past(*plaats, t.wachtende(), t.wens("C1", soort, waarde, "moet")) == (WAAR if voldaan else ONWAAR)
        assert past(*plaats, t.wachtende(), t.wens("C1", soort, waarde, "beslist_niet")) == (ONWAAR if voldaan else WAAR)
        assert past(*plaats, t.wachtende(), t.wens("C1", soort, waarde, "graag")) == WAAR

    def test_nabij_is_altijd_graag(self) -> None:
        assert past(*HIER, t.wachtende(), t.wens("C1", "nabij", "Goirle", "moet")) == WAAR

    def test_waar_de_wijk_van_de_locatie_onbekend_is_weten_we_een_wens_over_wijken_niet(self) -> None:
        lezer = regels(*HIER, t.wachtende(), t.wens("C1", "gebied", "Reeshof", "beslist_niet"))
        assert lezer.paren(["C1"], ["P1"], MAANDAG).tolist() == [[ONZEKER]]
        assert [(punt.feit, punt.locatie_id) for punt in lezer.werklijst()] == [("locatie.gebied", "L1")]
        assert past(t.locatie(gemeente="GM0785"), t.plek(), t.wachtende(), t.wens("C1", "gebied", "Reeshof", "beslist_niet")) == WAAR

    def test_wie_op_een_voorkeur_wacht_krijgt_alleen_wat_hij_wil(self) -> None:
        wie = t.wachtende(wachtkeuze="wacht_op_voorkeur")
        assert past(*HIER, wie) == ONWAAR
        assert past(*HIER, wie, t.wens("C1", "voorziening", "huisdier")) == ONWAAR
        assert past(*HIER, wie, t.wens("C1", "gemeente", "Tilburg")) == WAAR
        assert past(*HIER, wie, t.wens("C1", "locatie", "L1"), t.wens("C1", "gemeente", "Goirle", "moet")) == ONWAAR


class TestOnderaannemer:
    def rijen(self, *meer: t.Rijen) -> tuple[t.Rijen, ...]:
        return (t.organisatie("O2", rol="onderaannemer"), t.locatie(organisatie_id="O2"), t.plek(), t.plek("P2"), *meer)

    def goedkeuring(self, datum: date) -> t.Rijen:
        return t.stuurgroepbesluit("G1", "onderaannemer_goedgekeurd", organisatie_id="O2", datum=datum)

    def test_zonder_besluit_mag_het_met_een_signaal(self) -> None:
        assert past(*self.rijen(t.wachtende())) == WAAR
        assert "onderaannemer_zonder_goedkeuring" in {signaal.soort for signaal in regels(*self.rijen()).signalen()}

    def test_een_latere_goedkeuring_houdt_tegen_tot_die_dag(self) -> None:
        rijen = self.rijen(t.wachtende(), self.goedkeuring(WEKEN[2]))
        assert [past(*rijen, op=dag) for dag in WEKEN[1:3]] == [ONWAAR, WAAR]
        assert 2 in regels(*rijen).knikdata(WEKEN)

    def test_wie_al_bij_die_organisatie_woont_mag_er_verhuizen(self) -> None:
        assert past(*self.rijen(t.bewoner("C1", "P2", verhuisreden="herplaatsing"), self.goedkeuring(WEKEN[5]))) == WAAR


class TestUitleg:
    def test_de_redenen_noemen_alleen_wat_verbiedt(self) -> None:
        oordeel = regels(t.locatie(expertises=("ggz",)), t.plek(), t.wachtende(expertise_nodig=("lvb",))).paar_oordeel("C1", "P1", MAANDAG)
        assert oordeel.redenen() == ("Het team heeft ggz; nodig is lvb.",)
        assert oordeel.ontbreekt == ()

    def test_de_boom_noemt_regel_feiten_bron_en_wat_te_vragen_is(self) -> None:
        boom = regels(t.locatie(min_leeftijd=18), t.plek(), t.wachtende(geboortejaar=2008)).paar_oordeel("C1", "P1", MAANDAG).als_boom()
        assert boom.startswith("Past deze plek bij deze cliënt, op 30 november 2026: onbekend\n  onbekend: De leeftijd past bij de locatie")
        assert "(leeftijd van de cliënt: 17 of 18 jaar; laagste leeftijd van de locatie: 18) → onbekend" in boom
        assert "[plek-leeftijd; RadarAdvies 2025 §4.7.3-4]" in boom
        assert "nog te vragen:\n    Wat is het geboortejaar?" in boom

    def test_een_dag_zonder_regels_is_een_fout_en_geen_ja(self) -> None:
        lezer = regels(*HIER, t.wachtende())
        with pytest.raises(RegelFout, match=r"geen regels die gelden op 6 januari 2020\. Kies een dag vanaf 1 januari 2023"):
            lezer.paar_oordeel("C1", "P1", date(2020, 1, 6))
        with pytest.raises(RegelFout, match="geen regels"):
            lezer.paren(["C1"], ["P1"], date(2020, 1, 6))
