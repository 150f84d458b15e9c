"""YAML nodes with their line numbers, so that every fault in a rule file says where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

import yaml
from yaml.composer import Composer

from domain.fouten import RegelFout

DIEPST = 60
"""Levels of lists and groups in one file."""


class Regelmelding(Exception):
    """One fault while reading; caught per rule so that a file reports all of them at once."""

    def __init__(self, node: yaml.Node, melding: str) -> None:
        self.regelnummer = node.start_mark.line + 1
        super().__init__(" ".join(melding.split()))


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


class Streng(Composer):
    """YAML without what hides or repeats text: anchors, references and tags; and never nested beyond what a person can read."""

    _diepte = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        gebeurtenis = self.peek_event()  # type: ignore[attr-defined]  # of the parser this is mixed with
        plek = yaml.Node("", None, gebeurtenis.start_mark, gebeurtenis.end_mark)
        if getattr(gebeurtenis, "anchor", None) is not None:
            raise Regelmelding(plek, "een anker (&) of verwijzing (*) kan in een regelbestand niet. Schrijf het op elke plaats voluit.")
        if getattr(gebeurtenis, "tag", None) is not None:
            raise Regelmelding(plek, "een soortaanduiding met ! kan in een regelbestand niet. Haal haar weg, of zet de tekst tussen aanhalingstekens.")
        if self._diepte == DIEPST:
            raise Regelmelding(plek, f"hier zijn meer dan {DIEPST} niveaus in elkaar gezet. Maak er afgeleide feiten van.")
        self._diepte += 1
        node = super().compose_node(parent, index)
        self._diepte -= 1
        return node


class _Lezer(Streng, yaml.SafeLoader):
    """The reader whose faults are reported."""


def _snel_gelezen(tekst: str) -> yaml.Node | None:
    """The root node of a text without faults, read six times as fast where PyYAML came with libyaml; None where there is anything to say."""
    if not yaml.__with_libyaml__:
        return None
    from rules.lezer.snel import SnelleLezer

    try:
        return SnelleLezer(tekst).get_single_node()
    except (Regelmelding, yaml.YAMLError, ValueError):
        return None


def lees_yaml(tekst: str, bestand: str) -> yaml.Node:
    """The root node of a YAML text; a syntax fault raises RegelFout with its line."""
    if (gelezen := _snel_gelezen(tekst)) is not None:
        return gelezen
    regelnummer = 1
    try:
        lezer = _Lezer(tekst)
        node = lezer.get_single_node()
    except Regelmelding as fout:
        raise RegelFout(f"{bestand}, regel {fout.regelnummer}: {fout}") from None
    except yaml.reader.ReaderError as fout:
        regelnummer = tekst.count("\n", 0, fout.position) + 1
        raise RegelFout(f"{bestand}, regel {regelnummer}: hier staat een teken dat niet te zien is. Haal het weg of typ de regel opnieuw.") from None
    except (yaml.MarkedYAMLError, ValueError) as fout:
        plek = fout.problem_mark if isinstance(fout, yaml.MarkedYAMLError) else lezer.get_mark()
        regelnummer = plek.line + 1 if plek else 1
        raise RegelFout(f"{bestand}, regel {regelnummer}: dit is geen geldige YAML. Kijk naar inspringen, dubbele punten en aanhalingstekens.") from None
    if node is None:
        raise RegelFout(f"{bestand}, regel 1: het bestand is leeg. Zet er minstens één regel in.")
    return node


def sleutels(node: yaml.Node, bekend: Iterable[str]) -> dict[str, yaml.Node]:
    """The entries of a mapping; a key that is not known, or given twice, is a fault with a suggestion."""
    if not isinstance(node, yaml.MappingNode):
        raise Regelmelding(node, "hier horen sleutels met waarden te staan. Schrijf naam: waarde.")
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
        raise Regelmelding(node, "hier hoort één waarde te staan, geen lijst of groep. Schrijf één woord, getal, datum of zin.")
    tekst = str(node.value).strip()
    if any("\ud800" <= teken <= "\udfff" for teken in tekst):
        raise Regelmelding(node, "hier staat een half teken, dat niet bewaard kan worden. Haal het weg of typ het opnieuw.")
    return tekst


def gevuld(node: yaml.Node) -> str:
    """The text of a scalar that may not be empty."""
    tekst = woord(node)
    if not tekst or node.tag == "tag:yaml.org,2002:null":
        raise Regelmelding(node, "hier staat niets. Vul iets in.")
    return " ".join(tekst.split())


def lijst(node: yaml.Node) -> list[yaml.Node]:
    """The items of a sequence."""
    if not isinstance(node, yaml.SequenceNode):
        raise Regelmelding(node, "hier hoort een lijst te staan. Schrijf [a, b], of elke waarde op een eigen regel met een streepje ervoor.")
    return list(node.value)


def woorden(node: yaml.Node) -> tuple[str, ...]:
    """The words of a closed list, each of them once."""
    uit: list[str] = []
    for deel in lijst(node):
        if gevuld(deel) in uit:
            raise Regelmelding(deel, f"'{gevuld(deel)}' staat twee keer in deze lijst. Laat er één staan.")
        uit.append(gevuld(deel))
    return tuple(uit)


def bedoel_je(naam: str, bekend: Iterable[str]) -> str:
    """A way out: the name that looks most like it, or the names that can be used."""
    namen = sorted(bekend)
    if not namen:
        return " Er is er nog geen. Voeg hem toe of haal de naam weg."
    if dichtbij := get_close_matches(naam, namen, n=1, cutoff=0.5):
        return f" Bedoel je '{dichtbij[0]}'?"
    return f" Kies uit: {', '.join(namen)}." if len(namen) <= 16 else " Kijk in de lijst van feiten."
