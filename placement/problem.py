"""The finished placement instance: immutable, complete, integers only. Built by `placement.opbouw`, read by model, state and search.

Persons, plekgroepen, locaties and sleutelfiguren are numbered in order of id. A *pair* is a person on an admissible plekgroep, with the
weeks in which it may start. A *row* is something with a load and a limit per week; a pair adds `delta` to the rows it touches from its
start week on (a mover also gives back what the old place held). Everything counted per week in counting.md 9–17 is such a row.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import numpy.typing as npt

from placement.wachtenden import Wachtende

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
ONBEGRENSD = 1 << 40
"""A limit at or above this size does not bind."""


@dataclass(frozen=True, order=True)
class Rijnaam:
    """What a row limits: `soort` plus the ids it is about ("" where not used).

    soort: plekken (plekgroep), punten (locatie), samenstelling (locatie, kenmerk), onverenigbaar (client, client, locatie),
    budget_week (organisatie or ""), budget_horizon (organisatie or "").
    """

    soort: str
    a: str = ""
    b: str = ""
    c: str = ""


@dataclass(frozen=True)
class Minimum:
    """From this row either nobody, or at least `minstens[w]` (0: not asked in that week)."""

    rij: int
    minstens: Ints


@dataclass(frozen=True)
class NietSamen:
    """Not both rows above 0 in a week, unless the baseline already breaks it then (`geldt[w]` false)."""

    rij_a: int
    rij_b: int
    geldt: Bools


@dataclass(frozen=True)
class Vol:
    """Costs fit points when the row's load reaches `max_aantal` in the last week."""

    rij: int
    max_aantal: int


@dataclass(frozen=True)
class Rust:
    """At most one arrival in any `weken` consecutive weeks, over these pairs."""

    locatie: int
    weken: int
    paren: Ints


@dataclass(frozen=True)
class Sleutelfiguren:
    """Who may guide whom. All tables are empty when the sheet is (the family is off)."""

    ids: tuple[str, ...]
    van_locatie: tuple[tuple[int, ...], ...]  # per locatie: who cover it
    ruimte: Ints  # [s, w] clients that may still be chosen for s: max(0, limit − baseline)
    aanwezig: Mapping[tuple[int, int], Ints]  # (locatie, s) -> number of people per week today, movers still there
    max_op_locatie: Mapping[int, Ints]  # locatie -> limit per week, only where given


@dataclass(frozen=True)
class Problem:
    """One instance. Shapes: P pairs, R rows, H weeks."""

    maandagen: tuple[date, ...]
    personen: tuple[Wachtende, ...]
    verplicht: Bools  # per person: must be placed (a pin)
    plek_ids: tuple[str, ...]
    locatie_ids: tuple[str, ...]
    locatie_van_plek: Ints
    plek_thuis: Bools  # per plekgroep: BW-thuis
    oud_plek: Ints  # per person, −1 when not a resident
    sleutelfiguur: Ints  # per person their own, −1 when to be chosen
    vorige_plek: Ints  # per person in vorig_plan, −1 when not in it
    vorige_week: Ints  # week index there (any integer)
    paar_persoon: Ints
    paar_plek: Ints
    paar_weken: Bools  # [P, H]
    paar_punten: Ints
    rijen: tuple[Rijnaam, ...]
    basis: Ints  # [R, H] load of today's people, known departures gone
    grens: Ints  # [R, H] max(limit, baseline)
    totaal: Bools  # [R] the row limits the sum over all weeks (basis and grens stand in week 0, the rest is 0)
    bijdrage_rij: Ints  # CSR over pairs: rows touched …
    bijdrage_delta: Ints  # … and by how much
    bijdrage_start: Ints
    minima: tuple[Minimum, ...]
    niet_samen: tuple[NietSamen, ...]
    vol: tuple[Vol, ...]
    rust: tuple[Rust, ...]
    sleutelfiguren: Sleutelfiguren
    mensen: int  # who wait and count for speling (counting.md 26)
    punt_vol: int  # fit points per Vol

    @property
    def horizon(self) -> int:
        return len(self.maandagen)

    @property
    def paren(self) -> int:
        return len(self.paar_persoon)

    @cached_property
    def paar_locatie(self) -> Ints:
        return self.locatie_van_plek[self.paar_plek]

    @cached_property
    def paren_van(self) -> tuple[Ints, ...]:
        """Pair numbers per person."""
        grenzen = np.searchsorted(self.paar_persoon, np.arange(len(self.personen) + 1))
        return tuple(np.arange(grenzen[i], grenzen[i + 1]) for i in range(len(self.personen)))

    @cached_property
    def persoon_nummer(self) -> Mapping[str, int]:
        return {persoon.client_id: nummer for nummer, persoon in enumerate(self.personen)}

    @cached_property
    def plek_nummer(self) -> Mapping[str, int]:
        return {plek: nummer for nummer, plek in enumerate(self.plek_ids)}

    def bijdragen(self, paar: int) -> tuple[Ints, Ints]:
        """Rows and deltas of a pair."""
        deel = slice(self.bijdrage_start[paar], self.bijdrage_start[paar + 1])
        return self.bijdrage_rij[deel], self.bijdrage_delta[deel]

    @cached_property
    def paren_in_rij(self) -> tuple[tuple[Ints, Ints], ...]:
        """Per row the pairs that touch it and their deltas."""
        paar = np.repeat(np.arange(self.paren), np.diff(self.bijdrage_start))
        volgorde = np.argsort(self.bijdrage_rij, kind="stable")
        rij = self.bijdrage_rij[volgorde]
        grenzen = np.searchsorted(rij, np.arange(len(self.rijen) + 1))
        return tuple((paar[volgorde[grenzen[r] : grenzen[r + 1]]], self.bijdrage_delta[volgorde[grenzen[r] : grenzen[r + 1]]]) for r in range(len(self.rijen)))

    def te_kiezen(self, paar: int) -> tuple[int, ...]:
        """Sleutelfiguren to choose from for this pair: empty when one's own is kept or none can be."""
        if self.sleutelfiguur[self.paar_persoon[paar]] >= 0 or not self.sleutelfiguren.ids:
            return ()
        return self.sleutelfiguren.van_locatie[self.paar_locatie[paar]]
