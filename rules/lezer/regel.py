"""One rule from YAML: its days, source, condition, consequence and sentences, each checked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

import yaml

from domain.soorten import Beslisser
from rules.feiten import Feittype
from rules.lezer.grondslag import lees_grondslag
from rules.lezer.parameters import lees_periode
from rules.lezer.voorwaarde import Voorwaardelezer
from rules.lezer.woordenschat import Woordenschat, Zijdelezer, lees_feit
from rules.lezer.yamlbron import Regelmelding, bedoel_je, gevuld, sleutels, woord
from rules.parameters import parameters_in
from rules.taal import Afgeleid, Feitverwijzing, Gevolg, Onderwerp, Operand, Parameterverwijzing, Regel, Voorwaarde, Zinnen

REGELSLEUTELS = (
    *("id", "titel", "geldig_van", "geldig_tot", "legal_basis", "gaat_over", "als", "dan", "aan", "soort"),
    *("uitkomst", "termijn", "uitleg", "weigering", "voor_client"),
)
VERPLICHT = ("id", "titel", "geldig_van", "legal_basis", "gaat_over", "als", "dan", "uitleg")
AAN = (*(lid.value for lid in Beslisser), "locatie", "begeleider", "client", "toegangsmedewerker")
VAN_EEN_ANDER = frozenset({"begeleider", "paar"})
"""Sides whose facts are another person's, or say something about one: never in a sentence for the client (domain.md C.7)."""
INVULPLEK = re.compile(r"\{([^{}]*)\}")
Keuze = TypeVar("Keuze", bound=StrEnum)


def lees_regel(node: yaml.Node, bestand: str, schat: Woordenschat, uitkomsten: tuple[str, ...]) -> Regel:
    """One entry of `regels`.

    Raises:
        Regelmelding: the first fault in it, with its line.
    """
    delen = sleutels(node, REGELSLEUTELS)
    if mist := [naam for naam in VERPLICHT if naam not in delen]:
        raise Regelmelding(node, f"deze regel mist {' en '.join(mist)}. Vul dat aan.")
    gaat_over, dan = uit_lijst(Onderwerp, delen["gaat_over"]), uit_lijst(Gevolg, delen["dan"])
    van, tot = lees_periode(delen)
    als = Voorwaardelezer(schat, gaat_over, signaal=dan in (Gevolg.SIGNALEREN, Gevolg.TERMIJN)).lees(delen["als"])
    termijn = _termijn(node, delen, dan, Zijdelezer(schat, gaat_over))
    zinnen = _Zinlezer(schat, gaat_over, termijn)
    uitleg, weigering = zinnen.lees(delen, "uitleg"), zinnen.lees(delen, "weigering")
    voor_client = zinnen.voor_client(delen["voor_client"]) if "voor_client" in delen else None
    regel_id = gevuld(delen["id"])
    gebruikt = parameters_in(als) | parameters_in(termijn) | frozenset().union(*(parameters_in(deel) for deel in zinnen.begrippen.values()))
    for naam in sorted(gebruikt):
        _dekt(node, schat, naam, van, tot)
    return Regel(
        id=regel_id,
        titel=gevuld(delen["titel"]),
        geldig_van=van,
        geldig_tot=tot,
        grondslag=lees_grondslag(delen["legal_basis"]),
        gaat_over=gaat_over,
        als=als,
        dan=dan,
        uitleg=uitleg,
        weigering=weigering,
        voor_client=voor_client,
        soort=gevuld(delen["soort"]) if "soort" in delen else regel_id.replace("-", "_"),
        aan=_aan(node, delen, dan),
        uitkomst=_uitkomst(node, delen, dan, uitkomsten),
        termijn=termijn,
        begrippen=tuple(sorted(zinnen.begrippen.items())),
        parameters=tuple(sorted(gebruikt)),
        bestand=bestand,
        regelnummer=node.start_mark.line + 1,
    )


def uit_lijst(keuzes: type[Keuze], node: yaml.Node) -> Keuze:
    """A word from a closed list."""
    tekst = woord(node)
    namen = [lid.value for lid in keuzes]
    if tekst not in namen:
        raise Regelmelding(node, f"'{tekst}' kan hier niet.{bedoel_je(tekst, namen)}")
    return keuzes(tekst)


def _aan(node: yaml.Node, delen: Mapping[str, yaml.Node], dan: Gevolg) -> str:
    if "aan" not in delen:
        if dan in (Gevolg.SIGNALEREN, Gevolg.TERMIJN):
            raise Regelmelding(node, f"bij 'dan: {dan}' hoort 'aan': wie moet hiernaar kijken? Kies uit: {', '.join(AAN)}.")
        return ""
    wie = woord(delen["aan"])
    if wie not in AAN:
        raise Regelmelding(delen["aan"], f"'{wie}' is geen rol.{bedoel_je(wie, AAN)}")
    return wie


def _uitkomst(node: yaml.Node, delen: Mapping[str, yaml.Node], dan: Gevolg, uitkomsten: tuple[str, ...]) -> str:
    if (dan is Gevolg.UITKOMST) != ("uitkomst" in delen):
        raise Regelmelding(node, "'uitkomst' hoort bij 'dan: uitkomst', en andersom. Vul aan of haal weg.")
    if dan is not Gevolg.UITKOMST:
        return ""
    tekst = woord(delen["uitkomst"])
    if tekst not in uitkomsten:
        raise Regelmelding(delen["uitkomst"], f"'{tekst}' staat niet bij de uitkomsten van deze tabel.{bedoel_je(tekst, uitkomsten)}")
    return tekst


def _termijn(node: yaml.Node, delen: Mapping[str, yaml.Node], dan: Gevolg, lezer: Zijdelezer) -> Feitverwijzing | None:
    if (dan is Gevolg.TERMIJN) != ("termijn" in delen):
        raise Regelmelding(node, "'termijn' hoort bij 'dan: termijn', en andersom. Schrijf termijn: {dag: client.aanmelddatum, plus_dagen: 14}.")
    if dan is not Gevolg.TERMIJN:
        return None
    operand = lezer.datum(delen["termijn"])
    if not isinstance(operand, Feitverwijzing):
        raise Regelmelding(delen["termijn"], "een termijn loopt vanaf een datum van de cliënt of de procedure, niet vanaf 'op'. Noem zo'n datum.")
    return operand


def _dekt(node: yaml.Node, schat: Woordenschat, naam: str, van: date, tot: date | None) -> None:
    """A parameter has a value on every day on which the rule holds."""
    eerste, laatste = schat.parameters[naam].waarden[0].geldig_van, schat.parameters[naam].waarden[-1].geldig_tot
    if eerste > van or (laatste is not None and (tot is None or tot > laatste)):
        raise Regelmelding(node, f"de parameter '{naam}' heeft niet op elke dag van deze regel een waarde. Vul de waarden aan of pas de geldigheid aan.")


class _Zinlezer:
    """Dutch sentences; every {place} in them is a fact, a parameter, a derived fact, the term or `op`."""

    def __init__(self, schat: Woordenschat, gaat_over: Onderwerp, termijn: Feitverwijzing | None) -> None:
        self._schat = schat
        self._gaat_over = gaat_over
        self._termijn = termijn
        self.begrippen: dict[str, Operand | Voorwaarde] = {}

    def lees(self, delen: Mapping[str, yaml.Node], sleutel: str, *, client: bool = False) -> str:
        """The sentence under a key; empty when it is not there."""
        if sleutel not in delen:
            return ""
        node = delen[sleutel]
        tekst = " ".join(woord(node).split())
        if not tekst:
            raise Regelmelding(node, f"'{sleutel}' is leeg. Schrijf een Nederlandse zin.")
        for naam in INVULPLEK.findall(tekst):
            self._plek(node, naam, client)
        if "{" in INVULPLEK.sub("", tekst) or "}" in INVULPLEK.sub("", tekst):
            raise Regelmelding(node, "de accolades in deze zin kloppen niet. Schrijf {client.domein}: één naam tussen { en }.")
        return tekst

    def voor_client(self, node: yaml.Node) -> Zinnen:
        """The sentences for the client."""
        delen = sleutels(node, ("uitleg", "weigering"))
        if "uitleg" not in delen:
            raise Regelmelding(node, "voor de cliënt is er minstens een 'uitleg'. Vul die aan.")
        return Zinnen(self.lees(delen, "uitleg", client=True), self.lees(delen, "weigering", client=True))

    def _plek(self, node: yaml.Node, naam: str, client: bool) -> None:
        if naam == "op":
            return
        if naam == "termijn":
            if self._termijn is None:
                raise Regelmelding(node, "{termijn} kan alleen in een regel met 'dan: termijn'. Haal die plek weg.")
            self.begrippen[naam] = self._termijn
            return
        match naam.partition(".")[0]:
            case "parameter":
                self.begrippen[naam] = Parameterverwijzing(self._schat.parameter(node, naam).naam)
            case "afgeleid":
                begrip = self._schat.begrip(node, naam, ())
                if begrip.is_datum:
                    self.begrippen[naam] = Zijdelezer(self._schat, self._gaat_over, (begrip.naam,)).datum(begrip.node)
                else:
                    deel = Voorwaardelezer(self._schat, self._gaat_over, signaal=True).begrip(begrip)
                    self.begrippen[naam] = Afgeleid(begrip.naam, deel)
            case _:
                feit = lees_feit(node, naam, self._gaat_over)
                if client and (feit.kant in VAN_EEN_ANDER or (feit.type is Feittype.TEKST and feit.kant == "besluit")):
                    raise Regelmelding(node, f"'{naam}' gaat over een ander en hoort niet in een zin voor de cliënt. Laat het weg.")
