"""Which answers to the open facts are worth telling apart: a few representatives per fact, every combination of answers behaves as one of these.

Numbers, dates and ages: the points around each bound they are compared with, carried on to the open facts they are compared with (a
difference constraint that can hold, holds at such points). Words and sets of words: words that stand in the same known lists are
alike, and no comparison needs more than one witness among them. What no comparison tells apart is one class.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from rules.bw import eerste_dag_met
from rules.feiten import Feit, Feittype, catalogus
from rules.geval import Feitenbron, lees_deel, waarde_van
from rules.taal import Feitverwijzing, Operand, Schuif, Vergelijking
from rules.vraaggesprek.antwoord import OUDST, kan_geen
from rules.vraaggesprek.woorden import woordantwoorden
from rules.waarden import AFWEZIG, Leeftijd, Leeg, Waarde

GEORDEND = frozenset({Feittype.GETAL, Feittype.DATUM, Feittype.LEEFTIJD})
MET_WOORDEN = frozenset({Feittype.KEUZE, Feittype.TEKST, Feittype.VERZAMELING})


def antwoordklassen(
    vergelijkingen: Sequence[Vergelijking], open_feiten: Iterable[str], bron: Feitenbron, op: date, lijsten: Mapping[str, tuple[str, ...]]
) -> Mapping[str, tuple[Waarde, ...]]:
    """Per open fact one answer of every class that the comparisons tell apart. Ages are whole numbers here."""
    namen = sorted(set(open_feiten))
    kandidaten: dict[str, tuple[Waarde, ...]] = {naam: (True, False) for naam in namen if catalogus()[naam].type is Feittype.JANEE}
    for soorten, maak in ((GEORDEND, _punten), (MET_WOORDEN, woordantwoorden)):
        groep = [naam for naam in namen if catalogus()[naam].type in soorten]
        for tros in trossen(groep, vergelijkingen):
            erover = [v for v in vergelijkingen if set(feiten_van(v)) & set(tros)]
            kandidaten |= maak(tros, erover, bron, op, lijsten)
    for naam in namen:
        if kan_geen(catalogus()[naam]) and catalogus()[naam].type is not Feittype.VERZAMELING and not isinstance(bron(naam), Leeftijd):
            kandidaten[naam] = (*kandidaten[naam], AFWEZIG)
    return {naam: _klassen(naam, kandidaten, vergelijkingen, bron, op) for naam in namen}


def feiten_van(v: Vergelijking) -> tuple[str, ...]:
    """Names of the facts in one comparison."""
    return tuple(operand.naam for operand in (v.links, v.rechts) if isinstance(operand, Feitverwijzing))


def trossen(namen: Iterable[str], vergelijkingen: Iterable[Vergelijking]) -> list[tuple[str, ...]]:
    """Facts that hang together through comparisons, directly or not."""
    groepen = [{naam} for naam in namen]
    for v in vergelijkingen:
        samen = set(feiten_van(v))
        raken = [groep for groep in groepen if groep & samen]
        if len(raken) > 1:
            groepen = [groep for groep in groepen if groep not in raken] + [set().union(*raken)]
    return sorted(tuple(sorted(groep)) for groep in groepen)


def lees_met(v: Vergelijking, gekozen: Mapping[str, Waarde], bron: Feitenbron, op: date) -> int:
    """What a comparison gives with these answers filled in."""

    def waarde(naam: str) -> Waarde:
        bekend = gekozen[naam] if naam in gekozen else bron(naam)
        return bekend.laag if isinstance(bekend, Leeftijd) else bekend

    return lees_deel(v, waarde, op).waarde


def _klassen(naam: str, kandidaten: Mapping[str, tuple[Waarde, ...]], vergelijkingen: Sequence[Vergelijking], bron: Feitenbron, op: date) -> tuple[Waarde, ...]:
    """The first candidate of every class."""
    erover = [v for v in vergelijkingen if naam in feiten_van(v)]
    anderen = [next((ander for ander in feiten_van(v) if ander != naam and ander in kandidaten), None) for v in erover]
    gezien: dict[tuple[int, ...], Waarde] = {}
    for waarde in kandidaten[naam]:
        teken: list[int] = []
        for v, ander in zip(erover, anderen, strict=True):
            teken += [lees_met(v, {naam: waarde} | ({ander: tegen} if ander else {}), bron, op) for tegen in (kandidaten[ander] if ander else (AFWEZIG,))]
        gezien.setdefault(tuple(teken), waarde)
    return tuple(gezien.values())


def _punten(
    tros: Sequence[str], vergelijkingen: Sequence[Vergelijking], bron: Feitenbron, op: date, lijsten: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[Waarde, ...]]:
    """Answers of facts with an order, from low to high."""
    twee_leeftijden = {naam: waarde for naam in tros if isinstance(waarde := bron(naam), Leeftijd)}
    punten: dict[str, set[int]] = {naam: {leeftijd.laag, leeftijd.hoog} for naam, leeftijd in twee_leeftijden.items()}
    for naam in tros:
        if naam not in punten:
            punten[naam] = _grenspunten(catalogus()[naam], vergelijkingen, bron, op, set(tros))
    if not any(punten.values()):
        punten[tros[0]].add(op.toordinal() if catalogus()[tros[0]].type is Feittype.DATUM else len(tros))
    for _ in tros[1:]:
        nu = {naam: sorted(van_naam) for naam, van_naam in punten.items()}
        for v in vergelijkingen:
            _draag_over(v, nu, punten, twee_leeftijden)
    return {naam: tuple(_waarde(catalogus()[naam], punt) for punt in sorted(punten[naam]) if _kan(catalogus()[naam], punt)) for naam in tros}


def _grenspunten(feit: Feit, vergelijkingen: Sequence[Vergelijking], bron: Feitenbron, op: date, tros: set[str]) -> set[int]:
    punten = {grens for grens in (feit.laagst, feit.hoogst) if grens is not None}
    if feit.type is Feittype.LEEFTIJD:
        punten |= {0, OUDST}  # no answer lies outside: what must be above an age must be above the lowest
    for v in vergelijkingen:
        for zelf, ander in _zijden(v):
            if zelf.naam == feit.naam and not (isinstance(ander, Feitverwijzing) and ander.naam in tros):
                for grens in _getallen(waarde_van(ander, bron, op), feit.type):
                    punten |= _rond(zelf.schuif, grens, feit.type)
    return punten


def _draag_over(v: Vergelijking, nu: Mapping[str, Sequence[int]], punten: dict[str, set[int]], vast: Mapping[str, Leeftijd]) -> None:
    """Both sides open: points of one give points of the other, one step further."""
    for zelf, ander in _zijden(v):
        if isinstance(ander, Feitverwijzing) and zelf.naam in punten and ander.naam in punten and zelf.naam not in vast:
            soort = catalogus()[zelf.naam].type
            for punt in nu[ander.naam]:
                grens = ander.schuif(_dag(punt)).toordinal() if soort is Feittype.DATUM else punt
                punten[zelf.naam] |= _rond(zelf.schuif, grens, soort)


def _zijden(v: Vergelijking) -> Iterator[tuple[Feitverwijzing, Operand]]:
    if v.rechts is None:
        return
    for zelf, ander in ((v.links, v.rechts), (v.rechts, v.links)):
        if isinstance(zelf, Feitverwijzing):
            yield zelf, ander


def _rond(schuif: Schuif, grens: int, soort: Feittype) -> set[int]:
    """Just before, at and just after the bound, as the fact stands before it is shifted."""
    if soort is not Feittype.DATUM:
        return {grens - 1, grens, grens + 1}
    eerste = eerste_dag_met(schuif, _dag(grens)).toordinal()
    erna = eerste_dag_met(schuif, _dag(grens + 1)).toordinal()
    return {eerste - 1, eerste, erna}


def _getallen(waarde: Waarde, soort: Feittype) -> Iterator[int]:
    """The bounds in a known value; a list of `in` holds several."""
    match waarde:
        case Leeg() | bool():
            return
        case frozenset():
            yield from (date.fromisoformat(woord).toordinal() if soort is Feittype.DATUM else int(woord) for woord in sorted(waarde))
        case Leeftijd(laag, hoog):
            yield from {laag, hoog}
        case date():
            yield waarde.toordinal()
        case int():
            yield waarde


def _dag(punt: int) -> date:
    return date.fromordinal(min(max(punt, date.min.toordinal()), date.max.toordinal()))


def _kan(feit: Feit, punt: int) -> bool:
    """Whether a person could answer this."""
    if feit.type is Feittype.LEEFTIJD:
        return 0 <= punt <= OUDST
    if feit.type is Feittype.DATUM:
        return date.min.toordinal() <= punt <= date.max.toordinal()
    return (feit.laagst is None or punt >= feit.laagst) and (feit.hoogst is None or punt <= feit.hoogst)


def _waarde(feit: Feit, punt: int) -> Waarde:
    return _dag(punt) if feit.type is Feittype.DATUM else punt
