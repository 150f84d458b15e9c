"""Representative answers for facts that hold words: choices, codes and sets of words.

Words that stand in the same known lists cannot be told apart one by one, so of each such group only a few are kept, one per witness
that the comparisons can ask for; the last one kept stands for all the rest of its group.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, combinations

from rules.feiten import Feittype, catalogus
from rules.geval import Feitenbron, waarde_van
from rules.taal import Feitverwijzing, Operand, Operator, Vergelijking
from rules.waarden import Leeg, Waarde, als_tekst

Blok = frozenset[str]


def woordantwoorden(
    tros: Sequence[str], vergelijkingen: Sequence[Vergelijking], bron: Feitenbron, op: date, lijsten: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[Waarde, ...]]:
    """Answers for facts that hang together: every choice, one code of each group, and every union of groups as a set."""
    zijden = [_Zijden(v.operator, *(_bekende_woorden(operand, tros, bron, op) for operand in (v.links, v.rechts))) for v in vergelijkingen]
    blokken = _blokken(tros, zijden, lijsten)
    uit: dict[str, tuple[Waarde, ...]] = {}
    for naam in tros:
        feit = catalogus()[naam]
        if feit.type is Feittype.KEUZE:
            uit[naam] = feit.keuzes
        elif feit.type is Feittype.TEKST:
            uit[naam] = tuple(min(blok) for blok in blokken)
        else:
            mogelijk = [blok & set(lijsten[feit.lijst]) for blok in blokken] if feit.lijst in lijsten else blokken
            uit[naam] = tuple(dict.fromkeys(frozenset(chain(*keuze)) for keuze in _deelverzamelingen([blok for blok in mogelijk if blok])))
    return uit


def _deelverzamelingen(blokken: Sequence[Blok]) -> Iterator[tuple[Blok, ...]]:
    return chain.from_iterable(combinations(blokken, aantal) for aantal in range(len(blokken) + 1))


@dataclass(frozen=True)
class _Zijden:
    """One comparison; the words of a side that is known, None where it is open or there is none."""

    operator: Operator
    links: frozenset[str] | None
    rechts: frozenset[str] | None

    def vraagt_getuige(self, woord: str) -> bool:
        """Whether this may hold or fail because of a word like this one standing in an open set."""
        if self.operator is Operator.OVERLAPT:
            return all(zijde is None or woord in zijde for zijde in (self.links, self.rechts))
        if self.operator is Operator.BEVAT_ALLE:
            return (self.links is None or woord not in self.links) and (self.rechts is None or woord in self.rechts)
        return self.operator is Operator.IS_AFWEZIG


def _blokken(tros: Sequence[str], zijden: Sequence[_Zijden], lijsten: Mapping[str, tuple[str, ...]]) -> list[Blok]:
    """The words that matter, in groups that need not be told apart."""
    bekende = [woorden for v in zijden for woorden in (v.links, v.rechts) if woorden is not None]
    bekende += [frozenset({keuze}) for naam in tros for keuze in catalogus()[naam].keuzes]
    codes = len([naam for naam in tros if catalogus()[naam].type is Feittype.TEKST])
    eigen = [lijsten.get(catalogus()[naam].lijst) for naam in tros]
    genoemd = frozenset().union(*bekende)
    van_lijst = sorted({woord for lijst in eigen if lijst for woord in lijst} - genoemd)
    vrij = [f"iets-anders-{nummer}" for nummer in range(1, len(zijden) + codes + 1)] if None in eigen else []
    groepen: dict[tuple[bool, ...], list[str]] = {}
    for woord in [*sorted(genoemd), *van_lijst, *vrij]:
        groepen.setdefault(tuple(woord in lijst for lijst in bekende), []).append(woord)
    uit: list[Blok] = []
    for woorden in groepen.values():
        los = min(max(codes + sum(v.vraagt_getuige(woorden[0]) for v in zijden), 1), len(woorden))
        uit += [frozenset({woord}) for woord in woorden[: los - 1]] + [frozenset(woorden[los - 1 :])]
    return uit


def _bekende_woorden(operand: Operand | None, tros: Sequence[str], bron: Feitenbron, op: date) -> frozenset[str] | None:
    """The words of a side that is not one of the open facts; none are known of what is unknown."""
    if operand is None or (isinstance(operand, Feitverwijzing) and operand.naam in tros):
        return None
    waarde = waarde_van(operand, bron, op)
    if isinstance(waarde, frozenset):
        return waarde
    return frozenset() if isinstance(waarde, Leeg) else frozenset({als_tekst(waarde)})
