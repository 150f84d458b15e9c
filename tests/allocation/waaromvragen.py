"""Asking why not this begeleider, on rows of a story."""

from __future__ import annotations

from typing import Any

from allocation.waarom import waarom_niet_begeleider
from allocation.waaromantwoord import WaaromBegeleider
from tests.bouw import Rijen, in_begeleiding, opname, vast_beleid


def waarom(*rijen: Rijen, wie: str = "B3", client_id: str = "C1", rol: Any = None, wissels: int | None = None, **beleid: Any) -> WaaromBegeleider:
    return waarom_niet_begeleider(opname(*rijen), vast_beleid(**beleid), client_id, wie, rol, wissels)


def soorten(antwoord: WaaromBegeleider) -> list[str]:
    assert antwoord.uitkomst == "onmogelijk"
    assert antwoord.bewezen_kleinst
    return sorted(oorzaak.soort for oorzaak in antwoord.oorzaken)


def vol(naam: str, ander: str = "B2", van: int = 2, tot: int = 9, **kolommen: Any) -> list[Rijen]:
    return [in_begeleiding(f"C{nummer}", naam, ander, **{"zorgzwaarte": "intensief", **kolommen}) for nummer in range(van, tot)]
