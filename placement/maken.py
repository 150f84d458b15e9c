"""Make a plan: build, solve, write down, and let the independent checker judge before anyone sees it (design.md 2, 5, 7)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import Literal

from domain.beleid import Beleid
from domain.fouten import PassendFout
from domain.momentopname import Momentopname
from domain.uitwisseling import momentopname_hash
from placement.check import Telling, Uitslag
from placement.check.afhankelijk import hangt_af_van
from placement.check.controle import beoordeel
from placement.keuzes import Keuzes
from placement.met_de_hand import gulzig, nagebootst
from placement.opbouw import Instantie, bouw
from placement.oplossen import los_op, met_eindwaarden
from placement.plan import Doelwaarde, NietGeplaatst, Plaatsing, Plan, Reden
from placement.redenen import redenen_geen_aanbod, redenen_niet_geplaatst
from placement.signalen import signalen
from placement.telling import tel
from placement.vastgelopen import eis_vastleggingen
from rules.bw import BwRegels
from solving.limits import Limits
from solving.ordered import Level

Modus = Literal["vraaggericht", "nagebootst", "gulzig"]
STANDAARD = 12.0
"""Deterministic seconds for a whole plan unless the caller says otherwise."""


@dataclass(frozen=True)
class Voortgang:
    """One line of progress; `plan_bekend` once a feasible plan exists."""

    tekst: str
    plan_bekend: bool


class PlanAfgekeurd(PassendFout):
    """The checker refused a plan of our own: a fault of the program, never shown as a plan."""

    def __init__(self, uitslag: Uitslag) -> None:
        self.uitslag = uitslag
        super().__init__("De onafhankelijke controle keurde het plan af: " + ", ".join(sorted(uitslag.soorten)))


def maak_plan(
    opname: Momentopname,
    beleid: Beleid,
    modus: Modus = "vraaggericht",
    limits: Limits | None = None,
    progress: Callable[[Voortgang], None] | None = None,
    regels: BwRegels | None = None,
) -> Plan:
    """A checked plan for everybody who waits.

    Raises:
        InvoerFout: a pin on someone who does not wait.
        Vastleggingsconflict: pins that cannot hold together.
        PlanAfgekeurd: the checker found a fault in the plan (a bug here).
    """
    return plan_van(bouw(opname, beleid, regels), modus, limits or Limits(STANDAARD), progress)


def plan_van(instantie: Instantie, modus: Modus, limits: Limits, progress: Callable[[Voortgang], None] | None = None) -> Plan:
    """A checked plan for an instance that is already built; raises as `maak_plan`."""
    keuzes, niveaus, afgebroken = beslis(instantie, modus, limits, progress)
    return gecontroleerd(instantie, keuzes, niveaus, modus, afgebroken)


def beslis(instantie: Instantie, modus: Modus, limits: Limits, progress: Callable[[Voortgang], None] | None = None) -> tuple[Keuzes, tuple[Level, ...], bool]:
    """Only the decisions: who, where, when, with whom; and how each doel ended."""
    bekend = False

    def meld(tekst: str) -> None:
        if progress is not None:
            progress(Voortgang(tekst, bekend))

    def gevonden(_: Keuzes) -> None:
        nonlocal bekend
        bekend = True

    problem, beleid = instantie.problem, instantie.beleid
    if modus == "vraaggericht":
        oplossing = los_op(problem, beleid, limits, meld, gevonden)
        return oplossing.keuzes, oplossing.niveaus, oplossing.afgebroken
    met_de_hand = nagebootst(problem) if modus == "nagebootst" else gulzig(problem)
    keuzes = eis_vastleggingen(problem, met_de_hand, limits)
    doelen = tel(problem, keuzes)
    los = [Level(naam, doelen[naam], 0, doelen[naam] == 0 and _alle_nul(doelen, beleid.doelen, naam), 0.0) for naam in beleid.doelen]
    return keuzes, met_eindwaarden(problem, los, keuzes), False


def _alle_nul(doelen: dict[str, int], namen: Sequence[str], tot: str) -> bool:
    return all(doelen[naam] == 0 for naam in namen[: list(namen).index(tot)])


def gecontroleerd(instantie: Instantie, keuzes: Keuzes, niveaus: Sequence[Level], modus: Modus = "vraaggericht", afgebroken: bool = False) -> Plan:
    """Write the decisions down as a plan and have it checked.

    Raises:
        PlanAfgekeurd: the checker refuses it.
    """
    telling = Telling(instantie.opname, instantie.beleid, instantie.regels, instantie.regio)
    hashes = {"momentopname": momentopname_hash(instantie.opname), "beleid": instantie.beleid.sha256(), "regels": instantie.regels.sha256}
    plan = _opgeschreven(instantie, telling, keuzes, niveaus, hashes, modus, afgebroken)
    uitslag = beoordeel(telling, plan, hashes)
    if not uitslag.goed:
        raise PlanAfgekeurd(uitslag)
    return plan


def plaatsingen_van(instantie: Instantie, keuzes: Keuzes) -> tuple[Plaatsing, ...]:
    """The decisions as rows of a plan, by client id."""
    problem = instantie.problem
    return tuple(
        Plaatsing(
            client_id=problem.personen[nummer].client_id,
            plekgroep_id=problem.plek_ids[int(problem.paar_plek[keuzes.paar[nummer]])],
            week=problem.maandagen[int(keuzes.week[nummer])],
            sleutelfiguur_id=problem.sleutelfiguren.ids[int(keuzes.sleutelfiguur[nummer])] if keuzes.sleutelfiguur[nummer] >= 0 else None,
            soort="verhuizing" if problem.personen[nummer].verhuist else "plaatsing",
        )
        for nummer in keuzes.geplaatst.tolist()
    )


def _opgeschreven(
    instantie: Instantie, telling: Telling, keuzes: Keuzes, niveaus: Sequence[Level], hashes: dict[str, str], modus: Modus, afgebroken: bool
) -> Plan:
    rijen = plaatsingen_van(instantie, keuzes)
    afhankelijk = hangt_af_van(telling, rijen)
    waarden = tel(instantie.problem, keuzes)
    niet = redenen_niet_geplaatst(instantie, keuzes)
    wens = {p.client_id for p in instantie.wachtenden if p.wacht_op_wens}
    return Plan(
        modus=modus,
        peildatum=instantie.opname.peildatum,
        solver=f"ortools {version('ortools')}",
        afgebroken=afgebroken,
        doelen=tuple(Doelwaarde(naam=n.name, waarde=waarden[n.name], beste=n.best, grens=n.bound, bewezen=n.proven) for n in niveaus),
        kengetallen=telling.kengetallen(rijen),
        plaatsingen=tuple(rij.model_copy(update={"hangt_af_van": afhankelijk[rij.client_id]}) for rij in rijen),
        niet_geplaatst=tuple(NietGeplaatst(client_id=c, redenen=r) for c, r in sorted(niet.items()) if c not in wens),
        geen_passend_aanbod=tuple(NietGeplaatst(client_id=c, redenen=r) for c, r in sorted(redenen_geen_aanbod(instantie).items())),
        wacht_op_voorkeur=tuple(NietGeplaatst(client_id=c, redenen=r) for c, r in sorted(niet.items()) if c in wens),
        buiten_plan=_buiten_plan(instantie),
        signalen=signalen(instantie, keuzes),
        **hashes,
    )


def _buiten_plan(instantie: Instantie) -> tuple[Reden, ...]:
    wachtend = {p.client_id for p in instantie.wachtenden}
    uit = []
    for client_id in sorted(instantie.opname.client):
        if client_id not in wachtend:
            reden = instantie.regels.buiten_plan_reden(client_id, instantie.problem.maandagen)
            if reden is not None:
                uit.append(Reden(client_id=client_id, reden=reden))
    return tuple(uit)
