"""What begeleiders can carry within the horizon: working days, weg or not, capacity in points (counting.md 29, 30)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import floor

from domain.beleid import Beleid
from domain.bladen import Begeleider

WERKDAGEN_PER_WEEK = 5
WEG_VANAF_WERKDAGEN = 30


@dataclass(frozen=True)
class Inzet:
    """One begeleider within the horizon. `werkdagen`: days present per week; `capaciteit` in points, also for who is weg (limit 0)."""

    rij: Begeleider
    weg: bool
    werkdagen: tuple[int, ...]
    capaciteit: int


def inzet_van(rij: Begeleider, weken: Sequence[date], beleid: Beleid) -> Inzet:
    """Capacity = floor(points per hour × (contract − role hours) × inzetbaar % × working days present ÷ (5·H)), never below 0."""
    dagen = tuple(_werkdagen(rij, maandag) for maandag in weken)
    heel = WERKDAGEN_PER_WEEK * len(weken)
    uren = Fraction(rij.contract_uren) - Fraction(rij.rol_uren)
    punten = beleid.punten_per_uur * uren * Fraction(rij.inzetbaar_pct, 100) * Fraction(sum(dagen), heel)
    return Inzet(rij, _is_weg(rij, weken), dagen, max(0, floor(punten)))


def _is_weg(rij: Begeleider, weken: Sequence[date]) -> bool:
    """Absent on at least 30 working days of the horizon, or out of service in it."""
    einde = weken[-1] + timedelta(days=6)
    uit_dienst = rij.uit_dienst_op is not None and rij.uit_dienst_op <= einde
    afwezig = sum(_is_afwezig(rij, dag) for maandag in weken for dag in doordeweeks(maandag))
    return uit_dienst or afwezig >= WEG_VANAF_WERKDAGEN


def is_aanwezig(rij: Begeleider, dag: date) -> bool:
    """In service on a day and not absent; `uit_dienst_op` is the first day out (counting.md 29)."""
    return (rij.uit_dienst_op is None or dag < rij.uit_dienst_op) and not _is_afwezig(rij, dag)


def _werkdagen(rij: Begeleider, maandag: date) -> int:
    return sum(is_aanwezig(rij, dag) for dag in doordeweeks(maandag))


def _is_afwezig(rij: Begeleider, dag: date) -> bool:
    """An empty end means until further notice, an empty begin since before; both empty: never."""
    if rij.afwezig_van is None and rij.afwezig_tot is None:
        return False
    return (rij.afwezig_van is None or rij.afwezig_van <= dag) and (rij.afwezig_tot is None or dag <= rij.afwezig_tot)


def doordeweeks(maandag: date) -> list[date]:
    """The five working days of a week."""
    return [maandag + timedelta(days=dag) for dag in range(WERKDAGEN_PER_WEEK)]
