"""What one person adds to every doel, placed somewhere or not: the parts that do not depend on who lives together (counting.md 19–25)."""

from __future__ import annotations

from collections.abc import Sequence

from placement.keuzes import GEEN, Keuzes
from placement.problem import Problem
from placement.telling import afwijking

Punten = tuple[int, ...]
"""One number per doel, in the order of the beleid."""


class Persoonspunten:
    """Personal parts, remembered; `nu` and `gemist` are about the base plan's `keuzes`."""

    def __init__(self, problem: Problem, namen: Sequence[str], keuzes: Keuzes) -> None:
        self._problem = problem
        self._namen = tuple(namen)
        self._keuzes = keuzes
        self._delen: dict[tuple[int, int, int], Punten] = {}

    def delen(self, persoon: int, paar: int, week: int) -> Punten:
        """What a person adds on this pair from this week; pair −1 is not placed."""
        sleutel = (persoon, paar, week)
        if sleutel not in self._delen:
            self._delen[sleutel] = self._tel(*sleutel)
        return self._delen[sleutel]

    def nu(self, persoon: int) -> Punten:
        """What the person adds in the base plan."""
        return self.delen(persoon, int(self._keuzes.paar[persoon]), int(self._keuzes.week[persoon]))

    def gemist(self, persoon: int) -> Punten:
        """What it adds when the person is no longer placed."""
        return tuple(na - voor for na, voor in zip(self.delen(persoon, GEEN, GEEN), self.nu(persoon), strict=True))

    def _tel(self, persoon: int, paar: int, week: int) -> Punten:
        wie, geplaatst = self._problem.personen[persoon], paar >= 0
        start = week if geplaatst else self._problem.horizon + 1
        uit = dict.fromkeys(self._namen, 0)
        if wie.wacht_op_wens:
            uit["voorkeur_ongeplaatst"] = int(not geplaatst)
        else:
            uit[f"ongeplaatst_urgentie_{wie.klasse}"] = int(not geplaatst)
            uit["te_laat"] = wie.laat_gewicht * max(0, start - wie.norm_week)
            uit["wachttijd"] = wie.wacht_gewicht * start
        if geplaatst:
            uit["passendheid"] = int(self._problem.paar_punten[paar])
            uit["afwijking"] = afwijking(self._problem, paar, week)
        return tuple(uit.values())
