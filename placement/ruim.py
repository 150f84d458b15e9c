"""The instance as it would be without what people laid down: pins gone, and one bedenking gone (counting.md 18, 27).

Pins and bedenkingen take pairs away before there is an instance, so lifting them needs one that was built without them.
"""

from __future__ import annotations

from domain.bladen import Bedenking, Vastlegging
from domain.momentopname import Momentopname
from domain.soorten import BedenkingStatus, Domein, Vastleggingsoort
from placement.opbouw import Instantie, bouw
from rules.bw import BwRegels


def zonder_vastleggingen(instantie: Instantie) -> Instantie:
    """The same instance without any pin; the instance itself when there is none."""
    if not geldige_vastleggingen(instantie.opname):
        return instantie
    opname = _anders(instantie.opname, vastleggingen=())
    return bouw(opname, instantie.beleid, instantie.regels, instantie.regio)


def zonder_bedenking(instantie: Instantie, client_id: str, locatie_id: str) -> Instantie:
    """The same instance without pins and without what this locatie has against this client."""
    weg = set(geldige_bedenkingen(instantie.opname, client_id, locatie_id))
    blijft = tuple(rij for rij in instantie.opname.bedenkingen if rij not in weg)
    opname = _anders(instantie.opname, bedenkingen=blijft, vastleggingen=())
    regels = BwRegels(opname, instantie.beleid, instantie.regio, instantie.regels.boek)
    return bouw(opname, instantie.beleid, regels, instantie.regio)


def geldige_bedenkingen(opname: Momentopname, client_id: str, locatie_id: str) -> tuple[Bedenking, ...]:
    """Open or shared bedenkingen of this locatie about this client that hold at the peildatum or later."""
    return tuple(
        rij
        for rij in opname.bedenkingen
        if (rij.client_id, rij.locatie_id) == (client_id, locatie_id) and rij.status is not BedenkingStatus.NIET_GEDEELD and rij.tot >= opname.peildatum
    )


def geldige_vastleggingen(opname: Momentopname) -> tuple[Vastlegging, ...]:
    """Unexpired BW pins that bind or forbid, in order of their content."""
    rijen = [rij for rij in opname.vastleggingen if rij.tot is None or rij.tot >= opname.peildatum]
    bw = [rij for rij in rijen if rij.soort is not Vastleggingsoort.VRIJGEGEVEN and opname.client[rij.client_id].domein is Domein.BW]
    return tuple(sorted(bw, key=lambda rij: (rij.client_id, rij.soort.value, rij.plekgroep_id or "", str(rij.week or ""), rij.reden)))


def _anders(opname: Momentopname, **bladen: tuple[Bedenking, ...] | tuple[Vastlegging, ...]) -> Momentopname:
    """Built anew: a copied model would keep the indexes of the old rows."""
    return Momentopname(**{**{naam: getattr(opname, naam) for naam in Momentopname.model_fields}, **bladen})
