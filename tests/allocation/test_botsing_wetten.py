"""Pins that cannot hold together, on tiny teams with random pins: every set that is named cannot hold, and can without any one of its pins.

The truth is that of the checker, one allocation after the other.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from allocation.maken import maak_verdeling
from allocation.plan import Opties
from allocation.vastleggingen import BINDEND, Vastleggingsconflict
from domain.beleid import Beleid
from domain.bladen import Vastlegging
from domain.momentopname import Momentopname
from domain.soorten import Status, Vastleggingsoort
from solving.limits import Limits
from tests.allocation.klein_team import klein_team
from tests.allocation.opsomming import kan
from tests.allocation.verdelingbouw import telling_van
from tests.bouw import vastlegging

SOORTEN = ("vast", "vast", "voorgelegd", "verboden")


def _met_pins(zaad: int) -> tuple[Momentopname, Beleid, int]:
    """A tiny team of at most four clients with one to five pins, on who takes part."""
    opname, beleid, wissels = klein_team(zaad)
    rng = random.Random(zaad)
    blijft = sorted(rij.client_id for rij in opname.clienten if rij.status is not Status.AFGESLOTEN)[:4]
    velden = {
        naam: tuple(rij for rij in getattr(opname, naam) if rij.client_id in blijft)
        for naam in ("clienten", "besluiten", "caseload", "vier_ogen_uitzonderingen", "vastleggingen")
    }
    mensen = [rij.begeleider_id for rij in opname.begeleiders]
    pins = [
        vastlegging(rng.choice(blijft), rng.choice(SOORTEN), begeleider_id=rng.choice(mensen), rol=rng.choice(("eerste", "tweede", None)))
        for _ in range(rng.randint(1, 5))
    ]
    return opname.model_copy(update={**velden, "vastleggingen": (*velden["vastleggingen"], *pins)}), beleid, wissels


def _kan(opname: Momentopname, beleid: Beleid, wissels: int, pins: Sequence[Vastlegging]) -> bool:
    """Whether an allocation holds with these pins alone, beside what was released."""
    los = [rij for rij in opname.vastleggingen if rij.soort is Vastleggingsoort.VRIJGEGEVEN]
    return kan(telling_van(opname.model_copy(update={"vastleggingen": (*los, *pins)}), beleid, wissels=wissels, team="GT3"))


def _conflict(opname: Momentopname, beleid: Beleid, wissels: int) -> Vastleggingsconflict | None:
    try:
        maak_verdeling(opname, beleid, Opties(team="GT3", wissels=wissels), Limits(1.0))
    except Vastleggingsconflict as conflict:
        return conflict
    return None


@pytest.mark.parametrize("zaad", range(1, 61))
def test_a_named_set_cannot_hold_and_can_without_any_one_of_it(zaad: int) -> None:
    opname, beleid, wissels = _met_pins(zaad)
    pins = [rij for rij in opname.vastleggingen if rij.soort is not Vastleggingsoort.VRIJGEGEVEN]
    conflict = _conflict(opname, beleid, wissels)
    assert (conflict is None) is _kan(opname, beleid, wissels, pins)
    for botsing in conflict.botsingen if conflict else ():
        assert not _kan(opname, beleid, wissels, botsing.rijen)
        for rij in botsing.rijen:
            assert _kan(opname, beleid, wissels, [ander for ander in botsing.rijen if ander is not rij])
        assert all(botsing.breekt)


@pytest.mark.parametrize("zaad", range(1, 61, 2))
def test_in_a_team_too_large_to_ask_as_a_whole_each_time_a_set_cannot_hold_all_the_same(zaad: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may hold a pin too many; limits of who is in no way pinned are left out first."""
    monkeypatch.setattr("allocation.botsing.GEHEEL", 0)
    opname, beleid, wissels = _met_pins(zaad)
    conflict = _conflict(opname, beleid, wissels)
    for botsing in conflict.botsingen if conflict else ():
        assert not _kan(opname, beleid, wissels, botsing.rijen)
        assert all(botsing.breekt)


def test_there_is_something_of_every_kind_among_them() -> None:
    gevonden = [conflict for zaad in range(1, 61) if (conflict := _conflict(*_met_pins(zaad)))]
    botsingen = [botsing for conflict in gevonden for botsing in conflict.botsingen]
    assert 10 <= len(gevonden) <= 50
    assert {botsing.door_grens for botsing in botsingen} == {True, False}
    assert {1, 2} <= {len(botsing.rijen) for botsing in botsingen}
    assert any(rij.soort not in BINDEND for botsing in botsingen for rij in botsing.rijen)
