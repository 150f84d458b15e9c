"""Solve an instance: one team as `team_oplossen` does it, the region team by team (design.md 6, counting.md 36)."""

from __future__ import annotations

from collections.abc import Sequence

from allocation.begin import met_de_hand
from allocation.model import Model
from allocation.model_doelen import Doelenmodel
from allocation.ondergrenzen import ondergrenzen
from allocation.per_team import Deel, delen
from allocation.problem import Keuzes, Problem
from allocation.ruimte import maak_ruimte
from allocation.team_oplossen import Oplosser, Oplossing
from allocation.telling import WISSELS, tel, volgorde, vrijwillig_per_client
from solving.cpsat import CpSat
from solving.limits import Limits, Progress, silent
from solving.matrix import weighted
from solving.ordered import Level, counted

__all__ = ["Oplossing", "los_op"]

ONDER = "onderaannemers_boven_doel"


def los_op(problem: Problem, limits: Limits, progress: Progress = silent, doelen: Sequence[str] | None = None) -> Oplossing:
    """The best allocation within the limits; `doelen` gives another order than that of the beleid.

    Raises:
        Vastleggingsconflict: pins that cannot hold together.
    """
    namen = tuple(doelen or volgorde(problem.wissels))
    parten = delen(problem)
    if len(parten) <= 1:
        return Oplosser(problem, namen, limits, progress).los_op()
    return _in_delen(problem, parten, namen, limits, progress)


def _in_delen(problem: Problem, parten: Sequence[Deel], namen: Sequence[str], limits: Limits, progress: Progress) -> Oplossing:
    """Team by team. The share of onderaannemers is of all teams together: first nobody looks at it; where it then is above the target, each
    team keeps it down by itself. What was proven without it still bounds the rest; the share itself then keeps its gap."""
    zonder = tuple(naam for naam in namen if naam != ONDER)
    los, grenzen = _ieder_apart(problem, parten, zonder, limits, progress)
    if ONDER in namen and tel(problem, los.keuzes)[ONDER] > 0:
        los, _ = _ieder_apart(problem, parten, tuple(namen), limits, progress)
    niveaus = counted(namen, tel(problem, los.keuzes), grenzen)
    for niveau in niveaus:
        progress(f"{niveau.name}: {niveau.best}, grens {niveau.bound}")
    return Oplossing(los.keuzes, niveaus, los.afgebroken)


def _ieder_apart(problem: Problem, parten: Sequence[Deel], namen: Sequence[str], limits: Limits, progress: Progress) -> tuple[Oplossing, dict[str, int]]:
    """Every part by itself with its share of the time and of the cap on wissels, those that it needs first; the sums of their bounds."""
    geheel, afgebroken = Keuzes.geen(len(problem.vragen)), False
    over, mensen = limits.deterministic, len(problem.vragen)
    nodig, vrij = [0] * len(parten), problem.wissels
    for nummer in sorted(range(len(parten)), key=lambda nummer: not parten[nummer].problem.pins) if vrij else ():
        nodig[nummer] = min(vrij, _nodig(parten[nummer].problem, namen, limits))
        vrij -= nodig[nummer]
    per_part: list[Sequence[Level]] = []
    for nummer, part in enumerate(parten):
        aandeel = len(part.vragen) / max(1, mensen)
        erbij = round(vrij * aandeel)
        wissels = nodig[nummer] + erbij
        eigen = part.problem.met_wissels(wissels) if wissels else part.problem.in_rust()
        uit = Oplosser(eigen, namen, limits.at_most(over * aandeel), silent).los_op()
        part.zet(geheel, uit.keuzes)
        over, mensen, vrij = over * (1 - aandeel), mensen - len(part.vragen), vrij - erbij
        afgebroken |= uit.afgebroken
        per_part.append(uit.niveaus if wissels == problem.wissels else _altijd(part.problem, namen))
        progress(f"team {', '.join(sorted({part.problem.teams[van.team] for van in part.problem.vragen}))} verdeeld")
    return Oplossing(geheel, (), afgebroken), _opgeteld(parten, per_part, namen)


def _nodig(problem: Problem, namen: Sequence[str], limits: Limits) -> int:
    """Voluntary wissels that a part asks before anything else: for its pins, or to help who has nobody and who is above the limit."""
    if problem.pins:
        doelen = Doelenmodel(Model(problem), WISSELS)
        gevonden = CpSat(doelen.matrix).solve(weighted("wissels", doelen.doelen, (1, 1)), limits)
        if not gevonden.found:
            return 0  # nothing holds, which the part itself tells
        keuzes = doelen.model.keuzes(gevonden.values)
    else:
        keuzes = maak_ruimte(problem, met_de_hand(problem.in_rust()), namen, limits)
    return sum(vrijwillig_per_client(problem, keuzes))


def _opgeteld(parten: Sequence[Deel], per_part: Sequence[Sequence[Level]], namen: Sequence[str]) -> dict[str, int]:
    """Sums of the bounds. A part's bound holds beside its own best on the doelen before it: past the first doel that some part did not prove,
    a part could give way to another there, so only what holds for every allocation is left."""
    altijd = [ondergrenzen(part.problem) for part in parten]
    uit, bewezen = {}, True
    for nummer, naam in enumerate(namen):
        uit[naam] = sum(niveaus[nummer].bound if bewezen else grenzen.get(naam, 0) for niveaus, grenzen in zip(per_part, altijd, strict=True))
        bewezen = bewezen and all(niveaus[nummer].bound >= niveaus[nummer].best and niveaus[nummer].proven for niveaus in per_part)
    return uit


def _altijd(problem: Problem, namen: Sequence[str]) -> list[Level]:
    """Bounds that hold whatever the other teams do with the cap on wissels."""
    grenzen = ondergrenzen(problem)
    return [Level(naam, grenzen.get(naam, 0), grenzen.get(naam, 0), False, 0.0) for naam in namen]
