"""The command plan: make, show and write a plan for the whole waiting list."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from api.opdrachten.invoer import eis_client, eis_locatie, laad
from api.opdrachten.uitkomst import Uitkomst, meld, schrijf
from api.opdrachten.zoeken import zoek_plan
from api.planbeeld import Planbeeld, planbeeld
from api.scherm import Scherm
from api.tabel_plan import toon_plan
from domain.fouten import Fout, InvoerFout
from domain.momentopname import Momentopname
from domain.uitwisseling.schrijven import in_een_keer
from placement.lezers import Lezer, Zicht, zicht_van
from placement.plan import Plan


def maak_en_toon(
    map: Path,
    modus: str,
    tijd_s: int | None,
    zaad: int,
    uit: Path | None,
    beleid_bestand: Path | None,
    lezer: str,
    locatie: str | None,
    client: str | None,
    als_json: bool,
) -> int:
    """`passend plan`: make, show and perhaps write a plan, cut down to what the reader may see."""
    if uit is not None and uit.exists() and not uit.is_dir():
        raise InvoerFout([Fout(kolom="--uit", waarde=uit.name, melding="dit is een bestand en geen map", doe="Geef de naam van een (nieuwe) map.")])
    opname, beleid = laad(map, beleid_bestand)
    _eis_lezer(opname, lezer, locatie, client)
    plan = zoek_plan(opname, beleid, modus, tijd_s, zaad, lezer)
    beeld = planbeeld(plan, opname, beleid, _zicht(opname, lezer, locatie, client, plan))
    if als_json:
        schrijf(beeld.plan.als_json())
    else:
        toon_plan(beeld, Scherm())
    if uit is not None:
        schrijf_alles(beeld, uit)
        meld(f"Geschreven in {uit}: plan.json, plan.xlsx en plan.html.")
    return Uitkomst.GOED


def schrijf_alles(beeld: Planbeeld, uit: Path) -> None:
    """Write plan.json, plan.xlsx and plan.html into the folder `uit`, made where needed."""
    from api.verslag import verslag_html  # only needed with --uit
    from api.werkboek import schrijf_werkboek

    with in_een_keer(uit / "plan.json") as tijdelijk:
        tijdelijk.write_text(beeld.plan.als_json(), encoding="utf-8")
    schrijf_werkboek(beeld, uit / "plan.xlsx")
    with in_een_keer(uit / "plan.html") as tijdelijk:
        tijdelijk.write_text(verslag_html(beeld), encoding="utf-8")


def _eis_lezer(opname: Momentopname, lezer: str, locatie: str | None, client: str | None) -> None:
    if lezer == "locatie" and locatie is None:
        raise InvoerFout([Fout(kolom="--locatie", melding="bij --lezer locatie hoort een locatie", doe="Geef --locatie met de code.")])
    if lezer == "client" and client is None:
        raise InvoerFout([Fout(kolom="--client", melding="bij --lezer client hoort een cliënt", doe="Geef --client met de code.")])
    if locatie is not None:
        eis_locatie(opname, locatie)
    if client is not None:
        eis_client(opname, client)


def _zicht(opname: Momentopname, lezer: str, locatie: str | None, client: str | None, plan: Plan) -> Zicht:
    return zicht_van(opname, cast(Lezer, lezer), client, locatie, plan)  # the values of the option are those of Lezer
