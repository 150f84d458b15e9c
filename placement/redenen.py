"""Why somebody is not placed, in Dutch sentences that name no other person (design.md 5)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from domain.soorten import Financieringstitel, Hardheid, Wenssoort
from placement.keuzes import Keuzes
from placement.naar_voren import zoals
from placement.opbouw import Instantie
from placement.problem import Bools
from placement.toestand import Toestand

WENSREGELS = ("wens", "voorkeur")
_FAMILIE = {
    "plekken": "alle plekken zijn bezet",
    "punten": "het team kan er niet meer zorgzwaarte bij dragen",
    "samenstelling": "de grens aan de samenstelling van de groep is bereikt",
    "onverenigbaar": "het past nu niet in de groep",
    "budget_week": "het budgetplafond per week is bereikt",
    "budget_horizon": "het budgetplafond over de horizon is bereikt",
    "rust": "de locatie heeft rust tussen twee nieuwe bewoners",
    "groep": "het past nu niet in de groep",
    "sleutelfiguur": "er is geen sleutelfiguur met ruimte",
}
_SOORTEN = tuple(_FAMILIE)


def redenen_niet_geplaatst(instantie: Instantie, keuzes: Keuzes) -> Mapping[str, tuple[str, ...]]:
    """Per person of the instance who is not placed: what stands in the way at the places that fit."""
    toestand = zoals(instantie.problem, keuzes)
    niet = {persoon.client_id: nummer for nummer, persoon in enumerate(instantie.problem.personen) if keuzes.paar[nummer] < 0}
    wens = _zonder_wens(instantie, tuple(niet))
    return {wie: (*_bijzonder(instantie, wie), *_volte(toestand, nummer), *wens.get(wie, ())) for wie, nummer in niet.items()}


def redenen_geen_aanbod(instantie: Instantie) -> Mapping[str, tuple[str, ...]]:
    """Per person without any pair: what is missing, over all wmo places, and where least is missing."""
    wens = _zonder_wens(instantie, instantie.zonder_paar)
    return {wie: (*_regels_tegen(instantie, wie), *wens.get(wie, ())) for wie in instantie.zonder_paar}


def _bijzonder(instantie: Instantie, client_id: str) -> tuple[str, ...]:
    wacht = instantie.beter_wachten.get(client_id)
    if wacht is not None:
        locatie = instantie.opname.locatie[instantie.opname.plekgroep[wacht.plekgroep_id].locatie_id]
        return (f"Beter wachten: de beste plek die kan ({locatie.naam}, {wacht.plekgroep_id}) past minder goed dan het beleid vraagt ({wacht.punten} punten).",)
    if client_id in instantie.alles_verboden:
        return ("Een vastlegging sluit elke plek uit die past.",)
    return ()


def _volte(toestand: Toestand, nummer: int) -> tuple[str, ...]:
    problem = toestand.problem
    paren = problem.paren_van[nummer].tolist()
    if not paren:
        return ()
    telling = Counter(waardoor(toestand, paar) for paar in paren)
    delen = [f"{_FAMILIE[soort]} ({aantal} van {len(paren)})" for soort, aantal in sorted(telling.items(), key=lambda item: (-item[1], item[0]))]
    begin = "De plek die past is" if len(paren) == 1 else f"De {len(paren)} plekken die passen zijn"
    return (f"{begin} binnen {_weken(problem.horizon)} niet vrij te krijgen zonder dat een ander moet wijken: {'; '.join(delen)}.",)


def _weken(aantal: int) -> str:
    return "1 week" if aantal == 1 else f"{aantal} weken"


def waardoor(toestand: Toestand, paar: int) -> str:
    """The family that keeps the pair from starting in its best week; `plekken` before all others when several do."""
    problem = toestand.problem
    vol = _vol_per_familie(toestand, paar)
    weken = np.flatnonzero(problem.paar_weken[paar])
    hoeveel = vol[:, weken].sum(axis=0)
    if (hoeveel == 0).any():
        week = int(weken[hoeveel == 0][0])
        return "sleutelfiguur" if toestand.sleutelfiguur_ontbreekt(paar, week) else ("groep" if toestand.weken(paar)[week] else "rust")
    eerste = vol[:, weken].argmax(axis=0).tolist()
    minst = min(((aantal, _SOORTEN[soort]) for aantal, soort in set(zip(hoeveel.tolist(), eerste, strict=True))), default=(0, "groep"))
    return minst[1]


def _vol_per_familie(toestand: Toestand, paar: int) -> Bools:
    """Family × start week: whether some row of that family has no room for the pair from then on. All weeks at once: this runs per pair."""
    problem = toestand.problem
    rijen, delta = problem.bijdragen(paar)
    vol = np.zeros((len(_SOORTEN), problem.horizon), dtype=bool)
    for rij, d in zip(rijen[delta > 0].tolist(), delta[delta > 0].tolist(), strict=True):
        if problem.totaal[rij]:
            te_veel = toestand.lasten[rij, 0] + d * (problem.horizon - np.arange(problem.horizon)) > problem.grens[rij, 0]
        else:
            te_veel = np.logical_or.accumulate((toestand.lasten[rij] + d > problem.grens[rij])[::-1])[::-1]
        vol[_SOORTEN.index(problem.rijen[rij].soort)] |= te_veel
    return vol


def _regels_tegen(instantie: Instantie, client_id: str) -> tuple[str, ...]:
    """Which rules bar how many of the wmo places, the client's first week taken."""
    plekken = _wmo(instantie)
    if not plekken:
        return ("Er zijn geen plekken die uit de Wmo betaald worden.",)
    dag = instantie.problem.maandagen[0]
    tegen = {regel.titel: int((waarde[0] < 2).sum()) for regel, waarde in instantie.regels.paren_per_regel([client_id], plekken, dag)}
    volgorde = sorted(tegen.items(), key=lambda item: (-item[1], item[0]))
    delen = [f"{titel} (niet zo op {aantal} van de {len(plekken)} plekken)" for titel, aantal in volgorde if aantal]
    return (f"Geen enkele plek past. Waar het op vastloopt: {'; '.join(delen[:4])}.",) if delen else ("Geen enkele plek past binnen de horizon.",)


def _zonder_wens(instantie: Instantie, clienten: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """Per client the best option that only a hard wish rules out: told, never taken. Asked for all at once, because asking one by one is slow."""
    wie = [client_id for client_id in clienten if _heeft_harde_wens(instantie, client_id)]
    plekken = _wmo(instantie)
    alleen_wens = np.zeros((len(wie), len(plekken)), dtype=bool)
    for week in instantie.regels.knikdata(instantie.problem.maandagen) if wie and plekken else ():
        mag, wens = np.ones_like(alleen_wens), np.zeros_like(alleen_wens)
        for regel, waarde in instantie.regels.paren_per_regel(wie, plekken, instantie.problem.maandagen[week]):
            if any(deel in regel.id for deel in WENSREGELS):
                wens |= waarde < 2
            else:
                mag &= waarde == 2
        alleen_wens |= mag & wens
    uit = {}
    for client_id, rij in zip(wie, alleen_wens, strict=True):
        opties = [(instantie.passendheid.punten(client_id, plekken[plek]), plekken[plek]) for plek in np.flatnonzero(rij).tolist()]
        if opties:
            plekgroep_id = min(opties)[1]
            locatie = instantie.opname.locatie[instantie.opname.plekgroep[plekgroep_id].locatie_id]
            uit[client_id] = (f"Zonder de harde wens past {locatie.naam} ({plekgroep_id}) het best; die plek is niet gekozen omdat de wens telt.",)
    return uit


def _heeft_harde_wens(instantie: Instantie, client_id: str) -> bool:
    wensen = instantie.opname.wensen_van.get(client_id, ())
    return any(wens.hardheid is not Hardheid.GRAAG and wens.soort is not Wenssoort.NABIJ for wens in wensen)


def _wmo(instantie: Instantie) -> Sequence[str]:
    return sorted(plek.plekgroep_id for plek in instantie.opname.plekken if plek.financieringstitel is Financieringstitel.WMO)
