"""A condition as rows of a decision table: disjunctive normal form, each part a cell under a column.

Exact for facts that are known, AFWEZIG included: DMN gives an absent fact as `null`, which makes every comparison fail but `not(…)`
hold, as with us. Where that is not enough, and for what S-FEEL cannot say at all (sets, is_afwezig, statutory terms), a yes/no input
`toets.…` is asked for; `Toetsen` keeps what each of them means.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeAlias

from rules.dmn.feel import Eindpunt, Grens, Naam, Unair
from rules.dmn.uitdrukking import Cel, Kolom, als_eindpunt, cel, feit_van, kolom, uit_lijst, uitdrukking, zegbaar
from rules.dmn.woorden import in_nederlands
from rules.feiten import Feit, Feittype
from rules.geval import lees_deel
from rules.taal import (
    ORDENEND,
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
    Vergelijking,
    Voorwaarde,
)
from rules.waarden import WAAR, Waarde

GRENS_RIJEN = 60
"""A condition with more rows than this is asked as one yes/no input."""
GRENS_KEUZES = 6
TEKENS = {Operator.MINDER: "<", Operator.HOOGSTENS: "<=", Operator.MEER: ">", Operator.MINSTENS: ">=", Operator.GELIJK: ""}
TEGENDEEL = {
    Operator.MINDER: Operator.MINSTENS,
    Operator.HOOGSTENS: Operator.MEER,
    Operator.MEER: Operator.HOOGSTENS,
    Operator.MINSTENS: Operator.MINDER,
    Operator.GELIJK: Operator.ONGELIJK,
    Operator.ONGELIJK: Operator.GELIJK,
}
SPIEGEL = {Operator.MINDER: Operator.MEER, Operator.MEER: Operator.MINDER, Operator.HOOGSTENS: Operator.MINSTENS, Operator.MINSTENS: Operator.HOOGSTENS}

Rij: TypeAlias = tuple[Cel, ...]
Rijen: TypeAlias = tuple[Rij, ...]


class TeGroot(Exception):
    """More rows than `GRENS_RIJEN`."""


@dataclass
class Toetsen:
    """The yes/no inputs asked for, by name, each with the condition it stands for."""

    op_naam: dict[str, Voorwaarde] = field(default_factory=dict)

    def cel(self, voorwaarde: Voorwaarde, ja: bool) -> Cel:
        """The cell that asks for this condition."""
        kaal = zonder_regelnummers(voorwaarde)
        naam = next((naam for naam, al in self.op_naam.items() if al == kaal), None)
        if naam is None:
            kort = _kort(kaal)
            kandidaten = (kort, *(f"{kort}_{nummer}" for nummer in range(2, len(self.op_naam) + 2)))
            naam = next(kandidaat for kandidaat in kandidaten if kandidaat not in self.op_naam)
            self.op_naam[naam] = kaal
        return Cel(Kolom(f"toets.{naam}", "boolean"), Unair((Grens("", ja),)))

    def betekenis(self, naam: str) -> str:
        """What an input means, in Dutch."""
        return in_nederlands(self.op_naam[naam])


def rijen_van(voorwaarde: Voorwaarde, toetsen: Toetsen) -> Rijen:
    """The rows under which a condition (parameters filled in) holds."""
    al = dict(toetsen.op_naam)
    try:
        return _zonder_overbodige(_rijen(voorwaarde, True, toetsen))
    except TeGroot:
        toetsen.op_naam = al
        return ((toetsen.cel(voorwaarde, True),),)


def _rijen(deel: Voorwaarde, ja: bool, toetsen: Toetsen) -> Rijen:
    match deel:
        case Niet(kind):
            return _rijen(kind, not ja, toetsen)
        case Afgeleid(_, kind):
            return _rijen(kind, ja, toetsen)
        case Vergelijking():
            return _Blad(toetsen).rijen(deel, ja)
        case Alle(delen) | EenVan(delen):
            kinderen = [_rijen(kind, ja, toetsen) for kind in delen]
            if isinstance(deel, Alle) != ja:
                return _begrensd(rij for kind in kinderen for rij in kind)
            samen: Rijen = ((),)
            for rijen in kinderen:
                samen = _zonder_overbodige(_begrensd(tuple(dict.fromkeys((*al, *erbij))) for al in samen for erbij in rijen))
            return samen


def _begrensd(rijen: Iterable[Rij]) -> Rijen:
    uit: dict[Rij, None] = {}
    for rij in rijen:
        uit[rij] = None
        if len(uit) > GRENS_RIJEN:
            raise TeGroot
    return tuple(uit)


def _zonder_overbodige(rijen: Rijen) -> Rijen:
    """Without rows that another row already covers."""
    als_set = [frozenset(rij) for rij in rijen]
    return tuple(rij for i, rij in enumerate(rijen) if not any(ander < als_set[i] or (ander == als_set[i] and j < i) for j, ander in enumerate(als_set)))


@dataclass(frozen=True)
class _Blad:
    """The rows of one comparison."""

    toetsen: Toetsen

    def rijen(self, v: Vergelijking, ja: bool) -> Rijen:
        if isinstance(v.links, Constante) and isinstance(v.rechts, Constante) and zegbaar(v.links) and zegbaar(v.rechts):
            # a parameter beside a constant: settled at the date of the export
            return ((),) if (_staat_vast(v) == WAAR) == ja else ()
        if v.rechts is None or v.operator in OVER_VERZAMELING or not all(zegbaar(kant) for kant in (v.links, v.rechts)):
            return self._vraag(v, ja)
        if v.operator is Operator.IN:
            return self._in(v, v.rechts, ja)
        links, rechts = v.links, v.rechts
        operator: Operator = v.operator
        if (isinstance(links, Constante) or (isinstance(links, DagGevraagd) and isinstance(rechts, Feitverwijzing))) and not isinstance(rechts, Constante):
            links, rechts, operator = rechts, links, SPIEGEL.get(operator, operator)
        if not ja:
            operator = TEGENDEEL[operator]
        feit = feit_van(links)
        if feit is not None and operator in ORDENEND and feit.geordend:
            return self._geordend(feit, links, rechts, operator, ja)
        if isinstance(rechts, Constante):
            return self._met_eindpunt(links, operator, als_eindpunt(rechts.waarde), ja)
        if rechts == DagGevraagd() and isinstance(links, Feitverwijzing):
            return self._met_eindpunt(links, operator, Naam("op"), ja)
        if (keuzes := _keuzes(links, rechts)) and len(keuzes[1]) <= GRENS_KEUZES:
            return self._gepaard(links, rechts, operator, keuzes)
        return self._twee_kanten(links, operator, rechts, ja)

    def _vraag(self, v: Vergelijking, ja: bool) -> Rijen:
        return ((self.toetsen.cel(v, ja),),)

    def _geen(self, *operanden: Operand) -> Rijen:
        """A denied comparison also holds when a fact is absent."""
        return tuple((self._afwezig(operand, True),) for operand in operanden if isinstance(operand, Feitverwijzing))

    def _afwezig(self, feit: Feitverwijzing, ja: bool) -> Cel:
        return self.toetsen.cel(Vergelijking(Operator.IS_AFWEZIG, Feitverwijzing(feit.naam)), ja)

    def _in(self, v: Vergelijking, rechts: Operand, ja: bool) -> Rijen:
        feit = feit_van(v.links)
        if feit is None or not isinstance(rechts, Constante) or not isinstance(rechts.waarde, frozenset) or not rechts.waarde:
            return self._vraag(v, ja)
        return ((cel(v.links, tuple(uit_lijst(tekst, feit) for tekst in sorted(rechts.waarde)), ja),),)

    def _met_eindpunt(self, links: Operand, operator: Operator, eindpunt: Eindpunt, ja: bool) -> Rijen:
        if operator not in ORDENEND:
            return ((cel(links, (eindpunt,), operator is Operator.GELIJK),),)
        rij = (Cel(kolom(links), Unair((Grens(TEKENS[operator], eindpunt),))),)
        return (rij,) if ja else (rij, *self._geen(links))

    def _geordend(self, feit: Feit, links: Operand, rechts: Operand, operator: Operator, ja: bool) -> Rijen:
        """Words have no order in DMN that is ours: the choices that fit are listed."""
        geen = () if ja else self._geen(links, rechts)
        if isinstance(rechts, Constante):
            goed = _op_rang(feit.keuzes, operator, feit.keuzes.index(str(rechts.waarde)))
            return ((cel(links, goed, True),), *geen) if goed else geen
        paren = [(woord, _op_rang(feit.keuzes, operator, i)) for i, woord in enumerate(feit.keuzes)]
        return (*((cel(links, goed, True), cel(rechts, (woord,), True)) for woord, goed in paren if goed), *geen)

    def _gepaard(self, links: Operand, rechts: Operand, operator: Operator, keuzes: tuple[tuple[Eindpunt, ...], tuple[Eindpunt, ...]]) -> Rijen:
        """Two facts with few choices: a row for each value, so that absent facts come out right."""
        gelijk = operator is Operator.GELIJK
        rijen = tuple((cel(links, (woord,), gelijk), cel(rechts, (woord,), True)) for woord in keuzes[1] if not gelijk or woord in keuzes[0])
        return rijen if gelijk else (*rijen, *self._geen(rechts))

    def _twee_kanten(self, links: Operand, operator: Operator, rechts: Operand, ja: bool) -> Rijen:
        def rij(teken: str, waar: bool) -> Rij:
            vraag = Kolom(f"{uitdrukking(links)} {teken} {uitdrukking(rechts)}", "boolean")
            return (Cel(vraag, Unair((Grens("", waar),))),)

        if operator is Operator.ONGELIJK:
            return (rij("=", False), *self._geen(links))
        if operator is Operator.GELIJK:
            # in DMN nothing equals nothing; with us an absent fact equals nothing at all
            er_is = (self._afwezig(links, False),) if isinstance(links, Feitverwijzing) else ()
            return ((*rij("=", True), *er_is),)
        return (rij(TEKENS[operator], True),) if ja else (rij(TEKENS[operator], True), *self._geen(links, rechts))


def _geen_feit(naam: str) -> Waarde:
    raise KeyError(naam)  # two constants ask for no fact


def _staat_vast(v: Vergelijking) -> int:
    return lees_deel(v, _geen_feit, date.min).waarde


def _op_rang(keuzes: tuple[str, ...], operator: Operator, rang: int) -> tuple[str, ...]:
    goed = {
        Operator.MINDER: keuzes[:rang],
        Operator.HOOGSTENS: keuzes[: rang + 1],
        Operator.MEER: keuzes[rang + 1 :],
        Operator.MINSTENS: keuzes[rang:],
    }
    return goed[operator]


def _keuzes(links: Operand, rechts: Operand) -> tuple[tuple[Eindpunt, ...], tuple[Eindpunt, ...]] | None:
    """What two facts may hold, when both lists are closed."""
    feiten = (feit_van(links), feit_van(rechts))
    if feiten[0] is None or feiten[1] is None:
        return None
    if all(feit is not None and feit.type is Feittype.JANEE for feit in feiten):
        return (True, False), (True, False)
    return (feiten[0].keuzes, feiten[1].keuzes) if feiten[0].keuzes and feiten[1].keuzes else None


def zonder_regelnummers(deel: Voorwaarde) -> Voorwaarde:
    """The same condition, wherever it stands in a file and whatever its dates were called."""
    match deel:
        case Alle(delen):
            return Alle(tuple(zonder_regelnummers(kind) for kind in delen))
        case EenVan(delen):
            return EenVan(tuple(zonder_regelnummers(kind) for kind in delen))
        case Niet(kind):
            return Niet(zonder_regelnummers(kind))
        case Afgeleid(naam, kind):
            return Afgeleid(naam, zonder_regelnummers(kind))
        case Vergelijking():
            return replace(deel, regelnummer=0)


def _kort(voorwaarde: Voorwaarde) -> str:
    """A name for a yes/no input: letters, digits and underscores."""
    if not isinstance(voorwaarde, Vergelijking):
        return "voorwaarde"
    namen = [_naam(kant) for kant in (voorwaarde.links, voorwaarde.rechts) if kant is not None]
    return re.sub(r"\W+", "_", "_".join([voorwaarde.operator.value, *(naam for naam in namen if naam)]).lower(), flags=re.ASCII)


def _naam(kant: Operand) -> str:
    match kant:
        case Feitverwijzing(naam):
            return naam
        case Constante(_, parameter):
            return parameter
        case _:
            return "op"
