"""Writing a momentopname so that reading it gives the same one back. Files appear whole or not at all."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import cast

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.worksheet import Worksheet

from domain.bladen import BLADEN, VERPLICHTE_BLADEN, Rij
from domain.momentopname import Momentopname
from domain.uitwisseling.cellen import als_tekst, uit_kommagetal

FORMULETEKENS = ("=", "+", "-", "@", "#")
BREEDTE = 22
EERSTE_EXCELJAAR = 1901


def schrijf_csv(opname: Momentopname, map: Path) -> None:
    """Write every sheet as `<blad>.csv` (UTF-8, commas) into the folder `map`, made where needed; older sheets in it are replaced."""
    map.mkdir(parents=True, exist_ok=True)
    klaar: list[tuple[Path, Path]] = []
    try:
        for blad, model in BLADEN.items():
            tijdelijk = map / f".{blad}.csv.deel"
            klaar.append((tijdelijk, map / f"{blad}.csv"))
            with tijdelijk.open("w", encoding="utf-8", newline="") as bestand:
                schrijver = csv.writer(bestand, lineterminator="\n")
                schrijver.writerow(model.model_fields)
                schrijver.writerows([als_tekst(getattr(rij, kolom)) for kolom in model.model_fields] for rij in opname.rijen(blad))
        for tijdelijk, pad in klaar:
            os.replace(tijdelijk, pad)
    finally:
        for tijdelijk, _ in klaar:
            tijdelijk.unlink(missing_ok=True)


def schrijf_json(opname: Momentopname, pad: Path) -> None:
    """Write one JSON object: sheet to rows; empty cells and empty sheets are left out, lists are lists, amounts are texts."""
    bladen = {blad: [_json_rij(rij) for rij in opname.rijen(blad)] for blad in BLADEN}
    verplicht_of_gevuld = {blad: rijen for blad, rijen in bladen.items() if rijen or blad in VERPLICHTE_BLADEN}
    with in_een_keer(pad) as tijdelijk:
        tijdelijk.write_text(json.dumps(verplicht_of_gevuld, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def schrijf_xlsx(opname: Momentopname, pad: Path) -> None:
    """Write one workbook with a sheet per blad. Text that looks like a formula is written as text."""
    boek = Workbook(write_only=True)
    for blad, model in BLADEN.items():
        vel = cast(WriteOnlyWorksheet, boek.create_sheet(blad))  # what a write-only workbook makes
        vel.freeze_panes = "A2"
        # the stubs of a write-only sheet lack its widths
        for plaats in range(1, len(model.model_fields) + 1):
            cast(Worksheet, vel).column_dimensions[get_column_letter(plaats)].width = BREEDTE
        vel.append([_kopcel(vel, naam) for naam in model.model_fields])
        for rij in opname.rijen(blad):
            vel.append([_xlsx_cel(vel, getattr(rij, kolom)) for kolom in model.model_fields])
    with in_een_keer(pad) as tijdelijk:
        boek.save(tijdelijk)


def _kopcel(vel: WriteOnlyWorksheet, naam: str) -> Cell:
    cel = WriteOnlyCell(vel, naam)
    cel.font = Font(bold=True)
    return cel


def _xlsx_cel(vel: WriteOnlyWorksheet, waarde: object) -> object:
    """Numbers and dates as such where a workbook keeps them exactly, everything else as text."""
    if waarde is None or waarde == ():
        return None
    if isinstance(waarde, date):
        return waarde if waarde.year >= EERSTE_EXCELJAAR else waarde.isoformat()
    if isinstance(waarde, int) and not isinstance(waarde, bool):
        return waarde
    if isinstance(waarde, Decimal) and uit_kommagetal(float(waarde)) == waarde:
        return waarde
    tekst = als_tekst(waarde)
    if not tekst.startswith(FORMULETEKENS):
        return tekst
    cel = WriteOnlyCell(vel, tekst)
    cel.data_type = "s"
    cel.number_format = "@"
    return cel


def _json_rij(rij: Rij) -> dict[str, object]:
    return {kolom: _json_cel(getattr(rij, kolom)) for kolom in type(rij).model_fields if getattr(rij, kolom) not in (None, ())}


def _json_cel(waarde: object) -> object:
    if isinstance(waarde, bool | int):
        return waarde
    if isinstance(waarde, tuple):
        return [als_tekst((deel,)) for deel in waarde]
    return als_tekst(waarde)


@contextmanager
def in_een_keer(pad: Path) -> Iterator[Path]:
    """A temporary path beside `pad` that takes its place when the block ends well, and disappears otherwise."""
    pad.parent.mkdir(parents=True, exist_ok=True)
    tijdelijk = pad.with_name(f".{pad.name}.deel")
    try:
        yield tijdelijk
        os.replace(tijdelijk, pad)
    finally:
        tijdelijk.unlink(missing_ok=True)
