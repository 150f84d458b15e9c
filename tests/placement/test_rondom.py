"""Around one possible placement a whole plan is made that the checker accepts."""

from __future__ import annotations

import pytest

from placement.basis import maak_basis
from placement.check.controle import haalbaarheid
from placement.maken import plaatsingen_van
from placement.rondom import rondom
from placement.tegenhouders import Vraag
from tests.placement.kleine_regio import ZADEN, kleine_regio


@pytest.mark.parametrize("zaad", ZADEN[:12])
def test_het_plan_rondom_houdt_en_heeft_de_client_daar(zaad: int) -> None:
    opname, beleid, _ = kleine_regio(zaad)
    basis = maak_basis(opname, beleid)
    problem = basis.instantie.problem
    for paar in range(problem.paren):
        client_id = problem.personen[int(problem.paar_persoon[paar])].client_id
        locatie_id = problem.locatie_ids[int(problem.paar_locatie[paar])]
        mogelijk = Vraag(basis.instantie, client_id, locatie_id).antwoord()
        assert mogelijk is not None
        if not mogelijk.rijen:
            plaatsingen = plaatsingen_van(basis.instantie, rondom(basis, mogelijk))
            assert not haalbaarheid(basis.telling, plaatsingen)
            assert locatie_id in {opname.plekgroep[rij.plekgroep_id].locatie_id for rij in plaatsingen if rij.client_id == client_id}
