"""An allocation with what stands around it, ready to show: per team, with today beside it, and what the region may see.

Made once, read by screen, page and workbook, so that they never tell different things. Only a `Teambeeld` holds the load of persons.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from allocation.bemensing import inzet_van
from allocation.deelname import Deelnemer, Vandaag, wie_doen_mee
from allocation.gesprekuitleg import Gesprek, gesprekken_uitgelegd
from allocation.koppels import keuzes_van
from allocation.opbouw import Instantie, bouw
from allocation.plan import Signaal, Toewijzing, Verdeling
from allocation.problem import GEEN, Vraag
from allocation.telling import ontbreekt
from api import woorden
from api.verdeelaandeel import Aandelen, Plaats, Zwaarte, aandelen, zwaarte
from api.verdeellast import Lastrij, Spreiding, lastrijen, spreiding_van
from api.verdeelwissels import Wissel, erbij_van, wissels_van
from domain.beleid import Beleid
from domain.gebied import Regio
from domain.kalender import maandagen
from domain.momentopname import Momentopname
from domain.plandelen import Reden

TWEEDE_ONTBREEKT = ("tweede_ontbreekt", "risico_alleen")
"""Signals that a team page tells in its own list."""


@dataclass(frozen=True)
class Clientrij:
    """One client with who supports it. `zwaarte` in words; `nieuw`: nobody does today."""

    client_id: str
    nieuw: bool
    zwaarte: str
    eerste: str
    tweede: str
    onderaannemer: str
    wissel: str
    gedwongen: str
    gesprek_week: date | None


@dataclass(frozen=True)
class Kern:
    """What may be told of a team, or of the region, to everybody who reads the report: counts and shares."""

    clienten: int
    nieuw: int
    zonder: tuple[Reden, ...]
    zonder_tweede: tuple[tuple[str, str], ...]
    wissels: tuple[Wissel, ...]
    gesprekken: tuple[Gesprek, ...]
    aandelen: Aandelen
    zwaarte_binnen: Zwaarte
    zwaarte_daar: Zwaarte
    buiten: tuple[Reden, ...]
    signalen: tuple[Signaal, ...]


@dataclass(frozen=True)
class Teambeeld:
    """A team for its teamleider: also the load of each begeleider, and who is weg."""

    team: str
    naam: str
    kern: Kern
    rijen: tuple[Clientrij, ...]
    erbij: tuple[tuple[str, str], ...]
    lasten: tuple[Lastrij, ...]
    weg: tuple[str, ...]
    spreiding: Spreiding | None
    spreiding_nu: Spreiding | None


@dataclass(frozen=True)
class Verdeelbeeld:
    """The whole allocation. `kern` is of all teams together; `teams` are those with clients or begeleiders."""

    verdeling: Verdeling
    weken: int
    doel_permille: int
    kern: Kern
    teams: tuple[Teambeeld, ...]
    aannames: tuple[tuple[str, str], ...]

    @property
    def een_team(self) -> bool:
        return self.verdeling.opties.team is not None


def verdeelbeeld(opname: Momentopname, beleid: Beleid, regio: Regio, verdeling: Verdeling) -> Verdeelbeeld:
    """The view of an allocation made from this momentopname and beleid."""
    bouwer = _Bouwer(bouw(opname, beleid, verdeling.opties, regio), verdeling)
    codes = list(regio.gebiedsteams) if verdeling.opties.team is None else [verdeling.opties.team]
    teams = [bouwer.team(code) for code in codes]
    return Verdeelbeeld(
        verdeling=verdeling,
        weken=len(bouwer.instantie.weken),
        doel_permille=beleid.onderaannemers.doel_permille,
        kern=bouwer.kern(bouwer.instantie.deelname.clienten, verdeling.buiten_plan, verdeling.signalen),
        teams=tuple(team for team in teams if team.kern.clienten or team.kern.zonder or team.lasten or team.weg or verdeling.opties.team),
        aannames=_aannames(beleid),
    )


class _Bouwer:
    """Cuts an allocation into teams."""

    def __init__(self, instantie: Instantie, verdeling: Verdeling) -> None:
        self.instantie, self._verdeling = instantie, verdeling
        opname = instantie.opname
        self._rij = {rij.client_id: rij for rij in verdeling.toewijzingen}
        self._vraag = {vraag.client_id: vraag for vraag in instantie.problem.vragen}
        self._gesprekken = gesprekken_uitgelegd(instantie, verdeling)
        self._zonder_tweede = self._wie_zonder_tweede()
        self._team_van = {client.rij.client_id: client.team for client in instantie.deelname.clienten}
        self._begeleiders = {rij.begeleider_id: rij for rij in opname.begeleiders}
        self._lasten = lastrijen(verdeling.belasting, opname.begeleiders, instantie.deelname.clienten, instantie.beleid)
        weken = maandagen(opname.peildatum, instantie.beleid.horizon_weken)
        self._weg = [rij for rij in opname.begeleiders if rij.gebiedsteam and inzet_van(rij, weken, instantie.beleid).weg]

    def team(self, code: str) -> Teambeeld:
        clienten = [client for client in self.instantie.deelname.clienten if client.team == code]
        lasten = tuple(rij for rij in self._lasten if rij.team == code)
        een_team = self.instantie.opties.team is not None
        buiten = self._verdeling.buiten_plan if een_team else wie_doen_mee(self.instantie.opname, self.instantie.beleid, self.instantie.regio, code).buiten_plan
        return Teambeeld(
            team=code,
            naam=self.instantie.regio.gebiedsteams[code].naam,
            kern=self.kern(clienten, buiten, [rij for rij in self._verdeling.signalen if self._is_van(rij, code)]),
            rijen=tuple(_clientrij(client, self._rij[client.rij.client_id]) for client in clienten if client.rij.client_id in self._rij),
            erbij=erbij_van(self._met_vandaag(clienten)),
            lasten=lasten,
            weg=tuple(sorted(rij.begeleider_id for rij in self._weg if rij.gebiedsteam == code)),
            spreiding=spreiding_van(lasten),
            spreiding_nu=spreiding_van(lasten, nu=True),
        )

    def kern(self, clienten: Sequence[Deelnemer], buiten: Sequence[Reden], signalen: Sequence[Signaal]) -> Kern:
        hier = {client.rij.client_id for client in clienten}
        plaatsen: list[Plaats] = [(client, self._rij[client.rij.client_id]) for client in clienten if client.rij.client_id in self._rij]
        return Kern(
            clienten=len(plaatsen),
            nieuw=sum(client.nieuw for client, _ in plaatsen),
            zonder=tuple(rij for rij in self._verdeling.niet_toegewezen if rij.client_id in hier),
            zonder_tweede=tuple(rij for rij in self._zonder_tweede if rij[0] in hier),
            wissels=wissels_van(self._met_vandaag(clienten)),
            gesprekken=tuple(rij for rij in self._gesprekken if rij.client_id in hier),
            aandelen=aandelen(plaatsen, self.instantie.opname, self.instantie.beleid),
            zwaarte_binnen=zwaarte(plaatsen, bij_onderaannemer=False),
            zwaarte_daar=zwaarte(plaatsen, bij_onderaannemer=True),
            buiten=tuple(buiten),
            signalen=tuple(signalen),
        )

    def _met_vandaag(self, clienten: Sequence[Deelnemer]) -> list[tuple[Toewijzing, Vandaag, Vraag]]:
        return [(self._rij[c.rij.client_id], c.vandaag, self._vraag[c.rij.client_id]) for c in clienten if c.rij.client_id in self._rij]

    def _wie_zonder_tweede(self) -> tuple[tuple[str, str], ...]:
        """Clients who have a first and should have a second, with what the signal says."""
        tekst = {rij.client_id: rij.tekst for rij in self._verdeling.signalen if rij.soort in TWEEDE_ONTBREEKT}
        keuzes = keuzes_van(self.instantie.problem, self._verdeling.toewijzingen)
        uit = []
        for nummer, vraag in enumerate(self.instantie.problem.vragen):
            eerste, tweede = int(keuzes.eerste[nummer]), int(keuzes.tweede[nummer])
            if eerste != GEEN and ontbreekt(vraag, eerste, tweede):
                uit.append((vraag.client_id, tekst.get(vraag.client_id, "Er is geen tweede begeleider.")))
        return tuple(uit)

    def _is_van(self, rij: Signaal, code: str) -> bool:
        if rij.client_id is not None:
            return self._team_van.get(rij.client_id) == code
        wie = self._begeleiders.get(rij.begeleider_id or "")
        return wie is not None and wie.gebiedsteam == code


def _clientrij(client: Deelnemer, rij: Toewijzing) -> Clientrij:
    zorgzwaarte = client.rij.zorgzwaarte
    return Clientrij(
        client_id=rij.client_id,
        nieuw=client.nieuw,
        zwaarte="nog niet bekend" if zorgzwaarte is None else zorgzwaarte.value,
        eerste=rij.eerste_id or "",
        tweede=rij.tweede_id or "",
        onderaannemer=rij.onderaannemer_id or "",
        wissel=" en ".join(rij.wissel),
        gedwongen=" en ".join(rij.gedwongen),
        gesprek_week=rij.eerste_gesprek_week,
    )


def _aannames(beleid: Beleid) -> tuple[tuple[str, str], ...]:
    """The policy numbers behind an allocation; what no source gives is marked."""
    doel = beleid.onderaannemers
    waarden = (
        ("horizon_weken", "Zo ver kijkt de verdeling vooruit", woorden.weken(beleid.horizon_weken)),
        ("punten", "Zorgzwaarte in punten", ", ".join(f"{zwaarte.value} {aantal}" for zwaarte, aantal in beleid.punten.items())),
        ("tweede_aandeel_pct", "De tweede begeleider draagt van die punten", f"{beleid.tweede_aandeel_pct} procent"),
        ("punten_per_uur", "Punten die iemand kan dragen per uur voor cliënten", str(beleid.punten_per_uur)),
        ("eerste_gesprek_dagen", "Norm voor het eerste gesprek na de aanmelding", f"{beleid.eerste_gesprek_dagen} dagen"),
        ("onderaannemers.doel_permille", "Doel voor het aandeel van onderaannemers", f"hoogstens {doel.doel_permille / 10:g} procent".replace(".", ",")),
        ("onderaannemers.basis", "Waarover dat doel telt", "niet bekend (open vraag G5)"),
    )
    return tuple((tekst, f"{waarde} ({woorden.AANNAME})") if beleid.is_aanname(naam) else (tekst, waarde) for naam, tekst, waarde in waarden)
