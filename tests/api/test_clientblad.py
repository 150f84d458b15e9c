"""The page for the client: plain words, no points, no decision, and a no that costs nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.api.opdrachtregel import Passend


def test_the_page_says_what_a_client_must_know(passend: Passend, demo: Path, demoplan: Path) -> None:
    blad = passend("clientblad", demo, "--client", "K006", "--plan", demoplan)
    assert blad.code == 0
    for zin in (
        "een voorstel en geen besluit",
        "Uw sleutelfiguur",
        "bespreekt dit met u",
        "WAT TELDE MEE",
        "WAT TELDE NIET MEE",
        "WAT NOG NIET ZEKER IS",
        "Zegt u nee? Dan houdt u uw plaats in de rij.",
        "onafhankelijke cliëntondersteuner",
        "Dat is gratis.",
    ):
        assert zin in blad.uit
    assert "beschikking" not in blad.uit
    assert "punten" not in blad.uit
    assert set(re.findall(r"K\d{3}", blad.uit)) == {"K006"}


@pytest.mark.parametrize(("client", "zin"), [("K009", "nu geen enkele plek"), ("K016", "is verlopen"), ("K014", "U wacht op de intake")])
def test_who_gets_no_place_reads_why_and_keeps_the_queue(passend: Passend, demo: Path, demoplan: Path, client: str, zin: str) -> None:
    blad = passend("clientblad", demo, "--client", client, "--plan", demoplan)
    assert blad.code == 0
    assert zin in blad.uit
    assert "plaats in de rij" in blad.uit


def test_short_sentences(passend: Passend, demo: Path, demoplan: Path) -> None:
    tekst = passend("clientblad", demo, "--client", "K002", "--plan", demoplan).uit
    zinnen = [zin for zin in re.split(r"[.!?\n]", tekst) if zin.strip()]
    assert max(len(zin.split()) for zin in zinnen) <= 18


def test_it_is_written_by_the_ending_of_the_name(passend: Passend, demo: Path, demoplan: Path, tmp_path: Path) -> None:
    assert passend("clientblad", demo, "--client", "K006", "--plan", demoplan, "--uit", tmp_path / "blad.html").code == 0
    assert (tmp_path / "blad.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert passend("clientblad", demo, "--client", "K006", "--plan", demoplan, "--uit", tmp_path / "blad.docx").code == 2


def test_a_plan_of_other_data_is_refused(passend: Passend, demoplan: Path, tmp_path: Path) -> None:
    passend("genereer", tmp_path / "ander", "--maat", "demo", "--zaad", "2")
    uitkomst = passend("clientblad", tmp_path / "ander", "--client", "K006", "--plan", demoplan)
    assert uitkomst.code == 2
    assert "andere momentopname" in uitkomst.fout


def test_a_client_who_does_not_wait_has_no_page(passend: Passend, demo: Path, demoplan: Path) -> None:
    uitkomst = passend("clientblad", demo, "--client", "K030", "--plan", demoplan)
    assert uitkomst.code == 1
    assert "staat niets in dit plan" in uitkomst.fout
