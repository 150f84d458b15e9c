"""Two allocations side by side: who gets whom, what everybody carries together, and why they differ."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from allocation.maken import maak_verdeling
from allocation.plan import Opties, Toewijzing, Verdeling
from allocation.verschil import bij_wie, verschil
from tests.bouw import begeleider, in_begeleiding, nieuw_bg, opname, vast_beleid, week


@pytest.fixture(scope="module")
def eerst() -> Verdeling:
    """C1 with B1 and B2, and C9 who is new."""
    wie = opname(begeleider("B1"), begeleider("B2"), begeleider("B3"), in_begeleiding("C1"), nieuw_bg("C9", aanmelddatum=date(2026, 11, 23)))
    return maak_verdeling(wie, vast_beleid(), Opties(team="GT3"))


def met(verdeling: Verdeling, client_id: str, **velden: Any) -> Verdeling:
    """The same with another choice for one client."""
    rijen = [rij.model_copy(update=velden) if rij.client_id == client_id else rij for rij in verdeling.toewijzingen]
    return verdeling.model_copy(update={"toewijzingen": tuple(rijen)})


def test_the_same_allocation_differs_in_nothing(eerst: Verdeling) -> None:
    uit = verschil(eerst, eerst)
    assert uit.clienten == ()
    assert {doel.verschil for doel in uit.doelen} == {0}
    assert uit.samenvatting == ("Voor niemand verandert er iets: iedereen heeft dezelfde begeleiders.",)


def test_other_begeleiders_are_named_before_and_after(eerst: Verdeling) -> None:
    rij = verschil(eerst, met(eerst, "C1", eerste_id="B3")).clienten[0]
    assert (rij.client_id, rij.soort, rij.eerst, rij.nu) == ("C1", "ander", "B1 en B2", "B3 en B2")


def test_an_onderaannemer_stands_in_the_place_of_both(eerst: Verdeling) -> None:
    rij = verschil(eerst, met(eerst, "C1", eerste_id=None, tweede_id=None, onderaannemer_id="OA1")).clienten[0]
    assert (rij.eerst, rij.nu) == ("B1 en B2", "OA1")


def test_getting_somebody_and_getting_nobody_are_each_others_mirror(eerst: Verdeling) -> None:
    zonder = eerst.model_copy(update={"toewijzingen": tuple(rij for rij in eerst.toewijzingen if rij.client_id != "C9")})
    assert [(rij.soort, rij.nu) for rij in verschil(eerst, zonder).clienten] == [("niemand_meer", "niemand")]
    assert [(rij.soort, rij.eerst) for rij in verschil(zonder, eerst).clienten] == [("alsnog_iemand", "niemand")]
    assert "Eén cliënt krijgt alsnog begeleiding." in verschil(zonder, eerst).samenvatting


def test_the_same_people_in_another_week_is_told_too(eerst: Verdeling) -> None:
    rij = verschil(eerst, met(eerst, "C9", eerste_gesprek_week=week(4))).clienten[0]
    assert (rij.soort, rij.eerst, rij.nu) == ("ander_gesprek", week(0).isoformat(), week(4).isoformat())


def test_the_load_is_told_of_all_together(eerst: Verdeling) -> None:
    zwaarder = [rij.model_copy(update={"punten": rij.punten + 100}) if rij.begeleider_id == "B1" else rij for rij in eerst.belasting]
    nu = met(eerst, "C1", tweede_id="B3").model_copy(update={"belasting": tuple(zwaarder)})
    last = verschil(eerst, nu).belasting
    assert (last.zwaarder, last.lichter, last.punten) == (1, 0, 100)
    assert last.hoogste_nu > last.hoogste_eerst
    assert last.laagste_nu == last.laagste_eerst
    assert "Van de belasting: één begeleider draagt meer dan eerst, niemand draagt minder." in verschil(eerst, nu).samenvatting
    assert "Van de belasting: één draagt minder dan eerst, niemand draagt meer." in verschil(nu, eerst).samenvatting


def test_what_was_asked_is_told_where_it_differs(eerst: Verdeling) -> None:
    een = eerst.model_copy(update={"opties": eerst.opties.model_copy(update={"wissels": 1})})
    zin = verschil(eerst, een).samenvatting[0]
    assert zin == "Er is iets anders gevraagd: eerst GT3 zonder wissels uit vrije keuze; nu GT3 met hoogstens 1 wissel uit vrije keuze."
    punten = eerst.model_copy(update={"opties": eerst.opties.model_copy(update={"basis": "punten"})})
    assert verschil(eerst, punten).samenvatting[0].endswith("nu GT3 zonder wissels uit vrije keuze, onderaannemers geteld in punten.")


def test_a_doel_that_goes_down_got_better(eerst: Verdeling) -> None:
    beter = [doel.model_copy(update={"waarde": doel.waarde - 1}) if doel.naam == "gebieden" else doel for doel in eerst.doelen]
    uit = verschil(eerst, eerst.model_copy(update={"doelen": tuple(beter)}))
    assert {doel.naam: doel.verschil for doel in uit.doelen if doel.verschil} == {"gebieden": -1}


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"momentopname": "anders"}, "verschillende momentopnamen"),
        ({"beleid": "anders"}, "ander beleid"),
        ({"regels": "anders"}, "andere regels"),
        ({"opties": Opties(team="GT3", wissels=4)}, "eerst GT3 zonder wissels uit vrije keuze; nu GT3 met hoogstens 4 wissels"),
    ],
)
def test_what_the_allocations_were_made_from_is_told_first(eerst: Verdeling, velden: dict[str, Any], zin: str) -> None:
    uit = verschil(eerst, eerst.model_copy(update=velden))
    assert zin in uit.samenvatting[0]
    assert uit.zelfde_momentopname is ("momentopname" not in velden)


def test_a_choice_without_anybody_reads_as_nobody() -> None:
    assert bij_wie(None) == bij_wie(Toewijzing(client_id="C1")) == "niemand"
