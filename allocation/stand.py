"""Decisions with everything that is counted of them kept up to date: what a local search stands on (counting.md 30–36).

A change of one client costs some microseconds, whatever the size of the team. Nothing here decides; `allocation.telling` counts the same
from scratch, and a test holds the two together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from allocation.problem import EERSTE, GEEN, PERMILLE, TWEEDE, Keuzes, Paar, Problem, Vraag
from allocation.telling import PUNT_ONGEBRUIKT, boven_doel, gewicht_van, ontbreekt, vrijwillig, wensen_van_client, wissels
from allocation.vragen import mag_zo

Wijziging = Sequence[tuple[int, Paar]]


@dataclass(frozen=True, slots=True)
class Aandeel:
    """What one client adds with this pair, apart from everybody else. `overname`: who newly fills a forced role (counting.md 30, 35)."""

    mag: bool
    ontbreekt: int
    wissel_eerste: int
    wissel_tweede: int
    vrijwillig: int
    wensen: int
    laat: int | None  # days late of the first talk where that does not hang on a week; None: it does
    nieuw_heel: int
    nieuw_daar: int
    overname: tuple[int, ...]


class Stand:
    """The decisions and their counts. `zet` changes one client; whether the limits hold afterwards is asked with `past`."""

    def __init__(self, problem: Problem, keuzes: Keuzes) -> None:
        self.problem = problem
        self.vragen, self.aanbieders = problem.vragen, problem.aanbieders
        self.eerste = [GEEN] * len(self.vragen)
        self.tweede = [GEEN] * len(self.vragen)
        self.last = [0] * len(self.aanbieders)
        self.intensief = [0] * len(self.aanbieders)
        self.nieuw = [0] * len(self.aanbieders)
        self.overname = [0] * len(self.aanbieders)
        self.niet = self.laat = self.boven = self.wissel_eerste = self.wissel_tweede = self.vrijwillig = self.gebieden = self.wensen = 0
        self._daar = self._heel = 0
        self._laat_bij = [0] * len(self.aanbieders)
        self._gesprek_bij: list[list[tuple[int, int]]] = [[] for _ in self.aanbieders]
        self._weken = [[week for week, aantal in enumerate(wie.gesprekken) for _ in range(aantal)] for wie in self.aanbieders]
        self._gebied: list[Counter[int]] = [Counter() for _ in self.aanbieders]
        self._nuttig: list[Counter[str]] = [Counter() for _ in self.aanbieders]
        self._clienten: list[int] = [0] * len(self.aanbieders)
        self._pins: dict[int, list[tuple[frozenset[tuple[int, int]], bool]]] = {}
        for pin in problem.pins:
            self._pins.setdefault(pin.vraag, []).append((frozenset(pin.keuzes), pin.moet))
        self._aandeel: dict[tuple[int, int, int], Aandeel] = {}
        self.bij: list[set[int]] = [set() for _ in self.aanbieders]
        for nummer, (eerste, tweede) in enumerate(zip(keuzes.eerste.tolist(), keuzes.tweede.tolist(), strict=True)):
            self.eerste[nummer], self.tweede[nummer] = eerste, tweede
            self._boek(nummer, 1)

    def keuzes(self) -> Keuzes:
        """The decisions as arrays."""
        return Keuzes(np.array(self.eerste, dtype=np.int64), np.array(self.tweede, dtype=np.int64))

    def paar(self, nummer: int) -> Paar:
        return self.eerste[nummer], self.tweede[nummer]

    def mag(self, nummer: int, paar: Paar) -> bool:
        """Whether this pair may support the client, apart from the limits of others."""
        return self._deel(nummer, *paar).mag

    def meer_vrijwillig(self, wijziging: Wijziging) -> int:
        """Voluntary wissels that this would add."""
        return sum(self._deel(nummer, *paar).vrijwillig - self._deel(nummer, *self.paar(nummer)).vrijwillig for nummer, paar in wijziging)

    def zet(self, nummer: int, paar: Paar) -> None:
        """Give the client this pair."""
        self._boek(nummer, -1)
        self.eerste[nummer], self.tweede[nummer] = paar
        self._boek(nummer, 1)

    def erbij(self, wijziging: Wijziging) -> dict[int, int]:
        """Points that this would add to each whom it touches; to nobody too, which means nothing."""
        uit: dict[int, int] = {}
        for nummer, (eerste, tweede) in wijziging:
            van, was_eerste, was_tweede = self.vragen[nummer], self.eerste[nummer], self.tweede[nummer]
            if eerste != was_eerste:
                uit[was_eerste] = uit.get(was_eerste, 0) - van.punten
                uit[eerste] = uit.get(eerste, 0) + van.punten
            if tweede != was_tweede:
                uit[was_tweede] = uit.get(was_tweede, 0) - van.tweede_punten
                uit[tweede] = uit.get(tweede, 0) + van.tweede_punten
        return uit

    def mist(self, nummer: int) -> bool:
        """Whether somebody is missing who counts: nobody at all, or the second (counting.md 33)."""
        return bool(self._deel(nummer, *self.paar(nummer)).ontbreekt)

    def past(self, wie: Iterable[int]) -> bool:
        """Whether these keep their limits; above them only who takes over from someone weg, and then without anybody new (counting.md 30, 32)."""
        for nummer in wie:
            if nummer == GEEN:
                continue
            aanbieder = self.aanbieders[nummer]
            te_zwaar = aanbieder.max_intensief is not None and self.intensief[nummer] > aanbieder.max_intensief
            if (te_zwaar or self.last[nummer] > aanbieder.grens) and not (aanbieder.eigen and self.overname[nummer] and not self.nieuw[nummer]):
                return False
        return True

    def iemand_verdrongen(self) -> bool:
        """Whether somebody who sits has nobody, while an onderaannemer would have room if nobody new were there (counting.md 33)."""
        for nummer, van in enumerate(self.vragen):
            if van.nieuw or van.verplicht or self.eerste[nummer] != GEEN:
                continue
            for onder in van.onder:
                daar = sum(self.vragen[een].punten for een in self.bij[onder] if not self.vragen[een].nieuw)
                if daar + van.punten <= self.aanbieders[onder].grens and not self._deel(nummer, onder, GEEN).vrijwillig:
                    return True
        return False

    @property
    def onderaannemers(self) -> int:
        """The share of onderaannemers in new allocations above the target, in permille."""
        return boven_doel(self.problem, self._daar, self._heel)

    def relatief(self, wie: int) -> int:
        """Load in permille of capacity, of who counts in the spreiding."""
        return PERMILLE * self.last[wie] // self.aanbieders[wie].capaciteit

    def lees(self, naam: str) -> int:
        """One doel."""
        return _LEES[naam](self)

    def doelen(self) -> dict[str, int]:
        """Every doel, by name."""
        return {naam: lees(self) for naam, lees in _LEES.items()}

    def spreiding(self) -> int:
        """Σ over teams of max − min relative load; who is being trained counts for the max only."""
        hoog, laag = dict[int, int](), dict[int, int]()
        for nummer, wie in enumerate(self.aanbieders):
            if wie.in_spreiding:
                deel = self.relatief(nummer)
                hoog[wie.team] = max(hoog.get(wie.team, deel), deel)
                if wie.telt_voor_min:
                    laag[wie.team] = min(laag.get(wie.team, deel), deel)
        return sum(hoog[team] - onder for team, onder in laag.items())

    def _boek(self, nummer: int, teken: int) -> None:
        """Add (or take off) everything this client adds with the pair it has."""
        van, eerste, tweede = self.vragen[nummer], self.eerste[nummer], self.tweede[nummer]
        deel = self._deel(nummer, eerste, tweede)
        self.niet += teken * deel.ontbreekt
        self.wissel_eerste += teken * deel.wissel_eerste
        self.wissel_tweede += teken * deel.wissel_tweede
        self.vrijwillig += teken * deel.vrijwillig
        self.wensen += teken * deel.wensen
        self._heel += teken * deel.nieuw_heel
        self._daar += teken * deel.nieuw_daar
        for wie in deel.overname:
            self.overname[wie] += teken
        if eerste != GEEN:
            self._last(eerste, nummer, van, van.punten, teken)
            self.intensief[eerste] += teken * van.intensief
            if tweede != GEEN:
                self._last(tweede, nummer, van, van.tweede_punten, teken)
        if van.te_laat:
            if deel.laat is not None:
                self.laat += teken * deel.laat
            else:
                self._gesprek(eerste, nummer, van, teken)

    def _last(self, wie: int, nummer: int, van: Vraag, punten: int, teken: int) -> None:
        aanbieder = self.aanbieders[wie]
        if teken > 0:
            self.bij[wie].add(nummer)
        else:
            self.bij[wie].discard(nummer)
        self.nieuw[wie] += teken * van.nieuw
        if not aanbieder.eigen:
            self.last[wie] += teken * punten
            return
        self.boven -= max(0, self.last[wie] - aanbieder.grens)
        self.last[wie] += teken * punten
        self.boven += max(0, self.last[wie] - aanbieder.grens)
        self._gebied_en_expertise(wie, van, teken)

    def _gebied_en_expertise(self, wie: int, van: Vraag, teken: int) -> None:
        """Areas that are come to, and own expertises that no client of this begeleider asks (without clients none count)."""
        gebied, nuttig, heeft = self._gebied[wie], self._nuttig[wie], self.aanbieders[wie].expertises
        self.gebieden -= gebied[van.gebied] > 0
        gebied[van.gebied] += teken
        self.gebieden += gebied[van.gebied] > 0
        if not heeft:
            return
        self.wensen -= PUNT_ONGEBRUIKT * sum(not nuttig[expertise] for expertise in heeft) if self._clienten[wie] else 0
        self._clienten[wie] += teken
        for expertise in van.nuttig:
            nuttig[expertise] += teken
        self.wensen += PUNT_ONGEBRUIKT * sum(not nuttig[expertise] for expertise in heeft) if self._clienten[wie] else 0

    def _gesprek(self, wie: int, nummer: int, van: Vraag, teken: int) -> None:
        """First talks of one begeleider anew: who waits longest goes first, as in `allocation.gesprekken`."""
        rij = self._gesprek_bij[wie]
        if teken > 0:
            rij.append((-van.te_laat[-1], nummer))
        else:
            rij.remove((-van.te_laat[-1], nummer))
        rij.sort()
        weken, geen = self._weken[wie], self.problem.horizon
        nu = sum(self.vragen[wachtende].te_laat[weken[plaats] if plaats < len(weken) else geen] for plaats, (_, wachtende) in enumerate(rij))
        self.laat += nu - self._laat_bij[wie]
        self._laat_bij[wie] = nu

    def _deel(self, nummer: int, eerste: int, tweede: int) -> Aandeel:
        sleutel = (nummer, eerste, tweede)
        deel = self._aandeel.get(sleutel)
        if deel is None:
            deel = self._aandeel[sleutel] = self._maak_deel(nummer, eerste, tweede)
        return deel

    def _maak_deel(self, nummer: int, eerste: int, tweede: int) -> Aandeel:
        problem, van = self.problem, self.vragen[nummer]
        rollen = wissels(van, eerste, tweede)
        eigen = eerste != GEEN and self.aanbieders[eerste].eigen
        gewicht = gewicht_van(problem, van, eerste) if van.nieuw and (eigen or eerste in van.onder) else 0
        laat = None
        if van.te_laat:
            laat = van.te_laat[-1] if eerste == GEEN else None if eigen else van.te_laat[0]
        gekozen = {(EERSTE, eerste), (TWEEDE, tweede)}
        pins = all(bool(gekozen & keuzes) is moet for keuzes, moet in self._pins.get(nummer, ()))
        return Aandeel(
            mag=mag_zo(van, eerste, tweede) and pins,
            ontbreekt=int(ontbreekt(van, eerste, tweede)),
            wissel_eerste=int(EERSTE in rollen),
            wissel_tweede=int(TWEEDE in rollen),
            vrijwillig=vrijwillig(problem, van, eerste, tweede),
            wensen=wensen_van_client(van, eerste, tweede) if eigen else 0,
            laat=laat,
            nieuw_heel=gewicht,
            nieuw_daar=0 if eigen else gewicht,
            overname=self._neemt_over(van, eerste, tweede),
        )

    def _neemt_over(self, van: Vraag, eerste: int, tweede: int) -> tuple[int, ...]:
        eerste_weg, tweede_weg = self.problem.is_weg(van.nu_eerste), self.problem.is_weg(van.nu_tweede)
        schuift = eerste_weg and eerste == van.nu_tweede != GEEN
        uit = [eerste] if eerste_weg and eerste != GEEN else []
        return (*uit, tweede) if (tweede_weg or schuift) and tweede not in (GEEN, van.nu_tweede) else tuple(uit)


_LEES: Mapping[str, Callable[[Stand], int]] = {
    "niet_toegewezen": lambda stand: stand.niet,
    "te_laat_eerste_gesprek": lambda stand: stand.laat,
    "boven_capaciteit": lambda stand: stand.boven,
    "wissels_eerste": lambda stand: stand.wissel_eerste,
    "wissels_tweede": lambda stand: stand.wissel_tweede,
    "onderaannemers_boven_doel": lambda stand: stand.onderaannemers,
    "spreiding": lambda stand: stand.spreiding(),
    "gebieden": lambda stand: stand.gebieden,
    "wensen": lambda stand: stand.wensen,
}
