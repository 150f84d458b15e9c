"""Solve an instance, doel by doel, each with value and proven bound (design.md 6, counting.md 36).

1. By hand: everybody stays, successors, new clients where there is room. Often this meets the bounds that hold for any allocation.
2. The quiet instance, in which nobody moves by choice: far fewer options. What it reaches is kept, and is proven for the whole where it
   meets a bound that holds for any allocation.
3. Everything that may move. Once the wissels themselves are proven to be only the forced ones, nothing more may move and 2 says it all.
Each stretch of doelen has a model of its own, with no more columns than its doelen need; the doelen before it are rows there.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from allocation.begin import blijft_zoals_het_is, met_de_hand
from allocation.model import Model
from allocation.model_doelen import WEKEN, Doelenmodel
from allocation.ondergrenzen import ondergrenzen
from allocation.problem import Keuzes, Pin, Problem
from allocation.telling import ACHTERAAN, tel, volgorde
from allocation.vastleggingen import Vastleggingsconflict
from solving.cpsat import CpSat
from solving.lifting import smallest_lift
from solving.limits import Limits, Progress, silent
from solving.matrix import Ints
from solving.ordered import Level, solve_in_order

APART = ("spreiding", *ACHTERAAN)
"""Doelen that start a stretch with a model of its own."""
DEEL = 0.34
"""Share of the deterministic time that is left which one doel may use."""


@dataclass(frozen=True)
class Oplossing:
    """The decisions, and how each doel ended."""

    keuzes: Keuzes
    niveaus: tuple[Level, ...]
    afgebroken: bool


def los_op(problem: Problem, limits: Limits, progress: Progress = silent, doelen: Sequence[str] | None = None) -> Oplossing:
    """The best allocation within the limits; `doelen` gives another order than that of the beleid.

    Raises:
        Vastleggingsconflict: pins that cannot hold together.
    """
    return _Oplosser(problem, tuple(doelen or volgorde(problem.wissels)), limits, progress).los_op()


class _Oplosser:
    """One run: the deterministic time that is left, the decisions so far and how the doelen ended."""

    def __init__(self, problem: Problem, namen: Sequence[str], limits: Limits, progress: Progress) -> None:
        self.problem, self.namen, self.limits, self.progress = problem, namen, limits, progress
        self.over = limits.deterministic
        self.grenzen = ondergrenzen(problem)
        self.niveaus: list[Level] = []
        self.afgebroken = False

    def los_op(self) -> Oplossing:
        keuzes = self._begin()
        for stuk in stukken(self.namen):
            keuzes = self._stuk(keuzes, stuk)
        return Oplossing(keuzes, tuple(self.niveaus), self.afgebroken or self.limits.stop.requested)

    def _begin(self) -> Keuzes:
        """By hand; with pins in the way whatever holds."""
        rustig = self.problem.in_rust()
        if not self.problem.pins:
            return met_de_hand(rustig)
        doelen = Doelenmodel(Model(self.problem), ("niet_toegewezen",))
        return doelen.model.keuzes(haalbaar_begin(self.problem, doelen, self.limits))

    def _stuk(self, keuzes: Keuzes, stuk: Sequence[str]) -> Keuzes:
        """One stretch: skipped where its doelen are at their bounds already."""
        geteld = tel(self.problem, keuzes)
        if all(geteld[naam] <= self.grenzen.get(naam, 0) for naam in stuk):
            for naam in stuk:
                self._erbij(Level(naam, geteld[naam], geteld[naam], True, 0.0))
            return keuzes
        weken = WEKEN
        while True:
            gevonden, niveaus = self._zoek(keuzes, stuk, weken)
            nu = tel(self.problem, gevonden)
            if weken >= self.problem.horizon or all(nu[niveau.name] <= niveau.best for niveau in (*self.niveaus, *niveaus)):
                for niveau in niveaus:
                    self._erbij(niveau)
                return gevonden
            weken = min(self.problem.horizon, 2 * weken)

    def _zoek(self, keuzes: Keuzes, stuk: Sequence[str], weken: int) -> tuple[Keuzes, list[Level]]:
        """Solve these doelen in order, those before them kept as rows."""
        eerder = [niveau.name for niveau in self.niveaus]
        problem = self._wie_nog_mag()
        doelen = Doelenmodel(Model(problem), (*eerder, *stuk), weken)
        gehouden = [(doel.cols, doel.coefs, niveau.best - doel.offset) for doel, niveau in zip(doelen.doelen, self.niveaus, strict=False)]
        matrix = doelen.matrix.with_rows(gehouden)
        start = doelen.model.values(keuzes, matrix.width)
        grens = [self.grenzen.get(naam, 0) for naam in stuk]

        def strak(_: int, values: Ints, __: int) -> Ints:
            """Derived columns at what the decisions make of them: the search leaves those of later doelen anywhere."""
            return doelen.model.values(doelen.model.keuzes(values), matrix.width)

        uit = solve_in_order(
            matrix, doelen.doelen[len(eerder) :], start, self.limits.at_most(self.over), DEEL, lambda nummer, _: grens[nummer], strak, self.progress
        )
        self.over = max(0.05, self.over - sum(niveau.cost for niveau in uit.levels))
        self.afgebroken |= uit.stopped
        return doelen.model.keuzes(uit.values), list(uit.levels)

    def _wie_nog_mag(self) -> Problem:
        """The quiet instance once both kinds of wissels are at what nobody can avoid: then no one moves by choice any more."""
        klaar = {niveau.name for niveau in self.niveaus if niveau.best <= self.grenzen.get(niveau.name, 0)}
        return self.problem.in_rust() if {"wissels_eerste", "wissels_tweede"} <= klaar else self.problem

    def _erbij(self, niveau: Level) -> None:
        bewezen = niveau.bound >= niveau.best and all(eerder.proven for eerder in self.niveaus)
        self.niveaus.append(Level(niveau.name, niveau.best, min(niveau.bound, niveau.best), bewezen, niveau.cost))


def stukken(namen: Sequence[str]) -> list[list[str]]:
    """The doelen in order, cut before each one of `APART`."""
    uit: list[list[str]] = [[]]
    for naam in namen:
        if naam in APART and uit[-1]:
            uit.append([])
        uit[-1].append(naam)
        if naam in APART:
            uit.append([])
    return [stuk for stuk in uit if stuk]


def haalbaar_begin(problem: Problem, doelen: Doelenmodel, limits: Limits) -> Ints:
    """A full solution to start from.

    Raises:
        Vastleggingsconflict: pins that cannot hold together.
    """
    try:
        start = doelen.model.values(blijft_zoals_het_is(problem), doelen.matrix.width)
        if not len(doelen.matrix.violated(start)):
            return start
    except KeyError:  # somebody has no option like that
        pass
    gevonden = CpSat(doelen.matrix).solve(None, limits)
    if gevonden.found:
        return doelen.model.values(doelen.model.keuzes(gevonden.values), doelen.matrix.width)
    raise Vastleggingsconflict(_botsende(problem, doelen, limits))


def _botsende(problem: Problem, doelen: Doelenmodel, limits: Limits) -> list[str]:
    labels: list[Hashable | None] = doelen.model.bouwer.labels
    lift = smallest_lift(doelen.matrix, labels, limits)
    pins = [label for label in lift.labels if isinstance(label, Pin)] if lift else problem.pins
    return sorted({problem.vragen[pin.vraag].client_id for pin in pins})
