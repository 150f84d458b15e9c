"""The doelen of an allocation as objectives over a `Model`, in any order (counting.md 36)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from allocation.model import Model
from allocation.model_gesprekken import Gesprekken
from allocation.model_grenzen import Lastkolommen, niemand_verdrongen, vastleggingen, wissels_binnen_maximum
from allocation.model_onder import Aandeel
from allocation.problem import EERSTE, GEEN, PERMILLE, TWEEDE, Vraag
from allocation.telling import PUNT_EXPERTISE, PUNT_GESLACHT, PUNT_ONGEBRUIKT, PUNT_TAAL, ontbreekt, relatief, wissels
from allocation.vullen import enige, geen
from solving.matrix import Ints, Matrix, Objective

WEKEN = 3
"""So many weeks of first talks count apart at first; more when the count asks for it."""


class Doelenmodel:
    """A model with every family that these doelen need, the matrix, and the objectives in order."""

    def __init__(self, model: Model, namen: Sequence[str], weken: int = WEKEN) -> None:
        self.model = model
        self.lasten = Lastkolommen(model)
        wissels_binnen_maximum(model)
        niemand_verdrongen(model)
        vastleggingen(model)
        self.gesprekken = Gesprekken(model, weken) if "te_laat_eerste_gesprek" in namen else None
        self.doelen = [self._doel(naam) for naam in namen]
        self.matrix: Matrix = model.build()

    def _doel(self, naam: str) -> Objective:
        cols, coefs, vast = getattr(self, f"_{naam}")()
        return Objective(naam, np.asarray(cols, dtype=np.int64), np.asarray(coefs, dtype=np.int64), int(vast))

    def _niet_toegewezen(self) -> tuple[Sequence[int], Sequence[int], int]:
        """Σ clients with nobody + seconds that are missing."""
        cols = [*self.model.niemand.values(), *self.model.mist.values()]
        return cols, [1] * len(cols), sum(ontbreekt(*keuze) for keuze in self._vaste_keuzes())

    def _te_laat_eerste_gesprek(self) -> tuple[Ints, Ints, int]:
        """Σ days late of first talks."""
        assert self.gesprekken is not None
        return self.gesprekken.doel()

    def _boven_capaciteit(self) -> tuple[Sequence[int], Sequence[int], int]:
        """Σ max(0, points − limit)."""
        cols = list(self.lasten.teveel.values())
        return cols, [1] * len(cols), 0

    def _wissels_eerste(self) -> tuple[Sequence[int], Sequence[int], int]:
        return self._wissels(EERSTE)

    def _wissels_tweede(self) -> tuple[Sequence[int], Sequence[int], int]:
        return self._wissels(TWEEDE)

    def _wissels(self, rol: int) -> tuple[Sequence[int], Sequence[int], int]:
        """Roles filled today, minus those whose person stays."""
        gevuld, cols = sum(rol in wissels(*keuze) for keuze in self._vaste_keuzes()), []
        for nummer in self.model.vrij:
            van = self.model.problem.vragen[nummer]
            nu = van.nu_eerste if rol == EERSTE else van.nu_tweede
            gevuld += nu != GEEN
            if (nummer, rol, nu) in self.model.kolom:
                cols.append(self.model.kolom[nummer, rol, nu])
        return cols, [-1] * len(cols), gevuld

    def _vaste_keuzes(self) -> list[tuple[Vraag, int, int]]:
        """The clients who are not free, with their first and second."""
        model, vrij = self.model, set(self.model.vrij)
        paren = zip(model.vast.eerste.tolist(), model.vast.tweede.tolist(), strict=True)
        return [(model.problem.vragen[nummer], *paar) for nummer, paar in enumerate(paren) if nummer not in vrij]

    def _onderaannemers_boven_doel(self) -> tuple[Sequence[int], Sequence[int], int]:
        """The share of onderaannemers in new allocations above the target, in permille."""
        boven = Aandeel(self.model).boven
        return ([] if boven is None else [boven]), ([] if boven is None else [1]), 0

    def _spreiding(self) -> tuple[Sequence[int], Sequence[int], int]:
        """Σ over teams of max − min relative load: capacity·min ≤ 1000·load < capacity·(max + 1)."""
        per_team: dict[int, list[int]] = defaultdict(list)
        for nummer, wie in enumerate(self.model.problem.aanbieders):
            if wie.in_spreiding:
                per_team[wie.team].append(nummer)
        cols: list[int] = []
        for _, leden in sorted(per_team.items()):
            cols += self._hoog_en_laag(leden)
        return cols, [1, -1] * (len(cols) // 2), 0

    def _hoog_en_laag(self, leden: Sequence[int]) -> Sequence[int]:
        model, aanbieders = self.model, self.model.problem.aanbieders
        voor_min = [nummer for nummer in leden if aanbieders[nummer].telt_voor_min]
        if not voor_min:
            return []
        meeste = max(relatief(int(model.vast_last[nummer] + model.punten[model.bij(nummer)].sum()), aanbieders[nummer].capaciteit) for nummer in leden)
        hoog = model.bouwer.add_columns(2, 0, meeste)
        laag = hoog + 1
        for nummer in leden:
            capaciteit, last = aanbieders[nummer].capaciteit, self.lasten.last[nummer]
            model.bouwer.add_row([last, hoog], [PERMILLE, -capaciteit], upper=capaciteit - 1)
            if nummer in voor_min:
                model.bouwer.add_row([last, laag], [PERMILLE, -capaciteit], lower=0)

        def vul(values: Ints) -> None:
            nu = {nummer: relatief(int(values[self.lasten.last[nummer]]), aanbieders[nummer].capaciteit) for nummer in leden}
            values[hoog], values[laag] = max(nu.values()), min(nu[nummer] for nummer in voor_min)

        model.vullers.append(vul)
        return [hoog, laag]

    def _gebieden(self) -> tuple[Sequence[int], Sequence[int], int]:
        """Σ over own begeleiders of the distinct gebieden they come to."""
        model, uit, vast = self.model, list[int](), 0
        for nummer, wie in enumerate(model.problem.aanbieders):
            if not wie.eigen:
                continue
            al = self._vaste_gebieden(nummer)
            vast += len(al)
            per_gebied: dict[int, list[int]] = defaultdict(list)
            for col in model.bij(nummer).tolist():
                per_gebied[model.problem.vragen[model.vraag[col]].gebied].append(col)
            uit += [self._enige(cols) for gebied, cols in sorted(per_gebied.items()) if gebied not in al]
        return uit, [1] * len(uit), vast

    def _vaste_gebieden(self, nummer: int) -> set[int]:
        model = self.model
        vast = np.flatnonzero((model.vast.eerste == nummer) | (model.vast.tweede == nummer))
        return {model.problem.vragen[vraag].gebied for vraag in vast.tolist()}

    def _enige(self, cols: Sequence[int]) -> int:
        """A column that is at least each of these."""
        een = self.model.bouwer.add_columns(1)
        for col in cols:
            self.model.rij([een], [col], laag=0)
        self.model.vullers.append(enige(een, np.asarray(cols, dtype=np.int64)))
        return een

    def _wensen(self) -> tuple[Sequence[int], Sequence[int], int]:
        """10 per wanted expertise or language that neither has, 6 for another gender than asked, 2 per own expertise nobody needs."""
        punten: dict[int, int] = {}
        model = self.model
        for nummer in model.vrij:
            van = model.problem.vragen[nummer]
            eigen = model.eigen(nummer).tolist()
            if not eigen:
                continue
            wensen = [(hebben, PUNT_EXPERTISE) for hebben in van.wil_expertise]
            wensen += [(van.wil_taal, PUNT_TAAL)] if van.wil_taal is not None else []
            for hebben, prijs in wensen:
                punten[self._gemist(nummer, hebben)] = prijs
            punten |= {col: PUNT_GESLACHT for col in eigen if model.wie[col] in van.anders}
        vast = self._vaste_wensen()
        for nummer, wie in enumerate(model.problem.aanbieders):
            if wie.eigen and wie.expertises:
                anders, over = self._ongebruikt(nummer)
                punten |= {col: PUNT_ONGEBRUIKT for col in anders}
                vast += PUNT_ONGEBRUIKT * over
        return list(punten), list(punten.values()), vast

    def _gemist(self, nummer: int, hebben: frozenset[int]) -> int:
        """1 where the client has own begeleiders and none of them is among these."""
        model = self.model
        eigen = model.eigen(nummer).tolist()
        goed = [col for col in (*eigen, *model.cols(nummer, TWEEDE).tolist()) if model.wie[col] in hebben]
        gemist = model.bouwer.add_columns(1)
        rest = [col for col in eigen if col not in set(goed)]
        model.rij([gemist, *(col for col in goed if col not in set(eigen))], rest, laag=0)

        def vul(values: Ints) -> None:
            values[gemist] = int(values[eigen].any() and not values[goed].any())

        model.vullers.append(vul)
        return gemist

    def _ongebruikt(self, nummer: int) -> tuple[Sequence[int], int]:
        """Columns that are 1 where a begeleider has clients and none needs or wants an expertise; and how many are so whatever is decided."""
        model, wie = self.model, self.model.problem.aanbieders[nummer]
        vast = [model.problem.vragen[v] for v in np.flatnonzero((model.vast.eerste == nummer) | (model.vast.tweede == nummer)).tolist()]
        cols = model.bij(nummer).tolist()
        open_ = sorted(wie.expertises - frozenset[str]().union(*(van.nuttig for van in vast)))
        if not open_ or not (cols or vast):
            return [], 0
        actief = None if vast else self._enige(cols)
        uit, altijd = [], 0
        for expertise in open_:
            nuttig = np.array([col for col in cols if expertise in model.problem.vragen[model.vraag[col]].nuttig], dtype=np.int64)
            if not len(nuttig) and vast:
                altijd += 1
                continue
            kolom = model.bouwer.add_columns(1)
            model.rij([kolom, *nuttig], [] if actief is None else [actief], laag=1 if actief is None else 0)
            model.vullers.append(geen(kolom, nuttig, actief))
            uit.append(kolom)
        return uit, altijd

    def _vaste_wensen(self) -> int:
        """Wishes of the clients who are not free."""
        uit = 0
        for van, eerste, tweede in self._vaste_keuzes():
            if eerste == GEEN or not self.model.problem.aanbieders[eerste].eigen:
                continue
            uit += PUNT_EXPERTISE * sum(not {eerste, tweede} & hebben for hebben in van.wil_expertise)
            uit += PUNT_TAAL * (van.wil_taal is not None and not {eerste, tweede} & van.wil_taal)
            uit += PUNT_GESLACHT * (eerste in van.anders)
        return uit
