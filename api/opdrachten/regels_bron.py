"""Which rule book a command asks, and at which day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from rules.laden import laad_regelboek, lees_regelmap
from rules.regelboek import Regelboek

MEEGELEVERD = "meegeleverd"


def boek_van(pad: Path | None) -> Regelboek:
    """The rules in a folder or file; the shipped ones when none is named.

    Raises:
        RegelFout: with every fault, each with file, line and a way out.
    """
    return laad_regelboek() if pad is None or str(pad) == MEEGELEVERD else lees_regelmap(pad)


def dag_of_vandaag(op: date | None) -> date:
    """The day asked, else today: rules are read as they are now."""
    return op or date.today()
