"""How many points per hour make a load the stated share of the capacity (counting.md 29, 30).

Counted here for the generator alone; allocation and its checker count for themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from math import floor

from benchmarks.instances.caseload import Begeleiding
from benchmarks.instances.kader import Kader
from domain import bladen as b
from domain import soorten as s
from domain.beleid import Beleid

WERKDAGEN_PER_WEEK = 5
WEG_VANAF_WERKDAGEN = 30


def werkdagen(weken: Sequence[date]) -> list[date]:
    """Monday to Friday of every week of the horizon."""
    return [maandag + timedelta(days=dag) for maandag in weken for dag in range(WERKDAGEN_PER_WEEK)]


def is_weg(rij: b.Begeleider, weken: Sequence[date]) -> bool:
    """Absent on at least 30 working days of the horizon, or out of service in it (counting.md 29)."""
    vertrokken = rij.uit_dienst_op is not None and rij.uit_dienst_op <= weken[-1] + timedelta(days=6)
    return vertrokken or len(werkdagen(weken)) - len(_aanwezig(rij, weken)) >= WEG_VANAF_WERKDAGEN


def inzetbare_uren(rij: b.Begeleider, weken: Sequence[date]) -> Fraction:
    """Hours a week for clients, averaged over the horizon: (contract − role) × inzetbaar_pct × working days present / (5·H)."""
    uren = Fraction(rij.contract_uren) - Fraction(rij.rol_uren)
    return max(Fraction(0), uren) * Fraction(rij.inzetbaar_pct, 100) * Fraction(len(_aanwezig(rij, weken)), len(werkdagen(weken)))


def _aanwezig(rij: b.Begeleider, weken: Sequence[date]) -> list[date]:
    return [dag for dag in werkdagen(weken) if not _afwezig(rij, dag) and (rij.uit_dienst_op is None or dag < rij.uit_dienst_op)]


def _afwezig(rij: b.Begeleider, dag: date) -> bool:
    if rij.afwezig_van is None and rij.afwezig_tot is None:
        return False
    return (rij.afwezig_van is None or dag >= rij.afwezig_van) and (rij.afwezig_tot is None or dag <= rij.afwezig_tot)


def passende_punten_per_uur(kader: Kader, bg: Begeleiding, beleid: Beleid) -> tuple[int, int]:
    """The whole number of points per hour whose load comes nearest to the stated share, and the load it gives in permille of the capacity.

    Load: everyone the teams support today or who is new, with a second begeleider where no exception says otherwise. Capacity: own
    begeleiders who are not weg.
    """
    uren = [inzetbare_uren(rij, kader.maandagen) for rij in bg.begeleiders if rij.gebiedsteam and not is_weg(rij, kader.maandagen)]
    last, doel = teamlast(bg, beleid), Fraction(kader.instellingen.verdeling.last_pct, 100)
    ongeveer = max(1, floor(Fraction(last) / doel / sum(uren)))
    belast = {punten: Fraction(last, sum(floor(punten * uur) for uur in uren)) for punten in (ongeveer, ongeveer + 1)}
    gekozen = min(belast, key=lambda punten: (abs(belast[punten] - doel), punten))
    return gekozen, round(1000 * belast[gekozen])


def teamlast(bg: Begeleiding, beleid: Beleid) -> int:
    """Points of all clients who are not with an onderaannemer, the share of the second included."""
    elders = {rij.client_id for rij in bg.caseload if rij.organisatie_id is not None}
    alleen = {rij.client_id for rij in bg.uitzonderingen}
    last = 0
    for client in bg.clienten:
        if client.client_id not in elders:
            punten = beleid.punten[client.zorgzwaarte or s.Zorgzwaarte.GEMIDDELD]
            last += punten + (0 if client.client_id in alleen else beleid.tweede_aandeel_pct * punten // 100)
    return last
