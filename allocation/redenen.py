"""Why a client has nobody, in a Dutch sentence that names no other person (counting.md 33)."""

from __future__ import annotations

from allocation.opbouw import Instantie
from allocation.problem import EERSTE, GEEN, Keuzes, Pin, Vraag
from allocation.telling import lasten
from solving.matrix import Ints

GEEN_OPVOLGER = "Geen passende opvolger"


def redenen_niet_toegewezen(instantie: Instantie, keuzes: Keuzes) -> dict[str, str]:
    """Per client with nobody the reason; of who was in zorg it starts with *geen passende opvolger*."""
    problem = instantie.problem
    belast = lasten(problem, keuzes)
    gepind = {pin.vraag: pin for pin in problem.pins if not pin.moet}
    uit = {}
    for nummer, vraag in enumerate(problem.vragen):
        if keuzes.eerste[nummer] == GEEN:
            uit[vraag.client_id] = _reden(instantie, vraag, belast, gepind.get(nummer))
    return uit


def _reden(instantie: Instantie, vraag: Vraag, belast: Ints, pin: Pin | None) -> str:
    waarom = _zonder_paar(instantie, vraag) if not vraag.eerste and not vraag.onder else _vol(instantie, vraag, belast, pin)
    return waarom if vraag.nieuw else f"{GEEN_OPVOLGER}: {waarom[0].lower()}{waarom[1:]}"


def _zonder_paar(instantie: Instantie, vraag: Vraag) -> str:
    """Nobody admissible, whatever the load."""
    rij = instantie.opname.client[vraag.client_id]
    team = instantie.problem.teams[vraag.team]
    er_zijn = [wie for wie in instantie.inzet.values() if wie.rij.gebiedsteam == team and not wie.weg]
    mist = sorted(e for e in rij.expertise_nodig if not any(e in wie.rij.expertises for wie in er_zijn))
    if mist:
        return f"Niemand in {team} die er is heeft de expertise die nodig is: {', '.join(mist)}; ook geen onderaannemer past."
    if len(er_zijn) < 2:
        return f"Er zijn in {team} geen twee begeleiders die er zijn, en geen onderaannemer past."
    return f"Geen paar begeleiders in {team} mag en kan samen alles wat nodig is, en geen onderaannemer past."


def _vol(instantie: Instantie, vraag: Vraag, belast: Ints, pin: Pin | None) -> str:
    """There are admissible people; what keeps them from it."""
    problem = instantie.problem
    namen = {"eigen": 0, "onder": 0}
    for wie in (*vraag.eerste, *vraag.onder):
        vol = int(belast[wie]) + vraag.punten > problem.aanbieders[wie].grens
        namen["eigen" if problem.aanbieders[wie].eigen else "onder"] += vol
    delen = [f"{namen['eigen']} van de {len(vraag.eerste)} begeleiders die passen zitten aan hun grens"] if vraag.eerste else []
    delen += [f"{namen['onder']} van de {len(vraag.onder)} onderaannemers die passen zitten vol"] if vraag.onder else []
    if pin is not None and any(rol == EERSTE for rol, _ in pin.keuzes):
        delen.append("een vastlegging sluit een begeleider uit")
    return f"Er is geen ruimte zonder dat een ander moet wijken: {'; '.join(delen)}."
