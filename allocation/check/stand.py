"""All choices together: load per begeleider and onderaannemer, talks per week, and the limits on them (counting.md 30, 32, 34, 35).

Reading of 30: who is over the limit (points or `max_intensief`) must newly fill a forced role of a client (35), and then has no new client.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from allocation.check.deelname import Deelnemer
from allocation.check.gegevens import Gegevens
from allocation.check.uitslag import Bezwaar
from allocation.check.wissels import Wissels
from allocation.plan import Toewijzing


@dataclass(frozen=True)
class Deel:
    """What one client's choice adds to the counters, worked out once. `waarden` are its own parts of doelen, by name;
    `had_ruimte_bij` the onderaannemers (with team) that a sitting client who is left out may go to (counting.md 33)."""

    keuze: Toewijzing | None
    deelnemer: Deelnemer
    wissels: Wissels
    punten: tuple[tuple[str, int], ...]
    intensief: str | None
    onder: tuple[str, str] | None
    gesprek: tuple[str, date] | None
    neemt_over: tuple[str, ...]
    nieuw_bij: tuple[str, ...]
    waarden: tuple[tuple[str, int], ...]
    bezwaren: tuple[Bezwaar, ...]
    had_ruimte_bij: tuple[tuple[str, str], ...] = ()

    @property
    def bij_wie(self) -> str:
        """Who serves the client, for a sentence."""
        return self.onder[0] if self.onder else " met ".join(naam for naam, _ in self.punten)


@dataclass
class Stand:
    """Counters of a whole plan."""

    punten: Counter[str] = field(default_factory=Counter)
    intensief: Counter[str] = field(default_factory=Counter)
    onder: Counter[tuple[str, str]] = field(default_factory=Counter)
    onder_zittend: Counter[tuple[str, str]] = field(default_factory=Counter)
    gesprekken: Counter[tuple[str, date]] = field(default_factory=Counter)
    neemt_over: Counter[str] = field(default_factory=Counter)
    nieuw: Counter[str] = field(default_factory=Counter)
    vrijwillig: int = 0

    def tel(self, deel: Deel, keer: int = 1) -> None:
        """Adds a part, or takes it away with -1."""
        for naam, punten in deel.punten:
            self.punten[naam] += keer * punten
        if deel.intensief is not None:
            self.intensief[deel.intensief] += keer
        if deel.onder is not None:
            self.onder[deel.onder] += keer * deel.deelnemer.punten
            self.onder_zittend[deel.onder] += keer * deel.deelnemer.punten * deel.deelnemer.zittend
        if deel.gesprek is not None:
            self.gesprekken[deel.gesprek] += keer
        for naam in deel.neemt_over:
            self.neemt_over[naam] += keer
        for naam in deel.nieuw_bij:
            self.nieuw[naam] += keer
        self.vrijwillig += keer * len(deel.wissels.vrijwillig)


def stand_van(delen: Iterable[Deel]) -> Stand:
    """The counters of all parts together."""
    stand = Stand()
    for deel in delen:
        stand.tel(deel)
    return stand


def houdt(gegevens: Gegevens, stand: Stand, namen: Iterable[str] | None = None) -> bool:
    """Whether no limit is broken; `namen` asks only about these begeleiders (and not about onderaannemers, talks and the cap)."""
    if namen is not None:
        return not any(_te_veel(gegevens, stand, naam) for naam in namen)
    return next(bezwaren_samen(gegevens, stand), None) is None


def bezwaren_samen(gegevens: Gegevens, stand: Stand) -> Iterator[Bezwaar]:
    """Every limit that all choices break together."""
    for naam in sorted(stand.punten):
        for soort, aantal, limiet in _te_veel(gegevens, stand, naam):
            yield Bezwaar(soort, _zin_te_veel(soort, naam, aantal, limiet), None, naam)
    for organisatie_id, team in sorted(stand.onder):
        punten, limiet = stand.onder[organisatie_id, team], gegevens.limiet_onder(organisatie_id, team)
        if punten > limiet:
            yield Bezwaar("onderaannemer_vol", f"Onderaannemer {organisatie_id} krijgt in {team} {punten} punten; het mag er {limiet} zijn (telregel 32).")
    yield from _gesprekken(gegevens, stand)
    if stand.vrijwillig > gegevens.opties.wissels:
        zin = f"Er zijn {stand.vrijwillig} vrijwillige wissels; er mogen er {gegevens.opties.wissels} zijn (telregel 35)."
        yield Bezwaar("te_veel_wissels", zin)


def _te_veel(gegevens: Gegevens, stand: Stand, naam: str) -> Sequence[tuple[str, int, int]]:
    """Limits a begeleider is over without being allowed to: (code, how much, limit). Who is weg may have nobody: that is said per client."""
    over: list[tuple[str, int, int]] = []
    if naam in gegevens.weg:
        return over
    if stand.punten[naam] > gegevens.limiet_punten[naam]:
        over.append(("boven_limiet", stand.punten[naam], gegevens.limiet_punten[naam]))
    hoogstens = gegevens.limiet_intensief.get(naam)
    if hoogstens is not None and stand.intensief[naam] > hoogstens:
        over.append(("max_intensief", stand.intensief[naam], hoogstens))
    return over if not stand.neemt_over[naam] or stand.nieuw[naam] else []


def _gesprekken(gegevens: Gegevens, stand: Stand) -> Iterator[Bezwaar]:
    """At most `eerste_gesprekken_per_week` by one eerste."""
    for (naam, week), aantal in sorted(stand.gesprekken.items()):
        hoogstens = gegevens.begeleiders[naam].eerste_gesprekken_per_week
        if aantal > hoogstens:
            zin = f"Begeleider {naam} heeft {aantal} eerste gesprekken in de week van {week}; het mogen er {hoogstens} zijn (telregel 34)."
            yield Bezwaar("gesprek_te_veel", zin, None, naam)


def _zin_te_veel(soort: str, naam: str, aantal: int, limiet: int) -> str:
    wat = "punten" if soort == "boven_limiet" else "intensieve cliënten als eerste"
    wie_mag = "wie erboven komt, neemt over van iemand die weg is en krijgt niemand nieuw"
    return f"Begeleider {naam} komt op {aantal} {wat}; de limiet is {limiet} ({wie_mag}, telregel 30)."
