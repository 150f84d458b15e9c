"""Why not this begeleider: a rule, the fewest limits that stand in the way, or what it costs. Each kind of reason as a story."""

from __future__ import annotations

from datetime import date

import pytest

from allocation.vastleggingen import Vastleggingsconflict
from allocation.waaromantwoord import WaaromBegeleider
from domain.fouten import InvoerFout
from tests.allocation.verhaal import drie, twee, weg
from tests.allocation.waaromvragen import soorten, vol, waarom
from tests.bouw import (
    Rijen,
    begeleider,
    bewoner,
    bg_client,
    client,
    dat,
    in_begeleiding,
    locatie,
    nieuw_bg,
    onderaannemer,
    organisatie,
    plek,
    stuurgroepbesluit,
    uitzondering,
    vastlegging,
    week,
)


def _redenen(antwoord: WaaromBegeleider) -> str:
    assert antwoord.uitkomst == "regel"
    assert antwoord.plan is None
    assert not antwoord.oorzaken
    return " ".join(antwoord.redenen)


# what is asked


def test_an_unknown_id_is_a_fault_with_a_suggestion() -> None:
    with pytest.raises(InvoerFout, match="Bedoel je B1"):
        waarom(*twee(), nieuw_bg(), wie="B11")
    with pytest.raises(InvoerFout, match="C2"):
        waarom(*twee(), nieuw_bg(), client_id="C2")


def test_a_client_of_beschermd_wonen_is_asked_about_otherwise() -> None:
    with pytest.raises(InvoerFout, match="--locatie"):
        waarom(*drie(), client("C1"))


def test_who_moves_out_of_beschermd_wonen_takes_part() -> None:
    vertrek = {"vertrek_week": week(3), "uitstroom_gemeente": "GM0855", "uitstroom_gebied": "Zuid"}
    assert waarom(*drie(), locatie(), plek(), bewoner("C1", vertrek=vertrek), dat("C1", "BG")).uitkomst == "prijs"


# a rule or filter


def test_who_takes_no_part_hears_why() -> None:
    assert _redenen(waarom(*drie(), bg_client("C1"))) == "Deze cliënt staat buiten de verdeling: er is nog geen DAT-besluit begeleiding."
    assert "doet niet mee" in _redenen(waarom(*drie(), bg_client("C1", status="afgesloten")))


def test_another_team() -> None:
    antwoord = waarom(*twee(), begeleider("B3", gebiedsteam="GT1"), nieuw_bg())
    assert antwoord.redenen == ("B3 werkt in GT1; waar deze cliënt woont werkt GT3.",)
    assert antwoord.opent == ()


def test_who_is_weg_is_told_without_dates() -> None:
    for rij in (weg("B3"), begeleider("B3", uit_dienst_op=week(2))):
        reden = _redenen(waarom(*twee(), rij, nieuw_bg()))
        assert reden.startswith("B3 is weg in deze periode")
        assert "2026" not in reden


def test_a_sitting_client_keeps_whom_they_have_until_moves_are_opened() -> None:
    antwoord = waarom(*drie(), in_begeleiding("C1", "B1", "B2"), rol="eerste")
    assert antwoord.redenen == ("Deze cliënt heeft B1 als eerste begeleider, en zonder --wissels wisselt niemand vrijwillig van begeleider.",)
    assert antwoord.opent == ("Kan wel met --wissels 1.", "Kan wel als de teamleider de rol van eerste begeleider vrijgeeft.")
    assert antwoord.heeft_nu == ("B1", "B2")


def test_both_roles_have_their_own_reason() -> None:
    antwoord = waarom(*drie(), in_begeleiding("C1", "B1", "B2"))
    assert [reden.split(":")[0] for reden in antwoord.redenen] == ["Als eerste begeleider", "Als tweede begeleider"]


def test_a_bound_client_moves_only_when_released() -> None:
    for kolommen, woord in (({"langdurig": True}, "langdurige begeleiding"), ({"status": "proefperiode", "proefperiode_van": week(-2)}, "proefperiode")):
        antwoord = waarom(*drie(), in_begeleiding("C1", "B1", "B2", **kolommen), rol="tweede", wissels=3)
        assert woord in _redenen(antwoord)
        assert antwoord.opent == ("Kan wel als de teamleider de rol van tweede begeleider vrijgeeft.",)
    antwoord = waarom(*drie(), in_begeleiding("C1", "B1", None), uitzondering("C1"), rol="eerste", wissels=3)
    assert "uitzondering op vier ogen" in _redenen(antwoord)
    assert antwoord.opent == ("Kan wel als de teamleider de rol van eerste begeleider vrijgeeft.",)


def test_an_exception_forbids_a_second() -> None:
    antwoord = waarom(*drie(), in_begeleiding("C1", "B1", None), uitzondering("C1"), rol="tweede")
    assert "geen tweede begeleider bij" in _redenen(antwoord)
    assert antwoord.opent == ("Kan wel als de teamleider de rol van tweede begeleider vrijgeeft.",)


def test_what_opens_a_role_may_still_not_fit() -> None:
    vol = [in_begeleiding(f"C{nummer}", "B3", "B2", zorgzwaarte="intensief") for nummer in range(2, 9)]
    antwoord = waarom(*drie(), in_begeleiding("C1", "B1", "B2"), *vol, rol="eerste")
    assert antwoord.opent[0] == "Gaat open met --wissels 1, maar met alle anderen zoals nu past het dan nog niet. Stel de vraag dan opnieuw."


def test_expertise_that_nobody_beside_them_has() -> None:
    antwoord = waarom(begeleider("B1"), begeleider("B2"), begeleider("B3"), nieuw_bg(expertise_nodig=("ggz",)))
    assert antwoord.redenen == ("Nodig is ggz; B3 heeft dat niet, en niemand in GT3 die er is ook niet.",)
    assert antwoord.opent == ()
    samen = (begeleider("B1", expertises=("ggz",)), begeleider("B2", expertises=("lvb",)), begeleider("B3"))
    reden = _redenen(waarom(*samen, nieuw_bg(expertise_nodig=("ggz", "lvb")), rol="eerste"))
    assert reden == "Nodig is ggz, lvb; geen paar met B3 als eerste heeft dat samen."


def test_a_closed_role_and_expertise_are_both_named() -> None:
    antwoord = waarom(begeleider("B1", expertises=("ggz", "lvb")), *drie()[1:], in_begeleiding("C1", "B1", "B2", expertise_nodig=("ggz",)), rol="eerste")
    assert "zonder --wissels" in _redenen(antwoord)


def test_nobody_to_stand_beside() -> None:
    assert _redenen(waarom(begeleider("B3"), nieuw_bg())) == "Er is in GT3 geen collega die naast B3 mag en kan staan."


def test_a_pin_elsewhere_or_against() -> None:
    antwoord = waarom(*drie(), nieuw_bg(), vastlegging("C1", begeleider_id="B1", rol="eerste"), rol="eerste")
    assert antwoord.redenen == ("Er is vastgelegd dat B1 deze cliënt begeleidt als eerste begeleider; daar past B3 als eerste niet bij.",)
    assert antwoord.opent == ("Kan wel als de vastlegging van deze cliënt eraf gaat.",)
    verboden = waarom(*drie(), nieuw_bg(), vastlegging("C1", "verboden", begeleider_id="B3"))
    assert verboden.redenen == ("Er is vastgelegd dat B3 deze cliënt niet begeleidt.",)


@pytest.mark.parametrize(
    ("onder", "woord"),
    [
        (onderaannemer("OA1", rol_onderaannemer="afbouw"), "afbouw"),
        (onderaannemer("OA1", rol_onderaannemer="niche", niches=("forensisch",)), "alleen voor: forensisch"),
        (onderaannemer("OA1", niches=("lvb",)), "Nodig is: ggz"),
        ((*onderaannemer("OA1", niches=("ggz",)), stuurgroepbesluit("S1", "onderaannemer_goedgekeurd", organisatie_id="OA1", datum=date(2027, 6, 1))), "goedkeuring"),  # noqa: E501
        (onderaannemer("OA1", None, niches=("ggz",)), "geen ruimte afgesproken"),
        ((organisatie("OA1"),), "geen onderaannemer"),
    ],
)  # fmt: skip
def test_why_an_onderaannemer_does_not(onder: tuple[Rijen, ...], woord: str) -> None:
    mensen = (begeleider("B1", expertises=("ggz",)), begeleider("B2"))
    antwoord = waarom(*mensen, nieuw_bg(expertise_nodig=("ggz",)), *onder, wie="OA1")
    assert woord in _redenen(antwoord)
    assert antwoord.opent == ()


def test_an_onderaannemer_is_never_second() -> None:
    assert "nooit tweede" in _redenen(waarom(*twee(), nieuw_bg(), *onderaannemer("OA1"), wie="OA1", rol="tweede"))


def test_a_worker_of_an_onderaannemer_stands_for_it() -> None:
    werker = begeleider("B8", gebiedsteam=None, organisatie_id="OA1", werkgever="OA1")
    antwoord = waarom(*twee(), nieuw_bg(), *onderaannemer("OA1"), werker, wie="B8")
    assert antwoord.plan is not None
    assert antwoord.plan.onderaannemer_id == "OA1"


# impossible


def test_at_the_limit_of_points() -> None:
    antwoord = waarom(*drie(), *vol("B3", "B1"), nieuw_bg(), rol="eerste")
    assert soorten(antwoord) == ["punten"]
    assert antwoord.oorzaken[0].wie == "B3"
    assert antwoord.oorzaken[0].tekst == "B3 heeft te weinig ruimte: 1.260 van 1.280. Deze cliënt vraagt er als eerste begeleider 100 bij."


def test_two_limits_together() -> None:
    antwoord = waarom(*twee(), *vol("B1", "B2", 2, 6), *vol("B2", "B1", 6, 10), nieuw_bg(), wie="B1", punten_per_uur=10)
    assert soorten(antwoord) == ["punten", "punten"]


def test_the_number_of_intensive_clients() -> None:
    mensen = (begeleider("B1"), begeleider("B2"), begeleider("B3", max_intensief=1))
    antwoord = waarom(*mensen, *vol("B3", "B1", 2, 3), nieuw_bg(zorgzwaarte="intensief"), rol="eerste")
    assert soorten(antwoord) == ["intensief"]
    assert "1 intensieve cliënt; het mogen er 1 zijn" in antwoord.oorzaken[0].tekst


def test_an_onderaannemer_that_is_full() -> None:
    antwoord = waarom(*twee(), nieuw_bg(), *onderaannemer("OA1", 60), wie="OA1")
    assert soorten(antwoord) == ["punten"]
    assert "OA1 heeft te weinig ruimte in GT3: 0 van 60. Deze cliënt vraagt er 100 bij." in antwoord.oorzaken[0].tekst


def test_who_takes_over_above_the_limit_gets_nobody_new() -> None:
    """B3 alone has the lvb that C2 keeps needing, and three hours."""
    mensen = (weg("B1", expertises=("lvb",)), begeleider("B2"), begeleider("B3", contract_uren=3, expertises=("lvb",)))
    zit = in_begeleiding("C2", "B1", "B2", langdurig=True, zorgzwaarte="intensief", expertise_nodig=("lvb",))
    antwoord = waarom(*mensen, zit, nieuw_bg(), rol="tweede")
    assert set(soorten(antwoord)) <= {"nieuw", "punten"}
    assert "neemt" in antwoord.oorzaken[0].tekst
    assert "over van" in antwoord.oorzaken[0].tekst


def test_too_few_wissels() -> None:
    """C1 with B1 as first and B2 as second can only swap with two wissels."""
    antwoord = waarom(*twee(), in_begeleiding("C1", "B1", "B2"), wie="B2", rol="eerste", wissels=1)
    assert soorten(antwoord) == ["wissels"]
    assert antwoord.opent == ("Kan wel met --wissels 2.",)


def test_somebody_else_is_pinned_there() -> None:
    ander = (*nieuw_bg("C2", zorgzwaarte="intensief"), vastlegging("C2", begeleider_id="B3", rol="eerste"))
    antwoord = waarom(*drie(), nieuw_bg(), *ander, rol="eerste", punten_per_uur=7)
    assert len(soorten(antwoord)) == 1
    assert set(soorten(antwoord)) <= {"punten", "vastlegging"}


def test_who_is_new_and_not_pinned_is_never_a_cause() -> None:
    anderen = [nieuw_bg(f"C{nummer}", zorgzwaarte="intensief") for nummer in range(2, 9)]
    assert waarom(*drie(), nieuw_bg(), *anderen, rol="eerste", punten_per_uur=4).uitkomst == "prijs"


def test_pins_that_cannot_hold_together_are_said_before_anything_else() -> None:
    with pytest.raises(Vastleggingsconflict):
        waarom(*drie(), nieuw_bg(), nieuw_bg("C2"), vastlegging("C2", begeleider_id="B1", rol="eerste"), vastlegging("C2", begeleider_id="B2", rol="eerste"))


def test_sentences_name_no_facts_of_others() -> None:
    antwoord = waarom(*drie(), *vol("B3", "B1"), nieuw_bg(), rol="eerste")
    assert not any(f"C{nummer}" in oorzaak.tekst for oorzaak in antwoord.oorzaken for nummer in range(2, 9))
