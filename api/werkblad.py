"""A sheet of a report: a bold header that stays in view, a filter, columns as wide as what they hold, and a page that prints.

Cells hold values, never formulas: text that starts with = or + stays text.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import ceil
from typing import TypeAlias, cast

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

Cel: TypeAlias = "str | int | float | date"
KOP = PatternFill("solid", fgColor="1F4E6B")
LIJN = Border(bottom=Side(style="thin", color="D0D5DA"))
BREEDST = 90
"""Widest column, in characters; longer text goes on to a next line."""
A4 = 9
"""The number of this paper in the format."""
MARGE = 2
"""Characters that a column needs beside its text."""
FILTERKNOP, DATUM_BREED = 4, 12
"""Characters for the button of the filter beside a header, and for a day."""
REGEL_HOOG = 15
"""Height of one line of text, in points."""
DATUM = "[$-413]d mmm yyyy"
"""Days with the names of the months in Dutch, whatever the language of the computer."""
LEEG = "Er staat niets in deze lijst."


def letter(**eigenschappen: bool | int | str) -> Font:
    """The letter of every cell; a bare Font would have no name and print as another."""
    return Font(**{"name": "Calibri", "size": 11, **eigenschappen})  # type: ignore[arg-type]  # the names are those of Font


def voeg_lijst_toe(boek: Workbook, naam: str, koppen: Sequence[str], rijen: Sequence[Sequence[Cel]]) -> Worksheet:
    """A sheet that is one list."""
    vel = cast(Worksheet, boek.create_sheet(naam))
    schrijf_koprij(vel, 1, koppen)
    for nummer, inhoud in enumerate(rijen, start=2):
        schrijf_rij(vel, nummer, inhoud)
    vel.freeze_panes = "A2"
    vel.auto_filter.ref = f"A1:{get_column_letter(len(koppen))}{max(1, len(rijen)) + (1 if rijen else 0)}"
    for plaats, kop in enumerate(koppen):
        langst = max([len(kop) + FILTERKNOP, *(DATUM_BREED if isinstance(rij[plaats], date) else len(str(rij[plaats])) + MARGE for rij in rijen)])
        zet_breedte(vel, plaats + 1, min(BREEDST, langst))
        if rijen and all(isinstance(rij[plaats], int | float) for rij in rijen):
            cel_van(vel, 1, plaats + 1).alignment = Alignment(horizontal="right", indent=1)
    for nummer, inhoud in enumerate(rijen, start=2):
        regels = max(ceil((len(deel) + MARGE) / BREEDST) if isinstance(deel, str) else 1 for deel in inhoud)
        if regels > 1:
            vel.row_dimensions[nummer].height = REGEL_HOOG * regels
    if not rijen:
        schrijf_rij(vel, 2, (LEEG,))
    maak_afdrukbaar(vel, kopregel=True)
    return vel


def schrijf_blok(vel: Worksheet, rij: int, koppen: Sequence[str], rijen: Sequence[Sequence[Cel]]) -> int:
    """A small table from row `rij`; gives the row where the next may start. A long text in the last column runs on over empty cells."""
    schrijf_koprij(vel, rij, koppen)
    for nummer, inhoud in enumerate(rijen, start=rij + 1):
        schrijf_rij(vel, nummer, inhoud, breekt=False)
    return rij + len(rijen) + 2


def schrijf_koprij(vel: Worksheet, rij: int, koppen: Sequence[str]) -> None:
    """White on dark."""
    schrijf_rij(vel, rij, koppen, letter(bold=True, color="FFFFFF"))
    for kolom in range(1, len(koppen) + 1):
        cel_van(vel, rij, kolom).fill = KOP


def schrijf_rij(vel: Worksheet, rij: int, inhoud: Sequence[Cel], opmaak: Font | None = None, breekt: bool = True) -> None:
    """One row of values; a row of one cell is a line of text without a border."""
    for kolom, waarde in enumerate(inhoud, start=1):
        cel = cel_van(vel, rij, kolom)
        cel.value = waarde
        if isinstance(waarde, str):
            cel.data_type = "s"  # text that starts with = or + stays text
        elif isinstance(waarde, float):
            cel.number_format = "0.0"
        elif isinstance(waarde, date):
            cel.number_format = DATUM
        if opmaak is not None:
            cel.font = opmaak
        elif len(inhoud) > 1:
            cel.border = LIJN
            lang = isinstance(waarde, str) and len(waarde) > BREEDST - MARGE
            getal = isinstance(waarde, int | float)
            cel.alignment = Alignment(vertical="top", wrap_text=breekt and lang, horizontal="right" if getal else "left", indent=int(getal))


def zet_breedte(vel: Worksheet, kolom: int, breedte: int) -> None:
    """Width in characters."""
    vel.column_dimensions[get_column_letter(kolom)].width = breedte


def maak_afdrukbaar(vel: Worksheet, kopregel: bool = False, een_blad: bool = False) -> None:
    """A4 on its side, as wide as one page (and as long, with `een_blad`), with the name of the sheet and the page number below and the header on every page."""
    vel.page_setup.orientation = "landscape"
    vel.page_setup.paperSize = A4
    vel.page_setup.fitToHeight = 1 if een_blad else 0
    vel.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    onder = cast(HeaderFooterItem, vel.oddFooter)  # every sheet has one
    onder.left.text, onder.right.text = "&A", "&P / &N"
    if kopregel:
        vel.print_title_rows = "1:1"


def cel_van(vel: Worksheet, rij: int, kolom: int) -> Cell:
    """The cell; nothing here is merged or read-only."""
    return cast(Cell, vel.cell(rij, kolom))
