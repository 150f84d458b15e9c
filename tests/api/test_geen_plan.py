"""Exit 3: a limit was reached before anything was known."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.opdrachten.uitvoeren import draai
from domain.uitwisseling import schrijf_csv
from solving.cpsat import CpSat
from solving.outcome import Outcome, Status
from tests import bouw


def test_een_grens_voor_er_een_plan_is_geeft_drie(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Two people pinned to one place: before the solver can say that this is impossible, its time is over."""
    opname = bouw.opname(
        bouw.locatie("L1"),
        bouw.plek("P1", "L1", aantal=1),
        bouw.wachtende("C1"),
        bouw.wachtende("C2"),
        bouw.vastlegging("C1", "vast", plekgroep_id="P1"),
        bouw.vastlegging("C2", "vast", plekgroep_id="P1"),
    )
    schrijf_csv(opname, tmp_path / "regio")
    assert draai(["plan", str(tmp_path / "regio")]) == 1, "with time enough it is a proven no"
    monkeypatch.setattr(CpSat, "solve", lambda *_, **__: Outcome(Status.UNKNOWN, 0, 0.0))
    assert draai(["plan", str(tmp_path / "regio")]) == 3
    assert "Geef meer tijd" in capsys.readouterr().err
