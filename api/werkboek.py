"""The XLSX report of a plan: one sheet per question people ask. Cells hold values, never formulas."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TypeAlias, cast

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from api import woorden
from api.planbeeld import Planbeeld, Wachtrij
from domain.uitwisseling.schrijven import in_een_keer

Cel: TypeAlias = "str | int | date"
KOP = PatternFill("solid", fgColor="1F4E6B")
VOL = PatternFill("solid", fgColor="F6D5C3")
VRIJ = PatternFill("solid", fgColor="DDEFE0")
LIJN = Border(bottom=Side(style="thin", color="D0D5DA"))
BREEDST = 70


def schrijf_werkboek(beeld: Planbeeld, pad: Path) -> None:
    """Write the workbook at `pad`, whole or not at all. A reader who may not see everything gets fewer sheets."""
    boek = Workbook()
    eerste = cast(Worksheet, boek.worksheets[0])
    eerste.title = "samenvatting"
    _samenvatting(eerste, beeld)
    _lijst(boek, "plaatsingen", _PLAATSINGEN, _plaatsingen(beeld))
    if beeld.volledig:
        _lijst(boek, "niet geplaatst", _WACHTENDEN, _wachtenden(beeld.niet_geplaatst))
        _lijst(boek, "geen passend aanbod", _WACHTENDEN, _wachtenden(beeld.geen_passend_aanbod))
        _lijst(boek, "wacht op voorkeur", _WACHTENDEN, _wachtenden(beeld.wacht_op_voorkeur))
        _lijst(boek, "buiten plan", ("cliënt", "waarom"), beeld.buiten_plan)
        intake = [(rij.client_id, rij.sinds, rij.wacht_weken, "ja" if rij.acuut else "nee") for rij in beeld.wachtrij_intake]
        _lijst(boek, "wachtrij intake", ("cliënt", "wacht sinds", "weken", "acuut"), intake)
        _bezetting(boek, beeld)
    _lijst(boek, "signalen", ("over", "signaal"), beeld.signalen)
    with in_een_keer(pad) as tijdelijk:
        boek.save(tijdelijk)


_PLAATSINGEN = ("cliënt", "urgentie", "weken gewacht", "vanaf", "locatie", "naam", "gemeente", "plek", "woonvorm", "sleutelfiguur", "soort", "hangt af van")
_WACHTENDEN = ("cliënt", "urgentie", "weken gewacht", "waarom")


def _plaatsingen(beeld: Planbeeld) -> list[tuple[Cel, ...]]:
    return [
        (
            rij.client_id,
            rij.klasse,
            rij.weken_gewacht,
            rij.week,
            rij.locatie_id,
            rij.locatie,
            rij.gemeente,
            rij.plekgroep_id,
            rij.woonvorm,
            rij.sleutelfiguur,
            rij.soort,
            ", ".join(rij.hangt_af_van),
        )
        for rij in beeld.plaatsingen
    ]


def _wachtenden(rijen: Sequence[Wachtrij]) -> list[tuple[Cel, ...]]:
    return [(rij.client_id, rij.klasse, rij.weken_gewacht, " ".join(rij.redenen)) for rij in rijen]


def _samenvatting(vel: Worksheet, beeld: Planbeeld) -> None:
    plan = beeld.plan
    _rij(vel, 1, (f"Plan voor beschermd wonen, peildatum {woorden.dag(plan.peildatum)}",), Font(bold=True, size=14))
    _rij(vel, 2, (woorden.VOORSTEL_GEEN_BESLUIT,), Font(bold=True))
    if plan.afgebroken:
        _rij(vel, 3, ("Het zoeken is eerder gestopt. Dit is het beste plan tot dan; het is wel nagerekend.",))
    rij = 5
    if beeld.kengetallen:
        rij = _blok(vel, rij, ("In het kort", "aantal"), beeld.kengetallen)
    if beeld.doelen:
        doelen = [
            (woorden.doel(doel.naam).naam, doel.waarde, doel.beste, doel.grens, woorden.bewijs(doel, plan.modus), woorden.doel(doel.naam).uitleg)
            for doel in beeld.doelen
        ]
        rij = _blok(vel, rij, ("Doel (in volgorde, lager is beter)", "waarde", "beste", "grens", "zekerheid", "wat telt"), doelen)
    if beeld.aannames:
        rij = _blok(vel, rij, ("Waar het plan mee rekent", "waarde"), beeld.aannames)
    if beeld.volledig:
        herkomst = (("momentopname", plan.momentopname), ("regels", plan.regels), ("beleid", plan.beleid), ("zoekprogramma", plan.solver))
        _blok(vel, rij, ("Herkomst (vingerafdrukken)", ""), herkomst)
    for letter, breedte in zip("ABCDEF", (38, 24, 12, 12, 52, 70), strict=True):
        vel.column_dimensions[letter].width = breedte
    vel.sheet_view.showGridLines = False


def _blok(vel: Worksheet, rij: int, koppen: Sequence[str], rijen: Sequence[Sequence[Cel]]) -> int:
    """A small table from row `rij`; gives the row where the next may start."""
    _koprij(vel, rij, koppen)
    for nummer, inhoud in enumerate(rijen, start=rij + 1):
        _rij(vel, nummer, inhoud)
    return rij + len(rijen) + 2


def _lijst(boek: Workbook, naam: str, koppen: Sequence[str], rijen: Sequence[Sequence[Cel]]) -> None:
    """A sheet with a header that stays in view, a filter, and columns as wide as what they hold."""
    vel = cast(Worksheet, boek.create_sheet(naam))
    _koprij(vel, 1, koppen)
    for nummer, inhoud in enumerate(rijen, start=2):
        _rij(vel, nummer, inhoud)
    vel.freeze_panes = "A2"
    vel.auto_filter.ref = f"A1:{get_column_letter(len(koppen))}{max(1, len(rijen)) + (1 if rijen else 0)}"
    for plaats, kop in enumerate(koppen):
        langst = max([len(kop) + 4, *(12 if isinstance(rij[plaats], date) else len(str(rij[plaats])) + 2 for rij in rijen)])
        vel.column_dimensions[get_column_letter(plaats + 1)].width = min(BREEDST, langst)


def _bezetting(boek: Workbook, beeld: Planbeeld) -> None:
    """People on each plekgroep per week, coloured: places left, or full."""
    vel = cast(Worksheet, boek.create_sheet("bezetting"))
    koppen = ("locatie", "naam", "plek", "woonvorm", "plekken")
    _koprij(vel, 1, (*koppen, *(f"{week.day}-{week.month}" for week in beeld.maandagen)))
    for nummer, rij in enumerate(beeld.bezetting, start=2):
        _rij(vel, nummer, (rij.locatie_id, rij.locatie, rij.plekgroep_id, rij.woonvorm, rij.aantal, *rij.bezet))
        for kolom, aantal in enumerate(rij.bezet, start=len(koppen) + 1):
            _cel(vel, nummer, kolom).fill = VRIJ if aantal < rij.aantal else VOL
    onder = len(beeld.bezetting) + 3
    _rij(vel, onder, ("Groen: er is nog plek in die week. Oranje: vol. De kolommen zijn maandagen.",))
    for letter, breedte in zip("ABCDE", (10, 34, 10, 16, 9), strict=True):
        vel.column_dimensions[letter].width = breedte
    for kolom in range(len(koppen) + 1, len(koppen) + len(beeld.maandagen) + 1):
        vel.column_dimensions[get_column_letter(kolom)].width = 7
    vel.freeze_panes = "F2"


def _koprij(vel: Worksheet, rij: int, koppen: Sequence[str]) -> None:
    _rij(vel, rij, koppen, Font(bold=True, color="FFFFFF"))
    for kolom in range(1, len(koppen) + 1):
        _cel(vel, rij, kolom).fill = KOP


def _rij(vel: Worksheet, rij: int, inhoud: Sequence[Cel], letter: Font | None = None) -> None:
    for kolom, waarde in enumerate(inhoud, start=1):
        cel = _cel(vel, rij, kolom)
        cel.value = waarde
        if isinstance(waarde, str):
            cel.data_type = "s"  # text that starts with = or + stays text
        elif isinstance(waarde, date):
            cel.number_format = "d mmm yyyy"
        if letter is not None:
            cel.font = letter
        elif len(inhoud) > 1:
            cel.border = LIJN
            cel.alignment = Alignment(vertical="top", wrap_text=isinstance(waarde, str) and len(waarde) > BREEDST)


def _cel(vel: Worksheet, rij: int, kolom: int) -> Cell:
    return cast(Cell, vel.cell(rij, kolom))  # nothing here is merged or read-only
