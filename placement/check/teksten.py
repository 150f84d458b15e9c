"""Sentences for limits that are broken: Dutch, for professionals, with ids, numbers and the week."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from placement.check.grootboek import Grens
from placement.check.uitslag import Bevinding

OVER_EEN_PLEKGROEP = frozenset({"plek_vol"})
OVER_EEN_LOCATIE = frozenset({"punten_vol", "samenstelling_max", "samenstelling_min", "niet_samen_met", "onverenigbaar", "rust", "sleutelfiguren_per_locatie"})


def als_bevinding(grens: Grens, stand: Callable[[int], int], weken: Sequence[date]) -> Bevinding:
    """The finding for one broken limit in one week (or over the horizon)."""
    return Bevinding(
        soort=grens.soort,
        tekst=_ZINNEN[grens.soort](grens, _aantal(grens, stand), _wanneer(grens, weken)),
        plekgroep_id=grens.wat if grens.soort in OVER_EEN_PLEKGROEP else None,
        locatie_id=grens.wat if grens.soort in OVER_EEN_LOCATIE else None,
        week=None if grens.week is None else weken[grens.week],
    )


def _aantal(grens: Grens, stand: Callable[[int], int]) -> int:
    """What the limit counts: the counters together, or how many of them are above 0."""
    waarden = [stand(teller) for teller in grens.tellers]
    return sum(waarde > 0 for waarde in waarden) if grens.vorm == "verschillend" else sum(waarden)


def _wanneer(grens: Grens, weken: Sequence[date]) -> str:
    return "over de hele horizon" if grens.week is None else f"in de week van {weken[grens.week].isoformat()}"


def _budgetzin(grens: Grens, aantal: int, wanneer: str) -> str:
    waarvan = f"Organisatie {grens.wat}" if grens.wat else "De regio"
    return f"{waarvan} kost {wanneer} {aantal / 100:.2f} euro; het plafond is {grens.waarde / 100:.2f} euro."


_ZINNEN: Mapping[str, Callable[[Grens, int, str], str]] = {
    "plek_vol": lambda g, n, w: f"Plekgroep {g.wat} telt {w} {n} mensen; er is plek voor {g.waarde}.",
    "punten_vol": lambda g, n, w: f"Locatie {g.wat} draagt {w} {n} punten; het team kan er {g.waarde} aan.",
    "samenstelling_max": lambda g, n, w: f"Op locatie {g.wat} hebben {w} {n} mensen het kenmerk {g.kenmerk}; hoogstens {g.waarde} mag.",
    "samenstelling_min": lambda g, n, w: f"Op locatie {g.wat} hebben {w} {n} mensen het kenmerk {g.kenmerk}; het mag niemand zijn of minstens {g.waarde}.",
    "niet_samen_met": lambda g, n, w: f"Op locatie {g.wat} wonen {w} mensen met {g.kenmerk} samen; dat mag daar niet.",
    "onverenigbaar": lambda g, n, w: f"{g.kenmerk} wonen {w} allebei op locatie {g.wat}; dat mag niet.",
    "rust": lambda g, n, w: f"Op locatie {g.wat} komen vanaf {w} {n} mensen te kort na elkaar.",
    "sleutelfiguur_grens": lambda g, n, w: f"Sleutelfiguur {g.wat} heeft {w} {n} cliënten; hoogstens {g.waarde} mag.",
    "sleutelfiguren_per_locatie": lambda g, n, w: f"Op locatie {g.wat} zijn {w} {n} sleutelfiguren; hoogstens {g.waarde} mag.",
    "budget": _budgetzin,
}
