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
from allocation.per_team import Deel, delen
from allocation.problem import Keuzes, Pin, Problem
from allocation.telling import tel, volgorde
from allocation.vastleggingen import Vastleggingsconflict
from allocation.venster import rond, venster
from solving.cpsat import CpSat
from solving.lifting import smallest_lift
from solving.limits import Limits, Progress, silent
from solving.matrix import Ints
from solving.ordered import Level, Ordered, solve_in_order

SPREIDING = "spreiding"
APART = ("wissels_tweede", SPREIDING, "gebieden")
"""Doelen that start a stretch with a model of its own."""
ONDER = "onderaannemers_boven_doel"
DEEL = 0.34
"""Share of the deterministic time that is left which one doel may use."""

NAUW = 10
"""Closer than so many permille per team to its bound a spread is not searched further: nobody notices (aanname)."""
KORT = 0.12
"""Deterministic seconds per thousand columns in which a spread should come that close."""
GROOT = 30_000
"""With more options than this everything that may move is too much to search as a whole."""
RONDES = 12
PER_VENSTER = 0.6
"""Rounds of windows at most, and deterministic seconds for each window."""


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
    namen = tuple(doelen or volgorde(problem.wissels))
    parten = delen(problem)
    if len(parten) <= 1:
        return _Oplosser(problem, namen, limits, progress).los_op()
    return _in_delen(problem, parten, namen, limits, progress)


def _in_delen(problem: Problem, parten: Sequence[Deel], namen: Sequence[str], limits: Limits, progress: Progress) -> Oplossing:
    """Team by team. The share of onderaannemers is of all teams together: first nobody looks at it; where it then is above the target, each
    team keeps it down by itself. What was proven without it still bounds the rest; the share itself then keeps its gap."""
    zonder = tuple(naam for naam in namen if naam != ONDER)
    los, grenzen = _ieder_apart(problem, parten, zonder, limits, progress)
    if ONDER in namen and tel(problem, los.keuzes)[ONDER] > 0:
        los, _ = _ieder_apart(problem, parten, tuple(namen), limits, progress)
    geteld = tel(problem, los.keuzes)
    niveaus: list[Level] = []
    for naam in namen:
        grens = min(geteld[naam], grenzen.get(naam, 0))
        niveaus.append(Level(naam, geteld[naam], grens, grens == geteld[naam] and all(niveau.proven for niveau in niveaus), 0.0))
        progress(f"{naam}: {geteld[naam]}, grens {grens}")
    return Oplossing(los.keuzes, tuple(niveaus), los.afgebroken)


def _ieder_apart(problem: Problem, parten: Sequence[Deel], namen: Sequence[str], limits: Limits, progress: Progress) -> tuple[Oplossing, dict[str, int]]:
    """Every part by itself with its share of the time and of the cap on wissels; the sums of their bounds."""
    geheel, afgebroken = Keuzes.geen(len(problem.vragen)), False
    over, mensen, vrij = limits.deterministic, len(problem.vragen), problem.wissels
    per_part: list[Sequence[Level]] = []
    for part in parten:
        aandeel = len(part.vragen) / max(1, mensen)
        wissels = round(vrij * aandeel)
        eigen = part.problem.met_wissels(wissels) if wissels else part.problem.in_rust()
        uit = _Oplosser(eigen, namen, limits.at_most(over * aandeel), silent).los_op()
        part.zet(geheel, uit.keuzes)
        over, mensen, vrij = over * (1 - aandeel), mensen - len(part.vragen), vrij - wissels
        afgebroken |= uit.afgebroken
        per_part.append(uit.niveaus if wissels == problem.wissels else _altijd(part.problem, namen))
        progress(f"team {', '.join(sorted({part.problem.teams[van.team] for van in part.problem.vragen}))} verdeeld")
    return Oplossing(geheel, (), afgebroken), _opgeteld(parten, per_part, namen)


def _opgeteld(parten: Sequence[Deel], per_part: Sequence[Sequence[Level]], namen: Sequence[str]) -> dict[str, int]:
    """Sums of the bounds. A part's bound holds beside its own best on the doelen before it: past the first doel that some part did not prove,
    a part could give way to another there, so only what holds for every allocation is left."""
    altijd = [ondergrenzen(part.problem) for part in parten]
    uit, bewezen = {}, True
    for nummer, naam in enumerate(namen):
        uit[naam] = sum(niveaus[nummer].bound if bewezen else grenzen.get(naam, 0) for niveaus, grenzen in zip(per_part, altijd, strict=True))
        bewezen = bewezen and all(niveaus[nummer].bound >= niveaus[nummer].best and niveaus[nummer].proven for niveaus in per_part)
    return uit


def _altijd(problem: Problem, namen: Sequence[str]) -> list[Level]:
    """Bounds that hold whatever the other teams do with the cap on wissels."""
    grenzen = ondergrenzen(problem)
    return [Level(naam, grenzen.get(naam, 0), grenzen.get(naam, 0), False, 0.0) for naam in namen]


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
        """One stretch: nothing to do where its doelen are at their bounds; the quiet instance first, where others may move too."""
        problem = self._wie_nog_mag()
        if self._op_zijn_best(keuzes, stuk):
            self._klaar(keuzes, stuk)
            return keuzes
        if problem.rustig:
            ruimte = 2 * PER_VENSTER if SPREIDING in stuk else self.over * DEEL * DEEL
            keuzes, niveaus = self._zoek(rond(problem, keuzes), keuzes, stuk, ruimte, silent)
            if self._op_zijn_best(keuzes, stuk):
                self._klaar(keuzes, stuk)
                return keuzes
            if SPREIDING in stuk:
                keuzes = self._in_vensters(problem, keuzes, stuk)
            if _opties(problem) > GROOT:
                self._zonder_grens(keuzes, stuk)
                return keuzes
        gevonden, niveaus = self._zoek(problem, keuzes, stuk, self.over, self.progress)
        for niveau in niveaus:
            self._erbij(niveau)
        return gevonden

    def _in_vensters(self, problem: Problem, keuzes: Keuzes, stuk: Sequence[str]) -> Keuzes:
        """Moves from who carries most to who carries least, then new clients and successors anew, until neither helps."""
        waarde = tel(problem, keuzes)[SPREIDING]
        for _ in range(RONDES):
            smal, vrij = venster(problem, keuzes)
            keuzes, _ = self._zoek(smal, keuzes, stuk, PER_VENSTER, silent, vrij)
            keuzes, _ = self._zoek(rond(problem, keuzes), keuzes, stuk, PER_VENSTER, silent)
            nieuw = tel(problem, keuzes)[SPREIDING]
            if nieuw >= waarde or self.limits.stop.requested:
                break
            waarde = nieuw
        return keuzes

    def _zonder_grens(self, keuzes: Keuzes, stuk: Sequence[str]) -> None:
        """Too large to search as a whole: what was found, beside what holds for every allocation."""
        geteld = tel(self.problem, keuzes)
        for naam in stuk:
            grens = min(geteld[naam], self.grenzen.get(naam, 0))
            self._erbij(Level(naam, geteld[naam], grens, False, 0.0))
            self.progress(f"{naam}: {geteld[naam]}, grens {grens}")

    def _op_zijn_best(self, keuzes: Keuzes, stuk: Sequence[str]) -> bool:
        geteld = tel(self.problem, keuzes)
        return all(geteld[naam] <= self.grenzen.get(naam, 0) for naam in stuk)

    def _klaar(self, keuzes: Keuzes, stuk: Sequence[str]) -> None:
        geteld = tel(self.problem, keuzes)
        for naam in stuk:
            self._erbij(Level(naam, geteld[naam], geteld[naam], True, 0.0))
            self.progress(f"{naam}: {geteld[naam]}, grens {geteld[naam]}")

    def _zoek(
        self, problem: Problem, keuzes: Keuzes, stuk: Sequence[str], hoogstens: float, progress: Progress, vrij: Sequence[int] | None = None
    ) -> tuple[Keuzes, list[Level]]:
        """Solve these doelen in order, those before them kept as rows; with more weeks of talks apart until the count agrees."""
        weken = WEKEN
        while True:
            gevonden, niveaus = self._met_weken(problem, keuzes, stuk, min(hoogstens, self.over), weken, progress, vrij)
            nu = tel(self.problem, gevonden)
            if weken >= problem.horizon or all(nu[niveau.name] <= niveau.best for niveau in (*self.niveaus, *niveaus)):
                return gevonden, niveaus
            weken = min(problem.horizon, 2 * weken)

    def _met_weken(
        self, problem: Problem, keuzes: Keuzes, stuk: Sequence[str], hoogstens: float, weken: int, progress: Progress, vrij: Sequence[int] | None
    ) -> tuple[Keuzes, list[Level]]:
        eerder = [niveau.name for niveau in self.niveaus]
        doelen = Doelenmodel(Model(problem, vrij, keuzes), (*eerder, *stuk), weken)
        gehouden = [(doel.cols, doel.coefs, niveau.best - doel.offset) for doel, niveau in zip(doelen.doelen, self.niveaus, strict=False)]
        matrix = doelen.matrix.with_rows(gehouden)
        start = doelen.model.values(keuzes, matrix.width)
        grens = [self.grenzen.get(naam, 0) for naam in stuk]

        def strak(_: int, values: Ints, __: int) -> Ints:
            """Derived columns at what the decisions make of them: the search leaves those of later doelen anywhere."""
            return doelen.model.values(doelen.model.keuzes(values), matrix.width)

        def zoek(limits: Limits, van: Ints, bekend: Sequence[int]) -> Ordered:
            return solve_in_order(matrix, doelen.doelen[len(eerder) :], van, limits, DEEL, lambda nummer, _: bekend[nummer], strak, progress)

        kort = KORT * matrix.width / 1000
        uit = zoek(self.limits.at_most(min(hoogstens, kort) if SPREIDING in stuk else hoogstens), start, grens)
        self._verbruikt(uit)
        if SPREIDING in stuk and hoogstens > kort and not uit.stopped:
            teams = sum(wie.in_spreiding for wie in problem.aanbieders) and len({wie.team for wie in problem.aanbieders if wie.in_spreiding})
            if uit.levels[0].best - uit.levels[0].bound > NAUW * teams:
                uit = zoek(self.limits.at_most(hoogstens - kort), strak(0, uit.values, 0), [niveau.bound for niveau in uit.levels])
                self._verbruikt(uit)
        return doelen.model.keuzes(uit.values), list(uit.levels)

    def _verbruikt(self, uit: Ordered) -> None:
        self.over = max(0.05, self.over - sum(niveau.cost for niveau in uit.levels))
        self.afgebroken |= uit.stopped

    def _wie_nog_mag(self) -> Problem:
        """The quiet instance once both kinds of wissels are at what nobody can avoid: then no one moves by choice any more."""
        klaar = {niveau.name for niveau in self.niveaus if niveau.best <= self.grenzen.get(niveau.name, 0)}
        return self.problem.in_rust() if {"wissels_eerste", "wissels_tweede"} <= klaar else self.problem

    def _erbij(self, niveau: Level) -> None:
        bewezen = niveau.bound >= niveau.best and all(eerder.proven for eerder in self.niveaus)
        self.niveaus.append(Level(niveau.name, niveau.best, min(niveau.bound, niveau.best), bewezen, niveau.cost))


def _opties(problem: Problem) -> int:
    return sum(len(van.eerste) + len(van.tweede) + len(van.onder) for van in problem.vragen)


def stukken(namen: Sequence[str]) -> list[list[str]]:
    """The doelen in order, cut before each one of `APART`."""
    uit: list[list[str]] = [[]]
    for naam in namen:
        if naam in APART and uit[-1]:
            uit.append([])
        uit[-1].append(naam)
        if naam == SPREIDING:
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
