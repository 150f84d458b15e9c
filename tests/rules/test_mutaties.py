"""The cases of the rules are sharp: a rule that is changed a little no longer gives what its cases expect."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rules.geval import bijdrage, lees_geval
from rules.taal import Alle, Constante, DagGevraagd, EenVan, Niet, Operand, Operator, Regel, Schuif, Vergelijking, Voorwaarde, feiten_in
from rules.waarden import OORDELEN
from tests.rules.test_gevallen import GEVALLEN, OP, REGELS, feiten_van

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


def mutanten(deel: Voorwaarde) -> Iterator[Voorwaarde]:
    """Comparison flipped, bound moved by one, item dropped, conjunct dropped, alle and een_van swapped, niet dropped."""
    match deel:
        case Alle(delen) | EenVan(delen):
            anders = EenVan if isinstance(deel, Alle) else Alle
            if len(delen) > 1:
                yield anders(delen)
                yield from (type(deel)(delen[:i] + delen[i + 1 :]) for i in range(len(delen)))
            for i, kind in enumerate(delen):
                yield from (type(deel)((*delen[:i], mutant, *delen[i + 1 :])) for mutant in mutanten(kind))
        case Niet(kind):
            yield kind
            yield from (Niet(mutant) for mutant in mutanten(kind))
        case Vergelijking():
            yield from (replace(deel, operator=operator) for operator in OMGEKEERD.get(deel.operator, ()))
            if deel.rechts is not None:
                yield from (replace(deel, rechts=operand) for operand in verschoven(deel.rechts))


def verschoven(operand: Operand) -> Iterator[Operand]:
    match operand:
        case DagGevraagd(Schuif(dagen=int() as dagen) as schuif):
            yield from (DagGevraagd(replace(schuif, dagen=dagen + stap)) for stap in (-1, 1))
        case Constante(int() as getal) if not isinstance(getal, bool):
            yield from (Constante(getal + stap) for stap in (-1, 1))
        case Constante(frozenset() as items) if len(items) > 1:
            yield from (Constante(items - {item}) for item in sorted(items))
        case _:
            return


def doorstaat(regel: Regel) -> bool:
    """Whether a changed rule still gives every expected verdict."""
    for regel_id, geval in GEVALLEN:
        if regel_id == regel.id:
            feiten = feiten_van(REGELS[regel_id], geval)
            if OORDELEN[bijdrage(regel, lees_geval(regel, feiten.__getitem__, OP).waarde)] != geval["verwacht"]:
                return False
    return True


def test_hoogstens_een_op_twintig_veranderde_regels_komt_door_de_gevallen() -> None:
    alle = [(regel.id, mutant) for regel in REGELS.values() for mutant in mutanten(regel.als)]
    overleefd = [(regel_id, mutant) for regel_id, mutant in alle if doorstaat(replace(REGELS[regel_id], als=mutant))]
    score = 1 - len(overleefd) / len(alle)
    print(f"mutatiescore {score:.1%} van {len(alle)} veranderde regels")
    assert score >= 0.95, "\n".join(f"{regel_id}: {mutant}" for regel_id, mutant in overleefd)
    assert all(feiten_in(mutant) for _, mutant in alle)
