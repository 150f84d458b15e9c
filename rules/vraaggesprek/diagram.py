"""Decision diagrams: a verdict as a function of the facts that are still open.

A node asks one fact and has a child per possible answer; equal functions are one node. So a function is constant exactly when it is
an end, and a fact can still change it exactly when it occurs below its node. Facts are numbers, asked in rising order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

Eindwaarde: TypeAlias = int | tuple[int, ...]
"""What a function gives in the end: a truth value, or while a table is being made the highest value per outcome."""
Knoop: TypeAlias = int


class Diagram:
    """Nodes over facts with `graad[i]` possible answers each."""

    def __init__(self, graad: Sequence[int]) -> None:
        self.graad = tuple(graad)
        self._inhoud: list[tuple[int, tuple[Knoop, ...]]] = []
        self._waarden: list[Eindwaarde | None] = []
        self._knopen: dict[tuple[int, tuple[Knoop, ...]], Knoop] = {}
        self._einden: dict[Eindwaarde, Knoop] = {}
        self._draagvlak: dict[Knoop, frozenset[int]] = {}
        self._uitkomsten: dict[Knoop, frozenset[Eindwaarde]] = {}
        self._gekozen: dict[tuple[Knoop, int, int], Knoop] = {}

    def eind(self, waarde: Eindwaarde) -> Knoop:
        """The function that always gives this."""
        if waarde not in self._einden:
            self._einden[waarde] = self._nieuw((len(self.graad), ()), waarde)
        return self._einden[waarde]

    def knoop(self, feit: int, kinderen: tuple[Knoop, ...]) -> Knoop:
        """The function that asks `feit` first, all facts below it being later ones."""
        if all(kind == kinderen[0] for kind in kinderen):
            return kinderen[0]
        sleutel = (feit, kinderen)
        if sleutel not in self._knopen:
            self._knopen[sleutel] = self._nieuw(sleutel, None)
        return self._knopen[sleutel]

    def waarde(self, knoop: Knoop) -> Eindwaarde | None:
        """What it gives whatever is answered; None while that differs."""
        return self._waarden[knoop]

    def draagvlak(self, knoop: Knoop) -> frozenset[int]:
        """The facts that can change it."""
        if knoop not in self._draagvlak:
            feit, kinderen = self._inhoud[knoop]
            self._draagvlak[knoop] = frozenset({feit}).union(*map(self.draagvlak, kinderen)) if kinderen else frozenset()
        return self._draagvlak[knoop]

    def uitkomsten(self, knoop: Knoop) -> frozenset[Eindwaarde]:
        """Everything it can give."""
        if knoop not in self._uitkomsten:
            waarde = self._waarden[knoop]
            kinderen = self._inhoud[knoop][1]
            self._uitkomsten[knoop] = frozenset().union(*map(self.uitkomsten, kinderen)) if waarde is None else frozenset({waarde})
        return self._uitkomsten[knoop]

    def kies(self, knoop: Knoop, feit: int, antwoord: int) -> Knoop:
        """The function that is left once a fact is answered."""
        eerste, kinderen = self._inhoud[knoop]
        if eerste > feit:
            return knoop
        if eerste == feit:
            return kinderen[antwoord]
        sleutel = (knoop, feit, antwoord)
        if sleutel not in self._gekozen:
            self._gekozen[sleutel] = self.knoop(eerste, tuple(self.kies(kind, feit, antwoord) for kind in kinderen))
        return self._gekozen[sleutel]

    def combineer(self, samen: Callable[[Eindwaarde, Eindwaarde], Eindwaarde], links: Knoop, rechts: Knoop) -> Knoop:
        """Two functions made one, end by end."""
        bekend: dict[tuple[Knoop, Knoop], Knoop] = {}

        def lees(a: Knoop, b: Knoop) -> Knoop:
            if (a, b) not in bekend:
                bekend[a, b] = maak(a, b)
            return bekend[a, b]

        def maak(a: Knoop, b: Knoop) -> Knoop:
            eind_a, eind_b = self._waarden[a], self._waarden[b]
            if eind_a is not None and eind_b is not None:
                return self.eind(samen(eind_a, eind_b))
            (feit_a, van_a), (feit_b, van_b) = self._inhoud[a], self._inhoud[b]
            feit = min(feit_a, feit_b)
            breed_a = van_a if feit_a == feit else (a,) * self.graad[feit]
            breed_b = van_b if feit_b == feit else (b,) * self.graad[feit]
            return self.knoop(feit, tuple(map(lees, breed_a, breed_b)))

        return lees(links, rechts)

    def beeld(self, naar: Callable[[Eindwaarde], Eindwaarde], knoop: Knoop) -> Knoop:
        """The same function with other ends."""
        bekend: dict[Knoop, Knoop] = {}

        def lees(k: Knoop) -> Knoop:
            if k not in bekend:
                waarde = self._waarden[k]
                feit, kinderen = self._inhoud[k]
                bekend[k] = self.knoop(feit, tuple(map(lees, kinderen))) if waarde is None else self.eind(naar(waarde))
            return bekend[k]

        return lees(knoop)

    def zonder(self, knoop: Knoop, feit: int, samen: Callable[[Eindwaarde, Eindwaarde], Eindwaarde]) -> Knoop:
        """What is sure without ever knowing a fact: its answers taken together."""
        uit = self.kies(knoop, feit, 0)
        for antwoord in range(1, self.graad[feit]):
            uit = self.combineer(samen, uit, self.kies(knoop, feit, antwoord))
        return uit

    def _nieuw(self, inhoud: tuple[int, tuple[Knoop, ...]], waarde: Eindwaarde | None) -> Knoop:
        self._inhoud.append(inhoud)
        self._waarden.append(waarde)
        return len(self._inhoud) - 1
