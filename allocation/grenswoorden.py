"""Limits in words, for who is told what stands in the way (counting.md 30, 35)."""

from __future__ import annotations


def getal(aantal: int) -> str:
    """A number with Dutch separators."""
    return f"{aantal:,}".replace(",", ".")


def niemand_nieuw(naam: str) -> str:
    """Who takes over above a limit gets nobody new."""
    return f"{naam} neemt over van iemand die weg is en komt daardoor boven de grens; dan komt er niemand nieuw bij."


def hoeveel_wissels(aantal: int) -> str:
    """The cap on voluntary wissels, which is too small."""
    mag = "Er mag niemand vrijwillig wisselen" if aantal == 0 else f"Er mag hoogstens {aantal} vrijwillige {'wissel' if aantal == 1 else 'wissels'} zijn"
    return f"{mag}; hiervoor zijn er meer nodig."


def intensieve_clienten(aantal: int) -> str:
    """So many of them, singular or plural."""
    return f"{aantal} intensieve {'cliënt' if aantal == 1 else 'cliënten'}"
