"""One mistake is one fault: a blank cell never drags others along, and each check over several cells names its own cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.fouten import Fout, InvoerFout
from domain.uitwisseling import lees
from domain.uitwisseling.kolommen import VORMEN
from tests.domain.bladen_map import BladenMap, regio_in_het_klein

GEVRAAGD_DOOR_ANDERE_CEL = {
    ("plekken", "kosten_per_week_euro"),
    ("stuurgroepbesluiten", "bedrag_euro"),
    ("stuurgroepbesluiten", "per"),
    ("samenstelling", "max_aantal"),
}


@pytest.fixture
def klein(tmp_path: Path) -> BladenMap:
    return BladenMap(tmp_path / "opname", regio_in_het_klein())


def fouten(pad: Path) -> list[Fout]:
    try:
        lees(pad)
    except InvoerFout as fout:
        return list(fout.fouten)
    return []


def plaatsen(pad: Path) -> list[tuple[str, int | None, str]]:
    return [(fout.blad, fout.rij, fout.kolom) for fout in fouten(pad)]


def test_a_blank_required_cell_is_one_fault_and_a_blank_other_cell_none(klein: BladenMap) -> None:
    for blad, rijen in klein.bladen.items():
        for plaats, kolom in enumerate(rijen[0] if len(rijen) > 1 else []):
            oud, rijen[1][plaats] = rijen[1][plaats], ""
            verwacht = [(blad, 2, kolom)] if VORMEN[blad][kolom].verplicht else []
            gevonden = plaatsen(klein.schrijf())
            if (blad, kolom) in GEVRAAGD_DOOR_ANDERE_CEL:
                verwacht = [(blad, 2, kolom)]
            assert gevonden == verwacht, (blad, kolom)
            rijen[1][plaats] = oud


@pytest.mark.parametrize(
    ("blad", "sleutel", "cellen", "kolom"),
    [
        ("clienten", "C1", {"wacht_sinds": "2026-12-01"}, "wacht_sinds"),
        ("clienten", "C1", {"achttien_op": "2004-01-31"}, "achttien_op"),
        ("clienten", "C1", {"gemeente": "GM0867"}, "gebied"),
        ("clienten", "C1", {"geboortejaar": "1985,5"}, "geboortejaar"),
        ("clienten", "C1", {"urgentie": "5"}, "urgentie"),
        ("clienten", "C1", {"risico": "misschien"}, "risico"),
        ("clienten", "C1", {"uiterste_datum": "9999-12-31"}, "uiterste_datum"),
        ("clienten", "C1", {"expertise_nodig": "ggz;ggz"}, "expertise_nodig"),
        ("clienten", "C1", {"voorzieningen_nodig": "halalkeuken"}, "voorzieningen_nodig"),
        ("bewoners", "B2", {"vertrek_week": "2026-11-23"}, "vertrek_week"),
        ("bewoners", "B2", {"geslacht": "m"}, "geslacht"),
        ("bewoners", "B1", {"plekgroep_id": "PX"}, "plekgroep_id"),
        ("besluiten", "WAT-BW-C1", {"geldig_tot": "2026-09-01"}, "geldig_tot"),
        ("stuurgroepbesluiten", "SB1", {"geldig_tot": "2025-01-01"}, "geldig_tot"),
        ("locaties", "L1", {"alleen_geslacht": "x"}, "alleen_geslacht"),
        ("locaties", "L1", {"gemeente": "GM0363"}, "gemeente"),
        ("plekken", "P1", {"aantal": "-4"}, "aantal"),
        ("reistijden", "GM0855", {"naar": "Tilburg"}, "minuten"),
        ("reistijden", "GM0855", {"naar": "Atlantis"}, "naar"),
        ("wensen", "C2", {"waarde": "prikkelaarm"}, "waarde"),
        ("wensen", "C2", {"soort": "gebied", "waarde": "Reeshofje"}, "waarde"),
        ("wensen", "C2", {"soort": "gemeente", "waarde": "Tilborg"}, "waarde"),
        ("wensen", "C2", {"rang": "0"}, "rang"),
        ("kop", "peildatum", {"waarde": "30-11-2026"}, "waarde"),
        ("kop", "peildatum", {"sleutel": "peildatun"}, "sleutel"),
        ("overige_bezetting", "P1", {"kenmerk_aantallen": "lvb"}, "kenmerk_aantallen"),
    ],
)
def test_each_check_names_its_cell(klein: BladenMap, blad: str, sleutel: str, cellen: dict[str, str], kolom: str) -> None:
    rij = klein.rij(blad, sleutel)
    for naam, waarde in cellen.items():
        klein.zet(blad, rij, naam, waarde)
    assert plaatsen(klein.schrijf()) == [(blad, rij, kolom)]


@pytest.mark.parametrize(
    ("blad", "sleutel", "cellen"),
    [
        ("wensen", "C2", {"soort": "gemeente", "waarde": "tilburg"}),
        ("wensen", "C2", {"soort": "gemeente", "waarde": "GM0363"}),
        ("wensen", "C2", {"soort": "gebied", "waarde": "reeshof"}),
        ("clienten", "C1", {"gemeente": "GM0363", "gebied": "Jordaan"}),
        ("clienten", "C1", {"eerste_gesprek_op": "2026-08-01"}),
        ("vorig_plan", "C5", {"client_id": "B1"}),
        ("bewoners", "B1", {"geslacht": ""}),
        ("bewoners", "B1", {"kenmerken": "agressie;lvb"}),
        ("stuurgroepbesluiten", "SB1", {"soort": "clientenstop", "bedrag_euro": "", "per": ""}),
    ],
)
def test_what_is_allowed(klein: BladenMap, blad: str, sleutel: str, cellen: dict[str, str]) -> None:
    for naam, waarde in cellen.items():
        klein.zet(blad, klein.rij(blad, sleutel), naam, waarde)
    assert fouten(klein.schrijf()) == []


@pytest.mark.parametrize(("titel", "fout"), [("nee", True), ("ja", False), ("", False)])
def test_a_last_day_of_a_titel_that_is_not_there(klein: BladenMap, titel: str, fout: bool) -> None:
    rij = klein.erbij("toegangsfeiten", client_id="C1", forensische_titel=titel, forensische_titel_tot="2027-01-04")
    assert plaatsen(klein.schrijf()) == ([("toegangsfeiten", rij, "forensische_titel")] if fout else [])


@pytest.mark.parametrize("nieuw", ["C2", "111222333"])
def test_an_id_overwritten_with_a_refused_one_is_one_fault(klein: BladenMap, nieuw: str) -> None:
    rij = klein.rij("clienten", "C7")
    klein.zet("clienten", rij, "client_id", nieuw)
    assert plaatsen(klein.schrijf()) == [("clienten", rij, "client_id")]


def test_the_head_said_twice(klein: BladenMap) -> None:
    rij = klein.erbij("kop", sleutel="peildatum", waarde="2026-11-30")
    assert plaatsen(klein.schrijf()) == [("kop", rij, "sleutel")]


def test_the_head_without_peildatum(klein: BladenMap) -> None:
    del klein.bladen["kop"][klein.rij("kop", "peildatum") - 1]
    assert plaatsen(klein.schrijf()) == [("kop", None, "sleutel")]


def test_faults_come_in_the_same_order_whatever_the_file_order(klein: BladenMap) -> None:
    klein.zet("wensen", 2, "hardheid", "soms")
    klein.zet("clienten", 5, "urgentie", "9")
    klein.zet("locaties", 2, "team_punten", "veel")
    assert [fout.blad for fout in fouten(klein.schrijf())] == ["locaties", "clienten", "wensen"]


def test_a_row_that_is_too_long_is_read_no_further(klein: BladenMap) -> None:
    rij = klein.rij("clienten", "C6")
    klein.bladen["clienten"][rij - 1].insert(3, "verschoven")
    klein.bladen["clienten"][rij - 1].append("laatste")
    assert plaatsen(klein.schrijf()) == [("clienten", rij, "")]
