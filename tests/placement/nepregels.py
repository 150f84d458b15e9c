"""Rules that say yes to everything but what a test forbids, so that counts are tested apart from the rule sets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import numpy.typing as npt

WAAR, ONWAAR = 2, 0


@dataclass(frozen=True)
class NepRegeloordeel:
    regel_id: str
    waarde: int


@dataclass(frozen=True)
class NepOordeel:
    regels: tuple[NepRegeloordeel, ...]


@dataclass(frozen=True)
class NepRegels:
    """`wacht_niet`: ids the client rules refuse. `geen_paar`: (client, plekgroep) to the id of the rule that refuses. `pas_vanaf`: first Monday."""

    wacht_niet: frozenset[str] = frozenset()
    geen_paar: Mapping[tuple[str, str], str] = field(default_factory=dict)
    pas_vanaf: Mapping[tuple[str, str], date] = field(default_factory=dict)

    def clienten(self, client_ids: Sequence[str], op: date) -> npt.NDArray[np.int8]:
        return np.array([ONWAAR if client_id in self.wacht_niet else WAAR for client_id in client_ids], dtype=np.int8)

    def paren(self, client_ids: Sequence[str], plekgroep_ids: Sequence[str], op: date) -> npt.NDArray[np.int8]:
        rijen = [[self._waarde(client_id, plek, op) for plek in plekgroep_ids] for client_id in client_ids]
        return np.array(rijen, dtype=np.int8).reshape(len(client_ids), len(plekgroep_ids))

    def client_oordeel(self, client_id: str, op: date) -> NepOordeel:
        return NepOordeel((NepRegeloordeel("bw.dat", ONWAAR if client_id in self.wacht_niet else WAAR),))

    def paar_oordeel(self, client_id: str, plekgroep_id: str, op: date) -> NepOordeel:
        regel_id = self.geen_paar.get((client_id, plekgroep_id), "bw.vroegste_week")
        return NepOordeel((NepRegeloordeel(regel_id, self._waarde(client_id, plekgroep_id, op)),))

    def _waarde(self, client_id: str, plekgroep_id: str, op: date) -> int:
        paar = (client_id, plekgroep_id)
        return ONWAAR if paar in self.geen_paar or op < self.pas_vanaf.get(paar, date.min) else WAAR
