"""Parts of an instance that share nobody: the clients and aanbieders of a part, numbered anew, and back again.

Teams hang together only through a begeleider with a client of another team (counting.md 28), the cap on wissels and the share of
onderaannemers; the last two are for who joins the parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from allocation.problem import GEEN, Keuzes, Problem, Vraag
from solving.matrix import Ints


@dataclass(frozen=True)
class Deel:
    """A part as an instance of its own, and which clients and aanbieders of the whole it holds."""

    problem: Problem
    vragen: Ints
    aanbieders: Ints

    def keuzes(self, geheel: Keuzes) -> Keuzes:
        """Decisions of the whole in the numbers of the part."""
        nummer = {int(wie): plaats for plaats, wie in enumerate(self.aanbieders)} | {GEEN: GEEN}
        kanten = (geheel.eerste[self.vragen], geheel.tweede[self.vragen])
        eerste, tweede = (np.array([nummer[int(wie)] for wie in kant], dtype=np.int64) for kant in kanten)
        return Keuzes(eerste, tweede)

    def zet(self, geheel: Keuzes, keuzes: Keuzes) -> None:
        """Write the decisions of the part into the whole."""
        for kant, van in ((geheel.eerste, keuzes.eerste), (geheel.tweede, keuzes.tweede)):
            heeft = van != GEEN
            # only numbers of the part are looked up: a part may hold clients and nobody to support them
            kant[self.vragen[~heeft]] = GEEN
            kant[self.vragen[heeft]] = self.aanbieders[van[heeft]]


def delen(problem: Problem) -> list[Deel]:
    """The parts, by their first team; an aanbieder without any client in view goes with its team."""
    wortel = list(range(len(problem.teams) + 1))

    def zoek(team: int) -> int:
        while wortel[team] != team:
            team = wortel[team]
        return team

    for lijst in (problem.vragen, problem.rustig):
        for van in lijst:
            for wie in {van.nu_eerste, van.nu_tweede, *van.eerste, *van.tweede, *van.onder} - {GEEN}:
                team = problem.aanbieders[wie].team
                if team != GEEN:
                    wortel[max(zoek(team), zoek(van.team))] = min(zoek(team), zoek(van.team))
    uit = []
    for team in sorted({zoek(team) for team in range(len(problem.teams))}):
        vragen = [nummer for nummer, van in enumerate(problem.vragen) if zoek(van.team) == team]
        buiten = {wie for nummer in vragen for wie in (problem.vragen[nummer].nu_eerste, problem.vragen[nummer].nu_tweede)}
        aanbieders = [
            nummer for nummer, wie in enumerate(problem.aanbieders) if (wie.team == GEEN and nummer in buiten) or (wie.team != GEEN and zoek(wie.team) == team)
        ]
        if vragen or aanbieders:
            uit.append(_deel(problem, vragen, aanbieders))
    return uit


def _deel(problem: Problem, vragen: list[int], aanbieders: list[int]) -> Deel:
    nummer = {wie: plaats for plaats, wie in enumerate(aanbieders)}
    plaats = {vraag: plaats for plaats, vraag in enumerate(vragen)}
    pins = tuple(
        replace(pin, vraag=plaats[pin.vraag], keuzes=tuple((rol, nummer[wie]) for rol, wie in pin.keuzes if wie in nummer))
        for pin in problem.pins
        if pin.vraag in plaats
    )
    deel = replace(
        problem,
        vragen=tuple(_hernummerd(problem.vragen[vraag], nummer) for vraag in vragen),
        rustig=tuple(_hernummerd(problem.rustig[vraag], nummer) for vraag in vragen) if problem.rustig else (),
        aanbieders=tuple(problem.aanbieders[wie] for wie in aanbieders),
        pins=pins,
    )
    return Deel(deel, np.array(vragen, dtype=np.int64), np.array(aanbieders, dtype=np.int64))


def _hernummerd(van: Vraag, nummer: Mapping[int, int]) -> Vraag:
    def rij(wie: Iterable[int]) -> tuple[int, ...]:
        return tuple(nummer[een] for een in wie)

    def groep(wie: Iterable[int]) -> frozenset[int]:
        return frozenset(nummer[een] for een in wie if een in nummer)

    return replace(
        van,
        nu_eerste=nummer.get(van.nu_eerste, GEEN),
        nu_tweede=nummer.get(van.nu_tweede, GEEN),
        eerste=rij(van.eerste),
        tweede=rij(van.tweede),
        onder=rij(van.onder),
        eist=tuple(groep(wie) for wie in van.eist),
        met_tweede=groep(van.met_tweede),
        zonder_tweede=groep(van.zonder_tweede),
        wil_expertise=tuple(groep(wie) for wie in van.wil_expertise),
        wil_taal=None if van.wil_taal is None else groep(van.wil_taal),
        anders=groep(van.anders),
    )
