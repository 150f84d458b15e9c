"""Small changes to a rule: each one a fault that its cases must notice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from rules.parameters import Parameter, Parameterwaarde, parameters_in
from rules.taal import (
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
    Regel,
    Schuif,
    Vergelijking,
    Voorwaarde,
)
from rules.waarden import Waarde

OMGEKEERD = {
    Operator.GELIJK: (Operator.ONGELIJK,),
    Operator.ONGELIJK: (Operator.GELIJK,),
    Operator.MINDER: (Operator.HOOGSTENS, Operator.MINSTENS),
    Operator.HOOGSTENS: (Operator.MINDER, Operator.MEER),
    Operator.MEER: (Operator.MINSTENS, Operator.HOOGSTENS),
    Operator.MINSTENS: (Operator.MEER, Operator.MINDER),
    Operator.BEVAT_ALLE: (Operator.OVERLAPT,),
    Operator.OVERLAPT: (Operator.BEVAT_ALLE,),
}
ANDERSOM = {Gevolg.TOELATEN: Gevolg.UITSLUITEN, Gevolg.UITSLUITEN: Gevolg.TOELATEN}


@dataclass(frozen=True)
class Mutant:
    """A rule with one change, or with one parameter changed."""

    regel: Regel
    parameters: Mapping[str, Parameter]
    wat: str


def mutanten(regel: Regel, parameters: Mapping[str, Parameter], uitkomsten: tuple[str, ...]) -> Iterator[Mutant]:
    """Every change to the condition, the term, the consequence and the parameters of a rule."""
    for als in voorwaarden(regel.als):
        yield Mutant(replace(regel, als=als), parameters, f"als: {als}")
    if regel.termijn is not None:
        for schuif in schuiven(regel.termijn.schuif):
            yield Mutant(replace(regel, termijn=replace(regel.termijn, schuif=schuif)), parameters, f"termijn: {schuif}")
    if regel.dan in ANDERSOM:
        yield Mutant(replace(regel, dan=ANDERSOM[regel.dan]), parameters, f"dan: {ANDERSOM[regel.dan]}")
    for uitkomst in uitkomsten:
        if uitkomst != regel.uitkomst:
            yield Mutant(replace(regel, uitkomst=uitkomst), parameters, f"uitkomst: {uitkomst}")
    for naam in sorted(parameters_in(regel.als) | parameters_in(regel.termijn)):
        for parameter in andere_parameters(parameters[naam], regel):
            yield Mutant(regel, {**parameters, naam: parameter}, f"parameter: {naam} {[rij.waarde for rij in parameter.waarden]}")


def voorwaarden(deel: Voorwaarde) -> Iterator[Voorwaarde]:
    """Comparison flipped, bound moved by one, item dropped, conjunct or disjunct dropped, alle and een_van swapped, niet dropped."""
    match deel:
        case Alle(delen) | EenVan(delen):
            anders = EenVan if isinstance(deel, Alle) else Alle
            if len(delen) > 1:
                yield anders(delen)
                yield from (type(deel)(delen[:i] + delen[i + 1 :]) for i in range(len(delen)))
            for i, kind in enumerate(delen):
                yield from (type(deel)((*delen[:i], mutant, *delen[i + 1 :])) for mutant in voorwaarden(kind))
        case Niet(kind):
            yield kind
            yield from (Niet(mutant) for mutant in voorwaarden(kind))
        case Afgeleid(naam, kind):
            yield from (Afgeleid(naam, mutant) for mutant in voorwaarden(kind))
        case Vergelijking():
            yield from (replace(deel, operator=operator) for operator in OMGEKEERD.get(deel.operator, ()) if not _een_item(deel.rechts))
            yield from (replace(deel, links=operand) for operand in operanden(deel.links))
            if deel.rechts is not None:
                yield from (replace(deel, rechts=operand) for operand in operanden(deel.rechts))


def _een_item(operand: Operand | None) -> bool:
    """To hold all of one item and to overlap with it is the same: no change at all."""
    return isinstance(operand, Constante) and isinstance(operand.waarde, frozenset) and len(operand.waarde) == 1


def operanden(operand: Operand) -> Iterator[Operand]:
    """A constant or a shifted date, a little different."""
    match operand:
        case DagGevraagd(schuif):
            yield from (replace(operand, schuif=anders) for anders in schuiven(schuif, dag=True))
        case Feitverwijzing(_, schuif) if schuif != Schuif():
            yield from (replace(operand, schuif=anders) for anders in schuiven(schuif))
        case Constante(waarde):
            yield from (Constante(anders) for anders in waarden(waarde) if not isinstance(waarde, bool))


def schuiven(schuif: Schuif, *, dag: bool = False) -> Iterator[Schuif]:
    """A month or a day more or less, the statutory end dropped. `dag`: also the date asked itself."""
    if isinstance(schuif.maanden, int) and schuif.maanden:
        yield from (replace(schuif, maanden=schuif.maanden + stap) for stap in (-1, 1))
    if isinstance(schuif.dagen, int) and (schuif.dagen or schuif.maanden or dag):
        yield from (replace(schuif, dagen=schuif.dagen + stap) for stap in (-1, 1))
    if schuif.wettelijk:
        yield replace(schuif, wettelijk=False)


def waarden(waarde: Waarde, keuzes: tuple[str, ...] = ()) -> Iterator[Waarde]:
    """One more or less, switched, an item dropped, another choice."""
    match waarde:
        case bool():
            yield not waarde
        case int():
            yield from (waarde - 1, waarde + 1)
        case frozenset() if len(waarde) > 1:
            yield from (waarde - {item} for item in sorted(waarde))
        case str():
            yield from (keuze for keuze in keuzes if keuze != waarde)
        case _:
            return


def andere_parameters(parameter: Parameter, regel: Regel) -> Iterator[Parameter]:
    """Each value that counts on a day of the rule, a little different; and the day on which it begins moved by one."""
    for i, rij in enumerate(parameter.waarden):
        if (regel.geldig_tot is not None and rij.geldig_van > regel.geldig_tot) or (rij.geldig_tot is not None and rij.geldig_tot < regel.geldig_van):
            continue
        for waarde in waarden(rij.waarde, parameter.keuzes):
            yield _met_rijen(parameter, i, replace(rij, waarde=waarde))
        if i and rij.geldig_van > regel.geldig_van:
            eerder = parameter.waarden[i - 1]
            for stap in (timedelta(days=-1), timedelta(days=1)):
                schuif = (replace(eerder, geldig_tot=rij.geldig_van + stap - timedelta(days=1)), replace(rij, geldig_van=rij.geldig_van + stap))
                yield replace(parameter, waarden=(*parameter.waarden[: i - 1], *schuif, *parameter.waarden[i + 1 :]))


def _met_rijen(parameter: Parameter, i: int, rij: Parameterwaarde) -> Parameter:
    return replace(parameter, waarden=(*parameter.waarden[:i], rij, *parameter.waarden[i + 1 :]))
