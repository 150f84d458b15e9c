"""Conditions read as Dutch that a lawyer and a client can check, and say exactly what the program computes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings

from rules.boom import boom
from rules.feiten import catalogus
from rules.geval import lees_deel, lees_geval
from rules.laden import laad_regelboek
from rules.leesbaar.operatoren import gericht
from rules.leesbaar.tabel import als_dan
from rules.leesbaar.woorden import woorden_van
from rules.leesbaar.zinnen import Lezer, Lijst, Zin, als_tekst
from rules.taal import Constante, EenVan, Niet, Operator, Regel, Vergelijking, Voorwaarde, vergelijkingen
from rules.waarden import Waarde
from tests.rules import leesboek
from tests.rules.willekeurig import OP, feiten, regel_met, ruime_voorwaarden

BOEK = laad_regelboek()
REGELS = [regel for _, regelset in sorted(BOEK.sets.items()) for regel in regelset.regels]
LEZER = Lezer(leesboek.OP, BOEK.parameters, {begrip.naam: begrip.titel for begrip in BOEK.begrippen.values()})
CODE = re.compile(r"\b(?:client|toegang|plek|locatie|paar|begeleider|organisatie|besluit|afsluiting|uitzondering|parameter|afgeleid)\.\w|\w_\w|\.md\b")


@pytest.mark.parametrize(
    ("als", "leest"),
    [
        ("{minstens: [client.leeftijd, 18]}", "de cliënt is 18 jaar of ouder"),
        ("{minder: [client.leeftijd, 18]}", "de cliënt is jonger dan 18 jaar"),
        ("{hoogstens: [18, client.leeftijd]}", "de cliënt is 18 jaar of ouder"),
        ("{minstens: [client.leeftijd, locatie.min_leeftijd]}", "de cliënt is niet jonger dan de laagste leeftijd van de locatie"),
        ("{hoogstens: [client.aanmelddatum, op]}", "de dag van aanmelding bij Siem is op of voor de dag waarop we kijken"),
        ("{minder: [op, client.aanmelddatum]}", "de dag van aanmelding bij Siem is na de dag waarop we kijken"),
        ("{hoogstens: [op, {dag: client.afgesloten_op, plus_maanden: 3}]}", "de dag waarop we kijken, is uiterlijk 3 maanden na de dag van afsluiting"),
        ("{meer: [op, {dag: client.proefperiode_van, plus_weken: 6}]}", "de dag waarop we kijken, is later dan 6 weken na de eerste dag van de proefperiode"),
        (
            "{hoogstens: [op, {dag: toegang.melding_op, plus_dagen: 10, wettelijk: ja}]}",
            "de dag waarop we kijken, is uiterlijk 10 dagen na de dag van de melding, of de eerstvolgende werkdag als dat een weekend of feestdag is",
        ),
        (
            "{minstens: [toegang.forensische_titel_tot, {dag: op, min_weken: 1}]}",
            "de laatste dag van de forensische titel is op zijn vroegst 1 week voor de dag waarop we kijken",
        ),
        ("{gelijk: [client.aanmelddatum, 2026-03-01]}", "de dag van aanmelding bij Siem is op 1 maart 2026"),
        ("{gelijk: [toegang.wlz_indicatie, ja]}", "er is een Wlz-indicatie"),
        ("{gelijk: [toegang.wlz_indicatie, nee]}", "er is geen Wlz-indicatie"),
        ("{niet: {gelijk: [toegang.wlz_indicatie, ja]}}", "er is geen Wlz-indicatie"),
        ("{gelijk: [client.domein, BW]}", "de soort hulp is beschermd wonen"),
        ("{in: [client.woning, [eigen, toegezegd]]}", "de woning voor BW-thuis is eigen of toegezegd"),
        ("{meer: [plek.woonvorm, client.woonvorm_nodig]}", "de woonvorm van de plek is zwaarder dan de lichtste woonvorm die genoeg is"),
        ("{minstens: [plek.toezicht, client.toezicht_nodig]}", "het toezicht op de plek is minstens het toezicht dat nodig is"),
        (
            "{bevat_alle: [locatie.expertises, client.expertise_nodig]}",
            "alles uit de expertise die de cliënt nodig heeft, staat ook in de expertise van het team",
        ),
        (
            "{bevat_alle: [locatie.gemeente, client.moet_gemeenten]}",
            "bij de gemeenten die voor de cliënt moeten, staat niets anders dan de gemeente van de locatie",
        ),
        ("{overlapt: [locatie.gemeente, client.wens_gemeenten]}", "de gemeente van de locatie staat bij de gemeenten die de cliënt wil"),
        ("{overlapt: [locatie.voorzieningen, [medicatie_in_beheer]]}", "medicatie in beheer hoort bij de voorzieningen van de locatie"),
        ("{niet: {overlapt: [locatie.voorzieningen, [medicatie_in_beheer]]}}", "medicatie in beheer hoort niet bij de voorzieningen van de locatie"),
        ("{is_afwezig: client.toezicht_nodig}", "er is geen toezicht nodig"),
        ("{niet: {is_afwezig: client.toezicht_nodig}}", "er is toezicht nodig"),
        ("{niet: {is_bekend: client.urgentie}}", "de urgentie (1 is acuut, 4 kan wachten) is niet bekend"),
        ("{hoogstens: [client.urgentie, 2]}", "de urgentie (1 is acuut, 4 kan wachten) is hoogstens 2"),
    ],
)
def test_a_comparison_is_a_sentence(als: str, leest: str) -> None:
    assert als_tekst(leesboek.zin(als)) == leest


def test_parts_are_lists_with_a_head() -> None:
    deel = leesboek.zin("{alle: [{gelijk: [client.domein, BW]}, {een_van: [{minder: [client.leeftijd, 18]}, {gelijk: [toegang.spoed, ja]}]}]}")
    assert isinstance(deel, Lijst)
    assert deel.kop == "Dit is allemaal zo"
    binnen = deel.delen[1]
    assert isinstance(binnen, Lijst)
    assert binnen.kop == "Minstens een van deze dingen is zo"
    assert [als_tekst(kind) for kind in binnen.delen] == ["de cliënt is jonger dan 18 jaar", "de hulp kan niet wachten op het onderzoek"]


def test_what_dutch_has_no_word_for_is_a_list_of_what_is_not_so() -> None:
    deel = leesboek.zin("{niet: {hoogstens: [client.aanmelddatum, op]}}")
    assert isinstance(deel, Lijst)
    assert deel.kop == "Dit is niet zo"


def test_a_parameter_is_its_value_and_a_derived_fact_its_title() -> None:
    voor = """
parameters:
  - {naam: weken, titel: Weken om te wachten, type: getal, waarden: [{geldig_van: 2015-01-01, waarde: 5, legal_basis: {document: Afspraak, section: "1"}}]}
afgeleid:
  - {naam: einde, titel: Einde van het wachten, datum: {dag: client.aanmelddatum, plus_weken: parameter.weken}}
  - {naam: jong, titel: De cliënt is jong, als: {minder: [client.leeftijd, 23]}}
"""
    deel = leesboek.zin("{alle: [{minder: [op, afgeleid.einde]}, {gelijk: [afgeleid.jong, nee]}]}", voor=voor)
    assert als_tekst(deel) == (
        "de dag waarop we kijken, is voor het einde van het wachten (5 weken na de dag van aanmelding bij Siem), en ‘De cliënt is jong’ is niet zo"
    )


@pytest.mark.parametrize("naam", catalogus())
def test_every_fact_has_a_name_without_code(naam: str) -> None:
    woorden = woorden_van(naam)
    for tekst in (woorden.naam, woorden.ja, woorden.nee, woorden.wel, woorden.geen):
        assert CODE.search(tekst) is None, tekst
    assert bool(woorden.ja) == (catalogus()[naam].type.value == "ja of nee")


@pytest.mark.parametrize("regel", REGELS, ids=lambda regel: f"{regel.id}@{regel.geldig_van}")
def test_no_shipped_condition_shows_code_to_a_reader(regel: Regel) -> None:
    tekst = als_tekst(LEZER.voorwaarde(regel.als))
    assert CODE.search(tekst) is None, tekst
    assert not {" is is ", "  ", "None"} & set(re.findall(r" is is |  |None", tekst))


def _gewijzigd(v: Vergelijking) -> list[Vergelijking]:
    """The comparison with another operator of the same kind."""
    orde = [Operator.MINDER, Operator.HOOGSTENS, Operator.MEER, Operator.MINSTENS]
    groep = next((groep for groep in (orde, [Operator.GELIJK, Operator.ONGELIJK], [Operator.BEVAT_ALLE, Operator.OVERLAPT]) if v.operator in groep), [])
    return [replace(v, operator=ander) for ander in groep if ander is not v.operator]


@pytest.mark.parametrize("regel", REGELS, ids=lambda regel: f"{regel.id}@{regel.geldig_van}")
def test_another_operator_reads_differently(regel: Regel) -> None:
    for v in vergelijkingen(regel.als):
        if isinstance(v.rechts, Constante) and isinstance(v.rechts.waarde, frozenset) and len(v.rechts.waarde) == 1:
            continue  # holding all of one thing and holding some of it is the same
        for ander in _gewijzigd(v):
            assert LEZER.vergelijking(v) != LEZER.vergelijking(ander)


@settings(max_examples=200, deadline=None)
@given(ruime_voorwaarden, feiten)
def test_turning_a_comparison_round_changes_nothing(als: Voorwaarde, waarden: Mapping[str, Waarde]) -> None:
    for v in vergelijkingen(als):
        if v.rechts is not None and v.operator not in (Operator.IN, Operator.BEVAT_ALLE, Operator.OVERLAPT):
            links, operator, rechts = gericht(v.links, v.operator, v.rechts)
            om = Vergelijking(operator, links, rechts)
            assert lees_geval(regel_met(om), waarden.__getitem__, OP).waarde == lees_geval(regel_met(v), waarden.__getitem__, OP).waarde


@settings(max_examples=300, deadline=None)
@given(ruime_voorwaarden, feiten)
def test_only_if_and_then_must_is_the_same_requirement(als: Voorwaarde, waarden: Mapping[str, Waarde]) -> None:
    gesplitst = als_dan(als)
    if gesplitst is not None:
        wanneer, eis = gesplitst
        terug = EenVan((Niet(wanneer), eis))
        zonder_leeftijd = {naam: waarde for naam, waarde in waarden.items() if naam != "client.leeftijd"} | {"client.leeftijd": 18}
        assert lees_deel(terug, zonder_leeftijd.__getitem__, OP).waarde == lees_deel(als, zonder_leeftijd.__getitem__, OP).waarde


def test_a_trace_uses_the_same_words_and_says_what_was_filled_in() -> None:
    regel = next(regel for regel in REGELS if regel.id == "plek-financiering-wmo")
    spoor = lees_geval(regel, {"plek.financieringstitel": "wlz"}.__getitem__, OP)
    assert list(boom(spoor, "- ", 2)) == ["- de wet waaruit de plek betaald wordt, is Wmo (Wlz) → nee"]


def test_a_sentence_has_a_short_form_for_a_column() -> None:
    deel = leesboek.zin("{in: [client.woning, [eigen, toegezegd]]}")
    assert isinstance(deel, Zin)
    assert deel.kort == "eigen of toegezegd"
