"""A first allocation that holds: everybody stays, whose eerste is weg gets a successor, who is new waits (counting.md 33)."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from allocation.problem import GEEN, Keuzes, Problem, Vraag
from allocation.vragen import kan_staan
from solving.matrix import Ints


def blijft_zoals_het_is(problem: Problem) -> Keuzes:
    """Nobody moves but who must: a successor is the one with most room left, who takes over and so may exceed the limit."""
    uit = Keuzes.geen(len(problem.vragen))
    last = np.zeros(len(problem.aanbieders), dtype=np.int64)
    wachten = []
    for nummer, van in enumerate(problem.vragen):
        nu = van.nu_eerste
        tweede = van.nu_tweede if van.nu_tweede in van.tweede else GEEN
        if nu != GEEN and not problem.aanbieders[nu].weg and kan_staan(van, nu, tweede):
            _zet(uit, last, van, nummer, nu, tweede)
        elif van.verplicht:
            wachten.append(nummer)
    for nummer in wachten:
        van = problem.vragen[nummer]
        paar = min(_opvolgers(problem, van), key=lambda paar: (_druk(problem, last, van, paar), paar), default=None)
        if paar is not None:
            _zet(uit, last, van, nummer, *paar)
    return uit


def _opvolgers(problem: Problem, van: Vraag) -> Iterator[tuple[int, int]]:
    """Pairs that may stand, those with as few new people as can be; an onderaannemer only where there is no other."""
    for tweede in (van.nu_tweede, GEEN):
        paren = [(eerste, tweede) for eerste in van.eerste if kan_staan(van, eerste, tweede)]
        if paren and (tweede == GEEN or not problem.aanbieders[tweede].weg):
            yield from paren
            return
    paren = [(eerste, tweede) for eerste in van.eerste for tweede in van.tweede if kan_staan(van, eerste, tweede)]
    yield from paren or [(onder, GEEN) for onder in van.onder]


def _druk(problem: Problem, last: Ints, van: Vraag, paar: tuple[int, int]) -> int:
    """Points above what each of the pair may carry."""
    erbij = (van.punten, van.tweede_punten)
    return sum(int(last[wie]) + punten - problem.aanbieders[wie].grens for wie, punten in zip(paar, erbij, strict=True) if wie != GEEN)


def _zet(keuzes: Keuzes, last: Ints, van: Vraag, nummer: int, eerste: int, tweede: int) -> None:
    keuzes.eerste[nummer], keuzes.tweede[nummer] = eerste, tweede
    last[eerste] += van.punten
    if tweede != GEEN:
        last[tweede] += van.tweede_punten
