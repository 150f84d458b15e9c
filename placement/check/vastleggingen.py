"""Pins on BW clients: which bind at the peildatum and whether a placement honours them (counting.md 2, 18)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from domain import soorten as s
from domain.bladen import Vastlegging
from domain.momentopname import Momentopname

BINDEND = (s.Vastleggingsoort.VAST, s.Vastleggingsoort.VOORGELEGD)


def geldende(opname: Momentopname) -> Mapping[str, tuple[Vastlegging, ...]]:
    """Per BW client the pins that hold at the peildatum: `vast`, `voorgelegd` and `verboden`, in a fixed order."""
    per_client: dict[str, list[Vastlegging]] = defaultdict(list)
    for rij in opname.vastleggingen:
        client = opname.client.get(rij.client_id)
        voor_plek = client is not None and client.domein is s.Domein.BW and rij.begeleider_id is None
        verlopen = rij.tot is not None and rij.tot < opname.peildatum
        if voor_plek and not verlopen and rij.soort in (*BINDEND, s.Vastleggingsoort.VERBODEN):
            per_client[rij.client_id].append(rij)
    return {client_id: tuple(sorted(rijen, key=_volgorde)) for client_id, rijen in sorted(per_client.items())}


def past_bij(rij: Vastlegging, plekgroep_id: str, week: date) -> bool:
    """Whether a placement is the one the pin speaks of; an empty place or week is a wildcard."""
    return rij.plekgroep_id in (None, plekgroep_id) and rij.week in (None, week)


def nagekomen(rij: Vastlegging, plaatsing: tuple[str, date] | None) -> bool:
    """`vast` and `voorgelegd` want a placement that matches; `verboden` wants none that does."""
    past = plaatsing is not None and past_bij(rij, *plaatsing)
    return past if rij.soort in BINDEND else not past


def _volgorde(rij: Vastlegging) -> tuple[str, str, date]:
    return (rij.soort, rij.plekgroep_id or "", rij.week or date.min)
