"""A rule book as people read it: what decides, what only signals, numbers with who set them, what is open and what changes when."""

from __future__ import annotations

from datetime import date

import pytest

from domain.fouten import RegelFout
from rules.laden import laad_regelboek
from rules.leesbaar.boek import geldigheid, lees_boek
from rules.leesbaar.bronnen import open_vragen, voor_lezers
from rules.leesbaar.tabel import MAAKT_NIET_UIT
from rules.leesbaar.zinnen import als_tekst
from rules.taal import Gevolg
from tests.rules.leesboek import OP, boek, gelezen, regel

GETALLEN = """
parameters:
  - naam: weken
    titel: Weken om te wachten
    type: getal
    aanname: ja
    open_vraag: G4
    vraag: Hoe lang mag het duren?
    waarden:
      - {geldig_van: 2015-01-01, geldig_tot: 2026-12-31, waarde: 5, legal_basis: {document: Afspraak, section: §1}}
      - {geldig_van: 2027-01-01, waarde: 7, legal_basis: {document: Afspraak, section: §2}}
  - naam: volgorde
    titel: Volgorde van de lijst
    type: keuze
    keuzes: [urgentie, wachttijd]
    open_vraag: G6
    vraag: In welke volgorde gaat het?
    waarden:
      - {geldig_van: 2015-01-01, waarde: onbekend, legal_basis: {document: Afspraak, section: §3}}
"""
WACHT = "{hoogstens: [op, {dag: client.aanmelddatum, plus_weken: parameter.weken}]}"


def test_a_rule_has_a_head_a_condition_two_readers_and_its_source_in_full() -> None:
    rest = "weigering: Niet goed.\nvoor_client: {uitleg: U mag., weigering: U mag niet.}"
    (gelezen_regel,) = gelezen(regel("{gelijk: [client.domein, BW]}", rest, uitleg='"Voor {client.domein}."')).sets[0].regels
    assert gelezen_regel.kop == "Dit moet zo zijn:"
    assert gelezen_regel.bron.tekst == "Wmo 2015, artikel 2.3.5, lid 3"
    assert gelezen_regel.bron.url == "https://wetten.overheid.nl/BWBR0035362"
    assert [(zin.wanneer, zin.professional, zin.client) for zin in gelezen_regel.zinnen] == [
        ("Als dit zo is", "Voor ‹soort hulp›.", "U mag."),
        ("Als dit niet zo is", "Niet goed.", "U mag niet."),
    ]


def test_what_only_developers_can_look_up_is_left_out_for_readers_and_kept_in_the_source() -> None:
    (gelezen_regel,) = gelezen(regel("{gelijk: [client.domein, BW]}")).sets[0].regels
    assert gelezen_regel.bron.toelichting == "zo staat het er"
    assert gelezen_regel.grondslag.explanation == "zo staat het er (domain.md C.2)"
    assert voor_lezers("a (counting.md 7); b (vraag G1), uit_dienst_op") == "a; b (vraag G1), uit dienst op"


def test_a_bar_says_when_it_bars() -> None:
    (gelezen_regel,) = gelezen(regel("{gelijk: [client.domein, BG]}", "weigering: Nee.", dan="uitsluiten")).sets[0].regels
    assert gelezen_regel.kop == "Dit mag niet zo zijn:"
    assert [zin.wanneer for zin in gelezen_regel.zinnen] == ["Als dit niet zo is", "Als dit zo is"]


def test_a_requirement_with_an_exception_reads_as_only_if_then() -> None:
    (gelezen_regel,) = gelezen(regel("{een_van: [{ongelijk: [client.domein, BW]}, {minstens: [client.leeftijd, 18]}]}")).sets[0].regels
    assert gelezen_regel.alleen_als is not None
    assert gelezen_regel.kop == "Dan moet dit zo zijn:"


def test_signals_and_terms_stand_beside_what_decides_with_who_must_look() -> None:
    deel = gelezen(
        regel("{gelijk: [client.domein, BW]}"),
        regel("{gelijk: [toegang.spoed, ja]}", "aan: teamleider", id="let-op", dan="signaleren"),
        regel("{niet: {is_afwezig: client.aanmelddatum}}", "aan: begeleider\ntermijn: {dag: client.aanmelddatum, plus_dagen: 14}", id="op-tijd", dan="termijn"),
    ).sets[0]
    assert [lezen.id for lezen in deel.regels] == ["proef-regel"]
    assert deel.signalen[0].kop == "De teamleider krijgt een signaal als dit zo is:"
    assert deel.termijnen[0].kop.startswith("Dit is een termijn voor de begeleider, tot en met 2 weken na de dag van aanmelding bij Siem.")


def test_a_number_says_since_when_who_set_it_and_that_it_is_an_assumption() -> None:
    (afspraak,) = gelezen(regel(WACHT), voor=GETALLEN).sets[0].afspraken
    assert (afspraak.waarde, afspraak.sinds, afspraak.tot, afspraak.bron.tekst) == ("5", date(2015, 1, 1), date(2026, 12, 31), "Afspraak, §1")
    assert afspraak.aanname == "aanname, vast te stellen door Siem"


def test_open_questions_say_their_default_and_what_hangs_on_them() -> None:
    weken, volgorde = open_vragen(boek(regel(WACHT), voor=GETALLEN), OP)
    assert (weken.code, weken.standaard, weken.bekend, weken.regels) == ("G4", "5", True, (("proef", "proef-regel", "De proef"),))
    assert weken.later == ((date(2027, 1, 1), "7"),)
    assert (volgorde.code, volgorde.bekend, volgorde.later, volgorde.regels) == ("G6", False, (), ())


def test_what_changes_later_is_told_by_day_and_a_later_version_is_shown_as_such() -> None:
    deel = gelezen(
        regel(WACHT, "geldig_tot: 2026-12-31"),
        regel("{hoogstens: [op, {dag: client.aanmelddatum, plus_weken: 9}]}", van="2027-01-01"),
        regel("{gelijk: [toegang.spoed, ja]}", "geldig_tot: 2027-06-30", id="spoed", titel="Spoed"),
        voor=GETALLEN,
    ).sets[0]
    assert [(wijziging.dag, wijziging.teksten) for wijziging in deel.wijzigingen] == [
        (date(2027, 1, 1), ("De regel ‘De proef’ verandert.",)),
        (date(2027, 7, 1), ("De regel ‘Spoed’ geldt dan niet meer.",)),
    ]
    assert [(lezen.id, geldigheid(lezen)) for lezen in deel.regels] == [
        ("proef-regel", "Geldt tot en met 31 december 2026."),
        ("proef-regel", "Geldt vanaf 1 januari 2027."),
        ("spoed", "Geldt tot en met 30 juni 2027."),
    ]


def test_a_number_that_changes_is_told() -> None:
    deel = gelezen(regel(WACHT), voor=GETALLEN).sets[0]
    assert deel.wijzigingen[0].teksten == ("‘Weken om te wachten’ wordt 7 (was 5).",)


def test_rules_of_the_past_are_not_shown() -> None:
    deel = gelezen(regel("{gelijk: [client.domein, BW]}", "geldig_tot: 2024-12-31", id="oud"), regel("{gelijk: [client.domein, BW]}")).sets[0]
    assert [lezen.id for lezen in deel.regels] == ["proef-regel"]


def test_requirements_about_the_same_things_form_a_table() -> None:
    tabel = (
        gelezen(
            regel("{een_van: [{ongelijk: [client.domein, BW]}, {minstens: [client.leeftijd, 18]}]}", id="a", titel="A"),
            regel("{een_van: [{ongelijk: [client.domein, BG]}, {ongelijk: [toegang.spoed, ja]}, {minstens: [client.leeftijd, 16]}]}", id="b", titel="B"),
        )
        .sets[0]
        .tabel
    )
    assert tabel is not None
    assert tabel.kolommen == ("Soort hulp", "De hulp kan niet wachten op het onderzoek")
    assert [(rij.cellen, rij.gevolg) for rij in tabel.rijen] == [
        (("beschermd wonen", MAAKT_NIET_UIT), "de cliënt is 18 jaar of ouder"),
        (("begeleiding", "ja"), "de cliënt is 16 jaar of ouder"),
    ]


def test_rules_that_have_nothing_in_common_or_parts_about_two_things_stay_a_list() -> None:
    los = gelezen(regel("{gelijk: [client.domein, BW]}"), regel("{gelijk: [toegang.spoed, ja]}", id="spoed")).sets[0]
    assert los.tabel is None
    twee = "{alle: [{gelijk: [client.domein, BW]}, {een_van: [{gelijk: [toegang.spoed, ja]}, {minder: [client.leeftijd, 18]}]}]}"
    assert gelezen(regel(twee), regel("{gelijk: [client.domein, BW]}", id="ander")).sets[0].tabel is None


def test_one_set_by_name_and_a_suggestion_for_a_name_that_is_wrong() -> None:
    shipped = laad_regelboek()
    assert [deel.naam for deel in lees_boek(shipped, OP, "wachten_bw").sets] == ["wachten_bw"]
    with pytest.raises(RegelFout, match="wachten_bw"):
        lees_boek(shipped, OP, "wachten_wb")


def test_every_shipped_rule_that_holds_or_will_hold_is_shown_once_per_version() -> None:
    shipped = laad_regelboek()
    for deel in lees_boek(shipped, OP).sets:
        getoond = sorted((lezen.id, lezen.geldig_van) for lezen in (*deel.regels, *deel.signalen, *deel.termijnen))
        assert getoond == [(r.id, r.geldig_van) for r in shipped[deel.naam].regels if r.geldig_tot is None or r.geldig_tot >= OP]
        assert all(lezen.dan is not Gevolg.SIGNALEREN for lezen in deel.regels)


@pytest.mark.parametrize("op", [date(2010, 1, 1), date(2022, 12, 31), date(2024, 2, 29), date(2035, 1, 1)])
def test_the_shipped_book_can_be_read_at_any_date(op: date) -> None:
    boek_dan = lees_boek(laad_regelboek(), op)
    assert len(boek_dan.sets) == len(laad_regelboek().sets)
    assert all(geldigheid(lezen).startswith("Geldt vanaf") for deel in boek_dan.sets for lezen in deel.regels if lezen.geldig_van > op)


def test_a_rule_of_later_days_reads_with_the_numbers_of_its_first_day() -> None:
    deel = gelezen(regel(WACHT), voor=GETALLEN, op=date(2010, 1, 1)).sets[0]
    assert "5 weken" in als_tekst(deel.regels[0].voorwaarde)
    assert deel.afspraken[0].waarde == "5"
    assert deel.wijzigingen[0].teksten == ("De regel ‘De proef’ gaat dan gelden.",)
