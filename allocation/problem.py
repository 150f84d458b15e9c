"""The instance: everything a solver needs of a team or the region, in integers, immutable (counting.md 28–36).

*Aanbieders* are numbered: own begeleiders by id first, then an onderaannemer per team it works for. `GEEN` is nobody.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from domain.bladen import Vastlegging
from solving.matrix import Ints

GEEN = -1
PERMILLE = 1000
EERSTE, TWEEDE = 0, 1
Paar = tuple[int, int]
"""Who supports a client: the first (an onderaannemer included) and the second, `GEEN` for nobody."""


@dataclass(frozen=True)
class Vraag:
    """One client.

    `eerste`, `tweede`: own begeleiders who may fill that role, sorted; `onder`: onderaannemers, who stand alone. `eist`: per expertise
    that somebody new must see to, the begeleiders who have it. `met_tweede`: firsts beside whom a second must stand (missing, and then
    counting, only where `tweede_mag_missen`); `zonder_tweede`: firsts beside whom none may; `blijft_tweede`: today's second keeps a role.
    `verplicht`: the first role must be filled. `telt_eerste`, `telt_tweede`: a change of that role is voluntary and capped.
    `te_laat`: days late of the first talk per week, and last where none is planned; empty where no talk is to be had.
    `wil_expertise`, `wil_taal`, `anders`: who meets a wish, who does not. `nuttig`: expertises needed or wanted.
    """

    client_id: str
    team: int
    gebied: int
    punten: int
    tweede_punten: int
    intensief: bool
    nieuw: bool
    nu_eerste: int
    nu_tweede: int
    eerste: tuple[int, ...]
    tweede: tuple[int, ...]
    onder: tuple[int, ...]
    eist: tuple[frozenset[int], ...]
    met_tweede: frozenset[int]
    zonder_tweede: frozenset[int]
    tweede_mag_missen: bool
    blijft_tweede: bool
    verplicht: bool
    telt_eerste: bool
    telt_tweede: bool
    te_laat: tuple[int, ...] = ()
    wil_expertise: tuple[frozenset[int], ...] = ()
    wil_taal: frozenset[int] | None = None
    anders: frozenset[int] = frozenset()
    nuttig: frozenset[str] = frozenset()
    euros: tuple[int, ...] = ()  # per option of `onder`, in cents; basis euros only


@dataclass(frozen=True)
class Aanbieder:
    """Who can take clients. `grens` in points: max(capacity, today's points), 0 for who is weg; for an onderaannemer of its max_punten.

    Own begeleiders only: `capaciteit`, `max_intensief` (limit on intensive clients as first, today's at least), `telt_voor_min` (not
    inwerken), `gesprekken` per week, `expertises`.
    """

    naam: str
    team: int
    eigen: bool
    weg: bool
    grens: int
    capaciteit: int = 0
    max_intensief: int | None = None
    telt_voor_min: bool = True
    gesprekken: tuple[int, ...] = ()
    expertises: frozenset[str] = frozenset()

    @property
    def in_spreiding(self) -> bool:
        """Own staff of a team of the run: who comes from another team counts in the spreiding of that team alone (counting.md 36)."""
        return self.eigen and not self.weg and self.capaciteit > 0 and self.team != GEEN


@dataclass(frozen=True)
class Pin:
    """What somebody laid down: these (role, aanbieder) choices of a client, one of which must (or may not) be chosen. `rij` is where it stands."""

    vraag: int
    keuzes: tuple[tuple[int, int], ...]
    moet: bool
    rij: Vastlegging = field(compare=False, repr=False)


@dataclass(frozen=True)
class Problem:
    """The instance. `wissels`: the cap on voluntary wissels. `teams` names the numbers of `Vraag.team`."""

    vragen: tuple[Vraag, ...]
    aanbieders: tuple[Aanbieder, ...]
    teams: tuple[str, ...]
    pins: tuple[Pin, ...]
    wissels: int
    horizon: int
    doel_permille: int
    basis: str
    euros_eigen: int  # cents a week of an own allocation; basis euros only
    rustig: tuple[Vraag, ...] = ()  # the same clients when nobody moves by choice; empty when they are the same

    def in_rust(self) -> Problem:
        """The same when nobody moves by choice: every allocation of it is one of this instance too."""
        return replace(self, vragen=self.rustig, rustig=(), wissels=0) if self.rustig else self

    def is_weg(self, wie: int) -> bool:
        """Whether this aanbieder is weg (counting.md 29); nobody never is."""
        return wie != GEEN and self.aanbieders[wie].weg

    def met_wissels(self, wissels: int) -> Problem:
        """The same with another cap; only between caps above 0, because 0 closes options."""
        return replace(self, wissels=wissels)


@dataclass(frozen=True)
class Keuzes:
    """Decisions: per client the first (an onderaannemer included) and the second, `GEEN` for nobody."""

    eerste: Ints
    tweede: Ints

    @classmethod
    def geen(cls, aantal: int) -> Keuzes:
        """Nobody has anybody."""
        return cls(np.full(aantal, GEEN, dtype=np.int64), np.full(aantal, GEEN, dtype=np.int64))

    def kopie(self) -> Keuzes:
        return Keuzes(self.eerste.copy(), self.tweede.copy())
