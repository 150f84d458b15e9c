"""What a person reads about how sure a plan is and what a place costs others."""

from __future__ import annotations

import pytest

from api import woorden
from domain.beleid import DOELEN
from placement.antwoorden import Gevolg, Prijs
from placement.plan import Doelwaarde


def test_every_doel_has_words() -> None:
    assert set(woorden.DOELEN) == set(DOELEN)


@pytest.mark.parametrize(
    ("waarde", "beste", "grens", "bewezen", "zin"),
    [
        (3, 3, 3, True, "bewezen: beter kan niet"),
        (13, 10, 10, True, "bewezen: 10 is het beste; 3 losgelaten voor de doelen hierna"),
        (13, 12, 10, False, "hoogstens 3 beter"),
        (13, 13, 13, False, "beter kan niet, zolang de doelen hiervoor zo blijven"),
        (13, 13, 0, False, "niet bewezen hoeveel beter het kan"),
    ],
)
def test_proof_and_gap_in_words(waarde: int, beste: int, grens: int, bewezen: bool, zin: str) -> None:
    assert woorden.bewijs(Doelwaarde(naam="wachttijd", waarde=waarde, beste=beste, grens=grens, bewezen=bewezen)) == zin


def test_a_price_is_a_number_or_an_interval() -> None:
    assert woorden.prijs_in_woorden(Prijs(naam="ongeplaatst_urgentie_2", minstens=1, hoogstens=1)) == "Zonder plek, urgentie 2: +1 mens"
    assert woorden.prijs_in_woorden(Prijs(naam="wachttijd", minstens=-4, hoogstens=12)) == "Wachten: tussen −4 en +12 punten"
    assert woorden.prijzen_in_woorden((Prijs(naam="wachttijd", minstens=0, hoogstens=0),)) == ["voor niemand verandert er iets op de doelen"]


@pytest.mark.parametrize(
    ("gevolg", "zin"),
    [
        (Gevolg(client_id="K1", soort="later", weken=1), "K1 begint 1 week later"),
        (Gevolg(client_id="K1", soort="eerder", weken=-3), "K1 begint 3 weken eerder"),
        (Gevolg(client_id="K1", soort="andere_plek", weken=2, plekgroep_id="P2"), "K1 krijgt een andere plek: P2, 2 weken later"),
        (Gevolg(client_id="K1", soort="geen_plek_meer"), "K1 heeft dan geen plek meer in deze periode"),
    ],
)
def test_consequences_are_sentences(gevolg: Gevolg, zin: str) -> None:
    assert woorden.gevolg_in_woorden(gevolg) == zin
