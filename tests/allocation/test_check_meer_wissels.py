"""What an allocation says that more wissels would gain is counted again, and refused by name where it is not so."""

from __future__ import annotations

from typing import Any

import pytest

from allocation.check import controleer
from allocation.maken import maak_verdeling
from allocation.meer_wissels import met_meer_wissels
from allocation.plan import MeerWissels, Opties, Toewijzing, Verdeling, Verhuizing
from domain.gebied import laad_regio
from rules.toetsing import Toetsing
from solving.limits import Limits
from tests.bouw import begeleider, in_begeleiding, opname, vast_beleid

WERELD = opname(
    begeleider("B1"),
    begeleider("B2"),
    begeleider("B3"),
    *(rij for nummer in range(1, 5) for rij in in_begeleiding(f"C{nummer}", "B1", "B2")),
    *in_begeleiding("C5", "B2", "B3"),
)
BELEID = vast_beleid()
GOED = met_meer_wissels(WERELD, BELEID, maak_verdeling(WERELD, BELEID, Opties(team="GT3")), Limits(5.0))


def meer(**velden: Any) -> MeerWissels:
    assert GOED.meer_wissels is not None
    return GOED.meer_wissels.model_copy(update=velden)


def soorten(verdeling: Verdeling) -> list[str]:
    regio = laad_regio()
    return [bezwaar.soort for bezwaar in controleer(WERELD, BELEID, Toetsing(WERELD, BELEID, regio), regio, verdeling)]


def test_wat_de_verdeling_zegt_klopt() -> None:
    assert soorten(GOED) == []
    assert meer().verhuizingen


@pytest.mark.parametrize(
    "anders",
    [
        {"wissels": 0},  # no more than was asked
        {"spreiding": 0},
        {"niet_toegewezen": 1},
        {"boven_capaciteit": 7},
        {"toewijzingen": ()},  # then nothing is gained
        {"toewijzingen": (Toewijzing(client_id="C1", eerste_id="B3", tweede_id="B3"),)},
        {"toewijzingen": tuple(Toewijzing(client_id=f"C{n}", eerste_id="B3", tweede_id="B1") for n in (1, 2, 3, 4))},  # more than two
        {"toewijzingen": (Toewijzing(client_id="C1"),)},  # in zorg, and dropped
        {"verhuizingen": (Verhuizing(client_id="C5", rollen=("eerste", "tweede")),)},
        {"verhuizingen": (Verhuizing(client_id="X9", rollen=("eerste",)),)},
        {"verhuizingen": ()},
        {"verhuizingen": (*meer().verhuizingen, *meer().verhuizingen)},
        {"verhuizingen": tuple(wie.model_copy(update={"rollen": ()}) for wie in meer().verhuizingen)},
        {"toewijzingen": tuple(rij.model_copy(update={"wissel": ()}) for rij in meer().toewijzingen)},
        {"toewijzingen": tuple(rij.model_copy(update={"gedwongen": rij.wissel}) for rij in meer().toewijzingen)},
        {"toewijzingen": tuple(reversed((*meer().toewijzingen, Toewijzing(client_id="A0"))))},
        {"toewijzingen": (*meer().toewijzingen, meer().toewijzingen[-1])},
        {"toewijzingen": (*meer().toewijzingen, Toewijzing(client_id="X9"))},
        {"toewijzingen": tuple(sorted((*meer().toewijzingen, GOED.toewijzingen[-1]), key=lambda rij: rij.client_id))},
    ],
)
def test_wat_niet_klopt_wordt_bij_naam_geweigerd(anders: dict[str, Any]) -> None:
    assert set(soorten(GOED.model_copy(update={"meer_wissels": meer(**anders)}))) == {"meer_wissels"}
