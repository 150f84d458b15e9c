"""Regions at the edge: each gets a sensible answer, a report that can be opened, and never a stack trace."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.momentopname import Momentopname
from domain.uitwisseling import schrijf_csv
from tests.api.opdrachtregel import Passend
from tests.bouw import bewoner, locatie, opname, plek, sleutelfiguur, vastlegging, wachtende, week

HUIS = (locatie("L1"), plek("P1", "L1", 1), sleutelfiguur("S1", "L1"))
GEVALLEN = {
    "een lege regio": (opname(), "Niemand krijgt in dit plan een plek."),
    "niemand wacht": (opname(*HUIS, bewoner("B1")), "Niemand krijgt in dit plan een plek."),
    "geen plekken": (opname(locatie("L1"), wachtende("C1")), "Geen passend aanbod"),
    "alles ligt vast": (opname(*HUIS, wachtende("C1"), vastlegging("C1", "vast", "P1", week(3))), "21 dec 2026"),
}


def als_map(regio: Momentopname, map: Path) -> Path:
    schrijf_csv(regio, map)
    return map


@pytest.mark.parametrize("naam", GEVALLEN)
def test_an_odd_region_gets_a_sensible_answer(passend: Passend, tmp_path: Path, naam: str) -> None:
    regio, zin = GEVALLEN[naam]
    map = als_map(regio, tmp_path / "regio")
    assert passend("controleer", map).code == 0
    gemaakt = passend("plan", map, "--uit", tmp_path / "uit")
    assert gemaakt.code == 0, gemaakt.fout
    assert zin in gemaakt.uit
    assert passend("controleer-plan", map, tmp_path / "uit" / "plan.json").code == 0


def test_pins_that_contradict_each_other_are_named_with_exit_1(passend: Passend, tmp_path: Path) -> None:
    pins = (vastlegging(wie, "vast", "P1", week(0)) for wie in ("C1", "C2"))
    map = als_map(opname(*HUIS, wachtende("C1"), wachtende("C2"), *pins), tmp_path / "regio")
    uitkomst = passend("plan", map, "--json")
    assert (uitkomst.code, uitkomst.uit) == (1, "")
    assert "C1, C2" in uitkomst.fout
    assert "interne fout" not in uitkomst.fout


def test_a_pin_on_someone_who_does_not_wait_is_bad_input(passend: Passend, tmp_path: Path) -> None:
    map = als_map(opname(*HUIS, bewoner("B1"), vastlegging("B1", "vast", "P1")), tmp_path / "regio")
    uitkomst = passend("plan", map)
    assert uitkomst.code == 2
    assert "wacht niet op een plek" in uitkomst.fout
