"""The page of a front: a chart of balance against wissels with its table beside it, in one file that needs nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from allocation.front import Frontpunt
from api.tabel_verdeling import eerdere_doelen, wie_verhuist, zekerheid
from api.verdeelzinnen import procent
from api.verslag import sjablonen

LINKS, BOVEN, BREED, HOOG = 70, 20, 480, 260
"""Where the chart stands in the picture, in SVG units."""
LIJNEN = 4
"""Horizontal lines above the axis."""


@dataclass(frozen=True)
class Stip:
    """A point of the chart: the value found, and below it what is proven not to be possible."""

    x: int
    y: int
    y_grens: int
    hoogstens: int
    procent: str


@dataclass(frozen=True)
class Rij:
    """A row of the table beside the chart."""

    hoogstens: int
    gebruikt: int
    overige: int
    procent: str
    zekerheid: str
    wie: str


def front_html(team: str, peildatum: date, front: Sequence[Frontpunt]) -> str:
    """The page as text; the same front gives the same bytes."""
    top = max(1, *(punt.spreiding for punt in front))
    stippen = [_stip(punt, top, max(1, front[-1].hoogstens)) for punt in front]
    trap = f"M{stippen[0].x} {stippen[0].y}" + "".join(f" H{stip.x} V{stip.y}" for stip in stippen[1:]) + f" H{LINKS + BREED}"
    lijnen = [(BOVEN + HOOG - HOOG * deel // LIJNEN, procent(top * deel // LIJNEN)) for deel in range(LIJNEN + 1)]
    rijen = [Rij(p.hoogstens, p.gebruikt, p.overige, procent(p.spreiding), zekerheid(p), wie_verhuist(p) or "niemand") for p in front]
    maten = {"links": LINKS, "boven": BOVEN, "breed": BREED, "hoog": HOOG}
    zinnen = eerdere_doelen(front)
    return sjablonen().get_template("front.html.j2").render(
        team=team, peildatum=peildatum, stippen=stippen, trap=trap, lijnen=lijnen, rijen=rijen, zinnen=zinnen, **maten
    )  # fmt: skip


def _stip(punt: Frontpunt, top: int, verst: int) -> Stip:
    y, grens = (BOVEN + HOOG - HOOG * waarde // top for waarde in (punt.spreiding, punt.grens))
    return Stip(LINKS + BREED * punt.hoogstens // verst, y, grens, punt.hoogstens, procent(punt.spreiding))
