"""The rules asked again: one matrix of verdicts per Monday, for who may wait and which pair may exist at that start (counting.md 6, 7, 11)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

import numpy as np
import numpy.typing as npt

from domain import soorten as s
from domain.momentopname import Momentopname
from rules.waarden import WAAR

Verdicten = npt.NDArray[np.int8]
EIGEN_SOORT = (("wens", "harde_wens"), ("expertise", "expertise"))
"""Rules whose id holds this word get a code of their own."""


class Regeloordeel(Protocol):
    """One rule's part in a verdict: its id and 0 (no), 1 (not known) or 2 (yes)."""

    @property
    def regel_id(self) -> str: ...
    @property
    def waarde(self) -> int: ...


class Oordeel(Protocol):
    """One verdict with the rules that were asked."""

    @property
    def regels(self) -> Sequence[Regeloordeel]: ...


class Regellezing(Protocol):
    """What the check asks of the rules; `rules.bw.BwRegels` is one."""

    def clienten(self, client_ids: Sequence[str], op: date) -> Verdicten: ...
    def paren(self, client_ids: Sequence[str], plekgroep_ids: Sequence[str], op: date) -> Verdicten: ...
    def client_oordeel(self, client_id: str, op: date) -> Oordeel: ...
    def paar_oordeel(self, client_id: str, plekgroep_id: str, op: date) -> Oordeel: ...


class Oordelen:
    """Verdicts for one momentopname, asked once per Monday and remembered."""

    def __init__(self, opname: Momentopname, regels: Regellezing, weken: Sequence[date]) -> None:
        self._regels, self._weken = regels, weken
        self._plekken = sorted(opname.plekgroep)
        self._plekindex = {plekgroep_id: index for index, plekgroep_id in enumerate(self._plekken)}
        self._clientindex: dict[str, int] = {}
        self._wmo = np.array([opname.plekgroep[p].financieringstitel is s.Financieringstitel.WMO for p in self._plekken], dtype=np.bool_)
        self._eigen = {rij.client_id: rij.plekgroep_id for rij in opname.bewoners}
        self._matrix: dict[date, npt.NDArray[np.bool_]] = {}

    def mogen_wachten(self, client_ids: Sequence[str]) -> tuple[str, ...]:
        """Those whom the client rules admit in at least one start week, sorted. Later questions are about these."""
        kandidaten = sorted(client_ids)
        mag = np.zeros(len(kandidaten), dtype=np.bool_)
        for maandag in self._weken:
            if kandidaten:
                mag |= self._regels.clienten(kandidaten, maandag) == WAAR
        wachten = tuple(client_id for client_id, ja in zip(kandidaten, mag.tolist(), strict=True) if ja)
        self._clientindex = {client_id: index for index, client_id in enumerate(wachten)}
        return wachten

    def mag(self, client_id: str, plekgroep_id: str, maandag: date) -> bool:
        """Whether the rules admit a start on that Monday; only a plain yes admits."""
        return bool(self._van(maandag)[self._clientindex[client_id], self._plekindex[plekgroep_id]])

    def zonder_paar(self, client_ids: Sequence[str]) -> frozenset[str]:
        """Those without an admitted pair in any start week; pins and points do not matter (counting.md 10)."""
        over = set(client_ids)
        for maandag in self._weken:
            if not over:
                break
            heeft = [bool(rij.any()) for rij in self._van(maandag)]
            over -= {client_id for client_id in over if heeft[self._clientindex[client_id]]}
        return frozenset(over)

    def geweigerd_door(self, client_id: str, plekgroep_id: str, maandag: date) -> Mapping[str, tuple[str, ...]]:
        """The rules that do not say yes, by the code of the finding."""
        per_soort: dict[str, set[str]] = defaultdict(set)
        oordelen = (self._regels.client_oordeel(client_id, maandag), self._regels.paar_oordeel(client_id, plekgroep_id, maandag))
        for regel_id in (deel.regel_id for oordeel in oordelen for deel in oordeel.regels if deel.waarde != WAAR):
            per_soort[next((soort for woord, soort in EIGEN_SOORT if woord in regel_id), "regel")].add(regel_id)
        return {soort: tuple(sorted(ids)) for soort, ids in per_soort.items()} or {"regel": ()}

    def _van(self, maandag: date) -> npt.NDArray[np.bool_]:
        """Client x plekgroep: the client rules and the pair rules say yes; by counting.md 9 and 11 never off wmo, never where one lives."""
        if maandag not in self._matrix:
            clienten = list(self._clientindex)
            if not clienten or not self._plekken:
                return np.zeros((len(clienten), len(self._plekken)), dtype=np.bool_)
            mag = np.asarray(self._regels.paren(clienten, self._plekken, maandag) == WAAR, dtype=np.bool_)
            mag &= np.outer(self._regels.clienten(clienten, maandag) == WAAR, self._wmo)
            for client_id, plekgroep_id in self._eigen.items():
                if client_id in self._clientindex:
                    mag[self._clientindex[client_id], self._plekindex[plekgroep_id]] = False
            self._matrix[maandag] = mag
        return self._matrix[maandag]
