"""The commands under `passend regels` with their arguments and Dutch help (design.md section 8)."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from api.opdrachten.hulp import DATUMVORMEN, Opdracht, Opdrachten, voorbeelden
from rules.taal import Onderwerp

regels_app = typer.Typer(
    cls=Opdrachten,
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=True,
    help="De regels zelf: lezen, narekenen, vergelijken, en vragen wat nog niet bekend is.",
    epilog=voorbeelden(
        "regels toon",
        "regels kopieer mijn_regels",
        "regels verifieer --regels mijn_regels",
        "regels vraag demo/regio --client K001",
        "regels vergelijk mijn_regels --momentopname demo/regio",
    ),
)


class Vorm(StrEnum):
    TEKST = "tekst"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"


RegelMap = Annotated[Path | None, typer.Option("--regels", metavar="MAP", help="Map met andere regelbestanden. Zonder: de meegeleverde regels.")]
Set = Annotated[str | None, typer.Option("--set", metavar="NAAM", help="Alleen deze regelset; 'passend regels toon' noemt ze.")]
Dag = Annotated[datetime | None, typer.Option("--op", formats=DATUMVORMEN, metavar="DATUM", help="Zoals de regels op deze dag zijn. Zonder: vandaag.")]
Json = Annotated[bool, typer.Option("--json", help="Geef JSON op de uitvoer, en niets anders.")]


def dag_van(op: datetime | None) -> date | None:
    """The day of an option, if it was given."""
    return op.date() if op else None


@regels_app.command(
    "toon",
    cls=Opdracht,
    short_help="De regels in gewone taal.",
    epilog=voorbeelden("regels toon", "regels toon --set dat_bw", "regels toon --open-vragen", "regels toon --uit regels.html"),
)
def toon(
    set_naam: Set = None,
    open_vragen: Annotated[bool, typer.Option("--open-vragen", help="Alleen de vragen die nog open zijn, met wat er nu voor geldt.")] = False,
    vorm: Annotated[Vorm, typer.Option("--vorm", help="Hoe de regels worden geschreven.")] = Vorm.TEKST,
    uit: Annotated[Path | None, typer.Option("--uit", metavar="PAD", help="Schrijf naar een .html-, .md- of .json-bestand, of naar een map.")] = None,
    op: Dag = None,
    regels: RegelMap = None,
    json: Json = False,
) -> int:
    """Toon de regels in gewone taal, met hun bron, om te lezen of mee te nemen. Zonder opties: een overzicht van wat er is."""
    from api.opdrachten.regels_tonen import toon_regels

    return toon_regels(set_naam, open_vragen, Vorm.JSON.value if json else vorm.value, uit, dag_van(op), regels)


@regels_app.command(
    "verifieer",
    cls=Opdracht,
    short_help="Bewijs dat de regels kloppen met elkaar.",
    epilog=voorbeelden("regels verifieer", "regels kopieer mijn_regels", "regels verifieer --regels mijn_regels", "regels verifieer --uitleg"),
)
def verifieer(
    set_naam: Set = None,
    regels: RegelMap = None,
    op: Dag = None,
    uitleg: Annotated[bool, typer.Option("--uitleg", help="Zeg ook wat elke soort bevinding betekent, en toon wat al bekeken is.")] = False,
    json: Json = False,
) -> int:
    """Zoek gaten, tegenspraak en regels die niets doen, elk met een geval dat het laat zien. Code 1: er is iets dat nog niemand bekeek."""
    from api.opdrachten.regels_verifieren import verifieer_regels

    return verifieer_regels(set_naam, regels, dag_van(op), uitleg, json)


@regels_app.command(
    "vergelijk",
    cls=Opdracht,
    short_help="Voor wie andere regels, of een andere dag, iets veranderen.",
    epilog=voorbeelden(
        "regels vergelijk mijn_regels --momentopname demo/regio",
        "regels vergelijk oud nieuw --momentopname demo/regio",
        "regels vergelijk --momentopname demo/regio --op 2026-11-30 --tegen 2027-06-01",
    ),
)
def vergelijk(
    momentopname: Annotated[Path, typer.Option("--momentopname", metavar="MAP", help="De momentopname: map met CSV-bladen, .xlsx of .json.")],
    oud: Annotated[Path | None, typer.Argument(metavar="[OUD]", help="Map met de oude regels.", show_default=False)] = None,
    nieuw: Annotated[
        Path | None, typer.Argument(metavar="[NIEUW]", help="Map met de nieuwe regels. Eén map: tegen de meegeleverde.", show_default=False)
    ] = None,
    op: Annotated[datetime | None, typer.Option("--op", formats=DATUMVORMEN, metavar="DATUM", help="De oude dag. Zonder: de eerste maandag.")] = None,
    tegen: Annotated[datetime | None, typer.Option("--tegen", formats=DATUMVORMEN, metavar="DATUM", help="De nieuwe dag. Zonder: dezelfde.")] = None,
    beleid: Annotated[Path | None, typer.Option("--beleid", metavar="BESTAND", help="Ander beleid dan het meegeleverde of dat in de map.")] = None,
    json: Json = False,
) -> int:
    """Vergelijk twee stellen regels, of twee dagen: van wie verandert het oordeel, en door welke regel."""
    from api.opdrachten.regels_vergelijken import vergelijk_regels

    return vergelijk_regels(momentopname, oud, nieuw, dag_van(op), dag_van(tegen), beleid, json)


@regels_app.command(
    "vraag",
    cls=Opdracht,
    short_help="Vraag alleen wat nog kan uitmaken.",
    epilog=voorbeelden(
        "regels vraag demo/regio --client K001",
        "regels vraag demo/regio --client K001 --set bw_vorm",
        "regels vraag --set dat_bw --uit antwoorden.csv",
        "regels vraag --set dat_bw --json > stand.json",
        "regels vraag --set dat_bw --stand stand.json --antwoord toegang.tijdelijk=ja --json",
    ),
)
def vraag(
    map: Annotated[Path | None, typer.Argument(metavar="[MAP]", help="De momentopname. Zonder: alleen wat u antwoordt telt.", show_default=False)] = None,
    client: Annotated[str | None, typer.Option("--client", metavar="ID", help="Code van de cliënt.")] = None,
    momentopname: Annotated[Path | None, typer.Option("--momentopname", metavar="MAP", help="Hetzelfde als MAP.")] = None,
    set_naam: Annotated[str | None, typer.Option("--set", metavar="NAAM", help="Welke regelset. Zonder: de toegang tot het domein van de cliënt.")] = None,
    op: Annotated[datetime | None, typer.Option("--op", formats=DATUMVORMEN, metavar="DATUM", help="Op welke dag; zonder: de eerste maandag.")] = None,
    antwoord: Annotated[list[str] | None, typer.Option("--antwoord", metavar="FEIT=ANTWOORD", help="Geef een antwoord mee. Mag vaker.")] = None,
    stand: Annotated[Path | None, typer.Option("--stand", metavar="BESTAND.json", help="Ga verder met een eerder gesprek.")] = None,
    uit: Annotated[
        Path | None, typer.Option("--uit", metavar="BESTAND", help="Bewaar de antwoorden: .json om verder te gaan, .csv voor het blad toegangsfeiten.")
    ] = None,
    regels: RegelMap = None,
    beleid: Annotated[Path | None, typer.Option("--beleid", metavar="BESTAND", help="Ander beleid dan het meegeleverde of dat in de map.")] = None,
    uitleg: Annotated[bool, typer.Option("--uitleg", help="Toon aan het eind alle regels met wat besliste.")] = False,
    json: Json = False,
) -> int:
    """Houd het kortste vraaggesprek: alleen vragen waarvan het antwoord het oordeel nog kan veranderen."""
    from api.opdrachten.regels_vragen import vraag_regels

    return vraag_regels(map or momentopname, client, set_naam, dag_van(op), antwoord or [], stand, uit, regels, beleid, uitleg, json)


@regels_app.command(
    "kopieer",
    cls=Opdracht,
    short_help="De regels als bestanden, om te veranderen.",
    epilog=voorbeelden("regels kopieer mijn_regels"),
)
def kopieer(map: Annotated[Path, typer.Argument(metavar="MAP", help="Een nieuwe of lege map.")]) -> int:
    """Zet de meegeleverde regels in een eigen map, om te veranderen en dan na te kijken en te vergelijken."""
    from api.opdrachten.regels_kopieren import kopieer_regels

    return kopieer_regels(map)


@regels_app.command(
    "naar-dmn",
    cls=Opdracht,
    short_help="Schrijf een regelset als DMN-tabel.",
    epilog=voorbeelden("regels naar-dmn bw_vorm bw_vorm.dmn"),
)
def naar_dmn(
    set_naam: Annotated[str, typer.Argument(metavar="SET", help="Naam van de regelset.")],
    bestand: Annotated[Path, typer.Argument(metavar="BESTAND.dmn", help="Het nieuwe bestand.")],
    op: Dag = None,
    regels: RegelMap = None,
) -> int:
    """Schrijf een regelset als DMN 1.5-beslissingstabellen, en zeg wat DMN niet kan zeggen."""
    from api.opdrachten.regels_dmn import schrijf_dmn

    return schrijf_dmn(set_naam, bestand, dag_van(op), regels)


@regels_app.command(
    "uit-dmn",
    cls=Opdracht,
    short_help="Maak regels van een DMN-tabel.",
    epilog=voorbeelden(
        "regels uit-dmn bw_vorm.dmn bw_vorm.yaml",
        "regels uit-dmn tabel.dmn tabel.yaml --bron 'Beleidsregels 2026, artikel 4' --geldig-van 2026-01-01 --naam Leeftijd=client.leeftijd",
    ),
)
def uit_dmn(
    bron: Annotated[Path, typer.Argument(metavar="BESTAND.dmn", help="De DMN-tabel.")],
    bestand: Annotated[Path, typer.Argument(metavar="BESTAND.yaml", help="Het nieuwe regelbestand.")],
    van: Annotated[
        str | None, typer.Option("--bron", metavar="TEKST", help="Bij een tabel van een ander programma: waar ze vandaan komt, als 'Document, deel'.")
    ] = None,
    geldig_van: Annotated[
        datetime | None, typer.Option("--geldig-van", formats=DATUMVORMEN, metavar="DATUM", help="Bij zo'n tabel: vanaf welke dag ze geldt.")
    ] = None,
    gaat_over: Annotated[Onderwerp | None, typer.Option("--gaat-over", help="Waar de tabel over gaat. Zonder: afgeleid van de feiten.")] = None,
    beslissing: Annotated[str | None, typer.Option("--beslissing", metavar="NAAM", help="Welke tabel in het bestand, als er meer zijn.")] = None,
    naam: Annotated[list[str] | None, typer.Option("--naam", metavar="NAAM=FEIT", help="Welk feit een invoer van de tabel is. Mag vaker.")] = None,
) -> int:
    """Maak een regelbestand van een DMN-beslissingstabel, en zeg wat niet mee kon."""
    from api.opdrachten.regels_dmn import lees_dmn

    return lees_dmn(bron, bestand, van, dag_van(geldig_van), gaat_over, beslissing, naam or [])
