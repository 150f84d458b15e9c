"""The cases of the rules in YAML, and what a rule gives for one: asked at its date, with its parameters filled in.

A key is a rule id, or `id@geldig_van` when the rule has several versions. A case holds `feiten` and `verwacht` (ja, nee or onbekend:
what the rule adds to the verdict), and where it needs them `op` (else 2026-11-30), `parameters` (a value for all days, instead of the
shipped one), `laatste_dag` (of a term: a date, geen or onbekend) and `uitkomst` (of a row in a table).
What is not named is unknown; an unnamed set is empty.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from rules.feiten import Feittype, catalogus
from rules.geval import bijdrage, lees_geval, waarde_van
from rules.laden import laad_regelboek
from rules.parameters import Parameter, vul_in
from rules.regelboek import Regelset
from rules.taal import Regel, feiten_in
from rules.waarden import AFWEZIG, ONBEKEND, OORDELEN, Leeftijd, Waarde, als_tekst

OP = date(2026, 11, 30)
BOEK = laad_regelboek()
MAP = Path(__file__).parent / "gevallen"


@dataclass(frozen=True)
class Versie:
    """One version of a rule with the set it stands in."""

    sleutel: str
    regelset: Regelset
    regel: Regel


@dataclass(frozen=True)
class Geval:
    sleutel: str
    nummer: int
    op: date
    feiten: Mapping[str, Any]
    verwacht: Mapping[str, str]
    parameters: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.sleutel}-{self.nummer}"


def _versies() -> dict[str, Versie]:
    uit = {}
    for regelset in BOEK.sets.values():
        for regel in regelset.regels:
            enige = sum(ander.id == regel.id for ander in regelset.regels) == 1
            sleutel = regel.id if enige else f"{regel.id}@{regel.geldig_van}"
            uit[sleutel] = Versie(sleutel, regelset, regel)
    return uit


VERSIES = _versies()


def _lees(bestand: Path) -> dict[str, tuple[Geval, ...]]:
    gelezen = yaml.load(bestand.read_text(encoding="utf-8"), yaml.BaseLoader)
    return {sleutel: tuple(_geval(sleutel, nummer, rij) for nummer, rij in enumerate(rijen)) for sleutel, rijen in gelezen.items()}


def _geval(sleutel: str, nummer: int, rij: Mapping[str, Any]) -> Geval:
    assert rij.keys() <= {"feiten", "verwacht", "op", "parameters", "laatste_dag", "uitkomst"}, f"{sleutel}: {sorted(rij)}"
    verwacht = {naam: rij[naam] for naam in ("verwacht", "laatste_dag", "uitkomst") if naam in rij}
    op = date.fromisoformat(rij["op"]) if "op" in rij else OP
    return Geval(sleutel, nummer, op, rij["feiten"], verwacht, rij.get("parameters", {}))


PER_BESTAND = {bestand.stem: _lees(bestand) for bestand in sorted(MAP.glob("*.yaml"))}
GEVALLEN = {sleutel: gevallen for bestand in PER_BESTAND.values() for sleutel, gevallen in bestand.items()}


def als_waarde(soort: Feittype, tekst: Any, keuzes: tuple[str, ...] = ()) -> Waarde:
    """A value as it stands in a case."""
    if tekst in ("onbekend", "geen"):
        return ONBEKEND if tekst == "onbekend" else AFWEZIG
    match soort:
        case Feittype.VERZAMELING:
            return frozenset(tekst)
        case Feittype.GETAL:
            return int(tekst)
        case Feittype.DATUM:
            return date.fromisoformat(tekst)
        case Feittype.JANEE:
            return {"ja": True, "nee": False}[tekst]
        case Feittype.LEEFTIJD:
            laag, _, hoog = tekst.partition("-")
            return Leeftijd(int(laag), int(hoog or laag))
        case _:
            assert not keuzes or tekst in keuzes, f"{tekst} staat niet in {keuzes}"
            return str(tekst)


def feiten_van(regel: Regel, geval: Geval) -> dict[str, Waarde]:
    """Every fact that the rule asks, as the case has it."""
    namen = {*feiten_in(regel.als), *({regel.termijn.naam} if regel.termijn else ())}
    assert geval.feiten.keys() <= namen, f"{geval}: de regel vraagt niet naar {sorted(geval.feiten.keys() - namen)}"
    leeg: dict[str, Waarde] = {naam: frozenset() if catalogus()[naam].type is Feittype.VERZAMELING else ONBEKEND for naam in namen}
    return leeg | {naam: als_waarde(catalogus()[naam].type, tekst, catalogus()[naam].keuzes) for naam, tekst in geval.feiten.items()}


def parameters_van(geval: Geval, parameters: Mapping[str, Parameter]) -> dict[str, Parameter]:
    """The parameters, with those that the case sets."""
    anders = {naam: parameters[naam].altijd(als_waarde(parameters[naam].type, tekst), "geval") for naam, tekst in geval.parameters.items()}
    return {**parameters, **anders}


def gevraagd(versie: Versie, geval: Geval) -> Regel:
    """The rule as it reads on the day of the case; the version must be the one that holds then."""
    regelset = replace(versie.regelset, parameters=parameters_van(geval, versie.regelset.parameters))
    (regel,) = (regel for regel in regelset.geldig_op(geval.op) if regel.id == versie.regel.id)
    assert regel.geldig_van == versie.regel.geldig_van, f"{geval}: op {geval.op} geldt een andere versie"
    return regel


def geeft(regel: Regel, geval: Geval, feiten: Mapping[str, Waarde]) -> dict[str, str]:
    """What a rule with its parameters filled in gives, as far as the case says what is expected."""
    uit = {"verwacht": OORDELEN[bijdrage(regel, lees_geval(regel, feiten.__getitem__, geval.op).waarde)], "uitkomst": regel.uitkomst}
    if regel.termijn is not None:
        uit["laatste_dag"] = als_tekst(waarde) if isinstance(waarde := waarde_van(regel.termijn, feiten.__getitem__, geval.op), date) else _leeg(waarde)
    return {naam: uit.get(naam, "") for naam in geval.verwacht}


def _leeg(waarde: Waarde) -> str:
    return "geen" if waarde is AFWEZIG else "onbekend"


def veranderd(regel: Regel, parameters: Mapping[str, Parameter], geval: Geval) -> Regel:
    """A changed rule, or one with changed parameters, as it reads on the day of the case."""
    return vul_in(regel, parameters_van(geval, parameters), geval.op)
