"""Stories of begeleiding: who gets it, when it may stop and start again, which clocks run, and what stays with people."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.bladen import Afsluiting, Toegangsfeit
from domain.gebied import laad_regio
from domain.kalender import feestdagen, maanden_later
from rules.laden import laad_regelboek
from rules.oordeel import Oordeel, Tabeloordeel
from rules.regelboek import Regelboek
from rules.toetsing import Toetsing
from rules.waarden import ONWAAR, ONZEKER, WAAR
from tests import bouw as t

BOEK = laad_regelboek()
OP = t.PEILDATUM
NODIG: dict[str, Any] = {
    "client_id": "C1",
    "verblijfsrecht": True,
    "eigen_kracht_toereikend": False,
    "algemene_voorziening_toereikend": False,
    "lichte_ondersteuning_toereikend": False,
}
"""Someone who needs begeleiding, as the Toegang has it."""

KLAAR: dict[str, Any] = {"client_id": "C1", "doelen_bereikt": True}
"""Someone who reached the goals; whatever else matters for closing was not filled in."""


def proef(*rijen: t.Rijen, boek: Regelboek = BOEK) -> Toetsing:
    return Toetsing(t.opname(*rijen), t.vast_beleid(), laad_regio(), boek)


def oordeel(naam: str, *rijen: t.Rijen, op: date = OP, boek: Regelboek = BOEK) -> Oordeel:
    uit = proef(*rijen, boek=boek).oordeel(naam, "C1", op)
    assert isinstance(uit, Oordeel)
    return uit


def toegang(**kolommen: Any) -> Toegangsfeit:
    return Toegangsfeit(**{**NODIG, **kolommen})


def klokken(*rijen: t.Rijen, op: date = OP, boek: Regelboek = BOEK) -> dict[str, date | None]:
    return {regel.regel_id: regel.laatste_dag for regel in proef(*rijen, boek=boek).termijnen("C1", op)}


def andere_lezing(naam: str, waarde: str) -> Regelboek:
    """The shipped book with an open question answered the other way."""
    parameter = BOEK.parameters[naam]
    parameters = {**BOEK.parameters, naam: parameter.altijd(waarde, "proef")}
    return replace(BOEK, parameters=parameters, sets={set_: replace(regelset, parameters=parameters) for set_, regelset in BOEK.sets.items()})


class TestRechtOpBegeleiding:
    def dat(self, *, gemeente: str = "GM0855", geboortejaar: int = 1985, **feiten: Any) -> Oordeel:
        return oordeel("dat_bg", t.bg_client(gemeente=gemeente, gebied=None, geboortejaar=geboortejaar), toegang(**feiten))

    def test_wie_in_een_van_de_tien_gemeenten_woont_en_het_nodig_heeft(self) -> None:
        assert {code: self.dat(gemeente=code).waarde for code in laad_regio().gemeenten} == {
            code: ONWAAR if code == "GM0867" else WAAR for code in laad_regio().gemeenten
        }

    def test_wie_in_waalwijk_woont_leest_waar_het_wel_kan(self) -> None:
        waalwijk = self.dat(gemeente="GM0867")
        assert waalwijk.voor_client() == ("Uw gemeente regelt begeleiding niet via Siem. Ga naar de toegang van uw eigen gemeente. Daar helpen ze u verder.",)
        assert waalwijk.redenen() == (
            "De gemeente waar de cliënt woont koopt geen begeleiding bij Siem. Verwijs door naar de toegang van die gemeente, die regelt begeleiding zelf.",
        )

    def test_lichte_ondersteuning_geeft_de_toegang_zelf(self) -> None:
        licht = self.dat(lichte_ondersteuning_toereikend=True)
        assert (licht.waarde, licht.redenen()) == (ONWAAR, ("Lichte ondersteuning is genoeg. De toegang geeft die zelf.",))

    @pytest.mark.parametrize("toets", ["eigen_kracht_toereikend", "algemene_voorziening_toereikend"])
    def test_wat_voorgaat_gaat_voor(self, toets: str) -> None:
        antwoorden: list[dict[str, Any]] = [{toets: True}, {toets: None}, {toets: False}]
        assert [self.dat(**antwoord).waarde for antwoord in antwoorden] == [ONWAAR, ONZEKER, WAAR]

    def test_een_wlz_indicatie_weigert_nooit(self) -> None:
        wlz = self.dat(wlz_indicatie=True)
        assert (wlz.waarde, [signaal.soort for signaal in wlz.signalen if signaal.waarde == WAAR]) == (WAAR, ["wlz_indicatie"])

    def test_psychische_problemen_zijn_niet_nodig(self) -> None:
        assert self.dat(psychische_of_psychosociale_problematiek=False).waarde == WAAR

    def test_wie_dit_jaar_18_wordt_is_nog_niet_zeker_18(self) -> None:
        assert [self.dat(geboortejaar=jaar).waarde for jaar in (2009, 2008, 2007)] == [ONWAAR, ONZEKER, WAAR]


class TestAfsluiten:
    def mag(self, op: date = OP, afsluiting: dict[str, Any] | None = None, **kolommen: Any) -> int:
        standaard: dict[str, Any] = {"status": "proefperiode", "langdurig": False, "proefperiode_van": OP - timedelta(days=42)}
        rijen = (t.bg_client(**{**standaard, **kolommen}), Afsluiting(**{**KLAAR, **(afsluiting or {})}), t.begeleider(), t.caseload("C1", "B1"))
        return oordeel("afsluiten_bg", *rijen, op=op).waarde

    def test_doelen_bereikt_en_de_proefperiode_voorbij(self) -> None:
        nodig = {"proefperiode_niet_in_belang": False}
        assert [self.mag(OP - timedelta(days=1), nodig), self.mag(OP, nodig)] == [ONWAAR, WAAR]

    def test_zonder_nieuwe_doelen_mag_het_ook(self) -> None:
        assert self.mag(afsluiting={"doelen_bereikt": False, "geen_nieuwe_doelen": True}) == WAAR
        assert self.mag(afsluiting={"doelen_bereikt": False, "geen_nieuwe_doelen": False}) == ONWAAR

    def test_bij_de_langdurige_groep_nooit_en_leeg_is_niet_nee(self) -> None:
        assert [self.mag(langdurig=antwoord) for antwoord in (False, None, True)] == [WAAR, ONZEKER, ONWAAR]

    @pytest.mark.parametrize("groep", [{"kenmerken": ("laagfrequent_contact",)}, {"expertise_nodig": ("autisme",)}, {"expertise_gewenst": ("lvb",)}])
    def test_waar_het_soms_te_vroeg_stopt_kijkt_eerst_iemand_anders_mee(self, groep: dict[str, Any]) -> None:
        gezien = {"vier_ogen_op": OP, "vier_ogen_door": "B2"}
        zelf = {"vier_ogen_op": OP, "vier_ogen_door": "B1"}
        assert [self.mag(afsluiting=wie, **groep) for wie in ({}, zelf, gezien)] == [ONWAAR, ONWAAR, WAAR]
        assert self.mag(afsluiting={}, kenmerken=("nachtonrust",)) == WAAR

    def test_een_proefperiode_die_niet_in_het_belang_is_hoeft_niet(self) -> None:
        niet: dict[str, Any] = {"proefperiode_niet_in_belang": True}
        assert self.mag(status="in_zorg", proefperiode_van=None) == ONZEKER
        assert self.mag(status="in_zorg", proefperiode_van=None, afsluiting={"proefperiode_niet_in_belang": False}) == ONWAAR
        assert self.mag(status="in_zorg", proefperiode_van=None, afsluiting=niet) == WAAR

    def test_zonder_de_dag_van_de_proefperiode_is_het_niet_bekend(self) -> None:
        assert self.mag(proefperiode_van=None, afsluiting={"proefperiode_niet_in_belang": False}) == ONZEKER


class TestProefperiode:
    def test_zes_weken_en_een_week_vooraf_een_signaal(self) -> None:
        client = t.bg_client(status="proefperiode", proefperiode_van=OP, zorgzwaarte="licht", eerste_gesprek_op=OP)
        einde = OP + timedelta(weeks=6)
        assert klokken(client) == {"proefperiode-eindigt": einde}
        dagen = [einde - timedelta(days=8), einde - timedelta(days=7), einde + timedelta(days=30)]
        assert [[signaal.aan for signaal in proef(client).signalen("C1", dag)] for dag in dagen] == [[], ["begeleider"], ["begeleider"]]


class TestHervatten:
    def kan(self, op: date, boek: Regelboek = BOEK, **kolommen: Any) -> int:
        return oordeel("hervatten_bg", t.bg_client(**{"status": "afgesloten", **kolommen}), op=op, boek=boek).waarde

    @pytest.mark.parametrize(
        ("afgesloten", "laatste"),
        [
            (date(2026, 8, 31), date(2026, 11, 30)),
            (date(2026, 11, 28), date(2027, 2, 28)),
            (date(2026, 11, 30), date(2027, 2, 28)),
            (date(2027, 11, 29), date(2028, 2, 29)),
            (date(2027, 11, 30), date(2028, 2, 29)),
            (date(2028, 2, 29), date(2028, 5, 29)),
            (date(2026, 12, 31), date(2027, 3, 31)),
            (date(2026, 9, 26), date(2026, 12, 26)),
        ],
    )
    def test_drie_maanden_met_die_dag_erbij_ook_in_februari_en_met_kerst(self, afgesloten: date, laatste: date) -> None:
        assert [self.kan(dag, afgesloten_op=afgesloten) for dag in (laatste, laatste + timedelta(days=1))] == [WAAR, ONWAAR]
        assert klokken(t.bg_client(status="afgesloten", afgesloten_op=afgesloten), op=afgesloten) == {"hervatten-tot-na-afsluiting": laatste}

    @given(st.dates(date(2023, 6, 1), date(2040, 1, 1)), st.integers(0, 200))
    def test_binnen_drie_maanden_en_geen_dag_langer(self, afgesloten: date, later: int) -> None:
        op = afgesloten + timedelta(days=later)
        assert self.kan(op, afgesloten_op=afgesloten) == (WAAR if op <= maanden_later(afgesloten, 3) else ONWAAR)

    def test_wie_op_tijd_vroeg_verliest_niets_door_te_wachten(self) -> None:
        afgesloten = date(2026, 7, 1)
        assert self.kan(OP, afgesloten_op=afgesloten) == ONWAAR
        assert [self.kan(OP, afgesloten_op=afgesloten, hervatting_gevraagd_op=dag) for dag in (date(2026, 10, 1), date(2026, 10, 2))] == [WAAR, ONWAAR]

    def test_zonder_dag_van_afsluiting_is_het_niet_bekend(self) -> None:
        assert self.kan(OP) == ONZEKER

    def test_in_de_proefperiode_altijd(self) -> None:
        assert self.kan(OP, status="proefperiode", proefperiode_van=date(2026, 1, 5)) == WAAR
        assert self.kan(OP, status="in_zorg") == ONWAAR

    def test_de_andere_lezing_van_g4_telt_vanaf_de_proefperiode_en_zonder_proefperiode_vanaf_de_afsluiting(self) -> None:
        boek = andere_lezing("hervatten_vanaf", "proefperiode")
        dagen: dict[str, Any] = {"proefperiode_van": date(2026, 8, 30), "afgesloten_op": date(2026, 10, 12)}
        assert [self.kan(dag, boek, **dagen) for dag in (OP, OP + timedelta(days=1))] == [WAAR, ONWAAR]
        assert self.kan(OP + timedelta(days=1), **dagen) == WAAR
        assert self.kan(date(2027, 1, 12), boek, afgesloten_op=date(2026, 10, 12)) == WAAR
        assert klokken(t.bg_client(status="afgesloten", **dagen), boek=boek) == {"hervatten-tot-na-begin-proefperiode": OP}


class TestKlokken:
    @pytest.mark.parametrize(
        ("melding", "onderzoek"),
        [
            (date(2026, 10, 20), date(2026, 12, 1)),
            (date(2026, 11, 13), date(2026, 12, 28)),  # Christmas on Friday and Saturday
            (date(2026, 11, 20), date(2027, 1, 4)),  # New Year's Day on Friday
            (date(2027, 2, 12), date(2027, 3, 30)),  # Good Friday to Easter Monday
            (date(2027, 3, 16), date(2027, 4, 28)),  # King's Day on Tuesday
            (date(2027, 3, 25), date(2027, 5, 7)),  # Ascension Day on 6 May
            (date(2027, 4, 5), date(2027, 5, 18)),  # Whit Monday on 17 May
            (date(2028, 1, 18), date(2028, 2, 29)),  # a leap day counts as any day
        ],
    )
    def test_zes_weken_onderzoek_eindigen_op_een_werkdag(self, melding: date, onderzoek: date) -> None:
        assert klokken(t.bg_client(eerste_gesprek_op=melding, zorgzwaarte="licht"), toegang(melding_op=melding), op=melding)["termijn-onderzoek"] == onderzoek

    @given(st.dates(date(2023, 1, 1), date(2040, 1, 1)))
    def test_een_wettelijke_termijn_eindigt_nooit_te_vroeg_en_nooit_op_een_vrije_dag(self, melding: date) -> None:
        einde = klokken(t.bg_client(), toegang(melding_op=melding), op=melding)["termijn-onderzoek"]
        assert einde is not None
        assert einde.weekday() < 5
        assert einde not in feestdagen(einde.year)
        assert timedelta(days=42) <= einde - melding <= timedelta(days=47)

    def test_een_norm_van_siem_schuift_niet(self) -> None:
        assert klokken(t.bg_client(aanmelddatum=date(2026, 12, 11)))["termijn-eerste-gesprek-na-aanmelding"] == date(2026, 12, 25)

    def test_de_andere_lezing_van_g7_telt_vanaf_de_melding(self) -> None:
        rijen = (t.bg_client(aanmelddatum=date(2026, 11, 23)), toegang(melding_op=date(2026, 11, 16), onderzoek_klaar_op=date(2026, 11, 20)))
        assert klokken(*rijen) == {"termijn-eerste-gesprek-na-aanmelding": date(2026, 12, 7)}
        assert klokken(*rijen, boek=andere_lezing("eerste_gesprek_vanaf", "melding")) == {"termijn-eerste-gesprek-na-melding": OP}

    def test_na_een_aanvraag_twee_weken_tot_er_een_beschikking_is(self) -> None:
        rijen = (t.bg_client(eerste_gesprek_op=OP, zorgzwaarte="licht"), toegang(aanvraag_op=date(2026, 11, 23), onderzoek_klaar_op=date(2026, 11, 20)))
        assert klokken(*rijen) == {"termijn-beschikking": date(2026, 12, 7)}
        eerder, nu = (t.dat("C1", "BG", soort="beschikking", genomen_door_rol="toegang", datum=dag) for dag in (date(2026, 11, 22), date(2026, 11, 23)))
        assert (klokken(*rijen, eerder), klokken(*rijen, nu)) == ({"termijn-beschikking": date(2026, 12, 7)}, {})

    def test_bij_spoed_meteen(self) -> None:
        zaterdag = date(2026, 11, 28)
        assert klokken(t.bg_client(), toegang(melding_op=zaterdag, spoed=True))["termijn-spoed"] == zaterdag

    def test_een_week_voor_een_eigen_plan(self) -> None:
        rijen = (t.bg_client(), toegang(melding_op=date(2026, 11, 21)))
        assert klokken(*rijen)["termijn-persoonlijk-plan"] == OP
        assert "termijn-persoonlijk-plan" not in klokken(*rijen, op=OP + timedelta(days=1))

    def test_een_aanvraag_voor_het_einde_van_het_onderzoek_is_een_signaal(self) -> None:
        rijen = (t.bg_client(), toegang(melding_op=date(2026, 10, 26), aanvraag_op=date(2026, 11, 16)))
        assert [(regel.soort, regel.aan) for regel in proef(*rijen).signalen("C1", OP)] == [("aanvraag_voor_einde_onderzoek", "toegang")]

    def test_zes_weken_na_het_eerste_gesprek_is_de_zorgzwaarte_bekend(self) -> None:
        client: dict[str, Any] = {"status": "in_zorg", "eerste_gesprek_op": date(2026, 11, 14)}
        assert klokken(t.bg_client(**client, zorgzwaarte=None)) == {"termijn-zorgzwaarte": date(2026, 12, 26)}
        assert klokken(t.bg_client(**client, zorgzwaarte="licht")) == {}

    def test_wie_in_bw_wacht_heeft_geen_norm_voor_een_eerste_gesprek(self) -> None:
        assert klokken(t.client(status="aangemeld")) == {}


class TestVierOgen:
    TWEE = (t.begeleider(), t.begeleider("B2"), t.caseload("C1", "B1"), t.caseload("C1", "B2", "tweede"))
    EEN = (t.begeleider(), t.caseload("C1", "B1"))

    def klopt(self, *rijen: t.Rijen, **kolommen: Any) -> int:
        standaard: dict[str, Any] = {"status": "in_zorg", "risico": False}
        return oordeel("vier_ogen", t.bg_client(**{**standaard, **kolommen}), *rijen).waarde

    def test_twee_begeleiders_of_een_uitzondering_die_geldt(self) -> None:
        assert self.klopt(self.TWEE) == WAAR
        assert self.klopt(self.EEN) == ONWAAR
        assert self.klopt(self.EEN, t.uitzondering("C1", herzien_op=OP)) == WAAR
        assert self.klopt(self.EEN, t.uitzondering("C1", herzien_op=OP - timedelta(days=1))) == ONWAAR
        assert self.klopt(self.EEN, t.uitzondering("C1", akkoord_teamleider=False)) == ONWAAR

    def test_bij_een_risico_nooit_alleen_en_leeg_is_niet_nee(self) -> None:
        alleen = (self.EEN, t.uitzondering("C1"))
        assert [self.klopt(alleen, risico=antwoord) for antwoord in (False, None, True)] == [WAAR, ONZEKER, ONWAAR]
        assert self.klopt(self.TWEE, risico=True) == WAAR

    def test_een_onderaannemer_regelt_het_zelf(self) -> None:
        assert self.klopt(t.organisatie("O9", rol="onderaannemer"), t.caseload("C1", organisatie_id="O9"), risico=True) == WAAR

    def test_vier_weken_vooraf_vraagt_de_uitzondering_een_nieuwe_blik(self) -> None:
        client = t.bg_client(status="in_zorg", zorgzwaarte="licht")
        for dag, verwacht in ((OP + timedelta(weeks=4, days=1), []), (OP + timedelta(weeks=4), ["teamleider"]), (OP - timedelta(days=9), ["teamleider"])):
            assert [regel.aan for regel in proef(client, self.EEN, t.uitzondering("C1", herzien_op=dag)).signalen("C1", OP)] == verwacht


class TestDagbesteding:
    def weg(self, vraag: str | None, *rijen: t.Rijen, **kolommen: Any) -> str | None:
        uit = proef(t.bg_client(**kolommen), toegang(gevraagde_dagbesteding=vraag), *rijen).oordeel("dagbesteding", "C1", OP)
        assert isinstance(uit, Tabeloordeel)
        return uit.uitkomst

    def test_dagopvang_kan_voor_elke_client_van_siem_meteen(self) -> None:
        assert self.weg("do", status="in_zorg") == "do_direct"
        assert self.weg("do", t.dat("C1", "BG")) == "do_direct"
        assert self.weg("do") == "do_na_dat"
        assert self.weg("do", t.dat("C1", "BG"), status="afgesloten") == "do_na_dat"

    def test_arbeidsmatige_dagbesteding_is_altijd_buiten_siem(self) -> None:
        assert [self.weg("oad", status=status) for status in ("aangemeld", "in_zorg", "afgesloten")] == ["oad_extern"] * 3

    def test_geen_vraag_of_nog_niet_gevraagd(self) -> None:
        assert (self.weg("geen_van_beide"), self.weg(None)) == ("geen_vraag", None)
