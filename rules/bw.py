"""The BW rules on one momentopname: what placement, the checker and the command line ask (design.md sections 4 and 5).

Verdicts are int8: 0 no, 1 unknown, 2 yes; only 2 admits. A pair verdict says nothing about the client rules: ask both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache, cached_property, partial

import numpy as np

from domain import soorten as s
from domain.beleid import Beleid
from domain.gebied import Regio
from domain.kalender import EEN_DAG, eerste_maandag
from domain.momentopname import Momentopname
from rules.bulk.kolommen import Kolom, codeer
from rules.bulk.lezing import Bulklezing, Oordelen, lees_rij
from rules.feiten import Feittype, catalogus
from rules.feitenbron.bw import FeitenBw
from rules.laden import laad_regelboek
from rules.oordeel import Oordeel, oordeel_van
from rules.regelboek import Regelboek
from rules.signalen import Signaalregel, signalen_bw
from rules.taal import ORDENEND, Constante, DagGevraagd, Feitverwijzing, Operator, Regel, Schuif, Vergelijking, feiten_in, vergelijkingen, vraagt_dag
from rules.waarden import WAAR, Waarde
from rules.wachtrij import InWachtrij, wachtrij_intake
from rules.werklijst import Werkpunt, werklijst


class BwRegels:
    """Facade over the sets `wachten_bw`, `client_plek` and `signalen_bw` for one momentopname."""

    def __init__(self, opname: Momentopname, beleid: Beleid, regio: Regio, boek: Regelboek | None = None) -> None:
        self.opname = opname
        self.beleid = beleid
        self.regio = regio
        self.boek = (boek or laad_regelboek()).met_beleid(beleid)
        self.feiten = FeitenBw(opname, regio, self.boek)
        self._wachten = self.boek["wachten_bw"]
        self._paar = self.boek["client_plek"]
        self._kolommen: dict[tuple[str, tuple[str, ...], date | None], Kolom] = {}
        self._vast: tuple[object, Oordelen] | None = None

    @property
    def sha256(self) -> str:
        """Hash of the loaded rule files; goes into the plan as `regels`."""
        return self.boek.sha256

    def client_oordeel(self, client_id: str, op: date) -> Oordeel:
        """Whether this client waits for a place at a date (counting.md 7)."""
        return oordeel_van(self._wachten, cache(lambda naam: self.feiten.van_client(naam, client_id, op)), op)

    def paar_oordeel(self, client_id: str, plekgroep_id: str, op: date) -> Oordeel:
        """Whether this plekgroep may be offered to this client from this date (counting.md 11)."""
        return oordeel_van(self._paar, cache(lambda naam: self.feit(naam, client_id, plekgroep_id, op)), op)

    def feit(self, naam: str, client_id: str, plekgroep_id: str, op: date) -> Waarde:
        """One fact of a client, a plekgroep or the pair of them."""
        kant = catalogus()[naam].kant
        if kant == "client":
            return self.feiten.van_client(naam, client_id, op)
        plek = self.opname.plekgroep[plekgroep_id]
        return self.feiten.van_plek(naam, plek, op) if kant == "plek" else self.feiten.van_paar(naam, client_id, plek)

    def clienten(self, client_ids: Sequence[str], op: date) -> Oordelen:
        """`client_oordeel(...).waarde` for many clients: int8 of shape (n,)."""
        ids = tuple(client_ids)
        uit = np.full(len(ids), WAAR, dtype=np.int8)
        for regel in self._wachten.eisen_op(op):
            np.minimum(uit, lees_rij(regel, partial(self._kolom, ids=ids, op=op), len(ids), op), out=uit)
        return uit

    def paren(self, client_ids: Sequence[str], plekgroep_ids: Sequence[str], op: date) -> Oordelen:
        """`paar_oordeel(...).waarde` for many pairs: int8 of shape (n, m). What no date can change is kept between dates."""
        ids, plekken = tuple(client_ids), tuple(plekgroep_ids)
        regels = self._paar.eisen_op(op)
        vast = tuple(regel for regel in regels if not _van_op(regel))
        sleutel = (ids, plekken, tuple((regel.id, regel.geldig_van, regel.ingevuld) for regel in vast))
        if self._vast is None or self._vast[0] != sleutel:
            self._vast = (sleutel, self._lezing(ids, plekken, op).lees(vast))
        return np.minimum(self._vast[1], self._lezing(ids, plekken, op).lees([regel for regel in regels if _van_op(regel)]))

    def paren_per_regel(self, client_ids: Sequence[str], plekgroep_ids: Sequence[str], op: date) -> Iterator[tuple[Regel, Oordelen]]:
        """What each rule gives apart, for who wants to know which one decided."""
        ids, plekken = tuple(client_ids), tuple(plekgroep_ids)
        lezing = self._lezing(ids, plekken, op)
        for regel in self._paar.eisen_op(op):
            yield regel, lezing.lees_regel(regel)

    def knikdata(self, maandagen: Sequence[date]) -> tuple[int, ...]:
        """Week indices where a verdict of someone who may wait can differ from the week before; 0 is always one."""
        dagen = self._wisseldagen
        knikken = (week for week in range(1, len(maandagen)) if any(maandagen[week - 1] < dag <= maandagen[week] for dag in dagen))
        return (0, *knikken) if maandagen else ()

    def wachtrij_intake(self, op: date) -> tuple[InWachtrij, ...]:
        """The other queue (domain.md B57): a DAT BW, no valid WAT, not yet placed."""
        return wachtrij_intake(self.feiten, op)

    def signalen(self) -> tuple[Signaalregel, ...]:
        """What people should look at, as of week 0."""
        return signalen_bw(self.feiten, self.boek["signalen_bw"], eerste_maandag(self.opname.peildatum))

    def werklijst(self, op: date | None = None) -> tuple[Werkpunt, ...]:
        """Missing facts that keep waiting clients from places; unknown urgency first (counting.md 12)."""
        return werklijst(self, op or eerste_maandag(self.opname.peildatum))

    def buiten_plan_reden(self, client_id: str, maandagen: Sequence[date]) -> str | None:
        """Why a BW client stands outside the plan; None for who waits in some start week, is in zorg, or is no BW client."""
        client = self.opname.client[client_id]
        verhuist = self.feiten.verhuist(client)
        if client.domein is not s.Domein.BW or (client.status is s.Status.IN_ZORG and not verhuist):
            return None
        if any(self.client_oordeel(client_id, maandagen[week]).waarde == WAAR for week in self.knikdata(maandagen)):
            return None
        if client.status is s.Status.AFGESLOTEN:
            return "de status is afgesloten"
        if not any(self.feiten.dat_bw(client_id, maandag) for maandag in maandagen):
            return "geen DAT-besluit BW"
        besluit = next((wat for maandag in reversed(maandagen) if (wat := self.feiten.wat_bw(client_id, maandag))), None)
        if besluit is not None and besluit.geldig_tot is not None and besluit.geldig_tot < maandagen[0]:
            return "WAT verlopen"
        if besluit is None:
            return "nog geen WAT-besluit: staat in de wachtrij voor de intake"
        return f"de status is {client.status.value.replace('_', ' ')}"

    def mogelijk_wachtenden(self) -> tuple[str, ...]:
        """BW clients who stand on the list or want to move, whatever their decisions say; by id."""
        return tuple(
            sorted(
                rij.client_id
                for rij in self.opname.clienten
                if rij.domein is s.Domein.BW and (rij.status is s.Status.WACHT_PLAATSING or self.feiten.verhuist(rij))
            )
        )

    @cached_property
    def _wisseldagen(self) -> frozenset[date]:
        """Days from which a verdict may change, read from the rules themselves."""
        clienten = self.mogelijk_wachtenden()
        dagen = set(self._wachten.wisseldagen() | self._paar.wisseldagen())
        for regel in self._versies():
            dagen |= {dag for naam in feiten_in(regel.als) if catalogus()[naam].van_op for dag in self.feiten.wisseldagen(naam, clienten)}
            for vergelijking in vergelijkingen(regel.als):
                dagen |= self._dagen_van(vergelijking, clienten)
        return frozenset(dagen)

    def _versies(self) -> Iterator[Regel]:
        """Every rule as it reads somewhere: with the parameters of each day on which they change."""
        for regelset in (self._wachten, self._paar):
            for dag in sorted(regelset.wisseldagen()):
                yield from regelset.geldig_op(dag)

    def _dagen_van(self, v: Vergelijking, clienten: tuple[str, ...]) -> set[date]:
        """Days around which comparing the date asked with a date fact changes its answer."""
        gevraagd = next((deel for deel in (v.links, v.rechts) if isinstance(deel, DagGevraagd)), None)
        ander = next((deel for deel in (v.links, v.rechts) if isinstance(deel, Feitverwijzing | Constante)), None)
        if gevraagd is None or ander is None or (isinstance(ander, Feitverwijzing) and catalogus()[ander.naam].type is not Feittype.DATUM):
            return set()
        if isinstance(ander, Constante):
            waarden = {ander.waarde} if isinstance(ander.waarde, date) else set()
        else:
            waarden = {ander.schuif(waarde) for waarde in self._datums(ander.naam, clienten)}
        na_de_dag = {Operator.MINSTENS, Operator.MINDER} if ander is v.links else {Operator.HOOGSTENS, Operator.MEER}
        grenzen = waarden if v.operator not in na_de_dag else set()
        grenzen |= {dag + EEN_DAG for dag in waarden if dag < date.max} if v.operator in na_de_dag or v.operator not in ORDENEND else set()
        return {eerste_dag_met(gevraagd.schuif, grens) for grens in grenzen}

    def _datums(self, naam: str, clienten: tuple[str, ...]) -> set[date]:
        feit, week0 = catalogus()[naam], eerste_maandag(self.opname.peildatum)
        if feit.van_op:
            return self.feiten.mogelijke_datums(naam, clienten)
        if feit.kant == "paar":
            return set(self.feiten.bedenkingen.values())
        if feit.kant == "client":
            waarden = self.feiten.client_kolom(naam, clienten, week0)
        else:
            waarden = self.feiten.plek_kolom(naam, [plek.plekgroep_id for plek in self.opname.plekken], week0)
        return {waarde for waarde in waarden if isinstance(waarde, date)}

    def _lezing(self, ids: tuple[str, ...], plekken: tuple[str, ...], op: date) -> Bulklezing:
        kolommen = (partial(self._kolom, ids=ids, op=op), partial(self._kolom, ids=plekken, op=op))
        return Bulklezing(*kolommen, (len(ids), len(plekken)), op, self.feiten.paarfeiten(ids, plekken))

    def _kolom(self, naam: str, ids: tuple[str, ...], op: date) -> Kolom:
        feit = catalogus()[naam]
        sleutel = (naam, ids, op if feit.van_op else None)
        if sleutel not in self._kolommen:
            if len(self._kolommen) >= 200:
                self._kolommen.clear()
            maak = self.feiten.client_kolom if feit.kant == "client" else self.feiten.plek_kolom
            self._kolommen[sleutel] = codeer(maak(naam, ids, op))
        return self._kolommen[sleutel]


def eerste_dag_met(schuif: Schuif, grens: date) -> date:
    """The first day that, once shifted, is not before `grens`; a shift never turns the order of two days around."""
    laag, hoog = date.min.toordinal(), date.max.toordinal()
    while laag < hoog:
        midden = (laag + hoog) // 2
        if schuif(date.fromordinal(midden)) >= grens:
            hoog = midden
        else:
            laag = midden + 1
    return date.fromordinal(laag)


def _van_op(regel: Regel) -> bool:
    """Whether what a rule gives can differ per date."""
    return vraagt_dag(regel.als) or any(catalogus()[naam].van_op for naam in feiten_in(regel.als))
