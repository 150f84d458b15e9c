"""What `verdeel` tells a teamleider: who changes, the load, shares, in sentences; a team without anybody; text that means harm."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from allocation.maken import maak_verdeling
from allocation.plan import MeerWissels, Opties, Verhuizing
from api import verdeelzinnen
from api.verdeelbeeld import Verdeelbeeld, verdeelbeeld
from api.verdeelbestanden import schrijf_verdeling
from api.verdeelblad import teamblad
from domain.gebied import laad_regio
from domain.uitwisseling import schrijf_csv
from solving.limits import Limits
from tests.api.opdrachtregel import Passend
from tests.bouw import Rijen, begeleider, in_begeleiding, nieuw_bg, onderaannemer, opname, vast_beleid, vastlegging, week

SHEETS = ["In het kort", "Verdeling", "Wissels", "Eerste gesprekken", "Belasting", "Zonder begeleider", "Buiten de verdeling", "Doelen", "Signalen"]
EVIL = '=HYPERLINK("http://x","klik")<script>alert(1)</script>'


def beeld_van(*rijen: Rijen, team: str | None = "GT3", wissels: int = 0, **beleid: Any) -> Verdeelbeeld:
    wie, zo = opname(*rijen), vast_beleid(**beleid)
    verdeling = maak_verdeling(wie, zo, Opties(team=team, wissels=wissels), Limits(5.0))
    return verdeelbeeld(wie, zo, laad_regio(), verdeling)


def zinnen(*rijen: Rijen, **kolommen: Any) -> list[str]:
    return [rij.zin for rij in beeld_van(*rijen, **kolommen).kern.wissels]


def weg(naam: str) -> Rijen:
    return begeleider(naam, afwezig_van=week(0))


# who changes, in sentences


def test_a_first_who_is_weg_is_named_with_the_successor() -> None:
    gezegd = zinnen(weg("B1"), begeleider("B2"), begeleider("B3"), in_begeleiding("C1"))
    assert gezegd == ["Cliënt C1 krijgt B3 als eerste begeleider in plaats van B1 (B1 is weg)."]


def test_a_second_who_takes_over_is_told_with_who_becomes_second() -> None:
    pin = vastlegging("C1", "vast", begeleider_id="B2", rol="eerste")
    gezegd = zinnen(weg("B1"), begeleider("B2"), begeleider("B3"), in_begeleiding("C1"), pin)
    assert gezegd == ["Cliënt C1 krijgt B2, die nu tweede is, als eerste begeleider in plaats van B1 (B1 is weg); B3 wordt de tweede."]


def test_a_second_who_is_weg_and_nobody_to_follow() -> None:
    assert zinnen(begeleider("B1"), weg("B2"), in_begeleiding("C1")) == ["Cliënt C1 heeft geen tweede begeleider meer (B2 is weg)."]


def test_a_free_choice_is_called_so() -> None:
    zittend = [in_begeleiding(f"C{nummer}") for nummer in range(1, 9)]
    beeld = beeld_van(begeleider("B1"), begeleider("B2"), begeleider("B3"), *zittend, wissels=2)
    assert beeld.kern.wissels
    assert all("(vrije keuze)" in rij.zin for rij in beeld.kern.wissels)
    assert "2 keer uit vrije keuze" in teamblad(beeld, beeld.teams[0])


def test_what_the_teamleider_released_is_no_free_choice() -> None:
    rijen = [begeleider("B1"), begeleider("B2"), begeleider("B3"), in_begeleiding("C1"), in_begeleiding("C2")]
    pins = [vastlegging("C1", "vrijgegeven", rol="eerste"), vastlegging("C1", "verboden", begeleider_id="B1")]
    assert zinnen(*rijen, *pins) == ["Cliënt C1 krijgt B3 als eerste begeleider in plaats van B1 (de teamleider gaf dit vrij)."]


def test_to_an_onderaannemer_and_back() -> None:
    naar = zinnen(weg("B1"), weg("B2"), onderaannemer("OA1"), in_begeleiding("C1"))
    assert naar == ["Cliënt C1 gaat van B1 en B2 naar onderaannemer OA1 (B1 is weg)."]
    rijen = [begeleider("B1"), begeleider("B2"), onderaannemer("OA1"), in_begeleiding("C1", bij="OA1")]
    terug = zinnen(*rijen, vastlegging("C1", "vrijgegeven"), vastlegging("C1", "vast", begeleider_id="B1", rol="eerste"))
    assert terug == ["Cliënt C1 gaat van onderaannemer OA1 naar B1 als eerste begeleider en B2 als tweede (de teamleider gaf dit vrij)."]


def test_a_second_beside_a_first_is_no_wissel_and_is_told() -> None:
    beeld = beeld_van(begeleider("B1"), begeleider("B2"), in_begeleiding("C1", "B1", None))
    assert not beeld.kern.wissels
    assert beeld.teams[0].erbij == (("C1", "Cliënt C1 krijgt B2 als tweede begeleider erbij."),)


# load, shares, more wissels


def test_the_spread_in_words_names_the_ends_and_is_no_measurement() -> None:
    beeld = beeld_van(begeleider("B1"), begeleider("B2"), begeleider("B3"), *(in_begeleiding(f"C{nummer}") for nummer in range(1, 5)))
    gezegd = " ".join(verdeelzinnen.spreidingzinnen(beeld.teams[0].spreiding, None, met_namen=True))
    assert "De zwaarst belaste begeleider (B1)" in gezegd
    assert "de lichtst belaste begeleider (B3) 0,0." in gezegd
    assert "afgesproken punten, geen urenmeting" in gezegd.lower()
    waarde = next(doel.waarde for doel in beeld.verdeling.doelen if doel.naam == "spreiding")
    assert f"Het verschil is {verdeelzinnen.procent(waarde)} procentpunten" in gezegd
    zonder = " ".join(verdeelzinnen.spreidingzinnen(beeld.teams[0].spreiding, None, met_namen=False))
    assert not re.search(r"\bB\d", zonder)


def test_who_is_being_trained_and_carries_less_is_told_beside_the_spread() -> None:
    """Else a deviation larger than the whole difference looks like a mistake."""
    beeld = beeld_van(
        begeleider("B1"), begeleider("B2"), begeleider("B3", inwerken=True), *(in_begeleiding(f"C{nummer}", "B1", "B2") for nummer in range(1, 5))
    )
    zo = beeld.teams[0].spreiding
    assert zo is not None
    assert zo.lichter == ("B3",)
    assert "Eén begeleider wordt nog ingewerkt (B3) en draagt minder; dat telt niet mee in het verschil" in " ".join(
        verdeelzinnen.spreidingzinnen(zo, None, True)
    )
    assert "B3" not in " ".join(verdeelzinnen.spreidingzinnen(zo, None, False))
    assert "2 begeleiders worden nog ingewerkt en dragen minder" in " ".join(verdeelzinnen.spreidingzinnen(replace(zo, lichter=("B3", "B4")), None, False))


def test_bars_stand_by_id_with_the_norm_and_today() -> None:
    zittend = [in_begeleiding(f"C{nummer}", "B2", "B1") for nummer in range(1, 4)]
    beeld = beeld_van(begeleider("B2"), begeleider("B1"), begeleider("B3", contract_uren=8), *zittend)
    blad = teamblad(beeld, beeld.teams[0])
    balken = blad[blad.index('class="balken"') : blad.index("Hoe eerlijk")]
    assert re.findall(r'<th scope="row">(B\d)</th>', balken) == ["B1", "B2", "B3"]
    assert balken.count("<svg") == 4
    assert all(f"{rij.punten} van {rij.capaciteit} punten" in balken for rij in beeld.teams[0].lasten)
    assert [rij.punten_nu for rij in beeld.teams[0].lasten] == [45, 300, 0]


def test_above_what_can_be_carried_is_told_in_words_too() -> None:
    beeld = beeld_van(begeleider("B1", contract_uren=4), begeleider("B2"), *(in_begeleiding(f"C{nummer}") for nummer in range(1, 5)))
    blad = teamblad(beeld, beeld.teams[0])
    assert "boven 100\u00a0%" in blad
    assert "komt boven wat iemand kan dragen" in blad
    assert "telt bij de doelen pas als te zwaar belast als er nog iets bij komt" in blad


def test_the_share_of_onderaannemers_stands_on_all_bases_that_can_be_counted() -> None:
    rijen = (begeleider("B1"), begeleider("B2"), onderaannemer("OA1", tarief=150), nieuw_bg("C1"), in_begeleiding("C2"), in_begeleiding("C3", bij="OA1"))
    zonder = beeld_van(*rijen).kern.aandelen
    assert [deel.basis for deel in zonder.alle] == ["clients", "punten"]
    assert "tarief van eigen begeleiders" in zonder.geen_euros
    met = beeld_van(*rijen, onderaannemers={"tarief_eigen": 100}).kern.aandelen
    assert [(deel.daar, deel.heel) for deel in met.alle] == [(1, 3), (100, 300), (15000, 35000)]
    assert [deel.permille for deel in met.nieuw] == [0, 0, 0]


def test_a_tarief_that_is_missing_is_named() -> None:
    rijen = (begeleider("B1"), begeleider("B2"), onderaannemer("OA1"), in_begeleiding("C3", bij="OA1"))
    assert "OA1" in beeld_van(*rijen, onderaannemers={"tarief_eigen": 100}).kern.aandelen.geen_euros


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"spreiding": 12}, "Met twee wissels meer zou het verschil dalen van 7,4 naar 1,2 procentpunten: C012 (eerste) en C044 (eerste)."),
        ({}, "Met twee wissels meer wordt het verschil niet kleiner dan 7,4 procentpunten."),
        ({"niet_toegewezen": 2}, "Met twee wissels meer zou één rol meer vervuld zijn: C012 (eerste) en C044 (eerste)."),
        ({"niet_toegewezen": 1}, "Met twee wissels meer zouden 2 rollen meer vervuld zijn: C012 (eerste) en C044 (eerste)."),
        ({"boven_capaciteit": 30}, "Met twee wissels meer komen er 20 punten minder boven de grens: C012 (eerste) en C044 (eerste)."),
        ({"boven_capaciteit": 49}, "Met twee wissels meer komt er 1 punt minder boven de grens: C012 (eerste) en C044 (eerste)."),
    ],
)
def test_two_wissels_more_are_told_with_who_and_what_it_gains(anders: dict[str, int], zin: str) -> None:
    nu = {"spreiding": 74, "niet_toegewezen": 3, "boven_capaciteit": 50}
    basis = beeld_van(begeleider("B1"), begeleider("B2")).verdeling
    doelen = tuple(doel.model_copy(update={"waarde": nu.get(doel.naam, doel.waarde)}) for doel in basis.doelen)
    wie = tuple(Verhuizing(client_id=naam, rollen=("eerste",)) for naam in ("C012", "C044"))
    meer = MeerWissels.model_validate({"wissels": 2, "verhuizingen": wie, "toewijzingen": (), **nu, **anders})
    assert verdeelzinnen.meer_wissels_zin(basis.model_copy(update={"doelen": doelen, "meer_wissels": meer})) == zin


# a team without anybody


def test_an_empty_team_has_a_page_that_says_so(tmp_path: Path) -> None:
    beeld = beeld_van(begeleider("B1", gebiedsteam="GT4"), team="GT3")
    blad = teamblad(beeld, beeld.teams[0])
    assert "Er zijn in dit team geen cliënten om te verdelen." in blad
    assert "Er zijn in dit team geen begeleiders" in blad
    schrijf_verdeling(beeld, tmp_path)
    assert load_workbook(tmp_path / "verdeling.xlsx").sheetnames == SHEETS


def test_where_everybody_is_weg_the_reason_comes_first() -> None:
    beeld = beeld_van(weg("B1"), weg("B2"), in_begeleiding("C1"), nieuw_bg("C2"))
    blad = teamblad(beeld, beeld.teams[0])
    assert blad.index("Geen passende opvolger") < blad.index("In het kort")
    assert "Weg in deze periode, en daarom zonder balk: B1 en B2." in blad
    assert len(beeld.kern.zonder) == 2


# what people type


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    """Codes come from files that people make."""
    beeld = beeld_van(begeleider(EVIL), begeleider("B2"), in_begeleiding(f"+{EVIL}", EVIL, "B2"), nieuw_bg("C2", expertise_nodig=("forensisch",)))
    schrijf_verdeling(beeld, tmp_path)
    html = (tmp_path / "verdeling.html").read_text("utf-8")
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    boek = load_workbook(tmp_path / "verdeling.xlsx")
    gevonden = [cel for vel in boek.worksheets for rij in vel.iter_rows() for cel in rij if isinstance(cel.value, str) and EVIL in cel.value]
    assert gevonden
    assert {cel.data_type for cel in gevonden} == {"s"}


def test_the_terminal_of_an_empty_team_is_short(passend: Passend, tmp_path: Path) -> None:
    schrijf_csv(opname(begeleider("B1", gebiedsteam="GT4")), tmp_path / "leeg")
    gezegd = passend("verdeel", tmp_path / "leeg", "--team", "GT3").uit
    assert "Er zijn in dit team geen cliënten om te verdelen." in gezegd
    assert "onderaannemer is" not in gezegd
    assert "beter kan niet" not in gezegd


def test_the_terminal_tells_who_stands_outside_and_why(passend: Passend, tmp_path: Path) -> None:
    """Who filled in one column otherwise for everybody must not read only that there are no clients."""
    nieuw = [nieuw_bg(f"C{nummer:02}", status="wacht_plaatsing") for nummer in range(1, 15)]
    schrijf_csv(opname(begeleider("B1"), *nieuw), tmp_path / "team")
    gezegd = passend("verdeel", tmp_path / "team", "--team", "GT3").uit
    assert "Er zijn in dit team geen cliënten om te verdelen." in gezegd
    assert re.search(r"de status is wacht plaatsing +14 +C01, .*C12 en nog 2", gezegd)


def test_who_lives_in_no_team_is_told_for_the_region(passend: Passend, tmp_path: Path) -> None:
    nergens = nieuw_bg("C2", gemeente="GM0855", gebied=None)
    schrijf_csv(opname(begeleider("B1"), nieuw_bg("C1"), nergens), tmp_path / "regio")
    gezegd = passend("verdeel", tmp_path / "regio").uit
    assert re.search(r"waar de cliënt woont geeft geen gebiedsteam +1 +C2", gezegd)
