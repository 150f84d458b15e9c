"""The others on the same instance of allocation: two greedy ways, one CP-SAT model and one MIP of everything at once.

Each gives a plan that goes through the same independent checker; what it refuses has no figure.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from allocation.maken import VerdelingAfgekeurd, gecontroleerd
from allocation.model import Model
from allocation.model_doelen import Doelenmodel
from allocation.opbouw import Instantie
from allocation.oplossen import Oplossing
from allocation.problem import Keuzes, Problem
from allocation.telling import VOORAAN, tel, volgorde, vrijwillig
from benchmarks.speed.gulzig import gulzig
from benchmarks.speed.klok import Klok, Tijd
from benchmarks.speed.verdeelmeting import WISSELS, Anderverdeling, Wisseltelling
from solving.cpsat import CpSat
from solving.limits import Limits, Stop
from solving.matrix import Objective
from solving.ordered import Level
from solving.outcome import Outcome, Status
from solving.relaxation import solve_mip

TE_GROOT = 5_000_000
"""From so many coefficients on, the MIP solver is not given the matrix: minutes and gigabytes before it searches at all."""
SAMEN = (*VOORAAN, *WISSELS)
"""What the solvers beside ours look for: everything up to the wissels, in one weighted sum."""


def gekeurd(instantie: Instantie, keuzes: Keuzes) -> Mapping[str, int]:
    """Every doel of these decisions, once the checker has accepted the plan; the plan claims no proof.

    Raises:
        VerdelingAfgekeurd: the checker refuses it.
    """
    waarden = tel(instantie.problem, keuzes)
    los = tuple(Level(naam, waarden[naam], 0, False, 0.0) for naam in volgorde(instantie.problem.wissels))
    return {doel.naam: doel.waarde for doel in gecontroleerd(instantie, Oplossing(keuzes, los, False)).doelen}


def wissels_van(problem: Problem, keuzes: Keuzes) -> Wisseltelling:
    """All wissels of these decisions, and the voluntary ones."""
    doelen = tel(problem, keuzes)
    paren = zip(problem.vragen, keuzes.eerste.tolist(), keuzes.tweede.tolist(), strict=True)
    uit_vrije_wil = sum(vrijwillig(problem, vraag, eerste, tweede) for vraag, eerste, tweede in paren)
    return Wisseltelling(doelen[WISSELS[0]], doelen[WISSELS[1]], uit_vrije_wil)


def zonder_zoeken(instantie: Instantie) -> tuple[Anderverdeling, Anderverdeling]:
    """Greedy with the second taking over from who is weg, and greedy with the second staying second."""
    return (
        _gulzig(instantie, "gulzig", lambda problem: gulzig(problem)),
        _gulzig(instantie, "gulzig, tweede blijft", lambda problem: gulzig(problem, tweede_volgt_op=False)),
    )


def _gulzig(instantie: Instantie, naam: str, maak: Callable[[Problem], Keuzes]) -> Anderverdeling:
    klok = Klok()
    keuzes = maak(instantie.problem)
    return _gewogen(instantie, naam, klok.tijd(), keuzes)


def met_cpsat(instantie: Instantie, seconden: float) -> Anderverdeling:
    """One CP-SAT model with one worker and one weighted sum."""
    klok = Klok()
    doelen = Doelenmodel(Model(instantie.problem), SAMEN)
    uitkomst = CpSat(doelen.matrix).solve(_samen(instantie.problem, doelen.doelen), Limits(deterministic=1e9, stop=Stop(seconden)))
    return _van_oplosser(instantie, "cp-sat, één model", klok.tijd(), doelen, uitkomst)


def met_mip(instantie: Instantie, seconden: float) -> Anderverdeling:
    """MathOpt's HiGHS on the same matrix and the same sum."""
    klok = Klok()
    doelen = Doelenmodel(Model(instantie.problem), SAMEN)
    if len(doelen.matrix.cols) >= TE_GROOT:
        return Anderverdeling("mip, één model", klok.tijd(), opmerking=f"te groot: {len(doelen.matrix.cols)} coëfficiënten")
    uitkomst = solve_mip(doelen.matrix, _samen(instantie.problem, doelen.doelen), Limits(), seconden, gap=0.0)
    return _van_oplosser(instantie, "mip, één model", klok.tijd(), doelen, uitkomst)


def _samen(problem: Problem, doelen: Sequence[Objective]) -> Objective:
    """One sum in which one unit of a doel outweighs all later ones, as far as these run in a greedy plan."""
    waarden = tel(problem, gulzig(problem))
    gewicht, delen = 1, list[tuple[Objective, int]]()
    for doel in reversed(doelen):
        delen.append((doel, gewicht))
        gewicht *= waarden[doel.name] + 1
    return Objective(
        "alles samen",
        np.concatenate([doel.cols for doel, _ in delen]),
        np.concatenate([doel.coefs * maal for doel, maal in delen]),
        sum(doel.offset * maal for doel, maal in delen),
    )


def _van_oplosser(instantie: Instantie, naam: str, tijd: Tijd, doelen: Doelenmodel, uitkomst: Outcome) -> Anderverdeling:
    if not uitkomst.found:
        return Anderverdeling(naam, tijd, opmerking="geen plan in die tijd")
    opmerking = "bewezen" if uitkomst.status is Status.OPTIMAL else f"niet bewezen: som {uitkomst.objective}, grens {uitkomst.bound}"
    return _gewogen(instantie, naam, tijd, doelen.model.keuzes(uitkomst.values), opmerking)


def _gewogen(instantie: Instantie, naam: str, tijd: Tijd, keuzes: Keuzes, opmerking: str = "") -> Anderverdeling:
    try:
        waarden = gekeurd(instantie, keuzes)
    except VerdelingAfgekeurd as fout:
        return Anderverdeling(naam, tijd, opmerking=str(fout))
    return Anderverdeling(naam, tijd, dict(waarden), wissels_van(instantie.problem, keuzes), opmerking)
