"""Why a client has nobody, as the teamleider reads it: grammatical, naming no other person, and saying what can be done (counting.md 33)."""

from __future__ import annotations

import pytest

from tests.allocation.verhaal import keuze, twee, verdeel, weg
from tests.bouw import Rijen, begeleider, in_begeleiding, nieuw_bg, onderaannemer, uitzondering, vastlegging

GEEN_RUIMTE = "Er is geen ruimte zonder dat een ander moet wijken: "


def reden(*rijen: Rijen, wissels: int = 0) -> str:
    (rij,) = verdeel(*rijen, wissels=wissels).niet_toegewezen
    return rij.reden


def test_one_who_fits_is_the_only_one() -> None:
    assert reden(begeleider("B1"), onderaannemer("OA1", 50), nieuw_bg()) == f"{GEEN_RUIMTE}de enige onderaannemer die past zit vol."


@pytest.mark.parametrize(
    ("uren", "zin"), [(1, "2 van de 2 begeleiders die passen zitten aan hun grens"), (3, "1 van de 2 begeleiders die passen zit aan de grens")]
)
def test_one_of_several_and_several(uren: int, zin: str) -> None:
    """B2 with three hours has 120 points, room as first beside nobody who has room for 100 or 15."""
    mensen = (begeleider("B1", contract_uren=0), begeleider("B2", contract_uren=uren))
    assert reden(*mensen, onderaannemer("OA1", 50), onderaannemer("OA2", 60), nieuw_bg()) == (
        f"{GEEN_RUIMTE}{zin}; 2 van de 2 onderaannemers die passen zitten vol."
    )


class TestOneOfTheTwoIsLeft:
    """The first is weg, the second B2 is there and is the only one left in the team. Only a second that is missing today or weg may be missing
    (33): B2 is neither, so B2 alone is no answer, in either role, and the client stands in nietToegewezen."""

    rijen: tuple[Rijen, ...] = (begeleider("B2"), weg("B3"), in_begeleiding("C1", "B3", "B2"))

    @pytest.mark.parametrize("wissels", [0, 5])
    def test_the_second_does_not_go_on_alone(self, wissels: int) -> None:
        gezegd = reden(*self.rijen, wissels=wissels)
        assert gezegd.startswith(
            "Geen passende opvolger: er is in GT3 niemand die naast de tweede begeleider van nu kan staan, en alleen verder mag niet. "
            "Zoek een begeleider erbij."
        )
        assert "B2" not in gezegd

    def test_somebody_more_in_the_team_is_enough(self) -> None:
        gekozen = keuze(verdeel(*self.rijen, begeleider("B4")))
        assert (gekozen.eerste_id, gekozen.tweede_id) == ("B4", "B2")

    def test_a_release_of_the_second_lets_an_onderaannemer_take_over(self) -> None:
        assert "Geeft de teamleider de rol van tweede begeleider vrij, dan mag ook een onderaannemer die past." in reden(*self.rijen, onderaannemer())
        assert keuze(verdeel(*self.rijen, onderaannemer(), vastlegging("C1", "vrijgegeven", rol="tweede"))).onderaannemer_id == "OA1"

    def test_a_release_alone_is_not_enough(self) -> None:
        assert "Geen onderaannemer past." in reden(*self.rijen, vastlegging("C1", "vrijgegeven"))

    def test_with_an_exception_and_a_release_the_second_goes_on_alone(self) -> None:
        verdeling = verdeel(*self.rijen, uitzondering("C1"), vastlegging("C1", "vrijgegeven", rol="tweede"))
        assert (keuze(verdeling).eerste_id, keuze(verdeling).tweede_id) == ("B2", None)

    def test_when_both_are_weg_a_single_successor_will_do(self) -> None:
        verdeling = verdeel(weg("B2"), weg("B3"), begeleider("B4"), in_begeleiding("C1", "B3", "B2"))
        assert (keuze(verdeling).eerste_id, keuze(verdeling).tweede_id) == ("B4", None)


def test_nobody_in_the_team() -> None:
    assert reden(*twee()[:1], nieuw_bg()) == "Er zijn in GT3 geen twee begeleiders die er zijn, en geen onderaannemer past."
