"""Smaller instances around the decisions so far: where to look for something better without looking everywhere."""

from __future__ import annotations

from dataclasses import replace

from allocation.problem import GEEN, PERMILLE, Keuzes, Problem, Vraag
from allocation.telling import lasten
from allocation.vragen import mag_zo

ZWAARSTE, LICHTSTE = 6, 8
"""So many of each end of the load are in a window: few enough to be solved at once."""


def rond(problem: Problem, keuzes: Keuzes) -> Problem:
    """The quiet instance, in which whoever was moved by choice keeps who they have now."""
    if not problem.rustig:
        return problem
    vragen = []
    for nummer, (van, rustig) in enumerate(zip(problem.vragen, problem.rustig, strict=True)):
        eerste, tweede = int(keuzes.eerste[nummer]), int(keuzes.tweede[nummer])
        vragen.append(rustig if mag_zo(rustig, eerste, tweede) else _vast(van, eerste, tweede))
    return replace(problem, vragen=tuple(vragen), rustig=())


def venster(problem: Problem, keuzes: Keuzes) -> tuple[Problem, list[int]]:
    """Who carries most for their capacity may hand over clients as first to who carries least; and which clients those are.

    Seconds stay, and so does everybody who still waits for a first talk: their weeks hang together.
    """
    belast = lasten(problem, keuzes)
    wie = [nummer for nummer, van in enumerate(problem.aanbieders) if van.in_spreiding]
    wie.sort(key=lambda nummer: (-PERMILLE * int(belast[nummer]) // problem.aanbieders[nummer].capaciteit, nummer))
    zwaar, licht = set(wie[:ZWAARSTE]), set(wie[-LICHTSTE:])
    vragen, vrij = list(problem.vragen), []
    for nummer, van in enumerate(problem.vragen):
        eerste, tweede = int(keuzes.eerste[nummer]), int(keuzes.tweede[nummer])
        verplaatst = eerste not in (van.nu_eerste, GEEN)
        if van.te_laat or eerste not in van.eerste or not (eerste in zwaar or (verplaatst and eerste in licht)):
            continue
        mag = licht | zwaar | {eerste, van.nu_eerste}
        vragen[nummer] = replace(
            van, eerste=tuple(een for een in van.eerste if een in mag), onder=(), tweede=() if tweede == GEEN else (tweede,), verplicht=True
        )
        vrij.append(nummer)
    return replace(problem, vragen=tuple(vragen), rustig=()), vrij


def _vast(van: Vraag, eerste: int, tweede: int) -> Vraag:
    """Only these two."""
    onder = (eerste,) if eerste in van.onder else ()
    return replace(van, eerste=() if onder else (eerste,), onder=onder, tweede=() if tweede == GEEN else (tweede,), verplicht=True)
