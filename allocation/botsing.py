"""Which pins cannot hold together: sets of which none can be missed, each with the limits that stand in the way (counting.md 18).

A set is made small by leaving out one pin after the other for as long as what is left still cannot hold. Of its limits the fewest are named
without which it could. Where no limit would do, the rules leave nothing for one client; `waarombotsing` knows which.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

import numpy as np

from allocation.grenswoorden import getal, hoeveel_wissels, intensieve_clienten, niemand_nieuw
from allocation.model import Model
from allocation.model_grenzen import Grens, Lastkolommen, niemand_verdrongen, vastleggingen, wissels_binnen_maximum
from allocation.problem import GEEN, Keuzes, Pin, Problem
from allocation.telling import lasten
from allocation.vastleggingen import Botsing, Vastleggingsconflict
from allocation.waaromgrenzen import zonder_rijen
from solving.cpsat import CpSat
from solving.lifting import smallest_lift
from solving.limits import Limits
from solving.matrix import INFINITE, Matrix, Objective
from solving.outcome import Status

ZOEKEN = 4.0
"""Deterministic seconds for one program."""
MAG_NIET = "Wat de regels voor deze cliënt openlaten past hier niet bij."
SAMEN = "Binnen de rekentijd is niet gevonden welke grens in de weg staat."


def conflict_van(problem: Problem, limits: Limits) -> Vastleggingsconflict:
    """The pins of an instance that has no solution, named; all of them where no smaller set was found within the limits."""
    zoeker = _Zoeker(problem, limits)
    gevonden = sorted(zoeker.botsingen(), key=lambda botsing: [rij.client_id for rij in botsing.rijen])
    return Vastleggingsconflict(gevonden or [Botsing(tuple(pin.rij for pin in zoeker.pins), (SAMEN,), door_grens=True)])


class _Zoeker:
    """One model with every pin and limit as rows with a label; a set of pins is the matrix without the rows of the others."""

    def __init__(self, problem: Problem, limits: Limits) -> None:
        self.problem, self.limits = problem, limits.at_most(ZOEKEN)
        self.pins = list(dict.fromkeys(problem.pins))
        self.model = Model(problem, benoemd=True)
        Lastkolommen(self.model)
        wissels_binnen_maximum(self.model)
        niemand_verdrongen(self.model)
        vastleggingen(self.model)
        self._matrix, self._labels = self.model.build(), self.model.bouwer.labels

    def botsingen(self) -> Iterator[Botsing]:
        """Sets that share no pin, until what is left can hold."""
        over = list(self.pins)
        while over and not self._kan(over):
            klein = self._kleinste(over)
            yield self._botsing(klein)
            over = [pin for pin in over if pin not in klein]

    def _kan(self, pins: Sequence[Pin]) -> bool:
        """Whether these may hold together: not proven otherwise."""
        return CpSat(self._met(pins)[0]).solve(None, self.limits).status is not Status.INFEASIBLE

    def _kleinste(self, pins: Sequence[Pin]) -> list[Pin]:
        nodig = list(pins)
        for pin in pins:
            zonder = [ander for ander in nodig if ander != pin]
            if not self._kan(zonder):
                nodig = zonder
        return nodig

    def _met(self, pins: Sequence[Pin]) -> tuple[Matrix, list[Hashable | None]]:
        """The matrix with these pins, which nothing lifts, and the labels of its limits."""
        weg = [isinstance(label, Pin) and label not in pins for label in self._labels]
        over = [None if isinstance(label, Pin) else label for label, niet in zip(self._labels, weg, strict=True) if not niet]
        return zonder_rijen(self._matrix, weg), over

    def _botsing(self, pins: Sequence[Pin]) -> Botsing:
        rijen = tuple(pin.rij for pin in pins)
        matrix, labels = self._met(pins)
        lift = smallest_lift(matrix, labels, self.limits)
        grenzen = [label for label in lift.labels if isinstance(label, Grens)] if lift else []
        if lift is None or not grenzen:
            return Botsing(rijen, (MAG_NIET,) if len({rij.client_id for rij in rijen}) == 1 else (SAMEN,), door_grens=False)
        weg = [label in grenzen for label in labels]
        uit = CpSat(zonder_rijen(matrix, weg)).solve(_zo_weinig_mogelijk(matrix, weg), self.limits)
        keuzes = self.model.keuzes(uit.values if uit.found else lift.values)
        return Botsing(rijen, tuple(_in_woorden(self.problem, keuzes, grens) for grens in grenzen), door_grens=True)


def _zo_weinig_mogelijk(matrix: Matrix, weg: Sequence[bool]) -> Objective:
    """Least over the limits that were taken away, all rows together."""
    coefs = np.zeros(matrix.width, dtype=np.int64)
    for rij in np.flatnonzero(np.array(weg)).tolist():
        deel = slice(matrix.starts[rij], matrix.starts[rij + 1])
        kant = 1 if matrix.row_upper[rij] < INFINITE else -1
        np.add.at(coefs, matrix.cols[deel], kant * matrix.coefs[deel])
    cols = np.flatnonzero(coefs)
    return Objective("boven", cols, coefs[cols], 0)


def _in_woorden(problem: Problem, keuzes: Keuzes, grens: Grens) -> str:
    """A limit beside decisions that keep the pins and all other limits."""
    if grens.soort == "wissels":
        return hoeveel_wissels(problem.wissels)
    wie = problem.aanbieders[grens.aanbieder]
    if grens.soort == "nieuw":
        return niemand_nieuw(wie.naam)
    if grens.soort == "verdrongen":
        return f"Bij {wie.naam} gaat voor wie al begeleiding heeft en anders niemand meer heeft."
    if grens.soort == "intensief":
        aantal = sum(van.intensief for van, eerste in zip(problem.vragen, keuzes.eerste.tolist(), strict=True) if eerste == grens.aanbieder)
        return f"{wie.naam} krijgt dan als eerste begeleider {intensieve_clienten(aantal)}; het mogen er {wie.max_intensief} zijn."
    waar = "" if wie.eigen or wie.team == GEEN else f" in {problem.teams[wie.team]}"
    return f"{wie.naam} komt dan{waar} op {getal(int(lasten(problem, keuzes)[grens.aanbieder]))} punten; de grens is {getal(wie.grens)}."
