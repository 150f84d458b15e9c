"""What a teamleider must see to this week (design.md section 8): lists of one gebiedsteam at a day, data only.

Every term, signal and verdict is read from the rules (`termijnen`, `proefperiode`, `hervatten_bg`, `afsluiten_bg`, `vier_ogen`) through
`Toetsing`, so that it cannot differ from what `toets` says. What the rules cannot answer yet stands here too, with an empty last day.
The clients are those who live where the team works, also when a begeleider of another team supports them (counting.md 28).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from allocation.deelname import OPEN, Vandaag, vandaag_per_client
from allocation.weekafwezig import Afwezige, RisicoZonderCollega, wie_is_afwezig, zonder_collega
from domain import bladen as b
from domain import soorten as s
from domain.beleid import Beleid
from domain.gebied import Regio
from domain.kalender import DAGEN_PER_WEEK
from domain.momentopname import Momentopname
from rules.oordeel import Oordeel
from rules.regelboek import Regelboek
from rules.toetsing import Toetsing
from rules.waarden import ONWAAR, OORDELEN, WAAR

EERSTE_GESPREK = ("termijn-eerste-gesprek-na-aanmelding", "termijn-eerste-gesprek-na-melding")
"""One of the two runs, by the answer to open question G7."""
ZORGZWAARTE = "termijn-zorgzwaarte"
PROEFPERIODE = "proefperiode-eindigt"
VROEG_IN_PROEFPERIODE = "afsluiten-niet-na-vraag-om-hervatten"
VIER_OGEN_BIJ_EINDE = "afsluiten-vier-ogen"
UITZONDERING_HERZIEN = "vier-ogen-uitzondering-herzien"
TWEE_WEKEN = timedelta(days=2 * DAGEN_PER_WEEK - 1)
"""From the Monday to the Sunday of next week."""


@dataclass(frozen=True)
class Termijn:
    """A client with a day: `dagen` left at the day asked, below 0 when it is past; both None while nobody knows the day it counts from.

    `bij`: who supports the client today, the eerste or the onderaannemer.
    """

    client_id: str
    laatste_dag: date | None
    dagen: int | None
    bij: str | None


@dataclass(frozen=True)
class Aanmelding(Termijn):
    """Somebody new who had no first talk yet, against the norm of 14 days. Without a DAT nobody is allocated."""

    heeft_dat: bool


@dataclass(frozen=True)
class Hervatting:
    """Somebody who asked to begin again and did not yet; `direct` is the verdict of `hervatten_bg`: ja, nee or onbekend."""

    client_id: str
    gevraagd_op: date
    direct: str
    redenen: tuple[str, ...]
    bij: str | None


@dataclass(frozen=True)
class Afsluiting:
    """A closing that may not be yet: what `afsluiten_bg` still misses; `oordeel` is nee or onbekend. `vier_ogen`: a second professional must look first."""

    client_id: str
    oordeel: str
    vier_ogen: bool
    redenen: tuple[str, ...]


@dataclass(frozen=True)
class Uitzondering:
    """An exception on four eyes whose day of review is past or near."""

    client_id: str
    herzien_op: date
    dagen: int
    akkoord: bool


@dataclass(frozen=True)
class Weekstart:
    """The week of `op`. `clienten` and `begeleiders` are how many the team has open and in service, so that an empty team shows."""

    team: str
    op: date
    maandag: date
    clienten: int
    begeleiders: int
    te_laat: tuple[Aanmelding, ...]
    aanmeldingen: tuple[Aanmelding, ...]
    afwezig: tuple[Afwezige, ...]
    risico_zonder_collega: tuple[RisicoZonderCollega, ...]
    proefperiodes: tuple[Termijn, ...]
    hervattingen: tuple[Hervatting, ...]
    afsluitingen: tuple[Afsluiting, ...]
    uitzonderingen: tuple[Uitzondering, ...]
    zorgzwaarte: tuple[Termijn, ...]

    @property
    def leeg(self) -> bool:
        """Nothing to see to."""
        lijsten = (self.te_laat, self.aanmeldingen, self.afwezig, self.risico_zonder_collega, self.proefperiodes)
        return not any((*lijsten, self.hervattingen, self.afsluitingen, self.uitzonderingen, self.zorgzwaarte))


def weekstart(opname: Momentopname, beleid: Beleid, regio: Regio, team: str, op: date, boek: Regelboek | None = None) -> Weekstart:
    """The week of `op` for a team; lists are sorted by what is most urgent, then by id. Who left before this week is absent while clients still count on them.

    Raises:
        RegelFout: the rules about closing or resuming do not hold yet at `op`.
    """
    kijker = _Kijker(opname, Toetsing(opname, beleid, regio, boek), tuple(_van_team(opname, regio, team)), op)
    maandag = op - timedelta(days=op.weekday())
    aanmeldingen = _op_dag(kijker.aanmeldingen())
    hervattingen = tuple(kijker.hervattingen())
    begint_weer = {rij.client_id for rij in hervattingen}
    zittend = [(rij, kijker.vandaag[rij.client_id]) for rij in kijker.open if rij.client_id in kijker.vandaag]
    met_clienten = {wie for _, nu in zittend for wie in (nu.eerste_id, nu.tweede_id)}
    eigen = [rij for rij in opname.begeleiders if rij.gebiedsteam == team]
    in_dienst = [rij for rij in eigen if rij.uit_dienst_op is None or rij.uit_dienst_op > maandag]
    gemist = [*in_dienst, *(rij for rij in eigen if rij not in in_dienst and rij.begeleider_id in met_clienten)]
    return Weekstart(
        team=team,
        op=op,
        maandag=maandag,
        clienten=len(kijker.open),
        begeleiders=len(in_dienst),
        te_laat=tuple(rij for rij in aanmeldingen if rij.dagen is not None and rij.dagen < 0),
        aanmeldingen=tuple(rij for rij in aanmeldingen if rij.dagen is None or rij.dagen >= 0),
        afwezig=tuple(wie_is_afwezig(gemist, maandag)),
        risico_zonder_collega=zonder_collega(zittend, opname.begeleiders, maandag),
        proefperiodes=_op_dag(rij for rij in kijker.termijnen("proefperiode", PROEFPERIODE) if rij.client_id not in begint_weer and _tot(rij, maandag)),
        hervattingen=tuple(sorted(hervattingen, key=lambda rij: (rij.gevraagd_op, rij.client_id))),
        afsluitingen=tuple(sorted(kijker.afsluitingen(begint_weer), key=lambda rij: (not rij.vier_ogen, rij.client_id))),
        uitzonderingen=tuple(sorted(kijker.uitzonderingen(), key=lambda rij: (rij.herzien_op, rij.client_id))),
        zorgzwaarte=_op_dag(rij for rij in kijker.termijnen("termijnen", ZORGZWAARTE) if rij.dagen is None or rij.dagen < 0),
    )


class _Kijker:
    """Asks the rules about the clients of one team at one day."""

    def __init__(self, opname: Momentopname, toetsing: Toetsing, clienten: Sequence[b.Client], op: date) -> None:
        self._opname, self._toetsing, self._clienten, self._op = opname, toetsing, clienten, op
        self.open = tuple(rij for rij in clienten if rij.status in OPEN)
        self.vandaag = vandaag_per_client(opname)

    def aanmeldingen(self) -> Iterator[Aanmelding]:
        for rij in self.termijnen("termijnen", *EERSTE_GESPREK):
            yield Aanmelding(rij.client_id, rij.laatste_dag, rij.dagen, rij.bij, self._toetsing.houdt_besluit("dat_bg", rij.client_id, self._op))

    def termijnen(self, naam: str, *regel_ids: str) -> Iterator[Termijn]:
        """Clients for whom one of these terms runs, or may run: what is unknown is not left out."""
        for rij in self.open:
            for regel in self._oordeel(naam, rij.client_id).termijnen:
                if regel.regel_id in regel_ids and regel.waarde != ONWAAR:
                    dag = regel.laatste_dag
                    yield Termijn(rij.client_id, dag, (dag - self._op).days if dag else None, self._bij(rij.client_id))

    def hervattingen(self) -> Iterator[Hervatting]:
        """Requests to begin again that nobody followed up: in a proefperiode as `afsluiten_bg` reads it, else since the last support ended."""
        for rij in self._clienten:
            if rij.hervatting_gevraagd_op is None or not self._wacht_op_hervatting(rij, rij.hervatting_gevraagd_op):
                continue
            oordeel = self._oordeel("hervatten_bg", rij.client_id)
            yield Hervatting(rij.client_id, rij.hervatting_gevraagd_op, OORDELEN[oordeel.waarde], oordeel.redenen(), self._bij(rij.client_id))

    def _wacht_op_hervatting(self, rij: b.Client, gevraagd: date) -> bool:
        """A request from before the proefperiode (or, without one, before the closing) was followed: support went on after it."""
        if rij.status is s.Status.AFGESLOTEN:
            return gevraagd >= (rij.proefperiode_van or rij.afgesloten_op or gevraagd)
        return rij.status is s.Status.PROEFPERIODE and not self._zegt_ja("afsluiten_bg", VROEG_IN_PROEFPERIODE, rij.client_id)

    def afsluitingen(self, begint_weer: Collection[str]) -> Iterator[Afsluiting]:
        """Closings in preparation: a row of `afsluitingen`, or a proefperiode; not of who begins again, and not those that may be."""
        met_rij = {rij.client_id for rij in self._opname.afsluitingen}
        for rij in self.open:
            if rij.client_id in begint_weer or (rij.client_id not in met_rij and rij.status is not s.Status.PROEFPERIODE):
                continue
            oordeel = self._oordeel("afsluiten_bg", rij.client_id)
            if oordeel.waarde != WAAR:
                vier_ogen = not self._zegt_ja("afsluiten_bg", VIER_OGEN_BIJ_EINDE, rij.client_id)
                yield Afsluiting(rij.client_id, OORDELEN[oordeel.waarde], vier_ogen, oordeel.redenen())

    def uitzonderingen(self) -> Iterator[Uitzondering]:
        """Exceptions for which the rules signal that they must be looked at again, within four weeks or already past."""
        rijen = {rij.client_id: rij for rij in self._opname.vier_ogen_uitzonderingen}
        for client in self._clienten:
            signalen = self._oordeel("vier_ogen", client.client_id).signalen if client.client_id in rijen else ()
            if any(regel.regel_id == UITZONDERING_HERZIEN and regel.waarde == WAAR for regel in signalen):
                rij = rijen[client.client_id]
                yield Uitzondering(rij.client_id, rij.herzien_op, (rij.herzien_op - self._op).days, rij.akkoord_teamleider)

    def _zegt_ja(self, naam: str, regel_id: str, client_id: str) -> bool:
        return all(regel.waarde == WAAR for regel in self._oordeel(naam, client_id).regels if regel.regel_id == regel_id)

    def _oordeel(self, naam: str, client_id: str) -> Oordeel:
        oordeel = self._toetsing.oordeel(naam, client_id, self._op)
        assert isinstance(oordeel, Oordeel), naam  # these sets are lists of requirements, signals and terms
        return oordeel

    def _bij(self, client_id: str) -> str | None:
        nu = self.vandaag.get(client_id, Vandaag())
        return nu.eerste_id or nu.onderaannemer_id


_T = TypeVar("_T", bound=Termijn)


def _op_dag(rijen: Iterable[_T]) -> tuple[_T, ...]:
    """Without a day first (somebody must find it out), then by last day."""
    return tuple(sorted(rijen, key=lambda rij: (rij.laatste_dag or date.min, rij.client_id)))


def _tot(rij: Termijn, maandag: date) -> bool:
    """Ends this week or next, has ended, or nobody knows."""
    return rij.laatste_dag is None or rij.laatste_dag <= maandag + TWEE_WEKEN


def _van_team(opname: Momentopname, regio: Regio, team: str) -> Iterator[b.Client]:
    """BG clients who live where the team works, by id."""
    for _, rij in sorted(opname.client.items()):
        if rij.domein is s.Domein.BG and regio.gebiedsteam_van(rij.gemeente, rij.gebied) == team:
            yield rij
