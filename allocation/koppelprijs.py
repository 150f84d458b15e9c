"""What a choice for one client does to every doel, counted from what it touches alone: a team has thousands of pairs (counting.md 34–36)."""

from __future__ import annotations

from collections.abc import Iterator

from allocation.gesprekken import plan_gesprekken
from allocation.problem import EERSTE, GEEN, TWEEDE, Keuzes, Problem, Vraag
from allocation.telling import (
    PUNT_ONGEBRUIKT,
    lasten,
    onderaannemers_boven_doel,
    ontbreekt,
    spreiding_per_team,
    volgorde,
    vrijwillig,
    vrijwillig_per_client,
    wensen_van_client,
    wissels,
)
from allocation.vragen import kan_staan

Paar = tuple[int, int]


class Koppelprijs:
    """One client of an instance, beside decisions in which nobody has this client (`zonder`)."""

    def __init__(self, problem: Problem, keuzes: Keuzes, nummer: int) -> None:
        self.problem, self.nummer, self.vraag = problem, nummer, problem.vragen[nummer]
        self.zonder = keuzes.kopie()
        self.zonder.eerste[nummer] = self.zonder.tweede[nummer] = GEEN
        self.last = lasten(problem, self.zonder)
        self.gebieden: list[set[int]] = [set() for _ in problem.aanbieders]
        self._nuttig: list[set[str] | None] = [None] * len(problem.aanbieders)
        self._intensief = [0] * len(problem.aanbieders)
        for vraag, eerste, tweede in zip(problem.vragen, self.zonder.eerste, self.zonder.tweede, strict=True):
            for wie in (int(eerste), int(tweede)):
                if wie != GEEN:
                    self.gebieden[wie].add(vraag.gebied)
                    self._nuttig[wie] = (self._nuttig[wie] or set()) | vraag.nuttig
            if eerste != GEEN:
                self._intensief[int(eerste)] += vraag.intensief
        self._spreiding = sum(spreiding_per_team(problem, self.last).values())
        self._wissels_over = problem.wissels - sum(vrijwillig_per_client(problem, self.zonder))
        self._per_eerste = {GEEN: self._met_eerste(GEEN)}

    def paren(self) -> Iterator[Paar]:
        """Everything that rules, pins and limits leave; who takes over from someone weg may go above a limit, so the check decides there."""
        vraag = self.vraag
        kan = [(eerste, tweede) for eerste in vraag.eerste for tweede in (GEEN, *vraag.tweede) if kan_staan(vraag, eerste, tweede)]
        for paar in [*kan, *((wie, GEEN) for wie in vraag.onder)]:
            mag = self._mag_van_pins(paar) and vrijwillig(self.problem, vraag, *paar) <= self._wissels_over
            if mag and (not vraag.nieuw or self._is_ruimte(paar)):
                yield paar

    def met(self, paar: Paar) -> Keuzes:
        """The decisions with this choice in it."""
        keuzes = self.zonder.kopie()
        keuzes.eerste[self.nummer], keuzes.tweede[self.nummer] = paar
        return keuzes

    def prijs(self, paar: Paar) -> tuple[int, ...]:
        """The change of every doel, in their order."""
        eerste, tweede = paar
        if eerste not in self._per_eerste:
            self._per_eerste[eerste] = self._met_eerste(eerste)
        (laat, onder), (laat_zonder, onder_zonder) = self._per_eerste[eerste], self._per_eerste[GEEN]
        rollen, anders = wissels(self.vraag, *paar), wissels(self.vraag, GEEN, GEEN)
        last = self.last.copy()
        for wie, punten in self.erbij(paar):
            last[wie] += punten
        verschil = {
            "niet_toegewezen": ontbreekt(self.vraag, eerste, tweede) - 1,
            "te_laat_eerste_gesprek": laat - laat_zonder,
            "boven_capaciteit": sum(self._boven(wie, int(last[wie])) - self._boven(wie, int(self.last[wie])) for wie, _ in self.erbij(paar)),
            "wissels_eerste": (EERSTE in rollen) - (EERSTE in anders),
            "wissels_tweede": (TWEEDE in rollen) - (TWEEDE in anders),
            "onderaannemers_boven_doel": onder - onder_zonder,
            "spreiding": sum(spreiding_per_team(self.problem, last).values()) - self._spreiding,
            "gebieden": sum(self.vraag.gebied not in self.gebieden[wie] for wie in self._eigen(paar)),
            "wensen": self._wensen(paar),
        }
        return tuple(verschil[naam] for naam in volgorde(self.problem.wissels))

    def erbij(self, paar: Paar) -> list[tuple[int, int]]:
        """Points that come on each."""
        return [(wie, punten) for wie, punten in zip(paar, (self.vraag.punten, self.vraag.tweede_punten), strict=True) if wie != GEEN]

    def _met_eerste(self, eerste: int) -> tuple[int, int]:
        """What hangs on the first alone: days late of all first talks, and the share of onderaannemers."""
        keuzes = self.met((eerste, GEEN))
        laat = sum(self.problem.vragen[nummer].te_laat[week] for nummer, week in plan_gesprekken(self.problem, keuzes).items())
        return laat, onderaannemers_boven_doel(self.problem, keuzes)

    def _wensen(self, paar: Paar) -> int:
        eigen, vraag = set(self._eigen(paar)), self.vraag
        if not eigen:
            return 0
        return wensen_van_client(vraag, *paar) + PUNT_ONGEBRUIKT * sum(self._ongebruikt(wie, vraag) for wie in eigen)

    def _ongebruikt(self, wie: int, erbij: Vraag) -> int:
        """Change of the number of expertises that no client of this begeleider asks; without clients none count."""
        heeft, was = self.problem.aanbieders[wie].expertises, self._nuttig[wie]
        return len(heeft - (was or set()) - erbij.nuttig) - (0 if was is None else len(heeft - was))

    def _eigen(self, paar: Paar) -> list[int]:
        return [wie for wie in paar if wie != GEEN and self.problem.aanbieders[wie].eigen]

    def _boven(self, wie: int, last: int) -> int:
        aanbieder = self.problem.aanbieders[wie]
        return max(0, last - aanbieder.grens) if aanbieder.eigen else 0

    def _mag_van_pins(self, paar: Paar) -> bool:
        gekozen = set(enumerate(paar))
        return all(bool(gekozen & set(pin.keuzes)) is pin.moet for pin in self.problem.pins if pin.vraag == self.nummer)

    def _is_ruimte(self, paar: Paar) -> bool:
        """Nobody who gets somebody new may be above a limit (counting.md 30, 32)."""
        for wie, punten in self.erbij(paar):
            aanbieder = self.problem.aanbieders[wie]
            intensief = self._intensief[wie] + (self.vraag.intensief and wie == paar[EERSTE])
            if self.last[wie] + punten > aanbieder.grens or (aanbieder.max_intensief is not None and intensief > aanbieder.max_intensief):
                return False
        return True
