"""The rows that stand in the way in words, with today's people who fill them (counting.md 27).

The texts name no other person; who it is about stands in `personen` alone.
"""

from __future__ import annotations

from collections.abc import Iterable

from domain.bladen import Samenstelling
from domain.soorten import Vastleggingsoort
from placement.antwoorden import Oorzaak
from placement.bezetting import Aanwezige
from placement.opbouw import Instantie
from placement.problem import Rijnaam
from placement.tegenhouders import Vraag, pin_van


def oorzaken_van(instantie: Instantie, vraag: Vraag, rijen: Iterable[Rijnaam]) -> tuple[Oorzaak, ...]:
    """Per row what it is in Dutch, its ids and who fills it today."""
    return tuple(_MAKERS[rij.soort](_Oorzaken(instantie, vraag), rij) for rij in rijen)


class _Oorzaken:
    def __init__(self, instantie: Instantie, vraag: Vraag) -> None:
        self.opname = instantie.opname
        self.hier = instantie.bezetting.aanwezigen
        self.vraag = vraag
        self.locatie_id = vraag.problem.locatie_ids[vraag.locatie]

    def plekken(self, rij: Rijnaam) -> Oorzaak:
        plek = self.opname.plekgroep[rij.a]
        tekst = f"Alle plekken van {rij.a} ({self._naam(plek.locatie_id)}) zijn bezet ({_zijn(plek.aantal)})."
        return Oorzaak(soort="plekken", ids=(rij.a,), tekst=tekst, personen=self._wie(p for p in self.hier if p.plekgroep_id == rij.a))

    def punten(self, rij: Rijnaam) -> Oorzaak:
        grens = self.opname.locatie[rij.a].team_punten
        tekst = f"Het team van {self._naam(rij.a)} kan niet meer zorgzwaarte dragen dan {grens} punten."
        return Oorzaak(soort="punten", ids=(rij.a,), tekst=tekst, personen=self._wie(p for p in self.hier if p.locatie_id == rij.a))

    def samenstelling(self, rij: Rijnaam) -> Oorzaak:
        regels = [regel for regel in self.opname.samenstelling if (regel.locatie_id, regel.kenmerk) == (rij.a, rij.b)]
        delen = [deel for regel in sorted(regels, key=lambda regel: regel.model_dump_json()) for deel in _groepsgrens(regel)]
        kenmerken = {rij.b, *(kenmerk for regel in regels for kenmerk in regel.niet_samen_met)}
        tekst = f"De groep van {self._naam(rij.a)} heeft een grens voor {_woord(rij.b)}: {', '.join(dict.fromkeys(delen))}."
        wie = (p for p in self.hier if p.locatie_id == rij.a and not p.thuis and kenmerken & p.kenmerken)
        return Oorzaak(soort="samenstelling", ids=(rij.a, rij.b), tekst=tekst, personen=self._wie(wie))

    def onverenigbaar(self, rij: Rijnaam) -> Oorzaak:
        anderen = tuple(sorted({rij.a, rij.b} - {self.vraag.client_id}))
        tekst = f"Op {self._naam(self.locatie_id)} woont of komt iemand met wie samenwonen is uitgesloten."
        if self.vraag.client_id not in (rij.a, rij.b):
            tekst = "Twee anderen die hiervoor op één locatie zouden wonen, mogen niet samen wonen."
        return Oorzaak(soort="onverenigbaar", tekst=tekst, personen=anderen)

    def rust(self, rij: Rijnaam) -> Oorzaak:
        weken = self.opname.locatie[rij.a].rust_weken_tussen_instroom
        tekst = f"{self._naam(rij.a)} wil {weken} weken rust tussen twee nieuwe bewoners, en er komt al iemand."
        return Oorzaak(soort="rust", ids=(rij.a,), tekst=tekst, personen=self._vastgelegd_op(rij.a))

    def sleutelfiguur(self, rij: Rijnaam) -> Oorzaak:
        hoogstens = self.opname.sleutelfiguur[rij.a].max_clienten
        tekst = f"Sleutelfiguur {rij.a} heeft het hoogste aantal cliënten bereikt ({hoogstens})."
        wie = self._wie(p for p in self.hier if p.wmo and p.sleutelfiguur_id == rij.a)
        wachtend = {c.client_id for c in self.opname.clienten if c.sleutelfiguur_id == rij.a and c.client_id not in self.opname.bewoner}
        return Oorzaak(soort="sleutelfiguur", ids=(rij.a,), tekst=tekst, personen=tuple(sorted({*wie, *wachtend} - {self.vraag.client_id})))

    def max_sleutelfiguren(self, rij: Rijnaam) -> Oorzaak:
        hoogstens = self.opname.locatie[rij.a].max_sleutelfiguren
        tekst = f"{self._naam(rij.a)} werkt met hoogstens {hoogstens} sleutelfiguren tegelijk."
        wie = self._wie(p for p in self.hier if p.locatie_id == rij.a and p.sleutelfiguur_id is not None)
        return Oorzaak(soort="sleutelfiguur", ids=(rij.a,), tekst=tekst, personen=wie)

    def budget(self, rij: Rijnaam) -> Oorzaak:
        per = "per week" if rij.soort == "budget_week" else "over de hele periode"
        van = f" van {rij.a}" if rij.a else ""
        return Oorzaak(soort="budget", ids=(rij.soort, rij.a) if rij.a else (rij.soort,), tekst=f"Het budgetplafond{van} {per} is bereikt.")

    def bedenking(self, rij: Rijnaam) -> Oorzaak:
        redenen = " en ".join(sorted({bedenking.reden.value for bedenking in self.vraag.bedenkingen}))
        laatste = max(bedenking.tot for bedenking in self.vraag.bedenkingen)
        tekst = f"{self._naam(rij.a)} heeft een bedenking (reden: {redenen}), tot en met {laatste:%d-%m-%Y}."
        return Oorzaak(soort="bedenking", ids=(rij.a,), tekst=tekst)

    def vastlegging(self, rij: Rijnaam) -> Oorzaak:
        pin = pin_van(self.vraag.pins, rij)
        zelf = pin.client_id == self.vraag.client_id
        soort = {"vast": "vastgelegd", "voorgelegd": "voorgelegd", "verboden": "uitgesloten"}[pin.soort.value]
        plek = f" voor {pin.plekgroep_id}" if pin.plekgroep_id and zelf else ""
        week = f" in de week van {pin.week:%d-%m-%Y}" if pin.week and zelf else ""
        wie = "Deze cliënt" if zelf else "Een ander"
        tekst = f"{wie} is {soort}{plek}{week}."
        return Oorzaak(soort="vastlegging", ids=(pin.plekgroep_id,) if pin.plekgroep_id else (), tekst=tekst, personen=() if zelf else (pin.client_id,))

    def _naam(self, locatie_id: str) -> str:
        return self.opname.locatie[locatie_id].naam

    def _wie(self, aanwezigen: Iterable[Aanwezige]) -> tuple[str, ...]:
        return tuple(p.client_id for p in aanwezigen if p.tot_week > 0 and p.client_id != self.vraag.client_id)

    def _vastgelegd_op(self, locatie_id: str) -> tuple[str, ...]:
        """Who is pinned to a place of this location."""
        hier = {plek.plekgroep_id for plek in self.opname.plekken_van.get(locatie_id, ())}
        wie = {pin.client_id for pin in self.vraag.pins if pin.plekgroep_id in hier and pin.soort is not Vastleggingsoort.VERBODEN}
        return tuple(sorted(wie - {self.vraag.client_id}))


_MAKERS = {
    "plekken": _Oorzaken.plekken,
    "punten": _Oorzaken.punten,
    "samenstelling": _Oorzaken.samenstelling,
    "onverenigbaar": _Oorzaken.onverenigbaar,
    "rust": _Oorzaken.rust,
    "sleutelfiguur": _Oorzaken.sleutelfiguur,
    "max_sleutelfiguren": _Oorzaken.max_sleutelfiguren,
    "budget_week": _Oorzaken.budget,
    "budget_horizon": _Oorzaken.budget,
    "bedenking": _Oorzaken.bedenking,
    "vastlegging": _Oorzaken.vastlegging,
}


def _zijn(aantal: int) -> str:
    return "het is er 1" if aantal == 1 else f"het zijn er {aantal}"


def _woord(kenmerk: str) -> str:
    return kenmerk.replace("_", " ")


def _groepsgrens(regel: Samenstelling) -> list[str]:
    delen = [f"hoogstens {regel.max_aantal}"] if regel.max_aantal is not None else []
    delen += [f"niemand of minstens {regel.min_aantal}"] if regel.min_aantal else []
    return delen + [f"niet samen met {_woord(kenmerk)}" for kenmerk in regel.niet_samen_met]
