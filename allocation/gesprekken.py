"""First talks: who is seen in which week (counting.md 34).

A begeleider's talks are equal slots and lateness grows one day a day from each client's own last day on, so seeing people in the order of
that day is best for everyone together; who finds no slot is the one with the latest day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from allocation.problem import GEEN, Keuzes, Problem


def plan_gesprekken(problem: Problem, keuzes: Keuzes) -> Mapping[int, int]:
    """Per client who needs a talk the number of the week; the horizon itself stands for *none planned*."""
    bij = defaultdict[int, list[int]](list)
    uit = {}
    for nummer, vraag in enumerate(problem.vragen):
        if not vraag.te_laat:
            continue
        eerste = int(keuzes.eerste[nummer])
        if eerste == GEEN:
            uit[nummer] = problem.horizon
        elif problem.aanbieders[eerste].eigen:
            bij[eerste].append(nummer)
        else:
            uit[nummer] = 0
    for begeleider, nummers in bij.items():
        weken = [week for week, aantal in enumerate(problem.aanbieders[begeleider].gesprekken) for _ in range(aantal)]
        weken += [problem.horizon] * max(0, len(nummers) - len(weken))
        wie_eerst = sorted(nummers, key=lambda nummer: (-problem.vragen[nummer].te_laat[-1], nummer))
        uit.update(zip(wie_eerst, weken, strict=False))
    return dict(sorted(uit.items()))
