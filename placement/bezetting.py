"""Who is there today and until when: the baseline every limit starts from (counting.md 9, 13, 14)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import numpy.typing as npt

from domain.beleid import Beleid
from domain.bladen import Plekgroep
from domain.momentopname import Momentopname
from domain.soorten import Financieringstitel, Woonvorm
from placement.wachtenden import kenmerken_van, punten_van, sleutelfiguur_van

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Aanwezige:
    """A Siem resident: present in weeks 0 … `tot_week`−1 (H when staying); `tot_week` is the departure."""

    client_id: str
    plekgroep_id: str
    locatie_id: str
    thuis: bool
    wmo: bool
    punten: int
    kenmerken: frozenset[str]
    sleutelfiguur_id: str | None
    kosten_cent: int
    tot_week: int


class Bezetting:
    """Baseline loads per week, as arrays of length H."""

    def __init__(self, opname: Momentopname, beleid: Beleid, maandagen: Sequence[date]) -> None:
        self.horizon = len(maandagen)
        self._opname = opname
        self._leegstand = beleid.leegstand_weken
        self.aanwezigen = tuple(self._aanwezige(rij.client_id, beleid, maandagen) for rij in sorted(opname.bewoners, key=lambda rij: rij.client_id))
        self.op_client = {persoon.client_id: persoon for persoon in self.aanwezigen}
        self._overig = sorted(opname.overige_bezetting, key=lambda rij: rij.plekgroep_id)

    def _aanwezige(self, client_id: str, beleid: Beleid, maandagen: Sequence[date]) -> Aanwezige:
        rij, client = self._opname.bewoner[client_id], self._opname.client[client_id]
        plek = self._opname.plekgroep[rij.plekgroep_id]
        tot = self.horizon if rij.vertrek_week is None else min(self.horizon, max(0, (rij.vertrek_week - maandagen[0]).days // 7))
        return Aanwezige(
            client_id=client_id,
            plekgroep_id=rij.plekgroep_id,
            locatie_id=plek.locatie_id,
            thuis=plek.woonvorm is Woonvorm.BW_THUIS,
            wmo=plek.financieringstitel is Financieringstitel.WMO,
            punten=punten_van(rij.zorgzwaarte, beleid),
            kenmerken=kenmerken_van(client, rij),
            sleutelfiguur_id=sleutelfiguur_van(client, rij),
            kosten_cent=kosten_cent(plek),
            tot_week=tot,
        )

    def som(self, delen: Iterable[tuple[int, int]], vast: int = 0) -> Ints:
        """Per week: `vast` plus every amount that is there until its week; parts are (amount, tot_week)."""
        uit = np.full(self.horizon, vast, dtype=np.int64)
        for hoeveel, tot in delen:
            uit[:tot] += hoeveel
        return uit

    def per_plekgroep(self) -> dict[str, Ints]:
        """People per plekgroep, vacancy weeks after a departure included."""
        delen: dict[str, list[tuple[int, int]]] = {plek.plekgroep_id: [] for plek in self._opname.plekken}
        for persoon in self.aanwezigen:
            na = persoon.tot_week + (self._leegstand if persoon.tot_week < self.horizon else 0)
            delen[persoon.plekgroep_id].append((1, min(self.horizon, na)))
        vast = {rij.plekgroep_id: rij.aantal for rij in self._overig}
        return {plek: self.som(lijst, vast.get(plek, 0)) for plek, lijst in delen.items()}

    def punten_per_locatie(self) -> dict[str, Ints]:
        """Care weight per location in points, everyone included, BW-thuis too."""
        vast = dict.fromkeys(self._opname.locatie, 0)
        for rij in self._overig:
            vast[self._opname.plekgroep[rij.plekgroep_id].locatie_id] += rij.punten
        delen: dict[str, list[tuple[int, int]]] = {locatie: [] for locatie in vast}
        for persoon in self.aanwezigen:
            delen[persoon.locatie_id].append((persoon.punten, persoon.tot_week))
        return {locatie: self.som(delen[locatie], vast[locatie]) for locatie in vast}

    def per_kenmerk(self) -> dict[tuple[str, str], Ints]:
        """People with a kenmerk per location, BW-thuis excluded; only pairs (locatie, kenmerk) that occur."""
        uit: dict[tuple[str, str], Ints] = {}
        for rij in self._overig:
            plek = self._opname.plekgroep[rij.plekgroep_id]
            if plek.woonvorm is not Woonvorm.BW_THUIS:
                for kenmerk, aantal in rij.kenmerk_aantallen:
                    uit.setdefault((plek.locatie_id, kenmerk), np.zeros(self.horizon, dtype=np.int64))[:] += aantal
        for persoon in self.aanwezigen:
            if not persoon.thuis:
                for kenmerk in persoon.kenmerken:
                    uit.setdefault((persoon.locatie_id, kenmerk), np.zeros(self.horizon, dtype=np.int64))[: persoon.tot_week] += 1
        return uit

    def kosten(self, organisatie_id: str | None) -> Ints:
        """Cost per week in cents of Siem people on wmo places, of one organisation or of all."""
        locatie = self._opname.locatie
        return self.som(
            (persoon.kosten_cent, persoon.tot_week)
            for persoon in self.aanwezigen
            if persoon.wmo and (organisatie_id is None or locatie[persoon.locatie_id].organisatie_id == organisatie_id)
        )


def kosten_cent(plek: Plekgroep) -> int:
    """Cost of a place per week in whole cents; an unknown cost counts 0 (with a ceiling set, import refuses it)."""
    return cent(plek.kosten_per_week_euro or Decimal(0))


def cent(euro: Decimal) -> int:
    """Whole cents, half up."""
    return int((euro * 100).to_integral_value(ROUND_HALF_UP))
