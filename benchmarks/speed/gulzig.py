"""Allocation as a busy teamleider might do it: one client at a time to who has most room and fits, nobody looked at twice.

Who loses a begeleider comes first (the heaviest before the others), then new clients, those who wait longest first. Where nobody who
fits has room, one sitting client makes way (a wissel), or else who takes over is loaded beyond the limit, or a new client is left.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from allocation.problem import EERSTE, GEEN, TWEEDE, Keuzes, Problem, Vraag
from allocation.telling import vrijwillig
from allocation.vragen import kan_staan


def gulzig(problem: Problem, tweede_volgt_op: bool = True) -> Keuzes:
    """Decisions that keep every limit of the instance; pins are not looked at.

    `tweede_volgt_op`: the second takes over from a first who is weg, where that fits: the client knows them. Else the second stays second.
    """
    werk = _Werk(problem, tweede_volgt_op)
    for nummer in werk.zonder_begeleider():
        werk.neem_over(nummer)
    for nummer in werk.nieuw():
        werk.plaats(nummer)
    return werk.keuzes


class _Werk:
    """What has been decided so far, and the room that is left."""

    def __init__(self, problem: Problem, tweede_volgt_op: bool) -> None:
        self._problem, self._vragen, self._volgt_op = problem, problem.vragen, tweede_volgt_op
        self.keuzes = Keuzes.geen(len(problem.vragen))
        self._ruimte = [wie.grens for wie in problem.aanbieders]
        self._intensief = [0] * len(problem.aanbieders)
        self._wissels = problem.wissels
        for nummer, vraag in enumerate(self._vragen):
            self._zet(nummer, *(GEEN if wie == GEEN or problem.aanbieders[wie].weg else wie for wie in (vraag.nu_eerste, vraag.nu_tweede)))

    def zonder_begeleider(self) -> list[int]:
        """Sitting clients with a role to fill: without a first before those without a second, the heaviest first."""
        open_rol = []
        for nummer, vraag in enumerate(self._vragen):
            eerste, tweede = self._paar(nummer)
            if not vraag.nieuw and (eerste == GEEN or (tweede == GEEN and eerste in vraag.met_tweede)):
                open_rol.append((eerste != GEEN, -vraag.punten, vraag.client_id, nummer))
        return [nummer for *_, nummer in sorted(open_rol)]

    def nieuw(self) -> list[int]:
        """New clients: most days late first, then the heaviest."""
        wie = [nummer for nummer, vraag in enumerate(self._vragen) if vraag.nieuw]
        return sorted(wie, key=lambda nummer: (-max(self._vragen[nummer].te_laat, default=0), -self._vragen[nummer].punten, self._vragen[nummer].client_id))

    def neem_over(self, nummer: int) -> None:
        """A sitting client keeps who is there; somebody with room joins, else somebody without."""
        vraag, (eerste, tweede) = self._vragen[nummer], self._paar(nummer)
        self._haal(nummer)
        paren = [paar for paar in _paren(vraag) if eerste in (GEEN, paar[0]) and (tweede == GEEN or tweede in paar)]
        vol = [paar for paar in paren if paar[1] != GEEN] or paren
        blijvend = [paar for paar in vol if tweede in (GEEN, paar[1])] or vol
        opvolgend = [paar for paar in vol if self._volgt_op and eerste == GEEN and tweede == paar[0] != GEEN]
        passend = [paar for paar in opvolgend if self._past(vraag, *paar)] or [paar for paar in blijvend if self._past(vraag, *paar)]
        elders = [(wie, GEEN) for wie in vraag.onder if self._ruimte[wie] >= vraag.punten]
        if passend or not self._maak_ruimte(nummer, blijvend):
            over = passend or blijvend or elders
            if over:
                self._zet(nummer, *max(over, key=lambda paar: self._voorkeur(vraag, paar)))
            elif eerste != GEEN:
                self._zet(nummer, eerste, tweede)

    def plaats(self, nummer: int) -> None:
        """A new client goes to own staff with room, else to an onderaannemer with room, else somebody makes way."""
        vraag = self._vragen[nummer]
        paren = list(_paren(vraag))
        passend = [paar for paar in paren if self._past(vraag, *paar)]
        elders = [(wie, GEEN) for wie in vraag.onder if self._ruimte[wie] >= vraag.punten]
        if passend or elders:
            self._zet(nummer, *max(passend or elders, key=lambda paar: self._voorkeur(vraag, paar)))
        else:
            self._maak_ruimte(nummer, paren)

    def _maak_ruimte(self, nummer: int, paren: list[tuple[int, int]]) -> bool:
        """Let sitting clients make way for this one, where that takes the fewest of them; whether that was possible.

        Per first the second with most room is looked at, and per second the first with most room; one who lacks room gives up clients one by
        one, the heaviest first who has somewhere to go.
        """
        vraag, staat = self._vragen[nummer], self._staat()
        op_ruimte = sorted((paar for paar in paren if self._mag_intensief(vraag, paar[0])), key=lambda paar: self._voorkeur(vraag, paar))
        per_eerste = {paar[0]: paar for paar in sorted(op_ruimte, key=lambda paar: self._ruimte[paar[1]] if paar[1] != GEEN else 0)}
        per_tweede = {paar[1]: paar for paar in op_ruimte}
        beste: tuple[int, tuple[int, int]] | None = None
        for paar in dict.fromkeys((*per_eerste.values(), *per_tweede.values())):
            moeite = self._probeer(nummer, paar)
            self._terug(staat)
            if moeite is not None and (beste is None or moeite < beste[0]):
                beste = (moeite, paar)
        if beste is None:
            return False
        self._probeer(nummer, beste[1])
        return True

    def _probeer(self, nummer: int, paar: tuple[int, int]) -> int | None:
        """Place the client with this pair after moving others away; the number of wissels, or None where room cannot be made."""
        vraag, voor = self._vragen[nummer], self._wissels
        for wie, nodig in zip(paar, (vraag.punten, vraag.tweede_punten), strict=True):
            while wie != GEEN and self._ruimte[wie] < nodig:
                if not self._schuif_weg(wie, nodig, paar):
                    return None
        self._zet(nummer, *paar)
        return voor - self._wissels

    def _schuif_weg(self, wie: int, nodig: int, niet_naar: tuple[int, int]) -> bool:
        """Move one role of a sitting client away to who has most room: the lightest that is enough, else the heaviest."""
        tekort = nodig - self._ruimte[wie]
        kan = []
        for ander in np.flatnonzero((self.keuzes.eerste == wie) | (self.keuzes.tweede == wie)).tolist():
            van, (eerste, tweede) = self._vragen[ander], self._paar(ander)
            rol = EERSTE if eerste == wie else TWEEDE
            if wie != (van.nu_eerste, van.nu_tweede)[rol]:
                continue
            paren = [(doel, tweede) if rol == EERSTE else (eerste, doel) for doel in (van.eerste, van.tweede)[rol] if doel not in (wie, *niet_naar)]
            paren = [paar for paar in paren if self._mag_heen(van, rol, paar)]
            if paren:
                punten = van.punten if rol == EERSTE else van.tweede_punten
                paar = max(paren, key=lambda paar: (self._ruimte[paar[rol]], -paar[rol]))
                kan.append((punten < tekort, punten if punten >= tekort else -punten, van.client_id, ander, paar))
        if not kan:
            return False
        *_, ander, paar = min(kan)
        self._haal(ander)
        self._zet(ander, *paar)
        self._wissels -= vrijwillig(self._problem, self._vragen[ander], *paar)
        return True

    def _mag_heen(self, van: Vraag, rol: int, paar: tuple[int, int]) -> bool:
        """The one who takes the role has room, the pair may be, and the cap on wissels leaves it."""
        ruim = self._past(van, paar[0], GEEN) if rol == EERSTE else self._ruimte[paar[1]] >= van.tweede_punten
        return ruim and kan_staan(van, *paar) and vrijwillig(self._problem, van, *paar) <= self._wissels

    def _staat(self) -> tuple[Keuzes, list[int], list[int], int]:
        return self.keuzes.kopie(), list(self._ruimte), list(self._intensief), self._wissels

    def _terug(self, staat: tuple[Keuzes, list[int], list[int], int]) -> None:
        keuzes, ruimte, intensief, self._wissels = staat
        self.keuzes, self._ruimte, self._intensief = keuzes.kopie(), list(ruimte), list(intensief)

    def _past(self, vraag: Vraag, eerste: int, tweede: int) -> bool:
        if tweede != GEEN and self._ruimte[tweede] < vraag.tweede_punten:
            return False
        return self._ruimte[eerste] >= vraag.punten and self._mag_intensief(vraag, eerste)

    def _mag_intensief(self, vraag: Vraag, eerste: int) -> bool:
        hoogste = self._problem.aanbieders[eerste].max_intensief
        return not vraag.intensief or hoogste is None or self._intensief[eerste] < hoogste

    def _voorkeur(self, vraag: Vraag, paar: tuple[int, int]) -> tuple[int, int, int, int]:
        """Most room with the first, then with the second; equal ones by number."""
        eerste, tweede = paar
        return self._ruimte[eerste], 0 if tweede == GEEN else self._ruimte[tweede], -eerste, -tweede

    def _paar(self, nummer: int) -> tuple[int, int]:
        return int(self.keuzes.eerste[nummer]), int(self.keuzes.tweede[nummer])

    def _zet(self, nummer: int, eerste: int, tweede: int) -> None:
        self._boek(nummer, eerste, tweede, -1)
        self.keuzes.eerste[nummer], self.keuzes.tweede[nummer] = eerste, tweede

    def _haal(self, nummer: int) -> None:
        self._boek(nummer, *self._paar(nummer), 1)
        self.keuzes.eerste[nummer] = self.keuzes.tweede[nummer] = GEEN

    def _boek(self, nummer: int, eerste: int, tweede: int, teken: int) -> None:
        vraag = self._vragen[nummer]
        if eerste != GEEN:
            self._ruimte[eerste] += teken * vraag.punten
            self._intensief[eerste] -= teken * vraag.intensief
        if tweede != GEEN:
            self._ruimte[tweede] += teken * vraag.tweede_punten


def _paren(vraag: Vraag) -> Iterator[tuple[int, int]]:
    """Own pairs, and firsts alone, that may support this client."""
    return ((eerste, tweede) for eerste in vraag.eerste for tweede in (GEEN, *vraag.tweede) if kan_staan(vraag, eerste, tweede))
