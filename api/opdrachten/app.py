"""The commands with their arguments and Dutch help. What each does stands in its own module, imported when it runs:
the solver and the workbook writer are slow to load, and `--help` needs neither."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from api.opdrachten.hulp import DATUMVORMEN, Opdracht, Opdrachten, voorbeelden
from api.opdrachten.opties import BeleidBestand, Bron, ClientId, Json, Lezer, PlanBestand, TijdS, VoorLezer, Zaad
from api.opdrachten.regels_app import regels_app
from api.opdrachten.teams_app import teams_app

app = typer.Typer(
    cls=Opdrachten,
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=True,
    help="Passend zoekt passende plekken voor wie op beschermd wonen wacht. Het doet voorstellen; mensen beslissen.",
    epilog=voorbeelden("genereer demo/regio --maat demo", "plan demo/regio", "voorstel demo/regio --client K001", "plan --help"),
)


app.add_typer(regels_app, name="regels", short_help="De regels: lezen, narekenen, vergelijken, vragen.")


class Maat(StrEnum):
    DEMO = "demo"
    S = "S"
    M = "M"
    L = "L"
    XL = "XL"
    REGIO = "regio"
    T15 = "T15"
    T45 = "T45"
    R330 = "R330"


class Modus(StrEnum):
    VRAAGGERICHT = "vraaggericht"
    NAGEBOOTST = "nagebootst"


@app.command("sjabloon", cls=Opdracht, short_help="Leeg werkboek om in te vullen.", epilog=voorbeelden("sjabloon momentopname.xlsx"))
def sjabloon(
    bestand: Annotated[Path, typer.Argument(metavar="BESTAND.xlsx", help="Het nieuwe werkboek.")],
    beleid: BeleidBestand = None,
) -> int:
    """Maak een leeg werkboek om in te vullen, met keuzelijsten en uitleg per kolom."""
    from api.opdrachten.gegevens import maak_sjabloon

    return maak_sjabloon(bestand, beleid)


@app.command(
    "genereer",
    cls=Opdracht,
    short_help="Verzonnen regio om mee te oefenen.",
    epilog=voorbeelden("genereer demo/regio --maat demo", "genereer proef --maat M --zaad 2 --budget 0.9", "genereer team --maat T15"),
)
def genereer(
    map: Annotated[Path, typer.Argument(metavar="MAP", help="De map waar de bladen komen.")],
    maat: Annotated[Maat, typer.Option("--maat", help="Hoe groot de regio is; T15, T45 en R330 zijn gebiedsteams zonder locaties.")] = Maat.DEMO,
    zaad: Annotated[int, typer.Option("--zaad", min=0, metavar="N", help="Hetzelfde getal geeft dezelfde regio.")] = 1,
    budget: Annotated[float | None, typer.Option("--budget", metavar="X", help="Budgetplafond: 0.9 is krap, 1.05 is ruim. Zonder: geen plafond.")] = None,
) -> int:
    """Maak een verzonnen regio om mee te oefenen. Geen enkele naam is echt."""
    from api.opdrachten.gegevens import genereer_regio

    return genereer_regio(map, maat.value, zaad, budget)


@app.command(
    "controleer",
    cls=Opdracht,
    short_help="Lees een momentopname, noem alle fouten.",
    epilog=voorbeelden("controleer demo/regio", "controleer momentopname.xlsx --json"),
)
def controleer(map: Bron, beleid: BeleidBestand = None, json: Json = False) -> int:
    """Lees een momentopname en noem alle fouten in één keer. Zonder fouten: wie er wacht en wat aandacht vraagt."""
    from api.opdrachten.gegevens import controleer_opname

    return controleer_opname(map, beleid, json)


@app.command(
    "toets",
    cls=Opdracht,
    short_help="De regels voor één cliënt.",
    epilog=voorbeelden("toets demo/regio --client K001", "toets demo/regio --client K001 --op 2026-12-14", "toets demo/regio --client K001 --set dat_bw"),
)
def toets(
    map: Bron,
    client: ClientId,
    set_naam: Annotated[str | None, typer.Option("--set", metavar="NAAM", help="Alleen deze regelset, met alles wat besliste.")] = None,
    op: Annotated[datetime | None, typer.Option("--op", formats=DATUMVORMEN, metavar="DATUM", help="Op welke dag; zonder: de eerste maandag.")] = None,
    beleid: BeleidBestand = None,
    regels: Annotated[Path | None, typer.Option("--regels", metavar="MAP", help="Map met andere regelbestanden.")] = None,
    json: Json = False,
) -> int:
    """Vraag de regels voor één cliënt: het oordeel, waarom, wat ontbreekt, waar een mens naar moet kijken en welke termijnen lopen."""
    from api.opdrachten.toetsen import toets_client

    return toets_client(map, client, set_naam, op.date() if op else None, beleid, regels, json)


@app.command(
    "plan",
    cls=Opdracht,
    short_help="Plan voor de hele wachtlijst.",
    epilog=voorbeelden(
        "plan demo/regio", "plan demo/regio --uit uitkomst", "plan demo/regio --json > plan.json", "plan demo/regio --lezer locatie --locatie LOC1"
    ),
)
def plan(
    map: Bron,
    modus: Annotated[Modus, typer.Option("--modus", help="Zoeken naar het beste, of nadoen hoe het met de hand gaat.")] = Modus.VRAAGGERICHT,
    tijd_s: TijdS = None,
    zaad: Zaad = 1,
    uit: Annotated[Path | None, typer.Option("--uit", metavar="MAP", help="Schrijf hier ook plan.json, plan.xlsx en plan.html.")] = None,
    beleid: BeleidBestand = None,
    lezer: VoorLezer = Lezer.SLEUTELFIGUUR,
    locatie: Annotated[str | None, typer.Option("--locatie", metavar="ID", help="Bij --lezer locatie: welke.")] = None,
    client: Annotated[str | None, typer.Option("--client", metavar="ID", help="Bij --lezer client: wie.")] = None,
    json: Json = False,
) -> int:
    """Maak een plan voor de hele wachtlijst voor beschermd wonen. Het is een voorstel, geen besluit."""
    from api.opdrachten.plannen import maak_en_toon

    return maak_en_toon(map, modus.value, tijd_s, zaad, uit, beleid, lezer.value, locatie, client, json)


@app.command("controleer-plan", cls=Opdracht, short_help="Tel een plan onafhankelijk na.", epilog=voorbeelden("controleer-plan demo/regio plan.json"))
def controleer_plan(
    map: Bron,
    plan: Annotated[Path, typer.Argument(metavar="PLAN.json", help="Het plan dat gecontroleerd wordt.")],
    beleid: BeleidBestand = None,
    json: Json = False,
) -> int:
    """Tel een plan of een verdeling onafhankelijk na: klopt elke keus, elke grens en elk doel?"""
    from api.opdrachten.nakijken import controleer_plan as voer_uit

    return voer_uit(map, plan, beleid, json)


@app.command("verschil", cls=Opdracht, short_help="Wat veranderde tussen twee plannen.", epilog=voorbeelden("verschil oud/plan.json nieuw/plan.json"))
def verschil(
    plan_a: Annotated[Path, typer.Argument(metavar="PLAN_A.json", help="Het eerste plan.")],
    plan_b: Annotated[Path, typer.Argument(metavar="PLAN_B.json", help="Het tweede plan.")],
    json: Json = False,
) -> int:
    """Vergelijk twee plannen, of twee verdelingen: wat veranderde er, en waarom doet dat ertoe?"""
    from api.opdrachten.vergelijken import toon_verschil

    return toon_verschil(plan_a, plan_b, json)


@app.command(
    "voorstel",
    cls=Opdracht,
    short_help="De beste plekken voor één cliënt.",
    epilog=voorbeelden("voorstel demo/regio --client K001", "voorstel demo/regio --client K001 --plan plan.json --aantal 3"),
)
def voorstel(
    map: Bron,
    client: ClientId,
    aantal: Annotated[int, typer.Option("--aantal", min=1, max=20, metavar="N", help="Hoogstens zo veel voorstellen.")] = 5,
    plan: PlanBestand = None,
    beleid: BeleidBestand = None,
    lezer: VoorLezer = Lezer.SLEUTELFIGUUR,
    json: Json = False,
) -> int:
    """Geef de beste plekken voor één cliënt, met waarom en wat het voor anderen betekent."""
    from api.opdrachten.vragen import toon_voorstellen

    return toon_voorstellen(map, client, aantal, plan, beleid, lezer.value, json)


@app.command("wie-past", cls=Opdracht, short_help="Wie past op een vrije plek.", epilog=voorbeelden("wie-past demo/regio --plek P1"))
def wie_past(
    map: Bron,
    plek: Annotated[str, typer.Option("--plek", metavar="ID", help="Code van de plekgroep.")],
    plan: PlanBestand = None,
    beleid: BeleidBestand = None,
    lezer: VoorLezer = Lezer.SLEUTELFIGUUR,
    json: Json = False,
) -> int:
    """Er komt een plek vrij: wie past er, en krijgt diegene elders iets beters?"""
    from api.opdrachten.vragen import toon_wie_past

    return toon_wie_past(map, plek, plan, beleid, lezer.value, json)


class Rol(StrEnum):
    EERSTE = "eerste"
    TWEEDE = "tweede"


@app.command(
    "waarom-niet",
    cls=Opdracht,
    short_help="Waarom iemand ergens niet woont, of niet door wie begeleid wordt.",
    epilog=voorbeelden(
        "waarom-niet demo/regio --client K001 --locatie LOC2",
        "waarom-niet demo/regio --client K050 --begeleider B02",
        "waarom-niet demo/regio --client K050 --begeleider B02 --rol tweede --wissels 2",
    ),
)
def waarom_niet(
    map: Bron,
    client: ClientId,
    locatie: Annotated[str | None, typer.Option("--locatie", metavar="ID", help="Code van de locatie (beschermd wonen).")] = None,
    begeleider: Annotated[str | None, typer.Option("--begeleider", metavar="ID", help="Code van de begeleider of onderaannemer (begeleiding).")] = None,
    rol: Annotated[Rol | None, typer.Option("--rol", help="Bij --begeleider: in welke rol. Zonder: in een van beide.")] = None,
    verdeling: Annotated[
        Path | None, typer.Option("--verdeling", metavar="VERDELING.json", help="Bij --begeleider: anderen zoals in deze verdeling. Zonder: zoals nu.")
    ] = None,
    wissels: Annotated[int | None, typer.Option("--wissels", min=0, metavar="N", help="Bij --begeleider: hoogstens zo veel vrijwillige wissels.")] = None,
    plan: PlanBestand = None,
    beleid: BeleidBestand = None,
    lezer: VoorLezer = Lezer.SLEUTELFIGUUR,
    json: Json = False,
) -> int:
    """Zeg waarom een cliënt niet op een locatie komt, of niet bij een begeleider, of wat het kost als het toch moet."""
    from api.opdrachten.waarom import eis_bw, eis_een_van_beide, toon_waarom_begeleider

    gegeven = {"--rol": rol, "--verdeling": verdeling, "--wissels": wissels, "--plan": plan, "--lezer": lezer if lezer is not Lezer.SLEUTELFIGUUR else None}
    eis_een_van_beide(locatie, begeleider, {optie: waarde is not None for optie, waarde in gegeven.items()})
    if begeleider is not None:
        return toon_waarom_begeleider(map, client, begeleider, rol.value if rol else None, verdeling, wissels, beleid, json)
    assert locatie is not None
    from api.opdrachten.vragen import toon_waarom_niet

    eis_bw(map, client, beleid)
    return toon_waarom_niet(map, client, locatie, plan, beleid, lezer.value, json)


@app.command(
    "clientblad",
    cls=Opdracht,
    short_help="Eén bladzijde voor de cliënt.",
    epilog=voorbeelden("clientblad demo/regio --client K001 --plan plan.json", "clientblad demo/regio --client K001 --plan plan.json --uit blad.html"),
)
def clientblad(
    map: Bron,
    client: ClientId,
    plan: Annotated[Path, typer.Option("--plan", metavar="PLAN.json", help="Het plan met het voorstel.")],
    uit: Annotated[Path | None, typer.Option("--uit", metavar="BESTAND", help="Schrijf het blad als .html (of .txt). Zonder: tekst op het scherm.")] = None,
    beleid: BeleidBestand = None,
) -> int:
    """Maak één bladzijde voor de cliënt, in gewone taal en zonder punten."""
    from api.opdrachten.bladen import maak_clientblad

    return maak_clientblad(map, client, plan, uit, beleid)


VERDEEL_UIT = "Schrijf hier ook verdeling.json, .xlsx en .html; bij de hele regio ook een blad en werkboek per team."


class Basis(StrEnum):
    CLIENTS = "clients"
    PUNTEN = "punten"
    EUROS = "euros"


@app.command(
    "verdeel",
    cls=Opdracht,
    short_help="Cliënten verdelen over begeleiders.",
    epilog=voorbeelden("verdeel demo/regio --team GT3", "verdeel demo/regio --team GT3 --wissels 5", "verdeel demo/regio --json > verdeling.json"),
)
def verdeel(
    map: Bron,
    team: Annotated[str | None, typer.Option("--team", metavar="GT", help="Eén gebiedsteam. Zonder: de hele regio.")] = None,
    wissels: Annotated[int, typer.Option("--wissels", min=0, metavar="N", help="Hoogstens zo veel vrijwillige wissels van begeleider.")] = 0,
    basis: Annotated[Basis, typer.Option("--basis", help="Waarop het aandeel van onderaannemers wordt geteld.")] = Basis.CLIENTS,
    tijd_s: TijdS = None,
    zaad: Zaad = 1,
    uit: Annotated[Path | None, typer.Option("--uit", metavar="MAP", help=VERDEEL_UIT)] = None,
    beleid: BeleidBestand = None,
    json: Json = False,
) -> int:
    """Verdeel de cliënten van een gebiedsteam (of de regio) over begeleiders. Wie er al een heeft, houdt die. Het is een voorstel."""
    from api.opdrachten.verdelen import verdeel as voer_uit

    return voer_uit(map, team, wissels, basis.value, tijd_s, zaad, uit, beleid, json)


app.registered_commands += teams_app.registered_commands
