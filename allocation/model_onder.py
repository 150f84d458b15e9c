"""The share of onderaannemers in new allocations above the target, exact and linear (counting.md 36).

boven ≥ floor(1000·K ÷ M) − doel with K what goes to onderaannemers of M allocated is the same as 1000·K − (1 + doel + boven)·M ≤ −1 for
M ≥ 1. The product boven·M falls apart in products of `boven` with a 0/1 column per new client (per price, on the basis euros).
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from allocation.model import Model
from allocation.problem import EERSTE, GEEN, PERMILLE
from allocation.telling import gewicht_van
from allocation.vullen import Vuller
from solving.matrix import Ints


class Aandeel:
    """`boven`: the column of the doel; None when nobody new can go to an onderaannemer."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.boven: int | None = None
        problem = model.problem
        self._cols: list[int] = []
        self._coefs: list[int] = []
        self._vast_daar = self._vast_heel = 0
        nieuw = [nummer for nummer in model.vrij if problem.vragen[nummer].nieuw]
        vrij = set(model.vrij)
        for nummer, van in enumerate(problem.vragen):
            eerste = int(model.vast.eerste[nummer])
            if van.nieuw and nummer not in vrij and eerste != GEEN:
                gewicht = gewicht_van(problem, van, eerste)
                self._vast_heel += gewicht
                self._vast_daar += 0 if problem.aanbieders[eerste].eigen else gewicht
        if any(problem.vragen[nummer].onder for nummer in nieuw) or self._vast_daar:
            self._bouw(nieuw)

    def _bouw(self, nieuw: list[int]) -> None:
        model, problem = self.model, self.model.problem
        bouwer, doel = model.bouwer, problem.doel_permille
        meeste = PERMILLE - doel
        boven = self.boven = bouwer.add_columns(1, 0, meeste)
        model.vullers.append(self._vul)
        klassen = self._klassen(nieuw)
        for gewicht, cols in klassen:
            maal = bouwer.add_columns(1, 0, meeste)
            bouwer.add_row([maal, boven], [1, -1], upper=0)
            bouwer.add_row([maal, *cols], [1, *([-meeste] * len(cols))], upper=0)
            self._cols += [*cols, maal]
            self._coefs += [*([-(1 + doel) * gewicht] * len(cols)), -gewicht]
            model.vullers.append(_maal(maal, boven, cols))
        for nummer in nieuw:
            for col in model.cols(nummer, EERSTE).tolist():
                if not problem.aanbieders[model.wie[col]].eigen:
                    self._cols.append(col)
                    self._coefs.append(PERMILLE * gewicht_van(problem, problem.vragen[nummer], int(model.wie[col])))
        self._cols.append(boven)
        self._coefs.append(-self._vast_heel)
        rechts = -1 - PERMILLE * self._vast_daar + (1 + doel) * self._vast_heel
        if not self._vast_heel:
            rechts = self._niemand(klassen, rechts)
        bouwer.add_row(*_samen(self._cols, self._coefs), upper=rechts)

    def _klassen(self, nieuw: list[int]) -> list[tuple[int, list[int]]]:
        """Weight in M, and the columns of which one is 1 when it counts."""
        model, problem = self.model, self.model.problem
        uit = []
        for nummer in nieuw:
            per_gewicht = defaultdict[int, list[int]](list)
            for col in model.cols(nummer, EERSTE).tolist():
                per_gewicht[gewicht_van(problem, problem.vragen[nummer], int(model.wie[col]))].append(col)
            uit += [(gewicht, cols) for gewicht, cols in sorted(per_gewicht.items())]
        return uit

    def _niemand(self, klassen: list[tuple[int, list[int]]], rechts: int) -> int:
        """Without any new allocation the share is 0: the row then asks one less."""
        niemand = self.model.bouwer.add_columns(1)
        for _, cols in klassen:
            self.model.rij([niemand, *cols], hoog=1)
        self._cols.append(niemand)
        self._coefs.append(-1)
        alle = np.array(sorted({col for _, cols in klassen for col in cols}), dtype=np.int64)

        def vul(values: Ints) -> None:
            values[niemand] = int(not values[alle].any())

        self.model.vullers.append(vul)
        return rechts

    def _vul(self, values: Ints) -> None:
        problem, model = self.model.problem, self.model
        keuzes = model.keuzes(values)
        daar, heel = self._vast_daar, self._vast_heel
        for nummer in model.vrij:
            eerste = int(keuzes.eerste[nummer])
            if problem.vragen[nummer].nieuw and eerste != GEEN:
                gewicht = gewicht_van(problem, problem.vragen[nummer], eerste)
                heel += gewicht
                daar += 0 if problem.aanbieders[eerste].eigen else gewicht
        assert self.boven is not None
        values[self.boven] = max(0, PERMILLE * daar // heel - problem.doel_permille) if heel else 0


def _maal(col: int, boven: int, cols: list[int]) -> Vuller:
    def vul(values: Ints) -> None:
        values[col] = int(values[boven]) if values[cols].any() else 0

    return vul


def _samen(cols: list[int], coefs: list[int]) -> tuple[Ints, Ints]:
    """Coefficients of one column added up."""
    kolom, plaats = np.unique(np.array(cols, dtype=np.int64), return_inverse=True)
    som = np.zeros(len(kolom), dtype=np.int64)
    np.add.at(som, plaats, np.array(coefs, dtype=np.int64))
    return kolom, som
