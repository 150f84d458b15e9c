"""Generalised assignment as in the OR-Library: every job to one machine, within the capacity of each, at the least cost.

A folder holds text files (`m n`, an m×n cost matrix, an m×n weight matrix, m capacities: whole numbers with any white space) and may hold
`best_known.csv` with the columns Path, Optimum and Best known solution value. The folder is given by who measures.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.instances.getallen import Getallen, instantiebestanden
from solving.matrix import Ints

BEKEND = "best_known.csv"


@dataclass(frozen=True)
class Gap:
    """`kosten` and `gewicht` are [machine, job]; `bekend` is the best known value, None where nobody gives one."""

    naam: str
    kosten: Ints
    gewicht: Ints
    capaciteit: Ints
    bekend: int | None

    def waarde(self, machine: Ints) -> int | None:
        """Cost of an assignment (machine per job), counted from the file; None when it leaves a job out or overloads a machine."""
        machines, jobs = self.kosten.shape
        if machine.shape != (jobs,) or machine.min() < 0 or machine.max() >= machines:
            return None
        job = np.arange(jobs)
        last = np.bincount(machine, weights=self.gewicht[machine, job], minlength=machines)
        return None if (last > self.capaciteit).any() else int(self.kosten[machine, job].sum())


def lees_gap(map: Path) -> list[Gap]:
    """Every instance in the folder and the folders in it, by name with numbers in their order.

    Raises:
        ValueError: a file does not hold what it should; the message names it.
    """
    bekend = _bekende_waarden(map)
    return [_lees(pad, pad.relative_to(map).as_posix(), bekend) for pad in instantiebestanden(map)]


def _lees(pad: Path, naam: str, bekend: Mapping[str, int]) -> Gap:
    getallen = Getallen(pad)
    machines, jobs = getallen.volgende(2)
    kosten = getallen.blok(machines, jobs)
    gewicht = getallen.blok(machines, jobs)
    capaciteit = getallen.rij(machines)
    getallen.klaar()
    return Gap(naam, kosten, gewicht, capaciteit, bekend.get(naam))


def _bekende_waarden(map: Path) -> dict[str, int]:
    pad = map / BEKEND
    if not pad.is_file():
        return {}
    with pad.open(encoding="utf-8", newline="") as bestand:
        rijen = list(csv.DictReader(bestand))
    return {rij["Path"]: int(waarde) for rij in rijen if (waarde := rij.get("Optimum") or rij.get("Best known solution value"))}
