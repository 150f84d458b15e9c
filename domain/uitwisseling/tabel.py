"""Sheets as they stood in a file, before anything is understood, and the collector of faults and notes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from domain.bladen import BLADEN
from domain.fouten import Fout, InvoerFout
from domain.uitwisseling.bsn import zonder_bsn
from domain.uitwisseling.gelijkenis import bedoeld
from domain.uitwisseling.kolommen import VORMEN

MAX_WAARDE = 80


class Gemeld:
    """Stands in a cell that was already reported when the file was opened: neither empty nor readable."""


GEMELD = Gemeld()


@dataclass
class Tabel:
    """One sheet: header and rows with the row number that Excel shows. `bestand` is the file it stood in; `onvolledig` when part of
    it could not be read (and was reported), so that what seems to be missing may well be there."""

    bestand: str
    blad: str
    kolommen: list[str]
    rijen: list[tuple[int, list[object]]]
    onvolledig: bool = False


@dataclass
class Verzamelaar:
    """Gathers every fault and note of one import, so that all are reported at once."""

    fouten: list[Fout] = field(default_factory=list)
    meldingen: list[str] = field(default_factory=list)
    bestand_van: dict[str, str] = field(default_factory=dict)

    def fout(self, melding: str, doe: str, *, blad: str = "", rij: int | None = None, kolom: str = "", waarde: object = "", bestand: str = "") -> None:
        """Note one fault; a BSN-like number in an id or text never comes along."""
        tekst = "" if waarde is None else str(waarde)
        vorm = VORMEN.get(blad, {}).get(kolom)
        getoond = zonder_bsn(tekst) if vorm is None or vorm.is_id else tekst
        self.fouten.append(
            Fout(
                bestand=bestand or self.bestand_van.get(blad, ""),
                blad=blad,
                rij=rij,
                kolom=kolom,
                waarde=getoond if len(getoond) <= MAX_WAARDE else getoond[: MAX_WAARDE - 1] + "…",
                melding=zonder_bsn(melding),
                doe=zonder_bsn(doe),
            )
        )

    def klaar(self) -> None:
        """Raise everything found, in the order of sheets, rows and columns.

        Raises:
            InvoerFout: when there is at least one fault.
        """
        if self.fouten:
            raise InvoerFout(sorted(self.fouten, key=_volgorde))


def _volgorde(fout: Fout) -> tuple[int, str, int, int, str, str, str]:
    bladen = list(BLADEN)
    kolommen = list(VORMEN.get(fout.blad, ()))
    return (
        bladen.index(fout.blad) if fout.blad in BLADEN else -1,
        fout.bestand,
        fout.rij or 0,
        kolommen.index(fout.kolom) if fout.kolom in kolommen else -1,
        fout.kolom,
        fout.melding,
        fout.waarde,
    )


def herken_bladen(namen: Iterable[str], bestand_van: dict[str, str], uit: Verzamelaar) -> dict[str, str]:
    """Which sheet each given name is. A misspelled name is a fault and is read as the sheet that was meant.

    Names that look like no sheet are noted and left alone, `uitleg…` without a word.
    """
    herkend: dict[str, str] = {}
    over: list[str] = []
    for naam in sorted(namen):
        sleutel = naam.strip().casefold()
        if sleutel.startswith("uitleg"):
            continue
        if sleutel not in BLADEN:
            over.append(naam)
        elif sleutel in herkend.values():
            uit.fout(f"blad {sleutel} staat er twee keer", "Laat er één staan.", blad=sleutel, bestand=bestand_van[naam])
        else:
            herkend[naam] = sleutel
    for naam in over:
        gemeend = bedoeld(naam, [blad for blad in BLADEN if blad not in herkend.values()], grens=0.8)
        if gemeend is None:
            uit.meldingen.append(f"{bestand_van[naam]}: blad '{naam}' hoort niet bij een momentopname en is niet gelezen.")
            continue
        herkend[naam] = gemeend
        uit.fout(f"er is geen blad '{naam}'", f"Bedoel je '{gemeend}'? Geef het blad die naam.", blad=gemeend, bestand=bestand_van[naam])
    return herkend
