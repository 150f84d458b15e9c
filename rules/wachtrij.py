"""The other queue: BW clients with a DAT who wait for the intake, with their own clock (domain.md B57). Counted, never placed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from domain import soorten as s
from domain.kalender import hele_weken
from rules.feitenbron.bw import FeitenBw

NIET_IN_DE_RIJ = frozenset({s.Status.IN_ZORG, s.Status.PROEFPERIODE, s.Status.AFGESLOTEN})
ACUUT = 1


@dataclass(frozen=True)
class InWachtrij:
    """One person in the queue for the intake. `sinds` is wacht_sinds, else the aanmelddatum; weeks are whole, to the day asked."""

    client_id: str
    sinds: date
    wacht_weken: int
    urgentie: int | None
    wat_verlopen: bool

    @property
    def acuut(self) -> bool:
        """Class 1: signalled to the Regionale Toegang."""
        return self.urgentie == ACUUT


def wachtrij_intake(feiten: FeitenBw, op: date) -> tuple[InWachtrij, ...]:
    """BW clients with a DAT, without a WAT that holds at the date, who do not live on a place yet; longest waiting first."""
    rij = []
    for client in feiten.opname.clienten:
        if client.domein is not s.Domein.BW or client.status in NIET_IN_DE_RIJ or client.client_id in feiten.opname.bewoner:
            continue
        besluit = feiten.wat_bw(client.client_id, op)
        verlopen = besluit is not None and besluit.geldig_tot is not None and besluit.geldig_tot < op
        if feiten.dat_bw(client.client_id, op) and (besluit is None or verlopen):
            sinds = client.wacht_sinds or client.aanmelddatum
            rij.append(InWachtrij(client.client_id, sinds, hele_weken(sinds, op), client.urgentie, verlopen))
    return tuple(sorted(rij, key=lambda wie: (wie.sinds, wie.client_id)))
