"""A window: an instance in which only the clients of a few begeleiders may move (counting.md 35)."""

from __future__ import annotations

from dataclasses import replace

from allocation.problem import GEEN, PERMILLE, Keuzes, Problem, Vraag
from allocation.telling import lasten
from allocation.vragen import kan_staan

ZWAARSTE, LICHTSTE = 4, 10


def met_venster(problem: Problem, keuzes: Keuzes) -> Problem:
    """Those who carry most for their capacity may hand over, to those who carry least; everybody else keeps who they have now.

    Whoever was moved in these decisions already stays free to move.
    """
    belast = lasten(problem, keuzes)
    wie = [nummer for nummer, van in enumerate(problem.aanbieders) if van.in_spreiding]
    wie.sort(key=lambda nummer: (-PERMILLE * int(belast[nummer]) // problem.aanbieders[nummer].capaciteit, nummer))
    zwaar, licht = set(wie[:ZWAARSTE]), set(wie[-LICHTSTE:])
    vragen = []
    for nummer, (van, rustig) in enumerate(zip(problem.vragen, problem.rustig, strict=True)):
        nu = {int(keuzes.eerste[nummer]), int(keuzes.tweede[nummer])}
        if not nu & zwaar and _kan(rustig, *nu_paar(keuzes, nummer)):
            vragen.append(rustig)
            continue
        mag = licht | nu | {van.nu_eerste, van.nu_tweede} | set(rustig.eerste) | set(rustig.tweede)
        eerste, tweede = (tuple(een for een in rol if een in mag) for rol in (van.eerste, van.tweede))
        vragen.append(replace(van, eerste=eerste, tweede=tweede))
    return replace(problem, vragen=tuple(vragen), rustig=())


def past_in(problem: Problem, keuzes: Keuzes) -> bool:
    """Whether these decisions are options of the instance."""
    return all(_kan(van, *nu_paar(keuzes, nummer)) for nummer, van in enumerate(problem.vragen))


def nu_paar(keuzes: Keuzes, nummer: int) -> tuple[int, int]:
    """First and second of a client."""
    return int(keuzes.eerste[nummer]), int(keuzes.tweede[nummer])


def _kan(van: Vraag, eerste: int, tweede: int) -> bool:
    if eerste == GEEN:
        return not van.verplicht
    return kan_staan(van, eerste, tweede)
