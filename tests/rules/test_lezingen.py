"""The laws of reading: one case and bulk agree, and what is known stays so whatever the unknown turns out to be."""

from __future__ import annotations

from functools import partial
from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.bulk.lezing import Paarfeiten, lees_paren
from rules.feiten import catalogus
from rules.geval import bijdrage, lees_geval, ontbrekende_feiten
from rules.taal import Gevolg, Voorwaarde, feiten_in
from rules.waarden import AFWEZIG, ONBEKEND, ONZEKER, Leeftijd, Waarde
from tests.rules.willekeurig import OP, WAARDEN, alle_voorwaarden, feiten, regel_met, ruime_voorwaarden

N, M = 6, 5


def feit_van(gevallen: list[dict[str, Waarde]], naam: str, i: int, j: int) -> Waarde:
    """Client i has its facts from the case i, place j from the case j, and a pair from the case where the two meet."""
    return gevallen[{"client": i, "plek": j}.get(catalogus()[naam].kant, (i + j) % len(gevallen))][naam]


@settings(max_examples=400, deadline=None)
@given(alle_voorwaarden, st.sampled_from((Gevolg.TOELATEN, Gevolg.UITSLUITEN)), st.lists(feiten, min_size=N, max_size=N))
def test_een_geval_en_bulk_lezen_hetzelfde(als: Voorwaarde, dan: Gevolg, gevallen: list[dict[str, Waarde]]) -> None:
    """400 conditions × 30 pairs: 12,000 cases."""
    regel = regel_met(als, dan)
    feit = partial(feit_van, gevallen)
    van_paar = [naam for naam in feiten_in(als) if catalogus()[naam].kant == "paar"]
    plaatsen = list(product(range(N), range(M)))
    paar = Paarfeiten({naam: {(i, j): feit(naam, i, j) for i, j in plaatsen if feit(naam, i, j) is not AFWEZIG} for naam in van_paar})
    bulk = lees_paren(regel, lambda naam: [gevallen[i][naam] for i in range(N)], lambda naam: [gevallen[j][naam] for j in range(M)], (N, M), OP, paar)
    een_voor_een = [[bijdrage(regel, lees_geval(regel, lambda naam, i=i, j=j: feit(naam, i, j), OP).waarde) for j in range(M)] for i in range(N)]
    assert bulk.dtype == np.int8
    assert bulk.tolist() == een_voor_een


@settings(max_examples=300, deadline=None)
@given(ruime_voorwaarden, feiten)
def test_wat_bekend_is_blijft_zo_bij_elke_aanvulling(als: Voorwaarde, gegeven: dict[str, Waarde]) -> None:
    waarde = lees_geval(regel_met(als), gegeven.__getitem__, OP).waarde
    open_feiten = [naam for naam in feiten_in(als) if gegeven[naam] is ONBEKEND or isinstance(gegeven[naam], Leeftijd)]
    aanvullingen = [_aanvullingen(naam, gegeven[naam]) for naam in open_feiten]
    if np.prod([len(keuzes) for keuzes in aanvullingen]) > 300:
        return
    aangevuld = [gegeven | dict(zip(open_feiten, keuze, strict=True)) for keuze in product(*aanvullingen)]
    uitkomsten = {lees_geval(regel_met(als), alles.__getitem__, OP).waarde for alles in aangevuld}
    assert ONZEKER not in uitkomsten
    if waarde != ONZEKER:
        assert uitkomsten == {waarde}


@settings(max_examples=200, deadline=None)
@given(ruime_voorwaarden, feiten)
def test_wie_alle_gevraagde_feiten_invult_houdt_niets_over(als: Voorwaarde, gegeven: dict[str, Waarde]) -> None:
    """Answering every missing fact, again and again, always ends in a known verdict: the questions suffice."""
    regel, bekend = regel_met(als), dict(gegeven)
    for _ in range(len(WAARDEN) + 1):
        spoor = lees_geval(regel, bekend.__getitem__, OP)
        if spoor.waarde != ONZEKER:
            return
        gevraagd = ontbrekende_feiten(spoor)
        assert gevraagd
        bekend |= {naam: _aanvullingen(naam, bekend[naam])[0] for naam in gevraagd}
    raise AssertionError("er bleef iets onbekend terwijl alles beantwoord is")


def _aanvullingen(naam: str, waarde: Waarde) -> list[Waarde]:
    if isinstance(waarde, Leeftijd):
        return [Leeftijd(jaren, jaren) for jaren in sorted({waarde.laag, waarde.hoog})]
    return [keuze for keuze in WAARDEN[naam] if keuze is not ONBEKEND and not (isinstance(keuze, Leeftijd) and keuze.laag != keuze.hoog)]
