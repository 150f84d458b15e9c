"""The syntax tree of a rule: immutable, checked when made by `rules.laden`, read by `rules.geval` and `rules.bulk`.

A condition is `Alle`, `EenVan`, `Niet` or a `Vergelijking` between operands: a fact, a constant, or the date asked (`op`), each
possibly some days later or earlier. Comparing an AFWEZIG fact is ONWAAR (so `ongelijk` is WAAR); ONBEKEND gives ONZEKER.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from rules.waarden import Waarde


class Operator(StrEnum):
    GELIJK = "gelijk"
    ONGELIJK = "ongelijk"
    MINDER = "minder"
    HOOGSTENS = "hoogstens"
    MEER = "meer"
    MINSTENS = "minstens"
    IN = "in"
    BEVAT_ALLE = "bevat_alle"
    OVERLAPT = "overlapt"
    IS_BEKEND = "is_bekend"
    IS_AFWEZIG = "is_afwezig"


ORDENEND = frozenset({Operator.MINDER, Operator.HOOGSTENS, Operator.MEER, Operator.MINSTENS})
OVER_VERZAMELING = frozenset({Operator.BEVAT_ALLE, Operator.OVERLAPT})
ENKELVOUDIG = frozenset({Operator.IS_BEKEND, Operator.IS_AFWEZIG})


class Onderwerp(StrEnum):
    """What a rule is about (`gaat_over`); says which facts it may use."""

    CLIENT = "client"
    CLIENT_PLEK = "client×plek"
    LOCATIE = "locatie"


class Gevolg(StrEnum):
    """What a rule does (`dan`): a requirement, a bar, a signal to a person, or a term."""

    TOELATEN = "toelaten"
    UITSLUITEN = "uitsluiten"
    SIGNALEREN = "signaleren"
    TERMIJN = "termijn"


@dataclass(frozen=True)
class Feitverwijzing:
    """A fact by its name, `plus_dagen` later (only dates)."""

    naam: str
    plus_dagen: int = 0


@dataclass(frozen=True)
class Constante:
    waarde: Waarde


@dataclass(frozen=True)
class DagGevraagd:
    """The date the rules are asked at (`op`), `plus_dagen` later."""

    plus_dagen: int = 0


Operand: TypeAlias = Feitverwijzing | Constante | DagGevraagd


@dataclass(frozen=True)
class Vergelijking:
    """`links operator rechts`; `rechts` is None for is_bekend and is_afwezig. `regelnummer` is the line in the file."""

    operator: Operator
    links: Operand
    rechts: Operand | None = None
    regelnummer: int = 0


@dataclass(frozen=True)
class Alle:
    delen: tuple[Voorwaarde, ...]


@dataclass(frozen=True)
class EenVan:
    delen: tuple[Voorwaarde, ...]


@dataclass(frozen=True)
class Niet:
    deel: Voorwaarde


Voorwaarde: TypeAlias = Alle | EenVan | Niet | Vergelijking


@dataclass(frozen=True)
class Grondslag:
    """Where a rule comes from: a law with its article, or a document with its section (`legal_basis`)."""

    law: str = ""
    bwb_id: str = ""
    article: str = ""
    paragraph: str = ""
    document: str = ""
    section: str = ""
    url: str = ""
    explanation: str = ""

    def kort(self) -> str:
        """The source in a few words."""
        if self.law:
            return f"{self.law} artikel {self.article}" + (f" lid {self.paragraph}" if self.paragraph else "")
        return f"{self.document} {self.section}".strip()


@dataclass(frozen=True)
class Regel:
    """One rule. `weigering` is the sentence for who is refused by it; empty: `uitleg` serves."""

    id: str
    titel: str
    geldig_van: date
    geldig_tot: date | None
    grondslag: Grondslag
    gaat_over: Onderwerp
    als: Voorwaarde
    dan: Gevolg
    uitleg: str
    weigering: str = ""
    soort: str = ""
    aan: str = ""
    bestand: str = ""
    regelnummer: int = 0

    def geldt_op(self, dag: date) -> bool:
        """Valid at this day; `geldig_tot` is the last day (counting.md 2)."""
        return self.geldig_van <= dag and (self.geldig_tot is None or dag <= self.geldig_tot)


@dataclass(frozen=True)
class Regelset:
    """The rules of one file, by id. Its verdict is the lowest of its valid rules (`toelaten` as is, `uitsluiten` as 2 − x)."""

    naam: str
    titel: str
    regels: tuple[Regel, ...]

    def geldig_op(self, dag: date) -> tuple[Regel, ...]:
        return tuple(regel for regel in self.regels if regel.geldt_op(dag))


def vergelijkingen(voorwaarde: Voorwaarde) -> Iterator[Vergelijking]:
    """Every comparison in a condition, from left to right."""
    match voorwaarde:
        case Vergelijking():
            yield voorwaarde
        case Niet(deel):
            yield from vergelijkingen(deel)
        case Alle(delen) | EenVan(delen):
            for deel in delen:
                yield from vergelijkingen(deel)


def feiten_in(voorwaarde: Voorwaarde) -> tuple[str, ...]:
    """Names of the facts a condition uses, sorted."""
    namen = {operand.naam for v in vergelijkingen(voorwaarde) for operand in (v.links, v.rechts) if isinstance(operand, Feitverwijzing)}
    return tuple(sorted(namen))


def vraagt_dag(voorwaarde: Voorwaarde) -> bool:
    """Whether the date asked stands in the condition itself."""
    return any(isinstance(operand, DagGevraagd) for v in vergelijkingen(voorwaarde) for operand in (v.links, v.rechts))
