"""Rule files to a `Regelboek`: everything is checked at loading, all faults of a file at once, with line and suggestion."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TypeVar

import yaml

from domain.fouten import RegelFout
from rules.taal import Gevolg, Grondslag, Onderwerp, Regel, Regelset
from rules.voorwaarde import lees_datum, lees_feit, lees_teksten, lees_voorwaarde
from rules.yamlbron import Meldingen, Regelmelding, bedoel_je, lees_yaml, lijst, sleutels, woord

SETSLEUTELS = ("set", "titel", "regels")
REGELSLEUTELS = ("id", "titel", "geldig_van", "geldig_tot", "legal_basis", "gaat_over", "als", "dan", "aan", "soort", "uitleg", "weigering")
VERPLICHT = ("id", "titel", "geldig_van", "legal_basis", "gaat_over", "als", "dan", "uitleg")
GRONDSLEUTELS = ("law", "bwb_id", "article", "paragraph", "document", "section", "url", "explanation")
Keuze = TypeVar("Keuze", bound=StrEnum)
INVULPLEK = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True)
class Regelboek:
    """Every loaded set by its name, and the hash of the files they came from."""

    sets: Mapping[str, Regelset]
    sha256: str

    def __getitem__(self, naam: str) -> Regelset:
        if naam not in self.sets:
            raise RegelFout(f"de regelset '{naam}' is niet geladen.{bedoel_je(naam, self.sets)}")
        return self.sets[naam]


@cache
def laad_regelboek() -> Regelboek:
    """The sets that are shipped with Passend."""
    map_ = files("rules").joinpath("sets")
    return lees_regelboek({bron.name: bron.read_text(encoding="utf-8") for bron in map_.iterdir() if bron.name.endswith(".yaml")})


def lees_regelboek(bestanden: Mapping[str, str]) -> Regelboek:
    """A book of rule files, given as file name and text; the hash is over both, sorted by name.

    Raises:
        RegelFout: any fault in any file, all at once, each with file, line and a way out.
    """
    sets: dict[str, Regelset] = {}
    fouten: list[str] = []
    gezien: dict[str, str] = {}
    som = hashlib.sha256()
    for naam, tekst in sorted(bestanden.items()):
        som.update(f"{naam}\0{tekst}\0".encode())
        try:
            gelezen = _lees_set(tekst, naam)
        except RegelFout as fout:
            fouten.append(str(fout))
            continue
        fouten += _dubbel(gelezen.regels, gezien)
        sets[gelezen.naam] = gelezen
    if fouten:
        raise RegelFout("\n".join(fouten))
    return Regelboek(sets, som.hexdigest())


def _dubbel(regels: Iterable[Regel], gezien: dict[str, str]) -> list[str]:
    fouten = []
    for regel in regels:
        plaats = f"{regel.bestand}, regel {regel.regelnummer}"
        if regel.id in gezien:
            fouten.append(f"{plaats}: de id '{regel.id}' bestaat al ({gezien[regel.id]}). Geef elke regel een eigen id.")
        gezien.setdefault(regel.id, plaats)
    return fouten


def _lees_set(tekst: str, bestand: str) -> Regelset:
    meldingen = Meldingen(bestand)
    regels: list[Regel] = []
    naam = titel = ""
    try:
        delen = sleutels(lees_yaml(tekst, bestand), SETSLEUTELS)
        naam, titel = (woord(delen[sleutel]) if sleutel in delen else "" for sleutel in ("set", "titel"))
        entries = lijst(delen["regels"]) if "regels" in delen else []
        if not naam or not entries:
            meldingen.regels.append(f"{bestand}, regel 1: een regelbestand heeft 'set', 'titel' en minstens één van 'regels'")
    except Regelmelding as fout:
        meldingen.meld(fout)
        entries = []
    for node in entries:
        try:
            regels.append(_lees_regel(node, bestand))
        except Regelmelding as fout:
            meldingen.meld(fout)
    meldingen.sluit()
    return Regelset(naam, titel, tuple(sorted(regels, key=lambda regel: regel.id)))


def _lees_regel(node: yaml.Node, bestand: str) -> Regel:
    delen = sleutels(node, REGELSLEUTELS)
    if mist := [naam for naam in VERPLICHT if naam not in delen]:
        raise Regelmelding(node, f"deze regel mist {' en '.join(mist)}. Vul dat aan.")
    gaat_over, dan = _uit(Onderwerp, delen["gaat_over"]), _uit(Gevolg, delen["dan"])
    van = lees_datum(delen["geldig_van"])
    tot = lees_datum(delen["geldig_tot"]) if "geldig_tot" in delen else None
    if tot is not None and tot < van:
        raise Regelmelding(delen["geldig_tot"], "geldig_tot ligt voor geldig_van. Draai de datums om.")
    teksten = {naam: _zin(delen[naam], gaat_over) if naam in delen else "" for naam in ("uitleg", "weigering")}
    return Regel(
        id=woord(delen["id"]),
        titel=woord(delen["titel"]),
        geldig_van=van,
        geldig_tot=tot,
        grondslag=_grondslag(delen["legal_basis"]),
        gaat_over=gaat_over,
        als=lees_voorwaarde(delen["als"], gaat_over, signaal=dan is Gevolg.SIGNALEREN),
        dan=dan,
        soort=woord(delen["soort"]) if "soort" in delen else "",
        aan=woord(delen["aan"]) if "aan" in delen else "",
        bestand=bestand,
        regelnummer=node.start_mark.line + 1,
        **teksten,
    )


def _uit(keuzes: type[Keuze], node: yaml.Node) -> Keuze:
    tekst = woord(node)
    namen = [lid.value for lid in keuzes]
    if tekst not in namen:
        raise Regelmelding(node, f"'{tekst}' kan hier niet.{bedoel_je(tekst, namen)}")
    return keuzes(tekst)


def _grondslag(node: yaml.Node) -> Grondslag:
    delen = lees_teksten(node, GRONDSLEUTELS)
    if not ((delen.get("law") and delen.get("article")) or (delen.get("document") and delen.get("section"))):
        raise Regelmelding(node, "de bron is niet volledig. Noem law en article, of document en section.")
    return Grondslag(**delen)


def _zin(node: yaml.Node, gaat_over: Onderwerp) -> str:
    """A Dutch sentence; every {place} in it must be a fact."""
    tekst = " ".join(woord(node).split())
    for naam in INVULPLEK.findall(tekst):
        if naam != "op":
            lees_feit(node, naam, gaat_over)
    return tekst
