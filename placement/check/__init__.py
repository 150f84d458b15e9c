"""The independent check of placement plans: recounts feasibility and every doel from momentopname, rules, beleid and plan alone.

It shares nothing with the model but the texts both were written from, and the plan file (`placement.plan`).

    uitslag = check(opname, beleid, plan)
    uitslag.goed, uitslag.bevindingen, uitslag.doelen, uitslag.kengetallen
"""

from __future__ import annotations

from domain.beleid import Beleid
from domain.gebied import laad_regio
from domain.momentopname import Momentopname
from domain.uitwisseling import momentopname_hash
from placement.check.controle import beoordeel
from placement.check.telling import Telling
from placement.check.uitslag import Bevinding, Uitslag
from placement.plan import Plan
from rules.bw import BwRegels


def check(opname: Momentopname, beleid: Beleid, plan: Plan, regels: BwRegels | None = None) -> Uitslag:
    """Recounts a plan. `regels` are those of the same momentopname; made here when not given.

    Returns every finding (none: the plan is good) and the numbers as counted here (counting.md 6-27).
    """
    regio = laad_regio()
    bron = regels or BwRegels(opname, beleid, regio)
    hashes = {"momentopname": momentopname_hash(opname), "beleid": beleid.sha256(), "regels": bron.sha256}
    return beoordeel(Telling(opname, beleid, bron, regio), plan, hashes)


__all__ = ["Bevinding", "Telling", "Uitslag", "check"]
