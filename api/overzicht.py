"""What stands in a momentopname at a glance: counts, both queues with their own clock (domain.md B57), signals and open questions."""

from __future__ import annotations

import json
from datetime import date

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel

from domain import soorten as s
from domain.kalender import eerste_maandag, hele_weken
from domain.momentopname import Momentopname
from rules.bw import BwRegels
from rules.waarden import WAAR


class _Deel(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=to_camel, populate_by_name=True)


class Wachtrij(_Deel):
    """One queue: how many, since when the longest, the mean in whole weeks (rounded down), and how many are acute."""

    naam: str
    aantal: int
    langst_sinds: date | None = None
    gemiddeld_weken: int | None = None
    acuut: int = 0


class Aandacht(_Deel):
    soort: str
    over: str
    tekst: str


class Vraag(_Deel):
    """An open question; `plekken` is how many places stay closed without the answer."""

    over: str
    vraag: str
    wie: str
    plekken: int

    def cellen(self) -> tuple[str, str, str, str]:
        """The question as a table row."""
        return (self.over, self.vraag, self.wie, f"{self.plekken} plekken" if self.plekken else "–")


class Overzicht(_Deel):
    goed: bool = True
    peildatum: date
    aantallen: tuple[tuple[str, int], ...]
    wachtrijen: tuple[Wachtrij, ...]
    signalen: tuple[Aandacht, ...]
    vragen: tuple[Vraag, ...]
    meldingen: tuple[str, ...]

    def als_json(self) -> str:
        """JSON text, ending in a newline."""
        return json.dumps(self.model_dump(mode="json", by_alias=True), ensure_ascii=False, indent=1) + "\n"


def overzicht_van(opname: Momentopname, regels: BwRegels, meldingen: tuple[str, ...] = ()) -> Overzicht:
    """The overview as of week 0; `meldingen` are notes of the import."""
    week0 = eerste_maandag(opname.peildatum)
    signalen = regels.signalen()
    return Overzicht(
        peildatum=opname.peildatum,
        aantallen=_aantallen(opname),
        wachtrijen=(_wacht_op_intake(regels, week0), _wacht_op_plaatsing(opname, regels, week0)),
        signalen=tuple(Aandacht(soort=rij.soort, over=over(rij.client_id, rij.locatie_id), tekst=rij.tekst) for rij in signalen),
        vragen=tuple(
            Vraag(over=over(punt.client_id, punt.locatie_id), vraag=punt.vraag, wie=punt.wie, plekken=punt.plekken) for punt in regels.werklijst(week0)
        ),
        meldingen=meldingen,
    )


def over(client_id: str | None, locatie_id: str | None) -> str:
    """What a signal or question is about: the ids, or the whole region."""
    return " × ".join(code for code in (client_id, locatie_id) if code) or "de regio"


def _aantallen(opname: Momentopname) -> tuple[tuple[str, int], ...]:
    wmo = [plek for plek in opname.plekken if plek.financieringstitel is s.Financieringstitel.WMO]
    return (
        ("locaties", len(opname.locaties)),
        ("plekken uit de Wmo", sum(plek.aantal for plek in wmo)),
        ("bewoners", len(opname.bewoners)),
        ("cliënten BW", sum(client.domein is s.Domein.BW for client in opname.clienten)),
        ("cliënten BG", sum(client.domein is s.Domein.BG for client in opname.clienten)),
        ("sleutelfiguren", len(opname.sleutelfiguren)),
    )


def _wacht_op_intake(regels: BwRegels, op: date) -> Wachtrij:
    rij = regels.wachtrij_intake(op)
    return _wachtrij("wacht op intake (DAT, nog geen WAT)", [wie.sinds for wie in rij], sum(wie.acuut for wie in rij), op)


def _wacht_op_plaatsing(opname: Momentopname, regels: BwRegels, op: date) -> Wachtrij:
    kandidaten = regels.mogelijk_wachtenden()
    wacht = [opname.client[wie] for wie, waarde in zip(kandidaten, regels.clienten(kandidaten, op).tolist(), strict=True) if waarde == WAAR]
    sinds = [client.wacht_sinds or client.aanmelddatum for client in wacht]
    return _wachtrij("wacht op plaatsing (DAT en WAT)", sinds, sum(client.urgentie == 1 for client in wacht), op)


def _wachtrij(naam: str, sinds: list[date], acuut: int, op: date) -> Wachtrij:
    if not sinds:
        return Wachtrij(naam=naam, aantal=0)
    gemiddeld = sum(hele_weken(dag, op) for dag in sinds) // len(sinds)
    return Wachtrij(naam=naam, aantal=len(sinds), langst_sinds=min(sinds), gemiddeld_weken=gemiddeld, acuut=acuut)
