"""A `Regelset` back to the text of a rule file: the inverse of `rules.laden`, in one fixed form.

The text loads by itself: the parameters and derived facts that the rules and their sentences name come with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import TypeAlias

import yaml

from rules.feiten import Feittype
from rules.lezer.regel import INVULPLEK
from rules.lezer.woordenschat import Begrip, Woordenschat, Zijdelezer
from rules.parameters import Parameter
from rules.regelboek import Regelboek, Regelset
from rules.taal import (
    GEEN_SCHUIF,
    Afgeleid,
    Alle,
    Constante,
    DagGevraagd,
    EenVan,
    Feitverwijzing,
    Grondslag,
    Methode,
    Niet,
    Operand,
    Parameterverwijzing,
    Regel,
    Schuif,
    Vergelijking,
    Voorwaarde,
)
from rules.waarden import ONBEKEND, Waarde, als_tekst

Inhoud: TypeAlias = "str | list[Inhoud] | dict[str, Inhoud]"
_PER_WEEK = 7


def regelbestand(regelset: Regelset, boek: Regelboek) -> str:
    """The rule file of a set, with what it needs from the book."""
    return als_yaml(Schrijver(boek).bestand(regelset))


class _Voluit(yaml.SafeDumper):
    """Text that comes twice is written twice: a rule file knows no anchors."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def als_yaml(inhoud: Inhoud) -> str:
    """Fixed YAML: every scalar is text, as the loader reads it."""
    return yaml.dump(inhoud, Dumper=_Voluit, allow_unicode=True, sort_keys=False, width=160)


class Schrijver:
    """Writes rules of one book as the nested text that a rule file holds."""

    def __init__(self, boek: Regelboek) -> None:
        self._boek = boek

    def bestand(self, regelset: Regelset) -> dict[str, Inhoud]:
        """The whole file."""
        parameters, begrippen = self._nodig(regelset.regels)
        uit: dict[str, Inhoud] = {"set": regelset.naam, "titel": regelset.titel}
        if regelset.domein is not None:
            uit["domein"] = regelset.domein.value
        if regelset.methode is Methode.TABEL:
            uit |= {"methode": regelset.methode.value, "uitkomsten": list(regelset.uitkomsten)}
        if parameters:
            uit["parameters"] = [_parameter(self._boek.parameters[naam]) for naam in parameters]
        if begrippen:
            uit["afgeleid"] = [_begrip(self._boek.begrippen[naam]) for naam in begrippen]
        uit["regels"] = [self.regel(regel) for regel in regelset.regels]
        return uit

    def regel(self, regel: Regel) -> dict[str, Inhoud]:
        """One entry of `regels`."""
        uit: dict[str, Inhoud] = {"id": regel.id, "titel": regel.titel, "geldig_van": regel.geldig_van.isoformat()}
        if regel.geldig_tot is not None:
            uit["geldig_tot"] = regel.geldig_tot.isoformat()
        uit |= {"legal_basis": grondslag(regel.grondslag), "gaat_over": regel.gaat_over.value, "als": self.voorwaarde(regel.als), "dan": regel.dan.value}
        for sleutel in ("aan", "soort", "uitkomst"):
            if waarde := getattr(regel, sleutel):
                uit[sleutel] = waarde
        if regel.termijn is not None:
            uit["termijn"] = self.operand(regel.termijn)
        uit["uitleg"] = regel.uitleg
        if regel.weigering:
            uit["weigering"] = regel.weigering
        if regel.voor_client is not None:
            zinnen: dict[str, Inhoud] = {"uitleg": regel.voor_client.uitleg}
            uit["voor_client"] = zinnen | ({"weigering": regel.voor_client.weigering} if regel.voor_client.weigering else {})
        return uit

    def voorwaarde(self, deel: Voorwaarde) -> Inhoud:
        """A condition."""
        match deel:
            case Alle(delen):
                return {"alle": [self.voorwaarde(kind) for kind in delen]}
            case EenVan(delen):
                return {"een_van": [self.voorwaarde(kind) for kind in delen]}
            case Niet(kind):
                return {"niet": self.voorwaarde(kind)}
            case Afgeleid(naam, _):
                return {"gelijk": [f"afgeleid.{naam}", "ja"]}
            case Vergelijking(operator, links, None):
                return {operator.value: self.operand(links)}
            case Vergelijking(operator, links, rechts):
                assert rechts is not None  # the case above took the others
                return {operator.value: [self.operand(links), self.operand(rechts)]}

    def operand(self, operand: Operand) -> Inhoud:
        """One side of a comparison."""
        match operand:
            case Constante(waarde):
                return _waarde(waarde)
            case Parameterverwijzing(naam):
                return f"parameter.{naam}"
            case DagGevraagd(schuif):
                return _verschoven("op", schuif)
            case Feitverwijzing(naam, schuif, ""):
                return _verschoven(naam, schuif)
            case Feitverwijzing(_, schuif, begrip):
                eigen = self._datum(begrip).schuif
                return f"afgeleid.{begrip}" if schuif == eigen else _verschoven(f"afgeleid.{begrip}", schuif)

    def _datum(self, begrip: str) -> Feitverwijzing | DagGevraagd:
        schat = Woordenschat(self._boek.parameters, self._boek.begrippen)
        return Zijdelezer(schat, None, (begrip,)).datum(self._boek.begrippen[begrip].node)

    def _nodig(self, regels: Iterable[Regel]) -> list[list[str]]:
        """Names of the parameters and derived facts that these rules lean on, also through each other."""
        open_, gezien = {naam for regel in regels for naam in self._genoemd(regel)}, set[str]()
        while open_:
            naam = open_.pop()
            gezien.add(naam)
            soort, _, kort = naam.partition(".")
            if soort == "afgeleid":
                open_ |= set(_woorden(_uit_node(self._boek.begrippen[kort].node))) - gezien
        return [sorted(naam.partition(".")[2] for naam in gezien if naam.startswith(voor)) for voor in ("parameter.", "afgeleid.")]

    def _genoemd(self, regel: Regel) -> Iterator[str]:
        zinnen = [regel.uitleg, regel.weigering, *((regel.voor_client.uitleg, regel.voor_client.weigering) if regel.voor_client else ())]
        for zin in zinnen:
            yield from (naam for naam in INVULPLEK.findall(zin) if naam.startswith(("parameter.", "afgeleid.")))
        yield from _woorden(self.voorwaarde(regel.als))
        if regel.termijn is not None:
            yield from _woorden(self.operand(regel.termijn))


def grondslag(bron: Grondslag) -> dict[str, Inhoud]:
    """A source: only what is filled in."""
    return {veld.name: waarde for veld in fields(bron) if (waarde := getattr(bron, veld.name))}


def _woorden(inhoud: Inhoud) -> Iterator[str]:
    match inhoud:
        case str():
            if inhoud.startswith(("parameter.", "afgeleid.")):
                yield inhoud
        case list():
            for deel in inhoud:
                yield from _woorden(deel)
        case dict():
            for deel in inhoud.values():
                yield from _woorden(deel)


def _waarde(waarde: Waarde) -> Inhoud:
    if waarde is ONBEKEND:
        return "onbekend"
    return [str(deel) for deel in sorted(waarde)] if isinstance(waarde, frozenset) else als_tekst(waarde)


def _verschoven(dag: str, schuif: Schuif) -> Inhoud:
    if schuif == GEEN_SCHUIF:
        return dag
    uit: dict[str, Inhoud] = {"dag": dag}
    for eenheid, aantal in (("maanden", schuif.maanden), ("dagen", schuif.dagen)):
        if isinstance(aantal, Parameterverwijzing):
            weken = eenheid == "dagen" and abs(aantal.maal) == _PER_WEEK
            uit[f"{'plus' if aantal.maal > 0 else 'min'}_{'weken' if weken else eenheid}"] = f"parameter.{aantal.naam}"
        elif aantal:
            uit[f"{'plus' if aantal > 0 else 'min'}_{eenheid}"] = str(abs(aantal))
    return uit | ({"wettelijk": "ja"} if schuif.wettelijk else {})


def _parameter(parameter: Parameter) -> dict[str, Inhoud]:
    uit: dict[str, Inhoud] = {"naam": parameter.naam, "titel": parameter.titel, "type": Feittype(parameter.type).value}
    if parameter.keuzes:
        uit["keuzes"] = list(parameter.keuzes)
    uit["waarden"] = [
        {"geldig_van": rij.geldig_van.isoformat()}
        | ({"geldig_tot": rij.geldig_tot.isoformat()} if rij.geldig_tot else {})
        | {"waarde": _waarde(rij.waarde), "legal_basis": grondslag(rij.grondslag)}
        for rij in parameter.waarden
    ]
    if parameter.aanname:
        uit["aanname"] = "ja"
    for sleutel in ("open_vraag", "vraag", "beleid"):
        if waarde := getattr(parameter, sleutel):
            uit[sleutel] = waarde
    return uit


def _begrip(begrip: Begrip) -> dict[str, Inhoud]:
    return {"naam": begrip.naam, "titel": begrip.titel, "datum" if begrip.is_datum else "als": _uit_node(begrip.node)}


def _uit_node(node: yaml.Node) -> Inhoud:
    if isinstance(node, yaml.MappingNode):
        return {str(sleutel.value).strip(): _uit_node(waarde) for sleutel, waarde in node.value}
    return [_uit_node(deel) for deel in node.value] if isinstance(node, yaml.SequenceNode) else str(node.value).strip()
