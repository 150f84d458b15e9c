"""Rules whose work others do already: one of them always (overbodig), or some of them together (overschaduwd).

Pairwise comparison does not see the second: ages 16 to 40 are not covered by "up to 17", nor by "from 17", but by both together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rules.verifieer.bevinding import Bevinding, Soort
from rules.verifieer.bewijzer import Wens
from rules.verifieer.verificatie import Verificatie
from rules.verifieer.zoeker import Geval, Zoeker


@dataclass(frozen=True)
class Dekking:
    """How rules cover each other in one kind of set.

    `alleen(i, anderen)`: the wishes for a case in which i does something that none of these others does. `werk`: what i gives when it
    does something. `zelfde(i, j)`: whether j could make i redundant by itself.
    """

    v: Verificatie
    leden: Sequence[int]
    alleen: Callable[[int, Sequence[int]], Sequence[Wens]]
    werk: Callable[[int], frozenset[int]]
    zelfde: Callable[[int, int], bool]

    def bevindingen(self) -> Iterator[Bevinding]:
        """At most one finding per rule; of rules that do exactly the same the first stays.

        A row that one row with another outcome covers is a contradiction, and reported as that.
        """
        for i in self.leden:
            anderen = [j for j in self.leden if j != i]
            if self._zonder(i, anderen):
                continue
            door = [j for j in anderen if self.zelfde(i, j) and not self._zonder(i, [j])]
            gelijk = [j for j in door if not self._zonder(j, [i])]
            if overbodig := [j for j in door if j not in gelijk or j < i]:
                yield self._bevinding(Soort.OVERBODIG, i, overbodig[:1])
                continue
            rest = [j for j in anderen if j not in gelijk]
            eigen = [j for j in rest if self.zelfde(i, j)]
            if not self._zonder(i, eigen):
                yield self._bevinding(Soort.OVERSCHADUWD, i, self._kleinste(i, eigen))
            elif not self._zonder(i, rest) and all(self._zonder(i, [j]) for j in rest):
                yield self._bevinding(Soort.OVERSCHADUWD, i, self._kleinste(i, rest))

    def _zonder(self, i: int, anderen: Sequence[int]) -> bool:
        """Whether rule i ever does something that none of these others does."""
        return self._geval(i, anderen) is not None

    def _geval(self, i: int, anderen: Sequence[int]) -> tuple[Zoeker, Geval] | None:
        return self.v.ergens(i, lambda zoeker: self.alleen(i, [j for j in anderen if j in zoeker.regels]))

    def _kleinste(self, i: int, anderen: Sequence[int]) -> list[int]:
        """Rules of which none can be missed, that together cover rule i."""
        nodig = list(anderen)
        for j in reversed(anderen):
            zonder = [k for k in nodig if k != j]
            if not self._zonder(i, zonder):
                nodig = zonder
        return nodig

    def _bevinding(self, soort: Soort, i: int, door: Sequence[int]) -> Bevinding:
        gevonden = self.v.ergens(i, lambda zoeker: [{i: self.werk(i), j: self.werk(j)} for j in door if j in zoeker.regels])
        gevonden = gevonden or self.v.ergens(i, lambda zoeker: [{}])
        assert gevonden is not None  # there is always some case
        zoeker, geval = gevonden
        for wens in self.alleen(i, [j for j in door if j in zoeker.regels]):
            assert any(zoeker.lees(geval, versie) not in mag for versie, mag in wens.items()), "the witness is a case in which the rule decides alone"
        return self.v.bevinding(soort, [i, *door], zoeker, geval)
