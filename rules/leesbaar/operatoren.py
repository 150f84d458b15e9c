"""What each operator is called in Dutch per type of fact, and which side of a comparison comes first in a sentence."""

from __future__ import annotations

from domain.kalender import DAGEN_PER_WEEK
from rules.feiten import Feittype, catalogus
from rules.taal import GEEN_SCHUIF, DagGevraagd, Feitverwijzing, Operand, Operator, Schuif

GESPIEGELD = {
    Operator.MINDER: Operator.MEER,
    Operator.HOOGSTENS: Operator.MINSTENS,
    Operator.MEER: Operator.MINDER,
    Operator.MINSTENS: Operator.HOOGSTENS,
}
DATUM = {
    Operator.GELIJK: "is op",
    Operator.ONGELIJK: "is niet op",
    Operator.MINDER: "is voor",
    Operator.HOOGSTENS: "is op of voor",
    Operator.MEER: "is na",
    Operator.MINSTENS: "is op of na",
}
TERMIJN = {
    Operator.GELIJK: "is precies",
    Operator.ONGELIJK: "is niet precies",
    Operator.MINDER: "is eerder dan",
    Operator.HOOGSTENS: "is uiterlijk",
    Operator.MEER: "is later dan",
    Operator.MINSTENS: "is op zijn vroegst",
}
GETAL = {
    Operator.GELIJK: "is",
    Operator.ONGELIJK: "is niet",
    Operator.MINDER: "is lager dan",
    Operator.HOOGSTENS: "is hoogstens",
    Operator.MEER: "is hoger dan",
    Operator.MINSTENS: "is minstens",
}
ZWAARTE = {
    Operator.GELIJK: "is",
    Operator.ONGELIJK: "is niet",
    Operator.MINDER: "is lichter dan",
    Operator.HOOGSTENS: "is niet zwaarder dan",
    Operator.MEER: "is zwaarder dan",
    Operator.MINSTENS: "is niet lichter dan",
}
_LEEFTIJD = {
    Operator.GELIJK: "is {} jaar",
    Operator.ONGELIJK: "is geen {} jaar",
    Operator.MINDER: "is jonger dan {} jaar",
    Operator.HOOGSTENS: "is {} jaar of jonger",
    Operator.MEER: "is ouder dan {} jaar",
    Operator.MINSTENS: "is {} jaar of ouder",
}


def verschoven(naam: str, schuif: Schuif) -> str:
    """A date some time later or earlier: 3 maanden na de dag van afsluiting."""
    assert isinstance(schuif.maanden, int)
    assert isinstance(schuif.dagen, int)
    stappen = ((schuif.maanden, "maand", "maanden"), _in_weken(schuif.dagen))
    for aantal, een, meer in (stap for stap in stappen[::-1] if stap[0]):
        naam = f"{abs(aantal)} {een if abs(aantal) == 1 else meer} {'na' if aantal > 0 else 'voor'} {naam}"
    return naam + (", of de eerstvolgende werkdag als dat een weekend of feestdag is" if schuif.wettelijk else "")


def _in_weken(dagen: int) -> tuple[int, str, str]:
    return (dagen // DAGEN_PER_WEEK, "week", "weken") if dagen % DAGEN_PER_WEEK == 0 else (dagen, "dag", "dagen")


def gericht(links: Operand, operator: Operator, rechts: Operand) -> tuple[Operand, Operator, Operand]:
    """The same comparison with the fact that is not shifted first, so that it reads as a sentence; an age before a number."""
    if _rang(rechts) < _rang(links) and operator is not Operator.IN:
        return rechts, GESPIEGELD.get(operator, operator), links
    return links, operator, rechts


def _rang(operand: Operand) -> int:
    match operand:
        case Feitverwijzing(naam, schuif, _):
            return 0 if catalogus()[naam].type is Feittype.LEEFTIJD else 1 if schuif == GEEN_SCHUIF else 3
        case DagGevraagd(schuif):
            return 2 if schuif == GEEN_SCHUIF else 4
        case _:
            return 5


def leeftijd(operator: Operator, grens: str, feit: bool) -> str:
    """What is said of somebody's age; `feit`: the limit is a fact, not a number."""
    if not feit:
        return _LEEFTIJD[operator].format(grens)
    woorden = {
        **GETAL,
        Operator.MINDER: "is jonger dan",
        Operator.HOOGSTENS: "is niet ouder dan",
        Operator.MEER: "is ouder dan",
        Operator.MINSTENS: "is niet jonger dan",
    }
    return f"{woorden[operator]} {grens}"
