"""Why is somebody seen late? Stories: one team, a few people who need a first talk, and what keeps them waiting."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from allocation.gesprekuitleg import Gesprek, gesprekken_uitgelegd
from allocation.maken import verdeling_van
from allocation.opbouw import bouw
from allocation.plan import Opties
from solving.limits import Limits
from tests.allocation.klein_team import klein_team
from tests.allocation.verhaal import drie, twee
from tests.bouw import PEILDATUM, Rijen, begeleider, in_begeleiding, nieuw_bg, onderaannemer, opname, vast_beleid, vastlegging, week

OP_TIJD = week(0) - timedelta(days=7)
"""Registered a week ago: the norm lies in the next week."""
LANG_GELEDEN = week(0) - timedelta(days=26)


def uitleg(*rijen: Rijen, **beleid: Any) -> dict[str, Gesprek]:
    """Every first talk of GT3, by client."""
    instantie = bouw(opname(*rijen), vast_beleid(**beleid), Opties(team="GT3"))
    return {rij.client_id: rij for rij in gesprekken_uitgelegd(instantie, verdeling_van(instantie, Limits(5.0)))}


def soorten(rij: Gesprek) -> list[str]:
    return [oorzaak.soort for oorzaak in rij.waarom]


def test_who_is_seen_in_time_has_days_left_and_no_reason() -> None:
    rij = uitleg(*twee(), nieuw_bg("C1", aanmelddatum=OP_TIJD))["C1"]
    assert (rij.week, rij.over_dagen, rij.waarom) == (week(0), 7, ())
    assert rij.uiterlijk == OP_TIJD + timedelta(days=14)


def test_a_norm_that_was_past_on_the_first_monday_is_nobodys_choice() -> None:
    rij = uitleg(*twee(), nieuw_bg("C1", aanmelddatum=LANG_GELEDEN))["C1"]
    assert (rij.week, rij.over_dagen) == (week(0), -12)
    assert soorten(rij) == ["norm_voorbij"]
    assert rij.waarom[0].tekst == "De norm was op de eerste maandag van deze periode al 12 dagen voorbij."


def test_all_talks_of_those_who_fit_are_taken_by_who_waits_longer() -> None:
    """One talk a week each, two begeleiders, three people who have waited longer: the last is seen in the second week."""
    mensen = [begeleider(naam, eerste_gesprekken_per_week=1) for naam in ("B1", "B2")]
    langer = [nieuw_bg(f"C{nummer}", aanmelddatum=LANG_GELEDEN) for nummer in (1, 2)]
    rij = uitleg(*mensen, *langer, nieuw_bg("C3", aanmelddatum=week(0) - timedelta(days=10)))["C3"]
    assert (rij.week, rij.over_dagen) == (week(1), -3)
    assert soorten(rij) == ["bezet", "wie_langer_wacht"]
    assert rij.waarom[0].tekst == "Beide begeleiders die passen hebben in de week daarvoor geen gesprek meer vrij."


def test_a_begeleider_who_is_away_that_week() -> None:
    mensen = [begeleider("B1", expertises=("ggz",), afwezig_van=week(0), afwezig_tot=week(1) - timedelta(days=1)), begeleider("B2", max_intensief=0)]
    rij = uitleg(*mensen, vastlegging("C1", "vast", begeleider_id="B1", rol="eerste"), nieuw_bg("C1", aanmelddatum=week(0) - timedelta(days=12)))["C1"]
    assert rij.week == week(1)
    assert soorten(rij) == ["vastgelegd", "afwezig"]
    assert "De enige begeleider die past is er in de week daarvoor niet." in rij.waarom[1].tekst


def test_partly_away_and_otherwise_taken() -> None:
    """Away in the first week, one talk in the second that goes to who waits longer."""
    mensen = [begeleider("B1", eerste_gesprekken_per_week=1, afwezig_van=week(0), afwezig_tot=week(1) - timedelta(days=1)), begeleider("B2")]
    pins = [vastlegging(f"C{nummer}", "vast", begeleider_id="B1", rol="eerste") for nummer in (1, 2)]
    rij = uitleg(*mensen, *pins, nieuw_bg("C1", aanmelddatum=LANG_GELEDEN), nieuw_bg("C2", aanmelddatum=week(0) - timedelta(days=12)))["C2"]
    assert rij.week == week(2)
    assert soorten(rij) == ["vastgelegd", "deels_afwezig", "wie_langer_wacht"]


def test_a_talk_that_could_be_earlier_is_not_explained_away() -> None:
    instantie = bouw(opname(*drie(), nieuw_bg("C1", aanmelddatum=week(0) - timedelta(days=10))), vast_beleid(), Opties(team="GT3"))
    goed = verdeling_van(instantie, Limits(5.0))
    later = tuple(rij.model_copy(update={"eerste_gesprek_week": week(2)}) for rij in goed.toewijzingen)
    onbewezen = tuple(doel.model_copy(update={"bewezen": False}) for doel in goed.doelen)
    (rij,) = gesprekken_uitgelegd(instantie, goed.model_copy(update={"toewijzingen": later, "doelen": onbewezen}))
    assert soorten(rij) == ["kan_eerder"]
    assert "kijk of het eerder kan" in rij.waarom[0].tekst


def test_who_keeps_the_own_begeleider_waits_for_that_one() -> None:
    mensen = [begeleider("B1", eerste_gesprekken_per_week=1), begeleider("B2")]
    zittend = [in_begeleiding(f"C{nummer}", status="aangemeld", aanmelddatum=week(0) - timedelta(days=10 + nummer)) for nummer in (1, 2)]
    rij = uitleg(*mensen, *zittend)["C1"]
    assert rij.week == week(1)
    assert soorten(rij) == ["houdt_eigen", "bezet", "wie_langer_wacht"]


def test_somebody_with_a_talk_left_and_no_points_is_told_apart() -> None:
    """B2 could see C2 in the first week, but carries all that may be carried."""
    mensen = [begeleider("B1", eerste_gesprekken_per_week=1), begeleider("B2", contract_uren=4), begeleider("B3", contract_uren=4)]
    rijen = uitleg(*mensen, *(nieuw_bg(f"C{nummer}", zorgzwaarte="intensief", aanmelddatum=week(0) - timedelta(days=13)) for nummer in (1, 2)))
    laat = next(rij for rij in rijen.values() if rij.te_laat)
    assert "vol" in soorten(laat)
    assert any("aan de grens van de punten" in oorzaak.tekst for oorzaak in laat.waarom)


def test_nobody_at_all_has_no_week() -> None:
    rij = uitleg(begeleider("B1"), nieuw_bg("C1", aanmelddatum=OP_TIJD))["C1"]
    assert (rij.wie, rij.week) == (None, None)
    assert soorten(rij) == ["niemand"]
    assert rij.over_dagen == (OP_TIJD + timedelta(days=14) - week(13 + 1)).days


def test_talks_that_do_not_fit_in_the_period_say_so() -> None:
    mensen = [begeleider("B1", eerste_gesprekken_per_week=0), begeleider("B2", eerste_gesprekken_per_week=0)]
    rij = uitleg(*mensen, nieuw_bg("C1", aanmelddatum=OP_TIJD))["C1"]
    assert rij.week is None
    assert rij.wie is not None
    assert soorten(rij) == ["voert_geen_gesprekken"]


def test_an_onderaannemer_sees_people_at_once() -> None:
    rij = uitleg(onderaannemer("OA1"), nieuw_bg("C1", aanmelddatum=LANG_GELEDEN))["C1"]
    assert (rij.wie, rij.week) == ("OA1", week(0))
    assert soorten(rij) == ["norm_voorbij"]


def test_without_room_at_an_onderaannemer_that_is_said() -> None:
    mensen = [begeleider(naam, eerste_gesprekken_per_week=1) for naam in ("B1", "B2")]
    langer = [nieuw_bg(f"C{nummer}", aanmelddatum=LANG_GELEDEN) for nummer in (1, 2)]
    rij = uitleg(*mensen, *langer, onderaannemer("OA1", 10), nieuw_bg("C3", aanmelddatum=week(0) - timedelta(days=10)))["C3"]
    assert soorten(rij) == ["bezet", "wie_langer_wacht", "onderaannemer_vol"]


@pytest.mark.parametrize("zaad", range(40))
def test_the_days_are_those_of_the_doel_and_every_late_talk_has_a_reason(zaad: int) -> None:
    wie, beleid, wissels = klein_team(zaad)
    instantie = bouw(wie, beleid, Opties(team="GT3", wissels=wissels))
    verdeling = verdeling_van(instantie, Limits(2.0))
    rijen = gesprekken_uitgelegd(instantie, verdeling)
    doel = next(doel.waarde for doel in verdeling.doelen if doel.naam == "te_laat_eerste_gesprek")
    assert sum(max(0, -rij.over_dagen) for rij in rijen) == doel
    assert all(bool(rij.waarom) == rij.te_laat for rij in rijen)
    namen = {rij.begeleider_id for rij in wie.begeleiders}
    assert not [oorzaak for rij in rijen for oorzaak in rij.waarom if set(oorzaak.tekst.replace(".", " ").split()) & namen]


def test_the_order_is_by_week_and_then_by_client() -> None:
    rijen = uitleg(*drie(), *(nieuw_bg(f"C{nummer}", aanmelddatum=date(2026, 11, 23)) for nummer in range(1, 9)))
    sleutels = [(rij.week or date.max, rij.client_id) for rij in rijen.values()]
    assert sleutels == sorted(sleutels)
    assert week(0) == PEILDATUM
