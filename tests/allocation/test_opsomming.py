"""Law 2: on tiny teams the solver's optimum is that of enumeration counted by the checker, on every doel, and proven."""

from __future__ import annotations

import pytest

from allocation.check import Telling
from allocation.maken import maak_verdeling
from allocation.plan import Opties
from allocation.telling import volgorde
from domain.gebied import laad_regio
from rules.toetsing import Toetsing
from tests.allocation.klein_team import klein_team
from tests.allocation.opsomming import beste_door_opsomming

ZADEN = range(220)


@pytest.mark.parametrize("zaad", ZADEN)
def test_het_optimum_is_dat_van_de_opsomming(zaad: int) -> None:
    opname, beleid, wissels = klein_team(zaad)
    opties = Opties(team="GT3", wissels=wissels, basis=("clients", "punten", "euros")[zaad % 3])
    regio = laad_regio()
    telling = Telling(opname, beleid, Toetsing(opname, beleid, regio), regio, opties)
    waarheid = beste_door_opsomming(telling, volgorde(wissels))
    verdeling = maak_verdeling(opname, beleid, opties)
    assert {doel.naam: doel.waarde for doel in verdeling.doelen} == waarheid
    assert all(doel.bewezen for doel in verdeling.doelen)
