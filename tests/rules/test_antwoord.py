"""Answers as people type them, and a good question for every fact."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.feiten import Feittype, catalogus
from rules.lezer.regel import AAN
from rules.vraaggesprek.antwoord import AntwoordFout, als_antwoord, kan_geen, lees_antwoord, verwacht
from rules.vragen import VRAGEN
from rules.waarden import AFWEZIG, Leeftijd, Waarde
from tests.bouw import vast_beleid
from tests.rules.willekeurig import OP

EXPERTISES = vast_beleid().expertises


def lees(naam: str, tekst: str) -> Waarde:
    return lees_antwoord(catalogus()[naam], tekst, OP, lijst=EXPERTISES if naam.endswith("expertise_nodig") else ())


@pytest.mark.parametrize(
    ("naam", "tekst", "waarde"),
    [
        ("toegang.tijdelijk", "ja", True),
        ("toegang.tijdelijk", " Nee ", False),
        ("toegang.tijdelijk", "Ja.", True),
        ("client.urgentie", "4", 4),
        ("toegang.melding_op", "2026-11-30", date(2026, 11, 30)),
        ("toegang.melding_op", "30-11-2026", date(2026, 11, 30)),
        ("toegang.melding_op", "29/2/2028", date(2028, 2, 29)),
        ("toegang.melding_op", "3.4.2009", date(2009, 4, 3)),
        ("toegang.melding_op", "3 April 2009", date(2009, 4, 3)),
        ("toegang.melding_op", "3 mrt. 2009", date(2009, 3, 3)),
        ("client.woonvorm_nodig", "gemengd wonen", "gemengd_wonen"),
        ("client.woonvorm_nodig", "BW-thuis", "bw_thuis"),
        ("client.expertise_nodig", "lvb; Autisme;", frozenset({"lvb", "autisme"})),
        ("client.expertise_nodig", "geen", frozenset()),
        ("client.moet_gemeenten", "GM0855;GM0785", frozenset({"GM0855", "GM0785"})),
        ("client.wat_bw_tot", "Geen", AFWEZIG),
        ("uitzondering.akkoord_teamleider", "geen", AFWEZIG),
        ("locatie.locatie_id", "L1", "L1"),
        ("client.leeftijd", "17", Leeftijd(17, 17)),
        ("client.leeftijd", "2008", Leeftijd(17, 18)),
        ("client.leeftijd", "1-12-2008", Leeftijd(17, 17)),
        ("client.leeftijd", "1-12-2026", Leeftijd(17, 17)),
        ("client.leeftijd", "30-11-2028", Leeftijd(16, 16)),
        ("client.leeftijd", "17 of 18", Leeftijd(17, 18)),
    ],
)
def test_zo_typen_mensen(naam: str, tekst: str, waarde: Waarde) -> None:
    gelezen = lees(naam, tekst)
    assert (gelezen, type(gelezen)) == (waarde, type(waarde))


@pytest.mark.parametrize(
    ("naam", "tekst", "zin"),
    [
        ("client.urgentie", "5", "Antwoord met een heel getal van minstens 1 en van hoogstens 4."),
        ("client.urgentie", "hoog", "Antwoord met een heel getal"),
        ("client.urgentie", "geen", "'Geen' kan hier niet."),
        ("toegang.melding_op", "31-2-2026", "Dit is geen datum die bestaat. Antwoord met een datum, zoals 30-11-2026"),
        ("toegang.melding_op", "morgen", "Antwoord met een datum, zoals 30-11-2026"),
        ("toegang.melding_op", "3 ma 2026", "Dit is geen datum die bestaat."),
        ("client.leeftijd", "1-12-2044", "Deze leeftijd kan niet."),
        ("client.woonvorm_nodig", "intramuraa", "Kies uit: bw_thuis, gemengd_wonen, intramuraal. Bedoel je 'intramuraal'?"),
        ("client.expertise_nodig", "lvb; tuinieren", "met een puntkomma ertussen. Of zeg: geen. Kies uit: lvb, ggz"),
        ("locatie.locatie_id", "L1; L2", "Antwoord met één code of naam."),
        ("client.leeftijd", "2030", "Deze leeftijd kan niet."),
        ("client.leeftijd", "jong", "Antwoord met de leeftijd in hele jaren, het geboortejaar, de geboortedatum"),
    ],
)
def test_een_fout_antwoord_zegt_wat_er_verwacht_wordt(naam: str, tekst: str, zin: str) -> None:
    with pytest.raises(AntwoordFout) as fout:
        lees(naam, tekst)
    assert zin in str(fout.value)


def test_de_fout_herhaalt_niet_wat_iemand_typte() -> None:
    with pytest.raises(AntwoordFout) as fout:
        lees("toegang.melding_op", "Jan Jansen")
    assert "Jansen" not in str(fout.value)


def test_een_leeftijd_die_niet_bij_het_geboortejaar_past() -> None:
    with pytest.raises(AntwoordFout, match="past niet bij het geboortejaar dat al bekend is: de leeftijd is 17 of 18"):
        lees_antwoord(catalogus()["client.leeftijd"], "19", OP, Leeftijd(17, 18))


waarden = st.one_of(
    st.tuples(st.just("toegang.tijdelijk"), st.booleans()),
    st.tuples(st.just("client.urgentie"), st.integers(1, 4)),
    st.tuples(st.just("toegang.melding_op"), st.dates()),
    st.tuples(st.just("client.wat_bw_tot"), st.just(AFWEZIG)),
    st.tuples(st.just("client.woning"), st.sampled_from(catalogus()["client.woning"].keuzes)),
    st.tuples(st.just("client.expertise_nodig"), st.frozensets(st.sampled_from(EXPERTISES))),
    st.tuples(st.just("client.leeftijd"), st.integers(0, 129).flatmap(lambda jaren: st.sampled_from((Leeftijd(jaren, jaren), Leeftijd(jaren, jaren + 1))))),
)


@given(waarden)
def test_wat_wordt_opgeschreven_wordt_hetzelfde_teruggelezen(paar: tuple[str, Waarde]) -> None:
    naam, waarde = paar
    assert lees(naam, als_antwoord(waarde)) == waarde


class TestVragen:
    @pytest.mark.parametrize("naam", catalogus())
    def test_elk_feit_heeft_een_vraag_met_wie_en_grond(self, naam: str) -> None:
        feit = catalogus()[naam]
        vraag = feit.vraag
        assert vraag.tekst[0].isupper()
        assert "?" in vraag.tekst or vraag.tekst.endswith("Noem alles wat past.")
        assert "counting.md" not in vraag.tekst
        assert "ja of nee" not in vraag.tekst
        assert vraag.wie in AAN
        assert vraag.grond
        assert verwacht(feit).endswith(".")

    def test_elke_vraag_hoort_bij_een_feit(self) -> None:
        assert sorted(VRAGEN.keys() - catalogus().keys()) == []

    def test_ja_of_nee_en_een_leeftijd_zijn_nooit_geen_tenzij_het_blad_dat_zegt(self) -> None:
        zonder = {naam for naam, feit in catalogus().items() if feit.type in (Feittype.JANEE, Feittype.LEEFTIJD) and kan_geen(feit)}
        assert zonder == {"uitzondering.akkoord_teamleider"}


def test_geen_vraag_noemt_een_stuk_dat_alleen_de_bouwers_kennen() -> None:
    for feit in catalogus().values():
        assert ".md" not in feit.vraag.tekst + feit.vraag.grond, feit.naam
