"""Any rule set asked for someone: a client, a decision, a client with a begeleider or an onderaannemer (design.md section 4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache

from domain import bladen as b
from domain import soorten as s
from domain.beleid import Beleid
from domain.gebied import Regio
from domain.momentopname import Momentopname
from rules.feiten import catalogus
from rules.feitenbron.bw import FeitenBw
from rules.feitenbron.derden import Besluitrij, FeitenDerden
from rules.geval import Feitenbron
from rules.laden import laad_regelboek
from rules.oordeel import Oordeel, RegelOordeel, Tabeloordeel, oordeel_van, tabel_van
from rules.regelboek import Regelboek, Regelset
from rules.signalen import in_beeld
from rules.taal import Gevolg, Methode, Onderwerp
from rules.waarden import AFWEZIG, ONWAAR, WAAR, Waarde

RECHT: Mapping[str, tuple[str, s.Beslisser]] = {
    "dat_bg": ("client.dat_bg_datum", s.Beslisser.TOEGANG),
    "dat_bw": ("client.dat_bw_datum", s.Beslisser.REGIONALE_TOEGANG),
}
"""The sets that say who is entitled, with the decision after which they only signal (counting.md 7), and to whom."""
OVER_WIE_WACHT = "signalen_bw"
HOUDT_BESLUIT = "Er is een DAT-besluit en dat blijft gelden. Bekijk of het nog past:"
HOUDT_BESLUIT_CLIENT = "Er is iets veranderd. Uw besluit blijft gelden. De toegang bekijkt met u of uw hulp nog past."
"""Who has a DAT reads no refusal: only a new decision of the Toegang changes anything (Wmo 2015 2.3.9 and 2.3.10)."""


class Toetsing:
    """The rule book on one momentopname; the numbers that are policy come from `beleid`."""

    def __init__(self, opname: Momentopname, beleid: Beleid, regio: Regio, boek: Regelboek | None = None) -> None:
        self.opname = opname
        self.boek = (boek or laad_regelboek()).met_beleid(beleid)
        self._feiten = FeitenBw(opname, regio, self.boek)
        self._derden = FeitenDerden(opname, regio)

    def sets_voor(self, client_id: str) -> Iterator[Regelset]:
        """The sets that can be asked for this client alone: of the domain and not about a place, a begeleider or a decision."""
        domein = self.opname.client[client_id].domein
        for _, regelset in sorted(self.boek.sets.items()):
            if any(regel.gaat_over is Onderwerp.CLIENT for regel in regelset.regels) and regelset.domein in (None, domein):
                yield regelset

    def oordeel(self, naam: str, client_id: str, op: date) -> Oordeel | Tabeloordeel:
        """What a set says about a client at a date."""
        return self.lees(self.boek[naam], self.van_client(client_id, op), op)

    def besluit(self, naam: str, rij: Besluitrij, op: date) -> Oordeel | Tabeloordeel:
        """What a set says about a decision at a date."""
        return self.lees(self.boek[naam], self.van_besluit(rij, op), op)

    def met_begeleider(self, naam: str, client_id: str, rij: b.Begeleider, op: date) -> Oordeel | Tabeloordeel:
        """What a set says about a client with a begeleider at a date."""
        client = self.van_client(client_id, op)
        bron = cache(lambda feit: client(feit) if catalogus()[feit].kant == "client" else self._derden.van_begeleider(feit, rij, op))
        return self.lees(self.boek[naam], bron, op)

    def met_onderaannemer(self, naam: str, client_id: str, rij: b.Organisatie, op: date) -> Oordeel | Tabeloordeel:
        """What a set says about a client with an onderaannemer at a date."""
        client = self.van_client(client_id, op)
        bron = cache(lambda feit: client(feit) if catalogus()[feit].kant == "client" else self._derden.van_organisatie(feit, rij, op))
        return self.lees(self.boek[naam], bron, op)

    def signalen(self, client_id: str, op: date) -> Iterator[RegelOordeel]:
        """What a person should look at, for this client; each `soort` once.

        Who has a DAT keeps it: a requirement for it that does not hold any more is a signal to the Toegang.
        """
        gezien = set()
        for regel in self._signalen(client_id, op):
            if regel.soort not in gezien:
                gezien.add(regel.soort)
                yield regel

    def houdt_besluit(self, naam: str, client_id: str, op: date) -> bool:
        """Whether a set about who is entitled only signals for this client, who has the decision already (counting.md 7)."""
        return naam in RECHT and self.van_client(client_id, op)(RECHT[naam][0]) is not AFWEZIG

    def termijnen(self, client_id: str, op: date) -> Iterator[RegelOordeel]:
        """Terms that run for this client, each with its last day."""
        for _, oordeel in self._oordelen(client_id, op):
            yield from (regel for regel in oordeel.termijnen if regel.waarde == WAAR and regel.laatste_dag is not None)

    def van_client(self, client_id: str, op: date) -> Feitenbron:
        """The facts of a client; there is no decision in view, so `besluit.*` are none."""

        @cache
        def feit(naam: str) -> Waarde:
            return self._feiten.van_client(naam, client_id, op) if catalogus()[naam].kant == "client" else AFWEZIG

        return feit

    def van_besluit(self, rij: Besluitrij, op: date) -> Feitenbron:
        """The facts of a decision and of its client, if it is about one."""
        client = None if isinstance(rij, b.Stuurgroepbesluit) else self.van_client(rij.client_id, op)

        @cache
        def feit(naam: str) -> Waarde:
            if catalogus()[naam].kant == "besluit":
                return self._derden.van_besluit(naam, rij)
            return client(naam) if client else AFWEZIG

        return feit

    def lees(self, regelset: Regelset, bron: Feitenbron, op: date) -> Oordeel | Tabeloordeel:
        """A set for any source of facts."""
        return tabel_van(regelset, bron, op) if regelset.methode is Methode.TABEL else oordeel_van(regelset, bron, op)

    def _signalen(self, client_id: str, op: date) -> Iterator[RegelOordeel]:
        klaar = self.opname.client[client_id].status is s.Status.AFGESLOTEN
        for naam, oordeel in self._oordelen(client_id, op):
            if naam == OVER_WIE_WACHT and not in_beeld(self._feiten, client_id):
                continue
            yield from (regel for regel in oordeel.signalen if regel.waarde == WAAR)
            if naam in RECHT and not klaar and self.houdt_besluit(naam, client_id, op):
                niet_meer = (regel for regel in oordeel.regels if regel.waarde == ONWAAR)
                yield from (_als_signaal(regel, RECHT[naam][1]) for regel in niet_meer)

    def _oordelen(self, client_id: str, op: date) -> Iterator[tuple[str, Oordeel]]:
        """The sets with requirements, signals or terms about this client; rules of other days or about something else are left out."""
        for regelset in self.sets_voor(client_id):
            eigen = replace(regelset, regels=tuple(regel for regel in regelset.regels if regel.gaat_over is Onderwerp.CLIENT and regel.geldt_op(op)))
            oordeel = self.lees(eigen, self.van_client(client_id, op), op)
            if isinstance(oordeel, Oordeel):
                yield regelset.naam, oordeel


def _als_signaal(regel: RegelOordeel, aan: s.Beslisser) -> RegelOordeel:
    """A requirement that no longer holds, for someone who keeps the decision."""
    uitleg = f"{HOUDT_BESLUIT} {regel.uitleg[0].lower()}{regel.uitleg[1:]}"
    return replace(regel, waarde=WAAR, dan=Gevolg.SIGNALEREN, aan=aan.value, uitleg=uitleg, voor_client=HOUDT_BESLUIT_CLIENT)
