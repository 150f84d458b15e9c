"""Small rule books for the tests of readable rules: one set around a condition, written as YAML."""

from __future__ import annotations

from datetime import date

from rules.laden import lees_regelboek
from rules.leesbaar.boek import Leesboek, lees_boek
from rules.leesbaar.zinnen import Deel, Lezer
from rules.regelboek import Regelboek

OP = date(2026, 11, 30)
KOP = "set: proef\ntitel: Proef\n"
REGEL = """
  - id: {id}
    titel: {titel}
    geldig_van: {van}
    legal_basis: {{law: Wmo 2015, bwb_id: BWBR0035362, article: 2.3.5, paragraph: "3", explanation: "zo staat het er (domain.md C.2)"}}
    gaat_over: {over}
    als: {als}
    dan: {dan}
    uitleg: {uitleg}
"""


def regel(als: str, rest: str = "", **anders: str) -> str:
    """One entry of `regels`; `rest` are more keys, each on a line of its own; `anders` replaces id, titel, van, over, dan or uitleg."""
    delen = {"id": "proef-regel", "titel": "De proef", "van": "2023-01-01", "over": "client", "dan": "toelaten", "uitleg": "Goed.", **anders}
    return REGEL.format(als=als, **delen) + "".join(f"    {sleutel}\n" for sleutel in rest.splitlines())


def boek(*regels: str, voor: str = "") -> Regelboek:
    """A book of one set; `voor` stands before the rules (parameters, afgeleid)."""
    return lees_regelboek({"proef.yaml": f"{KOP}{voor}\nregels:{''.join(regels)}"})


def gelezen(*regels: str, voor: str = "", op: date = OP) -> Leesboek:
    """The same as people read it."""
    return lees_boek(boek(*regels, voor=voor), op)


def zin(als: str, over: str = "client×plek", dan: str = "signaleren", voor: str = "") -> Deel:
    """How people read one condition."""
    rest = "aan: sleutelfiguur" if dan == "signaleren" else ""
    geladen = boek(regel(als, over=over, dan=dan, rest=rest), voor=voor)
    titels = {begrip.naam: begrip.titel for begrip in geladen.begrippen.values()}
    return Lezer(OP, geladen.parameters, titels).voorwaarde(geladen["proef"].regels[0].als)
