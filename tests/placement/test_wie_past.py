"""Who suits a place that comes free, best for everyone first, and for whom a better place is expected."""

from __future__ import annotations

import pytest

from domain.fouten import InvoerFout
from placement.antwoorden import WiePast
from placement.wie_past import wie_past
from tests.bouw import Rijen, bewoner, locatie, opname, plek, vast_beleid, wachtende, week, wens

BELEID = vast_beleid(horizon_weken=6)
TWEE_HUIZEN = (locatie("L1"), plek("P1", "L1"), locatie("L2"), plek("P2", "L2"))


def vraag(plekgroep_id: str, *rijen: Rijen, aantal: int = 10) -> WiePast:
    return wie_past(opname(*rijen), BELEID, plekgroep_id, aantal=aantal)


def test_wie_er_volgens_het_plan_komt_kost_niets_en_staat_bovenaan() -> None:
    antwoord = vraag("P1", locatie("L1"), plek("P1", "L1"), wachtende("C1", urgentie=1), wachtende("C2"))
    eerste, tweede = antwoord.kandidaten
    assert (eerste.client_id, eerste.in_basisplan) == ("C1", True)
    assert all(deel.minstens == deel.hoogstens == 0 for deel in eerste.prijs)
    assert tweede.client_id == "C2"
    assert [(gevolg.client_id, gevolg.soort) for gevolg in tweede.gevolgen] == [("C1", "geen_plek_meer")]
    assert not tweede.betere_plek_verwacht
    assert "nog geen plek" in tweede.tekst


def test_een_betere_plek_wordt_verwacht() -> None:
    """C1 rather lives on L2, and the base plan gives that."""
    antwoord = vraag("P1", TWEE_HUIZEN, wachtende("C1"), wens("C1", "locatie", "L2"), wachtende("C2"))
    c1 = next(kandidaat for kandidaat in antwoord.kandidaten if kandidaat.client_id == "C1")
    assert c1.betere_plek_verwacht
    assert (c1.betere_plek, c1.betere_week) == ("P2", week(0))
    assert (c1.punten, "beter past" in c1.tekst) == (15, True)


def test_een_latere_plek_elders_is_geen_betere() -> None:
    """Both places are as good, but the one on L2 comes free in week 4."""
    antwoord = vraag("P1", TWEE_HUIZEN, bewoner("B2", "P2", vertrek={"vertrek_week": week(4)}), wachtende("C1", urgentie=1), wachtende("C2", urgentie=2))
    c2 = next(kandidaat for kandidaat in antwoord.kandidaten if kandidaat.client_id == "C2")
    assert (c2.in_basisplan, c2.betere_plek_verwacht, c2.betere_plek) == (False, False, None)
    assert "later" in c2.tekst


def test_alleen_wie_er_mag_wonen_is_kandidaat() -> None:
    antwoord = vraag("P1", locatie("L1"), plek("P1", "L1"), wachtende("C1"), wachtende("C2", expertise_nodig=("trauma",)))
    assert [kandidaat.client_id for kandidaat in antwoord.kandidaten] == ["C1"]


def test_niet_meer_kandidaten_dan_gevraagd() -> None:
    antwoord = vraag("P1", locatie("L1"), plek("P1", "L1"), [wachtende(f"C{n}") for n in range(6)], aantal=2)
    assert len(antwoord.kandidaten) == 2
    assert antwoord.kandidaten[0].in_basisplan


def test_niemand_past() -> None:
    antwoord = vraag("P1", locatie("L1"), plek("P1", "L1"), wachtende("C1", expertise_nodig=("trauma",)))
    assert (antwoord.kandidaten, antwoord.geen_reden) == ((), ("Er wacht niemand voor wie deze plek past.",))


def test_een_volle_plek_zegt_dat_er_geen_plan_is() -> None:
    antwoord = vraag("P1", locatie("L1"), plek("P1", "L1"), bewoner("B1", "P1"), wachtende("C1"))
    assert antwoord.kandidaten == ()
    assert antwoord.geen_reden == ("Er is binnen 6 weken geen plan gevonden waarin iemand hier een plek krijgt.",)


def test_een_onbekende_plek_krijgt_een_suggestie() -> None:
    with pytest.raises(InvoerFout, match="Bedoelde u 'P1'"):
        vraag("P11", locatie("L1"), plek("P1", "L1"), wachtende("C1"))
