"""What it costs when this begeleider supports this client, beside today or an allocation: as stories."""

from __future__ import annotations

import pytest

from allocation.maken import maak_verdeling
from allocation.plan import Opties
from allocation.waarom import waarom_niet_begeleider
from domain.fouten import InvoerFout
from tests.allocation.verhaal import drie
from tests.allocation.waaromvragen import soorten, vol, waarom
from tests.bouw import (
    in_begeleiding,
    nieuw_bg,
    opname,
    vast_beleid,
)


def test_what_can_be_has_a_plan_in_which_all_others_stay() -> None:
    antwoord = waarom(*drie(), in_begeleiding("C2", "B1", "B2"), nieuw_bg(), rol="tweede")
    assert antwoord.uitkomst == "prijs"
    assert antwoord.plan is not None
    assert (antwoord.plan.tweede_id, antwoord.plan.anderen, antwoord.plan.alleen_deze) == ("B3", (), True)
    assert next(doel.hoogstens for doel in antwoord.plan.doelen if doel.naam == "niet_toegewezen") == -1
    assert {rij.wie: rij.na - rij.voor for rij in antwoord.plan.belasting} == {antwoord.plan.eerste_id: 100, "B3": 15}


def test_what_they_have_now_is_al_zo() -> None:
    antwoord = waarom(*drie(), in_begeleiding("C1", "B1", "B3"))
    assert antwoord.uitkomst == "al_zo"
    assert antwoord.plan is not None
    assert antwoord.plan.rol == "tweede"
    assert waarom(*drie(), in_begeleiding("C1", "B1", "B3"), rol="eerste").uitkomst == "regel"


def test_others_make_room_only_when_moves_are_opened_and_as_few_as_can_be() -> None:
    rijen = (*drie(), *vol("B3", "B1"), nieuw_bg())
    assert soorten(waarom(*rijen, rol="eerste")) == ["punten"]
    antwoord = waarom(*rijen, rol="eerste", wissels=3)
    assert antwoord.plan is not None
    assert len(antwoord.plan.anderen) == 1
    assert not antwoord.plan.alleen_deze
    assert antwoord.plan.anderen[0].eerst == "B3 en B1"


def test_beside_an_allocation_the_bounds_are_its_own() -> None:
    wie, beleid = opname(*drie(), *vol("B1", "B2", 2, 5), nieuw_bg(), nieuw_bg("C9")), vast_beleid()
    verdeling = maak_verdeling(wie, beleid, Opties(team="GT3"))
    rij = next(rij for rij in verdeling.toewijzingen if rij.client_id == "C1")
    assert rij.eerste_id is not None
    assert waarom_niet_begeleider(wie, beleid, "C1", rij.eerste_id, "eerste", verdeling=verdeling).uitkomst == "al_zo"
    antwoord = waarom_niet_begeleider(wie, beleid, "C1", "B1", "eerste", verdeling=verdeling)
    assert antwoord.plan is not None
    spreiding = next(doel for doel in antwoord.plan.doelen if doel.naam == "spreiding")
    assert spreiding.minstens is not None
    assert spreiding.minstens == spreiding.hoogstens


def test_an_allocation_must_fit_the_question_and_the_data() -> None:
    wie, beleid = opname(*drie(), nieuw_bg()), vast_beleid()
    verdeling = maak_verdeling(wie, beleid, Opties(team="GT3"))
    with pytest.raises(InvoerFout, match="wissels"):
        waarom_niet_begeleider(wie, beleid, "C1", "B3", wissels=2, verdeling=verdeling)
    with pytest.raises(InvoerFout, match="ander gebiedsteam"):
        waarom_niet_begeleider(wie, beleid, "C1", "B3", verdeling=verdeling.model_copy(update={"opties": Opties(team="GT1")}))
    with pytest.raises(InvoerFout, match="klopt niet"):
        waarom_niet_begeleider(wie, vast_beleid(punten_per_uur=1), "C1", "B3", verdeling=verdeling)


def test_a_search_that_ended_before_it_knew_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("allocation.waaromgrenzen.Grenzen.tegenhouders", lambda _: None)
    antwoord = waarom(*drie(), *vol("B3", "B1"), nieuw_bg(), rol="eerste")
    assert antwoord.uitkomst == "onbekend"
    assert not antwoord.oorzaken
