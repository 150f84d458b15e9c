"""The same team as a folder, a workbook and JSON, and with its rows and columns in another order: the same bytes of allocation."""

from __future__ import annotations

import csv
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from domain.momentopname import Momentopname
from domain.uitwisseling import schrijf_csv, schrijf_json, schrijf_xlsx
from tests.allocation.klein_team import klein_team
from tests.api.opdrachtregel import Passend
from tests.bouw import bewoner, dat, locatie, opname, plek, week


def team() -> Momentopname:
    """A random team, and somebody who moves out of BW to it."""
    vertrek = {"vertrek_week": week(4), "vertrek_zekerheid": "zeker", "uitstroom_gemeente": "GM0855", "uitstroom_gebied": "Zuid"}
    van_elders = opname(locatie(), plek(), bewoner("BW1", vertrek=vertrek), dat("BW1", "BG"))
    klein = klein_team(20159)[0]
    velden = {blad: (*getattr(klein, blad), *getattr(van_elders, blad)) for blad in ("locaties", "plekken", "bewoners", "clienten", "besluiten")}
    return klein.model_copy(update=velden)


def als_csv(wie: Momentopname, map: Path) -> Path:
    schrijf_csv(wie, map / "bladen")
    return map / "bladen"


def als_xlsx(wie: Momentopname, map: Path) -> Path:
    schrijf_xlsx(wie, map / "boek.xlsx")
    return map / "boek.xlsx"


def als_json(wie: Momentopname, map: Path) -> Path:
    schrijf_json(wie, map / "opname.json")
    return map / "opname.json"


def geschud(wie: Momentopname, map: Path) -> Path:
    """Rows and columns in another order, with semicolons."""
    loting = random.Random(1)
    for pad in als_csv(wie, map).glob("*.csv"):
        kop, *rijen = list(csv.reader(pad.read_text("utf-8").splitlines()))
        volgorde = loting.sample(range(len(kop)), len(kop))
        loting.shuffle(rijen)
        with pad.open("w", encoding="utf-8", newline="") as bestand:
            csv.writer(bestand, delimiter=";").writerows([[rij[plaats] for plaats in volgorde] for rij in (kop, *rijen)])
    return map / "bladen"


@pytest.mark.parametrize("wissels", ["0", "2"])
def test_every_form_of_the_sheets_gives_the_same_allocation(passend: Passend, tmp_path: Path, wissels: str) -> None:
    vormen: tuple[Callable[[Momentopname, Path], Path], ...] = (als_csv, als_xlsx, als_json, geschud)
    gezien = set()
    for vorm in vormen:
        uit = passend("verdeel", vorm(team(), tmp_path / vorm.__name__), "--team", "GT3", "--wissels", wissels, "--json")
        assert uit.code == 0
        gezien.add(uit.uit)
    assert len(gezien) == 1
    assert '"BW1"' in gezien.pop()
