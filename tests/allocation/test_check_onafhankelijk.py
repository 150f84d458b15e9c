"""The checker stands apart from the model: of allocation it knows only itself and the plan file."""

from __future__ import annotations

import ast
from pathlib import Path

import allocation.check
from allocation.check import SOORTEN

MAP = Path(allocation.check.__file__).parent


def geimporteerd(bestand: Path) -> set[str]:
    """Names of the modules that a file imports."""
    knopen = list(ast.walk(ast.parse(bestand.read_text(encoding="utf-8"))))
    uit = {knoop.module or "" for knoop in knopen if isinstance(knoop, ast.ImportFrom)}
    return uit | {naam.name for knoop in knopen if isinstance(knoop, ast.Import) for naam in knoop.names}


def test_the_check_imports_nothing_of_the_model() -> None:
    for bestand in sorted(MAP.glob("*.py")):
        vreemd = {module for module in geimporteerd(bestand) if module.startswith(("allocation", "solving", "ortools"))}
        vreemd = {module for module in vreemd if module != "allocation.plan" and not module.startswith("allocation.check")}
        assert not vreemd, f"{bestand.name} gebruikt {', '.join(sorted(vreemd))}"


def test_every_code_has_a_test_that_names_it() -> None:
    tests = "".join(bestand.read_text(encoding="utf-8") for bestand in sorted(Path(__file__).parent.glob("test_check_*.py")))
    assert sorted(soort for soort in SOORTEN if f'"{soort}"' not in tests) == []
