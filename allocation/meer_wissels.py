"""What two voluntary wissels more would gain beside an allocation: found apart, checked as a plan of its own, told with who would move."""

from __future__ import annotations

from allocation.koppels import keuzes_van
from allocation.maken import gecontroleerd, nagekeken
from allocation.opbouw import bouw
from allocation.oplossen import Oplossing, los_op
from allocation.plan import MeerWissels, Rol, Toewijzing, Verdeling, Verhuizing
from allocation.problem import Keuzes, Problem
from allocation.telling import ACHTERAAN, tel, volgorde, vrijwillig_per_client
from domain.beleid import Beleid
from domain.momentopname import Momentopname
from solving.limits import Limits
from solving.ordered import Level

ERBIJ = 2
"""Voluntary wissels more than were asked."""
REKENTIJD = 2.0
"""Deterministic seconds for it: a few seconds of waiting on a team of fifteen."""


def met_meer_wissels(opname: Momentopname, beleid: Beleid, verdeling: Verdeling, limits: Limits, erbij: int = ERBIJ) -> Verdeling:
    """The same allocation, telling what `erbij` voluntary wissels more would gain; as it was where a person already asked to stop.

    Raises:
        VerdelingAfgekeurd: the check refuses what was found, or the whole (a bug here).
    """
    if limits.stop.requested:
        return verdeling
    opties = verdeling.opties.model_copy(update={"wissels": verdeling.opties.wissels + erbij})
    instantie = bouw(opname, beleid, opties)
    problem, namen = instantie.problem, [naam for naam in volgorde(opties.wissels) if naam not in ACHTERAAN]
    nu = keuzes_van(problem, verdeling.toewijzingen)
    gevonden = los_op(problem, limits.at_most(REKENTIJD), doelen=namen).keuzes
    keuzes = gevonden if orde(problem, gevonden) < orde(problem, nu) else nu
    straks = gecontroleerd(instantie, Oplossing(keuzes, zonder_bewijs(problem, keuzes), False))
    waarden = {doel.naam: doel.waarde for doel in straks.doelen}
    meer = MeerWissels(
        wissels=opties.wissels,
        niet_toegewezen=waarden["niet_toegewezen"],
        boven_capaciteit=waarden["boven_capaciteit"],
        spreiding=waarden["spreiding"],
        verhuizingen=verhuizingen(problem, keuzes, straks),
        toewijzingen=_anders(verdeling, straks),
    )
    return nagekeken(instantie, verdeling.model_copy(update={"meer_wissels": meer}))


def _anders(nu: Verdeling, straks: Verdeling) -> tuple[Toewijzing, ...]:
    """Rows that stand otherwise, by client id; a client who would then have nobody as a row with nobody."""
    stond_er, blijft = set(nu.toewijzingen), {rij.client_id for rij in straks.toewijzingen}
    anders = [rij for rij in straks.toewijzingen if rij not in stond_er]
    anders += [Toewijzing(client_id=rij.client_id) for rij in nu.toewijzingen if rij.client_id not in blijft]
    return tuple(sorted(anders, key=lambda rij: rij.client_id))


def zonder_bewijs(problem: Problem, keuzes: Keuzes) -> tuple[Level, ...]:
    """Every doel as counted, with nothing claimed."""
    geteld = tel(problem, keuzes)
    return tuple(Level(naam, geteld[naam], 0, False, 0.0) for naam in volgorde(problem.wissels))


def orde(problem: Problem, keuzes: Keuzes) -> tuple[int, ...]:
    """The doelen that are searched, in their order with wissels allowed."""
    geteld = tel(problem, keuzes)
    return tuple(geteld[naam] for naam in volgorde(1) if naam not in ACHTERAAN)


def verhuizingen(problem: Problem, keuzes: Keuzes, verdeling: Verdeling) -> tuple[Verhuizing, ...]:
    """Clients with a wissel that counts for the cap, and the roles that do; the others are forced or released (counting.md 35)."""
    rijen = {rij.client_id: rij for rij in verdeling.toewijzingen}
    uit = []
    for vraag, aantal in zip(problem.vragen, vrijwillig_per_client(problem, keuzes), strict=True):
        if aantal:
            eerste = vraag.telt_eerste and "eerste" in rijen[vraag.client_id].wissel
            telt: dict[Rol, bool] = {"eerste": eerste, "tweede": aantal > eerste}
            uit.append(Verhuizing(client_id=vraag.client_id, rollen=tuple(rol for rol, wel in telt.items() if wel)))
    return tuple(uit)
