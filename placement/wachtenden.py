"""Who waits for a place, and what their waiting weighs (counting.md 7, 10, 12, 20, 21)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from domain.beleid import Beleid
from domain.bladen import Bewoner, Client
from domain.kalender import hele_weken
from domain.momentopname import Momentopname
from domain.soorten import Domein, Geslacht, Status, Wachtkeuze, Zorgzwaarte
from rules.bw import BwRegels

TE_LAAT_PER_KLASSE = (1000, 100, 10, 1)
URGENTIEGEWICHT = (8, 4, 2, 1)
HOOGSTE_WACHTWEKEN = 104


@dataclass(frozen=True)
class Wachtende:
    """One person who waits. `klasse` 1–4 after the rise by waiting; `norm_week` is a week index ≥ 0; weights per week of start."""

    client_id: str
    klasse: int
    wacht_op_wens: bool
    norm_week: int
    wacht_gewicht: int
    oud_plekgroep_id: str | None
    sleutelfiguur_id: str | None
    kenmerken: frozenset[str]
    punten: int

    @property
    def laat_gewicht(self) -> int:
        return TE_LAAT_PER_KLASSE[self.klasse - 1]

    @property
    def verhuist(self) -> bool:
        """A resident who waits for another place."""
        return self.oud_plekgroep_id is not None


def wie_wachten(opname: Momentopname, beleid: Beleid, regels: BwRegels, maandagen: Sequence[date]) -> tuple[Wachtende, ...]:
    """Everyone who waits under counting.md 7 and 10, by id."""
    ids = sorted(
        client.client_id
        for client in opname.clienten
        if client.domein is Domein.BW and (client.status is Status.WACHT_PLAATSING or (client.verhuisreden is not None and client.client_id in opname.bewoner))
    )
    if not ids:
        return ()
    knikken = regels.knikdata(maandagen)
    wacht = np.logical_or.reduce([regels.clienten(ids, maandagen[week]) == 2 for week in knikken])
    return tuple(_wachtende(opname, beleid, opname.client[client_id], maandagen) for client_id, ja in zip(ids, wacht, strict=True) if ja)


def wacht_sinds(client: Client) -> date:
    """Start of the clock: `wacht_sinds`, else the aanmelddatum."""
    return client.wacht_sinds or client.aanmelddatum


def klasse_van(client: Client, peildatum: date, beleid: Beleid) -> int:
    """Class of urgency: unknown counts as beleid says, up one or two by waiting, never into class 1 (counting.md 12)."""
    klasse = client.urgentie or beleid.urgentie_onbekend
    weken = hele_weken(wacht_sinds(client), peildatum)
    stijging = sum(weken >= grens for grens in beleid.stijgt_na_weken)
    return klasse if klasse == 1 else max(2, klasse - stijging)


def norm_week_van(client: Client, klasse: int, beleid: Beleid, maandagen: Sequence[date]) -> int:
    """Last week whose Monday is not after the earlier of uiterste_datum and waiting since + norm; never before 0 (counting.md 20)."""
    norm = wacht_sinds(client) + timedelta(weeks=beleid.norm_weken[klasse - 1])
    grens = norm if client.uiterste_datum is None else min(norm, client.uiterste_datum)
    return max(0, (grens - maandagen[0]).days // 7)


def punten_van(zorgzwaarte: Zorgzwaarte | None, beleid: Beleid) -> int:
    """Points of a care weight; unknown counts as gemiddeld (counting.md 1)."""
    return beleid.punten[zorgzwaarte or Zorgzwaarte.GEMIDDELD]


def sleutelfiguur_van(client: Client, bewoner: Bewoner | None) -> str | None:
    """One's own sleutelfiguur, from whichever of both rows says so."""
    return client.sleutelfiguur_id or (bewoner.sleutelfiguur_id if bewoner else None)


def kenmerken_van(client: Client, bewoner: Bewoner | None) -> frozenset[str]:
    """Characteristics that count in a group, from whichever of both rows says so."""
    return frozenset(client.kenmerken or (bewoner.kenmerken if bewoner else ()))


def geslacht_van(client: Client, bewoner: Bewoner | None) -> Geslacht | None:
    """v, m or x, from whichever of both rows says so."""
    return client.geslacht or (bewoner.geslacht if bewoner else None)


def _wachtende(opname: Momentopname, beleid: Beleid, client: Client, maandagen: Sequence[date]) -> Wachtende:
    bewoner = opname.bewoner.get(client.client_id)
    klasse = klasse_van(client, opname.peildatum, beleid)
    return Wachtende(
        client_id=client.client_id,
        klasse=klasse,
        wacht_op_wens=client.wachtkeuze is Wachtkeuze.WACHT_OP_VOORKEUR,
        norm_week=norm_week_van(client, klasse, beleid, maandagen),
        wacht_gewicht=1 + min(hele_weken(wacht_sinds(client), opname.peildatum), HOOGSTE_WACHTWEKEN),
        oud_plekgroep_id=bewoner.plekgroep_id if bewoner else None,
        sleutelfiguur_id=sleutelfiguur_van(client, bewoner),
        kenmerken=kenmerken_van(client, bewoner),
        punten=punten_van(bewoner.zorgzwaarte if bewoner else client.zorgzwaarte, beleid),
    )
