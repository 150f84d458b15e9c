"""What a fact can hold, and the truth values of strong Kleene logic (design.md section 4).

A fact has a value, is AFWEZIG (known to be none) or is ONBEKEND. A condition is ONWAAR 0, ONZEKER 1 or WAAR 2, so that `alle` is
min, `een_van` is max and `niet` is 2 − x, for one case and for int8 arrays alike. Only WAAR admits.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final, TypeAlias

ONWAAR: Final = 0
ONZEKER: Final = 1
WAAR: Final = 2
OORDELEN: Final = {ONWAAR: "nee", ONZEKER: "onbekend", WAAR: "ja"}
MAANDEN: Final = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december")


class Leeg(Enum):
    """The two ways in which a fact has no value."""

    AFWEZIG = "afwezig"
    ONBEKEND = "onbekend"
    __hash__ = object.__hash__  # by identity, as `is` compares them: columns are coded by looking every value up


AFWEZIG: Final = Leeg.AFWEZIG
ONBEKEND: Final = Leeg.ONBEKEND


@dataclass(frozen=True)
class Leeftijd:
    """Age in whole years as far as it is known: one of two neighbouring ages when only the birth year is (counting.md 6)."""

    laag: int
    hoog: int


Waarde: TypeAlias = int | bool | str | date | frozenset[str] | Leeftijd | Leeg


def of_geen(waarde: date | str | None) -> Waarde:
    """A worked-out value, or known to be none."""
    return AFWEZIG if waarde is None else waarde


def datum_in_woorden(dag: date) -> str:
    """A date as people write it: 3 maart 2027."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def opsomming(delen: Iterable[str]) -> str:
    """Words joined as in a sentence: a, b en c."""
    woorden = list(delen)
    return " en ".join([", ".join(woorden[:-1]), woorden[-1]]) if len(woorden) > 1 else "".join(woorden)


def in_woorden(waarde: Waarde) -> str:
    """A fact as it stands in a Dutch sentence."""
    match waarde:
        case Leeg.ONBEKEND:
            return "onbekend"
        case Leeg.AFWEZIG:
            return "geen"
        case bool():
            return "ja" if waarde else "nee"
        case date():
            return datum_in_woorden(waarde)
        case frozenset():
            return opsomming(sorted(woord.replace("_", " ") for woord in waarde)) or "geen"
        case Leeftijd(laag, hoog):
            return str(laag) if laag == hoog else f"{laag} of {hoog}"
        case _:
            return str(waarde).replace("_", " ")


def als_tekst(waarde: Waarde) -> str:
    """A value as an item of a list in a rule file: ja, nee, 3, 2026-11-30, lvb."""
    return ("ja" if waarde else "nee") if isinstance(waarde, bool) else str(waarde)
