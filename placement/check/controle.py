"""The whole check of one plan, from a prepared `Telling`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from placement.check.afhankelijk import hangt_af_van
from placement.check.budget import zonder_kosten
from placement.check.grootboek import opgeteld
from placement.check.plaatsingen import bevindingen_per_plaatsing, bevindingen_van_vastleggingen
from placement.check.teksten import als_bevinding
from placement.check.telling import Telling
from placement.check.uitslag import Bevinding, Uitslag, gesorteerd
from placement.check.verslag import bevindingen_doelen, bevindingen_hangt_af_van, bevindingen_hashes, bevindingen_indeling, bevindingen_kengetallen
from placement.plan import Plaatsing, Plan


def haalbaarheid(telling: Telling, keuzes: Sequence[Plaatsing]) -> tuple[Bevinding, ...]:
    """Everything that makes these placements impossible, one by one and together."""
    bevindingen = [*bevindingen_per_plaatsing(telling, keuzes), *bevindingen_van_vastleggingen(telling, keuzes), *geschonden_grenzen(telling, keuzes)]
    return gesorteerd(bevindingen)


def geschonden_grenzen(telling: Telling, keuzes: Sequence[Plaatsing]) -> Iterator[Bevinding]:
    """Limits per week that the countable placements break together, and places whose cost nobody gave under a ceiling."""
    verschil = opgeteld(telling.mutatie(keuze) for keuze in telling.eerste_per_client(keuzes).values())
    boek = telling.bezetting.boek
    stand = boek.stand(verschil)
    for grens in boek.geschonden(verschil):
        yield als_bevinding(grens, stand, telling.weken)
    for plek in zonder_kosten(telling.opname, telling.bezetting.plafonds):
        zin = f"Van plekgroep {plek.plekgroep_id} zijn de kosten niet bekend, terwijl er een budgetplafond is."
        yield Bevinding("kosten_onbekend", zin, plekgroep_id=plek.plekgroep_id, locatie_id=plek.locatie_id)


def beoordeel(telling: Telling, plan: Plan, hashes: Mapping[str, str]) -> Uitslag:
    """Feasibility, lists, doelen, kengetallen and dependencies of a plan; `hashes` of momentopname, beleid and regels as known here."""
    keuzes = plan.plaatsingen
    doelen, kengetallen = telling.doelen(keuzes), telling.kengetallen(keuzes)
    bevindingen = [
        *haalbaarheid(telling, keuzes),
        *bevindingen_indeling(telling, plan),
        *bevindingen_doelen(telling, plan, doelen),
        *bevindingen_kengetallen(plan, kengetallen),
        *bevindingen_hangt_af_van(plan, hangt_af_van(telling, keuzes)),
        *bevindingen_hashes(telling, plan, hashes),
    ]
    return Uitslag(gesorteerd(bevindingen), doelen, kengetallen)
