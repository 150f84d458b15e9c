"""Where an interview stands: the verdict as a function of the open facts, exactly.

Kleene may be too careful (x or not x), so what is still open is read over representatives of all answers (`vraaggesprek_waarden`) as
decision diagrams: a fact is worth asking exactly when it occurs in them, and the verdict is known exactly when none does. Of an
EISEN set the rules that share no open facts are parts of their own, and the verdict is the lowest of the parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial, reduce
from itertools import chain

from rules.geval import Feitenbron, bijdrage, lees_geval
from rules.regelboek import Regelset
from rules.taal import Afgeleid, Alle, EenVan, Methode, Niet, Regel, Vergelijking, Voorwaarde, feiten_in, vergelijkingen
from rules.vraaggesprek.diagram import Diagram, Eindwaarde, Knoop
from rules.vraaggesprek.waarden import antwoordklassen, feiten_van, lees_met, trossen
from rules.waarden import ONBEKEND, ONWAAR, ONZEKER, WAAR, Leeftijd, Waarde

GEEN_UITKOMST, TEGENSTRIJDIG, ONBESLIST = -1, -2, -3
"""What a table can give beside the number of an outcome: no row holds, two outcomes hold, or it cannot be known."""


@dataclass(frozen=True)
class Stand:
    """`namen` are the open facts by their number in `diagram`, `klassen` their possible answers, `delen` what the verdict is made of.

    `uitslag`: 0, 1 or 2 for an EISEN set, for a TABEL the number of its outcome or one of the constants above; None while a question
    can still change it. `regels` are the rules that are not decided yet.
    """

    diagram: Diagram
    namen: tuple[str, ...]
    klassen: tuple[tuple[Waarde, ...], ...]
    delen: tuple[Knoop, ...]
    uitslag: int | None
    regels: tuple[Regel, ...]

    @property
    def relevant(self) -> tuple[str, ...]:
        """The facts whose answer can still change the verdict, sorted."""
        return tuple(sorted(self.namen[feit] for deel in self.delen for feit in self.diagram.draagvlak(deel)))


def stand_van(regelset: Regelset, bron: Feitenbron, op: date, niet_geweten: frozenset[str], lijsten: Mapping[str, tuple[str, ...]]) -> Stand:
    """Reads a set as far as it is known; facts in `niet_geweten` stay unknown whatever is asked."""
    tabel = regelset.methode is Methode.TABEL
    regels = regelset.geldig_op(op) if tabel else regelset.eisen_op(op)
    waarden = [bijdrage(regel, lees_geval(regel, bron, op).waarde) for regel in regels]
    if not tabel and ONWAAR in waarden:
        return Stand(Diagram(()), (), (), (), ONWAAR, ())
    open_regels = [regel for regel, waarde in zip(regels, waarden, strict=True) if waarde == ONZEKER]
    lezer = _Lezer(open_regels, bron, op, lijsten)
    if tabel:
        rijen = [(regelset.uitkomsten.index(regel.uitkomst), lezer.regel(regel)) for regel in open_regels]
        vast = {regelset.uitkomsten.index(regel.uitkomst) for regel, waarde in zip(regels, waarden, strict=True) if waarde == WAAR}
        delen = [_tabel(lezer.diagram, rijen, vast, len(regelset.uitkomsten))]
        weg = ONBESLIST
    else:
        groepen = trossen_van_regels(open_regels, lezer.namen)
        delen = [reduce(lambda a, b: lezer.diagram.combineer(_laagste, a, b), map(lezer.regel, groep)) for groep in groepen]
        weg = ONZEKER
    for feit in (nummer for nummer, naam in enumerate(lezer.namen) if naam in niet_geweten):
        delen = [lezer.diagram.zonder(deel, feit, lambda a, b: a if a == b else weg) for deel in delen]
    if not tabel:
        delen = _afgetopt(lezer.diagram, delen)
    einden = [lezer.diagram.waarde(deel) for deel in delen]
    uitslag = None if None in einden else min((_getal(eind) for eind in einden if eind is not None), default=WAAR)
    return Stand(lezer.diagram, lezer.namen, lezer.klassen, tuple(delen), uitslag, tuple(open_regels))


def _afgetopt(diagram: Diagram, delen: Sequence[Knoop]) -> list[Knoop]:
    """What lies above the best the other parts can reach makes no difference."""
    hoogst = min((max(map(_getal, diagram.uitkomsten(deel))) for deel in delen), default=WAAR)
    return [diagram.beeld(lambda waarde: min(_getal(waarde), hoogst), deel) for deel in delen]


def trossen_van_regels(regels: Sequence[Regel], namen: Iterable[str]) -> list[list[Regel]]:
    """Rules that share open facts, directly or through others; a rule without any is a group by itself."""
    bekend = set(namen)
    groepen: list[tuple[set[str], list[Regel]]] = []
    for regel in regels:
        eigen = set(feiten_in(regel.als)) & bekend
        raken = [groep for groep in groepen if groep[0] & eigen]
        groepen = [groep for groep in groepen if not groep[0] & eigen]
        groepen.append((eigen.union(*(groep[0] for groep in raken)), [*chain.from_iterable(groep[1] for groep in raken), regel]))
    return [groep[1] for groep in groepen]


def _tabel(diagram: Diagram, rijen: Sequence[tuple[int, Knoop]], vast: set[int], aantal: int) -> Knoop:
    """Rows to one function: first the highest value per outcome, then what that means."""
    begin: Eindwaarde = tuple(WAAR if nummer in vast else ONWAAR for nummer in range(aantal))
    knoop = diagram.eind(_hoogste(begin, begin))
    for nummer, rij in rijen:
        knoop = diagram.combineer(_hoogste, knoop, diagram.beeld(partial(_alleen_bij, nummer, aantal), rij))
    return diagram.beeld(_uitslag, knoop)


def _alleen_bij(nummer: int, aantal: int, waarde: Eindwaarde) -> Eindwaarde:
    return tuple(_getal(waarde) if i == nummer else ONWAAR for i in range(aantal))


def _laagste(a: Eindwaarde, b: Eindwaarde) -> Eindwaarde:
    return min(_getal(a), _getal(b))


def _hoogste(a: Eindwaarde, b: Eindwaarde) -> Eindwaarde:
    """Per outcome the highest; two outcomes that hold are a contradiction whatever follows."""
    if TEGENSTRIJDIG in (a, b):
        return TEGENSTRIJDIG
    assert isinstance(a, tuple)  # rows are tuples until they are read as one verdict
    assert isinstance(b, tuple)
    samen = tuple(map(max, a, b))
    return TEGENSTRIJDIG if samen.count(WAAR) > 1 else samen


def _uitslag(per_uitkomst: Eindwaarde) -> Eindwaarde:
    if not isinstance(per_uitkomst, tuple):
        return per_uitkomst
    if ONZEKER in per_uitkomst:
        return ONBESLIST
    return per_uitkomst.index(WAAR) if WAAR in per_uitkomst else GEEN_UITKOMST


def _getal(waarde: Eindwaarde) -> int:
    assert isinstance(waarde, int)  # only rows of a table are tuples
    return waarde


class _Lezer:
    """Conditions to diagrams over the open facts of these rules; facts that are compared with each other stand side by side."""

    def __init__(self, regels: Sequence[Regel], bron: Feitenbron, op: date, lijsten: Mapping[str, tuple[str, ...]]) -> None:
        alle = list(chain.from_iterable(vergelijkingen(regel.als) for regel in regels))
        open_feiten = dict.fromkeys(naam for v in alle for naam in feiten_van(v) if bron(naam) is ONBEKEND or _twee_leeftijden(bron(naam)))
        tros_van = {naam: tros for tros in trossen(open_feiten, alle) for naam in tros}
        self.namen = tuple(dict.fromkeys(chain.from_iterable(tros_van[naam] for naam in open_feiten)))
        open_vergelijkingen = [v for v in dict.fromkeys(alle) if any(naam in tros_van for naam in feiten_van(v))]
        klassen = antwoordklassen(open_vergelijkingen, self.namen, bron, op, lijsten)
        self.klassen = tuple(klassen[naam] for naam in self.namen)
        self.diagram = Diagram([len(waarden) for waarden in self.klassen])
        self._nummer = {naam: nummer for nummer, naam in enumerate(self.namen)}
        self._bron = bron
        self._op = op
        self._gelezen: dict[Vergelijking, Knoop] = {}

    def regel(self, regel: Regel) -> Knoop:
        """What a rule gives to the verdict."""
        return self.diagram.beeld(lambda waarde: bijdrage(regel, _getal(waarde)), self._deel(regel.als))

    def _deel(self, deel: Voorwaarde) -> Knoop:
        match deel:
            case Alle(delen):
                return reduce(lambda a, b: self.diagram.combineer(_laagste, a, b), map(self._deel, delen))
            case EenVan(delen):
                return reduce(lambda a, b: self.diagram.combineer(lambda x, y: max(_getal(x), _getal(y)), a, b), map(self._deel, delen))
            case Niet(kind):
                return self.diagram.beeld(lambda waarde: WAAR - _getal(waarde), self._deel(kind))
            case Afgeleid(_, kind):
                return self._deel(kind)
            case Vergelijking():
                if deel not in self._gelezen:
                    self._gelezen[deel] = self._blad(deel)
                return self._gelezen[deel]

    def _blad(self, v: Vergelijking) -> Knoop:
        nummers = sorted({self._nummer[naam] for naam in feiten_van(v) if naam in self._nummer})
        if not nummers:
            return self.diagram.eind(lees_met(v, {}, self._bron, self._op))
        return self._tak(v, nummers, {})

    def _tak(self, v: Vergelijking, nummers: Sequence[int], gekozen: dict[str, Waarde]) -> Knoop:
        if not nummers:
            return self.diagram.eind(lees_met(v, gekozen, self._bron, self._op))
        eerst, *verder = nummers
        return self.diagram.knoop(eerst, tuple(self._tak(v, verder, gekozen | {self.namen[eerst]: waarde}) for waarde in self.klassen[eerst]))


def _twee_leeftijden(waarde: Waarde) -> bool:
    return isinstance(waarde, Leeftijd) and waarde.laag != waarde.hoog
