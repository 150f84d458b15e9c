"""What can be wrong about begeleiders and their caseload is named where it stands, and never twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.fouten import Fout, InvoerFout
from domain.uitwisseling import lees
from tests.bouw import begeleider, caseload, in_begeleiding, onderaannemer, opname
from tests.domain.bladen_map import BladenMap


@pytest.fixture
def team(tmp_path: Path) -> BladenMap:
    """C1 and C2 with B1 and B2; C3 with two people of the onderaannemer OA1."""
    van_oa1 = [begeleider(naam, gebiedsteam=None, organisatie_id="OA1", werkgever="OA1") for naam in ("X1", "X2")]
    bij_oa1 = in_begeleiding("C3", "X1", "X2")
    return BladenMap(
        tmp_path / "team", opname(begeleider("B1"), begeleider("B2"), onderaannemer(), van_oa1, in_begeleiding("C1"), in_begeleiding("C2"), bij_oa1)
    )


def fouten(team: BladenMap) -> tuple[Fout, ...]:
    with pytest.raises(InvoerFout) as gevangen:
        lees(team.schrijf())
    return gevangen.value.fouten


def plaatsen(team: BladenMap) -> list[tuple[str, int | None, str]]:
    return [(fout.blad, fout.rij, fout.kolom) for fout in fouten(team)]


def test_the_team_is_right_also_with_two_people_of_one_onderaannemer(team: BladenMap) -> None:
    assert len(lees(team.schrijf()).caseload) == 6


@pytest.mark.parametrize(
    ("blad", "rij", "kolom", "waarde"),
    [
        ("begeleiders", 2, "gebiedsteam", ""),  # belongs nowhere
        ("begeleiders", 2, "contract_uren", "325"),  # a comma was lost
        ("begeleiders", 2, "rol_uren", "33"),  # of 32
        ("begeleiders", 4, "organisatie_id", "O1"),  # X1 without a team, of a combinant
        ("onderaannemer_capaciteit", 2, "organisatie_id", "O1"),
        ("caseload", 2, "client_id", "C9"),
        ("caseload", 2, "client_id", ""),
        ("caseload", 2, "rol", "eerst"),
        ("caseload", 3, "begeleider_id", "B1"),  # eerste is tweede
        ("caseload", 3, "begeleider_id", "X1"),  # somebody of an onderaannemer beside own staff
        ("caseload", 7, "begeleider_id", "B1"),  # and the other way round
    ],
)
def test_one_wrong_cell_is_one_fault(team: BladenMap, blad: str, rij: int, kolom: str, waarde: str) -> None:
    plaats = team.zet(blad, rij, kolom, waarde)
    assert plaatsen(team) == [plaats]


def test_a_second_without_a_first_is_not_dropped_in_silence(team: BladenMap) -> None:
    del team.bladen["caseload"][1]
    (fout,) = fouten(team)
    assert (fout.rij, fout.kolom, fout.waarde) == (2, "rol", "tweede")
    assert "geen eerste" in fout.melding


@pytest.mark.parametrize(("kolom", "waarde"), [("rol", "eerste"), ("client_id", "C2")])
def test_two_rows_for_one_role_are_one_fault(team: BladenMap, kolom: str, waarde: str) -> None:
    """C1 gets two firsts; or C2 does, and what C1 then lacks follows from it."""
    rij = 3 if kolom == "rol" else 2
    team.zet("caseload", rij, kolom, waarde)
    assert [fout.kolom for fout in fouten(team)] == ["client_id"]


def test_a_combinant_is_no_onderaannemer_in_the_caseload(team: BladenMap) -> None:
    team.bladen["caseload"] = team.bladen["caseload"][:1]
    rij = team.erbij("caseload", client_id="C1", organisatie_id="O1", rol="eerste")
    (fout,) = fouten(team)
    assert (fout.rij, fout.kolom, fout.waarde) == (rij, "organisatie_id", "O1")
    assert "geen onderaannemer maar combinant" in fout.melding


def test_whoever_has_a_gebiedsteam_is_own_staff_whatever_the_organisation(tmp_path: Path) -> None:
    """counting.md 32."""
    beide = begeleider("B1", organisatie_id="O1")
    team = BladenMap(tmp_path / "team", opname(beide, begeleider("B2"), in_begeleiding("C1")[0], caseload("C1", "B1"), caseload("C1", "B2", "tweede")))
    assert len(lees(team.schrijf()).caseload) == 2
