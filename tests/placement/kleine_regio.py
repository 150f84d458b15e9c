"""Seeded random tiny regions: horizon 3, at most 4 people who decide, 3 plekgroepen, 2 sleutelfiguren.

A region starts roomy (`ontwerp`); a few families of constraints (`families`), drawn per seed, are then made tight, so that each family changes
the optimum in a fair share of the regions. `zonder(familie, ...)` takes one family away again: what then changes the optimum was binding.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Any

from domain import bladen as b
from domain.beleid import Beleid
from domain.momentopname import Momentopname
from tests.bouw import vast_beleid
from tests.placement.families import KRAP
from tests.placement.ontwerp import HORIZON_WEKEN, ruime_regio

VAKER = {"speling": 4, "rust": 3, "niet_samen_met": 3, "max_sleutelfiguren": 2, "budget_week": 2, "samenstelling_min": 2, "max_clienten": 2}
"""Families that bind less often than others once they are there: drawn with more lots."""
# fmt: off
ZADEN = (
    0, 2, 4, 5, 6, 7, 8, 10, 12, 14, 15, 16, 17, 19, 23, 24, 25, 26, 27, 30, 32, 36, 37, 38, 39, 42, 43, 44, 49, 50, 54, 55, 57, 61, 62, 63, 67, 68,
    69, 71, 77, 81, 82, 83, 84, 88, 89, 91, 99, 101, 104, 105, 107, 111, 117, 119, 120, 121, 122, 123, 127, 128, 130, 133, 147, 148, 152, 154, 155,
    160, 163, 165, 166, 167, 170, 171, 174, 175, 191, 198, 199, 201, 202, 204, 207, 211, 213, 214, 219, 220, 228, 231, 235, 243, 251, 255, 259, 263,
    267, 271, 272, 275, 284, 301, 302, 305, 307, 308, 309, 319, 322, 323, 328, 342, 357, 360, 369, 370, 372, 375, 377, 382, 385, 386, 389, 392, 404,
    409, 411, 422, 423, 430, 447, 455, 458, 460, 464, 471, 475, 476, 479, 485, 486, 488, 489, 507, 515, 518, 523, 532, 545, 573, 581, 589, 595, 597,
    603, 611, 626, 627, 631, 633, 635, 649, 652, 656, 670, 671, 674, 676, 680, 681, 688, 690, 696, 698, 718, 719, 722, 726, 728, 739, 744, 748, 749,
    756, 761, 763, 775, 781, 789, 799, 815, 817, 830, 833, 835, 849, 853, 854, 858, 863, 868, 870, 882, 884, 885, 886, 890, 896,
)
# fmt: on
"""210 seeds, picked so that every family binds in at least 24 of them, some plan holds in each, and 28 or more have a swap; the tests recount this."""


def kleine_regio(zaad: int) -> tuple[Momentopname, Beleid, tuple[str, ...]]:
    """A random tiny region, its beleid, and the families that were made tight in it."""
    rng = random.Random(zaad)
    ontwerp = ruime_regio(rng)
    lot = [familie for familie in sorted(KRAP) for _ in range(VAKER.get(familie, 1))]
    gekozen = tuple(sorted(dict.fromkeys(rng.sample(lot, rng.choice([3, 4])))))
    for familie in gekozen:
        KRAP[familie](ontwerp)
    return ontwerp.opname(), vast_beleid(**{"horizon_weken": HORIZON_WEKEN, **ontwerp.beleid}), gekozen


def met_blad(wie: Momentopname, blad: str, rijen: Sequence[b.Rij]) -> Momentopname:
    """The same momentopname with other rows in one sheet, built anew: a copied model would keep the indexes of the old rows."""
    velden = {naam: getattr(wie, naam) for naam in Momentopname.model_fields}
    return Momentopname(**{**velden, blad: tuple(rijen)})


def _per_rij(blad: str, **kolommen: Any) -> Callable[[Momentopname, Beleid], tuple[Momentopname, Beleid]]:
    return lambda wie, beleid: (met_blad(wie, blad, [rij.model_copy(update=kolommen) for rij in wie.rijen(blad)]), beleid)


def _zonder_rijen(blad: str, weg: Callable[[Any], bool]) -> Callable[[Momentopname, Beleid], tuple[Momentopname, Beleid]]:
    return lambda wie, beleid: (met_blad(wie, blad, [rij for rij in wie.rijen(blad) if not weg(rij)]), beleid)


def _ander_beleid(**velden: Any) -> Callable[[Momentopname, Beleid], tuple[Momentopname, Beleid]]:
    return lambda wie, beleid: (wie, beleid.model_copy(update=velden))


_WEG: dict[str, Callable[[Momentopname, Beleid], tuple[Momentopname, Beleid]]] = {
    "plekken": _per_rij("plekken", aantal=99),
    "team_punten": _per_rij("locaties", team_punten=99_999),
    "samenstelling_max": _per_rij("samenstelling", max_aantal=None),
    "samenstelling_min": _per_rij("samenstelling", min_aantal=None),
    "niet_samen_met": _per_rij("samenstelling", niet_samen_met=()),
    "onverenigbaar": _zonder_rijen("onverenigbaar", lambda rij: True),
    "rust": _per_rij("locaties", rust_weken_tussen_instroom=0),
    "max_clienten": _per_rij("sleutelfiguren", max_clienten=99),
    "max_sleutelfiguren": _per_rij("locaties", max_sleutelfiguren=None),
    "budget_week": _zonder_rijen("stuurgroepbesluiten", lambda rij: rij.per == "week"),
    "budget_horizon": _zonder_rijen("stuurgroepbesluiten", lambda rij: rij.per == "horizon"),
    "vastleggingen": _zonder_rijen("vastleggingen", lambda rij: True),
    "harde_wensen": _zonder_rijen("wensen", lambda rij: rij.hardheid != "graag"),
    "verhuizingen": _per_rij("clienten", verhuisreden=None),
    "vertrek": _per_rij("bewoners", vertrek_week=None),
    "leegstand": _ander_beleid(leegstand_weken=0),
    "passendheid_max": _ander_beleid(passendheid_max={}),
    "speling": _ander_beleid(speling={}),
    "wenswachters": _per_rij("clienten", wachtkeuze=None),
}


def zonder(familie: str, wie: Momentopname, beleid: Beleid) -> tuple[Momentopname, Beleid]:
    """The same region without one family of constraints."""
    return _WEG[familie](wie, beleid)
