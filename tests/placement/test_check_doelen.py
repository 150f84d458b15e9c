"""Every doel counted by hand; the arithmetic stands with the example. The horizon is four weeks: not placed counts as start 5."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from domain.momentopname import Momentopname
from placement.check.mensen import klasse, normweek
from placement.check.telling import Telling
from placement.plan import Plaatsing
from tests.bouw import (
    PEILDATUM,
    bewoner,
    client,
    locatie,
    opname,
    overigen,
    plek,
    reistijd,
    samenstelling,
    sleutelfiguur,
    vast_beleid,
    vorige,
    wachtende,
    week,
    wens,
)
from tests.placement.nepregels import NepRegels
from tests.placement.planbouw import keuze, verhuizing


def doelen(wie: Momentopname, *keuzes: Plaatsing, regels: NepRegels | None = None, **beleid: Any) -> dict[str, int]:
    return Telling(wie, vast_beleid(**{"horizon_weken": 4, **beleid}), regels or NepRegels()).doelen(keuzes)


def huis(*rijen: Any) -> Momentopname:
    return opname(locatie(), plek(aantal=9), *rijen)


@pytest.mark.parametrize(
    ("urgentie", "gewacht_weken", "verwacht"),
    [(4, 51, 4), (4, 52, 3), (4, 103, 3), (4, 104, 2), (3, 104, 2), (2, 200, 2), (1, 200, 1), (None, 0, 3), (None, 52, 2)],
)
def test_class_rises_with_waiting_but_never_into_acute(urgentie: int | None, gewacht_weken: int, verwacht: int) -> None:
    wie = client(urgentie=urgentie, wacht_sinds=week(-gewacht_weken))
    assert klasse(wie, PEILDATUM, vast_beleid()) == verwacht


@pytest.mark.parametrize(
    ("kolommen", "verwacht"),
    [
        ({"wacht_sinds": week(-10)}, 3),  # class 3: thirteen weeks after waiting since
        ({"wacht_sinds": week(-20)}, 0),  # past already: never before week 0
        ({"wacht_sinds": week(0)}, 13),  # may lie past the horizon
        ({"wacht_sinds": week(-10), "uiterste_datum": date(2026, 12, 8)}, 1),  # a Tuesday: the Monday before is week 1
        ({"wacht_sinds": week(-10), "urgentie": 1, "uiterste_datum": week(9)}, 0),
    ],
)
def test_norm_week_is_the_last_week_not_after_the_earlier_date(kolommen: dict[str, Any], verwacht: int) -> None:
    assert normweek(client(**kolommen), PEILDATUM, vast_beleid()) == verwacht


def test_not_placed_per_class() -> None:
    regio = huis(wachtende("C1", urgentie=1), wachtende("C2", urgentie=2), wachtende("C3"), wachtende("C4", urgentie=4), wachtende("C5", urgentie=4))
    geteld = doelen(regio, keuze("C4"))
    assert [geteld[f"ongeplaatst_urgentie_{nummer}"] for nummer in (1, 2, 3, 4)] == [1, 1, 1, 1]


def test_too_late_against_the_norm() -> None:
    """C1 class 1, norm 2 weeks after 12 weeks ago = week 0: start 2 is 2 x 1000. C2 class 2, waits 4 weeks, norm 6 = week 2: not placed 5 - 2 = 3 x 100.
    C3 class 3, norm week 13 - 12 = 1: start 1 is 0. C4 class 4, norm 26 - 24 = 2: start 3 is 1 x 1."""
    regio = huis(
        wachtende("C1", urgentie=1, wacht_sinds=week(-12)),
        wachtende("C2", urgentie=2, wacht_sinds=week(-4)),
        wachtende("C3", wacht_sinds=week(-12)),
        wachtende("C4", urgentie=4, wacht_sinds=week(-24)),
    )
    assert doelen(regio, keuze("C1", start=2), keuze("C3", start=1), keuze("C4", start=3))["te_laat"] == 2000 + 300 + 0 + 1


def test_waiting_is_weighed_by_weeks_waited() -> None:
    """C1 waited 12 weeks, starts in 3: 13 x 3. C2 waited 150, counts 104, not placed: 105 x 5. C3 waited 0, starts in 0: 0."""
    regio = huis(wachtende("C1", wacht_sinds=week(-12)), wachtende("C2", wacht_sinds=week(-150)), wachtende("C3", aanmelddatum=PEILDATUM))
    assert doelen(regio, keuze("C1", start=3), keuze("C3", start=0))["wachttijd"] == 39 + 525 + 0


def test_who_waits_for_a_wish_counts_in_its_own_doel_and_once_placed_in_the_finer_ones() -> None:
    regio = huis(wachtende("C1", wachtkeuze="wacht_op_voorkeur", urgentie=1, expertise_gewenst=("lvb",)))
    niet = doelen(regio)
    assert {naam for naam, waarde in niet.items() if waarde} == {"voorkeur_ongeplaatst"}
    assert niet["voorkeur_ongeplaatst"] == 1
    wel = doelen(regio, keuze("C1", start=3))
    assert {naam: waarde for naam, waarde in wel.items() if waarde} == {"passendheid": 10}


def test_who_has_no_pair_counts_in_no_doel() -> None:
    regio = huis(wachtende("C1", urgentie=1))
    telling = Telling(regio, vast_beleid(horizon_weken=4), NepRegels(geen_paar={("C1", "P1"): "bw.leeftijd"}))
    assert telling.zonder_aanbod == {"C1"}
    assert set(telling.doelen([]).values()) == {0}
    assert telling.kengetallen([])["geen_passend_aanbod"] == 1


def test_a_pair_in_one_week_only_is_a_pair() -> None:
    regels = NepRegels(pas_vanaf={("C1", "P1"): week(3)})
    assert not Telling(huis(wachtende("C1")), vast_beleid(horizon_weken=4), regels).zonder_aanbod


def test_fit_adds_expertise_wishes_and_a_heavier_form() -> None:
    """Missing of (lvb, ggz): ggz 10. Wishes: location L2 rank 1 missed 15, voorziening huisdier rank 2 met 0, gemeente Waalwijk rank 4 missed floor(15/4) = 3.
    Needs bw_thuis, gets intramuraal: 2 steps x 20 = 40. Together 68."""
    regio = opname(
        locatie(expertises=("lvb",), voorzieningen=("huisdier",)),
        locatie("L2"),
        plek(),
        wachtende("C1", expertise_gewenst=("lvb", "ggz"), woonvorm_nodig="bw_thuis", zwaardere_vorm_akkoord=True),
        wens("C1", "locatie", "L2"),
        wens("C1", "voorziening", "huisdier", rang=2),
        wens("C1", "gemeente", "Waalwijk", rang=4),
        wens("C1", "gemeente", "Tilburg", "moet"),
    )
    assert doelen(regio, keuze("C1"))["passendheid"] == 10 + 15 + 0 + 3 + 40


@pytest.mark.parametrize(("waarde", "punten"), [("GM0855", 0), ("tilburg", 0), ("Goirle", 15)])
def test_a_wish_for_a_gemeente_goes_by_code_or_name(waarde: str, punten: int) -> None:
    assert doelen(huis(wachtende("C1"), wens("C1", "gemeente", waarde)), keuze("C1"))["passendheid"] == punten


def test_a_wish_for_a_gebied_is_compared_without_case_and_punctuation() -> None:
    regio = opname(locatie(gebied="Zuid-Oost"), plek(), wachtende("C1"), wens("C1", "gebied", "zuid oost"))
    assert doelen(regio, keuze("C1"))["passendheid"] == 0


def test_travel_is_a_point_per_five_minutes_begun() -> None:
    """Reeshof to Zuid 11 minutes: 3 points, whatever the hardness. Within one gebied 0. A pair that the sheet does not know 0."""
    regio = opname(
        locatie(gebied="Zuid"),
        plek(),
        reistijd("Reeshof", "Zuid", 11),
        wachtende("C1"),
        wens("C1", "nabij", "reeshof", "moet"),
        wens("C1", "nabij", "Zuid"),
        wens("C1", "nabij", "Oud-Noord"),
    )
    assert doelen(regio, keuze("C1"))["passendheid"] == 3


def test_a_kenmerk_at_its_maximum_in_the_last_week_costs_three() -> None:
    """L1: two of at most two, of which one by the other people: 3. A maximum of 0 is never 'full'."""
    regio = opname(
        locatie(),
        plek(aantal=9),
        samenstelling("L1", "agressie", max_aantal=2),
        samenstelling("L1", "lvb", max_aantal=0),
        overigen("P1", 1, 0, agressie=1),
        wachtende("C1", kenmerken=("agressie",)),
    )
    assert doelen(regio)["passendheid"] == 0
    assert doelen(regio, keuze("C1"))["passendheid"] == 3


def test_extra_sleutelfiguren_per_location_in_the_last_week() -> None:
    """L1 in the last week: S1 (resident), S2 and S3 chosen: 3 - 1 = 2. The departing resident of S4 no longer counts."""
    regio = opname(
        locatie(),
        plek(aantal=9),
        *(sleutelfiguur(f"S{nummer}", "L1") for nummer in (1, 2, 3, 4)),
        bewoner("B1", sleutelfiguur_id="S1"),
        bewoner("B2", sleutelfiguur_id="S4", vertrek={"vertrek_week": week(3)}),
        wachtende("C1"),
        wachtende("C2"),
    )
    assert doelen(regio, keuze("C1", "P1", 0, "S2"), keuze("C2", "P1", 0, "S3"))["sleutelfiguren_extra"] == 2


def test_a_mover_takes_the_sleutelfiguur_along() -> None:
    """Before: S1 and S2 on L1 = 1 extra. After the move of S2's client to L2: 0 and 0."""
    regio = opname(
        locatie("L1"),
        locatie("L2"),
        plek("P1", "L1", 2),
        plek("P2", "L2", 2),
        sleutelfiguur("S1", "L1"),
        sleutelfiguur("S2", "L1"),
        bewoner("B1", sleutelfiguur_id="S1"),
        bewoner("B2", sleutelfiguur_id="S2", verhuisreden="doorstroom"),
    )
    assert doelen(regio)["sleutelfiguren_extra"] == 1
    assert doelen(regio, verhuizing("B2", "P2", 0, "S2"))["sleutelfiguren_extra"] == 0


def test_deviation_from_the_previous_plan() -> None:
    """C1 other place 2, C2 other week 1, C3 the same 0, C4 no longer placed 0, C5 was not in it 0."""
    regio = opname(
        locatie(),
        plek("P1", aantal=9),
        plek("P2", aantal=9),
        *(wachtende(f"C{nummer}") for nummer in range(1, 6)),
        vorige("C1", "P2", week(0)),
        vorige("C2", "P1", week(1)),
        vorige("C3", "P1", week(0)),
        vorige("C4", "P1", week(0)),
    )
    assert doelen(regio, *(keuze(f"C{nummer}") for nummer in (1, 2, 3, 5)))["afwijking"] == 3


def test_doelen_stand_in_the_order_of_the_beleid() -> None:
    volgorde = tuple(reversed(vast_beleid().doelen))
    assert tuple(doelen(huis(), doelen=volgorde)) == volgorde


def test_urgency_weight_adds_eight_four_two_one() -> None:
    regio = huis(wachtende("C1", urgentie=1), wachtende("C2", urgentie=2), wachtende("C3"), wachtende("C4", urgentie=4), wachtende("C5", urgentie=1))
    telling = Telling(regio, vast_beleid(horizon_weken=4), NepRegels())
    assert telling.kengetallen([keuze("C5")])["urgentiegewicht"] == 8 + 4 + 2 + 1


def test_people_for_speling_are_all_who_wait_but_wish_waiters() -> None:
    regio = huis(wachtende("C1"), wachtende("C2"), wachtende("C3", wachtkeuze="wacht_op_voorkeur"), bewoner("B1", verhuisreden="doorstroom"))
    telling = Telling(regio, vast_beleid(horizon_weken=4), NepRegels(geen_paar={("C2", "P1"): "bw.leeftijd"}))
    assert telling.mensen_per_speling == 3
