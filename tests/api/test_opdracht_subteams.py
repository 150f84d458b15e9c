"""The command subteams as somebody types it: tables, JSON, files, and what is wrong said in Dutch."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest

from domain.uitwisseling import schrijf_csv
from tests.api.opdrachtregel import Passend
from tests.bouw import begeleider, in_begeleiding, nieuw_bg, opname, week


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """GT3: B1 with B3 (who have ggz), B2 with B4, one client across; nobody has forensisch; B5 is weg. GT4 is one person."""
    map = tmp_path_factory.mktemp("team") / "gt3"
    mensen = [begeleider(f"B{nummer}", expertises=("ggz",) if nummer in (1, 3) else ()) for nummer in range(1, 5)]
    clienten = [in_begeleiding(f"C{nummer}", "B1", "B3", expertise_nodig=("forensisch",)) for nummer in range(1, 4)]
    clienten += [in_begeleiding(f"C{nummer}", "B2", "B4", expertise_nodig=("ggz",)) for nummer in range(4, 7)]
    overig = [in_begeleiding("C7", "B2", "B1"), nieuw_bg("C8"), begeleider("B5", afwezig_van=week(0)), begeleider("B6", gebiedsteam="GT4")]
    schrijf_csv(opname(mensen, clienten, overig), map)
    return map


def test_subteams_shows_who_sits_where_and_what_is_lacking(passend: Passend, team: Path) -> None:
    uit = passend("subteams", team, "--team", "gt3")
    assert uit.code == 0
    assert "Dit is een voorstel, geen besluit" in uit.uit
    assert "GT3 heeft 5 begeleiders. Een team krijgt pas boven 40" in uit.uit
    assert "Begeleider B5 is in deze periode weg" in uit.uit
    assert "1 cliënt hoort bij geen sub-team" in uit.uit
    assert "Mist door de splitsing: ggz (3 cliënten)." in uit.uit
    assert "3 / 0 GAT" in uit.uit
    assert "3 / 0 miste al" in uit.uit
    assert "ook zonder splitsing: forensisch (3 cliënten)" in uit.uit
    assert "1 van de 7 met twee begeleiders" in uit.uit
    assert "Eerste in sub-team 2, tweede in sub-team 1 (1):" in uit.uit
    assert uit.uit.count("bewezen: beter kan niet") == 2
    assert "afgesproken punten, geen urenmeting" in uit.uit
    assert "… Cliënten met begeleiders in twee sub-teams: 1, grens 1" in uit.fout


def test_a_large_team_gets_the_signal(passend: Passend, team: Path, tmp_path: Path) -> None:
    beleid = tmp_path / "beleid.yaml"
    beleid.write_text("team_signaal_omvang: 4\n", encoding="utf-8")
    assert "Dat is meer dan 4" in passend("subteams", team, "--team", "GT3", "--beleid", beleid).uit


def test_subteams_in_json_is_the_same_twice(passend: Passend, team: Path) -> None:
    uit = passend("subteams", team, "--team", "GT3", "--json")
    gelezen = json.loads(uit.uit)
    assert [deel["begeleiders"] for deel in gelezen["delen"]] == [["B1", "B3"], ["B2", "B4"]]
    assert [(doel["naam"], doel["waarde"], doel["grens"]) for doel in gelezen["doelen"]] == [("afgesneden_clienten", 1, 1), ("ontbrekende_expertises", 2, 2)]
    assert [rij["clientId"] for rij in gelezen["afgesneden"]] == ["C7"]
    assert passend("subteams", team, "--team", "GT3", "--json").uit == uit.uit


def test_subteams_tells_no_load_of_one_person(passend: Passend, team: Path) -> None:
    gelezen = json.loads(passend("subteams", team, "--team", "GT3", "--json").uit)
    assert all(isinstance(naam, str) for deel in gelezen["delen"] for naam in deel["begeleiders"])
    assert "belasting" not in gelezen


class _Lezer(HTMLParser):
    """Tags that are open, and the scopes of table heads."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.zonder_scope = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "link", "br"):
            self.open.append(tag)
        self.zonder_scope += tag == "th" and "scope" not in dict(attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_subteams_writes_a_page_and_the_json(passend: Passend, team: Path, tmp_path: Path) -> None:
    uit = passend("subteams", team, "--team", "GT3", "--uit", tmp_path / "uit")
    assert "subteams.html en subteams.json" in uit.fout
    blad = (tmp_path / "uit" / "subteams.html").read_text("utf-8")
    lezer = _Lezer()
    lezer.feed(blad)
    assert (lezer.open, lezer.zonder_scope) == ([], 0)
    assert '<html lang="nl">' in blad
    assert "http" not in blad
    assert '<td class="gat">3 / 0 GAT</td>' in blad
    assert '<td class="gat_in_team">3 / 0 miste al</td>' in blad
    assert "Dit is een voorstel, geen besluit" in blad
    assert (tmp_path / "uit" / "subteams.json").read_text("utf-8") == passend("subteams", team, "--team", "GT3", "--json").uit


def test_subteams_with_an_allocation(passend: Passend, team: Path, tmp_path: Path) -> None:
    assert passend("verdeel", team, "--team", "GT3", "--uit", tmp_path).code == 0
    uit = passend("subteams", team, "--team", "GT3", "--verdeling", tmp_path / "verdeling.json")
    assert uit.code == 0
    assert "Geteld is met de gegeven verdeling." in uit.uit
    assert "bij geen sub-team" not in uit.uit


@pytest.mark.parametrize(
    ("opties", "zegt"),
    [
        (("--team", "GT3", "--aantal", "1"), "minstens 2 sub-teams"),
        (("--team", "GT3", "--aantal", "5"), "GT3 heeft 4 begeleiders"),
        (("--team", "GT3", "--aantal", "twee"), "--aantal"),
        (("--team", "GT4"), "maar 1 begeleider"),
        (("--team", "GT5"), "geen begeleiders"),
        (("--team", "GT12"), "dit gebiedsteam is er niet"),
        (("--team", "GT3", "--verdeling", "kwijt.json"), "niet te lezen"),
    ],
)
def test_subteams_says_what_is_wrong(passend: Passend, team: Path, opties: tuple[str, ...], zegt: str) -> None:
    uit = passend("subteams", team, *opties)
    assert (uit.code, uit.uit) == (2, "")
    assert zegt in uit.fout


def test_subteams_does_not_write_over_a_file(passend: Passend, team: Path, tmp_path: Path) -> None:
    (tmp_path / "uit").write_text("iets", encoding="utf-8")
    uit = passend("subteams", team, "--team", "GT3", "--uit", tmp_path / "uit")
    assert uit.code == 2
    assert (tmp_path / "uit").read_text("utf-8") == "iets"
