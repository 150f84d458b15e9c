"""The bulk reading: a whole set at once, wide sets, many distinct values, rare pair facts, and nothing at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import partial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.bulk.kolommen import codeer, profiel_van
from rules.bulk.lezing import Bulklezing, Paarfeiten, lees_paren, lees_rij, lees_set
from rules.feiten import catalogus
from rules.geval import bijdrage, lees_geval
from rules.taal import (
    Alle,
    Constante,
    DagGevraagd,
    EenVan,
    Feitverwijzing,
    Gevolg,
    Niet,
    Operator,
    Parameterverwijzing,
    Regel,
    Vergelijking,
    Voorwaarde,
    feiten_in,
)
from rules.waarden import AFWEZIG, ONBEKEND, ONWAAR, ONZEKER, WAAR, Leeftijd, Waarde
from tests.rules.willekeurig import OP, WAARDEN, alle_voorwaarden, feiten, regel_met

Kolommen = Mapping[str, Sequence[Waarde]]


def een_voor_een(regel: Regel, clienten: Kolommen, plekken: Kolommen, paar: Paarfeiten, vorm: tuple[int, int]) -> list[list[int]]:
    """The one-case reading of every pair."""

    def feit(naam: str, i: int, j: int) -> Waarde:
        match catalogus()[naam].kant:
            case "client":
                return clienten[naam][i]
            case "paar":
                return paar.uitzonderingen.get(naam, {}).get((i, j), AFWEZIG)
            case _:
                return plekken[naam][j]

    return [[bijdrage(regel, lees_geval(regel, partial(feit, i=i, j=j), OP).waarde) for j in range(vorm[1])] for i in range(vorm[0])]


def vergelijk(operator: Operator, links: str, rechts: str) -> Vergelijking:
    return Vergelijking(operator, Feitverwijzing(links), Feitverwijzing(rechts))


regels = st.builds(regel_met, alle_voorwaarden, st.sampled_from((Gevolg.TOELATEN, Gevolg.UITSLUITEN)))
bedenkingen = st.dictionaries(st.tuples(st.integers(0, 3), st.integers(0, 2)), st.sampled_from(WAARDEN["paar.bedenking_tot"]), max_size=5)


@settings(max_examples=150, deadline=None)
@given(st.lists(regels, min_size=1, max_size=4), st.lists(feiten, min_size=4, max_size=4), bedenkingen)
def test_een_set_geeft_het_laagste_van_zijn_regels(gekozen: list[Regel], gevallen: list[dict[str, Waarde]], bedenking: dict[tuple[int, int], Waarde]) -> None:
    clienten = {naam: [geval[naam] for geval in gevallen] for naam in WAARDEN}
    plekken = {naam: [geval[naam] for geval in gevallen[:3]] for naam in WAARDEN}
    paar = Paarfeiten({"paar.bedenking_tot": bedenking})
    per_regel = [een_voor_een(regel, clienten, plekken, paar, (4, 3)) for regel in gekozen]
    uit = lees_set(gekozen, clienten.__getitem__, plekken.__getitem__, (4, 3), OP, paar)
    assert uit.dtype == np.int8
    assert uit.tolist() == np.min(per_regel, axis=0).tolist()
    lezing = Bulklezing(lambda naam: codeer(clienten[naam]), plekken.__getitem__, (4, 3), OP, paar)
    assert [lezing.lees_regel(regel).tolist() for regel in gekozen] == per_regel


@settings(max_examples=100, deadline=None)
@given(regels, st.lists(feiten, min_size=1, max_size=5))
def test_een_rij_leest_elke_kolom_langs_dezelfde_kant(regel: Regel, gevallen: list[dict[str, Waarde]]) -> None:
    uit = lees_rij(regel, lambda naam: [geval[naam] for geval in gevallen], len(gevallen), OP)
    assert uit.tolist() == [bijdrage(regel, lees_geval(regel, geval.__getitem__, OP).waarde) for geval in gevallen]


def test_een_set_zonder_regels_houdt_niemand_tegen() -> None:
    assert (lees_set([], {}.__getitem__, {}.__getitem__, (2, 3), OP) == WAAR).all()


@pytest.mark.parametrize("vorm", [(0, 3), (3, 0), (0, 0)])
def test_zonder_clienten_of_plekken_is_er_niets_te_lezen(vorm: tuple[int, int]) -> None:
    regel = regel_met(vergelijk(Operator.GELIJK, "client.woonvorm_nodig", "plek.woonvorm"))
    kolommen = (lambda naam: ["intramuraal"] * vorm[0], lambda naam: ["intramuraal"] * vorm[1])
    assert lees_paren(regel, *kolommen, vorm, OP).shape == vorm
    assert lees_set([regel], *kolommen, vorm, OP).shape == vorm


def test_meer_dan_zestig_woorden_in_een_verzameling() -> None:
    """More items than fit in one word of bits: none of them gets lost."""
    woorden = [f"w{nummer:03}" for nummer in range(150)]
    clienten: Kolommen = {"client.expertise_nodig": [frozenset({woord}) for woord in woorden] + [frozenset(woorden), frozenset(), ONBEKEND]}
    plekken: Kolommen = {"locatie.expertises": [frozenset(woorden[:140]), frozenset(woorden), frozenset({"w007", "w130"}), frozenset(), ONBEKEND]}
    vorm = (153, 5)
    for operator in (Operator.BEVAT_ALLE, Operator.OVERLAPT):
        regel = regel_met(vergelijk(operator, "locatie.expertises", "client.expertise_nodig"))
        bulk = lees_paren(regel, clienten.__getitem__, plekken.__getitem__, vorm, OP)
        assert bulk.tolist() == een_voor_een(regel, clienten, plekken, Paarfeiten({}), vorm)


def test_bijna_iedereen_is_anders() -> None:
    """With nearly as many combinations as clients there are no profiles to share, and the answer is the same."""
    aantal = 60
    dagen = [OP + timedelta(days=i - 30) for i in range(aantal)]
    clienten: Kolommen = {"client.vroegste_week": dagen, "client.leeftijd": [Leeftijd(15 + i % 5, 15 + i % 5 + i % 2) for i in range(aantal)]}
    plekken: Kolommen = {
        "locatie.geen_plaatsing_tot": [*dagen[::9], AFWEZIG, ONBEKEND],
        "locatie.min_leeftijd": [18, 16, 17, AFWEZIG, ONBEKEND, 18, 18, 18, 18],
    }
    regel = regel_met(
        Alle(
            (
                vergelijk(Operator.MEER, "client.vroegste_week", "locatie.geen_plaatsing_tot"),
                vergelijk(Operator.MINSTENS, "client.leeftijd", "locatie.min_leeftijd"),
            )
        )
    )
    bulk = lees_paren(regel, clienten.__getitem__, plekken.__getitem__, (aantal, 9), OP)
    assert bulk.tolist() == een_voor_een(regel, clienten, plekken, Paarfeiten({}), (aantal, 9))
    assert set(bulk.reshape(-1).tolist()) == {ONWAAR, ONZEKER, WAAR}


def test_twee_leeftijden_maken_niets_onzeker_wat_bij_beide_hetzelfde_is() -> None:
    """17 or 18: under 18 or of age holds either way, although each part by itself is unknown."""
    minder, minstens = (Vergelijking(operator, Feitverwijzing("client.leeftijd"), Constante(18)) for operator in (Operator.MINDER, Operator.MINSTENS))
    for als, verwacht in ((EenVan((minder, minstens)), WAAR), (Alle((minder, minstens)), ONWAAR), (minder, ONZEKER)):
        assert lees_rij(regel_met(als), lambda naam: [Leeftijd(17, 18)], 1, OP).tolist() == [verwacht]


def test_een_bedenking_geldt_voor_haar_eigen_paar() -> None:
    geen_bedenking: Voorwaarde = Niet(Vergelijking(Operator.MINSTENS, Feitverwijzing("paar.bedenking_tot"), DagGevraagd()))
    paar = Paarfeiten({"paar.bedenking_tot": {(0, 1): OP, (1, 0): OP - timedelta(days=1), (1, 1): ONBEKEND}})
    assert lees_paren(regel_met(geen_bedenking), {}.__getitem__, {}.__getitem__, (2, 2), OP, paar).tolist() == [[WAAR, ONWAAR], [WAAR, ONZEKER]]
    bedenking = regel_met(Vergelijking(Operator.IS_AFWEZIG, Feitverwijzing("paar.bedenking_tot")), Gevolg.UITSLUITEN)
    assert lees_set([bedenking], {}.__getitem__, {}.__getitem__, (2, 2), OP, paar).tolist() == [[ONWAAR, WAAR], [WAAR, ONZEKER]]


def test_een_parameter_die_niet_is_ingevuld_wordt_niet_gelezen() -> None:
    regel = regel_met(Vergelijking(Operator.HOOGSTENS, Feitverwijzing("client.urgentie"), Parameterverwijzing("grens")))
    with pytest.raises(TypeError, match="parameter grens"):
        lees_rij(regel, lambda naam: [1], 1, OP)


def test_een_woord_dat_niet_in_de_volgorde_staat_is_een_fout() -> None:
    regel = regel_met(vergelijk(Operator.MEER, "plek.woonvorm", "client.woonvorm_nodig"))
    with pytest.raises(ValueError, match="not in tuple"):
        lees_paren(regel, lambda naam: ["hotel"], lambda naam: ["intramuraal"], (1, 1), OP)


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12), st.sampled_from("ab")), min_size=1, max_size=60))
def test_een_profiel_houdt_precies_de_gelijken_bij_elkaar(rijen: list[tuple[int, int, str]]) -> None:
    profiel = profiel_van([codeer(kolom) for kolom in zip(*rijen, strict=True)], len(rijen))
    index = range(len(rijen)) if profiel.index is None else profiel.index.tolist()
    assert [rijen[lid] for lid in profiel.leden[list(index)]] == rijen
    assert profiel.index is None or len(set(rijen)) == len(profiel.leden)


def test_veel_mogelijke_combinaties_waarvan_er_weinig_voorkomen() -> None:
    """Two columns of ninety values each that always go together: ninety profiles, found by sorting, of 8,100 that could be."""
    kolom = [OP + timedelta(days=i % 90) for i in range(200)]
    assert len(profiel_van([codeer(kolom), codeer([date.fromordinal(dag.toordinal() + 1) for dag in kolom])], 200).leden) == 90


def test_wat_de_regels_niet_vragen_wordt_niet_opgehaald() -> None:
    gevraagd: list[str] = []

    def kolom(naam: str) -> list[Waarde]:
        gevraagd.append(naam)
        return ["intramuraal", ONBEKEND]

    regel = regel_met(vergelijk(Operator.GELIJK, "client.woonvorm_nodig", "plek.woonvorm"))
    lees_set([regel, regel], kolom, kolom, (2, 2), OP)
    assert sorted(gevraagd) == list(feiten_in(regel.als))
