from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.instances.genereer import genereer
from domain.uitwisseling import schrijf_csv
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
