"""Dated parameters: numbers and choices that are policy or law, each value with its days and its source.

A question that is still open (domain.md G) is a parameter with a stated default; without one its value is ONBEKEND, and so is
every verdict that hangs on it. Asked at a date, a rule gets the values of that date filled in (`vul_in`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from domain.kalender import EEN_DAG
from rules.feiten import Feittype
from rules.taal import (
    Afgeleid,
    Alle,
    Constante,
    DagGevraagd,
    EenVan,
    Feitverwijzing,
    Grondslag,
    Niet,
    Operand,
    Parameterverwijzing,
    Regel,
    Schuif,
    Vergelijking,
    Voorwaarde,
)
from rules.waarden import ONBEKEND, Waarde


@dataclass(frozen=True)
class Parameterwaarde:
    """One value, from its first to its last day."""

    geldig_van: date
    geldig_tot: date | None
    waarde: Waarde
    grondslag: Grondslag
    regelnummer: int = 0


@dataclass(frozen=True)
class Parameter:
    """`naam` is without the prefix `parameter.`; `open_vraag` a code of domain.md G; `beleid` the key of `Beleid` that replaces it."""

    naam: str
    titel: str
    type: Feittype
    waarden: tuple[Parameterwaarde, ...]
    keuzes: tuple[str, ...] = ()
    aanname: bool = False
    open_vraag: str = ""
    vraag: str = ""
    beleid: str = ""
    bestand: str = ""
    regelnummer: int = 0

    def op(self, dag: date) -> Waarde:
        """The value at a date; ONBEKEND when it has none then."""
        return next((rij.waarde for rij in self.waarden if rij.geldig_van <= dag and (rij.geldig_tot is None or dag <= rij.geldig_tot)), ONBEKEND)

    def wisseldagen(self) -> Iterator[date]:
        """Days from which the value may be another one."""
        for rij in self.waarden:
            yield rij.geldig_van
            if rij.geldig_tot is not None and rij.geldig_tot < date.max:
                yield rij.geldig_tot + EEN_DAG

    def altijd(self, waarde: Waarde, bron: str) -> Parameter:
        """The same parameter with one value for all days, as `Beleid` sets it."""
        return replace(self, waarden=(Parameterwaarde(date.min, None, waarde, Grondslag(document=bron, section=self.beleid)),))


def vul_in(regel: Regel, parameters: Mapping[str, Parameter], op: date) -> Regel:
    """The rule as it reads at a date: every parameter replaced by its value then."""
    if not regel.parameters:
        return regel
    waarden = {naam: parameters[naam].op(op) for naam in regel.parameters}
    vullen = _Vuller(waarden)
    return replace(
        regel,
        als=vullen.voorwaarde(regel.als),
        termijn=vullen.feit(regel.termijn) if regel.termijn else None,
        begrippen=tuple((naam, vullen.begrip(deel)) for naam, deel in regel.begrippen),
        ingevuld=tuple(sorted(waarden.items())),
    )


@dataclass(frozen=True)
class _Vuller:
    waarden: Mapping[str, Waarde]

    def begrip(self, deel: Operand | Voorwaarde) -> Operand | Voorwaarde:
        if isinstance(deel, Feitverwijzing | Constante | DagGevraagd | Parameterverwijzing):
            return self.operand(deel)
        return self.voorwaarde(deel)

    def voorwaarde(self, deel: Voorwaarde) -> Voorwaarde:
        match deel:
            case Alle(delen):
                return Alle(tuple(self.voorwaarde(kind) for kind in delen))
            case EenVan(delen):
                return EenVan(tuple(self.voorwaarde(kind) for kind in delen))
            case Niet(kind):
                return Niet(self.voorwaarde(kind))
            case Afgeleid(naam, kind):
                return Afgeleid(naam, self.voorwaarde(kind))
            case Vergelijking(links=links, rechts=rechts):
                return replace(deel, links=self.operand(links), rechts=None if rechts is None else self.operand(rechts))

    def operand(self, operand: Operand) -> Operand:
        match operand:
            case Parameterverwijzing(naam):
                return Constante(self.waarden[naam], naam)
            case Feitverwijzing():
                return self.feit(operand)
            case DagGevraagd(schuif):
                return DagGevraagd(self.schuif(schuif))
            case _:
                return operand

    def feit(self, feit: Feitverwijzing) -> Feitverwijzing:
        return replace(feit, schuif=self.schuif(feit.schuif))

    def schuif(self, schuif: Schuif) -> Schuif:
        return Schuif(self._aantal(schuif.maanden), self._aantal(schuif.dagen), schuif.wettelijk)

    def _aantal(self, aantal: int | Parameterverwijzing) -> int:
        if isinstance(aantal, int):
            return aantal
        waarde = self.waarden[aantal.naam]
        assert isinstance(waarde, int)  # the loader lets a duration be a number on every day only
        return waarde * aantal.maal


def parameters_in(deel: Voorwaarde | Operand | None) -> frozenset[str]:
    """Names of the parameters a condition or an operand uses."""
    match deel:
        case Alle(delen) | EenVan(delen):
            return frozenset().union(*(parameters_in(kind) for kind in delen))
        case Niet(kind) | Afgeleid(_, kind):
            return parameters_in(kind)
        case Vergelijking(links=links, rechts=rechts):
            return parameters_in(links) | parameters_in(rechts)
        case Feitverwijzing(schuif=schuif) | DagGevraagd(schuif=schuif):
            return frozenset(aantal.naam for aantal in (schuif.maanden, schuif.dagen) if isinstance(aantal, Parameterverwijzing))
        case Parameterverwijzing(naam):
            return frozenset({naam})
        case _:
            return frozenset()
