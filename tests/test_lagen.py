"""The layers of the house hold (design.md section 2): run as a test, so that nobody has to remember."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

WORTEL = Path(__file__).parent.parent


def test_imports_go_one_way_only() -> None:
    opdracht = Path(sys.executable).with_name("lint-imports")
    uitkomst = subprocess.run([str(opdracht), "--no-cache"], cwd=WORTEL, capture_output=True, text=True, check=False)
    assert uitkomst.returncode == 0, uitkomst.stdout + uitkomst.stderr
