"""Personal points of passendheid for one client on one plekgroep (counting.md 23); the group's own part is in `doelen`."""

from __future__ import annotations

from domain import soorten as s
from domain.beleid import Beleid, stappen_zwaarder
from domain.bladen import Client, Locatie, Plekgroep, Wens
from domain.gebied import Regio, Reistijden, laad_regio, vergelijkbaar
from domain.momentopname import Momentopname


class Passendheid:
    """Points for pairs, remembered per client x plekgroep: they do not depend on the week."""

    def __init__(self, opname: Momentopname, beleid: Beleid, regio: Regio | None = None) -> None:
        self._opname = opname
        self._punten = beleid.passendheid
        self._regio = regio or laad_regio()
        self._reistijden = Reistijden(self._regio, opname.reistijden)
        self._bekend: dict[tuple[str, str], int] = {}

    def punten(self, client_id: str, plekgroep_id: str) -> int:
        """Personal points; lower fits better."""
        sleutel = (client_id, plekgroep_id)
        if sleutel not in self._bekend:
            plek = self._opname.plekgroep[plekgroep_id]
            self._bekend[sleutel] = sum(self.delen(self._opname.client[client_id], plek, self._opname.locatie[plek.locatie_id]).values())
        return self._bekend[sleutel]

    def delen(self, client: Client, plek: Plekgroep, locatie: Locatie) -> dict[str, int]:
        """The parts of the personal points by name."""
        wensen = self._opname.wensen_van.get(client.client_id, ())
        return {
            "expertise_gewenst": self._punten.expertise_gewenst * len(set(client.expertise_gewenst) - set(locatie.expertises)),
            "wensen": sum(self._punten.wens // (wens.rang or 1) for wens in wensen if self._graag_gemist(wens, locatie)),
            "zwaardere_vorm": self._punten.zwaardere_vorm * stappen_zwaarder(plek.woonvorm, client.woonvorm_nodig or plek.woonvorm),
            "reistijd": sum(self._reispunten(wens.waarde, locatie) for wens in wensen if wens.soort is s.Wenssoort.NABIJ),
        }

    def _graag_gemist(self, wens: Wens, locatie: Locatie) -> bool:
        return wens.soort is not s.Wenssoort.NABIJ and wens.hardheid is s.Hardheid.GRAAG and not self._vervuld(wens, locatie)

    def _vervuld(self, wens: Wens, locatie: Locatie) -> bool:
        """A wish for a location goes by id, for a voorziening by the list of the location, for a place by the region's keys."""
        if wens.soort is s.Wenssoort.LOCATIE:
            return wens.waarde == locatie.locatie_id
        if wens.soort is s.Wenssoort.VOORZIENING:
            return wens.waarde in locatie.voorzieningen
        if wens.soort is s.Wenssoort.GEMEENTE:
            return self._plaats(wens.waarde) == self._plaats(locatie.gemeente)
        return self._plaats(wens.waarde) == self._plaats(locatie.gebied or locatie.gemeente)

    def _plaats(self, tekst: str) -> str:
        return self._regio.plaats(tekst) or vergelijkbaar(tekst)

    def _reispunten(self, van: str, locatie: Locatie) -> int:
        """One point per 5 minutes begun; an unknown pair counts 0."""
        minuten = self._reistijden.minuten(van, locatie.gebied or locatie.gemeente)
        return -(-(minuten or 0) // self._punten.reistijd_minuten)
