"""One side of a comparison as an S-FEEL simple expression, and the cell it heads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rules.dmn.feel import Eindpunt, Grens, Unair
from rules.feiten import Feit, Feittype, catalogus
from rules.taal import Constante, DagGevraagd, Feitverwijzing, Operand, Parameterverwijzing, Schuif
from rules.waarden import Leeftijd, Leeg, Waarde

TYPES = {Feittype.GETAL: "number", Feittype.LEEFTIJD: "number", Feittype.DATUM: "date", Feittype.JANEE: "boolean"}
"""The types of DMN; every other fact is a string."""


@dataclass(frozen=True)
class Kolom:
    """An input of a table: a simple expression and its type."""

    uitdrukking: str
    type: str


@dataclass(frozen=True)
class Cel:
    """What a row asks of a column."""

    kolom: Kolom
    toets: Unair


def zegbaar(operand: Operand) -> bool:
    """Whether S-FEEL can name this side: no sets as facts, no statutory shift, no value nobody knows."""
    match operand:
        case Feitverwijzing(naam, schuif):
            return catalogus()[naam].type is not Feittype.VERZAMELING and not schuif.wettelijk
        case DagGevraagd(schuif):
            return not schuif.wettelijk
        case Constante(waarde):
            return not isinstance(waarde, Leeg | Leeftijd)
        case Parameterverwijzing(naam):
            raise TypeError(f"parameter {naam}: a rule is exported at a date, through Regelset.geldig_op")


def uitdrukking(operand: Operand) -> str:
    """A fact or `op`, shifted by durations where needed, as an S-FEEL expression."""
    match operand:
        case Feitverwijzing(naam, schuif):
            return naam + _duur(schuif)
        case DagGevraagd(schuif):
            return "op" + _duur(schuif)
        case _:
            raise TypeError("only facts and the date asked stand in an expression")


def _duur(schuif: Schuif) -> str:
    assert isinstance(schuif.maanden, int)  # filled in at the date asked
    assert isinstance(schuif.dagen, int)
    delen = ((schuif.maanden, "M"), (schuif.dagen, "D"))
    return "".join(f' {"+" if aantal > 0 else "-"} duration("P{abs(aantal)}{eenheid}")' for aantal, eenheid in delen if aantal)


def als_eindpunt(waarde: Waarde) -> Eindpunt:
    """A constant of a rule as a value of S-FEEL."""
    assert not isinstance(waarde, frozenset | Leeftijd | Leeg)  # `zegbaar` said so, and the loader gives sets to `in` only
    return waarde


def kolom(operand: Operand) -> Kolom:
    """The column of a fact or of `op`."""
    feit = feit_van(operand)
    return Kolom(uitdrukking(operand), TYPES.get(feit.type, "string") if feit else "date")


def cel(operand: Operand, waarden: Iterable[Eindpunt], gelijk: bool) -> Cel:
    """The side is one of these values; with `gelijk` False it is none of them."""
    return Cel(kolom(operand), Unair(tuple(Grens("", waarde) for waarde in waarden), not gelijk))


def feit_van(operand: Operand) -> Feit | None:
    """The fact behind a side."""
    return catalogus()[operand.naam] if isinstance(operand, Feitverwijzing) else None


def uit_lijst(tekst: str, feit: Feit) -> Eindpunt:
    """An item of a list in a rule file, as a value of the fact it is compared with."""
    match feit.type:
        case Feittype.GETAL:
            return int(tekst)
        case Feittype.JANEE:
            return tekst == "ja"
        case Feittype.DATUM:
            return date.fromisoformat(tekst)
        case _:
            return tekst
