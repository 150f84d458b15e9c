"""The facts of a momentopname for the BW rules: per client and per plekgroep, asked at a date (counting.md 1, 2, 6, 7, 11)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import cached_property

from domain import bladen as b
from domain import soorten as s
from domain.gebied import Regio, vergelijkbaar
from domain.momentopname import Momentopname
from rules.bulk.lezing import Paarfeiten
from rules.feiten import catalogus
from rules.feitenbron.beslissers import WatBeslissers
from rules.feitenbron.bg import clientfeiten_bg
from rules.feitenbron.goedkeuring import Goedkeuringen
from rules.laden import laad_regelboek
from rules.regelboek import Regelboek
from rules.waarden import AFWEZIG, ONBEKEND, Leeftijd, Leeg, Waarde, of_geen

WENSGROEPEN: Mapping[str, frozenset[s.Hardheid]] = {
    "moet": frozenset({s.Hardheid.MOET}),
    "niet": frozenset({s.Hardheid.BESLIST_NIET}),
    "wens": frozenset({s.Hardheid.MOET, s.Hardheid.GRAAG}),
}
WENSSOORTEN: Mapping[str, s.Wenssoort] = {
    "locaties": s.Wenssoort.LOCATIE,
    "gemeenten": s.Wenssoort.GEMEENTE,
    "gebieden": s.Wenssoort.GEBIED,
    "voorzieningen": s.Wenssoort.VOORZIENING,
}


class FeitenBw:
    """Gives a fact by name, client or place, and date. Immutable behind a cache of columns for the bulk reading.

    `boek` says who may take a WAT (domain.md G1); None is the shipped book.
    """

    def __init__(self, opname: Momentopname, regio: Regio, boek: Regelboek | None = None) -> None:
        self.opname = opname
        self.regio = regio
        self._wat_beslissers = WatBeslissers(boek or laad_regelboek())
        self._afgeleid: dict[str, Callable[[b.Client, date], Waarde]] = {
            "client.leeftijd": leeftijd,
            "client.geslacht_v_of_m": self._geslacht_v_of_m,
            "client.geslacht": lambda rij, op: als_waarde("client.geslacht", self._gevuld(rij, "geslacht")),
            "client.zorgzwaarte": lambda rij, op: als_waarde("client.zorgzwaarte", self._gevuld(rij, "zorgzwaarte")),
            "client.kenmerken": lambda rij, op: als_waarde("client.kenmerken", self._gevuld(rij, "kenmerken")),
            "client.sleutelfiguur_id": lambda rij, op: als_waarde("client.sleutelfiguur_id", self._gevuld(rij, "sleutelfiguur_id")),
            "client.verhuist": lambda rij, op: self.verhuist(rij),
            "client.uit_de_regio": lambda rij, op: rij.gemeente in regio.gemeenten,
            "toegang.forensische_titel_tot": self._forensische_titel_tot,
            "client.woont_op_plekgroep": lambda rij, op: bewoner.plekgroep_id if (bewoner := opname.bewoner.get(rij.client_id)) else AFWEZIG,
            "client.woont_bij_organisatie": self._woont_bij,
            "client.dat_bw_datum": lambda rij, op: of_geen(d.datum if (d := self.dat_bw(rij.client_id, op)) else None),
            "client.dat_bw_tot": lambda rij, op: of_geen(d.geldig_tot if (d := self.dat_bw(rij.client_id, op)) else None),
            "client.dat_bw_rol": lambda rij, op: of_geen(d.genomen_door_rol.value if (d := self.dat_bw(rij.client_id, op)) else None),
            "client.wat_bw_datum": lambda rij, op: of_geen(w.datum if (w := self.wat_bw(rij.client_id, op)) else None),
            "client.wat_bw_tot": lambda rij, op: of_geen(w.geldig_tot if (w := self.wat_bw(rij.client_id, op)) else None),
            "client.wat_bw_rol": lambda rij, op: of_geen(w.genomen_door_rol.value if (w := self.wat_bw(rij.client_id, op)) else None),
            **clientfeiten_bg(opname, regio),
        }

    def van_client(self, naam: str, client_id: str, op: date) -> Waarde:
        """A fact `client.*` or `toegang.*`."""
        rij = self.opname.client[client_id]
        if naam in self._afgeleid:
            return self._afgeleid[naam](rij, op)
        voorvoegsel, _, kolom = naam.partition(".")
        if voorvoegsel in self._bladen:
            blad, zonder_rij = self._bladen[voorvoegsel]
            feit = blad.get(client_id)
            return als_waarde(naam, getattr(feit, kolom)) if feit else zonder_rij
        groep, _, soort = kolom.partition("_")
        if groep in WENSGROEPEN and soort in WENSSOORTEN:
            return self._wensen.get((client_id, groep, soort), frozenset())
        return als_waarde(naam, getattr(rij, kolom))

    def van_plek(self, naam: str, plek: b.Plekgroep, op: date) -> Waarde:
        """A fact `plek.*` or `locatie.*` of a plekgroep."""
        if naam.startswith("locatie."):
            return self.van_locatie(naam, self.opname.locatie[plek.locatie_id], op)
        if naam == "plek.toezicht":
            return self.opname.toezicht_van(plek).value
        return als_waarde(naam, getattr(plek, naam.partition(".")[2]))

    def van_locatie(self, naam: str, locatie: b.Locatie, op: date) -> Waarde:
        """A fact `locatie.*`."""
        match naam:
            case "locatie.gebied":
                return self._gebied(locatie)
            case "locatie.organisatie_rol":
                return self.opname.organisatie[locatie.organisatie_id].rol.value
            case "locatie.goedkeuring_van":
                return self._goedkeuringen.van(locatie.organisatie_id, op)
            case _:
                return als_waarde(naam, getattr(locatie, naam.partition(".")[2]))

    def van_paar(self, naam: str, client_id: str, plek: b.Plekgroep) -> Waarde:
        """A fact `paar.*`: the last day of an open or shared bedenking of this location."""
        return of_geen(self.bedenkingen.get((client_id, plek.locatie_id)))

    def client_kolom(self, naam: str, clienten: Sequence[str], op: date) -> list[Waarde]:
        return [self.van_client(naam, client_id, op) for client_id in clienten]

    def plek_kolom(self, naam: str, plekken: Sequence[str], op: date) -> list[Waarde]:
        return [self.van_plek(naam, self.opname.plekgroep[plek], op) for plek in plekken]

    def paarfeiten(self, clienten: Sequence[str], plekken: Sequence[str]) -> Paarfeiten:
        """The pair facts of these clients with these places, by their position in both."""
        rij = {client_id: i for i, client_id in enumerate(clienten)}
        kolommen: dict[str, list[int]] = {}
        for j, plek in enumerate(plekken):
            kolommen.setdefault(self.opname.plekgroep[plek].locatie_id, []).append(j)
        bedenkingen = self.bedenkingen.items()
        return Paarfeiten(
            {"paar.bedenking_tot": {(rij[client], j): dag for (client, locatie), dag in bedenkingen if client in rij for j in kolommen.get(locatie, ())}}
        )

    def verhuist(self, rij: b.Client) -> bool:
        """A resident who waits for another place (counting.md 7)."""
        return rij.verhuisreden is not None and rij.client_id in self.opname.bewoner

    def dat_bw(self, client_id: str, op: date) -> b.Besluit | None:
        """The DAT BW that counts at a date: the latest valid one, also past its end (counting.md 7)."""
        return _laatste(self._besluiten.get((client_id, s.Besluitsoort.DAT), ()), op)

    def wat_bw(self, client_id: str, op: date) -> b.Besluit | None:
        """The latest WAT BW at a date that was validly taken; whether it has ended is for the rule."""
        return _laatste(self._besluiten.get((client_id, s.Besluitsoort.WAT), ()), op)

    def wisseldagen(self, naam: str, clienten: Iterable[str]) -> set[date]:
        """Days from which a fact that differs per date asked may have another value than the day before."""
        if naam == "locatie.goedkeuring_van":
            return self._goedkeuringen.wisseldagen()
        if naam == "client.leeftijd":
            return {dag for client_id in clienten for dag in _verjaardagen(self.opname.client[client_id], self.opname.peildatum)}
        return {rij.datum for rij in self._besluiten_bij(naam, clienten)}

    def mogelijke_datums(self, naam: str, clienten: Iterable[str]) -> set[date]:
        """Every date that such a fact may hold at some date asked."""
        if naam == "locatie.goedkeuring_van":
            return self._goedkeuringen.datums()
        datums = (rij.geldig_tot if naam.endswith("_tot") else rij.datum for rij in self._besluiten_bij(naam, clienten))
        return {datum for datum in datums if datum is not None}

    def _besluiten_bij(self, naam: str, clienten: Iterable[str]) -> Iterator[b.Besluit]:
        soort = s.Besluitsoort.DAT if naam.startswith("client.dat_") else s.Besluitsoort.WAT
        for client_id in clienten:
            yield from self._besluiten.get((client_id, soort), ())

    @cached_property
    def bedenkingen(self) -> Mapping[tuple[str, str], date]:
        """Last day of the bedenkingen that are open or gedeeld, per (client, location)."""
        uit: dict[tuple[str, str], date] = {}
        for rij in self.opname.bedenkingen:
            if rij.status is not s.BedenkingStatus.NIET_GEDEELD:
                sleutel = (rij.client_id, rij.locatie_id)
                uit[sleutel] = max(rij.tot, uit.get(sleutel, rij.tot))
        return uit

    @cached_property
    def _toegangsfeiten(self) -> Mapping[str, b.Toegangsfeit]:
        return {rij.client_id: rij for rij in self.opname.toegangsfeiten}

    @cached_property
    def _bladen(self) -> Mapping[str, tuple[Mapping[str, b.Rij], Leeg]]:
        """Sheets with at most one row per client, and what it means to have none: no exception is known, the rest is not."""
        return {
            "toegang": (self._toegangsfeiten, ONBEKEND),
            "afsluiting": ({rij.client_id: rij for rij in self.opname.afsluitingen}, ONBEKEND),
            "uitzondering": ({rij.client_id: rij for rij in self.opname.vier_ogen_uitzonderingen}, AFWEZIG),
        }

    @cached_property
    def _besluiten(self) -> Mapping[tuple[str, s.Besluitsoort], list[b.Besluit]]:
        """BW decisions that are valid as taken, oldest first: not withdrawn, not by an organisation without a say in BW (impegno,
        domain.md B6), a WAT by who might decide it on its own day."""
        namen = {vergelijkbaar(partner.naam) for partner in self.regio.organisaties if not partner.bw_bevoegd}
        onbevoegd = {rij.organisatie_id for rij in self.opname.organisaties if {vergelijkbaar(rij.naam), vergelijkbaar(rij.organisatie_id)} & namen}
        uit: dict[tuple[str, s.Besluitsoort], list[b.Besluit]] = {}
        for rij in sorted(self.opname.besluiten, key=lambda rij: (rij.datum, rij.besluit_id)):
            bevoegd = rij.soort is not s.Besluitsoort.WAT or rij.genomen_door_rol in self._wat_beslissers.op(rij.datum)
            if rij.domein is s.Domein.BW and rij.ingetrokken_op is None and rij.genomen_door_organisatie not in onbevoegd and bevoegd:
                uit.setdefault((rij.client_id, rij.soort), []).append(rij)
        return uit

    @cached_property
    def _goedkeuringen(self) -> Goedkeuringen:
        return Goedkeuringen(self.opname.stuurgroepbesluiten, s.Domein.BW)

    @cached_property
    def _wensen(self) -> Mapping[tuple[str, str, str], frozenset[str]]:
        uit: dict[tuple[str, str, str], set[str]] = {}
        for rij in self.opname.wensen:
            for groep, hardheden in WENSGROEPEN.items():
                for naam, soort in WENSSOORTEN.items():
                    if rij.soort is soort and rij.hardheid in hardheden:
                        uit.setdefault((rij.client_id, groep, naam), set()).add(self._wenswaarde(rij))
        return {sleutel: frozenset(waarden) for sleutel, waarden in uit.items()}

    def _wenswaarde(self, rij: b.Wens) -> str:
        """Gemeenten and gebieden as the region knows them, compared without case and punctuation; other values as typed."""
        if rij.soort in (s.Wenssoort.GEMEENTE, s.Wenssoort.GEBIED):
            return self.regio.plaats(rij.waarde) or vergelijkbaar(rij.waarde)
        return rij.waarde

    def _gebied(self, locatie: b.Locatie) -> Waarde:
        """The location's gebied, else its gemeente (counting.md 23); unknown where the teams split the gemeente into wijken."""
        if locatie.gebied:
            return self.regio.plaats(locatie.gebied) or vergelijkbaar(locatie.gebied)
        return ONBEKEND if locatie.gemeente in self._gemeenten_met_wijken else locatie.gemeente

    @cached_property
    def _gemeenten_met_wijken(self) -> frozenset[str]:
        wijken = {gebied for team in self.regio.teamlijst for gebied in team.gebieden}
        return frozenset(code for wijk in wijken if (code := self.regio.gemeente_van(wijk)))

    def _gevuld(self, rij: b.Client, kolom: str) -> object:
        """Where client row and resident row both have the column, the filled one counts."""
        bewoner = self.opname.bewoner.get(rij.client_id)
        return getattr(rij, kolom) or (getattr(bewoner, kolom) if bewoner else None) or getattr(rij, kolom)

    def _geslacht_v_of_m(self, rij: b.Client, op: date) -> Waarde:
        waarde = self._gevuld(rij, "geslacht")
        return waarde.value if isinstance(waarde, s.Geslacht) and waarde is not s.Geslacht.X else ONBEKEND

    def _forensische_titel_tot(self, rij: b.Client, op: date) -> Waarde:
        """None for who has no titel; empty otherwise is unknown: a titel without a last day may run today."""
        feit = self._toegangsfeiten.get(rij.client_id)
        if feit is None or (feit.forensische_titel_tot is None and feit.forensische_titel is not False):
            return ONBEKEND
        return of_geen(feit.forensische_titel_tot)

    def _woont_bij(self, rij: b.Client, op: date) -> Waarde:
        bewoner = self.opname.bewoner.get(rij.client_id)
        return self.opname.locatie[self.opname.plekgroep[bewoner.plekgroep_id].locatie_id].organisatie_id if bewoner else AFWEZIG


def leeftijd(rij: b.Client, op: date) -> Leeftijd | Leeg:
    """Age at a date: from the 18th birthday where it is known, else one of two by birth year (counting.md 6)."""
    if (dag := rij.achttien_op) is not None:
        jaren = 18 + op.year - dag.year - ((op.month, op.day) < (dag.month, dag.day))
        return Leeftijd(jaren, jaren)
    if rij.geboortejaar is None:
        return ONBEKEND
    return Leeftijd(op.year - rij.geboortejaar - 1, op.year - rij.geboortejaar)


def als_waarde(naam: str, cel: object) -> Waarde:
    """A cell as a fact; what empty means stands in the catalogue."""
    if cel is None:
        return catalogus()[naam].leeg
    if isinstance(cel, tuple):
        return frozenset(str(deel) for deel in cel)
    if isinstance(cel, StrEnum):
        return cel.value
    assert isinstance(cel, int | str | date)  # the catalogue holds no other columns
    return cel


def _laatste(rijen: Sequence[b.Besluit], op: date) -> b.Besluit | None:
    return next((rij for rij in reversed(rijen) if rij.datum <= op), None)


def _verjaardagen(rij: b.Client, vanaf: date) -> set[date]:
    """Days in the next two years on which the age as known changes."""
    jaren = range(vanaf.year, vanaf.year + 4)
    if rij.achttien_op is None:
        return {date(jaar, 1, 1) for jaar in jaren} if rij.geboortejaar is not None else set()
    maand, dag = (3, 1) if (rij.achttien_op.month, rij.achttien_op.day) == (2, 29) else (rij.achttien_op.month, rij.achttien_op.day)
    return {date(jaar, maand, dag) for jaar in jaren} | {rij.achttien_op}
