"""The measurements measure what they say; how fast it is, is not asked here."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from benchmarks.speed.__main__ import main
from benchmarks.speed.klok import Tijd
from benchmarks.speed.meting import Meting, slechtste
from benchmarks.speed.plaatsen import meet
from benchmarks.speed.vragen import meet_vragen


@cache
def demo() -> Meting:
    return meet("demo", 1, None, rekentijd=2.0)


def test_every_doel_of_the_demo_has_a_value_and_a_bound_that_holds() -> None:
    meting = demo()
    assert len(meting.doelen) == 10
    assert all(doel.grens <= doel.beste <= doel.waarde for doel in meting.doelen)
    assert meting.alles_bewezen


def test_no_plan_is_below_the_linear_bound_and_no_other_beats_a_proven_one() -> None:
    meting = demo()
    assert meting.lp_grens is not None
    assert meting.urgentiegewicht >= meting.lp_grens - 1e-6
    assert [ander.naam for ander in meting.anderen] == ["nagebootst", "gulzig", "mip"]
    gewichten = {ander.naam: ander.urgentiegewicht for ander in meting.anderen}
    assert all(gewicht is not None and gewicht >= meting.urgentiegewicht for gewicht in gewichten.values())
    assert gewichten["mip"] == meting.urgentiegewicht


def test_the_first_plan_comes_no_earlier_than_the_instance() -> None:
    meting = demo()
    assert meting.eerste_plan.wall_s >= meting.bouw.wall_s
    assert meting.ongeplaatst_bewezen is not None
    assert meting.ongeplaatst_bewezen.wall_s >= meting.bouw.wall_s


def test_the_worst_is_missing_when_one_was_not_measured() -> None:
    assert slechtste([1.0, 3.0], hoogste=True) == 3.0
    assert slechtste([1.0, 3.0], hoogste=False) == 1.0
    assert slechtste([1.0, None], hoogste=True) is None
    assert slechtste([], hoogste=True) is None


def test_a_gap_that_only_rounds_is_no_gap() -> None:
    meting = demo()
    assert meting.lp_grens is not None
    assert meting.urgentiegewicht - meting.lp_grens < 1
    assert meting.gat_pct == 0.0


def test_times_add_up() -> None:
    assert Tijd(1.0, 2.0).plus(Tijd(0.5, 1.0)) == Tijd(1.5, 3.0)


def test_questions_are_timed_per_kind_of_answer() -> None:
    rijen = {rij.naam: rij for rij in meet_vragen("demo", 1, None, voorstellen=3, waarom_niet=24, rekentijd=2.0)}
    assert rijen["vijf voorstellen"].aantal == 3
    assert {"waarom niet: regel", "waarom niet: prijs"} <= set(rijen)
    assert all(rij.p50_cpu_s <= rij.p95_cpu_s for rij in rijen.values())


def test_the_command_prints_each_region_the_worst_and_the_same_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bestand = tmp_path / "metingen.json"
    opdracht = ["placement", "--maten", "demo", "--zaden", "1", "--rekentijd", "2", "--zonder-mip", "--uit", str(bestand)]
    assert main(opdracht) == 0
    tekst = capsys.readouterr().out
    assert "== demo, zaad 1, geen plafond" in tekst
    assert "Slechtste per maat" in tekst
    assert json.loads(bestand.read_text(encoding="utf-8"))[0]["urgentiegewicht"] == demo().urgentiegewicht


def test_a_size_that_does_not_exist_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as fout:
        main(["placement", "--maten", "XXL"])
    assert fout.value.code == 2
    assert "XXL" in capsys.readouterr().err
