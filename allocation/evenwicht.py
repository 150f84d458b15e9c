"""How uneven the load lies, as a sum by person: what a local search brings down when it is after the spreiding (counting.md 36)."""

from __future__ import annotations

from collections import Counter

from allocation.problem import EERSTE, GEEN, PERMILLE, TWEEDE
from allocation.stand import Stand, Wijziging


class Evenwicht:
    """Σ capacity × (relative load − what it would be without those who are being trained)²: even is best.

    They count for the max only, so what they do not carry raises the others; with `besteden`, where wissels may be spent on it, none are
    spent on relieving them of today's clients.
    """

    def __init__(self, stand: Stand, besteden: bool) -> None:
        self._stand = stand
        leden = [nummer for nummer, wie in enumerate(stand.aanbieders) if wie.in_spreiding]
        last, kan = Counter[int](), Counter[int]()
        for nummer in leden:
            wie = stand.aanbieders[nummer]
            last[wie.team] += PERMILLE * (stand.last[nummer] - (_blijft(stand, nummer) if besteden and not wie.telt_voor_min else 0))
            kan[wie.team] += wie.capaciteit if wie.telt_voor_min else 0
        gewoon = sum(stand.aanbieders[nummer].capaciteit for nummer in leden) / max(1, len(leden))
        self._punt = [0.0] * len(stand.aanbieders)
        self._doel = [0.0] * len(stand.aanbieders)
        self._gewicht = [0.0] * len(stand.aanbieders)
        self._alleen_boven = [not wie.telt_voor_min for wie in stand.aanbieders]
        for nummer in leden:
            wie = stand.aanbieders[nummer]
            self._punt[nummer] = PERMILLE / wie.capaciteit
            self._doel[nummer] = last[wie.team] / kan[wie.team] if kan[wie.team] else 0.0
            self._gewicht[nummer] = wie.capaciteit / gewoon

    def verschil(self, wijziging: Wijziging) -> float:
        """How much more uneven this would be than what stands."""
        stand, uit = self._stand, 0.0
        for wie, punten in stand.erbij(wijziging).items():
            if wie != GEEN and punten and self._gewicht[wie]:
                last = stand.last[wie]
                uit += self._een(wie, last + punten) - self._een(wie, last)
        return uit

    def _een(self, wie: int, last: int) -> float:
        scheef = last * self._punt[wie] - self._doel[wie]
        return 0.0 if scheef < 0 and self._alleen_boven[wie] else scheef * scheef * self._gewicht[wie]


def _blijft(stand: Stand, wie: int) -> int:
    """Points of the roles that this begeleider has today and keeps."""
    uit = 0
    for nummer in stand.bij[wie]:
        van, paar = stand.vragen[nummer], stand.paar(nummer)
        uit += van.punten * (paar[EERSTE] == wie == van.nu_eerste) + van.tweede_punten * (paar[TWEEDE] == wie == van.nu_tweede)
    return uit
