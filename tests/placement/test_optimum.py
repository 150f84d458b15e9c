"""Law 2: on tiny regions the solver's optimum is that of enumeration scored by the checker, on every doel."""

from __future__ import annotations

import pytest

from domain.gebied import laad_regio
from placement.maken import maak_plan
from rules.bw import BwRegels
from tests.placement.kleine_regio import ZADEN, kleine_regio
from tests.placement.opsomming import beste_door_opsomming


@pytest.mark.parametrize("zaad", ZADEN)
def test_het_optimum_is_dat_van_de_opsomming(zaad: int) -> None:
    opname, beleid, _ = kleine_regio(zaad)
    regels = BwRegels(opname, beleid, laad_regio())
    plan = maak_plan(opname, beleid, regels=regels)
    waarheid = beste_door_opsomming(opname, beleid, regels)
    assert waarheid is not None
    assert {doel.naam: doel.beste for doel in plan.doelen} == waarheid
    assert all(doel.bewezen for doel in plan.doelen)
