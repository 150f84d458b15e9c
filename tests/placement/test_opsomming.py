"""The enumeration is itself held against the checker, and the tiny regions against what they promise."""

from __future__ import annotations

import itertools
import math
from collections import Counter

import pytest

from domain.beleid import Beleid
from domain.gebied import laad_regio
from domain.momentopname import Momentopname
from placement.check.controle import haalbaarheid
from placement.plan import Plaatsing
from rules.bw import BwRegels
from tests.bouw import bewoner, locatie, opname, plek, vast_beleid, vastlegging, wachtende, week, wens
from tests.placement.families import KRAP
from tests.placement.kleine_regio import ZADEN, kleine_regio, zonder
from tests.placement.nepregels import NepRegels
from tests.placement.opsomming import Opsomming, beste_door_opsomming, som_op

HOOGSTENS_PLANNEN = 2_500


def som(wie: Momentopname, beleid: Beleid) -> Opsomming:
    return som_op(wie, beleid, BwRegels(wie, beleid, laad_regio()))


def wisselt(keuzes: list[Plaatsing], wie: Momentopname) -> bool:
    """Whether people move into each other's plekgroep."""
    wegen = {(wie.bewoner[keuze.client_id].plekgroep_id, keuze.plekgroep_id) for keuze in keuzes if keuze.client_id in wie.bewoner}
    return any((naar, van) in wegen for van, naar in wegen)


def test_one_place_goes_to_the_acute_one() -> None:
    """C2 is acute: C1 stays (class 3: 1), and waits 13 weeks since: 13 x 4 = (1 + 12) x (3 + 1)."""
    regio = opname(locatie(), plek(aantal=1), wachtende("C1"), wachtende("C2", urgentie=1))
    beste = beste_door_opsomming(regio, vast_beleid(horizon_weken=3), NepRegels())
    assert beste is not None
    assert (beste["ongeplaatst_urgentie_1"], beste["ongeplaatst_urgentie_3"], beste["wachttijd"]) == (0, 1, 13 * 4)


def test_speling_opens_the_later_doelen() -> None:
    """P2 at L2, the wish, comes free in week 1. Waiting a week costs 1 + 12 = 13: not within 0, well within 13 x 1 person."""
    regio = opname(
        *(locatie("L1"), locatie("L2"), plek("P1", "L1"), plek("P2", "L2")),
        *(bewoner("B1", "P2", vertrek={"vertrek_week": week(1)}), wachtende("C1"), wens("C1", "locatie", "L2")),
    )
    zonder_speling = beste_door_opsomming(regio, vast_beleid(horizon_weken=3, speling={"wachttijd": 0}), NepRegels())
    met_speling = beste_door_opsomming(regio, vast_beleid(horizon_weken=3, speling={"wachttijd": 13}), NepRegels())
    assert zonder_speling is not None
    assert met_speling is not None
    assert (zonder_speling["wachttijd"], zonder_speling["passendheid"]) == (0, 15)
    assert (met_speling["wachttijd"], met_speling["passendheid"]) == (0, 0)


def test_pins_that_cannot_hold_give_no_plan() -> None:
    regio = opname(locatie(), plek(aantal=1), wachtende("C1"), wachtende("C2"), vastlegging("C1", plekgroep_id="P1"), vastlegging("C2", plekgroep_id="P1"))
    assert beste_door_opsomming(regio, vast_beleid(horizon_weken=3), NepRegels()) is None


def test_nobody_waits() -> None:
    beste = beste_door_opsomming(opname(locatie(), plek()), vast_beleid(horizon_weken=3), NepRegels())
    assert beste is not None
    assert set(beste.values()) == {0}


def test_many_plans_at_once_are_read_as_the_checker_reads_one() -> None:
    """Every plan of the smaller regions, one by one through `Telling`: the same plans hold, with the same doelen."""
    gelezen = 0
    for zaad in ZADEN:
        wie, beleid, _ = kleine_regio(zaad)
        opsomming = som(wie, beleid)
        if math.prod(len(rij) for rij in opsomming.opties.values()) > HOOGSTENS_PLANNEN // 10 or gelezen > HOOGSTENS_PLANNEN:
            continue
        telling = opsomming.telling
        gevonden = dict(zip(map(tuple, opsomming.keuzes.tolist()), opsomming.doelen.tolist(), strict=True))
        for nummers in itertools.product(*(range(len(rij)) for rij in opsomming.opties.values())):
            gelezen += 1
            keuzes = [optie for rij, nummer in zip(opsomming.opties.values(), nummers, strict=True) if (optie := rij[nummer]) is not None]
            assert telling.houdt([telling.mutatie(keuze) for keuze in keuzes]) == (nummers in gevonden), (zaad, nummers)
            if nummers in gevonden:
                assert list(telling.doelen(keuzes).values()) == gevonden[nummers], (zaad, nummers)
    assert gelezen > 1_000


@pytest.fixture(scope="module")
def regios() -> list[tuple[Momentopname, Beleid, tuple[str, ...], Opsomming]]:
    return [(wie, beleid, families, som(wie, beleid)) for wie, beleid, families in map(kleine_regio, ZADEN)]


def test_tiny_regions_are_tiny(regios: list[tuple[Momentopname, Beleid, tuple[str, ...], Opsomming]]) -> None:
    for wie, beleid, _, opsomming in regios:
        assert beleid.horizon_weken == 3
        assert len(opsomming.opties) <= 4
        assert len(wie.plekken) <= 3
        assert len(wie.sleutelfiguren) <= 2
        assert len(opsomming.doelen)


def test_the_best_plans_pass_the_check(regios: list[tuple[Momentopname, Beleid, tuple[str, ...], Opsomming]]) -> None:
    for _, beleid, _, opsomming in regios:
        keuzes = opsomming.beste_plannen()[0]
        assert not haalbaarheid(opsomming.telling, keuzes)
        beste, geteld = opsomming.beste(), opsomming.telling.doelen(keuzes)
        assert beste is not None
        for naam in beleid.doelen:
            ruimte = beleid.speling_van(naam) * opsomming.telling.mensen_per_speling
            assert beste[naam] <= geteld[naam] <= beste[naam] + ruimte


def test_there_are_swaps_among_the_best_plans(regios: list[tuple[Momentopname, Beleid, tuple[str, ...], Opsomming]]) -> None:
    assert sum(any(wisselt(keuzes, wie) for keuzes in opsomming.beste_plannen()[:50]) for wie, _, _, opsomming in regios) >= 20


def test_every_family_binds_in_a_tenth_of_the_regions(regios: list[tuple[Momentopname, Beleid, tuple[str, ...], Opsomming]]) -> None:
    """Taking the family away changes the optimum."""
    bindt: Counter[str] = Counter()
    for wie, beleid, families, opsomming in regios:
        beste = opsomming.beste()
        bindt.update(familie for familie in families if som(*zonder(familie, wie, beleid)).beste() != beste)
    assert {familie: bindt[familie] for familie in KRAP if bindt[familie] * 10 < len(regios)} == {}
