"""The commands about begeleiders as somebody types them: verdeel, begeleider, front, and recounting and comparing allocations."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from api.verdeelzinnen import voortgang
from domain.uitwisseling import schrijf_csv
from tests.api.opdrachtregel import Passend
from tests.bouw import begeleider, bg_client, in_begeleiding, nieuw_bg, onderaannemer, opname


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """GT3: B1 busy, B3 with ggz and hardly anybody; C9 is new and needs ggz, C8 has no DAT."""
    map = tmp_path_factory.mktemp("team") / "gt3"
    mensen = [begeleider("B1"), begeleider("B2"), begeleider("B3", expertises=("ggz",), geslacht="v")]
    zittend = [rij for nummer in range(1, 6) for rij in in_begeleiding(f"C{nummer}", "B1", "B2")]
    nieuw = nieuw_bg("C9", expertise_nodig=("ggz",), voorkeur_geslacht_begeleider="v", aanmelddatum=date(2026, 11, 23))
    schrijf_csv(opname(*mensen, *zittend, nieuw, bg_client("C8"), onderaannemer("OA1", 200, niches=("ggz",))), map)
    return map


@pytest.fixture(scope="module")
def verdelingen(team: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Without voluntary wissels, and with at most two."""
    from api.opdrachten.uitvoeren import draai

    uit = tmp_path_factory.mktemp("verdelingen")
    for wissels in ("0", "2"):
        assert draai(["verdeel", str(team), "--team", "GT3", "--wissels", wissels, "--uit", str(uit / wissels)]) == 0
    return uit / "0" / "verdeling.json", uit / "2" / "verdeling.json"


def gewijzigd(verdeling: Path, pad: Path, **velden: Any) -> Path:
    pad.write_text(json.dumps(json.loads(verdeling.read_text("utf-8")) | velden), encoding="utf-8")
    return pad


# verdeel


def test_verdeel_shows_a_proposal_with_its_proof(passend: Passend, team: Path) -> None:
    uit = passend("verdeel", team, "--team", "GT3")
    assert uit.code == 0
    assert "Dit is een voorstel, geen besluit" in uit.uit
    assert "bewezen: beter kan niet" in uit.uit
    assert "afgesproken punten, geen urenmeting" in uit.uit


def test_verdeel_writes_the_same_json_as_it_shows(passend: Passend, team: Path, verdelingen: tuple[Path, Path]) -> None:
    uit = passend("verdeel", team, "--team", "GT3", "--json")
    assert uit.uit == verdelingen[0].read_text("utf-8")
    gelezen = json.loads(uit.uit)
    assert [rij["clientId"] for rij in gelezen["toewijzingen"]] == ["C1", "C2", "C3", "C4", "C5", "C9"]
    assert [rij["clientId"] for rij in gelezen["buitenPlan"]] == ["C8"]


def test_verdeel_refuses_a_team_there_is_not(passend: Passend, team: Path) -> None:
    uit = passend("verdeel", team, "--team", "GT12")
    assert uit.code == 2
    assert "GT12" in uit.fout


def test_a_fault_in_an_option_is_not_told_as_one_in_a_sheet(passend: Passend, team: Path) -> None:
    uit = passend("verdeel", team, "--team", "GT99")
    assert uit.code == 2
    assert "optie --team" in uit.fout
    assert "kolom" not in uit.fout
    assert "niets gelezen" not in uit.fout


# begeleider


def test_begeleider_shows_choices_side_by_side(passend: Passend, team: Path) -> None:
    uit = passend("begeleider", team, "--client", "C9")
    assert uit.code == 0
    assert "1. B3 en " in uit.uit
    assert "2. " in uit.uit
    assert "ggz: B3" in uit.uit
    assert "ggz: OA1" in uit.uit
    assert re.search(r"B3: 0,0 → \d+,\d", uit.uit)
    assert re.search(r"Zonder begeleider, of zonder tweede( +−1){5}", uit.uit)
    assert "wens vervuld" in uit.uit
    assert "binnen de norm" in uit.uit


def test_begeleider_in_json_counts_all_and_gives_as_many_as_asked(passend: Passend, team: Path) -> None:
    gelezen = json.loads(passend("begeleider", team, "--client", "C9", "--aantal", "2", "--json").uit)
    assert len(gelezen["koppels"]) == 2
    assert gelezen["mogelijk"] == 5
    eerste = gelezen["koppels"][0]
    assert eerste["eersteId"] == "B3"
    assert {"naam": "niet_toegewezen", "verschil": -1} in eerste["doelen"]


def test_begeleider_beside_an_allocation(passend: Passend, team: Path, verdelingen: tuple[Path, Path]) -> None:
    uit = passend("begeleider", team, "--client", "C9", "--verdeling", verdelingen[1])
    assert uit.code == 0
    assert "zo staat het daar" in uit.uit
    assert "zo staat het nu" not in uit.uit
    assert "zoals in de gegeven verdeling" in uit.uit
    assert "hier staan ze allemaal" in uit.uit


def test_a_doel_has_one_unit_wherever_a_teamleider_reads_it(passend: Passend, team: Path, verdelingen: tuple[Path, Path]) -> None:
    for opdracht in (
        ("verdeel", team, "--team", "GT3"),
        ("front", team, "--team", "GT3", "--punten", "0,1"),
        ("begeleider", team, "--client", "C9"),
        ("waarom-niet", team, "--client", "C9", "--begeleider", "B2"),
        ("verschil", *verdelingen),
    ):
        uit = passend(*opdracht)
        assert uit.code == 0
        assert "promille" not in uit.uit + uit.fout
        assert "spreiding" not in uit.uit + uit.fout
        assert "(procentpunten)" in uit.uit + uit.fout


def test_progress_tells_a_doel_as_the_answer_does() -> None:
    assert voortgang("spreiding: 46, grens 40") == "… Verschil tussen de zwaarst en de lichtst belaste (procentpunten): 4,6, grens 4,0"
    assert voortgang("1 wissels: spreiding 12, grens 9") == "… Hoogstens 1 wissel: verschil 1,2 procentpunten, grens 0,9"
    assert voortgang("wissels_eerste: 26, grens 26") == "… Wissels van eerste begeleider: 26, grens 26"
    assert voortgang("GT3") == "… GT3"


def test_begeleider_without_a_choice_says_why(passend: Passend, team: Path) -> None:
    uit = passend("begeleider", team, "--client", "C8")
    assert uit.code == 1
    assert "er is nog geen DAT-besluit begeleiding" in uit.uit


def test_begeleider_for_someone_unknown_names_who_looks_like_it(passend: Passend, team: Path) -> None:
    uit = passend("begeleider", team, "--client", "c9")
    assert uit.code == 2
    assert "Bedoel je C" in uit.fout


def test_begeleider_refuses_an_allocation_of_another_momentopname(passend: Passend, team: Path, verdelingen: tuple[Path, Path], tmp_path: Path) -> None:
    ander = gewijzigd(verdelingen[0], tmp_path / "ander.json", momentopname="anders")
    uit = passend("begeleider", team, "--client", "C9", "--verdeling", ander)
    assert uit.code == 2
    assert "andere momentopname" in uit.fout


# front


def test_front_shows_bars_and_writes_a_page(passend: Passend, team: Path, tmp_path: Path) -> None:
    uit = passend("front", team, "--team", "gt3", "--punten", "0,2", "--uit", tmp_path / "uit")
    assert uit.code == 0
    assert "█" in uit.uit
    assert "beter kan niet" in uit.uit
    blad = (tmp_path / "uit" / "front.html").read_text("utf-8")
    assert blad.count("<circle") == 2
    assert 'role="img" aria-labelledby="titel uitleg"' in blad
    assert "http" not in blad
    assert ("stippellijn" in blad) == ("stroke-dasharray" in blad)
    punten = json.loads((tmp_path / "uit" / "front.json").read_text("utf-8"))["punten"]
    assert [punt["hoogstens"] for punt in punten] == [0, 2]
    assert punten[1]["spreiding"] < punten[0]["spreiding"]
    assert punten[0]["verhuizingen"] == []
    assert all(rij["clientId"] in uit.uit for rij in punten[1]["verhuizingen"])


@pytest.mark.parametrize("punten", ["", "0,x", "-1", "1.5", ",".join(map(str, range(20)))])
def test_front_wants_numbers_of_wissels(passend: Passend, team: Path, punten: str) -> None:
    uit = passend("front", team, "--team", "GT3", "--punten", punten)
    assert uit.code == 2
    assert "0,2,4,8,16" in uit.fout


# controleer-plan and verschil


def test_an_allocation_can_be_recounted(passend: Passend, team: Path, verdelingen: tuple[Path, Path]) -> None:
    for verdeling in verdelingen:
        assert passend("controleer-plan", team, verdeling).uit.startswith("De verdeling klopt: 6 cliënten")
    gelezen = json.loads(passend("controleer-plan", team, verdelingen[0], "--json").uit)
    assert gelezen["goed"] is True
    assert gelezen["doelen"]["niet_toegewezen"] == 0


def test_an_allocation_that_is_wrong_is_refused_by_name(passend: Passend, team: Path, verdelingen: tuple[Path, Path], tmp_path: Path) -> None:
    rijen = json.loads(verdelingen[0].read_text("utf-8"))["toewijzingen"]
    rijen[0]["tweedeId"] = rijen[0]["eersteId"]
    fout = gewijzigd(verdelingen[0], tmp_path / "fout.json", toewijzingen=rijen)
    uit = passend("controleer-plan", team, fout)
    assert uit.code == 1
    assert "De verdeling klopt niet" in uit.uit
    assert "zelfde begeleider" in uit.uit
    gelezen = json.loads(passend("controleer-plan", team, fout, "--json").uit)
    assert {"zelfde_begeleider"} <= {rij["soort"] for rij in gelezen["bevindingen"]}


def test_a_file_that_is_no_allocation_is_bad_input(passend: Passend, team: Path, verdelingen: tuple[Path, Path], tmp_path: Path) -> None:
    kapot = gewijzigd(verdelingen[0], tmp_path / "kapot.json", peildatum="morgen")
    uit = passend("controleer-plan", team, kapot)
    assert uit.code == 2
    assert "Maak de verdeling opnieuw met 'passend verdeel'" in uit.fout


def test_verschil_between_allocations_names_who_gets_whom(passend: Passend, verdelingen: tuple[Path, Path]) -> None:
    uit = passend("verschil", *verdelingen)
    assert uit.code == 0
    assert "krijgen andere begeleiders" in uit.uit
    assert "zonder wissels uit vrije keuze" in uit.uit
    gelezen = json.loads(passend("verschil", *verdelingen, "--json").uit)
    anders = {rij["clientId"] for rij in gelezen["clienten"]}
    eerst, nu = (json.loads(pad.read_text("utf-8"))["toewijzingen"] for pad in verdelingen)
    bij = [{rij["clientId"]: (rij["eersteId"], rij["tweedeId"], rij["onderaannemerId"]) for rij in rijen} for rijen in (eerst, nu)]
    assert {wie for wie in bij[0] if bij[0][wie] != bij[1][wie]} <= anders
    spreiding = next(doel["verschil"] for doel in gelezen["doelen"] if doel["naam"] == "spreiding")
    assert spreiding < 0


def test_verschil_tells_no_load_of_one_person(passend: Passend, verdelingen: tuple[Path, Path]) -> None:
    gelezen = json.loads(passend("verschil", *verdelingen, "--json").uit)
    assert all(isinstance(waarde, int) for waarde in gelezen["belasting"].values())


def test_verschil_of_an_allocation_with_itself_is_nothing(passend: Passend, verdelingen: tuple[Path, Path]) -> None:
    assert "Voor niemand verandert er iets" in passend("verschil", verdelingen[0], verdelingen[0]).uit


def test_a_plan_and_an_allocation_do_not_compare(passend: Passend, verdelingen: tuple[Path, Path], demoplan: Path) -> None:
    uit = passend("verschil", demoplan, verdelingen[0])
    assert uit.code == 2
    assert "niet te vergelijken" in uit.fout


def test_verschil_refuses_two_teams(passend: Passend, verdelingen: tuple[Path, Path], tmp_path: Path) -> None:
    """Each client would seem to lose or to get somebody."""
    opties = json.loads(verdelingen[0].read_text("utf-8"))["opties"]
    for ander, waar in (("GT4", "deze gaat over GT4"), (None, "deze gaat over de hele regio")):
        uit = passend("verschil", verdelingen[0], gewijzigd(verdelingen[0], tmp_path / "ander.json", opties=opties | {"team": ander}))
        assert uit.code == 2
        assert waar in uit.fout


def test_verschil_tells_a_first_talk_by_its_monday(passend: Passend, verdelingen: tuple[Path, Path], tmp_path: Path) -> None:
    rijen = json.loads(verdelingen[0].read_text("utf-8"))["toewijzingen"]
    later = [rij | {"eersteGesprekWeek": "2026-12-14"} if rij["clientId"] == "C9" else rij for rij in rijen]
    uit = passend("verschil", verdelingen[0], gewijzigd(verdelingen[0], tmp_path / "later.json", toewijzingen=later))
    assert uit.code == 0
    assert "eerste gesprek 14 dec 2026" in uit.uit


def test_recounting_beside_other_data_says_so_first(passend: Passend, team: Path, verdelingen: tuple[Path, Path], tmp_path: Path) -> None:
    uit = passend("controleer-plan", team, gewijzigd(verdelingen[0], tmp_path / "ander.json", momentopname="0" * 64))
    assert uit.code == 1
    assert uit.uit.startswith("Dit bestand is gemaakt met andere gegevens dan deze map.")
