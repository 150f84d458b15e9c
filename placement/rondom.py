"""A whole plan around one placement that is known to be possible: the rest as in the base plan, where that still fits."""

from __future__ import annotations

import numpy as np

from placement.basis import Basis
from placement.keuzes import Keuzes
from placement.met_de_hand import vul_gulzig
from placement.problem import Problem
from placement.tegenhouders import Tegenhouders
from placement.toestand import Toestand


def rondom(basis: Basis, mogelijk: Tegenhouders) -> Keuzes:
    """The decisions that make it possible first, then the base plan's, then whoever still fits somewhere."""
    problem = basis.instantie.problem
    toestand = Toestand(problem)
    eerst = mogelijk.keuzes
    for nummer in eerst.geplaatst.tolist():
        toestand.plaats(_paar(problem, mogelijk, nummer), int(eerst.week[nummer]), int(eerst.sleutelfiguur[nummer]))
    for persoon in np.argsort(basis.keuzes.week, kind="stable").tolist():
        paar, week = int(basis.keuzes.paar[persoon]), int(basis.keuzes.week[persoon])
        if paar >= 0 and toestand.keuzes.paar[persoon] < 0:
            sf = toestand.past(paar, week)
            kan = (week, sf) if sf is not None else toestand.vroegste(paar)
            if kan is not None:
                toestand.plaats(paar, *kan)
    vul_gulzig(toestand, [persoon for persoon in range(len(problem.personen)) if toestand.keuzes.paar[persoon] < 0])
    return toestand.keuzes


def _paar(problem: Problem, mogelijk: Tegenhouders, nummer: int) -> int:
    """The pair of the base instance: the other one has more pairs, of bedenkingen and pins that were not lifted after all."""
    ander = mogelijk.problem
    paren = problem.paren_van[problem.persoon_nummer[ander.personen[nummer].client_id]]
    return int(paren[problem.paar_plek[paren] == ander.paar_plek[mogelijk.keuzes.paar[nummer]]][0])
