"""What an allocation says that more wissels would gain, counted again from the rows it gives for it (counting.md 35-37)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from allocation.check.telling import Telling
from allocation.check.uitslag import Bezwaar
from allocation.plan import MeerWissels, Toewijzing, Verdeling


def bezwaren_meer_wissels(telling: Telling, plan: Verdeling) -> Iterator[Bezwaar]:
    """The rows of the plan with those of `meerWissels` in their place are possible under that cap, and give these numbers."""
    meer = plan.meer_wissels
    if meer is None:
        return
    if meer.wissels <= plan.opties.wissels:
        yield Bezwaar("meer_wissels", f"Bij meerWissels staat {meer.wissels}; dat moet meer zijn dan de {plan.opties.wissels} die zijn gevraagd.")
        return
    ids = [rij.client_id for rij in meer.toewijzingen]
    if ids != sorted(set(ids)) or not set(ids) <= set(telling.gegevens.deelnemers):
        yield Bezwaar("meer_wissels", "De rijen bij meerWissels staan niet op volgorde, niet één keer, of over iemand buiten de verdeling.")
        return
    samen = {rij.client_id: rij for rij in (*plan.toewijzingen, *meer.toewijzingen)}
    rijen = [rij for _, rij in sorted(samen.items()) if rij.eerste_id is not None or rij.onderaannemer_id is not None]
    straks = telling.met_wissels(meer.wissels)
    if not straks.haalbaar(rijen):
        yield Bezwaar("meer_wissels", f"Wat bij meerWissels staat kan niet met {meer.wissels} wissels (telregel 35).")
        return
    geteld = straks.tel(rijen)
    gezegd = {"niet_toegewezen": meer.niet_toegewezen, "boven_capaciteit": meer.boven_capaciteit, "spreiding": meer.spreiding}
    for naam, waarde in gezegd.items():
        if geteld[naam] != waarde:
            yield Bezwaar("meer_wissels", f"Bij meerWissels is {naam} {geteld[naam]}; het plan zegt {waarde} (telregel 36).")
    yield from _wie_wisselt(plan, meer, straks, rijen)


def _wie_wisselt(plan: Verdeling, meer: MeerWissels, straks: Telling, rijen: Sequence[Toewijzing]) -> Iterator[Bezwaar]:
    """`verhuizingen` names each voluntary wissel once and nothing else; the rows tell their own wissels right and differ from the plan's."""
    echt = [(rij.client_id, straks.deel(rij).wissels.vrijwillig) for rij in rijen]
    if [(wie.client_id, wie.rollen) for wie in meer.verhuizingen] != [(client_id, rollen) for client_id, rollen in echt if rollen]:
        yield Bezwaar("meer_wissels", "De verhuizingen bij meerWissels zijn niet wie daar uit vrije keuze wisselt (telregel 35).")
    for rij in meer.toewijzingen:
        wissels = straks.deel(rij).wissels
        vervuld = rij.eerste_id is not None or rij.onderaannemer_id is not None
        if rij in plan.toewijzingen or (vervuld and (rij.wissel != wissels.gewisseld or rij.gedwongen != wissels.persoon_weg)):
            yield Bezwaar("meer_wissels", f"De rij van cliënt {rij.client_id} bij meerWissels klopt niet (telregel 38).", rij.client_id)
