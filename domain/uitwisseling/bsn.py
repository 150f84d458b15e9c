"""Recognising a burgerservicenummer, so that it can be refused as an id (design.md 3)."""

from __future__ import annotations

import re

LENGTE = 9
_TUSSEN = re.compile(r"[.\s-]")
_IN_TEKST = re.compile(r"(?<!\d)\d{8,9}(?!\d)")


def lijkt_bsn(tekst: str) -> bool:
    """True for 9 digits that pass the eleven-test; dots, dashes and spaces are skipped and a lost leading zero is added."""
    cijfers = _TUSSEN.sub("", tekst)
    if not (cijfers.isascii() and cijfers.isdigit()):
        return False
    cijfers = cijfers.lstrip("0") if len(cijfers) > LENGTE else cijfers
    if len(cijfers) not in (LENGTE - 1, LENGTE):
        return False
    getallen = [int(cijfer) for cijfer in cijfers.zfill(LENGTE)]
    som = sum(gewicht * getal for gewicht, getal in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), getallen, strict=True))
    return any(getallen) and som % 11 == 0


def zonder_bsn(tekst: str) -> str:
    """The text with every BSN-like number hidden: a fault report must not spread it."""
    if lijkt_bsn(tekst):
        return "(9 cijfers)"
    return _IN_TEKST.sub(lambda treffer: "(9 cijfers)" if lijkt_bsn(treffer.group()) else treffer.group(), tekst)
