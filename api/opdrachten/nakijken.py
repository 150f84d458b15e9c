"""The command controleer-plan: recount a plan without the solver."""

from __future__ import annotations

import json
from pathlib import Path

from api.opdrachten.invoer import laad, lees_plan
from api.opdrachten.uitkomst import Uitkomst, schrijf
from api.scherm import Scherm
from placement.check import check


def controleer_plan(map: Path, plan_bestand: Path, beleid_bestand: Path | None, als_json: bool) -> int:
    """`passend controleer-plan`: exit 0 when every recount agrees, 1 with each thing that does not."""
    opname, beleid = laad(map, beleid_bestand)
    plan = lees_plan(plan_bestand)
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
        aantal = len(uitslag.bevindingen)
        Scherm().tabel(
            f"Het plan klopt niet: {aantal} bevinding{'en' if aantal > 1 else ''}", ("soort", "wat"), [(b.soort, b.tekst) for b in uitslag.bevindingen]
        )
    return Uitkomst.GOED if uitslag.goed else Uitkomst.NEE
