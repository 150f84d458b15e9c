"""Questions about one client on a loaded base plan: how long a person waits for proposals and for a why-not, per kind of answer."""

from __future__ import annotations

import math
import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from benchmarks.instances.genereer import genereer
from benchmarks.speed.klok import Klok, Tijd
from domain.beleid import lees_beleid
from placement.basis import Basis, maak_basis
from placement.maken import STANDAARD
from placement.prijs import prijzer_van
from placement.voorstellen import voorstellen_op
from placement.waarom_niet import waarom_niet_op
from solving.limits import Limits

T = TypeVar("T")
SOORTEN = ("regel", "onmogelijk", "prijs", "al_zo", "onbekend")


@dataclass(frozen=True)
class Vraagmeting:
    """One kind of question; times in seconds."""

    naam: str
    aantal: int
    p50_cpu_s: float
    p95_cpu_s: float
    p95_wall_s: float


def meet_vragen(
    maat: str, zaad: int, budget: float | None, voorstellen: int = 40, waarom_niet: int = 120, rekentijd: float = STANDAARD
) -> tuple[Vraagmeting, ...]:
    """Proposals for `voorstellen` clients and why-not for `waarom_niet` pairs, drawn with the seed; preparing the base plan is a row of its own.

    Half of the pairs are drawn from all client × locatie, half from those the rules admit: else nearly every answer would be a rule.
    """
    basis = maak_basis(genereer(maat, zaad, budget), lees_beleid(), limits=Limits(rekentijd))
    _, eenmalig = _getimed(lambda: prijzer_van(basis))
    rijen = [_samengevat("voorbereiden, eenmalig", [eenmalig])]
    loting = random.Random(zaad)
    wie = sorted(p.client_id for p in basis.instantie.problem.personen)
    tijden = [_vijf_voorstellen(basis, client) for client in sorted(loting.sample(wie, min(voorstellen, len(wie))))]
    if tijden:
        rijen.append(_samengevat("vijf voorstellen", tijden))
    per_soort: dict[str, list[Tijd]] = defaultdict(list)
    for client, locatie in _paren(basis, loting, waarom_niet):
        uitkomst, tijd = _waarom_niet(basis, client, locatie)
        per_soort[uitkomst].append(tijd)
    return (*rijen, *(_samengevat(f"waarom niet: {soort}", per_soort[soort]) for soort in SOORTEN if per_soort[soort]))


def _vijf_voorstellen(basis: Basis, client_id: str) -> Tijd:
    return _getimed(lambda: voorstellen_op(basis, client_id, 5))[1]


def _waarom_niet(basis: Basis, client_id: str, locatie_id: str) -> tuple[str, Tijd]:
    return _getimed(lambda: waarom_niet_op(basis, client_id, locatie_id).uitkomst)


def _getimed(vraag: Callable[[], T]) -> tuple[T, Tijd]:
    klok = Klok()
    antwoord = vraag()
    return antwoord, klok.tijd()


def _paren(basis: Basis, loting: random.Random, aantal: int) -> list[tuple[str, str]]:
    """Pairs of client and locatie, each once, in order of id."""
    problem = basis.instantie.problem
    wie = sorted(p.client_id for p in problem.personen)
    alle = [(client, locatie) for client in wie for locatie in sorted(basis.instantie.opname.locatie)]
    mag = sorted(
        {
            (problem.personen[persoon].client_id, problem.locatie_ids[locatie])
            for persoon, locatie in zip(problem.paar_persoon.tolist(), problem.paar_locatie.tolist(), strict=True)
        }
    )
    helft = aantal // 2
    gekozen = loting.sample(mag, min(helft, len(mag))) + loting.sample(alle, min(aantal - helft, len(alle)))
    return sorted(set(gekozen))


def _samengevat(naam: str, tijden: Sequence[Tijd]) -> Vraagmeting:
    cpu = sorted(tijd.cpu_s for tijd in tijden)
    wall = sorted(tijd.wall_s for tijd in tijden)
    return Vraagmeting(naam, len(tijden), _punt(cpu, 50), _punt(cpu, 95), _punt(wall, 95))


def _punt(gesorteerd: Sequence[float], procent: int) -> float:
    """The smallest value that at least so many percent do not exceed."""
    return gesorteerd[max(0, math.ceil(procent * len(gesorteerd) / 100) - 1)]
