"""The empty workbook to fill in: a sheet per blad with explanations, drop-downs and date cells. It reads back as it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from domain.beleid import Beleid, lees_beleid
from domain.bladen import BLADEN, VERPLICHTE_BLADEN
from domain.gebied import Regio, laad_regio
from domain.momentopname import FORMAAT_VERSIE
from domain.uitwisseling.kolommen import VORMEN, Celsoort, Kolomvorm
from domain.uitwisseling.schrijven import in_een_keer

LAATSTE_RIJ = 2000
MIN_BREEDTE = 14
LIJSTBLAD = "uitleg_lijsten"
_KOP = PatternFill("solid", fgColor="D9E8F5")
_KOP_VERPLICHT = PatternFill("solid", fgColor="FBE3C0")
INLEIDING = (
    ("Passend: werkboek voor een momentopname",),
    ("Vul elk blad in vanaf rij 2. Laat de kolomnamen op rij 1 staan. Onbekend is een lege cel; leeg betekent nooit 'nee'.",),
    ("Een datum is jaar-maand-dag of een datumcel. Een week heet naar de maandag. Zet een puntkomma tussen waarden in één cel.",),
    ("Gebruik eigen codes. Zet nergens een burgerservicenummer. Met een * is verplicht; die kolommen zijn oranje.",),
)


def sjabloon(pad: Path, beleid: Beleid | None = None) -> None:
    """Write the empty workbook; the drop-downs of closed lists come from `beleid` (the shipped one by default)."""
    boek = Workbook()
    uitleg = cast(Worksheet, boek.worksheets[0])
    uitleg.title = "uitleg"
    lijsten = _Lijsten(boek, beleid or lees_beleid(), laad_regio())
    _schrijf_uitleg(uitleg)
    for blad in BLADEN:
        _schrijf_blad(_nieuw_vel(boek, blad), blad, lijsten)
    kop = cast(Worksheet, boek["kop"])
    kop.append(["peildatum", None])
    kop.append(["formaat_versie", FORMAAT_VERSIE])
    kop["B2"].number_format = "yyyy-mm-dd"
    boek.move_sheet(LIJSTBLAD, len(boek.sheetnames))
    with in_een_keer(pad) as tijdelijk:
        boek.save(tijdelijk)


def _nieuw_vel(boek: Workbook, naam: str) -> Worksheet:
    return cast(Worksheet, boek.create_sheet(naam))  # this workbook is never write-only


class _Lijsten:
    """The values of drop-downs on a sheet of their own: a drop-down in a cell may not be longer than 255 characters."""

    def __init__(self, boek: Workbook, beleid: Beleid, regio: Regio) -> None:
        self.vel = _nieuw_vel(boek, LIJSTBLAD)
        self._bron: dict[str, Callable[[], list[str]]] = {
            "expertises": lambda: list(beleid.expertises),
            "voorzieningen": lambda: list(beleid.voorzieningen),
            "kenmerken": lambda: list(beleid.kenmerken),
            "siemgemeente": lambda: sorted(regio.gemeenten),
            "gebiedsteam": lambda: list(regio.gebiedsteams),
        }
        self._kolom: dict[str, str] = {}

    def bereik(self, vorm: Kolomvorm) -> tuple[str, bool] | None:
        """The formula of the drop-down of a column and whether other values are refused; None without drop-down."""
        if vorm.keuzes is not None:
            return self._vast(vorm.keuzes.__name__, [keuze.value for keuze in vorm.keuzes]), True
        if vorm.soort is Celsoort.JANEE:
            return self._vast("ja_nee", ["ja", "nee"]), True
        naam = vorm.kolom.lijst or vorm.kolom.soort
        if naam not in self._bron or vorm.soort is Celsoort.TELLING:
            return None
        # a cell with a list may hold more than one value, so the drop-down only helps there
        return self._vast(naam, self._bron[naam]()), vorm.soort is not Celsoort.LIJST

    def _vast(self, naam: str, waarden: list[str]) -> str:
        if naam not in self._kolom:
            letter = get_column_letter(len(self._kolom) + 1)
            self.vel[f"{letter}1"] = naam
            for rij, waarde in enumerate(waarden, start=2):
                self.vel[f"{letter}{rij}"] = waarde
            self._kolom[naam] = f"{quote_sheetname(LIJSTBLAD)}!${letter}$2:${letter}${len(waarden) + 1}"
        return self._kolom[naam]


def _schrijf_uitleg(vel: Worksheet) -> None:
    for regel in INLEIDING:
        vel.append(regel)
    vel["A1"].font = Font(bold=True, size=14)
    vel.append(())
    vel.append(("blad", "kolom", "verplicht", "soort", "uitleg"))
    for cel in vel[vel.max_row]:
        cel.font, cel.fill = Font(bold=True), _KOP
    for blad, vormen in VORMEN.items():
        for vorm in vormen.values():
            naam = f"{blad} *" if blad in VERPLICHTE_BLADEN else blad
            vel.append((naam, vorm.naam, "*" if vorm.verplicht else "", vorm.soort.value, _uitleg(vorm)))
    for letter, breedte in zip("ABCDE", (28, 32, 10, 20, 90), strict=True):
        vel.column_dimensions[letter].width = breedte


def _uitleg(vorm: Kolomvorm) -> str:
    delen = [vorm.kolom.uitleg]
    if vorm.keuzes is not None:
        delen.append(f"Kies uit: {', '.join(keuze.value for keuze in vorm.keuzes)}.")
    if vorm.kolom.verwijst:
        delen.append(f"Moet staan in het blad {vorm.kolom.verwijst}.")
    if vorm.soort is Celsoort.LIJST:
        delen.append("Meer waarden? Zet er een puntkomma tussen.")
    return " ".join(delen)


def _schrijf_blad(vel: Worksheet, blad: str, lijsten: _Lijsten) -> None:
    vel.freeze_panes = "A2"
    for plaats, vorm in enumerate(VORMEN[blad].values(), start=1):
        letter = get_column_letter(plaats)
        cel = vel[f"{letter}1"]
        cel.value = vorm.naam
        cel.font, cel.alignment = Font(bold=True), Alignment(horizontal="left")
        cel.fill = _KOP_VERPLICHT if vorm.verplicht else _KOP
        cel.comment = Comment(("* verplicht. " if vorm.verplicht else "") + _uitleg(vorm), "Passend", width=320, height=110)
        vel.column_dimensions[letter].width = max(MIN_BREEDTE, len(vorm.naam) + 3)
        if vorm.soort is Celsoort.DATUM:
            vel.column_dimensions[letter].number_format = "yyyy-mm-dd"
        if keuze := lijsten.bereik(vorm):
            formule, streng = keuze
            menu = DataValidation(
                type="list", formula1=formule, allow_blank=True, showErrorMessage=streng, errorTitle="Niet in de lijst", error="Kies een waarde uit de lijst."
            )
            menu.add(f"{letter}2:{letter}{LAATSTE_RIJ}")
            vel.add_data_validation(menu)
