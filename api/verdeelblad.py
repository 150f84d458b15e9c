"""The pages of an allocation: one per team for its teamleider with the load of each begeleider drawn, and one of the region without."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from allocation.problem import PERMILLE
from api import verdeeltabellen, verdeelzinnen, woorden
from api.verdeelbeeld import Teambeeld, Verdeelbeeld
from api.verdeellast import Lastrij
from api.verdeelregio import PER_TEAM, uitleg_bij_streepje
from api.verdeelwissels import wissels_samen
from api.verslag import sjablonen

RUIMTE_PERMILLE = 50
"""Room at the right of the longest bar."""
KORTSTE_AS_PERMILLE = 1200
"""The line of 100 percent never stands at the edge."""


@dataclass(frozen=True)
class Balk:
    """One bar: lengths in percent of the width of the picture, as text, so that the bytes are the same everywhere.

    `tot_norm` is drawn up to what can be carried, `erboven` (empty: nothing) beyond it; `nu` (empty: unknown) is the mark of today.
    """

    wie: str
    tot_norm: str
    erboven: str
    nu: str
    tekst: str
    nu_tekst: str
    punten: str
    let_op: str


def teamblad(beeld: Verdeelbeeld, team: Teambeeld) -> str:
    """The page of one team as text; the same allocation gives the same bytes."""
    as_permille = _as(team.lasten)
    kern = team.kern
    return (
        sjablonen()
        .get_template("verdeel_team.html.j2")
        .render(
            beeld=beeld,
            team=team,
            kern=kern,
            zin=verdeelzinnen,
            tabel=verdeeltabellen,
            woorden=woorden,
            balken=[_balk(rij, as_permille) for rij in team.lasten],
            norm=_lengte(PERMILLE, as_permille),
            wissels_samen=wissels_samen(kern.wissels),
        )
    )


def regioblad(beeld: Verdeelbeeld) -> str:
    """The page of the region as text: no begeleider stands on it."""
    return (
        sjablonen()
        .get_template("verdeel_regio.html.j2")
        .render(
            beeld=beeld,
            kern=beeld.kern,
            zin=verdeelzinnen,
            tabel=verdeeltabellen,
            woorden=woorden,
            per_team=PER_TEAM,
            weinig=uitleg_bij_streepje(beeld),
        )
    )


def _as(rijen: Sequence[Lastrij]) -> int:
    """How much the width of the picture stands for, in permille."""
    waarden = [deel for rij in rijen for deel in (rij.permille, rij.permille_nu) if deel is not None]
    return max(KORTSTE_AS_PERMILLE, *(deel + RUIMTE_PERMILLE for deel in waarden)) if waarden else KORTSTE_AS_PERMILLE


def _balk(rij: Lastrij, as_permille: int) -> Balk:
    deel, nu = rij.permille, rij.permille_nu
    let_op = [tekst for tekst, geldt in (("boven 100\u00a0%", (deel or 0) > PERMILLE), ("wordt ingewerkt", rij.inwerken)) if geldt]
    if deel is None:
        return Balk(rij.begeleider_id, "", "", "", "geen ruimte voor cliënten", "", f"{rij.punten} punten, nu {rij.punten_nu}", ", ".join(let_op))
    return Balk(
        wie=rij.begeleider_id,
        tot_norm=_lengte(min(deel, PERMILLE), as_permille),
        erboven=_lengte(deel - PERMILLE, as_permille) if deel > PERMILLE else "",
        nu=_lengte(nu or 0, as_permille),
        tekst=f"{verdeelzinnen.procent(deel)} %",
        nu_tekst=f"nu {verdeelzinnen.procent(nu or 0)} %",
        punten=f"{rij.punten} van {rij.capaciteit} punten",
        let_op=", ".join(let_op),
    )


def _lengte(permille: int, as_permille: int) -> str:
    """As a percentage of the width with two decimals, from whole numbers."""
    honderdsten = 10_000 * permille // as_permille
    return f"{honderdsten // 100}.{honderdsten % 100:02d}%"
