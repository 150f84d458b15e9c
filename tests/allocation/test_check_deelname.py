"""Who takes part (counting.md 28): stories with the buitenPlan that goes with them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from domain.bladen import Rij
from tests.allocation.verdelingbouw import keuze, soorten, telling_van
from tests.bouw import PEILDATUM, begeleider, bewoner, bg_client, caseload, dat, in_begeleiding, locatie, nieuw_bg, onderaannemer, opname, plek, week

TEAM = (begeleider("B1"), begeleider("B2"))
WAALWIJK = {"gemeente": "GM0867", "gebied": None}


def deelname(*rijen: Rij | tuple[Rij, ...], **opties: Any) -> tuple[set[str], dict[str, set[str]]]:
    gevonden = telling_van(opname(TEAM, rijen), **opties).gegevens.deelname
    return set(gevonden.deelnemers), {client_id: set(redenen) for client_id, redenen in gevonden.buiten.items()}


@pytest.mark.parametrize("status", ["aangemeld", "wacht_intake", "in_zorg", "proefperiode"])
def test_a_new_client_takes_part_with_a_dat_and_without_one_stands_outside(status: str) -> None:
    assert deelname(nieuw_bg("C1", status=status)) == ({"C1"}, {})
    assert deelname(bg_client("C1", status=status)) == (set(), {"C1": {"geen DAT BG"}})


def test_who_sits_needs_no_dat() -> None:
    assert deelname(in_begeleiding("C1")) == ({"C1"}, {})


def test_a_second_alone_does_not_make_someone_sit() -> None:
    assert deelname(in_begeleiding("C1", eerste=None)) == (set(), {"C1": {"geen DAT BG"}})


def test_the_dat_is_asked_at_the_peildatum_and_holds_past_its_end() -> None:
    client = bg_client("C1")
    assert deelname(client, dat("C1", "BG", datum=PEILDATUM)) == ({"C1"}, {})
    assert deelname(client, dat("C1", "BG", datum=PEILDATUM + timedelta(days=1)))[0] == set()
    assert deelname(client, dat("C1", "BG", geldig_tot=date(2026, 10, 1)))[0] == {"C1"}
    assert deelname(client, dat("C1", "BG", ingetrokken_op=date(2026, 10, 1)))[0] == set()
    assert deelname(client, dat("C1", "BW"))[0] == set()


def test_waalwijk_gets_no_team_and_is_named_only_in_a_run_for_the_region() -> None:
    """Everybody with an open status and no team, sitting or new; closed ones are not named."""
    waalwijk = (in_begeleiding("C1", **WAALWIJK), nieuw_bg("C2", **WAALWIJK), bg_client("C3", status="afgesloten", **WAALWIJK))
    assert deelname(*waalwijk) == (set(), {"C1": {"geen gebiedsteam"}, "C2": {"geen gebiedsteam"}})
    assert deelname(*waalwijk, team="GT3") == (set(), {})
    wie = opname(TEAM, waalwijk)
    assert soorten(wie, keuze("C1", "B1", "B2")) == {"niet_in_verdeling"}


def test_tilburg_without_a_wijk_gives_no_team() -> None:
    assert deelname(nieuw_bg("C1", gebied=None)) == (set(), {"C1": {"geen gebiedsteam"}})


def test_an_open_status_that_is_none_of_the_four_stands_outside() -> None:
    assert deelname(nieuw_bg("C1", status="wacht_plaatsing")) == (set(), {"C1": {"status"}})


def test_who_resumes_sits_with_the_rows_of_before() -> None:
    """C1 was closed and asked to resume; C2 was closed and did not."""
    gesloten = {"status": "afgesloten", "afgesloten_op": date(2026, 10, 5)}
    rijen = (in_begeleiding("C1", hervatting_gevraagd_op=date(2026, 11, 23), **gesloten), in_begeleiding("C2", **gesloten))
    assert deelname(*rijen) == ({"C1"}, {})
    telling = telling_van(opname(TEAM, rijen))
    assert telling.gegevens.deelnemers["C1"].zittend
    assert dict(telling.deel(keuze("C1", "B1", "B2")).punten) == {"B1": 100, "B2": 15}


def test_a_run_for_one_team_is_about_its_clients() -> None:
    """C2 lives in Reeshof: GT6. Its rows with B1 of GT3 weigh nothing in the run of GT3, and it is not named there."""
    rijen = (nieuw_bg("C1"), in_begeleiding("C2", "B1", "B2", gebied="Reeshof"))
    assert deelname(*rijen) == ({"C1", "C2"}, {})
    assert deelname(*rijen, team="GT3") == ({"C1"}, {})
    wie = opname(TEAM, rijen)
    assert soorten(wie, keuze("C1", "B1", "B2"), keuze("C2", "B1", "B2"), team="GT3") == {"ander_team"}


def test_a_client_stays_with_a_begeleider_of_another_team() -> None:
    """C1 moved to Reeshof and keeps B1 and B2 of GT3; nobody else of GT3 may come."""
    wie = opname(TEAM, begeleider("B3"), in_begeleiding("C1", gebied="Reeshof"))
    assert soorten(wie, keuze("C1", "B1", "B2")) == set()
    assert soorten(wie, keuze("C1", "B1", "B3"), wissels=9) == {"verkeerd_team"}


VERTREK = {"vertrek_week": week(12), "uitstroom_gemeente": "GM0855", "uitstroom_gebied": "Zuid"}


def met_verhuizer(**vertrek: Any) -> tuple[Rij | tuple[Rij, ...], ...]:
    return (locatie(), plek(), bewoner("C1", vertrek={**VERTREK, **vertrek}, gemeente="GM0867", zorgzwaarte="intensief"))


def test_a_resident_who_moves_out_within_the_horizon_is_a_new_client_without_first_talk() -> None:
    rijen = (*met_verhuizer(), dat("C1", "BG"))
    assert deelname(*rijen) == ({"C1"}, {})
    wie = opname(TEAM, rijen)
    telling = telling_van(wie)
    c1 = telling.gegevens.deelnemers["C1"]
    assert (c1.team, c1.plaats, c1.zittend, c1.moet_gesprek, c1.punten) == ("GT3", "Zuid", False, False, 180)
    assert soorten(telling, keuze("C1", "B1", "B2")) == set(), "the rules judge where the new home is, not Waalwijk"
    assert telling.tel([keuze("C1", "B1", "B2")])["te_laat_eerste_gesprek"] == 0


def test_a_mover_needs_a_dat_bg_and_a_team() -> None:
    assert deelname(*met_verhuizer()) == (set(), {"C1": {"geen DAT BG"}})
    assert deelname(*met_verhuizer(), caseload("C1", "B1")) == (set(), {"C1": {"geen DAT BG"}}), "also with a begeleider already named"
    assert deelname(*met_verhuizer(uitstroom_gebied=None), dat("C1", "BG")) == (set(), {"C1": {"geen gebiedsteam"}})


def test_a_move_to_waalwijk_or_beyond_the_horizon_is_not_for_a_gebiedsteam() -> None:
    assert deelname(*met_verhuizer(uitstroom_gemeente="GM0867", uitstroom_gebied=None), dat("C1", "BG")) == (set(), {})
    assert deelname(*met_verhuizer(vertrek_week=week(13)), dat("C1", "BG")) == (set(), {})


def test_somebody_of_an_onderaannemer_stands_for_it() -> None:
    """D1 has no gebiedsteam: the client of D1 is at OA1. Whoever has a gebiedsteam is own staff, with an onderaannemer as employer too."""
    daar = begeleider("D1", gebiedsteam=None, organisatie_id="OA1")
    eigen = begeleider("B9", organisatie_id="OA1")
    wie = opname(TEAM, onderaannemer(), daar, eigen, bg_client("C1", status="in_zorg"), caseload("C1", "D1"), in_begeleiding("C2", "B9", "B1"))
    telling = telling_van(wie)
    assert telling.gegevens.deelnemers["C1"].vandaag.onderaannemer == "OA1"
    assert soorten(telling, keuze("C1", bij="OA1"), keuze("C2", "B9", "B1")) == set()
    assert soorten(telling, keuze("C1", "D1", "B1"), keuze("C2", "B9", "B1")) >= {"verkeerd_team"}


def test_a_second_of_an_onderaannemer_or_the_eerste_again_is_no_second() -> None:
    """Both miss a second today, so one may be added, and going on alone is allowed and counts."""
    daar = begeleider("D1", gebiedsteam=None, organisatie_id="OA1")
    for tweede in ("D1", "B1"):
        telling = telling_van(opname(TEAM, daar, onderaannemer(), in_begeleiding("C1", "B1", tweede)))
        assert soorten(telling, keuze("C1", "B1", "B2")) == set()
        assert soorten(telling, keuze("C1", "B1")) == set()
        assert telling.tel([keuze("C1", "B1")])["wissels_tweede"] == 0


def test_unknown_and_double_clients() -> None:
    wie = opname(TEAM, nieuw_bg("C1"))
    assert soorten(wie, keuze("C7", "B1", "B2")) == {"onbekende_client"}
    assert soorten(wie, keuze("C1", "B1", "B2"), keuze("C1", "B2", "B1")) == {"dubbele_toewijzing"}
    assert soorten(wie, keuze("C1", "B1", "B7")) == {"onbekende_begeleider"}
    assert soorten(wie, keuze("C1", bij="O7")) == {"onbekende_onderaannemer"}
