"""The arguments and options that several commands share, each with its Dutch help."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Lezer(StrEnum):
    SLEUTELFIGUUR = "sleutelfiguur"
    LOCATIE = "locatie"
    CLIENT = "client"


Bron = Annotated[Path, typer.Argument(metavar="MAP", help="Map met CSV-bladen, of een .xlsx- of .json-bestand.")]
ClientId = Annotated[str, typer.Option("--client", metavar="ID", help="Code van de cliënt.")]
PlanBestand = Annotated[Path | None, typer.Option("--plan", metavar="PLAN.json", help="Het plan om mee te vergelijken. Zonder: eerst wordt een plan gemaakt.")]
BeleidBestand = Annotated[Path | None, typer.Option("--beleid", metavar="BESTAND", help="Ander beleid dan het meegeleverde of dat in de map.")]
Json = Annotated[bool, typer.Option("--json", help="Geef JSON op de uitvoer, en niets anders.")]
VoorLezer = Annotated[Lezer, typer.Option("--lezer", help="Voor wie de tekst is. Een locatie of cliënt ziet niets over anderen.")]
TijdS = Annotated[int | None, typer.Option("--tijd-s", min=1, metavar="N", help="Stop na N seconden met het beste plan tot dan.")]
Zaad = Annotated[int, typer.Option("--zaad", min=0, metavar="N", help="Beginpunt van het zoeken; hetzelfde getal geeft hetzelfde plan.")]
