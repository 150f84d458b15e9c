"""Bulk reading: one rule over n clients × m places as int8 arrays, strong Kleene as min, max and 2 − x.

A rule looks at a few facts, so clients (and places) that agree on those are one *profiel*: the tree is read over profiles and the
result spread out. Pair facts are sparse: the default is read everywhere and the exceptions are read again, one by one in one array.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from rules.feiten import Feittype, catalogus
from rules.geval import bijdrage
from rules.taal import (
    GEEN_SCHUIF,
    OVER_VERZAMELING,
    Afgeleid,
    Alle,
    Constante,
    DagGevraagd,
    EenVan,
    Feitverwijzing,
    Niet,
    Operand,
    Operator,
    Parameterverwijzing,
    Regel,
    Schuif,
    Vergelijking,
    Voorwaarde,
    feiten_in,
)
from rules.waarden import AFWEZIG, ONBEKEND, ONWAAR, ONZEKER, WAAR, Leeftijd, Waarde, als_tekst

Oordelen: TypeAlias = npt.NDArray[np.int8]
Codes: TypeAlias = npt.NDArray[np.int64]
Feitkolom: TypeAlias = Callable[[str], Sequence[Waarde]]
_WAARDE, _AFWEZIG, _ONBEKEND = 0, 1, 2
_BITS = 62
_ORDE: Mapping[Operator, Callable[[Codes, Codes], npt.NDArray[np.bool_]]] = {
    Operator.GELIJK: np.equal,
    Operator.ONGELIJK: np.not_equal,
    Operator.MINDER: np.less,
    Operator.HOOGSTENS: np.less_equal,
    Operator.MEER: np.greater,
    Operator.MINSTENS: np.greater_equal,
}


@dataclass(frozen=True)
class Paarfeiten:
    """A pair fact: AFWEZIG except at these (client index, place index)."""

    uitzonderingen: Mapping[str, Mapping[tuple[int, int], Waarde]]


@dataclass(frozen=True)
class Kolommen:
    """Values of every fact that one reading needs, each with the shape it is spread over: (n, 1), (1, m) or (k,)."""

    waarden: Mapping[str, tuple[Sequence[Waarde], tuple[int, ...]]]
    op: date
    hoog: bool = False


def lees_rij(regel: Regel, clienten: Feitkolom, n: int, op: date) -> Oordelen:
    """What a rule about one side gives per client (or place): int8 of shape (n,)."""
    kolommen = {naam: (clienten(naam), (n,)) for naam in feiten_in(regel.als)}
    return np.broadcast_to(_beide_leeftijden(regel, kolommen, op), (n,)).astype(np.int8)


def lees_paren(regel: Regel, clienten: Feitkolom, plekken: Feitkolom, vorm: tuple[int, int], op: date, paar: Paarfeiten | None = None) -> Oordelen:
    """What a rule gives per pair: int8 of shape (n, m), `bijdrage` already taken."""
    n, m = vorm
    if n == 0 or m == 0:
        return np.zeros(vorm, dtype=np.int8)
    kant = {naam: _as(naam) for naam in feiten_in(regel.als)}
    van_client, client_index = _profielen({naam: clienten(naam) for naam, k in kant.items() if k == "client"}, n)
    van_plek, plek_index = _profielen({naam: plekken(naam) for naam, k in kant.items() if k == "plek"}, m)
    van_paar = [naam for naam, k in kant.items() if k == "paar"]
    kolommen: dict[str, tuple[Sequence[Waarde], tuple[int, ...]]] = {naam: (waarden, (-1, 1)) for naam, waarden in van_client.items()}
    kolommen |= {naam: (waarden, (1, -1)) for naam, waarden in van_plek.items()}
    kolommen |= {naam: ([AFWEZIG], (1, 1)) for naam in van_paar}
    tabel = _beide_leeftijden(regel, kolommen, op)
    tabel = np.broadcast_to(tabel, (int(client_index.max(initial=0)) + 1, int(plek_index.max(initial=0)) + 1)).astype(np.int8)
    uit = _uitgespreid(tabel, client_index, plek_index)
    if paar is not None and van_paar:
        _lees_uitzonderingen(regel, uit, clienten, plekken, {naam: paar.uitzonderingen.get(naam, {}) for naam in van_paar}, op)
    return uit


def _as(naam: str) -> str:
    """Whether a fact lies along the clients, along the pair, or along what they are offered (a place, a begeleider, …)."""
    kant = catalogus()[naam].kant
    return kant if kant in ("client", "paar") else "plek"


def _uitgespreid(tabel: Oordelen, client_index: npt.NDArray[np.intp], plek_index: npt.NDArray[np.intp]) -> Oordelen:
    breed = tabel if tabel.shape[1] == 1 else tabel.take(plek_index, axis=1)
    hoog = breed.take(client_index, axis=0)
    vorm = (len(client_index), len(plek_index))
    return hoog if hoog.shape == vorm else np.array(np.broadcast_to(hoog, vorm))


def _lees_uitzonderingen(
    regel: Regel, uit: Oordelen, clienten: Feitkolom, plekken: Feitkolom, paar: Mapping[str, Mapping[tuple[int, int], Waarde]], op: date
) -> None:
    plaatsen = sorted({plaats for feit in paar.values() for plaats in feit})
    if not plaatsen:
        return
    kolommen: dict[str, tuple[Sequence[Waarde], tuple[int, ...]]] = {}
    for naam in feiten_in(regel.als):
        match _as(naam):
            case "client":
                waarden = clienten(naam)
                kolommen[naam] = ([waarden[i] for i, _ in plaatsen], (-1,))
            case "plek":
                waarden = plekken(naam)
                kolommen[naam] = ([waarden[j] for _, j in plaatsen], (-1,))
            case _:
                kolommen[naam] = ([paar[naam].get(plaats, AFWEZIG) for plaats in plaatsen], (-1,))
    rijen, kolom = (list(deel) for deel in zip(*plaatsen, strict=True))
    uit[rijen, kolom] = _beide_leeftijden(regel, kolommen, op)


def _profielen(feiten: Mapping[str, Sequence[Waarde]], aantal: int) -> tuple[dict[str, list[Waarde]], npt.NDArray[np.intp]]:
    """The distinct combinations of these facts, and which one each client or place has."""
    if not feiten:
        return {}, np.zeros(aantal, dtype=np.intp)
    nummer: dict[tuple[Waarde, ...], int] = {}
    index = [nummer.setdefault(rij, len(nummer)) for rij in zip(*feiten.values(), strict=True)]
    return {naam: [rij[i] for rij in nummer] for i, naam in enumerate(feiten)}, np.array(index, dtype=np.intp)


def _beide_leeftijden(regel: Regel, kolommen: Mapping[str, tuple[Sequence[Waarde], tuple[int, ...]]], op: date) -> Oordelen:
    """Read with the lowest and with the highest possible age; what differs is ONZEKER (counting.md 6)."""
    laag = _lees(regel.als, Kolommen(kolommen, op))
    if any(catalogus()[naam].type is Feittype.LEEFTIJD for naam in kolommen):
        hoog = _lees(regel.als, Kolommen(kolommen, op, hoog=True))
        laag = np.where(laag == hoog, laag, np.int8(ONZEKER))
    return np.int8(WAAR) - laag if bijdrage(regel, WAAR) == ONWAAR else laag


def _lees(deel: Voorwaarde, k: Kolommen) -> Oordelen:
    match deel:
        case Alle(delen):
            uit = _lees(delen[0], k)
            for kind in delen[1:]:
                uit = np.minimum(uit, _lees(kind, k))
            return uit
        case EenVan(delen):
            uit = _lees(delen[0], k)
            for kind in delen[1:]:
                uit = np.maximum(uit, _lees(kind, k))
            return uit
        case Niet(kind):
            return np.int8(WAAR) - _lees(kind, k)
        case Afgeleid(_, kind):
            return _lees(kind, k)
        case Vergelijking():
            return _vergelijk(deel, k)


def _vergelijk(v: Vergelijking, k: Kolommen) -> Oordelen:
    if v.operator is Operator.IS_BEKEND:
        return _als(_staat(v.links, k) != _ONBEKEND)
    if v.operator is Operator.IS_AFWEZIG:
        staat = _staat(v.links, k)
        return np.where(staat == _ONBEKEND, np.int8(ONZEKER), _als(staat == _AFWEZIG))
    assert v.rechts is not None  # the loader gives every other operator two sides
    if v.operator in OVER_VERZAMELING:
        return _verzamelingen(v, k)
    links = _staat(v.links, k)
    if v.operator is Operator.IN:
        assert isinstance(v.links, Feitverwijzing)
        assert isinstance(v.rechts, Constante)
        if v.rechts.waarde is ONBEKEND:  # an open question without a default
            return np.where(links == _AFWEZIG, np.int8(ONWAAR), np.int8(ONZEKER))
        assert isinstance(v.rechts.waarde, frozenset)  # the loader makes this constant a set
        lid = _komt_voor(v.links, k, v.rechts.waarde)
        return np.where(links == _AFWEZIG, np.int8(ONWAAR), np.where(links == _ONBEKEND, np.int8(ONZEKER), _als(lid)))
    rechts = _staat(v.rechts, k)
    tekst: dict[str, int] = {}
    uit = _als(_ORDE[v.operator](_codes(v.links, v, k, tekst), _codes(v.rechts, v, k, tekst)))
    uit = np.where((links == _ONBEKEND) | (rechts == _ONBEKEND), np.int8(ONZEKER), uit)
    afwezig = WAAR if v.operator is Operator.ONGELIJK else ONWAAR
    return np.where((links == _AFWEZIG) | (rechts == _AFWEZIG), np.int8(afwezig), uit)


def _als(waar: npt.NDArray[np.bool_]) -> Oordelen:
    return np.asarray(waar).astype(np.int8) * np.int8(WAAR)


def _komt_voor(operand: Feitverwijzing, k: Kolommen, keuzes: frozenset[str]) -> npt.NDArray[np.bool_]:
    waarden, vorm = k.waarden[operand.naam]
    return np.array([als_tekst(waarde) in keuzes for waarde in waarden], dtype=np.bool_).reshape(vorm)


def _staat(operand: Operand, k: Kolommen) -> npt.NDArray[np.int8]:
    """Per value: has one, AFWEZIG or ONBEKEND. The empty set is AFWEZIG."""
    if not isinstance(operand, Feitverwijzing):
        onbekend = isinstance(operand, Constante) and operand.waarde is ONBEKEND
        return np.full((), _ONBEKEND if onbekend else _WAARDE, dtype=np.int8)
    waarden, vorm = k.waarden[operand.naam]
    staat = [_ONBEKEND if w is ONBEKEND else _AFWEZIG if w is AFWEZIG or w == frozenset() else _WAARDE for w in waarden]
    return np.array(staat, dtype=np.int8).reshape(vorm)


def _codes(operand: Operand, v: Vergelijking, k: Kolommen, tekst: dict[str, int]) -> Codes:
    """Numbers that compare as the values do; 0 where there is none (the state decides there)."""
    geordend = next((f.keuzes for a in (v.links, v.rechts) if isinstance(a, Feitverwijzing) and (f := catalogus()[a.naam]).geordend), ())
    rang = {keuze: i for i, keuze in enumerate(geordend)} if geordend else tekst

    def code(waarde: Waarde, schuif: Schuif) -> int:
        match waarde:
            case Leeftijd(laag, hoog):
                return hoog if k.hoog else laag
            case date():
                return (waarde if schuif == GEEN_SCHUIF else schuif(waarde)).toordinal()
            case int():
                return int(waarde)
            case str():
                return rang.setdefault(waarde, len(rang))
            case _:
                return 0

    match operand:
        case Constante(waarde):
            return np.array(code(waarde, GEEN_SCHUIF), dtype=np.int64)
        case DagGevraagd(schuif):
            return np.array(code(k.op, schuif), dtype=np.int64)
        case Feitverwijzing(naam, schuif):
            waarden, vorm = k.waarden[naam]
            return np.array([code(waarde, schuif) for waarde in waarden], dtype=np.int64).reshape(vorm)
        case Parameterverwijzing(naam):
            raise TypeError(f"parameter {naam}: a rule is read at a date, through Regelset.geldig_op")


def _verzamelingen(v: Vergelijking, k: Kolommen) -> Oordelen:
    """Subset or overlap by bit masks, as many words as needed; an empty set decides even where the other side is unknown."""
    assert v.rechts is not None
    (links, vorm_l), (rechts, vorm_r) = (_als_verzamelingen(operand, k) for operand in (v.links, v.rechts))
    lid = {item: i for i, item in enumerate(sorted({item for w in rechts if isinstance(w, frozenset) for item in w}))}
    heel_bekend = _in_verzameling(links, vorm_l) & _in_verzameling(rechts, vorm_r)
    a, b = _maskers(links, vorm_l, lid), _maskers(rechts, vorm_r, lid)
    if v.operator is Operator.BEVAT_ALLE:
        goed = np.logical_and.reduce([(x & y) == y for x, y in zip(a, b, strict=True)])
        leeg_beslist, dan = _is_leeg(rechts, vorm_r), WAAR
    else:
        goed = np.logical_or.reduce([(x & y) != 0 for x, y in zip(a, b, strict=True)])
        leeg_beslist, dan = _is_leeg(links, vorm_l) | _is_leeg(rechts, vorm_r), ONWAAR
    uit = np.where(heel_bekend, _als(goed), np.int8(ONZEKER))
    return np.where(leeg_beslist, np.int8(dan), uit)


def _als_verzamelingen(operand: Operand, k: Kolommen) -> tuple[list[Waarde], tuple[int, ...]]:
    waarden: Sequence[Waarde]
    vorm: tuple[int, ...]
    if isinstance(operand, Feitverwijzing):
        waarden, vorm = k.waarden[operand.naam]
    else:
        assert isinstance(operand, Constante)
        waarden, vorm = [operand.waarde], ()
    return [frozenset() if w is AFWEZIG else w if isinstance(w, frozenset) or w is ONBEKEND else frozenset({str(w)}) for w in waarden], vorm


def _in_verzameling(waarden: Sequence[Waarde], vorm: tuple[int, ...]) -> npt.NDArray[np.bool_]:
    return np.array([w is not ONBEKEND for w in waarden], dtype=np.bool_).reshape(vorm)


def _is_leeg(waarden: Sequence[Waarde], vorm: tuple[int, ...]) -> npt.NDArray[np.bool_]:
    return np.array([w == frozenset() for w in waarden], dtype=np.bool_).reshape(vorm)


def _maskers(waarden: Sequence[Waarde], vorm: tuple[int, ...], lid: Mapping[str, int]) -> list[Codes]:
    """Bit masks over `lid`, one array per word of 62 bits."""
    woorden = []
    for begin in range(0, max(1, len(lid)), _BITS):
        bit = {item: 1 << (i - begin) for item, i in lid.items() if begin <= i < begin + _BITS}
        woorden.append(np.array([sum(bit.get(item, 0) for item in w) if isinstance(w, frozenset) else 0 for w in waarden], dtype=np.int64).reshape(vorm))
    return woorden
