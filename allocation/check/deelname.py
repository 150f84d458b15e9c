"""Who takes part in an allocation, who is set aside with which reason, and who supports each of them today (counting.md 28).

Readings, where counting.md leaves room:
- Somebody without a row `eerste` is new, whatever the status; a row `tweede` alone then counts for nothing.
- A second who is the eerste as well, or who works for an onderaannemer, is no second: one is missing today.
- Who resumes but has no rows of before is new too, without a first talk.
- A mover keeps the id of the BW client; team, gebied and the rules follow `uitstroom_gemeente` and `uitstroom_gebied`. The DAT BG is asked of
  every mover. A resident who moves out of the ten gemeenten is no BG client, so is not named.
- In the run of one team the rows of clients of other teams are "outside the allocation" and weigh nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain import bladen as b
from domain import soorten as s
from domain.beleid import Beleid
from domain.gebied import Regio, vergelijkbaar
from domain.momentopname import Momentopname
from rules.toetsing import Toetsing
from rules.waarden import AFWEZIG

DOET_MEE = frozenset({s.Status.AANGEMELD, s.Status.WACHT_INTAKE, s.Status.IN_ZORG, s.Status.PROEFPERIODE})
MET_GESPREK = frozenset({s.Status.AANGEMELD, s.Status.WACHT_INTAKE})
GEEN_TEAM, GEEN_DAT, STATUS = "geen gebiedsteam", "geen DAT BG", "status"


@dataclass(frozen=True)
class Vandaag:
    """Who fills the roles today: begeleiders, or an onderaannemer alone."""

    eerste: str | None = None
    tweede: str | None = None
    onderaannemer: str | None = None


@dataclass(frozen=True)
class Deelnemer:
    """A client of the allocation, as counted: `rij` with the address of after the move, points in either role, sitting or new."""

    rij: b.Client
    team: str
    plaats: str
    vandaag: Vandaag
    zittend: bool
    verhuizer: bool
    punten: int
    punten_tweede: int
    uitzondering: b.VierOgenUitzondering | None

    @property
    def intensief(self) -> bool:
        return self.rij.zorgzwaarte is s.Zorgzwaarte.INTENSIEF

    @property
    def moet_gesprek(self) -> bool:
        """Aangemeld or wacht_intake without a first talk; never a mover (counting.md 28, 34)."""
        return not self.verhuizer and self.rij.status in MET_GESPREK and self.rij.eerste_gesprek_op is None

    @property
    def uitzondering_telt(self) -> bool:
        """An exception counts with akkoord of the teamleider, and never for who is a risk (counting.md 31)."""
        return self.uitzondering is not None and self.uitzondering.akkoord_teamleider and not self.rij.risico

    @property
    def gebonden(self) -> bool:
        """Langdurig, in a proefperiode, or with an exception: moves only when released (design.md 6, counting.md 29)."""
        return bool(self.rij.langdurig) or self.rij.status is s.Status.PROEFPERIODE or self.uitzondering_telt


@dataclass(frozen=True)
class Deelname:
    """Everybody of one run: `deelnemers` by id, `buiten` with why, `andere_teams` who takes part but not in this run."""

    deelnemers: Mapping[str, Deelnemer]
    buiten: Mapping[str, frozenset[str]]
    andere_teams: Mapping[str, str]


def met_nieuw_adres(opname: Momentopname, regio: Regio, weken: Sequence[date]) -> tuple[Momentopname, frozenset[str]]:
    """The momentopname in which every mover lives where they go to, and the ids of the movers."""
    verhuizers = {rij.client_id: rij for rij in opname.bewoners if _gaat_naar_bg(rij, regio, weken) and rij.client_id in opname.client}
    if not verhuizers:
        return opname, frozenset()
    clienten = tuple(_op_nieuw_adres(rij, verhuizers[rij.client_id]) if rij.client_id in verhuizers else rij for rij in opname.clienten)
    velden = {naam: getattr(opname, naam) for naam in Momentopname.model_fields}
    return Momentopname(**{**velden, "clienten": clienten}), frozenset(verhuizers)


def deelname(opname: Momentopname, verhuizers: frozenset[str], beleid: Beleid, regels: Toetsing, regio: Regio, team: str | None) -> Deelname:
    """Who takes part; `opname` has the movers at their new address, `team` None is the whole region."""
    vandaag = wie_vandaag(opname)
    uitzonderingen = {rij.client_id: rij for rij in opname.vier_ogen_uitzonderingen}
    binnen: dict[str, Deelnemer] = {}
    buiten: dict[str, frozenset[str]] = {}
    elders: dict[str, str] = {}
    for rij in sorted(opname.clienten, key=lambda rij: rij.client_id):
        if rij.domein is not s.Domein.BG and rij.client_id not in verhuizers:
            continue
        van = regio.gebiedsteam_van(rij.gemeente, rij.gebied)
        if redenen := frozenset(_redenen(rij, van, rij.client_id in verhuizers, rij.client_id in vandaag, regels, opname.peildatum)):
            if rij.status is not s.Status.AFGESLOTEN and team in (None, van):
                buiten[rij.client_id] = redenen
        elif van is not None and team not in (None, van):
            elders[rij.client_id] = van
        elif van is not None:
            plaats = _plaats(rij, regio)
            binnen[rij.client_id] = _deelnemer(rij, van, plaats, vandaag.get(rij.client_id), rij.client_id in verhuizers, beleid, uitzonderingen)
    return Deelname(binnen, buiten, elders)


def wie_vandaag(opname: Momentopname) -> Mapping[str, Vandaag]:
    """Per sitting client who supports them. Who works for an onderaannemer has no gebiedsteam: their client is there, without a tweede (32)."""
    van_wie = {rij.begeleider_id: rij.organisatie_id for rij in opname.begeleiders if not rij.gebiedsteam}
    tweede = {rij.client_id: rij.begeleider_id for rij in opname.caseload if rij.rol is s.RolBegeleider.TWEEDE and rij.begeleider_id not in van_wie}
    uit: dict[str, Vandaag] = {}
    for rij in opname.caseload:
        if rij.rol is s.RolBegeleider.EERSTE:
            bij = rij.organisatie_id or van_wie.get(rij.begeleider_id or "")
            ander = tweede.get(rij.client_id)
            uit[rij.client_id] = Vandaag(onderaannemer=bij) if bij else Vandaag(rij.begeleider_id, ander if ander != rij.begeleider_id else None)
    return uit


def _redenen(rij: b.Client, team: str | None, verhuizer: bool, zittend: bool, regels: Toetsing, peildatum: date) -> Iterator[str]:
    """Why somebody does not take part; nothing for who does."""
    if not verhuizer and rij.status not in DOET_MEE and rij.hervatting_gevraagd_op is None:
        yield STATUS
    if team is None:
        yield GEEN_TEAM
    if (verhuizer or not zittend) and regels.van_client(rij.client_id, peildatum)("client.dat_bg_datum") is AFWEZIG:
        yield GEEN_DAT


def _deelnemer(
    rij: b.Client,
    team: str,
    plaats: str,
    vandaag: Vandaag | None,
    verhuizer: bool,
    beleid: Beleid,
    uitzonderingen: Mapping[str, b.VierOgenUitzondering],
) -> Deelnemer:
    """Points: full as eerste, floor(share x points / 100) as tweede; an empty zorgzwaarte is gemiddeld (counting.md 1, 30)."""
    punten = beleid.punten[rij.zorgzwaarte or s.Zorgzwaarte.GEMIDDELD]
    tweede = beleid.tweede_aandeel_pct * punten // 100
    return Deelnemer(rij, team, plaats, vandaag or Vandaag(), vandaag is not None, verhuizer, punten, tweede, uitzonderingen.get(rij.client_id))


def _gaat_naar_bg(rij: b.Bewoner, regio: Regio, weken: Sequence[date]) -> bool:
    """A resident who leaves within the horizon for one of the ten gemeenten."""
    gemeente = regio.gemeenten.get(rij.uitstroom_gemeente or "")
    return rij.vertrek_week is not None and weken[0] <= rij.vertrek_week <= weken[-1] and gemeente is not None and s.Domein.BG in gemeente.koopt


def _op_nieuw_adres(rij: b.Client, bewoner: b.Bewoner) -> b.Client:
    nieuw = {"gemeente": bewoner.uitstroom_gemeente, "gebied": bewoner.uitstroom_gebied, "zorgzwaarte": bewoner.zorgzwaarte}
    return rij.model_copy(update=nieuw)


def _plaats(rij: b.Client, regio: Regio) -> str:
    """The gebied, else the gemeente; a gebied that is called like its gemeente is the gemeente (counting.md 36)."""
    return (regio.plaats(rij.gebied) or vergelijkbaar(rij.gebied)) if rij.gebied else rij.gemeente
