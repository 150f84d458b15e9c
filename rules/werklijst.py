"""The work list: facts nobody filled in that keep a waiting client from places, each with who may answer (design.md section 4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from rules.feiten import catalogus
from rules.geval import lees_geval, ontbrekende_feiten
from rules.oordeel import ontbrekend
from rules.taal import feiten_in
from rules.waarden import ONBEKEND, ONZEKER, WAAR, Waarde

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
    punten += _voor_plekken(regels, wachten, plekken, op)
    return tuple(sorted(punten, key=lambda punt: (punt.feit != KLASSE_BEPALEND, -punt.plekken, punt.client_id, punt.locatie_id or "", punt.feit)))


def _voor_plekken(regels: BwRegels, wachten: Sequence[str], plekken: Sequence[str], op: date) -> Iterator[Werkpunt]:
    """The questions behind every pair that is still unknown, counted in places."""
    onzeker = regels.paren(wachten, plekken, op) == ONZEKER
    wacht_op: dict[tuple[str, str, str | None], set[str]] = {}
    for regel, waarden in regels.paren_per_regel(wachten, plekken, op):
        bekend: dict[tuple[Waarde, ...], tuple[str, ...]] = {}
        for i, j in np.argwhere(onzeker & (waarden == ONZEKER)).tolist():
            feiten = {naam: regels.feit(naam, wachten[i], plekken[j], op) for naam in feiten_in(regel.als)}
            sleutel = tuple(feiten.values())
            if sleutel not in bekend:
                bekend[sleutel] = ontbrekende_feiten(lees_geval(regel, feiten.__getitem__, op))
            for naam in bekend[sleutel]:
                locatie = regels.opname.plekgroep[plekken[j]].locatie_id if catalogus()[naam].kant == "plek" else None
                wacht_op.setdefault((wachten[i], naam, locatie), set()).add(plekken[j])
    for (client_id, naam, locatie), groepen in wacht_op.items():
        telling = sum(regels.opname.plekgroep[groep].aantal for groep in groepen)
        yield from (Werkpunt(client_id, locatie, feit.feit, feit.vraag, feit.wie, feit.grond, telling) for feit in ontbrekend([naam]))
