"""Readers of two public sets: files as the sets have them, written small here."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from benchmarks.instances.gap import lees_gap
from benchmarks.instances.nursing import lees_nursing, standaardafwijking

# two machines, three jobs: the cheapest is 1 + 1 + 2, with job 2 on the second machine because the first has room for two
GAP = " 2 3\n 1 1 1\n 9 9 2\n 2 2 2\n 3 3 3\n 4 6\n"
# one zone with three patients, one with two; three nurses, of whom each works in one zone
ZONES = "2 3\n1 2 60\n3 20 20 10\n2 30 25\n"
# two nurses, three patients of two types: two of the first type, one of the second
TYPEN = "2 3 2\n1 2\n\n2 1\n\n10 20\n15 12\n"


def geschreven(map: Path, naam: str, tekst: str) -> Path:
    pad = map / naam
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.write_text(tekst, encoding="utf-8")
    return map


def test_a_gap_file_becomes_costs_weights_and_capacities(tmp_path: Path) -> None:
    (gap,) = lees_gap(geschreven(tmp_path, "orlib/gap1-0", GAP))
    assert gap.naam == "orlib/gap1-0"
    assert gap.kosten.tolist() == [[1, 1, 1], [9, 9, 2]]
    assert gap.gewicht.tolist() == [[2, 2, 2], [3, 3, 3]]
    assert gap.capaciteit.tolist() == [4, 6]
    assert gap.bekend is None


def test_known_values_come_from_the_list_beside_the_files(tmp_path: Path) -> None:
    geschreven(tmp_path, "orlib/gap1-0", GAP)
    geschreven(tmp_path, "best_known.csv", "Path,Format,Best known bound,Optimum,Best known solution value\norlib/gap1-0,orlibrary,4,,4\n")
    geschreven(tmp_path, "LICENSE", "niet van getallen")
    (gap,) = lees_gap(tmp_path)
    assert gap.bekend == 4


def test_files_come_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    for naam in ("gap10-0", "gap2-1", "gap2-0"):
        geschreven(tmp_path, naam, GAP)
    assert [gap.naam for gap in lees_gap(tmp_path)] == ["gap2-0", "gap2-1", "gap10-0"]


def test_a_gap_assignment_is_counted_from_the_file(tmp_path: Path) -> None:
    (gap,) = lees_gap(geschreven(tmp_path, "gap1-0", GAP))
    assert gap.waarde(np.array([0, 0, 1])) == 4
    assert gap.waarde(np.array([0, 0, 0])) is None, "the first machine carries 4, not 6"
    assert gap.waarde(np.array([0, 0])) is None
    assert gap.waarde(np.array([0, 0, -1])) is None


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        (GAP.removesuffix(" 4 6\n"), "houdt te vroeg op"),
        (GAP + "7", "1 getallen te veel"),
        (GAP.replace("9", "x"), "alleen hele getallen"),
    ],
)
def test_a_broken_file_is_named(tmp_path: Path, tekst: str, zin: str) -> None:
    with pytest.raises(ValueError, match=f"gap7-0: .*{zin}"):
        lees_gap(geschreven(tmp_path, "gap7-0", tekst))


def test_a_file_with_zones_becomes_patients_who_weigh_the_same_for_every_nurse(tmp_path: Path) -> None:
    geschreven(tmp_path, "optimal_values.csv", "instance,optimal_sum_of_squares,sd\n2zones0.txt,4250,1.0\n")
    (nursing,) = lees_nursing(geschreven(tmp_path, "2zones0.txt", ZONES))
    assert nursing.last.tolist() == [[waarde] * 3 for waarde in (20, 20, 10, 30, 25)]
    assert nursing.zone is not None
    assert nursing.zone.tolist() == [0, 0, 0, 1, 1]
    assert (nursing.minst, nursing.meest, nursing.hoogste_last, nursing.kwadraten) == (1, 2, 60, 4250)


def test_nurses_keep_to_one_zone_and_to_the_numbers(tmp_path: Path) -> None:
    (nursing,) = lees_nursing(geschreven(tmp_path, "2zones0.txt", ZONES))
    goed = nursing.lasten(np.array([0, 1, 1, 2, 2]))
    assert goed is not None
    assert goed.tolist() == [20, 30, 55]
    assert nursing.lasten(np.array([0, 0, 0, 2, 2])) is None, "three patients, and a nurse without"
    assert nursing.lasten(np.array([0, 1, 2, 2, 1])) is None, "two zones"
    assert nursing.lasten(np.array([0, 1, 1, 2])) is None


def test_a_file_with_types_becomes_patients_who_weigh_differently_per_nurse(tmp_path: Path) -> None:
    geschreven(tmp_path, "nurse_dependent_values.csv", "instance,min_total,min_sd_at_min_total\n3nurse5patientType0.txt,32,4.0\n")
    (nursing,) = lees_nursing(geschreven(tmp_path, "3nurse5patientType0.txt", TYPEN))
    assert nursing.last.tolist() == [[10, 15], [10, 15], [20, 12]]
    assert (nursing.zone, nursing.hoogste_last, nursing.totaal, nursing.afwijking) == (None, None, 32, 4.0)
    lasten = nursing.lasten(np.array([0, 0, 1]))
    assert lasten is not None
    assert standaardafwijking(lasten) == 4.0


def test_types_that_do_not_add_up_are_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="tellen op tot 4 en niet tot 3"):
        lees_nursing(geschreven(tmp_path, "3nurse5patientType0.txt", TYPEN.replace("\n2 1\n", "\n2 2\n")))
