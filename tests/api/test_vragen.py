"""The questions on the command line, asked of the demo region and its plan."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from placement.lezers import KAN_NU_NIET
from tests.api.opdrachtregel import Passend


def test_why_not_is_a_rule_that_somebody_can_check(passend: Passend, demo: Path, demoplan: Path) -> None:
    antwoord = passend("waarom-niet", demo, "--client", "K002", "--locatie", "LOC3", "--plan", demoplan)
    assert antwoord.code == 0
    assert "Een regel of een gegeven sluit het uit" in antwoord.uit
    assert "toezicht" in antwoord.uit


def test_why_not_is_the_plan_itself(passend: Passend, demo: Path, demoplan: Path) -> None:
    plaatsing = json.loads(demoplan.read_text(encoding="utf-8"))["plaatsingen"][0]
    locatie = re.sub(r"^P(\d).*", r"LOC\1", plaatsing["plekgroepId"])
    antwoord = passend("waarom-niet", demo, "--client", plaatsing["clientId"], "--locatie", locatie, "--plan", demoplan, "--json")
    assert json.loads(antwoord.uit)["uitkomst"] == "al_zo"


def test_without_a_plan_one_is_made_and_that_is_said(passend: Passend, demo: Path) -> None:
    antwoord = passend("waarom-niet", demo, "--client", "K002", "--locatie", "LOC3", "--json")
    assert "Eerst wordt er een gemaakt." in antwoord.fout
    assert json.loads(antwoord.uit)["uitkomst"] == "regel"


def test_two_incompatible_people_are_told_nothing_of_each_other(passend: Passend, demo: Path, demoplan: Path) -> None:
    plan = json.loads(demoplan.read_text(encoding="utf-8"))
    plek = {rij["clientId"]: rij["plekgroepId"] for rij in plan["plaatsingen"]}
    for wie, ander in (("K006", "K007"), ("K007", "K006")):
        locatie = re.sub(r"^P(\d).*", r"LOC\1", plek[ander])
        for lezer in ("client", "locatie"):
            antwoord = passend("waarom-niet", demo, "--client", wie, "--locatie", locatie, "--lezer", lezer, "--plan", demoplan)
            assert ander not in antwoord.uit
            assert "onverenigbaar" not in antwoord.uit
            assert lezer == "locatie" or KAN_NU_NIET in antwoord.uit or "sluit het uit" in antwoord.uit


@pytest.mark.parametrize(
    ("argumenten", "zin"), [(("--client", "K002", "--locatie", "LOC33"), "deze locatie"), (("--client", "K2", "--locatie", "LOC3"), "deze cliënt")]
)
def test_an_unknown_code_is_bad_input(passend: Passend, demo: Path, demoplan: Path, argumenten: tuple[str, ...], zin: str) -> None:
    uitkomst = passend("waarom-niet", demo, *argumenten, "--plan", demoplan)
    assert (uitkomst.code, uitkomst.uit) == (2, "")
    assert zin in uitkomst.fout


def test_two_plans_side_by_side(passend: Passend, demo: Path, demoplan: Path, tmp_path: Path) -> None:
    (tmp_path / "hand.json").write_text(passend("plan", demo, "--modus", "nagebootst", "--json").uit, encoding="utf-8")
    getoond = passend("verschil", tmp_path / "hand.json", demoplan)
    assert getoond.code == 0
    assert "Per cliënt" in getoond.uit
    gelijk = json.loads(passend("verschil", demoplan, demoplan, "--json").uit)
    assert (gelijk["gevolgen"], gelijk["zelfdeMomentopname"]) == ([], True)


def test_places_for_one_client_stand_side_by_side_with_what_they_mean_for_others(passend: Passend, demo: Path, demoplan: Path) -> None:
    voorstel = passend("voorstel", demo, "--client", "K002", "--plan", demoplan)
    assert voorstel.code == 0
    assert "(zo staat het in het plan)" in voorstel.uit
    assert "voor anderen" in voorstel.uit
    als_json = json.loads(passend("voorstel", demo, "--client", "K002", "--plan", demoplan, "--json").uit)
    assert len({rij["locatieId"] for rij in als_json["voorstellen"]}) >= 2


@pytest.mark.parametrize("lezer", ["client", "locatie"])
def test_a_client_reads_of_nobody_else(passend: Passend, demo: Path, demoplan: Path, lezer: str) -> None:
    tekst = passend("voorstel", demo, "--client", "K002", "--plan", demoplan, "--lezer", lezer).uit
    tekst += passend("voorstel", demo, "--client", "K002", "--plan", demoplan, "--lezer", lezer, "--json").uit
    assert set(re.findall(r"\bK\d{3}\b", tekst)) == {"K002"}
    assert "punten:" not in tekst
    assert "Zonder plek" not in tekst


def test_no_place_to_propose_is_exit_1_with_the_reason(passend: Passend, demo: Path, demoplan: Path) -> None:
    antwoord = passend("voorstel", demo, "--client", "K009", "--plan", demoplan)
    assert antwoord.code == 1
    assert "Er is geen voorstel." in antwoord.uit


def test_who_fits_a_place_and_whether_something_better_comes(passend: Passend, demo: Path, demoplan: Path) -> None:
    antwoord = passend("wie-past", demo, "--plek", "P1", "--plan", demoplan)
    assert antwoord.code == 0
    assert "betere plek verwacht" in antwoord.uit
    voor_client = passend("wie-past", demo, "--plek", "P1", "--plan", demoplan, "--lezer", "client")
    assert not re.findall(r"\bK\d{3}\b", voor_client.uit)
