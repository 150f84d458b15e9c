"""Every doel of an allocation, counted from its decisions (counting.md 34–36)."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from allocation.gesprekken import plan_gesprekken
from allocation.problem import EERSTE, GEEN, PERMILLE, TWEEDE, Keuzes, Paar, Problem, Vraag
from solving.matrix import Ints

VOORAAN = ("niet_toegewezen", "te_laat_eerste_gesprek", "boven_capaciteit")
WISSELS = ("wissels_eerste", "wissels_tweede")
SPREIDING = "spreiding"
EERLIJK = ("onderaannemers_boven_doel", SPREIDING)
ACHTERAAN = ("gebieden", "wensen")
PUNT_EXPERTISE, PUNT_TAAL, PUNT_GESLACHT, PUNT_ONGEBRUIKT = 10, 10, 6, 2
"""Points of `wensen` (counting.md 36)."""


def volgorde(wissels: int) -> tuple[str, ...]:
    """The order of the doelen: with moves opened the spread comes before the wissels (design.md 6, counting.md 36)."""
    midden = (*WISSELS, *EERLIJK) if wissels == 0 else (*EERLIJK, *WISSELS)
    return (*VOORAAN, *midden, *ACHTERAAN)


def ervoor(namen: Sequence[str], doel: str) -> tuple[str, ...]:
    """Doelen that go before this one in an order."""
    return tuple(itertools.takewhile(lambda naam: naam != doel, namen))


def te_besteden(problem: Problem, doel: str, namen: Sequence[str]) -> bool:
    """Whether wissels may be spent on this doel: there are some, and they do not go before it."""
    return problem.wissels > 0 and not set(WISSELS) & set(ervoor(namen, doel))


def tel(problem: Problem, keuzes: Keuzes) -> dict[str, int]:
    """All doelen of these decisions."""
    belast = lasten(problem, keuzes)
    wissel = [wissels(vraag, *_paar(keuzes, nummer)) for nummer, vraag in enumerate(problem.vragen)]
    gesprekken = plan_gesprekken(problem, keuzes)
    return {
        "niet_toegewezen": sum(ontbreekt(vraag, *_paar(keuzes, nummer)) for nummer, vraag in enumerate(problem.vragen)),
        "te_laat_eerste_gesprek": sum(problem.vragen[nummer].te_laat[week] for nummer, week in gesprekken.items()),
        "boven_capaciteit": sum(max(0, int(belast[nummer]) - wie.grens) for nummer, wie in enumerate(problem.aanbieders) if wie.eigen),
        "wissels_eerste": sum(EERSTE in rollen for rollen in wissel),
        "wissels_tweede": sum(TWEEDE in rollen for rollen in wissel),
        "onderaannemers_boven_doel": onderaannemers_boven_doel(problem, keuzes),
        "spreiding": sum(spreiding_per_team(problem, belast).values()),
        "gebieden": _gebieden(problem, keuzes),
        "wensen": _wensen(problem, keuzes),
    }


def ontbreekt(vraag: Vraag, eerste: int, tweede: int) -> bool:
    """Nobody at all, or a second who should stand beside this first (counting.md 33)."""
    return eerste == GEEN or (tweede == GEEN and eerste in vraag.met_tweede)


def wissels(vraag: Vraag, eerste: int, tweede: int) -> tuple[int, ...]:
    """The roles filled today that someone else or nobody fills."""
    vandaag = ((EERSTE, vraag.nu_eerste, eerste), (TWEEDE, vraag.nu_tweede, tweede))
    return tuple(rol for rol, nu, straks in vandaag if nu not in (GEEN, straks))


def vrijwillig(problem: Problem, vraag: Vraag, eerste: int, tweede: int) -> int:
    """How many of the wissels count for the cap: not those of who is weg, of who takes over from a first who is weg, or released; nor of a
    client who is left without anybody, since nobody chose that."""
    return uit_vrije_wil(vraag, eerste, tweede, problem.is_weg(vraag.nu_eerste))


def uit_vrije_wil(vraag: Vraag, eerste: int, tweede: int, eerste_weg: bool) -> int:
    """The same, told whether today's first is weg."""
    if eerste == GEEN:
        return 0
    rollen = wissels(vraag, eerste, tweede)
    opgevolgd = eerste_weg and eerste == vraag.nu_tweede
    return (EERSTE in rollen and vraag.telt_eerste) + (TWEEDE in rollen and vraag.telt_tweede and not opgevolgd)


def vrijwillig_per_client(problem: Problem, keuzes: Keuzes) -> list[int]:
    """The voluntary wissels of each client in these decisions; their sum is what the cap is about (counting.md 35)."""
    return [vrijwillig(problem, vraag, *_paar(keuzes, nummer)) for nummer, vraag in enumerate(problem.vragen)]


def lasten(problem: Problem, keuzes: Keuzes) -> Ints:
    """Points per aanbieder: full as first, a share as second (counting.md 30)."""
    uit = np.zeros(len(problem.aanbieders), dtype=np.int64)
    for nummer, vraag in enumerate(problem.vragen):
        eerste, tweede = _paar(keuzes, nummer)
        if eerste != GEEN:
            uit[eerste] += vraag.punten
        if tweede != GEEN:
            uit[tweede] += vraag.tweede_punten
    return uit


def relatief(last: int, capaciteit: int) -> int:
    """Load relative to capacity in permille, rounded down."""
    return PERMILLE * last // capaciteit


def spreiding_per_team(problem: Problem, belast: Ints) -> Mapping[int, int]:
    """max − min of the relative load per team, over own begeleiders with capacity and not weg; inwerken counts for the max only."""
    alle, voor_min = defaultdict[int, list[int]](list), defaultdict[int, list[int]](list)
    for nummer, wie in enumerate(problem.aanbieders):
        if wie.in_spreiding:
            waarde = relatief(int(belast[nummer]), wie.capaciteit)
            alle[wie.team].append(waarde)
            if wie.telt_voor_min:
                voor_min[wie.team].append(waarde)
    return {team: max(alle[team]) - min(waarden) for team, waarden in sorted(voor_min.items())}


def onderaannemers_boven_doel(problem: Problem, keuzes: Keuzes) -> int:
    """max(0, floor(1000 × new allocations at onderaannemers ÷ new allocations) − doel), on clients, points or euros."""
    daar = heel = 0
    for nummer, vraag in enumerate(problem.vragen):
        eerste = int(keuzes.eerste[nummer])
        if vraag.nieuw and eerste != GEEN:
            gewicht = gewicht_van(problem, vraag, eerste)
            heel += gewicht
            daar += 0 if problem.aanbieders[eerste].eigen else gewicht
    return boven_doel(problem, daar, heel)


def boven_doel(problem: Problem, daar: int, heel: int) -> int:
    """How far so much of the whole lies above the target, in permille."""
    return max(0, PERMILLE * daar // heel - problem.doel_permille) if heel else 0


def gewicht_van(problem: Problem, vraag: Vraag, aanbieder: int) -> int:
    """What an allocation weighs on the basis that was asked: a client, its points, or cents a week."""
    if problem.basis == "clients":
        return 1
    if problem.basis == "punten":
        return vraag.punten
    return problem.euros_eigen if problem.aanbieders[aanbieder].eigen else vraag.euros[vraag.onder.index(aanbieder)]


def _paar(keuzes: Keuzes, nummer: int) -> Paar:
    return int(keuzes.eerste[nummer]), int(keuzes.tweede[nummer])


def wensen_van_client(vraag: Vraag, eerste: int, tweede: int) -> int:
    """What of `wensen` hangs on the client alone, with own begeleiders: expertise, taal and geslacht (counting.md 36)."""
    paar = {eerste, tweede}
    uit = PUNT_EXPERTISE * sum(not paar & hebben for hebben in vraag.wil_expertise)
    return uit + PUNT_TAAL * (vraag.wil_taal is not None and not paar & vraag.wil_taal) + PUNT_GESLACHT * (eerste in vraag.anders)


def _per_begeleider(problem: Problem, keuzes: Keuzes) -> Mapping[int, Sequence[Vraag]]:
    """Clients in either role per own begeleider."""
    uit = defaultdict[int, list[Vraag]](list)
    for nummer, vraag in enumerate(problem.vragen):
        for wie in _paar(keuzes, nummer):
            if wie != GEEN and problem.aanbieders[wie].eigen:
                uit[wie].append(vraag)
    return uit


def _gebieden(problem: Problem, keuzes: Keuzes) -> int:
    """Σ over begeleiders of the distinct gebieden of their clients in either role."""
    return sum(len({vraag.gebied for vraag in vragen}) for vragen in _per_begeleider(problem, keuzes).values())


def _wensen(problem: Problem, keuzes: Keuzes) -> int:
    """10 per wanted expertise neither has, 10 where neither speaks a language given, 6 for another gender than asked of the first, and 2 per
    own expertise that no client of a begeleider needs or wants."""
    uit = 0
    for nummer, vraag in enumerate(problem.vragen):
        eerste, tweede = _paar(keuzes, nummer)
        if eerste != GEEN and problem.aanbieders[eerste].eigen:
            uit += wensen_van_client(vraag, eerste, tweede)
    for wie, vragen in _per_begeleider(problem, keuzes).items():
        gebruikt = frozenset[str]().union(*(vraag.nuttig for vraag in vragen))
        uit += PUNT_ONGEBRUIKT * len(problem.aanbieders[wie].expertises - gebruikt)
    return uit
