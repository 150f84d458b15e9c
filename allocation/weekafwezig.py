"""Who is absent in a week, and which risk clients then have nobody or only one person (counting.md 29, 31; domain.md B43)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from allocation.bemensing import doordeweeks, is_aanwezig
from allocation.deelname import Vandaag
from domain.bladen import Begeleider, Client


@dataclass(frozen=True)
class Afwezige:
    """An own begeleider who is not there on at least one working day; no reason is known or asked. Empty ends as in the sheet."""

    begeleider_id: str
    dagen_afwezig: tuple[date, ...]
    afwezig_van: date | None
    afwezig_tot: date | None
    uit_dienst_op: date | None


@dataclass(frozen=True)
class RisicoZonderCollega:
    """A risk client: working days on which neither of the two is there, and days on which one stands alone."""

    client_id: str
    eerste_id: str
    tweede_id: str | None
    dagen_niemand: tuple[date, ...]
    dagen_alleen: tuple[date, ...]


def wie_is_afwezig(begeleiders: Iterable[Begeleider], maandag: date) -> Iterator[Afwezige]:
    """Own begeleiders who miss a working day of the week, sorted by id."""
    for rij in sorted(begeleiders, key=lambda rij: rij.begeleider_id):
        if weg := tuple(dag for dag in doordeweeks(maandag) if not is_aanwezig(rij, dag)):
            yield Afwezige(rij.begeleider_id, weg, rij.afwezig_van, rij.afwezig_tot, rij.uit_dienst_op)


def zonder_collega(zittend: Iterable[tuple[Client, Vandaag]], begeleiders: Iterable[Begeleider], maandag: date) -> tuple[RisicoZonderCollega, ...]:
    """Risk clients with own begeleiders who on some working day are not both there; those with nobody first.

    Who has one begeleider only is among them in every week: on a risk case nobody works alone. An onderaannemer sees to its own cover.
    """
    van_id = {rij.begeleider_id: rij for rij in begeleiders}
    uit = []
    for client, nu in zittend:
        if not client.risico or nu.eerste_id is None:
            continue
        paar = [van_id[wie] for wie in (nu.eerste_id, nu.tweede_id) if wie is not None]
        niemand, alleen = (_dagen_met(paar, maandag, aantal) for aantal in (0, 1))
        if niemand or alleen:
            uit.append(RisicoZonderCollega(client.client_id, nu.eerste_id, nu.tweede_id, niemand, alleen))
    return tuple(sorted(uit, key=lambda rij: (-len(rij.dagen_niemand), rij.client_id)))


def _dagen_met(paar: Sequence[Begeleider], maandag: date, aantal: int) -> tuple[date, ...]:
    return tuple(dag for dag in doordeweeks(maandag) if sum(is_aanwezig(rij, dag) for rij in paar) == aantal)
