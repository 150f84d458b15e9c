"""A broken folder names all its faults at once: each with sheet, row and column, none twice, none that follows from another."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.fouten import Fout, InvoerFout
from domain.uitwisseling import lees, lees_met_meldingen
from tests import bouw
from tests.domain.bladen_map import BladenMap, regio_in_het_klein


@pytest.fixture
def klein(tmp_path: Path) -> BladenMap:
    return BladenMap(tmp_path / "opname", regio_in_het_klein())


def fouten(pad: Path) -> tuple[Fout, ...]:
    with pytest.raises(InvoerFout) as gevangen:
        lees(pad)
    return gevangen.value.fouten


def plaatsen(pad: Path) -> list[tuple[str, int | None, str]]:
    return sorted(((fout.blad, fout.rij, fout.kolom) for fout in fouten(pad)), key=str)


def de_enige(pad: Path) -> Fout:
    (fout,) = fouten(pad)
    return fout


def test_the_small_region_is_right(klein: BladenMap) -> None:
    opname, meldingen = lees_met_meldingen(klein.schrijf())
    assert opname == regio_in_het_klein()
    assert meldingen == ()


def test_thirty_planted_faults_are_those_thirty(klein: BladenMap) -> None:
    m = klein
    verwacht = [
        m.zet("locaties", m.rij("locaties", "L1"), "organisatie_id", "O9"),  # unknown id
        m.zet("locaties", m.rij("locaties", "L2"), "gemeente", "GM9999"),  # wrong GM code
        m.zet("locaties", m.rij("locaties", "L1"), "gebied", "Rheeshof"),  # misspelled wijk
        m.zet("locaties", m.rij("locaties", "L1"), "toezicht", "24_uur"),  # outside the enumeration
        m.zet("locaties", m.rij("locaties", "L2"), "min_leeftijd", "70"),  # above max_leeftijd
        m.zet("organisaties", m.rij("organisaties", "O2"), "onder_combinant_id", "O2"),  # no combinant
        m.zet("samenstelling", 2, "kenmerk", "nationaliteit_marokkaans"),  # refused by name
        m.zet("plekken", m.rij("plekken", "P2"), "aantal", "0"),  # more people than places
        m.zet("plekken", m.rij("plekken", "P1"), "kosten_per_week_euro", ""),  # while a ceiling is set
        m.zet("overige_bezetting", 2, "kenmerk_aantallen", "lvb:3"),  # more often than people
        m.zet("bewoners", m.rij("bewoners", "B1"), "zorgzwaarte", "licht"),  # disagrees with clienten
        m.zet("bewoners", m.rij("bewoners", "B1"), "kenmerken", "lvb"),  # disagrees as a set
        m.zet("bewoners", m.rij("bewoners", "B2"), "vertrek_week", "2026-12-30"),  # no Monday
        m.zet("clienten", m.rij("clienten", "C1"), "aanmelddatum", "2026-02-30"),  # impossible day
        m.zet("clienten", m.rij("clienten", "C2"), "aanmelddatum", "2026-12-05"),  # after the peildatum
        m.zet("clienten", m.rij("clienten", "C3"), "gemeente", "Tilburg"),  # a name instead of a code
        m.zet("clienten", m.rij("clienten", "C4"), "zorgzwaarte", "gemideld"),  # misspelled
        m.zet("clienten", m.rij("clienten", "C5"), "kenmerken", "agresie"),  # outside the closed list
        m.zet("clienten", m.rij("clienten", "C6"), "geboortejaar", "2030"),  # not born yet
        m.zet("clienten", m.rij("clienten", "C7"), "urgentie", "-1"),  # negative
        m.zet("clienten", m.rij("clienten", "C8"), "status", ""),  # empty required cell
        m.zet("clienten", m.rij("clienten", "C9"), "verhuisreden", "herplaatsing"),  # nobody who lives here
        m.zet("wensen", 2, "waarde", "L7"),  # unknown location
        m.zet("onverenigbaar", 2, "client_b", "C1"),  # with oneself
        m.zet("reistijden", 2, "minuten", "een kwartier"),  # no number
        m.zet("kop", m.rij("kop", "formaat_versie"), "waarde", "2"),  # unknown version
    ]
    verwacht.append(("besluiten", m.rij("besluiten", "WAT-BW-C6"), "soort"))  # a WAT without DAT
    m.zet("besluiten", m.rij("besluiten", "DAT-BW-C6"), "soort", "beschikking")
    verwacht.append(
        ("clienten", m.erbij("clienten", client_id="C1", domein="BW", status="aangemeld", gemeente="GM0855", aanmelddatum="2026-01-05"), "client_id")
    )
    verwacht.append(
        ("clienten", m.erbij("clienten", client_id="111222333", domein="BW", status="aangemeld", gemeente="GM0855", aanmelddatum="2026-01-05"), "client_id")
    )
    rij = m.erbij("vastleggingen", client_id="C4", plekgroep_id="P2", soort="voorgelegd", door="planner", reden="past")
    verwacht.append(("vastleggingen", rij, "plekgroep_id"))  # contradicts the pin on P1
    kop = m.bladen["wensen"][0]
    kop[kop.index("rang")] = "ranng"
    verwacht.append(("wensen", 1, "ranng"))  # misspelled column
    assert plaatsen(m.schrijf()) == sorted(verwacht, key=str)
    assert all(fout.melding and fout.doe and fout.bestand == f"{fout.blad}.csv" for fout in fouten(m.map))


@pytest.mark.parametrize(
    ("blad", "rij", "kolom", "waarde", "woord"),
    [
        ("clienten", "C3", "gemeente", "Tilburg", "GM0855"),
        ("clienten", "C3", "vroegste_week", "2026-12-02", "2026-11-30"),
        ("clienten", "C3", "kenmerken", "agresie", "'agressie'"),
        ("clienten", "C3", "aanmelddatum", "7-9-2026", "2026-09-07"),
        ("clienten", "C3", "expertise_nodig", "lvb,ggz", "puntkomma"),
        ("clienten", "C3", "gebied", "Udenhoud", "'Udenhout'"),
        ("locaties", "L1", "gemeente", "GM0344", "GM0855 (Tilburg)"),
        ("plekken", "P1", "kosten_per_week_euro", "1.250", "1250 zonder punt"),
        ("bewoners", "B1", "sleutelfiguur_id", "S11", "'S1'"),
    ],
)
def test_a_fault_says_what_to_write(klein: BladenMap, blad: str, rij: str, kolom: str, waarde: str, woord: str) -> None:
    klein.zet(blad, klein.rij(blad, rij), kolom, waarde)
    assert woord in de_enige(klein.schrijf()).doe


@pytest.mark.parametrize("woord", ["herkomst", "moslim", "islamitische_achtergrond", "Christelijk", "homoseksueel", "ras"])
def test_a_trait_of_the_person_is_refused_by_name(klein: BladenMap, woord: str) -> None:
    klein.zet("clienten", klein.rij("clienten", "C3"), "kenmerken", woord)
    fout = de_enige(klein.schrijf())
    assert "hoort niet in een kenmerk" in fout.melding
    assert "eis op de plek" in fout.doe


def test_a_trait_counted_at_other_people_is_refused_too(klein: BladenMap) -> None:
    klein.zet("overige_bezetting", 2, "kenmerk_aantallen", "vluchteling:1")
    assert de_enige(klein.schrijf()).melding.startswith("herkomst hoort niet")


@pytest.mark.parametrize("bsn", ["111222333", "123456782", "12345672", "1112.22.333", "0123456782"])
def test_a_bsn_is_refused_once_and_never_repeated(klein: BladenMap, bsn: str) -> None:
    if bsn == "12345672":
        assert sum(g * int(c) for g, c in zip((8, 7, 6, 5, 4, 3, 2, -1), bsn, strict=True)) % 11 == 0
    for blad, rijen in klein.bladen.items():
        if blad != "kop":
            klein.bladen[blad] = [[bsn if cel == "C3" else cel for cel in rij] for rij in rijen]
    fout = de_enige(klein.schrijf())
    assert (fout.blad, fout.kolom) == ("clienten", "client_id")
    assert "elfproef" in fout.melding
    assert bsn not in fout.regel()


def test_an_empty_key_is_one_fault_although_others_refer_to_it(klein: BladenMap) -> None:
    plaats = klein.zet("clienten", klein.rij("clienten", "C4"), "client_id", "")
    assert plaatsen(klein.schrijf()) == [plaats]


def test_a_misspelled_client_in_a_dat_is_one_fault(klein: BladenMap) -> None:
    plaats = klein.zet("besluiten", klein.rij("besluiten", "DAT-BW-C4"), "client_id", "CX4")
    assert plaatsen(klein.schrijf()) == [plaats]


def test_an_id_in_small_letters_finds_its_own_although_others_come_near(klein: BladenMap) -> None:
    klein.zet("plekken", klein.rij("plekken", "P2"), "locatie_id", "l2")
    assert "Bedoel je 'L2'?" in de_enige(klein.schrijf()).doe


def test_a_misspelled_sheet_is_one_fault_with_the_right_name(klein: BladenMap) -> None:
    pad = klein.schrijf()
    (pad / "clienten.csv").rename(pad / "client.csv")
    fout = de_enige(pad)
    assert fout.bestand == "client.csv"
    assert "'clienten'" in fout.doe


def test_a_missing_sheet_is_one_fault(klein: BladenMap) -> None:
    pad = klein.schrijf()
    (pad / "clienten.csv").unlink()
    assert plaatsen(pad) == [("clienten", None, "")]


def test_a_missing_optional_sheet_is_an_empty_one(klein: BladenMap) -> None:
    pad = klein.schrijf()
    (pad / "wensen.csv").unlink()
    assert lees(pad).wensen == ()


def test_an_empty_folder_asks_for_every_required_sheet(tmp_path: Path) -> None:
    assert [fout.blad for fout in fouten(tmp_path)] == ["kop", "organisaties", "locaties", "plekken", "clienten", "besluiten"]


def test_nothing_at_all_and_a_strange_file_are_faults(tmp_path: Path) -> None:
    assert "geen bestand" in de_enige(tmp_path / "weg").melding
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    assert "soort bestand" in de_enige(tmp_path / "a.pdf").melding


def test_unknown_columns_and_files_are_noted(klein: BladenMap) -> None:
    for rij in klein.bladen["clienten"]:
        rij.append("opmerking" if rij[0] == "client_id" else "niets")
    (klein.map / "aantekeningen.csv").write_text("a\n")
    opname, meldingen = lees_met_meldingen(klein.schrijf())
    assert opname == regio_in_het_klein()
    assert len(meldingen) == 2
    assert any("opmerking" in melding for melding in meldingen)


def test_a_column_twice_and_a_row_that_is_too_long(klein: BladenMap) -> None:
    klein.bladen["clienten"][0].append("domein")
    klein.bladen["wensen"][1].append("te veel")
    assert plaatsen(klein.schrijf()) == [("clienten", 1, "domein"), ("wensen", 2, "")]


@pytest.mark.parametrize(
    ("pin", "kolom"),
    [
        ({"plekgroep_id": "P1", "week": "2026-12-21", "soort": "vast"}, "week"),
        ({"plekgroep_id": "P1", "soort": "verboden"}, "soort"),
        ({"week": "2026-12-14", "soort": "verboden"}, "soort"),
        ({"soort": "verboden"}, "soort"),
    ],
)
def test_pins_that_contradict_the_fixed_place(klein: BladenMap, pin: dict[str, str], kolom: str) -> None:
    rij = klein.erbij("vastleggingen", client_id="C4", door="planner", reden="anders", **pin)
    assert plaatsen(klein.schrijf()) == [("vastleggingen", rij, kolom)]


@pytest.mark.parametrize(
    "pin",
    [
        {"plekgroep_id": "P2", "soort": "verboden"},
        {"plekgroep_id": "P1", "week": "2026-12-21", "soort": "verboden"},
        {"plekgroep_id": "P2", "soort": "vast", "tot": "2026-11-01"},
        {"plekgroep_id": "P1", "soort": "voorgelegd"},
    ],
)
def test_pins_that_can_stand_beside_it(klein: BladenMap, pin: dict[str, str]) -> None:
    klein.erbij("vastleggingen", client_id="C4", door="planner", reden="anders", **pin)
    assert lees(klein.schrijf()).vastleggingen


def test_a_pin_needs_someone_who_waits_and_for_bg_a_begeleider(klein: BladenMap) -> None:
    bw = klein.erbij("vastleggingen", client_id="B1", plekgroep_id="P2", soort="vast", door="planner", reden="x")
    bg = klein.erbij("vastleggingen", client_id="G1", soort="verboden", door="planner", reden="x")
    assert plaatsen(klein.schrijf()) == [("vastleggingen", bw, "client_id"), ("vastleggingen", bg, "begeleider_id")]


def test_residents_and_their_client_rows(klein: BladenMap) -> None:
    klein.zet("clienten", klein.rij("clienten", "B1"), "status", "afgesloten")
    klein.zet("clienten", klein.rij("clienten", "B2"), "status", "wacht_plaatsing")
    klein.zet("bewoners", klein.rij("bewoners", "B3"), "vertrek_week", "2026-12-14")
    assert plaatsen(klein.schrijf()) == [
        ("bewoners", 2, "client_id"),
        ("bewoners", 3, "client_id"),
        ("clienten", klein.rij("clienten", "B3"), "verhuisreden"),
    ]


def test_two_group_limits_of_one_kind_and_an_empty_one(klein: BladenMap) -> None:
    dubbel = klein.erbij("samenstelling", locatie_id="L1", kenmerk="agressie", max_aantal="1")
    laag = klein.erbij("samenstelling", locatie_id="L1", kenmerk="agressie", min_aantal="3")
    leeg = klein.erbij("samenstelling", locatie_id="L1", kenmerk="lvb")
    zelf = klein.erbij("samenstelling", locatie_id="L1", kenmerk="lvb", niet_samen_met="lvb;agressie")
    assert plaatsen(klein.schrijf()) == [
        ("samenstelling", dubbel, "max_aantal"),
        ("samenstelling", laag, "min_aantal"),
        ("samenstelling", leeg, "max_aantal"),
        ("samenstelling", zelf, "niet_samen_met"),
    ]


def test_begeleiders_and_caseload(klein: BladenMap) -> None:
    zonder = klein.erbij("begeleiders", begeleider_id="A1", werkgever="O1", contract_uren="32,5")
    team = klein.erbij("begeleiders", begeleider_id="A2", werkgever="O1", contract_uren="32", gebiedsteam="GT12")
    terug = klein.erbij(
        "begeleiders", begeleider_id="A3", werkgever="O1", contract_uren="32", gebiedsteam="GT3", afwezig_van="2026-12-10", afwezig_tot="2026-12-01"
    )
    beide = klein.erbij("caseload", client_id="G1", begeleider_id="A1", organisatie_id="O2", rol="eerste")
    assert plaatsen(klein.schrijf()) == [
        ("begeleiders", zonder, "gebiedsteam"),
        ("begeleiders", team, "gebiedsteam"),
        ("begeleiders", terug, "afwezig_tot"),
        ("caseload", beide, "begeleider_id"),
    ]


def test_a_ceiling_without_amount_is_one_fault(klein: BladenMap) -> None:
    klein.zet("stuurgroepbesluiten", 2, "bedrag_euro", "")
    klein.zet("plekken", 2, "kosten_per_week_euro", "")
    assert plaatsen(klein.schrijf()) == [("stuurgroepbesluiten", 2, "bedrag_euro")]


def test_the_lists_of_another_beleid_hold(klein: BladenMap) -> None:
    klein.zet("clienten", klein.rij("clienten", "C3"), "kenmerken", "vroege_vogel")
    pad = klein.schrijf()
    assert lees(pad, bouw.vast_beleid(kenmerken={"vroege_vogel": "rust in de ochtend"})).client["C3"].kenmerken == ("vroege_vogel",)
    assert "vroege_vogel" in de_enige(pad).waarde
