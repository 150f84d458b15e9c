"""Bounds held to the truth: on tiny teams a grens is true for all allocations that are no worse on the doelen before it, however the search went.

The teams are tighter than those of `klein_team`: little capacity, room of onderaannemers that is just enough, people who are inwerken or weg,
clients of a begeleider of another team, released roles, exceptions. Every allocation the checker allows is counted by the checker.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest

from allocation import team_oplossen
from allocation.check import Telling
from allocation.koppels import keuzes_van
from allocation.maken import opgeschreven
from allocation.ondergrenzen import ondergrenzen
from allocation.opbouw import Instantie, bouw
from allocation.oplossen import los_op
from allocation.plan import Opties, Toewijzing
from allocation.schuiven import verbeter
from allocation.team_oplossen import Oplosser
from allocation.telling import WISSELS, tel, volgorde
from domain import bladen as b
from domain.beleid import Beleid
from domain.gebied import laad_regio
from domain.momentopname import Momentopname
from rules.toetsing import Toetsing
from solving.limits import Limits, silent
from tests.allocation.opsomming import _met_gesprekken
from tests.bouw import Rijen, begeleider, in_begeleiding, nieuw_bg, onderaannemer, opname, uitzondering, vast_beleid, vastlegging, week

EXPERTISES = ("lvb", "ggz", "autisme")
GEBIEDEN = {"GT3": ("Zuid", "Zuid-Oost"), "GT4": ("Noord", "Udenhout")}
MEESTE = 1500
"""More combinations than this are too many to count one by one here."""
ZADEN = (7, 9, 10, 21, 24, 30, 35, 38, 59, 70, 78, 80, 89, 103, 104, 106, 113, 117, 129, 133, 138, 141, 157, 173, 241, 258, 271, 674, 800, 885, 949, 1085, 1677)
"""Teams with more than one allocation that holds; some have one that meets the bound of the spreiding."""

Waarden = Mapping[str, int]
Geteld = list[tuple[tuple[Toewijzing, ...], Waarden]]


def krap_team(zaad: int, teams: Sequence[str] = ("GT3",)) -> tuple[Momentopname, Beleid, Opties]:
    """A tight tiny team, or two; who is in the first may support a client of the second."""
    rng = random.Random(f"krap{zaad}")
    rijen: list[Rijen] = []
    if met_onder := rng.random() < 0.6:
        rol, niches = rng.choice(("niche", "capaciteit", "afbouw")), tuple(sorted(rng.sample(EXPERTISES, 2)))
        soort = onderaannemer("OA1", None, rol_onderaannemer=rol, niches=niches)
        ruimte = {"organisatie_id": "OA1", "max_punten": rng.choice((60, 100, 180)), "tarief_euro_per_week": 150}
        rijen += [*soort, *(b.OnderaannemerCapaciteit.model_validate({**ruimte, "gebiedsteam": team}) for team in teams)]
    elders: list[str] = []
    for team in teams:
        mensen = [f"{team}B{nummer}" for nummer in range(1, rng.randint(2, 3) + (len(teams) == 1))]
        rijen += [_begeleider(rng, naam, team) for naam in mensen]
        for nummer in range(1, rng.randint(2, 5 if len(teams) == 1 else 2) + 1):
            rijen += _client(rng, f"{team}C{nummer}", team, mensen + (elders if rng.random() < 0.3 else []), met_onder)
        elders += mensen
    beleid = vast_beleid(
        horizon_weken=7,
        punten_per_uur=rng.choice((4, 6, 8, 12)),
        tweede_aandeel_pct=rng.choice((0, 15, 33)),
        onderaannemers={"doel_permille": rng.choice((0, 400)), "tarief_eigen": 100},
    )
    return (
        opname(*rijen),
        beleid,
        Opties(team=teams[0] if len(teams) == 1 else None, wissels=rng.choice((0, 0, 1, 1, 2)), basis=rng.choice(("clients", "euros"))),
    )


def _begeleider(rng: random.Random, naam: str, team: str) -> b.Begeleider:
    kolommen: dict[str, Any] = {
        "gebiedsteam": team,
        "contract_uren": rng.choice((16, 24, 36)),
        "rol_uren": rng.choice((0, 8)),
        "expertises": tuple(sorted(rng.sample(EXPERTISES, rng.randint(0, 2)))),
        "eerste_gesprekken_per_week": rng.choice((0, 1, 2)),
        "inwerken": rng.random() < 0.25,
    }
    if rng.random() < 0.25:
        kolommen["afwezig_van"] = week(-1)
    if rng.random() < 0.25:
        kolommen["max_intensief"] = rng.choice((0, 1))
    return begeleider(naam, **kolommen)


def _client(rng: random.Random, wie: str, team: str, mensen: list[str], met_onder: bool) -> list[Rijen]:
    kolommen: dict[str, Any] = {
        "zorgzwaarte": rng.choice(("licht", "gemiddeld", "intensief")),
        "expertise_nodig": tuple(sorted(rng.sample(EXPERTISES, rng.choice((0, 0, 1))))),
        "expertise_gewenst": tuple(rng.sample(EXPERTISES, rng.choice((0, 1)))),
        "gebied": rng.choice(GEBIEDEN[team]),
        "langdurig": True if rng.random() < 0.1 else None,
    }
    lot, uit = rng.random(), list[Rijen]()
    if lot < 0.4:
        uit.append(nieuw_bg(wie, **kolommen, aanmelddatum=date(2026, 11, rng.choice((2, 9, 23)))))
    elif met_onder and lot < 0.6:
        uit.append(in_begeleiding(wie, bij="OA1", **kolommen))
    else:
        eerste = rng.choice(mensen)
        uit.append(in_begeleiding(wie, eerste, rng.choice([*(naam for naam in mensen if naam != eerste), None]), **kolommen))
    if lot >= 0.4 and rng.random() < 0.25:
        uit.append(vastlegging(wie, "vrijgegeven", rol=rng.choice(("eerste", "tweede", None))))
    if rng.random() < 0.25:
        uit.append(uitzondering(wie, herzien_op=rng.choice((date(2026, 11, 27), date(2027, 3, 1)))))
    return uit


def geteld(zaad: int, teams: Sequence[str] = ("GT3",)) -> tuple[Instantie, Geteld]:
    """The instance and every allocation with its doelen; skips what is too large."""
    momentopname, beleid, opties = krap_team(zaad, teams)
    regio = laad_regio()
    toetsing = Toetsing(momentopname, beleid, regio)
    telling = Telling(momentopname, beleid, toetsing, regio, opties)
    keuzes: list[list[Toewijzing | None]] = []
    for client in telling.gegevens.deelnemers:
        mag = [keuze for keuze in telling.opties_van(client) if not telling.deel(keuze).bezwaren]
        keuzes.append([*([None] if not telling.zonder(client).bezwaren else []), *mag])
    aantal = 1
    for een in keuzes:
        aantal *= len(een)
    if aantal > MEESTE:
        pytest.skip("te veel om een voor een te tellen")
    uit: Geteld = []
    for samen in itertools.product(*keuzes):
        rijen = [keuze for keuze in samen if keuze is not None]
        if telling.haalbaar(rijen):
            uit.append((tuple(rijen), telling.tel(_met_gesprekken(telling, rijen))))
    return bouw(momentopname, beleid, opties, regio, toetsing), uit


def houdt_de_grenzen(instantie: Instantie, alle: Geteld, limits: Limits) -> None:
    """Each grens of the plan is at most the best of those no worse on the doelen before; what is proven is the best there is."""
    plan, over = opgeschreven(instantie, los_op(instantie.problem, limits)), [waarden for _, waarden in alle]
    namen = [doel.naam for doel in plan.doelen]
    beste = min(tuple(waarden[naam] for naam in namen) for waarden in over)
    for doel, best in zip(plan.doelen, beste, strict=True):
        assert doel.grens <= min(waarden[doel.naam] for waarden in over), doel.naam
        assert not doel.bewezen or doel.waarde == best, doel.naam
        over = [waarden for waarden in over if waarden[doel.naam] <= doel.waarde]
    assert over  # the plan itself is one of those that were counted


@pytest.mark.parametrize("zaad", ZADEN)
def test_geen_enkele_verdeling_komt_onder_de_ondergrenzen(zaad: int) -> None:
    instantie, alle = geteld(zaad)
    for naam, grens in ondergrenzen(instantie.problem).items():
        assert grens <= min(waarden[naam] for _, waarden in alle), naam


@pytest.mark.parametrize("zaad", ZADEN)
@pytest.mark.parametrize("hoe", ["gewoon", "eerst schuiven", "niet als geheel", "bijna geen tijd"])
def test_elke_grens_geldt_hoe_er_ook_gezocht_is(zaad: int, hoe: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if hoe != "gewoon":
        monkeypatch.setattr(team_oplossen, "KLEIN", 0)
        monkeypatch.setattr(team_oplossen, "STAPPEN", 200)
        monkeypatch.setattr(team_oplossen, "STAPPEN_ELK", 0)
    if hoe == "niet als geheel":
        monkeypatch.setattr(team_oplossen, "GROOT", 0)
        monkeypatch.setattr(team_oplossen, "LANG", 0)
    instantie, alle = geteld(zaad)
    houdt_de_grenzen(instantie, alle, Limits(1e-3 if hoe == "bijna geen tijd" else 5.0))


@pytest.mark.parametrize("zaad", range(25))
def test_de_grenzen_van_twee_teams_samen_gelden(zaad: int) -> None:
    """Teams that share an onderaannemer, the cap on wissels, and now and then a begeleider."""
    instantie, alle = geteld(zaad, ("GT3", "GT4"))
    houdt_de_grenzen(instantie, alle, Limits(5.0))


def test_de_som_van_beide_wissels_begrenst_de_tweedes(monkeypatch: pytest.MonkeyPatch) -> None:
    """From allocations with the first three doelen at their best: what the sum says of the seconds holds for all no worse on the firsts, and is
    the best there is where it was searched to the end."""
    op_zijn_best = Oplosser._op_zijn_best
    monkeypatch.setattr(Oplosser, "_op_zijn_best", lambda zelf, keuzes, stuk: tuple(stuk) != WISSELS and op_zijn_best(zelf, keuzes, stuk))
    gezet = 0
    for zaad in ZADEN:
        if krap_team(zaad)[2].wissels:
            continue
        instantie, alle = geteld(zaad)
        namen = volgorde(0)
        vooraan = [tuple(waarden[naam] for naam in namen[:3]) for _, waarden in alle]
        for (rijen, _), drie in list(zip(alle, vooraan, strict=True))[:40]:
            if drie != min(vooraan):
                continue
            oplosser = Oplosser(instantie.problem, namen, Limits(5.0), silent)
            gevonden = tel(instantie.problem, oplosser._wissels_samen(instantie.problem, keuzes_van(instantie.problem, rijen), namen[:4]))
            if "wissels_tweede" in oplosser.hier:
                gezet += 1
                even_goed = [w for _, w in alle if all(w[naam] <= gevonden[naam] for naam in namen[:4])]
                assert oplosser.hier["wissels_tweede"] == min(w["wissels_tweede"] for w in even_goed)
    assert gezet > 10


@pytest.mark.parametrize("zaad", ZADEN)
def test_schuiven_vanaf_elke_verdeling_die_mag_geeft_er_weer_een(zaad: int) -> None:
    instantie, alle = geteld(zaad)
    problem, namen, rng = instantie.problem, volgorde(instantie.opties.wissels), random.Random(zaad)
    toegestaan = {_wie(rijen) for rijen, _ in alle}
    for rijen, waarden in rng.sample(alle, min(3, len(alle))):
        doel = rng.choice(namen[3:])
        gevonden = verbeter(problem, keuzes_van(problem, rijen), doel, 150, Limits(1.0, zaad), namen)
        nu = tel(problem, gevonden)
        assert all(nu[naam] <= waarden[naam] for naam in namen[: namen.index(doel) + 1])
        wie = {
            (van.client_id, int(eerste), int(tweede))
            for van, eerste, tweede in zip(problem.vragen, gevonden.eerste, gevonden.tweede, strict=True)
            if eerste >= 0
        }
        nummer = {een.naam: plaats for plaats, een in enumerate(problem.aanbieders)}
        assert wie in [{(client, nummer[eerste], nummer.get(tweede, -1)) for client, eerste, tweede in een} for een in toegestaan]


def _wie(rijen: Sequence[Toewijzing]) -> frozenset[tuple[str, str, str]]:
    return frozenset((rij.client_id, rij.eerste_id or rij.onderaannemer_id or "", rij.tweede_id or "") for rij in rijen)
