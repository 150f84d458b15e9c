"""Who is present on which working days of the horizon, who is weg, and what anybody can carry (counting.md 29, 30).

Working days are Monday to Friday, public holidays included; the horizon runs from the Monday of week 0 to its last Sunday.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from domain.beleid import Beleid
from domain.bladen import Begeleider

WERKDAGEN_PER_WEEK = 5
WEG_VANAF_WERKDAGEN = 30


@dataclass(frozen=True)
class Beschikbaar:
    """One begeleider in the horizon: working days present per week, weg or not, and the capacity in points."""

    werkdagen: tuple[int, ...]
    weg: bool
    capaciteit_punten: int


def beschikbaar(rij: Begeleider, beleid: Beleid, weken: Sequence[date]) -> Beschikbaar:
    """What counting.md 29 and 30 say of one row; `weken` are the Mondays of the horizon."""
    dagen = [[maandag + timedelta(days=dag) for dag in range(WERKDAGEN_PER_WEEK)] for maandag in weken]
    laatste = weken[-1] + timedelta(days=6)
    afwezig = sum(is_afwezig(rij, dag) for week in dagen for dag in week)
    uit_dienst = rij.uit_dienst_op is not None and rij.uit_dienst_op <= laatste
    aanwezig = tuple(sum(not is_afwezig(rij, dag) and not is_uit_dienst(rij, dag) for dag in week) for week in dagen)
    return Beschikbaar(aanwezig, uit_dienst or afwezig >= WEG_VANAF_WERKDAGEN, capaciteit(rij, beleid, sum(aanwezig), len(weken)))


def is_afwezig(rij: Begeleider, dag: date) -> bool:
    """An empty end means until further notice, an empty begin beside an end since before; both days included."""
    if rij.afwezig_van is None and rij.afwezig_tot is None:
        return False
    return (rij.afwezig_van or date.min) <= dag <= (rij.afwezig_tot or date.max)


def is_uit_dienst(rij: Begeleider, dag: date) -> bool:
    """`uit_dienst_op` is the first day out."""
    return rij.uit_dienst_op is not None and dag >= rij.uit_dienst_op


def capaciteit(rij: Begeleider, beleid: Beleid, werkdagen: int, horizon_weken: int) -> int:
    """floor(punten_per_uur x (contract - rol) x inzetbaar % x working days present / (5 H)) points, floored once, never below 0."""
    uren = Fraction(rij.contract_uren) - Fraction(rij.rol_uren)
    punten = beleid.punten_per_uur * uren * Fraction(rij.inzetbaar_pct, 100) * Fraction(werkdagen, WERKDAGEN_PER_WEEK * horizon_weken)
    return max(0, punten.__floor__())
