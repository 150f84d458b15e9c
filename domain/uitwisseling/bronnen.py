"""Opening a CSV folder, a workbook or a JSON file as raw sheets."""

from __future__ import annotations

from pathlib import Path

from domain.bladen import BLADEN
from domain.fouten import Fout, InvoerFout
from domain.uitwisseling.lees_csv import lees_csvbestand
from domain.uitwisseling.lees_json import lees_json
from domain.uitwisseling.lees_xlsx import lees_werkboek
from domain.uitwisseling.tabel import Tabel, Verzamelaar, herken_bladen

BELEID = "beleid.yaml"


def lees_bron(pad: Path, uit: Verzamelaar) -> list[Tabel]:
    """The raw sheets of a folder or file.

    Raises:
        InvoerFout: there is nothing at `pad`, or it is no folder, .xlsx or .json.
    """
    if pad.is_dir():
        return _lees_map(pad, uit)
    if not pad.is_file():
        raise InvoerFout([Fout(bestand=pad.name, melding="hier staat geen bestand of map", doe="Kijk of de naam goed is.")])
    soort = pad.suffix.casefold()
    if soort == ".xlsx":
        return lees_werkboek(pad, uit)
    if soort == ".json":
        return lees_json(pad, uit)
    raise InvoerFout([Fout(bestand=pad.name, melding="dit soort bestand is niet te lezen", doe="Geef een map met CSV-bestanden, een .xlsx of een .json.")])


def _lees_map(pad: Path, uit: Verzamelaar) -> list[Tabel]:
    bestanden = {bestand.stem: bestand for bestand in sorted(pad.iterdir()) if bestand.is_file() and bestand.suffix.casefold() == ".csv"}
    bestanden = {stam: bestand for stam, bestand in bestanden.items() if not bestand.name.startswith((".", "~$"))}
    herkend = herken_bladen(bestanden, {stam: bestand.name for stam, bestand in bestanden.items()}, uit)
    for ander in sorted(pad.iterdir()):
        if not ander.is_file() or ander.suffix.casefold() == ".csv" or ander.name == BELEID or ander.name.startswith((".", "~$")):
            continue
        if ander.stem.casefold() in BLADEN and ander.stem.casefold() not in herkend.values():
            uit.fout("dit blad is geen CSV-bestand", f"Sla het op als {ander.stem.casefold()}.csv.", blad=ander.stem.casefold(), bestand=ander.name)
        else:
            uit.meldingen.append(f"{ander.name}: hoort niet bij een momentopname en is niet gelezen.")
    return [lees_csvbestand(bestanden[stam], blad, uit) for stam, blad in herkend.items()]
