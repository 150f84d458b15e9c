"""Tables: is there a row for every case, never two with another outcome, and is every row ever the only one?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from rules.verifieer.bevinding import Bevinding, Soort
from rules.verifieer.bewijzer import Wens
from rules.verifieer.dekking import Dekking
from rules.verifieer.verificatie import Verificatie
from rules.verifieer.zoeker import GEEFT, NIET_GEEFT, WEIGERT, Zoeker


def tabel(v: Verificatie, leven: Sequence[int]) -> Iterator[Bevinding]:
    """Gaps, contradictions and cover; `leven` leaves out the rows that are dead or never known."""
    for zoeker in v.zoekers:
        if zoeker.regels and (geval := zoeker.zoek([dict.fromkeys(zoeker.regels, WEIGERT)])):
            yield v.bevinding(Soort.GAT, [], zoeker, geval, dict.fromkeys(zoeker.regels, WEIGERT))
        yield from _tegenspraken(v, zoeker, [versie for versie in leven if versie in zoeker.regels])
    yield from Dekking(v, leven, _geldt_alleen, lambda i: GEEFT, lambda i, j: v.regel(i).uitkomst == v.regel(j).uitkomst).bevindingen()


def _geldt_alleen(i: int, anderen: Sequence[int]) -> list[Wens]:
    return [{i: GEEFT, **dict.fromkeys(anderen, NIET_GEEFT)}]


def _tegenspraken(v: Verificatie, zoeker: Zoeker, leden: Sequence[int]) -> Iterator[Bevinding]:
    """Every pair of rows with different outcomes that can hold at once."""
    paren = [(i, j) for i, j in combinations(leden, 2) if v.regel(i).uitkomst != v.regel(j).uitkomst]
    while geval := zoeker.zoek([{i: GEEFT, j: GEEFT} for i, j in paren]):
        nieuw = [(i, j) for i, j in paren if zoeker.lees(geval, i) in GEEFT and zoeker.lees(geval, j) in GEEFT]
        for i, j in nieuw:
            yield v.bevinding(Soort.TEGENSPRAAK, [i, j], zoeker, geval, {i: GEEFT, j: GEEFT})
        paren = [paar for paar in paren if paar not in nieuw]
