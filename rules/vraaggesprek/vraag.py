"""One question of an interview: what is asked, what a good answer looks like, who may answer, on what ground, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rules.feiten import Feit, Feittype
from rules.taal import Regel, feiten_in
from rules.vraaggesprek.antwoord import kan_geen, verwacht
from rules.waarden import Leeftijd, Waarde


@dataclass(frozen=True)
class Vraagstelling:
    """One question. `soort` is the type of the answer, `verwacht` a Dutch sentence that says what a good one looks like.

    `laagst` and `hoogst` bound a number, `eenheid` names what it counts, `keuzes` lists what may be chosen; `kan_geen`: "geen" is an
    answer. `waarom`: the rules that hang on it, each with its source.
    """

    feit: str
    tekst: str
    soort: Feittype
    keuzes: tuple[str, ...]
    eenheid: str
    laagst: int | None
    hoogst: int | None
    kan_geen: bool
    verwacht: str
    wie: str
    grond: str
    waarom: tuple[str, ...]

    def als_json(self) -> dict[str, object]:
        """The question as data."""
        return {
            "feit": self.feit,
            "tekst": self.tekst,
            "soort": self.soort.value,
            "keuzes": list(self.keuzes),
            "kanGeen": self.kan_geen,
            "eenheid": self.eenheid,
            "laagst": self.laagst,
            "hoogst": self.hoogst,
            "verwacht": self.verwacht,
            "wie": self.wie,
            "grond": self.grond,
            "waarom": list(self.waarom),
        }


def stel_vraag(feit: Feit, bekend: Waarde, lijst: Sequence[str], regels: Sequence[Regel]) -> Vraagstelling:
    """The question for a fact of which `bekend` is known (two ages), with its closed list and the rules not decided yet."""
    vraag = feit.vraag
    twee = bekend if isinstance(bekend, Leeftijd) else None
    return Vraagstelling(
        feit=feit.naam,
        tekst=f"Is de leeftijd {twee.laag} of {twee.hoog} jaar?" if twee else vraag.tekst,
        soort=feit.type,
        keuzes=(str(twee.laag), str(twee.hoog)) if twee else _keuzes(feit, lijst),
        eenheid="jaar" if feit.type is Feittype.LEEFTIJD else vraag.eenheid,
        laagst=twee.laag if twee else feit.laagst,
        hoogst=twee.hoog if twee else feit.hoogst,
        kan_geen=kan_geen(feit),
        verwacht=verwacht(feit),
        wie=vraag.wie,
        grond=vraag.grond,
        waarom=tuple(f"{regel.titel} ({regel.grondslag.kort()})" for regel in regels if feit.naam in feiten_in(regel.als)),
    )


def _keuzes(feit: Feit, lijst: Sequence[str]) -> tuple[str, ...]:
    return ("ja", "nee") if feit.type is Feittype.JANEE else feit.keuzes or tuple(lijst)
