"""The smallest set of limits and pins that keep somebody from a client, and decisions without them (counting.md 27 in the manner of 30–35).

Who is new and not pinned is never a cause: they count as having nobody. Clients who sit and cannot move stay; everybody else is free. Where
that is too many to search as a whole, two small programs close the gap: with all others standing still a set is found, and with every limit
of others gone a bound is. Where the two meet, the set is proven the smallest; where not, whoever fills what was found is freed too.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence, Set
from dataclasses import dataclass

import numpy as np

from allocation.model import Model
from allocation.model_grenzen import Grens, Lastkolommen, niemand_verdrongen, vastleggingen, wissels_binnen_maximum
from allocation.problem import EERSTE, GEEN, TWEEDE, Keuzes, Pin, Problem
from allocation.vragen import kan_staan
from solving.cpsat import CpSat
from solving.lifting import loosened, smallest_lift
from solving.limits import Limits
from solving.matrix import Matrix, MatrixBuilder, Objective

GEHEEL = 2500
"""With no more options than this among who can move, they are searched as a whole."""
RONDES = 4
"""So often those who fill what stands in the way are freed as well."""
ZOEKEN = 4.0
"""Deterministic seconds for one program."""
Keuze = tuple[int, int]
"""A role and an aanbieder."""


@dataclass(frozen=True)
class Tegenhouders:
    """What stands in the way: `rijen` empty when nothing does. `keuzes`: decisions of everybody with those lifted, who is new having nobody.

    `bewezen`: no smaller set will do.
    """

    rijen: tuple[Grens | Pin, ...]
    bewezen: bool
    keuzes: Keuzes


class Grenzen:
    """One client of an instance, beside decisions that hold (`nu`: today, and what pins ask)."""

    def __init__(self, problem: Problem, nu: Keuzes, client: int, keuzes: Sequence[Keuze], limits: Limits | None = None) -> None:
        self.problem, self.client, self.keuzes = problem, client, tuple(keuzes)
        self.limits = (limits or Limits()).at_most(ZOEKEN)
        self.gevraagd = frozenset(aanbieder for _, aanbieder in keuzes)
        self.nu = nu.kopie()
        self.gepind = {pin.vraag for pin in problem.pins if pin.moet or not problem.vragen[pin.vraag].nieuw}
        for nummer, vraag in enumerate(problem.vragen):
            if vraag.nieuw and nummer not in self.gepind:
                self.nu.eerste[nummer] = self.nu.tweede[nummer] = GEEN

    def tegenhouders(self) -> Tegenhouders | None:
        """None when nothing was found within the limits, or when others far away might still make room; that proves nothing."""
        vrij = sorted({self.client, *self.gepind, *self._wie_kan()})
        if opties(self.problem, vrij) <= GEHEEL:
            return self._zoek(vrij)
        wie, ondergrens, gevonden = set(self.gevraagd), 0, None
        for _ in range(RONDES):
            vrij = sorted({self.client, *self.gepind, *(nummer for nummer in self._wie_kan() if self._raakt(nummer, wie))})
            gevonden = self._zoek(vrij)
            if gevonden is None or not gevonden.rijen:
                return gevonden
            ondergrens = max(ondergrens, self._ondergrens(vrij, wie))
            meer = wie | {rij.aanbieder for rij in gevonden.rijen if isinstance(rij, Grens) and rij.aanbieder != GEEN}
            if ondergrens >= len(gevonden.rijen) or meer == wie:
                break
            wie = meer
        if gevonden is None or ondergrens == 0:
            return None
        return Tegenhouders(gevonden.rijen, gevonden.bewezen and ondergrens >= len(gevonden.rijen), gevonden.keuzes)

    def wissels_nodig(self) -> int | None:
        """The fewest voluntary wissels found with which it can be when only their cap stands in the way; None when none was found."""
        los = [nummer for nummer in self._wie_kan() if self._raakt(nummer, self.gevraagd)]
        _, matrix, labels = self._programma(sorted({self.client, *self.gepind, *los}))
        rij = next((nummer for nummer, label in enumerate(labels) if label == Grens("wissels")), None)
        if rij is None:
            return None
        deel = slice(matrix.starts[rij], matrix.starts[rij + 1])
        doel = Objective("wissels", matrix.cols[deel], -matrix.coefs[deel], int(matrix.row_lower[rij]) + self.problem.wissels)
        zonder = zonder_rijen(matrix, [label == Grens("wissels") for label in labels])
        uit = CpSat(zonder).solve(doel, self.limits)
        return uit.objective if uit.found else None

    def _wie_kan(self) -> list[int]:
        """Who sits and could have somebody else."""
        return [nummer for nummer, vraag in enumerate(self.problem.vragen) if not vraag.nieuw and kan_anders(self.problem, nummer)]

    def _raakt(self, nummer: int, wie: Set[int]) -> bool:
        """Who has one of these people now, or could make them take over from somebody weg and so exceed a limit, which helps nobody new."""
        if {int(self.nu.eerste[nummer]), int(self.nu.tweede[nummer])} & wie:
            return True
        if self.problem.vragen[self.client].nieuw and wie == self.gevraagd:
            return False
        vraag = self.problem.vragen[nummer]
        weg = any(nu != GEEN and self.problem.aanbieders[nu].weg for nu in (vraag.nu_eerste, vraag.nu_tweede))
        return weg and bool({*vraag.eerste, *vraag.tweede} & wie)

    def _zoek(self, vrij: Sequence[int]) -> Tegenhouders | None:
        model, matrix, labels = self._programma(vrij)
        lift = smallest_lift(matrix, [None if _is(label, "verdrongen") else label for label in labels], self.limits)
        if lift is None:
            return None
        rijen = tuple(label for label in lift.labels if isinstance(label, Grens | Pin))
        return Tegenhouders(rijen, lift.proven, model.keuzes(lift.values))

    def _ondergrens(self, vrij: Sequence[int], wie: Set[int]) -> int:
        """At least so many rows must go: as if every limit of others than these were gone already."""
        _, matrix, labels = self._programma(vrij)
        weg = [isinstance(label, Grens) and label.soort != "wissels" and (label.soort == "verdrongen" or label.aanbieder not in wie) for label in labels]
        over = [label for label, mag in zip(labels, weg, strict=True) if not mag]
        los, kolom = loosened(zonder_rijen(matrix, weg), over)
        cols = np.array(list(kolom.values()), dtype=np.int64)
        return CpSat(los).solve(Objective("lifted", cols, np.ones(len(cols), dtype=np.int64)), self.limits).bound

    def _programma(self, vrij: Sequence[int]) -> tuple[Model, Matrix, list[Hashable | None]]:
        """Every limit as a row with its label, and the client with one of the choices asked for, which nothing lifts."""
        model = Model(self.problem, vrij, self.nu, benoemd=True)
        Lastkolommen(model)
        wissels_binnen_maximum(model)
        niemand_verdrongen(model)
        vastleggingen(model)
        model.rij([model.kolom[self.client, rol, wie] for rol, wie in self.keuzes if (self.client, rol, wie) in model.kolom], laag=1)
        return model, model.build(), model.bouwer.labels


def kan_anders(problem: Problem, nummer: int) -> bool:
    """Whether another choice than today's is open that could make room: filling a role that is empty today makes none."""
    vraag = problem.vragen[nummer]
    nu = (vraag.nu_eerste, vraag.nu_tweede)
    if vraag.nieuw or not kan_staan(vraag, *nu) or any(wie != GEEN and problem.aanbieders[wie].weg for wie in nu):
        return True
    eerste = {*vraag.eerste, *vraag.onder} != {nu[EERSTE]}
    return eerste or (nu[TWEEDE] != GEEN and set(vraag.tweede) != {nu[TWEEDE]})


def opties(problem: Problem, vrij: Sequence[int]) -> int:
    """How many choices these clients have: about as many columns a model has."""
    return sum(len(vraag.eerste) + len(vraag.tweede) + len(vraag.onder) for vraag in (problem.vragen[nummer] for nummer in vrij))


def _is(label: Hashable | None, soort: str) -> bool:
    return isinstance(label, Grens) and label.soort == soort


def zonder_rijen(matrix: Matrix, weg: Sequence[bool]) -> Matrix:
    """The matrix without these rows."""
    bouwer = MatrixBuilder()
    for laag, hoog in zip(matrix.lower.tolist(), matrix.upper.tolist(), strict=True):
        bouwer.add_columns(1, laag, hoog)
    for rij, mag_weg in enumerate(weg):
        if not mag_weg:
            deel = slice(matrix.starts[rij], matrix.starts[rij + 1])
            bouwer.add_row(matrix.cols[deel], matrix.coefs[deel], int(matrix.row_lower[rij]), int(matrix.row_upper[rij]))
    return bouwer.build()
