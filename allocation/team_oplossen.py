"""Solve a team, doel by doel, each with value and proven bound (design.md 6, counting.md 36).

1. By hand, or with pins in the way whatever keeps them: everybody stays, successors, new clients where there is room; then `ruimte`: who has
   nobody is helped by one other who makes way. Often this meets the bounds that hold for any allocation (`ondergrenzen`).
2. Where both kinds of wissels come before the spreiding: the two as one sum, which is often solved where each by itself is not.
3. Local search (`schuiven`) for the doelen that hang on everybody at once: spreiding, wissels, gebieden, wensen.
4. The neighbourhood (`venster.rond`): who was moved by choice stays there and nobody else moves by choice, which leaves far fewer options. What
   it reaches is kept, and is proven for the whole where it meets a bound that holds for any allocation. For a spreiding on which wissels may be
   spent, or in a large instance, windows between the heaviest and the lightest instead.
5. Everything that may move, unless that is too much (`GROOT`). Once both kinds of wissels are proven to be only the forced ones, nothing more
   may move: from there on the instance is the quiet one.
Each stretch of doelen has a model of its own, with no more columns than its doelen need; the doelen before it are rows there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from allocation.begin import met_de_hand
from allocation.haalbaar import haalbaar_begin
from allocation.model import Model
from allocation.model_doelen import WEKEN, Doelenmodel
from allocation.ondergrenzen import ondergrenzen
from allocation.problem import Keuzes, Problem
from allocation.ruimte import maak_ruimte
from allocation.schuiven import runs, verbeter
from allocation.telling import SPREIDING, WISSELS, ervoor, te_besteden, tel
from allocation.venster import rond, venster
from solving.limits import Limits, Progress, silent
from solving.matrix import Ints, weighted
from solving.ordered import Level, Ordered, solve_in_order

APART = ("wissels_tweede", SPREIDING, "gebieden")
"""Doelen that start a stretch with a model of its own."""
DEEL = 0.34
"""Share of the deterministic time that is left which one doel may use."""
MINSTENS = 0.05
"""Deterministic seconds that are always left for a later doel, which may need little."""

NAUW = 10
"""Closer than so many permille per team to its bound a spread is not searched further: nobody notices (aanname)."""
KORT = 0.12
"""Deterministic seconds per thousand columns in which a spread should come that close."""
SCHUIVEN = (SPREIDING, *WISSELS, "gebieden", "wensen")
"""Doelen for which local search goes first, where nothing but the doelen before them binds."""
STAPPEN, STAPPEN_ELK, PER_STAP = 30_000, 1000, 5e-6
"""Steps of it for a team, those per own begeleider on top, and what a step is charged in deterministic seconds."""
LANG = 2_000
"""With more columns than this a spreiding that is NAUW to its bound is left as it is without any search."""
MAAL = 5
"""Seconds that a first weighs where both kinds of wissels are looked for together: small, so that the linear bound of the sum is sharp."""
KLEIN, GROOT = 500, 30_000
"""With fewer options than this the solver needs no start from local search; with more than this everything that may move is too much for it."""
RONDES = 12
PER_VENSTER = 0.6
"""Rounds of windows at most, and deterministic seconds for each window."""


@dataclass(frozen=True)
class Oplossing:
    """The decisions, and how each doel ended."""

    keuzes: Keuzes
    niveaus: tuple[Level, ...]
    afgebroken: bool


class Oplosser:
    """One run: the deterministic time that is left, the decisions so far and how the doelen ended."""

    def __init__(self, problem: Problem, namen: Sequence[str], limits: Limits, progress: Progress) -> None:
        self.problem, self.namen, self.limits, self.progress = problem, namen, limits, progress
        self.over = limits.deterministic
        self.grenzen = ondergrenzen(problem)
        self.hier = dict[str, int]()  # bounds for all that are no worse on the doelen before
        self.niveaus: list[Level] = []
        self.afgebroken = False

    def los_op(self) -> Oplossing:
        keuzes = self._begin()
        for stuk in stukken(self.namen):
            keuzes = self._stuk(keuzes, stuk)
        return Oplossing(keuzes, tuple(self.niveaus), self.afgebroken or self.limits.stop.requested)

    def _begin(self) -> Keuzes:
        """By hand, or with pins in the way whatever holds; then room is made for who has nobody."""
        if not self.problem.pins:
            keuzes = met_de_hand(self.problem.in_rust())
        else:
            doelen = Doelenmodel(Model(self.problem), ("niet_toegewezen",))
            keuzes = doelen.model.keuzes(haalbaar_begin(self.problem, doelen, self.limits))
        if self._op_zijn_best(keuzes, ("niet_toegewezen", "boven_capaciteit")):
            return keuzes
        return maak_ruimte(self.problem, keuzes, self.namen, self.limits)

    def _stuk(self, keuzes: Keuzes, stuk: Sequence[str]) -> Keuzes:
        """One stretch: nothing to do where its doelen are at their bounds; the quiet instance first, where others may move too."""
        problem = self._wie_nog_mag()
        if self._op_zijn_best(keuzes, stuk):
            self._klaar(keuzes, stuk)
            return keuzes
        if self.limits.stop.requested:
            self._zonder_grens(keuzes, stuk)
            return keuzes
        keuzes = self._wissels_samen(problem, keuzes, stuk)
        if self._op_zijn_best(keuzes, stuk):
            self._klaar(keuzes, stuk)
            return keuzes
        keuzes = self._geschoven(problem, keuzes, stuk)
        if problem.rustig:
            if SPREIDING not in stuk and not self.limits.stop.requested:
                keuzes, _ = self._zoek(rond(problem, keuzes), keuzes, stuk, self.over * DEEL * DEEL, silent)
            if self._op_zijn_best(keuzes, stuk):
                self._klaar(keuzes, stuk)
                return keuzes
            if SPREIDING in stuk and (te_besteden(self.problem, SPREIDING, self.namen) or _opties(problem) > GROOT):
                keuzes = self._in_vensters(problem, keuzes, stuk)
            if _opties(problem) > GROOT:
                self._zonder_grens(keuzes, stuk)
                return keuzes
        if self.limits.stop.requested:
            self._zonder_grens(keuzes, stuk)
            return keuzes
        gevonden, niveaus = self._zoek(problem, keuzes, stuk, self.over, self.progress)
        for niveau in niveaus:
            self._erbij(niveau)
        return gevonden

    def _wissels_samen(self, problem: Problem, keuzes: Keuzes, stuk: Sequence[str]) -> Keuzes:
        """Both kinds of wissels in one sum, a first weighing `MAAL` seconds: often solved at once where each by itself is not.

        Where the firsts then are at their bound, the bound of the sum bounds the seconds of all that are no worse on the firsts.
        """
        eerste, tweede = WISSELS
        eerder = ervoor(self.namen, eerste)
        plaats = len(eerder)
        if eerste not in stuk or SPREIDING in eerder or self.namen[plaats + 1 : plaats + 2] != (tweede,):
            return keuzes
        if not self._op_zijn_best(keuzes, stuk[: stuk.index(eerste)]) or self._op_zijn_best(keuzes, WISSELS) or _opties(problem) > GROOT:
            return keuzes
        geteld = tel(problem, keuzes)
        doelen = Doelenmodel(Model(problem), (*eerder, *WISSELS))
        matrix = doelen.matrix.with_rows([(doel.cols, doel.coefs, geteld[doel.name] - doel.offset) for doel in doelen.doelen[:plaats]])
        samen = weighted("wissels", doelen.doelen[plaats:], (MAAL, 1))
        start = doelen.model.values(keuzes, matrix.width)
        bekend = MAAL * self._grens(eerste) + self._grens(tweede)
        uit = solve_in_order(matrix, [samen], start, self.limits.at_most(self.over * DEEL), bound=lambda *_: bekend)
        self._verbruikt(uit)
        gevonden = doelen.model.keuzes(uit.values)
        nu = tel(problem, gevonden)
        if any(nu[naam] > geteld[naam] for naam in (*eerder, eerste)):
            return keuzes  # more weeks of talks count apart than the model had, or a first was given up for seconds
        if nu[eerste] <= self._grens(eerste):
            self.hier[tweede] = uit.levels[0].bound - MAAL * nu[eerste]
        return gevonden

    def _geschoven(self, problem: Problem, keuzes: Keuzes, stuk: Sequence[str]) -> Keuzes:
        """Local search per doel of the stretch, once it is settled what goes before."""
        if _opties(problem) < KLEIN:
            return keuzes
        stappen = STAPPEN + STAPPEN_ELK * sum(wie.eigen and not wie.weg for wie in problem.aanbieders)
        for naam in stuk:
            if naam in SCHUIVEN and not self._op_zijn_best(keuzes, (naam,)):
                keuzes = verbeter(problem, keuzes, naam, stappen, self.limits, self.namen)
                self._af(PER_STAP * stappen * runs(problem, naam, self.namen))
        return keuzes

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
        """Too large to search as a whole, or no time left: what was found, beside what holds for every allocation."""
        geteld = tel(self.problem, keuzes)
        for naam in stuk:
            grens = min(geteld[naam], self._grens(naam))
            self._erbij(Level(naam, geteld[naam], grens, False, 0.0))
            self.progress(f"{naam}: {geteld[naam]}, grens {grens}")

    def _op_zijn_best(self, keuzes: Keuzes, stuk: Sequence[str]) -> bool:
        geteld = tel(self.problem, keuzes)
        return all(geteld[naam] <= self._grens(naam) for naam in stuk)

    def _grens(self, naam: str) -> int:
        """What is known without searching this doel itself."""
        return max(self.grenzen.get(naam, 0), self.hier.get(naam, 0))

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

        nauw = NAUW * len({wie.team for wie in problem.aanbieders if wie.in_spreiding}) if SPREIDING in stuk else 0

        def zoek(limits: Limits, van: Ints, bekend: Sequence[int]) -> Ordered:
            near = nauw if matrix.width > LANG else 0
            return solve_in_order(matrix, doelen.doelen[len(eerder) :], van, limits, DEEL, lambda nummer, _: bekend[nummer], strak, progress, near)

        kort = KORT * matrix.width / 1000
        uit = zoek(self.limits.at_most(min(hoogstens, kort) if SPREIDING in stuk else hoogstens), start, grens)
        self._verbruikt(uit)
        if SPREIDING in stuk and hoogstens > kort and not uit.stopped and uit.levels[0].best - uit.levels[0].bound > nauw:
            uit = zoek(self.limits.at_most(hoogstens - kort), strak(0, uit.values, 0), [niveau.bound for niveau in uit.levels])
            self._verbruikt(uit)
        return doelen.model.keuzes(uit.values), list(uit.levels)

    def _verbruikt(self, uit: Ordered) -> None:
        self._af(sum(niveau.cost for niveau in uit.levels))
        self.afgebroken |= uit.stopped

    def _af(self, kosten: float) -> None:
        self.over = max(MINSTENS, self.over - kosten)

    def _wie_nog_mag(self) -> Problem:
        """The quiet instance once both kinds of wissels are at what nobody can avoid: then no one moves by choice any more."""
        klaar = {niveau.name for niveau in self.niveaus if niveau.best <= self.grenzen.get(niveau.name, 0)}
        return self.problem.in_rust() if set(WISSELS) <= klaar else self.problem

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
