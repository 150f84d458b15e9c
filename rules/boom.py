"""A trace as a tree in Dutch: which part decided, which facts it looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rules.geval import Spoor, gebruikte_feiten
from rules.taal import Afgeleid, Alle, Constante, DagGevraagd, EenVan, Niet, Operand, Operator, Parameterverwijzing, Schuif, Vergelijking, Voorwaarde
from rules.waarden import OORDELEN, in_woorden, opsomming

OPERATORWOORDEN = {
    Operator.GELIJK: "is",
    Operator.ONGELIJK: "is niet",
    Operator.MINDER: "is minder of eerder dan",
    Operator.HOOGSTENS: "is hoogstens of uiterlijk",
    Operator.MEER: "is meer of later dan",
    Operator.MINSTENS: "is minstens of niet voor",
    Operator.IN: "is een van",
    Operator.BEVAT_ALLE: "bevat alles van",
    Operator.OVERLAPT: "heeft iets gemeen met",
    Operator.IS_BEKEND: "is bekend",
    Operator.IS_AFWEZIG: "is er niet",
}


def boom(spoor: Spoor, kop: str, diepte: int) -> Iterator[str]:
    """The lines of a trace: `kop` before the first, the parts below it indented by `diepte`."""
    yield f"{kop}{deel_in_woorden(spoor)} → {OORDELEN[spoor.waarde]}"
    for deel in spoor.delen:
        yield from boom(deel, " " * diepte + "- ", diepte + 2)


def deel_in_woorden(spoor: Spoor) -> str:
    """One node of a trace, with the facts it read."""
    deel: Voorwaarde = spoor.deel
    match deel:
        case Alle():
            return "dit alles"
        case EenVan():
            return "een van deze"
        case Niet():
            return "niet dit"
        case Afgeleid(naam):
            return naam.replace("_", " ")
        case Vergelijking(operator, links, rechts):
            feiten = dict(gebruikte_feiten(spoor))
            namen = {naam: f"{naam} ({in_woorden(waarde)})" for naam, waarde in feiten.items()}
            return " ".join([_operand(links, namen), OPERATORWOORDEN[operator], *([_operand(rechts, namen)] if rechts else [])])


def _operand(operand: Operand, namen: Mapping[str, str]) -> str:
    match operand:
        case Constante(waarde, parameter):
            return in_woorden(waarde) + (f" (parameter {parameter})" if parameter else "")
        case DagGevraagd(schuif):
            return "de gevraagde dag" + in_schuif(schuif)
        case Parameterverwijzing(naam):
            return f"parameter {naam}"
        case _:
            return namen[operand.naam] + in_schuif(operand.schuif)


def in_schuif(schuif: Schuif) -> str:
    """A shift in words: plus 3 maanden, min 42 dagen, tot de eerstvolgende werkdag."""
    delen = [_stap(aantal, eenheid) for aantal, eenheid in ((schuif.maanden, "maanden"), (schuif.dagen, "dagen")) if aantal != 0]
    if schuif.wettelijk:
        delen.append("door naar de eerstvolgende werkdag")
    return f" {opsomming(delen)}" if delen else ""


def _stap(aantal: int | Parameterverwijzing, eenheid: str) -> str:
    if isinstance(aantal, Parameterverwijzing):
        return f"{'plus' if aantal.maal > 0 else 'min'} {f'{abs(aantal.maal)} × ' if abs(aantal.maal) > 1 else ''}parameter {aantal.naam} {eenheid}"
    return f"{'plus' if aantal > 0 else 'min'} {abs(aantal)} {eenheid}"
