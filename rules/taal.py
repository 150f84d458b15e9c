"""The syntax tree of a rule: immutable, checked when made by `rules.laden`, read by `rules.geval`, `rules.bulk.lezing` and `rules.verifieer`.

A condition is `Alle`, `EenVan`, `Niet`, a named part (`Afgeleid`) or a `Vergelijking` between operands: a fact, a constant, a dated
parameter, or the date asked (`op`), dates possibly shifted by a `Schuif`. Comparing an AFWEZIG fact is ONWAAR (so `ongelijk` is
WAAR); ONBEKEND gives ONZEKER. A rule asked at a date (`Regelset.geldig_op`) holds no parameters any more: they are filled in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeAlias

from domain.kalender import maanden_later, volgende_werkdag
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
    """What a rule is about (`gaat_over`); says which facts it may use (`rules.feiten.KANTEN`)."""

    CLIENT = "client"
    CLIENT_PLEK = "client×plek"
    CLIENT_BEGELEIDER = "client×begeleider"
    CLIENT_ONDERAANNEMER = "client×onderaannemer"
    PROCES = "proces"
    LOCATIE = "locatie"


class Gevolg(StrEnum):
    """What a rule does (`dan`): a requirement, a bar, a signal to a person, a term, or the outcome of a row in a table."""

    TOELATEN = "toelaten"
    UITSLUITEN = "uitsluiten"
    SIGNALEREN = "signaleren"
    TERMIJN = "termijn"
    UITKOMST = "uitkomst"


BESLISSEND = frozenset({Gevolg.TOELATEN, Gevolg.UITSLUITEN})


class Methode(StrEnum):
    """How the rules of a set make a verdict together.

    EISEN: all of them must allow (`toelaten` WAAR, `uitsluiten` ONWAAR); its signals and terms stand beside that. TABEL: every rule
    is a row with an `uitkomst` from a closed list; exactly one outcome may hold (DMN hit policy "any").
    """

    EISEN = "eisen"
    TABEL = "tabel"


@dataclass(frozen=True)
class Parameterverwijzing:
    """A dated parameter, `maal` times (weeks are seven days; minus is earlier)."""

    naam: str
    maal: int = 1


@dataclass(frozen=True)
class Schuif:
    """A shift of a date: first months, then days, then to the next working day when the term is statutory (counting.md 8)."""

    maanden: int | Parameterverwijzing = 0
    dagen: int | Parameterverwijzing = 0
    wettelijk: bool = False

    def __call__(self, dag: date) -> date:
        """The shifted date, kept within the calendar."""
        assert isinstance(self.maanden, int)  # parameters are filled in at the date asked
        assert isinstance(self.dagen, int)
        try:
            later = maanden_later(dag, self.maanden) + timedelta(days=self.dagen)
            return volgende_werkdag(later) if self.wettelijk else later
        except OverflowError:
            return date.max if self.maanden + self.dagen > 0 else date.min


GEEN_SCHUIF = Schuif()


@dataclass(frozen=True)
class Feitverwijzing:
    """A fact by its name, shifted when it is a date. `begrip` names the derived date it was written as."""

    naam: str
    schuif: Schuif = GEEN_SCHUIF
    begrip: str = ""


@dataclass(frozen=True)
class Constante:
    """A value; `parameter` names the parameter it came from. ONBEKEND: an open question without a default."""

    waarde: Waarde
    parameter: str = ""


@dataclass(frozen=True)
class DagGevraagd:
    """The date the rules are asked at (`op`), shifted."""

    schuif: Schuif = GEEN_SCHUIF


Operand: TypeAlias = Feitverwijzing | Constante | DagGevraagd | Parameterverwijzing


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


@dataclass(frozen=True)
class Afgeleid:
    """A derived yes/no fact: reads as its part, and has a name in the trace."""

    naam: str
    deel: Voorwaarde


Voorwaarde: TypeAlias = Alle | EenVan | Niet | Afgeleid | Vergelijking


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
class Zinnen:
    """The sentences of a rule for one reader. `weigering` is for who is refused by it; empty: `uitleg` serves."""

    uitleg: str
    weigering: str = ""


@dataclass(frozen=True)
class Regel:
    """One version of a rule. `uitleg` and `weigering` are for the professional, `voor_client` for the client (B1).

    `termijn` is the last day of a term; `begrippen` gives the derived facts and parameters that its sentences name; `parameters`
    the dated parameters it uses, `ingevuld` their values once it is asked at a date.
    """

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
    voor_client: Zinnen | None = None
    soort: str = ""
    aan: str = ""
    uitkomst: str = ""
    termijn: Feitverwijzing | None = None
    begrippen: tuple[tuple[str, Operand | Voorwaarde], ...] = ()
    parameters: tuple[str, ...] = ()
    ingevuld: tuple[tuple[str, Waarde], ...] = ()
    bestand: str = ""
    regelnummer: int = 0

    def geldt_op(self, dag: date) -> bool:
        """Valid at this day; `geldig_tot` is the last day (counting.md 2)."""
        return self.geldig_van <= dag and (self.geldig_tot is None or dag <= self.geldig_tot)


def vergelijkingen(voorwaarde: Voorwaarde) -> Iterator[Vergelijking]:
    """Every comparison in a condition, from left to right."""
    match voorwaarde:
        case Vergelijking():
            yield voorwaarde
        case Niet(deel) | Afgeleid(_, deel):
            yield from vergelijkingen(deel)
        case Alle(delen) | EenVan(delen):
            for deel in delen:
                yield from vergelijkingen(deel)


def operanden(voorwaarde: Voorwaarde) -> Iterator[Operand]:
    """Every operand in a condition, from left to right."""
    for v in vergelijkingen(voorwaarde):
        yield v.links
        if v.rechts is not None:
            yield v.rechts


def feiten_in(voorwaarde: Voorwaarde) -> tuple[str, ...]:
    """Names of the facts a condition uses, sorted."""
    return tuple(sorted({operand.naam for operand in operanden(voorwaarde) if isinstance(operand, Feitverwijzing)}))


def vraagt_dag(voorwaarde: Voorwaarde) -> bool:
    """Whether the date asked stands in the condition itself."""
    return any(isinstance(operand, DagGevraagd) for operand in operanden(voorwaarde))
