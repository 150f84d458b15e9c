"""Both checkers stand apart from their model: each knows only itself and its plan file."""

from __future__ import annotations

import ast
from collections.abc import Collection
from pathlib import Path

import pytest

import allocation.check
import placement.check
from allocation.check import SOORTEN as VERDEELSOORTEN
from placement.check.uitslag import SOORTEN as PLAATSINGSOORTEN

MAPPEN = {"allocation": Path(allocation.check.__file__).parent, "placement": Path(placement.check.__file__).parent}


def geimporteerd(bestand: Path) -> set[str]:
    """Names of the modules that a file imports."""
    knopen = list(ast.walk(ast.parse(bestand.read_text(encoding="utf-8"))))
    uit = {knoop.module or "" for knoop in knopen if isinstance(knoop, ast.ImportFrom)}
    return uit | {naam.name for knoop in knopen if isinstance(knoop, ast.Import) for naam in knoop.names}


@pytest.mark.parametrize("pakket", sorted(MAPPEN))
def test_the_check_imports_nothing_of_the_model(pakket: str) -> None:
    bestanden = sorted(MAPPEN[pakket].rglob("*.py"))
    assert bestanden
    for bestand in bestanden:
        vreemd = {module for module in geimporteerd(bestand) if module.startswith((*MAPPEN, "solving", "ortools"))}
        vreemd = {module for module in vreemd if module != f"{pakket}.plan" and not module.startswith(f"{pakket}.check")}
        assert not vreemd, f"{bestand.name} gebruikt {', '.join(sorted(vreemd))}"


@pytest.mark.parametrize(("pakket", "soorten"), [("allocation", VERDEELSOORTEN), ("placement", PLAATSINGSOORTEN)])
def test_every_code_has_a_test_that_names_it(pakket: str, soorten: Collection[str]) -> None:
    tests = "".join(bestand.read_text(encoding="utf-8") for bestand in sorted((Path(__file__).parent / pakket).glob("test_check_*.py")))
    assert sorted(soort for soort in soorten if f'"{soort}"' not in tests) == []
