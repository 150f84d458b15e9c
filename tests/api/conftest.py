from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.instances.genereer import genereer
from domain.beleid import lees_beleid
from domain.uitwisseling import lees, schrijf_csv
from placement.maken import maak_plan
from tests.api.opdrachtregel import Passend


@pytest.fixture
def passend(capsys: pytest.CaptureFixture[str]) -> Passend:
    return Passend(capsys)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo region as a folder of sheets; read only."""
    map = tmp_path_factory.mktemp("demo") / "regio"
    schrijf_csv(genereer("demo", 1), map)
    return map


@pytest.fixture(scope="session")
def demoplan(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plan of the demo region as a file; made once, because it is proven to the end."""
    pad = tmp_path_factory.mktemp("plan") / "plan.json"
    beleid = lees_beleid()
    pad.write_text(maak_plan(lees(demo, beleid), beleid).als_json(), encoding="utf-8")
    return pad
