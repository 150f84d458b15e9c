"""The workbooks of an allocation: one per team with the load of each begeleider, and one of the region without."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import cast

from openpyxl import Workbook
from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.worksheet.worksheet import Worksheet

from api import verdeeltabellen as tabellen
from api import verdeelzinnen as zin
from api.verdeelbeeld import Kern, Teambeeld, Verdeelbeeld
from api.verdeelregio import PER_TEAM, uitleg_bij_streepje
from api.verdeeltabellen import Tabel
from api.verdeelwissels import wissels_samen
from api.werkblad import Cel, cel_van, letter, maak_afdrukbaar, schrijf_blok, schrijf_rij, voeg_lijst_toe, zet_breedte
from api.woorden import dag
from domain.uitwisseling.schrijven import in_een_keer

PROCENT = "0.0%"
KOLOMMEN_IN_HET_KORT = (44, 26, 26, 60)


def schrijf_teamboek(beeld: Verdeelbeeld, team: Teambeeld, pad: Path) -> None:
    """The workbook of one team at `pad`, whole or not at all."""
    boek = Workbook()
    _in_het_kort_team(cast(Worksheet, boek.worksheets[0]), beeld, team)
    for tabel in (tabellen.toewijzingen(team), tabellen.wissels(team), tabellen.gesprekken(team.kern)):
        _blad(boek, tabel)
    _belasting(boek, team)
    for tabel in (tabellen.zonder(team.kern), tabellen.buiten(team.kern), tabellen.doelen(beeld), tabellen.signalen(team)):
        _blad(boek, tabel)
    _bewaar(boek, pad)


def schrijf_regioboek(beeld: Verdeelbeeld, pad: Path) -> None:
    """The workbook of the region: no begeleider stands in it."""
    boek = Workbook()
    vel = cast(Worksheet, boek.worksheets[0])
    rij = _kop(vel, f"Verdeling van de regio, peildatum {dag(beeld.verdeling.peildatum)}", beeld)
    rij = _regels(vel, rij, (PER_TEAM, uitleg_bij_streepje(beeld)))
    rij = schrijf_blok(vel, rij, ("In het kort", "aantal"), _telling(beeld.kern))
    _onderaan(vel, rij, beeld, beeld.kern, voor_buiten=True)
    for tabel in (
        tabellen.teams(beeld),
        tabellen.teambelasting(beeld),
        tabellen.aandeel_per_team(beeld),
        tabellen.zonder_regio(beeld),
        tabellen.doelen(beeld),
        tabellen.signalen_regio(beeld),
    ):
        _blad(boek, tabel)
    _bewaar(boek, pad)


def _in_het_kort_team(vel: Worksheet, beeld: Verdeelbeeld, team: Teambeeld) -> None:
    rij = _kop(vel, f"Verdeling van {team.team} {team.naam}, peildatum {dag(beeld.verdeling.peildatum)}", beeld)
    rij = _regels(vel, rij, (f"Dit werkboek is voor de teamleider van {team.team}: het noemt de belasting per begeleider.",))
    rij = schrijf_blok(vel, rij, ("In het kort", "aantal"), _telling(team.kern))
    zinnen = [*zin.spreidingzinnen(team.spreiding, team.spreiding_nu, met_namen=True), zin.meer_wissels_zin(beeld.verdeling)]
    weg = f"Weg in deze periode: {zin.en(team.weg)}." if team.weg else ""
    rij = _regels(vel, rij, (*zinnen, weg, wissels_samen(team.kern.wissels), zin.gesprekken_in_het_kort(team.kern.gesprekken)))
    _onderaan(vel, rij, beeld, team.kern, voor_buiten=False)


def _onderaan(vel: Worksheet, rij: int, beeld: Verdeelbeeld, kern: Kern, voor_buiten: bool) -> None:
    """Onderaannemers, what it all rests on, and where it comes from."""
    rij = _regels(vel, rij, (*zin.aandeelzinnen(kern.aandelen, beeld.doel_permille), zin.zwaartezin(kern.zwaarte_binnen, kern.zwaarte_daar, voor_buiten)))
    delen = [tabellen.aandeel(kern.aandelen), tabellen.aannames(beeld)]
    if kern.zwaarte_daar.samen:
        delen.insert(1, tabellen.zwaarte(kern, voor_buiten))
    for tabel in delen:
        rij = schrijf_blok(vel, rij, (tabel.titel if not tabel.getallen else tabel.koppen[0], *tabel.koppen[1:]), tabel.rijen)
    plan = beeld.verdeling
    herkomst = (("momentopname", plan.momentopname), ("regels", plan.regels), ("beleid", plan.beleid), ("zoekprogramma", plan.solver))
    schrijf_blok(vel, rij, ("Herkomst (vingerafdrukken)", ""), herkomst)
    for nummer, breedte in enumerate(KOLOMMEN_IN_HET_KORT, start=1):
        zet_breedte(vel, nummer, breedte)
    vel.sheet_view.showGridLines = False
    maak_afdrukbaar(vel, een_blad=True)


def _kop(vel: Worksheet, titel: str, beeld: Verdeelbeeld) -> int:
    """Title, that it is a voorstel, and what was asked; gives the next row."""
    vel.title = "In het kort"
    schrijf_rij(vel, 1, (titel,), letter(bold=True, size=14))
    schrijf_rij(vel, 2, (zin.VOORSTEL,), letter(bold=True))
    schrijf_rij(vel, 3, (zin.gevraagd(beeld.verdeling),))
    if beeld.verdeling.afgebroken:
        schrijf_rij(vel, 4, ("Het zoeken is eerder gestopt. Dit is de beste verdeling tot dan; ze is wel nagerekend.",))
    return 5


def _regels(vel: Worksheet, rij: int, regels: Sequence[str]) -> int:
    """Lines of text from row `rij`; empty ones are left out."""
    gevuld = [regel for regel in regels if regel]
    for nummer, regel in enumerate(gevuld, start=rij):
        schrijf_rij(vel, nummer, (regel,))
    return rij + len(gevuld) + 1


def _telling(kern: Kern) -> list[tuple[Cel, ...]]:
    return [
        ("Zonder passende begeleider", len(kern.zonder)),
        ("Cliënten verdeeld", kern.clienten),
        ("Van wie nieuw", kern.nieuw),
        ("Krijgen een andere begeleider", len(kern.wissels)),
        ("Zonder tweede begeleider", len(kern.zonder_tweede)),
        ("Eerste gesprekken", len(kern.gesprekken)),
        ("Eerste gesprekken te laat", sum(rij.te_laat for rij in kern.gesprekken)),
        ("Buiten de verdeling", len(kern.buiten)),
    ]


def _blad(boek: Workbook, tabel: Tabel) -> None:
    voeg_lijst_toe(boek, tabel.blad, tabel.koppen, tabel.rijen)


def _belasting(boek: Workbook, team: Teambeeld) -> None:
    """By id; beside it bars of voorstel and today with the line of what can be carried."""
    koppen = ("begeleider", "punten in het voorstel", "kan dragen", "punten nu", "voorstel", "nu", "norm (100 %)", "let op")
    rijen: list[tuple[Cel, ...]] = []
    for rij in team.lasten:
        voorstel, nu = ("" if deel is None else deel / 1000 for deel in (rij.permille, rij.permille_nu))
        let_op = "geen ruimte voor cliënten" if rij.permille is None else "wordt ingewerkt" if rij.inwerken else ""
        rijen.append((rij.begeleider_id, rij.punten, rij.capaciteit, rij.punten_nu, voorstel, nu, 1, let_op))
    vel = voeg_lijst_toe(boek, "Belasting", koppen, rijen)
    for nummer in range(2, len(rijen) + 2):
        for kolom in (5, 6, 7):
            cel_van(vel, nummer, kolom).number_format = PROCENT
    schrijf_rij(vel, len(rijen) + 3, (f"{zin.GEEN_METING} Op volgorde van code.",))
    if rijen:
        vel.add_chart(_grafiek(vel, len(rijen)), f"A{len(rijen) + 5}")
    maak_afdrukbaar(vel, een_blad=True)


def _grafiek(vel: Worksheet, aantal: int) -> BarChart:
    """Two bars per begeleider and the norm as a line."""
    staven = BarChart()
    staven.title = "Belasting: voorstel en nu, met de norm van 100 %"
    staven.add_data(Reference(vel, min_col=5, max_col=6, min_row=1, max_row=aantal + 1), titles_from_data=True)
    staven.set_categories(Reference(vel, min_col=1, min_row=2, max_row=aantal + 1))
    staven.y_axis.number_format = "0%"
    staven.y_axis.scaling.min = 0
    staven.x_axis.delete = False
    staven.y_axis.delete = False
    staven.legend.position = "b"
    staven.width, staven.height = min(27, max(18, aantal)), 9
    for reeks, kleur in zip(staven.series, ("2B6CA3", "B9C4CC"), strict=True):
        reeks.graphicalProperties.solidFill = kleur
    lijn = LineChart()
    lijn.add_data(Reference(vel, min_col=7, min_row=1, max_row=aantal + 1), titles_from_data=True)
    lijn.series[0].graphicalProperties.line.solidFill = "1B2329"
    lijn.series[0].marker.symbol = "none"
    staven += lijn
    return staven


def _bewaar(boek: Workbook, pad: Path) -> None:
    with in_een_keer(pad) as tijdelijk:
        boek.save(tijdelijk)
