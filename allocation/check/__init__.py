"""The independent check of allocations: recounts feasibility and every doel from momentopname, rules, beleid and plan alone.

It shares nothing with the model but the texts both were written from, and the plan file (`allocation.plan`).

    controleer(opname, beleid, regels, regio, verdeling)     # () when the plan is good
    tel(opname, beleid, regels, regio, verdeling)            # every doel as counted here
    haalbaarheid(opname, beleid, regels, regio, opties)      # a Telling: fast on many candidates of one momentopname
"""

from __future__ import annotations

from itertools import chain

from allocation.check.kengetallen import bezwaren_kengetallen
from allocation.check.meer_wissels import bezwaren_meer_wissels
from allocation.check.ruimte import DOEL, bezwaren_ruimte
from allocation.check.telling import Telling
from allocation.check.uitslag import SOORTEN, Bezwaar, gesorteerd
from allocation.check.verslag import (
    bezwaren_belasting,
    bezwaren_doelen,
    bezwaren_herkomst,
    bezwaren_lijsten,
    bezwaren_redenen,
    bezwaren_signalen,
    bezwaren_volgorde,
    bezwaren_wissels,
)
from allocation.plan import Opties, Verdeling
from domain.beleid import Beleid
from domain.gebied import Regio
from domain.momentopname import Momentopname
from domain.uitwisseling import momentopname_hash
from rules.toetsing import Toetsing


def controleer(opname: Momentopname, beleid: Beleid, regels: Toetsing, regio: Regio, verdeling: Verdeling) -> tuple[Bezwaar, ...]:
    """Everything that is wrong in a Verdeling; empty when it is good. `regels` are those of the same momentopname and beleid."""
    telling = Telling(opname, beleid, regels, regio, verdeling.opties)
    hashes = {"momentopname": momentopname_hash(opname), "beleid": beleid.sha256(), "regels": regels.boek.sha256}
    return bezwaren(telling, verdeling, hashes)


def bezwaren(telling: Telling, verdeling: Verdeling, hashes: dict[str, str]) -> tuple[Bezwaar, ...]:
    """The same from a prepared `Telling` of the same run, and the hashes known here."""
    geteld = telling.tel(verdeling.toewijzingen)
    zegt_op_zijn_best = any(doel.naam == DOEL and doel.grens >= geteld[DOEL] for doel in verdeling.doelen)
    return gesorteerd(
        chain(
            telling.bezwaren(verdeling.toewijzingen),
            bezwaren_ruimte(telling, verdeling.toewijzingen) if zegt_op_zijn_best else (),
            bezwaren_lijsten(telling, verdeling),
            bezwaren_redenen(telling, verdeling),
            bezwaren_wissels(telling, verdeling),
            bezwaren_doelen(verdeling, geteld),
            bezwaren_belasting(telling, verdeling),
            bezwaren_kengetallen(telling, verdeling),
            bezwaren_signalen(telling, verdeling),
            bezwaren_meer_wissels(telling, verdeling),
            bezwaren_volgorde(verdeling),
            bezwaren_herkomst(telling, verdeling, hashes),
        )
    )


def tel(opname: Momentopname, beleid: Beleid, regels: Toetsing, regio: Regio, verdeling: Verdeling) -> dict[str, int]:
    """Every doel of a Verdeling as counted here, in the order of counting.md 36."""
    return Telling(opname, beleid, regels, regio, verdeling.opties).tel(verdeling.toewijzingen)


def haalbaarheid(opname: Momentopname, beleid: Beleid, regels: Toetsing, regio: Regio, opties: Opties | None = None) -> Telling:
    """A prepared recount: `.haalbaar(toewijzingen)`, `.tel(toewijzingen)`, `.opties_van(client_id)`."""
    return Telling(opname, beleid, regels, regio, opties)


__all__ = ["SOORTEN", "Bezwaar", "Telling", "bezwaren", "controleer", "haalbaarheid", "tel"]
