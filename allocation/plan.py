"""The plan file of an allocation run: who supports which client, what that does to everyone's load (design.md 7, counting.md 38).

Everything in it is sorted by id; the same input gives the same bytes. It is the only thing the checker knows of a run.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from domain.plandelen import Doelwaarde, Plandeel, Reden

__all__ = ["Belasting", "Doelwaarde", "MeerWissels", "Opties", "Reden", "Rol", "Signaal", "Toewijzing", "Verdeling", "Verhuizing"]

Rol = Literal["eerste", "tweede"]


class Opties(Plandeel):
    """What was asked: one team or the region (None), the cap on voluntary wissels, the basis of the share of onderaannemers."""

    team: str | None = None
    wissels: int = 0
    basis: Literal["clients", "punten", "euros"] = "clients"


class Toewijzing(Plandeel):
    """Who supports a client: two begeleiders, one (an exception, or a second who is missing), or an onderaannemer alone.

    `wissel`: every role that someone else (or nobody) fills than today; `gedwongen`: those of them whose person is weg (counting.md
    35, 38). `eerste_gesprek_week`: the Monday of the week of a first talk, for who needs one and gets it within the horizon.
    """

    client_id: str
    eerste_id: str | None = None
    tweede_id: str | None = None
    onderaannemer_id: str | None = None
    wissel: tuple[Rol, ...] = ()
    gedwongen: tuple[Rol, ...] = ()
    eerste_gesprek_week: date | None = None


class Belasting(Plandeel):
    """Load of an own begeleider who is not weg, in points; `capaciteit` is the capacity and not the limit (counting.md 30, 38)."""

    begeleider_id: str
    punten: int
    capaciteit: int


class Signaal(Plandeel):
    """Something a person should look at. `soort` is a fixed code; `tekst` is Dutch."""

    soort: str
    client_id: str | None = None
    begeleider_id: str | None = None
    tekst: str


class Verhuizing(Plandeel):
    """A client who gets someone else by choice, in these roles."""

    client_id: str
    rollen: tuple[Rol, ...]


class MeerWissels(Plandeel):
    """What some more voluntary wissels would gain: the cap, what these doelen then are, and who would move by choice.

    `toewijzingen` are the rows that would stand otherwise than in the plan (with nobody: this client would be left), so that everything here
    can be counted again.
    """

    wissels: int
    niet_toegewezen: int
    boven_capaciteit: int
    spreiding: int
    verhuizingen: tuple[Verhuizing, ...]
    toewijzingen: tuple[Toewijzing, ...]


class Verdeling(Plandeel):
    """An allocation: a voorstel, never a decision."""

    soort: Literal["verdeling"] = "verdeling"
    peildatum: date
    momentopname: str
    regels: str
    beleid: str
    solver: str
    afgebroken: bool = False
    opties: Opties
    doelen: tuple[Doelwaarde, ...]
    kengetallen: dict[str, int]
    toewijzingen: tuple[Toewijzing, ...]
    niet_toegewezen: tuple[Reden, ...]
    buiten_plan: tuple[Reden, ...]
    belasting: tuple[Belasting, ...]
    signalen: tuple[Signaal, ...] = ()
    meer_wissels: MeerWissels | None = None
