"""Public sets through the allocation core: generalised assignment and balanced nursing workload, each instance timed and recounted.

Nothing here solves: an instance becomes a `Kern` with goals, and the answer is counted from the file again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from allocation.kern import Cost, Goals, Kern, Limit, Options, Squares
from allocation.kern_oplossen import solve
from benchmarks.instances.gap import Gap, lees_gap
from benchmarks.instances.nursing import Nursing, lees_nursing
from benchmarks.speed.klok import Klok, Tijd
from solving.limits import Limits, Progress, silent
from solving.matrix import Bools, Ints

REKENTIJD = 120.0
"""Deterministic seconds per instance, unless asked otherwise."""


@dataclass(frozen=True)
class Doelgetal:
    """One goal of one instance: our value (None: no answer, or one that breaks a limit), our proven bound, and what the set says is best.

    `bewezen`: with every goal before it.
    """

    naam: str
    waarde: int | None
    grens: int
    bewezen: bool
    bekend: int | None

    @property
    def optimaal(self) -> bool:
        """Proven by us, and what the set says where it says something."""
        return self.bewezen and self.waarde == self.grens and self.bekend in (None, self.waarde)

    @property
    def gat_pct(self) -> float | None:
        """How far our value lies above the best known one, in percent; above our bound where none is known."""
        tegen = self.grens if self.bekend is None else self.bekend
        if self.waarde is None:
            return None
        return 0.0 if self.waarde == tegen else 100 * (self.waarde / tegen - 1) if tegen else None


@dataclass(frozen=True)
class Publiek:
    """One instance."""

    naam: str
    items: int
    agents: int
    doelen: tuple[Doelgetal, ...]
    tijd: Tijd

    @property
    def optimaal(self) -> bool:
        return all(doel.optimaal for doel in self.doelen)


def meet_gap(map: Path, rekentijd: float = REKENTIJD, meld: Progress = silent) -> Iterator[Publiek]:
    """Every generalised assignment instance under the folder.

    Raises:
        ValueError: a file does not hold what it should.
    """
    for gap in lees_gap(map):
        yield _meet(gap.naam, kern_van_gap(gap), (Cost("kosten", gap.kosten.T.reshape(-1)),), partial(_geteld, gap), rekentijd, meld)


def meet_nursing(map: Path, rekentijd: float = REKENTIJD, meld: Progress = silent) -> Iterator[Publiek]:
    """Every nursing workload instance under the folder: with zones the least sum of squares, with types first the least total load.

    Raises:
        ValueError: a file does not hold what it should.
    """
    for nursing in lees_nursing(map):
        kern = kern_van_nursing(nursing)
        goals: Goals = (Squares("kwadraten"),) if nursing.zone is not None else (Cost("totaal", nursing.last.reshape(-1)), Squares("kwadraten"))
        yield _meet(nursing.naam, kern, goals, partial(_gewogen, nursing), rekentijd, meld)


def kern_van_gap(gap: Gap) -> Kern:
    """Jobs are items, machines are agents, and what a machine carries is limited."""
    options = Options.dense(gap.gewicht.T)
    return Kern(gap.kosten.shape[1], gap.kosten.shape[0], options, _allemaal(gap.kosten.shape[1]), (Limit("capaciteit", options.load, gap.capaciteit),))


def kern_van_nursing(nursing: Nursing) -> Kern:
    """Patients are items, nurses are agents with a least and a most number of patients; a nurse works in one zone where there are zones."""
    patienten, zusters = nursing.last.shape
    options = Options.dense(nursing.last)
    per_zuster = np.ones(zusters, dtype=np.int64)
    limits = [Limit("patienten", np.ones(len(options), dtype=np.int64), nursing.meest * per_zuster, lower=nursing.minst * per_zuster)]
    if nursing.hoogste_last is not None:
        limits.append(Limit("last", options.load, nursing.hoogste_last * per_zuster))
    return Kern(patienten, zusters, options, _allemaal(patienten), tuple(limits), area=nursing.zone, exclusive=nursing.zone is not None)


Telling = Callable[[Ints | None], list[tuple[int | None, int | None]]]
"""Per goal: the value counted from the file (None: no answer that holds) and the best known one."""


def _meet(naam: str, kern: Kern, goals: Goals, tel: Telling, rekentijd: float, meld: Progress) -> Publiek:
    klok = Klok()
    answer = solve(kern, goals, Limits(rekentijd), meld)
    tijd = klok.tijd()
    geteld = tel(None if answer.agent is None else answer.agent[:, 0])
    niveaus = zip(answer.levels, geteld, strict=True)
    return Publiek(
        naam, kern.items, kern.agents, tuple(Doelgetal(level.name, waarde, level.bound, level.proven, bekend) for level, (waarde, bekend) in niveaus), tijd
    )


def _geteld(gap: Gap, machine: Ints | None) -> list[tuple[int | None, int | None]]:
    return [(None if machine is None else gap.waarde(machine), gap.bekend)]


def _gewogen(nursing: Nursing, zuster: Ints | None) -> list[tuple[int | None, int | None]]:
    lasten = None if zuster is None else nursing.lasten(zuster)
    kwadraten = None if lasten is None else int((lasten**2).sum())
    if nursing.zone is not None:
        return [(kwadraten, nursing.kwadraten)]
    return [(None if lasten is None else int(lasten.sum()), nursing.totaal), (kwadraten, nursing.bekende_kwadraten)]


def _allemaal(aantal: int) -> Bools:
    return np.ones(aantal, dtype=np.bool_)


def publiek_regel(meting: Publiek) -> str:
    """One instance, a line per goal."""
    regels = [
        f"{meting.naam if nummer == 0 else '':<26}{f'{meting.items}x{meting.agents}' if nummer == 0 else '':>8}  {doel.naam:<10}"
        f"{_of_streep(doel.waarde):>9}  grens {doel.grens:>8}  bekend {_of_streep(doel.bekend):>8}  gat {_pct(doel.gat_pct):>7}"
        + (f"{meting.tijd.cpu_s:>9.2f} cpu s" if nummer == 0 else " " * 15)
        + ("  optimaal" if doel.optimaal else "")
        for nummer, doel in enumerate(meting.doelen)
    ]
    return "\n".join(regels)


def publiek_slot(naam: str, metingen: Iterable[Publiek]) -> str:
    """How many were solved to the optimum, and the time of all and of the slowest."""
    rijen = list(metingen)
    if not rijen:
        return f"== {naam}: geen instanties gevonden in deze map"
    traagst = max(rijen, key=lambda rij: rij.tijd.cpu_s)
    return (
        f"== {naam}: {sum(rij.optimaal for rij in rijen)} van {len(rijen)} optimaal"
        f" | samen {sum(rij.tijd.cpu_s for rij in rijen):.1f} cpu s, traagste {traagst.tijd.cpu_s:.1f} ({traagst.naam})"
    )


def _of_streep(waarde: int | None) -> str:
    return "-" if waarde is None else str(waarde)


def _pct(waarde: float | None) -> str:
    return "-" if waarde is None else f"{waarde:.2f} %"
