"""Pairs for one client: what is shown is admissible, priced as the whole count says, and in the order of the doelen."""

from __future__ import annotations

from datetime import date

import pytest

from allocation.begin import blijft_zoals_het_is
from allocation.check import haalbaarheid
from allocation.koppelprijs import Koppelprijs
from allocation.koppels import keuzes_van, zoek_koppels
from allocation.maken import maak_verdeling, toewijzingen_van
from allocation.opbouw import bouw
from allocation.plan import Opties
from allocation.telling import tel, volgorde
from domain.fouten import InvoerFout
from domain.momentopname import Momentopname
from tests.allocation.klein_team import klein_team
from tests.bouw import begeleider, bg_client, client, in_begeleiding, nieuw_bg, onderaannemer, opname, uitzondering, vast_beleid, vastlegging, week

ZADEN = range(60)


def team(*meer: object, **kolommen: object) -> Momentopname:
    """Three begeleiders, one busy; C9 is new and needs ggz, which B3 has."""
    mensen = [
        begeleider("B1", contract_uren=32),
        begeleider("B2", contract_uren=32),
        begeleider("B3", contract_uren=32, expertises=("ggz",), geslacht="v", talen=("turks",)),
    ]
    zittend = [rij for nummer in range(1, 6) for rij in in_begeleiding(f"C{nummer}", "B1", "B2")]
    nieuw = nieuw_bg("C9", **{"expertise_nodig": ("ggz",), "aanmelddatum": date(2026, 11, 23), **kolommen})
    return opname(*mensen, *zittend, nieuw, *meer)  # type: ignore[arg-type]  # rows of any sheet


@pytest.mark.parametrize("zaad", ZADEN)
def test_every_price_is_what_the_whole_count_says(zaad: int) -> None:
    wie, beleid, wissels = klein_team(zaad)
    problem = bouw(wie, beleid, Opties(team="GT3", wissels=wissels)).problem
    for nummer in range(len(problem.vragen)):
        prijs = Koppelprijs(problem, blijft_zoals_het_is(problem), nummer)
        zonder = tel(problem, prijs.zonder)
        for paar in prijs.paren():
            met = tel(problem, prijs.met(paar))
            assert prijs.prijs(paar) == tuple(met[naam] - zonder[naam] for naam in volgorde(wissels))


@pytest.mark.parametrize("zaad", ZADEN)
def test_exactly_what_the_check_admits_is_possible_for_who_is_new(zaad: int) -> None:
    """The check knows every choice it can think of; we may show neither more nor fewer."""
    wie, beleid, _ = klein_team(zaad)
    instantie = bouw(wie, beleid, Opties(team="GT3"))
    telling = haalbaarheid(instantie.opname, beleid, instantie.toetsing, instantie.regio, instantie.opties)
    for nummer, vraag in enumerate(instantie.problem.vragen):
        if not vraag.nieuw:
            continue
        prijs = Koppelprijs(instantie.problem, blijft_zoals_het_is(instantie.problem), nummer)
        anderen = [rij for rij in toewijzingen_van(instantie, prijs.zonder) if rij.client_id != vraag.client_id]
        mag = {(rij.eerste_id, rij.tweede_id, rij.onderaannemer_id) for rij in telling.opties_van(vraag.client_id) if telling.haalbaar([*anderen, rij])}
        antwoord = zoek_koppels(wie, beleid, vraag.client_id, aantal=100)
        assert {(rij.eerste_id, rij.tweede_id, rij.onderaannemer_id) for rij in antwoord.koppels} == mag
        assert antwoord.mogelijk == len(mag)
        assert (antwoord.geen_reden is None) is bool(mag)


@pytest.mark.parametrize("zaad", range(20))
def test_the_best_comes_first_in_the_order_of_the_doelen(zaad: int) -> None:
    wie, beleid, _ = klein_team(zaad)
    for client_id in [rij.client_id for rij in wie.clienten]:
        prijzen = [tuple(doel.verschil for doel in koppel.doelen) for koppel in zoek_koppels(wie, beleid, client_id, 100).koppels]
        assert prijzen == sorted(prijzen)


def test_the_load_goes_up_by_full_points_for_the_first_and_a_share_for_the_second() -> None:
    koppel = zoek_koppels(team(), vast_beleid(), "C9").koppels[0]
    assert koppel.eerste_id == "B3"
    eerste, tweede = koppel.belasting
    assert (eerste.voor, eerste.na) == (0, 100)
    assert tweede.na - tweede.voor == 15
    assert eerste.na_permille == 1000 * 100 // eerste.kan_dragen


def test_someone_with_the_expertise_is_in_every_pair() -> None:
    antwoord = zoek_koppels(team(), vast_beleid(), "C9", 100)
    assert len(antwoord.koppels) == antwoord.mogelijk == 4
    assert all(koppel.expertise[0].door == ("B3",) for koppel in antwoord.koppels)


def test_wishes_are_said_to_be_met_or_not() -> None:
    antwoord = zoek_koppels(team(talen=("Turks",), voorkeur_geslacht_begeleider="v", expertise_gewenst=("nah",)), vast_beleid(), "C9", 100)
    eerst = antwoord.koppels[0]
    assert eerst.wensen_vervuld == ("taal: Turks", "eerste begeleider: een vrouw")
    assert [(deel.expertise, deel.nodig, deel.door) for deel in eerst.expertise] == [("ggz", True, ("B3",)), ("nah", False, ())]
    assert any(koppel.wensen_niet == ("eerste begeleider: een vrouw",) for koppel in antwoord.koppels if koppel.eerste_id != "B3")


def test_the_first_talk_is_in_the_first_week_the_first_is_there() -> None:
    wie = team()
    afwezig = [rij.model_copy(update={"afwezig_van": week(0), "afwezig_tot": week(2)}) if rij.begeleider_id == "B3" else rij for rij in wie.begeleiders]
    antwoord = zoek_koppels(wie.model_copy(update={"begeleiders": tuple(afwezig)}), vast_beleid(), "C9", 100)
    weken = {koppel.eerste_id: (koppel.eerste_gesprek_week, koppel.dagen_te_laat) for koppel in antwoord.koppels}
    assert weken["B1"] == (week(0), 0)
    assert weken["B3"] == (week(2), 7), "23 November and 14 days is 7 December; 14 December is a week later"


def test_who_already_works_in_the_gebied_is_named() -> None:
    koppels = zoek_koppels(team(), vast_beleid(), "C9", 100).koppels
    assert {wie for koppel in koppels for wie in koppel.kent_gebied} == {"B1", "B2"}


def test_an_exception_gives_one_begeleider_beside_pairs() -> None:
    koppels = zoek_koppels(team(uitzondering("C9")), vast_beleid(), "C9", 100).koppels
    assert ("B3", None) in {(koppel.eerste_id, koppel.tweede_id) for koppel in koppels}
    assert len(koppels) == 5


def test_an_onderaannemer_stands_beside_own_staff() -> None:
    koppels = zoek_koppels(team(onderaannemer("OA1", 500, niches=("ggz",))), vast_beleid(), "C9", 100).koppels
    bij = next(koppel for koppel in koppels if koppel.onderaannemer_id == "OA1")
    assert (bij.belasting[0].voor, bij.belasting[0].na, bij.belasting[0].kan_dragen) == (0, 100, 500)
    assert bij.expertise[0].door == ("OA1",)
    assert bij.eerste_id is None
    assert bij.tweede_id is None


def test_a_pin_leaves_only_its_begeleider() -> None:
    koppels = zoek_koppels(team(vastlegging("C9", begeleider_id="B1", rol="eerste")), vast_beleid(), "C9", 100).koppels
    assert [(koppel.eerste_id, koppel.tweede_id) for koppel in koppels] == [("B1", "B3")]


def test_without_the_expertise_the_answer_says_which_is_missing() -> None:
    antwoord = zoek_koppels(team(expertise_nodig=("forensisch",)), vast_beleid(), "C9")
    assert antwoord.koppels == ()
    assert antwoord.geen_reden is not None
    assert "forensisch" in antwoord.geen_reden


def test_without_room_the_answer_says_so() -> None:
    antwoord = zoek_koppels(team(), vast_beleid(punten_per_uur=1), "C9")
    assert antwoord.koppels == ()
    assert antwoord.geen_reden is not None
    assert "grens" in antwoord.geen_reden


def test_who_stands_outside_the_allocation_hears_why() -> None:
    zonder_dat, bw = bg_client("C10"), client("C11")
    wie = team(zonder_dat, bw)
    assert zoek_koppels(wie, vast_beleid(), "C10").geen_reden == "Deze cliënt staat buiten de verdeling: er is nog geen DAT-besluit begeleiding."
    assert "doet niet mee" in (zoek_koppels(wie, vast_beleid(), "C11").geen_reden or "")


def test_who_sits_keeps_whom_they_have() -> None:
    antwoord = zoek_koppels(team(), vast_beleid(), "C1")
    assert antwoord.heeft_al == ("B1", "B2")
    assert [(koppel.eerste_id, koppel.tweede_id, koppel.in_basis) for koppel in antwoord.koppels] == [("B1", "B2", True)]


def test_beside_an_allocation_the_others_stay_as_they_are_there() -> None:
    tweede = nieuw_bg("C8", expertise_nodig=("ggz",), aanmelddatum=date(2026, 11, 23), zorgzwaarte="intensief")
    wie, beleid = team(tweede), vast_beleid()
    verdeling = maak_verdeling(wie, beleid, Opties(team="GT3"))
    antwoord = zoek_koppels(wie, beleid, "C9", 100, verdeling)
    assert antwoord.basis == "verdeling"
    staat = next(koppel for koppel in antwoord.koppels if koppel.in_basis)
    rij = next(rij for rij in verdeling.toewijzingen if rij.client_id == "C9")
    assert (staat.eerste_id, staat.tweede_id) == (rij.eerste_id, rij.tweede_id)
    punten = {rij.begeleider_id: rij.punten for rij in verdeling.belasting}
    assert {deel.wie: deel.na for deel in staat.belasting}.items() <= punten.items()


def test_an_allocation_of_another_team_is_refused() -> None:
    verdeling = maak_verdeling(team(), vast_beleid(), Opties(team="GT3"))
    ander = verdeling.model_copy(update={"opties": Opties(team="GT1")})
    with pytest.raises(InvoerFout, match="ander gebiedsteam"):
        zoek_koppels(team(), vast_beleid(), "C9", verdeling=ander)
    with pytest.raises(InvoerFout, match="niet in de momentopname"):
        zoek_koppels(team(), vast_beleid(), "C99")


def test_a_plan_and_its_decisions_say_the_same() -> None:
    wie, beleid, wissels = klein_team(3)
    verdeling = maak_verdeling(wie, beleid, Opties(team="GT3", wissels=wissels))
    instantie = bouw(wie, beleid, verdeling.opties)
    keuzes = keuzes_van(instantie.problem, verdeling.toewijzingen)
    assert toewijzingen_van(instantie, keuzes) == verdeling.toewijzingen
