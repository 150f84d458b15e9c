"""What a plan says about itself: lists, values, bounds, kengetallen, dependencies, hashes. A right plan, and one wrong thing at a time."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from placement.check.afhankelijk import hangt_af_van
from placement.check.controle import beoordeel
from placement.check.telling import Telling
from placement.plan import Doelwaarde, NietGeplaatst, Reden
from tests.bouw import (
    bewoner,
    client,
    locatie,
    onverenigbaar,
    opname,
    plek,
    samenstelling,
    sleutelfiguur,
    stuurgroepbesluit,
    vast_beleid,
    wachtende,
    week,
)
from tests.placement.nepregels import NepRegels
from tests.placement.planbouw import HASHES, goed_plan, keuze, oordeel, verhuizing

REGIO = opname(
    locatie(),
    plek(aantal=1),
    wachtende("C1"),
    wachtende("C2"),
    wachtende("C3"),
    wachtende("C4", wachtkeuze="wacht_op_voorkeur"),
    client("C5", status="aangemeld"),
    client("C6", status="in_zorg"),
    client("C7", domein="BG"),
)


def telling(*, regels: NepRegels | None = None, **beleid: Any) -> Telling:
    standaard = NepRegels(geen_paar={("C3", "P1"): "plek-leeftijd"})
    return Telling(REGIO, vast_beleid(**{"horizon_weken": 4, **beleid}), regels or standaard)


def niet(*ids: str) -> tuple[NietGeplaatst, ...]:
    return tuple(NietGeplaatst(client_id=client_id) for client_id in ids)


def test_a_plan_that_says_the_right_things_is_good() -> None:
    uitslag = oordeel(telling(), keuze("C1"))
    assert uitslag.goed, uitslag.bevindingen
    assert uitslag.kengetallen == {"geen_passend_aanbod": 1, "geplaatst": 1, "niet_geplaatst": 1, "urgentiegewicht": 2, "verhuisd": 0, "wachtenden": 4}


@pytest.mark.parametrize(
    "lijsten",
    [
        {"niet_geplaatst": ()},
        {"niet_geplaatst": niet("C2", "C2")},
        {"niet_geplaatst": niet("C1", "C2")},
        {"niet_geplaatst": niet("C2", "C3"), "geen_passend_aanbod": ()},
        {"niet_geplaatst": niet("C2", "C4"), "wacht_op_voorkeur": ()},
        {"buiten_plan": ()},
        {"buiten_plan": (Reden(client_id="C5", reden="x"), Reden(client_id="C6", reden="x"))},
        {"buiten_plan": (Reden(client_id="C5", reden="x"), Reden(client_id="C7", reden="x"))},
        {"niet_geplaatst": niet("C2", "C8")},
    ],
)
def test_everyone_stands_in_exactly_one_list_and_the_right_one(lijsten: dict[str, Any]) -> None:
    assert oordeel(telling(), keuze("C1"), **lijsten).soorten == {"indeling"}


def test_a_mover_whom_the_rules_do_not_admit_stands_outside_the_plan() -> None:
    regio = opname(locatie(), plek(), bewoner("B1", verhuisreden="doorstroom"))
    geen_dat = Telling(regio, vast_beleid(), NepRegels(wacht_niet=frozenset({"B1"})))
    assert oordeel(geen_dat).goed
    assert oordeel(geen_dat, buiten_plan=()).soorten == {"indeling"}


def _met_doel(naam: str, **velden: Any) -> tuple[Doelwaarde, ...]:
    plan = goed_plan(telling(), keuze("C1"))
    return tuple(doel.model_copy(update=velden) if doel.naam == naam else doel for doel in plan.doelen)


def test_a_wrong_value_is_named_with_the_right_one() -> None:
    uitslag = oordeel(telling(), keuze("C1"), doelen=_met_doel("ongeplaatst_urgentie_3", waarde=7, beste=7, grens=7))
    (fout,) = uitslag.bevindingen
    assert fout.soort == "doelwaarde"
    assert fout.tekst == "Doel ongeplaatst_urgentie_3 is 1; het plan zegt 7."
    assert uitslag.doelen["ongeplaatst_urgentie_3"] == 1


def test_doelen_stand_in_the_order_of_the_beleid() -> None:
    plan = goed_plan(telling(), keuze("C1"))
    assert oordeel(telling(), keuze("C1"), doelen=plan.doelen[::-1]).soorten == {"doel_volgorde"}
    assert oordeel(telling(), keuze("C1"), doelen=()).soorten == {"doel_volgorde"}


@pytest.mark.parametrize(
    ("velden", "goed"),
    [
        ({"grens": -1, "bewezen": False}, False),  # later doelen still claim a proof
        ({"grens": 2}, False),  # above the value
        ({"beste": 2, "grens": 1}, False),
        ({"beste": 0, "grens": 0}, False),  # no speling on this doel
        ({"grens": 0}, False),  # proven without beste == grens
        ({}, True),
    ],
)
def test_bounds_that_cannot_be_true(velden: dict[str, Any], goed: bool) -> None:
    """ongeplaatst_urgentie_3 is 1."""
    uitslag = oordeel(telling(), keuze("C1"), doelen=_met_doel("ongeplaatst_urgentie_3", **velden))
    assert uitslag.soorten == (set() if goed else {"grens_klopt_niet"})


def test_speling_lets_the_value_exceed_the_best_by_points_per_person() -> None:
    """C1, C2 and C3 wait (C4 waits for a wish): 5 x 3 = 15 points."""
    begin = goed_plan(telling(), keuze("C1"))
    wachttijd = next(doel.waarde for doel in begin.doelen if doel.naam == "wachttijd")
    assert oordeel(telling(), keuze("C1"), doelen=_met_doel("wachttijd", beste=wachttijd - 15, grens=wachttijd - 15)).goed
    te_veel = _met_doel("wachttijd", beste=wachttijd - 16, grens=wachttijd - 16)
    assert oordeel(telling(), keuze("C1"), doelen=te_veel).soorten == {"grens_klopt_niet"}


def test_an_imitation_seeks_no_best() -> None:
    doelen = tuple(doel.model_copy(update={"beste": 0, "grens": 0, "bewezen": False}) for doel in goed_plan(telling(), keuze("C1")).doelen)
    assert oordeel(telling(), keuze("C1"), doelen=doelen, modus="nagebootst").goed
    assert oordeel(telling(), keuze("C1"), doelen=doelen).soorten == {"grens_klopt_niet"}


def test_kengetallen_are_recounted() -> None:
    goed = goed_plan(telling(), keuze("C1")).kengetallen
    assert oordeel(telling(), keuze("C1"), kengetallen={**goed, "urgentiegewicht": 3}).soorten == {"kengetal"}
    assert oordeel(telling(), keuze("C1"), kengetallen={}).soorten == {"kengetal"}
    assert oordeel(telling(), keuze("C1"), kengetallen={**goed, "geluk": 3}).soorten == {"kengetal"}


@pytest.mark.parametrize("soort", ["momentopname", "beleid", "regels"])
def test_a_plan_of_other_data_beleid_or_rules(soort: str) -> None:
    plan = goed_plan(telling(), keuze("C1"))
    uitslag = beoordeel(telling(), plan, {**HASHES, soort: "anders"})
    assert uitslag.soorten == {soort}


def test_a_plan_of_another_day() -> None:
    assert oordeel(telling(), keuze("C1"), peildatum=date(2026, 11, 23)).soorten == {"momentopname"}


# hangtAfVan ----------------------------------------------------------------------------------------------------------


def afhankelijk(*rijen: Any, keuzes: tuple[Any, ...], **beleid: Any) -> dict[str, tuple[str, ...]]:
    return hangt_af_van(Telling(opname(*rijen), vast_beleid(**{"horizon_weken": 4, **beleid}), NepRegels()), keuzes)


def test_a_place_that_comes_free_depends_on_who_leaves() -> None:
    huis = (locatie(), plek(aantal=2), bewoner("B1", vertrek={"vertrek_week": week(1)}), bewoner("B2"), wachtende("C1"))
    assert afhankelijk(*huis, keuzes=(keuze("C1", start=1),)) == {"C1": ("B1",)}
    assert afhankelijk(*huis[:1], plek(aantal=3), *huis[2:], keuzes=(keuze("C1", start=1),)) == {"C1": ()}


def test_one_of_two_departures_is_not_needed_two_of_two_are() -> None:
    huis = (locatie(), plek(aantal=2), *(bewoner(b, vertrek={"vertrek_week": week(1)}) for b in ("B1", "B2")), wachtende("C1"), wachtende("C2"))
    assert afhankelijk(*huis, keuzes=(keuze("C1", start=1),)) == {"C1": ()}
    assert afhankelijk(*huis, keuzes=(keuze("C1", start=1), keuze("C2", start=2))) == {"C1": ("B1", "B2"), "C2": ("B1", "B2")}


def test_a_chain_depends_one_step_at_a_time() -> None:
    """B1 leaves L2, B2 moves from L1 to there, C1 takes the place of B2."""
    huis = (locatie("L1"), locatie("L2"), plek("P1", "L1"), plek("P2", "L2"), bewoner("B1", "P2", vertrek={"vertrek_week": week(1)}), wachtende("C1"))
    keuzes = (verhuizing("B2", "P2", 1), keuze("C1", "P1", 2))
    assert afhankelijk(*huis, bewoner("B2", "P1", verhuisreden="doorstroom"), keuzes=keuzes) == {"B2": ("B1",), "C1": ("B2",)}


def test_vacancy_weeks_do_not_make_a_resident_count_twice() -> None:
    huis = (locatie(), plek(aantal=2), bewoner("B1", vertrek={"vertrek_week": week(0)}), wachtende("C1"))
    assert afhankelijk(*huis, keuzes=(keuze("C1", start=0),), leegstand_weken=2) == {"C1": ()}


def test_the_group_the_pair_the_points_the_budget_and_the_sleutelfiguur_make_depend() -> None:
    weg = {"vertrek_week": week(2)}
    hoogstens_een = samenstelling("L1", "lvb", max_aantal=1)
    cases: list[tuple[Any, ...]] = [
        (locatie(), plek(aantal=9), bewoner("B1", vertrek=weg, kenmerken=("lvb",)), wachtende("C1", kenmerken=("lvb",)), hoogstens_een),
        (locatie(), plek(aantal=9), bewoner("B1", vertrek=weg), wachtende("C1"), onverenigbaar("B1", "C1")),
        (locatie(team_punten=150), plek(aantal=9), bewoner("B1", vertrek=weg), wachtende("C1")),
        (locatie(), plek(aantal=9, kosten_per_week_euro=100), bewoner("B1", vertrek=weg), wachtende("C1"), stuurgroepbesluit(bedrag_euro=100)),
    ]
    for huis in cases:
        assert afhankelijk(*huis, keuzes=(keuze("C1", start=2),)) == {"C1": ("B1",)}
    huis = (locatie(), plek(aantal=9), bewoner("B1", vertrek=weg, sleutelfiguur_id="S1"), wachtende("C1"), sleutelfiguur("S1", "L1", max_clienten=1))
    assert afhankelijk(*huis, keuzes=(keuze("C1", start=2, sleutelfiguur_id="S1"),)) == {"C1": ("B1",)}


def test_two_who_must_move_together_depend_on_each_other() -> None:
    """At least two with lvb on L2: without the one the other is alone there."""
    wie = [bewoner(b, "P1", verhuisreden="doorstroom", kenmerken=("lvb",)) for b in ("B1", "B2")]
    huis = (locatie("L1"), locatie("L2"), plek("P1", "L1", 2), plek("P2", "L2", 2), samenstelling("L2", "lvb", min_aantal=2), *wie)
    assert afhankelijk(*huis, keuzes=(verhuizing("B1", "P2", 1), verhuizing("B2", "P2", 1))) == {"B1": ("B2",), "B2": ("B1",)}


def test_a_plan_that_hides_a_dependency_is_refused() -> None:
    regio = opname(locatie(), plek(), bewoner("B1", vertrek={"vertrek_week": week(1)}), wachtende("C1"))
    hier = Telling(regio, vast_beleid(horizon_weken=4), NepRegels())
    assert oordeel(hier, keuze("C1", start=1)).goed
    plan = goed_plan(hier, keuze("C1", start=1), plaatsingen=(keuze("C1", start=1),))
    (fout,) = beoordeel(hier, plan, HASHES).bevindingen
    assert (fout.soort, fout.client_id) == ("hangt_af_van", "C1")
    assert "hangt af van B1; het plan zegt niemand" in fout.tekst
