"""The others on the same instance: the imitation by hand, greedy by urgency, and one MIP solver on our own full matrix.

Each gives a plan that goes through the same independent checker; what it refuses has no figure.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from benchmarks.speed.klok import Klok, Tijd
from benchmarks.speed.meting import ONGEPLAATST, Ander
from placement.keuzes import Keuzes
from placement.maken import Modus, PlanAfgekeurd, gecontroleerd
from placement.met_de_hand import gulzig, nagebootst
from placement.model import Model
from placement.model_doelen import doelen_van
from placement.opbouw import Instantie
from placement.oplossen import met_eindwaarden
from placement.plan import Plan
from placement.problem import Problem
from placement.telling import tel
from placement.vastgelopen import eis_vastleggingen
from solving.limits import Limits
from solving.matrix import Objective
from solving.ordered import Level
from solving.outcome import Status
from solving.relaxation import relax, solve_mip

GEWICHTEN = (8, 4, 2, 1)
"""Per class, of the kengetal urgentiegewicht (counting.md 26)."""
TE_GROOT = 5_000_000
"""From so many coefficients on, the MIP solver is not given the matrix: it takes over 3 GB of memory and minutes before it searches at all (size L)."""


def urgentiegewicht_van(model: Model) -> Objective:
    """Σ 8, 4, 2, 1 per waiting person who is not placed, as one objective."""
    delen = doelen_van(model, ONGEPLAATST, [0] * len(ONGEPLAATST))
    return Objective(
        "urgentiegewicht",
        np.concatenate([deel.cols for deel in delen]),
        np.concatenate([deel.coefs * gewicht for deel, gewicht in zip(delen, GEWICHTEN, strict=True)]),
        sum(deel.offset * gewicht for deel, gewicht in zip(delen, GEWICHTEN, strict=True)),
    )


def lp_grens(problem: Problem) -> float | None:
    """The linear bound of urgentiegewicht: no weeks, only the state of the last week, people in fractions. None when the LP gave none in time."""
    if not problem.paren:
        return None
    model = Model(problem, eindbeeld=True, met_extra=False)
    opgelost = relax(model.matrix, urgentiegewicht_van(model), Limits(600.0))
    return None if opgelost is None else opgelost.exact_bound


def met_de_hand(instantie: Instantie) -> Ander:
    """The imitation of aanbodgericht plaatsen."""
    return _zonder_zoeken(instantie, "nagebootst", nagebootst)


def op_urgentie(instantie: Instantie) -> Ander:
    """Greedy by urgency."""
    return _zonder_zoeken(instantie, "gulzig", gulzig)


def met_mip(instantie: Instantie, wall_s: float) -> Ander:
    """MathOpt's HiGHS on the full matrix: least urgentiegewicht, nothing more, in as much wall time as we used for all doelen."""
    klok = Klok()
    model = Model(instantie.problem)
    coefficienten = len(model.matrix.cols)
    if not instantie.problem.paren or coefficienten >= TE_GROOT:
        return Ander("mip", klok.tijd(), opmerking=f"te groot: {coefficienten} coëfficiënten" if coefficienten else "niemand te plaatsen")
    uitkomst = solve_mip(model.matrix, urgentiegewicht_van(model), Limits(), wall_s)
    tijd = klok.tijd()
    if not uitkomst.found:
        return Ander("mip", tijd, grens=uitkomst.bound, opmerking="geen plan in dezelfde tijd")
    opmerking = "bewezen" if uitkomst.status is Status.OPTIMAL else "niet bewezen in dezelfde tijd"
    return _gewogen(instantie, "mip", "vraaggericht", model.keuzes(uitkomst.values), tijd, uitkomst.bound, opmerking)


def los_plan(instantie: Instantie, keuzes: Keuzes, modus: Modus) -> Plan:
    """Decisions without any proof as a checked plan.

    Raises:
        PlanAfgekeurd: the checker refuses it.
    """
    doelen = tel(instantie.problem, keuzes)
    los = [Level(naam, doelen[naam], 0, False, 0.0) for naam in instantie.beleid.doelen]
    return gecontroleerd(instantie, keuzes, met_eindwaarden(instantie.problem, los, keuzes), modus)


def _zonder_zoeken(instantie: Instantie, modus: Modus, maak: Callable[[Problem], Keuzes]) -> Ander:
    klok = Klok()
    keuzes = eis_vastleggingen(instantie.problem, maak(instantie.problem), Limits())
    return _gewogen(instantie, modus, modus, keuzes, klok.tijd())


def _gewogen(instantie: Instantie, naam: str, modus: Modus, keuzes: Keuzes, tijd: Tijd, grens: int | None = None, opmerking: str = "") -> Ander:
    try:
        plan = los_plan(instantie, keuzes, modus)
    except PlanAfgekeurd as fout:
        return Ander(naam, tijd, grens=grens, opmerking=str(fout))
    doelen = {doel.naam: doel.waarde for doel in plan.doelen}
    return Ander(naam, tijd, plan.kengetallen["urgentiegewicht"], doelen["te_laat"], doelen["wachttijd"], grens, opmerking)
