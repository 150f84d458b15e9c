"""Sleutelfiguren in the model: whom to choose, how many clients each may have, how many on one location (counting.md 17, 24).

A person without one of their own is guided by who covers the location. With one such sleutelfiguur the options themselves say so; with
more there is a column per (person, locatie, sleutelfiguur).
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from placement.keuzes import Keuzes
from placement.opties import Opties, Vuller
from placement.problem import Ints, Rijnaam
from solving.matrix import MatrixBuilder

Sleutel = tuple[int, int]  # (locatie, sleutelfiguur)
_LEEG: Ints = np.empty(0, dtype=np.int64)


class SleutelfiguurKolommen:
    """Adds the columns and rows of this family and answers about them."""

    def __init__(self, bouwer: MatrixBuilder, opties: Opties, vast: Keuzes, vullers: list[Vuller], met_extra: bool = True) -> None:
        self._bouwer = bouwer
        self._opties = opties
        self._problem = opties.problem
        self._vast = vast
        self._vullers = vullers
        self._sf = opties.problem.sleutelfiguren
        self._keuze: dict[tuple[int, int, int], int] = {}  # (persoon, locatie, sf) -> column
        self._opties_bij: dict[tuple[int, int], Ints] = {}  # (persoon, locatie) -> option columns
        for persoon in opties.vrij:
            locaties: dict[int, list[int]] = defaultdict(list)
            for paar in self._problem.paren_van[persoon].tolist():
                locaties[int(self._problem.paar_locatie[paar])].append(paar)
            for locatie, paren in locaties.items():
                cols = opties.van(paren)
                if len(cols):
                    self._opties_bij[persoon, locatie] = cols
        self._bij_locatie: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for sleutel in self._opties_bij:
            self._bij_locatie[sleutel[1]].append(sleutel)
        self._nu = self._aanwezig_met_vast()
        self._nu_bij: dict[int, list[Sleutel]] = defaultdict(list)
        for hier in self._nu:
            self._nu_bij[hier[0]].append(hier)
        self._kies()
        self._ruimte()
        self._extra_delen = self._tel_per_locatie(self._problem.horizon - 1, alle=True) if met_extra else None
        self._hoogstens_op_locatie()

    def gekozen(self, values: Ints, persoon: int, paar: int) -> int:
        """The sleutelfiguur of a person placed by this solution; −1 for none."""
        if self._problem.sleutelfiguur[persoon] >= 0:
            return int(self._problem.sleutelfiguur[persoon])
        kan = self._problem.te_kiezen(paar)
        if len(kan) <= 1:
            return kan[0] if kan else -1
        locatie = int(self._problem.paar_locatie[paar])
        return next(sf for sf in kan if values[self._keuze[persoon, locatie, sf]])

    def zet(self, values: Ints, persoon: int, paar: int, sf: int) -> None:
        """Set the choice columns of one placed person."""
        kolom = self._keuze.get((persoon, int(self._problem.paar_locatie[paar]), sf))
        if kolom is not None:
            values[kolom] = 1

    def extra(self) -> tuple[Ints, Ints, int]:
        """Objective sleutelfiguren_extra: columns, coefficients, offset.

        Raises:
            LookupError: the model was built without it.
        """
        if self._extra_delen is None:
            raise LookupError("this model was built without sleutelfiguren_extra")
        return self._extra_delen

    def _zonder_eigen(self) -> list[tuple[int, int]]:
        eigen = self._problem.sleutelfiguur
        return [sleutel for sleutel in self._opties_bij if eigen[sleutel[0]] < 0] if self._sf.ids else []

    def _kies(self) -> None:
        """Exactly one of who covers the location, when the person goes there."""
        for persoon, locatie in self._zonder_eigen():
            kan = self._sf.van_locatie[locatie]
            if len(kan) > 1:
                eerste = self._bouwer.add_columns(len(kan))
                self._keuze |= {(persoon, locatie, sf): eerste + i for i, sf in enumerate(kan)}
                cols = self._opties_bij[persoon, locatie]
                coefs = np.concatenate([np.ones(len(kan), dtype=np.int64), np.full(len(cols), -1, dtype=np.int64)])
                self._bouwer.add_row(np.concatenate([eerste + np.arange(len(kan)), cols]), coefs, 0, 0)

    def _ruimte(self) -> None:
        """Per sleutelfiguur and week: clients chosen and started ≤ room, whoever is not free counted off."""
        kandidaten: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for persoon, locatie in self._zonder_eigen():
            for sf in self._sf.van_locatie[locatie]:
                kandidaten[sf].append((persoon, locatie))
        for sf, wie in sorted(kandidaten.items()):
            ruimte = self._sf.ruimte[sf] - self._al_gekozen(sf)
            krapst = 1 << 62
            for week in reversed(self._opties.weken):
                if ruimte[week] >= krapst:
                    continue
                krapst = int(ruimte[week])
                if len({persoon for persoon, _ in wie}) > krapst:
                    self._hoogstens(sf, wie, week, krapst)

    def _al_gekozen(self, sf: int) -> Ints:
        uit = np.zeros(self._problem.horizon, dtype=np.int64)
        for persoon in self._vast.geplaatst:
            if self._problem.sleutelfiguur[persoon] < 0 and self._vast.sleutelfiguur[persoon] == sf:
                uit[self._vast.week[persoon] :] += 1
        return uit

    def _hoogstens(self, sf: int, wie: list[tuple[int, int]], week: int, hoogstens: int) -> None:
        cols: list[Ints] = []
        for persoon, locatie in wie:
            opties = self._opties_bij[persoon, locatie]
            gestart = opties[self._opties.gestart(opties, week)]
            keuze = self._keuze.get((persoon, locatie, sf))
            if not len(gestart):
                continue
            if keuze is None:
                cols.append(gestart)
            elif len(gestart) == len(opties):
                cols.append(np.array([keuze]))
            else:
                beide = self._bouwer.add_columns(1)  # chosen and started: ≥ both together − 1
                coefs = np.concatenate([[1, -1], np.full(len(gestart), -1)]).astype(np.int64)
                self._bouwer.add_row(np.concatenate([[beide, keuze], gestart]), coefs, lower=-1)
                self._vullers.append(_beide(beide, keuze, gestart))
                cols.append(np.array([beide]))
        alle = np.concatenate([_LEEG, *cols])
        self._bouwer.label = Rijnaam("sleutelfiguur", self._sf.ids[sf])
        self._bouwer.add_row(alle, np.ones(len(alle), dtype=np.int64), upper=hoogstens)
        self._bouwer.label = None

    def _aanwezig(self, sleutel: Sleutel, week: int) -> int:
        """People of a sleutelfiguur on a location whatever the free persons do, movers among the free counted as staying."""
        rij = self._nu.get(sleutel)
        return int(rij[week]) if rij is not None else 0

    def _aanwezig_met_vast(self) -> dict[Sleutel, Ints]:
        uit = {sleutel: rij.copy() for sleutel, rij in self._sf.aanwezig.items()}
        for persoon in self._vast.geplaatst:
            week, oud, eigen = int(self._vast.week[persoon]), int(self._problem.oud_plek[persoon]), int(self._problem.sleutelfiguur[persoon])
            weg = (int(self._problem.locatie_van_plek[oud]), eigen)
            if oud >= 0 and weg in uit:
                uit[weg][week:] -= 1
            hier = (int(self._problem.paar_locatie[self._vast.paar[persoon]]), int(self._vast.sleutelfiguur[persoon]))
            if hier[1] >= 0:
                uit.setdefault(hier, np.zeros(self._problem.horizon, dtype=np.int64))[week:] += 1
        return uit

    def _komst(self, week: int, alleen: int | None) -> dict[Sleutel, list[tuple[Ints, int]]]:
        """Per (locatie, sf): groups of columns whose choice means presence in a week, each group at most 1 in sum; −1 groups leave."""
        uit: dict[Sleutel, list[tuple[Ints, int]]] = defaultdict(list)
        bij = self._opties_bij if alleen is None else {sleutel: self._opties_bij[sleutel] for sleutel in self._bij_locatie.get(alleen, ())}
        for (persoon, locatie), opties in bij.items():
            gestart = opties[self._opties.gestart(opties, week)]
            eigen = int(self._problem.sleutelfiguur[persoon])
            if not len(gestart):
                continue
            if eigen >= 0:
                uit[locatie, eigen].append((gestart, 1))
                continue
            kan = self._sf.van_locatie[locatie] if self._sf.ids else ()
            for sf in kan:
                keuze = self._keuze.get((persoon, locatie, sf))
                if keuze is None:
                    uit[locatie, sf].append((gestart, 1))
                elif len(gestart) == len(opties):
                    uit[locatie, sf].append((np.array([keuze]), 1))
                else:
                    uit[locatie, sf].append((np.append(gestart, keuze), 2))
        for persoon in self._opties.vrij:
            oud, eigen = int(self._problem.oud_plek[persoon]), int(self._problem.sleutelfiguur[persoon])
            if oud >= 0 and eigen >= 0 and alleen in (None, int(self._problem.locatie_van_plek[oud])):
                alle = self._opties.van(self._problem.paren_van[persoon])
                uit[int(self._problem.locatie_van_plek[oud]), eigen].append((alle[self._opties.gestart(alle, week)], -1))
        return uit

    def _tel_per_locatie(self, week: int, *, alle: bool, alleen: int | None = None) -> tuple[Ints, Ints, int]:
        """Σ over locations of max(0, distinct − 1) in a week as columns, coefficients and offset; presence columns are added."""
        komst = self._komst(week, alleen)
        per_locatie: dict[int, set[int]] = defaultdict(set)
        for locatie, sf in (*(self._nu if alleen is None else self._nu_bij.get(alleen, ())), *komst):
            per_locatie[locatie].add(sf)
        cols: list[int] = []
        coefs: list[int] = []
        offset = 0
        for locatie, sfs in sorted(per_locatie.items()):
            zeker, aanwezig = 0, []
            for sf in sorted(sfs):
                kolom = self._aanwezigheid((locatie, sf), komst.get((locatie, sf), []), week)
                if isinstance(kolom, bool):
                    zeker += kolom
                else:
                    aanwezig.append(kolom)
            if not alle or zeker:
                cols += aanwezig
                coefs += [1] * len(aanwezig)
                offset += zeker - alle
            elif len(aanwezig) > 1:
                cols.append(self._meer_dan_een(aanwezig))
                coefs.append(1)
        return np.array(cols, dtype=np.int64), np.array(coefs, dtype=np.int64), offset

    def _aanwezigheid(self, sleutel: Sleutel, groepen: list[tuple[Ints, int]], week: int) -> int | bool:
        """A column that is 1 when the sleutelfiguur has anyone there in that week; a bool when nothing can change it."""
        nu = self._aanwezig(sleutel, week)
        weg = [cols for cols, teken in groepen if teken < 0 and len(cols)]
        if nu > len(weg):
            return True
        erbij = [(cols, teken) for cols, teken in groepen if teken > 0]
        if nu == 0 and not erbij:
            return False
        d = self._bouwer.add_columns(1)
        for cols, teken in erbij:
            coefs = np.append(np.ones(len(cols), dtype=np.int64), -1)
            self._bouwer.add_row(np.append(cols, d), coefs, upper=teken - 1)
        if nu:  # someone stays: nu − left ≤ most·d
            alle = np.concatenate([_LEEG, *weg])
            self._bouwer.add_row(np.append(alle, d), np.append(np.full(len(alle), -1, dtype=np.int64), -nu), upper=-nu)
        self._vullers.append(_iemand(d, erbij, weg, nu))
        return d

    def _meer_dan_een(self, aanwezig: list[int]) -> int:
        extra = self._bouwer.add_columns(1, 0, len(aanwezig) - 1)
        self._bouwer.add_row([*aanwezig, extra], [*([1] * len(aanwezig)), -1], upper=1)

        def vul(values: Ints) -> None:
            values[extra] = max(0, int(values[aanwezig].sum()) - 1)

        self._vullers.append(vul)
        return extra

    def _hoogstens_op_locatie(self) -> None:
        """Per week: distinct sleutelfiguren on a location ≤ max(max_sleutelfiguren, baseline)."""
        weg_van = {int(self._problem.locatie_van_plek[self._problem.oud_plek[p]]) for p in self._opties.vrij if self._problem.oud_plek[p] >= 0}
        for locatie, grens in sorted(self._sf.max_op_locatie.items()):
            if locatie not in self._bij_locatie and locatie not in weg_van:
                continue
            for week in self._opties.weken:
                cols, coefs, vast = self._tel_per_locatie(week, alle=False, alleen=locatie)
                if vast + len(cols) > grens[week]:
                    self._bouwer.label = Rijnaam("max_sleutelfiguren", self._problem.locatie_ids[locatie])
                    self._bouwer.add_row(cols, coefs, upper=int(grens[week]) - vast)
                    self._bouwer.label = None


def _beide(beide: int, keuze: int, gestart: Ints) -> Vuller:
    def vul(values: Ints) -> None:
        values[beide] = int(values[keuze] + values[gestart].sum() >= 2)

    return vul


def _iemand(kolom: int, erbij: list[tuple[Ints, int]], weg: list[Ints], nu: int) -> Vuller:
    def vul(values: Ints) -> None:
        komt = any(int(values[cols].sum()) >= teken for cols, teken in erbij)
        blijft = nu > sum(int(values[cols].sum()) for cols in weg)
        values[kolom] = int(komt or blijft)

    return vul
