"""Why a place fits one client, in Dutch sentences: points and what they are for, what is good, which wishes are met (counting.md 23)."""

from __future__ import annotations

from dataclasses import dataclass

from domain.beleid import stappen_zwaarder
from domain.bladen import Client, Locatie, Plekgroep, Wens
from domain.soorten import Hardheid, Wenssoort, Woonvorm
from placement.antwoorden import Puntdeel
from placement.opbouw import Instantie

DICHTBIJ_MINUTEN = 30
"""Up to so many minutes a trip is told as near (aanname); it changes no points."""
_VORM = {Woonvorm.BW_THUIS: "BW-thuis", Woonvorm.GEMENGD_WONEN: "gemengd wonen", Woonvorm.INTRAMURAAL: "intramuraal wonen"}

_TEKST = {
    "expertise_gewenst": "De gewenste expertise {} is er niet.",
    "wens": "De wens {} is hier niet vervuld.",
    "zwaardere_vorm": "De woonvorm ({}) is zwaarder dan nodig.",
    "nabij": "Het is reizen van of naar {}.",
}


@dataclass(frozen=True)
class Woorden:
    """What can be said about one client on one plekgroep."""

    punten: int
    puntdelen: tuple[Puntdeel, ...]
    sterk: tuple[str, ...]
    wensen_vervuld: tuple[str, ...]
    wensen_niet: tuple[str, ...]
    onbekend: tuple[str, ...]


def woorden_over(instantie: Instantie, client_id: str, plekgroep_id: str) -> Woorden:
    """Everything that speaks for and against the place for this client; names no other person."""
    opname = instantie.opname
    client, plek = opname.client[client_id], opname.plekgroep[plekgroep_id]
    locatie = opname.locatie[plek.locatie_id]
    delen = instantie.passendheid.delen(client_id, plekgroep_id)
    puntdelen = tuple(
        Puntdeel(soort=deel.soort, waarde=deel.waarde, punten=deel.punten, tekst=_TEKST[deel.soort].format(_naam(instantie, deel.waarde))) for deel in delen
    )
    wensen = [(wens, _wens_vervuld(instantie, wens, locatie)) for wens in opname.wensen_van.get(client_id, ())]
    return Woorden(
        punten=sum(deel.punten for deel in delen),
        puntdelen=puntdelen,
        sterk=(*_expertise(client, locatie), *_vorm(client, plek), *_dichtbij(instantie, client_id, locatie)),
        wensen_vervuld=tuple(_wens_tekst(instantie, wens) for wens, ja in wensen if ja is True),
        wensen_niet=tuple(_wens_tekst(instantie, wens) for wens, ja in wensen if ja is False),
        onbekend=tuple(f"De reistijd naar {_naam(instantie, wens.waarde)} is niet bekend." for wens, ja in wensen if ja is None),
    )


def _expertise(client: Client, locatie: Locatie) -> list[str]:
    er = sorted((set(client.expertise_nodig) | set(client.expertise_gewenst)) & set(locatie.expertises))
    return [f"De expertise {naam} is er." for naam in er]


def _vorm(client: Client, plek: Plekgroep) -> list[str]:
    if client.woonvorm_nodig is None or stappen_zwaarder(plek.woonvorm, client.woonvorm_nodig):
        return []
    return [f"Het is de lichtste woonvorm die past: {_VORM[plek.woonvorm]}."]


def _dichtbij(instantie: Instantie, client_id: str, locatie: Locatie) -> list[str]:
    uit = []
    for wens in instantie.opname.wensen_van.get(client_id, ()):
        minuten = instantie.passendheid.minuten(wens.waarde, locatie) if wens.soort is Wenssoort.NABIJ else None
        if minuten is not None and minuten <= DICHTBIJ_MINUTEN:
            uit.append(f"Het is {minuten} minuten van {_naam(instantie, wens.waarde)}." if minuten else f"Het is in {_naam(instantie, wens.waarde)} zelf.")
    return uit


def _wens_vervuld(instantie: Instantie, wens: Wens, locatie: Locatie) -> bool | None:
    """Whether a wish is met, a short trip for one to live near; None when it is not known."""
    if wens.soort is Wenssoort.NABIJ:
        minuten = instantie.passendheid.minuten(wens.waarde, locatie)
        return None if minuten is None else minuten <= DICHTBIJ_MINUTEN
    vervuld = instantie.passendheid.vervuld(wens, locatie)
    return not vervuld if wens.hardheid is Hardheid.BESLIST_NIET else vervuld


def _wens_tekst(instantie: Instantie, wens: Wens) -> str:
    naam = _naam(instantie, wens.waarde)
    hoe = {
        Wenssoort.LOCATIE: f"wonen op {naam}",
        Wenssoort.GEMEENTE: f"wonen in de gemeente {naam}",
        Wenssoort.GEBIED: f"wonen in {naam}",
        Wenssoort.NABIJ: f"wonen dicht bij {naam}",
        Wenssoort.VOORZIENING: f"de voorziening {naam}",
    }[wens.soort]
    return f"Beslist niet: {hoe}." if wens.hardheid is Hardheid.BESLIST_NIET else f"{hoe[0].upper()}{hoe[1:]}."


def _naam(instantie: Instantie, waarde: str) -> str:
    """The name people use for what a wish or point is about; a point about a wish has its kind in front."""
    soort, _, rest = waarde.partition(" ")
    if rest and soort in set(Wenssoort):
        return f"{soort} {_naam(instantie, rest)}"
    locatie = instantie.opname.locatie.get(waarde)
    if locatie is not None:
        return locatie.naam
    plaats = instantie.regio.plaats(waarde)
    return waarde.replace("_", " ") if plaats is None else instantie.regio.naam_van(plaats)
