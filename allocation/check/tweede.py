"""Whether a client may have one begeleider, and whether that counts as a second who is missing (counting.md 31, 33).

Readings:
- An exception without akkoord, or for who is a `risico`, is no exception: the second is missing and may be added.
- Past `herzien_op` an exception still covers today's eerste who is alone today; for any other pair it is over.
- A sitting risk client whose second is missing or weg may go on with one (33), counted; the design's "never alone on a risk case" bars it for
  everybody else.
- Who comes from an onderaannemer has no second who is missing: that client needs a whole pair.
"""

from __future__ import annotations

from collections.abc import Set
from datetime import date

from allocation.check.deelname import Deelnemer
from allocation.plan import Toewijzing

GOED, MIST = "goed", "mist"


def alleen(wie: Deelnemer, keuze: Toewijzing, start: date, weg: Set[str]) -> str:
    """For an eerste without a tweede: GOED by an exception, MIST when the second may be missing and counts, else the code of the objection."""
    if wie.uitzondering_telt and (_nog_goed(wie, start) or _gaat_alleen_verder(wie, keuze)):
        return GOED
    if wie.vandaag.eerste is not None and (wie.vandaag.tweede is None or wie.vandaag.tweede in weg):
        return MIST
    if wie.uitzondering is None or (wie.uitzondering_telt and _nog_goed(wie, start)):
        return "tweede_ontbreekt"
    if wie.rij.risico:
        return "uitzondering_risico"
    return "uitzondering_verlopen" if wie.uitzondering.akkoord_teamleider else "uitzondering_zonder_akkoord"


def mag_geen_tweede(wie: Deelnemer, keuze: Toewijzing, start: date, vrijgegeven: bool) -> bool:
    """To a sitting client with an exception, alone today, no second is added unless the teamleider released that role (31)."""
    alleen_vandaag = wie.vandaag.eerste is not None and wie.vandaag.tweede is None
    if keuze.tweede_id is None or not alleen_vandaag or not wie.uitzondering_telt or vrijgegeven:
        return False
    return _nog_goed(wie, start) or keuze.eerste_id == wie.vandaag.eerste


def _nog_goed(wie: Deelnemer, start: date) -> bool:
    """`herzien_op` is not past on the start Monday."""
    return wie.uitzondering is not None and start <= wie.uitzondering.herzien_op


def _gaat_alleen_verder(wie: Deelnemer, keuze: Toewijzing) -> bool:
    return wie.vandaag.eerste is not None and wie.vandaag.tweede is None and keuze.eerste_id == wie.vandaag.eerste
