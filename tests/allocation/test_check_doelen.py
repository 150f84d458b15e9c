"""Every doel on a momentopname small enough to count by hand (counting.md 34-36)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from allocation.check.doelen import volgorde
from domain.momentopname import Momentopname
from tests.allocation.verdelingbouw import keuze, soorten, telling_van
from tests.bouw import PEILDATUM, begeleider, in_begeleiding, nieuw_bg, onderaannemer, opname, vast_beleid, week

TIEN = {"contract_uren": 10}
"""400 points of capacity."""


def tel(wie: Momentopname, *keuzes: Any, beleid: Any = None, **opties: Any) -> dict[str, int]:
    return telling_van(wie, beleid, **opties).tel(keuzes)


def test_the_order_of_the_doelen() -> None:
    assert volgorde(0) == (
        "niet_toegewezen", "te_laat_eerste_gesprek", "boven_capaciteit", "wissels_eerste", "wissels_tweede",
        "onderaannemers_boven_doel", "spreiding", "gebieden", "wensen",
    )  # fmt: skip
    assert volgorde(3) == (
        "niet_toegewezen", "te_laat_eerste_gesprek", "boven_capaciteit", "onderaannemers_boven_doel", "spreiding",
        "wissels_eerste", "wissels_tweede", "gebieden", "wensen",
    )  # fmt: skip
    wie = opname(begeleider("B1"), nieuw_bg())
    assert tuple(tel(wie)) == volgorde(0)
    assert tuple(tel(wie, wissels=3)) == volgorde(3)


def test_niet_toegewezen_counts_clients_and_missing_seconds() -> None:
    """C1 nobody, C2 one where two were, C3 complete, C4 at an onderaannemer: 1 + 1."""
    wie = opname(
        begeleider("B1"), begeleider("B2"), begeleider("B3", afwezig_van=PEILDATUM), onderaannemer(),
        nieuw_bg("C1"), in_begeleiding("C2", "B1", "B3"), nieuw_bg("C3"), nieuw_bg("C4"),
    )  # fmt: skip
    keuzes = (keuze("C2", "B1"), keuze("C3", "B1", "B2"), keuze("C4", bij="OA1"))
    assert tel(wie, *keuzes)["niet_toegewezen"] == 2
    assert soorten(wie, *keuzes) == set()


@pytest.mark.parametrize(
    ("aanmelddatum", "gesprek", "dagen"),
    [
        (date(2026, 11, 16), 0, 0),  # 30 November is the fourteenth day
        (date(2026, 11, 15), 0, 1),
        (date(2026, 11, 27), 1, 0),  # early is not less than 0
        (date(2026, 11, 16), 12, 84),  # 22 February: 98 days
        (date(2026, 11, 16), None, 98),  # none planned: Monday of week 14, 8 March: 112 days
    ],
)
def test_days_late_of_a_first_talk(aanmelddatum: date, gesprek: int | None, dagen: int) -> None:
    wie = opname(begeleider("B1"), begeleider("B2"), nieuw_bg(aanmelddatum=aanmelddatum))
    assert tel(wie, keuze("C1", "B1", "B2", gesprek=gesprek))["te_laat_eerste_gesprek"] == dagen


def test_who_is_not_toegewezen_is_late_too_and_a_talk_that_was_counts_not() -> None:
    wie = opname(begeleider("B1"), nieuw_bg("C1", aanmelddatum=date(2026, 11, 16)), nieuw_bg("C2", eerste_gesprek_op=date(2026, 11, 20)))
    assert tel(wie)["te_laat_eerste_gesprek"] == 98


def test_boven_capaciteit_is_counted_over_the_limit_of_today() -> None:
    """B2 has 500 today at a capacity of 400, so its limit is 500; taking over C9 of 180 as eerste brings 680: 180 over."""
    zit = [in_begeleiding(f"C{nummer}", "B2", "B3") for nummer in range(1, 6)]
    wie = opname(
        begeleider("B1", afwezig_van=PEILDATUM), begeleider("B2", **TIEN), begeleider("B3"), zit, in_begeleiding("C9", "B1", "B3", zorgzwaarte="intensief")
    )
    blijft = [keuze(f"C{nummer}", "B2", "B3") for nummer in range(1, 6)]
    geteld = tel(wie, *blijft, keuze("C9", "B2", "B3"))
    assert (geteld["boven_capaciteit"], geteld["wissels_eerste"], geteld["wissels_tweede"]) == (180, 1, 0)


def test_the_second_weighs_a_share_rounded_down() -> None:
    """floor(0.15 x 60) = 9, floor(0.15 x 180) = 27; with 7 percent floor(4.2) = 4 and floor(12.6) = 12."""
    wie = opname(begeleider("B1"), begeleider("B2"), nieuw_bg("C1", zorgzwaarte="licht"), nieuw_bg("C2", zorgzwaarte="intensief"))
    for beleid, punten in ((None, (9, 27)), (vast_beleid(tweede_aandeel_pct=7), (4, 12))):
        telling = telling_van(wie, beleid)
        assert tuple(dict(telling.deel(keuze(c, "B1", "B2")).punten)["B2"] for c in ("C1", "C2")) == punten


def test_empty_zorgzwaarte_counts_as_gemiddeld_and_proefperiode_fully() -> None:
    wie = opname(begeleider("B1"), begeleider("B2"), nieuw_bg("C1", zorgzwaarte=None), in_begeleiding("C2", status="proefperiode"))
    telling = telling_van(wie)
    assert [dict(telling.deel(keuze(c, "B1", "B2")).punten)["B1"] for c in ("C1", "C2")] == [100, 100]


def drie_nieuwe(**kolommen: Any) -> Momentopname:
    """One light, one average and one intensive new client, and somebody who sits at the onderaannemer."""
    return opname(
        begeleider("B1"), begeleider("B2"), onderaannemer(tarief=300),
        nieuw_bg("C1", zorgzwaarte="licht"), nieuw_bg("C2"), nieuw_bg("C3", zorgzwaarte="intensief"), in_begeleiding("C4", bij="OA1"),
    )  # fmt: skip


def test_the_share_of_onderaannemers_among_new_allocations_on_each_basis() -> None:
    """C3 goes there. Clients: 1 of 3 = 333 - 200. Points: 180 of 340 = 529 - 200. Euros: 300 of 300 + 2 x 150 = 500 - 200."""
    keuzes = (keuze("C1", "B1", "B2"), keuze("C2", "B1", "B2"), keuze("C3", bij="OA1"), keuze("C4", bij="OA1"))
    beleid = vast_beleid(onderaannemers={"tarief_eigen": 150})
    gevonden = {basis: tel(drie_nieuwe(), *keuzes, beleid=beleid, basis=basis)["onderaannemers_boven_doel"] for basis in ("clients", "punten", "euros")}
    assert gevonden == {"clients": 133, "punten": 329, "euros": 300}


def test_under_the_target_or_without_new_allocations_the_share_is_zero() -> None:
    beleid = vast_beleid(onderaannemers={"doel_permille": 334})
    assert tel(drie_nieuwe(), keuze("C1", "B1", "B2"), keuze("C2", "B1", "B2"), keuze("C3", bij="OA1"), beleid=beleid)["onderaannemers_boven_doel"] == 0
    assert tel(drie_nieuwe(), keuze("C4", bij="OA1"))["onderaannemers_boven_doel"] == 0, "who sits there is no new allocation"


def test_on_euros_every_tarief_must_be_known() -> None:
    telling = telling_van(drie_nieuwe(), basis="euros")
    (fout,) = [b for b in telling.bezwaren([keuze("C1", "B1", "B2"), keuze("C4", bij="OA1")]) if b.soort == "tarief_onbekend"]
    assert "tarief_eigen" in fout.tekst
    assert soorten(telling, keuze("C3", bij="OA1"), keuze("C4", bij="OA1")) == set()


def test_spreiding_is_the_difference_of_relative_load_within_a_team() -> None:
    """B1 100 of 400 = 250, B2 15 of 800 = 18 (18.75), B3 of the other team counts apart and is alone: 250 - 18."""
    mensen = (begeleider("B1", **TIEN), begeleider("B2", contract_uren=20), begeleider("B3", gebiedsteam="GT6"))
    assert tel(opname(mensen, nieuw_bg()), keuze("C1", "B1", "B2"))["spreiding"] == 232
    zes = (begeleider("B4", gebiedsteam="GT6", **TIEN), nieuw_bg("C2", gebied="Reeshof"))
    allebei = opname(mensen, nieuw_bg(), zes)
    assert tel(allebei, keuze("C1", "B1", "B2"), keuze("C2", "B4", "B3"))["spreiding"] == 232 + (250 - 11), "B3 15 of 1280 = 11"
    assert tel(allebei, keuze("C1", "B1", "B2"), team="GT3")["spreiding"] == 232


def test_who_is_weg_or_has_no_capacity_has_no_part_in_the_spread_and_who_is_inwerken_in_the_max_only() -> None:
    mensen = (begeleider("B1", **TIEN), begeleider("B2", **TIEN))
    extra = (
        begeleider("B6", uit_dienst_op=date(2027, 2, 28)),
        begeleider("B7", afwezig_van=PEILDATUM),
        begeleider("B8", rol_uren=40),
        begeleider("B9", inwerken=True),
    )
    assert tel(opname(mensen, extra, nieuw_bg()), keuze("C1", "B1", "B2"))["spreiding"] == 250 - 37  # 15 of 400 = 37.5
    met_nieuw = opname(begeleider("B1", **TIEN), begeleider("B2", inwerken=True, **TIEN), nieuw_bg())
    assert tel(met_nieuw, keuze("C1", "B2", "B1"))["spreiding"] == 250 - 37
    assert tel(met_nieuw, keuze("C1", "B1", "B2"))["spreiding"] == 0
    assert tel(opname(begeleider("B1", inwerken=True), nieuw_bg()))["spreiding"] == 0


def test_gebieden_counts_distinct_areas_per_begeleider_in_either_role() -> None:
    """B1: Zuid and Zuid-Oost. B2: Zuid (twice, spelled apart) and Zuid-Oost."""
    wie = opname(
        begeleider("B1"), begeleider("B2"), nieuw_bg("C1"), nieuw_bg("C2", gebied="zuid"), nieuw_bg("C3", gebied="Zuid oost"),
    )  # fmt: skip
    assert tel(wie, *(keuze(c, "B1", "B2") for c in ("C1", "C2", "C3")))["gebieden"] == 4
    assert tel(wie, keuze("C1", "B1", "B2"))["gebieden"] == 2


def test_a_gebied_called_like_its_gemeente_is_the_gemeente() -> None:
    goirle = {"gemeente": "GM0785"}
    mensen = [begeleider(naam, gebiedsteam="GT9") for naam in ("B1", "B2")]
    wie = opname(mensen, nieuw_bg("C1", gebied="Goirle", **goirle), nieuw_bg("C2", gebied=None, **goirle), nieuw_bg("C3", gebied="Riel", **goirle))
    assert tel(wie, keuze("C1", "B1", "B2"), keuze("C2", "B1", "B2"))["gebieden"] == 2
    assert tel(wie, *(keuze(c, "B1", "B2") for c in ("C1", "C2", "C3")))["gebieden"] == 4


def test_wensen_per_client_with_own_begeleiders() -> None:
    """ggz is had by B2, lvb by nobody: 10. Turks by nobody: 10. The eerste is not v: 6. Together 26; the other way round 20."""
    mensen = (begeleider("B1", geslacht="m", talen=("nederlands",)), begeleider("B2", geslacht="v", expertises=("ggz",)))
    client = nieuw_bg(expertise_gewenst=("ggz", "lvb"), talen=("turks",), voorkeur_geslacht_begeleider="v")
    wie = opname(mensen, client, onderaannemer())
    assert tel(wie, keuze("C1", "B1", "B2"))["wensen"] == 26
    assert tel(wie, keuze("C1", "B2", "B1"))["wensen"] == 20
    assert tel(wie, keuze("C1", bij="OA1"))["wensen"] == 0
    assert tel(wie)["wensen"] == 0


def test_a_language_either_speaks_is_enough_and_an_unknown_geslacht_differs() -> None:
    mensen = (begeleider("B1"), begeleider("B2", talen=("Turks",)))
    wie = opname(mensen, nieuw_bg("C1", talen=("engels", "turks")), nieuw_bg("C2", voorkeur_geslacht_begeleider="m"))
    assert tel(wie, keuze("C1", "B1", "B2"))["wensen"] == 0
    assert tel(wie, keuze("C2", "B1", "B2"))["wensen"] == 6


def test_own_expertise_that_nobody_needs_or_wants() -> None:
    """B1 has three: C1 needs one and wants one, so one is idle: 2. B2 has one that is idle: 2. B3 has no clients."""
    mensen = (begeleider("B1", expertises=("ggz", "lvb", "nah")), begeleider("B2", expertises=("ouderen",)), begeleider("B3", expertises=("trauma",)))
    wie = opname(mensen, nieuw_bg(expertise_nodig=("ggz",), expertise_gewenst=("lvb",)))
    assert tel(wie, keuze("C1", "B1", "B2"))["wensen"] == 4
    assert week(0) == PEILDATUM
