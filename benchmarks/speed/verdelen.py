"""One instance of allocation measured: build, solve doel by doel, write down and check; then the front, and the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from allocation.maken import STANDAARD
from allocation.opbouw import bouw
from allocation.oplossen import los_op
from allocation.plan import Opties
from allocation.problem import Problem
from allocation.telling import VOORAAN, tel, volgorde
from benchmarks.instances.genereer import genereer_met_beleid
from benchmarks.speed.klok import Klok, Tijd
from benchmarks.speed.meting import Doelmeting
from benchmarks.speed.verdeelgelijken import gekeurd, met_cpsat, met_mip, wissels_van, zonder_zoeken
from benchmarks.speed.verdeelmeting import SPREIDING, WISSELS, Frontpunt, Verdeelmeting
from domain.beleid import lees_beleid
from solving.limits import Limits, Progress, silent
from solving.ordered import Level

VOLGORDE = volgorde(0)
"""Wissels before spreiding, whatever their cap: so the least number of wissels is known, for us and for the others."""
FRONTSTAPPEN = (0, 2, 5, 10, 20)
"""Points of the front, counted from the least number of voluntary wissels with the first doelen at their best."""


class _Luisteraar:
    """Notes when each doel was done."""

    def __init__(self, klok: Klok, meld: Progress) -> None:
        self._klok, self._meld = klok, meld
        self.klaar: dict[str, Tijd] = {}

    def meld(self, tekst: str) -> None:
        self.klaar[tekst.partition(":")[0]] = self._klok.tijd()
        self._meld(f"{self._klok.tijd().cpu_s:7.1f} cpu s  {tekst}")


def meet_verdeling(
    maat: str, zaad: int, max_wissels: int, rekentijd: float = STANDAARD, gelijken_s: float | None = None, met_front: bool = True, meld: Progress = silent
) -> Verdeelmeting:
    """Measure one instance. `gelijken_s`: wall seconds for each solver beside ours; None leaves them out, and the greedy ones stay.

    Raises:
        KeyError: there is no such size.
        VerdelingAfgekeurd: the checker refuses our own plan.
    """
    opname, beleid = genereer_met_beleid(maat, zaad)
    teams = {rij.gebiedsteam for rij in opname.begeleiders if rij.gebiedsteam is not None}
    klok = Klok()
    instantie = bouw(opname, lees_beleid(wijziging=dict(beleid)), Opties(team=next(iter(teams)) if len(teams) == 1 else None, wissels=max_wissels))
    bouwtijd = klok.tijd()
    oor, zoekklok = _Luisteraar(klok, meld), Klok()
    oplossing = los_op(instantie.problem, Limits(rekentijd), oor.meld, VOLGORDE)
    zoektijd, schrijfklok = zoekklok.tijd(), Klok()
    waarden = gekeurd(instantie, oplossing.keuzes)
    schrijftijd = schrijfklok.tijd()
    doelen = tuple(_doel(niveau, waarden) for niveau in oplossing.niveaus)
    bewezen = {doel.naam for doel in doelen if doel.bewezen}
    wissels = wissels_van(instantie.problem, oplossing.keuzes)
    front, fronttijd = _front(instantie.problem, wissels.vrijwillig, rekentijd, meld) if met_front else ((), None)
    gelijken = [] if gelijken_s is None else [met_cpsat(instantie, gelijken_s), met_mip(instantie, gelijken_s)]
    return Verdeelmeting(
        maat=maat,
        zaad=zaad,
        max_wissels=max_wissels,
        clienten=len(instantie.problem.vragen),
        begeleiders=sum(wie.eigen for wie in instantie.problem.aanbieders),
        punten_per_uur=beleid["punten_per_uur"],
        bouw=bouwtijd,
        oplossen=zoektijd,
        opschrijven=schrijftijd,
        wissels_bewezen=oor.klaar.get(WISSELS[-1]) if bewezen >= {*VOORAAN, *WISSELS} else None,
        spreiding_klaar=oor.klaar.get(SPREIDING),
        doelen=doelen,
        wissels=wissels,
        front=front,
        fronttijd=fronttijd,
        anderen=(*zonder_zoeken(instantie), *gelijken),
    )


def _front(problem: Problem, minst: int, rekentijd: float, meld: Progress) -> tuple[tuple[Frontpunt, ...], Tijd]:
    """Five points in the time of one allocation; a plan with fewer wissels stays good where more are allowed."""
    klok, namen, punten = Klok(), volgorde(1), list[Frontpunt]()
    tot_spreiding = namen[: namen.index(SPREIDING) + 1]
    for stap in FRONTSTAPPEN:
        punt = _punt(problem, max(1, minst + stap), tot_spreiding, rekentijd / len(FRONTSTAPPEN))
        if punten and punten[-1].spreiding <= punt.spreiding:
            punt = replace(punt, vrijwillig=punten[-1].vrijwillig, spreiding=punten[-1].spreiding)
        meld(f"front: hoogstens {punt.maximum} wissels, spreiding {punt.spreiding}, grens {punt.grens}")
        punten.append(punt)
    return tuple(punten), klok.tijd()


def _punt(problem: Problem, maximum: int, namen: Sequence[str], rekentijd: float) -> Frontpunt:
    oplossing = los_op(problem.met_wissels(maximum), Limits(rekentijd), doelen=namen)
    waarde = tel(problem, oplossing.keuzes)[SPREIDING]
    return Frontpunt(maximum, wissels_van(problem, oplossing.keuzes).vrijwillig, waarde, min(oplossing.niveaus[-1].bound, waarde))


def _doel(niveau: Level, waarden: Mapping[str, int]) -> Doelmeting:
    waarde = waarden[niveau.name]
    return Doelmeting(niveau.name, waarde, min(niveau.best, waarde), min(niveau.bound, waarde), niveau.proven and niveau.bound == waarde)
