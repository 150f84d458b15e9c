"""Every limit that depends on who else is placed: one plan that breaks it and one that just does not."""

from __future__ import annotations

from datetime import date
from typing import Any

from domain.momentopname import Momentopname
from placement.check.controle import haalbaarheid
from placement.check.telling import Telling
from placement.plan import Plaatsing
from tests.bouw import (
    bewoner,
    locatie,
    onverenigbaar,
    opname,
    overigen,
    plek,
    samenstelling,
    sleutelfiguur,
    stuurgroepbesluit,
    vast_beleid,
    wachtende,
    week,
)
from tests.placement.nepregels import NepRegels
from tests.placement.planbouw import keuze, verhuizing


def soorten(wie: Momentopname, *keuzes: Plaatsing, **beleid: Any) -> set[str]:
    """Codes of what is wrong with these placements in a horizon of four weeks."""
    telling = Telling(wie, vast_beleid(**{"horizon_weken": 4, **beleid}), NepRegels())
    return {bevinding.soort for bevinding in haalbaarheid(telling, keuzes)}


def test_two_people_on_one_place_from_the_week_they_overlap() -> None:
    regio = opname(locatie(), plek(aantal=1), wachtende("C1"), wachtende("C2"))
    telling = Telling(regio, vast_beleid(horizon_weken=4), NepRegels())
    vol = haalbaarheid(telling, [keuze("C1", start=0), keuze("C2", start=2)])
    assert [(b.soort, b.plekgroep_id, b.week) for b in vol] == [("plek_vol", "P1", week(2)), ("plek_vol", "P1", week(3))]
    assert vol[0].tekst == "Plekgroep P1 telt in de week van 2026-12-14 2 mensen; er is plek voor 1."
    assert not haalbaarheid(telling, [keuze("C1", start=0)])


def test_a_place_is_free_from_the_departure_or_after_the_vacancy_weeks() -> None:
    regio = opname(locatie(), plek(aantal=1), bewoner("B1", "P1", vertrek={"vertrek_week": week(1)}), wachtende("C1"))
    assert soorten(regio, keuze("C1", start=0)) == {"plek_vol"}
    assert not soorten(regio, keuze("C1", start=1))
    assert soorten(regio, keuze("C1", start=2), leegstand_weken=2) == {"plek_vol"}
    assert not soorten(regio, keuze("C1", start=3), leegstand_weken=2)


def test_a_departure_beyond_the_horizon_means_stays() -> None:
    regio = opname(locatie(), plek(aantal=1), bewoner("B1", "P1", vertrek={"vertrek_week": week(4)}), wachtende("C1"))
    assert soorten(regio, keuze("C1", start=3)) == {"plek_vol"}


def test_a_cycle_of_moves_within_one_week_is_possible_and_half_of_it_is_not() -> None:
    wie = [bewoner("B1", "P1", verhuisreden="doorstroom"), bewoner("B2", "P2", verhuisreden="doorstroom")]
    regio = opname(locatie("L1"), locatie("L2"), plek("P1", "L1"), plek("P2", "L2"), wie)
    assert not soorten(regio, verhuizing("B1", "P2", 1), verhuizing("B2", "P1", 1))
    assert soorten(regio, verhuizing("B1", "P2", 1), verhuizing("B2", "P1", 2)) == {"plek_vol"}
    assert soorten(regio, verhuizing("B1", "P2", 1)) == {"plek_vol"}


def test_others_and_bw_thuis_count_for_the_team() -> None:
    """100 + 60 of the team's BW-thuis client + 50 of others = 210 with the new client's 100: more than 200 is too much."""
    regio = opname(
        locatie(team_punten=209),
        plek("P1", aantal=3),
        plek("T1", woonvorm="bw_thuis", aantal=3),
        bewoner("B1", "T1", zorgzwaarte="licht"),
        overigen("P1", 1, 50),
        wachtende("C1"),
    )
    assert soorten(regio, keuze("C1")) == {"punten_vol"}
    ruimer = regio.model_copy(update={"locaties": (locatie(team_punten=210),)})
    assert not soorten(ruimer, keuze("C1"))


def test_what_is_too_much_today_may_stay_and_not_become_more() -> None:
    regio = opname(locatie(team_punten=50), plek(aantal=3), bewoner("B1", vertrek={"vertrek_week": week(1)}), bewoner("B2"), wachtende("C1"))
    assert not soorten(regio)
    assert soorten(regio, keuze("C1", start=1)) == {"punten_vol"}  # from week 1 the baseline is 100, no longer 200


def test_at_most_so_many_of_a_kenmerk_and_bw_thuis_does_not_count() -> None:
    regio = opname(
        locatie(),
        plek("P1", aantal=3),
        plek("T1", woonvorm="bw_thuis", aantal=3),
        samenstelling("L1", "agressie", max_aantal=1),
        overigen("P1", 1, 0, agressie=1),
        wachtende("C1", kenmerken=("agressie",)),
    )
    assert soorten(regio, keuze("C1", "P1")) == {"samenstelling_max"}
    assert not soorten(regio, keuze("C1", "T1"))


def test_none_of_a_kenmerk_or_at_least_two() -> None:
    regio = opname(locatie(), plek(aantal=3), samenstelling("L1", "lvb", min_aantal=2), *(wachtende(c, kenmerken=("lvb",)) for c in ("C1", "C2")))
    assert soorten(regio, keuze("C1")) == {"samenstelling_min"}
    assert not soorten(regio, keuze("C1"), keuze("C2"))
    assert soorten(regio, keuze("C1", start=0), keuze("C2", start=1)) == {"samenstelling_min"}


def test_a_group_that_is_too_small_today_may_stay_but_not_shrink() -> None:
    """Two of at least three live here; the minimum becomes two, so the second may not move out but both may."""
    mensen = [bewoner(c, "P1", kenmerken=("lvb",), verhuisreden="doorstroom") for c in ("B1", "B2")]
    regio = opname(locatie("L1"), locatie("L2"), plek("P1", "L1", 2), plek("P2", "L2", 2), samenstelling("L1", "lvb", min_aantal=3), *mensen)
    assert not soorten(regio)
    assert soorten(regio, verhuizing("B1", "P2")) == {"samenstelling_min"}
    assert not soorten(regio, verhuizing("B1", "P2"), verhuizing("B2", "P2"))


def test_two_kenmerken_not_in_one_group_also_within_one_person() -> None:
    regels = samenstelling("L1", "dominant_gedrag", niet_samen_met=("kwetsbaar_voor_misbruik",))
    regio = opname(
        locatie(),
        plek(aantal=4),
        regels,
        wachtende("C1", kenmerken=("dominant_gedrag",)),
        wachtende("C2", kenmerken=("kwetsbaar_voor_misbruik",)),
        wachtende("C3", kenmerken=("dominant_gedrag", "kwetsbaar_voor_misbruik")),
    )
    assert soorten(regio, keuze("C1"), keuze("C2")) == {"niet_samen_met"}
    assert soorten(regio, keuze("C3")) == {"niet_samen_met"}
    assert not soorten(regio, keuze("C1"))
    vandaag_al = regio.model_copy(update={"overige_bezetting": (overigen("P1", 2, 0, dominant_gedrag=1, kwetsbaar_voor_misbruik=1),)})
    assert not soorten(vandaag_al, keuze("C1"))


def test_incompatible_people_are_not_on_one_location_while_the_row_holds() -> None:
    regio = opname(
        locatie("L1"),
        locatie("L2"),
        plek("P1", "L1", 2),
        plek("Q1", "L1", 2),
        plek("T1", "L1", 2, woonvorm="bw_thuis"),
        plek("P2", "L2", 2),
        bewoner("B1", "P1"),
        wachtende("C1"),
        onverenigbaar("C1", "B1", tot=date(2026, 12, 13)),
    )
    assert soorten(regio, keuze("C1", "Q1", 1)) == {"onverenigbaar"}
    assert not soorten(regio, keuze("C1", "Q1", 2))  # the Monday of week 2 lies past the last day
    assert not soorten(regio, keuze("C1", "P2", 0))
    assert not soorten(regio, keuze("C1", "T1", 0))
    telling = Telling(regio, vast_beleid(horizon_weken=4), NepRegels())
    (eerste,) = haalbaarheid(telling, [keuze("C1", "P1", 1)])
    assert eerste.tekst == "B1 en C1 wonen in de week van 2026-12-07 allebei op locatie L1; dat mag niet."


def test_incompatible_people_who_live_together_today_may_go_on() -> None:
    regio = opname(locatie(), plek(aantal=3), bewoner("B1", "P1"), bewoner("B2", "P1"), wachtende("C1"), onverenigbaar("B1", "B2"))
    assert not soorten(regio, keuze("C1"))


def test_rest_between_two_arrivals_of_different_people() -> None:
    regio = opname(
        locatie("L1", rust_weken_tussen_instroom=2),
        locatie("L2"),
        plek("P1", "L1", 4),
        plek("Q1", "L1", 4),
        plek("T1", "L1", 4, woonvorm="bw_thuis"),
        bewoner("B1", "P1", verhuisreden="doorstroom"),
        wachtende("C1"),
        wachtende("C2"),
    )
    assert soorten(regio, keuze("C1", start=1), keuze("C2", "Q1", start=2)) == {"rust"}
    assert not soorten(regio, keuze("C1", start=1), keuze("C2", start=3))
    assert not soorten(regio, keuze("C1", start=1), keuze("C2", "T1", start=1))
    assert not soorten(regio, keuze("C1", start=1), verhuizing("B1", "Q1", 1))


def test_a_sleutelfiguur_has_a_maximum_and_waiting_clients_of_one_count_already() -> None:
    """S1 has room for two: B1 lives on wmo, C2 waits and is already of S1; a chosen third is too many."""
    regio = opname(
        locatie(),
        plek(aantal=4),
        sleutelfiguur("S1", "L1", max_clienten=2),
        bewoner("B1", "P1", sleutelfiguur_id="S1", vertrek={"vertrek_week": week(2)}),
        wachtende("C1"),
        wachtende("C2", sleutelfiguur_id="S1"),
    )
    assert soorten(regio, keuze("C1", "P1", 0, "S1")) == {"sleutelfiguur_grens"}
    assert not soorten(regio, keuze("C1", "P1", 2, "S1"))
    assert not soorten(regio, keuze("C2", "P1", 0, "S1"))


def test_distinct_sleutelfiguren_per_location() -> None:
    figuren = [sleutelfiguur("S1", "L1"), sleutelfiguur("S2", "L1")]
    regio = opname(locatie(max_sleutelfiguren=1), plek(aantal=4), figuren, bewoner("B1", "P1", sleutelfiguur_id="S1"), wachtende("C1"))
    assert soorten(regio, keuze("C1", "P1", 0, "S2")) == {"sleutelfiguren_per_locatie"}
    assert not soorten(regio, keuze("C1", "P1", 0, "S1"))


def test_the_sleutelfiguur_is_ones_own_or_covers_the_location() -> None:
    wie = [wachtende("C1"), wachtende("C2", sleutelfiguur_id="S2")]
    regio = opname(locatie("L1"), locatie("L2"), plek("P1", "L1"), plek("P2", "L2"), sleutelfiguur("S1", "L1"), sleutelfiguur("S2"), wie)
    assert soorten(regio, keuze("C1", "P1", 0, None)) == {"sleutelfiguur_ontbreekt"}
    assert soorten(regio, keuze("C1", "P1", 0, "S2")) == {"sleutelfiguur_verkeerd"}
    assert not soorten(regio, keuze("C1", "P1", 0, "S1"))
    assert not soorten(regio, keuze("C1", "P2", 0, None))
    assert soorten(regio, keuze("C2", "P1", 0, "S1")) == {"sleutelfiguur_verkeerd"}
    assert not soorten(regio, keuze("C2", "P1", 0, "S2"))


def test_budget_per_week_and_over_the_horizon_and_class_one_is_exempt() -> None:
    """One resident costs 1000 a week. A second from week 2 makes 2000 in weeks 2 and 3 and 4 x 1000 + 2 x 1000 = 6000 in all."""
    regio = opname(locatie(), plek(aantal=4, kosten_per_week_euro=1000), bewoner("B1"), wachtende("C1"), wachtende("C2", urgentie=1))

    def met(**besluit: Any) -> Momentopname:
        return regio.model_copy(update={"stuurgroepbesluiten": (stuurgroepbesluit(**besluit),)})

    assert soorten(met(bedrag_euro=1999), keuze("C1", start=2)) == {"budget"}
    assert not soorten(met(bedrag_euro=2000), keuze("C1", start=2))
    assert not soorten(met(bedrag_euro=500), keuze("C2", start=2))  # class 1; the resident's own cost is the limit
    assert soorten(met(bedrag_euro=5999, per="horizon"), keuze("C1", start=2)) == {"budget"}
    assert not soorten(met(bedrag_euro=6000, per="horizon"), keuze("C1", start=2))
    assert not soorten(met(bedrag_euro=1999, geldig_tot=week(1)), keuze("C1", start=2))
    assert not soorten(met(bedrag_euro=1999, organisatie_id="O2"), keuze("C1", start=2))
    assert not soorten(met(bedrag_euro=1999, domein="BG"), keuze("C1", start=2))


def test_a_ceiling_in_beleid_needs_a_decision_by_the_stuurgroep() -> None:
    regio = opname(locatie(), plek(kosten_per_week_euro=1000), wachtende("C1"))
    assert not soorten(regio, keuze("C1"), budgetplafond={"per_week_euro": 10})
    assert soorten(regio, keuze("C1"), budgetplafond={"per_week_euro": 10, "stuurgroepbesluit": "SB9"}) == {"budget"}


def test_a_place_without_cost_under_a_ceiling_is_said() -> None:
    regio = opname(locatie(), plek(), wachtende("C1"), stuurgroepbesluit())
    assert soorten(regio, keuze("C1")) == {"kosten_onbekend"}
