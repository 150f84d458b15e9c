"""Stories of access and BW: what the rules say about someone, and what they leave to a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from domain.bladen import Toegangsfeit
from domain.fouten import RegelFout
from domain.gebied import laad_regio
from domain.soorten import Beslisser
from rules.bw import BwRegels
from rules.geval import Feitenbron
from rules.laden import laad_regelboek
from rules.oordeel import Oordeel, Tabeloordeel, oordeel_van, tabel_van
from rules.parameters import Parameter, Parameterwaarde
from rules.regelboek import Regelboek
from rules.toetsing import Toetsing
from rules.waarden import AFWEZIG, ONBEKEND, ONWAAR, ONZEKER, WAAR, Leeftijd, Waarde
from tests import bouw as t

BOEK = laad_regelboek()
OP = t.PEILDATUM
PAST = {
    "client.leeftijd": Leeftijd(30, 30),
    "client.uit_de_regio": True,
    "toegang.verblijfsrecht": True,
    "toegang.psychische_of_psychosociale_problematiek": True,
    "toegang.tijdelijk": True,
    "toegang.eigen_kracht_toereikend": False,
    "toegang.algemene_voorziening_toereikend": False,
    "toegang.begeleiding_thuis_toereikend": False,
    "toegang.behandeling_toereikend": False,
    "toegang.opname_indicatie": False,
    "toegang.forensische_titel_tot": AFWEZIG,
    "toegang.wlz_indicatie": False,
}
"""Someone for whom beschermd wonen is needed, as the Toegang has it."""


def bron(feiten: dict[str, Waarde]) -> Feitenbron:
    return lambda naam: feiten.get(naam, ONBEKEND)


def dat(op: date = OP, boek: Regelboek = BOEK, **anders: Waarde) -> Oordeel:
    """The verdict on a DAT BW for someone whose facts differ in this; `__` stands for the dot."""
    feiten: dict[str, Waarde] = {**PAST, **{naam.replace("__", "."): waarde for naam, waarde in anders.items()}}
    return oordeel_van(boek["dat_bw"], bron(feiten), op)


def signalen(oordeel: Oordeel) -> set[str]:
    return {signaal.soort for signaal in oordeel.signalen if signaal.waarde == WAAR}


def met(naam: str, *waarden: Parameterwaarde) -> Regelboek:
    """The shipped book with other values of one parameter."""
    parameters: dict[str, Parameter] = {**BOEK.parameters, naam: replace(BOEK.parameters[naam], waarden=waarden)}
    sets = {set_naam: replace(regelset, parameters=parameters) for set_naam, regelset in BOEK.sets.items()}
    return replace(BOEK, sets=sets, parameters=parameters)


def vanaf(naam: str, dag: date, waarde: Waarde, tot: date | None = None) -> Parameterwaarde:
    return replace(BOEK.parameters[naam].waarden[0], geldig_van=dag, geldig_tot=tot, waarde=waarde)


class TestBeschermdWonenNodig:
    def test_wie_aan_alles_voldoet(self) -> None:
        assert dat().waarde == WAAR
        assert signalen(dat()) == set()

    def test_zonder_feiten_is_er_geen_antwoord_maar_een_lijst_met_vragen(self) -> None:
        oordeel = oordeel_van(BOEK["dat_bw"], bron({}), OP)
        assert oordeel.waarde == ONZEKER
        assert {vraag.feit for vraag in oordeel.ontbreekt} >= {"toegang.verblijfsrecht", "client.leeftijd", "toegang.tijdelijk"}

    def test_vanaf_18_en_bij_16_en_17_alleen_met_een_uitzondering_van_een_mens(self) -> None:
        def bij(jaren: int, uitzondering: Waarde) -> int:
            return dat(client__leeftijd=Leeftijd(jaren, jaren), toegang__uitzondering_jonger_dan_18=uitzondering).waarde

        assert [bij(jaren, False) for jaren in (15, 16, 17, 18)] == [ONWAAR, ONWAAR, ONWAAR, WAAR]
        assert [bij(jaren, True) for jaren in (15, 16, 17, 18)] == [ONWAAR, WAAR, WAAR, WAAR]
        assert [bij(jaren, ONBEKEND) for jaren in (15, 16, 17, 18)] == [ONWAAR, ONZEKER, ONZEKER, WAAR]

    def test_een_blijvende_behoefte_gaat_naar_een_mens_en_weigert_nooit_vanzelf(self) -> None:
        oordeel = dat(toegang__tijdelijk=False)
        assert oordeel.waarde == ONZEKER
        assert signalen(oordeel) == {"behoefte_blijvend"}

    def test_een_wlz_indicatie_is_alleen_een_signaal(self) -> None:
        oordeel = dat(toegang__wlz_indicatie=True)
        assert oordeel.waarde == WAAR
        assert signalen(oordeel) == {"wlz_indicatie"}

    def test_behandeling_gaat_pas_voor_vanaf_de_dag_dat_de_regio_dat_zegt(self) -> None:
        assert dat(date(2025, 12, 31), toegang__behandeling_toereikend=True).waarde == WAAR
        assert dat(date(2026, 1, 1), toegang__behandeling_toereikend=True).waarde == ONWAAR

    @pytest.mark.parametrize(("tot", "waarde", "eindigt"), [(OP, ONWAAR, True), (date(2027, 1, 11), ONWAAR, True), (date(2027, 1, 12), ONWAAR, False)])
    def test_een_forensische_titel_houdt_tegen_en_zes_weken_voor_het_einde_komt_er_een_signaal(self, tot: date, waarde: int, eindigt: bool) -> None:
        oordeel = dat(toegang__forensische_titel_tot=tot)
        assert oordeel.waarde == waarde
        assert signalen(oordeel) == ({"forensische_titel_eindigt"} if eindigt else set())

    def test_na_de_laatste_dag_van_een_forensische_titel_kan_het(self) -> None:
        assert dat(toegang__forensische_titel_tot=date(2026, 11, 29)).waarde == WAAR

    def test_een_ingevuld_blad_kan_zeggen_dat_er_geen_titel_is_en_leeg_zegt_dat_niet(self) -> None:
        past = {naam.partition(".")[2]: waarde for naam, waarde in PAST.items() if naam.startswith("toegang.") and waarde is not AFWEZIG}
        for titel, verwacht, vragen in ((False, WAAR, []), (None, ONZEKER, ["toegang.forensische_titel_tot"])):
            opname = t.opname(t.client(), Toegangsfeit.model_validate({"client_id": "C1", **past, "forensische_titel": titel}))
            oordeel = Toetsing(opname, t.vast_beleid(), laad_regio()).oordeel("dat_bw", "C1", OP)
            assert isinstance(oordeel, Oordeel)
            assert (oordeel.waarde, [vraag.feit for vraag in oordeel.ontbreekt]) == (verwacht, vragen)

    def test_wie_van_buiten_de_regio_komt_wordt_niet_geweigerd(self) -> None:
        oordeel = dat(client__uit_de_regio=False)
        assert oordeel.waarde == WAAR
        assert signalen(oordeel) == {"landelijke_toegankelijkheid"}

    def test_als_het_woonplaatsbeginsel_ingaat_telt_de_gemeente_vanaf_die_dag(self) -> None:
        naam = "woonplaatsbeginsel"
        boek = met(naam, vanaf(naam, date(2023, 1, 1), False, date(2027, 12, 31)), vanaf(naam, date(2028, 1, 1), True))
        assert dat(date(2027, 12, 31), boek, client__uit_de_regio=False).waarde == WAAR
        assert dat(date(2028, 1, 1), boek, client__uit_de_regio=False).waarde == ONWAAR

    def test_de_client_leest_waarom_in_gewone_zinnen(self) -> None:
        assert dat(toegang__begeleiding_thuis_toereikend=True).voor_client() == (
            "Begeleiding bij u thuis past beter. U hoeft daarvoor niet te verhuizen. Ga daarvoor naar de toegang van uw gemeente.",
        )


class TestWieAlEenBesluitHeeft:
    def test_de_toegangsfeiten_veranderen_niets_aan_wie_wacht(self) -> None:
        alles_tegen = Toegangsfeit(
            client_id="C1",
            verblijfsrecht=False,
            psychische_of_psychosociale_problematiek=False,
            tijdelijk=False,
            eigen_kracht_toereikend=True,
            algemene_voorziening_toereikend=True,
            begeleiding_thuis_toereikend=True,
            behandeling_toereikend=True,
            opname_indicatie=True,
            wlz_indicatie=True,
            forensische_titel_tot=date(2027, 1, 4),
        )
        opname = t.opname(t.wachtende(), t.sleutelfiguur(), alles_tegen)
        lezer = BwRegels(opname, t.vast_beleid(), laad_regio())
        assert lezer.clienten(["C1"], OP).tolist() == [WAAR]
        assert {signaal.soort for signaal in lezer.signalen()} == {
            "behoefte_blijvend",
            "opname_indicatie",
            "wlz_indicatie",
            "forensische_titel_eindigt",
        }
        toetsing = Toetsing(opname, t.vast_beleid(), laad_regio())
        oordeel = toetsing.oordeel("dat_bw", "C1", OP)
        assert isinstance(oordeel, Oordeel)
        assert (oordeel.waarde, toetsing.houdt_besluit("dat_bw", "C1", OP)) == (ONWAAR, True)

    def test_wat_niet_meer_klopt_zegt_dat_het_besluit_blijft_en_zegt_het_een_keer(self) -> None:
        feit = Toegangsfeit(client_id="C1", opname_indicatie=True, forensische_titel_tot=date(2027, 6, 1), behandeling_toereikend=True)
        toetsing = Toetsing(t.opname(t.wachtende(geboortejaar=2009), feit), t.vast_beleid(), laad_regio())
        signalen_nu = {signaal.soort: signaal for signaal in toetsing.signalen("C1", OP)}
        assert signalen_nu.keys() == {"opname_indicatie", "forensische_titel", "dat_bw_behandeling", "jonger_dan_18"}
        for soort in ("opname_indicatie", "forensische_titel", "dat_bw_behandeling"):
            assert signalen_nu[soort].uitleg.startswith("Er is een DAT-besluit en dat blijft gelden.")
            assert signalen_nu[soort].voor_client == "Er is iets veranderd. Uw besluit blijft gelden. De toegang bekijkt met u of uw hulp nog past."

    def test_over_wie_afgesloten_is_komen_geen_signalen_van_de_wachtlijst(self) -> None:
        weg = t.client(status="afgesloten", urgentie=None, zorgzwaarte=None, geboortejaar=None)
        assert list(Toetsing(t.opname(weg), t.vast_beleid(), laad_regio()).signalen("C1", OP)) == []


class TestVorm:
    def vorm(self, planbaar: Waarde) -> Tabeloordeel:
        return tabel_van(BOEK["bw_vorm"], bron({"toegang.zorg_planbaar": planbaar}), OP)

    def test_zorg_die_niet_te_plannen_is_vraagt_een_locatie(self) -> None:
        assert self.vorm(False).uitkomst == "intramuraal"

    def test_over_zorg_die_te_plannen_is_spreken_de_bronnen_elkaar_tegen_en_dat_blijft_te_zien(self) -> None:
        oordeel = self.vorm(True)
        assert (oordeel.uitkomst, oordeel.tegenstrijdig, oordeel.mogelijk) == (None, True, ("bw_thuis", "geen_bw"))
        assert "de bronnen spreken elkaar tegen" in oordeel.als_boom()

    def test_zonder_antwoord_is_alles_nog_mogelijk(self) -> None:
        oordeel = self.vorm(ONBEKEND)
        assert (oordeel.uitkomst, oordeel.tegenstrijdig) == (None, False)
        assert [vraag.feit for vraag in oordeel.ontbreekt] == ["toegang.zorg_planbaar"]


class TestWatBesluit:
    """A WAT is a recorded decision of a person; who may take it is an open question with a default (G1)."""

    def wacht(self, boek: Regelboek, **besluit: object) -> int:
        opname = t.opname(t.client(), t.dat("C1"), t.wat("C1", **besluit))
        return int(BwRegels(opname, t.vast_beleid(), laad_regio(), boek).clienten(["C1"], OP)[0])

    def test_standaard_beslissen_de_sleutelfiguur_en_de_regionale_toegang(self) -> None:
        rollen = {rol.value for rol in Beslisser if self.wacht(BOEK, genomen_door_rol=rol.value) == WAAR}
        assert rollen == {"sleutelfiguur", "regionale_toegang"}

    def test_wie_mocht_beslissen_telt_op_de_dag_van_het_besluit(self) -> None:
        naam, eerst = "wat_beslissers", frozenset({"sleutelfiguur"})
        boek = met(naam, vanaf(naam, date(2023, 1, 1), eerst, date(2026, 9, 30)), vanaf(naam, date(2026, 10, 1), frozenset({"regionale_toegang"})))
        for datum, rol, verwacht in (
            (date(2026, 9, 30), "sleutelfiguur", WAAR),
            (date(2026, 10, 1), "sleutelfiguur", ONWAAR),
            (date(2026, 9, 30), "regionale_toegang", ONWAAR),
            (date(2026, 10, 1), "regionale_toegang", WAAR),
            (date(2014, 5, 1), "sleutelfiguur", WAAR),
        ):
            assert self.wacht(boek, datum=datum, genomen_door_rol=rol) == verwacht

    def test_een_besluit_van_wie_niet_mag_valt_weg_voor_het_laatste_gekozen_wordt(self) -> None:
        later = t.wat("C1", besluit_id="W2", datum=date(2026, 10, 1), geldig_tot=date(2026, 10, 2), genomen_door_rol="teamleider")
        opname = t.opname(t.client(), t.dat("C1"), t.wat("C1"), later)
        assert BwRegels(opname, t.vast_beleid(), laad_regio()).clienten(["C1"], OP).tolist() == [WAAR]

    def test_een_dag_waarop_niemand_genoemd_is_is_een_fout_en_geen_nee(self) -> None:
        boek = met("wat_beslissers", vanaf("wat_beslissers", date(2015, 1, 1), ONBEKEND))
        with pytest.raises(RegelFout, match="wie dan een WAT-besluit mag nemen"):
            self.wacht(boek)


class TestOpenVragen:
    def test_elke_open_vraag_is_een_parameter_met_een_zin_en_een_bron(self) -> None:
        open_vragen = [parameter for parameter in BOEK.parameters.values() if parameter.open_vraag]
        assert {parameter.open_vraag for parameter in open_vragen} == {f"G{nummer}" for nummer in range(1, 10)}
        assert all(parameter.vraag.endswith("?") for parameter in open_vragen)

    def test_wat_met_een_standaard_rekent_zegt_dat_het_een_aanname_is(self) -> None:
        for parameter in BOEK.parameters.values():
            if parameter.open_vraag and parameter.naam != "uitvoerder":
                assert parameter.aanname is (parameter.op(OP) is not ONBEKEND), parameter.naam

    def test_waar_geen_bron_iets_noemt_is_het_antwoord_onbekend(self) -> None:
        for naam in ("aandeel_intramuraal_pct", "personeelsnorm_clienten_per_fte", "kenmerken_complex"):
            assert BOEK.parameters[naam].op(OP) is ONBEKEND

    def test_de_standaarden_zijn_die_van_het_beleid(self) -> None:
        beleid = t.vast_beleid()
        assert BOEK.parameters["basis_aandeel_onderaannemers"].op(OP) == beleid.onderaannemers.basis
        assert BOEK.parameters["eerste_gesprek_dagen"].op(OP) == beleid.eerste_gesprek_dagen
        assert BOEK.met_beleid(t.vast_beleid(eerste_gesprek_dagen=10)).parameters["eerste_gesprek_dagen"].op(OP) == 10
