"""Fourteen plans that each have one thing wrong, with the real rules: every one is refused by name, and the plan before the change is good."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from domain.gebied import laad_regio
from domain.momentopname import Momentopname
from domain.uitwisseling import momentopname_hash
from placement.check import check
from placement.check.telling import Telling
from placement.plan import Plaatsing, Plan
from rules.bw import BwRegels
from tests.bouw import (
    bewoner,
    locatie,
    onverenigbaar,
    opname,
    plek,
    samenstelling,
    sleutelfiguur,
    stuurgroepbesluit,
    vast_beleid,
    vastlegging,
    wachtende,
    week,
    wens,
)
from tests.placement.planbouw import goed_plan, keuze

BELEID = vast_beleid(horizon_weken=6)


def regio() -> Momentopname:
    """L1 is full until B1 leaves in week 2; L2 has room, a quiet group and rest weeks; L3 takes one more."""
    return opname(
        locatie("L1", expertises=("lvb",), team_punten=300),
        locatie("L2", rust_weken_tussen_instroom=2, expertises=("lvb",)),
        locatie("L3"),
        plek("P1", "L1", 2, kosten_per_week_euro=1000),
        plek("P2", "L2", 4, kosten_per_week_euro=1000),
        plek("P3", "L3", 3, kosten_per_week_euro=1000),
        samenstelling("L2", "agressie", max_aantal=1),
        samenstelling("L3", "dementie", min_aantal=2),
        sleutelfiguur("S1", "L1", "L2", max_clienten=3),
        sleutelfiguur("S2", "L1", "L2", "L3"),
        stuurgroepbesluit(bedrag_euro=7000),
        bewoner("B1", "P1", vertrek={"vertrek_week": week(2)}, sleutelfiguur_id="S1"),
        bewoner("B2", "P1", sleutelfiguur_id="S1"),
        wachtende("C1", expertise_nodig=("lvb",)),
        wachtende("C2", kenmerken=("agressie",)),
        wachtende("C3", kenmerken=("agressie", "dementie"), geboortejaar=1960),
        wachtende("C4"),
        wachtende("C5", sleutelfiguur_id="S2"),
        wachtende("C6"),
        wens("C4", "locatie", "L3", "beslist_niet"),
        onverenigbaar("B2", "C5"),
        vastlegging("C6", plekgroep_id="P3"),
    )


GOED = (
    keuze("C1", "P1", 2, "S1"),
    keuze("C2", "P2", 0, "S2"),
    keuze("C4", "P2", 2, "S2"),
    keuze("C5", "P3", 0, "S2"),
    keuze("C6", "P3", 1, "S2"),
)


def plan_van(opname_: Momentopname, *keuzes: Plaatsing, **wijziging: Any) -> Plan:
    regels = BwRegels(opname_, BELEID, laad_regio())
    hashes = {"momentopname": momentopname_hash(opname_), "beleid": BELEID.sha256(), "regels": regels.sha256}
    return goed_plan(Telling(opname_, BELEID, regels), *keuzes, **{**hashes, **wijziging})


def anders(erbij: Plaatsing, *weg: str) -> tuple[Plaatsing, ...]:
    """The good placements with one more, in the place of that person's own, and without those named."""
    return (*(rij for rij in GOED if rij.client_id not in (erbij.client_id, *weg)), erbij)


@dataclass(frozen=True)
class Geval:
    """Placements that are wrong in one way, in a region that may have been changed first."""

    soort: str
    keuzes: tuple[Plaatsing, ...] = GOED
    regio: Callable[[Momentopname], Momentopname] = lambda wie: wie


def _budget(wie: Momentopname) -> Momentopname:
    return wie.model_copy(update={"stuurgroepbesluiten": (stuurgroepbesluit(bedrag_euro=5500),)})


TE_VEEL_VOOR_S1 = tuple(rij.model_copy(update={"sleutelfiguur_id": "S1"}) if rij.client_id in ("C2", "C4") else rij for rij in GOED)
GEVALLEN = {
    "dubbele plaats": Geval("dubbele_plaatsing", (*GOED, keuze("C1", "P2", 4, "S1"))),
    "boven capaciteit in één week": Geval("plek_vol", anders(keuze("C1", "P1", 1, "S2"))),
    "onverenigbaar paar": Geval("onverenigbaar", anders(keuze("C5", "P1", 2, "S2"), "C1")),
    "regel geschonden": Geval("regel", GOED, lambda wie: _met_client(wie, "C2", vroegste_week=week(1))),
    "harde wens": Geval("harde_wens", anders(keuze("C4", "P3", 4, "S2"))),
    "grens van de sleutelfiguur": Geval("sleutelfiguur_grens", TE_VEEL_VOOR_S1),
    "budget": Geval("budget", GOED, _budget),
    "vastlegging genegeerd": Geval("vastlegging", anders(keuze("C6", "P2", 4, "S2"))),
    "samenstelling: te veel": Geval("samenstelling_max", anders(keuze("C3", "P2", 4, "S2"))),
    "samenstelling: te weinig": Geval("samenstelling_min", anders(keuze("C3", "P3", 3, "S2"))),
    "rustweken": Geval("rust", anders(keuze("C4", "P2", 1, "S2"))),
    "onbekende cliënt": Geval("onbekende_client", anders(keuze("C99", "P2", 4, "S2"))),
    "week buiten de horizon": Geval("week_buiten_horizon", anders(keuze("C4", "P2", 6, "S2"))),
    "expertise ontbreekt": Geval("expertise", anders(keuze("C1", "P3", 2, "S2"))),
}


def _met_client(wie: Momentopname, client_id: str, **kolommen: Any) -> Momentopname:
    rijen = tuple(rij.model_copy(update=kolommen) if rij.client_id == client_id else rij for rij in wie.clienten)
    return wie.model_copy(update={"clienten": rijen})


def test_the_plan_before_the_changes_is_good() -> None:
    uitslag = check(regio(), BELEID, plan_van(regio(), *GOED))
    assert uitslag.goed, "\n".join(bevinding.tekst for bevinding in uitslag.bevindingen)


@pytest.mark.parametrize("naam", GEVALLEN)
def test_a_mutated_plan_is_refused_by_name(naam: str) -> None:
    geval = GEVALLEN[naam]
    wie = geval.regio(regio())
    uitslag = check(wie, BELEID, plan_van(wie, *geval.keuzes))
    assert uitslag.soorten == {geval.soort}, "\n".join(bevinding.tekst for bevinding in uitslag.bevindingen)


def test_a_wrong_doel_value_is_refused_by_name() -> None:
    plan = plan_van(regio(), *GOED)
    mooier = tuple(doel.model_copy(update={"waarde": 0, "beste": 0, "grens": 0}) if doel.naam == "wachttijd" else doel for doel in plan.doelen)
    assert check(regio(), BELEID, plan.model_copy(update={"doelen": mooier})).soorten == {"doelwaarde"}


def test_a_plan_of_another_momentopname_is_refused() -> None:
    ander = regio().model_copy(update={"bron": "andere export", "peildatum": date(2026, 11, 30)})
    ander = _met_client(ander, "C1", urgentie=4)
    assert "momentopname" in check(ander, BELEID, plan_van(regio(), *GOED)).soorten
