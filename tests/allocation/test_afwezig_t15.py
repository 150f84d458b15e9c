"""A generated team of fifteen: who falls out from next Monday hands over exactly their caseload, and nobody else moves."""

from __future__ import annotations

from datetime import timedelta

import pytest

from allocation.maken import maak_verdeling
from allocation.plan import Opties, Toewijzing
from benchmarks.instances.genereer import genereer_met_beleid
from domain.beleid import lees_beleid
from domain.momentopname import Momentopname
from domain.soorten import RolBegeleider
from solving.limits import Limits

TEAM = "GT4"
KORT = 4.0
"""Deterministic seconds: the doelen before the spreiding are proven well within."""


@pytest.fixture(scope="module")
def met_een_afwezige() -> tuple[Momentopname, str, dict[str, Toewijzing]]:
    """T15 with everybody at work but the one with the largest caseload, who falls out from next Monday until further notice."""
    opname, beleid = genereer_met_beleid("T15", 1)
    aan_het_werk = {"afwezig_van": None, "afwezig_tot": None, "uit_dienst_op": None}
    caseload = [rij.begeleider_id for rij in opname.caseload if rij.rol is RolBegeleider.EERSTE and rij.begeleider_id]
    wie = max(sorted(set(caseload)), key=caseload.count)
    maandag = opname.peildatum + timedelta(days=7 - opname.peildatum.weekday())
    mensen = [rij.model_copy(update=aan_het_werk | ({"afwezig_van": maandag} if rij.begeleider_id == wie else {})) for rij in opname.begeleiders]
    opname = opname.model_copy(update={"begeleiders": tuple(mensen)})
    verdeling = maak_verdeling(opname, lees_beleid(wijziging=dict(beleid)), Opties(team=TEAM), Limits(KORT))
    assert {rij.naam for rij in verdeling.doelen if rij.bewezen} >= {"niet_toegewezen", "wissels_eerste", "wissels_tweede"}
    assert not verdeling.niet_toegewezen
    return opname, wie, {rij.client_id: rij for rij in verdeling.toewijzingen}


def test_exactly_their_caseload_moves(met_een_afwezige: tuple[Momentopname, str, dict[str, Toewijzing]]) -> None:
    opname, wie, toewijzingen = met_een_afwezige
    van_wie = {rij.client_id for rij in opname.caseload if rij.begeleider_id == wie}
    assert len(van_wie) > 10
    assert {client_id for client_id, rij in toewijzingen.items() if rij.wissel} == van_wie
    assert all(wie not in (rij.eerste_id, rij.tweede_id) for rij in toewijzingen.values())


def test_their_role_is_what_changes_and_everybody_else_stays(met_een_afwezige: tuple[Momentopname, str, dict[str, Toewijzing]]) -> None:
    opname, wie, toewijzingen = met_een_afwezige
    for rij in opname.caseload:
        nu = toewijzingen[rij.client_id]
        rol = nu.eerste_id if rij.rol is RolBegeleider.EERSTE else nu.tweede_id
        if rij.begeleider_id == wie:
            assert rij.rol.value in nu.gedwongen
        elif rij.begeleider_id is not None and "eerste" not in nu.gedwongen:
            assert rol == rij.begeleider_id
