"""The HTML report of a plan: one file that needs nothing else, for screen and paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from api import woorden
from api.planbeeld import Bezettingsrij, Planbeeld

RIJ_HOOGTE = 26
LINKS = 260
WEEK_BREEDTE = 46


@dataclass(frozen=True)
class Vakje:
    """One cell of the occupancy picture, in SVG units. `vrij` places are left; negative is over."""

    x: int
    bezet: int
    vrij: int


@dataclass(frozen=True)
class Beeldrij:
    y: int
    naam: str
    plek: str
    aantal: int
    vakjes: tuple[Vakje, ...]


@dataclass(frozen=True)
class Startbalk:
    """People who start in one week, for the bar picture: per class how many, stacked from below."""

    x: int
    week: date
    delen: tuple[tuple[int, int, int, int], ...]  # klasse, y, hoogte, aantal
    totaal: int


@cache
def sjablonen() -> Environment:
    """The HTML templates; every value is escaped, and a name that is missing is an error."""
    omgeving = Environment(loader=PackageLoader("api", "sjablonen"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    omgeving.filters.update(dag=woorden.dag, kort=woorden.kort, weken=woorden.weken)
    return omgeving


def verslag_html(beeld: Planbeeld) -> str:
    """The whole report as text. The same plan gives the same bytes."""
    balken, hoogste = _startbalken(beeld)
    return (
        sjablonen()
        .get_template("verslag.html.j2")
        .render(
            beeld=beeld,
            plan=beeld.plan,
            woorden=woorden,
            geplaatst_per_klasse=_per_klasse(beeld),
            balken=balken,
            hoogste=hoogste,
            beeldrijen=tuple(_beeldrij(nummer, rij) for nummer, rij in enumerate(beeld.bezetting)),
            breedte=LINKS + WEEK_BREEDTE * len(beeld.maandagen) + 10,
            hoogte=RIJ_HOOGTE * len(beeld.bezetting) + 40,
            links=LINKS,
            week_breedte=WEEK_BREEDTE,
        )
    )


def _per_klasse(beeld: Planbeeld) -> list[tuple[str, int, int, int]]:
    """Per class of urgency: the words, how many get a place, how many not yet, how many have no fitting offer."""
    uit = []
    for klasse, naam in woorden.URGENTIE.items():
        wel = sum(rij.klasse == klasse for rij in beeld.plaatsingen)
        niet = sum(rij.klasse == klasse for rij in (*beeld.niet_geplaatst, *beeld.wacht_op_voorkeur))
        geen = sum(rij.klasse == klasse for rij in beeld.geen_passend_aanbod)
        uit.append((naam, wel, niet, geen))
    return uit


def _startbalken(beeld: Planbeeld) -> tuple[list[Startbalk], int]:
    """Bars of 120 units at most; `hoogste` is the number of people the tallest stands for."""
    per_week = {week: [rij.klasse for rij in beeld.plaatsingen if rij.week == week] for week in beeld.maandagen}
    hoogste = max((len(klassen) for klassen in per_week.values()), default=0)
    balken = []
    for nummer, week in enumerate(beeld.maandagen):
        y, delen = 140, []
        for klasse in sorted(woorden.URGENTIE):
            aantal = per_week[week].count(klasse)
            if aantal:
                hoogte = round(120 * aantal / hoogste)
                y -= hoogte
                delen.append((klasse, y, hoogte, aantal))
        balken.append(Startbalk(30 + WEEK_BREEDTE * nummer, week, tuple(delen), len(per_week[week])))
    return balken, hoogste


def _beeldrij(nummer: int, rij: Bezettingsrij) -> Beeldrij:
    vakjes = tuple(Vakje(LINKS + WEEK_BREEDTE * week, bezet, rij.aantal - bezet) for week, bezet in enumerate(rij.bezet))
    return Beeldrij(36 + RIJ_HOOGTE * nummer, rij.locatie, rij.plekgroep_id, rij.aantal, vakjes)
