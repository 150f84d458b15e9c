"""The commands about a gebiedsteam, which stand beside the others at the top of `passend`."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from api.opdrachten.hulp import DATUMVORMEN, Opdracht, voorbeelden
from api.opdrachten.opties import BeleidBestand, Bron, Json

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
