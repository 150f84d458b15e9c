"""The rule table as it is measured: what it holds, that both readings agree, and what is said of the other engine."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from benchmarks.speed import regels as gemeten
from benchmarks.speed.__main__ import main
from benchmarks.speed.openfisca import INSTALLEREN, versie
from benchmarks.speed.regelfeiten import OP, Regelfeiten, trek_feiten
from benchmarks.speed.regels import Vergelijkingsmeting, laad_tabel, lezing_van, meet_regels, vergelijkt_beide_kanten
from benchmarks.speed.tweewaardig import Getallen, in_getallen, kolommen_van, kolomnaam, toegelaten
from rules.feiten import catalogus
from rules.taal import Regel
from rules.waarden import ONBEKEND, ONWAAR, ONZEKER, WAAR, Leeftijd

N, M = 60, 20


@cache
def klein() -> Vergelijkingsmeting:
    return meet_regels(N, M, herhalingen=1, steekproef=300)


def tweewaardig(regel: Regel, feiten: Regelfeiten) -> np.ndarray:
    """What an engine without unknown makes of a rule."""
    kolommen: dict[str, Getallen] = {}
    n, m = feiten.vorm
    for naam, als_masker in kolommen_van(regel):
        match catalogus()[naam].kant:
            case "client":
                kolom = in_getallen(catalogus()[naam], feiten.clienten[naam], als_masker)[:, None]
            case "plek":
                kolom = in_getallen(catalogus()[naam], feiten.plekken[naam], als_masker)[None, :]
            case _:
                waarden = [feiten.van(naam, i, j) for i in range(n) for j in range(m)]
                kolom = in_getallen(catalogus()[naam], waarden, als_masker).reshape(n, m)
        kolommen[kolomnaam(naam, als_masker)] = kolom
    return np.broadcast_to(toegelaten(regel, kolommen.__getitem__, OP), (n, m))


def test_the_table_has_thirty_rules_and_most_compare_both_sides() -> None:
    regels = laad_tabel()
    assert len(regels) == 30
    assert sum(map(vergelijkt_beide_kanten, regels)) >= 15


def test_one_in_five_facts_is_unknown_and_the_same_seed_draws_the_same() -> None:
    regels = laad_tabel()
    feiten = trek_feiten(regels, 400, 50, 20, 7)
    cellen = [waarde for kolommen in (feiten.clienten, feiten.plekken) for kolom in kolommen.values() for waarde in kolom]
    assert 0.18 < sum(waarde is ONBEKEND for waarde in cellen) / len(cellen) < 0.22
    assert feiten == trek_feiten(regels, 400, 50, 20, 7)
    assert feiten != trek_feiten(regels, 400, 50, 20, 8)


def test_with_everything_known_no_verdict_is_unknown() -> None:
    regels = laad_tabel()
    feiten = trek_feiten(regels, N, M, 0, 1)
    assert all(leeftijd.laag == leeftijd.hoog for leeftijd in feiten.clienten["client.leeftijd"] if isinstance(leeftijd, Leeftijd))
    oordelen = lezing_van(feiten).lees(regels)
    assert set(oordelen.reshape(-1).tolist()) == {ONWAAR, WAAR}


def test_every_pair_of_the_sample_is_what_the_one_case_reading_gives() -> None:
    wij = klein().wij
    assert (wij.clienten, wij.plekken, wij.regels) == (N, M, 30)
    assert sum(wij.oordelen) == N * M
    assert wij.steekproef_gelijk == wij.steekproef == 300
    assert wij.regellezingen_gelijk == wij.regellezingen == 300 * 30


@pytest.mark.parametrize("regel", laad_tabel(), ids=lambda regel: regel.id)
def test_two_truth_values_read_the_table_the_same_where_all_is_known_and_never_against_what_is(regel: Regel) -> None:
    bekend, half = (trek_feiten([regel], 100, 40, procent, 1) for procent in (0, 20))
    assert ((lezing_van(bekend).lees_regel(regel) == WAAR) == tweewaardig(regel, bekend)).all()
    oordelen, mag = lezing_van(half).lees_regel(regel), tweewaardig(regel, half)
    assert (oordelen == ONZEKER).any()
    assert mag[oordelen == WAAR].all()
    assert not mag[oordelen == ONWAAR].any()


def test_the_other_engine_agrees_where_all_is_known_or_the_report_says_how_to_install_it() -> None:
    meting = klein()
    if versie() is None:
        assert meting.ander is None
        assert meting.opmerking == INSTALLEREN
        return
    ander = meting.ander
    assert ander is not None
    assert ander.gelijk_bekend == ander.paren == N * M
    assert ander.omgekeerd == 0
    assert ander.onbekend_ja > 0
    assert ander.onbekend_nee > 0


def test_without_the_other_engine_only_ours_is_printed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(gemeten, "versie", lambda: None)
    assert main(["rules", "--clienten", "20", "--plekken", "5", "--herhalingen", "1", "--steekproef", "10"]) == 0
    tekst = capsys.readouterr().out
    assert "20 cliënten × 5 plekken = 100 paren" in tekst
    assert "geval voor geval nagelezen: 10 van 10 paren gelijk" in tekst
    assert tekst.endswith(INSTALLEREN + "\n")


def test_the_measurement_is_written_as_json_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bestand = tmp_path / "regels.json"
    opdracht = ["rules", "--clienten", "20", "--plekken", "5", "--herhalingen", "1", "--steekproef", "10", "--uit", str(bestand)]
    assert main(opdracht) == 0
    assert "regels (18 vergelijken cliënt en plek)" in capsys.readouterr().out
    assert sum(json.loads(bestand.read_text(encoding="utf-8"))[0]["wij"]["oordelen"]) == 100


@pytest.mark.parametrize("opdracht", [["--clienten", "0"], ["--onbekend", "101"], ["--steekproef", "veel"]])
def test_a_number_that_cannot_be_is_refused(opdracht: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as fout:
        main(["rules", *opdracht])
    assert fout.value.code == 2
    assert opdracht[0] in capsys.readouterr().err
