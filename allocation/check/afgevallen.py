"""A client in zorg is never dropped while somebody admissible exists (counting.md 33).

Readings: "in zorg" is who sits (28). Admissible is a choice that needs no voluntary wissel and that no rule forbids; a pin opens no move and is no
ground to drop somebody (18), and a full begeleider is none either, for who takes over may go over the limit. An onderaannemer may not go over its
points: it is admissible as long as it has room beside the sitting clients who are there in the plan, so that nobody new takes that room.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from allocation.check.deelname import Deelnemer
from allocation.check.denkbaar import denkbaar
from allocation.check.gegevens import Gegevens
from allocation.check.stand import Deel, Stand
from allocation.check.uitslag import Bezwaar
from allocation.plan import Toewijzing


def opvolgers(gegevens: Gegevens, wie: Deelnemer, deel_van: Callable[[Toewijzing], Deel]) -> tuple[Deel, ...]:
    """For a sitting client the first admissible choice that asks for no room, or else the onderaannemers it depends on."""
    if not wie.zittend:
        return ()
    onder = []
    for keuze in denkbaar(gegevens, wie):
        deel = deel_van(keuze)
        if deel.wissels.vrijwillig or any(bezwaar.soort != "vastlegging" for bezwaar in deel.bezwaren):
            continue
        if deel.onder is None or keuze.onderaannemer_id == wie.vandaag.onderaannemer:
            return (deel,)
        onder.append(deel)
    return tuple(onder)


def bezwaren_afgevallen(client_id: str, opvolging: Sequence[Deel]) -> Iterator[Bezwaar]:
    """Somebody of the team can, or the onderaannemer of today."""
    for deel in opvolging:
        if deel.onder is None or deel.onder[0] == deel.deelnemer.vandaag.onderaannemer:
            yield _bezwaar(client_id, deel.bij_wie)


def bezwaren_verdrongen(gegevens: Gegevens, delen: Sequence[Deel], stand: Stand) -> Iterator[Bezwaar]:
    """An onderaannemer can, and would have room if nobody new were there."""
    for deel in delen:
        for daar in deel.had_ruimte_bij:
            if stand.onder_zittend[daar] + deel.deelnemer.punten <= gegevens.limiet_onder(*daar):
                yield _bezwaar(deel.deelnemer.rij.client_id, daar[0])


def _bezwaar(client_id: str, wie: str) -> Bezwaar:
    return Bezwaar("in_zorg_afgevallen", f"Cliënt {client_id} is in zorg en staat er zonder begeleider, terwijl {wie} kan (telregel 33).", client_id)
