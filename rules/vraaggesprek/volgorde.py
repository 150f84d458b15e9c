"""Which question comes next: the fewest in the worst case, then the fewest to be expected.

Up to `ALLES_TEGELIJK` facts that is computed exactly, over all orders and answers. With more, the parts of the verdict are asked one
after the other, first the part that most likely ends the interview per question it takes; within a part exactly as far as that can
be computed, else the fact first that leaves the fewest others.
Every class of answers counts as equally likely: nothing is assumed about people.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce
from typing import TypeAlias

from rules.vraaggesprek.diagram import Diagram, Knoop

ALLES_TEGELIJK = 6
PER_DEEL = 5
RUIM = 12
"""In a part with more facts than this the one that most rules ask is taken, without looking further."""
GRENS_KNOPEN = 3000
"""So many functions are looked at before computing exactly is given up."""
Voorkeur: TypeAlias = Callable[[int], tuple[int | str, ...]]
"""How facts are ordered that are equally good to ask."""


class _TeVeel(Exception):
    """More functions than may be looked at."""


def volgende_feit(diagram: Diagram, delen: tuple[Knoop, ...], voorkeur: Voorkeur, regels_met: Callable[[int], int]) -> int:
    """The number of the fact to ask; some part still hangs on one. `regels_met` counts the undecided rules that use a fact."""
    open_delen = [deel for deel in delen if diagram.waarde(deel) is None]
    feiten = frozenset().union(*(diagram.draagvlak(deel) for deel in open_delen))
    if len(feiten) <= ALLES_TEGELIJK:
        samen = reduce(lambda a, b: diagram.combineer(min, a, b), open_delen)
        if (exact := _exact(diagram, samen, voorkeur)) is not None:
            return exact[0]
    return min(_per_deel(diagram, deel, voorkeur, regels_met) for deel in open_delen)[-1]


def _per_deel(diagram: Diagram, deel: Knoop, voorkeur: Voorkeur, regels_met: Callable[[int], int]) -> tuple[float, tuple[int | str, ...], int]:
    """Questions to be expected per chance that this part ends it all; and its first question."""
    exact = _exact(diagram, deel, voorkeur) if len(diagram.draagvlak(deel)) <= PER_DEEL else None
    feit, verwacht = exact or (_die_het_meest_opruimt(diagram, deel, voorkeur, regels_met), float(len(diagram.draagvlak(deel))))
    hoogst = max(diagram.uitkomsten(deel))
    kans = 1 - _kansen(diagram, deel, {})[hoogst]
    return round(verwacht / kans, 9), voorkeur(feit), feit


def _exact(diagram: Diagram, knoop: Knoop, voorkeur: Voorkeur) -> tuple[int, float] | None:
    """The best first question and how many are to be expected; None when it takes too much to compute."""
    bekend: dict[Knoop, tuple[int, float, int]] = {}

    def beste(k: Knoop) -> tuple[int, float, int]:
        if k not in bekend:
            if len(bekend) >= GRENS_KNOPEN:
                raise _TeVeel
            bekend[k] = zoek(k)
        return bekend[k]

    def zoek(k: Knoop) -> tuple[int, float, int]:
        if diagram.waarde(k) is not None:
            return 0, 0.0, -1
        keuzes = []
        for feit in sorted(diagram.draagvlak(k)):
            verder = [beste(diagram.kies(k, feit, antwoord)) for antwoord in range(diagram.graad[feit])]
            keuzes.append((1 + max(v[0] for v in verder), round(1 + sum(v[1] for v in verder) / len(verder), 9), voorkeur(feit), feit))
        slechtst, verwacht, _, feit = min(keuzes)
        return slechtst, verwacht, feit

    try:
        _, verwacht, feit = beste(knoop)
    except _TeVeel:
        return None
    return feit, verwacht


def _die_het_meest_opruimt(diagram: Diagram, deel: Knoop, voorkeur: Voorkeur, regels_met: Callable[[int], int]) -> int:
    """The fact after which the fewest others are to be expected to matter."""

    if len(diagram.draagvlak(deel)) > RUIM:
        return min((-regels_met(feit), voorkeur(feit), feit) for feit in diagram.draagvlak(deel))[-1]

    def blijft_over(feit: int) -> float:
        over = [len(diagram.draagvlak(diagram.kies(deel, feit, antwoord))) for antwoord in range(diagram.graad[feit])]
        return round(sum(over) / len(over), 9)

    return min((blijft_over(feit), voorkeur(feit), feit) for feit in diagram.draagvlak(deel))[-1]


def _kansen(diagram: Diagram, knoop: Knoop, bekend: dict[Knoop, Mapping[object, float]]) -> Mapping[object, float]:
    """How likely each end is when every class of answers is equally likely."""
    if knoop not in bekend:
        waarde = diagram.waarde(knoop)
        uit: dict[object, float] = {} if waarde is None else {waarde: 1.0}
        if waarde is None:
            feit = min(diagram.draagvlak(knoop))
            for antwoord in range(diagram.graad[feit]):
                for eind, kans in _kansen(diagram, diagram.kies(knoop, feit, antwoord), bekend).items():
                    uit[eind] = uit.get(eind, 0.0) + kans / diagram.graad[feit]
        bekend[knoop] = uit
    return bekend[knoop]
