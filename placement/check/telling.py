"""The counting engine: everything that is the same for all plans of one momentopname, prepared once, and fast scoring of a set of placements.

`Telling` answers what a set of placements adds up to (`doelen`) and which limits it breaks (`geschonden`); `plaatsingen` and `controle` put
that into words. Enumeration in tests scores thousands of plans with one `Telling`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from domain.beleid import Beleid
from domain.gebied import Regio
from domain.kalender import maandagen
from domain.momentopname import Momentopname
from placement.check import doelen as d
from placement.check.bezetting import Bezetting
from placement.check.grootboek import Grens, Mutatie, opgeteld
from placement.check.mensen import als_wachtende, kan_wachten, mensen_per_speling, personen
from placement.check.oordelen import Oordelen, Regellezing
from placement.check.passendheid import Passendheid
from placement.check.vastleggingen import geldende
from placement.plan import Plaatsing


class Telling:
    """Counts for one momentopname, beleid and rule set.

    Public parts: `weken` (Mondays), `mensen` (everyone by id), `wachtenden` (who waits, counting.md 10), `zonder_aanbod` (those of them
    without any pair), `oordelen` (verdicts), `bezetting` (ledger), `passendheid` (personal points), `vast` (pins that hold).
    """

    def __init__(self, opname: Momentopname, beleid: Beleid, regels: Regellezing, regio: Regio | None = None) -> None:
        self.opname, self.beleid = opname, beleid
        self.weken = maandagen(opname.peildatum, beleid.horizon_weken)
        self.weeknummer = {maandag: week for week, maandag in enumerate(self.weken)}
        self.mensen = personen(opname, beleid)
        self.oordelen = Oordelen(opname, regels, self.weken)
        wachten = self.oordelen.mogen_wachten(kan_wachten(opname))
        self.wachtenden = {client_id: als_wachtende(opname.client[client_id], opname, beleid) for client_id in wachten}
        self.zonder_aanbod = self.oordelen.zonder_paar(wachten)
        klassen = {client_id: wie.klasse for client_id, wie in self.wachtenden.items()}
        self.bezetting = Bezetting(opname, beleid, self.mensen, klassen, self.weken)
        self.groepsdoelen = d.Groepsdoelen(opname, beleid, self.bezetting)
        self.passendheid = Passendheid(opname, beleid, regio)
        self.vast = geldende(opname)
        self.vorige = {rij.client_id: (rij.plekgroep_id, rij.week) for rij in opname.vorig_plan}
        self.mensen_per_speling = mensen_per_speling(self.wachtenden)
        self._mutaties: dict[tuple[str, str, date, str | None], Mutatie] = {}
        self._delen: dict[tuple[str, str, date] | str, dict[str, int]] = {}

    def telbaar(self, keuze: Plaatsing) -> bool:
        """Whether the placement can be counted at all: known people and places, a week of the horizon, another plekgroep than today."""
        persoon = self.mensen.get(keuze.client_id)
        return (
            persoon is not None
            and keuze.client_id in self.wachtenden
            and keuze.plekgroep_id in self.opname.plekgroep
            and keuze.week in self.weeknummer
            and persoon.plekgroep_id != keuze.plekgroep_id
        )

    def eerste_per_client(self, keuzes: Sequence[Plaatsing]) -> dict[str, Plaatsing]:
        """The countable placements, one per person (of several the first), by id."""
        per_client: dict[str, Plaatsing] = {}
        for keuze in keuzes:
            if keuze.client_id not in per_client and self.telbaar(keuze):
                per_client[keuze.client_id] = keuze
        return dict(sorted(per_client.items()))

    def mutatie(self, keuze: Plaatsing) -> Mutatie:
        """What a countable placement changes in the ledger."""
        sleutel = (keuze.client_id, keuze.plekgroep_id, keuze.week, keuze.sleutelfiguur_id)
        if sleutel not in self._mutaties:
            week = self.weeknummer[keuze.week]
            self._mutaties[sleutel] = self.bezetting.mutatie(keuze.client_id, keuze.plekgroep_id, week, keuze.sleutelfiguur_id)
        return self._mutaties[sleutel]

    def verschil(self, keuzes: Sequence[Plaatsing]) -> dict[int, int]:
        """The changes of all countable placements together."""
        return opgeteld(self.mutatie(keuze) for keuze in self.eerste_per_client(keuzes).values())

    def geschonden(self, keuzes: Sequence[Plaatsing]) -> list[Grens]:
        """Limits per week that these placements break together."""
        return self.bezetting.boek.geschonden(self.verschil(keuzes))

    def houdt(self, mutaties: Sequence[Mutatie]) -> bool:
        """Whether placements with these changes break no limit; for enumeration."""
        return self.bezetting.boek.houdt(opgeteld(mutaties))

    def delen(self, client_id: str, keuze: Plaatsing | None) -> Mapping[str, int]:
        """What one waiting person adds to each doel, placed as given or not placed."""
        sleutel = (client_id, keuze.plekgroep_id, keuze.week) if keuze else client_id
        if sleutel not in self._delen:
            self._delen[sleutel] = self._tel_delen(client_id, keuze)
        return self._delen[sleutel]

    def _tel_delen(self, client_id: str, keuze: Plaatsing | None) -> dict[str, int]:
        wie, horizon = self.wachtenden[client_id], len(self.weken)
        if keuze is None:  # who has no pair at all counts in no doel (counting.md 10)
            return {} if client_id in self.zonder_aanbod else d.persoonlijke_doelen(wie, None, horizon)
        punten = self.passendheid.punten(client_id, keuze.plekgroep_id)
        afgeweken = d.afwijking(self.vorige.get(client_id), keuze.plekgroep_id, keuze.week)
        return d.persoonlijke_doelen(wie, self.weeknummer[keuze.week], horizon, punten, afgeweken)

    def groepsdelen(self, verschil: Mapping[int, int]) -> dict[str, int]:
        """The parts of doelen that depend on who lives together."""
        stand = self.bezetting.boek.stand(verschil)
        return {"passendheid": self.groepsdoelen.kenmerk_vol(stand), "sleutelfiguren_extra": self.groepsdoelen.sleutelfiguren_extra(stand)}

    def doelen(self, keuzes: Sequence[Plaatsing]) -> dict[str, int]:
        """Every doel of these placements, in the order of the beleid. What cannot be counted counts as not placed."""
        geplaatst = self.eerste_per_client(keuzes)
        delen = [self.delen(client_id, geplaatst.get(client_id)) for client_id in self.wachtenden]
        groep = self.groepsdelen(opgeteld(self.mutatie(keuze) for keuze in geplaatst.values()))
        return d.opgeteld_per_doel([*delen, groep], self.beleid.doelen)

    def kengetallen(self, keuzes: Sequence[Plaatsing]) -> dict[str, int]:
        """Counts beside the doelen; `urgentiegewicht` is 8, 4, 2, 1 per person of counting.md 19."""
        geplaatst = self.eerste_per_client(keuzes)
        verhuisd = sum(self.wachtenden[client_id].verhuizer for client_id in geplaatst)
        return {
            "geen_passend_aanbod": len(self.zonder_aanbod - set(geplaatst)),
            "geplaatst": len(geplaatst) - verhuisd,
            "niet_geplaatst": sum(self._in_doelen(client_id) and client_id not in geplaatst for client_id in self.wachtenden),
            "urgentiegewicht": d.urgentiegewicht(self.doelen(keuzes)),
            "verhuisd": verhuisd,
            "wachtenden": len(self.wachtenden),
        }

    def _in_doelen(self, client_id: str) -> bool:
        return client_id not in self.zonder_aanbod and not self.wachtenden[client_id].op_voorkeur
