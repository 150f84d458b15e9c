"""The answer to: why does this begeleider (or onderaannemer) not support this client? For the teamleider, who may see everyone's load."""

from __future__ import annotations

from datetime import date
from typing import Literal

from allocation.koppelantwoord import Basis, Doelverschil, Lastverandering
from allocation.plan import Rol
from allocation.verschil import Anders
from domain.plandelen import Plandeel


class Grensoorzaak(Plandeel):
    """One liftable row of a smallest set that makes it impossible. `wie`: the begeleider or onderaannemer whose limit it is; `clienten`: other
    clients it is about. The text names people by id alone."""

    soort: Literal["punten", "intensief", "nieuw", "wissels", "vastlegging"]
    wie: str | None = None
    tekst: str
    clienten: tuple[str, ...] = ()


class Doelprijs(Plandeel):
    """What one doel changes against the base (below 0 is better): `hoogstens` in the plan that was found and checked; `minstens` in any plan with
    this person that is no worse than the found one on the doelen before (counting.md 26), None where nothing is proven."""

    naam: str
    basis: int
    minstens: int | None
    hoogstens: int


class Besteplan(Plandeel):
    """The best choice for this client with all others as in the base, whoever it is with; `extra` is what the asked person costs beside it."""

    eerste_id: str | None = None
    tweede_id: str | None = None
    onderaannemer_id: str | None = None
    extra: tuple[tuple[str, int], ...] = ()


class Waaromplan(Plandeel):
    """A checked plan with the person in the role. `anderen`: other clients for whom something changes; `belasting`: everyone whose load does.

    `zonder_anderen`: what the best choice costs when all others stay as they are, where others change in this plan and that can be too.
    `alleen_deze`: all others are as in the base; then no choice for this client alone is better (`beste_zo`).
    """

    eerste_id: str | None = None
    tweede_id: str | None = None
    onderaannemer_id: str | None = None
    rol: Rol
    gesprek_nodig: bool = False
    eerste_gesprek_week: date | None = None
    doelen: tuple[Doelprijs, ...]
    anderen: tuple[Anders, ...] = ()
    belasting: tuple[Lastverandering, ...] = ()
    zonder_anderen: tuple[Doelverschil, ...] = ()
    alleen_deze: bool
    beste_zo: bool
    beste_keus: Besteplan | None = None


class WaaromBegeleider(Plandeel):
    """Why a begeleider or onderaannemer (`wie`) does not support a client; `rol` None is either role.

    `uitkomst`: regel (a rule or filter forbids it whoever else has whom; `opent` says what would change that), onmogelijk (`oorzaken`, together a
    smallest set when `bewezen_kleinst`), prijs (`plan`), al_zo (the base has it), onbekend (a limit came before an answer).
    """

    soort: Literal["waarom-niet-begeleider"] = "waarom-niet-begeleider"
    peildatum: date
    momentopname: str
    client_id: str
    wie: str
    rol: Rol | None
    team: str | None
    basis: Basis
    wissels: int
    heeft_nu: tuple[str, ...] = ()
    uitkomst: Literal["regel", "onmogelijk", "prijs", "al_zo", "onbekend"]
    redenen: tuple[str, ...] = ()
    opent: tuple[str, ...] = ()
    oorzaken: tuple[Grensoorzaak, ...] = ()
    bewezen_kleinst: bool = False
    plan: Waaromplan | None = None
