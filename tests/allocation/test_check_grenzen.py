"""What nobody may go over: capacity, max_intensief, points of an onderaannemer, first talks per week, voluntary wissels (counting.md 29, 30, 32, 34, 35)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from allocation.check.beschikbaar import beschikbaar
from domain.kalender import maandagen
from domain.momentopname import Momentopname
from tests.allocation.verdelingbouw import keuze, soorten, telling_van
from tests.bouw import PEILDATUM, begeleider, in_begeleiding, nieuw_bg, onderaannemer, opname, stuurgroepbesluit, vast_beleid, vastlegging, week

DAG = timedelta(days=1)


def inzet(**kolommen: Any) -> tuple[int, bool]:
    """Capacity and weg of one begeleider in a horizon of 13 weeks: 65 working days, 30 November to 28 February."""
    wie = beschikbaar(begeleider(**kolommen), vast_beleid(), maandagen(PEILDATUM, 13))
    return wie.capaciteit_punten, wie.weg


@pytest.mark.parametrize(
    ("kolommen", "punten"),
    [
        ({}, 1280),  # 40 x 32
        ({"rol_uren": 4}, 1120),  # 40 x 28
        ({"inzetbaar_pct": 50}, 640),
        ({"contract_uren": "32.5", "inzetbaar_pct": 33}, 429),  # 40 x 32.5 x 0.33 = 429.0
        ({"contract_uren": "28.7", "rol_uren": "0.1", "inzetbaar_pct": 80}, 915),  # 40 x 28.6 x 0.8 = 915.2
        ({"rol_uren": 40}, 0),  # never below 0
        ({"afwezig_van": PEILDATUM, "afwezig_tot": PEILDATUM + 4 * DAG}, 1181),  # 60 of 65 days: 1280 x 60 / 65 = 1181.5
    ],
)
def test_capacity_is_floored_once_at_the_end(kolommen: dict[str, Any], punten: int) -> None:
    assert inzet(**kolommen) == (punten, False)


def test_weg_is_thirty_working_days_or_out_of_service() -> None:
    """Six weeks are 30 working days; Monday to Thursday of the last one makes 29."""
    zes_weken = PEILDATUM + timedelta(weeks=6)
    assert inzet(afwezig_van=PEILDATUM, afwezig_tot=zes_weken - 3 * DAG)[1], "to the Friday"
    assert not inzet(afwezig_van=PEILDATUM, afwezig_tot=zes_weken - 4 * DAG)[1], "to the Thursday"
    assert inzet(afwezig_van=PEILDATUM)[1], "an empty end is until further notice"
    assert inzet(afwezig_tot=zes_weken)[1], "an empty begin is since before"
    assert not inzet(afwezig_tot=PEILDATUM)[1]
    assert not inzet(afwezig_van=week(8))[1], "five weeks of the horizon are 25 days"
    assert inzet(uit_dienst_op=date(2027, 2, 28)) == (1280, True), "out on the last Sunday"
    assert not inzet(uit_dienst_op=date(2027, 3, 1))[1]


def test_presence_per_week_ends_with_the_service() -> None:
    wie = beschikbaar(begeleider(uit_dienst_op=week(1) + 2 * DAG), vast_beleid(horizon_weken=3), maandagen(PEILDATUM, 3))
    assert wie.werkdagen == (5, 2, 0)


# a team in which everybody carries 200 points: 40 x 5 hours
KLEIN = {"contract_uren": 5}


def team(*rijen: Any, weg: str = "", **kolommen: Any) -> Momentopname:
    """B1 … B4 of GT3, 200 points each."""
    return opname([begeleider(naam, **KLEIN, **kolommen, **({"afwezig_van": PEILDATUM} if naam in weg else {})) for naam in ("B1", "B2", "B3", "B4")], rijen)


def test_nobody_new_over_the_capacity() -> None:
    """Two clients of 100 fill B1; each adds floor(0.15 x 100) = 15 to the second."""
    wie = team(nieuw_bg("C1"), nieuw_bg("C2"), nieuw_bg("C3"))
    vol = (keuze("C1", "B1", "B2"), keuze("C2", "B1", "B2"))
    assert soorten(wie, *vol) == set()
    assert soorten(wie, *vol, keuze("C3", "B2", "B1")) == {"boven_limiet"}


def test_today_over_the_capacity_stays_and_takes_nobody() -> None:
    """B1 carries 300 today: that is the limit. One more second of 15 is over it."""
    zit = [in_begeleiding(f"C{nummer}") for nummer in (1, 2, 3)]
    blijft = [keuze(f"C{nummer}", "B1", "B2") for nummer in (1, 2, 3)]
    wie = team(zit, nieuw_bg("C4"))
    assert soorten(wie, *blijft) == set()
    assert telling_van(wie).tel(blijft)["boven_capaciteit"] == 0
    assert soorten(wie, *blijft, keuze("C4", "B3", "B1")) == {"boven_limiet"}


def test_who_takes_over_from_somebody_weg_may_exceed_and_then_gets_nobody_new() -> None:
    """B1 is weg with two clients of 100; B2 has 200 of its own and takes one over as eerste: 300 of 200, 100 over the capacity."""
    eigen = (in_begeleiding("C1", "B2", "B3"), in_begeleiding("C2", "B2", "B3"))
    wie = team(eigen, in_begeleiding("C3", "B1", "B4"), nieuw_bg("C4"), weg="B1")
    plan = [keuze("C1", "B2", "B3"), keuze("C2", "B2", "B3"), keuze("C3", "B2", "B4")]
    telling = telling_van(wie)
    assert soorten(telling, *plan) == set()
    assert telling.tel(plan)["boven_capaciteit"] == 100
    assert soorten(telling, *plan, keuze("C4", "B4", "B3")) == set(), "the others may have somebody new"
    assert soorten(telling, *plan, keuze("C4", "B4", "B2")) == {"boven_limiet"}


def test_a_voluntary_move_is_no_reason_to_exceed() -> None:
    """B1 carries 100 and 180 would come from B2."""
    wie = team(in_begeleiding("C1", "B1", "B3"), in_begeleiding("C2", "B2", "B3", zorgzwaarte="intensief"))
    assert soorten(wie, keuze("C1", "B1", "B3"), keuze("C2", "B1", "B3"), wissels=5) == {"boven_limiet"}


def test_max_intensief_counts_as_eerste_and_today_counts_on() -> None:
    zwaar = {"zorgzwaarte": "intensief"}
    ruim = {"contract_uren": 32}
    mensen = (begeleider("B1", max_intensief=1, **ruim), begeleider("B2", max_intensief=0, **ruim), begeleider("B3", **ruim))
    nieuw = (nieuw_bg("C1", **zwaar), nieuw_bg("C2", **zwaar))
    wie = opname(mensen, nieuw)
    assert soorten(wie, keuze("C1", "B1", "B2"), keuze("C2", "B3", "B2")) == set()
    assert soorten(wie, keuze("C1", "B1", "B2"), keuze("C2", "B1", "B2")) == {"max_intensief"}
    vandaag = opname(mensen, in_begeleiding("C1", "B2", "B3", **zwaar), nieuw[1], nieuw_bg("C2", **zwaar)[1:])
    assert soorten(vandaag, keuze("C1", "B2", "B3")) == set(), "who sits there today stays"


def test_who_takes_over_may_exceed_max_intensief() -> None:
    zwaar = {"zorgzwaarte": "intensief"}
    mensen = (begeleider("B1", afwezig_van=PEILDATUM), begeleider("B2", max_intensief=0), begeleider("B3"))
    assert soorten(opname(mensen, in_begeleiding("C1", "B1", "B3", **zwaar)), keuze("C1", "B2", "B3")) == set()


def test_a_caseload_row_of_a_client_outside_weighs_nothing() -> None:
    """C1 is closed: B1 has today nothing, so its limit is the capacity of 200."""
    wie = team(in_begeleiding("C1", status="afgesloten", zorgzwaarte="intensief"), in_begeleiding("C2", zorgzwaarte="intensief"))
    assert telling_van(wie).gegevens.limiet_punten["B1"] == 200


# onderaannemers


def test_an_onderaannemer_carries_max_punten_in_a_team_or_what_is_there_today() -> None:
    wie = opname(onderaannemer(max_punten=150), nieuw_bg("C1"), nieuw_bg("C2", zorgzwaarte="licht"), begeleider())
    assert soorten(wie, keuze("C1", bij="OA1")) == set()
    assert soorten(wie, keuze("C1", bij="OA1"), keuze("C2", bij="OA1")) == {"onderaannemer_vol"}
    vandaag = opname(onderaannemer(max_punten=50), in_begeleiding("C1", bij="OA1"), nieuw_bg("C2", zorgzwaarte="licht"), begeleider())
    assert soorten(vandaag, keuze("C1", bij="OA1")) == set()
    assert soorten(vandaag, keuze("C1", bij="OA1"), keuze("C2", bij="OA1")) == {"onderaannemer_vol"}


def test_an_onderaannemer_has_room_only_in_the_teams_it_works_for() -> None:
    wie = opname(onderaannemer(gebiedsteam="GT6"), nieuw_bg("C1"), begeleider())
    assert soorten(wie, keuze("C1", bij="OA1")) == {"onderaannemer_vol"}


@pytest.mark.parametrize(
    ("kolommen", "nodig", "verwacht"),
    [
        ({}, (), set()),
        ({"rol_onderaannemer": "niche", "niches": ("nah",)}, ("nah",), set()),
        ({"rol_onderaannemer": "niche", "niches": ("nah",)}, (), {"onderaannemer_niche"}),
        ({}, ("nah",), {"onderaannemer_expertise"}),
        ({"rol_onderaannemer": "afbouw"}, (), {"onderaannemer_afbouw"}),
        ({"rol": "combinant", "rol_onderaannemer": None}, (), {"onderaannemer_rol"}),
    ],
)
def test_the_rules_say_which_onderaannemer_takes_somebody_new(kolommen: dict[str, Any], nodig: tuple[str, ...], verwacht: set[str]) -> None:
    wie = opname(onderaannemer(**kolommen), nieuw_bg("C1", expertise_nodig=nodig), begeleider())
    assert soorten(wie, keuze("C1", bij="OA1")) == verwacht


def test_every_expertise_is_among_niches_and_begeleiders_of_the_onderaannemer() -> None:
    daar = begeleider("D1", gebiedsteam=None, organisatie_id="OA1", expertises=("ggz",))
    wie = opname(onderaannemer(niches=("nah",)), daar, nieuw_bg("C1", expertise_nodig=("ggz", "nah")))
    assert soorten(wie, keuze("C1", bij="OA1")) == set()


def test_a_later_approval_bars_an_onderaannemer_until_then_but_not_who_is_there() -> None:
    besluit = stuurgroepbesluit(soort="onderaannemer_goedgekeurd", organisatie_id="OA1", datum=PEILDATUM + DAG)
    assert soorten(opname(onderaannemer(), besluit, nieuw_bg("C1"), begeleider()), keuze("C1", bij="OA1")) == {"onderaannemer_goedkeuring"}
    zit = in_begeleiding("C1", bij="OA1", expertise_nodig=("nah",))
    assert soorten(opname(onderaannemer(rol_onderaannemer="afbouw"), besluit, zit, begeleider()), keuze("C1", bij="OA1")) == set()


def test_who_is_with_an_organisation_that_is_no_onderaannemer_stays() -> None:
    """What stays of today is not asked again; nobody new comes there."""
    wie = opname(onderaannemer(rol="combinant", rol_onderaannemer=None), in_begeleiding("C1", bij="OA1"), nieuw_bg("C2"), begeleider())
    assert soorten(wie, keuze("C1", bij="OA1")) == set()
    assert soorten(wie, keuze("C1", bij="OA1"), keuze("C2", bij="OA1")) == {"onderaannemer_rol"}


# first talks


def gesprekken(*rijen: Any, hoogstens: int = 2, **kolommen: Any) -> Momentopname:
    return opname(begeleider("B1", eerste_gesprekken_per_week=hoogstens, **kolommen), begeleider("B2"), onderaannemer(), rijen)


def test_no_more_talks_in_a_week_than_the_eerste_has_and_unlimited_at_an_onderaannemer() -> None:
    nieuw = [nieuw_bg(f"C{nummer}") for nummer in (1, 2, 3)]
    wie = gesprekken(nieuw)
    eigen = [keuze(f"C{nummer}", "B1", "B2", gesprek=0) for nummer in (1, 2, 3)]
    assert soorten(wie, *eigen[:2]) == set()
    assert soorten(wie, *eigen) == {"gesprek_te_veel"}
    assert soorten(wie, *eigen[:2], keuze("C3", "B1", "B2", gesprek=1)) == set()
    assert soorten(wie, *(keuze(f"C{nummer}", bij="OA1", gesprek=0) for nummer in (1, 2, 3))) == set()


def test_a_talk_lies_in_a_monday_week_of_the_horizon() -> None:
    wie = gesprekken(nieuw_bg())
    assert soorten(wie, keuze("C1", "B1", "B2", gesprek=12)) == set()
    assert soorten(wie, keuze("C1", "B1", "B2", gesprek=13)) == {"gesprek_week"}
    dinsdag = keuze("C1", "B1", "B2").model_copy(update={"eerste_gesprek_week": PEILDATUM + DAG})
    assert soorten(wie, dinsdag) == {"gesprek_week"}


def test_the_eerste_is_there_at_least_one_working_day() -> None:
    """B1 is away in week 0, and until the Thursday of week 1."""
    wie = gesprekken(nieuw_bg(), afwezig_van=PEILDATUM, afwezig_tot=week(1) + 3 * DAG)
    assert soorten(wie, keuze("C1", "B1", "B2", gesprek=0)) == {"gesprek_afwezig"}
    assert soorten(wie, keuze("C1", "B1", "B2", gesprek=1)) == set()


def test_who_had_the_first_talk_needs_none() -> None:
    wie = gesprekken(nieuw_bg(eerste_gesprek_op=date(2026, 11, 25)))
    assert soorten(wie, keuze("C1", "B1", "B2", gesprek=0)) == {"gesprek_niet_nodig"}


# voluntary wissels


def wisselteam(*rijen: Any, weg: str = "") -> Momentopname:
    return opname([begeleider(naam, **({"afwezig_van": PEILDATUM} if naam in weg else {})) for naam in ("B1", "B2", "B3", "B4")], onderaannemer(), rijen)


@pytest.mark.parametrize(
    ("wie", "aantal"),
    [
        (keuze("C1", "B1", "B2"), 0),
        (keuze("C1", "B3", "B2"), 1),
        (keuze("C1", "B1", "B3"), 1),
        (keuze("C1", "B2", "B1"), 2),  # swapping is one each
        (keuze("C1", bij="OA1"), 2),  # the second falls to nobody
    ],
)
def test_the_cap_counts_voluntary_wissels_per_client_and_role(wie: Any, aantal: int) -> None:
    momentopname = wisselteam(in_begeleiding())
    assert soorten(momentopname, wie, wissels=aantal) == set()
    if aantal:
        assert soorten(momentopname, wie, wissels=aantal - 1) == {"te_veel_wissels"}
    geteld = telling_van(momentopname, wissels=aantal).tel([wie])
    assert geteld["wissels_eerste"] + geteld["wissels_tweede"] == aantal


def test_filling_an_empty_role_is_no_wissel() -> None:
    assert soorten(wisselteam(in_begeleiding(tweede=None)), keuze("C1", "B1", "B4")) == set()


def test_forced_wissels_are_not_capped_but_counted() -> None:
    """B1 is weg. A stranger follows: one wissel. Or the second takes over, and both roles are forced."""
    telling = telling_van(wisselteam(in_begeleiding(), weg="B1"))
    for wie, eerste, tweede in ((keuze("C1", "B3", "B2"), 1, 0), (keuze("C1", "B2", "B3"), 1, 1)):
        assert soorten(telling, wie) == set()
        geteld = telling.tel([wie])
        assert (geteld["wissels_eerste"], geteld["wissels_tweede"]) == (eerste, tweede)
    assert soorten(telling, keuze("C1", "B3", "B4")) == {"te_veel_wissels"}, "B2 was not weg and did not take over"


def test_a_released_role_may_change_without_the_cap() -> None:
    wie = wisselteam(in_begeleiding(), vastlegging("C1", "vrijgegeven", begeleider_id="B2", rol="tweede"))
    assert soorten(wie, keuze("C1", "B1", "B4")) == set()
    assert soorten(wie, keuze("C1", "B4", "B2")) == {"te_veel_wissels"}
    voorbij = wisselteam(in_begeleiding(), vastlegging("C1", "vrijgegeven", tot=PEILDATUM - DAG))
    assert soorten(voorbij, keuze("C1", "B1", "B4")) == {"te_veel_wissels"}


def test_leaving_an_onderaannemer_is_a_wissel_of_the_eerste() -> None:
    wie = wisselteam(in_begeleiding(bij="OA1"))
    assert soorten(wie, keuze("C1", "B1", "B2")) == {"te_veel_wissels"}
    assert telling_van(wie, wissels=1).tel([keuze("C1", "B1", "B2")])["wissels_eerste"] == 1
