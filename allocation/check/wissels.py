"""Which roles change hands, and which of those nobody chose (counting.md 29, 35, 38).

Readings:
- Who is with an onderaannemer has the role eerste filled by it. Who goes to one leaves the role tweede to nobody: a wissel of that role.
- `persoon_weg` is what the plan file calls gedwongen (38: the roles whose person is weg); `gedwongen` is what does not count against the cap
  (35): those and the role that a second leaves who takes over from an eerste who is weg.
- A role that a row `vrijgegeven` released may change without the cap (18: "N or a vrijgegeven row").
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from allocation.check.deelname import Deelnemer, Vandaag
from allocation.check.vastleggingen import ROLLEN, Vastleggingen
from allocation.plan import Rol, Toewijzing

Vuller = tuple[str, str]


@dataclass(frozen=True)
class Wissels:
    """Roles of one client that change: all, those whose person is weg, those forced, and those that count against the cap."""

    gewisseld: tuple[Rol, ...] = ()
    persoon_weg: tuple[Rol, ...] = ()
    gedwongen: tuple[Rol, ...] = ()
    vrijgegeven: tuple[Rol, ...] = ()
    vrijwillig: tuple[Rol, ...] = ()


def wissels(deelnemer: Deelnemer, keuze: Toewijzing | None, weg: Set[str], vast: Vastleggingen) -> Wissels:
    """What a choice changes; None leaves both roles to nobody."""
    vandaag = deelnemer.vandaag
    straks = Vandaag(keuze.eerste_id, keuze.tweede_id, keuze.onderaannemer_id) if keuze else Vandaag()
    gewisseld = tuple(rol for rol in ROLLEN if (nu := vuller(vandaag, rol)) is not None and vuller(straks, rol) != nu)
    persoon_weg = tuple(rol for rol in gewisseld if wie(vandaag, rol) in weg)
    neemt_over = vandaag.eerste in weg and vandaag.tweede is not None and straks.eerste == vandaag.tweede
    gedwongen = tuple(rol for rol in gewisseld if rol in persoon_weg or neemt_over)
    vrij = tuple(rol for rol in gewisseld if vast.vrijgegeven(deelnemer.rij.client_id, rol, vandaag))
    return Wissels(gewisseld, persoon_weg, gedwongen, vrij, tuple(rol for rol in gewisseld if rol not in gedwongen and rol not in vrij))


def wie(vandaag: Vandaag, rol: Rol) -> str | None:
    """The begeleider in a role."""
    return vandaag.eerste if rol == "eerste" else vandaag.tweede


def vuller(vandaag: Vandaag, rol: Rol) -> Vuller | None:
    """Who fills a role, begeleider or onderaannemer; None is nobody."""
    if vandaag.onderaannemer is not None:
        return ("onderaannemer", vandaag.onderaannemer) if rol == "eerste" else None
    persoon = wie(vandaag, rol)
    return ("begeleider", persoon) if persoon is not None else None
