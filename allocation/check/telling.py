"""The recount of one run: prepared once per momentopname, then fast on many candidate decisions (counting.md 28-36).

    telling = Telling(opname, beleid, regels, regio, Opties(wissels=2))
    telling.haalbaar(toewijzingen), telling.bezwaren(toewijzingen), telling.tel(toewijzingen), telling.opties_van("C1")

A client who is not in `toewijzingen` is not toegewezen. What cannot be counted (an unknown person, a wrong form) counts as not toegewezen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from allocation.check.afgevallen import bezwaren_afgevallen, bezwaren_verdrongen, opvolgers
from allocation.check.deelname import Deelnemer
from allocation.check.denkbaar import denkbaar
from allocation.check.doelen import bezwaren_tarief, doelen, wensen_van
from allocation.check.gegevens import Gegevens
from allocation.check.gesprekken import bezwaren_gesprek, te_laat_dagen
from allocation.check.koppeling import bezwaren_koppeling, bezwaren_vastlegging, bezwaren_vorm, telt_als_niet_toegewezen
from allocation.check.stand import Deel, bezwaren_samen, stand_van
from allocation.check.uitslag import Bezwaar, gesorteerd
from allocation.check.wissels import Wissels, wissels
from allocation.plan import Opties, Toewijzing
from domain.beleid import Beleid
from domain.gebied import Regio
from domain.momentopname import Momentopname
from rules.toetsing import Toetsing


class Telling:
    """Counts for one momentopname, beleid, rule book and run. Keeps what a choice for one client means."""

    def __init__(self, opname: Momentopname, beleid: Beleid, regels: Toetsing, regio: Regio, opties: Opties | None = None) -> None:
        self._bron = (opname, beleid, regels, regio)
        self.gegevens = Gegevens(opname, beleid, regels, regio, opties or Opties())
        self._delen: dict[Toewijzing, Deel] = {}
        self._zonder: dict[str, Deel] = {}
        self._opties: dict[str, tuple[Toewijzing, ...]] = {}

    def met_wissels(self, wissels: int) -> Telling:
        """A recount of the same with another cap on voluntary wissels."""
        return Telling(*self._bron, self.gegevens.opties.model_copy(update={"wissels": wissels}))

    def tel(self, toewijzingen: Sequence[Toewijzing]) -> dict[str, int]:
        """Every doel of these choices, in the order of counting.md 36."""
        delen = self.delen(toewijzingen)
        return doelen(self.gegevens, delen, stand_van(delen))

    def bezwaren(self, toewijzingen: Sequence[Toewijzing]) -> tuple[Bezwaar, ...]:
        """Everything that makes these choices impossible, one by one and together."""
        delen = self.delen(toewijzingen)
        return gesorteerd(chain(self._wie(toewijzingen), *(deel.bezwaren for deel in delen), self._samen(delen)))

    def haalbaar(self, toewijzingen: Sequence[Toewijzing]) -> bool:
        """Whether `bezwaren` would be empty; stops at the first."""
        if next(self._wie(toewijzingen), None) is not None:
            return False
        delen = self.delen(toewijzingen)
        if any(deel.bezwaren for deel in delen):
            return False
        return next(self._samen(delen), None) is None

    def _samen(self, delen: Sequence[Deel]) -> Iterator[Bezwaar]:
        """What is wrong with all choices together."""
        g, stand = self.gegevens, stand_van(delen)
        yield from bezwaren_samen(g, stand)
        yield from bezwaren_verdrongen(g, delen, stand)
        yield from bezwaren_tarief(g, delen)

    def delen(self, toewijzingen: Sequence[Toewijzing]) -> list[Deel]:
        """One part per client of the run, by id; of several choices for one client the first counts."""
        per_client: dict[str, Toewijzing] = {}
        for keuze in toewijzingen:
            per_client.setdefault(keuze.client_id, keuze)
        uit = []
        for client_id in self.gegevens.deelnemers:
            keuze_of_niets = per_client.get(client_id)
            uit.append(self.zonder(client_id) if keuze_of_niets is None else self.deel(keuze_of_niets))
        return uit

    def deel(self, keuze: Toewijzing) -> Deel:
        """What one choice means for a client of the run."""
        if keuze not in self._delen:
            self._delen[keuze] = self._maak_deel(self.gegevens.deelnemers[keuze.client_id], keuze)
        return self._delen[keuze]

    def zonder(self, client_id: str) -> Deel:
        """What it means that a client is not toegewezen."""
        if client_id not in self._zonder:
            self._zonder[client_id] = self._maak_zonder(self.gegevens.deelnemers[client_id])
        return self._zonder[client_id]

    def opties_van(self, client_id: str) -> tuple[Toewijzing, ...]:
        """Every choice for one client that nothing forbids by itself, the cap on wissels included, without a week for a first talk; sorted."""
        if client_id not in self._opties:
            self._opties[client_id] = tuple(deel.keuze for deel in self.kan(client_id) if deel.keuze is not None)
        return self._opties[client_id]

    def kan(self, client_id: str, mensen: Collection[str] | None = None) -> Iterator[Deel]:
        """The same as parts, one by one; `mensen` asks only about these begeleiders."""
        for keuze in denkbaar(self.gegevens, self.gegevens.deelnemers[client_id], mensen):
            deel = self.deel(keuze)
            if not deel.bezwaren and len(deel.wissels.vrijwillig) <= self.gegevens.opties.wissels:
                yield deel

    def _maak_deel(self, wie: Deelnemer, keuze: Toewijzing) -> Deel:
        g = self.gegevens
        if vorm := tuple(bezwaren_vorm(g, keuze)):
            niets = self._maak_zonder(wie)
            return replace(niets, keuze=None, bezwaren=vorm)
        wissel = wissels(wie, keuze, g.weg, g.vast)
        bezwaren = (*bezwaren_koppeling(g, wie, keuze, wissel), *bezwaren_gesprek(g, wie, keuze))
        week = keuze.eerste_gesprek_week
        waarden = {
            "niet_toegewezen": int(telt_als_niet_toegewezen(g, wie, keuze)),
            "te_laat_eerste_gesprek": te_laat_dagen(g, wie, week),
            **_wisselwaarden(wissel),
            "wensen": wensen_van(g, wie, keuze),
        }
        namen = [(keuze.eerste_id, wie.punten), (keuze.tweede_id, wie.punten_tweede)]
        punten = tuple((naam, aantal) for naam, aantal in namen if naam is not None)
        return Deel(
            keuze=keuze,
            deelnemer=wie,
            wissels=wissel,
            punten=punten,
            intensief=keuze.eerste_id if wie.intensief else None,
            onder=(keuze.onderaannemer_id, wie.team) if keuze.onderaannemer_id is not None else None,
            gesprek=(keuze.eerste_id, week) if keuze.eerste_id is not None and week is not None else None,
            neemt_over=_neemt_over(keuze, wissel),
            nieuw_bij=() if wie.zittend else tuple(naam for naam, _ in punten),
            waarden=tuple(waarden.items()),
            bezwaren=bezwaren,
        )

    def _maak_zonder(self, wie: Deelnemer) -> Deel:
        """Not toegewezen: roles that fall to nobody are wissels (35), none of them counted against the cap."""
        g, client_id = self.gegevens, wie.rij.client_id
        wissel = replace(wissels(wie, None, g.weg, g.vast), vrijwillig=())
        waarden = {"niet_toegewezen": 1, "te_laat_eerste_gesprek": te_laat_dagen(g, wie, None), **_wisselwaarden(wissel)}
        opvolging = opvolgers(g, wie, self.deel)
        bezwaren = (*bezwaren_vastlegging(g, client_id, None), *bezwaren_afgevallen(client_id, opvolging))
        ruimte = tuple(deel.onder for deel in opvolging if deel.onder is not None)
        return Deel(None, wie, wissel, (), None, None, None, (), (), tuple(waarden.items()), bezwaren, ruimte)

    def _wie(self, toewijzingen: Sequence[Toewijzing]) -> Iterator[Bezwaar]:
        """Every choice is about a client of this run, and no client has two."""
        g = self.gegevens
        for client_id, aantal in sorted(Counter(keuze.client_id for keuze in toewijzingen).items()):
            if client_id in g.deelnemers:
                if aantal > 1:
                    yield Bezwaar("dubbele_toewijzing", f"Cliënt {client_id} staat {aantal} keer in toewijzingen.", client_id)
            elif client_id in g.deelname.andere_teams:
                zin = f"Cliënt {client_id} hoort bij {g.deelname.andere_teams[client_id]} en niet bij deze verdeling van {g.opties.team}."
                yield Bezwaar("ander_team", zin, client_id)
            elif client_id in g.opname.client:
                waarom = ", ".join(sorted(g.deelname.buiten.get(client_id, ()))) or "afgesloten, van een ander domein of buiten deze verdeling"
                yield Bezwaar("niet_in_verdeling", f"Cliënt {client_id} doet niet mee aan de verdeling: {waarom} (telregel 28).", client_id)
            else:
                yield Bezwaar("onbekende_client", f"Cliënt {client_id} bestaat niet in deze momentopname.", client_id)


def _wisselwaarden(wissel: Wissels) -> dict[str, int]:
    return {"wissels_eerste": int("eerste" in wissel.gewisseld), "wissels_tweede": int("tweede" in wissel.gewisseld)}


def _neemt_over(keuze: Toewijzing, wissel: Wissels) -> tuple[str, ...]:
    """Begeleiders who newly fill a role whose change was forced."""
    nieuw = {"eerste": keuze.eerste_id, "tweede": keuze.tweede_id}
    return tuple(naam for rol in wissel.gedwongen if (naam := nieuw[rol]) is not None)
