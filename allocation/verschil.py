"""What changed between two allocations: who gets other begeleiders, the load of all together, every doel, and that in sentences.

Of the load only totals are told: what one person carries is for that person and their teamleider, and this answer is read by more people.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from allocation.koppelantwoord import Doelverschil
from allocation.plan import Toewijzing, Verdeling
from allocation.telling import relatief
from domain.plandelen import Plandeel

NIEMAND = "niemand"
BASIS = {"clients": "cliënten", "punten": "punten", "euros": "euro's"}


class Anders(Plandeel):
    """A client with other people in the second allocation. `wie` in words: *B1 en B2*, an onderaannemer, or *niemand*."""

    client_id: str
    soort: Literal["alsnog_iemand", "niemand_meer", "ander", "ander_gesprek"]
    eerst: str
    nu: str


class Lastverschil(Plandeel):
    """Own begeleiders together: how many carry more or less, and the ends of the load in permille of capacity."""

    zwaarder: int
    lichter: int
    punten: int
    hoogste_eerst: int
    hoogste_nu: int
    laagste_eerst: int
    laagste_nu: int


class Verdelingverschil(Plandeel):
    """From the first allocation to the second; a doel below 0 got better."""

    soort: Literal["verdelingverschil"] = "verdelingverschil"
    zelfde_momentopname: bool
    doelen: tuple[Doelverschil, ...]
    clienten: tuple[Anders, ...]
    belasting: Lastverschil
    samenvatting: tuple[str, ...]


def verschil(eerst: Verdeling, nu: Verdeling) -> Verdelingverschil:
    """From `eerst` to `nu`, for everybody who has somebody in one of them."""
    voor = {doel.naam: doel.waarde for doel in eerst.doelen}
    doelen = tuple(Doelverschil(naam=doel.naam, verschil=doel.waarde - voor[doel.naam]) for doel in nu.doelen if doel.naam in voor)
    anders, last = tuple(_anders(eerst, nu)), _last(eerst, nu)
    return Verdelingverschil(
        zelfde_momentopname=eerst.momentopname == nu.momentopname,
        doelen=doelen,
        clienten=anders,
        belasting=last,
        samenvatting=tuple(_samenvatting(eerst, nu, anders, last)),
    )


def bij_wie(rij: Toewijzing | None) -> str:
    """Who supports a client, in words."""
    if rij is None:
        return NIEMAND
    return rij.onderaannemer_id or " en ".join(wie for wie in (rij.eerste_id, rij.tweede_id) if wie) or NIEMAND


def _anders(eerst: Verdeling, nu: Verdeling) -> Iterator[Anders]:
    was, wordt = ({rij.client_id: rij for rij in plan.toewijzingen} for plan in (eerst, nu))
    for client_id in sorted(was.keys() | wordt.keys()):
        voor, na = was.get(client_id), wordt.get(client_id)
        oud, nieuw = bij_wie(voor), bij_wie(na)
        if voor is None or na is None:
            yield Anders(client_id=client_id, soort="alsnog_iemand" if voor is None else "niemand_meer", eerst=oud, nu=nieuw)
        elif oud != nieuw:
            yield Anders(client_id=client_id, soort="ander", eerst=oud, nu=nieuw)
        elif voor.eerste_gesprek_week != na.eerste_gesprek_week:
            weken = [week.isoformat() if week else "geen week" for week in (voor.eerste_gesprek_week, na.eerste_gesprek_week)]
            yield Anders(client_id=client_id, soort="ander_gesprek", eerst=weken[0], nu=weken[1])


def _last(eerst: Verdeling, nu: Verdeling) -> Lastverschil:
    was, wordt = ({rij.begeleider_id: rij for rij in plan.belasting} for plan in (eerst, nu))
    erbij = [rij.punten - was[naam].punten for naam, rij in wordt.items() if naam in was]
    deel = [[relatief(rij.punten, rij.capaciteit) for rij in plan.belasting if rij.capaciteit] for plan in (eerst, nu)]
    return Lastverschil(
        zwaarder=sum(punten > 0 for punten in erbij),
        lichter=sum(punten < 0 for punten in erbij),
        punten=sum(rij.punten for rij in nu.belasting) - sum(rij.punten for rij in eerst.belasting),
        hoogste_eerst=max(deel[0], default=0),
        hoogste_nu=max(deel[1], default=0),
        laagste_eerst=min(deel[0], default=0),
        laagste_nu=min(deel[1], default=0),
    )


def _samenvatting(eerst: Verdeling, nu: Verdeling, anders: tuple[Anders, ...], last: Lastverschil) -> Iterator[str]:
    if eerst.momentopname != nu.momentopname:
        yield "De verdelingen gaan over verschillende momentopnamen: een deel van het verschil komt doordat de gegevens veranderden."
    if eerst.opties != nu.opties:
        basis = eerst.opties.basis != nu.opties.basis
        yield f"Er is iets anders gevraagd: eerst {_gevraagd(eerst, basis)}; nu {_gevraagd(nu, basis)}."
    if eerst.beleid != nu.beleid:
        yield "De verdelingen zijn met een ander beleid gemaakt."
    if eerst.regels != nu.regels:
        yield "De verdelingen zijn met andere regels gemaakt."
    if not anders:
        yield "Voor niemand verandert er iets: iedereen heeft dezelfde begeleiders."
        return
    zinnen = {
        "alsnog_iemand": ("krijgt alsnog begeleiding", "krijgen alsnog begeleiding"),
        "niemand_meer": ("heeft niemand meer", "hebben niemand meer"),
        "ander": ("krijgt andere begeleiders", "krijgen andere begeleiders"),
        "ander_gesprek": ("krijgt het eerste gesprek in een andere week", "krijgen het eerste gesprek in een andere week"),
    }
    for soort, (enkel, meer) in zinnen.items():
        aantal = sum(rij.soort == soort for rij in anders)
        if aantal:
            yield f"Eén cliënt {enkel}." if aantal == 1 else f"{aantal} cliënten {meer}."
    if last.zwaarder or last.lichter:
        zwaarder = "één begeleider draagt" if last.zwaarder == 1 else f"{last.zwaarder} begeleiders dragen"
        lichter = "één draagt" if last.lichter == 1 else f"{last.lichter} dragen"
        if not last.lichter:
            yield f"Van de belasting: {zwaarder} meer dan eerst, niemand draagt minder."
        elif not last.zwaarder:
            yield f"Van de belasting: {lichter} minder dan eerst, niemand draagt meer."
        else:
            yield f"Van de belasting: {zwaarder} meer dan eerst, {lichter} minder."


def _gevraagd(plan: Verdeling, met_basis: bool) -> str:
    waar, wissels = plan.opties.team or "de regio", plan.opties.wissels
    hoeveel = f"met hoogstens {wissels} {'wissel' if wissels == 1 else 'wissels'}" if wissels else "zonder wissels"
    return f"{waar} {hoeveel} uit vrije keuze{f', onderaannemers geteld in {BASIS[plan.opties.basis]}' if met_basis else ''}"
