"""Exit codes and writing: what machines read goes to stdout, everything meant for a person underway to stderr."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import date
from enum import IntEnum
from typing import TYPE_CHECKING

from pydantic.alias_generators import to_camel

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


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


def als_json(deel: DataclassInstance) -> str:
    """A dataclass with all within it: keys in camelCase, days in ISO."""
    return json.dumps(asdict(deel, dict_factory=_in_camel), ensure_ascii=False, indent=1)


def _in_camel(paren: list[tuple[str, object]]) -> dict[str, object]:
    return {to_camel(naam): [_cel(deel) for deel in waarde] if isinstance(waarde, tuple | list) else _cel(waarde) for naam, waarde in paren}


def _cel(waarde: object) -> object:
    return waarde.isoformat() if isinstance(waarde, date) else waarde


def meld(tekst: str) -> None:
    """One line for the person at the keyboard: progress, a note, a fault."""
    sys.stderr.write(tekst + "\n")
    sys.stderr.flush()
