"""The command verschil: two plan files side by side."""

from __future__ import annotations

from pathlib import Path

from api.opdrachten.invoer import lees_plan
from api.opdrachten.uitkomst import Uitkomst, schrijf
from api.scherm import Scherm
from api.tabel_antwoord import toon_planverschil
from placement.verschil import verschil


def toon_verschil(plan_a: Path, plan_b: Path, als_json: bool) -> int:
    """`passend verschil`: exit 0, also when the plans are the same."""
    antwoord = verschil(lees_plan(plan_a), lees_plan(plan_b))
    if als_json:
        schrijf(antwoord.als_json())
    else:
        toon_planverschil(antwoord, Scherm())
    return Uitkomst.GOED
