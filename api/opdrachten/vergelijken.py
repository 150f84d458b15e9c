"""The command verschil: two plan files, or two allocations, side by side."""

from __future__ import annotations

from pathlib import Path

from allocation.plan import Verdeling
from allocation.verschil import verschil as verdelingverschil
from api.opdrachten.invoer import lees_plan_of_verdeling
from api.opdrachten.uitkomst import Uitkomst, schrijf
from api.scherm import Scherm
from api.tabel_antwoord import toon_planverschil
from api.tabel_verdeling import toon_verdelingverschil
from domain.fouten import Fout, InvoerFout
from placement.verschil import verschil


def toon_verschil(plan_a: Path, plan_b: Path, als_json: bool) -> int:
    """`passend verschil`: exit 0, also when the plans are the same."""
    eerst, nu = lees_plan_of_verdeling(plan_a), lees_plan_of_verdeling(plan_b)
    if isinstance(eerst, Verdeling) and isinstance(nu, Verdeling):
        _eis_zelfde_team(eerst, nu, plan_b)
        over_mensen = verdelingverschil(eerst, nu)
        if als_json:
            schrijf(over_mensen.als_json())
        else:
            toon_verdelingverschil(over_mensen, Scherm())
        return Uitkomst.GOED
    if isinstance(eerst, Verdeling) or isinstance(nu, Verdeling):
        melding = "een plan voor plekken en een verdeling over begeleiders zijn niet te vergelijken"
        raise InvoerFout([Fout(bestand=plan_b.name, melding=melding, doe="Geef twee plannen, of twee verdelingen.")])
    antwoord = verschil(eerst, nu)
    if als_json:
        schrijf(antwoord.als_json())
    else:
        toon_planverschil(antwoord, Scherm())
    return Uitkomst.GOED


def _eis_zelfde_team(eerst: Verdeling, nu: Verdeling, bestand: Path) -> None:
    """Of two teams every client would seem to lose or to get somebody.

    Raises:
        InvoerFout: they are of different teams, or one is of the whole region.
    """
    waar = [f"gaat over {plan.opties.team}" if plan.opties.team else "gaat over de hele regio" for plan in (eerst, nu)]
    if waar[0] != waar[1]:
        melding = f"de eerste verdeling {waar[0]}, deze {waar[1]}: die zijn niet te vergelijken"
        raise InvoerFout([Fout(bestand=bestand.name, melding=melding, doe="Geef twee verdelingen van hetzelfde gebiedsteam, of twee van de regio.")])
