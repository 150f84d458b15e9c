"""The facts of a case as variables of the prover.

Dates are ordinals, ages and numbers themselves, words their place in a list that keeps the order of ordered choices; a set is one
yes/no per word. A fact is none, unknown (only where a rule asks with `is_bekend`), or has a value.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TypeAlias

from ortools.sat.python import cp_model

from rules.feiten import Feittype
from rules.taal import GEEN_SCHUIF, Constante, DagGevraagd, Feitverwijzing, Operand, Schuif
from rules.verifieer.kalender import is_kalender
from rules.verifieer.ruimte import Bereik, Ruimte
from rules.waarden import AFWEZIG, ONBEKEND, Leeftijd, Leeg, Waarde, als_tekst

Literal: TypeAlias = cp_model.LiteralT


def niet(deel: Literal) -> Literal:
    """The negation, of a constant too."""
    return (not deel) if isinstance(deel, bool) else ~deel


@dataclass(frozen=True)
class Feitvariabelen:
    """One fact: `afwezig`, `onbekend`, or `getal` (a set: one literal per word)."""

    bereik: Bereik
    afwezig: Literal
    onbekend: Literal
    getal: cp_model.IntVar | None
    woorden: Mapping[str, Literal]


@dataclass(frozen=True)
class Leden:
    """One side of a comparison of sets."""

    woorden: Mapping[str, Literal]
    leeg: Literal
    onbekend: Literal


class Feitmodel:
    """A model with the facts of a `Ruimte` and the day asked, between `van` and `tot`.

    On a single day, a date shifted by months or to a working day lies on one side of a bound when the date itself does (`grens`);
    only against another fact must it be looked up per day.
    """

    def __init__(self, ruimte: Ruimte, van: date, tot: date) -> None:
        self.model = cp_model.CpModel()
        self._ruimte = ruimte
        self._code = _codes(ruimte)
        eerste, laatste = max(van.toordinal(), ruimte.eerste_dag), min(tot.toordinal(), ruimte.laatste_dag)
        self._op = self.model.new_int_var(eerste, laatste, "op")
        self._dag = van if van == tot else None
        self._feiten: dict[str, Feitvariabelen] = {}
        self._schuiven: dict[tuple[str, Schuif], cp_model.IntVar] = {}

    def geval(self, solver: cp_model.CpSolver) -> tuple[date, dict[str, Waarde]]:
        """The day asked and the facts of a solution."""
        return date.fromordinal(solver.value(self._op)), {naam: self._waarde(feit, solver) for naam, feit in sorted(self._feiten.items())}

    def zet_vast(self, naam: str, waarde: Waarde) -> None:
        """Gives a fact this value, AFWEZIG or ONBEKEND in every case."""
        feit, m = self.feit(naam), self.model
        m.add_bool_and([feit.onbekend if waarde is ONBEKEND else niet(feit.onbekend)])
        if feit.getal is None:
            leden = waarde if isinstance(waarde, frozenset) else frozenset()
            assert leden <= feit.woorden.keys(), f"{naam}: a word the model does not have"
            m.add_bool_and([lid if woord in leden else niet(lid) for woord, lid in feit.woorden.items()])
        elif not isinstance(waarde, Leeg):
            m.add_bool_and([niet(feit.afwezig)])
            m.add(feit.getal == self.code(waarde))
        elif waarde is AFWEZIG:
            m.add_bool_and([feit.afwezig])

    def en(self, delen: Sequence[Literal]) -> Literal:
        """A literal that says all of these."""
        echt = [deel for deel in delen if deel is not True]
        if any(deel is False for deel in echt):
            return False
        if len(echt) < 2:
            return echt[0] if echt else True
        uit = self.model.new_bool_var("")
        self.model.add_bool_and(echt).only_enforce_if(uit)
        self.model.add_bool_or([uit, *(niet(deel) for deel in echt)])
        return uit

    def of(self, delen: Iterable[Literal]) -> Literal:
        """A literal that says at least one of these."""
        return niet(self.en([niet(deel) for deel in delen]))

    def feit(self, naam: str) -> Feitvariabelen:
        """The variables of a fact, made when first asked for."""
        if naam not in self._feiten:
            self._feiten[naam] = self._nieuw(self._ruimte.bereiken[naam])
        return self._feiten[naam]

    def _nieuw(self, bereik: Bereik) -> Feitvariabelen:
        m = self.model
        onbekend: Literal = m.new_bool_var("") if bereik.onbekend else False
        if bereik.feit.type is Feittype.VERZAMELING:
            leden: dict[str, Literal] = {woord: m.new_bool_var("") for woord in bereik.woorden}
            if bereik.onbekend:
                m.add_bool_and([niet(lid) for lid in leden.values()]).only_enforce_if(onbekend)
            return Feitvariabelen(bereik, self.en([niet(onbekend), *(niet(lid) for lid in leden.values())]), onbekend, None, leden)
        afwezig: Literal = m.new_bool_var("") if bereik.afwezig else False
        if bereik.afwezig and bereik.onbekend:
            m.add_bool_or([niet(afwezig), niet(onbekend)])
        if bereik.feit.type is Feittype.JANEE:
            getal = m.new_int_var(0, 1, "")
        elif bereik.woorden:
            getal = m.new_int_var_from_domain(cp_model.Domain.from_values([self._code[woord] for woord in bereik.woorden]), "")
        elif bereik.getallen:
            getal = m.new_int_var_from_domain(cp_model.Domain.from_values(bereik.getallen), "")
        else:
            getal = m.new_int_var(bereik.laag, bereik.hoog, "")
        return Feitvariabelen(bereik, afwezig, onbekend, getal, {})

    def _waarde(self, feit: Feitvariabelen, solver: cp_model.CpSolver) -> Waarde:
        if solver.boolean_value(feit.onbekend):
            return ONBEKEND
        if feit.getal is None:
            return frozenset(woord for woord, lid in feit.woorden.items() if solver.boolean_value(lid))
        if solver.boolean_value(feit.afwezig):
            return AFWEZIG
        getal = solver.value(feit.getal)
        match feit.bereik.feit.type:
            case Feittype.JANEE:
                return bool(getal)
            case Feittype.DATUM:
                return date.fromordinal(getal)
            case Feittype.LEEFTIJD:
                return Leeftijd(getal, getal)
            case Feittype.GETAL:
                return getal
            case _:
                return next(woord for woord in feit.bereik.woorden if self._code[woord] == getal)

    def staat(self, operand: Operand) -> tuple[Literal, Literal]:
        """Whether an operand is none, and whether it is unknown."""
        if isinstance(operand, Feitverwijzing):
            feit = self.feit(operand.naam)
            return feit.afwezig, feit.onbekend
        return False, isinstance(operand, Constante) and operand.waarde is ONBEKEND

    def getal(self, operand: Operand) -> cp_model.LinearExpr:
        """What an operand holds where it has a value."""
        match operand:
            case Feitverwijzing(naam, schuif):
                getal = self.feit(naam).getal
                assert getal is not None  # sets are compared by `leden`
                return self._verschoven(naam, getal, schuif)
            case DagGevraagd(schuif) if self._dag is not None:
                return cp_model.LinearExpr.constant(schuif(self._dag).toordinal())
            case DagGevraagd(schuif):
                return self._verschoven("op", self._op, schuif)
            case Constante(waarde):
                return cp_model.LinearExpr.constant(self.code(waarde))
            case _:
                raise TypeError("a rule is verified at a date, with its parameters filled in")

    def code(self, waarde: Waarde) -> int:
        """A value as the number it has in the model."""
        match waarde:
            case date():
                return waarde.toordinal()
            case Leeftijd(laag):
                return laag
            case int():
                return int(waarde)
            case _:
                return self._code.setdefault(str(waarde), len(self._code))

    def codes(self, woorden: frozenset[str], feit: str) -> list[int]:
        """The items of a list, as the values of this fact they stand for."""
        bereik = self._ruimte.bereiken[feit]
        match bereik.feit.type:
            case Feittype.JANEE:
                return [int(waarde) for waarde in (False, True) if als_tekst(waarde) in woorden]
            case Feittype.DATUM:
                return [date.fromisoformat(woord).toordinal() for woord in sorted(woorden)]
            case Feittype.GETAL:
                return [int(woord) for woord in sorted(woorden)]
            case _:
                return [self.code(woord) for woord in sorted(woorden)]

    def leden(self, operand: Operand) -> Leden:
        """An operand as a set: a single word is a set of one, none the empty set."""
        if isinstance(operand, Feitverwijzing):
            feit = self.feit(operand.naam)
            if feit.getal is None:
                return Leden(feit.woorden, feit.afwezig, feit.onbekend)
            bekend = self.en([niet(feit.afwezig), niet(feit.onbekend)])
            return Leden({woord: self.en([bekend, self._gelijk(feit.getal, woord)]) for woord in feit.bereik.woorden}, feit.afwezig, feit.onbekend)
        assert isinstance(operand, Constante)  # the loader lets no date stand here
        if operand.waarde is ONBEKEND:
            return Leden({}, False, True)
        woorden = operand.waarde if isinstance(operand.waarde, frozenset) else frozenset({str(operand.waarde)})
        return Leden({woord: True for woord in sorted(woorden)}, not woorden, False)

    def _gelijk(self, getal: cp_model.IntVar, woord: str) -> Literal:
        uit = self.model.new_bool_var("")
        self.model.add(getal == self._code[woord]).only_enforce_if(uit)
        self.model.add(getal != self._code[woord]).only_enforce_if(~uit)
        return uit

    def _verschoven(self, naam: str, dag: cp_model.IntVar, schuif: Schuif) -> cp_model.LinearExpr:
        """A shifted date: days add up; months and working days are looked up per day (`Bereik.getallen`)."""
        if schuif == GEEN_SCHUIF:
            return dag
        if not is_kalender(schuif):
            assert isinstance(schuif.dagen, int)  # parameters are filled in at the date asked
            return dag + schuif.dagen
        if (naam, schuif) not in self._schuiven:
            bereik = self._ruimte.bereiken[naam]
            paren = [(getal, schuif(date.fromordinal(getal)).toordinal()) for getal in bereik.getallen]
            uit = self.model.new_int_var(paren[0][1], paren[-1][1], "")
            self.model.add_allowed_assignments([dag, uit], paren)
            self._schuiven[naam, schuif] = uit
        return self._schuiven[naam, schuif]

    def vast(self, operand: Operand) -> int | None:
        """What an operand holds when it is the same in every case."""
        match operand:
            case DagGevraagd(schuif) if self._dag is not None:
                return schuif(self._dag).toordinal()
            case Constante(waarde) if not isinstance(waarde, Leeg | frozenset):
                return self.code(waarde)
            case _:
                return None

    def grens(self, operand: Operand, doel: int) -> tuple[cp_model.LinearExpr, int, int] | None:
        """A date whose shift is no fixed number of days, with the first and last value for which the shifted date is `doel`.

        The shifted date never goes down, so smaller dates come before `doel` and greater ones after; first > last when none comes on it.
        """
        if not isinstance(operand, Feitverwijzing) or not is_kalender(operand.schuif):
            return None
        dag, eerste = self.feit(operand.naam).getal, self._ruimte.eerste_dag
        assert dag is not None  # only dates are shifted
        tabel = _tabel(operand.schuif, eerste, self._ruimte.laatste_dag)
        return dag, eerste + bisect_left(tabel, doel), eerste + bisect_right(tabel, doel) - 1


@cache
def _tabel(schuif: Schuif, eerste: int, laatste: int) -> tuple[int, ...]:
    """The shifted date per day, as ordinals."""
    return tuple(schuif(date.fromordinal(dag)).toordinal() for dag in range(eerste, laatste + 1))


def _codes(ruimte: Ruimte) -> dict[str, int]:
    """A number per word; the words of ordered choices stand in their order."""
    bereiken = list(ruimte.bereiken.values())
    geordend = dict.fromkeys(keuze for bereik in bereiken if bereik.feit.geordend for keuze in bereik.feit.keuzes)
    rest = dict.fromkeys(sorted({woord for bereik in bereiken for woord in (*bereik.woorden, *bereik.feit.keuzes)}))
    return {woord: i for i, woord in enumerate(geordend | rest)}
