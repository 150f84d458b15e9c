"""What a rule file may name beside facts: parameters and derived facts; and how one side of a comparison is read from YAML.

A derived fact (`afgeleid.…`) is a condition (ja of nee) or a shifted date. It is put in place of its name wherever it is used, so
every reading meets facts, constants and dates only.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import yaml

from domain.kalender import DAGEN_PER_WEEK
from rules.feiten import KANTEN, Feit, Feittype, catalogus
from rules.lezer.yamlbron import Regelmelding, bedoel_je, sleutels, woord
from rules.parameters import Parameter
from rules.taal import GEEN_SCHUIF, DagGevraagd, Feitverwijzing, Onderwerp, Operand, Parameterverwijzing, Schuif
from rules.waarden import ONBEKEND

_NAAM = re.compile(r"[a-z]\w*\.\w+")
_GETAL = re.compile(r"[+-]?[0-9]{1,9}")
_STAPPEN: Mapping[str, tuple[str, int]] = {
    "plus_dagen": ("dagen", 1),
    "plus_weken": ("dagen", DAGEN_PER_WEEK),
    "plus_maanden": ("maanden", 1),
    "min_dagen": ("dagen", -1),
    "min_weken": ("dagen", -DAGEN_PER_WEEK),
    "min_maanden": ("maanden", -1),
}
SCHUIFSLEUTELS = ("dag", "wettelijk", *_STAPPEN)
LANGSTE_KETEN = 10
"""Derived facts that name each other, one below the other."""
GRENS: Mapping[str, int] = {"dagen": 36_600, "maanden": 1_200}
"""No shift in a rule is longer than a century."""


@dataclass(frozen=True)
class Begrip:
    """A derived fact as it stands in the file; read again for every rule that uses it, so that its facts fit that rule."""

    naam: str
    titel: str
    node: yaml.Node
    is_datum: bool
    bestand: str
    regelnummer: int


@dataclass(frozen=True)
class Woordenschat:
    """The parameters and derived facts of all files, by name without prefix."""

    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    begrippen: Mapping[str, Begrip] = field(default_factory=dict)

    def parameter(self, node: yaml.Node, naam: str) -> Parameter:
        """The parameter of this full name (`parameter.…`)."""
        kort = naam.partition(".")[2]
        if kort not in self.parameters:
            raise Regelmelding(node, f"de parameter '{kort}' bestaat niet.{bedoel_je(kort, self.parameters)}")
        return self.parameters[kort]

    def begrip(self, node: yaml.Node, naam: str, bezig: tuple[str, ...]) -> Begrip:
        """The derived fact of this full name (`afgeleid.…`); one that stands in `bezig` goes round in a circle."""
        kort = naam.partition(".")[2]
        if kort not in self.begrippen:
            raise Regelmelding(node, f"het afgeleide feit '{kort}' bestaat niet.{bedoel_je(kort, self.begrippen)}")
        if len(bezig) >= LANGSTE_KETEN:
            raise Regelmelding(node, f"afgeleide feiten verwijzen hier meer dan {LANGSTE_KETEN} keer door. Maak de keten korter.")
        if kort in bezig:
            kring = " → ".join((*bezig[bezig.index(kort) :], kort))
            raise Regelmelding(node, f"het afgeleide feit '{kort}' verwijst in een kring naar zichzelf: {kring}. Haal één verwijzing weg.")
        return self.begrippen[kort]


@dataclass(frozen=True)
class Zijde:
    """One side of a comparison: its type (None: a constant that takes its type from the other side) and, if it has one, its operand.

    `begrip` is a derived yes/no fact, which becomes a condition instead of an operand.
    """

    node: yaml.Node
    type: Feittype | None
    operand: Operand | None = None
    feit: Feit | None = None
    parameter: Parameter | None = None
    begrip: Begrip | None = None

    @property
    def keuzes(self) -> tuple[str, ...]:
        """What it may hold, from low to high where it is ordered; empty: anything."""
        bron = self.feit or self.parameter
        return bron.keuzes if bron else ()

    @property
    def geordend(self) -> bool:
        return self.feit is not None and self.feit.geordend

    @property
    def naam(self) -> str:
        return f"'{woord(self.node) if isinstance(self.node, yaml.ScalarNode) else self.feit.naam if self.feit else 'datum'}' ({self.type})"


def lees_feit(node: yaml.Node, naam: str, gaat_over: Onderwerp | None) -> Feit:
    """The fact by this name, if a rule about `gaat_over` may use it (None: any rule)."""
    feit = catalogus().get(naam)
    if feit is None:
        raise Regelmelding(node, f"het feit '{naam}' bestaat niet.{bedoel_je(naam, catalogus())}")
    if gaat_over is not None and feit.kant not in KANTEN[gaat_over]:
        raise Regelmelding(node, f"een regel over {gaat_over} kan het feit '{naam}' niet gebruiken. Pas 'gaat_over' aan of kies een ander feit.")
    return feit


@dataclass(frozen=True)
class Zijdelezer:
    """Reads one side of a comparison for a rule about `gaat_over`; `bezig` are the derived facts being read."""

    schat: Woordenschat
    gaat_over: Onderwerp | None
    bezig: tuple[str, ...] = ()

    def lees(self, node: yaml.Node) -> Zijde:
        """A fact, `op`, a parameter, a derived fact, a shifted date (a mapping), a list, or a constant."""
        if isinstance(node, yaml.SequenceNode):
            return Zijde(node, Feittype.VERZAMELING)
        if isinstance(node, yaml.MappingNode):
            operand = self.datum(node)
            return Zijde(node, Feittype.DATUM, operand, catalogus()[operand.naam] if isinstance(operand, Feitverwijzing) else None)
        tekst = woord(node)
        if tekst == "op":
            return Zijde(node, Feittype.DATUM, DagGevraagd())
        if not _NAAM.fullmatch(tekst):
            return Zijde(node, None)
        return self._genoemd(node, tekst)

    def datum(self, node: yaml.Node) -> Feitverwijzing | DagGevraagd:
        """A date fact or `op`, shifted when `node` is a mapping."""
        delen = sleutels(node, SCHUIFSLEUTELS) if isinstance(node, yaml.MappingNode) else {"dag": node}
        if "dag" not in delen:
            raise Regelmelding(node, "hier mist de 'dag' waar de termijn bij komt. Schrijf {dag: op, plus_weken: 6}.")
        zijde = self.lees(delen["dag"])
        if zijde.type is not Feittype.DATUM or not isinstance(zijde.operand, Feitverwijzing | DagGevraagd):
            raise Regelmelding(node, "dagen, weken en maanden tellen alleen bij een datum. Noem een feit dat een datum is, of op.")
        schuif = self._schuif(node, delen)
        if schuif != GEEN_SCHUIF and zijde.operand.schuif != GEEN_SCHUIF:
            raise Regelmelding(node, "deze datum is al verschoven. Tel alle dagen, weken en maanden op één plaats op.")
        if schuif == GEEN_SCHUIF:
            return zijde.operand
        if isinstance(zijde.operand, DagGevraagd):
            return DagGevraagd(schuif)
        return Feitverwijzing(zijde.operand.naam, schuif, zijde.operand.begrip)

    def _genoemd(self, node: yaml.Node, naam: str) -> Zijde:
        match naam.partition(".")[0]:
            case "parameter":
                parameter = self.schat.parameter(node, naam)
                return Zijde(node, parameter.type, Parameterverwijzing(parameter.naam), parameter=parameter)
            case "afgeleid":
                begrip = self.schat.begrip(node, naam, self.bezig)
                if not begrip.is_datum:
                    return Zijde(node, Feittype.JANEE, begrip=begrip)
                operand = Zijdelezer(self.schat, self.gaat_over, (*self.bezig, begrip.naam)).datum(begrip.node)
                if isinstance(operand, Feitverwijzing):
                    operand = Feitverwijzing(operand.naam, operand.schuif, begrip.naam)
                return Zijde(node, Feittype.DATUM, operand, catalogus()[operand.naam] if isinstance(operand, Feitverwijzing) else None)
            case _:
                feit = lees_feit(node, naam, self.gaat_over)
                return Zijde(node, feit.type, Feitverwijzing(feit.naam), feit)

    def _schuif(self, node: yaml.Node, delen: Mapping[str, yaml.Node]) -> Schuif:
        aantallen: dict[str, int | Parameterverwijzing] = {"dagen": 0, "maanden": 0}
        for sleutel, (eenheid, maal) in _STAPPEN.items():
            if sleutel not in delen:
                continue
            nieuw = self._aantal(delen[sleutel], maal, GRENS[eenheid])
            al = aantallen[eenheid]
            if isinstance(nieuw, int) and isinstance(al, int):
                aantallen[eenheid] = al + nieuw
            elif al == 0:
                aantallen[eenheid] = nieuw
            else:
                raise Regelmelding(node, "tel een parameter niet op bij een ander aantal dagen, weken of maanden. Maak er één parameter van.")
        wettelijk = "wettelijk" in delen and lees_janee(delen["wettelijk"])
        return Schuif(aantallen["maanden"], aantallen["dagen"], wettelijk)

    def _aantal(self, node: yaml.Node, maal: int, grens: int) -> int | Parameterverwijzing:
        tekst = woord(node)
        if not tekst.startswith("parameter."):
            return _binnen_grens(node, lees_geheel(node) * maal, grens)
        parameter = self.schat.parameter(node, tekst)
        if parameter.type is not Feittype.GETAL:
            raise Regelmelding(
                node,
                f"de parameter '{parameter.naam}' is geen getal ({parameter.type}). Een termijn telt hele dagen, weken of maanden. Kies een getal.",
            )
        if any(rij.waarde is ONBEKEND for rij in parameter.waarden):
            raise Regelmelding(node, f"de parameter '{parameter.naam}' is op sommige dagen onbekend; een termijn vraagt altijd een getal. Geef een standaard.")
        for rij in parameter.waarden:
            assert isinstance(rij.waarde, int)  # a number, and known on every day
            _binnen_grens(node, rij.waarde * maal, grens)
        return Parameterverwijzing(parameter.naam, maal)


def lees_geheel(node: yaml.Node) -> int:
    """A whole number."""
    tekst = woord(node)
    if not _GETAL.fullmatch(tekst):
        raise Regelmelding(node, f"'{tekst}' is geen heel getal. Schrijf een getal als 14, zonder punten of woorden en met hoogstens negen cijfers.")
    return int(tekst)


def _binnen_grens(node: yaml.Node, aantal: int, grens: int) -> int:
    if abs(aantal) > grens:
        raise Regelmelding(node, "deze termijn is langer dan honderd jaar. Kijk of het getal klopt.")
    return aantal


def lees_janee(node: yaml.Node) -> bool:
    """Ja or nee."""
    if woord(node) not in ("ja", "nee"):
        raise Regelmelding(node, f"'{woord(node)}' kan hier niet. Schrijf ja of nee.")
    return woord(node) == "ja"
