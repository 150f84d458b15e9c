"""The commands about a gebiedsteam, which stand beside the others at the top of `passend`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from api.opdrachten.hulp import DATUMVORMEN, Opdracht, voorbeelden
from api.opdrachten.opties import BeleidBestand, Bron, ClientId, Json, TijdS, Zaad

teams_app = typer.Typer()


@teams_app.command(
    "weekstart",
    cls=Opdracht,
    short_help="Wat een teamleider deze week moet zien.",
    epilog=voorbeelden("weekstart demo/regio --team GT3", "weekstart demo/regio --team GT3 --op 2026-12-07 --json"),
)
def weekstart(
    map: Bron,
    team: Annotated[str, typer.Option("--team", metavar="GT3", help="Het gebiedsteam: GT1 tot en met GT11.")],
    op: Annotated[datetime | None, typer.Option("--op", formats=DATUMVORMEN, metavar="DATUM", help="Een dag in de week; zonder: de eerste maandag.")] = None,
    beleid: BeleidBestand = None,
    json: Json = False,
) -> int:
    """Maandagochtend van een gebiedsteam: eerste gesprekken, afwezigen en risico, proefperiodes, hervatten, afsluiten en wat u opnieuw bekijkt."""
    from api.opdrachten.weekstart import toon_weekstart

    return toon_weekstart(map, team, op.date() if op else None, beleid, json)


@teams_app.command(
    "expertisekaart",
    cls=Opdracht,
    short_help="Welke expertise waar nodig is, en wie die heeft.",
    epilog=voorbeelden("expertisekaart demo/regio --team GT3", "expertisekaart demo/regio", "expertisekaart demo/regio --team GT3 --buiten --json"),
)
def expertisekaart(
    map: Bron,
    team: Annotated[str | None, typer.Option("--team", metavar="GT3", help="Eén gebiedsteam. Zonder: alle teams.")] = None,
    buiten: Annotated[bool, typer.Option("--buiten", help="Voor lezers buiten het team: verberg getallen onder vijf. Zonder --team altijd zo.")] = False,
    beleid: BeleidBestand = None,
    json: Json = False,
) -> int:
    """Toon per gebied welke expertise cliënten nodig hebben en hoeveel eigen begeleiders die daar hebben, met gaten en overlap."""
    from api.opdrachten.expertisekaart import toon_expertisekaart

    return toon_expertisekaart(map, team, buiten, beleid, json)


@teams_app.command(
    "begeleider",
    cls=Opdracht,
    short_help="De beste begeleiders voor één cliënt.",
    epilog=voorbeelden("begeleider demo/regio --client K001", "begeleider demo/regio --client K001 --verdeling verdeling.json --aantal 3"),
)
def begeleider(
    map: Bron,
    client: ClientId,
    aantal: Annotated[int, typer.Option("--aantal", min=1, max=20, metavar="N", help="Hoogstens zo veel keuzes naast elkaar.")] = 5,
    verdeling: Annotated[Path | None, typer.Option("--verdeling", metavar="VERDELING.json", help="Alle anderen zoals hierin. Zonder: zoals nu.")] = None,
    beleid: BeleidBestand = None,
    json: Json = False,
) -> int:
    """Geef de beste begeleiders (twee, of een onderaannemer) voor één cliënt, en wat elke keus doet. Voor de teamleider: het toont ieders belasting."""
    from api.opdrachten.koppels import toon_begeleiders

    return toon_begeleiders(map, client, aantal, verdeling, beleid, json)


@teams_app.command(
    "front",
    cls=Opdracht,
    short_help="Evenwicht tegen wissels, om uit te kiezen.",
    epilog=voorbeelden("front demo/regio --team GT3", "front demo/regio --team GT3 --punten 0,2,4,8,16 --uit uitkomst"),
)
def front(
    map: Bron,
    team: Annotated[str, typer.Option("--team", metavar="GT3", help="Het gebiedsteam: GT1 tot en met GT11.")],
    punten: Annotated[str, typer.Option("--punten", metavar="N,N,…", help="Voor welke aantallen vrijwillige wissels.")] = "0,2,4,8,16",
    tijd_s: TijdS = None,
    zaad: Zaad = 1,
    uit: Annotated[Path | None, typer.Option("--uit", metavar="MAP", help="Schrijf hier ook front.html en front.json.")] = None,
    beleid: BeleidBestand = None,
    json: Json = False,
) -> int:
    """Laat zien hoe eerlijk de belasting kan worden bij hoeveel vrijwillige wissels. De teamleider kiest een punt."""
    from api.opdrachten.front import toon

    return toon(map, team, punten, tijd_s, zaad, uit, beleid, json)


@teams_app.command(
    "subteams",
    cls=Opdracht,
    short_help="Een groot gebiedsteam splitsen in sub-teams.",
    epilog=voorbeelden("subteams demo/regio --team GT9", "subteams demo/regio --team GT9 --aantal 3 --uit uitkomst"),
)
def subteams(
    map: Bron,
    team: Annotated[str, typer.Option("--team", metavar="GT9", help="Het gebiedsteam: GT1 tot en met GT11.")],
    aantal: Annotated[int, typer.Option("--aantal", metavar="N", help="In hoeveel sub-teams.")] = 2,
    verdeling: Annotated[Path | None, typer.Option("--verdeling", metavar="VERDELING.json", help="Wie bij wie hoort zoals hierin. Zonder: zoals nu.")] = None,
    tijd_s: TijdS = None,
    zaad: Zaad = 1,
    uit: Annotated[Path | None, typer.Option("--uit", metavar="MAP", help="Schrijf hier ook subteams.html en subteams.json.")] = None,
    beleid: BeleidBestand = None,
    json: Json = False,
) -> int:
    """Splits een gebiedsteam in even grote sub-teams, zo dat zo weinig mogelijk cliënten een begeleider kwijtraken, en toon wat elk deel dan mist."""
    from api.opdrachten.subteams import toon

    return toon(map, team, aantal, verdeling, tijd_s, zaad, uit, beleid, json)
