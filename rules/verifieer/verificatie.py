"""One set under verification: its periods with their cases, and how a finding is made and confirmed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rules.regelboek import Regelset
from rules.taal import Regel, feiten_in
from rules.verifieer.bevinding import Bevinding, Soort
from rules.verifieer.bewijzer import Wens
from rules.verifieer.perioden import perioden
from rules.verifieer.zoeker import Geval, Zoeker
from rules.waarden import Waarde


@dataclass(frozen=True)
class Verificatie:
    """A set with a `Zoeker` per period. A rule is meant by its place in the set (`versie`): one id may have several versions."""

    regelset: Regelset
    zoekers: tuple[Zoeker, ...]

    @staticmethod
    def van(regelset: Regelset, op: date) -> Verificatie:
        """The set as it is to be verified, the period nearest to `op` first."""
        volgorde = sorted(perioden(regelset, op), key=lambda periode: abs(periode.dag - op))
        return Verificatie(regelset, tuple(Zoeker(periode) for periode in volgorde))

    def regel(self, versie: int) -> Regel:
        return self.regelset.regels[versie]

    def met(self, versie: int) -> Iterator[Zoeker]:
        """The periods in which a rule holds."""
        return (zoeker for zoeker in self.zoekers if versie in zoeker.regels)

    def ergens(self, versie: int, wensen: Callable[[Zoeker], Sequence[Wens]]) -> tuple[Zoeker, Geval] | None:
        """A case, on any day on which a rule holds, that meets one of the wishes."""
        for zoeker in self.met(versie):
            if geval := zoeker.zoek(wensen(zoeker)):
                return zoeker, geval
        return None

    def bevinding(self, soort: Soort, versies: Iterable[int], zoeker: Zoeker, geval: Geval, verwacht: Mapping[int, frozenset[int]] | None = None) -> Bevinding:
        """A finding about these rules, its witness confirmed by the one-case reading (`verwacht`: what each may give).

        Raises:
            AssertionError: the witness does not show what it should; verification itself is wrong then.
        """
        namen = tuple(dict.fromkeys(self.regel(versie).id for versie in versies))
        for versie, mag in (verwacht or {}).items():
            assert zoeker.lees(geval, versie) in mag, f"{self.regelset.naam}: witness of {soort} is not confirmed"
        gebruikt = {naam for versie in versies if versie in zoeker.regels for naam in feiten_in(zoeker.regels[versie].als)} or set(geval.feiten)
        getuige: dict[str, Waarde] = {"op": geval.op, **{naam: geval.feiten[naam] for naam in sorted(gebruikt)}}
        return Bevinding(soort, self.regelset.naam, namen, getuige)
