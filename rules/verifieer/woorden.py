"""Words that facts can hold: those the rules name, and others that stand for every word they do not name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from rules.feiten import Feit, Feittype
from rules.taal import Constante, Feitverwijzing, Vergelijking
from rules.waarden import als_tekst

MEEST_ANDERE = 3
MEEST_VERZAMELINGEN = 256


def woorden_van(feiten: Sequence[Feit], deel: Sequence[Vergelijking], gesloten: Sequence[str]) -> tuple[tuple[str, ...], frozenset[str], str]:
    """The words of facts that hang together, those of them that no rule names, and one more that no fact of a case holds.

    `gesloten`: the closed list the words come from, if any.
    """
    genoemd = {woord for v in deel for woord in genoemde_woorden(v)} | {keuze for feit in feiten for keuze in feit.keuzes}
    open_feiten = [feit for feit in feiten if feit.type in (Feittype.TEKST, Feittype.VERZAMELING)]
    paren = sum(isinstance(v.links, Feitverwijzing) and isinstance(v.rechts, Feitverwijzing) for v in deel)
    vrij = [woord for woord in gesloten if woord not in genoemd] or [f"iets_anders_{i + 1}" for i in range(MEEST_ANDERE + 1)]
    anders = vrij[: min(MEEST_ANDERE, paren + 1)] if open_feiten else []
    return (*sorted(genoemd), *anders), frozenset(anders), "nog_iets_anders"


def genoemde_woorden(v: Vergelijking) -> Iterator[str]:
    """The words in the constants of one comparison."""
    for operand in (v.links, v.rechts):
        if isinstance(operand, Constante):
            yield from operand.waarde if isinstance(operand.waarde, frozenset) else [als_tekst(operand.waarde)] if isinstance(operand.waarde, str) else []


def deelverzamelingen(woorden: Sequence[str], deel: Sequence[Vergelijking], los: frozenset[str]) -> list[frozenset[str]]:
    """Sets that represent all sets of these words: of the words every rule treats alike none, the first, the rest or all."""
    lijsten = [frozenset(genoemde_woorden(v)) for v in deel]
    gelijk: dict[tuple[bool, ...], list[str]] = {}
    for woord in woorden:
        gelijk.setdefault((woord in los, *(woord in lijst for lijst in lijsten)), []).append(woord)
    keuzes = [sorted({frozenset(), frozenset(groep[:1]), frozenset(groep[1:]), frozenset(groep)}, key=sorted) for groep in gelijk.values()]
    aantal = 1
    for keuze in keuzes:
        aantal *= len(keuze)
    if aantal > MEEST_VERZAMELINGEN:
        alles = frozenset(woorden)
        return sorted({frozenset(), alles, *(frozenset({woord}) for woord in woorden), *(alles - {woord} for woord in woorden)}, key=sorted)
    return sorted({frozenset().union(*keuze) for keuze in product(*keuzes)}, key=sorted)
