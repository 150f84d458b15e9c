"""The load of own begeleiders in an allocation, beside that of today, and how it is spread (counting.md 30, 36).

What one person carries is for that person and their teamleider: who writes for others takes only `Spreiding`, and of that the numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import pstdev

from allocation.deelname import Deelnemer
from allocation.plan import Belasting
from allocation.telling import relatief
from allocation.vragen import punten_van
from domain.beleid import Beleid
from domain.bladen import Begeleider


@dataclass(frozen=True)
class Lastrij:
    """One own begeleider who is there: points in the voorstel and today, and what can be carried, over the same horizon."""

    begeleider_id: str
    team: str
    punten: int
    punten_nu: int
    capaciteit: int
    inwerken: bool

    @property
    def permille(self) -> int | None:
        """Load relative to capacity; None where there is none to carry with."""
        return relatief(self.punten, self.capaciteit) if self.capaciteit else None

    @property
    def permille_nu(self) -> int | None:
        return relatief(self.punten_nu, self.capaciteit) if self.capaciteit else None


@dataclass(frozen=True)
class Spreiding:
    """Ends of the load in permille, who stands there, and the standard deviation, over `aantal` begeleiders with capacity.

    Who is `inwerken` counts for the heaviest end only (counting.md 36); with nobody else there is no lightest end and no `verschil`.
    `lichter`: those of them who carry less than the lightest end.
    """

    aantal: int
    hoogste: int
    laagste: int
    verschil: int
    standaardafwijking: int
    zwaarst: tuple[str, ...]
    lichtst: tuple[str, ...]
    lichter: tuple[str, ...]


def lastrijen(belasting: Sequence[Belasting], begeleiders: Iterable[Begeleider], clienten: Iterable[Deelnemer], beleid: Beleid) -> tuple[Lastrij, ...]:
    """By id. Today's points are those of the clients of this allocation, as eerste and as tweede."""
    nu = Counter[str]()
    for client in clienten:
        heel, deel = punten_van(client, beleid)
        nu[client.vandaag.eerste_id or ""] += heel
        nu[client.vandaag.tweede_id or ""] += deel
    wie = {rij.begeleider_id: rij for rij in begeleiders}
    rijen = sorted(belasting, key=lambda rij: rij.begeleider_id)
    return tuple(_rij(rij, wie[rij.begeleider_id], nu[rij.begeleider_id]) for rij in rijen)


def spreiding_van(rijen: Sequence[Lastrij], nu: bool = False) -> Spreiding | None:
    """The spread of these, in the voorstel or today; None where nobody has capacity."""
    waarden = [(deel, rij) for rij in rijen if (deel := rij.permille_nu if nu else rij.permille) is not None]
    if not waarden:
        return None
    onder = [(deel, rij) for deel, rij in waarden if not rij.inwerken]
    hoogste = max(deel for deel, _ in waarden)
    laagste = min((deel for deel, _ in onder), default=hoogste)
    return Spreiding(
        aantal=len(waarden),
        hoogste=hoogste,
        laagste=laagste,
        verschil=hoogste - laagste,
        standaardafwijking=round(pstdev(deel for deel, _ in waarden)),
        zwaarst=tuple(rij.begeleider_id for deel, rij in waarden if deel == hoogste),
        lichtst=tuple(rij.begeleider_id for deel, rij in onder if deel == laagste),
        lichter=tuple(rij.begeleider_id for deel, rij in waarden if deel < laagste),
    )


def _rij(rij: Belasting, wie: Begeleider, nu: int) -> Lastrij:
    return Lastrij(rij.begeleider_id, wie.gebiedsteam or "", rij.punten, nu, rij.capaciteit, bool(wie.inwerken))
