"""Pins: what people laid down for a client, and what it does to the pairs (counting.md 18)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.bladen import Vastlegging
from domain.fouten import Fout, InvoerFout, PassendFout
from domain.momentopname import Momentopname
from domain.soorten import Domein, Vastleggingsoort

BINDEND = (Vastleggingsoort.VAST, Vastleggingsoort.VOORGELEGD)


class Vastleggingsconflict(PassendFout):
    """Pins that cannot hold (together): the answer is no (exit 1). `clienten` are those pinned; `breekt` says in Dutch what they break."""

    def __init__(self, clienten: Sequence[str], breekt: Sequence[str]) -> None:
        self.clienten = tuple(clienten)
        self.breekt = tuple(breekt)
        super().__init__("Deze vastleggingen kunnen niet (samen): " + ", ".join(self.clienten) + ". " + " ".join(self.breekt))


@dataclass(frozen=True)
class Vastgelegd:
    """The unexpired BW pins of one client."""

    vast: tuple[Vastlegging, ...]
    verboden: tuple[Vastlegging, ...]

    def mag(self, plekgroep_id: str, week: date) -> bool:
        """Whether a start on this place in this week obeys every pin."""
        return all(_dekt(pin, plekgroep_id, week) for pin in self.vast) and not any(_dekt(pin, plekgroep_id, week) for pin in self.verboden)


def bw_vastleggingen(opname: Momentopname) -> Mapping[str, Vastgelegd]:
    """Unexpired pins per BW client (judged at the peildatum); `vrijgegeven` has no effect for BW."""
    rijen: dict[str, list[Vastlegging]] = defaultdict(list)
    for rij in opname.vastleggingen:
        geldt = rij.tot is None or rij.tot >= opname.peildatum
        if geldt and rij.soort is not Vastleggingsoort.VRIJGEGEVEN and opname.client[rij.client_id].domein is Domein.BW:
            rijen[rij.client_id].append(rij)
    return {
        client: Vastgelegd(tuple(r for r in lijst if r.soort in BINDEND), tuple(r for r in lijst if r.soort is Vastleggingsoort.VERBODEN))
        for client, lijst in sorted(rijen.items())
    }


def eis_wachtend(pins: Mapping[str, Vastgelegd], wachtend: set[str]) -> None:
    """A pin on someone who does not wait is a fault.

    Raises:
        InvoerFout: naming every such client.
    """
    fouten = [
        Fout(
            blad="vastleggingen",
            kolom="client_id",
            waarde=client,
            melding="deze cliënt wacht niet op een plek",
            doe="Haal de vastlegging weg of zet er een einddatum op.",
        )
        for client in pins
        if client not in wachtend
    ]
    if fouten:
        raise InvoerFout(fouten)


def _dekt(pin: Vastlegging, plekgroep_id: str, week: date) -> bool:
    return pin.plekgroep_id in (None, plekgroep_id) and pin.week in (None, week)
