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
                kan = f"terwijl er plaats is bij {beter.bij_wie}; de grens klopt dan niet (telregel 33)."
                zin = f"Cliënt {deel.deelnemer.rij.client_id} telt als niet toegewezen, {kan}"
                yield Bezwaar("kan_toegewezen", zin, deel.deelnemer.rij.client_id)
            stand.tel(deel)


def _beter(telling: Telling, stand: Stand, deel: Deel) -> Deel | None:
    for ander in telling.kan(deel.deelnemer.rij.client_id, _met_ruimte(telling, stand, deel)):
        if dict(ander.waarden)[DOEL]:
            continue
        stand.tel(ander)
        geraakt = [naam for naam, _ in (*deel.punten, *ander.punten)]
        goed = houdt(telling.gegevens, stand, geraakt) and _past_onder(telling, stand, ander) and stand.vrijwillig <= telling.gegevens.opties.wissels
        stand.tel(ander, -1)
        if goed:
            return ander
    return None


def _met_ruimte(telling: Telling, stand: Stand, deel: Deel) -> set[str] | None:
    """For who is new: begeleiders with room for a second at least. Who takes over may go over the limit: there everybody is asked (None)."""
    g, wie = telling.gegevens, deel.deelnemer
    if wie.zittend:
        return None
    return {naam for naam in g.eigen(wie.team) if stand.punten[naam] + wie.punten_tweede <= g.limiet_punten[naam]}


def _past_onder(telling: Telling, stand: Stand, deel: Deel) -> bool:
    return deel.onder is None or stand.onder[deel.onder] <= telling.gegevens.limiet_onder(*deel.onder)
