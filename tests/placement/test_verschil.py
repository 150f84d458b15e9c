"""What changed between two plans: per doel, per person, and which plan is better and why."""

from __future__ import annotations

from placement.check.telling import Telling
from placement.plan import Plaatsing, Plan
from placement.verschil import verschil
from tests.bouw import locatie, opname, plek, vast_beleid, wachtende
from tests.placement.nepregels import NepRegels
from tests.placement.planbouw import goed_plan, keuze

REGIO = opname(locatie("L1"), plek("P1", "L1", 2), locatie("L2"), plek("P2", "L2", 1), wachtende("C1", urgentie=1), wachtende("C2"), wachtende("C3"))


def plan(*keuzes: Plaatsing) -> Plan:
    return goed_plan(Telling(REGIO, vast_beleid(horizon_weken=4), NepRegels()), *keuzes)


def test_the_same_plan_differs_in_nothing() -> None:
    gelijk = verschil(plan(keuze("C1")), plan(keuze("C1")))
    assert gelijk.zelfde_momentopname
    assert gelijk.gevolgen == ()
    assert gelijk.samenvatting == ("Voor niemand verandert er iets: de plaatsingen zijn dezelfde.",)


def test_every_change_for_a_person_is_named() -> None:
    eerst = plan(keuze("C1", "P1", 0), keuze("C2", "P1", 1))
    daarna = plan(keuze("C1", "P2", 2), keuze("C3", "P1", 0))
    gevolgen = {gevolg.client_id: (gevolg.soort, gevolg.weken) for gevolg in verschil(eerst, daarna).gevolgen}
    assert gevolgen == {"C1": ("andere_plek", 2), "C2": ("geen_plek_meer", 0), "C3": ("alsnog_een_plek", 0)}
    vroeger = verschil(plan(keuze("C1", "P1", 2)), plan(keuze("C1", "P1", 0))).gevolgen
    assert [(gevolg.soort, gevolg.weken) for gevolg in vroeger] == [("eerder", -2)]


def test_what_it_means_for_the_doelen_is_said_in_words() -> None:
    zonder, met = plan(keuze("C2")), plan(keuze("C1"), keuze("C2", "P2", 3))
    assert "Van urgentie 1 blijft één persoon minder zonder plek." in verschil(zonder, met).samenvatting
    assert "Van urgentie 1 blijft één persoon meer zonder plek." in verschil(met, zonder).samenvatting


def test_other_data_is_said_to_be_part_of_the_difference() -> None:
    eerst = plan(keuze("C1"))
    anders = verschil(eerst, eerst.model_copy(update={"momentopname": "ander"}))
    assert not anders.zelfde_momentopname
    assert "verschillende momentopnamen" in anders.samenvatting[0]
