"""Why a client does not live at a location: a rule, what makes it impossible, or what it would cost everyone (design.md 5, counting.md 27)."""

from __future__ import annotations

from domain.beleid import Beleid
from domain.momentopname import Momentopname
from placement.antwoorden import WaaromNiet
from placement.basis import Basis, maak_basis
from placement.oorzaken import oorzaken_van
from placement.plan import Plan
from placement.prijs import prijzer_van
from placement.raad import raad_bij
from placement.rondom import rondom
from placement.tegenhouders import Tegenhouders, Vraag
from placement.voorstellen import als_voorstel, eis_bekend
from placement.weigering import redenen_van_regels
from solving.limits import Limits


def waarom_niet(opname: Momentopname, beleid: Beleid, client_id: str, locatie_id: str, plan: Plan | None = None, basis: Basis | None = None) -> WaaromNiet:
    """The answer for one client and one locatie; the base plan is made when neither plan nor basis is given.

    Raises:
        InvoerFout: an id that is not in the momentopname, or a plan that does not belong to it.
        Vastleggingsconflict: pins that cannot hold together.
    """
    eis_bekend("client_id", client_id, opname.client)
    eis_bekend("locatie_id", locatie_id, opname.locatie)
    return waarom_niet_op(basis or maak_basis(opname, beleid, plan), client_id, locatie_id)


def waarom_niet_op(basis: Basis, client_id: str, locatie_id: str, limits: Limits | None = None) -> WaaromNiet:
    """The same on a base that is loaded; raises InvoerFout for an unknown id."""
    opname = basis.instantie.opname
    eis_bekend("client_id", client_id, opname.client)
    eis_bekend("locatie_id", locatie_id, opname.locatie)
    leeg = WaaromNiet(
        client_id=client_id,
        locatie_id=locatie_id,
        peildatum=opname.peildatum,
        momentopname=basis.plan.momentopname,
        basisplan=basis.plan_sha256,
        uitkomst="al_zo",
    )
    redenen = redenen_van_regels(basis.instantie, client_id, locatie_id)
    if redenen:
        return leeg.model_copy(update={"uitkomst": "regel", "redenen": redenen})
    if any(rij.client_id == client_id and opname.plekgroep[rij.plekgroep_id].locatie_id == locatie_id for rij in basis.plan.plaatsingen):
        return _al_zo(basis, leeg)
    return _mogelijk_of_niet(basis, leeg, limits)


def _al_zo(basis: Basis, leeg: WaaromNiet) -> WaaromNiet:
    """What the base plan has already, told as a proposal that costs nobody anything."""
    prijzer = prijzer_van(basis)
    persoon = basis.instantie.problem.persoon_nummer[leeg.client_id]
    gevonden = prijzer.een(persoon, basis.keuzes.paar[persoon : persoon + 1])
    voorstel = als_voorstel(prijzer, gevonden) if gevonden else None
    return leeg.model_copy(update={"redenen": ("In het basisplan komt deze cliënt hier al.",), "voorstel": voorstel})


def _mogelijk_of_niet(basis: Basis, leeg: WaaromNiet, limits: Limits | None) -> WaaromNiet:
    vraag = Vraag(basis.instantie, leeg.client_id, leeg.locatie_id, basis.zonder_vastleggingen)
    gevonden = vraag.antwoord(limits)
    if gevonden is None:
        return leeg.model_copy(update={"uitkomst": "onbekend", "redenen": ("Binnen de rekentijd is geen plan gevonden waarin dit kan.",)})
    if gevonden.rijen:
        return leeg.model_copy(
            update={
                "uitkomst": "onmogelijk",
                "oorzaken": oorzaken_van(basis.instantie, vraag, gevonden.rijen),
                "bewezen_kleinst": gevonden.bewezen,
                "raad": raad_bij(vraag, gevonden, limits),
            }
        )
    return _met_prijs(basis, leeg, gevonden)


def _met_prijs(basis: Basis, leeg: WaaromNiet, mogelijk: Tegenhouders) -> WaaromNiet:
    """The plan that would result, and what it costs everyone."""
    problem, prijzer = basis.instantie.problem, prijzer_van(basis)
    persoon = problem.persoon_nummer[leeg.client_id]
    paren = problem.paren_van[persoon]
    paren = paren[problem.paar_locatie[paren] == problem.locatie_ids.index(leeg.locatie_id)]
    gevonden = prijzer.een(persoon, paren) or prijzer.vanaf(persoon, paren, rondom(basis, mogelijk))
    if gevonden is None:
        raise RuntimeError("a plan that holds was lost while its price was sought")
    return leeg.model_copy(update={"uitkomst": "prijs", "voorstel": als_voorstel(prijzer, gevonden)})
