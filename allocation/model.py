"""The instance as an integer program: who fills which role of which client.

`Model` covers any part of the instance: the clients in `vrij` decide, everybody else keeps the choice in `vast`. So a team, the region and a
neighbourhood are the same formulation. Columns: one per option (client, role, aanbieder), then what the families need.
"""

from __future__ import annotations

import itertools
from collections.abc import Hashable, Iterator, Sequence
from contextlib import contextmanager

import numpy as np

from allocation.problem import EERSTE, GEEN, TWEEDE, Keuzes, Problem
from allocation.telling import lasten
from allocation.vullen import Vuller
from solving.matrix import INFINITE, Ints, Matrix, MatrixBuilder


class Model:
    """The matrix over the free clients. The families of `model_grenzen` and `model_doelen` add theirs.

    `benoemd`: limits are rows that carry a label, for who wants to lift them; without it they may be bounds of columns, which solve faster.
    """

    def __init__(self, problem: Problem, vrij: Sequence[int] | None = None, vast: Keuzes | None = None, benoemd: bool = False) -> None:
        self.problem, self.benoemd = problem, benoemd
        self.vrij = tuple(range(len(problem.vragen)) if vrij is None else vrij)
        self.vast = (vast or Keuzes.geen(len(problem.vragen))).kopie()
        for kant in (self.vast.eerste, self.vast.tweede):
            kant[list(self.vrij)] = GEEN
        self.bouwer = MatrixBuilder()
        self.vullers: list[Vuller] = []
        self.vast_last = lasten(problem, self.vast)
        self._opties()
        self._rollen()

    def _opties(self) -> None:
        vraag, rol, wie = list[int](), list[int](), list[int]()
        self._plaats: dict[tuple[int, int], tuple[int, int]] = {}
        for nummer in self.vrij:
            van = self.problem.vragen[nummer]
            for welke, aanbod in ((EERSTE, (*van.eerste, *van.onder)), (TWEEDE, van.tweede)):
                self._plaats[nummer, welke] = (len(wie), len(wie) + len(aanbod))
                vraag += [nummer] * len(aanbod)
                rol += [welke] * len(aanbod)
                wie += aanbod
        self.vraag, self.rol, self.wie = (np.array(deel, dtype=np.int64) for deel in (vraag, rol, wie))
        punten = np.array([van.punten for van in self.problem.vragen], dtype=np.int64)
        deel = np.array([van.tweede_punten for van in self.problem.vragen], dtype=np.int64)
        self.punten = np.where(self.rol == EERSTE, punten[self.vraag], deel[self.vraag]) if len(wie) else np.zeros(0, dtype=np.int64)
        self.kolom = {sleutel: nummer for nummer, sleutel in enumerate(zip(vraag, rol, wie, strict=True))}
        self.bouwer.add_columns(len(wie))
        volgorde = np.argsort(self.wie, kind="stable")
        grenzen = np.searchsorted(self.wie[volgorde], np.arange(len(self.problem.aanbieders) + 1))
        self._bij = [volgorde[begin:eind] for begin, eind in itertools.pairwise(grenzen.tolist())]

    def __len__(self) -> int:
        return len(self.wie)

    def cols(self, vraag: int, rol: int) -> Ints:
        """Columns of a role of a client, sorted by aanbieder (onderaannemers last)."""
        return np.arange(*self._plaats[vraag, rol])

    def eigen(self, vraag: int) -> Ints:
        """Columns of the own begeleiders who may be first."""
        begin, _ = self._plaats[vraag, EERSTE]
        return np.arange(begin, begin + len(self.problem.vragen[vraag].eerste))

    def bij(self, aanbieder: int) -> Ints:
        """Columns of an aanbieder, in either role."""
        return self._bij[aanbieder]

    def rij(self, plus: Sequence[int] | Ints, min_: Sequence[int] | Ints = (), laag: int = -INFINITE, hoog: int = INFINITE) -> None:
        """laag ≤ Σ plus − Σ min ≤ hoog."""
        cols = np.concatenate([np.asarray(plus, dtype=np.int64), np.asarray(min_, dtype=np.int64)])
        coefs = np.ones(len(cols), dtype=np.int64)
        coefs[len(plus) :] = -1
        self.bouwer.add_row(cols, coefs, laag, hoog)

    @contextmanager
    def naam(self, label: Hashable) -> Iterator[None]:
        """Rows added meanwhile carry this label, in a model that is `benoemd`."""
        self.bouwer.label = label if self.benoemd else None
        try:
            yield
        finally:
            self.bouwer.label = None

    def _rollen(self) -> None:
        """One first (or nobody), and a second who is somebody else and stands where one must or may (counting.md 31, 33)."""
        self.niemand: dict[int, int] = {}
        self.mist: dict[int, int] = {}
        for nummer in self.vrij:
            van = self.problem.vragen[nummer]
            eerste, eigen, tweede = self.cols(nummer, EERSTE), self.eigen(nummer), self.cols(nummer, TWEEDE)
            if not van.verplicht:
                self.niemand[nummer] = self.bouwer.add_columns(1)
            self.rij([*eerste, *([self.niemand[nummer]] if not van.verplicht else [])], laag=1, hoog=1)
            if not len(eigen):
                continue
            mag = [col for col in eigen if self.wie[col] not in van.zonder_tweede]
            moet = [col for col in eigen if self.wie[col] in van.met_tweede]
            if van.tweede_mag_missen and moet:
                self.mist[nummer] = self.bouwer.add_columns(1)
            if len(tweede):
                self.rij(tweede, mag, hoog=0)
            if moet:
                self.rij([*tweede, *([self.mist[nummer]] if nummer in self.mist else [])], moet, laag=0)
            for wie in sorted(set(van.eerste) & set(van.tweede)):
                self.rij([self.kolom[nummer, EERSTE, wie], self.kolom[nummer, TWEEDE, wie]], hoog=1)
            if van.blijft_tweede:
                schuift = self.kolom.get((nummer, EERSTE, van.nu_tweede), GEEN)
                self.rij([self.kolom[nummer, TWEEDE, van.nu_tweede]], [col for col in eigen if col != schuift], laag=0)
            self._expertise(nummer)

    def _expertise(self, nummer: int) -> None:
        """What somebody new must see to is had by one of the two (counting.md 31)."""
        van = self.problem.vragen[nummer]
        eerste, tweede = self.eigen(nummer), self.cols(nummer, TWEEDE)
        for hebben in van.eist:
            goed = [col for col in (*eerste, *tweede) if self.wie[col] in hebben]
            for rol, nu in ((eerste, van.nu_eerste), (tweede, van.nu_tweede)):
                nieuw = [col for col in rol if self.wie[col] != nu]
                beide = set(goed) & set(nieuw)
                rest = [col for col in nieuw if col not in beide]
                if rest:
                    self.rij([col for col in goed if col not in beide], rest, laag=0)

    def build(self) -> Matrix:
        """The finished matrix, once every family has its columns and rows."""
        return self.bouwer.build()

    def keuzes(self, values: Ints) -> Keuzes:
        """Decisions in a solution, those of the clients who were not free included."""
        uit = self.vast.kopie()
        for kolom in np.flatnonzero(values[: len(self)]).tolist():
            (uit.eerste if self.rol[kolom] == EERSTE else uit.tweede)[self.vraag[kolom]] = self.wie[kolom]
        return uit

    def values(self, keuzes: Keuzes, breedte: int) -> Ints:
        """A full solution for these decisions of the free clients.

        Raises:
            KeyError: a choice is no option here.
        """
        uit = np.zeros(breedte, dtype=np.int64)
        for nummer in self.vrij:
            eerste, tweede = int(keuzes.eerste[nummer]), int(keuzes.tweede[nummer])
            for rol, wie in ((EERSTE, eerste), (TWEEDE, tweede)):
                if wie != GEEN:
                    uit[self.kolom[nummer, rol, wie]] = 1
            if eerste == GEEN:
                uit[self.niemand[nummer]] = 1
            elif tweede == GEEN and nummer in self.mist and eerste in self.problem.vragen[nummer].met_tweede:
                uit[self.mist[nummer]] = 1
        for vul in self.vullers:
            vul(uit)
        return uit
