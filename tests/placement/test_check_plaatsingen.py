"""One placement by itself: known, waiting, in time, admitted, pinned or not. Each code with a plan that has it and one that has not."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from domain.momentopname import Momentopname
from placement.check.controle import haalbaarheid
from placement.check.telling import Telling
from placement.check.uitslag import Bevinding
from placement.plan import Plaatsing
from tests.bouw import PEILDATUM, bewoner, client, locatie, opname, plek, vast_beleid, vastlegging, wachtende, week
from tests.placement.nepregels import NepRegels
from tests.placement.planbouw import keuze, verhuizing

REGIO = opname(locatie("L1"), locatie("L2"), plek("P1", "L1", 3), plek("P2", "L2", 3), wachtende("C1"), client("C9", status="aangemeld"), bewoner("B1", "P2"))


def soorten(wie: Momentopname, *keuzes: Plaatsing, regels: NepRegels | None = None, **beleid: Any) -> set[str]:
    return {b.soort for b in bevindingen(wie, *keuzes, regels=regels, **beleid)}


def bevindingen(wie: Momentopname, *keuzes: Plaatsing, regels: NepRegels | None = None, **beleid: Any) -> tuple[Bevinding, ...]:
    telling = Telling(wie, vast_beleid(**{"horizon_weken": 4, **beleid}), regels or NepRegels())
    return haalbaarheid(telling, keuzes)


def test_a_good_placement_has_no_findings() -> None:
    assert not bevindingen(REGIO, keuze("C1"))


def test_an_unknown_client_and_an_unknown_place() -> None:
    assert soorten(REGIO, keuze("C7")) == {"onbekende_client"}
    assert soorten(REGIO, keuze("C1", "P7")) == {"onbekende_plek"}


def test_someone_who_does_not_wait() -> None:
    assert soorten(REGIO, keuze("C9")) == {"niet_wachtend"}
    assert soorten(REGIO, verhuizing("B1", "P1")) == {"niet_wachtend"}
    assert soorten(REGIO, keuze("C1"), regels=NepRegels(wacht_niet=frozenset({"C1"}))) == {"niet_wachtend"}


def test_one_person_twice() -> None:
    assert soorten(REGIO, keuze("C1", "P1"), keuze("C1", "P2")) == {"dubbele_plaatsing"}


def test_a_start_on_another_day_or_outside_the_horizon() -> None:
    assert soorten(REGIO, keuze("C1", week=PEILDATUM + timedelta(days=2))) == {"week_geen_maandag"}
    assert soorten(REGIO, keuze("C1", start=4)) == {"week_buiten_horizon"}
    assert soorten(REGIO, keuze("C1", start=-1)) == {"week_buiten_horizon"}
    assert not soorten(REGIO, keuze("C1", start=3))


def test_a_move_changes_plekgroep_and_is_called_a_move() -> None:
    regio = opname(locatie(), plek("P1", aantal=2), plek("P2", aantal=2), bewoner("B1", "P1", verhuisreden="doorstroom"), wachtende("C1"))
    assert soorten(regio, verhuizing("B1", "P1")) == {"eigen_plek"}
    assert soorten(regio, keuze("B1", "P2")) == {"soort_klopt_niet"}
    assert soorten(regio, verhuizing("C1", "P2")) == {"soort_klopt_niet"}
    assert not soorten(regio, verhuizing("B1", "P2"))


@pytest.mark.parametrize(("regel_id", "soort"), [("bw.expertise_nodig", "expertise"), ("bw.harde_wensen", "harde_wens"), ("bw.vroegste_week", "regel")])
def test_a_rule_that_refuses_is_named(regel_id: str, soort: str) -> None:
    regels = NepRegels(geen_paar={("C1", "P1"): regel_id})
    (fout,) = bevindingen(REGIO, keuze("C1", "P1"), regels=regels)
    assert (fout.soort, fout.client_id, fout.plekgroep_id, fout.week) == (soort, "C1", "P1", week(0))
    assert regel_id in fout.tekst
    assert not bevindingen(REGIO, keuze("C1", "P2"), regels=regels)


def test_the_rules_are_asked_at_the_start_monday() -> None:
    regels = NepRegels(pas_vanaf={("C1", "P1"): week(2)})
    assert soorten(REGIO, keuze("C1", start=1), regels=regels) == {"regel"}
    assert not soorten(REGIO, keuze("C1", start=2), regels=regels)


def test_a_place_that_is_not_wmo_is_never_admitted() -> None:
    regio = opname(locatie(), plek(financieringstitel="wlz"), wachtende("C1"))
    assert soorten(regio, keuze("C1")) == {"regel"}


def test_a_place_that_fits_too_badly_is_refused() -> None:
    """Two missing wished expertises are 20 points; class 3 may have 19."""
    regio = opname(locatie(), plek(), wachtende("C1", expertise_gewenst=("lvb", "ggz")))
    assert soorten(regio, keuze("C1"), passendheid_max={"3": 19}) == {"passendheid_max"}
    assert not soorten(regio, keuze("C1"), passendheid_max={"3": 20})
    assert not soorten(regio, keuze("C1"), passendheid_max={"2": 0})


@pytest.mark.parametrize("soort", ["vast", "voorgelegd"])
def test_a_pin_binds_place_and_week_and_empty_is_a_wildcard(soort: str) -> None:
    def met(**kolommen: Any) -> Momentopname:
        return REGIO.model_copy(update={"vastleggingen": (vastlegging("C1", soort, **kolommen),)})

    assert soorten(met(plekgroep_id="P2"), keuze("C1", "P1")) == {"vastlegging"}
    assert soorten(met(plekgroep_id="P2")) == {"vastlegging"}
    assert not soorten(met(plekgroep_id="P2"), keuze("C1", "P2", 3))
    assert soorten(met(start=week(1)), keuze("C1", "P2", 3)) == {"vastlegging"}
    assert not soorten(met(start=week(1)), keuze("C1", "P2", 1))
    assert soorten(met()) == {"vastlegging"}
    assert not soorten(met(), keuze("C1", "P1"))


def test_a_pin_past_its_date_binds_no_more_and_one_of_today_does() -> None:
    for tot, verwacht in ((PEILDATUM - timedelta(days=1), set()), (PEILDATUM, {"vastlegging"})):
        regio = REGIO.model_copy(update={"vastleggingen": (vastlegging("C1", "voorgelegd", "P2", tot=tot),)})
        assert soorten(regio, keuze("C1", "P1")) == verwacht


def test_verboden_bars_what_it_names() -> None:
    regio = REGIO.model_copy(update={"vastleggingen": (vastlegging("C1", "verboden", "P1", week(1)),)})
    assert soorten(regio, keuze("C1", "P1", 1)) == {"vastlegging"}
    assert not soorten(regio, keuze("C1", "P1", 2))
    assert not soorten(regio)
    helemaal_niet = REGIO.model_copy(update={"vastleggingen": (vastlegging("C1", "verboden"),)})
    assert soorten(helemaal_niet, keuze("C1", "P2", 3)) == {"vastlegging"}


def test_pins_of_begeleiding_are_not_about_places() -> None:
    regio = REGIO.model_copy(update={"vastleggingen": (vastlegging("C1", begeleider_id="BG1"), vastlegging("C8", plekgroep_id="P1"))})
    assert not soorten(regio)


def test_every_finding_is_one_sentence_with_ids_and_week() -> None:
    slecht = bevindingen(REGIO, keuze("C1", "P1", 4), keuze("C7", "P7", 9))
    assert slecht
    for bevinding in slecht:
        assert bevinding.tekst.endswith(".")
        assert bevinding.client_id is not None
        assert bevinding.client_id in bevinding.tekst
