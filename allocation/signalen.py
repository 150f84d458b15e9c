"""What a person should look at beside an allocation (counting.md 1, 7, 18, 29–31, 33)."""

from __future__ import annotations

from collections.abc import Iterator

from allocation.opbouw import Instantie
from allocation.plan import Signaal
from allocation.problem import GEEN, Keuzes
from allocation.telling import lasten
from domain.soorten import Status, Vastleggingsoort


def signalen(instantie: Instantie, keuzes: Keuzes) -> tuple[Signaal, ...]:
    """All signals, sorted."""
    uit = [*_clienten(instantie), *_tweede(instantie, keuzes), *_korte_afwezigheid(instantie, keuzes), *_boven(instantie, keuzes), *_pins(instantie)]
    return tuple(sorted(set(uit), key=lambda rij: (rij.soort, rij.client_id or "", rij.begeleider_id or "", rij.tekst)))


def _clienten(instantie: Instantie) -> Iterator[Signaal]:
    uitzondering = {rij.client_id: rij for rij in instantie.opname.vier_ogen_uitzonderingen}
    for client in instantie.deelname.clienten:
        wie = client.rij.client_id
        if client.rij.zorgzwaarte is None:
            yield Signaal(soort="zorgzwaarte_onbekend", client_id=wie, tekst="De zorgzwaarte is nog niet bekend en telt als gemiddeld.")
        if client.rij.hervatting_gevraagd_op is not None and not client.nieuw:
            yield Signaal(soort="hervatting", client_id=wie, tekst="De cliënt vroeg om weer te beginnen en houdt de begeleiders van eerder.")
        if client.uit_bw:
            yield Signaal(soort="warme_overdracht", client_id=wie, tekst="Verhuist uit beschermd wonen: de begeleider is bekend voor de verhuizing.")
        rij = uitzondering.get(wie)
        if rij is not None and rij.akkoord_teamleider and rij.herzien_op < instantie.weken[0]:
            yield Signaal(soort="uitzondering_verlopen", client_id=wie, tekst="De dag om de uitzondering op vier ogen opnieuw te bekijken is voorbij.")


def _tweede(instantie: Instantie, keuzes: Keuzes) -> Iterator[Signaal]:
    """A second who is missing; on a risk case that is a signal of its own."""
    for nummer, vraag in enumerate(instantie.problem.vragen):
        eerste = int(keuzes.eerste[nummer])
        if keuzes.tweede[nummer] == GEEN and eerste in vraag.met_tweede:
            risico = bool(instantie.opname.client[vraag.client_id].risico)
            tekst = "Er is geen tweede begeleider te vinden; bij een veiligheidsrisico werkt niemand alleen." if risico else "Er is geen tweede begeleider."
            yield Signaal(soort="risico_alleen" if risico else "tweede_ontbreekt", client_id=vraag.client_id, tekst=tekst)


def _korte_afwezigheid(instantie: Instantie, keuzes: Keuzes) -> Iterator[Signaal]:
    """A short absence moves nobody; a risk client left with one is told."""
    problem = instantie.problem
    kort = {
        naam
        for naam, inzet in instantie.inzet.items()
        if not inzet.weg and any(not dagen for dagen in inzet.werkdagen)  # a whole week away
    }
    for nummer, vraag in enumerate(problem.vragen):
        paar = [int(wie) for wie in (keuzes.eerste[nummer], keuzes.tweede[nummer]) if wie != GEEN]
        for wie in paar:
            if problem.aanbieders[wie].naam in kort and problem.aanbieders[wie].eigen and instantie.opname.client[vraag.client_id].risico:
                tekst = "Een van de begeleiders is een of meer weken afwezig; bij een veiligheidsrisico werkt niemand alleen."
                yield Signaal(soort="risico_korte_afwezigheid", client_id=vraag.client_id, begeleider_id=problem.aanbieders[wie].naam, tekst=tekst)


def _boven(instantie: Instantie, keuzes: Keuzes) -> Iterator[Signaal]:
    belast = lasten(instantie.problem, keuzes)
    for nummer, wie in enumerate(instantie.problem.aanbieders):
        if wie.eigen and not wie.weg and belast[nummer] > wie.grens:
            yield Signaal(soort="boven_capaciteit", begeleider_id=wie.naam, tekst="Neemt over van iemand die weg is en komt boven de grens van de punten.")


def _pins(instantie: Instantie) -> Iterator[Signaal]:
    hier = {client.rij.client_id for client in instantie.deelname.clienten}
    for rij in instantie.opname.vastleggingen:
        zegt_niets = rij.begeleider_id is None and rij.soort is not Vastleggingsoort.VRIJGEGEVEN
        if rij.client_id in hier and zegt_niets and instantie.opname.client[rij.client_id].status is not Status.WACHT_PLAATSING:
            yield Signaal(soort="vastlegging_zonder_begeleider", client_id=rij.client_id, tekst="Een vastlegging zonder begeleider heeft geen gevolg.")
