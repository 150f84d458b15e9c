"""The tables say what the rules say: read by a second evaluator of our own, they agree with the one-case reading on every known case."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.dmn import naar_dmn
from rules.dmn.model import model_van
from rules.feiten import Feit, Feittype, catalogus
from rules.geval import Feitenbron, lees_deel, lees_geval
from rules.laden import laad_regelboek
from rules.oordeel import oordeel_van, tabel_van
from rules.regelboek import Regelboek, Regelset
from rules.taal import (
    BESLISSEND,
    Afgeleid,
    Alle,
    Constante,
    DagGevraagd,
    EenVan,
    Feitverwijzing,
    Gevolg,
    Methode,
    Niet,
    Operator,
    Schuif,
    Vergelijking,
    Voorwaarde,
    feiten_in,
    operanden,
    vergelijkingen,
)
from rules.waarden import AFWEZIG, ONBEKEND, WAAR, Leeftijd, Waarde
from tests.rules.sfeel import TEGENSTRIJDIG, beslis
from tests.rules.willekeurig import OP, WAARDEN, regel_met, voorwaarden

BEKEND = st.fixed_dictionaries(
    {
        naam: st.sampled_from([waarde for waarde in waarden if waarde is not ONBEKEND and not (isinstance(waarde, Leeftijd) and waarde.laag != waarde.hoog)])
        for naam, waarden in WAARDEN.items()
    }
)
SETS = sorted(laad_regelboek().sets)


def _kaal(waarde: Waarde) -> object:
    """A known fact as DMN gets it."""
    if waarde is AFWEZIG:
        return None
    return waarde.laag if isinstance(waarde, Leeftijd) else waarde


def beslissingen(regelset: Regelset, feiten: Mapping[str, Waarde], op: date, xml: str) -> dict[str, object]:
    """The tables of a set for one case, the yes/no inputs worked out with the one-case reading."""
    toetsen = model_van(regelset, op).toetsen.op_naam
    invoer = {naam: _kaal(waarde) for naam, waarde in feiten.items()}
    invoer |= {f"toets.{naam}": _zeker(deel, feiten, op) for naam, deel in toetsen.items()}
    return beslis(xml, {**invoer, "op": op})


def _zeker(deel: Voorwaarde, feiten: Mapping[str, Waarde], op: date) -> bool:
    return lees_deel(deel, feiten.__getitem__, op).waarde == WAAR


def _ontnaamd(deel: Voorwaarde) -> Voorwaarde:
    """The same condition without derived names, which no book explains here."""
    match deel:
        case Alle(delen):
            return Alle(tuple(_ontnaamd(kind) for kind in delen))
        case EenVan(delen):
            return EenVan(tuple(_ontnaamd(kind) for kind in delen))
        case Niet(kind):
            return Niet(_ontnaamd(kind))
        case Afgeleid(_, kind):
            return _ontnaamd(kind)
        case _:
            return deel


def _eisenset(*als: Voorwaarde) -> Regelset:
    regels = tuple(regel_met(_ontnaamd(deel), Gevolg.UITSLUITEN if i % 2 else Gevolg.TOELATEN) for i, deel in enumerate(als))
    return Regelset("proef", "Proef", tuple(replace(regel, id=f"r{i}", titel=f"Regel {i}") for i, regel in enumerate(regels)))


@settings(deadline=None)
@given(als=st.lists(voorwaarden, min_size=1, max_size=3), feiten=BEKEND)
def test_eisen_als_tabellen_geven_hetzelfde_oordeel(als: list[Voorwaarde], feiten: dict[str, Waarde]) -> None:
    regelset = _eisenset(*als)
    uit = beslissingen(regelset, feiten, OP, naar_dmn(regelset, Regelboek({}, ""), OP).xml)
    for regel in regelset.regels:
        assert uit[regel.id] == (lees_geval(regel, feiten.__getitem__, OP).waarde == WAAR)
    assert uit["toegelaten"] == (oordeel_van(regelset, feiten.__getitem__, OP).waarde == WAAR)


@settings(deadline=None)
@given(als=st.lists(voorwaarden, min_size=1, max_size=4), uitkomsten=st.lists(st.sampled_from("abc"), min_size=4, max_size=4), feiten=BEKEND)
def test_een_tabelset_geeft_dezelfde_uitkomst(als: list[Voorwaarde], uitkomsten: list[str], feiten: dict[str, Waarde]) -> None:
    rijen = [(f"r{i}", deel, uitkomsten[i]) for i, deel in enumerate(als)]
    regels = tuple(replace(regel_met(_ontnaamd(deel), Gevolg.UITKOMST), id=id_, titel=id_, uitkomst=uitkomst) for id_, deel, uitkomst in rijen)
    regelset = Regelset("proef", "Proef", regels, Methode.TABEL, ("a", "b", "c"))
    uit = beslissingen(regelset, feiten, OP, naar_dmn(regelset, Regelboek({}, ""), OP).xml)
    oordeel = tabel_van(regelset, feiten.__getitem__, OP)
    assert uit["proef"] == (TEGENSTRIJDIG if oordeel.tegenstrijdig else oordeel.uitkomst)


A, B, C = Feitverwijzing("plek.woonvorm"), Feitverwijzing("client.woonvorm_nodig"), Feitverwijzing("client.urgentie")
LASTIG: dict[str, Voorwaarde] = {
    "bereik zonder ondergrens zelf": Alle((Vergelijking(Operator.MEER, C, Constante(1)), Vergelijking(Operator.HOOGSTENS, C, Constante(3)))),
    "bereik zonder bovengrens zelf": Alle((Vergelijking(Operator.MINDER, C, Constante(3)), Vergelijking(Operator.MINSTENS, C, Constante(1)))),
    "twee keuzes gelijk": Vergelijking(Operator.GELIJK, A, B),
    "twee keuzes ongelijk": Vergelijking(Operator.ONGELIJK, A, B),
    "twee keuzes geordend": Vergelijking(Operator.MEER, A, B),
    "constante links": Vergelijking(Operator.MINDER, Constante(2), C),
    "keuze links als constante": Vergelijking(Operator.MINDER, Constante("bw_thuis"), A),
    "dag links": Vergelijking(Operator.HOOGSTENS, DagGevraagd(), Feitverwijzing("client.vroegste_week")),
    "verschoven dag links": Vergelijking(Operator.MINDER, DagGevraagd(Schuif(dagen=-1)), Feitverwijzing("client.vroegste_week", Schuif(dagen=-7))),
    "twee constanten waar": Vergelijking(Operator.GELIJK, Constante(True, "aan"), Constante(True)),
    "twee constanten onwaar": Vergelijking(Operator.GELIJK, Constante(False, "aan"), Constante(True)),
    "twee teksten": Vergelijking(Operator.GELIJK, Feitverwijzing("locatie.organisatie_id"), Feitverwijzing("client.woont_bij_organisatie")),
}


@pytest.mark.parametrize("omgekeerd", [False, True])
@pytest.mark.parametrize("soort", LASTIG)
def test_een_lastige_vergelijking_klopt_voor_elke_waarde_ook_voor_wat_er_niet_is(soort: str, omgekeerd: bool) -> None:
    als: Voorwaarde = Niet(LASTIG[soort]) if omgekeerd else LASTIG[soort]
    regelset = _eisenset(als)
    xml = naar_dmn(regelset, Regelboek({}, ""), OP).xml
    namen = feiten_in(als)
    mogelijk = [[waarde for waarde in WAARDEN[naam] if waarde is not ONBEKEND] for naam in namen]
    for waarden in product(*mogelijk):
        feiten = dict(zip(namen, waarden, strict=True))
        assert beslissingen(regelset, feiten, OP, xml)["r0"] == _zeker(als, feiten, OP), feiten


def _keuzes_uit(regelset: Regelset, op: date) -> dict[str, list[Waarde]]:
    """For every fact of a set, values around what its rules ask."""
    geldig = regelset.geldig_op(op)
    uit: dict[str, list[Waarde]] = {}
    for regel in geldig:
        termijn = [regel.termijn.naam] if regel.termijn else []
        for naam in (*(o.naam for o in operanden(regel.als) if isinstance(o, Feitverwijzing)), *termijn):
            uit.setdefault(naam, list(_standaard(catalogus()[naam], op)))
        for v in vergelijkingen(regel.als):
            for feit, ander in ((v.links, v.rechts), (v.rechts, v.links)):
                if isinstance(feit, Feitverwijzing) and isinstance(ander, Constante) and ander.waarde is not ONBEKEND:
                    uit[feit.naam] += list(_rond(ander.waarde, catalogus()[feit.naam]))
    return uit


def _standaard(feit: Feit, op: date) -> Iterator[Waarde]:
    yield AFWEZIG if feit.type is not Feittype.VERZAMELING else frozenset()
    match feit.type:
        case Feittype.DATUM:
            yield from (op + timedelta(days=dagen) for dagen in (-100, -42, -14, -1, 0, 1, 14, 60))
        case Feittype.JANEE:
            yield from (True, False)
        case Feittype.KEUZE:
            yield from feit.keuzes
        case Feittype.VERZAMELING:
            yield frozenset({"lvb"})
        case Feittype.TEKST:
            yield from ("X1", "X2")
        case Feittype.LEEFTIJD:
            yield from (Leeftijd(jaar, jaar) for jaar in (15, 16, 17, 18, 40))
        case Feittype.GETAL:
            yield from (0, 1, 2)


def _rond(waarde: Waarde, feit: Feit) -> Iterator[Waarde]:
    if isinstance(waarde, frozenset):
        if feit.type is Feittype.VERZAMELING:
            yield waarde
        elif feit.type in (Feittype.KEUZE, Feittype.TEKST):
            yield from sorted(waarde)
    elif isinstance(waarde, int) and not isinstance(waarde, bool) and feit.type is Feittype.GETAL:
        yield from (waarde - 1, waarde, waarde + 1)
    elif isinstance(waarde, str | date) and feit.type is not Feittype.VERZAMELING:
        yield waarde


@cache
def _gevallen(naam: str, op: date) -> tuple[dict[str, Waarde], ...]:
    keuzes = _keuzes_uit(laad_regelboek()[naam], op)
    toeval = random.Random(naam)
    return tuple({feit: toeval.choice(waarden) for feit, waarden in sorted(keuzes.items())} for _ in range(60))


def _bron(feiten: Mapping[str, Waarde]) -> Feitenbron:
    """The facts of a case; what only a sentence names is none."""
    return lambda naam: feiten.get(naam, AFWEZIG)


@pytest.mark.parametrize("naam", SETS)
def test_elke_meegeleverde_set_zegt_in_dmn_hetzelfde(naam: str) -> None:
    regelset = laad_regelboek()[naam]
    xml = naar_dmn(regelset, laad_regelboek(), OP).xml
    for feiten in _gevallen(naam, OP):
        uit, bron = beslissingen(regelset, feiten, OP, xml), _bron(feiten)
        if regelset.methode is Methode.TABEL:
            oordeel = tabel_van(regelset, bron, OP)
            assert uit[naam] == (TEGENSTRIJDIG if oordeel.tegenstrijdig else oordeel.uitkomst)
            continue
        for regel in regelset.geldig_op(OP):
            assert uit[regel.id.replace("-", "_")] == (lees_geval(regel, bron, OP).waarde == WAAR)
        if any(regel.dan in BESLISSEND for regel in regelset.geldig_op(OP)):
            assert uit["toegelaten"] == (oordeel_van(regelset, bron, OP).waarde == WAAR)


def test_een_termijn_is_een_berekening_die_dezelfde_laatste_dag_geeft() -> None:
    regelset = laad_regelboek()["termijnen"]
    xml = naar_dmn(regelset, laad_regelboek(), OP).xml
    geteld = 0
    for feiten in _gevallen("termijnen", OP):
        uit = beslissingen(regelset, feiten, OP, xml)
        for regel in oordeel_van(regelset, _bron(feiten), OP).termijnen:
            naam = f"{regel.regel_id.replace('-', '_')}_laatste_dag"
            if naam in uit:
                assert uit[naam] == regel.laatste_dag
                geteld += 1
    assert geteld
