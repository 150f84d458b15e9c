"""Why not here: a rule, the fewest rows that stand in the way, or what it costs everyone. Each kind of cause as a story."""

from __future__ import annotations

from typing import Any

import pytest

from domain.fouten import InvoerFout
from placement.antwoorden import WaaromNiet
from placement.waarom_niet import waarom_niet
from tests.bouw import (
    Rijen,
    bedenking,
    bewoner,
    client,
    locatie,
    onverenigbaar,
    opname,
    plek,
    samenstelling,
    sleutelfiguur,
    stuurgroepbesluit,
    vast_beleid,
    vastlegging,
    wachtende,
    week,
    wens,
)

BELEID = vast_beleid(horizon_weken=4)


def _vraag(*rijen: Rijen, wie: str = "C1", waar: str = "L1", **beleid: Any) -> WaaromNiet:
    return waarom_niet(opname(*rijen), vast_beleid(horizon_weken=4, **beleid), wie, waar)


def _soorten(antwoord: WaaromNiet) -> list[str]:
    assert antwoord.uitkomst == "onmogelijk"
    assert antwoord.bewezen_kleinst
    return sorted(oorzaak.soort for oorzaak in antwoord.oorzaken)


def test_een_onbekende_code_krijgt_een_voorstel() -> None:
    with pytest.raises(InvoerFout, match="C1"):
        _vraag(locatie(), plek(), wachtende("C1"), wie="C11")
    with pytest.raises(InvoerFout, match="L1"):
        _vraag(locatie(), plek(), wachtende("C1"), waar="L11")


def test_wie_niet_wacht_hoort_waarom() -> None:
    antwoord = _vraag(locatie(), plek(), client("C1"))
    assert antwoord.uitkomst == "regel"
    assert antwoord.redenen == ("Deze cliënt wacht niet op een plek: geen DAT-besluit BW.",)


def test_een_harde_wens_is_een_regel() -> None:
    antwoord = _vraag(locatie(), plek(), wachtende("C1"), wens("C1", "locatie", "L1", "beslist_niet"))
    assert antwoord.uitkomst == "regel"
    assert antwoord.redenen == ("De cliënt wil deze plek beslist niet (locatie, gemeente, wijk of voorziening).",)


def test_zonder_wmo_plekken_is_er_niets_aan_te_bieden() -> None:
    antwoord = _vraag(locatie(), locatie("L2"), plek(), plek("P2", "L2", financieringstitel="wlz"), wachtende("C1"), waar="L2")
    assert antwoord.redenen == ("Deze locatie heeft geen plekken die uit de Wmo betaald worden.",)


def test_beter_wachten_is_een_filter_van_het_beleid() -> None:
    antwoord = _vraag(locatie(), locatie("L2"), plek(), plek("P2", "L2"), wachtende("C1"), wens("C1", "locatie", "L2"), passendheid_max={"3": 5})
    assert antwoord.uitkomst == "regel"
    assert antwoord.redenen[0].startswith("Beter wachten")


def test_wat_het_basisplan_al_heeft_is_al_zo() -> None:
    antwoord = _vraag(locatie(), plek(), wachtende("C1"))
    assert antwoord.uitkomst == "al_zo"
    assert antwoord.voorstel is not None
    assert antwoord.voorstel.in_basisplan


def test_wat_kan_heeft_een_prijs_voor_een_ander() -> None:
    antwoord = _vraag(locatie(), plek(), wachtende("C1", urgentie=4), wachtende("C2", urgentie=1))
    assert antwoord.uitkomst == "prijs"
    assert antwoord.voorstel is not None
    assert [(gevolg.client_id, gevolg.soort) for gevolg in antwoord.voorstel.gevolgen] == [("C2", "geen_plek_meer")]
    prijs = {deel.naam: (deel.minstens, deel.hoogstens) for deel in antwoord.voorstel.prijs}
    assert prijs["ongeplaatst_urgentie_1"] == (1, 1)


def test_wie_ook_wacht_is_nooit_een_oorzaak() -> None:
    anderen = [wachtende(f"C{nummer}", urgentie=1) for nummer in range(2, 6)]
    assert _vraag(locatie(), plek(), wachtende("C1", urgentie=4), anderen).uitkomst == "prijs"


def test_alle_plekken_zijn_bezet() -> None:
    antwoord = _vraag(locatie(), plek(), bewoner("B1"), wachtende("C1"))
    assert _soorten(antwoord) == ["plekken"]
    assert antwoord.oorzaken[0].ids == ("P1",)
    assert antwoord.oorzaken[0].personen == ("B1",)
    assert antwoord.raad == ("Past wel als er in P1 één plek vrij komt.",)


def test_een_verhuizer_kan_de_plek_vrijmaken() -> None:
    """A chain: B1 can move to P2, so C1 can have P1."""
    rijen = (locatie(), locatie("L2"), plek(), plek("P2", "L2"), bewoner("B1", verhuisreden="herplaatsing"), wachtende("C1", urgentie=4))
    elders = wachtende("C2", urgentie=1), wens("C2", "locatie", "L2", "moet")
    assert _vraag(*rijen, *elders).uitkomst in ("prijs", "al_zo")


def test_een_ruil_maakt_het_mogelijk() -> None:
    """Two movers who can only swap, and C1 asks for the third place that one of them leaves."""
    rijen = (
        [locatie(f"L{nummer}") for nummer in (1, 2, 3)],
        plek("P1", "L1"),
        plek("P2", "L2"),
        plek("P3", "L3"),
        bewoner("B1", "P1", verhuisreden="herplaatsing"),
        bewoner("B2", "P2", verhuisreden="herplaatsing"),
        wachtende("C1"),
    )
    assert _vraag(*rijen).uitkomst in ("prijs", "al_zo")


def test_het_team_draagt_niet_meer() -> None:
    antwoord = _vraag(locatie(team_punten=150), plek(aantal=2), bewoner("B1"), wachtende("C1"))
    assert _soorten(antwoord) == ["punten"]
    assert antwoord.oorzaken[0].personen == ("B1",)


def test_de_groep_is_aan_haar_grens() -> None:
    groep = (bewoner("B1", kenmerken=("agressie",)), wachtende("C1", kenmerken=("agressie",)))
    antwoord = _vraag(locatie(), plek(aantal=2), samenstelling("L1", "agressie", max_aantal=1), groep)
    assert _soorten(antwoord) == ["samenstelling"]
    assert antwoord.oorzaken[0].ids == ("L1", "agressie")
    assert antwoord.oorzaken[0].personen == ("B1",)


def test_twee_kenmerken_gaan_niet_samen() -> None:
    groep = (bewoner("B1", kenmerken=("kwetsbaar_voor_misbruik",)), wachtende("C1", kenmerken=("dominant_gedrag",)))
    regel = samenstelling("L1", "dominant_gedrag", niet_samen_met=("kwetsbaar_voor_misbruik",))
    antwoord = _vraag(locatie(), plek(aantal=2), regel, groep)
    assert _soorten(antwoord) == ["samenstelling"]
    assert antwoord.oorzaken[0].personen == ("B1",)


def test_alleen_komen_mag_niet_maar_met_een_ander_wel() -> None:
    """A minimum of two: with somebody else who waits it is possible, without it is not."""
    rijen = (locatie(), plek(aantal=2), samenstelling("L1", "lvb", min_aantal=2), wachtende("C1", kenmerken=("lvb",)))
    assert _soorten(_vraag(*rijen)) == ["samenstelling"]
    assert _vraag(*rijen, wachtende("C2", kenmerken=("lvb",))).uitkomst in ("prijs", "al_zo")


def test_met_iemand_samenwonen_is_uitgesloten() -> None:
    antwoord = _vraag(locatie(), plek(aantal=2), bewoner("B1"), wachtende("C1"), onverenigbaar("B1", "C1"))
    assert _soorten(antwoord) == ["onverenigbaar"]
    assert antwoord.oorzaken[0].personen == ("B1",)
    assert "B1" not in antwoord.oorzaken[0].tekst


def test_rust_na_een_vastgelegde_komst() -> None:
    rijen = (locatie(rust_weken_tussen_instroom=4), plek(aantal=2), wachtende("C1"), wachtende("C2"))
    antwoord = _vraag(*rijen, vastlegging("C2", plekgroep_id="P1", start=week(1)))
    assert len(_soorten(antwoord)) == 1
    assert set(_soorten(antwoord)) <= {"rust", "vastlegging"}


def test_de_sleutelfiguur_zit_vol_en_een_ander_kan_het_overnemen() -> None:
    figuren = (sleutelfiguur("S1", "L1", max_clienten=1), sleutelfiguur("S2", "L2", max_clienten=5))
    rijen = (locatie(), locatie("L2"), plek(aantal=2), bewoner("B1", sleutelfiguur_id="S1"), wachtende("C1"))
    antwoord = _vraag(*rijen, *figuren)
    assert _soorten(antwoord) == ["sleutelfiguur"]
    assert antwoord.oorzaken[0].ids == ("S1",)
    assert antwoord.raad == ("Past wel als sleutelfiguur S2 het overneemt.",)


def test_de_locatie_werkt_met_een_sleutelfiguur() -> None:
    figuren = (sleutelfiguur("S1", "L1"), sleutelfiguur("S2"))
    rijen = (locatie(max_sleutelfiguren=1), plek(aantal=2), bewoner("B1", sleutelfiguur_id="S1"), wachtende("C1", sleutelfiguur_id="S2"))
    antwoord = _vraag(*rijen, *figuren)
    assert _soorten(antwoord) == ["sleutelfiguur"]
    assert antwoord.oorzaken[0].ids == ("L1",)
    assert antwoord.raad == ("Past wel als sleutelfiguur S1 het overneemt.",)


@pytest.mark.parametrize(("per", "bedrag", "boven"), [("week", 1_500, "€ 500,00 per week"), ("horizon", 4_500, "over de hele periode")])
def test_het_past_maar_boven_het_plafond(per: str, bedrag: int, boven: str) -> None:
    besluit = stuurgroepbesluit(per=per, bedrag_euro=bedrag)
    antwoord = _vraag(locatie(), plek(aantal=2, kosten_per_week_euro=1_000), bewoner("B1"), wachtende("C1"), besluit)
    assert _soorten(antwoord) == ["budget"]
    assert antwoord.raad[0].startswith("Past, maar boven het budgetplafond")
    assert boven in antwoord.raad[0]


def test_alleen_een_bedenking_staat_in_de_weg() -> None:
    antwoord = _vraag(locatie(), plek(), wachtende("C1"), bedenking("L1", "C1"))
    assert _soorten(antwoord) == ["bedenking"]
    assert not antwoord.redenen


def test_een_bedenking_die_eerder_afloopt_staat_niet_in_de_weg() -> None:
    antwoord = _vraag(locatie(), plek(), wachtende("C1"), bedenking("L1", "C1", tot=week(1)))
    assert antwoord.uitkomst == "al_zo"
    assert antwoord.voorstel is not None
    assert antwoord.voorstel.week == week(2)


def test_een_bedenking_naast_een_regel_is_een_regel() -> None:
    antwoord = _vraag(locatie(), plek(), wachtende("C1"), bedenking("L1", "C1"), wens("C1", "locatie", "L1", "beslist_niet"))
    assert antwoord.uitkomst == "regel"
    assert not any("bedenking" in reden for reden in antwoord.redenen)


def test_de_eigen_vastlegging_elders() -> None:
    rijen = (locatie(), locatie("L2"), plek(), plek("P2", "L2"), wachtende("C1"))
    antwoord = _vraag(*rijen, vastlegging("C1", plekgroep_id="P2"))
    assert _soorten(antwoord) == ["vastlegging"]
    assert antwoord.oorzaken[0].ids == ("P2",)
    assert _soorten(_vraag(*rijen, vastlegging("C1", "verboden", plekgroep_id="P1"))) == ["vastlegging"]


def test_een_ander_is_hier_vastgelegd() -> None:
    antwoord = _vraag(locatie(), plek(), wachtende("C1"), wachtende("C2"), vastlegging("C2", plekgroep_id="P1", start=week(0)))
    assert len(_soorten(antwoord)) == 1
    assert set(_soorten(antwoord)) <= {"plekken", "vastlegging"}
    assert not any("C2" in oorzaak.tekst for oorzaak in antwoord.oorzaken)


def test_twee_rijen_samen_zijn_de_kleinste_verzameling() -> None:
    antwoord = _vraag(locatie(), plek(), bewoner("B1"), wachtende("C1"), bedenking("L1", "C1"))
    assert _soorten(antwoord) == ["bedenking", "plekken"]


def test_drie_rijen_samen() -> None:
    rijen = (locatie(team_punten=100), plek(), bewoner("B1"), wachtende("C1"), onverenigbaar("B1", "C1"))
    assert _soorten(_vraag(*rijen)) == ["onverenigbaar", "plekken", "punten"]


def test_de_kortste_weg_telt_niet_de_eerste() -> None:
    """P1 is full and P2 too, but at P2 nothing else stands in the way."""
    rijen = (locatie(), plek(), plek("P2"), bewoner("B1"), bewoner("B2", "P2"), wachtende("C1"))
    assert len(_soorten(_vraag(*rijen))) == 1


def test_vraag_voor_een_verhuizer_zelf() -> None:
    rijen = (locatie(), locatie("L2"), plek(), plek("P2", "L2"), bewoner("B1", verhuisreden="herplaatsing"), bewoner("B2", "P2"))
    assert _soorten(_vraag(*rijen, wie="B1", waar="L2")) == ["plekken"]
    assert _vraag(*rijen, wie="B1", waar="L1").uitkomst == "regel"


def test_teksten_noemen_geen_ander() -> None:
    rijen = (locatie(team_punten=100), plek(), bewoner("B1"), wachtende("C1"), onverenigbaar("B1", "C1"))
    antwoord = _vraag(*rijen)
    assert not any("B1" in tekst for tekst in (*antwoord.redenen, *antwoord.raad, *(oorzaak.tekst for oorzaak in antwoord.oorzaken)))


def test_wie_te_weinig_tijd_heeft_beweert_niets(monkeypatch: pytest.MonkeyPatch) -> None:
    """A search that ended before it knew says so; it does not call the place impossible."""
    monkeypatch.setattr("placement.tegenhouders.Vraag.antwoord", lambda *_: None)
    antwoord = _vraag(locatie(), plek(aantal=1), bewoner("B1"), wachtende("C1"))
    assert antwoord.uitkomst == "onbekend"
    assert not antwoord.oorzaken
    assert antwoord.redenen
