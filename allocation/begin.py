"""A first allocation that holds, made by hand: who can stay stays, then successors, seconds who are missing, and who is new.

Who waits longest for a first talk goes first, to who can see them soonest; among those to who carries least for their capacity.
"""

from __future__ import annotations

from collections.abc import Iterator

from allocation.problem import EERSTE, GEEN, PERMILLE, TWEEDE, Keuzes, Paar, Problem, Vraag
from allocation.telling import vrijwillig
from allocation.vragen import kan_staan

RUIM = 6
"""So many of the best firsts (and seconds) are looked at for a pair."""


def blijft_zoals_het_is(problem: Problem) -> Keuzes:
    """Nobody moves but who must; who is new waits. Without pins this always holds."""
    return _Hand(problem).zittend()


def met_de_hand(problem: Problem, zittend: Keuzes | None = None) -> Keuzes:
    """The same with seconds who are missing and new clients where there is room; nobody is asked to make room."""
    hand = _Hand(problem)
    if zittend is None:
        hand.zittend()
    else:
        hand.neem_over(zittend)
    hand.vul_tweedes()
    hand.nieuwen()
    return hand.keuzes


class _Hand:
    """The decisions so far and what they leave."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.keuzes = Keuzes.geen(len(problem.vragen))
        self._last = [0] * len(problem.aanbieders)
        self._intensief = [0] * len(problem.aanbieders)
        self._gesprekken = [list(wie.gesprekken) for wie in problem.aanbieders]

    def neem_over(self, keuzes: Keuzes) -> None:
        """Start from these decisions."""
        for nummer in range(len(self.problem.vragen)):
            eerste, tweede = int(keuzes.eerste[nummer]), int(keuzes.tweede[nummer])
            if eerste != GEEN:
                self._zet(nummer, (eerste, tweede))

    def zittend(self) -> Keuzes:
        """A successor is the one who goes least above the limit, and then carries least."""
        problem, wachten = self.problem, []
        for nummer, van in enumerate(problem.vragen):
            nu = van.nu_eerste
            tweede = van.nu_tweede if van.nu_tweede in van.tweede else GEEN
            if nu != GEEN and not problem.aanbieders[nu].weg and kan_staan(van, nu, tweede):
                self._zet(nummer, (nu, tweede))
            elif van.verplicht:
                wachten.append(nummer)
        for nummer in sorted(wachten, key=lambda nummer: (-problem.vragen[nummer].punten, nummer)):
            van = problem.vragen[nummer]
            paar = min(self._opvolgers(van), key=lambda paar: (self._teveel(van, paar), self._druk(van, paar), paar), default=None)
            if paar is not None:
                self._zet(nummer, paar)
        self._naar_onderaannemers()
        return self.keuzes.kopie()

    def _naar_onderaannemers(self) -> None:
        """Who sits and has no own pair goes to an onderaannemer with room before anybody new does (counting.md 33)."""
        for nummer, van in enumerate(self.problem.vragen):
            if self.keuzes.eerste[nummer] == GEEN and not van.nieuw:
                ruim = [wie for wie in van.onder if self._ruimte(wie) >= van.punten and not vrijwillig(self.problem, van, wie, GEEN)]
                if ruim:
                    self._zet(nummer, (min(ruim), GEEN))

    def vul_tweedes(self) -> None:
        """Seconds who are missing, where somebody has room."""
        for nummer, van in enumerate(self.problem.vragen):
            eerste = int(self.keuzes.eerste[nummer])
            if eerste in van.met_tweede and self.keuzes.tweede[nummer] == GEEN:
                kan = [wie for wie in van.tweede if kan_staan(van, eerste, wie) and self._ruimte(wie) >= van.tweede_punten]
                if kan:
                    self.keuzes.tweede[nummer] = min(kan, key=lambda wie: (self._deel(wie, van.tweede_punten), wie))
                    self._last[int(self.keuzes.tweede[nummer])] += van.tweede_punten

    def nieuwen(self) -> None:
        """Who is new, longest waiting first; where nobody own can, an onderaannemer with room."""
        nieuw = [nummer for nummer, van in enumerate(self.problem.vragen) if self.keuzes.eerste[nummer] == GEEN and (van.nieuw or van.verplicht)]
        for nummer in sorted(nieuw, key=lambda nummer: (-_dringend(self.problem.vragen[nummer]), -len(self.problem.vragen[nummer].eist), nummer)):
            van = self.problem.vragen[nummer]
            paar = min(self._paren(van), key=lambda paar: (self._laat(van, paar[0]), self._druk(van, paar), paar), default=None)
            if paar is None:
                onder = [wie for wie in van.onder if self._ruimte(wie) >= van.punten]
                paar = (min(onder), GEEN) if onder else None
            if paar is not None:
                self._zet(nummer, paar)

    def _paren(self, van: Vraag) -> Iterator[Paar]:
        """Pairs with room, of the firsts who can see the client soonest and carry least."""
        eersten = [wie for wie in van.eerste if self._mag_erbij(van, wie)]
        eersten.sort(key=lambda wie: (self._laat(van, wie), self._deel(wie, van.punten), wie))
        gevonden = 0
        for eerste in eersten:
            tweeden = [wie for wie in van.tweede if wie != eerste and self._ruimte(wie) >= van.tweede_punten and kan_staan(van, eerste, wie)]
            tweeden.sort(key=lambda wie: (self._deel(wie, van.tweede_punten), wie))
            paren = [(eerste, wie) for wie in tweeden[:RUIM]] + ([(eerste, GEEN)] if kan_staan(van, eerste, GEEN) else [])
            yield from paren
            gevonden += bool(paren)
            if gevonden >= RUIM:
                return

    def _opvolgers(self, van: Vraag) -> Iterator[Paar]:
        """Pairs that may stand, those with as few new people as can be; an onderaannemer only where there is no other."""
        for tweede in (van.nu_tweede, GEEN):
            paren = [(eerste, tweede) for eerste in van.eerste if kan_staan(van, eerste, tweede)]
            if paren and (tweede == GEEN or not self.problem.aanbieders[tweede].weg):
                yield from paren
                return
        paren = [(eerste, tweede) for eerste in van.eerste for tweede in van.tweede if kan_staan(van, eerste, tweede)]
        yield from paren or [(onder, GEEN) for onder in van.onder]

    def _mag_erbij(self, van: Vraag, wie: int) -> bool:
        hoogste = self.problem.aanbieders[wie].max_intensief
        te_zwaar = van.intensief and hoogste is not None and self._intensief[wie] >= hoogste
        return self._ruimte(wie) >= van.punten and not te_zwaar

    def _ruimte(self, wie: int) -> int:
        """Points left; nothing for who is above the limit on intensive clients, who may get nobody new."""
        aanbieder = self.problem.aanbieders[wie]
        if aanbieder.max_intensief is not None and self._intensief[wie] > aanbieder.max_intensief:
            return -1
        return aanbieder.grens - self._last[wie]

    def _laat(self, van: Vraag, wie: int) -> int:
        """Days late of the first talk in this one's next free week."""
        if not van.te_laat:
            return 0
        week = next((week for week, vrij in enumerate(self._gesprekken[wie]) if vrij > 0), self.problem.horizon)
        return van.te_laat[week]

    def _teveel(self, van: Vraag, paar: Paar) -> int:
        """Above the limits: points, and one intensive client too many counts as one."""
        erbij = (0 if paar[EERSTE] == van.nu_eerste else van.punten, 0 if paar[TWEEDE] == van.nu_tweede else van.tweede_punten)
        punten = sum(max(0, punten - self._ruimte(wie)) for wie, punten in zip(paar, erbij, strict=True) if wie != GEEN and punten)
        return punten + (not self._mag_erbij(van, paar[EERSTE]))

    def _druk(self, van: Vraag, paar: Paar) -> int:
        return sum(self._deel(wie, punten) for wie, punten in zip(paar, (van.punten, van.tweede_punten), strict=True) if wie != GEEN)

    def _deel(self, wie: int, erbij: int) -> int:
        """Load with these points, in permille of what may be carried."""
        return PERMILLE * (self._last[wie] + erbij) // max(1, self.problem.aanbieders[wie].grens)

    def _zet(self, nummer: int, paar: Paar) -> None:
        van, (eerste, tweede) = self.problem.vragen[nummer], paar
        self.keuzes.eerste[nummer], self.keuzes.tweede[nummer] = eerste, tweede
        self._last[eerste] += van.punten
        self._intensief[eerste] += van.intensief
        if tweede != GEEN:
            self._last[tweede] += van.tweede_punten
        if van.te_laat and self.problem.aanbieders[eerste].eigen:
            week = next((week for week, vrij in enumerate(self._gesprekken[eerste]) if vrij > 0), None)
            if week is not None:
                self._gesprekken[eerste][week] -= 1


def _dringend(van: Vraag) -> int:
    return van.te_laat[-1] if van.te_laat else -1
