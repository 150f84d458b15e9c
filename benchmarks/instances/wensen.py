"""Wishes of who waits: where, near what, with which facility; a few hard ones that the drawn example can meet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from benchmarks.instances.kader import TILBURG, Kader
from benchmarks.instances.loting import Loting
from domain import bladen as b
from domain import soorten as s

Sleutel = tuple[s.Wenssoort, str]


def maak_wensen(kader: Kader, loting: Loting, client: b.Client, voorbeeld: b.Locatie, locaties: Sequence[b.Locatie]) -> list[b.Wens]:
    """Wishes of one client; each (soort, waarde) once. Hard ones hold at `voorbeeld`."""
    aandelen = kader.maat.wensen
    gekozen: dict[Sleutel, s.Hardheid] = {}
    if loting.kans(aandelen.moet):
        gekozen[_moet(loting, voorbeeld)] = s.Hardheid.MOET
    if loting.kans(aandelen.beslist_niet):
        niet = _beslist_niet(loting, voorbeeld, locaties)
        if niet is not None:
            gekozen.setdefault(niet, s.Hardheid.BESLIST_NIET)
    if loting.kans(aandelen.graag):
        for _ in range(loting.gewogen({1: 0.5, 2: 0.35, 3: 0.15})):
            gekozen.setdefault(_graag(kader, loting, voorbeeld, locaties), s.Hardheid.GRAAG)
    if loting.kans(aandelen.nabij):
        gemeente, gebied = kader.woonplaats(loting)
        gekozen.setdefault((s.Wenssoort.NABIJ, gebied or gemeente), s.Hardheid.GRAAG)
    return _rijen(client.client_id, gekozen)


def wens_om_op_te_wachten(loting: Loting, client: b.Client, voorbeeld: b.Locatie) -> list[b.Wens]:
    """The wish of who waits for it alone (wacht_op_voorkeur): this location, wijk or gemeente."""
    opties = [(s.Wenssoort.LOCATIE, voorbeeld.locatie_id), (s.Wenssoort.GEMEENTE, voorbeeld.gemeente)]
    if voorbeeld.gebied:
        opties.append((s.Wenssoort.GEBIED, voorbeeld.gebied))
    return _rijen(client.client_id, {loting.kies(opties): s.Hardheid.MOET})


def _rijen(client: str, gekozen: Mapping[Sleutel, s.Hardheid]) -> list[b.Wens]:
    """Rows; `graag` ones get their rank in the order they were named."""
    rang = 0
    uit = []
    for (soort, waarde), hardheid in gekozen.items():
        rang += hardheid is s.Hardheid.GRAAG
        uit.append(b.Wens(client_id=client, soort=soort, waarde=waarde, hardheid=hardheid, rang=rang if hardheid is s.Hardheid.GRAAG else None))
    return uit


def _moet(loting: Loting, voorbeeld: b.Locatie) -> Sleutel:
    opties: list[Sleutel] = [(s.Wenssoort.GEMEENTE, voorbeeld.gemeente)]
    opties += [(s.Wenssoort.VOORZIENING, voorziening) for voorziening in voorbeeld.voorzieningen[:2]]
    if voorbeeld.gebied and voorbeeld.gemeente != TILBURG:
        opties.append((s.Wenssoort.GEBIED, voorbeeld.gebied))
    return loting.kies(opties)


def _beslist_niet(loting: Loting, voorbeeld: b.Locatie, locaties: Sequence[b.Locatie]) -> Sleutel | None:
    locatie = loting.kies(locaties)
    if locatie.locatie_id == voorbeeld.locatie_id:
        return None
    if locatie.gebied and locatie.gebied != voorbeeld.gebied and loting.kans(0.5):
        return s.Wenssoort.GEBIED, locatie.gebied
    return s.Wenssoort.LOCATIE, locatie.locatie_id


def _graag(kader: Kader, loting: Loting, voorbeeld: b.Locatie, locaties: Sequence[b.Locatie]) -> Sleutel:
    gemeente, gebied = kader.woonplaats(loting)
    locatie = voorbeeld if loting.kans(0.3) else loting.kies(locaties)
    return loting.kies(
        [
            (s.Wenssoort.GEMEENTE, gemeente),
            (s.Wenssoort.GEBIED, gebied) if gebied else (s.Wenssoort.GEMEENTE, gemeente),
            (s.Wenssoort.LOCATIE, locatie.locatie_id),
            (s.Wenssoort.VOORZIENING, loting.gewogen(kader.maat.voorzieningen)),
        ]
    )
