"""How a story about an allocation is told: rows in, a checked plan out."""

from __future__ import annotations

from typing import Any

from allocation.maken import maak_verdeling
from allocation.plan import Opties, Toewijzing, Verdeling
from tests.bouw import (
    Rijen,
    begeleider,
    opname,
    vast_beleid,
    week,
)


def verdeel(*rijen: Rijen, wissels: int = 0, team: str | None = "GT3", basis: Any = "clients", **beleid: Any) -> Verdeling:
    return maak_verdeling(opname(*rijen), vast_beleid(**beleid), Opties(team=team, wissels=wissels, basis=basis))


def keuze(verdeling: Verdeling, client_id: str = "C1") -> Toewijzing:
    return next(rij for rij in verdeling.toewijzingen if rij.client_id == client_id)


def paar(verdeling: Verdeling, client_id: str = "C1") -> set[str | None]:
    return {keuze(verdeling, client_id).eerste_id, keuze(verdeling, client_id).tweede_id}


def waarde(verdeling: Verdeling, doel: str) -> int:
    return next(rij.waarde for rij in verdeling.doelen if rij.naam == doel)


def twee() -> tuple[Rijen, ...]:
    return (begeleider("B1"), begeleider("B2"))


def drie() -> tuple[Rijen, ...]:
    return (*twee(), begeleider("B3"))


def weg(naam: str, **kolommen: Any) -> Rijen:
    return begeleider(naam, afwezig_van=week(0), **kolommen)
