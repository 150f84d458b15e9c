"""Parameters and derived facts from a rule file: every value typed, with its days and its source; no gaps and no overlap."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import yaml

from domain.beleid import Beleid
from domain.kalender import EEN_DAG
from rules.feiten import Feittype
from rules.lezer.grondslag import lees_grondslag
from rules.lezer.voorwaarde import lees_datum, lees_open_waarde, standaardbeleid
from rules.lezer.woordenschat import Begrip, lees_janee
from rules.lezer.yamlbron import Regelmelding, bedoel_je, gevuld, lijst, sleutels, woord, woorden
from rules.parameters import Parameter, Parameterwaarde

PARAMETERSLEUTELS = ("naam", "titel", "type", "keuzes", "waarden", "aanname", "open_vraag", "vraag", "beleid")
WAARDESLEUTELS = ("geldig_van", "geldig_tot", "waarde", "legal_basis")
BEGRIPSLEUTELS = ("naam", "titel", "als", "datum")
TYPES = {
    "getal": Feittype.GETAL,
    "datum": Feittype.DATUM,
    "ja of nee": Feittype.JANEE,
    "keuze": Feittype.KEUZE,
    "verzameling": Feittype.VERZAMELING,
}


def lees_parameter(node: yaml.Node, bestand: str) -> Parameter:
    """One entry of `parameters`.

    Raises:
        Regelmelding: a missing key, a value of another type, days that overlap or leave a gap.
    """
    delen = sleutels(node, PARAMETERSLEUTELS)
    _verplicht(node, delen, ("naam", "titel", "type", "waarden"), "parameter")
    naam, soort = _naam(delen["naam"]), woord(delen["type"])
    if soort not in TYPES:
        raise Regelmelding(delen["type"], f"een parameter kan niet van het soort '{soort}' zijn.{bedoel_je(soort, TYPES)}")
    keuzes = woorden(delen["keuzes"]) if "keuzes" in delen else ()
    if TYPES[soort] is Feittype.KEUZE and not keuzes:
        raise Regelmelding(node, f"de parameter '{naam}' is een keuze. Noem bij 'keuzes' waaruit.")
    if ("open_vraag" in delen) != ("vraag" in delen):
        raise Regelmelding(node, "een open vraag heeft een code (open_vraag) en een zin (vraag). Vul beide in, of geen van beide.")
    beleid = woord(delen["beleid"]) if "beleid" in delen else ""
    if beleid and beleid not in Beleid.model_fields:
        raise Regelmelding(delen["beleid"], f"'{beleid}' staat niet in het beleid.{bedoel_je(beleid, Beleid.model_fields)}")
    if beleid and (TYPES[soort] is not Feittype.GETAL or not isinstance(getattr(standaardbeleid(), beleid), int)):
        raise Regelmelding(delen["beleid"], f"'{beleid}' is in het beleid geen getal, of deze parameter niet. Haal 'beleid' weg of kies een ander.")
    return Parameter(
        naam=naam,
        titel=gevuld(delen["titel"]),
        type=TYPES[soort],
        waarden=_waarden(delen["waarden"], TYPES[soort], naam, keuzes),
        keuzes=keuzes,
        aanname="aanname" in delen and lees_janee(delen["aanname"]),
        open_vraag=woord(delen["open_vraag"]) if "open_vraag" in delen else "",
        vraag=woord(delen["vraag"]) if "vraag" in delen else "",
        beleid=beleid,
        bestand=bestand,
        regelnummer=node.start_mark.line + 1,
    )


def _waarden(node: yaml.Node, soort: Feittype, naam: str, keuzes: tuple[str, ...]) -> tuple[Parameterwaarde, ...]:
    rijen = sorted((_waarde(deel, soort, naam, keuzes) for deel in lijst(node)), key=lambda rij: rij.geldig_van)
    if not rijen:
        raise Regelmelding(node, f"de parameter '{naam}' heeft geen waarden. Zet er minstens één in.")
    for eerst, later in pairwise(rijen):
        if eerst.geldig_tot is None or later.geldig_van <= eerst.geldig_tot:
            raise Regelmelding(node, f"de waarden van '{naam}' gelden op {later.geldig_van} tegelijk. Geef de eerste een geldig_tot van de dag ervoor.")
        if later.geldig_van > eerst.geldig_tot + EEN_DAG:
            raise Regelmelding(node, f"'{naam}' heeft geen waarde tussen {eerst.geldig_tot} en {later.geldig_van}. Laat de dagen op elkaar aansluiten.")
    return tuple(rijen)


def _waarde(node: yaml.Node, soort: Feittype, naam: str, keuzes: tuple[str, ...]) -> Parameterwaarde:
    delen = sleutels(node, WAARDESLEUTELS)
    _verplicht(node, delen, ("geldig_van", "waarde", "legal_basis"), "waarde")
    van, tot = lees_periode(delen)
    return Parameterwaarde(van, tot, lees_open_waarde(delen["waarde"], soort, naam, keuzes), lees_grondslag(delen["legal_basis"]), node.start_mark.line + 1)


def lees_periode(delen: dict[str, yaml.Node]) -> tuple[date, date | None]:
    """`geldig_van` and `geldig_tot`, in the right order."""
    van = lees_datum(delen["geldig_van"])
    tot = lees_datum(delen["geldig_tot"]) if "geldig_tot" in delen else None
    if tot is not None and tot < van:
        raise Regelmelding(delen["geldig_tot"], "geldig_tot ligt voor geldig_van. Draai de datums om.")
    return van, tot


def lees_begrip(node: yaml.Node, bestand: str) -> Begrip:
    """One entry of `afgeleid`: a condition (`als`) or a shifted date (`datum`)."""
    delen = sleutels(node, BEGRIPSLEUTELS)
    _verplicht(node, delen, ("naam", "titel"), "afgeleid feit")
    if ("als" in delen) == ("datum" in delen):
        raise Regelmelding(node, "een afgeleid feit heeft een voorwaarde ('als') of een datum ('datum'). Laat één van beide staan.")
    is_datum = "datum" in delen
    return Begrip(_naam(delen["naam"]), gevuld(delen["titel"]), delen["datum" if is_datum else "als"], is_datum, bestand, node.start_mark.line + 1)


def _naam(node: yaml.Node) -> str:
    naam = woord(node)
    if not naam.isidentifier() or naam != naam.lower():
        raise Regelmelding(node, f"'{naam}' kan geen naam zijn. Gebruik kleine letters, cijfers en lage streepjes, zoals proefperiode_weken.")
    return naam


def _verplicht(node: yaml.Node, delen: dict[str, yaml.Node], nodig: tuple[str, ...], wat: str) -> None:
    if mist := [naam for naam in nodig if naam not in delen]:
        raise Regelmelding(node, f"deze {wat} mist {' en '.join(mist)}. Vul dat aan.")
