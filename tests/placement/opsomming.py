"""Every plan of a tiny region, one by one, scored with the checker's own ledger: the truth a solver is held against.

All combinations of (not placed, or an admitted plekgroep x week x sleutelfiguur) per person are formed. Pins and passendheid_max bind one
person, so they drop options beforehand. Limits are read over many plans at once from the ledger of `Telling`; `test_opsomming` holds that
reading against `Telling.houdt` and `Telling.doelen` plan by plan.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from domain.beleid import Beleid
from domain.momentopname import Momentopname
from placement.check.oordelen import Regellezing
from placement.check.plaatsingen import sleutelfiguren_voor
from placement.check.telling import Telling
from placement.check.vastleggingen import nagekomen
from placement.plan import Plaatsing

Getallen = npt.NDArray[np.int64]
PLANNEN_TEGELIJK = 20_000
Optie = Plaatsing | None


@dataclass(frozen=True)
class Opsomming:
    """All plans of a region that hold. `opties` per person (by id), `keuzes` (plan x person: option number), `doelen` (plan x doel)."""

    telling: Telling
    opties: dict[str, tuple[Optie, ...]]
    keuzes: Getallen
    doelen: Getallen

    def beste(self) -> dict[str, int] | None:
        """Best per doel, level by level with speling (counting.md 26); None when no plan holds."""
        return None if not len(self.doelen) else dict(zip(self.telling.beleid.doelen, self._niveaus()[0], strict=True))

    def beste_plannen(self) -> list[list[Plaatsing]]:
        """Every plan that is within the speling of each doel."""
        return [self.plan(int(nummer)) for nummer in np.flatnonzero(self._niveaus()[1])]

    def plan(self, nummer: int) -> list[Plaatsing]:
        gekozen = (opties[index] for opties, index in zip(self.opties.values(), self.keuzes[nummer], strict=True))
        return [optie for optie in gekozen if optie is not None]

    def _niveaus(self) -> tuple[list[int], npt.NDArray[np.bool_]]:
        over = np.ones(len(self.doelen), dtype=np.bool_)
        beste: list[int] = []
        for kolom, naam in enumerate(self.telling.beleid.doelen):
            beste.append(int(self.doelen[over, kolom].min()))
            over &= self.doelen[:, kolom] <= beste[-1] + self.telling.beleid.speling_van(naam) * self.telling.mensen_per_speling
        return beste, over


def beste_door_opsomming(opname: Momentopname, beleid: Beleid, regels: Regellezing) -> dict[str, int] | None:
    """The best value per doel over all plans, in the order of the beleid; None when no plan can honour pins and limits."""
    return som_op(opname, beleid, regels).beste()


def som_op(opname: Momentopname, beleid: Beleid, regels: Regellezing) -> Opsomming:
    """Forms and scores every plan."""
    telling = Telling(opname, beleid, regels)
    opties = {client_id: opties_van(telling, client_id) for client_id in telling.wachtenden}
    aantallen = [len(rij) for rij in opties.values()]
    totaal = math.prod(aantallen)
    tabel = _Tabel(telling, opties)
    keuzes, doelen = [np.zeros((0, len(opties)), dtype=np.int64)], [np.zeros((0, len(beleid.doelen)), dtype=np.int64)]
    for begin in range(0, totaal, PLANNEN_TEGELIJK):
        nummers = np.arange(begin, min(totaal, begin + PLANNEN_TEGELIJK))
        gekozen = np.array(np.unravel_index(nummers, aantallen), dtype=np.int64).T if aantallen else np.zeros((1, 0), dtype=np.int64)
        stand = tabel.stand(gekozen)
        goed = tabel.houdt(stand)
        keuzes.append(gekozen[goed])
        doelen.append(tabel.doelen(gekozen[goed], stand[goed]))
    return Opsomming(telling, opties, np.concatenate(keuzes), np.concatenate(doelen))


def opties_van(telling: Telling, client_id: str) -> tuple[Optie, ...]:
    """What may happen to one person: admitted pairs within passendheid_max, every possible sleutelfiguur, pins honoured."""
    vast = telling.vast.get(client_id, ())
    alle = [None, *_paren(telling, client_id)]
    return tuple(optie for optie in alle if all(nagekomen(rij, (optie.plekgroep_id, optie.week) if optie else None) for rij in vast))


def _paren(telling: Telling, client_id: str) -> Iterator[Plaatsing]:
    wie = telling.wachtenden[client_id]
    hoogstens = telling.beleid.passendheid_max_van(wie.klasse)
    for plekgroep_id in sorted(telling.opname.plekgroep):
        if hoogstens is not None and telling.passendheid.punten(client_id, plekgroep_id) > hoogstens:
            continue
        figuren = sleutelfiguren_voor(telling, client_id, telling.opname.plekgroep[plekgroep_id].locatie_id)
        for maandag in telling.weken:
            if telling.oordelen.mag(client_id, plekgroep_id, maandag):
                for figuur in figuren:
                    soort = {"soort": "verhuizing" if wie.verhuizer else "plaatsing"}
                    yield Plaatsing.model_validate({"client_id": client_id, "plekgroep_id": plekgroep_id, "week": maandag, "sleutelfiguur_id": figuur, **soort})


class _Tabel:
    """Per person the changes and doelen of each option as rows of numbers, and the ledger's limits over many plans."""

    def __init__(self, telling: Telling, opties: dict[str, tuple[Optie, ...]]) -> None:
        mutaties = [[telling.mutatie(optie) if optie else () for optie in rij] for rij in opties.values()]
        self._telling, self._boek = telling, telling.bezetting.boek
        self._basis = np.array(self._boek.basis, dtype=np.int64)  # only now: options open new counters
        self._erbij = [self._rijen(rij) for rij in mutaties]
        namen = telling.beleid.doelen
        self._delen = [
            np.array([[telling.delen(wie, optie).get(naam, 0) for naam in namen] for optie in rij], dtype=np.int64).reshape(len(rij), len(namen))
            for wie, rij in opties.items()
        ]
        self._apart = np.array([sum(telling.delen(wie, None).get(naam, 0) for wie in telling.wachtenden if wie not in opties) for naam in namen])

    def _rijen(self, mutaties: Sequence[Sequence[tuple[int, int]]]) -> Getallen:
        rijen = np.zeros((len(mutaties), len(self._basis)), dtype=np.int64)
        for nummer, mutatie in enumerate(mutaties):
            for teller, aantal in mutatie:
                rijen[nummer, teller] += aantal
        return rijen

    def stand(self, gekozen: Getallen) -> Getallen:
        """Every counter after each plan."""
        uit = np.tile(self._basis, (len(gekozen), 1))
        for persoon, erbij in enumerate(self._erbij):
            uit += erbij[gekozen[:, persoon]]
        return uit

    def houdt(self, stand: Getallen) -> npt.NDArray[np.bool_]:
        """Which plans break no limit."""
        goed = np.ones(len(stand), dtype=np.bool_)
        for grens in self._boek.grenzen:
            tellers = stand[:, grens.tellers]
            if grens.vorm == "hoogstens":
                goed &= tellers.sum(axis=1) <= grens.waarde
            elif grens.vorm == "minstens":
                goed &= (tellers[:, 0] == 0) | (tellers[:, 0] >= grens.waarde)
            elif grens.vorm == "niet_samen":
                goed &= ~(tellers > 0).all(axis=1)
            else:
                goed &= (tellers > 0).sum(axis=1) <= grens.waarde
        return goed

    def doelen(self, gekozen: Getallen, stand: Getallen) -> Getallen:
        """Every doel of each plan, in the order of the beleid."""
        namen = self._telling.beleid.doelen
        uit = np.tile(self._apart, (len(gekozen), 1))
        for persoon, delen in enumerate(self._delen):
            uit += delen[gekozen[:, persoon]]
        for teller, aantal in self._telling.groepsdoelen.vol_bij.items():
            uit[:, namen.index("passendheid")] += self._telling.beleid.passendheid.kenmerk_vol * (stand[:, teller] >= aantal)
        for tellers in self._telling.bezetting.laatste_week_van.values():
            uit[:, namen.index("sleutelfiguren_extra")] += np.maximum(0, (stand[:, tellers] > 0).sum(axis=1) - 1)
        return uit
