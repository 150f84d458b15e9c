"""Verification against trying everything, on small random sets; and the prover's reading against the other two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import numpy as np
import numpy.typing as npt
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from ortools.sat.python import cp_model

from rules.bulk.lezing import lees_rij
from rules.geval import bijdrage, lees_geval
from rules.regelboek import Regelset
from rules.taal import Alle, EenVan, Gevolg, Methode, Niet, Regel, Voorwaarde, feiten_in
from rules.verifieer import Soort, verifieer_set
from rules.verifieer.feitmodel import Feitmodel
from rules.verifieer.formule import Formule
from rules.verifieer.kleene import deelgeval
from rules.verifieer.ruimte import Ruimte, ruimte
from rules.waarden import AFWEZIG, ONBEKEND, ONWAAR, ONZEKER, WAAR, Leeftijd, Waarde
from tests.rules.willekeurig import OP, VORMEN, alle_voorwaarden, blad, feiten, regel_met, voorwaarden

MEEST_GEVALLEN = 25_000
DAGEN = tuple(OP + timedelta(days=dagen) for dagen in (-4, -3, -2, -1, 0, 1, 2, 3, 5, 6, 7, 8, 9, 12, 13, 14, 15, 16, 18))
ITEMS = ("lvb", "ggz", "nah")
SETS = tuple(frozenset(item for i, item in enumerate(ITEMS) if keuze >> i & 1) for keuze in range(8))
ALLES: dict[str, tuple[Waarde, ...]] = {
    "client.woonvorm_nodig": VORMEN,
    "plek.woonvorm": VORMEN,
    "client.woning": ("eigen", "toegezegd", "nodig"),
    "client.zwaardere_vorm_akkoord": (True, False),
    "client.urgentie": (1, 2, 3, 4),
    "client.vroegste_week": (*DAGEN, AFWEZIG),
    "client.uiterste_datum": (*DAGEN, AFWEZIG),
    "locatie.geen_plaatsing_tot": (*DAGEN, AFWEZIG),
    "paar.bedenking_tot": (*DAGEN, AFWEZIG),
    "client.expertise_nodig": SETS,
    "locatie.expertises": SETS,
    "client.leeftijd": tuple(Leeftijd(jaren, jaren) for jaren in (17, 18, 19)),
    "locatie.min_leeftijd": (17, 18, 19, AFWEZIG),
    "locatie.organisatie_id": ("O1", "O2", AFWEZIG),
    "client.woont_bij_organisatie": ("O1", "O2", AFWEZIG),
}
"""Every fact with values that tell apart all that a random condition tells apart, worked out by hand."""
klein: st.SearchStrategy[Voorwaarde] = st.recursive(
    blad,
    lambda deel: st.one_of(
        st.builds(lambda delen: Alle(tuple(delen)), st.lists(deel, min_size=2, max_size=2)),
        st.builds(lambda delen: EenVan(tuple(delen)), st.lists(deel, min_size=2, max_size=2)),
        st.builds(Niet, deel),
    ),
    max_leaves=3,
)


@st.composite
def eisen(draw: st.DrawFn) -> Regelset:
    """Two to four requirements and bars that share conditions, so that covering each other is no accident."""
    bladen = draw(st.lists(klein, min_size=2, max_size=3))
    regels = []
    for i in range(draw(st.integers(2, 4))):
        als = draw(st.sampled_from(bladen) | st.builds(lambda a, b, soort: soort((a, b)), *[st.sampled_from(bladen)] * 2, st.sampled_from((Alle, EenVan))))
        regels.append(replace(regel_met(als, draw(st.sampled_from((Gevolg.TOELATEN, Gevolg.UITSLUITEN)))), id=f"r{i}"))
    return Regelset("proef", "Proef", tuple(regels))


@st.composite
def tabellen(draw: st.DrawFn) -> Regelset:
    """The same as rows of a table with two outcomes."""
    rijen = draw(eisen()).regels
    tabel = tuple(replace(regel, dan=Gevolg.UITKOMST, uitkomst=draw(st.sampled_from("ab"))) for regel in rijen)
    return Regelset("proef", "Proef", tabel, Methode.TABEL, ("a", "b"))


def alle_gevallen(regels: Sequence[Regel]) -> npt.NDArray[np.int8]:
    """What every rule gives (rows) in every case there is (columns)."""
    namen = sorted({naam for regel in regels for naam in feiten_in(regel.als)})
    assume(np.prod([len(ALLES[naam]) for naam in namen], dtype=np.float64) <= MEEST_GEVALLEN)
    gevallen = list(product(*(ALLES[naam] for naam in namen)))
    kolommen = {naam: [geval[i] for geval in gevallen] for i, naam in enumerate(namen)}
    return np.array([lees_rij(regel, kolommen.__getitem__, len(gevallen), OP) for regel in regels])


def afgedekt(werk: npt.NDArray[np.bool_], leden: Sequence[int], zelfde: Sequence[str]) -> Iterator[tuple[Soort, str]]:
    """Redundant and shadowed by their definitions; `werk` says per rule in which cases it does something."""
    for i in leden:
        anderen = [j for j in leden if j != i]
        dekt = [j for j in anderen if not (werk[i] & ~werk[j]).any()]
        door = [j for j in dekt if zelfde[i] == zelfde[j]]
        gelijk = [j for j in door if (werk[i] == werk[j]).all()]
        rest = [j for j in anderen if j not in gelijk]
        if any(j not in gelijk or j < i for j in door):
            yield Soort.OVERBODIG, f"r{i}"
        elif _onder(werk, i, [j for j in rest if zelfde[i] == zelfde[j]]) or (_onder(werk, i, rest) and not set(dekt) & set(rest)):
            yield Soort.OVERSCHADUWD, f"r{i}"


def _onder(werk: npt.NDArray[np.bool_], i: int, leden: Sequence[int]) -> bool:
    """Whether some of these do something wherever i does."""
    uit: npt.NDArray[np.bool_] = np.zeros(werk.shape[1], dtype=np.bool_)
    for j in leden:
        uit |= werk[j]
    return not (werk[i] & ~uit).any()


def gevonden(regelset: Regelset) -> set[tuple[Soort, str]]:
    """What verification says, but for the reading that is too careful; the rules of a contradiction as one."""
    samen = {Soort.TEGENSPRAAK: lambda regels: "+".join(regels)}
    uit = [b for b in verifieer_set(regelset, OP) if b.soort is not Soort.KLEENE_TE_VOORZICHTIG]
    return {(b.soort, samen.get(b.soort, lambda regels: "".join(regels[:1]))(b.regels)) for b in uit}


@settings(max_examples=110, deadline=None)
@given(eisen())
def test_over_eisen_zegt_verificatie_wat_alles_proberen_zegt(regelset: Regelset) -> None:
    lezing = alle_gevallen(regelset.regels)
    dood = {i for i, regel in enumerate(regelset.regels) if not (lezing[i] == ONWAAR).any() or (regel.dan is Gevolg.TOELATEN and not (lezing[i] == WAAR).any())}
    leden = [i for i in range(len(lezing)) if i not in dood]
    verwacht = {(Soort.DOOD, f"r{i}") for i in dood}
    uit = gevonden(regelset)
    if leden and not (lezing[leden] == WAAR).all(axis=0).any():
        ((_, kern),) = uit - verwacht
        samen = [int(naam[1:]) for naam in kern.split("+")]
        assert not (lezing[samen] == WAAR).all(axis=0).any()
        assert all((lezing[[j for j in samen if j != i]] == WAAR).all(axis=0).any() for i in samen)
        assert uit - verwacht == {(Soort.TEGENSPRAAK, kern)}
        return
    assert uit == verwacht | set(afgedekt(lezing == ONWAAR, leden, [""] * len(lezing)))


@settings(max_examples=110, deadline=None)
@given(tabellen())
def test_over_tabellen_zegt_verificatie_wat_alles_proberen_zegt(regelset: Regelset) -> None:
    lezing, uitkomst = alle_gevallen(regelset.regels), [regel.uitkomst for regel in regelset.regels]
    leven = [i for i in range(len(lezing)) if (lezing[i] == WAAR).any()]
    verwacht = {(Soort.DOOD, f"r{i}") for i in range(len(lezing)) if i not in leven}
    if (lezing == ONWAAR).all(axis=0).any():
        verwacht.add((Soort.GAT, ""))
    paren = [(i, j) for i in leven for j in leven if i < j and uitkomst[i] != uitkomst[j]]
    verwacht |= {(Soort.TEGENSPRAAK, f"r{i}+r{j}") for i, j in paren if ((lezing[i] == WAAR) & (lezing[j] == WAAR)).any()}
    assert gevonden(regelset) == verwacht | set(afgedekt(lezing == WAAR, leven, uitkomst))


EINDIG = ("client.woonvorm_nodig", "plek.woonvorm", "client.woning", "client.zwaardere_vorm_akkoord", "client.urgentie")


@settings(max_examples=200, deadline=None)
@given(voorwaarden.filter(lambda als: set(feiten_in(als)) <= set(EINDIG) and feiten_in(als) != ()))
def test_te_voorzichtig_is_wat_alles_proberen_te_voorzichtig_noemt(als: Voorwaarde) -> None:
    """Over choices and small numbers, where every value can be tried."""
    namen, regel = feiten_in(als), regel_met(als)

    def lees(geval: tuple[Waarde, ...]) -> int:
        return lees_geval(regel, dict(zip(namen, geval, strict=True)).__getitem__, OP).waarde

    bekend = {geval: lees(geval) for geval in product(*(ALLES[naam] for naam in namen))}
    te_voorzichtig = False
    for deel in product(*((*ALLES[naam], ONBEKEND) for naam in namen)):
        uitkomsten = {waarde for geval, waarde in bekend.items() if all(w in (ONBEKEND, v) for v, w in zip(geval, deel, strict=True))}
        te_voorzichtig |= len(uitkomsten) == 1 and lees(deel) == ONZEKER
    assert (deelgeval(regel, OP) is not None) == te_voorzichtig


PER_VOORWAARDE = 30
GEVALLEN_MINSTENS = 10_000


def wereld_met(regel: Regel, gevallen: Sequence[dict[str, Waarde]]) -> Ruimte:
    """The facts of a rule, each of which may also be unknown or hold what it holds in one of these cases."""
    wereld = ruimte([regel], OP)
    bereiken = {}
    for naam, bereik in wereld.bereiken.items():
        waarden = [geval[naam] for geval in gevallen]
        woorden = sorted({woord for w in waarden for woord in (w if isinstance(w, frozenset) else [w] if isinstance(w, str) else [])})
        dagen = {w.toordinal() for w in waarden if isinstance(w, date)}
        getallen = {*bereik.getallen, *dagen} if bereik.getallen else bereik.getallen
        ruim = replace(bereik, laag=min(bereik.laag, 1), hoog=max(bereik.hoog, 20))
        bereiken[naam] = replace(ruim, onbekend=True, woorden=tuple(dict.fromkeys([*bereik.woorden, *woorden])), getallen=tuple(sorted(getallen)))
    return replace(wereld, bereiken=bereiken)


def lees_bewijzer(regel: Regel, gevallen: Sequence[dict[str, Waarde]]) -> Iterator[int]:
    """The third reading: each case fixed in the model of the prover, and what it then makes of the condition."""
    feiten = Feitmodel(wereld_met(regel, gevallen), OP, OP)
    twee = Formule(feiten).lees(regel.als)
    leeg = feiten.model
    for geval in gevallen:
        feiten.model = leeg.clone()
        for naam, waarde in geval.items():
            feiten.zet_vast(naam, waarde)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.catch_sigint_signal = False
        solver.parameters.cp_model_presolve = False
        assert solver.solve(feiten.model) in (cp_model.OPTIMAL, cp_model.FEASIBLE)
        waar, onwaar = (deel if isinstance(deel, bool) else solver.boolean_value(deel) for deel in (twee.waar, twee.onwaar))
        assert not (waar and onwaar)
        yield bijdrage(regel, WAAR if waar else ONWAAR if onwaar else ONZEKER)


def test_de_drie_lezingen_zijn_het_eens_over_tienduizend_gevallen() -> None:
    """One case, bulk and prover give the same for every condition the language has, unknown facts and open parameters included."""
    gelezen: list[int] = []

    @settings(max_examples=400, deadline=None, database=None)
    @given(alle_voorwaarden, st.sampled_from((Gevolg.TOELATEN, Gevolg.UITSLUITEN)), st.lists(feiten, min_size=PER_VOORWAARDE, max_size=PER_VOORWAARDE))
    def eens(als: Voorwaarde, dan: Gevolg, gegeven: list[dict[str, Waarde]]) -> None:
        regel = regel_met(als, dan)
        namen = feiten_in(als)
        gevallen = [{naam: _heel(feit[naam], naam) for naam in namen} for feit in gegeven]
        een = [bijdrage(regel, lees_geval(regel, geval.__getitem__, OP).waarde) for geval in gevallen]
        assert lees_rij(regel, lambda naam: [geval[naam] for geval in gevallen], len(gevallen), OP).tolist() == een
        assert list(lees_bewijzer(regel, gevallen)) == een
        gelezen.extend(een)

    eens()
    assert len(gelezen) >= GEVALLEN_MINSTENS
    assert min(gelezen.count(waarde) for waarde in (ONWAAR, ONZEKER, WAAR)) > GEVALLEN_MINSTENS / 20


def _heel(waarde: Waarde, naam: str) -> Waarde:
    """The prover knows an age or does not, and has no "none" where a fact always has a value."""
    if isinstance(waarde, Leeftijd):
        return Leeftijd(waarde.laag, waarde.laag)
    return ONBEKEND if waarde is AFWEZIG and AFWEZIG not in ALLES[naam] else waarde


@settings(max_examples=100, deadline=None)
@given(eisen())
def test_een_getuige_wordt_in_bulk_gelezen_zoals_een_voor_een(regelset: Regelset) -> None:
    for bevinding in verifieer_set(regelset, OP):
        op = bevinding.getuige["op"]
        assert isinstance(op, date)
        for regel in regelset.regels:
            if set(feiten_in(regel.als)) <= set(bevinding.getuige):
                een = bijdrage(regel, lees_geval(regel, bevinding.getuige.__getitem__, op).waarde)
                assert lees_rij(regel, lambda naam: [bevinding.getuige[naam]], 1, op).tolist() == [een]  # noqa: B023
