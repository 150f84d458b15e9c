"""`hangtAfVan` recounted (counting.md 27): whose departure or move must happen for a placement to hold.

Exactly: let P be the plan. For one person q at a time, q being a resident whose departure lies in the horizon or someone P moves, let P(q) be
P in which q stays in the old place to the end of the horizon; all else is as in P.

- A departing q who stays counts there in every week from the departure on, in full: place (the vacancy weeks after the departure then do not
  count on top), points, group, incompatible pairs, cost and own sleutelfiguur.
- A moving q who stays has no placement: counts at the old place as in the baseline, and nowhere else.

Placement p (p is not q) depends on q when some limit in some week is broken in P(q), is not broken in P, and counts p's placement, that is:
p's placement by itself raises, net, one of the counters of that limit in that week. So only weeks from p's start on matter; a mover who stays
on one location does not raise its points; a client whose own sleutelfiguur counted already before raises no load; class 1 raises no budget row.
A composition minimum counts whoever raises the kenmerk; a sleutelfiguur maximum of a location whoever raises the count of their sleutelfiguur
there. Limits are those of the plan itself, max(limit, baseline), with the baseline in which q departs. The budget over the horizon is one row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from placement.check.grootboek import Mutatie, opgeteld
from placement.check.telling import Telling
from placement.plan import Plaatsing


def hangt_af_van(telling: Telling, keuzes: Sequence[Plaatsing]) -> dict[str, tuple[str, ...]]:
    """Per placed person the ids, sorted, of who must have left or moved."""
    geplaatst = telling.eerste_per_client(keuzes)
    mutaties = {client_id: telling.mutatie(keuze) for client_id, keuze in geplaatst.items()}
    verschil = opgeteld(mutaties.values())
    boek = telling.bezetting.boek
    al_geschonden = set(boek.geschonden_nummers(verschil))
    op_teller = _verhogers(mutaties)
    gevonden: dict[str, set[str]] = {client_id: set() for client_id in geplaatst}
    for wie, extra in _als_iemand_blijft(telling, mutaties):
        stand = boek.stand(verschil, dict(extra))
        geraakt = {nummer for teller, _ in extra for nummer in boek.grenzen_van.get(teller, ())} - al_geschonden
        for nummer in geraakt:
            grens = boek.grenzen[nummer]
            if grens.geschonden(stand):
                for teller in grens.tellers:
                    for client_id in op_teller.get(teller, ()):
                        gevonden[client_id].add(wie)
    return {client_id: tuple(sorted(wie - {client_id})) for client_id, wie in gevonden.items()}


def _als_iemand_blijft(telling: Telling, mutaties: Mapping[str, Mutatie]) -> Iterator[tuple[str, Mutatie]]:
    """Per person who departs or moves: the changes to the plan's counters when that person stays."""
    for client_id, persoon in telling.mensen.items():
        if persoon.plekgroep_id is not None and client_id in mutaties:
            yield client_id, tuple((teller, -aantal) for teller, aantal in mutaties[client_id])
        elif persoon.vertrekt:
            yield client_id, telling.bezetting.blijft_toch(client_id)


def _verhogers(mutaties: Mapping[str, Mutatie]) -> dict[int, list[str]]:
    """Per counter who raises it by being placed."""
    per_teller: dict[int, list[str]] = {}
    for client_id, mutatie in mutaties.items():
        for teller, aantal in mutatie:
            if aantal > 0:
                per_teller.setdefault(teller, []).append(client_id)
    return per_teller
