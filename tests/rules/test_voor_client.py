"""What the client reads: every rule has a sentence of its own for the client, short and without the words of the trade."""

from __future__ import annotations

import re

import pytest

from rules.laden import laad_regelboek
from rules.lezer.regel import INVULPLEK
from rules.taal import BESLISSEND, Regel

REGELS = [regel for regelset in laad_regelboek().sets.values() for regel in regelset.regels]
VAKTAAL = (
    *("algemene voorziening", "beschikking", "bwb", "combinant", "dat-besluit", "eigen kracht", "extramuraal", "financiering", "forensisch", "herindicatie"),
    *("indicatie", "intramuraal", "maatwerk", "onderaannemer", "plekgroep", "problematiek", "psychosociaal", "rechtmatig", "stuurgroep", "toereikend"),
    *("verwerkingsverantwoordelijk", "voorliggend", "wat-besluit", "wlz", "wmo", "woonplaatsbeginsel", "zelfredzaam", "zorgzwaarte", "zvw"),
)
LANGSTE_ZIN = 20


def zinnen(regel: Regel) -> list[str]:
    assert regel.voor_client is not None
    tekst = f"{regel.voor_client.uitleg} {regel.voor_client.weigering}"
    return [zin for zin in re.split(r"[.?!] *", INVULPLEK.sub("dan", tekst).strip()) if zin]


@pytest.mark.parametrize("regel", REGELS, ids=lambda regel: f"{regel.id}@{regel.geldig_van}")
class TestElkeRegel:
    def test_heeft_een_zin_voor_de_client(self, regel: Regel) -> None:
        assert regel.voor_client is not None
        assert regel.voor_client.weigering or regel.dan not in BESLISSEND

    def test_zegt_het_in_korte_zinnen(self, regel: Regel) -> None:
        assert [zin for zin in zinnen(regel) if len(zin.split()) > LANGSTE_ZIN] == []

    def test_gebruikt_geen_vaktaal(self, regel: Regel) -> None:
        tekst = " ".join(zinnen(regel)).lower()
        assert [woord for woord in VAKTAAL if woord in tekst] == []

    def test_spreekt_de_client_aan_met_u(self, regel: Regel) -> None:
        assert re.search(r"\b(jij|jou|jouw|de cliënt)\b", " ".join(zinnen(regel)).lower()) is None
