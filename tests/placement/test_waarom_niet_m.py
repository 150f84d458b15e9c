"""Why not on a region of size M: sixty stratified questions give every kind, and lifting the causes in the sheets makes it possible."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from benchmarks.instances.genereer import genereer
from placement.antwoorden import WaaromNiet
from placement.basis import Basis, maak_basis
from placement.maken import maak_plan
from placement.opbouw import bouw
from placement.tegenhouders import Vraag
from placement.waarom_niet import waarom_niet_op
from tests.bouw import vast_beleid
from tests.placement.opheffen import na_opheffen, opheffing_van, opheffingen

BELEID = vast_beleid()


@pytest.fixture(scope="module")
def basis() -> Basis:
    """Any checked plan will do to ask against; the greedy one is made at once."""
    opname = genereer("M", 1, 0.9)
    return maak_basis(opname, BELEID, maak_plan(opname, BELEID, "gulzig"))


@pytest.fixture(scope="module")
def antwoorden(basis: Basis) -> tuple[WaaromNiet, ...]:
    """Twenty pairs drawn from all people and locations, forty from what the rules allow."""
    lot, problem, opname = random.Random(7), basis.instantie.problem, basis.instantie.opname
    wachtenden, locaties = [p.client_id for p in basis.instantie.wachtenden], sorted(opname.locatie)
    vragen = [(lot.choice(wachtenden), lot.choice(locaties)) for _ in range(20)]
    for paar in lot.sample(range(problem.paren), 40):
        vragen.append((problem.personen[int(problem.paar_persoon[paar])].client_id, problem.locatie_ids[int(problem.paar_locatie[paar])]))
    return tuple(waarom_niet_op(basis, client_id, locatie_id) for client_id, locatie_id in vragen)


def test_elke_uitkomst_komt_minstens_acht_keer_voor(antwoorden: tuple[WaaromNiet, ...]) -> None:
    aantal = Counter(antwoord.uitkomst for antwoord in antwoorden)
    assert min(aantal["regel"], aantal["onmogelijk"], aantal["prijs"]) >= 8, aantal


def test_elke_uitkomst_is_compleet(antwoorden: tuple[WaaromNiet, ...]) -> None:
    for antwoord in antwoorden:
        assert bool(antwoord.redenen) == (antwoord.uitkomst in ("regel", "al_zo"))
        assert bool(antwoord.oorzaken) == antwoord.bewezen_kleinst == (antwoord.uitkomst == "onmogelijk")
        assert (antwoord.voorstel is not None) == (antwoord.uitkomst in ("prijs", "al_zo"))


def test_wie_de_oorzaken_opheft_maakt_het_mogelijk(basis: Basis, antwoorden: tuple[WaaromNiet, ...]) -> None:
    opname = basis.instantie.opname
    for antwoord in antwoorden:
        if antwoord.uitkomst == "onmogelijk":
            mogelijk = list(opheffingen(opname, antwoord.client_id, antwoord.locatie_id))
            ruimer = na_opheffen(opname, [opheffing_van(mogelijk, oorzaak, antwoord).doe for oorzaak in antwoord.oorzaken])
            gevonden = Vraag(bouw(ruimer, BELEID, basis.instantie.regels), antwoord.client_id, antwoord.locatie_id).antwoord()
            assert gevonden is not None
            assert not gevonden.rijen, antwoord
