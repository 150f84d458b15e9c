"""The prover: CP-SAT finds a case that meets a wish, or proves that there is none in the window of days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeAlias

from ortools.sat.python import cp_model

from rules.geval import bijdrage
from rules.verifieer.feitmodel import Feitmodel, Literal, niet
from rules.verifieer.formule import Formule, Twee
from rules.verifieer.perioden import Periode
from rules.verifieer.ruimte import Ruimte
from rules.waarden import ONWAAR, ONZEKER, WAAR, Waarde

Gevonden: TypeAlias = tuple[date, dict[str, Waarde]]
Wens: TypeAlias = Mapping[int, frozenset[int]]
"""Per version of a rule the contributions (`bijdrage`) it may have."""


def bewijs(periode: Periode, ruimte: Ruimte, wensen: Sequence[Wens], vast: Mapping[str, Waarde] | None = None) -> Gevonden | None:
    """A day and facts that meet one of these wishes (per version the contributions it may have), or None: proven that there are none.

    The facts in `vast` have that value in every case. The day asked is any day of the period in the window; where a rule counts months
    or working days, one of `Ruimte.dagen`.

    Raises:
        RuntimeError: the prover gave no answer, which such small models never give reason for.
    """
    if not ruimte.kalender:
        return _bewijs(periode, ruimte, periode.van, periode.tot, wensen, vast or {})
    for dag in ruimte.dagen(periode.van, periode.tot, periode.dag):
        if gevonden := _bewijs(periode, ruimte, dag, dag, wensen, vast or {}):
            return gevonden
    return None


def _bewijs(periode: Periode, ruimte: Ruimte, van: date, tot: date, wensen: Sequence[Wens], vast: Mapping[str, Waarde]) -> Gevonden | None:
    feiten = Feitmodel(ruimte, van, tot)
    formule, regels = Formule(feiten), dict(periode.versies)
    gelezen: dict[int, Twee] = {}
    for versie in sorted({versie for wens in wensen for versie in wens}):
        twee = formule.lees(regels[versie].als)
        gelezen[versie] = twee if bijdrage(regels[versie], WAAR) == WAAR else Twee(twee.onwaar, twee.waar, twee.zeker)
    for naam, waarde in vast.items():
        feiten.zet_vast(naam, waarde)
    doelen = [feiten.en([_mag(feiten, gelezen[versie], mag) for versie, mag in sorted(wens.items())]) for wens in wensen]
    feiten.model.add_bool_or([doel for doel in doelen if doel is not False])
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.catch_sigint_signal = False  # its handler would stay, and Ctrl-C no longer reach Python
    solver.parameters.random_seed = 1
    solver.parameters.cp_model_presolve = False
    solver.parameters.cp_model_probing_level = 0
    solver.parameters.linearization_level = 0
    status = solver.solve(feiten.model)
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return feiten.geval(solver)
    if status == cp_model.INFEASIBLE:
        return None
    raise RuntimeError(f"the prover stopped without an answer: {status.name}")


def _mag(feiten: Feitmodel, gelezen: Twee, mag: frozenset[int]) -> Literal:
    """That a contribution is one of these: none of the others."""
    anders: Mapping[int, Literal] = {
        ONWAAR: gelezen.onwaar,
        ONZEKER: False if gelezen.zeker else feiten.en([niet(gelezen.waar), niet(gelezen.onwaar)]),
        WAAR: gelezen.waar,
    }
    return feiten.en([niet(literal) for waarde, literal in anders.items() if waarde not in mag])
