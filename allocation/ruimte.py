"""Make room: someone without begeleiders, or someone above the limit, is helped by letting one other client make way (counting.md 30, 36).

A pair is tried as if there were room; whoever then is above a limit hands one role of one client to somebody who has room. The change that
makes the first doelen best is kept, and this goes on until none helps.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from allocation.problem import EERSTE, GEEN, Keuzes, Paar, Problem
from allocation.stand import Stand, Wijziging
from allocation.telling import SPREIDING
from solving.limits import Limits

PAREN, RUIM = 60, 8
"""So many pairs with most room are tried for a client, and for one who makes way so many colleagues."""
RONDES = 40
"""Rounds at most, in each of which everybody is helped once who can be."""


def maak_ruimte(problem: Problem, keuzes: Keuzes, namen: Sequence[str], limits: Limits) -> Keuzes:
    """Decisions that are no worse on the doelen before the spreiding, in their order."""
    return _Ruimte(problem, keuzes, namen, limits).los_op()


class _Ruimte:
    def __init__(self, problem: Problem, keuzes: Keuzes, namen: Sequence[str], limits: Limits) -> None:
        self.problem, self.limits = problem, limits
        self.stand = Stand(problem, keuzes)
        self._namen = [naam for naam in namen if naam != SPREIDING]

    def los_op(self) -> Keuzes:
        """Help one client after another, those with nobody first."""
        for _ in range(RONDES):
            if not any(self._help(nummer) for nummer in self._wie()) or self.limits.stop.requested:
                break
        return self.stand.keuzes()

    def _wie(self) -> list[int]:
        """Who misses somebody, then the clients of who is above the limit."""
        stand = self.stand
        mist = [nummer for nummer, van in enumerate(stand.vragen) if stand.eerste[nummer] == GEEN or stand.mist(nummer)]
        vol = {nummer for wie, een in enumerate(stand.aanbieders) if een.eigen and stand.last[wie] > een.grens for nummer in stand.bij[wie]}
        return [*mist, *sorted(vol - set(mist))]

    def _help(self, nummer: int) -> bool:
        """The best change for one client, if any is better than what stands."""
        beste, gekozen = self._rang(), None
        for paar in self._paren(nummer):
            for wijziging in self._gevolgen(nummer, paar):
                rang = self._met(wijziging)
                if rang is not None and rang < beste:
                    beste, gekozen = rang, wijziging
        for wie, paar in gekozen or ():
            self.stand.zet(wie, paar)
        return gekozen is not None

    def _paren(self, nummer: int) -> Iterator[Paar]:
        """Pairs that may be, those with most room first."""
        van, stand = self.problem.vragen[nummer], self.stand
        eigen = [(eerste, tweede) for eerste in van.eerste for tweede in (GEEN, *van.tweede) if stand.mag(nummer, (eerste, tweede))]
        eigen.sort(key=lambda paar: (sum(max(0, self._teveel(nummer, wie, rol)) for rol, wie in enumerate(paar)), paar))
        yield from eigen[:PAREN]
        yield from ((wie, GEEN) for wie in van.onder if (van.nieuw or not van.verplicht) and stand.mag(nummer, (wie, GEEN)))

    def _teveel(self, nummer: int, wie: int, rol: int) -> int:
        """Points that would be above the limit if this client came in this role."""
        if wie == GEEN or self.stand.paar(nummer)[rol] == wie:
            return 0
        van = self.problem.vragen[nummer]
        return self._boven(wie)[0] + (van.punten if rol == EERSTE else van.tweede_punten)

    def _boven(self, wie: int) -> tuple[int, int]:
        """Points above the limit, below 0 where there is room; of equals the lowest number first."""
        return self.stand.last[wie] - self.problem.aanbieders[wie].grens, wie

    def _gevolgen(self, nummer: int, paar: Paar) -> Iterator[Wijziging]:
        """This pair, alone where it fits, else with one other client who makes way for each who then has too much."""
        stand, terug = self.stand, self.stand.paar(nummer)
        if paar == terug:
            return
        stand.zet(nummer, paar)
        vol = [wie for wie in paar if wie != GEEN and not stand.past((wie,))]
        wijken = [((nummer, paar),)] if not vol else [((nummer, paar), een) for een in self._wijken(vol[0], nummer)] if len(vol) == 1 else []
        stand.zet(nummer, terug)
        yield from wijken

    def _wijken(self, vol: int, niet: int) -> Iterator[tuple[int, Paar]]:
        """Clients of who is full, each with somebody else in that role who has room."""
        stand = self.stand
        for ander in sorted(stand.bij[vol] - {niet}):
            eerste, tweede = stand.paar(ander)
            van = self.problem.vragen[ander]
            wie_kan = van.eerste if eerste == vol else van.tweede
            for wie in sorted(wie_kan, key=self._boven)[:RUIM]:
                paar = (wie, tweede) if eerste == vol else (eerste, wie)
                if wie != vol and stand.mag(ander, paar):
                    yield ander, paar

    def _met(self, wijziging: Wijziging) -> tuple[int, ...] | None:
        """How good it would be; None where a limit or the cap on wissels forbids it."""
        stand = self.stand
        terug = [(nummer, stand.paar(nummer)) for nummer, _ in wijziging]
        for nummer, paar in wijziging:
            stand.zet(nummer, paar)
        geraakt = {wie for _, paar in (*terug, *wijziging) for wie in paar} - {GEEN}
        mag = stand.past(geraakt) and stand.vrijwillig <= self.problem.wissels and not stand.iemand_verdrongen()
        rang = self._rang() if mag else None
        for nummer, paar in reversed(terug):
            stand.zet(nummer, paar)
        return rang

    def _rang(self) -> tuple[int, ...]:
        """The doelen in their order without the spreiding, which asks more to count and comes after."""
        return tuple(self.stand.lees(naam) for naam in self._namen)
