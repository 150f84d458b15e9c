"""One client by itself: whether these people, or this onderaannemer, may serve it (counting.md 29, 31-33, 18; design.md 6).

Readings: a pair that stays, or what is left of it, is never refused for expertise; every other pair must have what is needed and what today's
pair has. Who comes from an onderaannemer had no pair: there everything needed is asked. What stays at an onderaannemer is not asked again.
"""

from __future__ import annotations

from collections.abc import Iterator

from allocation.check.deelname import Deelnemer
from allocation.check.gegevens import Gegevens
from allocation.check.tweede import GOED, MIST, alleen, mag_geen_tweede
from allocation.check.uitslag import Bezwaar
from allocation.check.wissels import Wissels, wie
from allocation.plan import Toewijzing

ZINNEN_ALLEEN = {
    "tweede_ontbreekt": "Cliënt {c} heeft geen tweede begeleider, terwijl er geen uitzondering is die geldt (telregel 31 en 33).",
    "uitzondering_verlopen": "Cliënt {c} krijgt één begeleider, maar de uitzondering op vier ogen is verlopen (telregel 31).",
    "uitzondering_risico": "Cliënt {c} krijgt één begeleider, maar bij een risico werkt niemand alleen (telregel 31).",
    "uitzondering_zonder_akkoord": "Cliënt {c} krijgt één begeleider, maar de uitzondering heeft geen akkoord van de teamleider (telregel 31).",
}


def bezwaren_vorm(gegevens: Gegevens, keuze: Toewijzing) -> Iterator[Bezwaar]:
    """An onderaannemer alone, or an eerste with or without another tweede; everybody known."""
    c = keuze.client_id
    if keuze.onderaannemer_id is not None and (keuze.eerste_id is not None or keuze.tweede_id is not None):
        yield Bezwaar("vorm", f"Cliënt {c} heeft een onderaannemer en ook een begeleider; het is het een of het ander (telregel 32).", c)
    elif keuze.onderaannemer_id is None and keuze.eerste_id is None:
        yield Bezwaar("vorm", f"Cliënt {c} heeft geen eerste begeleider en geen onderaannemer.", c, keuze.tweede_id)
    if keuze.eerste_id is not None and keuze.eerste_id == keuze.tweede_id:
        yield Bezwaar("zelfde_begeleider", f"Cliënt {c} heeft twee keer dezelfde begeleider: {keuze.eerste_id} (telregel 31).", c, keuze.eerste_id)
    for naam in _mensen(keuze):
        if naam not in gegevens.begeleiders:
            yield Bezwaar("onbekende_begeleider", f"Begeleider {naam} bij cliënt {c} bestaat niet.", c, naam)
    if keuze.onderaannemer_id is not None and keuze.onderaannemer_id not in gegevens.opname.organisatie:
        yield Bezwaar("onbekende_onderaannemer", f"Onderaannemer {keuze.onderaannemer_id} bij cliënt {c} bestaat niet.", c)


def bezwaren_koppeling(gegevens: Gegevens, deelnemer: Deelnemer, keuze: Toewijzing, wissels: Wissels) -> Iterator[Bezwaar]:
    """All that forbids a choice of the right form for this client, apart from all other clients."""
    if keuze.onderaannemer_id is not None:
        yield from _bij_onderaannemer(gegevens, deelnemer, keuze.onderaannemer_id)
    else:
        yield from _mensen_passen(gegevens, deelnemer, keuze)
        yield from _expertise(gegevens, deelnemer, keuze)
        yield from _vier_ogen(gegevens, deelnemer, keuze)
    yield from _gebonden(deelnemer, wissels, keuze.client_id)
    yield from bezwaren_vastlegging(gegevens, keuze.client_id, keuze)


def telt_als_niet_toegewezen(gegevens: Gegevens, deelnemer: Deelnemer, keuze: Toewijzing) -> bool:
    """Whether a second is missing (counting.md 33, 36); an exception that holds asks for none."""
    if keuze.onderaannemer_id is not None or keuze.tweede_id is not None:
        return False
    return alleen(deelnemer, keuze, gegevens.weken[0], gegevens.weg) != GOED


def bezwaren_vastlegging(gegevens: Gegevens, client_id: str, keuze: Toewijzing | None) -> Iterator[Bezwaar]:
    """Pins that hold today (counting.md 2, 18)."""
    for rij in gegevens.vast.geschonden(client_id, keuze):
        zin = f"De vastlegging ({rij.soort}) van begeleider {rij.begeleider_id} bij cliënt {client_id} is niet gevolgd (telregel 18)."
        yield Bezwaar("vastlegging", zin, client_id, rij.begeleider_id)


def _mensen_passen(gegevens: Gegevens, deelnemer: Deelnemer, keuze: Toewijzing) -> Iterator[Bezwaar]:
    """Nobody who is weg (29), and the rules admit everybody."""
    c = keuze.client_id
    for naam in _mensen(keuze):
        if naam in gegevens.weg:
            yield Bezwaar("weg", f"Begeleider {naam} is weg en kan cliënt {c} niet hebben (telregel 29).", c, naam)
            continue
        if not gegevens.begeleiders[naam].gebiedsteam:
            zin = f"Begeleider {naam} werkt voor een onderaannemer; cliënt {c} is dan bij die onderaannemer (telregel 32)."
            yield Bezwaar("verkeerd_team", zin, c, naam)
        for code, regel_id in gegevens.oordelen.begeleider(c, naam):
            yield Bezwaar(code, f"Regel {regel_id} laat begeleider {naam} niet toe bij cliënt {c} uit {deelnemer.team}.", c, naam)


def _expertise(gegevens: Gegevens, deelnemer: Deelnemer, keuze: Toewijzing) -> Iterator[Bezwaar]:
    """Every expertise needed is had by one of them; the next pair may miss what today's pair misses (counting.md 31, 33)."""
    vandaag = deelnemer.vandaag
    if vandaag.eerste is not None and keuze.eerste_id == vandaag.eerste and keuze.tweede_id in (vandaag.tweede, None):
        return
    nodig = frozenset(deelnemer.rij.expertise_nodig)
    if vandaag.eerste is not None:
        nodig &= _samen(gegevens, vandaag.eerste, vandaag.tweede)
    if not nodig <= _samen(gegevens, keuze.eerste_id, keuze.tweede_id):
        samen = " en ".join(_mensen(keuze))
        zin = f"Bij cliënt {keuze.client_id} ontbreekt expertise die nodig is: {samen} hebben die niet (telregel 31)."
        yield Bezwaar("expertise", zin, keuze.client_id, keuze.eerste_id)


def _vier_ogen(gegevens: Gegevens, deelnemer: Deelnemer, keuze: Toewijzing) -> Iterator[Bezwaar]:
    """Two people, or one where counting.md 31 or 33 allow it."""
    c, start = keuze.client_id, gegevens.weken[0]
    if keuze.tweede_id is None:
        code = alleen(deelnemer, keuze, start, gegevens.weg)
        if code not in (GOED, MIST):
            yield Bezwaar(code, ZINNEN_ALLEEN[code].format(c=c), c)
    vrij = gegevens.vast.vrijgegeven(c, "tweede", deelnemer.vandaag)
    if mag_geen_tweede(deelnemer, keuze, start, vrij):
        zin = f"Cliënt {c} heeft een uitzondering op vier ogen; {keuze.tweede_id} komt er alleen bij als de teamleider dat vrijgeeft (telregel 31)."
        yield Bezwaar("uitzondering_tweede", zin, c, keuze.tweede_id)


def _bij_onderaannemer(gegevens: Gegevens, deelnemer: Deelnemer, organisatie_id: str) -> Iterator[Bezwaar]:
    """Who is not there yet: the rules admit it (counting.md 7, 32)."""
    c = deelnemer.rij.client_id
    if organisatie_id != deelnemer.vandaag.onderaannemer:
        for code, regel_id in gegevens.oordelen.onderaannemer(c, organisatie_id):
            yield Bezwaar(code, f"Regel {regel_id} laat onderaannemer {organisatie_id} niet toe bij cliënt {c}.", c)


def _gebonden(deelnemer: Deelnemer, wissels: Wissels, client_id: str) -> Iterator[Bezwaar]:
    """Langdurig, proefperiode and exceptions: a role moves only when it falls out or the teamleider released it (counting.md 29)."""
    for rol in wissels.gewisseld:
        if deelnemer.gebonden and rol not in wissels.persoon_weg and rol not in wissels.vrijgegeven:
            vast = f"Cliënt {client_id} is langdurig, in proefperiode of heeft een uitzondering"
            zin = f"{vast}; de rol {rol}, nu {deelnemer.vandaag.onderaannemer or wie(deelnemer.vandaag, rol)}, wisselt niet zonder vrijgave (telregel 29)."
            yield Bezwaar("gebonden", zin, client_id, wie(deelnemer.vandaag, rol))


def _mensen(keuze: Toewijzing) -> tuple[str, ...]:
    return tuple(dict.fromkeys(naam for naam in (keuze.eerste_id, keuze.tweede_id) if naam is not None))


def _samen(gegevens: Gegevens, *namen: str | None) -> frozenset[str]:
    return frozenset().union(*(gegevens.expertises[naam] for naam in namen if naam is not None))
