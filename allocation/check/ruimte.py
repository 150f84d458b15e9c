"""Whether a plan leaves somebody out who could still be served, and claims that it could not be better (counting.md 33, 36, 26).

Who is new may be left out, and a second who is missing may stay missing, as far as the doelen say: nobody is obliged. But where one other choice
for one client lowers `niet_toegewezen` and breaks nothing, a `grens` equal to the value cannot be true.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from allocation.check.stand import Deel, Stand, houdt, stand_van
from allocation.check.telling import Telling
from allocation.check.uitslag import Bezwaar
from allocation.plan import Toewijzing

DOEL = "niet_toegewezen"


def bezwaren_ruimte(telling: Telling, toewijzingen: Sequence[Toewijzing]) -> Iterator[Bezwaar]:
    """Clients for whom another choice fits beside all others as they are; to be asked when the plan claims there is none."""
    delen = telling.delen(toewijzingen)
    stand = stand_van(delen)
    for deel in delen:
        if dict(deel.waarden)[DOEL]:
            stand.tel(deel, -1)
            if beter := _beter(telling, stand, deel):
                wie = beter.keuze.onderaannemer_id or " met ".join(naam for naam, _ in beter.punten) if beter.keuze else ""
                zin = f"Cliënt {deel.deelnemer.rij.client_id} telt als niet toegewezen, terwijl er plaats is bij {wie}; de grens klopt dan niet (telregel 33)."
                yield Bezwaar("kan_toegewezen", zin, deel.deelnemer.rij.client_id)
            stand.tel(deel)


def _beter(telling: Telling, stand: Stand, deel: Deel) -> Deel | None:
    for keuze in telling.opties_van(deel.deelnemer.rij.client_id):
        ander = telling.deel(keuze)
        if dict(ander.waarden)[DOEL]:
            continue
        stand.tel(ander)
        geraakt = [naam for naam, _ in (*deel.punten, *ander.punten)]
        goed = houdt(telling.gegevens, stand, geraakt) and _past_onder(telling, stand, ander) and stand.vrijwillig <= telling.gegevens.opties.wissels
        stand.tel(ander, -1)
        if goed:
            return ander
    return None


def _past_onder(telling: Telling, stand: Stand, deel: Deel) -> bool:
    return deel.onder is None or stand.onder[deel.onder] <= telling.gegevens.limiet_onder(*deel.onder)
