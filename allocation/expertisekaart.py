"""Expertise × gebied: what clients need and who of the team can give it there, with gaps and overlap (domain.md B15).

A map of a team, never of a person: it counts begeleiders and says nothing of anybody's load. For a report outside the team numbers
under five are hidden (design.md section 1).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from allocation.bemensing import inzet_van
from allocation.deelname import Deelnemer, wie_doen_mee
from domain.beleid import Beleid
from domain.bladen import Begeleider
from domain.gebied import Regio, vergelijkbaar
from domain.kalender import maandagen
from domain.momentopname import Momentopname

VERBORGEN_ONDER = 5


@dataclass(frozen=True)
class Vak:
    """One expertise in one gebied. `nodig`: clients who need it; `begeleiders`: own begeleiders who have it and work there;
    `begeleiders_team`: those who have it anywhere in the team.

    None is a number under five that is hidden. `beeld`: *gat* is needed and nobody has it; *overlap* is two or more who have it where
    fewer clients need it.
    """

    team: str
    gebied: str
    expertise: str
    nodig: int | None
    begeleiders: int | None
    begeleiders_team: int | None
    beeld: Literal["gat", "overlap", "gedekt"]


def expertisekaart(opname: Momentopname, beleid: Beleid, regio: Regio, team: str | None = None) -> tuple[Vak, ...]:
    """The map of a team, or of every team when `team` is None; by team as the region lists them, then gebied, then expertise.

    Clients are those of an allocation (counting.md 28), begeleiders the own staff that is not weg (29). Fields with nobody on either
    side are left out.
    """
    deelnemers = wie_doen_mee(opname, beleid, regio, team).clienten
    weken = maandagen(opname.peildatum, beleid.horizon_weken)
    blijvers = [rij for rij in opname.begeleiders if rij.gebiedsteam and not inzet_van(rij, weken, beleid).weg]
    uit: list[Vak] = []
    for code in regio.gebiedsteams if team is None else (team,):
        clienten = [deelnemer for deelnemer in deelnemers if deelnemer.team == code]
        uit += _kaart(code, clienten, [rij for rij in blijvers if rij.gebiedsteam == code], regio)
    return tuple(uit)


def voor_buiten(kaart: Sequence[Vak]) -> tuple[Vak, ...]:
    """The map for a reader outside the team: numbers from one to four hidden. A zero stays, or a gap could not be seen."""
    return tuple(
        replace(vak, nodig=_verborgen(vak.nodig), begeleiders=_verborgen(vak.begeleiders), begeleiders_team=_verborgen(vak.begeleiders_team)) for vak in kaart
    )


def _verborgen(aantal: int | None) -> int | None:
    return None if aantal is not None and 0 < aantal < VERBORGEN_ONDER else aantal


def _kaart(team: str, clienten: Sequence[Deelnemer], begeleiders: Sequence[Begeleider], regio: Regio) -> Iterator[Vak]:
    nodig = Counter((client.gebied, expertise) for client in clienten for expertise in set(client.rij.expertise_nodig))
    gebieden = {client.gebied for client in clienten} | {*regio.gebiedsteams[team].gebieden, *regio.gebiedsteams[team].gemeenten}
    hebben = Counter((gebied, expertise) for rij in begeleiders for gebied in gebieden if _werkt_in(rij, gebied, regio) for expertise in set(rij.expertises))
    in_team = Counter(expertise for rij in begeleiders for expertise in set(rij.expertises))
    for gebied, expertise in sorted({*nodig, *hebben}):
        vraag, aanbod = nodig[gebied, expertise], hebben[gebied, expertise]
        yield Vak(
            team, gebied, expertise, vraag, aanbod, in_team[expertise], "gat" if vraag and not aanbod else "overlap" if aanbod > max(vraag, 1) else "gedekt"
        )


def _werkt_in(rij: Begeleider, gebied: str, regio: Regio) -> bool:
    """No werkgebied is everywhere in the team; a gemeente as werkgebied holds its wijken and kernen."""
    eigen = {regio.plaats(tekst) or vergelijkbaar(tekst) for tekst in rij.werkgebied}
    return not eigen or gebied in eigen or regio.gemeente_van(gebied) in eigen
