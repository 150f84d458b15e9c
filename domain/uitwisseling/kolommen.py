"""What every column of every sheet holds, read once from the row models in `domain.bladen`.

Reading, writing, the template and the hash all go by these descriptions, so that a column is declared in one place only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum
from types import UnionType
from typing import Annotated, Union, get_args, get_origin

from annotated_types import Ge, Le
from pydantic.fields import FieldInfo

from domain.bladen import BLADEN, Kolom


class Celsoort(Enum):
    """How the text of a cell is read."""

    TEKST = "tekst"
    KEUZE = "keuze"
    DATUM = "datum"
    JANEE = "ja of nee"
    GEHEEL = "geheel getal"
    BEDRAG = "getal"
    LIJST = "lijst"
    TELLING = "lijst met aantallen"


@dataclass(frozen=True)
class Kolomvorm:
    """One column: kind of cell, required or its default, limits, and what `Kolom` says about it."""

    blad: str
    naam: str
    soort: Celsoort
    kolom: Kolom
    verplicht: bool
    standaard: object = None
    laag: int | None = None
    hoog: int | None = None
    keuzes: type[StrEnum] | None = None

    @property
    def is_id(self) -> bool:
        """An own id or a reference: may never be a BSN (design.md 3)."""
        return bool(self.kolom.verwijst) or self.naam.endswith("_id")


def _bladtype(annotatie: object, metadata: Iterable[object]) -> tuple[object, list[object]]:
    """Strip `Annotated` and `| None`; returns the bare type and all metadata met on the way."""
    gevonden = list(metadata)
    while True:
        if get_origin(annotatie) is Annotated:
            annotatie, *meer = get_args(annotatie)
            gevonden += meer
        elif get_origin(annotatie) in (Union, UnionType):
            annotatie = next(deel for deel in get_args(annotatie) if deel is not type(None))
        else:
            return annotatie, gevonden


def _grenzen(metadata: Iterable[object]) -> Iterator[object]:
    for deel in metadata:
        if isinstance(deel, FieldInfo):
            yield from deel.metadata
        else:
            yield deel


def _soort(kaal: object, kolom: Kolom) -> Celsoort:
    if kolom.soort == "tellijst":
        return Celsoort.TELLING
    if get_origin(kaal) is tuple:
        return Celsoort.LIJST
    if isinstance(kaal, type) and issubclass(kaal, StrEnum):
        return Celsoort.KEUZE
    soorten: dict[object, Celsoort] = {
        str: Celsoort.TEKST,
        bool: Celsoort.JANEE,
        int: Celsoort.GEHEEL,
        Decimal: Celsoort.BEDRAG,
        date: Celsoort.DATUM,
    }
    return soorten[kaal]


def _vorm(blad: str, naam: str, veld: FieldInfo) -> Kolomvorm:
    kaal, metadata = _bladtype(veld.annotation, veld.metadata)
    kolom = next(deel for deel in metadata if isinstance(deel, Kolom))
    grenzen = list(_grenzen(metadata))
    laag = [int(str(deel.ge)) for deel in grenzen if isinstance(deel, Ge)]
    hoog = [int(str(deel.le)) for deel in grenzen if isinstance(deel, Le)]
    return Kolomvorm(
        blad=blad,
        naam=naam,
        soort=_soort(kaal, kolom),
        kolom=kolom,
        verplicht=veld.is_required(),
        standaard=None if veld.is_required() else veld.default,
        laag=max(laag, default=None),
        hoog=min(hoog, default=None),
        keuzes=kaal if isinstance(kaal, type) and issubclass(kaal, StrEnum) else None,
    )


VORMEN: dict[str, dict[str, Kolomvorm]] = {blad: {naam: _vorm(blad, naam, veld) for naam, veld in model.model_fields.items()} for blad, model in BLADEN.items()}
"""Per sheet its columns in the order of the model."""
