"""One instance of allocation measured: build, solve doel by doel, write down and check; then the front, and the others."""

from __future__ import annotations

import re
from collections.abc import Mapping

from allocation.front import PUNTEN, maak_front
from allocation.maken import STANDAARD
from allocation.opbouw import bouw
from allocation.oplossen import los_op
from allocation.plan import Opties
from allocation.telling import VOORAAN, volgorde
from benchmarks.instances.genereer import genereer_met_beleid
from benchmarks.speed.klok import Klok, Tijd
from benchmarks.speed.meting import Doelmeting
from benchmarks.speed.verdeelgelijken import gekeurd, met_cpsat, met_mip, wissels_van, zonder_zoeken
from benchmarks.speed.verdeelmeting import SPREIDING, WISSELS, Frontpunt, Verdeelmeting
from domain.beleid import Beleid, lees_beleid
from domain.momentopname import Momentopname
from solving.limits import Limits, Progress, silent
from solving.ordered import Level

VOLGORDE = volgorde(0)
"""Wissels before spreiding, whatever their cap: so the least number of wissels is known, for us and for the others."""
DICHTBIJ_PERMILLE = 10
VERSLAG = re.compile(r"(?P<doel>\w+): (?P<waarde>\d+), grens (?P<grens>\d+)")
"""How the solver tells where a doel stands."""


class _Luisteraar:
    """Notes when each doel was done, and when the spreiding first lay close to its bound."""

    def __init__(self, klok: Klok, meld: Progress) -> None:
        self._klok, self._meld = klok, meld
        self.klaar: dict[str, Tijd] = {}
        self.dichtbij: Tijd | None = None

    def meld(self, tekst: str) -> None:
        self._meld(f"{self._klok.tijd().cpu_s:7.1f} cpu s  {tekst}")
        gelezen = VERSLAG.fullmatch(tekst)
        if gelezen is None:
            return
        self.klaar[gelezen["doel"]] = self._klok.tijd()
        if gelezen["doel"] == SPREIDING and self.dichtbij is None and int(gelezen["waarde"]) - int(gelezen["grens"]) <= DICHTBIJ_PERMILLE:
            self.dichtbij = self._klok.tijd()


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
    team = next(iter(teams)) if len(teams) == 1 else None
    klok = Klok()
    instantie = bouw(opname, lees_beleid(wijziging=dict(beleid)), Opties(team=team, wissels=max_wissels))
    bouwtijd = klok.tijd()
    oor, zoekklok = _Luisteraar(klok, meld), Klok()
    oplossing = los_op(instantie.problem, Limits(rekentijd), oor.meld, VOLGORDE)
    zoektijd, schrijfklok = zoekklok.tijd(), Klok()
    waarden = gekeurd(instantie, oplossing.keuzes)
    schrijftijd = schrijfklok.tijd()
    doelen = tuple(_doel(niveau, waarden) for niveau in oplossing.niveaus)
    bewezen = {doel.naam for doel in doelen if doel.bewezen}
    wissels = wissels_van(instantie.problem, oplossing.keuzes)
    front, fronttijd = _front(opname, instantie.beleid, team, rekentijd, meld) if met_front and team is not None else ((), None)
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
        spreiding_dichtbij=oor.dichtbij,
        doelen=doelen,
        wissels=wissels,
        front=front,
        fronttijd=fronttijd,
        anderen=(*zonder_zoeken(instantie), *gelijken),
    )


def _front(opname: Momentopname, beleid: Beleid, team: str, rekentijd: float, meld: Progress) -> tuple[tuple[Frontpunt, ...], Tijd]:
    """The five points that `passend front` makes, each checked, together in the time of one allocation."""
    klok = Klok()
    punten = maak_front(opname, beleid, team, limits=Limits(rekentijd / len(PUNTEN)), progress=meld)
    return tuple(Frontpunt(punt.hoogstens, punt.gebruikt, punt.spreiding, punt.grens) for punt in punten), klok.tijd()


def _doel(niveau: Level, waarden: Mapping[str, int]) -> Doelmeting:
    waarde = waarden[niveau.name]
    return Doelmeting(niveau.name, waarde, min(niveau.best, waarde), min(niveau.bound, waarde), niveau.proven and niveau.bound == waarde)
