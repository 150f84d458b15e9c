"""Local search on a `Stand`: one doel bettered by changing a client or two at a time, the doelen before it never worse (counting.md 36).

Simulated annealing with a fixed seed and a fixed number of steps, so the same instance gives the same answer. It proves nothing; it finds in
a second or two what the solver would need minutes for, and the bounds that `allocation.team_oplossen` keeps beside it tell how good that is.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence

from allocation.evenwicht import Evenwicht
from allocation.problem import GEEN, PERMILLE, Keuzes, Paar, Problem, Vraag
from allocation.stand import Stand, Wijziging
from allocation.telling import SPREIDING, ervoor, te_besteden, volgorde, vrijwillig_per_client
from solving.limits import Limits

WARM, HEET, KOUD = 300.0, 1000.0, 1.0
"""Temperatures of the spreiding, in permille² of a begeleider with an average capacity. A run ends at `KOUD`. One that spends its
wissels before it starts begins at `WARM`, one that finds out on the way where to spend them at `HEET`."""
PRIJS, DURE_PRIJS = (3_000.0, 100.0), (100_000.0, 1_000.0)
"""What a voluntary wissel must gain in those two kinds of run, at the start and at the end: a high price leaves the wissels to the heaviest."""
KLEIN_TEAM = 30
"""Up to so many aanbieders a second run costs little beside what it may gain; larger teams are evened well by one."""
TREDEN = (4, 2)
"""Shares of the wissels, as divisors, that are spent first, one on top of the other."""
STUKS = 0.4
"""Temperature of doelen that count pieces; points of `wensen` are pieces of two at least."""
LOS, LOS_BESTEDEN = 0.85, 0.5
"""How often a step is about somebody whose begeleiders are still open; less often where wissels may be spent on the others."""
KIJK_OP = 1_000
"""Steps between two looks at whether a person asked to stop."""


def verbeter(problem: Problem, keuzes: Keuzes, doel: str, stappen: int, limits: Limits, namen: Sequence[str] | None = None) -> Keuzes:
    """Decisions that are no worse on every doel before `doel` in the order, and on it as good as was found.

    Where wissels can be spent it matters much on whom: two runs start from `keuzes`, one from what ever more of the wissels made of it.
    """
    namen = tuple(namen or volgorde(problem.wissels))
    besteden = te_besteden(problem, doel, namen)
    starts = [(keuzes, run) for run in range(2 if doel == SPREIDING and (besteden or len(problem.aanbieders) <= KLEIN_TEAM) else 1)]
    if besteden:
        trede = keuzes
        for deel in TREDEN:
            minder = problem.met_wissels(problem.wissels // deel)
            if sum(vrijwillig_per_client(minder, trede)) <= minder.wissels > 0 and not limits.stop.requested:
                trede = _Schuiver(minder, trede, doel, namen, limits, 0).zoek(stappen)[1]
        starts.append((trede, 0))
    gevonden = [_Schuiver(problem, start, doel, namen, limits, run).zoek(stappen) for start, run in starts]
    return min(gevonden, key=lambda deel: deel[0])[1]


def runs(problem: Problem, doel: str, namen: Sequence[str]) -> int:
    """How many runs that takes at most."""
    if doel != SPREIDING:
        return 1
    return 3 + len(TREDEN) if te_besteden(problem, doel, namen) else 2


class _Schuiver:
    """One run for one doel."""

    def __init__(self, problem: Problem, keuzes: Keuzes, doel: str, namen: tuple[str, ...], limits: Limits, run: int) -> None:
        self.problem, self.doel, self.limits = problem, doel, limits
        self.stand = Stand(problem, keuzes)
        self._rng = random.Random(1000 * limits.seed + run)
        besteden = te_besteden(problem, doel, namen)
        self._eerst_afromen = run == 0
        self._vaak_los = LOS_BESTEDEN if besteden else LOS
        self._per_wissel = 0.0
        eerder = ervoor(namen, doel)
        geteld = self.stand.doelen()
        self._houdt = [(naam, geteld[naam]) for naam in eerder if naam != SPREIDING]
        self._band = self._banden() if SPREIDING in eerder else None
        self._vrij = [nummer for nummer in range(len(problem.vragen)) if self._kan_anders(nummer)]
        self._los = [nummer for nummer in self._vrij if self._is_los(nummer)] or self._vrij
        self._evenwicht = Evenwicht(self.stand, besteden) if doel == SPREIDING else None

    def zoek(self, stappen: int) -> tuple[tuple[int, int], Keuzes]:
        """The best that was met and its value; on equal values the one with fewer voluntary wissels."""
        if self._eerst_afromen and self._evenwicht is not None:
            self._room_af()
        beste, keuzes = self._waarde(), self.stand.keuzes()
        if not self._vrij or not beste[0]:
            return beste, keuzes
        (warm, koud), (duur, goedkoop) = self._verloop()
        for stap in range(stappen):
            if stap % KIJK_OP == 0 and self.limits.stop.requested:
                break
            deel = stap / stappen
            self._per_wissel = duur * (goedkoop / duur) ** deel if duur else 0.0
            if self._probeer(warm * (koud / warm) ** deel):
                waarde = self._waarde()
                if waarde < beste:
                    beste, keuzes = waarde, self.stand.keuzes()
        return beste, keuzes

    def _verloop(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """Temperature and price of a voluntary wissel, from the first step to the last."""
        if self._evenwicht is None:
            return (2 * STUKS, STUKS / 4), (0.0, 0.0)
        return ((WARM, KOUD), PRIJS) if self._eerst_afromen else ((HEET, KOUD), DURE_PRIJS)

    def _room_af(self) -> None:
        """Spend the wissels where they matter most: each takes from who carries most the client whose going evens most."""
        stand, problem = self.stand, self.problem
        while stand.vrijwillig < problem.wissels and self._evenwicht is not None and not self.limits.stop.requested:
            leden = [nummer for nummer, wie in enumerate(problem.aanbieders) if wie.in_spreiding]
            zwaarste = max(leden, key=lambda nummer: (stand.relatief(nummer), -nummer), default=GEEN)
            beste: tuple[float, int, Paar] | None = None
            for nummer in sorted(stand.bij[zwaarste]) if leden else ():
                for paar in self._elders(nummer, zwaarste):
                    meer = self._proef(nummer, paar)
                    if meer is not None and (beste is None or (meer, nummer, paar) < beste):
                        beste = (meer, nummer, paar)
            if beste is None or beste[0] >= 0:
                return
            stand.zet(beste[1], beste[2])

    def _elders(self, nummer: int, vol: int) -> Iterator[Paar]:
        van, (eerste, tweede) = self.problem.vragen[nummer], self.stand.paar(nummer)
        if eerste == vol:
            yield from ((wie, tweede) for wie in van.eerste if wie != vol and self.stand.mag(nummer, (wie, tweede)))
        else:
            yield from ((eerste, wie) for wie in van.tweede if wie != vol and self.stand.mag(nummer, (eerste, wie)))

    def _proef(self, nummer: int, paar: Paar) -> float | None:
        """How much less even it would be; None where it may not."""
        stand, terug = self.stand, self.stand.paar(nummer)
        assert self._evenwicht is not None
        meer = self._evenwicht.verschil([(nummer, paar)])
        stand.zet(nummer, paar)
        mag = self._mag_zo({*paar, *terug} - {GEEN})
        stand.zet(nummer, terug)
        return meer if mag else None

    def _waarde(self) -> tuple[int, int]:
        return self.stand.lees(self.doel), self.stand.vrijwillig

    def _probeer(self, warmte: float) -> bool:
        """One change at random; whether it was kept."""
        stand, wijziging = self.stand, self._voorstel()
        if not wijziging or any(paar == stand.paar(nummer) or not stand.mag(nummer, paar) for nummer, paar in wijziging):
            return False
        if stand.vrijwillig + stand.meer_vrijwillig(wijziging) > self.problem.wissels or not self._blijft_in_band(wijziging):
            return False
        if self._evenwicht is not None:  # told from the loads alone, before anything is changed
            meer = self._evenwicht.verschil(wijziging) + self._per_wissel * stand.meer_vrijwillig(wijziging)
            if not self._wil(meer, warmte):
                return False
        terug, waarde = [(nummer, stand.paar(nummer)) for nummer, _ in wijziging], stand.lees(self.doel) if self._evenwicht is None else 0
        for nummer, paar in wijziging:
            stand.zet(nummer, paar)
        geraakt = {wie for _, paar in (*terug, *wijziging) for wie in paar} - {GEEN}
        if (self._evenwicht is not None or self._wil(stand.lees(self.doel) - waarde, warmte)) and self._mag_zo(geraakt):
            return True
        for nummer, paar in terug:
            stand.zet(nummer, paar)
        return False

    def _wil(self, meer: float, warmte: float) -> bool:
        return meer <= 0 or self._rng.random() < math.exp(-meer / warmte)

    def _mag_zo(self, geraakt: set[int]) -> bool:
        stand = self.stand
        return all(stand.lees(naam) <= hoogst for naam, hoogst in self._houdt) and stand.past(geraakt)

    def _voorstel(self) -> Wijziging:
        """Another second, another first, a pair turned round, two clients who exchange, or back to today's pair: one of them by lot, each with
        the share that is left between its bound and the one before."""
        lot, nummer = self._rng.random(), self._kies_client()
        van, (eerste, tweede) = self.problem.vragen[nummer], self.stand.paar(nummer)
        if lot < 0.4 and tweede != GEEN:
            return [(nummer, (eerste, self._kies(van.tweede)))]
        if van.nieuw and van.onder and (lot < 0.5 or self.problem.aanbieders[eerste].eigen is False):
            return [(nummer, self._over_de_grens(van, eerste))]
        if lot < 0.6:
            return [(nummer, (self._kies(van.eerste), tweede))] if van.eerste else []
        if lot < 0.65:
            return [(nummer, (tweede, eerste))]
        if lot > 0.95:
            return [(nummer, (van.nu_eerste, van.nu_tweede))]
        ander = self._kies_client()
        if ander == nummer:
            return []
        zijn_eerste, zijn_tweede = self.stand.paar(ander)
        if lot < 0.8:
            return [(nummer, (eerste, zijn_tweede)), (ander, (zijn_eerste, tweede))]
        if lot < 0.9:
            return [(nummer, (zijn_eerste, tweede)), (ander, (eerste, zijn_tweede))]
        return [(nummer, (zijn_eerste, zijn_tweede)), (ander, (eerste, tweede))]

    def _over_de_grens(self, van: Vraag, eerste: int) -> Paar:
        """From own staff to an onderaannemer, or back."""
        if self.problem.aanbieders[eerste].eigen or not van.eerste:
            return self._kies(van.onder), GEEN
        return self._kies(van.eerste), self._kies(van.tweede) if van.tweede else GEEN

    def _kies(self, uit: Sequence[int]) -> int:
        return uit[int(self._rng.random() * len(uit))]

    def _kies_client(self) -> int:
        """Mostly somebody whose begeleiders are still open; now and then anybody."""
        return self._kies(self._los if self._rng.random() < self._vaak_los else self._vrij)

    def _is_los(self, nummer: int) -> bool:
        """New, or with a role that somebody must take over or fill."""
        van = self.problem.vragen[nummer]
        return van.nieuw or not (van.telt_eerste and van.telt_tweede)

    def _kan_anders(self, nummer: int) -> bool:
        """More than one way; who has nobody, or sits with an onderaannemer, is left to the solver (counting.md 33)."""
        van, eerste = self.problem.vragen[nummer], self.stand.eerste[nummer]
        if eerste == GEEN or not (van.nieuw or self.problem.aanbieders[eerste].eigen):
            return False
        return len(van.eerste) > 1 or len(van.tweede) > 1 or (van.nieuw and len(van.eerste) + len(van.onder) > 1)

    def _banden(self) -> dict[int, tuple[int, int]]:
        """Per team the least and the most relative load, within which everybody stays."""
        uit: dict[int, tuple[int, int]] = {}
        for nummer, wie in enumerate(self.problem.aanbieders):
            if wie.in_spreiding:
                deel = self.stand.relatief(nummer)
                laag, hoog = uit.get(wie.team, (PERMILLE * PERMILLE, 0))
                uit[wie.team] = (min(laag, deel) if wie.telt_voor_min else laag, max(hoog, deel))
        return uit

    def _blijft_in_band(self, wijziging: Wijziging) -> bool:
        """Whether everybody keeps within what their team's spreiding is now; told before anything is changed."""
        if self._band is None:
            return True
        for nummer, punten in self.stand.erbij(wijziging).items():
            wie = self.problem.aanbieders[nummer]
            if punten and nummer != GEEN and wie.in_spreiding:
                laag, hoog = self._band[wie.team]
                deel = PERMILLE * (self.stand.last[nummer] + punten) // wie.capaciteit
                if deel > hoog or (deel < laag and wie.telt_voor_min):
                    return False
        return True
