"""Regions at the edge of what can be: a checked, proven plan each time, or pins named with what they break."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from domain.beleid import DOELEN, Beleid
from domain.momentopname import Momentopname
from placement.check import check
from placement.maken import maak_plan
from placement.plan import Plan
from placement.vastleggingen import Vastleggingsconflict
from tests.bouw import (
    Rijen,
    bewoner,
    client,
    dat,
    locatie,
    opname,
    plek,
    samenstelling,
    sleutelfiguur,
    stuurgroepbesluit,
    vast_beleid,
    vastlegging,
    vorige,
    wachtende,
    wat,
    week,
    wens,
)

SCHRIKKELDAG = date(2028, 2, 29)


def huis(aantal: int = 1, **kolommen: Any) -> Rijen:
    return (locatie("L1", **kolommen), plek("P1", "L1", aantal), sleutelfiguur("S1", "L1"))


def mensen(aantal: int, **kolommen: Any) -> Rijen:
    return [wachtende(f"C{nummer}", **kolommen) for nummer in range(aantal)]


def rond_2028(client_id: str = "C1", **kolommen: Any) -> Rijen:
    """Somebody whose decisions were taken just before the leap day of 2028."""
    return (client(client_id, aanmelddatum=date(2028, 1, 10), **kolommen), dat(client_id, datum=date(2028, 1, 3)), wat(client_id, datum=date(2028, 1, 4)))


def gemaakt(regio: Momentopname, beleid: Beleid | None = None) -> Plan:
    """The plan; checked once more, proven on every doel, everybody in exactly one list."""
    beleid = beleid or vast_beleid()
    plan = maak_plan(regio, beleid)
    assert check(regio, beleid, plan).goed
    assert all(doel.bewezen for doel in plan.doelen)
    genoemd = [rij.client_id for lijst in (plan.plaatsingen, plan.niet_geplaatst, plan.geen_passend_aanbod, plan.wacht_op_voorkeur) for rij in lijst]
    assert len(genoemd) == len(set(genoemd))
    return plan


def starts(plan: Plan) -> dict[str, date]:
    return {rij.client_id: rij.week for rij in plan.plaatsingen}


GEPLAATST: dict[str, tuple[Callable[[], Momentopname], dict[str, Any], int]] = {
    "een lege regio": (opname, {}, 0),
    "een cliënt": (lambda: opname(huis(), mensen(1)), {}, 1),
    "allemaal acuut": (lambda: opname(huis(3), mensen(8, urgentie=1)), {}, 3),
    "alle plekken vol": (lambda: opname(huis(2), bewoner("B1"), bewoner("B2"), mensen(3)), {}, 0),
    "vijftien jaar": (lambda: opname(huis(), mensen(1, geboortejaar=2011, achttien_op=date(2029, 5, 1))), {}, 1),
    "vijftien jaar bij een huis vanaf achttien": (lambda: opname(huis(min_leeftijd=18), mensen(1, geboortejaar=2011, achttien_op=date(2029, 5, 1))), {}, 0),
    "van buiten de regio": (lambda: opname(huis(), mensen(1, gemeente="GM0363")), {}, 1),
    "een horizon van een week": (lambda: opname(huis(), mensen(2)), {"horizon_weken": 1}, 1),
    "een horizon van twee jaar": (lambda: opname(huis(), bewoner("B1", vertrek={"vertrek_week": week(90)}), mensen(2)), {"horizon_weken": 104}, 1),
    "geen euro": (lambda: opname(locatie(), plek(kosten_per_week_euro=100), stuurgroepbesluit(bedrag_euro=0), mensen(2)), {}, 0),
    "geen euro, wel acuut": (lambda: opname(locatie(), plek(kosten_per_week_euro=100), stuurgroepbesluit(bedrag_euro=0), mensen(2, urgentie=1)), {}, 1),
    "een plekgroep zonder plekken": (lambda: opname(huis(0), mensen(1)), {}, 0),
    "niemand met dit kenmerk": (lambda: opname(huis(2), samenstelling("L1", "lvb", max_aantal=0), mensen(2, kenmerken=("lvb",))), {}, 0),
    "een team dat niets draagt": (lambda: opname(huis(2, team_punten=0), mensen(1)), {}, 0),
    "iedereen wacht op een wens": (
        lambda: opname(huis(2), mensen(3, wachtkeuze="wacht_op_voorkeur"), [wens(f"C{nummer}", "locatie", "L1") for nummer in range(3)]),
        {},
        2,
    ),
    "wacht op een wens die niemand heeft": (lambda: opname(huis(2), mensen(2, wachtkeuze="wacht_op_voorkeur")), {}, 0),
    "rust langer dan de horizon": (lambda: opname(huis(3, rust_weken_tussen_instroom=60), mensen(3)), {}, 1),
    "geen enkele sleutelfiguur mag erbij": (lambda: opname(huis(2, max_sleutelfiguren=0), mensen(2)), {}, 0),
    "een eigen sleutelfiguur die er al is": (
        lambda: opname(huis(2, max_sleutelfiguren=0), bewoner("B1", sleutelfiguur_id="S1"), mensen(1, sleutelfiguur_id="S1")),
        {},
        1,
    ),
    "geen blad sleutelfiguren": (lambda: opname(locatie(), plek(), mensen(1)), {}, 1),
    "niets bekend": (lambda: opname(huis(), mensen(1, geboortejaar=None, geslacht=None, urgentie=None, zorgzwaarte=None, woonvorm_nodig=None)), {}, 0),
    "alleen de woonvorm bekend": (lambda: opname(huis(), mensen(1, geboortejaar=None, geslacht=None, urgentie=None, zorgzwaarte=None)), {}, 1),
    "een groep die nooit groot genoeg wordt": (
        lambda: opname(huis(6), samenstelling("L1", "lvb", min_aantal=5), mensen(4, kenmerken=("lvb",))),
        {},
        0,
    ),
    "een groep die in een keer groot genoeg is": (
        lambda: opname(huis(6), samenstelling("L1", "lvb", min_aantal=4), mensen(4, kenmerken=("lvb",))),
        {},
        4,
    ),
    "drie weken leeg": (lambda: opname(huis(), bewoner("B1", vertrek={"vertrek_week": week(0)}), mensen(1)), {"leegstand_weken": 3}, 1),
    "leeg tot na de horizon": (lambda: opname(huis(), bewoner("B1", vertrek={"vertrek_week": week(0)}), mensen(1)), {"leegstand_weken": 99}, 0),
    "een vorig plan van lang geleden": (lambda: opname(huis(), mensen(1), vorige("C0", "P1", week(-30))), {}, 1),
    "niemand mag komen": (lambda: opname(huis(), mensen(1), vastlegging("C0", "verboden")), {}, 0),
    "alles ligt vast": (lambda: opname(huis(2), mensen(2), [vastlegging(f"C{n}", "vast", "P1", week(n)) for n in range(2)]), {}, 2),
    "doelen andersom": (lambda: opname(huis(2), mensen(3)), {"doelen": list(reversed(DOELEN))}, 2),
    "passendheid hoogstens nul": (lambda: opname(huis(2), mensen(2, expertise_gewenst=("ggz",))), {"passendheid_max": {"3": 0}}, 0),
    "normen van nul weken": (lambda: opname(huis(), mensen(2)), {"norm_weken": [0, 0, 0, 0], "stijgt_na_weken": [0, 0]}, 1),
}


@pytest.mark.parametrize("naam", GEPLAATST)
def test_een_regio_aan_de_rand_krijgt_een_nageteld_en_bewezen_plan(naam: str) -> None:
    regio, beleid, geplaatst = GEPLAATST[naam]
    assert len(gemaakt(regio(), vast_beleid(**beleid)).plaatsingen) == geplaatst


def test_speling_op_elk_doel_geeft_nog_steeds_een_bewezen_plan() -> None:
    regio = opname(huis(2), bewoner("B1", vertrek={"vertrek_week": week(3)}), mensen(5))
    gemaakt(regio, vast_beleid(speling={naam: 3 for naam in DOELEN}))


def test_op_schrikkeldag_begint_de_horizon_de_maandag_erna() -> None:
    assert starts(gemaakt(opname(huis(), rond_2028(), peildatum=SCHRIKKELDAG))) == {"C1": date(2028, 3, 6)}


def test_wie_op_schrikkeldag_achttien_wordt_mag_de_maandag_erna_komen() -> None:
    regio = opname(huis(min_leeftijd=18), rond_2028(geboortejaar=2010, achttien_op=SCHRIKKELDAG), peildatum=date(2028, 2, 21))
    assert starts(gemaakt(regio)) == {"C1": date(2028, 3, 6)}


def test_wachten_sinds_een_schrikkeldag_telt() -> None:
    regio = opname(huis(), rond_2028(wacht_sinds=date(2024, 2, 29)), peildatum=SCHRIKKELDAG)
    assert len(gemaakt(regio).plaatsingen) == 1


def test_na_drie_weken_leegstand_komt_de_volgende() -> None:
    regio = opname(huis(), bewoner("B1", vertrek={"vertrek_week": week(2)}), mensen(1))
    assert starts(gemaakt(regio, vast_beleid(leegstand_weken=3))) == {"C0": week(5)}


@pytest.mark.parametrize("vreemd", ["C 1", "C" * 500, "日本 ✓", "<b>&amp;", "=1+1", 'O\'Brien;"q"', "a/b\\c", "%s {0}"])
def test_een_id_mag_elke_tekst_zijn(vreemd: str) -> None:
    regio = opname(locatie(vreemd), plek(vreemd, vreemd, 2), sleutelfiguur(vreemd, vreemd), wachtende(vreemd), wachtende("C2"))
    assert set(starts(gemaakt(regio))) == {vreemd, "C2"}
    assert Plan.model_validate_json(gemaakt(regio).als_json()) == gemaakt(regio)


ONMOGELIJK: dict[str, tuple[Callable[[], Rijen], tuple[str, ...]]] = {
    "een plek, twee mensen": (lambda: (huis(), mensen(2), [vastlegging(f"C{n}", "vast", "P1", week(0)) for n in range(2)]), ("C0", "C1")),
    "een plek die nooit vrijkomt": (lambda: (huis(), bewoner("B1"), mensen(1), vastlegging("C0", "vast", "P1")), ("C0",)),
    "een week na de horizon": (lambda: (huis(), mensen(1), vastlegging("C0", "vast", "P1", week(40))), ("C0",)),
    "een week die voorbij is": (lambda: (huis(), mensen(1), vastlegging("C0", "vast", "P1", week(-2))), ("C0",)),
    "een plek die de cliënt niet wil": (lambda: (huis(), mensen(1), wens("C0", "locatie", "L1", "beslist_niet"), vastlegging("C0", "vast", "P1")), ("C0",)),
    "een team dat het niet draagt": (lambda: (huis(2, team_punten=150), mensen(2), [vastlegging(f"C{n}") for n in range(2)]), ("C0", "C1")),
}


@pytest.mark.parametrize("naam", ONMOGELIJK)
def test_wat_niet_samen_kan_vastliggen_wordt_genoemd_met_wat_het_breekt(naam: str) -> None:
    rijen, wie = ONMOGELIJK[naam]
    with pytest.raises(Vastleggingsconflict) as gevonden:
        maak_plan(opname(rijen(), wachtende("ANDER", urgentie=1)), vast_beleid())
    assert gevonden.value.clienten == wie
    assert all(tekst.endswith(".") for tekst in gevonden.value.breekt)
    assert gevonden.value.breekt
