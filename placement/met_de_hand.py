"""Placing without optimising: greedy by urgency, and the imitation of aanbodgericht plaatsen (design.md 5, domain.md B64)."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from placement.keuzes import Keuzes
from placement.problem import Problem
from placement.toestand import Toestand


def gulzig(problem: Problem) -> Keuzes:
    """Most urgent first (then least slack to the norm, longest waiting, fewest options): each takes the earliest week, then the best fit."""
    toestand = Toestand(problem)
    vul_gulzig(toestand, range(len(problem.personen)))
    return toestand.keuzes


def vul_gulzig(toestand: Toestand, wie: Iterable[int]) -> None:
    """Place whoever still can, in the order of `gulzig`."""
    problem = toestand.problem

    def volgorde(persoon: int) -> tuple[int, ...]:
        p = problem.personen[persoon]
        return (not problem.verplicht[persoon], p.wacht_op_wens, p.klasse, p.norm_week, -p.wacht_gewicht, len(problem.paren_van[persoon]), persoon)

    for persoon in sorted(wie, key=volgorde):
        beste: tuple[int, int, int, int] | None = None
        for paar in problem.paren_van[persoon].tolist():
            kan = toestand.vroegste(paar)
            if kan is not None:
                optie = (kan[0], int(problem.paar_punten[paar]), paar, kan[1])
                beste = optie if beste is None else min(beste, optie)
        if beste is not None:
            toestand.plaats(beste[2], beste[0], beste[3])


def nagebootst(problem: Problem) -> Keuzes:
    """Each week: every free place in order of id goes to who waits longest among those whom it fits; pinned people go first."""
    toestand = Toestand(problem)
    verplicht = np.flatnonzero(problem.verplicht).tolist()
    vul_gulzig(toestand, verplicht)
    per_plek: list[list[int]] = [[] for _ in problem.plek_ids]
    for paar in range(problem.paren):
        per_plek[int(problem.paar_plek[paar])].append(paar)
    for paren in per_plek:
        paren.sort(key=lambda paar: (-problem.personen[int(problem.paar_persoon[paar])].wacht_gewicht, int(problem.paar_persoon[paar])))
    for week in range(problem.horizon):
        for paren in per_plek:
            for paar in paren:
                if toestand.keuzes.paar[problem.paar_persoon[paar]] < 0:
                    sf = toestand.past(paar, week)
                    if sf is not None:
                        toestand.plaats(paar, week, sf)
    return toestand.keuzes
