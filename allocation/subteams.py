"""Sub-teams of a gebiedsteam: even in size, cutting the fewest clients from a begeleider, and what each part then lacks (counting.md 37, domain.md B14).

A voorstel for a teamleider, meant for teams over `team_signaal_omvang`; smaller ones are split too, and it is said that they need not be.
"""

from __future__ import annotations

from importlib.metadata import version

from allocation.check.subteams import Bewering, Bezwaar, controleer_subteams
from allocation.plan import Verdeling
from allocation.problem import GEEN
from allocation.subteams_antwoord import Subteams
from allocation.subteams_delen import afgesneden_clienten, expertiseregels, subteams
from allocation.subteams_opbouw import Splitsbaar, bouw_splitsbaar
from allocation.subteams_oplossen import Split, splits
from domain.beleid import Beleid
from domain.fouten import PassendFout
from domain.gebied import Regio, laad_regio
from domain.momentopname import Momentopname
from domain.plandelen import Doelwaarde
from domain.uitwisseling import momentopname_hash
from rules.toetsing import Toetsing
from solving.limits import Limits, Progress, silent

REKENTIJD = 10.0
"""Deterministic seconds unless the caller says otherwise: two sub-teams of 45 begeleiders are proven in half of it."""


class SubteamsAfgekeurd(PassendFout):
    """The checker refused a split of our own: a fault of the program, never shown."""

    def __init__(self, bezwaren: tuple[Bezwaar, ...]) -> None:
        self.bezwaren = bezwaren
        super().__init__("De onafhankelijke controle keurde de sub-teams af: " + ", ".join(sorted({bezwaar.soort for bezwaar in bezwaren})))


def maak_subteams(
    opname: Momentopname,
    beleid: Beleid,
    team: str,
    aantal: int = 2,
    verdeling: Verdeling | None = None,
    limits: Limits | None = None,
    progress: Progress = silent,
) -> Subteams:
    """A checked split of a team; with a `verdeling` of this momentopname that allocation counts instead of today's caseload.

    Raises:
        InvoerFout: a team that does not exist or cannot be split in so many, or an allocation of another team.
        SubteamsAfgekeurd: the checker found a fault (a bug here).
    """
    regio = laad_regio()
    splitsbaar = bouw_splitsbaar(opname, beleid, regio, team, aantal, verdeling)
    split = splits(splitsbaar, limits or Limits(REKENTIJD), progress)
    antwoord = _opgeschreven(opname, beleid, regio, splitsbaar, split, verdeling is not None)
    toewijzingen = None if verdeling is None else verdeling.toewijzingen
    bezwaren = controleer_subteams(opname, beleid, Toetsing(opname, beleid, regio), regio, bewering_van(antwoord), toewijzingen)
    if bezwaren:
        raise SubteamsAfgekeurd(bezwaren)
    return antwoord


def bewering_van(antwoord: Subteams) -> Bewering:
    """What an answer says that can be counted again."""
    return Bewering(
        team=antwoord.team,
        aantal=antwoord.aantal,
        delen=tuple(deel.begeleiders for deel in antwoord.delen),
        niet_ingedeeld=antwoord.niet_ingedeeld,
        afgesneden=tuple(rij.client_id for rij in antwoord.afgesneden),
        mist=tuple(deel.mist for deel in antwoord.delen),
        team_mist=antwoord.team_mist,
        clienten=tuple(deel.clienten for deel in antwoord.delen),
        punten=tuple(deel.punten for deel in antwoord.delen),
        capaciteit=tuple(deel.capaciteit for deel in antwoord.delen),
        doelen=antwoord.doelen,
    )


def _opgeschreven(opname: Momentopname, beleid: Beleid, regio: Regio, team: Splitsbaar, split: Split, uit_verdeling: bool) -> Subteams:
    regels = expertiseregels(team, split.deel)
    return Subteams(
        peildatum=opname.peildatum,
        momentopname=momentopname_hash(opname),
        beleid=beleid.sha256(),
        solver=f"ortools {version('ortools')}",
        afgebroken=split.afgebroken,
        team=team.team,
        aantal=team.aantal,
        basis="verdeling" if uit_verdeling else "vandaag",
        omvang=team.omvang,
        signaal_omvang=beleid.team_signaal_omvang,
        boven_signaal=team.omvang > beleid.team_signaal_omvang,
        niet_ingedeeld=team.weg,
        doelen=tuple(Doelwaarde(naam=rij.name, waarde=rij.best, beste=rij.best, grens=rij.bound, bewezen=rij.proven) for rij in split.niveaus),
        delen=subteams(team, split.deel, regels, regio),
        expertises=regels,
        team_mist=tuple(regel.expertise for regel in regels if regel.team.beeld == "gat_in_team"),
        clienten_met_twee=sum(client.gedeeld for client in team.clienten),
        volgt_niemand=sum(client.volgt == GEEN for client in team.clienten),
        afgesneden=afgesneden_clienten(team, split.deel),
    )


__all__ = ["REKENTIJD", "SubteamsAfgekeurd", "bewering_van", "maak_subteams"]
