"""The model counts as the decisions are counted, whichever clients are free: the objectives of a solution are the doelen of `tel`."""

from __future__ import annotations

import random

import pytest

from allocation.model import Model
from allocation.model_doelen import Doelenmodel
from allocation.ondergrenzen import ondergrenzen
from allocation.opbouw import bouw
from allocation.oplossen import los_op
from allocation.plan import Opties
from allocation.telling import tel, volgorde
from solving.limits import Limits
from tests.allocation.klein_team import klein_team


@pytest.mark.parametrize("zaad", range(300, 360))
def test_een_deel_van_de_clienten_vrij_telt_als_het_geheel(zaad: int) -> None:
    opname, beleid, wissels = klein_team(zaad)
    problem = bouw(opname, beleid, Opties(team="GT3", wissels=wissels)).problem
    oplossing = los_op(problem, Limits(5.0))
    rng = random.Random(zaad)
    vrij = [nummer for nummer, van in enumerate(problem.vragen) if van.te_laat or rng.random() < 0.5]
    doelen = Doelenmodel(Model(problem, vrij, oplossing.keuzes), volgorde(wissels), weken=problem.horizon)
    values = doelen.model.values(oplossing.keuzes, doelen.matrix.width)
    assert not len(doelen.matrix.violated(values))
    assert {doel.name: doel.value(values) for doel in doelen.doelen} == tel(problem, oplossing.keuzes)


@pytest.mark.parametrize("zaad", range(300, 330))
def test_de_ondergrenzen_houden_voor_de_beste_verdeling(zaad: int) -> None:
    opname, beleid, wissels = klein_team(zaad)
    problem = bouw(opname, beleid, Opties(team="GT3", wissels=wissels)).problem
    geteld = tel(problem, los_op(problem, Limits(5.0)).keuzes)
    assert all(grens <= geteld[naam] for naam, grens in ondergrenzen(problem).items())
