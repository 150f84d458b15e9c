"""The XLSX report of a plan: one sheet per question people ask. Cells hold values, never formulas."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import cast

from openpyxl import Workbook
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from api import woorden
from api.planbeeld import Planbeeld, Wachtrij
from api.werkblad import Cel, cel_van, letter, maak_afdrukbaar, schrijf_blok, schrijf_koprij, schrijf_rij, voeg_lijst_toe, zet_breedte
from domain.uitwisseling.schrijven import in_een_keer

VOL = PatternFill("solid", fgColor="F6D5C3")
VRIJ = PatternFill("solid", fgColor="DDEFE0")


def schrijf_werkboek(beeld: Planbeeld, pad: Path) -> None:
    """Write the workbook at `pad`, whole or not at all. A reader who may not see everything gets fewer sheets."""
    boek = Workbook()
    eerste = cast(Worksheet, boek.worksheets[0])
    eerste.title = "samenvatting"
    _samenvatting(eerste, beeld)
    voeg_lijst_toe(boek, "plaatsingen", _PLAATSINGEN, _plaatsingen(beeld))
    if beeld.volledig:
        voeg_lijst_toe(boek, "niet geplaatst", _WACHTENDEN, _wachtenden(beeld.niet_geplaatst))
        voeg_lijst_toe(boek, "geen passend aanbod", _WACHTENDEN, _wachtenden(beeld.geen_passend_aanbod))
        voeg_lijst_toe(boek, "wacht op voorkeur", _WACHTENDEN, _wachtenden(beeld.wacht_op_voorkeur))
        voeg_lijst_toe(boek, "buiten plan", ("cliënt", "waarom"), beeld.buiten_plan)
        intake = [(rij.client_id, rij.sinds, rij.wacht_weken, "ja" if rij.acuut else "nee") for rij in beeld.wachtrij_intake]
        voeg_lijst_toe(boek, "wachtrij intake", ("cliënt", "wacht sinds", "weken", "acuut"), intake)
        _bezetting(boek, beeld)
    voeg_lijst_toe(boek, "signalen", ("over", "signaal"), beeld.signalen)
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
    schrijf_rij(vel, 1, (f"Plan voor beschermd wonen, peildatum {woorden.dag(plan.peildatum)}",), letter(bold=True, size=14))
    schrijf_rij(vel, 2, (woorden.VOORSTEL_GEEN_BESLUIT,), letter(bold=True))
    if plan.afgebroken:
        schrijf_rij(vel, 3, ("Het zoeken is eerder gestopt. Dit is het beste plan tot dan; het is wel nagerekend.",))
    rij = 5
    if beeld.kengetallen:
        rij = schrijf_blok(vel, rij, ("In het kort", "aantal"), beeld.kengetallen)
    if beeld.doelen:
        doelen = [
            (woorden.doel(doel.naam).naam, doel.waarde, doel.beste, doel.grens, woorden.bewijs(doel, plan.modus), woorden.doel(doel.naam).uitleg)
            for doel in beeld.doelen
        ]
        rij = schrijf_blok(vel, rij, ("Doel (in volgorde, lager is beter)", "waarde", "beste", "grens", "zekerheid", "wat telt"), doelen)
    if beeld.aannames:
        rij = schrijf_blok(vel, rij, ("Waar het plan mee rekent", "waarde"), beeld.aannames)
    if beeld.volledig:
        herkomst = (("momentopname", plan.momentopname), ("regels", plan.regels), ("beleid", plan.beleid), ("zoekprogramma", plan.solver))
        schrijf_blok(vel, rij, ("Herkomst (vingerafdrukken)", ""), herkomst)
    for kolom, breedte in zip("ABCDEF", (38, 12, 12, 12, 52, 90), strict=True):
        vel.column_dimensions[kolom].width = breedte
    vel.sheet_view.showGridLines = False
    maak_afdrukbaar(vel, een_blad=True)


def _bezetting(boek: Workbook, beeld: Planbeeld) -> None:
    """People on each plekgroep per week, coloured: places left, or full."""
    vel = cast(Worksheet, boek.create_sheet("bezetting"))
    koppen = ("locatie", "naam", "plek", "woonvorm", "plekken")
    schrijf_koprij(vel, 1, (*koppen, *(f"{week.day}-{week.month}" for week in beeld.maandagen)))
    for nummer, rij in enumerate(beeld.bezetting, start=2):
        schrijf_rij(vel, nummer, (rij.locatie_id, rij.locatie, rij.plekgroep_id, rij.woonvorm, rij.aantal, *rij.bezet))
        for kolom, aantal in enumerate(rij.bezet, start=len(koppen) + 1):
            cel_van(vel, nummer, kolom).fill = VRIJ if aantal < rij.aantal else VOL
    onder = len(beeld.bezetting) + 3
    schrijf_rij(vel, onder, ("Groen: er is nog plek in die week. Oranje: vol. De kolommen zijn maandagen.",))
    for naam, breedte in zip("ABCDE", (10, 34, 10, 16, 9), strict=True):
        vel.column_dimensions[naam].width = breedte
    for kolom in range(len(koppen) + 1, len(koppen) + len(beeld.maandagen) + 1):
        zet_breedte(vel, kolom, 7)
    vel.freeze_panes = "F2"
    maak_afdrukbaar(vel, kopregel=True)
