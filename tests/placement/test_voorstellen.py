"""Proposals for one client, as stories: what a place costs everyone, who notices, what is good about it and what is not certain."""

from __future__ import annotations

from datetime import date

import pytest

from domain.fouten import InvoerFout
from placement.antwoorden import Voorstel, Voorstellen
from placement.basis import maak_basis
from placement.maken import maak_plan
from placement.voorstellen import BETER, voorstellen, voorstellen_op
from tests.bouw import Rijen, bewoner, locatie, opname, plek, vast_beleid, vastlegging, wachtende, week, wens

BELEID = vast_beleid(horizon_weken=6)
LANG_GELEDEN = date(2025, 12, 15)
AL_BEWOOND = bewoner("B1", "P1")


def vraag(client_id: str, *rijen: Rijen, aantal: int = 5) -> Voorstellen:
    return voorstellen(opname(*rijen), BELEID, client_id, aantal=aantal)


def prijs(voorstel: Voorstel) -> dict[str, tuple[int, int]]:
    """Only what changes or may change."""
    return {deel.naam: (deel.minstens, deel.hoogstens) for deel in voorstel.prijs if deel.minstens or deel.hoogstens}


def op(antwoord: Voorstellen, locatie_id: str) -> Voorstel:
    return next(voorstel for voorstel in antwoord.voorstellen if voorstel.locatie_id == locatie_id)


def test_twee_vrije_plekken_kosten_niemand_iets() -> None:
    antwoord = vraag("C1", locatie("L1"), plek("P1", "L1"), locatie("L2"), plek("P2", "L2"), wachtende("C1"))
    assert {voorstel.locatie_id for voorstel in antwoord.voorstellen} == {"L1", "L2"}
    assert [voorstel.in_basisplan for voorstel in antwoord.voorstellen].count(True) == 1
    for voorstel in antwoord.voorstellen:
        assert (prijs(voorstel), voorstel.bewezen, voorstel.gevolgen, voorstel.week) == ({}, True, (), week(0))
    assert antwoord.geen_reden == ()


def test_een_ander_begint_dan_drie_weken_later() -> None:
    """L1 has a place now and one in week 3. C2, who waits long, can also go to L2; on L1 it would take the first place of C1."""
    antwoord = vraag(
        "C2",
        locatie("L1"),
        plek("P1", "L1", aantal=2),
        bewoner("B1", "P1", vertrek={"vertrek_week": week(3), "vertrek_zekerheid": "zeker"}),
        locatie("L2"),
        plek("P2", "L2"),
        wachtende("C1"),
        wens("C1", "locatie", "L1", "moet"),
        wachtende("C2", aanmelddatum=LANG_GELEDEN),
    )
    assert op(antwoord, "L2").in_basisplan
    duurder = op(antwoord, "L1")
    assert duurder.week == week(0)
    assert [(gevolg.client_id, gevolg.soort, gevolg.weken) for gevolg in duurder.gevolgen] == [("C1", "later", 3)]
    assert duurder.bewezen
    assert prijs(duurder)["te_laat"] == (20, 20)
    assert [voorstel.locatie_id for voorstel in antwoord.voorstellen] == ["L2", "L1"]


def test_wie_de_enige_plek_krijgt_kost_een_ander_zijn_plek() -> None:
    antwoord = vraag("C2", locatie("L1"), plek("P1", "L1"), wachtende("C1", urgentie=2), wachtende("C2"))
    (voorstel,) = antwoord.voorstellen
    assert prijs(voorstel)["ongeplaatst_urgentie_2"] == (1, 1)
    assert prijs(voorstel)["ongeplaatst_urgentie_3"] == (-1, -1)
    assert [(gevolg.client_id, gevolg.soort) for gevolg in voorstel.gevolgen] == [("C1", "geen_plek_meer")]
    assert not voorstel.in_basisplan


def test_wie_een_plek_vrijlaat_helpt_een_ander() -> None:
    """The acute C1 has the place that is free now, C2 the one of week 3; the other way round C2 starts three weeks sooner."""
    antwoord = vraag(
        "C1",
        locatie("L1"),
        plek("P1", "L1"),
        locatie("L2"),
        plek("P2", "L2"),
        bewoner("B2", "P2", vertrek={"vertrek_week": week(3)}),
        wachtende("C1", urgentie=1),
        wachtende("C2"),
    )
    elders = op(antwoord, "L2")
    assert [(gevolg.client_id, gevolg.soort, gevolg.plekgroep_id, gevolg.weken) for gevolg in elders.gevolgen] == [("C2", "andere_plek", "P1", -3)]
    assert prijs(elders)["te_laat"][1] == 3 * 1000 - 2 * 10
    assert [voorstel.in_basisplan for voorstel in antwoord.voorstellen] == [True, False]


def test_een_onzeker_vertrek_staat_erbij() -> None:
    antwoord = vraag(
        "C1",
        locatie("L1"),
        plek("P1", "L1"),
        bewoner("B1", "P1", vertrek={"vertrek_week": week(2), "vertrek_zekerheid": "onzeker"}),
        wachtende("C1"),
    )
    (voorstel,) = antwoord.voorstellen
    assert voorstel.week == week(2)
    assert voorstel.hangt_af_van == ("B1",)
    assert voorstel.onzeker == ("Hangt af van een vertrek dat onzeker is.",)


def test_wat_goed_past_staat_in_woorden() -> None:
    antwoord = vraag(
        "C1",
        locatie("L1", expertises=("autisme",), gebied="Reeshof"),
        plek("P1", "L1"),
        wachtende("C1", expertise_nodig=("autisme",), expertise_gewenst=("trauma",)),
        wens("C1", "locatie", "L1"),
        wens("C1", "gemeente", "GM0867"),
        wens("C1", "nabij", "Reeshof"),
    )
    (voorstel,) = antwoord.voorstellen
    assert "De expertise autisme is er." in voorstel.sterk
    assert "Het is de lichtste woonvorm die past: intramuraal wonen." in voorstel.sterk
    assert "Het is in Reeshof zelf." in voorstel.sterk
    assert "Wonen op Huis L1." in voorstel.wensen_vervuld
    assert voorstel.wensen_niet == ("Wonen in de gemeente Waalwijk.",)
    assert {(deel.soort, deel.punten) for deel in voorstel.puntdelen} == {("expertise_gewenst", 10), ("wens", 15)}
    assert voorstel.punten == 25


def test_wie_niet_wacht_hoort_waarom_er_geen_voorstel_is() -> None:
    antwoord = vraag("B1", locatie("L1"), plek("P1", "L1"), AL_BEWOOND)
    assert antwoord.voorstellen == ()
    assert antwoord.geen_reden == ("Deze cliënt wacht niet op een plek voor beschermd wonen.",)


def test_wie_nergens_past_hoort_welke_regel_dat_is() -> None:
    antwoord = vraag("C1", locatie("L1"), plek("P1", "L1"), wachtende("C1", expertise_nodig=("trauma",)))
    assert antwoord.voorstellen == ()
    assert "expertise" in " ".join(antwoord.geen_reden).lower()


def test_een_volle_locatie_geeft_geen_voorstel() -> None:
    antwoord = vraag("C1", locatie("L1"), plek("P1", "L1"), AL_BEWOOND, wachtende("C1"))
    assert antwoord.voorstellen == ()
    assert "alle plekken zijn bezet" in antwoord.geen_reden[0]


def test_wie_is_vastgelegd_hoeft_niet_te_wijken() -> None:
    antwoord = vraag("C2", locatie("L1"), plek("P1", "L1"), wachtende("C1"), vastlegging("C1", "vast", "P1", week(0)), wachtende("C2", urgentie=1))
    assert antwoord.voorstellen == ()


def test_hoogstens_zo_veel_als_gevraagd_en_elke_locatie_een_keer() -> None:
    huizen = [(locatie(f"L{n}"), plek(f"P{n}a", f"L{n}"), plek(f"P{n}b", f"L{n}")) for n in range(1, 5)]
    antwoord = vraag("C1", huizen, wachtende("C1"), aantal=3)
    locaties = [voorstel.locatie_id for voorstel in antwoord.voorstellen]
    assert len(locaties) == len(set(locaties)) == 3


def test_een_onbekende_code_krijgt_een_suggestie() -> None:
    with pytest.raises(InvoerFout, match="C1"):
        vraag("C11", locatie("L1"), plek("P1", "L1"), wachtende("C1"))


def test_een_slecht_basisplan_mag_een_beter_voorstel_krijgen() -> None:
    """By hand the long waiter took the place that only the other could use: the price is below nothing, and that is said."""
    wie = opname(
        locatie("L1"),
        plek("P1", "L1"),
        locatie("L2"),
        plek("P2", "L2"),
        wachtende("C1", aanmelddatum=LANG_GELEDEN),
        wachtende("C2"),
        wens("C2", "locatie", "L1", "moet"),
    )
    basis = maak_basis(wie, BELEID, maak_plan(wie, BELEID, "nagebootst"))
    beter = op(voorstellen_op(basis, "C1"), "L2")
    assert prijs(beter)["ongeplaatst_urgentie_3"] == (-1, -1)
    assert BETER in beter.onzeker


def test_dezelfde_vraag_geeft_hetzelfde_antwoord() -> None:
    rijen: list[Rijen] = [locatie("L1"), plek("P1", "L1"), locatie("L2"), plek("P2", "L2"), wachtende("C1"), wachtende("C2"), wachtende("C3", urgentie=1)]
    assert vraag("C2", rijen).als_json() == vraag("C2", list(reversed(rijen))).als_json()
