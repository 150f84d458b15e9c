"""What every fact of some rules can hold: the bounds the prover searches in, and a few values that stand for all others.

The outcome of a comparison depends only on how facts lie between each other and the constants. So for a number or date the values on
and beside every bound represent all; for words the constants and a word that no rule names; for sets every way to hold none, one, the
rest or all of the words that the rules treat alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from domain.beleid import lees_beleid
from rules.feiten import Feit, Feittype, catalogus
from rules.taal import Constante, Feitverwijzing, Operand, Operator, Regel, Schuif, Vergelijking, operanden, vergelijkingen
from rules.verifieer.drempels import drempels
from rules.verifieer.kalender import Paar, Vast, is_kalender, kalenderdagen, paren_van, vaste_van, wisseldagen
from rules.verifieer.woorden import deelverzamelingen, woorden_van
from rules.waarden import AFWEZIG, ONBEKEND, Leeftijd, Waarde

LEEFTIJD_HOOGST = 120
RUIMTE_DAGEN = 40
SCHRIKKEL_DAGEN = 4 * 366
VERDER = 20_000
ROND = 1000
"""Windows end on round ordinals, so that rules share what is looked up per day."""
ZONDER_RIJ = frozenset({"uitzondering"})
"""Sheets with a row for few people only: without a row even a yes/no is none."""
MEETBAAR = frozenset({Feittype.GETAL, Feittype.DATUM, Feittype.LEEFTIJD})


@dataclass(frozen=True)
class Bereik:
    """What one fact can hold. `waarden` represent all its values; `verder` lie beside or beyond what the other facts of a case hold.

    `laag` and `hoog` bound a number (dates as ordinals); where months or working days count between two facts only `getallen` are
    sought. `woorden` are what a choice, code or set can hold. `onbekend`: a rule asks
    with `is_bekend` whether it is known, so that not knowing it is a case of its own.
    """

    feit: Feit
    afwezig: bool
    onbekend: bool
    waarden: tuple[Waarde, ...]
    verder: tuple[Waarde, ...] = ()
    laag: int = 0
    hoog: int = 0
    woorden: tuple[str, ...] = ()
    getallen: tuple[int, ...] = ()

    @property
    def alles(self) -> tuple[Waarde, ...]:
        """Every representative of a case, none and unknown among them where they can be."""
        return (*self.waarden, *([AFWEZIG] if self.afwezig and frozenset() not in self.waarden else []), *([ONBEKEND] if self.onbekend else []))


@dataclass(frozen=True)
class Ruimte:
    """The facts of some rules, sorted by name, and the window in which dates lie (ordinals).

    `kalender`: some date is shifted by months or to a working day, so that not every day asked is alike; `paren` are then the
    comparisons of a date with the day asked, `vaste` those with a fixed day.
    """

    bereiken: Mapping[str, Bereik]
    eerste_dag: int
    laatste_dag: int
    kalender: bool
    paren: frozenset[Paar] = frozenset()
    vaste: frozenset[Vast] = frozenset()

    def dagen(self, van: date, tot: date, rond: date) -> tuple[date, ...]:
        """The days asked that a proof must try where not every day is alike, those of a period only."""
        return tuple(dag for dag in dict.fromkeys([*kalenderdagen(rond), *wisseldagen(self.paren, self.vaste, van, tot, rond)]) if van <= dag <= tot)


def ruimte(regels: Iterable[Regel], dag: date) -> Ruimte:
    """The facts of these rules, with values that tell apart everything the rules tell apart around `dag`."""
    alle = tuple(v for regel in regels for v in vergelijkingen(regel.als))
    eerste, laatste = _venster(alle, dag)
    bereiken: dict[str, Bereik] = {}
    for feiten, deel in _samenhangend(alle):
        onbekend = {v.links.naam for v in deel if v.operator is Operator.IS_BEKEND and isinstance(v.links, Feitverwijzing)}
        if any(feit.type in MEETBAAR for feit in feiten):
            bereiken |= _meetbaar(feiten, deel, dag, onbekend, eerste, laatste)
        else:
            bereiken |= _woorden(feiten, deel, onbekend)
    kalender = any(is_kalender(schuif_van(operand)) for v in alle for operand in (v.links, v.rechts))
    return Ruimte(dict(sorted(bereiken.items())), eerste, laatste, kalender, paren_van(alle, met_op=True), vaste_van(alle))


def kan_afwezig(feit: Feit) -> bool:
    """Whether a known fact may be "none": when its empty cell says so, or when "there is none" is an answer (a date, a code)."""
    match feit.type:
        case Feittype.JANEE:
            return feit.naam.partition(".")[0] in ZONDER_RIJ
        case Feittype.LEEFTIJD:
            return False
        case Feittype.DATUM | Feittype.TEKST | Feittype.VERZAMELING:
            return True
        case _:
            return feit.leeg is AFWEZIG


def _samenhangend(alle: tuple[Vergelijking, ...]) -> list[tuple[list[Feit], list[Vergelijking]]]:
    """Facts that are compared with each other, directly or through others, with their comparisons."""
    groep: dict[str, set[str]] = {}
    for v in alle:
        namen = sorted(feiten_van(v))
        samen = set().union(*(groep.get(naam, {naam}) for naam in namen))
        groep |= {naam: samen for naam in samen}
    per_groep = {min(samen): sorted(samen) for samen in groep.values()}
    return [([catalogus()[naam] for naam in namen], [v for v in alle if feiten_van(v) & set(namen)]) for _, namen in sorted(per_groep.items())]


def feiten_van(v: Vergelijking) -> set[str]:
    """Names of the facts in one comparison."""
    return {operand.naam for operand in operanden(v) if isinstance(operand, Feitverwijzing)}


def schuif_van(operand: Operand | None) -> Schuif:
    """The shift of a date; none for anything else."""
    return getattr(operand, "schuif", Schuif())


def _venster(alle: tuple[Vergelijking, ...], dag: date) -> tuple[int, int]:
    """Ordinals between which all dates are sought: wide enough for every shift in a row, and a leap day where months count."""
    ankers = [dag.toordinal()]
    schuiven = set()
    for operand in (operand for v in alle for operand in (v.links, v.rechts)):
        if isinstance(operand, Constante):
            dagen = operand.waarde if isinstance(operand.waarde, frozenset) else {operand.waarde}
            ankers += [waarde.toordinal() for waarde in dagen if isinstance(waarde, date)]
        schuiven.add(schuif_van(operand))
    lengte = sum(abs(int(s.dagen)) + 31 * abs(int(s.maanden)) for s in schuiven if isinstance(s.dagen, int) and isinstance(s.maanden, int))
    marge = lengte + RUIMTE_DAGEN + (SCHRIKKEL_DAGEN if any(is_kalender(s) for s in schuiven) else 0)
    eerste, laatste = (min(ankers) - marge) // ROND * ROND, (max(ankers) + marge) // ROND * ROND + ROND
    return max(1, eerste), min(date.max.toordinal(), laatste)


def _meetbaar(feiten: list[Feit], deel: list[Vergelijking], dag: date, onbekend: set[str], eerste: int, laatste: int) -> dict[str, Bereik]:
    grenzen = {feit.naam: _grenzen(feit, eerste, laatste) for feit in feiten}
    per_feit, aanvulling = drempels(deel, dag, grenzen)
    alles = [waarde for waarden in aanvulling.values() for waarde in waarden]
    ruim = len(feiten) + 1
    paren = [v for v in deel if len(feiten_van(v)) > 1]
    per_dag = any(is_kalender(schuif_van(operand)) for v in paren for operand in (v.links, v.rechts))
    bijzonder = {*kalenderdagen(dag), *wisseldagen(paren_van(deel, met_op=False), vaste_van(deel), date.min, date.max, dag)} if per_dag else set()
    alleen = drempels(deel, dag, grenzen, sorted(een.toordinal() for een in bijzonder))[1] if per_dag else {}
    uit = {}
    for feit in feiten:
        laag, hoog = grenzen[feit.naam]
        if feit.type is not Feittype.DATUM:
            laag, hoog = max(laag, min(alles) - ruim), min(hoog, max(alles) + ruim)
        onder = min(alles) - VERDER
        ver = (max(1, onder) if feit.type is Feittype.DATUM else onder, max(alles) + VERDER) if paren else ()
        uit[feit.naam] = Bereik(
            feit,
            kan_afwezig(feit),
            feit.naam in onbekend,
            tuple(_waarde(feit, getal) for getal in sorted(per_feit[feit.naam])),
            tuple(_waarde(feit, getal) for getal in (*sorted(aanvulling[feit.naam] - per_feit[feit.naam]), *ver)),
            laag,
            hoog,
            getallen=tuple(sorted(alleen.get(feit.naam, ()))),
        )
    return uit


def _grenzen(feit: Feit, eerste: int, laatste: int) -> tuple[int, int]:
    match feit.type:
        case Feittype.DATUM:
            return eerste, laatste
        case Feittype.LEEFTIJD:
            return 0, LEEFTIJD_HOOGST
        case _:
            return 0 if feit.laagst is None else feit.laagst, VERDER if feit.hoogst is None else feit.hoogst


def _waarde(feit: Feit, getal: int) -> Waarde:
    match feit.type:
        case Feittype.DATUM:
            return date.fromordinal(getal)
        case Feittype.LEEFTIJD:
            return Leeftijd(getal, getal)
        case _:
            return getal


def _woorden(feiten: list[Feit], deel: list[Vergelijking], onbekend: set[str]) -> dict[str, Bereik]:
    lijst = next((tuple(sorted(getattr(_beleid(), feit.lijst))) for feit in feiten if feit.lijst), ())
    woorden, los, vers = woorden_van(feiten, deel, lijst)
    uit = {}
    for feit in feiten:
        verder: tuple[Waarde, ...] = ()
        waarden: tuple[Waarde, ...]
        eigen: tuple[str, ...] = woorden
        match feit.type:
            case Feittype.JANEE:
                waarden, eigen = (False, True), ()
            case Feittype.KEUZE:
                waarden = eigen = feit.keuzes
            case Feittype.VERZAMELING:
                sets = deelverzamelingen(woorden, deel, los)
                waarden, verder = tuple(sets), tuple(items | {vers} for items in sets)
            case _:
                waarden, verder = woorden, (vers,)
        uit[feit.naam] = Bereik(feit, kan_afwezig(feit), feit.naam in onbekend, waarden, verder, woorden=eigen)
    return uit


_beleid = cache(lees_beleid)
"""The closed lists of the shipped beleid."""
