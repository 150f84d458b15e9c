"""Cases asked for: "is there a case in which rule 1 is ONWAAR and all others are WAAR?", answered from cases seen, or by the prover.

Random cases answer most questions that have the answer yes, read in bulk; the prover answers the rest, and every no. Both are
deterministic.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from rules.bulk.lezing import Bulklezing
from rules.geval import bijdrage, lees_geval
from rules.taal import feiten_in
from rules.verifieer.bewijzer import Wens, bewijs
from rules.verifieer.perioden import Periode
from rules.verifieer.ruimte import ruimte
from rules.waarden import ONWAAR, ONZEKER, OORDELEN, WAAR, Waarde

WEIGERT, ONBESLIST, GEEFT = frozenset({ONWAAR}), frozenset({ONZEKER}), frozenset({WAAR})
NIET_WEIGERT, NIET_GEEFT, BEKEND = ONBESLIST | GEEFT, WEIGERT | ONBESLIST, WEIGERT | GEEFT
ALLES = WEIGERT | ONBESLIST | GEEFT
MONSTER = 96
ROND = 48
ZAAD = 7


@dataclass(frozen=True)
class Geval:
    """A day and every fact the rules of the period use."""

    op: date
    feiten: Mapping[str, Waarde]


class Zoeker:
    """The cases of one period; every case found is kept, because it may answer a later question."""

    def __init__(self, periode: Periode) -> None:
        self.periode = periode
        self.regels = dict(periode.versies)
        self.ruimte = ruimte(self.regels.values(), periode.dag)
        self._rij = {versie: rij for rij, versie in enumerate(self.regels)}
        self._toeval = random.Random(ZAAD)
        self._keuzes = {naam: bereik.alles for naam, bereik in self.ruimte.bereiken.items()}
        self._gevallen: list[Geval] = []
        self._gelezen: npt.NDArray[np.int8] = np.zeros((len(self.regels), 0), dtype=np.int8)
        self._voeg_toe([self._willekeurig({}, self._keuzes) for _ in range(MONSTER)])

    def zoek(self, wensen: Sequence[Wens]) -> Geval | None:
        """A case that meets one of these wishes; None when there is none."""
        if not wensen:
            return None
        for wens in wensen:
            past = np.ones(len(self._gevallen), dtype=np.bool_)
            for versie, mag in wens.items():
                past &= np.array([waarde in mag for waarde in OORDELEN])[self._gelezen[self._rij[versie]]]
            if past.any():
                return self._gevallen[int(past.argmax())]
        gevonden = bewijs(self.periode, self.ruimte, wensen)
        if gevonden is None:
            return None
        op, feiten = gevonden
        geval = Geval(op, {naam: feiten.get(naam, keuzes[0]) for naam, keuzes in self._keuzes.items()})
        nieuw = [[self.lees(geval, versie)] for versie in self.regels]
        self._gelezen = np.hstack([self._gelezen, np.array(nieuw, dtype=np.int8)])
        self._gevallen.append(geval)
        assert any(all(self.lees(geval, versie) in mag for versie, mag in wens.items()) for wens in wensen), "the prover and the one-case reading differ"
        return geval

    def lees(self, geval: Geval, versie: int) -> int:
        """What a rule gives in a case, by the one-case reading."""
        regel = self.regels[versie]
        return bijdrage(regel, lees_geval(regel, geval.feiten.__getitem__, geval.op).waarde)

    def verken(self, geval: Geval, versie: int) -> None:
        """Adds cases that differ from this one only in the facts of one rule."""
        keuzes = {naam: self._keuzes[naam] for naam in feiten_in(self.regels[versie].als)}
        if geval.op == self.periode.dag:
            self._voeg_toe([self._willekeurig(geval.feiten, keuzes) for _ in range(ROND)])

    def _willekeurig(self, vast: Mapping[str, Waarde], keuzes: Mapping[str, Sequence[Waarde]]) -> Geval:
        return Geval(self.periode.dag, {**vast, **{naam: waarden[int(self._toeval.random() * len(waarden))] for naam, waarden in keuzes.items()}})

    def _voeg_toe(self, gevallen: Iterable[Geval]) -> None:
        nieuw = list(gevallen)

        def kolom(naam: str) -> Sequence[Waarde]:
            return [geval.feiten[naam] for geval in nieuw]

        lezing = Bulklezing(kolom, kolom, (len(nieuw), 1), self.periode.dag, as_van=lambda naam: "client")
        rijen = [lezing.lees_regel(regel)[:, 0] for regel in self.regels.values()]
        self._gelezen = np.hstack([self._gelezen, np.array(rijen, dtype=np.int8).reshape(len(self.regels), len(nieuw))])
        self._gevallen += nieuw
