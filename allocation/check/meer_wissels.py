"""What an allocation says that more wissels would gain, counted again from the rows it gives for it (counting.md 35-37)."""

from __future__ import annotations

from collections.abc import Iterator

from allocation.check.telling import Telling
from allocation.check.uitslag import Bezwaar
from allocation.plan import Verdeling


def bezwaren_meer_wissels(telling: Telling, plan: Verdeling) -> Iterator[Bezwaar]:
    """The rows of the plan with those of `meerWissels` in their place are possible under that cap, and give these numbers."""
    meer = plan.meer_wissels
    if meer is None:
        return
    if meer.wissels <= plan.opties.wissels:
        yield Bezwaar("meer_wissels", f"Bij meerWissels staat {meer.wissels}; dat moet meer zijn dan de {plan.opties.wissels} die zijn gevraagd.")
        return
    anders = {rij.client_id: rij for rij in meer.toewijzingen}
    samen = {rij.client_id: rij for rij in plan.toewijzingen} | anders
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
    for wie in meer.verhuizingen:
        rij = samen.get(wie.client_id)
        if rij is None or not set(wie.rollen) <= set(straks.deel(rij).wissels.gewisseld):
            yield Bezwaar("meer_wissels", f"Bij meerWissels wisselt cliënt {wie.client_id} niet van {' en '.join(wie.rollen)}.", wie.client_id)
