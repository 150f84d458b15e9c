"""Exit codes and writing: what machines read goes to stdout, everything meant for a person underway to stderr."""

from __future__ import annotations

import sys
from enum import IntEnum


class Uitkomst(IntEnum):
    """Exit codes of design.md section 8."""

    GOED = 0
    NEE = 1
    FOUTE_INVOER = 2
    GEEN_PLAN = 3


def schrijf(tekst: str) -> None:
    """Text for stdout, as it is."""
    sys.stdout.write(tekst if tekst.endswith("\n") else tekst + "\n")
    sys.stdout.flush()


def meld(tekst: str) -> None:
    """One line for the person at the keyboard: progress, a note, a fault."""
    sys.stderr.write(tekst + "\n")
    sys.stderr.flush()
