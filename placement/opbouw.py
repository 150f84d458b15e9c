"""From momentopname, beleid and rules to the instance: who waits, which pairs exist, which rows limit them."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from domain.beleid import Beleid
from domain.gebied import Regio, laad_regio
from domain.kalender import maandagen as weken_vanaf
from domain.momentopname import Momentopname
from domain.soorten import Status, Woonvorm
from placement.bezetting import Bezetting
from placement.grenzen import Paren, Rij, Rijenbouwer, groepsregels
from placement.passendheid import Passendheid
from placement.problem import Bools, Ints, Problem, Rijnaam, Rust, Sleutelfiguren
from placement.vastleggingen import Vastgelegd, Vastleggingsconflict, bw_vastleggingen, eis_wachtend
from placement.wachtenden import Wachtende, wie_wachten
from rules.bw import BwRegels


@dataclass(frozen=True)
class BeterWachten:
    """A person whose options were all above passendheid_max: the best refused one."""

    plekgroep_id: str
    punten: int


@dataclass(frozen=True)
class Instantie:
    """The instance with what the plan must say about people outside it."""

    opname: Momentopname
    beleid: Beleid
    regels: BwRegels
    regio: Regio
    problem: Problem
    wachtenden: tuple[Wachtende, ...]
    bezetting: Bezetting
    passendheid: Passendheid
    zonder_paar: tuple[str, ...]  # no admissible pair at all: geenPassendAanbod
    beter_wachten: Mapping[str, BeterWachten] = field(default_factory=dict)
    alles_verboden: tuple[str, ...] = ()  # pairs exist, but pins forbid them all
    boven_grens: tuple[tuple[Rijnaam, int], ...] = ()  # rows whose baseline is above the limit itself, and the first such week


def bouw(opname: Momentopname, beleid: Beleid, regels: BwRegels | None = None, regio: Regio | None = None) -> Instantie:
    """Build the instance.

    Raises:
        InvoerFout: a pin on someone who does not wait.
        Vastleggingsconflict: a pin that no admissible option meets.
    """
    regio = regio or laad_regio()
    regels = regels or BwRegels(opname, beleid, regio)
    maandagen = weken_vanaf(opname.peildatum, beleid.horizon_weken)
    wachtenden = wie_wachten(opname, beleid, regels, maandagen)
    pins = bw_vastleggingen(opname)
    eis_wachtend(pins, {p.client_id for p in wachtenden})
    plekken = sorted(opname.plekken, key=lambda plek: plek.plekgroep_id)
    passendheid = Passendheid(opname, beleid, regio)
    mag = _masker(regels, [p.client_id for p in wachtenden], [plek.plekgroep_id for plek in plekken], maandagen)
    zonder = tuple(p.client_id for p, rij in zip(wachtenden, mag, strict=True) if not rij.any())
    _eis_haalbaar(pins, zonder)
    keuze = _Keuze(wachtenden, [plek.plekgroep_id for plek in plekken], maandagen, passendheid, beleid, pins, regels)
    keuze.vul(mag)
    bezetting = Bezetting(opname, beleid, maandagen)
    mensen = sum(not p.wacht_op_wens for p in wachtenden)
    problem, boven = _problem(opname, beleid, keuze, bezetting, maandagen, mensen)
    return Instantie(opname, beleid, regels, regio, problem, wachtenden, bezetting, passendheid, zonder, keuze.beter_wachten, tuple(keuze.verboden), boven)


def _masker(regels: BwRegels, clienten: Sequence[str], plekken: Sequence[str], maandagen: Sequence[date]) -> Bools:
    """[client, plekgroep, week]: the rules admit a start at that Monday; recomputed only where a verdict may change (counting.md 6)."""
    uit = np.zeros((len(clienten), len(plekken), len(maandagen)), dtype=bool)
    if not clienten or not plekken:
        return uit
    knikken = (*regels.knikdata(maandagen), len(maandagen))
    for begin, eind in itertools.pairwise(knikken):
        wacht = regels.clienten(clienten, maandagen[begin]) == 2
        uit[:, :, begin:eind] = (wacht[:, None] & (regels.paren(clienten, plekken, maandagen[begin]) == 2))[:, :, None]
    return uit


def _eis_haalbaar(pins: Mapping[str, Vastgelegd], zonder: Sequence[str]) -> None:
    vast = [client for client in zonder if client in pins and pins[client].vast]
    if vast:
        raise Vastleggingsconflict(vast, ["Voor deze cliënt(en) is er geen enkele plek die past volgens de regels."])


class _Keuze:
    """Turns the mask into pairs: fit points, passendheid_max and pins applied, persons without pairs set apart."""

    def __init__(
        self,
        wachtenden: Sequence[Wachtende],
        plekken: Sequence[str],
        maandagen: Sequence[date],
        passendheid: Passendheid,
        beleid: Beleid,
        pins: Mapping[str, Vastgelegd],
        regels: BwRegels,
    ) -> None:
        self._regels = regels
        self._wachtenden = wachtenden
        self._plekken = plekken
        self._maandagen = maandagen
        self._passendheid = passendheid
        self._beleid = beleid
        self._pins = pins
        self.personen: list[Wachtende] = []
        self.verplicht: list[bool] = []
        self.paar_persoon: list[int] = []
        self.paar_plek: list[int] = []
        self.paar_weken: list[Bools] = []
        self.paar_punten: list[int] = []
        self.beter_wachten: dict[str, BeterWachten] = {}
        self.verboden: list[str] = []

    def vul(self, mag: Bools) -> None:
        """Fill the lists from the mask [person, plekgroep, week]."""
        for persoon, rij in zip(self._wachtenden, mag, strict=True):
            plekken = np.flatnonzero(rij.any(axis=1)).tolist()
            if plekken:
                self._persoon(persoon, [(plek, rij[plek]) for plek in plekken])

    def _persoon(self, persoon: Wachtende, opties: list[tuple[int, Bools]]) -> None:
        pin = self._pins.get(persoon.client_id)
        hoogste = self._beleid.passendheid_max_van(persoon.klasse)
        punten = {plek: self._passendheid.punten(persoon.client_id, self._plekken[plek]) for plek, _ in opties}
        passend = [(plek, weken) for plek, weken in opties if hoogste is None or punten[plek] <= hoogste]
        if not passend:
            beste = min(punten, key=lambda plek: (punten[plek], plek))
            self.beter_wachten[persoon.client_id] = BeterWachten(self._plekken[beste], punten[beste])
        over = [(plek, self._na_pin(pin, plek, weken)) for plek, weken in passend] if pin else passend
        over = [(plek, weken) for plek, weken in over if weken.any()]
        if pin and pin.vast and not over:
            redenen = self._waarom_niet(persoon, pin) if passend else ["Elke plek kost meer passendheidspunten dan het beleid toestaat."]
            raise Vastleggingsconflict([persoon.client_id], redenen)
        if passend and not over:
            self.verboden.append(persoon.client_id)
        nummer = len(self.personen)
        self.personen.append(persoon)
        self.verplicht.append(bool(pin and pin.vast))
        for plek, weken in over:
            self.paar_persoon.append(nummer)
            self.paar_plek.append(plek)
            self.paar_weken.append(weken)
            self.paar_punten.append(punten[plek])

    def _waarom_niet(self, persoon: Wachtende, pin: Vastgelegd) -> list[str]:
        """What a pin runs into: a week outside the horizon, the rules at its place and week, or another pin."""
        redenen: list[str] = []
        for rij in pin.vast:
            if rij.week is not None and rij.week not in self._maandagen:
                redenen.append(f"De vastgelegde week {rij.week.isoformat()} ligt buiten de {len(self._maandagen)} weken van dit plan.")
            elif rij.plekgroep_id is not None:
                oordeel = self._regels.paar_oordeel(persoon.client_id, rij.plekgroep_id, rij.week or self._maandagen[0])
                redenen += [f"Op {rij.plekgroep_id}: {reden}" for reden in oordeel.redenen()]
        return redenen or ["De vastleggingen van deze cliënt spreken elkaar of de regels tegen: geen enkele week en plek houdt ze allemaal."]

    def _na_pin(self, pin: Vastgelegd, plek: int, weken: Bools) -> Bools:
        return np.logical_and(weken, [pin.mag(self._plekken[plek], maandag) for maandag in self._maandagen])


def _problem(
    opname: Momentopname, beleid: Beleid, keuze: _Keuze, bezetting: Bezetting, maandagen: Sequence[date], mensen: int
) -> tuple[Problem, tuple[tuple[Rijnaam, int], ...]]:
    plekken = sorted(opname.plekken, key=lambda plek: plek.plekgroep_id)
    plek_nummer = {plek.plekgroep_id: nummer for nummer, plek in enumerate(plekken)}
    locatie_ids = tuple(sorted(opname.locatie))
    locatie_nummer = {locatie: nummer for nummer, locatie in enumerate(locatie_ids)}
    thuis = np.array([plek.woonvorm is Woonvorm.BW_THUIS for plek in plekken], dtype=bool)
    personen = tuple(keuze.personen)
    paar_persoon, paar_plek = _ints(keuze.paar_persoon), _ints(keuze.paar_plek)
    paren = Paren(personen, [plek.plekgroep_id for plek in plekken], [plek.locatie_id for plek in plekken], thuis, paar_persoon, paar_plek)
    maker = Rijenbouwer(opname, beleid, bezetting, paren, maandagen)
    rijen = sorted((*maker.plekken(), *maker.punten(), *maker.samenstelling(), *maker.onverenigbaar(), *maker.budget()), key=lambda rij: rij.naam)
    start, rij_nummers, delta = _bijdragen(rijen, len(paar_persoon))
    basis = np.array([rij.basis for rij in rijen], dtype=np.int64).reshape(len(rijen), len(maandagen))
    nummers = {rij.naam: nummer for nummer, rij in enumerate(rijen)}
    minima, niet_samen, vol = groepsregels(opname, nummers, basis)
    sf_ids = tuple(sorted(opname.sleutelfiguur))
    sf_nummer = {sf: nummer for nummer, sf in enumerate(sf_ids)}
    vorig = {rij.client_id: rij for rij in opname.vorig_plan}
    vorige = [vorig.get(p.client_id) for p in personen]
    locatie_van_plek = _ints([locatie_nummer[plek.locatie_id] for plek in plekken])
    boven = tuple((rij.naam, int(np.argmax(rij.basis > rij.eigen_grens))) for rij in rijen if (rij.basis > rij.eigen_grens).any())
    problem = Problem(
        maandagen=tuple(maandagen),
        personen=personen,
        verplicht=np.array(keuze.verplicht, dtype=bool),
        plek_ids=tuple(plek_nummer),
        locatie_ids=locatie_ids,
        locatie_van_plek=locatie_van_plek,
        plek_thuis=thuis,
        oud_plek=_ints([plek_nummer[p.oud_plekgroep_id] if p.oud_plekgroep_id else -1 for p in personen]),
        sleutelfiguur=_ints([sf_nummer[p.sleutelfiguur_id] if p.sleutelfiguur_id else -1 for p in personen]),
        vorige_plek=_ints([plek_nummer[rij.plekgroep_id] if rij else -1 for rij in vorige]),
        vorige_week=_ints([(rij.week - maandagen[0]).days // 7 if rij else 0 for rij in vorige]),
        paar_persoon=paar_persoon,
        paar_plek=paar_plek,
        paar_weken=np.array(keuze.paar_weken, dtype=bool).reshape(len(paar_persoon), len(maandagen)),
        paar_punten=_ints(keuze.paar_punten),
        rijen=tuple(rij.naam for rij in rijen),
        basis=basis,
        grens=np.array([rij.grens for rij in rijen], dtype=np.int64).reshape(len(rijen), len(maandagen)),
        totaal=np.array([rij.totaal for rij in rijen], dtype=bool),
        bijdrage_rij=rij_nummers,
        bijdrage_delta=delta,
        bijdrage_start=start,
        minima=minima,
        niet_samen=niet_samen,
        vol=vol,
        rust=_rust(opname, personen, paren, plek_nummer, locatie_ids, locatie_van_plek),
        sleutelfiguren=_sleutelfiguren(opname, bezetting, sf_nummer, locatie_ids, locatie_nummer, len(maandagen)),
        mensen=mensen,
        punt_vol=beleid.passendheid.kenmerk_vol,
    )
    return problem, boven


def _bijdragen(rijen: Sequence[Rij], aantal_paren: int) -> tuple[Ints, Ints, Ints]:
    """CSR over pairs of (row, delta); deltas of one pair on one row are added, zeros dropped."""
    leeg = np.empty(0, dtype=np.int64)
    paar = np.concatenate([leeg, *(rij.paren for rij in rijen)])
    nummer = np.repeat(np.arange(len(rijen)), [len(rij.paren) for rij in rijen])
    delta = np.concatenate([leeg, *(rij.delta for rij in rijen)])
    volgorde = np.lexsort((nummer, paar))
    paar, nummer, delta = paar[volgorde], nummer[volgorde], delta[volgorde]
    if len(paar):
        nieuw = np.flatnonzero(np.append(True, (np.diff(paar) != 0) | (np.diff(nummer) != 0)))
        paar, nummer, delta = paar[nieuw], nummer[nieuw], np.add.reduceat(delta, nieuw)
        blijft = delta != 0
        paar, nummer, delta = paar[blijft], nummer[blijft], delta[blijft]
    return np.searchsorted(paar, np.arange(aantal_paren + 1)).astype(np.int64), nummer.astype(np.int64), delta


def _rust(
    opname: Momentopname, personen: Sequence[Wachtende], paren: Paren, plek_nummer: Mapping[str, int], locatie_ids: Sequence[str], locatie_van_plek: Ints
) -> tuple[Rust, ...]:
    """Per locatie with rest weeks: the pairs that arrive there, moves within the location and BW-thuis excluded (counting.md 15)."""
    woont = _ints([locatie_van_plek[plek_nummer[p.oud_plekgroep_id]] if p.oud_plekgroep_id else -1 for p in personen])
    uit = []
    for nummer, locatie_id in enumerate(locatie_ids):
        weken = opname.locatie[locatie_id].rust_weken_tussen_instroom
        if weken:
            hier = np.flatnonzero((locatie_van_plek[paren.plek] == nummer) & ~paren.thuis[paren.plek] & (woont[paren.persoon] != nummer))
            if len(hier):
                uit.append(Rust(nummer, weken, hier))
    return tuple(uit)


def _sleutelfiguren(
    opname: Momentopname, bezetting: Bezetting, sf_nummer: Mapping[str, int], locatie_ids: Sequence[str], locatie_nummer: Mapping[str, int], horizon: int
) -> Sleutelfiguren:
    """Tables of counting.md 17, with "no worse" applied."""
    last = np.zeros((len(sf_nummer), horizon), dtype=np.int64)
    aanwezig: dict[tuple[int, int], Ints] = {}
    for persoon in bezetting.aanwezigen:
        if persoon.wmo and persoon.sleutelfiguur_id is not None:
            sf = sf_nummer[persoon.sleutelfiguur_id]
            last[sf, : persoon.tot_week] += 1
            aanwezig.setdefault((locatie_nummer[persoon.locatie_id], sf), np.zeros(horizon, dtype=np.int64))[: persoon.tot_week] += 1
    for client in opname.clienten:
        if client.status in (Status.WACHT_INTAKE, Status.WACHT_PLAATSING) and client.sleutelfiguur_id and client.client_id not in opname.bewoner:
            last[sf_nummer[client.sleutelfiguur_id]] += 1
    hoogste = _ints([opname.sleutelfiguur[sf].max_clienten for sf in sf_nummer])
    dekt = {sf: set(opname.sleutelfiguur[sf].locaties) for sf in sf_nummer}
    max_op: dict[int, Ints] = {}
    for nummer, locatie_id in enumerate(locatie_ids):
        grens = opname.locatie[locatie_id].max_sleutelfiguren
        if grens is not None and sf_nummer:
            nu = sum((rij > 0).astype(np.int64) for (locatie, _), rij in sorted(aanwezig.items()) if locatie == nummer)
            max_op[nummer] = np.maximum(grens, np.zeros(horizon, dtype=np.int64) + nu)
    return Sleutelfiguren(
        ids=tuple(sf_nummer),
        van_locatie=tuple(tuple(nummer for sf, nummer in sf_nummer.items() if locatie in dekt[sf]) for locatie in locatie_ids),
        ruimte=np.maximum(0, hoogste[:, None] - last),
        aanwezig=aanwezig,
        max_op_locatie=max_op,
    )


def _ints(waarden: Sequence[int]) -> Ints:
    return np.array(waarden, dtype=np.int64)
