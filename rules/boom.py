"""A trace as a tree in Dutch: which part decided, which facts it looked at, in the words of `rules.leesbaar.zinnen`."""

from __future__ import annotations

from collections.abc import Iterator

from rules.geval import Spoor, gebruikte_feiten
from rules.leesbaar.zinnen import Lezer, met_feiten
from rules.taal import Afgeleid, Alle, EenVan, Niet, Vergelijking, Voorwaarde
from rules.waarden import OORDELEN


def boom(spoor: Spoor, kop: str, diepte: int) -> Iterator[str]:
    """The lines of a trace: `kop` before the first, the parts below it indented by `diepte`."""
    yield f"{kop}{deel_in_woorden(spoor)} → {OORDELEN[spoor.waarde]}"
    for deel in spoor.delen:
        yield from boom(deel, " " * diepte + "- ", diepte + 2)


def deel_in_woorden(spoor: Spoor) -> str:
    """One node of a trace, with the facts it read."""
    deel: Voorwaarde = spoor.deel
    match deel:
        case Alle():
            return "dit alles"
        case EenVan():
            return "een van deze"
        case Niet():
            return "niet dit"
        case Afgeleid(naam):
            return naam.replace("_", " ")
        case Vergelijking():
            return met_feiten(Lezer().vergelijking(deel), dict(gebruikte_feiten(spoor)))
