"""What changed between two plans, per doel and per person, and in sentences why it matters (design.md section 5)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from placement.antwoorden import Gevolg, Planverschil, Prijs
from placement.gevolgen import Stand, gevolgen
from placement.plan import Plan

TELWOORDEN = ("geen", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
ONGEPLAATST = "ongeplaatst_urgentie_"
DOELEN = {
    "te_laat": "het te laat starten tegen de norm",
    "wachttijd": "het gewogen wachten",
    "voorkeur_ongeplaatst": "het aantal mensen dat nog op een voorkeur wacht",
    "passendheid": "het aantal punten voor wat minder goed past",
    "sleutelfiguren_extra": "het aantal extra sleutelfiguren op locaties",
    "afwijking": "de afwijking van het vorige plan",
}


def verschil(plan_a: Plan, plan_b: Plan) -> Planverschil:
    """From `plan_a` to `plan_b`: a doel that goes down got better, `weken` above 0 is later."""
    anders = gevolgen(_stand(plan_a), _stand(plan_b))
    doelen = _doelen(plan_a, plan_b)
    zelfde = plan_a.momentopname == plan_b.momentopname
    return Planverschil(zelfde_momentopname=zelfde, doelen=doelen, gevolgen=anders, samenvatting=tuple(_samenvatting(plan_a, plan_b, doelen, anders)))


def _doelen(plan_a: Plan, plan_b: Plan) -> tuple[Prijs, ...]:
    """The doelen that both plans count, in the order of the second."""
    voor = {doel.naam: doel.waarde for doel in plan_a.doelen}
    return tuple(Prijs(naam=d.naam, minstens=d.waarde - voor[d.naam], hoogstens=d.waarde - voor[d.naam]) for d in plan_b.doelen if d.naam in voor)


def _stand(plan: Plan) -> Stand:
    return {rij.client_id: (rij.plekgroep_id, rij.week) for rij in plan.plaatsingen}


def _samenvatting(plan_a: Plan, plan_b: Plan, doelen: tuple[Prijs, ...], anders: tuple[Gevolg, ...]) -> Iterator[str]:
    if plan_a.momentopname != plan_b.momentopname:
        yield "De plannen gaan over verschillende momentopnamen: een deel van het verschil komt doordat de gegevens veranderden."
    if plan_a.beleid != plan_b.beleid:
        yield "De plannen zijn met een ander beleid gemaakt."
    if plan_a.regels != plan_b.regels:
        yield "De plannen zijn met andere regels gemaakt."
    if not anders and not any(doel.hoogstens for doel in doelen):
        yield "Voor niemand verandert er iets: de plaatsingen zijn dezelfde."
        return
    yield from _over_mensen(anders)
    yield from _over_doelen(doelen)


def _over_mensen(anders: tuple[Gevolg, ...]) -> Iterator[str]:
    aantal = Counter(gevolg.soort for gevolg in anders)
    if aantal["alsnog_een_plek"]:
        yield _zin(aantal["alsnog_een_plek"], "krijgt alsnog een plek", "krijgen alsnog een plek")
    if aantal["geen_plek_meer"]:
        yield _zin(aantal["geen_plek_meer"], "heeft geen plek meer", "hebben geen plek meer")
    if aantal["andere_plek"]:
        yield _zin(aantal["andere_plek"], "krijgt een andere plek", "krijgen een andere plek")
    for soort in ("eerder", "later"):
        weken = [abs(gevolg.weken) for gevolg in anders if gevolg.soort == soort]
        if weken:
            hoeveel = _weken(weken[0]) if min(weken) == max(weken) else f"{_tel(min(weken))} tot {_weken(max(weken))}"
            yield _zin(len(weken), f"start {hoeveel} {soort}", f"starten {hoeveel} {soort}")


def _over_doelen(doelen: tuple[Prijs, ...]) -> Iterator[str]:
    """Who is not placed first, since that weighs most; then what goes up or down."""
    for doel in doelen:
        if doel.hoogstens and doel.naam.startswith(ONGEPLAATST):
            meer = "minder" if doel.hoogstens < 0 else "meer"
            wie = _mensen(abs(doel.hoogstens))
            yield f"Van urgentie {doel.naam.removeprefix(ONGEPLAATST)} {'blijft' if abs(doel.hoogstens) == 1 else 'blijven'} {wie} {meer} zonder plek."
    beter = [DOELEN.get(doel.naam, doel.naam) for doel in doelen if doel.hoogstens < 0 and not doel.naam.startswith(ONGEPLAATST)]
    slechter = [DOELEN.get(doel.naam, doel.naam) for doel in doelen if doel.hoogstens > 0 and not doel.naam.startswith(ONGEPLAATST)]
    if beter:
        yield f"Dit wordt minder, en dat is beter: {'; '.join(beter)}."
    if slechter:
        yield f"Dit wordt meer, en dat is slechter: {'; '.join(slechter)}."


def _zin(aantal: int, enkel: str, meer: str) -> str:
    return f"Eén persoon {enkel}." if aantal == 1 else f"{_mensen(aantal).capitalize()} {meer}."


def _mensen(aantal: int) -> str:
    return "één persoon" if aantal == 1 else f"{_tel(aantal)} mensen"


def _weken(aantal: int) -> str:
    return "één week" if aantal == 1 else f"{_tel(aantal)} weken"


def _tel(aantal: int) -> str:
    return TELWOORDEN[aantal] if aantal < len(TELWOORDEN) else str(aantal)
