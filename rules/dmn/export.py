"""The XML of DMN 1.5 for a rule set: item definitions, input data, decisions, and our own extension elements.

The element order follows the schema of the OMG (DMN15.xsd). `<passend:set>` holds the rule file itself, so that nothing is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from rules.dmn.feel import letterlijk
from rules.dmn.melding import Melding
from rules.dmn.model import Model, model_van
from rules.dmn.schrijf import regelbestand
from rules.dmn.tabel import ANNOTATIES, Beslissing, Tabel
from rules.dmn.uitdrukking import TYPES
from rules.dmn.verlies import verlies_van
from rules.feiten import Feit, catalogus
from rules.regelboek import Regelboek, Regelset

DMN_NS = "https://www.omg.org/spec/DMN/20230324/MODEL/"
FEEL_NS = "https://www.omg.org/spec/DMN/20230324/FEEL/"
PASSEND_NS = "urn:passend:dmn:1"
_NAAM = re.compile(r'"[^"]*"|[^\W\d]\w*(?:\.\w+)*')
_GEEN_NAAM = frozenset({"true", "false", "not", "date", "duration"})


@dataclass(frozen=True)
class DmnUitvoer:
    """The XML, and everything that DMN does not say of the set."""

    xml: str
    meldingen: tuple[Melding, ...]


def naar_dmn(regelset: Regelset, boek: Regelboek, op: date) -> DmnUitvoer:
    """A set as DMN 1.5 decision tables (conformance level 2), as it holds at `op`.

    Raises:
        RegelFout: no rule of the set holds then.
    """
    model = model_van(regelset, op)
    meldingen = verlies_van(model)
    wortel = _wortel(model, regelbestand(regelset, boek), meldingen)
    indent(wortel)
    return DmnUitvoer(f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(wortel, encoding="unicode")}\n', meldingen)


def _wortel(model: Model, bestand: str, meldingen: Iterable[Melding]) -> Element:
    naam = model.regelset.naam
    wortel = Element(
        "definitions",
        {
            **{"xmlns": DMN_NS, "xmlns:passend": PASSEND_NS, "id": "definities", "name": naam, "namespace": f"urn:passend:regels:{naam}"},
            **{"expressionLanguage": FEEL_NS, "typeLanguage": FEEL_NS, "exporter": "Passend"},
        },
    )
    _tekst(wortel, "description", f"{model.regelset.titel}. Zoals de regels gelden op {model.op.isoformat()}.")
    uitbreiding = SubElement(wortel, "extensionElements")
    _tekst(uitbreiding, "passend:set", f"\n{bestand}", op=model.op.isoformat())
    for melding in meldingen:
        _tekst(uitbreiding, "passend:verlies", melding.tekst, soort=melding.soort.value, waar=melding.waar)
    namen = sorted({naam for beslissing in model.beslissingen for naam in namen_in(beslissing)})
    _soorten(wortel, model, [naam for naam in namen if "." in naam])
    for bron in sorted({naam.partition(".")[0] for naam in namen if "." in naam or naam == "op"}):
        invoer = SubElement(wortel, "inputData", {"id": f"in_{bron}", "name": bron})
        SubElement(invoer, "variable", {"id": f"in_{bron}_var", "name": bron, "typeRef": "date" if bron == "op" else f"t_{bron}"})
    ids = {beslissing.naam: beslissing.id for beslissing in model.beslissingen}
    for beslissing in model.beslissingen:
        _beslissing(wortel, beslissing, ids)
    return wortel


def namen_in(beslissing: Beslissing) -> Iterator[str]:
    """The facts and other variables a decision reads, as they stand in its expressions and cells."""
    inhoud = beslissing.inhoud
    teksten = [inhoud] if isinstance(inhoud, str) else [k.uitdrukking for k in inhoud.kolommen] + [cel for rij in inhoud.rijen for cel in rij.cellen]
    for tekst in teksten:
        gevonden = (naam for naam in _NAAM.findall(tekst) if naam[0] != '"')
        yield from (naam for naam in gevonden if naam not in _GEEN_NAAM)


def _soorten(wortel: Element, model: Model, namen: list[str]) -> None:
    """One structured type for each side, with the facts that are used."""
    for bron in sorted({naam.partition(".")[0] for naam in namen}):
        soort = SubElement(wortel, "itemDefinition", {"id": f"t_{bron}", "name": f"t_{bron}"})
        for naam in namen:
            voor, _, kort = naam.partition(".")
            if voor != bron:
                continue
            deel = SubElement(soort, "itemComponent", {"id": f"t_{bron}_{kort}", "name": kort})
            if bron == "toets":
                _tekst(deel, "description", f"Reken zelf uit: {model.toetsen.betekenis(kort)}.")
                _tekst(deel, "typeRef", "boolean")
                continue
            feit = catalogus()[naam]
            _tekst(deel, "description", feit.uitleg)
            _tekst(deel, "typeRef", TYPES.get(feit.type, "string"))
            if mag := _mag(feit):
                _tekst(SubElement(deel, "allowedValues"), "text", mag)


def _mag(feit: Feit) -> str:
    if feit.keuzes:
        return ",".join(letterlijk(keuze) for keuze in feit.keuzes)
    if feit.laagst is not None and feit.hoogst is not None:
        return f"[{feit.laagst}..{feit.hoogst}]"
    return f">= {feit.laagst}" if feit.laagst is not None else ""


def _beslissing(wortel: Element, beslissing: Beslissing, ids: dict[str, str]) -> None:
    element = SubElement(wortel, "decision", {"id": beslissing.id, "name": beslissing.naam})
    _tekst(element, "description", beslissing.titel)
    if beslissing.regel_id:
        SubElement(SubElement(element, "extensionElements"), "passend:regel", {"id": beslissing.regel_id})
    SubElement(element, "variable", {"id": f"{beslissing.id}_var", "name": beslissing.naam, "typeRef": beslissing.type})
    for naam in beslissing.nodig:
        SubElement(SubElement(element, "informationRequirement"), "requiredDecision", {"href": f"#{ids[naam]}"})
    bronnen = sorted({naam.partition(".")[0] for naam in namen_in(beslissing)} - set(beslissing.nodig))
    for bron in bronnen:
        SubElement(SubElement(element, "informationRequirement"), "requiredInput", {"href": f"#in_{bron}"})
    if isinstance(beslissing.inhoud, Tabel):
        _tabel(element, beslissing.id, beslissing.naam, beslissing.inhoud)
    else:
        _tekst(SubElement(element, "literalExpression", {"id": f"{beslissing.id}_exp", "typeRef": beslissing.type}), "text", beslissing.inhoud)


def _tabel(element: Element, id_: str, naam: str, tabel: Tabel) -> None:
    doel = SubElement(element, "decisionTable", {"id": f"{id_}_tabel", "hitPolicy": "ANY", "outputLabel": naam})
    for nummer, kolom in enumerate(tabel.kolommen, start=1):
        invoer = SubElement(doel, "input", {"id": f"{id_}_in_{nummer}", "label": kolom.uitdrukking})
        _tekst(SubElement(invoer, "inputExpression", {"typeRef": kolom.type}), "text", kolom.uitdrukking)
    uitvoer = SubElement(doel, "output", {"id": f"{id_}_uit", "typeRef": tabel.type})
    if tabel.uitkomsten:
        _tekst(SubElement(uitvoer, "outputValues"), "text", ",".join(tabel.uitkomsten))
    if tabel.standaard:
        _tekst(SubElement(uitvoer, "defaultOutputEntry"), "text", tabel.standaard)
    for kop in ANNOTATIES:
        SubElement(doel, "annotation", {"name": kop})
    for rij in tabel.rijen:
        regel = SubElement(doel, "rule", {"id": rij.id})
        for cel in rij.cellen:
            _tekst(SubElement(regel, "inputEntry"), "text", cel)
        _tekst(SubElement(regel, "outputEntry"), "text", rij.uitkomst)
        for tekst in rij.annotaties:
            _tekst(SubElement(regel, "annotationEntry"), "text", tekst)


def _tekst(ouder: Element, naam: str, tekst: str, **attributen: str) -> None:
    SubElement(ouder, naam, attributen).text = tekst
