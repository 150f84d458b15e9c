"""Pins first: a start in which everybody who must be placed is placed, or the smallest set of pins that cannot hold together."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from domain.fouten import GeenPlanFout
from placement.keuzes import Keuzes
from placement.model import Model
from placement.problem import Problem, Rijnaam
from placement.vastleggingen import Vastleggingsconflict
from solving.cpsat import CpSat
from solving.limits import Limits
from solving.outcome import Status

_WOORDEN = {
    "plekken": "de plekken van {a}",
    "punten": "de zorgzwaarte die het team van {a} draagt",
    "samenstelling": "de groepsgrens van {a} voor {b}",
    "onverenigbaar": "twee mensen die niet op dezelfde locatie ({c}) mogen wonen",
    "budget_week": "het budgetplafond per week",
    "budget_horizon": "het budgetplafond over de horizon",
}


def eis_vastleggingen(problem: Problem, start: Keuzes, limits: Limits) -> Keuzes:
    """`start` when it keeps every pin, else any plan that does.

    Raises:
        Vastleggingsconflict: no plan keeps them all; names a smallest set and the limits it breaks.
        GeenPlanFout: the limit was reached before this was known.
    """
    verplicht = np.flatnonzero(problem.verplicht).tolist()
    if all(start.paar[persoon] >= 0 for persoon in verplicht):
        return start
    vrij = _die_ruimte_maken(problem)
    keuzes = _haalbaar(problem, vrij, verplicht, limits)
    if keuzes is not None:
        return keuzes
    nodig = list(verplicht)
    for persoon in verplicht:
        zonder = [p for p in nodig if p != persoon]
        if _haalbaar(problem, vrij, zonder, limits) is None:
            nodig = zonder
    clienten = [problem.personen[p].client_id for p in nodig]
    raise Vastleggingsconflict(clienten, _wat_breekt(problem, nodig))


def _die_ruimte_maken(problem: Problem) -> list[int]:
    """Who can help: the pinned, and movers (who may free a place). Nobody else who is placed makes anything possible but a group minimum."""
    helpt = {p for p in range(len(problem.personen)) if problem.verplicht[p] or problem.oud_plek[p] >= 0}
    if problem.minima:
        helpt |= set(range(len(problem.personen)))
    return sorted(helpt)


def _haalbaar(problem: Problem, vrij: Sequence[int], verplicht: Sequence[int], limits: Limits) -> Keuzes | None:
    model = Model(problem, vrij, verplicht=verplicht)
    uitkomst = CpSat(model.matrix).solve(None, limits) if model.mogelijk else None
    if uitkomst is None or uitkomst.status is Status.INFEASIBLE:
        return None
    if not uitkomst.found:
        raise GeenPlanFout("Binnen de grens is nog geen plan gevonden dat alle vastleggingen houdt. Geef meer tijd.")
    return model.keuzes(uitkomst.values)


def _wat_breekt(problem: Problem, wie: Sequence[int]) -> list[str]:
    """The rows that the pinned people share, or that one of them alone overfills, in words."""
    geraakt: dict[Rijnaam, set[int]] = {}
    for persoon in wie:
        for paar in problem.paren_van[persoon].tolist():
            rijen, delta = problem.bijdragen(paar)
            for rij, d in zip(rijen.tolist(), delta.tolist(), strict=True):
                samen = len(wie) > 1
                if d > 0 and (samen or (problem.basis[rij] + d > problem.grens[rij]).any()):
                    geraakt.setdefault(problem.rijen[rij], set()).add(persoon)
    gedeeld = [naam for naam, personen in sorted(geraakt.items()) if len(personen) == len(wie)]
    if not gedeeld:
        return ["Ze breken samen de grenzen van de locaties waar ze zijn vastgelegd (plekken, groep, rustweken of sleutelfiguren)."]
    return ["Ze breken: " + "; ".join(_WOORDEN[naam.soort].format(a=naam.a, b=naam.b, c=naam.c) for naam in gedeeld) + "."]
