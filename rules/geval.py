"""One case: a rule read for one client (and one place), with a trace that says which part decided and which facts are missing."""

from __future__ import annotations

import operator as o
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from rules.feiten import Feittype, catalogus
from rules.taal import (
    GEEN_SCHUIF,
    OVER_VERZAMELING,
    Afgeleid,
    Alle,
    Constante,
    DagGevraagd,
    EenVan,
    Feitverwijzing,
    Gevolg,
    Niet,
    Operand,
    Operator,
    Parameterverwijzing,
    Regel,
    Vergelijking,
    Voorwaarde,
    feiten_in,
)
from rules.waarden import AFWEZIG, ONBEKEND, ONWAAR, ONZEKER, WAAR, Leeftijd, Leeg, Waarde, als_tekst

Feitenbron: TypeAlias = Callable[[str], Waarde]
_ORDE: Mapping[Operator, Callable[[int, int], bool]] = {
    Operator.GELIJK: o.eq,
    Operator.ONGELIJK: o.ne,
    Operator.MINDER: o.lt,
    Operator.HOOGSTENS: o.le,
    Operator.MEER: o.gt,
    Operator.MINSTENS: o.ge,
}


@dataclass(frozen=True)
class Spoor:
    """One node of the trace: the part of the rule, its truth value, and the facts it looked at."""

    deel: Voorwaarde
    waarde: int
    delen: tuple[Spoor, ...] = ()
    feiten: tuple[tuple[str, Waarde], ...] = ()


def lees_geval(regel: Regel, bron: Feitenbron, op: date) -> Spoor:
    """The condition of a rule at a date. With two possible ages both are read; only what differs is ONZEKER (counting.md 6)."""
    leeftijden = {naam: waarde for naam in feiten_in(regel.als) if isinstance(waarde := bron(naam), Leeftijd)}
    if not leeftijden:
        return lees_deel(regel.als, bron, op)
    laag = lees_deel(regel.als, _met(bron, {naam: leeftijd.laag for naam, leeftijd in leeftijden.items()}), op)
    hoog = lees_deel(regel.als, _met(bron, {naam: leeftijd.hoog for naam, leeftijd in leeftijden.items()}), op)
    return _herstel(_samen(laag, hoog), leeftijden)


def bijdrage(regel: Regel, waarde: int) -> int:
    """What a rule gives to the verdict of its set: a bar counts the other way round."""
    return WAAR - waarde if regel.dan is Gevolg.UITSLUITEN else waarde


def ontbrekende_feiten(spoor: Spoor) -> tuple[str, ...]:
    """Facts whose answer may still change this part, sorted: those below the parts that are ONZEKER themselves."""
    if spoor.waarde != ONZEKER:
        return ()
    gevonden = {naam for naam, waarde in spoor.feiten if waarde is ONBEKEND or isinstance(waarde, Leeftijd)}
    for deel in spoor.delen:
        gevonden.update(ontbrekende_feiten(deel))
    return tuple(sorted(gevonden))


def gebruikte_feiten(spoor: Spoor) -> Iterable[tuple[str, Waarde]]:
    """All facts the trace looked at, from left to right."""
    yield from spoor.feiten
    for deel in spoor.delen:
        yield from gebruikte_feiten(deel)


def _met(bron: Feitenbron, vast: Mapping[str, Waarde]) -> Feitenbron:
    return lambda naam: vast[naam] if naam in vast else bron(naam)


def _samen(laag: Spoor, hoog: Spoor) -> Spoor:
    waarde = laag.waarde if laag.waarde == hoog.waarde else ONZEKER
    return replace(laag, waarde=waarde, delen=tuple(_samen(a, b) for a, b in zip(laag.delen, hoog.delen, strict=True)))


def _herstel(spoor: Spoor, leeftijden: Mapping[str, Leeftijd]) -> Spoor:
    feiten = tuple((naam, leeftijden.get(naam, waarde)) for naam, waarde in spoor.feiten)
    return replace(spoor, feiten=feiten, delen=tuple(_herstel(deel, leeftijden) for deel in spoor.delen))


def lees_deel(deel: Voorwaarde, bron: Feitenbron, op: date) -> Spoor:
    """One condition, without two possible ages."""
    match deel:
        case Alle(delen):
            sporen = tuple(lees_deel(kind, bron, op) for kind in delen)
            return Spoor(deel, min(spoor.waarde for spoor in sporen), sporen)
        case EenVan(delen):
            sporen = tuple(lees_deel(kind, bron, op) for kind in delen)
            return Spoor(deel, max(spoor.waarde for spoor in sporen), sporen)
        case Niet(kind):
            spoor = lees_deel(kind, bron, op)
            return Spoor(deel, WAAR - spoor.waarde, (spoor,))
        case Afgeleid(_, kind):
            spoor = lees_deel(kind, bron, op)
            return Spoor(deel, spoor.waarde, (spoor,))
        case Vergelijking():
            operanden = [operand for operand in (deel.links, deel.rechts) if isinstance(operand, Feitverwijzing)]
            feiten = tuple((operand.naam, bron(operand.naam)) for operand in operanden)
            return Spoor(deel, _vergelijk(deel, bron, op), (), feiten)


def _vergelijk(v: Vergelijking, bron: Feitenbron, op: date) -> int:
    links = waarde_van(v.links, bron, op)
    if v.operator is Operator.IS_BEKEND:
        return ONWAAR if links is ONBEKEND else WAAR
    if v.operator is Operator.IS_AFWEZIG:
        return ONZEKER if links is ONBEKEND else _als(links is AFWEZIG or links == frozenset())
    assert v.rechts is not None  # the loader gives every other operator two sides
    rechts = waarde_van(v.rechts, bron, op)
    if v.operator in OVER_VERZAMELING:
        return _verzamelingen(v.operator, _als_verzameling(links), _als_verzameling(rechts))
    if links is AFWEZIG or rechts is AFWEZIG:
        return _als(v.operator is Operator.ONGELIJK)
    if links is ONBEKEND or rechts is ONBEKEND:
        return ONZEKER
    if v.operator is Operator.IN:
        assert isinstance(rechts, frozenset)  # the loader lets only a list stand here
        return _als(als_tekst(links) in rechts)
    return _als(_ORDE[v.operator](_rang(v, links), _rang(v, rechts)))


def _als(waar: bool) -> int:
    return WAAR if waar else ONWAAR


def _verzamelingen(operator: Operator, links: frozenset[str] | Leeg, rechts: frozenset[str] | Leeg) -> int:
    """Subset or overlap; an empty set decides even where the other side is unknown."""
    if operator is Operator.BEVAT_ALLE:
        if rechts == frozenset():
            return WAAR
        return ONZEKER if isinstance(links, Leeg) or isinstance(rechts, Leeg) else _als(rechts <= links)
    if frozenset() in (links, rechts):
        return ONWAAR
    return ONZEKER if isinstance(links, Leeg) or isinstance(rechts, Leeg) else _als(bool(links & rechts))


def _als_verzameling(waarde: Waarde) -> frozenset[str] | Leeg:
    """A single value counts as a set of one, none as the empty set."""
    if isinstance(waarde, frozenset) or waarde is ONBEKEND:
        return waarde
    return frozenset() if waarde is AFWEZIG else frozenset({als_tekst(waarde)})


def waarde_van(operand: Operand, bron: Feitenbron, op: date) -> Waarde:
    """What an operand holds for this case at this date."""
    match operand:
        case Constante(waarde):
            return waarde
        case DagGevraagd(schuif):
            return schuif(op)
        case Feitverwijzing(naam, schuif):
            waarde = bron(naam)
            return schuif(waarde) if schuif != GEEN_SCHUIF and isinstance(waarde, date) else waarde
        case Parameterverwijzing(naam):
            raise TypeError(f"parameter {naam}: a rule is read at a date, through Regelset.geldig_op")


def _rang(v: Vergelijking, waarde: Waarde) -> int:
    """A number that orders as the fact does: days, years, rank of a choice; texts only ever compare for equality."""
    if isinstance(waarde, date):
        return waarde.toordinal()
    if isinstance(waarde, int):
        return int(waarde)
    for operand in (v.links, v.rechts):
        if isinstance(operand, Feitverwijzing) and (feit := catalogus()[operand.naam]).geordend and feit.type is Feittype.KEUZE:
            return feit.keuzes.index(str(waarde))
    return _tekstcode(str(waarde))


def _tekstcode(tekst: str) -> int:
    """An injective number for a text: its bytes."""
    return int.from_bytes(b"\1" + tekst.encode(), "big")
