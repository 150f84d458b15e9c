"""From YAML to a checked condition: operators, facts and types are verified here, so that no reading can meet a typing error."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

import yaml

from domain.beleid import lees_beleid
from rules.feiten import Feittype, catalogus
from rules.lezer.staatvast import staat_vast
from rules.lezer.woordenschat import Begrip, Woordenschat, Zijde, Zijdelezer, lees_feit, lees_geheel
from rules.lezer.yamlbron import Regelmelding, bedoel_je, gevuld, lijst, sleutels, woord
from rules.taal import (
    ENKELVOUDIG,
    ORDENEND,
    OVER_VERZAMELING,
    Afgeleid,
    Alle,
    Constante,
    EenVan,
    Feitverwijzing,
    Niet,
    Onderwerp,
    Operand,
    Operator,
    Vergelijking,
    Voorwaarde,
    vergelijkingen,
)
from rules.waarden import ONBEKEND, Waarde, als_tekst

_DATUM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
EERSTE_JAAR, LAATSTE_JAAR = 1800, 2300
SAMENGESTELD = ("alle", "een_van", "niet")
_MEETBAAR = frozenset({Feittype.GETAL, Feittype.DATUM, Feittype.LEEFTIJD})
JANEE = {"ja": True, "nee": False}
MEESTE_VERGELIJKINGEN = 200
"""In one derived fact, with those it names written out."""
GESLOTEN_LIJSTEN = ("expertises", "voorzieningen", "kenmerken")
standaardbeleid = cache(lees_beleid)
"""The shipped beleid: its closed lists are the words a rule may use."""


@dataclass(frozen=True)
class Voorwaardelezer:
    """Reads conditions for a rule about `gaat_over` (None: a derived fact, checked by itself).

    `signaal`: the rule only signals or gives a term, and may ask whether a fact is known. `bezig`: the derived facts being read.
    """

    schat: Woordenschat
    gaat_over: Onderwerp | None
    signaal: bool = False
    bezig: tuple[str, ...] = ()

    @property
    def zijden(self) -> Zijdelezer:
        return Zijdelezer(self.schat, self.gaat_over, self.bezig)

    def lees(self, node: yaml.Node) -> Voorwaarde:
        """The condition in `node`.

        Raises:
            Regelmelding: unknown operator or name, types that do not fit, or an outcome that is fixed, with the line.
        """
        bekend = [*SAMENGESTELD, *Operator]
        groep = sleutels(node, bekend)
        if len(groep) != 1:
            raise Regelmelding(node, f"een voorwaarde heeft precies één sleutel. Kies uit: {', '.join(bekend)}.")
        (sleutel, inhoud), *_ = groep.items()
        if sleutel == "niet":
            return Niet(self.lees(inhoud))
        if sleutel in SAMENGESTELD:
            delen = tuple(self.lees(deel) for deel in lijst(inhoud))
            if not delen:
                raise Regelmelding(inhoud, f"'{sleutel}' heeft geen delen. Zet er minstens één voorwaarde in.")
            return Alle(delen) if sleutel == "alle" else EenVan(delen)
        return self._vergelijking(Operator(sleutel), inhoud)

    def begrip(self, begrip: Begrip) -> Voorwaarde:
        """The condition behind a derived yes/no fact."""
        deel = Voorwaardelezer(self.schat, self.gaat_over, self.signaal, (*self.bezig, begrip.naam)).lees(begrip.node)
        if sum(1 for _ in vergelijkingen(deel)) > MEESTE_VERGELIJKINGEN:
            raise Regelmelding(
                begrip.node, f"het afgeleide feit '{begrip.naam}' telt voluit meer dan {MEESTE_VERGELIJKINGEN} vergelijkingen. Maak het kleiner."
            )
        return deel

    def _vergelijking(self, operator: Operator, node: yaml.Node) -> Voorwaarde:
        regelnummer = node.start_mark.line + 1
        if operator in ENKELVOUDIG:
            if operator is Operator.IS_BEKEND and not self.signaal:
                raise Regelmelding(
                    node,
                    "'is_bekend' mag alleen in een regel die signaleert of een termijn noemt: wat niemand weet beslist niet. Gebruik is_afwezig.",
                )
            return Vergelijking(operator, Feitverwijzing(lees_feit(node, woord(node), self.gaat_over).naam), None, regelnummer)
        delen = lijst(node)
        if len(delen) != 2:
            raise Regelmelding(node, f"'{operator}' vergelijkt twee waarden; hier staan er {len(delen)}. Schrijf [links, rechts].")
        zijden = (self.zijden.lees(delen[0]), self.zijden.lees(delen[1]))
        if any(zijde.begrip for zijde in zijden):
            return self._begrip(operator, node, zijden)
        if all(zijde.operand is None for zijde in zijden):
            raise Regelmelding(node, "een vergelijking gaat over minstens één feit; nu staat de uitkomst al vast. Noem een feit, zoals client.domein.")
        controleer_types(operator, node, zijden)
        operanden = (_operand(zijden[0], zijden[1], operator), _operand(zijden[1], zijden[0], operator))
        if waarom := staat_vast(operator, zijden, operanden):
            raise Regelmelding(node, f"deze vergelijking kan maar één kant op: {waarom}. Haal haar weg of kies een andere waarde.")
        return Vergelijking(operator, *operanden, regelnummer)

    def _begrip(self, operator: Operator, node: yaml.Node, zijden: tuple[Zijde, Zijde]) -> Voorwaarde:
        links, rechts = zijden
        if links.begrip is None or rechts.operand is not None or rechts.type is not None or operator not in (Operator.GELIJK, Operator.ONGELIJK):
            raise Regelmelding(node, "een afgeleid feit is ja of nee; het staat links. Schrijf gelijk: [afgeleid.naam, ja].")
        tekst = woord(rechts.node)
        if tekst not in JANEE:
            raise Regelmelding(node, f"'{woord(links.node)}' is ja of nee, niet '{tekst}'. Schrijf ja of nee.")
        deel = Afgeleid(links.begrip.naam, self.begrip(links.begrip))
        return deel if JANEE[tekst] == (operator is Operator.GELIJK) else Niet(deel)


def controleer_types(operator: Operator, node: yaml.Node, zijden: tuple[Zijde, Zijde]) -> None:
    """Raises Regelmelding when the two sides cannot be compared by this operator."""
    soorten = [zijde.type for zijde in zijden]
    met_naam = [zijde for zijde in zijden if zijde.operand is not None]
    namen = " en ".join(zijde.naam for zijde in met_naam)
    if operator in OVER_VERZAMELING:
        if any(soort not in (Feittype.VERZAMELING, Feittype.KEUZE, Feittype.TEKST, None) for soort in soorten):
            raise Regelmelding(node, f"'{operator}' vergelijkt verzamelingen; dat kan niet met {namen}. Gebruik gelijk, minstens of hoogstens.")
        return
    if operator is Operator.IN:
        if zijden[0].feit is None or soorten[0] in (Feittype.VERZAMELING, Feittype.LEEFTIJD) or soorten[1] is not Feittype.VERZAMELING:
            raise Regelmelding(
                node, "bij 'in' staat links een feit met één waarde en rechts een lijst met waarden. Schrijf in: [client.woning, [eigen, nodig]]."
            )
        return
    if Feittype.VERZAMELING in soorten:
        raise Regelmelding(node, f"'{operator}' kan niet met een verzameling. Gebruik bevat_alle, overlapt of in.")
    bekend = {_maat(soort) for soort in soorten if soort is not None}
    if len(bekend) > 1:
        raise Regelmelding(node, f"de waarden zijn van een verschillend soort: {namen}. Vergelijk een getal met een getal en een datum met een datum.")
    if operator in ORDENEND and any(zijde.type not in _MEETBAAR and not zijde.geordend for zijde in met_naam):
        raise Regelmelding(node, f"'{operator}' kan niet met {namen}: die waarden hebben geen volgorde. Gebruik gelijk, ongelijk of in.")
    if len(met_naam) == 2 and all(zijde.keuzes for zijde in met_naam):
        if zijden[0].keuzes != zijden[1].keuzes and operator in ORDENEND:
            raise Regelmelding(node, f"{namen} hebben verschillende waarden en zijn niet te ordenen. Gebruik gelijk, ongelijk of in.")
        if not set(zijden[0].keuzes) & set(zijden[1].keuzes):
            raise Regelmelding(node, f"{namen} hebben geen enkele waarde gemeen; de uitkomst staat al vast. Kies een ander feit.")


def _maat(soort: Feittype) -> Feittype:
    """Ages are numbers; choices and codes are words."""
    return {Feittype.LEEFTIJD: Feittype.GETAL, Feittype.TEKST: Feittype.KEUZE}.get(soort, soort)


def _operand(zijde: Zijde, ander: Zijde, operator: Operator) -> Operand:
    if zijde.operand is not None:
        return zijde.operand
    if isinstance(zijde.node, yaml.SequenceNode):
        return Constante(frozenset(als_tekst(_vast(deel, ander)) for deel in zijde.node.value))
    waarde = lees_constante(zijde.node, ander)
    return Constante(frozenset({als_tekst(waarde)}) if operator in OVER_VERZAMELING else waarde)


def _vast(node: yaml.Node, ander: Zijde) -> Waarde:
    """An item of a list: never a name, which would silently be read as a word."""
    tekst = woord(node)
    if tekst in catalogus() or tekst.startswith(("parameter.", "afgeleid.")):
        raise Regelmelding(node, f"'{tekst}' is een naam; in een lijst staan vaste waarden. Gebruik gelijk, bevat_alle of overlapt met het feit zelf.")
    return lees_constante(node, ander)


def lees_constante(node: yaml.Node, ander: Zijde) -> Waarde:
    """A constant, read as the type of the side it is compared with."""
    naam = ander.feit.naam if ander.feit else ander.parameter.naam if ander.parameter else "de gevraagde dag"
    assert ander.type is not None  # a comparison has a typed side
    keuzes = ander.keuzes
    if ander.feit is not None and ander.feit.lijst in GESLOTEN_LIJSTEN:
        keuzes = tuple(getattr(standaardbeleid(), ander.feit.lijst))
    return lees_waarde(node, ander.type, naam, keuzes)


def lees_waarde(node: yaml.Node, soort: Feittype, naam: str, keuzes: tuple[str, ...] = ()) -> Waarde:
    """A value of a type, from the text of a node."""
    tekst = gevuld(node)
    match soort:
        case Feittype.GETAL | Feittype.LEEFTIJD:
            return lees_geheel(node)
        case Feittype.DATUM:
            return lees_datum(node)
        case Feittype.JANEE:
            if tekst not in JANEE:
                raise Regelmelding(node, f"'{naam}' is ja of nee, niet '{tekst}'. Schrijf ja of nee.")
            return JANEE[tekst]
        case _ if keuzes and tekst not in keuzes:
            raise Regelmelding(node, f"'{tekst}' komt bij '{naam}' niet voor.{bedoel_je(tekst, keuzes)}")
        case _:
            return tekst


def lees_open_waarde(node: yaml.Node, soort: Feittype, naam: str, keuzes: tuple[str, ...]) -> Waarde:
    """A value of a parameter: `onbekend` for an open question, a list for a set."""
    if isinstance(node, yaml.ScalarNode) and woord(node) == "onbekend":
        return ONBEKEND
    if soort is Feittype.VERZAMELING:
        return frozenset(str(lees_waarde(deel, Feittype.KEUZE, naam, keuzes)) for deel in lijst(node))
    return lees_waarde(node, soort, naam, keuzes)


def lees_datum(node: yaml.Node) -> date:
    """An ISO date that exists, in a year that a rule about living people can mean."""
    tekst = woord(node)
    try:
        dag = date.fromisoformat(tekst if _DATUM.fullmatch(tekst) else "")
    except ValueError:
        raise Regelmelding(node, f"'{tekst}' is geen bestaande datum. Schrijf een datum als 2026-11-30.") from None
    if not EERSTE_JAAR <= dag.year <= LAATSTE_JAAR:
        raise Regelmelding(node, f"'{tekst}' ligt niet tussen {EERSTE_JAAR} en {LAATSTE_JAAR}. Laat de datum weg als er geen begin of einde is.")
    return dag


def lees_teksten(node: yaml.Node, bekend: tuple[str, ...]) -> Mapping[str, str]:
    """A mapping of texts."""
    return {naam: woord(waarde) for naam, waarde in sleutels(node, bekend).items()}
