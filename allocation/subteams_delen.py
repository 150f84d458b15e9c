"""What each part of a split has, needs and lacks, and what the whole team lacked already (counting.md 37, domain.md B14)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from allocation.problem import GEEN
from allocation.subteams_antwoord import GATEN, Aantal, Afgesneden, Beeld, Expertiseregel, Subteam, Vak
from allocation.subteams_opbouw import Splitsbaar, Teamclient
from allocation.telling import relatief
from domain.gebied import Regio
from solving.matrix import Ints


def expertiseregels(team: Splitsbaar, deel: Ints) -> tuple[Expertiseregel, ...]:
    """Per expertise that somebody has or a client needs: the team, and each part. Who follows nobody needs nothing of a part, so the parts add up."""
    volgers = [[client for client in team.clienten if client.volgt != GEEN and deel[client.volgt] == p] for p in range(team.aantal)]
    uit = []
    for nummer, naam in enumerate(team.expertises):
        hebben = int(team.hebben[:, nummer].sum())
        delen = []
        for p, clienten in enumerate(volgers):
            nodig, hier = _vragen(clienten, naam), int(team.hebben[deel == p, nummer].sum())
            delen.append(Vak(nodig=nodig, begeleiders=hier, beeld=_beeld(nodig, hier, hebben)))
        nodig = sum(vak.nodig for vak in delen)
        uit.append(Expertiseregel(expertise=naam, team=Vak(nodig=nodig, begeleiders=hebben, beeld=_beeld(nodig, hebben, hebben)), delen=tuple(delen)))
    return tuple(uit)


def subteams(team: Splitsbaar, deel: Ints, regels: Sequence[Expertiseregel], regio: Regio) -> tuple[Subteam, ...]:
    """Each part in order."""
    return tuple(_subteam(team, deel, p, regels, regio) for p in range(team.aantal))


def afgesneden_clienten(team: Splitsbaar, deel: Ints) -> tuple[Afgesneden, ...]:
    """Clients cut from a begeleider, by id."""
    namen = [inzet.rij.begeleider_id for inzet in team.leden]
    return tuple(
        Afgesneden(
            client_id=client.client_id,
            eerste_id=namen[client.eerste],
            eerste_deel=int(deel[client.eerste]) + 1,
            tweede_id=namen[client.tweede],
            tweede_deel=int(deel[client.tweede]) + 1,
        )
        for client in team.clienten
        if client.gedeeld and deel[client.eerste] != deel[client.tweede]
    )


def _subteam(team: Splitsbaar, deel: Ints, p: int, regels: Sequence[Expertiseregel], regio: Regio) -> Subteam:
    leden = [team.leden[wie] for wie in np.flatnonzero(deel == p)]
    volgers = [client for client in team.clienten if client.volgt != GEEN and deel[client.volgt] == p]
    punten = sum(_punten(client, deel, p) for client in team.clienten)
    capaciteit = sum(inzet.capaciteit for inzet in leden)
    van_meer = len(leden) > 1  # of one begeleider it would be a person's load (design.md 6)
    gebieden = Counter(regio.naam_van(client.gebied) for client in volgers)
    talen = Counter(taal for inzet in leden for taal in {taal.casefold() for taal in inzet.rij.talen})
    beelden = {regel.expertise: regel.delen[p].beeld for regel in regels}
    return Subteam(
        nummer=p + 1,
        begeleiders=tuple(inzet.rij.begeleider_id for inzet in leden),
        contracturen=float(sum(inzet.rij.contract_uren for inzet in leden)),
        capaciteit=capaciteit if van_meer else None,
        clienten=len(volgers),
        zonder_eerste=sum(client.eerste == GEEN for client in volgers),
        punten=punten if van_meer else None,
        belasting_permille=relatief(punten, capaciteit) if van_meer and capaciteit else None,
        gebieden=_aantallen(gebieden),
        talen=_aantallen(talen),
        mist=tuple(naam for naam, beeld in beelden.items() if beeld in GATEN),
        mist_door_splitsing=tuple(naam for naam, beeld in beelden.items() if beeld == "gat"),
        niet_meer=tuple(regel.expertise for regel in regels if regel.team.begeleiders and not regel.delen[p].begeleiders),
    )


def _punten(client: Teamclient, deel: Ints, p: int) -> int:
    """Points of one client in a part: full as eerste, its share as tweede (counting.md 30)."""
    rollen = ((client.eerste, client.punten), (client.tweede, client.punten_tweede))
    return sum(punten for wie, punten in rollen if wie != GEEN and deel[wie] == p)


def _vragen(clienten: Sequence[Teamclient], expertise: str) -> int:
    return sum(expertise in client.expertises for client in clienten)


def _beeld(nodig: int, hier: int, team: int) -> Beeld:
    if nodig:
        return "gedekt" if hier else "gat" if team else "gat_in_team"
    return "over" if hier else "niet_meer" if team else "geen"


def _aantallen(geteld: Counter[str]) -> tuple[Aantal, ...]:
    return tuple(Aantal(naam=naam, aantal=aantal) for naam, aantal in sorted(geteld.items()))
