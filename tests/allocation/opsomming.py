"""Every allocation of a tiny team, one by one, counted by the checker: the truth the solver is held against.

All combinations of (nobody, or a choice the checker allows) per client are formed; first talks take the best weeks by trying them all.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from datetime import date

from allocation.check import Telling
from allocation.plan import Toewijzing

Keuze = Toewijzing | None


def beste_door_opsomming(telling: Telling, volgorde: Sequence[str]) -> dict[str, int] | None:
    """The least value per doel, in order, over all allocations that hold; None when none does."""
    clienten = list(telling.gegevens.deelnemers)
    opties: list[list[Keuze]] = []
    for client in clienten:
        eigen: list[Keuze] = [keuze for keuze in telling.opties_van(client) if not telling.deel(keuze).bezwaren]
        opties.append(([None] if not telling.zonder(client).bezwaren else []) + eigen)
    beste: tuple[int, ...] | None = None
    for keuzes in itertools.product(*opties):
        toewijzingen = [keuze for keuze in keuzes if keuze is not None]
        if not telling.haalbaar(toewijzingen):
            continue
        geteld = telling.tel(_met_gesprekken(telling, toewijzingen))
        waarde = tuple(geteld[naam] for naam in volgorde)
        beste = waarde if beste is None else min(beste, waarde)
    return None if beste is None else dict(zip(volgorde, beste, strict=True))


def _met_gesprekken(telling: Telling, toewijzingen: Sequence[Toewijzing]) -> list[Toewijzing]:
    """Weeks for the first talks with the fewest days late, per eerste by trying every order."""
    gegevens, uit = telling.gegevens, {keuze.client_id: keuze for keuze in toewijzingen}
    per_eerste: dict[str, list[Toewijzing]] = {}
    for keuze in toewijzingen:
        if not gegevens.deelnemers[keuze.client_id].moet_gesprek:
            continue
        if keuze.eerste_id is None:
            uit[keuze.client_id] = keuze.model_copy(update={"eerste_gesprek_week": gegevens.weken[0]})
        else:
            per_eerste.setdefault(keuze.eerste_id, []).append(keuze)
    for eerste, keuzes in per_eerste.items():
        plekken = list(_plekken(telling, eerste))[: len(keuzes)]
        plekken += [None] * (len(keuzes) - len(plekken))
        rijen = ([k.model_copy(update={"eerste_gesprek_week": w}) for k, w in zip(keuzes, orde, strict=True)] for orde in set(itertools.permutations(plekken)))
        for keuze in min(rijen, key=lambda rij: sum(dict(telling.deel(keuze).waarden)["te_laat_eerste_gesprek"] for keuze in rij)):
            uit[keuze.client_id] = keuze
    return [uit[keuze.client_id] for keuze in toewijzingen]


def _plekken(telling: Telling, eerste: str) -> Iterator[date | None]:
    gegevens = telling.gegevens
    for maandag, dagen in zip(gegevens.weken, gegevens.beschikbaar[eerste].werkdagen, strict=True):
        if dagen:
            yield from [maandag] * gegevens.begeleiders[eerste].eerste_gesprekken_per_week


def kan(telling: Telling) -> bool:
    """Whether any allocation holds at all."""
    opties: list[list[Keuze]] = []
    for client in telling.gegevens.deelnemers:
        goed: list[Keuze] = [keuze for keuze in telling.opties_van(client) if not telling.deel(keuze).bezwaren]
        opties.append(([None] if not telling.zonder(client).bezwaren else []) + goed)
    return all(opties) and any(telling.haalbaar([keuze for keuze in keuzes if keuze is not None]) for keuzes in itertools.product(*opties))
