"""Personal fit points of one person on one plekgroep: lower is better (counting.md 23)."""

from __future__ import annotations

from dataclasses import dataclass

from domain.beleid import Beleid, stappen_zwaarder
from domain.bladen import Client, Locatie, Plekgroep, Wens
from domain.gebied import Regio, Reistijden
from domain.momentopname import Momentopname
from domain.soorten import Hardheid, Wenssoort


@dataclass(frozen=True)
class Punt:
    """One part of the personal points: what it is about (for words) and how much."""

    soort: str  # expertise_gewenst, wens, zwaardere_vorm, nabij
    waarde: str
    punten: int


class Passendheid:
    """Counts the personal points of pairs for one momentopname, region and beleid."""

    def __init__(self, opname: Momentopname, beleid: Beleid, regio: Regio) -> None:
        self._opname = opname
        self._gewicht = beleid.passendheid
        self._regio = regio
        self._reistijden = Reistijden(regio, opname.reistijden)
        self._minuten: dict[tuple[str, str], int | None] = {}

    def punten(self, client_id: str, plekgroep_id: str) -> int:
        """All personal points of the pair."""
        return sum(punt.punten for punt in self.delen(client_id, plekgroep_id))

    def delen(self, client_id: str, plekgroep_id: str) -> list[Punt]:
        """The parts that cost points, in the order of counting.md 23."""
        client, plek = self._opname.client[client_id], self._opname.plekgroep[plekgroep_id]
        locatie = self._opname.locatie[plek.locatie_id]
        return [*self._expertise(client, locatie), *self._wensen(client, locatie), *self._vorm(client, plek), *self._nabij(client, locatie)]

    def vervuld(self, wens: Wens, locatie: Locatie) -> bool:
        """Whether a location, gemeente, gebied or voorziening that is wished for is had by this location (the team's, for BW-thuis)."""
        if wens.soort is Wenssoort.LOCATIE:
            return wens.waarde == locatie.locatie_id
        if wens.soort is Wenssoort.GEMEENTE:
            return self._regio.plaats(wens.waarde) == self._regio.plaats(locatie.gemeente)
        if wens.soort is Wenssoort.GEBIED:
            return self._regio.plaats(wens.waarde) == self._regio.plaats(locatie.gebied or locatie.gemeente)
        return wens.waarde in locatie.voorzieningen

    def minuten(self, van: str, locatie: Locatie) -> int | None:
        """Travel minutes from a place as typed to the location's gebied, else its gemeente; None when unknown."""
        sleutel = (van, locatie.gebied or locatie.gemeente)
        if sleutel not in self._minuten:
            self._minuten[sleutel] = self._reistijden.minuten(*sleutel)
        return self._minuten[sleutel]

    def _expertise(self, client: Client, locatie: Locatie) -> list[Punt]:
        return [Punt("expertise_gewenst", naam, self._gewicht.expertise_gewenst) for naam in sorted(set(client.expertise_gewenst) - set(locatie.expertises))]

    def _wensen(self, client: Client, locatie: Locatie) -> list[Punt]:
        gemist = [
            (wens, self._gewicht.wens // (wens.rang or 1))
            for wens in self._opname.wensen_van.get(client.client_id, ())
            if wens.soort is not Wenssoort.NABIJ and wens.hardheid is Hardheid.GRAAG and not self.vervuld(wens, locatie)
        ]
        return [Punt("wens", f"{wens.soort.value} {wens.waarde}", punten) for wens, punten in gemist if punten]

    def _vorm(self, client: Client, plek: Plekgroep) -> list[Punt]:
        stappen = stappen_zwaarder(plek.woonvorm, client.woonvorm_nodig) if client.woonvorm_nodig else 0
        return [Punt("zwaardere_vorm", plek.woonvorm.value, stappen * self._gewicht.zwaardere_vorm)] if stappen else []

    def _nabij(self, client: Client, locatie: Locatie) -> list[Punt]:
        delen = []
        for wens in self._opname.wensen_van.get(client.client_id, ()):
            if wens.soort is Wenssoort.NABIJ:
                minuten = self.minuten(wens.waarde, locatie) or 0
                punten = -(-minuten // self._gewicht.reistijd_minuten)
                if punten:
                    delen.append(Punt("nabij", wens.waarde, punten))
        return delen
