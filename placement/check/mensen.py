"""The people of a momentopname as the checker counts them: who lives where until when, who waits, how urgent, since when.

Written from counting.md 7-12 and 14 alone; the model has its own reading of the same text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from domain import soorten as s
from domain.beleid import Beleid
from domain.bladen import Bewoner, Client
from domain.kalender import eerste_maandag, hele_weken
from domain.momentopname import Momentopname

WACHTTIJD_HOOGSTENS_WEKEN = 104


@dataclass(frozen=True)
class Persoon:
    """One Siem person with what counts for limits. `plekgroep_id` is where the person lives today; present there in weeks [0, `tot`)."""

    client_id: str
    punten: int
    kenmerken: frozenset[str]
    eigen_sleutelfiguur: str | None
    plekgroep_id: str | None
    tot: int
    vertrekt: bool
    sleutelfiguur_telt_al: bool
    """Counts for its own sleutelfiguur from week 0, placed or not: a client in wacht_intake or wacht_plaatsing (counting.md 17)."""


@dataclass(frozen=True)
class Wachtende:
    """Someone who may wait for a (new) place. `klasse` after rising (counting.md 12); weeks are indexes, `normweek` may lie past the horizon."""

    client_id: str
    klasse: int
    gewacht_weken: int
    normweek: int
    op_voorkeur: bool
    verhuizer: bool


def personen(opname: Momentopname, beleid: Beleid) -> dict[str, Persoon]:
    """Everyone with a `clienten` or `bewoners` row, by id."""
    ids = sorted({*opname.client, *opname.bewoner})
    return {client_id: _persoon(opname.client.get(client_id), opname.bewoner.get(client_id), opname, beleid) for client_id in ids}


def _persoon(client: Client | None, bewoner: Bewoner | None, opname: Momentopname, beleid: Beleid) -> Persoon:
    zwaarte = (bewoner.zorgzwaarte if bewoner else None) or (client.zorgzwaarte if client else None) or s.Zorgzwaarte.GEMIDDELD
    kenmerken = (bewoner.kenmerken if bewoner else ()) or (client.kenmerken if client else ())
    eigen = (bewoner.sleutelfiguur_id if bewoner else None) or (client.sleutelfiguur_id if client else None)
    tot = vertrekweek(bewoner, opname.peildatum, beleid.horizon_weken) if bewoner else 0
    return Persoon(
        client_id=client.client_id if client else bewoner.client_id if bewoner else "",
        punten=beleid.punten[zwaarte],
        kenmerken=frozenset(kenmerken),
        eigen_sleutelfiguur=eigen,
        plekgroep_id=bewoner.plekgroep_id if bewoner else None,
        tot=tot,
        vertrekt=bewoner is not None and tot < beleid.horizon_weken,
        sleutelfiguur_telt_al=client is not None and client.status in (s.Status.WACHT_INTAKE, s.Status.WACHT_PLAATSING),
    )


def vertrekweek(bewoner: Bewoner, peildatum: date, horizon_weken: int) -> int:
    """Index of the first week in which the resident no longer counts; H for who stays (counting.md 9)."""
    if bewoner.vertrek_week is None:
        return horizon_weken
    return min(horizon_weken, max(0, weekindex(bewoner.vertrek_week, peildatum)))


def weekindex(dag: date, peildatum: date) -> int:
    """Index of the last week whose Monday is not after `dag`; negative before week 0."""
    return (dag - eerste_maandag(peildatum)).days // 7


def wacht_sinds(client: Client) -> date:
    """Waiting since `wacht_sinds`, else `aanmelddatum` (counting.md 12)."""
    return client.wacht_sinds or client.aanmelddatum


def klasse(client: Client, peildatum: date, beleid: Beleid) -> int:
    """Class of urgency 1-4: unknown counts as `urgentie_onbekend`; up with long waiting, never into class 1 (counting.md 12)."""
    begin = client.urgentie or beleid.urgentie_onbekend
    gewacht = hele_weken(wacht_sinds(client), peildatum)
    omhoog = sum(gewacht >= grens for grens in beleid.stijgt_na_weken)
    return begin if begin == 1 else max(2, begin - omhoog)


def normweek(client: Client, peildatum: date, beleid: Beleid) -> int:
    """The last week whose Monday is not after the earlier of `uiterste_datum` and waiting since + norm; at least 0 (counting.md 20)."""
    norm = wacht_sinds(client) + timedelta(weeks=beleid.norm_weken[klasse(client, peildatum, beleid) - 1])
    uiterlijk = min(norm, client.uiterste_datum) if client.uiterste_datum else norm
    return max(0, weekindex(uiterlijk, peildatum))


def kan_wachten(opname: Momentopname) -> tuple[str, ...]:
    """Ids of BW clients with status wacht_plaatsing and of residents with a verhuisreden; the client rules still decide (counting.md 10)."""
    return tuple(
        sorted(
            rij.client_id
            for rij in opname.clienten
            if rij.domein is s.Domein.BW and (rij.status is s.Status.WACHT_PLAATSING or (rij.verhuisreden is not None and rij.client_id in opname.bewoner))
        )
    )


def als_wachtende(client: Client, opname: Momentopname, beleid: Beleid) -> Wachtende:
    """What the doelen need to know of one waiting person."""
    return Wachtende(
        client_id=client.client_id,
        klasse=klasse(client, opname.peildatum, beleid),
        gewacht_weken=hele_weken(wacht_sinds(client), opname.peildatum),
        normweek=normweek(client, opname.peildatum, beleid),
        op_voorkeur=client.wachtkeuze is s.Wachtkeuze.WACHT_OP_VOORKEUR,
        verhuizer=client.client_id in opname.bewoner,
    )


def mensen_per_speling(wachtenden: Mapping[str, Wachtende]) -> int:
    """Number of people of counting.md 26: everyone who waits, whoever has no pair included, wish-waiters not."""
    return sum(not wachtende.op_voorkeur for wachtende in wachtenden.values())
