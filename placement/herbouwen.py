"""Build the base plan up again around one person: where giving way one by one found nothing, everybody else comes after.

The pinned come first, then the person, then everyone whom the base plan places, those first whom it would cost most to miss: as in the
base plan where that still fits, else as well as possible.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from placement.keuzes import Keuzes
from placement.persoonspunten import Persoonspunten, Punten
from placement.problem import Ints, Problem
from placement.toestand import Toestand

Zet = tuple[int, int, int]


def herbouwd(problem: Problem, nu: Keuzes, punten: Persoonspunten, persoon: int, paren: Sequence[int] | Ints) -> Toestand | None:
    """A plan with the person on one of the pairs; None when there is no room even with nobody but the pinned and the movers placed."""
    anderen = sorted((wie for wie in nu.geplaatst.tolist() if wie != persoon), key=lambda wie: (tuple(-d for d in punten.gemist(wie)), wie))
    vast = [wie for wie in anderen if problem.verplicht[wie]]
    verhuizers = [wie for wie in anderen if problem.oud_plek[wie] >= 0 and wie not in vast]
    for vooraf in (vast, [*vast, *verhuizers]):
        toestand = Toestand(problem)
        te_laat = [wie for wie in vooraf if not _als_eerst(toestand, nu, wie)]
        zet = _beste(toestand, punten, persoon, paren)
        if zet is None or any(problem.verplicht[wie] for wie in te_laat):
            continue
        toestand.plaats(*zet)
        over = [*te_laat, *(wie for wie in [*verhuizers, *anderen] if toestand.keuzes.paar[wie] < 0 and wie not in te_laat)]
        over = [wie for wie in dict.fromkeys(over) if not _als_eerst(toestand, nu, wie)]
        for wie in over:
            elders = _beste(toestand, punten, wie, problem.paren_van[wie])
            if elders is not None:
                toestand.plaats(*elders)
        return toestand
    return None


def _als_eerst(toestand: Toestand, nu: Keuzes, wie: int) -> bool:
    """Place somebody as in the base plan; false when that no longer fits."""
    paar, week = int(nu.paar[wie]), int(nu.week[wie])
    sf = toestand.past(paar, week)
    if sf is None:
        return False
    toestand.plaats(paar, week, sf)
    return True


def _beste(toestand: Toestand, punten: Persoonspunten, wie: int, paren: Sequence[int] | Ints) -> Zet | None:
    """The best start that fits on one of these pairs."""
    beste: tuple[Punten, Zet] | None = None
    for paar in np.asarray(paren, dtype=np.int64).tolist():
        kan = toestand.vroegste(paar)
        if kan is not None:
            optie = (punten.delen(wie, paar, kan[0]), (paar, *kan))
            beste = optie if beste is None else min(beste, optie)
    return None if beste is None else beste[1]
