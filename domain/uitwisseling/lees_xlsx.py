"""A workbook as raw sheets, streamed. Formulas count by the value that Excel stored; a formula without one is a fault."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeVar, cast

import openpyxl
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.worksheet.worksheet import Worksheet

from domain.fouten import Fout, InvoerFout
from domain.uitwisseling.tabel import GEMELD, Tabel, Verzamelaar, herken_bladen

MAX_BYTES = 200_000_000
MAX_RIJEN = 1_048_576
T = TypeVar("T")
FOUTWAARDEN = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#WAARDE!", "#VERW!", "#NAAM?", "#DEEL/0!", "#N/B"})
Rijen = list[tuple[int, list[object]]]


def lees_werkboek(pad: Path, uit: Verzamelaar) -> list[Tabel]:
    """Read one workbook.

    Raises:
        InvoerFout: it is no workbook, is broken, has a password, or unpacks to more than 200 MB.
    """
    heeft_formules = _keur_zip(pad)
    with _leesbaar(pad):
        rijen_van, namen = _rijen(pad, waarden=True, uit=uit, herkend=None)
        if heeft_formules:
            formules, _ = _rijen(pad, waarden=False, uit=None, herkend=namen)
            for blad, rijen in rijen_van.items():
                _meld_lege_formules(blad, rijen, formules[blad], uit, pad.name)
    return [_tabel(pad.name, blad, rijen, uit) for blad, rijen in rijen_van.items()]


def _keur_zip(pad: Path) -> bool:
    """True when a sheet may hold formulas. Refuses what is no zip or unpacks too big before anything is unpacked whole."""
    with _leesbaar(pad), zipfile.ZipFile(pad) as archief:
        delen = archief.infolist()
        if sum(deel.file_size for deel in delen) > MAX_BYTES:
            grens = MAX_BYTES // 1_000_000
            raise InvoerFout([Fout(bestand=pad.name, melding=f"dit werkboek is uitgepakt groter dan {grens} MB", doe="Maak het kleiner of splits het.")])
        # a lie about the unpacked size fails here or later on: zipfile reads no more than it says
        return any(_bevat_formule(archief, deel) for deel in delen if deel.filename.startswith("xl/worksheets/") and not deel.is_dir())


def _bevat_formule(archief: zipfile.ZipFile, deel: zipfile.ZipInfo) -> bool:
    with archief.open(deel) as stroom:
        staart = b""
        while brok := stroom.read(1 << 20):
            if b"<f>" in staart + brok or b"<f " in staart + brok or b"<f/" in staart + brok or b":f>" in staart + brok:
                return True
            staart = brok[-2:]
    return False


@contextmanager
def _leesbaar(pad: Path) -> Iterator[None]:
    try:
        with warnings.catch_warnings():
            # openpyxl warns about decoration it cannot keep; only cells matter here
            warnings.simplefilter("ignore")
            yield
    except InvoerFout:
        raise
    except Exception as fout:  # a broken workbook breaks openpyxl in very many ways; all mean the same to the user
        raise InvoerFout(
            [
                Fout(
                    bestand=pad.name,
                    melding=f"dit werkboek is stuk of heeft een wachtwoord ({type(fout).__name__})",
                    doe="Open het in Excel, haal het wachtwoord eraf en sla het op als .xlsx.",
                )
            ]
        ) from None


def _rijen(pad: Path, *, waarden: bool, uit: Verzamelaar | None, herkend: dict[str, str] | None) -> tuple[dict[str, Rijen], dict[str, str]]:
    # opened here, because openpyxl leaves a broken file open
    with pad.open("rb") as bestand, closing(openpyxl.load_workbook(bestand, read_only=True, data_only=waarden)) as boek:
        namen = herkend
        if namen is None:
            namen = herken_bladen(boek.sheetnames, dict.fromkeys(boek.sheetnames, pad.name), uit or Verzamelaar())
        rijen_van: dict[str, Rijen] = {}
        for naam, blad in namen.items():
            bladzijde = boek[naam]
            if not isinstance(bladzijde, ReadOnlyWorksheet):
                continue  # a sheet that only holds a chart has no cells
            # the stated size of a sheet may be far too large; rows are as long as what is in them
            bladzijde.reset_dimensions()
            vel = cast(Worksheet, bladzijde)  # the stubs know iter_rows only there
            if waarden:
                rijen: Rijen = [(nummer, list(rij)) for nummer, rij in _genummerd(vel.iter_rows(values_only=True)) if any(cel is not None for cel in rij)]
            else:
                rijen = [
                    (nummer, [cel.value if cel.data_type == "f" else None for cel in rij])
                    for nummer, rij in _genummerd(vel.iter_rows())
                    if any(cel.data_type == "f" for cel in rij)
                ]
            rijen_van[blad] = rijen
        return rijen_van, namen


def _genummerd(rijen: Iterator[tuple[T, ...]]) -> Iterator[tuple[int, tuple[T, ...]]]:
    for nummer, rij in enumerate(rijen, start=1):
        if nummer > MAX_RIJEN:
            # a row number that no workbook can have would be padded with empty rows without end
            raise ValueError("te veel rijen")
        yield nummer, rij


def _meld_lege_formules(blad: str, rijen: Rijen, formules: Rijen, uit: Verzamelaar, bestand: str) -> None:
    gelezen = dict(rijen)
    kop = gelezen.get(1, [])
    for nummer, cellen in formules:
        if nummer not in gelezen:
            gelezen[nummer] = []
            rijen.append((nummer, gelezen[nummer]))
        waarden = gelezen[nummer]
        waarden += [None] * (len(cellen) - len(waarden))
        for plaats, formule in enumerate(cellen):
            if formule is not None and waarden[plaats] is None:
                kolom = str(kop[plaats]).strip() if plaats < len(kop) and kop[plaats] is not None else ""
                uit.fout(
                    "hier staat een formule zonder uitkomst", "Open het werkboek in Excel en sla het op, of zet de waarde zelf in de cel.",
                    blad=blad, rij=nummer, kolom=kolom, waarde=str(formule), bestand=bestand,
                )  # fmt: skip
                waarden[plaats] = GEMELD
    rijen.sort(key=lambda rij: rij[0])


def _tabel(bestand: str, blad: str, rijen: Rijen, uit: Verzamelaar) -> Tabel:
    kop = ["" if cel is None else str(cel).strip() for cel in rijen[0][1]] if rijen and rijen[0][0] == 1 else []
    inhoud = rijen[1:] if kop else rijen
    for nummer, cellen in inhoud:
        for plaats, cel in enumerate(cellen):
            if isinstance(cel, str) and cel in FOUTWAARDEN:
                kolom = kop[plaats] if plaats < len(kop) else ""
                uit.fout(
                    "hier staat een formule met een fout",
                    "Herstel de formule of zet de waarde zelf in de cel.",
                    blad=blad,
                    rij=nummer,
                    kolom=kolom,
                    waarde=cel,
                    bestand=bestand,
                )
                cellen[plaats] = GEMELD
    return Tabel(bestand, blad, kop, inhoud)
