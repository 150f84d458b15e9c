"""Balanced nursing workload (CSPLib problem 69): patients in zones to nurses, the work as even as can be.

`…zones….txt`: zones nurses / least and most patients per nurse, highest load / per zone a line with its number of patients and their acuities.
A nurse works in one zone; least sum of squared loads. `…patientType….txt`: nurses patients types / least and most patients per nurse /
patients per type / per nurse the acuity of each type; no zones: least total load, then least deviation at that load.
The folder may hold `optimal_values.csv` and `nurse_dependent_values.csv` with the best known values.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.instances.getallen import Getallen, instantiebestanden
from solving.matrix import Ints

ZONES, TYPEN = "optimal_values.csv", "nurse_dependent_values.csv"


@dataclass(frozen=True)
class Nursing:
    """`last` is [patient, nurse]; `zone` per patient, None where there are no zones; `hoogste_last` None: no limit.

    Known values where given: sum of squares (zones), or least total load and the standard deviation at it (types).
    """

    naam: str
    last: Ints
    minst: int
    meest: int
    hoogste_last: int | None
    zone: Ints | None
    kwadraten: int | None = None
    totaal: int | None = None
    afwijking: float | None = None

    @property
    def bekende_kwadraten(self) -> int | None:
        """The best known sum of squares: as given, or that of the known deviation at the known total (n·sd² + total²/n)."""
        if self.totaal is None or self.afwijking is None:
            return self.kwadraten
        zusters = self.last.shape[1]
        return int(np.rint(zusters * self.afwijking**2 + self.totaal**2 / zusters))

    def lasten(self, zuster: Ints) -> Ints | None:
        """Load per nurse of an assignment (nurse per patient), counted from the file; None when it breaks a limit."""
        patienten, zusters = self.last.shape
        if zuster.shape != (patienten,) or zuster.min() < 0 or zuster.max() >= zusters:
            return None
        aantal = np.bincount(zuster, minlength=zusters)
        lasten = np.bincount(zuster, weights=self.last[np.arange(patienten), zuster], minlength=zusters).astype(np.int64)
        te_veel = self.hoogste_last is not None and (lasten > self.hoogste_last).any()
        if te_veel or aantal.min() < self.minst or aantal.max() > self.meest:
            return None
        if self.zone is not None and any(len(set(self.zone[zuster == wie].tolist())) > 1 for wie in range(zusters)):
            return None
        return lasten


def standaardafwijking(lasten: Ints) -> float:
    """Of all loads, to four decimals, as the lists of known values give it."""
    return round(float(np.std(lasten)), 4)


def lees_nursing(map: Path) -> list[Nursing]:
    """Every instance in the folder: those with zones first, then those with patient types.

    Raises:
        ValueError: a file does not hold what it should; the message names it.
    """
    bekend = {rij["instance"]: rij for naam in (ZONES, TYPEN) for rij in _rijen(map / naam)}
    zones = [_lees_zones(pad, bekend.get(pad.name, {})) for pad in instantiebestanden(map, "*zones*.txt")]
    return zones + [_lees_typen(pad, bekend.get(pad.name, {})) for pad in instantiebestanden(map, "*patientType*.txt")]


def _lees_zones(pad: Path, bekend: Mapping[str, str]) -> Nursing:
    getallen = Getallen(pad)
    zones, zusters, minst, meest, hoogste = getallen.volgende(5)
    per_zone = [getallen.rij(*getallen.volgende(1)) for _ in range(zones)]
    getallen.klaar()
    return Nursing(
        naam=pad.name,
        last=np.repeat(np.concatenate(per_zone)[:, None], zusters, axis=1),
        minst=minst,
        meest=meest,
        hoogste_last=hoogste,
        zone=np.repeat(np.arange(zones), [len(rij) for rij in per_zone]),
        kwadraten=int(bekend["optimal_sum_of_squares"]) if bekend else None,
    )


def _lees_typen(pad: Path, bekend: Mapping[str, str]) -> Nursing:
    getallen = Getallen(pad)
    zusters, patienten, typen, minst, meest = getallen.volgende(5)
    aantallen = getallen.rij(typen)
    zwaarte = getallen.blok(zusters, typen)
    getallen.klaar()
    if int(aantallen.sum()) != patienten:
        raise ValueError(f"{pad.name}: de aantallen per type tellen op tot {int(aantallen.sum())} en niet tot {patienten}")
    return Nursing(
        naam=pad.name,
        last=zwaarte.T[np.repeat(np.arange(typen), aantallen)],
        minst=minst,
        meest=meest,
        hoogste_last=None,
        zone=None,
        totaal=int(bekend["min_total"]) if bekend else None,
        afwijking=float(bekend["min_sd_at_min_total"]) if bekend else None,
    )


def _rijen(pad: Path) -> list[dict[str, str]]:
    if not pad.is_file():
        return []
    with pad.open(encoding="utf-8", newline="") as bestand:
        return list(csv.DictReader(bestand))
