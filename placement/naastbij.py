"""The exact step of a question: one person on certain pairs, a few others free, everybody else as in the base plan, doel by doel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from placement.basis import Basis
from placement.inpassen import Inpasser
from placement.keuzes import Keuzes
from placement.model import Model
from placement.model_doelen import doelen_van
from placement.oplossen import spelingen
from placement.problem import Bools, Ints
from solving.cpsat import CpSat
from solving.limits import Limits
from solving.matrix import Matrix, Objective
from solving.outcome import Status

ALLES = 600
"""Up to so many options in the whole instance everybody is free, and the answer is proven."""
OPTIES = 450
"""Options in a neighbourhood at most."""
MENSEN = 9
ALTERNATIEVEN = 2
KORT, LANG = Limits(0.02), Limits(2.0)
_GROOTSTE = 10**10
"""Doelen are taken together in one objective as long as their weights stay below this."""


class NaasteBuurt:
    """Neighbourhoods in one base plan."""

    def __init__(self, basis: Basis, inpasser: Inpasser) -> None:
        self._basis = basis
        self._inpasser = inpasser
        self._problem = basis.instantie.problem
        self._namen = basis.instantie.beleid.doelen
        self._speling = spelingen(self._problem, basis.instantie.beleid)
        self._waarden = [basis.doelen[naam] for naam in self._namen]
        self.alles = int(self._problem.paar_weken.sum()) <= ALLES

    def los_op(self, persoon: int, paren: Ints, start: Keuzes | None) -> tuple[Keuzes, list[int]] | None:
        """The best plan of the neighbourhood and a proven lower bound per doel (0 where nothing is proven); None when there is no plan in it."""
        mag = self._opties(persoon, paren, start)
        vrij = sorted(set(self._problem.paar_persoon[mag.any(axis=1)].tolist()) | {persoon})
        problem = replace(self._problem, paar_weken=mag)
        pins = [wie for wie in vrij if problem.verplicht[wie] or wie == persoon]
        try:
            model = Model(problem, vrij, start or self._basis.keuzes, verplicht=pins)
        except ValueError:  # those who are not free already break a limit, because the person's old place was taken over
            return None
        return self._in_volgorde(model, start) if model.mogelijk else None

    def _opties(self, persoon: int, paren: Ints, start: Keuzes | None) -> Bools:
        """Which pairs and weeks are free here."""
        problem, nu = self._problem, self._basis.keuzes
        mag = np.zeros_like(problem.paar_weken)
        if self.alles:
            mag[:] = problem.paar_weken
            mag[problem.paren_van[persoon]] = False
            mag[paren] = problem.paar_weken[paren]
            return mag
        mag[paren] = problem.paar_weken[paren]
        locaties = np.unique(problem.paar_locatie[paren])
        plekken = problem.paar_plek[nu.paar[persoon]] if nu.paar[persoon] >= 0 else -1
        over = OPTIES - int(mag.sum())
        for wie in self._wie(persoon, locaties, int(plekken), start)[:MENSEN]:
            kan = problem.paren_van[wie]
            welke = kan[np.isin(problem.paar_locatie[kan], locaties) | (problem.paar_plek[kan] == plekken)].tolist()
            welke += [int(keuzes.paar[wie]) for keuzes in (nu, start) if keuzes is not None and keuzes.paar[wie] >= 0]
            welke += [zet[0] for zet in self._inpasser.alternatieven(wie)[:ALTERNATIEVEN]]
            erbij = int(problem.paar_weken[sorted(set(welke))].sum())
            if erbij <= over or (start is not None and start.paar[wie] != nu.paar[wie]):
                mag[welke] = problem.paar_weken[welke]
                over -= erbij
        return mag

    def _wie(self, persoon: int, locaties: Ints, plek: int, start: Keuzes | None) -> list[int]:
        """Who is free: whoever the sketch moved, who is planned at the location, then who could use the freed place, the most urgent first."""
        problem, nu = self._problem, self._basis.keuzes
        geplaatst = nu.geplaatst
        anders = [] if start is None else np.flatnonzero((start.paar != nu.paar) | (start.week != nu.week)).tolist()
        hier = geplaatst[np.isin(problem.paar_locatie[nu.paar[geplaatst]], locaties)].tolist()
        straks = sorted(set(problem.paar_persoon[problem.paar_plek == plek].tolist()), key=lambda wie: (tuple(-d for d in self._inpasser.punten.nu(wie)), wie))
        return [wie for wie in dict.fromkeys([*anders, *hier, *straks]) if wie != persoon]

    def _in_volgorde(self, model: Model, start: Keuzes | None) -> tuple[Keuzes, list[int]] | None:
        doelen = doelen_van(model, self._namen, self._speling)
        values = None if start is None else model.values(start)
        matrix, grenzen = model.matrix, [0] * len(doelen)
        for groep in _groepen(matrix, doelen):
            deel = [doelen[nummer] for nummer in groep]
            klaar = values is not None and all(doel.value(values) == matrix.least(doel) for doel in deel)
            if not klaar:
                uitkomst = CpSat(matrix).solve(_samen(matrix, deel), LANG if self.alles else KORT, hint=values, quick=True)
                values = uitkomst.values if uitkomst.found else values
                klaar = uitkomst.status is Status.OPTIMAL
            if values is None:
                return None
            if klaar and self.alles:
                for nummer in groep:
                    grenzen[nummer] = doelen[nummer].value(values)
            matrix = matrix.with_rows([self._niet_slechter(doelen[nummer], nummer, values) for nummer in groep])
        return None if values is None else (model.keuzes(values), grenzen)

    def _niet_slechter(self, doel: Objective, nummer: int, values: Ints) -> tuple[Ints, Ints, int]:
        """Keep this doel; its speling may be used up to what the base plan uses of it."""
        waarde = doel.value(values)
        hoogst = min(waarde + doel.slack, max(waarde, self._waarden[nummer]))
        return doel.cols, doel.coefs, hoogst - doel.offset


def _groepen(matrix: Matrix, doelen: Sequence[Objective]) -> list[list[int]]:
    """Doelen in order, as many at once as one weighted objective can hold; one with speling ends its group."""
    uit: list[list[int]] = []
    ruimte = 0
    for nummer, doel in enumerate(doelen):
        breedte = _breedte(matrix, doel)
        if uit and not doelen[nummer - 1].slack and ruimte * breedte <= _GROOTSTE:
            uit[-1].append(nummer)
            ruimte *= breedte
        else:
            uit.append([nummer])
            ruimte = breedte
    return uit


def _breedte(matrix: Matrix, doel: Objective) -> int:
    """How many values the doel can have."""
    return int((np.abs(doel.coefs) * (matrix.upper[doel.cols] - matrix.lower[doel.cols])).sum()) + 1


def _samen(matrix: Matrix, doelen: Sequence[Objective]) -> Objective:
    """One objective whose minimum is the best of all in their order."""
    coefs, offset, gewicht = np.zeros(matrix.width, dtype=np.int64), 0, 1
    for doel in reversed(doelen):
        np.add.at(coefs, doel.cols, gewicht * doel.coefs)
        offset += gewicht * doel.offset
        gewicht *= _breedte(matrix, doel)
    cols = np.flatnonzero(coefs)
    return Objective(" + ".join(doel.name for doel in doelen), cols, coefs[cols], offset)
