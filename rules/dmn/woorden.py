"""A condition as one Dutch clause, for what a yes/no input stands for."""

from __future__ import annotations

from rules.leesbaar.zinnen import Lezer
from rules.taal import Afgeleid, Alle, EenVan, Niet, Vergelijking, Voorwaarde


def in_nederlands(deel: Voorwaarde) -> str:
    """The condition in words, between brackets where it has parts."""
    match deel:
        case Alle(delen):
            return "(" + " en ".join(in_nederlands(kind) for kind in delen) + ")"
        case EenVan(delen):
            return "(" + " of ".join(in_nederlands(kind) for kind in delen) + ")"
        case Niet(kind):
            return f"niet: {in_nederlands(kind)}"
        case Afgeleid(naam, _):
            return naam.replace("_", " ")
        case Vergelijking():
            return Lezer().vergelijking(deel).tekst
