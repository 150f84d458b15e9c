"""The interview as a person meets it: what is asked, in which order, what may be answered, and when it ends."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from domain.fouten import RegelFout
from rules.feiten import Feittype
from rules.laden import laad_regelboek, lees_regelboek
from rules.oordeel import Oordeel, Tabeloordeel
from rules.regelboek import Regelset
from rules.vraaggesprek.antwoord import AntwoordFout
from rules.vraaggesprek.gesprek import WEET_NIET, Vraaggesprek
from rules.waarden import AFWEZIG, ONBEKEND, ONWAAR, ONZEKER, WAAR, Leeftijd, Waarde
from tests.rules.willekeurig import OP

REGEL = """
  - id: r{nummer}
    titel: Regel {nummer}
    geldig_van: 2023-01-01
    legal_basis: {{document: Proef, section: "{nummer}"}}
    gaat_over: client
    als: {als}
    dan: {dan}
    uitleg: Het is zo.
"""


def eisen(*condities: str, dan: str = "toelaten") -> Regelset:
    regels = "".join(REGEL.format(nummer=nummer, als=als, dan=dan) for nummer, als in enumerate(condities, start=1))
    return lees_regelboek({"proef.yaml": f"set: proef\ntitel: Proef\nregels:{regels}"})["proef"]


def tabel(**rijen: str) -> Regelset:
    regels = "".join(REGEL.format(nummer=nummer, als=als, dan=f"uitkomst\n    uitkomst: {naam}") for nummer, (naam, als) in enumerate(rijen.items(), start=1))
    return lees_regelboek({"proef.yaml": f"set: proef\ntitel: Proef\nmethode: tabel\nuitkomsten: [{', '.join(rijen)}]\nregels:{regels}"})["proef"]


def begin(regelset: Regelset, **bekend: Waarde) -> Vraaggesprek:
    feiten: Mapping[str, Waarde] = {naam.replace("__", "."): waarde for naam, waarde in bekend.items()}
    return Vraaggesprek(regelset, lambda naam: feiten.get(naam, ONBEKEND), OP)


def gevraagd(gesprek: Vraaggesprek) -> str:
    vraag = gesprek.volgende()
    assert vraag is not None
    return vraag.feit


def waarde(gesprek: Vraaggesprek) -> int:
    assert isinstance(gesprek.oordeel, Oordeel)
    return gesprek.oordeel.waarde


TIJDELIJK, PLANBAAR, WLZ = (f"{{gelijk: [toegang.{naam}, ja]}}" for naam in ("tijdelijk", "zorg_planbaar", "wlz_indicatie"))
MEERDERJARIG = "{minstens: [client.leeftijd, 18]}"


class TestVolgorde:
    def test_een_feit_dat_in_een_keer_kan_weigeren_gaat_voor_feiten_die_elkaar_nodig_hebben(self) -> None:
        gesprek = begin(eisen(f"{{een_van: [{TIJDELIJK}, {WLZ}]}}", PLANBAAR))
        assert gevraagd(gesprek) == "toegang.zorg_planbaar"
        na_nee = gesprek.antwoord("toegang.zorg_planbaar", "nee")
        assert na_nee.klaar
        assert waarde(na_nee) == ONWAAR

    def test_wat_bij_elkaar_hoort_wordt_na_elkaar_gevraagd(self) -> None:
        paar = "{een_van: [{gelijk: [toegang.spoed, ja]}, {gelijk: [toegang.verblijfsrecht, ja]}]}"
        gesprek = begin(eisen(f"{{een_van: [{TIJDELIJK}, {WLZ}]}}", paar))
        eerste = gevraagd(gesprek)
        samen = {"toegang.tijdelijk", "toegang.wlz_indicatie"}
        tweede = gevraagd(gesprek.antwoord(eerste, "nee"))
        assert ({eerste, tweede} <= samen) or not ({eerste, tweede} & samen)

    def test_de_splitsing_komt_eerst_als_dat_vragen_scheelt(self) -> None:
        regels = eisen(f"{{een_van: [{{alle: [{PLANBAAR}, {TIJDELIJK}]}}, {{alle: [{{niet: {PLANBAAR}}}, {WLZ}]}}]}}")
        gesprek = begin(regels)
        assert gevraagd(gesprek) == "toegang.zorg_planbaar"
        assert gesprek.antwoord("toegang.zorg_planbaar", "ja").open_feiten == ("toegang.tijdelijk",)
        assert gesprek.antwoord("toegang.zorg_planbaar", "nee").open_feiten == ("toegang.wlz_indicatie",)


class TestAlleenWatErtoeDoet:
    def test_wat_al_vaststaat_vraagt_niets(self) -> None:
        gesprek = begin(eisen(TIJDELIJK, PLANBAAR), toegang__tijdelijk=False)
        assert gesprek.klaar
        assert gesprek.volgende() is None
        assert waarde(gesprek) == ONWAAR

    def test_waar_elk_antwoord_hetzelfde_geeft_is_het_klaar_ook_als_kleene_het_niet_weet(self) -> None:
        gesprek = begin(eisen(f"{{een_van: [{PLANBAAR}, {{niet: {PLANBAAR}}}]}}"))
        assert gesprek.klaar
        assert waarde(gesprek) == WAAR
        assert isinstance(gesprek.oordeel, Oordeel)
        assert gesprek.oordeel.ontbreekt == ()

    def test_regels_die_elkaar_tegenspreken_weigeren_zonder_vraag(self) -> None:
        gesprek = begin(eisen("{minder: [client.leeftijd, 18]}", "{minstens: [client.leeftijd, 21]}", TIJDELIJK))
        assert gesprek.klaar
        assert waarde(gesprek) == ONWAAR

    def test_wat_door_een_open_parameter_toch_onbekend_blijft_wordt_niet_gevraagd(self) -> None:
        parameter = (
            "parameters:\n  - {naam: mag, titel: Mag, type: ja of nee, open_vraag: G1, vraag: 'Mag het?', waarden: [{geldig_van: 2023-01-01, "
            "waarde: onbekend, legal_basis: {document: Proef, section: a}}]}\n"
        )
        regels = REGEL.format(nummer=1, als="{gelijk: [toegang.spoed, parameter.mag]}", dan="toelaten")
        regelset = lees_regelboek({"proef.yaml": f"set: proef\ntitel: Proef\n{parameter}regels:{regels}"})["proef"]
        gesprek = begin(regelset)
        assert gesprek.klaar
        assert waarde(gesprek) == ONZEKER

    def test_van_twee_leeftijden_wordt_alleen_gevraagd_welke_als_het_scheelt(self) -> None:
        assert begin(eisen(MEERDERJARIG), client__leeftijd=Leeftijd(30, 31)).klaar
        gesprek = begin(eisen(MEERDERJARIG), client__leeftijd=Leeftijd(17, 18))
        vraag = gesprek.volgende()
        assert vraag is not None
        assert (vraag.tekst, vraag.keuzes) == ("Is de leeftijd 17 of 18 jaar?", ("17", "18"))
        assert waarde(gesprek.antwoord("client.leeftijd", "17")) == ONWAAR

    def test_een_geboortejaar_kan_een_tweede_vraag_vragen_en_daarna_niet_nog_een_keer(self) -> None:
        gesprek = begin(eisen(MEERDERJARIG)).antwoord("client.leeftijd", "2008")
        assert gevraagd(gesprek) == "client.leeftijd"
        with pytest.raises(AntwoordFout, match="Dat weten we al: 17 of 18 jaar"):
            gesprek.antwoord("client.leeftijd", "2008")
        assert waarde(gesprek.antwoord("client.leeftijd", "1-12-2008")) == ONWAAR
        assert waarde(gesprek.antwoord("client.leeftijd", "30-11-2008")) == WAAR


class TestAntwoorden:
    def test_geen_is_een_antwoord(self) -> None:
        gesprek = begin(eisen("{is_afwezig: toegang.forensische_titel_tot}")).antwoord("toegang.forensische_titel_tot", "geen")
        assert gesprek.beantwoord == (("toegang.forensische_titel_tot", AFWEZIG),)
        assert waarde(gesprek) == WAAR

    def test_weet_ik_niet_wordt_niet_nog_eens_gevraagd(self) -> None:
        gesprek = begin(eisen(TIJDELIJK, PLANBAAR)).antwoord("toegang.tijdelijk", WEET_NIET)
        assert gesprek.open_feiten == ("toegang.zorg_planbaar",)
        einde = gesprek.antwoord("toegang.zorg_planbaar", "ja")
        assert einde.klaar
        assert waarde(einde) == ONZEKER

    def test_wie_het_een_niet_weet_wordt_niet_gevraagd_wat_daar_alleen_samen_mee_helpt(self) -> None:
        beide = f"{{een_van: [{{alle: [{PLANBAAR}, {TIJDELIJK}]}}, {{alle: [{{niet: {PLANBAAR}}}, {{niet: {TIJDELIJK}}}]}}]}}"
        assert begin(eisen(beide)).antwoord("toegang.tijdelijk", "weet ik niet").klaar

    def test_een_antwoord_kan_verbeterd_worden(self) -> None:
        gesprek = begin(eisen(TIJDELIJK)).antwoord("toegang.tijdelijk", WEET_NIET).antwoord("toegang.tijdelijk", "nee")
        assert waarde(gesprek) == ONWAAR
        assert waarde(gesprek.antwoord("toegang.tijdelijk", "ja")) == WAAR

    def test_een_gesprek_verandert_zelf_niet(self) -> None:
        gesprek = begin(eisen(TIJDELIJK))
        gesprek.antwoord("toegang.tijdelijk", "ja")
        assert gesprek.beantwoord == ()
        assert not gesprek.klaar

    @pytest.mark.parametrize(
        ("feit", "tekst", "zin"),
        [
            ("toegang.tijdelijk", "misschien", "Antwoord met ja of nee."),
            ("toegang.tijdelijk", "geen", "'Geen' kan hier niet. Antwoord met ja of nee."),
            ("toegang.tijdelijk", " ", "Dit antwoord is leeg. Antwoord met ja of nee. Of zeg: weet ik niet."),
            ("toegang.tijdelyk", "ja", "Deze regels vragen niet naar 'toegang.tijdelyk'. Bedoel je 'toegang.tijdelijk'?"),
            ("toegang.zorg_planbaar", "ja", "'toegang.zorg_planbaar' is al bekend"),
        ],
    )
    def test_een_antwoord_dat_niet_kan_zegt_wat_wel_kan(self, feit: str, tekst: str, zin: str) -> None:
        with pytest.raises(AntwoordFout, match=zin.replace("?", r"\?")):
            begin(eisen(TIJDELIJK, PLANBAAR), toegang__zorg_planbaar=True).antwoord(feit, tekst)

    def test_een_set_die_niets_beslist_heeft_geen_gesprek(self) -> None:
        with pytest.raises(RegelFout, match="geeft alleen signalen of termijnen"):
            begin(laad_regelboek()["signalen_bw"])


class TestTabel:
    def test_klaar_zodra_er_een_uitkomst_is(self) -> None:
        gesprek = begin(tabel(thuis=PLANBAAR, intramuraal=f"{{niet: {PLANBAAR}}}")).antwoord("toegang.zorg_planbaar", "nee")
        assert isinstance(gesprek.oordeel, Tabeloordeel)
        assert (gesprek.klaar, gesprek.oordeel.uitkomst) == (True, "intramuraal")

    def test_klaar_zodra_de_bronnen_elkaar_zeker_tegenspreken(self) -> None:
        gesprek = begin(tabel(thuis=PLANBAAR, intramuraal=PLANBAAR, anders=WLZ)).antwoord("toegang.zorg_planbaar", "ja")
        assert isinstance(gesprek.oordeel, Tabeloordeel)
        assert (gesprek.klaar, gesprek.oordeel.tegenstrijdig) == (True, True)

    def test_ook_geen_enkele_uitkomst_is_een_einde(self) -> None:
        gesprek = begin(tabel(thuis=PLANBAAR, intramuraal=PLANBAAR)).antwoord("toegang.zorg_planbaar", "nee")
        assert gesprek.als_json()["oordeel"] == "geen_uitkomst"


class TestVoorAndereSchermen:
    def test_de_vraag_zegt_wie_op_welke_grond_en_waarom(self) -> None:
        vraag = begin(eisen(PLANBAAR)).volgende()
        assert vraag is not None
        assert vraag.soort is Feittype.JANEE
        assert vraag.tekst == "Kan de zorg op vaste tijden gepland worden?"
        assert (vraag.wie, vraag.grond) == ("toegangsmedewerker", "Wmo 2015 artikel 2.3.5 lid 4: wanneer iemand beschermd wonen krijgt")
        assert vraag.waarom == ("Regel 1 (Proef 1)",)

    def test_alles_als_gegevens(self) -> None:
        gesprek = begin(eisen(TIJDELIJK, PLANBAAR, MEERDERJARIG)).antwoord("toegang.tijdelijk", "ja").antwoord("client.leeftijd", WEET_NIET)
        assert gesprek.als_json() == {
            "regelset": "proef",
            "op": "2026-11-30",
            "oordeel": "onbekend",
            "klaar": False,
            "vraag": {
                "feit": "toegang.zorg_planbaar",
                "tekst": "Kan de zorg op vaste tijden gepland worden?",
                "soort": "ja of nee",
                "keuzes": ["ja", "nee"],
                "kanGeen": False,
                "eenheid": "",
                "laagst": None,
                "hoogst": None,
                "verwacht": "Antwoord met ja of nee.",
                "wie": "toegangsmedewerker",
                "grond": "Wmo 2015 artikel 2.3.5 lid 4: wanneer iemand beschermd wonen krijgt",
                "waarom": ["Regel 2 (Proef 2)"],
            },
            "beantwoord": [{"feit": "toegang.tijdelijk", "waarde": "ja"}],
            "nietGeweten": ["client.leeftijd"],
        }

    @pytest.mark.parametrize(
        ("kapot", "zin"),
        [
            ({"regelset": "anders"}, "hoort niet bij de regelset 'proef'"),
            ({"op": "gisteren"}, "mist de dag"),
            ({"beantwoord": "ja"}, "niet in een lijst"),
            ({"beantwoord": ["ja"]}, "heeft een 'feit' en een 'waarde'"),
            ({"beantwoord": [{"feit": "toegang.tijdelijk", "waarde": 3}]}, "Dit antwoord is leeg"),
        ],
    )
    def test_gegevens_die_niet_kloppen_worden_niet_half_gelezen(self, kapot: dict[str, object], zin: str) -> None:
        gesprek = begin(eisen(TIJDELIJK))
        with pytest.raises(AntwoordFout, match=zin):
            Vraaggesprek.uit_json(gesprek.als_json() | kapot, gesprek.regelset, gesprek.bron)

    def test_het_overzicht_leest_als_een_verslag(self) -> None:
        gesprek = begin(eisen(TIJDELIJK, PLANBAAR, MEERDERJARIG)).antwoord("toegang.zorg_planbaar", "ja").antwoord("client.leeftijd", WEET_NIET)
        assert gesprek.overzicht().splitlines() == [
            "Proef, op 30 november 2026: onbekend",
            "  Kan de zorg op vaste tijden gepland worden? ja",
            "  Wat is het geboortejaar? Bij iemand onder de 19: op welke dag wordt deze cliënt 18? weet ik niet",
            "  nog hoogstens 1 vraag",
        ]
