"""What `verdeel` writes for a whole region: nobody's own load on the page and in the workbook of the region, and files per team."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from allocation.maken import maak_verdeling
from allocation.plan import Opties
from api import verdeeltabellen
from api.verdeelbeeld import Verdeelbeeld, verdeelbeeld
from api.verdeelbestanden import schrijf_verdeling
from api.verdeelblad import regioblad
from domain.gebied import laad_regio
from domain.momentopname import Momentopname
from domain.uitwisseling import schrijf_csv
from solving.limits import Limits
from tests.api.opdrachtregel import Passend
from tests.api.test_plan import Tellen
from tests.api.test_verdeelverslag import SHEETS
from tests.bouw import begeleider, in_begeleiding, nieuw_bg, opname, vast_beleid, week


@pytest.fixture(scope="module")
def regio() -> Momentopname:
    mensen = [begeleider(f"MEDEW-{nummer}", gebiedsteam="GT3" if nummer < 7 else "GT4") for nummer in range(1, 10)]
    zuid = [rij for nummer in range(1, 9) for rij in in_begeleiding(f"C{nummer}", f"MEDEW-{nummer % 6 + 1}", f"MEDEW-{(nummer + 1) % 6 + 1}")]
    noord = [rij for nummer in range(11, 14) for rij in in_begeleiding(f"C{nummer}", "MEDEW-7", "MEDEW-8", gebied="Noord")]
    afwezig = begeleider("MEDEW-0", afwezig_van=week(0))
    nieuw = nieuw_bg("C20", aanmelddatum=week(0) - timedelta(days=20))
    return opname(*mensen, afwezig, *zuid, *noord, in_begeleiding("C21", "MEDEW-0", "MEDEW-1"), nieuw, nieuw_bg("C22", expertise_nodig=("forensisch",)))


@pytest.fixture(scope="module")
def regiobeeld(regio: Momentopname) -> Verdeelbeeld:
    beleid = vast_beleid()
    return verdeelbeeld(regio, beleid, laad_regio(), maak_verdeling(regio, beleid, Opties(), Limits(5.0)))


@pytest.fixture(scope="module")
def regiomap(regiobeeld: Verdeelbeeld, tmp_path_factory: pytest.TempPathFactory) -> Path:
    map = tmp_path_factory.mktemp("regio")
    schrijf_verdeling(regiobeeld, map)
    return map


def cellen(pad: Path) -> dict[str, list[list[object]]]:
    return {vel.title: [[cel.value for cel in rij] for rij in vel.iter_rows()] for vel in load_workbook(pad).worksheets}


def test_a_run_of_the_region_writes_a_page_and_a_workbook_per_team(regiomap: Path) -> None:
    assert sorted(pad.name for pad in regiomap.iterdir()) == sorted(
        ["verdeling.json", "verdeling.html", "verdeling.xlsx", "verdeling_GT3.html", "verdeling_GT3.xlsx", "verdeling_GT4.html", "verdeling_GT4.xlsx"]
    )


def test_no_begeleider_stands_on_the_page_or_in_the_workbook_of_the_region(regio: Momentopname, regiomap: Path) -> None:
    blad = (regiomap / "verdeling.html").read_text("utf-8")
    boek = str(cellen(regiomap / "verdeling.xlsx"))
    for rij in regio.begeleiders:
        assert rij.begeleider_id not in blad
        assert rij.begeleider_id not in boek
    assert "Belasting" not in load_workbook(regiomap / "verdeling.xlsx").sheetnames
    for tekst in (blad, boek):
        assert "staan per team in een eigen blad, voor de teamleider van dat team" in tekst


def test_the_ends_of_a_small_team_are_hidden_from_the_region(regiobeeld: Verdeelbeeld) -> None:
    rijen = {rij[0]: rij[2:] for rij in verdeeltabellen.teambelasting(regiobeeld).rijen}
    assert rijen["GT4"] == ("–",) * 4
    assert all(isinstance(deel, float) for deel in rijen["GT3"])
    assert "minder dan 5 begeleiders" in regioblad(regiobeeld)


def test_a_team_page_holds_only_its_own_people(regio: Momentopname, regiomap: Path) -> None:
    for naam in ("verdeling_GT3.html", "verdeling_GT4.html"):
        blad = (regiomap / naam).read_text("utf-8")
        for rij in regio.begeleiders:
            assert (rij.begeleider_id in blad) == (rij.gebiedsteam in naam)


def test_the_spreads_of_the_teams_add_up_to_the_doel(regiobeeld: Verdeelbeeld) -> None:
    doel = next(doel.waarde for doel in regiobeeld.verdeling.doelen if doel.naam == "spreiding")
    assert sum(team.spreiding.verschil for team in regiobeeld.teams if team.spreiding) == doel


def test_the_terminal_gives_a_row_per_team_and_nobodys_load(passend: Passend, regio: Momentopname, tmp_path: Path) -> None:
    schrijf_csv(regio, tmp_path / "regio")
    gedraaid = passend("verdeel", tmp_path / "regio", "--uit", tmp_path / "uit")
    assert gedraaid.code == 0
    assert re.search(r"GT3 +Tilburg Zuid", gedraaid.uit)
    assert "MEDEW-" not in gedraaid.uit
    assert "voor de teamleider van dat team" in gedraaid.uit
    assert "verdeling_GT4.xlsx" in gedraaid.fout
    assert "geef dat bestand niet door" in gedraaid.fout


# the page and the workbook


def test_the_page_stands_on_its_own_and_can_be_read_aloud(regiomap: Path) -> None:
    for naam in ("verdeling.html", "verdeling_GT3.html"):
        html = (regiomap / naam).read_text("utf-8")
        lezer = Tellen()
        lezer.feed(html)
        assert lezer.open == []
        assert ("lang", "nl") in lezer.attributen
        assert lezer.namen.count("h1") == 1
        assert lezer.namen.count("caption") == lezer.namen.count("table")
        assert not {"script", "link", "img", "iframe"} & set(lezer.namen)
        assert not [waarde for naam, waarde in lezer.attributen if naam in ("src", "href")]
        assert html.index("geen besluit") < html.index("<h2>")
        assert "aanname, vast te stellen door Siem" in html
        assert "geen urenmeting" in html


def test_the_workbook_has_its_sheets_and_no_formula(regiomap: Path) -> None:
    boek = load_workbook(regiomap / "verdeling_GT3.xlsx")
    assert boek.sheetnames == SHEETS
    assert not [cel for vel in boek.worksheets for rij in vel.iter_rows() for cel in rij if cel.data_type == "f"]
    assert boek["Verdeling"].freeze_panes == "A2"
    assert boek["Verdeling"].auto_filter.ref == "A1:I11"
    assert boek["Wissels"].page_setup.fitToHeight == 0
    assert boek["Belasting"]._charts  # type: ignore[attr-defined]  # openpyxl has no public list of charts


def test_the_same_allocation_gives_the_same_page_and_cells(regio: Momentopname, regiomap: Path, tmp_path: Path) -> None:
    beleid = vast_beleid()
    schrijf_verdeling(verdeelbeeld(regio, beleid, laad_regio(), maak_verdeling(regio, beleid, Opties(), Limits(5.0))), tmp_path)
    for pad in sorted(regiomap.iterdir()):
        if pad.suffix == ".xlsx":
            assert cellen(pad) == cellen(tmp_path / pad.name)
        else:
            assert pad.read_bytes() == (tmp_path / pad.name).read_bytes()


def test_late_talks_are_explained_on_the_page(regiomap: Path) -> None:
    blad = (regiomap / "verdeling_GT3.html").read_text("utf-8")
    assert "De norm was op de eerste maandag van deze periode al 6 dagen voorbij." in blad
    assert "6 dagen te laat" in blad
