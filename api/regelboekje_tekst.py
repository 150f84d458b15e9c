"""The Markdown of the readable rules as plain lines for a terminal: no marks, no lines too long to read, tables as lists."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

BREEDTE = 100
DIEPE_KOP = 2
"""Heads below this level get a mark instead of a line."""
_ONTSNAPT = re.compile(r"\\([\\`*_<>\[\]|])")
_LINK = re.compile(r"(?<!\\)\[([^\]]+)\]\([^)]*\)")
_CELGRENS = re.compile(r"(?<!\\)\|")


def zonder_opmaak(tekst: str) -> str:
    """The same text without Markdown."""
    uit: list[str] = []
    koppen: list[str] = []
    for regel in tekst.splitlines():
        if not regel.startswith("|"):
            koppen = []
            uit += _regel(regel)
        elif not koppen:
            koppen = _cellen(regel)
        elif not regel.startswith("|---"):
            uit += _rij(koppen, _cellen(regel))
    return "\n".join(uit) + "\n"


def _regel(regel: str) -> Iterator[str]:
    hekjes = len(regel) - len(regel.lstrip("#"))
    schoon = _schoon(regel.lstrip("#").strip() if hekjes else regel)
    if hekjes > DIEPE_KOP:
        yield f"» {schoon}"
    elif hekjes:
        yield from (schoon, ("=" if hekjes == 1 else "-") * len(schoon))
    else:
        yield from _gebroken(schoon, " " * (len(regel) - len(regel.lstrip("- "))))


def _rij(koppen: list[str], cellen: list[str]) -> Iterator[str]:
    """One row of a table: its first cell as an item, the others below it with their heads."""
    yield from _gebroken(f"- {cellen[0]}", "  ")
    for kop, cel in zip(koppen[1:], cellen[1:], strict=False):
        yield from _gebroken(f"  {kop}: {cel}", "    ")


def _cellen(regel: str) -> list[str]:
    return [_schoon(cel.strip()) for cel in _CELGRENS.split(regel)[1:-1]]


def _schoon(tekst: str) -> str:
    return _ONTSNAPT.sub(r"\1", _LINK.sub(r"\1", tekst.replace("**", "")))


def _gebroken(tekst: str, inspringen: str) -> list[str]:
    return textwrap.wrap(tekst, BREEDTE, subsequent_indent=inspringen, break_long_words=False, break_on_hyphens=False) or [""]
