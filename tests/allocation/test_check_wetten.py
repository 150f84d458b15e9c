"""Laws of the recount on random tiny teams: what a person would do by hand passes, and the fast answers agree with the full ones."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from allocation.plan import Toewijzing
from domain.bladen import Begeleider
from domain.momentopname import Momentopname
from tests.allocation.verdelingbouw import goede_verdeling, keuze, oordeel, telling_van
from tests.bouw import PEILDATUM, begeleider, in_begeleiding, nieuw_bg, onderaannemer, opname, uitzondering

EXPERTISES = ("ggz", "lvb")
ZWAARTE = ("licht", "gemiddeld", "intensief")
ALLESKUNNER = "B0"
"""Never weg, with every expertise and room for everybody."""


@dataclass(frozen=True)
class Team:
    """A random team, and who is weg as it was drawn."""

    opname: Momentopname
    weg: frozenset[str]


def klein_team(zaad: int) -> Team:
    """B0 … B4 with room, an onderaannemer, and one to six clients: new, sitting with two or one, or at the onderaannemer."""
    loting = random.Random(zaad)
    mensen = [begeleider(ALLESKUNNER, expertises=EXPERTISES, contract_uren=36, eerste_gesprekken_per_week=6), *_anderen(loting)]
    weg = frozenset(rij.begeleider_id for rij in mensen if rij.afwezig_van is not None)
    namen = [rij.begeleider_id for rij in mensen]
    clienten = []
    for nummer in range(loting.randint(1, 6)):
        soort, c = loting.choice(("nieuw", "twee", "een", "onderaannemer")), f"C{nummer}"
        kolommen: dict[str, Any] = {
            "zorgzwaarte": loting.choice(ZWAARTE),
            "expertise_nodig": tuple(loting.sample(EXPERTISES, loting.randint(0, 2))),
            "langdurig": loting.random() < 0.3,
            "risico": loting.random() < 0.2,
            "gebied": loting.choice(("Zuid", "Zuid-Oost")),
        }
        eerste, tweede = loting.sample(namen, 2)
        if soort == "nieuw":
            clienten.append(nieuw_bg(c, **kolommen))
        elif soort == "onderaannemer":
            clienten.append(in_begeleiding(c, bij="OA1", **kolommen))
        else:
            clienten.append(in_begeleiding(c, eerste, tweede if soort == "twee" else None, **kolommen))
        if loting.random() < 0.2:
            clienten.append((uitzondering(c),))
    return Team(opname(mensen, onderaannemer(max_punten=200), clienten), weg)


def _anderen(loting: random.Random) -> list[Begeleider]:
    uit = []
    for nummer in range(1, 5):
        kan = tuple(loting.sample(EXPERTISES, loting.randint(0, 2)))
        weg = {"afwezig_van": PEILDATUM} if loting.random() < 0.3 and nummer < 4 else {}
        uit.append(begeleider(f"B{nummer}", expertises=kan, contract_uren=36, **weg))
    return uit


def met_de_hand(team: Team) -> list[Toewijzing]:
    """Who sits stays; a place that falls out goes to the alleskunner, or to B4 where the alleskunner is beside it; who is new gets both."""
    rollen: dict[str, dict[str, str | None]] = {}
    for rij in team.opname.caseload:
        rollen.setdefault(rij.client_id, {})[rij.rol.value] = rij.begeleider_id
    uit = []
    for client in team.opname.clienten:
        vandaag = rollen.get(client.client_id)
        if vandaag is None:
            uit.append(keuze(client.client_id, ALLESKUNNER, "B4", gesprek=0))
        elif vandaag["eerste"] is None:
            uit.append(keuze(client.client_id, bij="OA1"))
        else:
            uit.append(_blijft_of_volgt_op(client.client_id, vandaag, team.weg))
    return uit


def _blijft_of_volgt_op(client_id: str, vandaag: Mapping[str, str | None], weg: frozenset[str]) -> Toewijzing:
    eerste, tweede = vandaag["eerste"], vandaag.get("tweede")
    tweede = None if tweede in weg else tweede
    if eerste in weg:
        eerste = ALLESKUNNER if tweede != ALLESKUNNER else "B4"
    return keuze(client_id, eerste, tweede)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10_000))
def test_what_a_person_does_by_hand_passes(zaad: int) -> None:
    team = klein_team(zaad)
    telling = telling_van(team.opname)
    assert oordeel(telling, goede_verdeling(telling, *met_de_hand(team))) == ()


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 3))
def test_the_fast_answer_is_the_full_one_and_order_does_not_matter(zaad: int, wissels: int) -> None:
    """On random choices, good and bad."""
    team, loting = klein_team(zaad), random.Random(zaad)
    telling = telling_van(team.opname, wissels=wissels)
    keuzes = [keuze for client_id in telling.gegevens.deelnemers for keuze in _zomaar(loting, telling.opties_van(client_id))]
    assert telling.haalbaar(keuzes) is (telling.bezwaren(keuzes) == ())
    andersom = telling_van(team.opname, wissels=wissels)
    assert andersom.tel(keuzes[::-1]) == telling.tel(keuzes)
    assert andersom.bezwaren(keuzes[::-1]) == telling.bezwaren(keuzes)


def _zomaar(loting: random.Random, opties: tuple[Toewijzing, ...]) -> list[Toewijzing]:
    return [loting.choice(opties)] if opties and loting.random() < 0.9 else []


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000))
def test_opties_are_exactly_the_single_choices_that_hold(zaad: int) -> None:
    """Beside a good plan for the others, a choice that is no option of a client is refused."""
    team = klein_team(zaad)
    telling = telling_van(team.opname)
    goed = met_de_hand(team)
    eerste, *rest = goed
    namen = [None, *(rij.begeleider_id for rij in team.opname.begeleiders)]
    alle = [keuze(eerste.client_id, een, ander) for een in namen for ander in namen if een] + [keuze(eerste.client_id, bij="OA1")]
    opties = set(telling.opties_van(eerste.client_id))
    assert opties <= set(alle)
    assert eerste.model_copy(update={"eerste_gesprek_week": None}) in opties
    for ander in alle:
        assert ander in opties or not telling.haalbaar([ander, *rest])


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000))
def test_leaving_out_a_new_client_costs_exactly_one(zaad: int) -> None:
    team = klein_team(zaad)
    telling = telling_van(team.opname)
    goed = met_de_hand(team)
    voor = telling.tel(goed)["niet_toegewezen"]
    for wie in goed:
        zonder = [rij for rij in goed if rij is not wie]
        if telling.gegevens.deelnemers[wie.client_id].zittend:
            assert "in_zorg_afgevallen" in {bezwaar.soort for bezwaar in telling.bezwaren(zonder)}
        else:
            assert telling.tel(zonder)["niet_toegewezen"] == voor + 1
            assert telling.haalbaar(zonder)
