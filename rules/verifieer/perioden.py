"""The days of a set, cut into periods in which the same rules hold with the same parameters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from domain.kalender import EEN_DAG
from rules.parameters import vul_in
from rules.regelboek import Regelset
from rules.taal import Regel


@dataclass(frozen=True)
class Periode:
    """`versies`: the rules that hold from `van` to `tot`, by their place in the set, parameters filled in. `dag`: the day of it nearest to `op`."""

    van: date
    tot: date
    dag: date
    versies: tuple[tuple[int, Regel], ...]


def perioden(regelset: Regelset, op: date) -> tuple[Periode, ...]:
    """Every period from the first to the last day on which the set has a rule; one without rules in between is a gap."""
    grenzen = [*sorted(regelset.wisseldagen()), None]
    gevonden: list[Periode] = []
    for van, einde in pairwise(grenzen):
        assert van is not None  # only the last one is None
        tot = date.max if einde is None else einde - EEN_DAG
        versies = tuple((i, vul_in(regel, regelset.parameters, van)) for i, regel in enumerate(regelset.regels) if regel.geldt_op(van))
        if gevonden and gevonden[-1].versies == versies:
            van = gevonden.pop().van
        gevonden.append(Periode(van, tot, min(max(op, van), tot), versies))
    while gevonden and not gevonden[0].versies:
        del gevonden[0]
    while gevonden and not gevonden[-1].versies:
        del gevonden[-1]
    return tuple(gevonden)
