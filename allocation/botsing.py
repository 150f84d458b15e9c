"""Which pins cannot hold together: sets of which none can be missed, each with the limits that stand in the way (counting.md 18).

A set is made small by leaving out one pin after the other for as long as what is left still cannot hold. Of its limits the fewest are named
without which it could. Where no limit would do, the rules leave nothing for one client; `waarombotsing` knows which.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from allocation.grenswoorden import getal, hoeveel_wissels, intensieve_clienten, niemand_nieuw
from allocation.model import Model
from allocation.model_grenzen import Grens, Lastkolommen, niemand_verdrongen, vastleggingen, wissels_binnen_maximum
from allocation.problem import GEEN, Keuzes, Pin, Problem
from allocation.telling import lasten
from allocation.vastleggingen import Botsing, Vastleggingsconflict
from allocation.waaromgrenzen import GEHEEL, opties, zonder_rijen
from solving.cpsat import CpSat
from solving.lifting import Lift, smallest_lift
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


class _Gepind:
    """A model in which every pin is a row with a label (and every limit, where `benoemd`); a set of pins is it without the rows of the others."""

    def __init__(self, problem: Problem, pins: Sequence[Pin], benoemd: bool, verdringt: bool) -> None:
        self.problem, self._pins = problem, pins
        self.model = Model(replace(problem, pins=tuple(pins)), benoemd=benoemd)
        Lastkolommen(self.model)
        wissels_binnen_maximum(self.model)
        if verdringt:
            niemand_verdrongen(self.model)
        vastleggingen(self.model)
        self._matrix, self._labels = self.model.build(), self.model.bouwer.labels

    def met(self, pins: Sequence[int]) -> tuple[Matrix, list[Hashable | None]]:
        """The matrix with these pins, which nothing lifts, and the labels of its limits."""
        blijft = {self._pins[nummer] for nummer in pins}
        weg = [isinstance(label, Pin) and label not in blijft for label in self._labels]
        over = [None if isinstance(label, Pin) else label for label, niet in zip(self._labels, weg, strict=True) if not niet]
        return zonder_rijen(self._matrix, weg), over

    def onmogelijk(self, pins: Sequence[int], limits: Limits) -> bool:
        """Proven that these cannot hold together."""
        return CpSat(self.met(pins)[0]).solve(None, limits).status is Status.INFEASIBLE


class _Zoeker:
    """One instance, and the part of it that has to do with the pins: what cannot hold there cannot hold in the whole.

    That part has who is pinned, who has somebody today to whom others are pinned, and whose people are weg, because who takes over may exceed
    a limit. In a large instance the whole is asked only where the part shows nothing.
    """

    def __init__(self, problem: Problem, limits: Limits) -> None:
        self.problem, self.limits = problem, limits
        self.pins = list(dict.fromkeys(problem.pins))
        self._modellen: dict[tuple[bool, bool], _Gepind] = {}
        self._groot = opties(problem, range(len(problem.vragen))) > GEHEEL
        wie = {aanbieder for pin in self.pins for _, aanbieder in pin.keuzes} | {n for n, ander in enumerate(problem.aanbieders) if ander.weg}
        gepind = {pin.vraag for pin in self.pins}
        self._mee = [n for n, van in enumerate(problem.vragen) if n in gepind or {van.nu_eerste, van.nu_tweede} & wie]

    def botsingen(self) -> Iterator[Botsing]:
        """Sets that share no pin, until what is left can hold."""
        over = list(range(len(self.pins)))
        while over and (klein := self._kleinste(over)):
            yield self._botsing(klein)
            over = [pin for pin in over if pin not in klein]

    def _model(self, deel: bool, benoemd: bool) -> _Gepind:
        """Limits as bounds of columns for whether pins can hold, which is faster; as rows (`benoemd`) for what stands in the way."""
        if (deel, benoemd) not in self._modellen:
            self._modellen[deel, benoemd] = self._maak(deel, benoemd)
        return self._modellen[deel, benoemd]

    def _maak(self, deel: bool, benoemd: bool) -> _Gepind:
        if not deel:
            return _Gepind(self.problem, self.pins, benoemd, verdringt=True)
        plaats = {nummer: plek for plek, nummer in enumerate(self._mee)}
        klein = replace(self.problem, vragen=tuple(self.problem.vragen[nummer] for nummer in self._mee), rustig=())
        return _Gepind(klein, [replace(pin, vraag=plaats[pin.vraag]) for pin in self.pins], benoemd, verdringt=False)

    def _onmogelijk(self, pins: Sequence[int]) -> bool:
        return self._model(True, False).onmogelijk(pins, self.limits.at_most(ZOEKEN))

    def _kleinste(self, pins: Sequence[int]) -> list[int]:
        """None of these can be missed; nothing where they may hold."""
        toon = self._onmogelijk
        if not self._groot or not toon(pins):
            geheel = self._model(False, False)
            if not geheel.onmogelijk(pins, self.limits):
                return []
            toon = partial(geheel.onmogelijk, limits=self.limits.at_most(ZOEKEN))
        nodig = list(pins)
        for pin in pins:
            zonder = [ander for ander in nodig if ander != pin]
            if toon(zonder):
                nodig = zonder
        return nodig

    def _botsing(self, pins: Sequence[int]) -> Botsing:
        rijen = tuple(self.pins[nummer].rij for nummer in pins)
        gepind = self._model(self._groot and self._onmogelijk(pins), True)
        matrix, labels = gepind.met(pins)
        limits = self.limits.at_most(ZOEKEN)
        lift = self._dichtbij(pins, matrix, labels) or smallest_lift(matrix, labels, limits)
        grenzen = [label for label in lift.labels if isinstance(label, Grens)] if lift else []
        if lift is None or not grenzen:
            alleen = len({rij.client_id for rij in rijen}) == 1
            return Botsing(rijen, (MAG_NIET if alleen else SAMEN,), door_grens=not alleen)
        weg = [label in grenzen for label in labels]
        uit = CpSat(zonder_rijen(matrix, weg)).solve(_zo_weinig_mogelijk(matrix, weg), limits)
        keuzes = gepind.model.keuzes(uit.values if uit.found else lift.values)
        return Botsing(rijen, tuple(_in_woorden(gepind.problem, keuzes, grens) for grens in grenzen), door_grens=True)

    def _dichtbij(self, pins: Sequence[int], matrix: Matrix, labels: Sequence[Hashable | None]) -> Lift | None:
        """The fewest limits of who is pinned, the cap on wissels among them: far fewer to try, and nearly always where it is."""
        wie = {GEEN, *(aanbieder for nummer in pins for _, aanbieder in self.pins[nummer].keuzes)}
        mag = [label if isinstance(label, Grens) and label.aanbieder in wie else None for label in labels]
        return smallest_lift(matrix, mag, self.limits.at_most(ZOEKEN))


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
