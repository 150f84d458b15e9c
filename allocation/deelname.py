"""Who takes part in an allocation, who stands outside it and why, and what stands today (counting.md 28)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from domain import bladen as b
from domain import soorten as s
from domain.beleid import Beleid
from domain.gebied import Regio, vergelijkbaar
from domain.kalender import maandagen
from domain.momentopname import Momentopname
from domain.plandelen import Reden

OPEN = (s.Status.AANGEMELD, s.Status.WACHT_INTAKE, s.Status.IN_ZORG, s.Status.PROEFPERIODE)
MET_GESPREK = (s.Status.AANGEMELD, s.Status.WACHT_INTAKE)
GEEN_DAT = "er is nog geen DAT-besluit begeleiding"
GEEN_TEAM = "waar de cliënt woont geeft geen gebiedsteam"


@dataclass(frozen=True)
class Vandaag:
    """Who supports a client today: own begeleiders by id, or an onderaannemer by its organisation."""

    eerste_id: str | None = None
    tweede_id: str | None = None
    onderaannemer_id: str | None = None


@dataclass(frozen=True)
class Deelnemer:
    """A client of the allocation. `gebied`: the place key that counts for areas; `uit_bw`: a resident who moves out (counting.md 28), whose
    zorgzwaarte is that of the sheet bewoners, where it is always known."""

    rij: b.Client
    team: str
    gebied: str
    vandaag: Vandaag
    uit_bw: bool

    @property
    def nieuw(self) -> bool:
        """Not sitting: nobody fills the first role today."""
        return self.vandaag.eerste_id is None and self.vandaag.onderaannemer_id is None

    @property
    def wil_gesprek(self) -> bool:
        """A first talk is still to be had (counting.md 34)."""
        return not self.uit_bw and self.rij.status in MET_GESPREK and self.rij.eerste_gesprek_op is None


@dataclass(frozen=True)
class Deelname:
    """Clients by id, and who stands outside the plan."""

    clienten: tuple[Deelnemer, ...]
    buiten_plan: tuple[Reden, ...]


def wie_doen_mee(opname: Momentopname, beleid: Beleid, regio: Regio, team: str | None) -> Deelname:
    """The clients of a team, or of the region when `team` is None. Those without a team are named only in a run for the region."""
    zoeker = _Zoeker(opname, beleid, regio)
    clienten, buiten = list[Deelnemer](), list[Reden]()
    for client_id in sorted(opname.client):
        gevonden = zoeker.bekijk(opname.client[client_id])
        if isinstance(gevonden, Deelnemer):
            if team in (None, gevonden.team):
                clienten.append(gevonden)
        elif gevonden is not None and team in (None, gevonden[0]):
            buiten.append(Reden(client_id=client_id, reden=gevonden[1]))
    return Deelname(tuple(clienten), tuple(buiten))


def vandaag_per_client(opname: Momentopname) -> Mapping[str, Vandaag]:
    """Today's roles per client with a row `eerste`; a lone second is no one's caseload. Who works for an onderaannemer stands for it."""
    van_onderaannemer = {rij.begeleider_id: rij.organisatie_id for rij in opname.begeleiders if not rij.gebiedsteam}
    rollen = {(rij.client_id, rij.rol): rij for rij in opname.caseload}
    uit = {}
    for (client_id, rol), rij in sorted(rollen.items()):
        if rol is not s.RolBegeleider.EERSTE:
            continue
        organisatie = rij.organisatie_id or van_onderaannemer.get(rij.begeleider_id or "")
        tweede = rollen.get((client_id, s.RolBegeleider.TWEEDE))
        if organisatie is not None:
            uit[client_id] = Vandaag(onderaannemer_id=organisatie)
        else:
            tweede_id = tweede.begeleider_id if tweede and tweede.begeleider_id not in (rij.begeleider_id, *van_onderaannemer) else None
            uit[client_id] = Vandaag(rij.begeleider_id, tweede_id)
    return uit


class _Zoeker:
    """Looks at one client row at a time."""

    def __init__(self, opname: Momentopname, beleid: Beleid, regio: Regio) -> None:
        self._opname, self._regio = opname, regio
        self._vandaag = vandaag_per_client(opname)
        weken = maandagen(opname.peildatum, beleid.horizon_weken)
        self._horizon = (weken[0], weken[-1] + timedelta(days=6))
        self._dat = {rij.client_id for rij in _geldig(opname)}

    def bekijk(self, rij: b.Client) -> Deelnemer | tuple[str | None, str] | None:
        """The participant; or its team and why it stands outside the plan; or None where it has nothing to do with an allocation."""
        bewoner = self._opname.bewoner.get(rij.client_id)
        if rij.domein is s.Domein.BW:
            if bewoner is None or not self._stroomt_uit(bewoner):
                return None
            verhuizer = rij.model_copy(update={"zorgzwaarte": bewoner.zorgzwaarte})
            return self._deelnemer(verhuizer, bewoner.uitstroom_gemeente or "", bewoner.uitstroom_gebied, uit_bw=True)
        if rij.status not in OPEN and rij.hervatting_gevraagd_op is None:
            return None if rij.status is s.Status.AFGESLOTEN else (self._team(rij.gemeente, rij.gebied), f"de status is {rij.status.value.replace('_', ' ')}")
        gevonden = self._deelnemer(rij, rij.gemeente, rij.gebied, uit_bw=False)
        return None if rij.status is s.Status.AFGESLOTEN and not isinstance(gevonden, Deelnemer) else gevonden

    def _stroomt_uit(self, bewoner: b.Bewoner) -> bool:
        """A departure within the horizon to a gemeente that has a gebiedsteam."""
        begin, eind = self._horizon
        gemeente = self._regio.gemeenten.get(bewoner.uitstroom_gemeente or "")
        vertrekt = bewoner.vertrek_week is not None and begin <= bewoner.vertrek_week <= eind
        return vertrekt and gemeente is not None and s.Domein.BG in gemeente.koopt

    def _deelnemer(self, rij: b.Client, gemeente: str, gebied: str | None, uit_bw: bool) -> Deelnemer | tuple[str | None, str]:
        team = self._team(gemeente, gebied)
        if team is None:
            return None, GEEN_TEAM
        deelnemer = Deelnemer(rij, team, self._plaats(gemeente, gebied), self._vandaag.get(rij.client_id, Vandaag()), uit_bw)
        if (deelnemer.nieuw or uit_bw) and rij.client_id not in self._dat:
            return team, GEEN_DAT
        return deelnemer

    def _team(self, gemeente: str, gebied: str | None) -> str | None:
        return self._regio.gebiedsteam_van(gemeente, gebied)

    def _plaats(self, gemeente: str, gebied: str | None) -> str:
        """The gebied, else the gemeente; a gebied that is called as its gemeente counts as empty (counting.md 36)."""
        return (self._regio.plaats(gebied) or vergelijkbaar(gebied)) if gebied else gemeente


def _geldig(opname: Momentopname) -> Iterator[b.Besluit]:
    """DAT BG at the peildatum: taken by then and not withdrawn; also past its end (counting.md 2, 7, 28)."""
    for rij in opname.besluiten:
        if rij.soort is s.Besluitsoort.DAT and rij.domein is s.Domein.BG and rij.datum <= opname.peildatum and rij.ingetrokken_op is None:
            yield rij
