"""Split a team: fewest clients cut from a begeleider, then fewest missing expertises, each with its proven bound (counting.md 37)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from allocation.subteams_begin import begin, zonder_gaten
from allocation.subteams_grens import grens_afgesneden, grens_ontbrekend
from allocation.subteams_model import AFGESNEDEN, ONTBREKEND, Subteammodel, genummerd
from allocation.subteams_opbouw import Splitsbaar
from solving.limits import Limits, Progress, silent
from solving.matrix import Ints
from solving.ordered import Level, solve_in_order

SHARE = 0.7
"""Share of the deterministic time for the first doel; the second may use what it leaves."""


@dataclass(frozen=True)
class Split:
    """`deel`: the sub-team of each begeleider, numbered by their first members; how both doelen ended; whether a person or the clock stopped it."""

    deel: Ints
    niveaus: tuple[Level, ...]
    afgebroken: bool


def splits(team: Splitsbaar, limits: Limits, progress: Progress = silent) -> Split:
    """The best split within the limits."""
    model = Subteammodel(team)
    eerst = begin(team, limits)
    gevonden = solve_in_order(model.matrix, model.doelen[:1], model.values(eerst), limits.at_most(SHARE * limits.deterministic))
    deel = model.deel(gevonden.values)
    afgesneden, grens = team.afgesneden(deel), gevonden.levels[0].bound
    if grens < afgesneden:
        grens = max(grens, grens_afgesneden(team, afgesneden))
    eerste = _niveau(AFGESNEDEN, afgesneden, grens, gevonden.levels[0].cost)
    progress(f"{AFGESNEDEN}: {afgesneden}, grens {eerste.bound}")

    gehouden = model.matrix.with_rows([(model.doelen[0].cols, model.doelen[0].coefs, afgesneden)])
    rest = limits.at_most(max(0.0, limits.deterministic - eerste.cost))
    gevonden = solve_in_order(gehouden, model.doelen[1:], model.values(zonder_gaten(team, deel, limits)), rest, bound=lambda *_: grens_ontbrekend(team))
    deel = genummerd(model.deel(gevonden.values))
    eerste = _niveau(AFGESNEDEN, team.afgesneden(deel), grens, eerste.cost)
    tweede = _niveau(ONTBREKEND, team.ontbrekend(deel), gevonden.levels[0].bound, gevonden.levels[0].cost, [eerste])
    progress(f"{ONTBREKEND}: {tweede.best}, grens {tweede.bound}")
    return Split(deel, (eerste, tweede), limits.stop.requested)


def _niveau(naam: str, waarde: int, grens: int, cost: float, eerder: Sequence[Level] = ()) -> Level:
    grens = min(grens, waarde)
    return Level(naam, waarde, grens, grens == waarde and all(niveau.proven for niveau in eerder), cost)
