"""Who could validly take a WAT on the day it was taken: the dated parameter `wat_beslissers` of the rule book (domain.md G1)."""

from __future__ import annotations

from datetime import date

from domain.fouten import RegelFout
from rules.laden import laad_regelboek
from rules.regelboek import Regelboek


class WatBeslissers:
    """The parameter of this book, or the shipped one where the book has none."""

    def __init__(self, boek: Regelboek) -> None:
        self._parameter = boek.parameters.get("wat_beslissers") or laad_regelboek().parameters["wat_beslissers"]

    def op(self, dag: date) -> frozenset[str]:
        """The roles that could decide that day; before its first day the first value counts.

        Raises:
            RegelFout: nobody stated who may decide that day, so no WAT of that day can be judged.
        """
        waarde = self._parameter.op(max(dag, self._parameter.waarden[0].geldig_van))
        if not isinstance(waarde, frozenset):
            raise RegelFout(f"de parameter 'wat_beslissers' heeft geen waarde op {dag.isoformat()}: noem wie dan een WAT-besluit mag nemen")
        return waarde
