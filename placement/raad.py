"""What would make an impossible placement possible, each piece of advice verified by a solve (design.md section 5)."""

from __future__ import annotations

import dataclasses

import numpy as np

from placement.problem import Problem, Rijnaam
from placement.tegenhouders import Tegenhouders, Vraag
from placement.telling import lasten
from solving.limits import Limits

SLEUTELFIGUUR = ("sleutelfiguur", "max_sleutelfiguren")
BUDGET = ("budget_week", "budget_horizon")


def raad_bij(vraag: Vraag, gevonden: Tegenhouders, limits: Limits | None = None) -> tuple[str, ...]:
    """Dutch advice. The set of causes itself was verified by the solve that found it; other ways out get one of their own."""
    soorten = {rij.soort for rij in gevonden.rijen}
    uit: list[str] = []
    if soorten <= set(BUDGET):
        uit.append(_boven_plafond(gevonden))
    if soorten <= set(SLEUTELFIGUUR):
        uit += _neemt_over(vraag, limits)
    if len(gevonden.rijen) == 1 and soorten == {"plekken"}:
        uit += _een_plek_meer(vraag, gevonden.rijen[0], limits)
    if soorten == {"bedenking"}:
        uit.append("Past wel als de locatie de bedenking laat vallen, of als de bedenking niet gedeeld wordt.")
    if soorten == {"vastlegging"}:
        uit.append("Past wel als wat is vastgelegd verandert.")
    return tuple(uit)


def _boven_plafond(gevonden: Tegenhouders) -> str:
    """How far over the ceiling the plan with the ceiling lifted goes."""
    problem = gevonden.problem
    last = lasten(problem, gevonden.keuzes)
    boven = {naam: int((last[nummer] - problem.grens[nummer]).max()) for nummer, naam in enumerate(problem.rijen) if naam in gevonden.rijen}
    delen = [f"{_euro(cent)} {'per week' if naam.soort == 'budget_week' else 'over de hele periode'}" for naam, cent in sorted(boven.items())]
    return f"Past, maar boven het budgetplafond: {' en '.join(delen)}."


def _neemt_over(vraag: Vraag, limits: Limits | None) -> list[str]:
    """Some other sleutelfiguur with room who could take this person on, their own location or not."""
    problem = vraag.problem
    sfs = problem.sleutelfiguren
    iedereen = tuple(range(len(sfs.ids)))
    van_locatie = tuple(iedereen if nummer == vraag.locatie else kan for nummer, kan in enumerate(sfs.van_locatie))
    eigen = problem.sleutelfiguur.copy()
    eigen[vraag.persoon] = -1
    anders = dataclasses.replace(problem, sleutelfiguur=eigen, sleutelfiguren=dataclasses.replace(sfs, van_locatie=van_locatie))
    gevonden = vraag.antwoord(limits, anders)
    if gevonden is None or gevonden.rijen:
        return []
    hier = [p for p in gevonden.keuzes.geplaatst.tolist() if problem.paar_locatie[gevonden.keuzes.paar[p]] == vraag.locatie and p != vraag.persoon]
    if any(gevonden.keuzes.sleutelfiguur[p] not in (*sfs.van_locatie[vraag.locatie], eigen[p]) for p in hier):
        return []  # the plan found moves someone else to another sleutelfiguur too: not what is advised
    wie = sfs.ids[int(gevonden.keuzes.sleutelfiguur[vraag.persoon])]
    return [f"Past wel als sleutelfiguur {wie} het overneemt."]


def _een_plek_meer(vraag: Vraag, rij: Rijnaam, limits: Limits | None) -> list[str]:
    ruimer = _ruimer(vraag.problem, rij, 1)
    gevonden = vraag.antwoord(limits, ruimer)
    if gevonden is None or gevonden.rijen:
        return []
    return [f"Past wel als er in {rij.a} één plek vrij komt."]


def _ruimer(problem: Problem, rij: Rijnaam, erbij: int) -> Problem:
    grens = problem.grens.copy()
    grens[problem.rijen.index(rij)] += np.int64(erbij)
    return dataclasses.replace(problem, grens=grens)


def _euro(cent: int) -> str:
    return f"€ {cent / 100:,.2f}".replace(",", " ").replace(".", ",")
