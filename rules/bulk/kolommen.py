"""Columns of facts as numbers: every distinct value is looked at once, and clients or places that agree are one *profiel*."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from rules.waarden import AFWEZIG, ONBEKEND, Waarde, als_tekst

Indexen: TypeAlias = npt.NDArray[np.intp]
Staten: TypeAlias = npt.NDArray[np.int8]
GEVULD, IS_LEEG, IS_ONBEKEND = 0, 1, 2
"""What a cell is: it holds a value, is AFWEZIG (or the empty set), or is ONBEKEND."""
_RUIM = 16


@dataclass(frozen=True, eq=False)
class Kolom:
    """The distinct values of a fact, and per client (or place) which of them it has: intp of shape (n,)."""

    uniek: tuple[Waarde, ...]
    index: Indexen

    @cached_property
    def staat(self) -> Staten:
        """Per distinct value: GEVULD, IS_LEEG or IS_ONBEKEND."""
        staten = [IS_ONBEKEND if w is ONBEKEND else IS_LEEG if w is AFWEZIG or w == frozenset() else GEVULD for w in self.uniek]
        return np.array(staten, dtype=np.int8)

    @cached_property
    def verzamelingen(self) -> tuple[frozenset[str], ...]:
        """Per distinct value the set it stands for: a single value is a set of one; what has no value is the empty set."""
        return tuple(w if isinstance(w, frozenset) else frozenset() if w is AFWEZIG or w is ONBEKEND else frozenset({als_tekst(w)}) for w in self.uniek)


Feitkolom: TypeAlias = Callable[[str], Sequence[Waarde] | Kolom]
"""The values of a fact by its name, per client or per place in a fixed order; coded or not."""


def codeer(waarden: Sequence[Waarde] | Kolom) -> Kolom:
    """A column in numbers, in the order in which its values first occur. One column holds values of one type."""
    if isinstance(waarden, Kolom):
        return waarden
    nummer: defaultdict[Waarde, int] = defaultdict(count().__next__)
    index = np.fromiter(map(nummer.__getitem__, waarden), dtype=np.intp, count=len(waarden))
    return Kolom(tuple(nummer), index)


@dataclass(frozen=True)
class Profiel:
    """The combinations of some facts that occur: one member of each (p,), and which one everyone has (n,).

    `index` is None where nearly everyone differs: then everyone is their own profiel and nothing has to be spread out.
    """

    leden: Indexen
    index: Indexen | None

    def __len__(self) -> int:
        return len(self.leden)


def profiel_van(kolommen: Iterable[Kolom], aantal: int) -> Profiel:
    """The distinct combinations of these columns of `aantal` (at least one) values."""
    sleutel, grootte = np.zeros(aantal, dtype=np.intp), 1
    for kolom in kolommen:
        sleutel, grootte = _hernummerd(sleutel * len(kolom.uniek) + kolom.index, grootte * len(kolom.uniek))
        if 2 * grootte > aantal:
            return Profiel(np.arange(aantal, dtype=np.intp), None)
    leden = np.zeros(grootte, dtype=np.intp)
    leden[sleutel] = np.arange(aantal, dtype=np.intp)
    return Profiel(leden, sleutel)


def _hernummerd(sleutel: Indexen, grootte: int) -> tuple[Indexen, int]:
    """The same keys numbered from 0 without gaps, and how many there are: by marking while that takes little room, else by sorting."""
    if grootte > _RUIM * (len(sleutel) + _RUIM):
        uniek, index = np.unique(sleutel, return_inverse=True)
        return index.reshape(-1), len(uniek)
    komt_voor = np.zeros(grootte, dtype=np.bool_)
    komt_voor[sleutel] = True
    nummer = np.cumsum(komt_voor, dtype=np.intp) - 1
    return nummer[sleutel], int(nummer[-1]) + 1
