"""The measurements of allocation measure what they say; how fast it is, is not asked here."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from allocation.opbouw import Instantie, bouw
from allocation.plan import Opties
from allocation.problem import GEEN
from allocation.telling import lasten, tel
from benchmarks.instances.gebiedsteams import maak_gebiedsteams
from benchmarks.instances.genereer import genereer_met_beleid
from benchmarks.instances.kader import Kader
from benchmarks.instances.maten import laad_instellingen
from benchmarks.speed.__main__ import main
from benchmarks.speed.gulzig import gulzig
from benchmarks.speed.klok import Tijd
from benchmarks.speed.meting import Doelmeting
from benchmarks.speed.publiek import Doelgetal, Publiek, meet_gap, meet_nursing, publiek_regel, publiek_slot
from benchmarks.speed.verdeelgelijken import SAMEN, gekeurd, met_cpsat, met_mip, wissels_van, zonder_zoeken
from benchmarks.speed.verdeelmeting import Anderverdeling, Frontpunt, Verdeelmeting, Wisseltelling
from benchmarks.speed.verdeelverslag import verdeelblok, verdeelslot
from benchmarks.speed.verdelen import VOLGORDE
from domain.beleid import lees_beleid
from domain.gebied import laad_regio
from tests.benchmarks.test_publieke_sets import GAP, TYPEN, ZONES, geschreven


@cache
def team(wissels: int = 1000, zaad: int = 1) -> Instantie:
    opname, beleid = genereer_met_beleid("T15", zaad)
    return bouw(opname, lees_beleid(wijziging=dict(beleid)), Opties(team="GT4", wissels=wissels))


@cache
def klein_team() -> Instantie:
    """Five begeleiders, of whom two are weg, and forty clients."""
    instellingen = laad_instellingen()
    maat = instellingen.verdeelmaten["T15"]
    begeleiding = maat.begeleiding.model_copy(update={"clienten": 40, "teams": {"GT4": 5}, "onderaannemers": 2})
    kader = Kader(maat.model_copy(update={"naam": "klein", "begeleiding": begeleiding}), 1, instellingen, laad_regio())
    opname, punten_per_uur = maak_gebiedsteams(kader)
    return bouw(opname, lees_beleid(wijziging={"punten_per_uur": punten_per_uur}), Opties(team="GT4", wissels=1000))


def test_the_solvers_beside_ours_agree_and_no_greedy_plan_is_better() -> None:
    instantie = klein_team()
    een, ander = met_cpsat(instantie, 30.0), met_mip(instantie, 30.0)
    assert een.opmerking == ander.opmerking == "bewezen"
    assert een.doelen is not None
    assert ander.doelen is not None
    beste = [een.doelen[naam] for naam in SAMEN]
    assert beste == [ander.doelen[naam] for naam in SAMEN]
    for gulzige in zonder_zoeken(instantie):
        assert gulzige.doelen is not None
        assert [gulzige.doelen[naam] for naam in SAMEN] >= beste


@pytest.mark.parametrize("volgt_op", [True, False])
@pytest.mark.parametrize("zaad", [1, 2, 3])
def test_greedy_gives_a_plan_that_the_checker_accepts(zaad: int, volgt_op: bool) -> None:
    instantie = team(zaad=zaad)
    keuzes = gulzig(instantie.problem, volgt_op)
    assert gekeurd(instantie, keuzes) == tel(instantie.problem, keuzes)


def test_greedy_gives_everyone_in_care_a_successor_and_nobody_who_is_weg() -> None:
    problem = team().problem
    keuzes = gulzig(problem)
    weg = {nummer for nummer, wie in enumerate(problem.aanbieders) if wie.weg}
    assert not weg & {*keuzes.eerste.tolist(), *keuzes.tweede.tolist()}
    assert all(keuzes.eerste[nummer] != GEEN for nummer, vraag in enumerate(problem.vragen) if vraag.verplicht)


def test_greedy_moves_nobody_of_their_own_accord_under_a_cap_of_zero() -> None:
    instantie = team(wissels=0)
    keuzes = gulzig(instantie.problem)
    assert wissels_van(instantie.problem, keuzes).vrijwillig == 0
    assert gekeurd(instantie, keuzes)["niet_toegewezen"] >= gekeurd(team(), gulzig(team().problem))["niet_toegewezen"]


def test_who_takes_over_as_second_changes_two_roles_and_who_stays_second_one() -> None:
    problem = team().problem
    opgevolgd, gebleven = (wissels_van(problem, gulzig(problem, volgt_op)) for volgt_op in (True, False))
    assert opgevolgd.tweede > gebleven.tweede
    assert opgevolgd.samen > gebleven.samen


def test_nobody_but_who_takes_over_is_loaded_beyond_the_limit() -> None:
    problem = team().problem
    over = np.array([max(0, int(last) - wie.grens) for last, wie in zip(lasten(problem, gulzig(problem)), problem.aanbieders, strict=True)])
    assert over.sum() == tel(problem, gulzig(problem))["boven_capaciteit"]


def test_a_gap_instance_is_solved_recounted_and_held_against_the_list(tmp_path: Path) -> None:
    geschreven(tmp_path, "gap1-0", GAP)
    geschreven(tmp_path, "best_known.csv", "Path,Optimum\ngap1-0,4\n")
    (meting,) = meet_gap(tmp_path, rekentijd=5)
    assert meting.doelen == (Doelgetal("kosten", 4, 4, True, 4),)
    assert meting.optimaal
    assert "optimaal" in publiek_regel(meting)
    assert "1 van 1 optimaal" in publiek_slot("gap", [meting])


def test_an_instance_without_an_assignment_is_not_optimal(tmp_path: Path) -> None:
    (meting,) = meet_gap(geschreven(tmp_path, "gap1-0", GAP.replace("4 6", "1 1")), rekentijd=5)
    assert meting.doelen[0].waarde is None
    assert not meting.optimaal


def test_zones_give_the_least_sum_of_squares(tmp_path: Path) -> None:
    # the first zone needs two of the three nurses, so the second zone has one
    (meting,) = meet_nursing(geschreven(tmp_path, "2zones0.txt", ZONES), rekentijd=5)
    mogelijk = {20**2 + 30**2 + 55**2, 40**2 + 10**2 + 55**2}
    assert meting.doelen[0].waarde == min(mogelijk)
    assert meting.optimaal


def test_types_give_the_least_total_and_then_the_least_squares(tmp_path: Path) -> None:
    geschreven(tmp_path, "nurse_dependent_values.csv", "instance,min_total,min_sd_at_min_total\n3nurse5patientType0.txt,32,4.0\n")
    (meting,) = meet_nursing(geschreven(tmp_path, "3nurse5patientType0.txt", TYPEN), rekentijd=5)
    assert [(doel.naam, doel.waarde, doel.bekend) for doel in meting.doelen] == [("totaal", 32, 32), ("kwadraten", 544, 544)]
    assert meting.optimaal


def test_a_value_that_differs_from_the_list_is_not_called_optimal() -> None:
    doelen = (Doelgetal("kosten", 5, 5, True, 4),)
    meting = Publiek("gap1-0", 3, 2, doelen, Tijd(0.1, 0.1))
    assert not meting.optimaal
    assert doelen[0].gat_pct == pytest.approx(25)
    assert "0 van 1 optimaal" in publiek_slot("gap", [meting])


def test_the_command_measures_a_set_in_a_folder_and_writes_it_down(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    geschreven(tmp_path, "gap1-0", GAP)
    uit = tmp_path / "uit.json"
    assert main(["allocation", "--gap", str(tmp_path), "--rekentijd", "5", "--uit", str(uit)]) == 0
    assert "== gap: 1 van 1 optimaal" in capsys.readouterr().out
    assert json.loads(uit.read_text(encoding="utf-8"))[0]["doelen"][0]["waarde"] == 4


def test_a_set_that_cannot_be_read_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    geschreven(tmp_path, "gap1-0", "2 3 appel")
    assert main(["allocation", "--gap", str(tmp_path)]) == 1
    assert "gap1-0" in capsys.readouterr().err


def test_a_team_is_measured_from_the_momentopname_to_a_checked_plan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    uit = tmp_path / "uit.json"
    assert main(["allocation", "--maten", "T15", "--zonder-gelijken", "--zonder-front", "--rekentijd", "1", "--uit", str(uit)]) == 0
    tekst = capsys.readouterr().out
    assert "== T15, zaad 1: 250 cliënten, 15 begeleiders" in tekst
    assert "Slechtste per maat" in tekst
    (rij,) = json.loads(uit.read_text(encoding="utf-8"))
    assert [doel["naam"] for doel in rij["doelen"]] == list(VOLGORDE)
    assert all(doel["grens"] <= doel["beste"] <= doel["waarde"] for doel in rij["doelen"])
    assert rij["wissels"]["eerste"] == next(doel["waarde"] for doel in rij["doelen"] if doel["naam"] == "wissels_eerste")
    assert [ander["naam"] for ander in rij["anderen"]] == ["gulzig", "gulzig, tweede blijft"]
    for ander in rij["anderen"]:  # where we proved every doel so far, nobody is better
        for naam in VOLGORDE[: next((i for i, doel in enumerate(rij["doelen"]) if not doel["bewezen"]), len(VOLGORDE))]:
            ours = next(doel["waarde"] for doel in rij["doelen"] if doel["naam"] == naam)
            assert ander["doelen"][naam] >= ours
            if ander["doelen"][naam] > ours:
                break


def meting(**anders: object) -> Verdeelmeting:
    tijd = Tijd(1.0, 1.0)
    gulzige = Anderverdeling("gulzig", tijd, {"niet_toegewezen": 1, "spreiding": 80, "wissels_eerste": 20}, Wisseltelling(20, 16, 3))
    velden: dict[str, object] = {
        "maat": "T15", "zaad": 1, "max_wissels": 1000, "clienten": 250, "begeleiders": 15, "punten_per_uur": 67, "bouw": tijd, "oplossen": tijd,
        "opschrijven": tijd, "wissels_bewezen": tijd, "spreiding_klaar": Tijd(2.0, 2.0), "spreiding_dichtbij": Tijd(2.0, 2.0),
        "doelen": (Doelmeting("niet_toegewezen", 0, 0, 0, True), Doelmeting("spreiding", 30, 30, 25, False)),
        "wissels": Wisseltelling(14, 10, 2), "front": (Frontpunt(2, 2, 30, 25),), "fronttijd": Tijd(9.0, 9.0), "anderen": (gulzige,),
    }  # fmt: skip
    return Verdeelmeting(**{**velden, **anders})  # type: ignore[arg-type]  # test data by name


def test_the_ratio_is_of_all_wissels_and_the_gap_in_permille() -> None:
    assert meting().verhouding("gulzig") == pytest.approx(1.5)
    assert meting().verhouding("mip, één model") is None
    assert meting(wissels=Wisseltelling(0, 0, 0)).verhouding("gulzig") is None
    assert meting().spreidinggat == 5
    assert meting().totaal == Tijd(3.0, 3.0)


def test_the_report_tells_values_bounds_front_and_the_others() -> None:
    tekst = verdeelblok(meting())
    for stuk in ("T15, zaad 1", "bouwen", "spreiding", "grens       25", "front van 1 punten", "gulzig", "1.50 × de onze", "36 (3 vrijwillig)"):
        assert stuk in tekst
    slot = verdeelslot([meting(), meting(zaad=2, wissels_bewezen=None)])
    assert "T15 (2 instanties)" in slot
    assert "niet toegewezen en wissels bewezen -" in slot
    assert "laagste 1.50" in slot


def test_what_was_refused_says_why_and_has_no_ratio() -> None:
    afgekeurd = Anderverdeling("mip, één model", Tijd(1.0, 1.0), opmerking="te groot: 9 coëfficiënten")
    assert "te groot: 9 coëfficiënten" in verdeelblok(meting(anderen=(afgekeurd,), fronttijd=None, front=()))
    assert "niet gemeten" in verdeelslot([meting(anderen=(afgekeurd,))])
