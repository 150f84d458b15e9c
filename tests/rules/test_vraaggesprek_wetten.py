"""The laws of the interview, on random rule sets and against plain enumeration."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from math import prod

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from rules.feiten import Feittype, catalogus
from rules.regelboek import Regelset
from rules.taal import Feitverwijzing, Gevolg, Methode, Operator, Regel, Vergelijking, Voorwaarde, feiten_in
from rules.vraaggesprek.antwoord import als_antwoord, kan_geen
from rules.vraaggesprek.gesprek import WEET_NIET, Vraaggesprek
from rules.waarden import AFWEZIG, ONBEKEND, Leeftijd, Waarde
from tests.bouw import vast_beleid
from tests.rules.vraagproef import alle_uitkomsten, lees, meeste_vragen, minste_vragen, uitkomst, vraag_alles
from tests.rules.willekeurig import DATUMS, OP, WAARDEN, feiten, open_voorwaarden, regel_met, voorwaarden

WOORDEN = ("lvb", "ggz", "nah", "trauma")
DICHT: Mapping[str, Sequence[Waarde]] = {
    **{naam: [OP + timedelta(days=dag) for dag in (*range(-22, -19), *range(-9, 17), *range(20, 23))] for naam in DATUMS},
    **{
        naam: [frozenset(keuze) for aantal in range(len(WOORDEN) + 1) for keuze in combinations(WOORDEN, aantal)]
        for naam in ("client.expertise_nodig", "locatie.expertises")
    },
    "client.leeftijd": [Leeftijd(jaren, jaren) for jaren in (0, *range(15, 22), 130)],
    "locatie.min_leeftijd": [0, *range(15, 22), 130, 131],
    "locatie.organisatie_id": ["O1", "O2", "O3"],
    "client.woont_bij_organisatie": ["O1", "O2", "O3"],
}
"""More answers than a random rule can tell apart, chosen without looking at how the interview chooses them."""
BELEID = vast_beleid(expertises=list(WOORDEN))
UITKOMSTEN = ("a", "b", "c")


def antwoorden(naam: str) -> list[Waarde]:
    """Every answer that the enumeration tries for a fact."""
    waarden = list(DICHT.get(naam) or [waarde for waarde in WAARDEN[naam] if waarde not in (AFWEZIG, ONBEKEND)])
    return [*waarden, AFWEZIG] if kan_geen(catalogus()[naam]) and catalogus()[naam].type is not Feittype.VERZAMELING else waarden


def eisen(condities: Sequence[tuple[Voorwaarde, bool]]) -> Regelset:
    regels = [replace(regel_met(als, Gevolg.UITSLUITEN if bar else Gevolg.TOELATEN), id=f"r{i}", titel=f"Regel {i}") for i, (als, bar) in enumerate(condities)]
    return Regelset("proef", "Proef", tuple(regels))


def tabel(condities: Sequence[tuple[Voorwaarde, str]]) -> Regelset:
    regels: list[Regel] = [replace(regel_met(als, Gevolg.UITKOMST), id=f"r{i}", uitkomst=naam) for i, (als, naam) in enumerate(condities)]
    return Regelset("proef", "Proef", tuple(regels), Methode.TABEL, UITKOMSTEN)


def sets_van(condities: st.SearchStrategy[Voorwaarde]) -> st.SearchStrategy[Regelset]:
    """Sets of both kinds."""
    return st.one_of(
        st.lists(st.tuples(condities, st.booleans()), min_size=1, max_size=4).map(eisen),
        st.lists(st.tuples(condities, st.sampled_from(UITKOMSTEN)), min_size=1, max_size=4).map(tabel),
    )


regelsets = sets_van(voorwaarden)
ruime_regelsets = sets_van(open_voorwaarden)
"""Also with months, statutory terms and parameters that nobody has decided on; too wide to enumerate."""


def opening(regelset: Regelset, gegeven: dict[str, Waarde]) -> dict[str, list[Waarde]]:
    """The open facts of a case, each with every answer the enumeration tries."""
    namen = sorted({naam for regel in regelset.regels for naam in feiten_in(regel.als)})
    uit: dict[str, list[Waarde]] = {}
    for naam in namen:
        waarde = gegeven[naam]
        if isinstance(waarde, Leeftijd) and waarde.laag != waarde.hoog:
            uit[naam] = [Leeftijd(waarde.laag, waarde.laag), Leeftijd(waarde.hoog, waarde.hoog)]
        elif waarde is ONBEKEND:
            uit[naam] = antwoorden(naam)
    return uit


def deels(gegeven: dict[str, Waarde], weg: frozenset[str]) -> dict[str, Waarde]:
    return {naam: ONBEKEND if naam in weg else waarde for naam, waarde in gegeven.items()}


def niet_aan_de_rand(waarde: Waarde) -> bool:
    """Days at the edge are there for other facts to be later or earlier than; nobody answers them."""
    return not isinstance(waarde, date) or abs((waarde - OP).days) < 20


namen = st.frozensets(st.sampled_from(sorted(WAARDEN)), max_size=6)


def test_boven_een_leeftijd_die_niemand_weet_is_nog_iets_mogelijk() -> None:
    """Two open numbers that are compared with each other alone: the lowest age there is leaves room above it."""
    leeftijd, minimum = Feitverwijzing("client.leeftijd"), Feitverwijzing("locatie.min_leeftijd")
    for vergelijking in (Vergelijking(Operator.MEER, minimum, leeftijd), Vergelijking(Operator.MINDER, leeftijd, minimum)):
        gesprek = Vraaggesprek(eisen([(vergelijking, False)]), lambda _: ONBEKEND, OP, beleid=BELEID)
        assert not gesprek.klaar
        assert gesprek.volgende() is not None


@settings(max_examples=60, deadline=None)
@given(regelsets, feiten, namen)
def test_elke_vraag_doet_ertoe_en_het_zijn_er_nooit_meer_dan_twee_te_veel(regelset: Regelset, gegeven: dict[str, Waarde], weg: frozenset[str]) -> None:
    """For every way of answering: each question asked can change the verdict, the end comes exactly when it is settled."""
    bekend = deels(gegeven, weg)
    open_feiten = opening(regelset, bekend)
    assume(open_feiten and len(open_feiten) <= 6 and prod(map(len, open_feiten.values())) <= 1000)
    alles = alle_uitkomsten(regelset, bekend, open_feiten)
    meeste = meeste_vragen(Vraaggesprek(regelset, bekend.__getitem__, OP, beleid=BELEID), alles, open_feiten, niet_aan_de_rand)
    assert meeste <= minste_vragen(alles) + 2


@settings(max_examples=100, deadline=None)
@given(ruime_regelsets, feiten, namen, st.data())
def test_wie_naar_waarheid_antwoordt_krijgt_het_oordeel_van_alle_feiten(
    regelset: Regelset, gegeven: dict[str, Waarde], weg: frozenset[str], data: st.DataObject
) -> None:
    bekend = deels(gegeven, weg)
    open_feiten = opening(regelset, bekend)
    waar = bekend | {naam: data.draw(st.sampled_from(waarden), naam) for naam, waarden in open_feiten.items()}
    einde, gevraagd = vraag_alles(Vraaggesprek(regelset, bekend.__getitem__, OP, beleid=BELEID), waar.__getitem__)
    assert uitkomst(einde.oordeel) == lees(regelset, waar)
    assert set(gevraagd) <= set(open_feiten)


@settings(max_examples=100, deadline=None)
@given(ruime_regelsets, feiten, namen, st.data())
def test_de_volgorde_van_antwoorden_maakt_niet_uit(regelset: Regelset, gegeven: dict[str, Waarde], weg: frozenset[str], data: st.DataObject) -> None:
    """Answered in any order, also questions that no longer matter, and also when some stay unknown."""
    bekend = deels(gegeven, weg)
    open_feiten = opening(regelset, bekend)
    tekst = {naam: data.draw(st.sampled_from([*map(als_antwoord, waarden), WEET_NIET]), naam) for naam, waarden in open_feiten.items()}
    eindes = []
    for volgorde in (sorted(open_feiten), data.draw(st.permutations(sorted(open_feiten)))):
        gesprek = Vraaggesprek(regelset, bekend.__getitem__, OP, beleid=BELEID)
        for naam in volgorde:
            gesprek = gesprek.antwoord(naam, tekst[naam])
        assert gesprek.klaar
        eindes.append(uitkomst(gesprek.oordeel))
    assert eindes[0] == eindes[1]


@settings(max_examples=100, deadline=None)
@given(regelsets, feiten, namen)
def test_wie_niets_weet_is_klaar_met_het_oordeel_van_kleene(regelset: Regelset, gegeven: dict[str, Waarde], weg: frozenset[str]) -> None:
    """The interview ends; the verdict is that of reading with unknowns, or the one that all completions agree on."""
    bekend = deels(gegeven, weg)
    open_feiten = opening(regelset, bekend)
    assume(prod(map(len, open_feiten.values())) <= 1000)
    einde, gevraagd = vraag_alles(Vraaggesprek(regelset, bekend.__getitem__, OP, beleid=BELEID), lambda naam: ONBEKEND)
    assert len(gevraagd) == len(set(gevraagd)) <= len(open_feiten)
    assert einde.klaar
    alles = alle_uitkomsten(regelset, bekend, open_feiten)
    if (alles == alles.flat[0]).all():
        eerste = {naam: waarden[0] for naam, waarden in open_feiten.items()}
        assert uitkomst(einde.oordeel) == lees(regelset, bekend | eerste)
    else:
        assert uitkomst(einde.oordeel) == lees(regelset, bekend)


@settings(max_examples=100, deadline=None)
@given(ruime_regelsets, feiten, namen, st.data())
def test_een_ander_scherm_gaat_verder_waar_het_gebleven_was(regelset: Regelset, gegeven: dict[str, Waarde], weg: frozenset[str], data: st.DataObject) -> None:
    bekend = deels(gegeven, weg)
    gesprek = Vraaggesprek(regelset, bekend.__getitem__, OP, beleid=BELEID)
    for naam, waarden in opening(regelset, bekend).items():
        if data.draw(st.booleans(), naam):
            gesprek = gesprek.antwoord(naam, data.draw(st.sampled_from([*map(als_antwoord, waarden), WEET_NIET]), naam))
    verder = Vraaggesprek.uit_json(gesprek.als_json(), regelset, bekend.__getitem__, BELEID)
    assert verder.als_json() == gesprek.als_json()
    assert (verder.beantwoord, verder.niet_geweten) == (gesprek.beantwoord, gesprek.niet_geweten)
    assert verder.volgende() == gesprek.volgende()
