"""Every reason exists for the professional and for the client, and the client's never says anything about somebody else."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.feiten import Feittype, catalogus
from rules.laden import laad_regelboek
from rules.lezer.regel import INVULPLEK
from rules.oordeel import regel_oordeel
from rules.taal import Regel, feiten_in
from rules.waarden import AFWEZIG, ONBEKEND, Leeftijd, Waarde

OP = date(2026, 11, 30)
REGELS = [regel for _, regelset in sorted(laad_regelboek().sets.items()) for regel in regelset.geldig_op(OP)]
VAN_EEN_ANDER = frozenset({"begeleider", "paar", "organisatie"})
PERSONEN = frozenset(
    {
        *("client.eerste_begeleider", "client.tweede_begeleider", "client.sleutelfiguur_id", "afsluiting.vier_ogen_door", "client.bij_onderaannemer"),
        *("besluit.client_id", "besluit.besluit_id", "besluit.genomen_door_organisatie", "client.urgentie_door_rol"),
    }
)
"""Facts of the client itself that name another person or a decision by its code."""
MERK = "ANDER7"


def _waarde(naam: str) -> st.SearchStrategy[Waarde]:
    """Any value; a text of somebody else carries a mark."""
    feit = catalogus()[naam]
    ander = feit.kant in VAN_EEN_ANDER or naam in PERSONEN
    waarden: dict[Feittype, st.SearchStrategy[Waarde]] = {
        Feittype.GETAL: st.integers(0, 40),
        Feittype.DATUM: st.dates(date(2024, 1, 1), date(2028, 1, 1)),
        Feittype.JANEE: st.booleans(),
        Feittype.KEUZE: st.sampled_from(feit.keuzes or ("x",)),
        Feittype.TEKST: st.just(MERK if ander else "C1"),
        Feittype.VERZAMELING: st.just(frozenset({MERK if ander else "lvb"})),
        Feittype.LEEFTIJD: st.builds(lambda jaar: Leeftijd(jaar, jaar), st.integers(15, 30)),
    }
    return st.one_of(waarden[feit.type], st.sampled_from((AFWEZIG, ONBEKEND)))


def _genoemd(zin: str) -> set[str]:
    return {naam for naam in INVULPLEK.findall(zin) if naam in catalogus()}


def _alle_namen(regel: Regel) -> list[str]:
    zinnen = [regel.uitleg, regel.weigering, *((regel.voor_client.uitleg, regel.voor_client.weigering) if regel.voor_client else ())]
    namen = set(feiten_in(regel.als)).union(*(_genoemd(zin) for zin in zinnen))
    termijn = {regel.termijn.naam} if regel.termijn else set()
    begrippen = {deel.naam for _, deel in regel.begrippen if hasattr(deel, "naam") and deel.naam in catalogus()}
    diep = {naam for _, deel in regel.begrippen if not hasattr(deel, "waarde") for naam in _diep(deel)}
    return sorted(namen | termijn | begrippen | diep)


def _diep(deel: object) -> set[str]:
    kinderen = getattr(deel, "delen", ()) or ([deel.deel] if hasattr(deel, "deel") else [])
    uit = {zijde.naam for zijde in (getattr(deel, "links", None), getattr(deel, "rechts", None)) if getattr(zijde, "naam", "") in catalogus()}
    return uit.union(*(_diep(kind) for kind in kinderen))


@pytest.mark.parametrize("regel", REGELS, ids=lambda regel: regel.id)
def test_both_readers_have_a_sentence(regel: Regel) -> None:
    assert regel.uitleg
    assert regel.voor_client is not None
    assert regel.voor_client.uitleg
    assert bool(regel.weigering) <= bool(regel.voor_client.weigering)


@pytest.mark.parametrize("regel", REGELS, ids=lambda regel: regel.id)
def test_the_clients_sentence_names_no_fact_of_another(regel: Regel) -> None:
    assert regel.voor_client is not None
    genoemd = _genoemd(regel.voor_client.uitleg) | _genoemd(regel.voor_client.weigering)
    assert {naam for naam in genoemd if catalogus()[naam].kant in VAN_EEN_ANDER or naam in PERSONEN} == set()


@pytest.mark.parametrize("regel", REGELS, ids=lambda regel: regel.id)
@settings(max_examples=15, deadline=None)
@given(st.data())
def test_nothing_of_another_comes_through_in_any_case(regel: Regel, data: st.DataObject) -> None:
    feiten: Mapping[str, Waarde] = {naam: data.draw(_waarde(naam), label=naam) for naam in _alle_namen(regel)}
    oordeel = regel_oordeel(regel, feiten.__getitem__, OP)
    assert oordeel.voor_client
    assert MERK not in oordeel.voor_client
    assert "{" not in oordeel.voor_client + oordeel.uitleg
