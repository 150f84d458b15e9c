"""Checks of pins (`vastleggingen`)."""

from __future__ import annotations

from collections import defaultdict

from domain.soorten import Domein, Status, Vastleggingsoort
from domain.uitwisseling.inlezen import Regel
from domain.uitwisseling.samenhang import Samenhang

BINDT = (Vastleggingsoort.VAST, Vastleggingsoort.VOORGELEGD)
PINNEN = (*BINDT, Vastleggingsoort.VERBODEN)
GEHEEL_RIJ = ("client_id", "plekgroep_id", "begeleider_id", "rol", "week", "soort", "tot")


def controleer_vastleggingen(s: Samenhang) -> None:
    """Pins that still hold: on someone they can be about, and not against each other (counting.md 18)."""
    per_client: dict[str, list[Regel]] = defaultdict(list)
    for regel in s.rijen("vastleggingen"):
        if not regel.kent(*GEHEEL_RIJ) or regel.waarden["soort"] not in PINNEN or not s.geldt_nog(regel):
            continue
        client = s.bekend.regel("clienten", regel.tekst("client_id"))
        if client is not None and _past_bij(s, regel, client):
            per_client[regel.tekst("client_id")].append(regel)
    for regels in per_client.values():
        _controleer_plek(s, [regel for regel in regels if not regel.tekst("begeleider_id")])
        _controleer_begeleider(s, [regel for regel in regels if regel.tekst("begeleider_id")])


def _past_bij(s: Samenhang, regel: Regel, client: Regel) -> bool:
    if regel.tekst("begeleider_id"):
        return True
    if client.waarden.get("domein") is Domein.BG:
        s.fout(regel, "begeleider_id", "bij een cliënt met domein BG hoort een begeleider", "Vul de begeleider in.")
        return False
    wacht = client.waarden.get("status") is Status.WACHT_PLAATSING or client.tekst("verhuisreden")
    if client.kent("domein", "status", "verhuisreden") and not wacht:
        s.fout(regel, "client_id", "deze cliënt wacht niet op een plek", "Haal de rij weg, of verbeter status of verhuisreden bij clienten.")
        return False
    return True


def _controleer_plek(s: Samenhang, regels: list[Regel]) -> None:
    """Two fixed places or weeks, or a fixed one that is forbidden as well. An empty cell is a wildcard."""
    samen: dict[str, Regel] = {}
    for regel in (regel for regel in regels if regel.waarden["soort"] in BINDT):
        for kolom in ("plekgroep_id", "week"):
            eerder = samen.setdefault(kolom, regel) if regel.tekst(kolom) else regel
            if eerder is not regel and eerder.tekst(kolom) != regel.tekst(kolom):
                s.fout(regel, kolom, f"dit spreekt rij {eerder.rij} tegen ({eerder.tekst(kolom)})", "Laat één van beide staan.")
                break
    if not any(regel.waarden["soort"] in BINDT for regel in regels):
        return
    vast = {kolom: samen[kolom].tekst(kolom) if kolom in samen else "" for kolom in ("plekgroep_id", "week")}
    for regel in (regel for regel in regels if regel.waarden["soort"] is Vastleggingsoort.VERBODEN):
        if all(regel.tekst(kolom) in ("", vast[kolom]) for kolom in vast):
            s.fout(regel, "soort", "wat hier verboden is, is ook vastgelegd of voorgelegd", "Laat één van beide staan.")


def _controleer_begeleider(s: Samenhang, regels: list[Regel]) -> None:
    """The same for begeleiders: one person per role, and not forbidden in it."""
    per_rol: dict[str, Regel] = {}
    for regel in (regel for regel in regels if regel.waarden["soort"] in BINDT and regel.tekst("rol")):
        eerder = per_rol.setdefault(regel.tekst("rol"), regel)
        if eerder.tekst("begeleider_id") != regel.tekst("begeleider_id"):
            s.fout(regel, "begeleider_id", f"dit spreekt rij {eerder.rij} tegen ({eerder.tekst('begeleider_id')})", "Laat één van beide staan.")
    bindend = [regel for regel in regels if regel.waarden["soort"] in BINDT]
    for regel in (regel for regel in regels if regel.waarden["soort"] is Vastleggingsoort.VERBODEN):
        zelfde = (ander for ander in bindend if ander.tekst("begeleider_id") == regel.tekst("begeleider_id"))
        if any(regel.tekst("rol") in ("", ander.tekst("rol")) for ander in zelfde):
            s.fout(regel, "soort", "wat hier verboden is, is ook vastgelegd of voorgelegd", "Laat één van beide staan.")
