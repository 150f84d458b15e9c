"""The rows of an instance: one function per family of limits, each with its formula and source (design.md 5, counting.md 13–17)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import numpy as np
import numpy.typing as npt

from domain.beleid import Beleid
from domain.bladen import Stuurgroepbesluit
from domain.momentopname import Momentopname
from domain.soorten import Domein, Periode, Stuurgroepsoort
from placement.bezetting import Aanwezige, Bezetting, cent, kosten_cent
from placement.problem import ONBEGRENSD, Ints, Minimum, NietSamen, Rijnaam, Vol
from placement.wachtenden import Wachtende


@dataclass(frozen=True)
class Paren:
    """The pairs of the instance as the families need them."""

    personen: Sequence[Wachtende]
    plek_ids: Sequence[str]
    locatie_van: Sequence[str]  # locatie_id per plekgroep
    thuis: npt.NDArray[np.bool_]  # per plekgroep: BW-thuis
    persoon: Ints
    plek: Ints


@dataclass(frozen=True)
class Rij:
    """One row before numbering: baseline, limit, and what pairs add."""

    naam: Rijnaam
    basis: Ints
    eigen_grens: Ints  # as people set it
    paren: Ints
    delta: Ints
    totaal: bool = False

    @property
    def grens(self) -> Ints:
        """With "no worse" applied: in every week max(limit, baseline) (counting.md 13)."""
        return np.maximum(self.eigen_grens, self.basis)


class Rijenbouwer:
    """Makes all rows of one instance."""

    def __init__(self, opname: Momentopname, beleid: Beleid, bezetting: Bezetting, paren: Paren, maandagen: Sequence[date]) -> None:
        self._opname = opname
        self._beleid = beleid
        self._bezetting = bezetting
        self._paren = paren
        self._maandagen = maandagen
        self._oud = {nummer: bezetting.op_client[p.client_id] for nummer, p in enumerate(paren.personen) if p.verhuist}
        self._paren_van: dict[int, Ints] = {}
        grenzen = np.searchsorted(paren.persoon, np.arange(len(paren.personen) + 1))
        for nummer in range(len(paren.personen)):
            self._paren_van[nummer] = np.arange(grenzen[nummer], grenzen[nummer + 1])

    def plekken(self) -> Iterator[Rij]:
        """Per plekgroep and week: people (and vacancy weeks) ≤ max(aantal, baseline)."""
        basis = self._bezetting.per_plekgroep()
        erbij, eraf = _per_sleutel(self._paren.plek), self._weg(lambda oud: oud.plekgroep_id)
        for nummer, plek_id in enumerate(self._paren.plek_ids):
            paren = [erbij.get(nummer, _LEEG)]
            delta = [np.ones(len(paren[0]), dtype=np.int64)]
            for persoon in eraf.get(plek_id, ()):
                paren.append(self._paren_van[persoon])
                delta.append(np.full(len(paren[-1]), -1, dtype=np.int64))
            yield _rij(Rijnaam("plekken", plek_id), basis[plek_id], self._opname.plekgroep[plek_id].aantal, paren, delta)

    def punten(self) -> Iterator[Rij]:
        """Per locatie and week: Σ points of everyone, BW-thuis included ≤ max(team_punten, baseline)."""
        basis = self._bezetting.punten_per_locatie()
        zwaarte = np.array([p.punten for p in self._paren.personen], dtype=np.int64)
        erbij, eraf = self._per_locatie(alle=True), self._weg(lambda oud: oud.locatie_id)
        for locatie_id, last in sorted(basis.items()):
            paren = [erbij.get(locatie_id, _LEEG)]
            delta = [zwaarte[self._paren.persoon[paren[0]]]]
            for persoon in eraf.get(locatie_id, ()):
                paren.append(self._paren_van[persoon])
                delta.append(np.full(len(paren[-1]), -zwaarte[persoon], dtype=np.int64))
            yield _rij(Rijnaam("punten", locatie_id), last, self._opname.locatie[locatie_id].team_punten, paren, delta)

    def samenstelling(self) -> Iterator[Rij]:
        """Per locatie × kenmerk that a composition row names, and week: people with it, BW-thuis excluded ≤ max(max_aantal, baseline)."""
        genoemd: dict[tuple[str, str], int] = {}
        for regel in self._opname.samenstelling:
            for kenmerk in (regel.kenmerk, *regel.niet_samen_met):
                genoemd.setdefault((regel.locatie_id, kenmerk), ONBEGRENSD)
            if regel.max_aantal is not None:
                sleutel = (regel.locatie_id, regel.kenmerk)
                genoemd[sleutel] = min(genoemd[sleutel], regel.max_aantal)
        basis = self._bezetting.per_kenmerk()
        erbij, eraf = self._per_locatie(alle=False), self._weg(lambda oud: oud.locatie_id)
        niets = np.zeros(self._bezetting.horizon, dtype=np.int64)
        for (locatie_id, kenmerk), grens in sorted(genoemd.items()):
            heeft = np.array([kenmerk in p.kenmerken for p in self._paren.personen], dtype=bool)
            hier = erbij.get(locatie_id, _LEEG)
            paren = [hier[heeft[self._paren.persoon[hier]]]]
            delta = [np.ones(len(paren[0]), dtype=np.int64)]
            for persoon in eraf.get(locatie_id, ()):
                if heeft[persoon] and not self._oud[persoon].thuis:
                    paren.append(self._paren_van[persoon])
                    delta.append(np.full(len(paren[-1]), -1, dtype=np.int64))
            yield _rij(Rijnaam("samenstelling", locatie_id, kenmerk), basis.get((locatie_id, kenmerk), niets), grens, paren, delta)

    def onverenigbaar(self) -> Iterator[Rij]:
        """Per pair of people, locatie and week until `tot`: at most one of the two there (BW-thuis excluded), unless the baseline has both."""
        nummer = {p.client_id: i for i, p in enumerate(self._paren.personen)}
        tot: dict[tuple[str, str], date] = {}
        for regel in self._opname.onverenigbaar:
            paar = (min(regel.client_a, regel.client_b), max(regel.client_a, regel.client_b))
            tot[paar] = max(tot.get(paar, regel.tot), regel.tot)
        erbij = self._per_locatie(alle=False)
        locaties_van: dict[int, set[str]] = defaultdict(set)
        for locatie_id, paren in erbij.items():
            for persoon in np.unique(self._paren.persoon[paren]).tolist():
                locaties_van[persoon].add(locatie_id)
        for (a, b), laatste in sorted(tot.items()):
            if laatste < self._maandagen[0] or not ({a, b} & nummer.keys()):
                continue
            waar = [self._waar(client, nummer, locaties_van) for client in (a, b)]
            for locatie_id in sorted(waar[0] & waar[1]):
                rij = self._samen(Rijnaam("onverenigbaar", a, b, locatie_id), (a, b), locatie_id, erbij, nummer, laatste)
                if len(rij.paren):
                    yield rij

    def _waar(self, client_id: str, nummer: Mapping[str, int], locaties_van: Mapping[int, set[str]]) -> set[str]:
        uit = set(locaties_van.get(nummer[client_id], ())) if client_id in nummer else set()
        woont = self._bezetting.op_client.get(client_id)
        return uit | {woont.locatie_id} if woont is not None and not woont.thuis and woont.tot_week > 0 else uit

    def _samen(self, naam: Rijnaam, samen: tuple[str, str], locatie_id: str, erbij: Mapping[str, Ints], nummer: Mapping[str, int], laatste: date) -> Rij:
        basis = np.zeros(self._bezetting.horizon, dtype=np.int64)
        paren, delta = [_LEEG], [_LEEG]
        for client_id in samen:
            woont = self._bezetting.op_client.get(client_id)
            hier = woont is not None and not woont.thuis and woont.locatie_id == locatie_id
            if woont is not None and hier:
                basis[: woont.tot_week] += 1
            if client_id in nummer:
                persoon = nummer[client_id]
                nieuw = erbij.get(locatie_id, _LEEG)
                nieuw = nieuw[self._paren.persoon[nieuw] == persoon]
                paren.append(nieuw)
                delta.append(np.ones(len(nieuw), dtype=np.int64))
                if hier:
                    paren.append(self._paren_van[persoon])
                    delta.append(np.full(len(paren[-1]), -1, dtype=np.int64))
        geldt = np.array([maandag <= laatste for maandag in self._maandagen]) & ~self._al_samen(samen)
        return _rij(naam, basis, np.where(geldt, 1, ONBEGRENSD), paren, delta)

    def _al_samen(self, samen: tuple[str, str]) -> npt.NDArray[np.bool_]:
        """Weeks in which the baseline already has both on one location: there the pair lapses, everywhere (counting.md 13)."""
        a, b = (self._bezetting.op_client.get(client_id) for client_id in samen)
        uit = np.zeros(self._bezetting.horizon, dtype=bool)
        if a is not None and b is not None and a.locatie_id == b.locatie_id and not a.thuis and not b.thuis:
            uit[: min(a.tot_week, b.tot_week)] = True
        return uit

    def budget(self) -> Iterator[Rij]:
        """Per ceiling: Σ cost in cents of Siem people on wmo places ≤ max(ceiling, baseline); class 1 changes nothing (counting.md 16)."""
        telt = np.array([p.klasse != 1 for p in self._paren.personen], dtype=bool)
        kosten = np.array([kosten_cent(self._opname.plekgroep[plek]) for plek in self._paren.plek_ids], dtype=np.int64)
        for (organisatie_id, periode), plafond in sorted(plafonds(self._opname, self._beleid, self._maandagen).items()):
            binnen = np.array([organisatie_id in ("", self._opname.locatie[locatie].organisatie_id) for locatie in self._paren.locatie_van], dtype=bool)
            doen = np.flatnonzero(telt[self._paren.persoon] & binnen[self._paren.plek]) if len(self._paren.persoon) else _LEEG
            paren, delta = [doen], [kosten[self._paren.plek[doen]]]
            for persoon, oud in self._oud.items():
                hoort = oud.wmo and organisatie_id in ("", self._opname.locatie[oud.locatie_id].organisatie_id)
                if telt[persoon] and hoort:
                    paren.append(self._paren_van[persoon])
                    delta.append(np.full(len(paren[-1]), -oud.kosten_cent, dtype=np.int64))
            basis = self._bezetting.kosten(organisatie_id or None)
            if periode is Periode.WEEK:
                yield _rij(Rijnaam("budget_week", organisatie_id), basis, plafond, paren, delta)
            else:
                som = np.zeros_like(basis)
                som[0] = basis.sum()
                yield _rij(Rijnaam("budget_horizon", organisatie_id), som, plafond, paren, delta, totaal=True)

    def _per_locatie(self, *, alle: bool) -> dict[str, Ints]:
        """Pairs per locatie; without BW-thuis unless `alle`."""
        groepen: dict[str, list[Ints]] = defaultdict(list)
        for nummer, paren in _per_sleutel(self._paren.plek).items():
            if alle or not self._paren.thuis[nummer]:
                groepen[self._paren.locatie_van[nummer]].append(paren)
        return {locatie: np.sort(np.concatenate(delen)) for locatie, delen in groepen.items()}

    def _weg(self, waar: Callable[[Aanwezige], str]) -> dict[str, list[int]]:
        """Movers by the place or location they leave."""
        uit: dict[str, list[int]] = defaultdict(list)
        for persoon, oud in self._oud.items():
            uit[waar(oud)].append(persoon)
        return uit


_LEEG: Ints = np.empty(0, dtype=np.int64)


def plafonds(opname: Momentopname, beleid: Beleid, maandagen: Sequence[date]) -> dict[tuple[str, Periode], Ints]:
    """Lowest valid ceiling in cents per (organisatie or "", period) and week; ONBEGRENSD in weeks without one."""
    uit: dict[tuple[str, Periode], Ints] = {}

    def zet(organisatie_id: str, periode: Periode, euro: Decimal, besluit: Stuurgroepbesluit | None) -> None:
        geldt = np.array([besluit is None or (besluit.datum <= dag and (besluit.geldig_tot is None or dag <= besluit.geldig_tot)) for dag in maandagen])
        if periode is Periode.HORIZON:
            geldt[:] = geldt[0]
        rij = uit.setdefault((organisatie_id, periode), np.full(len(maandagen), ONBEGRENSD, dtype=np.int64))
        rij[geldt] = np.minimum(rij[geldt], cent(euro))

    besluiten = {rij.besluit_id: rij for rij in opname.stuurgroepbesluiten}
    for besluit in besluiten.values():
        if besluit.soort is Stuurgroepsoort.BUDGETPLAFOND and besluit.domein is not Domein.BG and besluit.bedrag_euro is not None and besluit.per is not None:
            zet(besluit.organisatie_id or "", besluit.per, besluit.bedrag_euro, besluit)
    eigen = beleid.budgetplafond
    if eigen.stuurgroepbesluit:
        for periode, euro in ((Periode.WEEK, eigen.per_week_euro), (Periode.HORIZON, eigen.horizon_euro)):
            if euro is not None:
                zet("", periode, euro, besluiten.get(eigen.stuurgroepbesluit))
    return {sleutel: rij for sleutel, rij in uit.items() if (rij < ONBEGRENSD).any()}


def groepsregels(opname: Momentopname, nummers: Mapping[Rijnaam, int], basis: Ints) -> tuple[tuple[Minimum, ...], tuple[NietSamen, ...], tuple[Vol, ...]]:
    """The composition rules that are no plain limit, over the numbered rows (counting.md 13, 15, 23)."""
    minima, niet_samen, vol = [], [], []
    for regel in sorted(opname.samenstelling, key=lambda regel: (regel.locatie_id, regel.kenmerk, regel.niet_samen_met)):
        rij = nummers[Rijnaam("samenstelling", regel.locatie_id, regel.kenmerk)]
        if regel.min_aantal is not None and regel.min_aantal > 1:
            nu = basis[rij]
            minima.append(Minimum(rij, np.where(nu > 0, np.minimum(regel.min_aantal, nu), regel.min_aantal)))
        for ander in regel.niet_samen_met:
            rij_b = nummers[Rijnaam("samenstelling", regel.locatie_id, ander)]
            niet_samen.append(NietSamen(rij, rij_b, ~((basis[rij] > 0) & (basis[rij_b] > 0))))
        if regel.max_aantal:
            vol.append(Vol(rij, regel.max_aantal))
    return tuple(minima), tuple(niet_samen), tuple(vol)


def _per_sleutel(sleutels: Ints) -> dict[int, Ints]:
    volgorde = np.argsort(sleutels, kind="stable")
    uniek, begin = np.unique(sleutels[volgorde], return_index=True)
    return dict(zip(uniek.tolist(), np.split(volgorde, begin[1:]), strict=True)) if len(sleutels) else {}


def _rij(naam: Rijnaam, basis: Ints, grens: int | Ints, paren: list[Ints], delta: list[Ints], totaal: bool = False) -> Rij:
    eigen = np.broadcast_to(np.asarray(grens, dtype=np.int64), basis.shape)
    return Rij(naam, basis, eigen, np.concatenate(paren), np.concatenate(delta), totaal)
