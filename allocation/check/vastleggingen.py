"""Pins on begeleiders, and what the teamleider released (counting.md 2, 18, 29).

Readings: a pin on somebody of an onderaannemer means that onderaannemer; a row `vrijgegeven` without a begeleider releases whoever fills the
role (it is no pin, so "an empty begeleider is no wildcard" is not about it); a pin without a begeleider says nothing for BG.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from allocation.check.deelname import Vandaag
from allocation.plan import Rol, Toewijzing
from domain import soorten as s
from domain.bladen import Vastlegging
from domain.momentopname import Momentopname

BINDEND = (s.Vastleggingsoort.VAST, s.Vastleggingsoort.VOORGELEGD)
ROLLEN: tuple[Rol, ...] = ("eerste", "tweede")


class Vastleggingen:
    """The rows that hold at the peildatum."""

    def __init__(self, opname: Momentopname) -> None:
        self._elders: Mapping[str, str | None] = {rij.begeleider_id: rij.organisatie_id for rij in opname.begeleiders if not rij.gebiedsteam}
        self._pinnen: dict[str, list[Vastlegging]] = {}
        self._vrij: dict[str, list[Vastlegging]] = {}
        for rij in opname.vastleggingen:
            if rij.tot is not None and rij.tot < opname.peildatum:
                continue
            if rij.soort is s.Vastleggingsoort.VRIJGEGEVEN:
                self._vrij.setdefault(rij.client_id, []).append(rij)
            elif rij.begeleider_id is not None:
                self._pinnen.setdefault(rij.client_id, []).append(rij)

    def geschonden(self, client_id: str, keuze: Toewijzing | None) -> Iterator[Vastlegging]:
        """Pins that a choice does not honour; None is nobody at all."""
        for rij in self._pinnen.get(client_id, ()):
            if (keuze is not None and self._past(rij, keuze)) is not (rij.soort in BINDEND):
                yield rij

    def vrijgegeven(self, client_id: str, rol: Rol, vandaag: Vandaag) -> bool:
        """Whether the teamleider released this role."""
        return any(rij.rol in (None, rol) and self._noemt(rij, rol, vandaag) for rij in self._vrij.get(client_id, ()))

    def _past(self, rij: Vastlegging, keuze: Toewijzing) -> bool:
        if rij.begeleider_id in self._elders:
            organisatie_id = self._elders.get(rij.begeleider_id or "")
            return rij.rol != "tweede" and keuze.onderaannemer_id is not None and keuze.onderaannemer_id == organisatie_id
        gevuld = {"eerste": keuze.eerste_id, "tweede": keuze.tweede_id}
        return any(gevuld[rol] == rij.begeleider_id for rol in ROLLEN if rij.rol in (None, rol))

    def _noemt(self, rij: Vastlegging, rol: Rol, vandaag: Vandaag) -> bool:
        if rij.begeleider_id is None:
            return True
        if rij.begeleider_id in self._elders:
            return vandaag.onderaannemer is not None and self._elders[rij.begeleider_id] == vandaag.onderaannemer
        return rij.begeleider_id == (vandaag.eerste if rol == "eerste" else vandaag.tweede)
