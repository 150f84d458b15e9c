"""What a plan says about itself, held against the recount: lists, doelen with their bounds, kengetallen, hashes (design.md 7, counting.md 10, 26)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from domain import soorten as s
from placement.check.telling import Telling
from placement.check.uitslag import Bevinding
from placement.plan import Doelwaarde, Plan

IN_ZORG = frozenset({s.Status.IN_ZORG, s.Status.PROEFPERIODE})


def bevindingen_indeling(telling: Telling, plan: Plan) -> Iterator[Bevinding]:
    """Everyone who waits stands in exactly one list, and in the right one; buitenPlan names whom counting.md 10 asks for."""
    lijsten = {
        "plaatsingen": [keuze.client_id for keuze in plan.plaatsingen],
        "nietGeplaatst": [rij.client_id for rij in plan.niet_geplaatst],
        "geenPassendAanbod": [rij.client_id for rij in plan.geen_passend_aanbod],
        "wachtOpVoorkeur": [rij.client_id for rij in plan.wacht_op_voorkeur],
        "buitenPlan": [rij.client_id for rij in plan.buiten_plan],
    }
    geplaatst = set(lijsten["plaatsingen"])
    hoort = {client_id: "plaatsingen" if client_id in geplaatst else lijst_van(telling, client_id) for client_id in telling.wachtenden}
    hoort |= dict.fromkeys(hoort_buiten_plan(telling), "buitenPlan")
    for naam, ids in lijsten.items():
        for client_id, aantal in sorted(Counter(ids).items()):
            goed = hoort.get(client_id)
            if naam == "plaatsingen" and goed in (None, "plaatsingen"):
                continue  # a double or an unknown person there is a finding of its own
            if goed != naam:
                yield Bevinding("indeling", f"Cliënt {client_id} staat in {naam} en hoort in {goed or 'geen enkele lijst'}.", client_id)
            elif aantal > 1:
                yield Bevinding("indeling", f"Cliënt {client_id} staat {aantal} keer in {naam}.", client_id)
    for client_id, naam in sorted(hoort.items()):
        if client_id not in lijsten[naam]:
            yield Bevinding("indeling", f"Cliënt {client_id} ontbreekt in {naam}.", client_id)


def lijst_van(telling: Telling, client_id: str) -> str:
    """The list of a waiting person who is not placed."""
    if client_id in telling.zonder_aanbod:
        return "geenPassendAanbod"
    return "wachtOpVoorkeur" if telling.wachtenden[client_id].op_voorkeur else "nietGeplaatst"


def hoort_buiten_plan(telling: Telling) -> frozenset[str]:
    """BW clients who neither wait nor are in zorg, and residents with a verhuisreden whom the client rules do not admit."""
    buiten = set()
    for rij in telling.opname.clienten:
        if rij.domein is not s.Domein.BW or rij.client_id in telling.wachtenden:
            continue
        if rij.status not in IN_ZORG or (rij.verhuisreden is not None and rij.client_id in telling.opname.bewoner):
            buiten.add(rij.client_id)
    return frozenset(buiten)


def bevindingen_doelen(telling: Telling, plan: Plan, geteld: Mapping[str, int]) -> Iterator[Bevinding]:
    """Names and order of the beleid, values as recounted, bounds that can be true."""
    namen = [doel.naam for doel in plan.doelen]
    if namen != list(telling.beleid.doelen):
        yield Bevinding("doel_volgorde", f"De doelen staan als {', '.join(namen) or 'niets'}; het beleid vraagt {', '.join(telling.beleid.doelen)}.")
    for doel in plan.doelen:
        if doel.naam in geteld and doel.waarde != geteld[doel.naam]:
            yield Bevinding("doelwaarde", f"Doel {doel.naam} is {geteld[doel.naam]}; het plan zegt {doel.waarde}.")
    yield from grenzen_kloppen(telling, plan)


def grenzen_kloppen(telling: Telling, plan: Plan) -> Iterator[Bevinding]:
    """`grens` <= `beste` <= `waarde` <= beste + speling x people; `bewezen` only where beste equals grens here and all earlier are proven.

    A `nagebootst` plan seeks no best: there only grens <= waarde, and `bewezen` as above.
    """
    eerder_bewezen = True
    for doel in plan.doelen:
        ruimte = telling.beleid.speling_van(doel.naam) * telling.mensen_per_speling
        for fout in _wat_klopt_niet(doel, ruimte, eerder_bewezen, plan.modus == "nagebootst"):
            yield Bevinding("grens_klopt_niet", f"Doel {doel.naam}: {fout}.")
        eerder_bewezen = eerder_bewezen and doel.bewezen


def _wat_klopt_niet(doel: Doelwaarde, ruimte: int, eerder_bewezen: bool, nagebootst: bool) -> Iterator[str]:
    if doel.grens > doel.waarde:
        yield f"de grens {doel.grens} ligt boven de waarde {doel.waarde}"
    if not nagebootst and doel.grens > doel.beste:
        yield f"de grens {doel.grens} ligt boven het beste {doel.beste}"
    if not nagebootst and doel.beste > doel.waarde:
        yield f"het beste {doel.beste} ligt boven de waarde {doel.waarde}"
    if not nagebootst and doel.waarde > doel.beste + ruimte:
        yield f"de waarde {doel.waarde} ligt meer dan de speling van {ruimte} boven het beste {doel.beste}"
    if doel.bewezen and doel.beste != doel.grens:
        yield f"bewezen, maar het beste {doel.beste} is niet de grens {doel.grens}"
    if doel.bewezen and not eerder_bewezen:
        yield "bewezen, maar een eerder doel is dat niet"


def bevindingen_kengetallen(plan: Plan, geteld: Mapping[str, int]) -> Iterator[Bevinding]:
    """`urgentiegewicht` must be there; every kengetal that is recounted must agree."""
    if "urgentiegewicht" not in plan.kengetallen:
        yield Bevinding("kengetal", "Het kengetal urgentiegewicht ontbreekt.")
    for naam, waarde in sorted(plan.kengetallen.items()):
        if naam not in geteld:
            yield Bevinding("kengetal", f"Kengetal {naam} is niet na te tellen.")
        elif waarde != geteld[naam]:
            yield Bevinding("kengetal", f"Kengetal {naam} is {geteld[naam]}; het plan zegt {waarde}.")


def bevindingen_hangt_af_van(plan: Plan, geteld: Mapping[str, Sequence[str]]) -> Iterator[Bevinding]:
    """The people whom each placement says to depend on."""
    for keuze in plan.plaatsingen:
        hoort = list(geteld.get(keuze.client_id, ()))
        if keuze.client_id in geteld and sorted(keuze.hangt_af_van) != hoort:
            zin = f"De plaatsing van cliënt {keuze.client_id} hangt af van {_lijst(hoort)}; het plan zegt {_lijst(sorted(keuze.hangt_af_van))}."
            yield Bevinding("hangt_af_van", zin, keuze.client_id, keuze.plekgroep_id, week=keuze.week)


def bevindingen_hashes(telling: Telling, plan: Plan, hashes: Mapping[str, str]) -> Iterator[Bevinding]:
    """The plan belongs to this momentopname, beleid and rule set; `hashes` holds those that are known here."""
    if plan.peildatum != telling.opname.peildatum:
        yield Bevinding("momentopname", f"Het plan is van peildatum {plan.peildatum}; de momentopname van {telling.opname.peildatum}.")
    gezegd = {"momentopname": plan.momentopname, "beleid": plan.beleid, "regels": plan.regels}
    for soort, hash_hier in hashes.items():
        if gezegd[soort] != hash_hier:
            yield Bevinding(soort, f"Het plan is gemaakt met een andere versie van: {soort}.")


def _lijst(ids: Sequence[str]) -> str:
    return ", ".join(ids) or "niemand"
