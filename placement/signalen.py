"""What a person should look at beside the plan: the signals of the rules and those of the counting itself."""

from __future__ import annotations

from collections.abc import Iterator

from domain.soorten import Domein, Hardheid, Vastleggingsoort, Wenssoort
from placement.keuzes import Keuzes
from placement.opbouw import Instantie
from placement.plan import Signaal

_ONDERWERP = {
    "plekken": "De plekken van {a} zijn al meer dan bezet",
    "punten": "Het team van {a} draagt al meer zorgzwaarte dan zijn grens",
    "samenstelling": "De groep van {a} is al boven een grens ({b})",
    "budget_week": "De kosten per week zijn al hoger dan het plafond",
    "budget_horizon": "De kosten over de horizon zijn al hoger dan het plafond",
}


def signalen(instantie: Instantie, keuzes: Keuzes) -> tuple[Signaal, ...]:
    """All signals, sorted."""
    uit = [Signaal(soort=rij.soort, client_id=rij.client_id, locatie_id=rij.locatie_id, tekst=rij.tekst) for rij in instantie.regels.signalen()]
    uit += [*_boven_grens(instantie), *_klasse_een(instantie, keuzes), *_zonder_sleutelfiguur(instantie, keuzes), *_wensen(instantie), *_pins(instantie)]
    return tuple(sorted(set(uit), key=lambda rij: (rij.soort, rij.client_id or "", rij.locatie_id or "", rij.tekst)))


def _boven_grens(instantie: Instantie) -> Iterator[Signaal]:
    """A baseline above its own limit: nobody has to leave, and it may not get worse (counting.md 13)."""
    for naam, week in instantie.boven_grens:
        locatie = naam.a if naam.soort in ("punten", "samenstelling") else (instantie.opname.plekgroep[naam.a].locatie_id if naam.soort == "plekken" else None)
        wat, maandag = _ONDERWERP[naam.soort].format(a=naam.a, b=naam.b), instantie.problem.maandagen[week].isoformat()
        tekst = f"{wat} (in de week van {maandag}); het wordt door dit plan niet erger."
        yield Signaal(soort="boven_grens", locatie_id=locatie, tekst=tekst)


def _klasse_een(instantie: Instantie, keuzes: Keuzes) -> Iterator[Signaal]:
    """Class 1 placements stand outside the budget rows and are reported (counting.md 16)."""
    problem = instantie.problem
    if any(naam.soort.startswith("budget") for naam in problem.rijen):
        for nummer in keuzes.geplaatst.tolist():
            if problem.personen[nummer].klasse == 1:
                wie = problem.personen[nummer].client_id
                yield Signaal(soort="buiten_budget", client_id=wie, tekst="Acuut geplaatst: telt niet mee voor het budgetplafond.")


def _zonder_sleutelfiguur(instantie: Instantie, keuzes: Keuzes) -> Iterator[Signaal]:
    problem = instantie.problem
    for nummer in keuzes.geplaatst.tolist():
        if keuzes.sleutelfiguur[nummer] < 0:
            locatie = problem.locatie_ids[int(problem.paar_locatie[keuzes.paar[nummer]])]
            yield Signaal(
                soort="zonder_sleutelfiguur",
                client_id=problem.personen[nummer].client_id,
                locatie_id=locatie,
                tekst="Er is nog geen sleutelfiguur voor deze cliënt op deze locatie.",
            )


def _wensen(instantie: Instantie) -> Iterator[Signaal]:
    """Travel times nobody knows count 0; `nabij` is always graag (counting.md 23)."""
    locaties = [instantie.opname.locatie[naam] for naam in sorted({plek.locatie_id for plek in instantie.opname.plekken})]
    for persoon in instantie.wachtenden:
        for wens in instantie.opname.wensen_van.get(persoon.client_id, ()):
            if wens.soort is Wenssoort.NABIJ:
                if any(instantie.passendheid.minuten(wens.waarde, locatie) is None for locatie in locaties):
                    yield Signaal(soort="reistijd_onbekend", client_id=persoon.client_id, tekst="Een reistijd is niet bekend en telt als 0 minuten.")
                if wens.hardheid is not Hardheid.GRAAG:
                    tekst = "Een wens 'nabij' telt altijd als graag, niet als moet of beslist niet."
                    yield Signaal(soort="nabij_is_graag", client_id=persoon.client_id, tekst=tekst)


def _pins(instantie: Instantie) -> Iterator[Signaal]:
    for rij in instantie.opname.vastleggingen:
        if rij.soort is Vastleggingsoort.VRIJGEGEVEN and instantie.opname.client[rij.client_id].domein is Domein.BW:
            yield Signaal(soort="vrijgegeven_bw", client_id=rij.client_id, tekst="'vrijgegeven' heeft bij beschermd wonen geen gevolg.")
