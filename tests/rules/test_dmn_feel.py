"""S-FEEL cells: what is written can be read back, and is the text that DMN expects."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.dmn.feel import Bereik, Eindpunt, Grens, Naam, Unair, lees_unair, schrijf_unair

namen = st.from_regex(r"[a-z][a-z_0-9]{0,5}(\.[a-z][a-z_0-9]{0,5})?", fullmatch=True).filter(lambda naam: naam not in ("true", "false", "null", "not", "date"))
eindpunten: st.SearchStrategy[Eindpunt] = st.one_of(st.integers(-999, 999), st.booleans(), st.dates(), st.text(max_size=8), st.builds(Naam, namen))
delen = st.one_of(
    st.builds(Grens, st.sampled_from(("", "<", "<=", ">", ">=")), eindpunten),
    st.builds(Bereik, eindpunten, eindpunten, st.booleans(), st.booleans()),
)


@given(st.builds(lambda delen, niet: Unair(tuple(delen), niet), st.lists(delen, min_size=1, max_size=4), st.booleans()))
def test_wat_geschreven_is_leest_hetzelfde_terug(toets: Unair) -> None:
    assert lees_unair(schrijf_unair(toets)) == toets


@pytest.mark.parametrize(
    ("toets", "tekst"),
    [
        (Unair(), "-"),
        (Unair((Grens("", 'a"b'),)), '"a\\"b"'),
        (Unair((Grens(">=", date(2026, 11, 30)),)), '>= date("2026-11-30")'),
        (Unair((Grens("", 1), Grens("", 2)), niet=True), "not(1,2)"),
        (Unair((Bereik(18, 65, met_hoog=False),)), "[18..65)"),
        (Unair((Grens("<=", Naam("op")),)), "<= op"),
        (Unair((Grens("", True),)), "true"),
    ],
)
def test_de_tekst_is_die_van_dmn(toets: Unair, tekst: str) -> None:
    assert schrijf_unair(toets) == tekst
    assert lees_unair(tekst) == toets
