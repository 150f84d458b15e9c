"""Why pins of one client cannot be: the rule, the closed role or the other pin that leaves nothing, as `waarom-niet` tells it (counting.md 18)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from allocation.deelname import Deelnemer
from allocation.opbouw import Instantie
from allocation.problem import EERSTE, TWEEDE
from allocation.vastleggingen import BINDEND, Botsing, Vastleggingsconflict
from allocation.waaromregels import Regels
from allocation.waaromvraag import ROLNUMMER, Apart, gevraagd
from domain.bladen import Vastlegging
from domain.soorten import Vastleggingsoort

GEEN_PAAR = "Dan blijft er niemand over die deze cliënt mag en kan begeleiden, en wie begeleiding heeft raakt die niet kwijt."

SLUIT_UIT = "Wie deze cliënt moet begeleiden en wie dat niet mag sluiten elkaar uit."
TE_VEEL = "Een cliënt heeft één eerste en één tweede begeleider, of alleen een onderaannemer."


@contextmanager
def uitgelegd(instantie: Instantie) -> Iterator[None]:
    """A conflict of pins that comes from within also tells which rules the pins of one client break.

    Raises:
        Vastleggingsconflict: in place of the one from within.
    """
    try:
        yield
    except Vastleggingsconflict as conflict:
        raise met_redenen(instantie, conflict) from None


def met_redenen(instantie: Instantie, conflict: Vastleggingsconflict) -> Vastleggingsconflict:
    """The same sets, with the reasons where no limit but the rules stand in the way."""
    wie = {client.rij.client_id: client for client in instantie.deelname.clienten}
    return Vastleggingsconflict([_verteld(instantie, wie[botsing.rijen[0].client_id], botsing) for botsing in conflict.botsingen])


def _verteld(instantie: Instantie, client: Deelnemer, botsing: Botsing) -> Botsing:
    if botsing.door_grens or len({rij.client_id for rij in botsing.rijen}) > 1:
        return botsing
    rijen = botsing.rijen
    bindend = [rij for rij in rijen if rij.soort in BINDEND]
    if not bindend:
        redenen = _verboden(instantie, client, rijen) or (GEEN_PAAR,)
    elif len(rijen) == 1:
        redenen = _regels(instantie, client, rijen[0], ()).redenen()
    else:
        redenen = _samen(instantie, client, bindend[0], rijen)
    return replace(botsing, breekt=redenen or botsing.breekt)


def _samen(instantie: Instantie, client: Deelnemer, een: Vastlegging, rijen: Sequence[Vastlegging]) -> tuple[str, ...]:
    """Why several pins of one client cannot hold together: what leaves nothing for the person of this one beside the others."""
    regels = _regels(instantie, client, een, [rij for rij in rijen if rij is not een])
    tegen = {(filter_, rol) for rol in regels.vraag.rollen for filter_ in regels.filters(rol)}
    uit = [zin for filter_, rol in sorted(tegen) if filter_ == "dicht" for zin in regels.waarom_dicht(rol)]
    uit += [zin for filter_, rol in sorted(tegen) if filter_ == "uitzondering" for zin in regels.uitzondering(rol)]
    if any(filter_ == "expertise" for filter_, _ in tegen):
        uit.append(f"Zo is er geen paar dat samen heeft wat nodig is: {', '.join(sorted(set(client.rij.expertise_nodig)))}.")
    return tuple(dict.fromkeys(uit)) or ((SLUIT_UIT,) if any(rij.soort not in BINDEND for rij in rijen) else (TE_VEEL,))


def _verboden(instantie: Instantie, client: Deelnemer, rijen: Sequence[Vastlegging]) -> tuple[str, ...]:
    """Whom the client has is forbidden, and that role is closed."""
    uit = dict[str, None]()
    for rij in rijen:
        regels = _regels(instantie, client, rij, ())
        nu = (client.vandaag.eerste_id or client.vandaag.onderaannemer_id, client.vandaag.tweede_id)
        for rol in regels.vraag.rollen:
            if nu[rol] == regels.vraag.naam and regels.is_dicht(rol):
                uit |= dict.fromkeys(regels.waarom_dicht(rol))
    return tuple(uit)


def _regels(instantie: Instantie, client: Deelnemer, rij: Vastlegging, met: Sequence[Vastlegging]) -> Regels:
    """The question about the person of a pin, with what was released and these pins alone."""
    los = [ander for ander in instantie.opname.vastleggingen if ander.soort is Vastleggingsoort.VRIJGEGEVEN]
    opname = instantie.opname.model_copy(update={"vastleggingen": (*los, *met)})
    vraag = gevraagd(opname, client, rij.begeleider_id or "", None)
    vraag = replace(vraag, rollen=(EERSTE, TWEEDE) if rij.rol is None else (ROLNUMMER[rij.rol.value],))
    opties = instantie.opties.model_copy(update={"team": client.team})
    apart = Apart(opname, instantie.beleid, instantie.regio, instantie.toetsing, opties, vraag)
    return Regels(apart, instantie.toetsing, instantie.opties.wissels)
