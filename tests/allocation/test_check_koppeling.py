"""One client by itself: weg, team, expertise, four eyes, exceptions, bound clients and pins. Each code with a plan that has it and one that has not."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from allocation.check import haalbaarheid
from domain.bladen import Rij
from domain.gebied import laad_regio
from domain.momentopname import Momentopname
from rules.toetsing import Toetsing
from tests.allocation.verdelingbouw import keuze, soorten, telling_van
from tests.bouw import PEILDATUM, begeleider, in_begeleiding, nieuw_bg, onderaannemer, opname, uitzondering, vast_beleid, vastlegging, week

WEG = {"afwezig_van": PEILDATUM}
VERLOPEN = {"herzien_op": PEILDATUM - timedelta(days=1)}


def team(*rijen: Rij | tuple[Rij, ...], weg: str = "", **expertises: tuple[str, ...]) -> Momentopname:
    """B1 … B4 of GT3; `weg` names who is weg, keywords give expertises."""
    namen = ("B1", "B2", "B3", "B4")
    return opname([begeleider(naam, expertises=expertises.get(naam, ()), **(WEG if naam in weg else {})) for naam in namen], rijen)


def test_a_client_has_two_different_people_or_an_onderaannemer_alone() -> None:
    wie = opname(team().begeleiders, onderaannemer(), nieuw_bg())
    assert soorten(wie, keuze("C1", "B1", "B2")) == set()
    assert soorten(wie, keuze("C1", bij="OA1")) == set()
    assert soorten(wie, keuze("C1", "B1", "B1")) == {"zelfde_begeleider"}
    assert soorten(wie, keuze("C1", "B1", bij="OA1")) == {"vorm"}
    assert soorten(wie, keuze("C1", None, "B1")) == {"vorm"}
    assert soorten(wie, keuze("C1")) == {"vorm"}


def test_the_team_is_that_of_where_the_client_lives() -> None:
    wie = opname(begeleider("B1"), begeleider("B2", gebiedsteam="GT6"), nieuw_bg())
    assert soorten(wie, keuze("C1", "B1", "B2")) == {"verkeerd_team"}


def test_a_rule_the_checker_has_no_word_for_is_named_by_its_id() -> None:
    wie = opname(begeleider("B1"), begeleider("B2", gebiedsteam="GT6"), nieuw_bg())
    regels = Toetsing(wie, vast_beleid(), laad_regio())
    eigen = replace(regels.boek["begeleider"], regels=tuple(replace(regel, id=f"nieuw-{regel.id}") for regel in regels.boek["begeleider"].regels))
    boek = replace(regels.boek, sets={**regels.boek.sets, "begeleider": eigen})
    telling = haalbaarheid(wie, vast_beleid(), Toetsing(wie, vast_beleid(), laad_regio(), boek), laad_regio())
    (bezwaar,) = telling.bezwaren([keuze("C1", "B1", "B2")])
    assert (bezwaar.soort, bezwaar.begeleider_id) == ("regel", "B2")
    assert "nieuw-begeleider-gebiedsteam" in bezwaar.tekst


def test_nobody_who_is_weg_keeps_a_client() -> None:
    wie = team(in_begeleiding(), weg="B1")
    assert soorten(wie, keuze("C1", "B1", "B2")) == {"weg"}
    assert soorten(wie, keuze("C1", "B3", "B2")) == set()


def test_out_of_service_on_the_first_monday_is_refused_by_the_rules_as_well_as_weg() -> None:
    """The rule is asked too; being weg is the limit, so that is what is said."""
    wie = opname(begeleider("B1", uit_dienst_op=PEILDATUM), begeleider("B2"), nieuw_bg())
    telling = telling_van(wie)
    assert soorten(telling, keuze("C1", "B1", "B2")) == {"weg"}
    assert telling.gegevens.oordelen.begeleider("C1", "B1") == (("in_dienst", "begeleider-in-dienst"),)


def test_what_is_needed_is_had_by_one_of_both() -> None:
    wie = team(nieuw_bg(expertise_nodig=("ggz", "lvb")), B1=("ggz",), B2=("lvb",), B3=("ggz",))
    assert soorten(wie, keuze("C1", "B1", "B2")) == set()
    assert soorten(wie, keuze("C1", "B1", "B3")) == {"expertise"}


def test_the_next_pair_may_miss_what_todays_pair_misses() -> None:
    """C1 needs ggz and lvb; today B1 has ggz and nobody lvb. B1 is weg: who follows must have ggz, and lvb is not asked."""
    wie = team(in_begeleiding(expertise_nodig=("ggz", "lvb")), weg="B1", B1=("ggz",), B3=("ggz",), B4=("lvb",))
    assert soorten(wie, keuze("C1", "B3", "B2")) == set()
    assert soorten(wie, keuze("C1", "B4", "B2")) == {"expertise"}


def test_what_stays_is_never_refused_for_expertise() -> None:
    """The second, who had lvb, is weg: B1 may go on alone; beside a new second lvb is asked again."""
    wie = team(in_begeleiding(expertise_nodig=("lvb",)), weg="B2", B2=("lvb",), B3=("lvb",))
    assert soorten(wie, keuze("C1", "B1")) == set()
    assert soorten(wie, keuze("C1", "B1", "B3")) == set()
    assert soorten(wie, keuze("C1", "B1", "B4")) == {"expertise"}


def test_who_comes_from_an_onderaannemer_needs_a_whole_pair_that_has_everything() -> None:
    wie = opname(team(B1=("ggz",)).begeleiders, onderaannemer(), in_begeleiding(bij="OA1", expertise_nodig=("ggz",)))
    assert soorten(wie, keuze("C1", "B1", "B2"), wissels=1) == set()
    assert soorten(wie, keuze("C1", "B2", "B3"), wissels=1) == {"expertise"}
    assert soorten(wie, keuze("C1", "B1"), wissels=1) == {"tweede_ontbreekt"}


@pytest.mark.parametrize(
    ("rij", "risico", "verwacht"),
    [
        (None, None, {"tweede_ontbreekt"}),
        ({}, None, set()),
        ({"herzien_op": PEILDATUM}, None, set()),
        (VERLOPEN, None, {"uitzondering_verlopen"}),
        ({"akkoord_teamleider": False}, None, {"uitzondering_zonder_akkoord"}),
        ({}, True, {"uitzondering_risico"}),
    ],
)
def test_a_new_client_has_one_begeleider_only_on_an_exception_that_is_good(rij: dict[str, Any] | None, risico: bool | None, verwacht: set[str]) -> None:
    wie = team(nieuw_bg(risico=risico), () if rij is None else uitzondering("C1", **rij))
    assert soorten(wie, keuze("C1", "B1")) == verwacht
    assert soorten(wie, keuze("C1", "B1", "B2")) == set(), "a new client with an exception may get one or two"


def test_past_its_date_the_sitting_eerste_goes_on_alone_and_is_not_counted() -> None:
    telling = telling_van(team(in_begeleiding(tweede=None), uitzondering("C1", **VERLOPEN)))
    assert soorten(telling, keuze("C1", "B1")) == set()
    assert telling.tel([keuze("C1", "B1")])["niet_toegewezen"] == 0


def test_no_second_is_added_to_a_sitting_client_with_an_exception_unless_released() -> None:
    rijen = (in_begeleiding(tweede=None), uitzondering("C1"))
    assert soorten(team(rijen), keuze("C1", "B1", "B2")) == {"uitzondering_tweede"}
    assert soorten(team(rijen, vastlegging("C1", "vrijgegeven", rol="eerste")), keuze("C1", "B1", "B2")) == {"uitzondering_tweede"}
    assert soorten(team(rijen, vastlegging("C1", "vrijgegeven", rol="tweede")), keuze("C1", "B1", "B2")) == set()


def test_who_follows_an_eerste_who_is_weg_may_stand_alone_while_the_exception_is_good() -> None:
    """Past its date the second is missing: it counts, and one may be added."""
    goed = telling_van(team(in_begeleiding(tweede=None), uitzondering("C1"), weg="B1"))
    assert soorten(goed, keuze("C1", "B2")) == set()
    assert goed.tel([keuze("C1", "B2")])["niet_toegewezen"] == 0
    assert soorten(goed, keuze("C1", "B2", "B3")) == {"uitzondering_tweede"}
    voorbij = telling_van(team(in_begeleiding(tweede=None), uitzondering("C1", **VERLOPEN), weg="B1"))
    assert soorten(voorbij, keuze("C1", "B2"), keuze("C1", "B2")) == {"dubbele_toewijzing"}
    assert voorbij.tel([keuze("C1", "B2")])["niet_toegewezen"] == 1
    assert soorten(voorbij, keuze("C1", "B2", "B3")) == set()


@pytest.mark.parametrize(("weg", "tweede", "mag"), [("", "B2", False), ("B2", "B2", True), ("", None, True)])
def test_only_a_second_who_is_missing_or_weg_may_be_missing(weg: str, tweede: str | None, mag: bool) -> None:
    telling = telling_van(team(in_begeleiding(tweede=tweede), weg=weg), wissels=5)
    assert soorten(telling, keuze("C1", "B1")) == (set() if mag else {"tweede_ontbreekt"})
    assert telling.tel([keuze("C1", "B1")])["niet_toegewezen"] == 1, "a missing second counts"


def test_a_risk_client_alone_today_may_get_a_second_though_an_exception_stands_there() -> None:
    telling = telling_van(team(in_begeleiding(tweede=None, risico=True), uitzondering("C1")))
    assert soorten(telling, keuze("C1", "B1", "B2")) == set()
    assert soorten(telling, keuze("C1", "B1")) == set()
    assert telling.tel([keuze("C1", "B1")])["niet_toegewezen"] == 1


BINDEND: list[tuple[dict[str, Any], tuple[Rij, ...]]] = [({"langdurig": True}, ()), ({"status": "proefperiode"}, ()), ({}, (uitzondering("C1"),))]


@pytest.mark.parametrize(("kolommen", "erbij"), BINDEND)
def test_bound_clients_move_only_where_the_role_falls_out_or_is_released(kolommen: dict[str, Any], erbij: tuple[Rij, ...]) -> None:
    rijen = (in_begeleiding(**kolommen), erbij)
    assert soorten(team(rijen), keuze("C1", "B3", "B2"), wissels=9) == {"gebonden"}
    assert soorten(team(rijen, weg="B1"), keuze("C1", "B3", "B2")) == set()
    assert soorten(team(rijen, weg="B1"), keuze("C1", "B2", "B3")) == {"gebonden"}, "only the role that falls out is released"
    vrij = vastlegging("C1", "vrijgegeven", begeleider_id="B1")
    assert soorten(team(rijen, vrij), keuze("C1", "B3", "B2")) == set()
    assert soorten(team(rijen, vrij), keuze("C1", "B1", "B3"), wissels=9) == {"gebonden"}, "the other role is not"


def test_a_client_in_zorg_is_never_dropped_while_somebody_is_admissible() -> None:
    """With the eerste weg: B3 may follow, however full. Without B3 and B4 nobody can stand beside B2, and the client stands there."""
    assert soorten(team(in_begeleiding(), weg="B1")) == {"in_zorg_afgevallen"}
    assert soorten(team(in_begeleiding())) == {"in_zorg_afgevallen"}
    niemand = telling_van(team(in_begeleiding(), weg="B1 B3 B4"))
    assert soorten(niemand) == set()
    assert {naam: niemand.tel([])[naam] for naam in ("niet_toegewezen", "wissels_eerste", "wissels_tweede")} == {
        "niet_toegewezen": 1,
        "wissels_eerste": 1,
        "wissels_tweede": 1,
    }


def test_a_choice_that_needs_a_voluntary_wissel_obliges_nobody() -> None:
    """B1 is weg and only B2, the second, is left. OA1 has room, but there B2 would go: that is voluntary, and N is 0."""
    wie = opname(begeleider("B1", afwezig_van=PEILDATUM), begeleider("B2"), onderaannemer(), in_begeleiding())
    assert soorten(wie) == set()
    assert soorten(wie, keuze("C1", bij="OA1")) == {"te_veel_wissels"}
    assert soorten(wie, wissels=1) == set()
    assert soorten(wie, keuze("C1", bij="OA1"), wissels=1) == set()


def test_nobody_new_takes_the_room_of_who_is_in_zorg_at_an_onderaannemer() -> None:
    """B1 and B2 are weg and nobody else of the team is there; OA1 has room for one of 100. C1 goes before C3, and C2 cannot come as well."""
    mensen = [begeleider(naam, afwezig_van=PEILDATUM) for naam in ("B1", "B2")]
    wie = opname(mensen, onderaannemer(max_punten=100), in_begeleiding("C1", tweede=None), in_begeleiding("C2", tweede=None), nieuw_bg("C3"))
    assert soorten(wie, keuze("C3", bij="OA1")) == {"in_zorg_afgevallen"}
    assert soorten(wie) == {"in_zorg_afgevallen"}
    assert soorten(wie, keuze("C1", bij="OA1")) == set()


def test_a_new_client_may_be_left_out() -> None:
    telling = telling_van(team(nieuw_bg()))
    assert soorten(telling) == set()
    assert telling.tel([])["niet_toegewezen"] == 1


@pytest.mark.parametrize("soort", ["vast", "voorgelegd"])
def test_a_pin_binds_a_begeleider_in_a_role_and_an_empty_role_is_either(soort: str) -> None:
    def met(**kolommen: Any) -> Momentopname:
        return team(nieuw_bg(), vastlegging("C1", soort, begeleider_id="B1", **kolommen))

    assert soorten(met(), keuze("C1", "B2", "B3")) == {"vastlegging"}
    assert soorten(met()) == {"vastlegging"}, "nobody is not B1"
    assert soorten(met(), keuze("C1", "B2", "B1")) == set()
    assert soorten(met(rol="eerste"), keuze("C1", "B2", "B1")) == {"vastlegging"}
    assert soorten(met(tot=PEILDATUM), keuze("C1", "B2", "B3")) == {"vastlegging"}
    assert soorten(met(tot=PEILDATUM - timedelta(days=1)), keuze("C1", "B2", "B3")) == set()


def test_verboden_bars_a_begeleider_and_an_empty_begeleider_says_nothing() -> None:
    assert soorten(team(nieuw_bg(), vastlegging("C1", "verboden", begeleider_id="B1", rol="tweede")), keuze("C1", "B2", "B1")) == {"vastlegging"}
    assert soorten(team(nieuw_bg(), vastlegging("C1", "verboden", begeleider_id="B1", rol="tweede")), keuze("C1", "B1", "B2")) == set()
    assert soorten(team(nieuw_bg(), vastlegging("C1", "verboden")), keuze("C1", "B1", "B2")) == set()


def test_a_pin_on_somebody_of_an_onderaannemer_means_that_onderaannemer() -> None:
    daar = begeleider("D1", gebiedsteam=None, organisatie_id="OA1")
    wie = opname(team().begeleiders, daar, onderaannemer(), nieuw_bg(), vastlegging("C1", "vast", begeleider_id="D1"))
    assert soorten(wie, keuze("C1", bij="OA1")) == set()
    assert soorten(wie, keuze("C1", "B1", "B2")) == {"vastlegging"}


def test_a_pin_opens_no_move() -> None:
    """B3 is pinned on a sitting client: that still needs N."""
    wie = team(in_begeleiding(), vastlegging("C1", "vast", begeleider_id="B3", rol="eerste"))
    assert soorten(wie, keuze("C1", "B3", "B2")) == {"te_veel_wissels"}
    assert soorten(wie, keuze("C1", "B3", "B2"), wissels=1) == set()


def test_a_pin_is_no_ground_to_drop_a_client_in_zorg() -> None:
    """B1 is forbidden on its own client: with N = 0 there is no plan that holds, and with a wissel there is."""
    wie = team(in_begeleiding(), vastlegging("C1", "verboden", begeleider_id="B1"))
    assert soorten(wie) == {"in_zorg_afgevallen"}
    assert soorten(wie, keuze("C1", "B1", "B2")) == {"vastlegging"}
    assert soorten(wie, keuze("C1", "B3", "B2"), wissels=1) == set()


def test_a_week_of_a_first_talk_is_for_who_needs_one() -> None:
    wie = team(in_begeleiding())
    assert soorten(wie, keuze("C1", "B1", "B2", gesprek=0)) == {"gesprek_niet_nodig"}
    assert week(0) == PEILDATUM
