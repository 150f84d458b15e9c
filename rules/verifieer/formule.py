"""Conditions as formulas for the prover: each in strong Kleene logic, as the pair "it is WAAR" and "it is ONWAAR".

Where nothing can be unknown, the second is simply the negation of the first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ortools.sat.python import cp_model

from rules.geval import lees_deel
from rules.taal import OVER_VERZAMELING, Afgeleid, Alle, Constante, DagGevraagd, EenVan, Feitverwijzing, Niet, Operand, Operator, Vergelijking, Voorwaarde
from rules.verifieer.feitmodel import Feitmodel, Leden, Literal, niet
from rules.waarden import ONWAAR, ONZEKER, WAAR, Waarde

VER = 10**8
"""Further apart than any two values are."""
_LIGT: Mapping[Operator, tuple[bool, bool, bool]] = {
    Operator.GELIJK: (False, True, False),
    Operator.ONGELIJK: (True, False, True),
    Operator.MINDER: (True, False, False),
    Operator.HOOGSTENS: (True, True, False),
    Operator.MEER: (False, False, True),
    Operator.MINSTENS: (False, True, True),
}
"""Whether a comparison holds when left lies before, on or after right."""
_GESPIEGELD = {
    Operator.MINDER: Operator.MEER,
    Operator.MEER: Operator.MINDER,
    Operator.HOOGSTENS: Operator.MINSTENS,
    Operator.MINSTENS: Operator.HOOGSTENS,
}


def _domein(operator: Operator, eerste: int, laatste: int) -> cp_model.Domain:
    """Values for which `value operator bound` holds, when those from `eerste` to `laatste` come on the bound."""
    delen = ((-VER, eerste - 1), (eerste, laatste), (laatste + 1, VER))
    return cp_model.Domain.from_intervals([[laag, hoog] for ligt, (laag, hoog) in zip(_LIGT[operator], delen, strict=True) if ligt and laag <= hoog])


@dataclass(frozen=True)
class Twee:
    """A Kleene value: `waar` and `onwaar` are never both true; neither is ONZEKER. `zeker`: ONZEKER cannot be."""

    waar: Literal
    onwaar: Literal
    zeker: bool


class Formule:
    """Reads conditions over the facts of a model; a comparison that comes back is made once."""

    def __init__(self, feiten: Feitmodel) -> None:
        self._f = feiten
        self._gezien: dict[tuple[Operator, Operand, Operand | None], Twee] = {}

    def lees(self, deel: Voorwaarde) -> Twee:
        """A condition as a pair of literals."""
        match deel:
            case Alle(delen):
                twee = [self.lees(kind) for kind in delen]
                return self._alle([een.waar for een in twee], [een.onwaar for een in twee], twee)
            case EenVan(delen):
                twee = [self.lees(kind) for kind in delen]
                return _om(self._alle([een.onwaar for een in twee], [een.waar for een in twee], twee))
            case Niet(kind):
                return _om(self.lees(kind))
            case Afgeleid(_, kind):
                return self.lees(kind)
            case Vergelijking(operator, links, rechts):
                if (operator, links, rechts) not in self._gezien:
                    self._gezien[operator, links, rechts] = self._vergelijk(deel)
                return self._gezien[operator, links, rechts]

    def _alle(self, voor: Sequence[Literal], tegen: Sequence[Literal], delen: Sequence[Twee]) -> Twee:
        """All of `voor` hold, or one of `tegen` does."""
        alle, zeker = self._f.en(voor), all(een.zeker for een in delen)
        return Twee(alle, niet(alle) if zeker else self._f.of(tegen), zeker)

    def _vergelijk(self, v: Vergelijking) -> Twee:
        f = self._f
        if not any(isinstance(operand, Feitverwijzing | DagGevraagd) for operand in (v.links, v.rechts)):
            waarde = lees_deel(v, _geen_feit, date.min).waarde  # between parameters and constants: the same for every case
            return Twee(waarde == WAAR, waarde == ONWAAR, waarde != ONZEKER)
        afwezig_l, onbekend_l = f.staat(v.links)
        if v.operator is Operator.IS_BEKEND:
            return Twee(niet(onbekend_l), onbekend_l, True)
        if v.operator is Operator.IS_AFWEZIG:
            return Twee(afwezig_l, f.en([niet(afwezig_l), niet(onbekend_l)]), onbekend_l is False)
        assert v.rechts is not None  # the loader gives every other operator two sides
        if v.operator in OVER_VERZAMELING:
            return self._verzamelingen(v.operator, f.leden(v.links), f.leden(v.rechts))
        afwezig_r, onbekend_r = f.staat(v.rechts)
        zeker = onbekend_l is False and onbekend_r is False
        aanwezig = f.en([niet(afwezig_l), niet(afwezig_r)])
        bekend = f.en([aanwezig, niet(onbekend_l), niet(onbekend_r)])
        uit = False if bekend is False else self._orde(v, v.links, v.rechts)
        ja, nee = f.en([bekend, uit]), f.en([bekend, niet(uit)])
        if v.operator is Operator.ONGELIJK:
            return Twee(niet(nee) if zeker else f.of([ja, niet(aanwezig)]), nee, zeker)
        return Twee(ja, niet(ja) if zeker else f.of([nee, niet(aanwezig)]), zeker)

    def _orde(self, v: Vergelijking, links: Operand, rechts: Operand) -> Literal:
        f, uit = self._f, self._f.model.new_bool_var("")
        if v.operator is Operator.IN:
            assert isinstance(links, Feitverwijzing)
            assert isinstance(rechts, Constante)
            assert isinstance(rechts.waarde, frozenset)  # the loader lets only a list stand here
            verschil, ja = self._een_van(links, f.codes(rechts.waarde, links.naam))
        else:
            verschil, ja = self._verschil(v.operator, links, rechts)
        nee = ja.complement()
        f.model.add_linear_expression_in_domain(verschil, ja).only_enforce_if(uit)
        f.model.add_linear_expression_in_domain(verschil, nee).only_enforce_if(~uit)
        return uit

    def _verschil(self, operator: Operator, links: Operand, rechts: Operand) -> tuple[cp_model.LinearExpr, cp_model.Domain]:
        """A number, and where it lies when the comparison holds."""
        for eigen, ander, richting in ((links, rechts, operator), (rechts, links, _GESPIEGELD.get(operator, operator))):
            doel = self._f.vast(ander)
            if doel is not None and (grens := self._f.grens(eigen, doel)):
                return grens[0], _domein(richting, grens[1], grens[2])
        return self._f.getal(links) - self._f.getal(rechts), _domein(operator, 0, 0)

    def _een_van(self, links: Feitverwijzing, codes: Sequence[int]) -> tuple[cp_model.LinearExpr, cp_model.Domain]:
        """The same for a list: the values that come on one of its items."""
        grenzen = [grens for code in codes if (grens := self._f.grens(links, code))]
        if not grenzen:
            return self._f.getal(links), cp_model.Domain.from_values(codes)
        return grenzen[0][0], cp_model.Domain.from_intervals([[eerste, laatste] for _, eerste, laatste in grenzen if eerste <= laatste])

    def _verzamelingen(self, operator: Operator, links: Leden, rechts: Leden) -> Twee:
        """Subset or overlap; an empty set decides even where the other side is unknown."""
        f = self._f
        bekend, zeker = f.en([niet(links.onbekend), niet(rechts.onbekend)]), links.onbekend is False and rechts.onbekend is False
        if operator is Operator.BEVAT_ALLE:
            leeg = rechts.leeg
            goed = f.en([f.of([niet(lid), links.woorden.get(woord, False)]) for woord, lid in rechts.woorden.items()])
            waar = f.of([leeg, f.en([bekend, goed])])
            return Twee(waar, niet(waar) if zeker else f.en([niet(leeg), bekend, niet(goed)]), zeker)
        leeg = f.of([links.leeg, rechts.leeg])
        goed = f.of([f.en([lid, rechts.woorden[woord]]) for woord, lid in links.woorden.items() if woord in rechts.woorden])
        waar = f.en([niet(leeg), bekend, goed])
        return Twee(waar, niet(waar) if zeker else f.of([leeg, f.en([bekend, niet(goed)])]), zeker)


def _om(een: Twee) -> Twee:
    return Twee(een.onwaar, een.waar, een.zeker)


def _geen_feit(naam: str) -> Waarde:
    raise KeyError(naam)
