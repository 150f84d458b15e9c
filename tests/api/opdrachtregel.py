"""Running a command line inside the test: exit code, what machines read, what people read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from api.opdrachten.uitvoeren import draai


@dataclass(frozen=True)
class Gedraaid:
    code: int
    uit: str
    fout: str


class Passend:
    """`passend("controleer", map)` as somebody would type it."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *argumenten: str | Path) -> Gedraaid:
        self._capsys.readouterr()
        code = draai([str(argument) for argument in argumenten])
        gelezen = self._capsys.readouterr()
        return Gedraaid(code, gelezen.out, gelezen.err)
