"""The command controleer-plan: recount a plan or an allocation without the solver."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from allocation.check import Bezwaar, controleer, tel
from allocation.plan import Verdeling
from api.opdrachten.invoer import laad, lees_plan_of_verdeling
from api.opdrachten.uitkomst import Uitkomst, schrijf
from api.scherm import Scherm
from domain.beleid import Beleid
from domain.gebied import laad_regio
from domain.momentopname import Momentopname
from placement.check import check
from placement.plan import Plan
from rules.toetsing import Toetsing


def controleer_plan(map: Path, plan_bestand: Path, beleid_bestand: Path | None, als_json: bool) -> int:
    """`passend controleer-plan`: exit 0 when every recount agrees, 1 with each thing that does not."""
    opname, beleid = laad(map, beleid_bestand)
    plan = lees_plan_of_verdeling(plan_bestand)
    if isinstance(plan, Verdeling):
        return _verdeling(opname, beleid, plan, als_json)
    return _plan(opname, beleid, plan, als_json)


def _plan(opname: Momentopname, beleid: Beleid, plan: Plan, als_json: bool) -> int:
    uitslag = check(opname, beleid, plan)
    if als_json:
        inhoud = {
            "goed": uitslag.goed,
            "bevindingen": [
                {
                    "soort": rij.soort,
                    "tekst": rij.tekst,
                    "clientId": rij.client_id,
                    "plekgroepId": rij.plekgroep_id,
                    "locatieId": rij.locatie_id,
                    "week": rij.week.isoformat() if rij.week else None,
                }
                for rij in uitslag.bevindingen
            ],
            "doelen": uitslag.doelen,
            "kengetallen": uitslag.kengetallen,
        }
        schrijf(json.dumps(inhoud, ensure_ascii=False, indent=1))
    elif uitslag.goed:
        schrijf(f"Het plan klopt: {len(plan.plaatsingen)} plaatsingen, alle grenzen en alle {len(plan.doelen)} doelen zijn nageteld.")
    else:
        _toon("Het plan klopt niet", [(rij.soort, rij.tekst) for rij in uitslag.bevindingen])
    return Uitkomst.GOED if uitslag.goed else Uitkomst.NEE


def _verdeling(opname: Momentopname, beleid: Beleid, verdeling: Verdeling, als_json: bool) -> int:
    regio = laad_regio()
    toetsing = Toetsing(opname, beleid, regio)
    bezwaren = controleer(opname, beleid, toetsing, regio, verdeling)
    if als_json:
        inhoud = {"goed": not bezwaren, "bevindingen": [_bevinding(rij) for rij in bezwaren], "doelen": tel(opname, beleid, toetsing, regio, verdeling)}
        schrijf(json.dumps(inhoud, ensure_ascii=False, indent=1))
    elif not bezwaren:
        schrijf(f"De verdeling klopt: {len(verdeling.toewijzingen)} cliënten, alle grenzen en alle {len(verdeling.doelen)} doelen zijn nageteld.")
    else:
        _toon("De verdeling klopt niet", [(rij.soort, rij.tekst) for rij in bezwaren])
    return Uitkomst.NEE if bezwaren else Uitkomst.GOED


def _bevinding(rij: Bezwaar) -> dict[str, str | None]:
    return {"soort": rij.soort, "tekst": rij.tekst, "clientId": rij.client_id, "begeleiderId": rij.begeleider_id}


def _toon(kop: str, rijen: Sequence[tuple[str, str]]) -> None:
    scherm = Scherm()
    if any(soort == "momentopname" for soort, _ in rijen):
        scherm.regel("Dit bestand is gemaakt met andere gegevens dan deze map. Wat hieronder staat kan daardoor komen.")
        scherm.regel("Geef de map waar het van is, of maak het opnieuw.")
    tabel = [(soort.replace("_", " "), tekst) for soort, tekst in rijen]
    scherm.tabel(f"{kop}: {len(rijen)} bevinding{'en' if len(rijen) > 1 else ''}", ("soort", "wat"), tabel)
