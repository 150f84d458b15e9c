"""For one plekgroep, as when a place comes free: who could live there, best for everyone first, and who may expect a better place."""

from __future__ import annotations

import numpy as np

from domain.beleid import Beleid
from domain.momentopname import Momentopname
from placement.antwoorden import Kandidaat, WiePast
from placement.basis import Basis, maak_basis
from placement.gevolgen import gevolgen_voor_anderen
from placement.plan import Plan
from placement.prijs import Gevonden, prijzer_van
from placement.problem import Problem
from placement.voorstellen import eis_bekend

AANTAL = 10
_TEKST = {
    "al_zo": "Komt hier volgens het basisplan.",
    "beter": "Krijgt volgens het basisplan een plek die beter past of eerder is.",
    "gelijk": "Krijgt volgens het basisplan een plek die minder goed past of later is.",
    "geen": "Heeft volgens het basisplan nog geen plek.",
}


def wie_past(opname: Momentopname, beleid: Beleid, plekgroep_id: str, plan: Plan | None = None, basis: Basis | None = None, aantal: int = AANTAL) -> WiePast:
    """The `aantal` waiting people who fit this plekgroep best; the base plan is made when neither plan nor basis is given.

    Raises:
        InvoerFout: an unknown plekgroep_id, or a plan that does not belong to this momentopname.
        Vastleggingsconflict: pins that cannot hold together.
    """
    eis_bekend("plekgroep_id", plekgroep_id, opname.plekgroep)
    return wie_past_op(basis or maak_basis(opname, beleid, plan), plekgroep_id, aantal)


def wie_past_op(basis: Basis, plekgroep_id: str, aantal: int = AANTAL) -> WiePast:
    """The same on a base that is loaded; raises InvoerFout for an unknown plekgroep_id.

    Everyone with a pair there is a candidate; who stands here is ranked by the price per doel for everyone, then by points.
    """
    opname, problem = basis.instantie.opname, basis.instantie.problem
    eis_bekend("plekgroep_id", plekgroep_id, opname.plekgroep)
    hier = np.flatnonzero((problem.paar_plek == problem.plek_nummer[plekgroep_id]) & problem.paar_weken.any(axis=1))
    vragen = [(int(problem.paar_persoon[paar]), np.array([paar], dtype=np.int64)) for paar in hier.tolist()]
    gevonden = prijzer_van(basis).beste(vragen, aantal) if vragen else []
    return WiePast(
        plekgroep_id=plekgroep_id,
        locatie_id=opname.plekgroep[plekgroep_id].locatie_id,
        peildatum=opname.peildatum,
        momentopname=basis.plan.momentopname,
        basisplan=basis.plan_sha256,
        kandidaten=tuple(_kandidaat(basis, plan) for plan in gevonden),
        geen_reden=() if gevonden else _geen_reden(len(vragen), problem),
    )


def _kandidaat(basis: Basis, gevonden: Gevonden) -> Kandidaat:
    problem, nu = basis.instantie.problem, basis.keuzes
    persoon = gevonden.persoon
    paar, week = int(gevonden.keuzes.paar[persoon]), int(gevonden.keuzes.week[persoon])
    straks, dan = int(nu.paar[persoon]), int(nu.week[persoon])
    soort = "al_zo" if gevonden.in_basisplan else _vergelijk(problem, (straks, dan), (paar, week))
    beter = soort == "beter"
    return Kandidaat(
        client_id=problem.personen[persoon].client_id,
        week=problem.maandagen[week],
        punten=int(problem.paar_punten[paar]),
        prijs=gevonden.prijs,
        gevolgen=gevolgen_voor_anderen(problem, nu, gevonden.keuzes, persoon),
        in_basisplan=gevonden.in_basisplan,
        betere_plek_verwacht=beter,
        betere_plek=problem.plek_ids[int(problem.paar_plek[straks])] if beter else None,
        betere_week=problem.maandagen[dan] if beter else None,
        tekst=_TEKST[soort],
    )


def _vergelijk(problem: Problem, elders: tuple[int, int], hier: tuple[int, int]) -> str:
    """A better place is expected where the base plan gives one with fewer points, or with as many points and not later."""
    if elders[0] < 0:
        return "geen"
    punten_elders, punten_hier = int(problem.paar_punten[elders[0]]), int(problem.paar_punten[hier[0]])
    beter = punten_elders < punten_hier or (punten_elders == punten_hier and elders[1] <= hier[1])
    return "beter" if beter else "gelijk"


def _geen_reden(vragen: int, problem: Problem) -> tuple[str, ...]:
    if not vragen:
        return ("Er wacht niemand voor wie deze plek past.",)
    return (f"Er is binnen {problem.horizon} weken geen plan gevonden waarin iemand hier een plek krijgt.",)
