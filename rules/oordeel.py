"""A verdict for one case: per rule what it gave, the sentences, the trace as a Dutch tree, and what is still unknown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from rules.feiten import catalogus
from rules.geval import Feitenbron, Spoor, bijdrage, gebruikte_feiten, lees_geval, ontbrekende_feiten
from rules.laden import INVULPLEK
from rules.taal import Alle, Constante, DagGevraagd, EenVan, Gevolg, Niet, Operand, Operator, Regel, Regelset, Vergelijking, Voorwaarde
from rules.waarden import ONWAAR, ONZEKER, OORDELEN, WAAR, datum_in_woorden, in_woorden

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


@dataclass(frozen=True)
class OntbrekendFeit:
    """A fact nobody has filled in yet: the question, who may answer, and on what ground."""

    feit: str
    vraag: str
    wie: str
    grond: str


@dataclass(frozen=True)
class RegelOordeel:
    """What one rule gave (0 forbids, 1 unknown, 2 allows), its sentence filled in, and its source."""

    regel_id: str
    titel: str
    waarde: int
    uitleg: str
    bron: str
    spoor: Spoor
    dan: Gevolg


@dataclass(frozen=True)
class Oordeel:
    """The verdict of a set at a date: the lowest of its rules. Only 2 admits."""

    titel: str
    op: date
    waarde: int
    regels: tuple[RegelOordeel, ...]
    ontbreekt: tuple[OntbrekendFeit, ...]

    def redenen(self) -> tuple[str, ...]:
        """Dutch sentences: what forbids, and then what nobody knows yet."""
        verbiedt = [regel.uitleg for regel in self.regels if regel.waarde == ONWAAR]
        return (*verbiedt, *(f"Nog niet bekend: {feit.vraag}" for feit in self.ontbreekt))

    def als_boom(self) -> str:
        """The trace as a tree in Dutch: per rule what decided, the facts, and the source."""
        regels = [f"{self.titel}, op {datum_in_woorden(self.op)}: {OORDELEN[self.waarde]}"]
        for regel in sorted(self.regels, key=lambda regel: (regel.waarde, regel.regel_id)):
            regels.append(f"  {OORDELEN[regel.waarde]}: {regel.titel} [{regel.regel_id}; {regel.bron}]")
            regels.append(f"    {regel.uitleg}")
            kop = "    uitgesloten als: " if regel.dan is Gevolg.UITSLUITEN else "    toegelaten als: "
            regels += _boom(regel.spoor, kop, 6)
        if self.ontbreekt:
            regels.append("  nog te vragen:")
            regels += [f"    {feit.vraag} (aan: {feit.wie}; grond: {feit.grond})" for feit in self.ontbreekt]
        return "\n".join(regels)


def oordeel_van(regelset: Regelset, bron: Feitenbron, op: date) -> Oordeel:
    """Reads the rules of a set that hold at the date for one case."""
    regels = tuple(_regel_oordeel(regel, bron, op) for regel in regelset.geldig_op(op))
    waarde = min((regel.waarde for regel in regels), default=ONZEKER)
    namen = sorted({naam for regel in regels for naam in ontbrekende_feiten(regel.spoor)}) if waarde == ONZEKER else []
    return Oordeel(regelset.titel, op, waarde, regels, tuple(ontbrekend(namen)))


def ontbrekend(namen: Iterable[str]) -> Iterator[OntbrekendFeit]:
    """Missing facts with their question."""
    for naam in namen:
        vraag = catalogus()[naam].vraag
        yield OntbrekendFeit(naam, vraag.tekst, vraag.wie, vraag.grond)


def ingevuld(zin: str, bron: Feitenbron, op: date) -> str:
    """A sentence with its facts filled in."""
    return INVULPLEK.sub(lambda plek: datum_in_woorden(op) if plek[1] == "op" else in_woorden(bron(plek[1])), zin)


def _regel_oordeel(regel: Regel, bron: Feitenbron, op: date) -> RegelOordeel:
    spoor = lees_geval(regel, bron, op)
    waarde = bijdrage(regel, spoor.waarde)
    onzeker = f"Nog niet bekend of dit klopt: {regel.titel[0].lower()}{regel.titel[1:]}."
    zin = {WAAR: regel.uitleg, ONZEKER: onzeker}.get(waarde, regel.weigering or regel.uitleg)
    return RegelOordeel(regel.id, regel.titel, waarde, ingevuld(zin, bron, op), regel.grondslag.kort(), spoor, regel.dan)


def _boom(spoor: Spoor, kop: str, diepte: int) -> Iterator[str]:
    yield f"{kop}{_in_woorden(spoor)} → {OORDELEN[spoor.waarde]}"
    for deel in spoor.delen:
        yield from _boom(deel, " " * diepte + "- ", diepte + 2)


def _in_woorden(spoor: Spoor) -> str:
    deel: Voorwaarde = spoor.deel
    match deel:
        case Alle():
            return "dit alles"
        case EenVan():
            return "een van deze"
        case Niet():
            return "niet dit"
        case Vergelijking(operator, links, rechts):
            feiten = dict(gebruikte_feiten(spoor))
            namen = {naam: f"{naam} ({in_woorden(waarde)})" for naam, waarde in feiten.items()}
            return " ".join([_operand(links, namen), OPERATORWOORDEN[operator], *([_operand(rechts, namen)] if rechts else [])])


def _operand(operand: Operand, namen: dict[str, str]) -> str:
    match operand:
        case Constante(waarde):
            return in_woorden(waarde)
        case DagGevraagd(plus):
            return "de gevraagde dag" + _plus(plus)
        case _:
            return namen[operand.naam] + _plus(operand.plus_dagen)


def _plus(dagen: int) -> str:
    return f" {'plus' if dagen > 0 else 'min'} {abs(dagen)} dagen" if dagen else ""
