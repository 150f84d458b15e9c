"""Splitting a team: even parts, as few clients cut as can be, then as few expertises missing."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allocation.check.subteams import Subteamtelling
from allocation.maken import maak_verdeling
from allocation.plan import Opties, Verdeling
from allocation.subteams import maak_subteams
from allocation.subteams_antwoord import Subteams
from domain.fouten import InvoerFout
from domain.gebied import laad_regio
from domain.momentopname import Momentopname
from rules.toetsing import Toetsing
from solving.limits import Limits, Stop
from tests.bouw import Rijen, begeleider, in_begeleiding, nieuw_bg, onderaannemer, opname, vast_beleid, week

EXPERTISES = ("autisme", "forensisch", "ggz", "lvb")
VIER = ("B1", "B2", "B3", "B4")


def vier(**expertises: tuple[str, ...]) -> list[Rijen]:
    return [begeleider(naam, expertises=expertises.get(naam, ())) for naam in VIER]


def paar(eerste: str, tweede: str | None, aantal: int, begin: int, **kolommen: Any) -> list[Rijen]:
    """So many clients with the same two, numbered from `begin`."""
    return [in_begeleiding(f"C{nummer:02}", eerste, tweede, **kolommen) for nummer in range(begin, begin + aantal)]


def splits(wie: Momentopname, aantal: int = 2, **opties: Any) -> Subteams:
    return maak_subteams(wie, vast_beleid(), "GT3", aantal, **opties)


def leden(antwoord: Subteams) -> list[tuple[str, ...]]:
    return [deel.begeleiders for deel in antwoord.delen]


def waarden(antwoord: Subteams) -> tuple[int, ...]:
    return tuple(doel.waarde for doel in antwoord.doelen)


def telling_van(wie: Momentopname, verdeling: Verdeling | None = None) -> Subteamtelling:
    regio, beleid = laad_regio(), vast_beleid()
    return Subteamtelling(wie, beleid, Toetsing(wie, beleid, regio), regio, "GT3", None if verdeling is None else verdeling.toewijzingen)


# stories


def test_who_works_together_stays_together() -> None:
    antwoord = splits(opname(*vier(), paar("B1", "B3", 3, 1), paar("B2", "B4", 3, 4), paar("B1", "B2", 1, 7)))
    assert leden(antwoord) == [("B1", "B3"), ("B2", "B4")]
    assert [(rij.client_id, rij.eerste_id, rij.eerste_deel, rij.tweede_id, rij.tweede_deel) for rij in antwoord.afgesneden] == [("C07", "B1", 1, "B2", 2)]
    assert (antwoord.clienten_met_twee, waarden(antwoord)) == (7, (1, 0))
    assert all(doel.bewezen and doel.grens == doel.waarde for doel in antwoord.doelen)


def test_fewer_clients_cut_goes_before_expertise() -> None:
    """B1 and B3 have all ggz; to spread it would cut three clients."""
    mensen = vier(B1=("ggz",), B3=("ggz",))
    antwoord = splits(opname(*mensen, paar("B1", "B3", 3, 1), paar("B2", "B4", 3, 4, expertise_nodig=("ggz",))))
    assert waarden(antwoord) == (0, 1)
    assert antwoord.delen[1].mist == antwoord.delen[1].mist_door_splitsing == ("ggz",)
    assert antwoord.delen[1].niet_meer == ("ggz",)
    assert antwoord.team_mist == ()


def test_where_nobody_is_cut_expertise_is_spread() -> None:
    mensen = vier(B1=("ggz",), B2=("ggz",))
    alleen = [rij for nummer, naam in enumerate(VIER, 1) for rij in paar(naam, None, 1, nummer, expertise_nodig=("ggz",))]
    antwoord = splits(opname(*mensen, alleen))
    assert waarden(antwoord) == (0, 0)
    assert [len(set(deel.begeleiders) & {"B1", "B2"}) for deel in antwoord.delen] == [1, 1]


def test_what_the_team_lacked_is_not_blamed_on_the_split() -> None:
    antwoord = splits(opname(*vier(), paar("B1", "B2", 2, 1, expertise_nodig=("forensisch",)), paar("B3", "B4", 2, 3)))
    assert antwoord.team_mist == ("forensisch",)
    assert (antwoord.delen[0].mist, antwoord.delen[0].mist_door_splitsing, antwoord.delen[0].niet_meer) == (("forensisch",), (), ())
    regel = antwoord.expertises[0]
    assert (regel.team.nodig, regel.team.begeleiders, regel.team.beeld) == (2, 0, "gat_in_team")
    assert [vak.beeld for vak in regel.delen] == ["gat_in_team", "geen"]


def test_each_part_is_told_in_numbers_of_the_part() -> None:
    mensen = [begeleider("B1", talen=("nederlands", "Turks")), begeleider("B2", talen=("nederlands",))]
    antwoord = splits(opname(mensen, paar("B1", "B2", 1, 1), paar("B2", None, 2, 2, gebied="Zuid-Oost")))
    een, twee = antwoord.delen
    assert (een.clienten, twee.clienten, een.contracturen) == (1, 2, 32.0)
    assert [(rij.naam, rij.aantal) for rij in een.talen] == [("nederlands", 1), ("turks", 1)]
    assert [(rij.naam, rij.aantal) for rij in twee.gebieden] == [("Zuid-Oost", 2)]


def test_the_load_is_that_of_a_part_and_never_of_a_person() -> None:
    wie = opname(*vier(), paar("B1", "B2", 3, 1), paar("B3", "B4", 1, 4))
    een, twee = splits(wie).delen
    assert (een.punten, twee.punten) == (telling_van(wie).punten(["B1", "B2"]), telling_van(wie).punten(["B3", "B4"]))
    assert een.punten is not None
    assert een.capaciteit is not None
    assert een.belasting_permille == 1000 * een.punten // een.capaciteit
    assert all((deel.punten, deel.capaciteit, deel.belasting_permille) == (None, None, None) for deel in splits(wie, 4).delen)


def test_whose_eerste_is_weg_follows_the_tweede_and_is_not_cut() -> None:
    mensen = [*vier(), begeleider("B5", afwezig_van=week(0)), begeleider("B6", uit_dienst_op=week(-3))]
    antwoord = splits(opname(mensen, paar("B5", "B4", 2, 1), paar("B5", None, 1, 3)))
    assert (antwoord.niet_ingedeeld, antwoord.omvang) == (("B5",), 5)
    deel = next(deel for deel in antwoord.delen if "B4" in deel.begeleiders)
    assert (deel.clienten, deel.zonder_eerste) == (2, 2)
    assert (antwoord.afgesneden, antwoord.volgt_niemand) == ((), 1)


def test_new_clients_and_those_of_an_onderaannemer_follow_nobody() -> None:
    antwoord = splits(opname(*vier(), nieuw_bg("N1", expertise_nodig=("lvb",)), onderaannemer("OA1"), in_begeleiding("C1", bij="OA1")))
    assert antwoord.volgt_niemand == 2
    assert (waarden(antwoord), antwoord.expertises) == ((0, 0), ())


def test_a_team_that_is_not_large_is_split_and_told_so() -> None:
    assert not splits(opname(*vier())).boven_signaal
    assert maak_subteams(opname(*vier()), vast_beleid(team_signaal_omvang=3), "GT3").boven_signaal


def test_an_allocation_counts_instead_of_today() -> None:
    wie = opname(*vier(), paar("B1", "B2", 2, 1), nieuw_bg("N1"))
    verdeling = maak_verdeling(wie, vast_beleid(), Opties(team="GT3"))
    nieuw = next(rij for rij in verdeling.toewijzingen if rij.client_id == "N1")
    antwoord = splits(wie, verdeling=verdeling)
    assert (antwoord.basis, antwoord.volgt_niemand) == ("verdeling", 0)
    assert sum(deel.clienten for deel in antwoord.delen) == 3
    assert {nieuw.eerste_id, nieuw.tweede_id} <= {naam for deel in antwoord.delen for naam in deel.begeleiders}


# faults


@pytest.mark.parametrize(("aantal", "zegt"), [(1, "minstens 2 sub-teams"), (0, "minstens 2 sub-teams"), (-3, "minstens 2"), (5, "GT3 heeft 4 begeleiders")])
def test_a_number_of_parts_that_cannot_be(aantal: int, zegt: str) -> None:
    with pytest.raises(InvoerFout, match=zegt):
        splits(opname(*vier()), aantal)


def test_teams_with_nobody_or_one() -> None:
    with pytest.raises(InvoerFout, match="geen begeleiders"):
        splits(opname(begeleider("B1", gebiedsteam="GT4")))
    with pytest.raises(InvoerFout, match="maar 1 begeleider"):
        splits(opname(begeleider("B1"), begeleider("B2", afwezig_van=week(0))))


def test_a_team_or_an_allocation_that_does_not_fit() -> None:
    wie = opname(*vier())
    with pytest.raises(InvoerFout, match="bestaat niet"):
        maak_subteams(wie, vast_beleid(), "GT99")
    with pytest.raises(InvoerFout, match="ander gebiedsteam"):
        splits(wie, verdeling=maak_verdeling(wie, vast_beleid(), Opties(team="GT4")))


def test_as_many_parts_as_people() -> None:
    antwoord = splits(opname(*vier(), paar("B1", "B2", 2, 1)), 4)
    assert leden(antwoord) == [(naam,) for naam in VIER]
    assert waarden(antwoord) == (2, 0)


# laws


def willekeurig(zaad: int) -> tuple[Momentopname, int]:
    """At most eight begeleiders, somebody weg now and then, and in how many parts."""
    rng = random.Random(zaad)
    mensen = [f"B{nummer}" for nummer in range(1, rng.randint(2, 8) + 1)]
    rijen: list[Rijen] = [begeleider(naam, expertises=tuple(rng.sample(EXPERTISES, rng.choice((0, 1, 1, 2))))) for naam in mensen]
    if rng.random() < 0.5:
        rijen.append(begeleider("B9", afwezig_van=week(0), expertises=("lvb",)))
    alle = [*mensen, "B9"] if len(rijen) > len(mensen) else mensen
    for nummer in range(rng.randint(0, 24)):
        eerste = rng.choice(alle)
        tweede = rng.choice([None, *(naam for naam in alle if naam != eerste)])
        nodig = tuple(rng.sample(EXPERTISES, rng.choice((0, 1, 1, 2))))
        rijen.append(in_begeleiding(f"C{nummer:02}", eerste, tweede, expertise_nodig=nodig))
    if rng.random() < 0.3:
        rijen.append(nieuw_bg("N1", expertise_nodig=("ggz",)))
    return opname(*rijen), rng.randint(2, min(4, len(mensen)))


def alle_splitsingen(mensen: tuple[str, ...], aantal: int) -> Iterator[list[list[str]]]:
    """Every way to divide them in parts that differ one at most, each once."""
    for plekken in product(range(aantal), repeat=len(mensen)):
        delen = [[naam for naam, plek in zip(mensen, plekken, strict=True) if plek == nummer] for nummer in range(aantal)]
        groottes = [len(deel) for deel in delen]
        if min(groottes) > 0 and max(groottes) - min(groottes) <= 1 and delen == sorted(delen):
            yield delen


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.integers(0, 10_000))
def test_small_teams_are_split_as_well_as_can_be(zaad: int) -> None:
    wie, aantal = willekeurig(zaad)
    telling, antwoord = telling_van(wie), splits(wie, aantal)
    beste = min((len(telling.afgesneden(delen)), sum(map(len, telling.mist(delen)))) for delen in alle_splitsingen(telling.leden, aantal))
    assert waarden(antwoord) == beste
    assert all(doel.bewezen and doel.grens == doel.waarde for doel in antwoord.doelen)
    groottes = [len(deel.begeleiders) for deel in antwoord.delen]
    assert max(groottes) - min(groottes) <= 1
    assert sorted(naam for deel in antwoord.delen for naam in deel.begeleiders) == list(telling.leden)


@settings(max_examples=30, deadline=None, derandomize=True)
@given(st.integers(0, 10_000))
def test_with_hardly_any_time_the_bounds_stay_true(zaad: int) -> None:
    wie, aantal = willekeurig(zaad)
    haast, rustig = splits(wie, aantal, limits=Limits(deterministic=1e-6)), splits(wie, aantal)
    assert haast.doelen[0].grens <= rustig.doelen[0].waarde <= haast.doelen[0].waarde
    if haast.doelen[0].waarde == rustig.doelen[0].waarde:
        assert haast.doelen[1].grens <= rustig.doelen[1].waarde <= haast.doelen[1].waarde


@pytest.mark.parametrize("zaad", range(8))
def test_the_order_of_rows_changes_nothing(zaad: int) -> None:
    wie, aantal = willekeurig(zaad)
    rng = random.Random(zaad)
    gehusseld = {naam: tuple(rng.sample(waarde, len(waarde))) for naam in Momentopname.model_fields if isinstance(waarde := getattr(wie, naam), tuple)}
    assert splits(wie.model_copy(update=gehusseld), aantal).als_json() == splits(wie, aantal).als_json()


def test_a_stop_still_gives_a_checked_split() -> None:
    stop = Stop()
    stop.request()
    antwoord = splits(willekeurig(3)[0], limits=Limits(stop=stop))
    assert antwoord.afgebroken
    assert all(doel.grens <= doel.waarde for doel in antwoord.doelen)
