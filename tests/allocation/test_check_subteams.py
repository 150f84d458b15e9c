"""The independent check of a split: what is wrong is refused by name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from allocation.check.subteams import SOORTEN, Bewering, Bezwaar, controleer_subteams
from allocation.subteams import SubteamsAfgekeurd, bewering_van
from domain.gebied import laad_regio
from domain.momentopname import Momentopname
from rules.toetsing import Toetsing
from tests.allocation.test_subteams import paar, splits, vier
from tests.bouw import begeleider, opname, vast_beleid, week


@pytest.fixture(scope="module")
def wie() -> Momentopname:
    """B5 is weg; the split of B1 and B3 from B2 and B4 cuts C07, and the second part lacks ggz."""
    mensen = [*vier(B1=("ggz",)), begeleider("B5", afwezig_van=week(0)), begeleider("A1", gebiedsteam="GT4")]
    return opname(mensen, paar("B1", "B3", 3, 1), paar("B2", "B4", 3, 4, expertise_nodig=("ggz",)), paar("B1", "B2", 1, 7))


FOUTEN: tuple[tuple[str, dict[str, Any]], ...] = (
    ("onbekende_begeleider", {"delen": (("A1", "B1", "B3"), ("B2", "B4"))}),
    ("onbekende_begeleider", {"delen": (("B1", "B3"), ("B2", "B4", "X9"))}),
    ("weg", {"delen": (("B1", "B3"), ("B2", "B4", "B5"))}),
    ("dubbele_begeleider", {"delen": (("B1", "B3"), ("B2", "B3", "B4"))}),
    ("begeleider_vergeten", {"delen": (("B1", "B3"), ("B2",))}),
    ("niet_ingedeeld", {"niet_ingedeeld": ()}),
    ("aantal", {"aantal": 3}),
    ("aantal", {"delen": (("B1", "B2", "B3", "B4"), ())}),
    ("ongelijk", {"delen": (("B1", "B2", "B3"), ("B4",))}),
    ("volgorde", {"delen": (("B2", "B4"), ("B1", "B3"))}),
    ("volgorde", {"delen": (("B3", "B1"), ("B2", "B4"))}),
    ("afgesneden", {"afgesneden": ()}),
    ("afgesneden", {"delen": (("B1", "B2"), ("B3", "B4"))}),
    ("expertise", {"mist": ((), ())}),
    ("expertise", {"mist": ((),)}),
    ("team_mist", {"team_mist": ("ggz",)}),
    ("clienten", {"clienten": (5, 2)}),
    ("punten", {"punten": (1, 1)}),
    ("punten", {"punten": (None, None)}),
    ("capaciteit", {"capaciteit": (1, 1)}),
)


@pytest.mark.parametrize(("soort", "anders"), FOUTEN)
def test_a_wrong_answer_is_refused_by_name(wie: Momentopname, soort: str, anders: dict[str, Any]) -> None:
    goed = bewering_van(splits(wie))
    assert soort in bezwaren(wie, replace(goed, **anders))


def test_wrong_doelen_are_refused_by_name(wie: Momentopname) -> None:
    goed = bewering_van(splits(wie))
    eerste, tweede = goed.doelen
    mooier = eerste.model_copy(update={"waarde": 0, "beste": 0, "grens": 0})
    assert "doelwaarde" in bezwaren(wie, replace(goed, doelen=(mooier, tweede)))
    assert "doelwaarde" in bezwaren(wie, replace(goed, doelen=(eerste,)))
    assert "grens_klopt_niet" in bezwaren(wie, replace(goed, doelen=(eerste.model_copy(update={"grens": eerste.waarde + 1}), tweede)))
    assert "grens_klopt_niet" in bezwaren(wie, replace(goed, doelen=(eerste.model_copy(update={"bewezen": False}), tweede)))


def test_a_good_answer_is_not_refused(wie: Momentopname) -> None:
    assert bezwaren(wie, bewering_van(splits(wie))) == set()


def bezwaren(wie: Momentopname, bewering: Bewering) -> set[str]:
    regio, beleid = laad_regio(), vast_beleid()
    return {bezwaar.soort for bezwaar in controleer_subteams(wie, beleid, Toetsing(wie, beleid, regio), regio, bewering)}


def test_every_code_of_the_check_is_named_here() -> None:
    eigen = Path(__file__).read_text(encoding="utf-8")
    assert sorted(soort for soort in SOORTEN if f'"{soort}"' not in eigen) == []
    with pytest.raises(ValueError, match="onbekende soort"):
        Bezwaar("zomaar", "")


def test_a_split_that_fails_its_check_is_never_shown(wie: Momentopname, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("allocation.subteams_delen._beeld", lambda *_: "gedekt")
    with pytest.raises(SubteamsAfgekeurd, match="expertise"):
        splits(wie)


def test_the_load_of_one_person_is_refused(wie: Momentopname) -> None:
    goed = bewering_van(splits(wie, 4))
    assert goed.punten == (None,) * 4
    assert "punten" in bezwaren(wie, replace(goed, punten=(100, None, None, None)))
    assert "capaciteit" in bezwaren(wie, replace(goed, capaciteit=(100, None, None, None)))
