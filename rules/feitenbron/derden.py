"""Facts of whom and what a client meets: begeleiders, organisations and decisions (`begeleider.*`, `organisatie.*`, `besluit.*`)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import TypeAlias

from domain import bladen as b
from domain import soorten as s
from domain.gebied import Regio, vergelijkbaar
from domain.momentopname import Momentopname
from rules.feiten import catalogus
from rules.feitenbron.bw import als_waarde
from rules.feitenbron.goedkeuring import Goedkeuringen
from rules.waarden import AFWEZIG, Waarde, of_geen

Besluitrij: TypeAlias = b.Besluit | b.Stuurgroepbesluit | b.VierOgenUitzondering


class FeitenDerden:
    """Gives a fact by its name, a row and a date."""

    def __init__(self, opname: Momentopname, regio: Regio) -> None:
        self.opname = opname
        self.regio = regio

    def van_begeleider(self, naam: str, rij: b.Begeleider, op: date) -> Waarde:
        """A fact `begeleider.*`, or `organisatie.*` of the onderaannemer or employer of a begeleider."""
        if naam.startswith("organisatie."):
            return self.van_organisatie(naam, self.opname.organisatie[rij.organisatie_id or rij.werkgever], op)
        return als_waarde(naam, getattr(rij, naam.partition(".")[2]))

    def van_organisatie(self, naam: str, rij: b.Organisatie, op: date) -> Waarde:
        """A fact `organisatie.*`."""
        match naam:
            case "organisatie.goedkeuring_van":
                return self._goedkeuringen.van(rij.organisatie_id, op)
            case "organisatie.expertises":
                return frozenset(rij.niches) | self._expertises.get(rij.organisatie_id, frozenset())
            case _:
                return als_waarde(naam, getattr(rij, naam.partition(".")[2]))

    def van_besluit(self, naam: str, rij: Besluitrij) -> Waarde:
        """A fact `besluit.*`. A row that lacks the column has none; the stuurgroep and the teamleider take theirs by role."""
        kolom = naam.partition(".")[2]
        match rij:
            case b.Stuurgroepbesluit():
                vast: Mapping[str, Waarde] = {"genomen_door_rol": s.Beslisser.STUURGROEP.value, "organisatie_bw_bevoegd": True}
            case b.VierOgenUitzondering():
                rol = of_geen(s.Beslisser.TEAMLEIDER.value if rij.akkoord_teamleider else None)
                vast = {
                    "soort": "vier_ogen_uitzondering",
                    "domein": s.Domein.BG.value,
                    "genomen_door_rol": rol,
                    "motivering": rij.reden,
                    "geldig_tot": rij.herzien_op,
                }
            case b.Besluit():
                vast = {"organisatie_bw_bevoegd": rij.genomen_door_organisatie not in self._zonder_stem_in_bw}
        if kolom in vast:
            return vast[kolom]
        return als_waarde(naam, getattr(rij, kolom)) if kolom in type(rij).model_fields and naam in catalogus() else AFWEZIG

    @cached_property
    def _goedkeuringen(self) -> Goedkeuringen:
        return Goedkeuringen(self.opname.stuurgroepbesluiten, s.Domein.BG)

    @cached_property
    def _expertises(self) -> Mapping[str, frozenset[str]]:
        uit: dict[str, frozenset[str]] = {}
        for rij in self.opname.begeleiders:
            if rij.organisatie_id and not rij.gebiedsteam:
                uit[rij.organisatie_id] = uit.get(rij.organisatie_id, frozenset()) | frozenset(rij.expertises)
        return uit

    @cached_property
    def _zonder_stem_in_bw(self) -> frozenset[str]:
        """Organisations that decide nothing about BW (domain.md B6)."""
        namen = {vergelijkbaar(partner.naam) for partner in self.regio.organisaties if not partner.bw_bevoegd}
        return frozenset(rij.organisatie_id for rij in self.opname.organisaties if {vergelijkbaar(rij.naam), vergelijkbaar(rij.organisatie_id)} & namen)
