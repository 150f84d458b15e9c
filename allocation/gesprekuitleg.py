"""Every first talk of an allocation against the norm, and where it is late: why (counting.md 34).

Read from the decisions and the instance, nothing is searched. A sentence counts begeleiders and names nobody: what somebody carries is for
that person and their teamleider.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from allocation.koppels import keuzes_van
from allocation.opbouw import Instantie
from allocation.plan import Toewijzing, Verdeling
from allocation.problem import EERSTE, GEEN, Aanbieder, Vraag
from allocation.telling import lasten

TE_LAAT = "te_laat_eerste_gesprek"
Soort = Literal[
    "norm_voorbij", "niemand", "houdt_eigen", "vastgelegd", "bezet", "afwezig", "deels_afwezig", "voert_geen_gesprekken", "vol", "intensief_vol", "kan_eerder",
    "onderaannemer_vol", "onderaannemer_kan", "wie_langer_wacht",
]  # fmt: skip

_WERKWOORDEN: dict[Soort, tuple[str, str]] = {
    "bezet": ("heeft {wanneer} geen gesprek meer vrij", "hebben {wanneer} geen gesprek meer vrij"),
    "afwezig": ("is er {wanneer} niet", "zijn er {wanneer} niet"),
    "deels_afwezig": (
        "is er {wanneer} niet altijd en heeft verder geen gesprek meer vrij",
        "zijn er {wanneer} niet altijd en hebben verder geen gesprek meer vrij",
    ),
    "voert_geen_gesprekken": ("voert geen eerste gesprekken", "voeren geen eerste gesprekken"),
    "vol": ("heeft nog wel een gesprek vrij, maar zit aan de grens van de punten", "hebben nog wel een gesprek vrij, maar zitten aan de grens van de punten"),
    "intensief_vol": (
        "heeft nog wel een gesprek vrij, maar ook al zo veel intensieve cliënten als mag",
        "hebben nog wel een gesprek vrij, maar ook al zo veel intensieve cliënten als mag",
    ),
    "kan_eerder": ("heeft eerder een gesprek vrij en ook ruimte", "hebben eerder een gesprek vrij en ook ruimte"),
}
"""What is said of one begeleider, and of more; in the order they are told."""


@dataclass(frozen=True)
class Oorzaak:
    """One reason why a talk is late, in a Dutch sentence."""

    soort: Soort
    tekst: str


@dataclass(frozen=True)
class Gesprek:
    """The first talk of one client. `week` is None where none is planned. `over_dagen`: days left to the norm on the Monday of that week,
    below 0 when late; with no week it is counted from week H + 1. `waarom` is empty for who is in time."""

    client_id: str
    wie: str | None
    week: date | None
    uiterlijk: date
    over_dagen: int
    waarom: tuple[Oorzaak, ...]

    @property
    def te_laat(self) -> bool:
        return self.over_dagen < 0


def gesprekken_uitgelegd(instantie: Instantie, verdeling: Verdeling) -> tuple[Gesprek, ...]:
    """Everybody who needs a first talk: by week (without one last), then by client."""
    uitleg = _Uitleg(instantie, verdeling)
    gesprekken = [uitleg.gesprek(nummer, vraag) for nummer, vraag in enumerate(instantie.problem.vragen) if vraag.te_laat]
    return tuple(sorted(gesprekken, key=lambda rij: (rij.week or date.max, rij.client_id)))


class _Uitleg:
    """Who has talks and points left, by these decisions."""

    def __init__(self, instantie: Instantie, verdeling: Verdeling) -> None:
        self._instantie, self._problem = instantie, instantie.problem
        self._rij = {rij.client_id: rij for rij in verdeling.toewijzingen}
        self._keuzes = keuzes_van(self._problem, verdeling.toewijzingen)
        self._last = lasten(self._problem, self._keuzes)
        self._bewezen = any(doel.naam == TE_LAAT and doel.bewezen for doel in verdeling.doelen)
        nummer_van = {week: nummer for nummer, week in enumerate(instantie.weken)}
        self._week = {rij.client_id: nummer_van[rij.eerste_gesprek_week] for rij in verdeling.toewijzingen if rij.eerste_gesprek_week in nummer_van}
        self._bezet, self._intensief = Counter[tuple[int, int]](), Counter[int]()
        for nummer, vraag in enumerate(self._problem.vragen):
            eerste = int(self._keuzes.eerste[nummer])
            self._intensief[eerste] += vraag.intensief
            if vraag.te_laat and vraag.client_id in self._week:
                self._bezet[eerste, self._week[vraag.client_id]] += 1

    def gesprek(self, nummer: int, vraag: Vraag) -> Gesprek:
        client, rij = self._instantie.opname.client[vraag.client_id], self._rij.get(vraag.client_id)
        uiterlijk = client.aanmelddatum + timedelta(days=self._instantie.beleid.eerste_gesprek_dagen)
        week = self._week.get(vraag.client_id, self._problem.horizon)
        weken = self._instantie.weken
        maandag = weken[week] if week < len(weken) else weken[0] + timedelta(weeks=len(weken) + 1)
        over = (uiterlijk - maandag).days
        waarom = tuple(self._waarom(nummer, vraag, week)) if over < 0 else ()
        return Gesprek(vraag.client_id, _wie(rij), weken[week] if week < len(weken) else None, uiterlijk, over, waarom)

    def _waarom(self, nummer: int, vraag: Vraag, week: int) -> Iterator[Oorzaak]:
        """First what nobody can change any more, then who could have seen the client earlier and why not."""
        al = vraag.te_laat[0]
        if al:
            dagen = "1 dag" if al == 1 else f"{al} dagen"
            yield Oorzaak("norm_voorbij", f"De norm was op de eerste maandag van deze periode al {dagen} voorbij.")
        eerste = int(self._keuzes.eerste[nummer])
        if eerste == GEEN:
            yield Oorzaak("niemand", "Er is nog geen begeleider voor deze cliënt.")
        elif week and self._problem.aanbieders[eerste].eigen:
            wanneer = "in deze periode" if week == self._problem.horizon else "in de week daarvoor" if week == 1 else "in de weken daarvoor"
            yield from self._eerder(nummer, vraag, week, wanneer)

    def _eerder(self, nummer: int, vraag: Vraag, week: int, wanneer: str) -> Iterator[Oorzaak]:
        eerste = int(self._keuzes.eerste[nummer])
        passen = self._passen(nummer, vraag)
        if not vraag.nieuw and eerste == vraag.nu_eerste:
            passen = [eerste]
            yield Oorzaak("houdt_eigen", "De cliënt houdt de eigen begeleider.")
        elif passen != [wie for wie in vraag.eerste if not self._problem.aanbieders[wie].weg]:
            yield Oorzaak("vastgelegd", "Een vastlegging bepaalt mee wie de eerste begeleider mag zijn.")
        soorten = Counter(self._soort(vraag, wie, eerste, week) for wie in passen)
        for soort, (enkel, meer) in _WERKWOORDEN.items():
            if soorten[soort]:
                wie = _hoeveel(soorten[soort], len(passen))
                tekst = f"{wie} {(enkel if soorten[soort] == 1 else meer).format(wanneer=wanneer)}."
                yield Oorzaak(soort, f"{tekst} {self._kanttekening}" if soort == "kan_eerder" else tekst)
        if self._gaan_voor(nummer, vraag, eerste, week):
            yield Oorzaak("wie_langer_wacht", f"De gekozen begeleider ziet {wanneer} eerst wie even lang of langer wacht.")
        if vraag.nieuw and vraag.onder:
            yield self._bij_onderaannemers(vraag)

    @property
    def _kanttekening(self) -> str:
        if self._bewezen:
            return "Toch kan het voor alle cliënten samen niet met minder dagen te laat; dat is bewezen."
        return "Dit voorstel is hierin niet bewezen het beste: kijk of het eerder kan."

    def _passen(self, nummer: int, vraag: Vraag) -> list[int]:
        """Own begeleiders who may be first and are there, by what was laid down too."""
        uit = [wie for wie in vraag.eerste if not self._problem.aanbieders[wie].weg]
        for pin in self._problem.pins:
            if pin.vraag == nummer:
                genoemd = {wie for rol, wie in pin.keuzes if rol == EERSTE}
                alleen_eerste = all(rol == EERSTE for rol, _ in pin.keuzes)
                if (pin.moet and alleen_eerste) or (not pin.moet and genoemd):
                    uit = [wie for wie in uit if (wie in genoemd) == pin.moet]
        return uit

    def _soort(self, vraag: Vraag, wie: int, eerste: int, week: int) -> Soort:
        """Why this one does not see the client in an earlier week."""
        aanbieder = self._problem.aanbieders[wie]
        if any(self._bezet[wie, eerder] < aanbieder.gesprekken[eerder] for eerder in range(week)):
            return "kan_eerder" if wie == eerste else self._ruimte(vraag, wie, aanbieder)
        bezet = any(aanbieder.gesprekken[:week])
        dagen = self._instantie.inzet[aanbieder.naam].werkdagen[:week]
        if not bezet:
            return "afwezig" if not any(dagen) else "voert_geen_gesprekken"
        return "bezet" if all(dagen) else "deels_afwezig"

    def _ruimte(self, vraag: Vraag, wie: int, aanbieder: Aanbieder) -> Soort:
        if int(self._last[wie]) + vraag.punten > aanbieder.grens:
            return "vol"
        te_zwaar = vraag.intensief and aanbieder.max_intensief is not None and self._intensief[wie] >= aanbieder.max_intensief
        return "intensief_vol" if te_zwaar else "kan_eerder"

    def _gaan_voor(self, nummer: int, vraag: Vraag, eerste: int, week: int) -> bool:
        """Everybody this begeleider sees earlier waits at least as long, and there is somebody."""
        eerder = [
            ander
            for plaats, ander in enumerate(self._problem.vragen)
            if plaats != nummer and ander.te_laat and int(self._keuzes.eerste[plaats]) == eerste and self._week.get(ander.client_id, week) < week
        ]
        return bool(eerder) and all(ander.te_laat[-1] >= vraag.te_laat[-1] for ander in eerder)

    def _bij_onderaannemers(self, vraag: Vraag) -> Oorzaak:
        vrij = sum(int(self._last[wie]) + vraag.punten <= self._problem.aanbieders[wie].grens for wie in vraag.onder)
        if not vrij:
            return Oorzaak("onderaannemer_vol", "Bij geen onderaannemer die past is nog ruimte.")
        return Oorzaak("onderaannemer_kan", f"Bij {vrij} van de {len(vraag.onder)} onderaannemers die passen is nog ruimte. {self._kanttekening}")


def _wie(rij: Toewijzing | None) -> str | None:
    return None if rij is None else rij.eerste_id or rij.onderaannemer_id


def _hoeveel(aantal: int, van: int) -> str:
    if van == 1:
        return "De enige begeleider die past"
    if aantal == van == 2:
        return "Beide begeleiders die passen"
    return f"Alle {van} begeleiders die passen" if aantal == van else f"{aantal} van de {van} begeleiders die passen"
