"""Pins on begeleiders, and what the teamleider released (counting.md 2, 18, 29).

A row that binds or forbids and names no begeleider says nothing for BG. A row `vrijgegeven` opens the roles it names, of whoever fills them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from allocation.deelname import Deelnemer, Vandaag
from allocation.problem import EERSTE, TWEEDE, Pin
from domain.bladen import Vastlegging
from domain.fouten import Fout, InvoerFout, PassendFout
from domain.momentopname import Momentopname
from domain.soorten import RolBegeleider, Vastleggingsoort

BINDEND = (Vastleggingsoort.VAST, Vastleggingsoort.VOORGELEGD)
_NUMMER = {RolBegeleider.EERSTE: EERSTE, RolBegeleider.TWEEDE: TWEEDE}


@dataclass(frozen=True)
class Botsing:
    """A set of rows that cannot hold together, where all but one of them can; `breekt` says in Dutch what they break. `door_grens`: limits that
    all clients share stand in the way, not what the rules leave for one client."""

    rijen: tuple[Vastlegging, ...]
    breekt: tuple[str, ...]
    door_grens: bool

    def zin(self) -> str:
        """The rows, and what they break."""
        return f"{'; '.join(in_woorden(rij) for rij in self.rijen)}. {' '.join(self.breekt)}"


class Vastleggingsconflict(PassendFout):
    """Pins that cannot hold (together): the answer is no (exit 1). `clienten` are those pinned."""

    def __init__(self, botsingen: Sequence[Botsing]) -> None:
        self.botsingen = tuple(botsingen)
        self.clienten = tuple(sorted({rij.client_id for botsing in botsingen for rij in botsing.rijen}))
        regels = [f"- {botsing.zin()}" for botsing in botsingen]
        slot = "Een vastlegging gaat niet voor een regel, een grens of het aantal wissels dat mag."
        super().__init__("\n".join(["Deze vastleggingen kunnen niet (samen):", *regels, slot]))


def in_woorden(rij: Vastlegging) -> str:
    """Client, person, role and kind of a pin."""
    niet = "" if rij.soort in BINDEND else " niet"
    als = f" als {rij.rol.value} begeleider" if rij.rol else ""
    return f"cliënt {rij.client_id}{niet} bij {rij.begeleider_id}{als} ({rij.soort.value})"


def geldende_rijen(opname: Momentopname) -> tuple[Vastlegging, ...]:
    """The rows that hold at the peildatum."""
    return tuple(rij for rij in opname.vastleggingen if rij.tot is None or rij.tot >= opname.peildatum)


def vrijgegeven(rijen: Sequence[Vastlegging], vandaag: Vandaag, bij: Mapping[str, str | None]) -> frozenset[int]:
    """The roles of one client that its rows release; a begeleider that a row names must be who fills the role.

    `bij` gives the onderaannemer for who works there.
    """
    uit = set()
    for rij in rijen:
        for rol, wie in ((EERSTE, vandaag.eerste_id or vandaag.onderaannemer_id), (TWEEDE, vandaag.tweede_id)):
            past = rij.rol is None or _NUMMER[rij.rol] == rol
            genoemd = bij.get(rij.begeleider_id or "", rij.begeleider_id)
            if rij.soort is Vastleggingsoort.VRIJGEGEVEN and past and genoemd in (None, wie):
                uit.add(rol)
    return frozenset(uit)


def eis_deelname(rijen: Sequence[Vastlegging], clienten: Sequence[Deelnemer], bekend: Mapping[str, str]) -> None:
    """A pin on a begeleider for someone who takes no part in any allocation is a fault.

    Raises:
        InvoerFout: naming every such client. `bekend` holds everybody who takes part somewhere.
    """
    hier = {wie.rij.client_id for wie in clienten}
    fouten = [
        Fout(
            blad="vastleggingen",
            kolom="client_id",
            waarde=rij.client_id,
            melding="deze cliënt doet niet mee aan de verdeling",
            doe="Haal de vastlegging weg of zet er een einddatum op.",
        )
        for rij in rijen
        if rij.begeleider_id is not None and rij.soort is not Vastleggingsoort.VRIJGEGEVEN and rij.client_id not in hier and rij.client_id not in bekend
    ]
    if fouten:
        raise InvoerFout(fouten)


def pins_van(rijen: Sequence[Vastlegging], nummer: Mapping[str, int], aanbieders: Mapping[str, Mapping[str, int]], teams: Sequence[str]) -> tuple[Pin, ...]:
    """Pins in numbers. `nummer` per client id, `teams` per client number; `aanbieders` per begeleider id and team (a worker of an onderaannemer
    stands for it)."""
    uit = []
    for rij in sorted(rijen, key=lambda rij: (rij.client_id, rij.soort, rij.begeleider_id or "", rij.rol or "")):
        if rij.begeleider_id is None or rij.soort is Vastleggingsoort.VRIJGEGEVEN or rij.client_id not in nummer:
            continue
        vraag = nummer[rij.client_id]
        wie = aanbieders.get(rij.begeleider_id, {}).get(teams[vraag])
        rollen = (EERSTE, TWEEDE) if rij.rol is None else (_NUMMER[rij.rol],)
        uit.append(Pin(vraag, tuple((rol, wie) for rol in rollen) if wie is not None else (), rij.soort in BINDEND, rij))
    return tuple(uit)
