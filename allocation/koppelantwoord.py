"""The answer to: which begeleiders suit this client, and what does each choice do? For the teamleider, who may see everyone's load."""

from __future__ import annotations

from datetime import date
from typing import Literal

from domain.plandelen import Plandeel

Basis = Literal["vandaag", "verdeling"]


class Lastverandering(Plandeel):
    """Points of a begeleider or onderaannemer before and after; `kan_dragen` is the capacity, or the max_punten in this team.

    Agreed points, no measurement of hours. `voor_permille` and `na_permille` are None where nothing can be carried.
    """

    wie: str
    voor: int
    na: int
    kan_dragen: int
    voor_permille: int | None
    na_permille: int | None


class Dekking(Plandeel):
    """An expertise that is needed or wanted, and who of these people has it."""

    expertise: str
    nodig: bool
    door: tuple[str, ...]


class Doelverschil(Plandeel):
    """What a doel becomes with this choice, against the same allocation with nobody for this client; below 0 is better."""

    naam: str
    verschil: int


class Koppel(Plandeel):
    """Two begeleiders, one with an exception (or a second still missing), or an onderaannemer.

    `dagen_te_laat`: of this client's own first talk, which `gesprek_nodig` asks; without a week none is free in the horizon.
    `kent_gebied`: who already has a client in the same gebied.
    """

    eerste_id: str | None = None
    tweede_id: str | None = None
    onderaannemer_id: str | None = None
    in_basis: bool
    gesprek_nodig: bool
    eerste_gesprek_week: date | None
    dagen_te_laat: int | None
    belasting: tuple[Lastverandering, ...]
    expertise: tuple[Dekking, ...]
    wensen_vervuld: tuple[str, ...]
    wensen_niet: tuple[str, ...]
    kent_gebied: tuple[str, ...]
    doelen: tuple[Doelverschil, ...]


class Koppels(Plandeel):
    """Choices for one client, best first. `mogelijk` counts all that limits and rules leave; `geen_reden` says why there is none."""

    soort: Literal["koppels"] = "koppels"
    peildatum: date
    client_id: str
    team: str | None
    basis: Basis
    heeft_al: tuple[str, ...]
    mogelijk: int
    koppels: tuple[Koppel, ...]
    geen_reden: str | None
