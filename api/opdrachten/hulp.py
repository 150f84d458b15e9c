"""Help and usage errors in Dutch: typer speaks English, the people who type the commands do not have to."""

from __future__ import annotations

import re
from collections.abc import Sequence

import typer
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

VERTALING = (
    (r"^Usage:", "Gebruik:"),
    (r"\[OPTIONS\]", "[OPTIES]"),
    (r"COMMAND \[ARGS\]\.\.\.", "OPDRACHT …"),
    (r"^Options:", "Opties:"),
    (r"^Arguments:", "Gegevens:"),
    (r"^Commands:", "Opdrachten:"),
    (r"Show this message and exit\.", "Toon deze uitleg."),
    (r"\[required\]", "[verplicht]"),
    (r"\[default:", "[standaard:"),
    (r"; required\]", "; verplicht]"),
    (r"\bx>=(\d+)", r"minstens \1"),
    (r"(\d+)<=x<=(\d+)", r"\1 tot en met \2"),
    (r"<path>", " " * 6),  # as wide as it was: the column beside it stays straight
    (r"<str>", " " * 5),
)
DATUMVORMEN = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"]
"""How people may type a day."""
WAAROM = (
    (r"valid integer", "Geef een heel getal."),
    (r"valid number", "Geef een getal, met een punt voor de cijfers achter de komma."),
    (r"greater than or equal to (\d+)", "Geef {0} of meer."),
    (r"less than or equal to (\d+)", "Geef hoogstens {0}."),
    (r"match the formats", "Geef een datum als 30-11-2026 of 2026-11-30."),
)


class Opdracht(TyperCommand):
    """A command whose help is Dutch."""

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]  # typer's own Context is the one it passes
        return vertaal(super().get_help(ctx))


class Opdrachten(TyperGroup):
    """The list of commands in Dutch."""

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]  # typer's own Context is the one it passes
        return vertaal(super().get_help(ctx))


def vertaal(hulp: str) -> str:
    """A help text with typer's own English words replaced."""
    for zoek, door in VERTALING:
        hulp = re.sub(zoek, door, hulp, flags=re.MULTILINE)
    return hulp


def voorbeelden(*regels: str) -> str:
    """The examples below a help text, one per line."""
    return "\b\nVoorbeelden:\n" + "\n".join(f"  passend {regel}" for regel in regels)


def in_het_nederlands(fout: TyperException) -> str:
    """A usage error as a Dutch sentence that says what to do.

    typer keeps the classes of these errors private, so they are told apart by name.
    """
    soort, tekst = type(fout).__name__, fout.message
    if soort == "NoSuchOption":
        mogelijk: Sequence[str] = getattr(fout, "possibilities", None) or ()
        bedoeld = f" Bedoel je {' of '.join(mogelijk)}?" if mogelijk else ""
        return f"De optie {getattr(fout, 'option_name', '')} bestaat niet.{bedoeld}"
    if soort == "MissingParameter":
        return f"Er ontbreekt iets verplichts: {_naam(fout)}."
    if soort == "BadParameter":
        return f"De waarde bij {_naam(fout)} kan niet. {_waarom(tekst)}"
    if gevonden := re.match(r"No such command '([^']*)'(?:.*Did you mean '?([^'?]*))?", tekst):
        return f"De opdracht '{gevonden[1]}' bestaat niet.{f' Bedoel je {gevonden[2]}?' if gevonden[2] else ''}"
    if tekst.startswith("Missing command"):
        return "Noem een opdracht. Kijk bij passend --help welke er zijn."
    if gevonden := re.search(r"unexpected extra argument\(?s?\)? \((.*)\)", tekst):
        return f"Dit is te veel: {gevonden[1]}. Staat er een spatie in een naam? Zet die dan tussen aanhalingstekens."
    if gevonden := re.search(r"[Oo]ption '?(--?[\w-]+)'? requires", tekst):
        return f"Bij de optie {gevonden[1]} hoort een waarde."
    return "Zo kan de opdracht niet."


def _naam(fout: TyperException) -> str:
    param = getattr(fout, "param", None)
    if param is None:
        return "deze opdracht"
    opties = [optie for optie in getattr(param, "opts", []) if optie.startswith("-")]
    return " / ".join(opties) or str(getattr(param, "human_readable_name", "") or getattr(param, "name", "")).upper()


def _waarom(tekst: str) -> str:
    if gevonden := re.search(r"is not one of (.*?)\.?$", tekst):
        return f"Kies uit {gevonden[1]}."
    for zoek, zin in WAAROM:
        if gevonden := re.search(zoek, tekst):
            return zin.format(*gevonden.groups())
    return "Kijk bij --help wat hier kan."
