"""The instance with which a neighbourhood is searched: first talks of those who are not free must not be counted wrong (counting.md 34).

Who is free and wants a first talk may only go to first begeleiders all of whose talks are free too (`wie`); elsewhere they keep their first, and
their talk is left out. Then the days late differ from the true ones by the same number for every decision.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from allocation.problem import GEEN, Keuzes, Problem, Vraag


def deelproblem(problem: Problem, basis: Keuzes, vrij: Set[int], wie: Set[int]) -> Problem:
    """The same clients, those in `vrij` with fewer options."""
    vragen = list(problem.vragen)
    for nummer in sorted(vrij):
        if vragen[nummer].te_laat:
            vragen[nummer] = _beperkt(vragen[nummer], int(basis.eerste[nummer]), wie)
    return replace(problem, vragen=tuple(vragen))


def praat_bij(problem: Problem, basis: Keuzes, wie: Set[int]) -> set[int]:
    """Who wants a first talk and has one of these as first in the base."""
    return {nummer for nummer, vraag in enumerate(problem.vragen) if vraag.te_laat and int(basis.eerste[nummer]) in wie}


def _beperkt(vraag: Vraag, eerste: int, wie: Set[int]) -> Vraag:
    if eerste in wie or eerste == GEEN:
        return replace(vraag, eerste=tuple(ander for ander in vraag.eerste if ander in wie))
    onder = tuple(ander for ander in vraag.onder if ander == eerste)
    return replace(
        vraag,
        eerste=tuple(ander for ander in vraag.eerste if ander == eerste),
        tweede=() if onder else vraag.tweede,
        onder=onder,
        euros=tuple(cent for ander, cent in zip(vraag.onder, vraag.euros, strict=True) if ander == eerste) if vraag.euros else (),
        te_laat=(),
    )
