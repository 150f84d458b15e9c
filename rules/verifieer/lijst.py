"""The reviewed list (`rules/beoordeeld.yaml`): findings that a person looked at and left as they are, each with a reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

import yaml

from domain.fouten import RegelFout
from rules.laden import BEOORDEELD
from rules.lezer.voorwaarde import lees_datum
from rules.lezer.yamlbron import Meldingen, Regelmelding, lees_yaml, lijst, sleutels, woord
from rules.verifieer.bevinding import Bevinding

BESTAND = BEOORDEELD
SLEUTELS = ("sleutel", "reden", "wie", "op")


@dataclass(frozen=True)
class Beoordeeld:
    """One entry: the finding (`Bevinding.sleutel`), why it may stay, who decided that, and when."""

    sleutel: str
    reden: str
    wie: str
    op: date


@dataclass(frozen=True)
class Lijstverschil:
    """`nieuw`: found and not on the list. `verouderd`: on the list and not found. Either makes `passend regels verifieer` end with 1."""

    nieuw: tuple[Bevinding, ...]
    verouderd: tuple[Beoordeeld, ...]


@cache
def beoordeeld() -> tuple[Beoordeeld, ...]:
    """The list that is shipped with Passend."""
    return lees_beoordeeld(files("rules").joinpath(BESTAND).read_text(encoding="utf-8"), BESTAND)


def lees_beoordeeld(tekst: str, bestand: str) -> tuple[Beoordeeld, ...]:
    """A reviewed list from its YAML.

    Raises:
        RegelFout: every entry that is not complete or comes twice, with file and line.
    """
    meldingen = Meldingen(bestand)
    uit: dict[str, Beoordeeld] = {}
    for node in _rijen(tekst, bestand):
        try:
            rij = _rij(node)
            if rij.sleutel in uit:
                raise Regelmelding(node, f"'{rij.sleutel}' staat twee keer op de lijst. Haal er één weg.")
            uit[rij.sleutel] = rij
        except Regelmelding as fout:
            meldingen.meld(fout)
    if meldingen.regels:
        raise RegelFout("\n".join(meldingen.regels))
    return tuple(uit[sleutel] for sleutel in sorted(uit))


def _rijen(tekst: str, bestand: str) -> list[yaml.Node]:
    wortel = lees_yaml(tekst, bestand)
    meldingen = Meldingen(bestand)
    try:
        delen = sleutels(wortel, ("beoordeeld",))
        return lijst(delen["beoordeeld"]) if "beoordeeld" in delen else []
    except Regelmelding as fout:
        meldingen.meld(fout)
        raise RegelFout("\n".join(meldingen.regels)) from None


def _rij(node: yaml.Node) -> Beoordeeld:
    delen = sleutels(node, SLEUTELS)
    if mist := [naam for naam in SLEUTELS if naam not in delen or not woord(delen[naam]).strip()]:
        raise Regelmelding(node, f"deze rij mist {' en '.join(mist)}. Schrijf op welke bevinding mag blijven, waarom, wie dat vond en wanneer.")
    return Beoordeeld(woord(delen["sleutel"]), " ".join(woord(delen["reden"]).split()), woord(delen["wie"]), lees_datum(delen["op"]))


def vergelijk_met_lijst(bevindingen: Iterable[Bevinding], rijen: Iterable[Beoordeeld]) -> Lijstverschil:
    """What was found and nobody looked at, and what was looked at and is gone."""
    gevonden, bekend = list(bevindingen), {rij.sleutel: rij for rij in rijen}
    sleutel_gevonden = {bevinding.sleutel for bevinding in gevonden}
    return Lijstverschil(
        tuple(bevinding for bevinding in gevonden if bevinding.sleutel not in bekend),
        tuple(rij for sleutel, rij in sorted(bekend.items()) if sleutel not in sleutel_gevonden),
    )
