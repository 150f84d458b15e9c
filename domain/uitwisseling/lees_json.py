"""A JSON momentopname as raw sheets: one object, sheet name to a list of row objects.

A cell is text, a number, true/false, null (unknown), or a list of texts where the column holds a list. Row 1 is the first object's
imagined header, so the first object is row 2, as in a sheet.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from domain.fouten import Fout, InvoerFout
from domain.uitwisseling.kolommen import VORMEN
from domain.uitwisseling.tabel import Tabel, Verzamelaar, herken_bladen

MAX_BYTES = 200_000_000
EERSTE_RIJ = 2
VORM = 'Schrijf {"clienten": [{"client_id": "C1", …}], …}: per blad een lijst van rijen.'


def lees_json(pad: Path, uit: Verzamelaar) -> list[Tabel]:
    """Read one file.

    Raises:
        InvoerFout: it is too big, no UTF-8, no JSON, or not one object.
    """
    inhoud = _lees(pad, uit)
    if not isinstance(inhoud, dict):
        raise InvoerFout([Fout(bestand=pad.name, melding="dit is geen momentopname", doe=VORM)])
    tabellen = []
    for naam, blad in herken_bladen(inhoud, dict.fromkeys(inhoud, pad.name), uit).items():
        rijen = inhoud[naam]
        if not isinstance(rijen, list):
            uit.fout("een blad is een lijst van rijen", VORM, blad=blad, bestand=pad.name)
            tabellen.append(Tabel(pad.name, blad, [], [], onvolledig=True))
            continue
        tabellen.append(_tabel(pad.name, blad, rijen, uit))
    return tabellen


def _tabel(bestand: str, blad: str, rijen: Sequence[object], uit: Verzamelaar) -> Tabel:
    goed: list[tuple[int, dict[str, object]]] = []
    heel = True
    for nummer, rij in enumerate(rijen, start=EERSTE_RIJ):
        if isinstance(rij, dict):
            goed.append((nummer, rij))
        else:
            heel = False
            uit.fout("een rij is een groep van kolommen met waarden", VORM, blad=blad, rij=nummer, bestand=bestand)
    kolommen = list(dict.fromkeys(kolom for _, rij in goed for kolom in rij))
    if not goed:
        # an empty list has no header to judge: the sheet is there and empty
        return Tabel(bestand, blad, list(VORMEN[blad]), [], onvolledig=not heel)
    return Tabel(bestand, blad, kolommen, [(nummer, [rij.get(kolom) for kolom in kolommen]) for nummer, rij in goed], not heel)


def _lees(pad: Path, uit: Verzamelaar) -> object:
    if pad.stat().st_size > MAX_BYTES:
        raise InvoerFout([Fout(bestand=pad.name, melding="dit bestand is te groot", doe=f"Het mag hoogstens {MAX_BYTES // 1_000_000} MB zijn.")])

    def groep(paren: list[tuple[str, object]]) -> dict[str, object]:
        namen = [naam for naam, _ in paren]
        for naam in sorted({naam for naam in namen if namen.count(naam) > 1}):
            uit.fout(f"'{naam}' staat twee keer in één groep", "Laat er één staan.", bestand=pad.name)
        return dict(paren)

    def geen_getal(tekst: str) -> object:
        raise ValueError(f"{tekst} is geen getal")

    try:
        inhoud: object = json.loads(pad.read_bytes().decode("utf-8-sig"), parse_float=Decimal, parse_constant=geen_getal, object_pairs_hook=groep)
    except UnicodeDecodeError:
        raise InvoerFout([Fout(bestand=pad.name, melding="onbekende tekenset", doe="Sla het bestand op als UTF-8.")]) from None
    except json.JSONDecodeError as fout:
        raise InvoerFout([Fout(bestand=pad.name, melding=f"dit is geen JSON (regel {fout.lineno}, teken {fout.colno})", doe=VORM)]) from None
    except (ValueError, RecursionError):
        raise InvoerFout([Fout(bestand=pad.name, melding="dit is geen JSON dat te lezen is", doe=VORM)]) from None
    return inhoud
