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
    if len(er_zijn) < 2 and vraag.nu_tweede != GEEN and not instantie.problem.aanbieders[vraag.nu_tweede].weg:
        return _naast_de_tweede(vraag, team)
    if len(er_zijn) < 2:
        return f"Er zijn in {team} geen twee begeleiders die er zijn, en geen onderaannemer past."
    return f"Geen paar begeleiders in {team} mag en kan samen alles wat nodig is, en geen onderaannemer past."


def _naast_de_tweede(vraag: Vraag, team: str) -> str:
    """The first is weg and the second is there: one of two is no pair, and only a second may be missing (counting.md 33)."""
    onder = (
        "Geeft de teamleider de rol van tweede begeleider vrij, dan mag ook een onderaannemer die past." if vraag.blijft_tweede else "Geen onderaannemer past."
    )
    return f"Er is in {team} niemand die naast de tweede begeleider van nu kan staan, en alleen verder mag niet. Zoek een begeleider erbij. {onder}"


def _vol(instantie: Instantie, vraag: Vraag, belast: Ints, pin: Pin | None) -> str:
    """There are admissible people; what keeps them from it."""
    problem = instantie.problem
    delen = []
    eigen, onder = ("begeleider", "zit aan de grens", "zitten aan hun grens"), ("onderaannemer", "zit vol", "zitten vol")
    for passen, (woord, zit, zitten) in ((vraag.eerste, eigen), (vraag.onder, onder)):
        vol = sum(int(belast[wie]) + vraag.punten > problem.aanbieders[wie].grens for wie in passen)
        if len(passen) == 1:
            delen.append(f"de enige {woord} die past {zit if vol else 'heeft wel ruimte'}")
        elif passen:
            delen.append(f"{vol or 'geen'} van de {len(passen)} {woord}s die passen {zitten if vol > 1 else zit}")
    if pin is not None and any(rol == EERSTE for rol, _ in pin.keuzes):
        delen.append("een vastlegging sluit een begeleider uit")
    return f"Er is geen ruimte zonder dat een ander moet wijken: {'; '.join(delen)}."
