"""What the region sees of an allocation: a row per team without anybody's own load, and signals as counts.

Of a team with few begeleiders the ends of the load are somebody's own load; under five they stay hidden (design.md section 1).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from allocation.expertisekaart import VERBORGEN_ONDER
from api.verdeelaandeel import Aandelen
from api.verdeelbeeld import Teambeeld, Verdeelbeeld

VERBORGEN = "–"
PER_TEAM = "De belasting per persoon en wie wie krijgt, staan per team in een eigen blad, voor de teamleider van dat team."
WEINIG = f"Een streepje: het team heeft minder dan {VERBORGEN_ONDER} begeleiders met ruimte, en dan is dit de belasting van één mens."


@dataclass(frozen=True)
class Regiorij:
    """One team: how many clients have nobody, change or are seen too late, and its load in percent, or VERBORGEN."""

    team: str
    naam: str
    clienten: int
    nieuw: int
    zonder: int
    zonder_tweede: int
    wissels: int
    laat: int
    begeleiders: int
    hoogste: float | str
    laagste: float | str
    verschil: float | str
    standaardafwijking: float | str
    aandelen: Aandelen


def regiorijen(beeld: Verdeelbeeld) -> tuple[Regiorij, ...]:
    """A row per team, as the region lists them."""
    return tuple(_rij(team) for team in beeld.teams)


def uitleg_bij_streepje(beeld: Verdeelbeeld) -> str:
    """Why some numbers are hidden; empty where none is."""
    return WEINIG if any(rij.verschil == VERBORGEN for rij in regiorijen(beeld)) else ""


def signaaltelling(beeld: Verdeelbeeld) -> tuple[tuple[str, int], ...]:
    """How often each signal is given; of whom stands with the teams."""
    return tuple(sorted(Counter(rij.tekst for rij in beeld.kern.signalen).items()))


def per_signaal(team: Teambeeld) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """For a teamleider: each signal once, with whom it is about."""
    uit: dict[str, list[str]] = {}
    for rij in team.kern.signalen:
        uit.setdefault(rij.tekst, []).append(" met ".join(code for code in (rij.client_id, rij.begeleider_id) if code))
    return tuple((tekst, tuple(wie)) for tekst, wie in uit.items())


def verborgen(aantal: int) -> str:
    """A number for outside the team."""
    return f"minder dan {VERBORGEN_ONDER}" if 0 < aantal < VERBORGEN_ONDER else str(aantal)


def _rij(team: Teambeeld) -> Regiorij:
    kern = team.kern
    hoogste, laagste, verschil, afwijking = _belasting(team)
    return Regiorij(
        team=team.team,
        naam=team.naam,
        clienten=kern.clienten,
        nieuw=kern.nieuw,
        zonder=len(kern.zonder),
        zonder_tweede=len(kern.zonder_tweede),
        wissels=len(kern.wissels),
        laat=sum(rij.te_laat for rij in kern.gesprekken),
        begeleiders=len(team.lasten),
        hoogste=hoogste,
        laagste=laagste,
        verschil=verschil,
        standaardafwijking=afwijking,
        aandelen=kern.aandelen,
    )


def _belasting(team: Teambeeld) -> tuple[float | str, float | str, float | str, float | str]:
    """Heaviest, lightest, what lies between, standard deviation; hidden where they would tell of one person."""
    spreiding = team.spreiding
    if spreiding is None or spreiding.aantal < VERBORGEN_ONDER:
        return VERBORGEN, VERBORGEN, VERBORGEN, VERBORGEN
    return spreiding.hoogste / 10, spreiding.laagste / 10, spreiding.verschil / 10, spreiding.standaardafwijking / 10
