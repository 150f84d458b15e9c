"""Fit one person in where the base plan does not have them: a fast sketch per pair, for choosing which places deserve a real solve.

A sketch is one of: the person simply fits from some week; or another placed person gives way and starts later or elsewhere, or not at
all; where one is not enough (a budget over the horizon), several do. The old place of whoever moved is then offered to others. Scores are
the personal parts of the doelen (counting.md 19–25); group parts are left to the recount.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from placement.basis import Basis
from placement.persoonspunten import Persoonspunten, Punten
from placement.problem import Ints
from placement.toestand import Toestand

WIJKERS = 5
"""How many people who could give way are tried per pair."""
DOORSCHUIVEN = 3
"""How many people move on, one into the place of the other."""
Zet = tuple[int, int, int]
"""Pair, start week, sleutelfiguur; `NERGENS` is not placed."""
NERGENS: Zet = (-1, -1, -1)


@dataclass(frozen=True, order=True)
class Schets:
    """What changes in the base plan, best first when sorted: personal parts of the doelen against the base plan, and the moves."""

    verschil: Punten
    punten: int
    zet: Zet
    wijkt: tuple[tuple[int, Zet], ...] = ()


class Inpasser:
    """Sketches against one base plan; what does not depend on the person asked for is kept."""

    def __init__(self, basis: Basis) -> None:
        self.basis = basis
        self.problem = basis.instantie.problem
        self.punten = Persoonspunten(self.problem, basis.instantie.beleid.doelen, basis.keuzes)
        self._leeg = Toestand(self.problem)  # nobody placed
        self._kladblok = basis.toestand()  # the base plan; every question leaves it as it was
        self._anders: dict[int, list[Zet]] = {}
        self._in_rij: dict[int, list[int]] = defaultdict(list)
        self._op_plek: dict[int, list[int]] = defaultdict(list)
        self._op_locatie: dict[int, list[int]] = defaultdict(list)
        for persoon in basis.keuzes.geplaatst.tolist():
            paar = int(basis.keuzes.paar[persoon])
            self._op_locatie[int(self.problem.paar_locatie[paar])].append(persoon)
            rijen, delta = self.problem.bijdragen(paar)
            for rij in rijen[delta > 0].tolist():
                self._in_rij[rij].append(persoon)
        for paar, plek in enumerate(self.problem.paar_plek.tolist()):
            self._op_plek[plek].append(paar)

    def schetsen(self, persoon: int, paren: Sequence[int] | Ints) -> list[Schets]:
        """Sketches for these pairs of the person, best first; there may be several per pair."""
        toestand = self._kladblok
        oud = self._zet(toestand, persoon)
        if oud != NERGENS:
            toestand.haal_weg(persoon)
        uit: list[Schets] = []
        for paar in (int(nummer) for nummer in paren):
            kan = toestand.vroegste(paar)
            if kan is not None:
                uit.append(self._schets(persoon, (paar, *kan), ()))
            eerst = int(np.argmax(self.problem.paar_weken[paar])) if self.problem.paar_weken[paar].any() else -1
            if eerst >= 0 and (kan is None or kan[0] > eerst):
                uit += self._door_wijken(toestand, persoon, paar, eerst, self.problem.horizon if kan is None else kan[0])
        if oud != NERGENS:
            toestand.plaats(*oud)
        return sorted(uit)

    def zonder(self, persoon: int) -> Toestand:
        """The base plan without this person."""
        toestand = self.basis.toestand()
        if toestand.keuzes.paar[persoon] >= 0:
            toestand.haal_weg(persoon)
        return toestand

    def uitgevoerd(self, persoon: int, schets: Schets) -> Toestand:
        """The whole plan of a sketch, with others moving on where that helps. Not checked: a mover's old place may clash."""
        toestand = self.zonder(persoon)
        vrij: list[int] = []
        oud = int(self.basis.keuzes.paar[persoon])
        if oud >= 0:
            vrij.append(int(self.problem.paar_plek[oud]))
        for wijker, _ in schets.wijkt:
            toestand.haal_weg(wijker)
        toestand.plaats(*schets.zet)
        for _, zet in schets.wijkt:
            if zet != NERGENS:
                toestand.plaats(*zet)
        woont = int(self.problem.oud_plek[persoon])
        if woont >= 0 and oud < 0:
            vrij.append(woont)
        for _ in range(DOORSCHUIVEN):
            if not vrij:
                break
            volgende = self._schuif_door(toestand, vrij.pop(), persoon)
            if volgende is not None:
                vrij.append(volgende)
        return toestand

    def houdt(self, toestand: Toestand) -> bool:
        """Whether a worked-out sketch keeps every row and group; who is asked before anyone is placed may still clash with what came after."""
        lasten, problem = toestand.lasten, self.problem
        if (lasten > problem.grens).any():
            return False
        if any(((lasten[regel.rij] > 0) & (lasten[regel.rij] < regel.minstens)).any() for regel in problem.minima):
            return False
        return not any(((lasten[regel.rij_a] > 0) & (lasten[regel.rij_b] > 0) & regel.geldt).any() for regel in problem.niet_samen)

    @staticmethod
    def _zet(toestand: Toestand, persoon: int) -> Zet:
        keuzes = toestand.keuzes
        return int(keuzes.paar[persoon]), int(keuzes.week[persoon]), int(keuzes.sleutelfiguur[persoon])

    def _schets(self, persoon: int, zet: Zet, wijkt: tuple[tuple[int, Zet], ...]) -> Schets:
        delen = [(self.punten.delen(wie, nieuw[0], nieuw[1]), self.punten.nu(wie)) for wie, nieuw in ((persoon, zet), *wijkt)]
        verschil = tuple(sum(na[k] - voor[k] for na, voor in delen) for k in range(len(delen[0][0])))
        return Schets(verschil, int(self.problem.paar_punten[zet[0]]), zet, wijkt)

    def _wijkers(self, toestand: Toestand, persoon: int, paar: int, week: int) -> list[int]:
        """Placed people on the location or in a row that is too full for the pair, cheapest to miss first; pinned people and movers stay."""
        problem = self.problem
        rijen, delta = problem.bijdragen(paar)
        wie = set(self._op_locatie[int(problem.paar_locatie[paar])])
        for rij, d in zip(rijen.tolist(), delta.tolist(), strict=True):
            heel = bool(problem.totaal[rij])
            erbij = d * (problem.horizon - week) if heel else d
            deel = slice(0, 1) if heel else slice(week, None)
            if d > 0 and (toestand.lasten[rij, deel] + erbij > problem.grens[rij, deel]).any():
                wie.update(self._in_rij[rij])
        return self._op_prijs(wie, persoon)[:WIJKERS]

    def _op_prijs(self, wie: Collection[int], persoon: int) -> list[int]:
        """Who may give way (not the person asked for, nobody pinned, no mover), cheapest to miss first."""
        kan = [ander for ander in wie if ander != persoon and not self.problem.verplicht[ander] and self.problem.oud_plek[ander] < 0]
        return sorted(kan, key=lambda ander: (self.punten.gemist(ander), ander))

    def _door_wijken(self, toestand: Toestand, persoon: int, paar: int, eerst: int, eerder_dan: int) -> Iterator[Schets]:
        """One person gives way; where nobody alone is enough, the cheapest of every row that is too full."""
        gevonden = eerder_dan < self.problem.horizon
        for wijker in self._wijkers(toestand, persoon, paar, eerst):
            schets = self._laat_wijken(toestand, persoon, paar, (wijker,), eerder_dan)
            if schets is not None:
                gevonden = True
                yield schets
        if not gevonden:
            groep = self._groep(toestand, persoon, paar)
            schets = self._laat_wijken(toestand, persoon, paar, groep, eerder_dan) if groep else None
            if schets is not None:
                yield schets

    def _groep(self, toestand: Toestand, persoon: int, paar: int) -> list[int]:
        """Who must go so that the pair may start in the first week in which today's people leave room; empty when that is not enough."""
        problem = self.problem
        kan = self._leeg.vroegste(paar)
        if kan is None:
            return []
        over: list[int] = []
        rijen, delta = problem.bijdragen(paar)
        for rij, d in zip(rijen.tolist(), delta.tolist(), strict=True):
            heel = bool(problem.totaal[rij])
            erbij = d * (problem.horizon - kan[0]) if heel else d
            deel = slice(0, 1) if heel else slice(kan[0], None)
            te_veel = toestand.lasten[rij, deel] + erbij - problem.grens[rij, deel]
            for ander in self._op_prijs(self._in_rij.get(rij, ()), persoon):
                if not (te_veel > 0).any():
                    break
                last = self._last(ander, rij)[deel]
                if ander in over:
                    te_veel = te_veel - last
                elif (last[te_veel > 0] > 0).any():
                    over.append(ander)
                    te_veel = te_veel - last
        return over

    def _last(self, persoon: int, rij: int) -> Ints:
        """Per week what a placed person adds to a row (in week 0 all of it, for a row that limits a total)."""
        paar, week = int(self.basis.keuzes.paar[persoon]), int(self.basis.keuzes.week[persoon])
        rijen, delta = self.problem.bijdragen(paar)
        hoeveel = int(delta[rijen == rij].sum())
        uit = np.zeros(self.problem.horizon, dtype=np.int64)
        if self.problem.totaal[rij]:
            uit[0] = hoeveel * (self.problem.horizon - week)
        else:
            uit[week:] = hoeveel
        return uit

    def _laat_wijken(self, toestand: Toestand, persoon: int, paar: int, wijkers: Sequence[int], eerder_dan: int) -> Schets | None:
        oud = [(wie, self._zet(toestand, wie)) for wie in wijkers]
        for wijker in wijkers:
            toestand.haal_weg(wijker)
        schets = None
        kan = toestand.vroegste(paar)
        if kan is not None and kan[0] < eerder_dan:
            toestand.plaats(paar, *kan)
            nieuw: list[tuple[int, Zet]] = []
            for wijker, zet in reversed(oud):  # who is missed most chooses first
                nieuw.append((wijker, self._elders(toestand, wijker, zet[0])))
                if nieuw[-1][1] != NERGENS:
                    toestand.plaats(*nieuw[-1][1])
            schets = self._schets(persoon, (paar, *kan), tuple(nieuw))
            for wijker, zet in nieuw:
                if zet != NERGENS:
                    toestand.haal_weg(wijker)
            toestand.haal_weg(persoon)
        for _, zet in oud:
            toestand.plaats(*zet)
        return schets

    def _elders(self, toestand: Toestand, wijker: int, paar: int) -> Zet:
        """The best start that is left for who gave way: later on the same place, or one of their own alternatives."""
        opties: list[Zet] = []
        later = toestand.vroegste(paar)
        if later is not None:
            opties.append((paar, *later))
        for zet in self.alternatieven(wijker):
            sf = toestand.past(zet[0], zet[1])
            if sf is not None:
                opties.append((zet[0], zet[1], sf))
                break
        return min(opties, key=lambda zet: (self.punten.delen(wijker, zet[0], zet[1]), zet)) if opties else NERGENS

    def alternatieven(self, persoon: int) -> list[Zet]:
        """Other starts in the base plan without this person, best first."""
        if persoon not in self._anders:
            toestand = self.zonder(persoon)
            eigen = int(self.basis.keuzes.paar[persoon])
            kan = ((paar, toestand.vroegste(paar)) for paar in self.problem.paren_van[persoon].tolist() if paar != eigen)
            zetten: list[Zet] = [(paar, *start) for paar, start in kan if start is not None]
            self._anders[persoon] = sorted(zetten, key=lambda zet: (self.punten.delen(persoon, zet[0], zet[1]), zet))
        return self._anders[persoon]

    def _schuif_door(self, toestand: Toestand, plek: int, vooraf: int) -> int | None:
        """Give a freed place to whom it helps most; gives the place that this frees in turn."""
        beste: tuple[Punten, Zet] | None = None
        keuzes = toestand.keuzes
        for paar in self._op_plek[plek]:
            wie = int(self.problem.paar_persoon[paar])
            nu_paar, nu_week, nu_sf = self._zet(toestand, wie)
            verhuist = nu_paar >= 0 and self.problem.oud_plek[wie] >= 0
            if wie == vooraf or verhuist or not self.problem.paar_weken[paar].any():
                continue
            nu = self.punten.delen(wie, nu_paar, nu_week)
            if self.punten.delen(wie, paar, int(np.argmax(self.problem.paar_weken[paar]))) >= nu:
                continue
            if nu_paar >= 0:
                toestand.haal_weg(wie)
            kan = toestand.vroegste(paar)
            if nu_paar >= 0:
                toestand.plaats(nu_paar, nu_week, nu_sf)
            if kan is not None:
                winst = tuple(na - voor for na, voor in zip(self.punten.delen(wie, paar, kan[0]), nu, strict=True))
                if winst < (0,) * len(winst) and (beste is None or (winst, (paar, *kan)) < beste):
                    beste = (winst, (paar, *kan))
        if beste is None:
            return None
        wie = int(self.problem.paar_persoon[beste[1][0]])
        oud = int(keuzes.paar[wie])
        if oud >= 0:
            toestand.haal_weg(wie)
        toestand.plaats(*beste[1])
        return int(self.problem.paar_plek[oud]) if oud >= 0 and self.problem.paar_plek[oud] != plek else None
