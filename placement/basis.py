"""The ground under every question about one client or place: the data loaded once, and a base plan to compare with."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from domain.beleid import Beleid
from domain.fouten import Fout, InvoerFout
from domain.momentopname import Momentopname
from domain.uitwisseling import momentopname_hash
from placement.check import Telling
from placement.check.controle import beoordeel
from placement.keuzes import Keuzes
from placement.maken import STANDAARD, plan_van
from placement.naar_voren import zoals
from placement.opbouw import Instantie, bouw
from placement.plan import Plan
from placement.ruim import zonder_vastleggingen
from placement.telling import tel
from placement.toestand import Toestand
from rules.bw import BwRegels
from solving.limits import Limits


@dataclass(frozen=True)
class Basis:
    """Instance, base plan and its decisions; everything a question needs more than once is kept here."""

    instantie: Instantie
    plan: Plan
    keuzes: Keuzes
    gemaakt: bool  # the plan was made here, because none was given

    @cached_property
    def telling(self) -> Telling:
        """The checker's own count, for verifying plans that answer a question."""
        return Telling(self.instantie.opname, self.instantie.beleid, self.instantie.regels, self.instantie.regio)

    @cached_property
    def doelen(self) -> dict[str, int]:
        """Values of the base plan."""
        return tel(self.instantie.problem, self.keuzes)

    @cached_property
    def plan_sha256(self) -> str:
        return hashlib.sha256(self.plan.als_json().encode()).hexdigest()

    @cached_property
    def zonder_vastleggingen(self) -> Instantie:
        """The instance as it would be without any pin."""
        return zonder_vastleggingen(self.instantie)

    def toestand(self) -> Toestand:
        """A fresh state in which the base plan is taken."""
        return zoals(self.instantie.problem, self.keuzes)


def maak_basis(opname: Momentopname, beleid: Beleid, plan: Plan | None = None, limits: Limits | None = None, regels: BwRegels | None = None) -> Basis:
    """Load once; make the base plan when none is given.

    Raises:
        InvoerFout: the plan is not one for this momentopname, beleid and rules, or the checker refuses it.
        Vastleggingsconflict: pins that cannot hold together.
    """
    instantie = bouw(opname, beleid, regels)
    gemaakt = plan is None
    if plan is None:
        plan = plan_van(instantie, "vraaggericht", limits or Limits(STANDAARD))
    else:
        _eis_geldig(instantie, plan)
    return Basis(instantie, plan, keuzes_van(instantie, plan), gemaakt)


def keuzes_van(instantie: Instantie, plan: Plan) -> Keuzes:
    """The decisions of a checked plan, numbered."""
    problem = instantie.problem
    keuzes = Keuzes.geen(problem)
    sf_nummer = {sf: nummer for nummer, sf in enumerate(problem.sleutelfiguren.ids)}
    for rij in plan.plaatsingen:
        persoon = problem.persoon_nummer[rij.client_id]
        paren = problem.paren_van[persoon]
        plek = problem.plek_nummer[rij.plekgroep_id]
        keuzes.paar[persoon] = paren[np.flatnonzero(problem.paar_plek[paren] == plek)[0]]
        keuzes.week[persoon] = (rij.week - problem.maandagen[0]).days // 7
        keuzes.sleutelfiguur[persoon] = sf_nummer[rij.sleutelfiguur_id] if rij.sleutelfiguur_id else -1
    return keuzes


def _eis_geldig(instantie: Instantie, plan: Plan) -> None:
    telling = Telling(instantie.opname, instantie.beleid, instantie.regels, instantie.regio)
    hashes = {"momentopname": momentopname_hash(instantie.opname), "beleid": instantie.beleid.sha256(), "regels": instantie.regels.sha256}
    uitslag = beoordeel(telling, plan, hashes)
    if not uitslag.goed:
        raise InvoerFout(
            Fout(bestand="plan", melding=bevinding.tekst.rstrip("."), doe="Maak een nieuw plan van deze momentopname of kies het plan dat erbij hoort.")
            for bevinding in uitslag.bevindingen
        )
