"""Which known name was probably meant by an unknown one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

from domain.gebied import vergelijkbaar

GRENS = 0.75
MAX_LENGTE = 80


def bedoeld(naam: str, bekend: Iterable[str], grens: float = GRENS) -> str | None:
    """The known name that looks most like `naam`, or None where none comes near. For short lists of words."""
    return _bedoeld(naam, tuple(sorted(bekend, reverse=True)), grens) if len(naam) <= MAX_LENGTE else None


@lru_cache(maxsize=4096)
def _bedoeld(naam: str, bekend: tuple[str, ...], grens: float) -> str | None:
    op_kaal = {vergelijkbaar(woord): woord for woord in bekend}
    treffers = get_close_matches(vergelijkbaar(naam), sorted(op_kaal), n=1, cutoff=grens)
    return op_kaal[treffers[0]] if treffers else None


class Idzoeker:
    """Finds the one known id that differs in a single character. An index of deletions: fast for thousands of ids."""

    def __init__(self, bekend: Iterable[str]) -> None:
        self._index: dict[str, set[str]] = defaultdict(set)
        for naam in bekend:
            if len(naam) <= MAX_LENGTE:
                for vorm in _met_een_minder(naam):
                    self._index[vorm].add(naam)

    def bedoeld(self, naam: str) -> str | None:
        """The id meant, or None where none or more than one comes near."""
        if len(naam) > MAX_LENGTE:
            return None
        treffers = {ander for vorm in _met_een_minder(naam) for ander in self._index.get(vorm, ())}
        op_hoofdletters_na = {treffer for treffer in treffers if treffer.casefold() == naam.casefold()}
        kies = op_hoofdletters_na or treffers
        return kies.pop() if len(kies) == 1 else None


def _met_een_minder(naam: str) -> set[str]:
    klein = naam.casefold()
    return {klein, *(klein[:plaats] + klein[plaats + 1 :] for plaats in range(len(klein)))}
