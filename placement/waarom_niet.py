"""Why a client does not live at a location: a rule, what makes it impossible, or what it would cost everyone (design.md 5, counting.md 27)."""

from __future__ import annotations

from collections.abc import Iterable

from domain.beleid import Beleid
from domain.fouten import Fout, InvoerFout
from domain.momentopname import Momentopname
from domain.uitwisseling.gelijkenis import bedoeld
from placement.antwoorden import WaaromNiet
from placement.basis import Basis, maak_basis
from placement.oorzaken import oorzaken_van
from placement.plan import Plan
from placement.raad import raad_bij
from placement.tegenhouders import Vraag
from placement.weigering import redenen_van_regels
from solving.limits import Limits


def waarom_niet(
    opname: Momentopname, beleid: Beleid, client_id: str, locatie_id: str, plan: Plan | None = None, basis: Basis | None = None
) -> WaaromNiet:
    """The answer for one client and one locatie; the base plan is made when neither plan nor basis is given.

    Raises:
        InvoerFout: an id that is not in the momentopname, or a plan that does not belong to it.
        Vastleggingsconflict: pins that cannot hold together.
    """
    _eis_bekend("client_id", client_id, opname.client)
    _eis_bekend("locatie_id", locatie_id, opname.locatie)
    return waarom_niet_op(basis or maak_basis(opname, beleid, plan), client_id, locatie_id)


def waarom_niet_op(basis: Basis, client_id: str, locatie_id: str, limits: Limits | None = None) -> WaaromNiet:
    """The same on a base that is loaded; raises InvoerFout for an unknown id."""
    opname = basis.instantie.opname
    _eis_bekend("client_id", client_id, opname.client)
    _eis_bekend("locatie_id", locatie_id, opname.locatie)
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
        return leeg.model_copy(update={"redenen": ("In het basisplan komt deze cliënt hier al.",)})
    return _mogelijk_of_niet(basis, leeg, limits)


def _mogelijk_of_niet(basis: Basis, leeg: WaaromNiet, limits: Limits | None) -> WaaromNiet:
    vraag = Vraag(basis.instantie, leeg.client_id, leeg.locatie_id, basis.zonder_vastleggingen)
    gevonden = vraag.antwoord(limits)
    if gevonden is None:
        return leeg.model_copy(update={"uitkomst": "onmogelijk", "redenen": ("Binnen de rekentijd is geen plan gevonden waarin dit kan.",)})
    if gevonden.rijen:
        return leeg.model_copy(
            update={
                "uitkomst": "onmogelijk",
                "oorzaken": oorzaken_van(basis.instantie, vraag, gevonden.rijen),
                "bewezen_kleinst": gevonden.bewezen,
                "raad": raad_bij(vraag, gevonden, limits),
            }
        )
    return leeg.model_copy(update={"uitkomst": "prijs"})


def _eis_bekend(kolom: str, waarde: str, bekend: Iterable[str]) -> None:
    if waarde not in bekend:
        gemeend = bedoeld(waarde, bekend)
        doe = f"Bedoelt u '{gemeend}'?" if gemeend else "Kijk in de momentopname welke codes er zijn."
        raise InvoerFout([Fout(kolom=kolom, waarde=waarde, melding="deze code staat niet in de momentopname", doe=doe)])
