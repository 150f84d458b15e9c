"""The best places for one client, each with its price per doel for everyone (design.md 5, counting.md 26, 27)."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from domain.beleid import Beleid
from domain.fouten import Fout, InvoerFout
from domain.momentopname import Momentopname
from domain.soorten import VertrekZekerheid
from domain.uitwisseling.gelijkenis import bedoeld
from placement.antwoorden import Voorstel, Voorstellen
from placement.basis import Basis, maak_basis
from placement.gevolgen import gevolgen_voor_anderen
from placement.plan import Plan
from placement.pluspunten import woorden_over
from placement.prijs import Gevonden, Prijzer, prijzer_van

AANTAL = 5
_ZEKERHEID = {
    VertrekZekerheid.ONZEKER: "Hangt af van een vertrek dat onzeker is.",
    VertrekZekerheid.VERWACHT: "Hangt af van een vertrek dat wordt verwacht.",
}
VERHUIZING = "Hangt af van een verhuizing die ook in dit plan staat."
BETER = "Voor iedereen samen is dit plan beter dan het basisplan; dat was niet bewezen het beste."


def voorstellen(
    opname: Momentopname, beleid: Beleid, client_id: str, plan: Plan | None = None, aantal: int = AANTAL, basis: Basis | None = None
) -> Voorstellen:
    """The `aantal` best places for one client at different locations; the base plan is made when neither plan nor basis is given.

    Raises:
        InvoerFout: an unknown client_id, or a plan that does not belong to this momentopname.
        Vastleggingsconflict: pins that cannot hold together.
    """
    eis_bekend("client_id", client_id, opname.client)
    return voorstellen_op(basis or maak_basis(opname, beleid, plan), client_id, aantal)


def voorstellen_op(basis: Basis, client_id: str, aantal: int = AANTAL) -> Voorstellen:
    """The same on a base that is loaded; raises InvoerFout for an unknown client_id.

    Best for everyone first: by the price in the order of the doelen, then by the client's own points. Where the base plan already places
    the client, that place is one of them, with price 0.
    """
    eis_bekend("client_id", client_id, basis.instantie.opname.client)
    problem = basis.instantie.problem
    persoon = problem.persoon_nummer.get(client_id)
    gevonden: list[Gevonden] = []
    if persoon is not None and len(problem.paren_van[persoon]):
        prijzer = prijzer_van(basis)
        paren = problem.paren_van[persoon]
        locaties = problem.paar_locatie[paren]
        gevonden = prijzer.beste([(persoon, paren[locaties == locatie]) for locatie in np.unique(locaties)], aantal)
    return Voorstellen(
        client_id=client_id,
        peildatum=basis.instantie.opname.peildatum,
        momentopname=basis.plan.momentopname,
        basisplan=basis.plan_sha256,
        voorstellen=tuple(als_voorstel(prijzer_van(basis), plan) for plan in gevonden),
        geen_reden=() if gevonden else geen_reden(basis, client_id),
    )


def als_voorstel(prijzer: Prijzer, gevonden: Gevonden) -> Voorstel:
    """A found plan told as a proposal for its person."""
    basis = prijzer.basis
    instantie, problem = basis.instantie, basis.instantie.problem
    client_id = problem.personen[gevonden.persoon].client_id
    eigen = next(rij for rij in prijzer.plaatsingen(gevonden.keuzes) if rij.client_id == client_id)
    hangt_af = prijzer.hangt_af_van(gevonden)
    woorden = woorden_over(instantie, client_id, eigen.plekgroep_id)
    return Voorstel(
        client_id=client_id,
        locatie_id=instantie.opname.plekgroep[eigen.plekgroep_id].locatie_id,
        plekgroep_id=eigen.plekgroep_id,
        week=eigen.week,
        sleutelfiguur_id=eigen.sleutelfiguur_id,
        in_basisplan=gevonden.in_basisplan,
        prijs=gevonden.prijs,
        bewezen=gevonden.bewezen,
        gevolgen=gevolgen_voor_anderen(problem, basis.keuzes, gevonden.keuzes, gevonden.persoon),
        punten=woorden.punten,
        puntdelen=woorden.puntdelen,
        sterk=woorden.sterk,
        wensen_vervuld=woorden.wensen_vervuld,
        wensen_niet=woorden.wensen_niet,
        hangt_af_van=hangt_af,
        onzeker=(*_onzeker(instantie.opname, hangt_af), *woorden.onbekend, *((BETER,) if gevonden.doelen < prijzer.waarden else ())),
    )


def geen_reden(basis: Basis, client_id: str) -> tuple[str, ...]:
    """Why there is no place to propose, as the base plan says it: not waiting, no place that fits, only refused ones, or none to be freed."""
    plan = basis.plan
    for rij in (*plan.niet_geplaatst, *plan.geen_passend_aanbod, *plan.wacht_op_voorkeur):
        if rij.client_id == client_id and rij.redenen:
            return rij.redenen
    for buiten in plan.buiten_plan:
        if buiten.client_id == client_id:
            return (buiten.reden,)
    if client_id not in {wie.client_id for wie in basis.instantie.wachtenden}:
        return ("Deze cliënt wacht niet op een plek voor beschermd wonen.",)
    return ("Er is geen plan gevonden waarin deze cliënt binnen de horizon een plek krijgt.",)


def eis_bekend(veld: str, waarde: str, bekend: Iterable[str]) -> None:
    """An id that must stand in the momentopname.

    Raises:
        InvoerFout: it does not; with the id that was probably meant.
    """
    bekend = list(bekend)
    if waarde not in bekend:
        lijkt = bedoeld(waarde, bekend)
        doe = f"Bedoelde u '{lijkt}'?" if lijkt else "Kijk de code na in de momentopname."
        raise InvoerFout([Fout(kolom=veld, waarde=waarde, melding="deze code staat niet in de momentopname", doe=doe)])


def _onzeker(opname: Momentopname, hangt_af: Iterable[str]) -> tuple[str, ...]:
    """How certain it is what the placement depends on; each thing is said once and nobody is named."""
    uit = []
    for client_id in hangt_af:
        rij = opname.bewoner[client_id]
        if rij.vertrek_week is None:
            uit.append(VERHUIZING)
        elif rij.vertrek_zekerheid in _ZEKERHEID:
            uit.append(_ZEKERHEID[rij.vertrek_zekerheid])
    return tuple(sorted(set(uit)))
