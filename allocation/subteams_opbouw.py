"""A gebiedsteam as it is split: who is divided, who works on which clients with whom, and which expertise is asked of whom (counting.md 37).

Readings, where counting.md leaves room:
- Divided are the own begeleiders of the team who are not weg (counting.md 29). Who is weg comes in no sub-team: that is for people to say.
- Clients are those of an allocation of the team (28). A client follows the eerste. Is that one weg, or of another team, then the client follows
  the tweede. Who has neither in the team follows nobody: new clients who wait, and those at an onderaannemer.
- A client is *cut* when eerste and tweede come in different sub-teams: it loses one of the two, or has them from two teams.
- An expertise is *missing* in a sub-team when a client who follows somebody there needs it (`expertise_nodig`) and nobody there has it, also when
  nobody in the whole team has it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from allocation.bemensing import Inzet, inzet_van
from allocation.deelname import wie_doen_mee
from allocation.plan import Verdeling
from allocation.problem import GEEN
from allocation.vragen import punten_van
from domain.beleid import Beleid
from domain.bladen import Begeleider
from domain.fouten import Fout, InvoerFout
from domain.gebied import Regio
from domain.kalender import maandagen
from domain.momentopname import Momentopname
from solving.matrix import Bools, Ints

MINSTENS = 2


@dataclass(frozen=True)
class Teamclient:
    """A client with who of the team works on them, as numbers of `leden` (GEEN: nobody who is divided). Points as eerste and as tweede (30)."""

    client_id: str
    gebied: str
    expertises: frozenset[str]
    eerste: int
    tweede: int
    punten: int
    punten_tweede: int

    @property
    def volgt(self) -> int:
        """Whose sub-team is that of the client; GEEN: of nobody."""
        return self.eerste if self.eerste != GEEN else self.tweede

    @property
    def gedeeld(self) -> bool:
        """Two of the team work on this client, so that a split can cut it from one of them."""
        return GEEN not in (self.eerste, self.tweede)


@dataclass(frozen=True)
class Splitsbaar:
    """The instance. `leden` by id; `samen[i, j]`: clients that two share; `hebben[i, e]`, `nodig[i, e]`: has an expertise, and has a client
    following who needs it. `omvang`: own begeleiders of the team in service, `weg` those of them who are not divided."""

    team: str
    aantal: int
    omvang: int
    leden: tuple[Inzet, ...]
    weg: tuple[str, ...]
    clienten: tuple[Teamclient, ...]
    expertises: tuple[str, ...]
    samen: Ints
    hebben: Bools
    nodig: Bools

    @property
    def grootste(self) -> int:
        """Begeleiders in the largest sub-team; the smallest has as many or one less."""
        return -(-len(self.leden) // self.aantal)

    def afgesneden(self, deel: Ints) -> int:
        """Clients cut from a begeleider, for the sub-team of each of `leden`."""
        return int(self.samen[deel[:, None] != deel[None, :]].sum()) // 2

    def gaten(self, deel: Ints) -> Bools:
        """[sub-team, expertise]: needed there, and nobody there has it."""
        zit = (deel[:, None] == np.arange(self.aantal)).astype(np.int64).T
        gaten: Bools = (zit @ self.nodig > 0) & (zit @ self.hebben == 0)
        return gaten

    def ontbrekend(self, deel: Ints) -> int:
        """How many expertises are missing, over all sub-teams."""
        return int(self.gaten(deel).sum())


def bouw_splitsbaar(opname: Momentopname, beleid: Beleid, regio: Regio, team: str, aantal: int, verdeling: Verdeling | None = None) -> Splitsbaar:
    """Build the instance; with a `verdeling` its choices count instead of today's caseload.

    Raises:
        InvoerFout: a team that does not exist, one that cannot be split in so many, or an allocation of another team.
    """
    if team not in regio.gebiedsteams:
        raise InvoerFout([Fout(kolom="team", waarde=team, melding="dit gebiedsteam bestaat niet", doe="Kies GT1 tot en met GT11.")])
    if verdeling is not None and verdeling.opties.team not in (None, team):
        doe = f"Geef een verdeling van {team} of van de regio."
        raise InvoerFout([Fout(kolom="--verdeling", waarde=verdeling.opties.team or "", melding="deze verdeling is van een ander gebiedsteam", doe=doe)])
    weken = maandagen(opname.peildatum, beleid.horizon_weken)
    mensen = [inzet_van(rij, weken, beleid) for rij in sorted(opname.begeleiders, key=lambda rij: rij.begeleider_id) if _in_dienst(rij, team, opname)]
    leden = tuple(inzet for inzet in mensen if not inzet.weg)
    _eis_splitsbaar(team, len(leden), aantal)
    nummer = {inzet.rij.begeleider_id: plaats for plaats, inzet in enumerate(leden)}
    clienten = _clienten(opname, beleid, regio, team, nummer, verdeling)
    gevraagd = {naam for client in clienten if client.volgt != GEEN for naam in client.expertises}
    expertises = tuple(sorted({naam for inzet in leden for naam in inzet.rij.expertises} | gevraagd))
    samen, nodig = np.zeros((len(leden), len(leden)), dtype=np.int64), np.zeros((len(leden), len(expertises)), dtype=np.bool_)
    for client in clienten:
        if client.gedeeld:
            samen[[client.eerste, client.tweede], [client.tweede, client.eerste]] += 1
        if client.volgt != GEEN:
            nodig[client.volgt, [expertises.index(naam) for naam in client.expertises]] = True
    return Splitsbaar(
        team=team,
        aantal=aantal,
        omvang=len(mensen),
        leden=leden,
        weg=tuple(inzet.rij.begeleider_id for inzet in mensen if inzet.weg),
        clienten=clienten,
        expertises=expertises,
        samen=samen,
        hebben=np.array([[naam in inzet.rij.expertises for naam in expertises] for inzet in leden], dtype=np.bool_).reshape(len(leden), len(expertises)),
        nodig=nodig,
    )


def _in_dienst(rij: Begeleider, team: str, opname: Momentopname) -> bool:
    """Own staff of the team on the peildatum; `uit_dienst_op` is the first day out (counting.md 29)."""
    return rij.gebiedsteam == team and (rij.uit_dienst_op is None or opname.peildatum < rij.uit_dienst_op)


def _eis_splitsbaar(team: str, leden: int, aantal: int) -> None:
    if leden < MINSTENS:
        wie = "geen begeleiders" if leden == 0 else "maar 1 begeleider"
        melding = f"{team} heeft {wie} om te verdelen (wie lang afwezig is of vertrekt, telt niet mee)"
        raise InvoerFout([Fout(kolom="--team", waarde=team, melding=melding, doe="Kies een team met minstens 2 begeleiders, of kijk het blad begeleiders na.")])
    if aantal < MINSTENS:
        melding = "splitsen is in minstens 2 sub-teams"
        raise InvoerFout([Fout(kolom="--aantal", waarde=str(aantal), melding=melding, doe=f"Geef een getal van 2 tot en met {leden}.")])
    if aantal > leden:
        melding = f"zo veel sub-teams kan niet: {team} heeft {leden} begeleiders om te verdelen"
        raise InvoerFout([Fout(kolom="--aantal", waarde=str(aantal), melding=melding, doe=f"Geef een getal van 2 tot en met {leden}.")])


def _clienten(opname: Momentopname, beleid: Beleid, regio: Regio, team: str, nummer: Mapping[str, int], verdeling: Verdeling | None) -> tuple[Teamclient, ...]:
    """The clients of the team, by id."""
    gekozen = {rij.client_id: (rij.eerste_id, rij.tweede_id) for rij in verdeling.toewijzingen} if verdeling else {}
    uit = []
    for client in wie_doen_mee(opname, beleid, regio, team).clienten:
        vandaag = (client.vandaag.eerste_id, client.vandaag.tweede_id)
        eerste, tweede = gekozen.get(client.rij.client_id, (None, None)) if verdeling else vandaag
        punten, punten_tweede = punten_van(client, beleid)
        uit.append(
            Teamclient(
                client_id=client.rij.client_id,
                gebied=client.gebied,
                expertises=frozenset(client.rij.expertise_nodig),
                eerste=nummer.get(eerste or "", GEEN),
                tweede=nummer.get(tweede or "", GEEN),
                punten=punten,
                punten_tweede=punten_tweede,
            )
        )
    return tuple(uit)
