"""Who is where in which week, written into a `Grootboek`: the baseline of today, and what one placement changes.

Source: counting.md 9 (time), 13 (no worse), 14 (who counts), 15 (composition, rest), 16 (budget), 17 (sleutelfiguren).
Weeks are indexes 0 … H-1; "living in weeks [van, tot)" means present in van … tot-1.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from domain import soorten as s
from domain.beleid import Beleid
from domain.bladen import Plekgroep
from domain.momentopname import Momentopname
from placement.check.budget import Plafond, in_centen, plafonds
from placement.check.grootboek import Grens, Grootboek, Mutatie, Sleutel, opgeteld
from placement.check.mensen import Persoon

Telregel = tuple[Sleutel, int]


class Bezetting:
    """The ledger of one momentopname and the changes that placements make to it."""

    def __init__(self, opname: Momentopname, beleid: Beleid, mensen: Mapping[str, Persoon], klassen: Mapping[str, int], weken: Sequence[date]) -> None:
        self.opname, self.weken, self.horizon = opname, weken, len(weken)
        self.leegstand_weken = beleid.leegstand_weken
        self.mensen, self.klassen = mensen, klassen
        self.plafonds = plafonds(opname, beleid, weken)
        self.boek = Grootboek()
        self.sleutelfiguren_aan = bool(opname.sleutelfiguren)
        self.laatste_week_van: dict[str, list[int]] = defaultdict(list)
        """Counters of who is sleutelfiguur on a location in the last week, per location."""
        self.locatie_van_teller: dict[int, str] = {}
        self._kenmerken = _getelde_kenmerken(opname)
        self._paren = _paren(opname, weken)
        self._al_samen: set[tuple[str | int, int | str | None]] = set()
        self._vul_met_vandaag()
        self._begrens()

    def mutatie(self, client_id: str, plekgroep_id: str, week: int, sleutelfiguur_id: str | None) -> Mutatie:
        """What the placement or move changes, per counter and net."""
        persoon, nieuw = self.mensen[client_id], self.opname.plekgroep[plekgroep_id]
        oud = self.opname.plekgroep[persoon.plekgroep_id] if persoon.plekgroep_id else None
        regels = list(self._wonen(persoon, nieuw, week, self.horizon, sleutelfiguur_id))
        regels += self._sleutelfiguur_erbij(persoon, nieuw, week, sleutelfiguur_id)
        if oud is not None:
            regels += _tegen(self._wonen(persoon, oud, week, persoon.tot, persoon.eigen_sleutelfiguur))
        if self.klassen.get(client_id) != 1:
            regels += self._kosten(nieuw, week, self.horizon)
            regels += _tegen(self._kosten(oud, week, persoon.tot)) if oud is not None else []
        if nieuw.woonvorm is not s.Woonvorm.BW_THUIS and (oud is None or oud.locatie_id != nieuw.locatie_id):
            regels += self._aankomst(nieuw.locatie_id, week)
        return self._netto(regels)

    def blijft_toch(self, client_id: str) -> Mutatie:
        """What changes when a resident who would depart stays to the end: present in full, the vacancy weeks gone (counting.md 27)."""
        persoon = self.mensen[client_id]
        plek = self.opname.plekgroep[persoon.plekgroep_id or ""]
        regels = list(self._wonen(persoon, plek, persoon.tot, self.horizon, persoon.eigen_sleutelfiguur))
        regels += self._kosten(plek, persoon.tot, self.horizon)
        regels += _tegen(self._leegstand(persoon, plek))
        if plek.financieringstitel is s.Financieringstitel.WMO and persoon.eigen_sleutelfiguur and not persoon.sleutelfiguur_telt_al:
            regels += [(("sleutelfiguur", persoon.eigen_sleutelfiguur, week), 1) for week in range(persoon.tot, self.horizon)]
        return self._netto(regels)

    def _netto(self, regels: Sequence[Telregel]) -> Mutatie:
        totaal = opgeteld([tuple((self._teller(sleutel), aantal) for sleutel, aantal in regels)])
        return tuple((teller, aantal) for teller, aantal in totaal.items() if aantal)

    def _wonen(self, persoon: Persoon, plek: Plekgroep, van: int, tot: int, sleutelfiguur_id: str | None) -> Iterator[Telregel]:
        """Living on a plekgroep: places and points always, the group unless BW-thuis, the sleutelfiguur on wmo places."""
        in_groep = plek.woonvorm is not s.Woonvorm.BW_THUIS
        kenmerken = sorted(persoon.kenmerken & self._kenmerken[plek.locatie_id]) if in_groep else []
        for week in range(van, tot):
            yield ("plek", plek.plekgroep_id, week), 1
            yield ("punten", plek.locatie_id, week), persoon.punten
            for kenmerk in kenmerken:
                yield ("kenmerk", plek.locatie_id, kenmerk, week), 1
            if sleutelfiguur_id and plek.financieringstitel is s.Financieringstitel.WMO:
                yield ("sleutelfiguur_op", plek.locatie_id, sleutelfiguur_id, week), 1
        if in_groep:
            for paar, weken in self._paren.get(persoon.client_id, ()):
                for week in range(van, min(tot, weken)):
                    yield ("paar", paar, plek.locatie_id, week), 1

    def _leegstand(self, persoon: Persoon, plek: Plekgroep) -> Iterator[Telregel]:
        """The place stays taken for `leegstand_weken` after a departure."""
        for week in range(persoon.tot, min(self.horizon, persoon.tot + self.leegstand_weken)):
            yield ("plek", plek.plekgroep_id, week), 1

    def _kosten(self, plek: Plekgroep, van: int, tot: int) -> Iterator[Telregel]:
        """Cents per budget row for one Siem person on a wmo plekgroep."""
        if plek.financieringstitel is not s.Financieringstitel.WMO or van >= tot:
            return
        centen = in_centen(plek.kosten_per_week_euro)
        organisatie = self.opname.locatie[plek.locatie_id].organisatie_id
        for nummer, plafond in enumerate(self.plafonds):
            if plafond.organisatie_id in (None, organisatie):
                weken = tot - van if plafond.week is None else int(van <= plafond.week < tot)
                if weken:
                    yield ("budget", nummer), centen * weken

    def _sleutelfiguur_erbij(self, persoon: Persoon, plek: Plekgroep, week: int, sleutelfiguur_id: str | None) -> Iterator[Telregel]:
        """The load of the sleutelfiguur from the start week, where this person does not count for that one already."""
        if not sleutelfiguur_id or plek.financieringstitel is not s.Financieringstitel.WMO:
            return
        eigen = sleutelfiguur_id == persoon.eigen_sleutelfiguur
        for w in range(week, self.horizon):
            if not (eigen and self._telt_vandaag(persoon, w)):
                yield ("sleutelfiguur", sleutelfiguur_id, w), 1

    def _telt_vandaag(self, persoon: Persoon, week: int) -> bool:
        """Whether the person counts for its own sleutelfiguur in the baseline of a week (counting.md 17)."""
        if persoon.sleutelfiguur_telt_al:
            return True
        if persoon.plekgroep_id is None or week >= persoon.tot:
            return False
        return self.opname.plekgroep[persoon.plekgroep_id].financieringstitel is s.Financieringstitel.WMO

    def _aankomst(self, locatie_id: str, week: int) -> Iterator[Telregel]:
        """An arrival falls in every window of r weeks that holds its week; a window holds at most one (counting.md 15)."""
        rust = self.opname.locatie[locatie_id].rust_weken_tussen_instroom
        for begin in range(max(0, week - rust + 1), week + 1 if rust else 0):
            yield ("rust", locatie_id, begin), 1

    def _teller(self, sleutel: Sleutel) -> int:
        """The number of a counter; pairs and sleutelfiguren on a location get their limit or group with their first counter."""
        aantal = len(self.boek.basis)
        teller = self.boek.nummer(sleutel)
        if len(self.boek.basis) > aantal:
            if sleutel[0] == "paar":
                _, paar, locatie_id, week = sleutel
                hoogstens = 2 if (paar, week) in self._al_samen else 1
                self.boek.begrens(Grens("onverenigbaar", "hoogstens", hoogstens, str(locatie_id), int(week), str(paar)), [sleutel])
            elif sleutel[0] == "sleutelfiguur_op" and sleutel[3] == self.horizon - 1:
                self.laatste_week_van[str(sleutel[1])].append(teller)
                self.locatie_van_teller[teller] = str(sleutel[1])
        return teller

    def _vul_met_vandaag(self) -> None:
        """The baseline: residents until departure with their vacancy weeks, the other people, and today's load of sleutelfiguren."""
        for persoon in self.mensen.values():
            regels: list[Telregel] = []
            if persoon.plekgroep_id is not None:
                plek = self.opname.plekgroep[persoon.plekgroep_id]
                regels += self._wonen(persoon, plek, 0, persoon.tot, persoon.eigen_sleutelfiguur)
                regels += self._leegstand(persoon, plek)
                regels += self._kosten(plek, 0, persoon.tot)
            if eigen := persoon.eigen_sleutelfiguur:
                regels += [(("sleutelfiguur", eigen, week), 1) for week in range(self.horizon) if self._telt_vandaag(persoon, week)]
            for sleutel, aantal in regels:
                self.boek.basis[self._teller(sleutel)] += aantal
        for rij in self.opname.overige_bezetting:
            plek = self.opname.plekgroep[rij.plekgroep_id]
            for week in range(self.horizon):
                self.boek.tel(("plek", plek.plekgroep_id, week), rij.aantal)
                self.boek.tel(("punten", plek.locatie_id, week), rij.punten)
                if plek.woonvorm is not s.Woonvorm.BW_THUIS:
                    for kenmerk, aantal in rij.kenmerk_aantallen:
                        self.boek.tel(("kenmerk", plek.locatie_id, kenmerk, week), aantal)

    def _begrens(self) -> None:
        """Every limit is the larger of the limit and the baseline of that week (counting.md 13)."""
        boek = self.boek
        self._al_samen |= {(grens.kenmerk, grens.week) for grens in boek.grenzen if boek.basis[grens.tellers[0]] > 1}
        for grens in boek.grenzen:  # only pairs so far: one that lives together today lapses in those weeks
            grens.waarde = 2 if (grens.kenmerk, grens.week) in self._al_samen else 1
        for week in range(self.horizon):
            for plek in self.opname.plekken:
                self._hoogstens("plek_vol", plek.aantal, plek.plekgroep_id, week, ("plek", plek.plekgroep_id, week))
            for locatie in self.opname.locaties:
                self._hoogstens("punten_vol", locatie.team_punten, locatie.locatie_id, week, ("punten", locatie.locatie_id, week))
                if locatie.rust_weken_tussen_instroom:
                    self._hoogstens("rust", 1, locatie.locatie_id, week, ("rust", locatie.locatie_id, week))
                if locatie.max_sleutelfiguren is not None and self.sleutelfiguren_aan:
                    self._sleutelfiguren_per_locatie(locatie.locatie_id, locatie.max_sleutelfiguren, week)
            for figuur in self.opname.sleutelfiguren:
                sleutel = ("sleutelfiguur", figuur.sleutelfiguur_id, week)
                self._hoogstens("sleutelfiguur_grens", figuur.max_clienten, figuur.sleutelfiguur_id, week, sleutel)
            self._begrens_samenstelling(week)
        for nummer, plafond in enumerate(self.plafonds):
            self._hoogstens("budget", plafond.centen, plafond.organisatie_id or "", plafond.week, ("budget", nummer))

    def _hoogstens(self, soort: str, limiet: int, wat: str, week: int | None, sleutel: Sleutel, kenmerk: str = "") -> None:
        self.boek.begrens(Grens(soort, "hoogstens", max(limiet, self.boek.waarde(sleutel)), wat, week, kenmerk), [sleutel])

    def _begrens_samenstelling(self, week: int) -> None:
        for rij in self.opname.samenstelling:
            sleutel: Sleutel = ("kenmerk", rij.locatie_id, rij.kenmerk, week)
            vandaag = self.boek.waarde(sleutel)
            if rij.max_aantal is not None:
                self._hoogstens("samenstelling_max", rij.max_aantal, rij.locatie_id, week, sleutel, rij.kenmerk)
            if rij.min_aantal is not None:
                minstens = min(rij.min_aantal, vandaag) if vandaag else rij.min_aantal
                self.boek.begrens(Grens("samenstelling_min", "minstens", minstens, rij.locatie_id, week, rij.kenmerk), [sleutel])
            for ander in rij.niet_samen_met:
                samen: Sleutel = ("kenmerk", rij.locatie_id, ander, week)
                if not (vandaag and self.boek.waarde(samen)):
                    wie = f"{rij.kenmerk} en {ander}"
                    self.boek.begrens(Grens("niet_samen_met", "niet_samen", 0, rij.locatie_id, week, wie), [sleutel, samen])

    def _sleutelfiguren_per_locatie(self, locatie_id: str, limiet: int, week: int) -> None:
        grens = Grens("sleutelfiguren_per_locatie", "verschillend", limiet, locatie_id, week)
        self.boek.begrens_groep(grens, (locatie_id, week))
        grens.waarde = max(limiet, sum(self.boek.basis[teller] > 0 for teller in grens.tellers))


def _tegen(regels: Iterator[Telregel]) -> list[Telregel]:
    return [(sleutel, -aantal) for sleutel, aantal in regels]


def _getelde_kenmerken(opname: Momentopname) -> Mapping[str, frozenset[str]]:
    """Per location the kenmerken that some row of its samenstelling speaks of."""
    kenmerken: dict[str, set[str]] = {locatie: set() for locatie in opname.locatie}
    for rij in opname.samenstelling:
        kenmerken[rij.locatie_id] |= {rij.kenmerk, *rij.niet_samen_met}
    return {locatie: frozenset(soorten) for locatie, soorten in kenmerken.items()}


def _paren(opname: Momentopname, weken: Sequence[date]) -> Mapping[str, list[tuple[str, int]]]:
    """Per person the incompatible pairs: a name "A en B" and the number of weeks from week 0 in which the row still holds."""
    duur: dict[str, int] = {}
    leden: dict[str, tuple[str, str]] = {}
    for rij in opname.onverenigbaar:
        a, b = sorted((rij.client_a, rij.client_b))
        naam = f"{a} en {b}"
        duur[naam] = max(duur.get(naam, 0), sum(maandag <= rij.tot for maandag in weken))
        leden[naam] = (a, b)
    per_persoon: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for naam, beiden in sorted(leden.items()):
        for client_id in beiden:
            per_persoon[client_id].append((naam, duur[naam]))
    return per_persoon


__all__ = ["Bezetting", "Plafond"]
