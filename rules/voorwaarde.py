"""From YAML to a checked condition: operators, facts and types are verified here, so that no reading can meet a typing error."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

import yaml

from domain.kalender import DAGEN_PER_WEEK
from rules.feiten import KANTEN, Feit, Feittype, catalogus
from rules.taal import (
    ENKELVOUDIG,
    ORDENEND,
    OVER_VERZAMELING,
    Alle,
    Constante,
    DagGevraagd,
    EenVan,
    Feitverwijzing,
    Niet,
    Onderwerp,
    Operand,
    Operator,
    Vergelijking,
    Voorwaarde,
)
from rules.waarden import Waarde, als_tekst
from rules.yamlbron import Regelmelding, bedoel_je, lijst, sleutels, woord

SAMENGESTELD = ("alle", "een_van", "niet")
_FEITNAAM = re.compile(r"[a-z]\w*\.\w+")
_MEETBAAR = frozenset({Feittype.GETAL, Feittype.DATUM, Feittype.LEEFTIJD})


def lees_voorwaarde(node: yaml.Node, gaat_over: Onderwerp, *, signaal: bool) -> Voorwaarde:
    """The condition in `node`. `signaal`: it only signals, and may ask whether a fact is known.

    Raises:
        Regelmelding: unknown operator or fact, or types that do not fit, with the line.
    """
    bekend = [*SAMENGESTELD, *Operator]
    groep = sleutels(node, bekend)
    if len(groep) != 1:
        raise Regelmelding(node, f"een voorwaarde heeft precies één sleutel. Kies uit: {', '.join(bekend)}.")
    (sleutel, inhoud), *_ = groep.items()
    if sleutel == "niet":
        return Niet(lees_voorwaarde(inhoud, gaat_over, signaal=signaal))
    if sleutel in SAMENGESTELD:
        delen = tuple(lees_voorwaarde(deel, gaat_over, signaal=signaal) for deel in lijst(inhoud))
        if not delen:
            raise Regelmelding(inhoud, f"'{sleutel}' heeft geen delen. Zet er minstens één voorwaarde in.")
        return Alle(delen) if sleutel == "alle" else EenVan(delen)
    return _vergelijking(Operator(sleutel), inhoud, gaat_over, signaal)


def lees_feit(node: yaml.Node, naam: str, gaat_over: Onderwerp) -> Feit:
    """The fact by this name, if a rule about `gaat_over` may use it."""
    feit = catalogus().get(naam)
    if feit is None:
        raise Regelmelding(node, f"het feit '{naam}' bestaat niet.{bedoel_je(naam, catalogus())}")
    if feit.kant not in KANTEN[gaat_over]:
        raise Regelmelding(node, f"een regel over {gaat_over} kan het feit '{naam}' niet gebruiken. Pas 'gaat_over' aan of kies een ander feit.")
    return feit


def _vergelijking(operator: Operator, node: yaml.Node, gaat_over: Onderwerp, signaal: bool) -> Vergelijking:
    regelnummer = node.start_mark.line + 1
    if operator in ENKELVOUDIG:
        if operator is Operator.IS_BEKEND and not signaal:
            raise Regelmelding(node, "'is_bekend' mag alleen in een regel die signaleert: wat niemand weet mag over niemand beslissen")
        return Vergelijking(operator, Feitverwijzing(lees_feit(node, woord(node), gaat_over).naam), None, regelnummer)
    delen = lijst(node)
    if len(delen) != 2:
        raise Regelmelding(node, f"'{operator}' vergelijkt twee waarden; hier staan er {len(delen)}")
    types = [_type_van(deel, gaat_over) for deel in delen]
    feit = next((soort for soort in types if isinstance(soort, Feit)), None)
    if feit is None:
        raise Regelmelding(node, "een vergelijking gaat over minstens één feit; nu staat de uitkomst al vast")
    _controleer_types(operator, node, types)
    links, rechts = (_operand(deel, soort, feit, operator) for deel, soort in zip(delen, types, strict=True))
    return Vergelijking(operator, links, rechts, regelnummer)


def _type_van(node: yaml.Node, gaat_over: Onderwerp) -> Feit | Feittype | None:
    """A fact, DATUM for the date asked, VERZAMELING for a list, None for a constant that takes its type from the other side."""
    if isinstance(node, yaml.SequenceNode):
        return Feittype.VERZAMELING
    if isinstance(node, yaml.MappingNode):
        verschoven = sleutels(node, ("dag", "plus_dagen", "plus_weken"))
        if "dag" not in verschoven:
            raise Regelmelding(node, "noem bij plus_dagen of plus_weken ook de 'dag' waarbij ze komen")
        soort = _type_van(verschoven["dag"], gaat_over)
        if (soort.type if isinstance(soort, Feit) else soort) is not Feittype.DATUM:
            raise Regelmelding(node, "dagen en weken tellen alleen bij een datum")
        return soort
    tekst = woord(node)
    if tekst == "op":
        return Feittype.DATUM
    return lees_feit(node, tekst, gaat_over) if _FEITNAAM.fullmatch(tekst) else None


def _controleer_types(operator: Operator, node: yaml.Node, types: list[Feit | Feittype | None]) -> None:
    soorten = [soort.type if isinstance(soort, Feit) else soort for soort in types]
    feiten = [soort for soort in types if isinstance(soort, Feit)]
    namen = " en ".join(f"'{feit.naam}' ({feit.type})" for feit in feiten)
    if operator in OVER_VERZAMELING:
        if any(soort not in (Feittype.VERZAMELING, Feittype.KEUZE, Feittype.TEKST) for soort in soorten):
            raise Regelmelding(node, f"'{operator}' vergelijkt verzamelingen; dat kan niet met {namen}")
        return
    if operator is Operator.IN:
        if not isinstance(types[0], Feit) or types[0].type in (Feittype.VERZAMELING, Feittype.LEEFTIJD) or types[1] is not Feittype.VERZAMELING:
            raise Regelmelding(node, "bij 'in' staat links een feit met één waarde en rechts een lijst met waarden")
        return
    if Feittype.VERZAMELING in soorten:
        raise Regelmelding(node, f"'{operator}' kan niet met een verzameling; gebruik bevat_alle, overlapt of in")
    bekend = {Feittype.GETAL if soort is Feittype.LEEFTIJD else soort for soort in soorten if soort is not None}
    if len(bekend) > 1:
        raise Regelmelding(node, f"de waarden zijn van een verschillend soort: {namen or types[0]}")
    if operator in ORDENEND and any(feit.type not in _MEETBAAR and not feit.geordend for feit in feiten):
        raise Regelmelding(node, f"'{operator}' kan niet met {namen}: die waarden hebben geen volgorde. Gebruik gelijk, ongelijk of in.")
    if len(feiten) == 2 and feiten[0].type is Feittype.KEUZE and feiten[0].keuzes != feiten[1].keuzes and operator in ORDENEND:
        raise Regelmelding(node, f"{namen} hebben verschillende waarden en zijn niet te ordenen")
    if len(feiten) == 2 and feiten[0].type is Feittype.KEUZE and not set(feiten[0].keuzes) & set(feiten[1].keuzes):
        raise Regelmelding(node, f"{namen} hebben geen enkele waarde gemeen; de uitkomst staat al vast")


def _operand(node: yaml.Node, soort: Feit | Feittype | None, feit: Feit, operator: Operator) -> Operand:
    plus, kern = 0, node
    if isinstance(node, yaml.MappingNode):
        delen = sleutels(node, ("dag", "plus_dagen", "plus_weken"))
        kern = delen["dag"]
        plus = sum(_geheel(delen[naam]) * maal for naam, maal in (("plus_dagen", 1), ("plus_weken", DAGEN_PER_WEEK)) if naam in delen)
    if isinstance(soort, Feit):
        return Feitverwijzing(soort.naam, plus)
    if isinstance(kern, yaml.SequenceNode):
        return Constante(frozenset(als_tekst(_constante(deel, feit)) for deel in kern.value))
    if soort is Feittype.DATUM:
        return DagGevraagd(plus)
    waarde = _constante(kern, feit)
    return Constante(frozenset({als_tekst(waarde)}) if operator in OVER_VERZAMELING else waarde)


def _geheel(node: yaml.Node) -> int:
    try:
        return int(woord(node))
    except ValueError:
        raise Regelmelding(node, f"'{woord(node)}' is geen heel getal") from None


def _constante(node: yaml.Node, feit: Feit) -> Waarde:
    """A constant, read as the type of the fact it is compared with."""
    tekst = woord(node)
    match feit.type:
        case Feittype.GETAL | Feittype.LEEFTIJD:
            return _geheel(node)
        case Feittype.DATUM:
            return lees_datum(node)
        case Feittype.JANEE:
            if tekst not in (janee := {"ja": True, "nee": False}):
                raise Regelmelding(node, f"'{feit.naam}' is ja of nee, niet '{tekst}'")
            return janee[tekst]
        case Feittype.KEUZE if tekst not in feit.keuzes:
            raise Regelmelding(node, f"'{tekst}' komt bij '{feit.naam}' niet voor.{bedoel_je(tekst, feit.keuzes)}")
        case _:
            return tekst


def lees_datum(node: yaml.Node) -> date:
    """An ISO date that exists."""
    try:
        return date.fromisoformat(woord(node))
    except ValueError:
        raise Regelmelding(node, f"'{woord(node)}' is geen bestaande datum. Schrijf een datum als 2026-11-30.") from None


def lees_teksten(node: yaml.Node, bekend: tuple[str, ...]) -> Mapping[str, str]:
    """A mapping of texts."""
    return {naam: woord(waarde) for naam, waarde in sleutels(node, bekend).items()}
