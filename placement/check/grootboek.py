"""A ledger of counters and the limits on them: the whole of what is *hard* and depends on who else is placed.

A counter (`teller`) counts one thing in one week, such as people on a plekgroep or points on a team, and starts at the baseline:
today's people minus known departures (counting.md 13). A `Grens` looks at one or more counters. Every limit is one of four shapes:

    hoogstens    the sum of the counters is at most `waarde`
    minstens     the counter is 0 or at least `waarde`
    niet_samen   not all counters above 0
    verschillend at most `waarde` counters above 0

A plan is then a set of changes to counters. Counters are numbered in the order in which they are first asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

Sleutel = tuple[str | int, ...]
Mutatie = tuple[tuple[int, int], ...]
"""Changes to counters: (number, amount)."""
Vorm = Literal["hoogstens", "minstens", "niet_samen", "verschillend"]


@dataclass
class Grens:
    """One limit in one week (`week` None: over the whole horizon). `soort` is the code of a `Bevinding`; `wat` names what it is about."""

    soort: str
    vorm: Vorm
    waarde: int
    wat: str
    week: int | None
    kenmerk: str = ""
    tellers: list[int] = field(default_factory=list)

    def geschonden(self, stand: Callable[[int], int]) -> bool:
        if self.vorm == "hoogstens":
            return sum(stand(teller) for teller in self.tellers) > self.waarde
        if self.vorm == "minstens":
            return 0 < stand(self.tellers[0]) < self.waarde
        if self.vorm == "niet_samen":
            return all(stand(teller) > 0 for teller in self.tellers)
        return sum(stand(teller) > 0 for teller in self.tellers) > self.waarde


class Grootboek:
    """Counters with their baseline and the limits on them."""

    def __init__(self) -> None:
        self.basis: list[int] = []
        self.grenzen: list[Grens] = []
        self.grenzen_van: dict[int, list[int]] = defaultdict(list)
        self._nummer: dict[Sleutel, int] = {}
        self._groepen: dict[Sleutel, int] = {}
        self._in_groep: dict[Sleutel, list[int]] = defaultdict(list)

    def nummer(self, sleutel: Sleutel) -> int:
        """The number of a counter; a new one starts at 0 and joins the limit of its group, if it has one."""
        bekend = self._nummer.get(sleutel)
        if bekend is not None:
            return bekend
        teller = len(self.basis)
        self._nummer[sleutel] = teller
        self.basis.append(0)
        if sleutel[0] == "sleutelfiguur_op":
            groep = (sleutel[1], sleutel[3])
            self._in_groep[groep].append(teller)
            if groep in self._groepen:
                self._hang(self._groepen[groep], teller)
        return teller

    def waarde(self, sleutel: Sleutel) -> int:
        """The baseline of a counter, 0 for one nobody asked for."""
        teller = self._nummer.get(sleutel)
        return 0 if teller is None else self.basis[teller]

    def tel(self, sleutel: Sleutel, aantal: int) -> None:
        """Add to the baseline."""
        self.basis[self.nummer(sleutel)] += aantal

    def begrens(self, grens: Grens, sleutels: Iterable[Sleutel]) -> None:
        """Put a limit on counters."""
        self.grenzen.append(grens)
        for sleutel in sleutels:
            self._hang(len(self.grenzen) - 1, self.nummer(sleutel))

    def begrens_groep(self, grens: Grens, groep: Sleutel) -> None:
        """Limit how many counters ("sleutelfiguur_op", locatie, *, week) are above 0, also those that come later; `groep` is (locatie, week)."""
        self.grenzen.append(grens)
        self._groepen[groep] = len(self.grenzen) - 1
        for teller in self._in_groep.get(groep, ()):
            self._hang(len(self.grenzen) - 1, teller)

    def _hang(self, grens: int, teller: int) -> None:
        self.grenzen[grens].tellers.append(teller)
        self.grenzen_van[teller].append(grens)

    def geschonden(self, verschil: Mapping[int, int]) -> list[Grens]:
        """Limits broken by these changes to the baseline; only limits on a changed counter are looked at, each once."""
        return [self.grenzen[nummer] for nummer in self.geschonden_nummers(verschil)]

    def geschonden_nummers(self, verschil: Mapping[int, int]) -> list[int]:
        """As `geschonden`, by number."""
        geraakt = sorted({grens for teller, aantal in verschil.items() if aantal for grens in self.grenzen_van.get(teller, ())})
        stand = self.stand(verschil)
        return [nummer for nummer in geraakt if self.grenzen[nummer].geschonden(stand)]

    def houdt(self, verschil: Mapping[int, int]) -> bool:
        """Whether no limit is broken; stops at the first that is."""
        stand = self.stand(verschil)
        for teller, aantal in verschil.items():
            if aantal:
                for nummer in self.grenzen_van.get(teller, ()):
                    if self.grenzen[nummer].geschonden(stand):
                        return False
        return True

    def stand(self, verschil: Mapping[int, int], nog: Mapping[int, int] = MappingProxyType({})) -> Callable[[int], int]:
        """The value of a counter after the changes, and after those of `nog` on top."""
        basis = self.basis
        return lambda teller: basis[teller] + verschil.get(teller, 0) + nog.get(teller, 0)


def opgeteld(mutaties: Iterable[Mutatie]) -> dict[int, int]:
    """All changes together per counter."""
    totaal: dict[int, int] = {}
    for mutatie in mutaties:
        for teller, aantal in mutatie:
            totaal[teller] = totaal.get(teller, 0) + aantal
    return totaal
