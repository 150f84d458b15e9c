"""The work list: facts nobody filled in that keep a waiting client from places, each with who may answer (design.md section 4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from rules.feiten import catalogus
from rules.geval import ontbrekende_feiten
from rules.oordeel import ontbrekend
from rules.waarden import ONBEKEND, ONZEKER, WAAR

if TYPE_CHECKING:
    from rules.bw import BwRegels

KLASSE_BEPALEND = "client.urgentie"
OOK_VRAGEN = (KLASSE_BEPALEND, "client.zorgzwaarte")
"""Facts that weigh in the plan and count as something when unknown (counting.md 1, 12)."""


@dataclass(frozen=True)
class Werkpunt:
    """One question. `locatie_id` is set when it is the location's to answer. `plekken`: how many places wait for the answer."""

    client_id: str
    locatie_id: str | None
    feit: str
    vraag: str
    wie: str
    grond: str
    plekken: int


def werklijst(regels: BwRegels, op: date) -> tuple[Werkpunt, ...]:
    """Questions for everyone who waits at the date: unknown urgency first, then what keeps most places closed."""
    kandidaten = regels.mogelijk_wachtenden()
    wachten = [client for client, waarde in zip(kandidaten, regels.clienten(kandidaten, op).tolist(), strict=True) if waarde == WAAR]
    plekken = sorted(regels.opname.plekgroep)
    punten: list[Werkpunt] = []
    for client_id in wachten:
        missen = [naam for naam in OOK_VRAGEN if regels.feiten.van_client(naam, client_id, op) is ONBEKEND]
        punten += [Werkpunt(client_id, None, feit.feit, feit.vraag, feit.wie, feit.grond, 0) for feit in ontbrekend(missen)]
    onzeker = regels.paren(wachten, plekken, op) == ONZEKER
    for rij in np.flatnonzero(onzeker.any(axis=1)).tolist():
        punten += _van_client(regels, wachten[rij], [plekken[j] for j in np.flatnonzero(onzeker[rij]).tolist()], op)
    return tuple(sorted(punten, key=lambda punt: (punt.feit != KLASSE_BEPALEND, -punt.plekken, punt.client_id, punt.locatie_id or "", punt.feit)))


def _van_client(regels: BwRegels, client_id: str, plekken: list[str], op: date) -> list[Werkpunt]:
    """The questions about the places that are still unknown for one client, each with the number of places."""
    aantal: dict[tuple[str, str | None], int] = {}
    for plekgroep_id in plekken:
        oordeel = regels.paar_oordeel(client_id, plekgroep_id, op)
        for feit in sorted({naam for regel in oordeel.regels for naam in ontbrekende_feiten(regel.spoor)}):
            locatie = regels.opname.plekgroep[plekgroep_id].locatie_id if catalogus()[feit].kant == "plek" else None
            aantal[feit, locatie] = aantal.get((feit, locatie), 0) + regels.opname.plekgroep[plekgroep_id].aantal
    return [
        Werkpunt(client_id, locatie, punt.feit, punt.vraag, punt.wie, punt.grond, telling)
        for (naam, locatie), telling in aantal.items()
        for punt in ontbrekend([naam])
    ]
