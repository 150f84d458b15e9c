"""Plans for tests: placements in one line, and a whole plan that says the right things about itself, to be mutated."""

from __future__ import annotations

from typing import Any

from placement.check.afhankelijk import hangt_af_van
from placement.check.controle import beoordeel
from placement.check.telling import Telling
from placement.check.uitslag import Uitslag
from placement.check.verslag import hoort_buiten_plan, lijst_van
from placement.plan import Doelwaarde, NietGeplaatst, Plaatsing, Plan, Reden
from tests.bouw import week

HASHES = {"momentopname": "m", "beleid": "b", "regels": "r"}


def keuze(client_id: str, plekgroep_id: str = "P1", start: int = 0, sleutelfiguur_id: str | None = None, **velden: Any) -> Plaatsing:
    """A placement from week `start`."""
    waarden = {"soort": "plaatsing", "week": week(start), **velden}
    return Plaatsing(client_id=client_id, plekgroep_id=plekgroep_id, sleutelfiguur_id=sleutelfiguur_id, **waarden)


def verhuizing(client_id: str, plekgroep_id: str, start: int = 0, sleutelfiguur_id: str | None = None, **velden: Any) -> Plaatsing:
    """A move of a resident."""
    return keuze(client_id, plekgroep_id, start, sleutelfiguur_id, soort="verhuizing", **velden)


def goed_plan(telling: Telling, *keuzes: Plaatsing, **wijziging: Any) -> Plan:
    """A plan of these placements whose lists, values, bounds and dependencies are right; `wijziging` replaces fields."""
    afhankelijk = hangt_af_van(telling, keuzes)
    geplaatst = {rij.client_id for rij in keuzes}
    lijsten: dict[str, list[NietGeplaatst]] = {"nietGeplaatst": [], "geenPassendAanbod": [], "wachtOpVoorkeur": []}
    for client_id in telling.wachtenden:
        if client_id not in geplaatst:
            lijsten[lijst_van(telling, client_id)].append(NietGeplaatst(client_id=client_id))
    doelen = telling.doelen(keuzes)
    velden: dict[str, Any] = {
        "peildatum": telling.opname.peildatum,
        **HASHES,
        "solver": "met de hand",
        "doelen": tuple(Doelwaarde(naam=naam, waarde=waarde, beste=waarde, grens=waarde, bewezen=True) for naam, waarde in doelen.items()),
        "kengetallen": telling.kengetallen(keuzes),
        "plaatsingen": tuple(rij.model_copy(update={"hangt_af_van": afhankelijk.get(rij.client_id, ())}) for rij in keuzes),
        "niet_geplaatst": tuple(lijsten["nietGeplaatst"]),
        "geen_passend_aanbod": tuple(lijsten["geenPassendAanbod"]),
        "wacht_op_voorkeur": tuple(lijsten["wachtOpVoorkeur"]),
        "buiten_plan": tuple(Reden(client_id=client_id, reden="geen WAT") for client_id in sorted(hoort_buiten_plan(telling))),
    }
    return Plan(**{**velden, **wijziging})


def oordeel(telling: Telling, *keuzes: Plaatsing, **wijziging: Any) -> Uitslag:
    """The check of `goed_plan`."""
    return beoordeel(telling, goed_plan(telling, *keuzes, **wijziging), HASHES)
