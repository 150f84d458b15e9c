"""Pins that cannot hold together are named with what they break (counting.md 18): one story per kind, in the words the teamleider reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from allocation.problem import Problem
from allocation.vastleggingen import Botsing, Vastleggingsconflict
from api.opdrachten.uitvoeren import draai
from domain.uitwisseling import schrijf_csv
from tests.allocation.verhaal import drie, keuze, twee, verdeel, weg
from tests.bouw import Rijen, begeleider, in_begeleiding, nieuw_bg, onderaannemer, opname, uitzondering, vastlegging

BIJ_OA1 = begeleider("W1", gebiedsteam=None, organisatie_id="OA1")
LVB = begeleider("B4", expertises=("lvb",))


def conflict(*rijen: Rijen, wissels: int = 0, team: str | None = "GT3", punten_per_uur: int = 40) -> Vastleggingsconflict:
    with pytest.raises(Vastleggingsconflict) as gevonden:
        verdeel(*rijen, wissels=wissels, team=team, punten_per_uur=punten_per_uur)
    return gevonden.value


def enige(*rijen: Rijen, wissels: int = 0, team: str | None = "GT3", punten_per_uur: int = 40) -> Botsing:
    (botsing,) = conflict(*rijen, wissels=wissels, team=team, punten_per_uur=punten_per_uur).botsingen
    return botsing


def pin(client_id: str, naam: str, soort: str = "vast", rol: str | None = None) -> Rijen:
    return vastlegging(client_id, soort, begeleider_id=naam, rol=rol)


# one pin, and a rule or a closed role


@pytest.mark.parametrize(
    ("rijen", "zin"),
    [
        (
            (*drie(), begeleider("B9", gebiedsteam="GT4"), nieuw_bg(), pin("C1", "B9")),
            "cliënt C1 bij B9 (vast). B9 werkt in GT4; waar deze cliënt woont werkt GT3.",
        ),
        ((*twee(), weg("B3"), nieuw_bg(), pin("C1", "B3")), "cliënt C1 bij B3 (vast). B3 is weg in deze periode: 30 werkdagen of meer afwezig, of uit dienst."),
        (
            (*drie(), nieuw_bg(expertise_nodig=("lvb",)), LVB, pin("C1", "B1", rol="eerste"), pin("C1", "B2", rol="tweede")),
            "cliënt C1 bij B1 als eerste begeleider (vast); cliënt C1 bij B2 als tweede begeleider (vast). "
            "Zo is er geen paar dat samen heeft wat nodig is: lvb.",
        ),
        (
            (*drie(), in_begeleiding(), pin("C1", "B3", "voorgelegd", "eerste")),
            "cliënt C1 bij B3 als eerste begeleider (voorgelegd). "
            "Deze cliënt heeft B1 als eerste begeleider, en zonder --wissels wisselt niemand vrijwillig van begeleider.",
        ),
        (
            (*drie(), in_begeleiding(), pin("C1", "B1", "verboden")),
            "cliënt C1 niet bij B1 (verboden). Deze cliënt heeft B1 als eerste begeleider, en zonder --wissels wisselt niemand vrijwillig van begeleider.",
        ),
        (
            (*drie(), in_begeleiding("C1", "B1", None), uitzondering("C1"), pin("C1", "B3", rol="tweede")),
            "cliënt C1 bij B3 als tweede begeleider (vast). "
            "Voor deze cliënt geldt een uitzondering op vier ogen: er komt geen tweede begeleider bij tot de teamleider die rol vrijgeeft.",
        ),
        (
            (*drie(), onderaannemer("OA1", None), BIJ_OA1, nieuw_bg(), pin("C1", "W1")),
            "cliënt C1 bij W1 (vast). Met OA1 is in GT3 geen ruimte afgesproken (blad onderaannemer_capaciteit).",
        ),
    ],
)
def test_a_rule_or_a_closed_role(rijen: tuple[Rijen, ...], zin: str) -> None:
    botsing = enige(*rijen)
    assert botsing.zin() == zin
    assert not botsing.door_grens


def test_langdurig_moves_only_when_released_however_many_wissels() -> None:
    rijen = (*drie(), in_begeleiding("C1", langdurig=True), pin("C1", "B3", rol="eerste"))
    assert "bij langdurige begeleiding blijft dat zo tot de teamleider de rol vrijgeeft" in enige(*rijen, wissels=3).zin()
    assert keuze(verdeel(*rijen, vastlegging("C1", "vrijgegeven", rol="eerste"))).eerste_id == "B3"


def test_a_team_of_the_region_says_so_too() -> None:
    rijen = (*drie(), begeleider("B9", gebiedsteam="GT4"), nieuw_bg(), pin("C1", "B9"))
    assert enige(*rijen, team=None).breekt == ("B9 werkt in GT4; waar deze cliënt woont werkt GT3.",)


def test_nobody_is_left_for_who_sits() -> None:
    """Only B1 has what C1 keeps needing."""
    rijen = (begeleider("B1", expertises=("lvb",)), begeleider("B2"), begeleider("B3"), in_begeleiding("C1", expertise_nodig=("lvb",)))
    assert "blijft er niemand over" in enige(*rijen, pin("C1", "B1", "verboden"), wissels=3).zin()


# several pins of one client


@pytest.mark.parametrize(
    ("pins", "zin"),
    [
        ((pin("C1", "B3"), pin("C1", "B3", "verboden")), "Wie deze cliënt moet begeleiden en wie dat niet mag sluiten elkaar uit."),
        (
            (pin("C1", "B1", rol="eerste"), pin("C1", "B2", "voorgelegd", "eerste")),
            "Een cliënt heeft één eerste en één tweede begeleider, of alleen een onderaannemer.",
        ),
        ((pin("C1", "B1"), pin("C1", "B2"), pin("C1", "B3")), "Een cliënt heeft één eerste en één tweede begeleider, of alleen een onderaannemer."),
        ((pin("C1", "B1"), pin("C1", "W1")), "Een cliënt heeft één eerste en één tweede begeleider, of alleen een onderaannemer."),
    ],
)
def test_pins_of_one_client_that_exclude_each_other(pins: tuple[Rijen, ...], zin: str) -> None:
    botsing = enige(*drie(), onderaannemer(), BIJ_OA1, nieuw_bg(), *pins)
    assert len(botsing.rijen) == len(pins)
    assert botsing.breekt == (zin,)


# limits that clients share


@pytest.mark.parametrize("aantal", [3, 5])
def test_points_of_a_begeleider(aantal: int) -> None:
    """32 hours of 7 points are 224: two firsts fit, three do not, whoever else is pinned there."""
    namen = [f"C{nummer}" for nummer in range(1, aantal + 1)]
    botsingen = conflict(*drie(), *map(nieuw_bg, namen), *(pin(naam, "B3", rol="eerste") for naam in namen), punten_per_uur=7).botsingen
    assert [(len(botsing.rijen), botsing.breekt) for botsing in botsingen] == [(3, ("B3 komt dan op 300 punten; de grens is 224.",))]


def test_one_pin_may_be_too_much_by_itself() -> None:
    botsing = enige(*twee(), begeleider("B3", contract_uren=2), nieuw_bg(), pin("C1", "B3", rol="eerste"))
    assert botsing.zin() == "cliënt C1 bij B3 als eerste begeleider (vast). B3 komt dan op 100 punten; de grens is 80."
    assert botsing.door_grens


def test_intensive_clients() -> None:
    mensen = (*twee(), begeleider("B3", max_intensief=1))
    clienten = [(nieuw_bg(naam, zorgzwaarte="intensief"), pin(naam, "B3", rol="eerste")) for naam in ("C1", "C2")]
    assert enige(*mensen, *clienten).breekt == ("B3 krijgt dan als eerste begeleider 2 intensieve cliënten; het mogen er 1 zijn.",)


def test_an_onderaannemer_is_full() -> None:
    botsing = enige(*drie(), onderaannemer("OA1", 150), BIJ_OA1, nieuw_bg("C1"), nieuw_bg("C2"), pin("C1", "W1"), pin("C2", "W1"))
    assert botsing.zin() == "cliënt C1 bij W1 (vast); cliënt C2 bij W1 (vast). OA1 komt dan in GT3 op 200 punten; de grens is 150."


def test_who_sits_goes_before_who_is_new() -> None:
    """C1 has nobody left in the team; OA1 has room for one."""
    botsing = enige(weg("B1"), onderaannemer("OA1", 100), BIJ_OA1, in_begeleiding("C1", "B1", None), nieuw_bg("C2"), pin("C2", "W1"))
    assert botsing.breekt == ("Bij OA1 gaat voor wie al begeleiding heeft en anders niemand meer heeft.",)


def test_the_cap_on_wissels() -> None:
    rijen = (*drie(), in_begeleiding("C1"), in_begeleiding("C2"), pin("C1", "B3", rol="eerste"), pin("C2", "B3", rol="eerste"))
    botsing = enige(*rijen, wissels=1)
    assert [rij.client_id for rij in botsing.rijen] == ["C1", "C2"]
    assert botsing.breekt == ("Er mag hoogstens 1 vrijwillige wissel zijn; hiervoor zijn er meer nodig.",)
    assert {keuze(verdeel(*rijen, wissels=2), naam).eerste_id for naam in ("C1", "C2")} == {"B3"}


def test_who_takes_over_above_the_limit_gets_nobody_new() -> None:
    """B3 alone has the lvb that C2 keeps needing, which takes B3 above its 120 points."""
    mensen = (weg("B1", expertises=("lvb",)), begeleider("B2"), begeleider("B3", contract_uren=3, expertises=("lvb",)))
    zit = in_begeleiding("C2", "B1", "B2", langdurig=True, zorgzwaarte="intensief", expertise_nodig=("lvb",))
    (zin,) = enige(*mensen, zit, nieuw_bg(), pin("C1", "B3", rol="tweede")).breekt
    assert zin in (
        "B3 neemt over van iemand die weg is en komt daardoor boven de grens; dan komt er niemand nieuw bij.",
        "B3 komt dan op 195 punten; de grens is 120.",
    )


# all together


def test_every_set_is_named_and_what_has_no_part_in_it_is_not() -> None:
    gevonden = conflict(
        *drie(),
        (nieuw_bg("C1"), pin("C1", "B1", rol="eerste"), pin("C1", "B2", rol="eerste")),
        (in_begeleiding("C2"), pin("C2", "B3", rol="eerste")),
        (nieuw_bg("C3"), pin("C3", "B1")),
    )
    assert [len(botsing.rijen) for botsing in gevonden.botsingen] == [2, 1]
    assert gevonden.clienten == ("C1", "C2")
    assert str(gevonden).splitlines() == [
        "Deze vastleggingen kunnen niet (samen):",
        *(f"- {botsing.zin()}" for botsing in gevonden.botsingen),
        "Een vastlegging gaat niet voor een regel, een grens of het aantal wissels dat mag.",
    ]


def test_without_a_conflict_no_set_is_sought(monkeypatch: pytest.MonkeyPatch) -> None:
    def nooit(*_: object) -> Problem:
        raise AssertionError("sought")

    monkeypatch.setattr("allocation.haalbaar.conflict_van", nooit)
    assert keuze(verdeel(*drie(), nieuw_bg(), pin("C1", "B3", rol="eerste"))).eerste_id == "B3"


def test_on_the_command_line_the_answer_is_no(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    schrijf_csv(opname(*drie(), in_begeleiding("C1"), pin("C1", "B3", rol="eerste")), tmp_path / "regio")
    assert draai(["verdeel", str(tmp_path / "regio"), "--team", "GT3"]) == 1
    assert "- cliënt C1 bij B3 als eerste begeleider (vast). Deze cliënt heeft B1 als eerste begeleider" in capsys.readouterr().err
