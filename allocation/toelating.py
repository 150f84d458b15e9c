"""Which begeleiders and onderaannemers the rules admit for whom, at the Monday of the start week (counting.md 6)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np

from allocation.deelname import Deelnemer
from domain import bladen as b
from domain.gebied import Regio
from rules.bulk.lezing import Feitkolom, lees_set
from rules.feitenbron.derden import FeitenDerden
from rules.toetsing import Toetsing
from rules.waarden import WAAR, Waarde
from solving.matrix import Bools

TEAM = "client.gebiedsteam"


class Toelating:
    """The sets `begeleider` and `onderaannemer` read over many pairs at once. Who moves out of BW is judged where the new home is."""

    def __init__(self, toetsing: Toetsing, regio: Regio, op: date) -> None:
        self._toetsing, self._op = toetsing, op
        self._derden = FeitenDerden(toetsing.opname, regio)

    def begeleiders(self, clienten: Sequence[Deelnemer], rijen: Sequence[b.Begeleider]) -> Bools:
        """[client, begeleider]: the rules admit the pair."""
        return self._lees("begeleider", clienten, lambda naam: [self._derden.van_begeleider(naam, rij, self._op) for rij in rijen], len(rijen))

    def onderaannemers(self, clienten: Sequence[Deelnemer], rijen: Sequence[b.Organisatie]) -> Bools:
        """[client, organisation]: the rules admit the pair."""
        return self._lees("onderaannemer", clienten, lambda naam: [self._derden.van_organisatie(naam, rij, self._op) for rij in rijen], len(rijen))

    def _lees(self, naam: str, clienten: Sequence[Deelnemer], aanbod: Feitkolom, breedte: int) -> Bools:
        regels = self._toetsing.boek[naam].eisen_op(self._op)
        oordelen = lees_set(regels, lambda feit: [self._feit(feit, wie) for wie in clienten], aanbod, (len(clienten), breedte), self._op)
        return np.asarray(oordelen == WAAR)

    def _feit(self, naam: str, wie: Deelnemer) -> Waarde:
        return wie.team if naam == TEAM and wie.uit_bw else self._toetsing.van_client(wie.rij.client_id, self._op)(naam)
