"""The command line as people meet it: Dutch, exit codes that mean something, never a stack trace."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from api.opdrachten.app import app
from domain.fouten import InvoerFout
from domain.uitwisseling import lees
from tests.api.opdrachtregel import Passend

OPDRACHTEN = [opdracht.name or "" for opdracht in app.registered_commands]
ENGELS = re.compile(r"\b(Usage|Options|Arguments|Commands|Show this|required|default|exit)\b")


@pytest.mark.parametrize("opdracht", OPDRACHTEN)
def test_every_command_explains_itself_in_dutch_with_an_example(passend: Passend, opdracht: str) -> None:
    hulp = passend(opdracht, "--help")
    assert hulp.code == 0
    assert f"passend {opdracht} " in hulp.uit.split("Voorbeelden:")[1]
    assert not ENGELS.search(hulp.uit)


def test_help_names_every_command_of_the_design(passend: Passend) -> None:
    hulp = passend("--help").uit
    genoemd = set(re.findall(r"^  ([a-z-]+)  ", hulp, re.MULTILINE))
    assert genoemd >= {
        "sjabloon",
        "genereer",
        "controleer",
        "toets",
        "plan",
        "voorstel",
        "wie-past",
        "waarom-niet",
        "controleer-plan",
        "verschil",
        "clientblad",
    }


def test_help_does_not_wait_for_the_solver() -> None:
    zwaar = {"ortools", "numpy", "pandas", "openpyxl"}
    code = f"import sys; from api.opdrachten.uitvoeren import draai; draai(['--help']); print(sorted({zwaar} & set(sys.modules)))"
    uit = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert uit.rstrip().endswith("[]")


@pytest.mark.parametrize(
    ("argumenten", "zin"),
    [
        (["plann"], "Bedoel je plan?"),
        (["plan", "x", "--tijd"], "De optie --tijd bestaat niet."),
        (["plan"], "Er ontbreekt iets verplichts: MAP."),
        (["plan", "x", "--tijd-s", "veel"], "Geef een heel getal."),
        (["plan", "x", "--tijd-s", "0"], "Geef 1 of meer."),
        (["plan", "x", "--modus", "snel"], "Kies uit 'vraaggericht', 'nagebootst'."),
        (["controleer", "a", "b"], "Dit is te veel: b."),
        (["toets", "x", "--client"], "Bij de optie --client hoort een waarde."),
        (["toets", "x", "--client", "K1", "--op", "morgen"], "Geef een datum als 30-11-2026 of 2026-11-30."),
    ],
)
def test_a_typing_error_is_explained_in_dutch_with_exit_2(passend: Passend, argumenten: list[str], zin: str) -> None:
    uitkomst = passend(*argumenten)
    assert (uitkomst.code, uitkomst.uit) == (2, "")
    assert zin in uitkomst.fout


def test_the_generated_region_reads_back(passend: Passend, tmp_path: Path) -> None:
    assert passend("genereer", tmp_path / "regio", "--maat", "S", "--zaad", "3", "--budget", "0.9").code == 0
    assert len(lees(tmp_path / "regio").locaties) == 25


def test_a_generated_team_comes_with_the_beleid_its_load_was_made_for(passend: Passend, tmp_path: Path) -> None:
    team = tmp_path / "team"
    assert passend("genereer", team, "--maat", "T15").code == 0
    punten = yaml.safe_load((team / "beleid.yaml").read_text(encoding="utf-8"))["punten_per_uur"]
    assert f"punten_per_uur,{punten}" in (team / "kop.csv").read_text(encoding="utf-8")
    assert passend("controleer", team).code == 0
    assert passend("genereer", team, "--maat", "T15").code == 0, "the same again is no harm"


def test_a_beleid_that_somebody_made_is_never_replaced(passend: Passend, tmp_path: Path) -> None:
    (tmp_path / "beleid.yaml").write_text("horizon_weken: 26\n", encoding="utf-8")
    uitkomst = passend("genereer", tmp_path, "--maat", "T15")
    assert uitkomst.code == 2
    assert "staat al een ander beleid" in uitkomst.fout
    assert (tmp_path / "beleid.yaml").read_text(encoding="utf-8") == "horizon_weken: 26\n"
    assert passend("genereer", tmp_path / "x", "--maat", "T15", "--budget", "0.9").code == 2


def test_the_template_is_not_written_over(passend: Passend, tmp_path: Path) -> None:
    assert passend("sjabloon", tmp_path / "leeg.xlsx").code == 0
    nogmaals = passend("sjabloon", tmp_path / "leeg.xlsx")
    assert nogmaals.code == 2
    assert "dit bestand is er al" in nogmaals.fout


def test_both_queues_are_counted_with_their_own_clock(passend: Passend, demo: Path) -> None:
    overzicht = json.loads(passend("controleer", demo, "--json").uit)
    intake, plaatsing = overzicht["wachtrijen"]
    assert (intake["naam"], intake["aantal"], intake["acuut"]) == ("wacht op intake (DAT, nog geen WAT)", 3, 1)
    assert (plaatsing["naam"], plaatsing["aantal"]) == ("wacht op plaatsing (DAT en WAT)", 13)
    assert intake["langstSinds"] != plaatsing["langstSinds"]
    assert "Aan de Regionale Toegang" in passend("controleer", demo).uit


def test_all_faults_come_at_once_and_grouped(passend: Passend, demo: Path, tmp_path: Path) -> None:
    stuk = tmp_path / "stuk"
    shutil.copytree(demo, stuk)
    for blad, van, naar in (("locaties.csv", "ORG01", "ORG99"), ("clienten.csv", "wacht_plaatsing", "wachtplaatsing")):
        (stuk / blad).write_text((stuk / blad).read_text(encoding="utf-8").replace(van, naar), encoding="utf-8")
    with pytest.raises(InvoerFout) as gevonden:
        lees(stuk)
    uitkomst = passend("controleer", stuk)
    assert (uitkomst.code, uitkomst.uit) == (2, "")
    assert f"{len(gevonden.value.fouten)} fouten gevonden. Er is niets gelezen." in uitkomst.fout
    assert "locaties.csv, blad locaties (" in uitkomst.fout
    als_json = passend("controleer", stuk, "--json")
    assert als_json.code == 2
    assert len(json.loads(als_json.uit)["fouten"]) == len(gevonden.value.fouten)


def test_the_rules_answer_for_one_client(passend: Passend, demo: Path) -> None:
    wacht = passend("toets", demo, "--client", "K001")
    assert wacht.code == 0
    assert "Wmo 2015 artikel 1.2.1" in wacht.uit
    zonder_wat = passend("toets", demo, "--client", "K014", "--json")
    assert zonder_wat.code == 1
    assert json.loads(zonder_wat.uit)["oordeel"] == "nee"


def test_who_has_a_dat_is_not_told_no_by_the_rules_about_a_dat(passend: Passend, demo: Path, tmp_path: Path) -> None:
    regio = shutil.copytree(demo, tmp_path / "regio")
    (regio / "toegangsfeiten.csv").write_text("client_id,behandeling_toereikend\nK001,ja\n", encoding="utf-8")
    uit = passend("toets", regio, "--client", "K001", "--set", "dat_bw")
    assert (uit.code, "heeft al een DAT-besluit" in uit.fout) == (0, True)
    gezegd = json.loads(passend("toets", regio, "--client", "K001", "--set", "dat_bw", "--json").uit)
    assert (gezegd["oordeel"], gezegd["alleenSignalen"]) == ("nee", True)
    assert gezegd["voorClient"] == ["Er is iets veranderd. Uw besluit blijft gelden. De toegang bekijkt met u of uw hulp nog past."]
    assert {"set": "dat_bw", "oordeel": "alleen signalen"}.items() <= next(rij for rij in gezegd["sets"] if rij["set"] == "dat_bw").items()


@pytest.mark.parametrize("opdracht", [("toets", "--client", "K01"), ("clientblad", "--plan", "p.json", "--client", "K01")])
def test_an_unknown_client_gets_a_suggestion(passend: Passend, demo: Path, opdracht: tuple[str, ...]) -> None:
    uitkomst = passend(opdracht[0], demo, *opdracht[1:])
    assert uitkomst.code == 2
    assert re.search(r"deze cliënt staat niet in de momentopname .* Bedoel je K101\?", uitkomst.fout)


@pytest.mark.parametrize(("inhoud", "zin"), [("{", "geen goede JSON"), ("{}", "geen plan van Passend"), ("[]", "iets wat niet kan")])
def test_a_broken_plan_file_is_bad_input(passend: Passend, demo: Path, tmp_path: Path, inhoud: str, zin: str) -> None:
    (tmp_path / "plan.json").write_text(inhoud, encoding="utf-8")
    uitkomst = passend("controleer-plan", demo, tmp_path / "plan.json")
    assert uitkomst.code == 2
    assert zin in uitkomst.fout


def test_a_fault_of_our_own_names_its_type_and_nothing_personal(passend: Passend, demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def valt_om(*_: object) -> int:
        raise RuntimeError("K001 woont in de Reeshof")

    monkeypatch.setattr("api.opdrachten.toetsen.toets_client", valt_om)
    uitkomst = passend("toets", demo, "--client", "K001")
    assert uitkomst.code == 1
    assert "interne fout: RuntimeError" in uitkomst.fout
    assert "K001" not in uitkomst.fout
    monkeypatch.setenv("PASSEND_DEBUG", "1")
    assert "Traceback" in passend("toets", demo, "--client", "K001").fout
