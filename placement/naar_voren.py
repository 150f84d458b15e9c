"""Give decisions about who and where their weeks: everyone as early as the rest allows, the most urgent first."""

from __future__ import annotations

import numpy as np

from placement.keuzes import Keuzes
from placement.met_de_hand import vul_gulzig
from placement.problem import Problem
from placement.telling import afwijking
from placement.toestand import Toestand

RONDEN = 4


def naar_voren(problem: Problem, keuzes: Keuzes, vast: bool = False) -> Keuzes:
    """Place everybody of `keuzes` as early as possible, then whoever still fits; round after round earlier.

    Unless `vast`, the weeks of `keuzes` are ignored, and who cannot get the chosen place after all (rest weeks, a group) is tried elsewhere.
    """
    toestand = zoals(problem, keuzes) if vast else _achteraan(problem, keuzes)
    vul_gulzig(toestand, [persoon for persoon in range(len(problem.personen)) if toestand.keuzes.paar[persoon] < 0])
    for _ in range(RONDEN):
        if not _schuif(toestand):
            break
    vul_gulzig(toestand, [persoon for persoon in range(len(problem.personen)) if toestand.keuzes.paar[persoon] < 0])
    return toestand.keuzes


def zoals(problem: Problem, keuzes: Keuzes) -> Toestand:
    """The state in which these decisions are taken."""
    toestand = Toestand(problem)
    for persoon in keuzes.geplaatst.tolist():
        toestand.plaats(int(keuzes.paar[persoon]), int(keuzes.week[persoon]), int(keuzes.sleutelfiguur[persoon]))
    return toestand


def _achteraan(problem: Problem, keuzes: Keuzes) -> Toestand:
    """Everybody on the chosen place in the last week that fits, where the last-week picture says they fit together; movers first, since they
    make room, and round after round, since one mover may wait for another."""
    toestand = Toestand(problem)
    over = sorted(keuzes.geplaatst.tolist(), key=lambda persoon: (problem.oud_plek[persoon] < 0, persoon))
    for _ in range(RONDEN):
        wacht: list[int] = []
        for persoon in over:
            kan = toestand.laatste(int(keuzes.paar[persoon]), int(keuzes.sleutelfiguur[persoon]))
            if kan is None:
                wacht.append(persoon)
            else:
                toestand.plaats(int(keuzes.paar[persoon]), *kan)
        if len(wacht) == len(over):
            break
        over = wacht
    return toestand


def eerder_waar_het_kan(problem: Problem, keuzes: Keuzes) -> Keuzes:
    """The same decisions with every start as early as the rest allows: who waits for a wish counts in no doel about time, and the speling
    of wachttijd is not there to be wasted. No doel becomes worse: place and sleutelfiguur stay, and a week of vorig_plan is kept."""
    toestand = zoals(problem, keuzes)
    for _ in range(RONDEN):
        if not any([_eerder(toestand, persoon) for persoon in keuzes.geplaatst.tolist()]):
            break
    return toestand.keuzes


def _eerder(toestand: Toestand, persoon: int) -> bool:
    problem = toestand.problem
    paar, week, sf = (int(deel[persoon]) for deel in (toestand.keuzes.paar, toestand.keuzes.week, toestand.keuzes.sleutelfiguur))
    toestand.haal_weg(persoon)
    for nieuw in np.flatnonzero(toestand.weken(paar)[:week]).tolist():
        if afwijking(problem, paar, nieuw) <= afwijking(problem, paar, week) and toestand.past(paar, nieuw, sf) == sf:
            toestand.plaats(paar, nieuw, sf)
            return True
    toestand.plaats(paar, week, sf)
    return False


def _schuif(toestand: Toestand) -> bool:
    """Move each placed person to the earliest week that fits, in order of what a week costs; true when anybody moved."""
    problem = toestand.problem

    def duurte(persoon: int) -> tuple[int, ...]:
        p = problem.personen[persoon]
        return (problem.oud_plek[persoon] < 0, p.wacht_op_wens, -p.laat_gewicht * (p.norm_week < problem.horizon), -p.wacht_gewicht, persoon)

    verschoven = False
    for persoon in sorted(toestand.keuzes.geplaatst.tolist(), key=duurte):
        paar, week, sf = (int(deel[persoon]) for deel in (toestand.keuzes.paar, toestand.keuzes.week, toestand.keuzes.sleutelfiguur))
        toestand.haal_weg(persoon)
        nieuw = toestand.vroegste(paar)
        if nieuw is not None and nieuw[0] < week:
            toestand.plaats(paar, *nieuw)
            verschoven = True
        else:
            toestand.plaats(paar, week, sf)
    return verschoven
