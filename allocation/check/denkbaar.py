"""The choices worth asking about for one client: the team and today's people in both roles, one alone, every onderaannemer of the team.

Left out is only what counting.md forbids for sure: people who are weg or whom the rules refuse, and another person in a role of a sitting client
that may not change (29, 35).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from allocation.check.deelname import Deelnemer
from allocation.check.gegevens import Gegevens
from allocation.check.wissels import vuller
from allocation.plan import Rol, Toewijzing


def denkbaar(gegevens: Gegevens, wie: Deelnemer, mensen: Collection[str] | None = None) -> Iterator[Toewijzing]:
    """Choices without a week for a first talk, in the order of ids; `mensen` leaves out all other begeleiders."""
    c, vandaag = wie.rij.client_id, wie.vandaag
    namen = {naam for naam in (*gegevens.eigen(wie.team), vandaag.eerste, vandaag.tweede) if naam is not None and (mensen is None or naam in mensen)}
    kan = sorted(naam for naam in namen - gegevens.weg if not gegevens.oordelen.begeleider(c, naam))
    vast = {rol: ligt_vast(gegevens, wie, rol) for rol in ("eerste", "tweede")}
    if vandaag.onderaannemer is None or not vast["eerste"]:
        for eerste in [vandaag.eerste] if vast["eerste"] else kan:
            for tweede in [vandaag.tweede] if vast["tweede"] else [None, *kan]:
                if eerste != tweede and eerste in kan and tweede in (None, *kan):
                    yield Toewijzing(client_id=c, eerste_id=eerste, tweede_id=tweede)
    onder = {*gegevens.onderaannemers_van(wie.team), vandaag.onderaannemer} if not vast["eerste"] else {vandaag.onderaannemer}
    for organisatie_id in sorted(naam for naam in onder if naam is not None):
        yield Toewijzing(client_id=c, onderaannemer_id=organisatie_id)


def ligt_vast(gegevens: Gegevens, wie: Deelnemer, rol: Rol) -> bool:
    """Whether who fills a role today must stay in it: nobody falls out, nothing is released, and no voluntary wissel is allowed."""
    vandaag = wie.vandaag
    if vuller(vandaag, rol) is None or vandaag.eerste in gegevens.weg or (rol == "tweede" and vandaag.tweede in gegevens.weg):
        return False
    mag_wisselen = gegevens.opties.wissels > 0 and not wie.gebonden
    return not mag_wisselen and not gegevens.vast.vrijgegeven(wie.rij.client_id, rol, vandaag)
