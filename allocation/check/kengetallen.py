"""The kengetallen of an allocation recounted: how many of each, and how the load lies over the people (domain.md B25: spread, not only a mean).

Relative load is floor(1000 x load / capacity), in permille, of own staff who are not weg and have capacity, who is inwerken included. A kengetal
that is not named here is left alone: counting.md defines none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from statistics import pstdev

from allocation.check.doelen import PERMILLE
from allocation.check.gegevens import Gegevens
from allocation.check.stand import Deel, stand_van
from allocation.check.telling import Telling
from allocation.check.uitslag import Bezwaar
from allocation.plan import Verdeling


def kengetallen(gegevens: Gegevens, delen: Sequence[Deel]) -> dict[str, int]:
    """Every kengetal that can be recounted, by name."""
    gekozen = [(deel.keuze, deel.deelnemer) for deel in delen if deel.keuze is not None]
    belasting = relatieve_belasting(gegevens, delen)
    return {
        "bij_onderaannemer": sum(keuze.onderaannemer_id is not None for keuze, _ in gekozen),
        "bij_team": sum(keuze.eerste_id is not None for keuze, _ in gekozen),
        "clienten": len(delen),
        "hoogste_belasting_permille": max(belasting, default=0),
        "laagste_belasting_permille": min(belasting, default=0),
        "nieuw_toegewezen": sum(not wie.zittend for _, wie in gekozen),
        "nieuwe_clienten": sum(not deel.deelnemer.zittend for deel in delen),
        "standaardafwijking_permille": round(pstdev(belasting)) if belasting else 0,
        "wissels_eerste": sum("eerste" in deel.wissels.gewisseld for deel in delen),
        "wissels_gedwongen": sum(len(deel.wissels.persoon_weg) for deel in delen),
        "zonder_tweede": sum(keuze.eerste_id is not None and keuze.tweede_id is None for keuze, _ in gekozen),
    }


def relatieve_belasting(gegevens: Gegevens, delen: Sequence[Deel]) -> list[int]:
    """Load over capacity per begeleider, in permille."""
    punten = stand_van(delen).punten
    capaciteit = {naam: gegevens.beschikbaar[naam].capaciteit_punten for naam in gegevens.eigen() if naam not in gegevens.weg}
    return [PERMILLE * punten[naam] // kan for naam, kan in capaciteit.items() if kan]


def bezwaren_kengetallen(telling: Telling, plan: Verdeling) -> Iterator[Bezwaar]:
    """Every kengetal that can be recounted stands in the plan, and is as recounted."""
    geteld: Mapping[str, int] = kengetallen(telling.gegevens, telling.delen(plan.toewijzingen))
    for naam, waarde in sorted(geteld.items()):
        gezegd = plan.kengetallen.get(naam)
        if gezegd is None:
            yield Bezwaar("kengetal", f"Kengetal {naam} ontbreekt; het is {waarde}.")
        elif gezegd != waarde:
            yield Bezwaar("kengetal", f"Kengetal {naam} is {waarde}; het plan zegt {gezegd}.")
