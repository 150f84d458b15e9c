"""Input expressions and cells of a DMN table, read back as conditions of a rule file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import yaml

from rules.dmn.feel import Bereik, Eindpunt, FeelFout, Grens, Naam, Unair, lees_unair, lees_waarde
from rules.dmn.schrijf import Inhoud, als_yaml
from rules.feiten import Feit, Feittype, catalogus
from rules.lezer.voorwaarde import Voorwaardelezer
from rules.lezer.woordenschat import Woordenschat
from rules.lezer.yamlbron import Regelmelding, bedoel_je
from rules.waarden import als_tekst

_VERGELIJKING = re.compile(r"(?P<links>[^<>=!]+?)\s*(?P<teken><=|>=|!=|<|>|=)\s*(?P<rechts>[^<>=!]+)")
_DUUR = re.compile(r'\s*(?P<om>[+-])\s*duration\s*\(\s*"P(?:(?P<jaren>\d+)Y)?(?:(?P<maanden>\d+)M)?(?:(?P<dagen>\d+)D)?"\s*\)')
_OPERATOR = {"<": "minder", "<=": "hoogstens", ">": "meer", ">=": "minstens", "=": "gelijk", "!=": "ongelijk", "": "gelijk"}
_METEND = {True: {"van": "minstens", "tot": "hoogstens"}, False: {"van": "meer", "tot": "minder"}}
_MAANDEN_PER_JAAR = 12


@dataclass(frozen=True)
class Kant:
    """What a column asks: a side of a comparison (`operand`, with its fact), or a whole condition."""

    operand: Inhoud = ""
    feit: Feit | None = None
    voorwaarde: Inhoud = ""


@dataclass
class Kolomlezer:
    """Reads columns and cells; `namen` translates names of the file to facts, `toetsen` gives the conditions behind `toets.…`.

    `gebruikt` collects the facts that were read.
    """

    namen: Mapping[str, str] = field(default_factory=dict)
    toetsen: Mapping[str, Inhoud] = field(default_factory=dict)
    gebruikt: set[str] = field(default_factory=set)

    def kolom(self, tekst: str) -> Kant:
        """An input expression.

        Raises:
            FeelFout: a name that is no fact, or an expression outside the subset.
        """
        if tekst.startswith("toets.") and tekst[6:] in self.toetsen:
            return Kant(voorwaarde=self.toetsen[tekst[6:]])
        if tekst not in self.namen and (delen := _VERGELIJKING.fullmatch(tekst)):
            links, rechts = self._kant(delen["links"]), self._kant_of_waarde(delen["rechts"])
            _controleer_orde(links.feit, delen["teken"])
            return Kant(voorwaarde={_OPERATOR[delen["teken"]]: [links.operand, rechts]})
        return self._kant(tekst)

    def voorwaarde(self, kant: Kant, tekst: str) -> Inhoud | None:
        """What a cell asks of its column; None when anything will do.

        Raises:
            FeelFout: the cell is outside the subset, or does not fit the fact.
        """
        toets = lees_unair(tekst)
        if not toets.delen:
            return None
        uit = self._ja_nee(kant.voorwaarde, toets, tekst) if kant.voorwaarde else self._over_feit(kant, toets)
        _controleer(uit, tekst)
        return uit

    def _ja_nee(self, voorwaarde: Inhoud, toets: Unair, tekst: str) -> Inhoud:
        match toets:
            case Unair((Grens("", bool() as waar),), niet):
                return voorwaarde if waar != niet else {"niet": voorwaarde}
            case _:
                raise FeelFout(f"'{tekst}': bij deze kolom past alleen true, false of -.")

    def _over_feit(self, kant: Kant, toets: Unair) -> Inhoud:
        match toets:
            case Unair((Grens("", waarde),), niet):
                return {"ongelijk" if niet else "gelijk": [kant.operand, self._waarde(waarde)]}
        delen = [self._deel(kant, deel) for deel in toets.delen]
        gelijk = [deel.waarde for deel in toets.delen if isinstance(deel, Grens) and not deel.teken and not isinstance(deel.waarde, Naam)]
        lijst_mag = isinstance(kant.operand, str) and kant.feit is not None and kant.feit.type is not Feittype.LEEFTIJD
        een: Inhoud = {"een_van": list(delen)} if len(delen) > 1 else delen[0]
        if len(gelijk) == len(toets.delen) and lijst_mag:
            een = {"in": [kant.operand, [als_tekst(waarde) for waarde in gelijk]]}
        return {"niet": een} if toets.niet else een

    def _deel(self, kant: Kant, deel: Grens | Bereik) -> Inhoud:
        if isinstance(deel, Grens):
            _controleer_orde(kant.feit, deel.teken)
            return {_OPERATOR[deel.teken]: [kant.operand, self._waarde(deel.waarde)]}
        _controleer_orde(kant.feit, "<")
        van, tot = _METEND[deel.met_laag]["van"], _METEND[deel.met_hoog]["tot"]
        return {"alle": [{van: [kant.operand, self._waarde(deel.laag)]}, {tot: [kant.operand, self._waarde(deel.hoog)]}]}

    def _waarde(self, waarde: Eindpunt) -> Inhoud:
        return self._kant(waarde.naam).operand if isinstance(waarde, Naam) else als_tekst(waarde)

    def _kant_of_waarde(self, tekst: str) -> Inhoud:
        if _DUUR.search(tekst):
            return self._kant(tekst).operand
        return self._waarde(lees_waarde(tekst))

    def _kant(self, tekst: str) -> Kant:
        naam = _DUUR.split(tekst, maxsplit=1)[0].strip()
        rest = tekst.strip()[len(naam) :]
        feit = self._feit(naam)
        maanden = dagen = plek = 0
        while duur := _DUUR.match(rest, plek):
            om = -1 if duur["om"] == "-" else 1
            maanden += om * (int(duur["jaren"] or 0) * _MAANDEN_PER_JAAR + int(duur["maanden"] or 0))
            dagen += om * int(duur["dagen"] or 0)
            plek = duur.end()
        if rest[plek:].strip():
            raise FeelFout(f"'{tekst}': na '{rest[:plek].strip() or naam}' klopt het niet meer. Gebruik een feit, of een datum plus duration(\"P14D\").")
        return Kant(_verschoven(feit.naam if feit else "op", maanden, dagen), feit)

    def _feit(self, naam: str) -> Feit | None:
        """The fact by this name; None is the date asked."""
        vertaald = self.namen.get(naam, naam)
        if vertaald == "op":
            return None
        if vertaald not in catalogus():
            kort = re.sub(r"\W+", "_", vertaald.lower()).strip("_")
            lijkt = sorted(feit for feit in catalogus() if feit.partition(".")[2] == kort)
            hint = f" Bedoel je '{lijkt[0]}'?" if lijkt else bedoel_je(vertaald, catalogus())
            raise FeelFout(f"'{naam}' is geen feit van Passend.{hint} Noem het feit zo in de tabel, of geef de vertaling van de naam mee.")
        self.gebruikt.add(vertaald)
        return catalogus()[vertaald]


def _verschoven(naam: str, maanden: int, dagen: int) -> Inhoud:
    if not maanden and not dagen:
        return naam
    stappen = {f"{'plus' if aantal > 0 else 'min'}_{eenheid}": str(abs(aantal)) for eenheid, aantal in (("maanden", maanden), ("dagen", dagen)) if aantal}
    return {"dag": naam, **stappen}


def _controleer_orde(feit: Feit | None, teken: str) -> None:
    if teken in ("<", "<=", ">", ">=") and feit is not None and feit.type in (Feittype.KEUZE, Feittype.TEKST):
        raise FeelFout(f"'{feit.naam}' is een woord; DMN zet woorden op alfabet en wij niet. Noem de woorden die mogen, met komma's.")


def _controleer(inhoud: Inhoud, tekst: str) -> None:
    """Types and words are checked as in any rule file, so that the fault can name the cell."""
    node = yaml.compose(als_yaml(inhoud), Loader=yaml.SafeLoader)
    assert node is not None  # a condition is never empty
    try:
        Voorwaardelezer(Woordenschat(), None, signaal=True).lees(node)
    except Regelmelding as fout:
        raise FeelFout(f"'{tekst}': {str(fout).rstrip('.')}. Pas deze cel aan.") from None
