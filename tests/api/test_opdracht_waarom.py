"""`passend waarom-niet --begeleider` as somebody types it: three kinds of answer, JSON, and what may not be asked."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from domain.uitwisseling import schrijf_csv
from tests.api.opdrachtregel import Passend
from tests.bouw import begeleider, in_begeleiding, nieuw_bg, onderaannemer, opname


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """GT3: B1 and B2 busy, B3 full of intensive clients, B4 with room; C1 is new."""
    map = tmp_path_factory.mktemp("team") / "gt3"
    mensen = [begeleider(f"B{nummer}") for nummer in (1, 2, 3, 4)]
    vol = [in_begeleiding(f"C{nummer}", "B3", "B1", zorgzwaarte="intensief") for nummer in range(2, 9)]
    schrijf_csv(opname(*mensen, *vol, nieuw_bg("C1", aanmelddatum=date(2026, 11, 23)), onderaannemer("OA1", 200, rol_onderaannemer="afbouw")), map)
    return map


@pytest.fixture(scope="module")
def verdeling(team: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    from api.opdrachten.uitvoeren import draai

    uit = tmp_path_factory.mktemp("verdeling")
    assert draai(["verdeel", str(team), "--team", "GT3", "--uit", str(uit)]) == 0
    return uit / "verdeling.json"


def test_a_rule_says_what_forbids_it_and_what_opens_it(passend: Passend, team: Path) -> None:
    uit = passend("waarom-niet", team, "--client", "C2", "--begeleider", "B4", "--rol", "eerste")
    assert uit.code == 0
    assert "Waarom heeft cliënt C2 niet B4 als eerste begeleider?" in uit.uit
    assert "zonder --wissels wisselt niemand" in uit.uit
    assert "→ Kan wel met --wissels 1." in uit.uit
    assert "afbouw" in passend("waarom-niet", team, "--client", "C1", "--begeleider", "OA1").uit


def test_impossible_names_the_limit(passend: Passend, team: Path) -> None:
    uit = passend("waarom-niet", team, "--client", "C1", "--begeleider", "B3", "--rol", "eerste")
    assert uit.code == 0
    assert "bewezen de kleinste verzameling" in uit.uit
    assert "B3 heeft te weinig ruimte: 1.260 van 1.280" in uit.uit
    assert "C2" not in uit.uit


def test_a_price_beside_today(passend: Passend, team: Path) -> None:
    uit = passend("waarom-niet", team, "--client", "C1", "--begeleider", "B4")
    assert uit.code == 0
    assert "Dit is een voorstel, geen besluit" in uit.uit
    assert "Alle anderen blijven zoals nu" in uit.uit
    assert "Belasting voor en na" in uit.uit
    assert "geen urenmeting" in uit.uit


def test_a_price_beside_an_allocation_says_how_sure_it_is(passend: Passend, team: Path, verdeling: Path) -> None:
    rij = next(rij for rij in json.loads(verdeling.read_text("utf-8"))["toewijzingen"] if rij["clientId"] == "C1")
    al_zo = passend("waarom-niet", team, "--client", "C1", "--begeleider", rij["eersteId"], "--rol", "eerste", "--verdeling", verdeling)
    assert "Dat is in deze verdeling al zo." in al_zo.uit
    ander = next(wie for wie in ("B1", "B2", "B4") if wie != rij["eersteId"])
    uit = passend("waarom-niet", team, "--client", "C1", "--begeleider", ander, "--rol", "eerste", "--verdeling", verdeling)
    assert uit.code == 0
    assert "zekerheid" in uit.uit


def test_json_is_all_there_is_on_stdout(passend: Passend, team: Path) -> None:
    gelezen = json.loads(passend("waarom-niet", team, "--client", "C1", "--begeleider", "B4", "--json").uit)
    assert (gelezen["soort"], gelezen["uitkomst"], gelezen["basis"], gelezen["wissels"]) == ("waarom-niet-begeleider", "prijs", "vandaag", 0)
    assert gelezen["plan"]["belasting"]
    onmogelijk = json.loads(passend("waarom-niet", team, "--client", "C1", "--begeleider", "B3", "--rol", "eerste", "--json").uit)
    assert onmogelijk["bewezenKleinst"] is True
    assert [rij["soort"] for rij in onmogelijk["oorzaken"]] == ["punten"]


@pytest.mark.parametrize(
    ("argumenten", "zin"),
    [
        (("--client", "C1"), "Geef --locatie voor beschermd wonen, of --begeleider voor begeleiding."),
        (("--client", "C1", "--locatie", "L1", "--begeleider", "B1"), "gaan niet samen"),
        (("--client", "C1", "--locatie", "L1"), "vraagt begeleiding en geen beschermd wonen"),
        (("--client", "C1", "--locatie", "L1", "--rol", "eerste"), "hoort bij --begeleider"),
        (("--client", "C1", "--begeleider", "B1", "--lezer", "client"), "hoort bij --locatie"),
        (("--client", "C1", "--begeleider", "B11"), "Bedoel je B1?"),
        (("--client", "C11", "--begeleider", "B1"), "Bedoel je C1?"),
        (("--client", "C1", "--begeleider", "B1", "--rol", "derde"), "--rol"),
    ],
)
def test_what_may_not_be_asked_is_exit_2(passend: Passend, team: Path, argumenten: tuple[str, ...], zin: str) -> None:
    uit = passend("waarom-niet", team, *argumenten)
    assert (uit.code, uit.uit) == (2, "")
    assert zin in uit.fout


def test_a_client_of_bw_is_not_asked_about_a_begeleider(passend: Passend, demo: Path) -> None:
    uit = passend("waarom-niet", demo, "--client", "K001", "--begeleider", "B001")
    assert uit.code == 2
    assert "--locatie" in uit.fout
