"""YAML nodes with their line numbers, so that every fault in a rule file says where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

import yaml

from domain.fouten import RegelFout


class Regelmelding(Exception):
    """One fault while reading; caught per rule so that a file reports all of them at once."""

    def __init__(self, node: yaml.Node, melding: str) -> None:
        self.regelnummer = node.start_mark.line + 1
        super().__init__(melding)


@dataclass
class Meldingen:
    """All faults of one file."""

    bestand: str
    regels: list[str] = field(default_factory=list)

    def meld(self, fout: Regelmelding) -> None:
        self.regels.append(f"{self.bestand}, regel {fout.regelnummer}: {fout}")

    def sluit(self) -> None:
        """Raises RegelFout when anything was reported."""
        if self.regels:
            raise RegelFout("\n".join(self.regels))


def lees_yaml(tekst: str, bestand: str) -> yaml.Node:
    """The root node of a YAML text; a syntax fault raises RegelFout with its line."""
    try:
        node = yaml.compose(tekst, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as fout:
        regelnummer = fout.problem_mark.line + 1 if fout.problem_mark else 1
        raise RegelFout(f"{bestand}, regel {regelnummer}: dit is geen geldige YAML. Kijk naar inspringen, dubbele punten en aanhalingstekens.") from None
    if node is None:
        raise RegelFout(f"{bestand}, regel 1: het bestand is leeg. Zet er minstens één regel in.")
    return node


def sleutels(node: yaml.Node, bekend: Iterable[str]) -> dict[str, yaml.Node]:
    """The entries of a mapping; a key that is not known, or given twice, is a fault with a suggestion."""
    if not isinstance(node, yaml.MappingNode):
        raise Regelmelding(node, "hier horen sleutels met waarden te staan (naam: waarde)")
    uit: dict[str, yaml.Node] = {}
    namen = list(bekend)
    for sleutel, waarde in node.value:
        naam = woord(sleutel)
        if naam not in namen:
            raise Regelmelding(sleutel, f"'{naam}' is hier niet bekend.{bedoel_je(naam, namen)}")
        if naam in uit:
            raise Regelmelding(sleutel, f"'{naam}' staat hier twee keer. Laat er één staan.")
        uit[naam] = waarde
    return uit


def woord(node: yaml.Node) -> str:
    """The text of a scalar as it was typed."""
    if not isinstance(node, yaml.ScalarNode):
        raise Regelmelding(node, "hier hoort één waarde te staan, geen lijst of groep")
    return str(node.value).strip()


def lijst(node: yaml.Node) -> list[yaml.Node]:
    """The items of a sequence."""
    if not isinstance(node, yaml.SequenceNode):
        raise Regelmelding(node, "hier hoort een lijst te staan (regels met een streepje, of [a, b])")
    return list(node.value)


def bedoel_je(naam: str, bekend: Iterable[str]) -> str:
    """A way out: the name that looks most like it, or the names that can be used."""
    namen = sorted(bekend)
    if dichtbij := get_close_matches(naam, namen, n=1, cutoff=0.5):
        return f" Bedoel je '{dichtbij[0]}'?"
    return f" Kies uit: {', '.join(namen)}." if len(namen) <= 16 else " Kijk in de lijst van feiten."
