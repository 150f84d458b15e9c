"""What a set of decisions scores, counted on the instance (for search; the checker recounts from the momentopname)."""

from __future__ import annotations

from placement.keuzes import Keuzes
from placement.problem import Ints, Problem
from placement.wachtenden import URGENTIEGEWICHT


def tel(problem: Problem, keuzes: Keuzes) -> dict[str, int]:
    """All ten doelen of counting.md 19–25 by name."""
    horizon = problem.horizon
    uit = {f"ongeplaatst_urgentie_{klasse}": 0 for klasse in range(1, 5)}
    uit |= {"te_laat": 0, "wachttijd": 0, "voorkeur_ongeplaatst": 0}
    for nummer, persoon in enumerate(problem.personen):
        geplaatst = keuzes.paar[nummer] >= 0
        if persoon.wacht_op_wens:
            uit["voorkeur_ongeplaatst"] += not geplaatst
            continue
        start = int(keuzes.week[nummer]) if geplaatst else horizon + 1
        uit[f"ongeplaatst_urgentie_{persoon.klasse}"] += not geplaatst
        uit["te_laat"] += persoon.laat_gewicht * max(0, start - persoon.norm_week)
        uit["wachttijd"] += persoon.wacht_gewicht * start
    wie = keuzes.geplaatst
    belast = lasten(problem, keuzes)
    vol = sum(bool(belast[v.rij, -1] >= v.max_aantal) for v in problem.vol)
    uit["passendheid"] = int(problem.paar_punten[keuzes.paar[wie]].sum()) + problem.punt_vol * vol
    uit["sleutelfiguren_extra"] = sum(max(0, aantal - 1) for aantal in _sleutelfiguren_laatste_week(problem, keuzes).values())
    uit["afwijking"] = sum(afwijking(problem, int(keuzes.paar[i]), int(keuzes.week[i])) for i in wie)
    return uit


def afwijking(problem: Problem, paar: int, week: int) -> int:
    """Points against vorig_plan: other place 2, other week only 1 (counting.md 25)."""
    persoon = problem.paar_persoon[paar]
    if problem.vorige_plek[persoon] < 0:
        return 0
    if problem.vorige_plek[persoon] != problem.paar_plek[paar]:
        return 2
    return int(problem.vorige_week[persoon] != week)


def lasten(problem: Problem, keuzes: Keuzes) -> Ints:
    """Load of every row per week, [R, H]; rows that limit a total hold it in week 0."""
    uit = problem.basis.copy()
    for persoon in keuzes.geplaatst:
        voeg_toe(problem, uit, int(keuzes.paar[persoon]), int(keuzes.week[persoon]))
    return uit


def voeg_toe(problem: Problem, lasten: Ints, paar: int, week: int, maal: int = 1) -> None:
    """Add (or with −1 take away) what a pair does from its start week on."""
    rijen, delta = problem.bijdragen(paar)
    heel = problem.totaal[rijen]
    lasten[rijen[~heel], week:] += maal * delta[~heel, None]
    lasten[rijen[heel], 0] += maal * delta[heel] * (problem.horizon - week)


def urgentiegewicht(doelen: dict[str, int]) -> int:
    """Σ 8, 4, 2, 1 per person not placed."""
    return sum(gewicht * doelen[f"ongeplaatst_urgentie_{klasse}"] for klasse, gewicht in enumerate(URGENTIEGEWICHT, start=1))


def _sleutelfiguren_laatste_week(problem: Problem, keuzes: Keuzes) -> dict[int, int]:
    """Distinct sleutelfiguren per locatie in the last week."""
    aantal = {sleutel: int(rij[-1]) for sleutel, rij in problem.sleutelfiguren.aanwezig.items()}
    for persoon in keuzes.geplaatst:
        eigen = int(problem.sleutelfiguur[persoon])
        oud = int(problem.oud_plek[persoon])
        if oud >= 0 and eigen >= 0:
            weg = (int(problem.locatie_van_plek[oud]), eigen)
            if weg in aantal:
                aantal[weg] -= 1
        wie = int(keuzes.sleutelfiguur[persoon])
        if wie >= 0:
            hier = (int(problem.paar_locatie[keuzes.paar[persoon]]), wie)
            aantal[hier] = aantal.get(hier, 0) + 1
    uit: dict[int, int] = {}
    for (locatie, _), hoeveel in aantal.items():
        uit[locatie] = uit.get(locatie, 0) + (hoeveel > 0)
    return uit
