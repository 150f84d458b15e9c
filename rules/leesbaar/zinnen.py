"""A condition in B1 Dutch: one sentence per comparison, lists for `alle`, `een_van` and `niet`. No HTML, no names of code.

What stands here is exact: comparing a fact that is none is never true, except for `ongelijk`; the introduction that readers get says so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from rules.feiten import Feit, Feittype, catalogus
from rules.leesbaar.operatoren import DATUM, GETAL, TERMIJN, ZWAARTE, gericht, leeftijd, verschoven
from rules.leesbaar.woorden import opties, waarde_in_woorden, woorden_van, zonder_lidwoord
from rules.parameters import Parameter
from rules.taal import (
    GEEN_SCHUIF,
    Afgeleid,
    Alle,
    Constante,
    DagGevraagd,
    EenVan,
    Feitverwijzing,
    Niet,
    Operand,
    Operator,
    Parameterverwijzing,
    Schuif,
    Vergelijking,
    Voorwaarde,
)
from rules.waarden import ONBEKEND, Waarde

DAG_GEVRAAGD = "de dag waarop we kijken"
ALLES = "Dit is allemaal zo"
EEN = "Minstens een van deze dingen is zo"
NIET_ZO = "Dit is niet zo"
_BIJZIN = re.compile(r"\b(?:die|dat|waar|waarom|waarop|waarvoor|waaruit|waarin)\b[^,()‘’]*$")
_ENKELVOUDIG = frozenset({Feittype.TEKST, Feittype.KEUZE})


@dataclass(frozen=True)
class Zin:
    """One comparison: its subject and what is said of it. `cel` is the same for a column that names the subject already."""

    onderwerp: str
    gezegde: str
    cel: str = ""

    @property
    def tekst(self) -> str:
        """The sentence, without capital and full stop."""
        komma = "," if self.onderwerp and _BIJZIN.search(self.onderwerp) else ""
        return f"{self.onderwerp}{komma} {self.gezegde}".strip()

    @property
    def kort(self) -> str:
        """For a cell of a decision table."""
        return self.cel or self.gezegde.removeprefix("is ")


@dataclass(frozen=True)
class Lijst:
    """Several parts under a head that says how they go together."""

    kop: str
    delen: tuple[Deel, ...]


Deel: TypeAlias = Zin | Lijst


@dataclass(frozen=True)
class Lezer:
    """Turns conditions into words; parameters by their value at `op`, derived yes/no facts by their title (explained once per set)."""

    op: date = date.max
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    titels: Mapping[str, str] = field(default_factory=dict)

    def voorwaarde(self, deel: Voorwaarde) -> Deel:
        """A condition as a sentence or a list."""
        match deel:
            case Alle(delen):
                return self._lijst(ALLES, delen)
            case EenVan(delen):
                return self._lijst(EEN, delen)
            case Niet(kind):
                return self._niet(kind)
            case Afgeleid(naam, _):
                return Zin("", f"‘{self.titel(naam)}’ is zo", "ja")
            case Vergelijking():
                return self.vergelijking(deel)

    def titel(self, naam: str) -> str:
        """The title of a derived fact."""
        return self.titels.get(naam, naam.replace("_", " "))

    def als_naam(self, begrip: str) -> str:
        """The title of a derived date inside a sentence."""
        titel = self.titel(begrip)
        klein = titel[:1].lower() + titel[1:]
        if klein.startswith(("de ", "het ")):
            return klein
        return f"{'het' if klein.startswith(('einde', 'begin')) else 'de'} {klein}"

    def _lijst(self, kop: str, delen: tuple[Voorwaarde, ...]) -> Deel:
        return self.voorwaarde(delen[0]) if len(delen) == 1 else Lijst(kop, tuple(self.voorwaarde(deel) for deel in delen))

    def _niet(self, kind: Voorwaarde) -> Deel:
        """A negation that Dutch has words for; else a list of what is not so."""
        if isinstance(kind, Niet):
            return self.voorwaarde(kind.deel)
        if isinstance(kind, Afgeleid):
            return Zin("", f"‘{self.titel(kind.naam)}’ is niet zo", "nee")
        if isinstance(kind, Vergelijking) and (om := self._omgekeerd(kind)) is not None:
            return om
        binnen = self.voorwaarde(kind)
        if isinstance(binnen, Lijst) and binnen.kop == EEN:
            return Lijst("Geen van deze dingen is zo", binnen.delen)
        return Lijst(NIET_ZO, (binnen,))

    def _omgekeerd(self, v: Vergelijking) -> Zin | None:
        naam = v.links.naam if isinstance(v.links, Feitverwijzing) else ""
        if not naam:
            return None
        woorden, feit = woorden_van(naam), catalogus()[naam]
        match v.operator:
            case Operator.IS_AFWEZIG if woorden.wel:
                return Zin("", woorden.wel, "is er")
            case Operator.IS_AFWEZIG:
                return Zin(woorden.naam, "is ingevuld" if feit.type is Feittype.VERZAMELING else "is er wel", "is er")
            case Operator.IS_BEKEND:
                return Zin(woorden.naam, "is niet bekend", "niet bekend")
            case Operator.GELIJK if feit.type is Feittype.JANEE and isinstance(v.rechts, Constante) and isinstance(v.rechts.waarde, bool):
                return self._janee(naam, not v.rechts.waarde)
            case Operator.IN if isinstance(v.rechts, Constante | Parameterverwijzing):
                codes = self.constante(v.rechts)
                return Zin(woorden.naam, f"is niet: {opties(codes, 'en ook niet') if isinstance(codes, frozenset) else waarde_in_woorden(codes)}")
            case Operator.OVERLAPT if isinstance(v.rechts, Constante | Parameterverwijzing):
                zin = self.vergelijking(v)
                return Zin(zin.onderwerp, zin.gezegde.replace("hoort bij", "hoort niet bij", 1), f"niet {zin.kort}") if "hoort bij" in zin.gezegde else None
            case _:
                return None

    def vergelijking(self, v: Vergelijking) -> Zin:
        """One comparison as a sentence, with a fact as its subject where there is one."""
        if v.operator is Operator.IS_BEKEND:
            return Zin(self.operand(v.links), "is bekend")
        if v.operator is Operator.IS_AFWEZIG:
            return self._afwezig(v.links)
        assert v.rechts is not None  # the loader gives every other operator two sides
        if v.operator in (Operator.OVERLAPT, Operator.BEVAT_ALLE):
            return self._verzameling(v.operator, v.links, v.rechts)
        links, operator, rechts = gericht(v.links, v.operator, v.rechts)
        if isinstance(links, Constante | Parameterverwijzing):
            return self._parameter(links, operator, rechts)
        feit = catalogus()[links.naam] if isinstance(links, Feitverwijzing) else None
        return self._over(feit, links, operator, rechts)

    def _over(self, feit: Feit | None, links: Operand, operator: Operator, rechts: Operand) -> Zin:
        """A comparison whose subject is a fact, or the date asked (no fact)."""
        waarde = self.constante(rechts)
        if operator is Operator.IN:
            tekst = opties(waarde, "of") if isinstance(waarde, frozenset) else waarde_in_woorden(waarde)
            return Zin(self.operand(links), f"is {tekst}", tekst)
        if feit is not None and feit.type is Feittype.JANEE and isinstance(waarde, bool):
            return self._janee(feit.naam, waarde == (operator is Operator.GELIJK))
        if feit is None or feit.type is Feittype.DATUM:
            termijn = isinstance(rechts, Feitverwijzing | DagGevraagd) and rechts.schuif != GEEN_SCHUIF and not getattr(rechts, "begrip", "")
            return Zin(self.operand(links), f"{(TERMIJN if termijn else DATUM)[operator]} {self.operand(rechts)}")
        if feit.type is Feittype.LEEFTIJD:
            return Zin("de cliënt", leeftijd(operator, self.operand(rechts), isinstance(rechts, Feitverwijzing)))
        woorden = ZWAARTE if feit.geordend and "intramuraal" in feit.keuzes else GETAL
        return Zin(self.operand(links), f"{woorden[operator]} {self.operand(rechts)}")

    def _janee(self, naam: str, ja: bool) -> Zin:
        woorden = woorden_van(naam)
        return Zin("", woorden.ja if ja else woorden.nee, "ja" if ja else "nee")

    def _afwezig(self, links: Operand) -> Zin:
        assert isinstance(links, Feitverwijzing)  # the loader lets only a fact stand here
        woorden = woorden_van(links.naam)
        if woorden.geen:
            return Zin("", woorden.geen, "geen")
        if catalogus()[links.naam].type is Feittype.VERZAMELING:
            return Zin(woorden.naam, "zijn er niet", "geen")
        return Zin(woorden.naam, "is er niet", "geen")

    def _verzameling(self, operator: Operator, links: Operand, rechts: Operand) -> Zin:
        if operator is Operator.OVERLAPT and isinstance(self.constante(links), frozenset):
            links, rechts = rechts, links
        naam, ander = self.operand(links), self.operand(rechts)
        enkel = isinstance(links, Feitverwijzing) and catalogus()[links.naam].type in _ENKELVOUDIG
        codes = self.constante(rechts)
        if isinstance(codes, frozenset):
            if len(codes) == 1 or operator is Operator.BEVAT_ALLE:
                return Zin(opties(codes, "en"), f"{'hoort' if len(codes) == 1 else 'horen'} bij {naam}", opties(codes, "en"))
            return Zin(f"bij {naam}", f"staat minstens een van deze: {opties(codes, 'of')}", f"minstens een van: {opties(codes, 'of')}")
        if operator is Operator.BEVAT_ALLE:
            return Zin(f"bij {ander}", f"staat niets anders dan {naam}") if enkel else Zin(f"alles uit {ander}", f"staat ook in {naam}")
        return Zin(naam, f"staat bij {ander}") if enkel else Zin(f"minstens één ding uit {naam}", f"staat ook in {ander}")

    def _parameter(self, links: Constante | Parameterverwijzing, operator: Operator, rechts: Operand) -> Zin:
        """A switch: it holds or not for everyone on the same day."""
        naam = links.parameter if isinstance(links, Constante) else links.naam
        titel = self.parameters[naam].titel if naam in self.parameters else naam.replace("_", " ")
        nu = waarde_in_woorden(self.constante(links))
        eis = self.constante(rechts)
        tekst = opties(eis, "of") if isinstance(eis, frozenset) else self.operand(rechts)
        gezegde = f"{GETAL.get(operator, 'is')} {tekst}"
        return Zin(f"de afspraak ‘{titel}’", f"{gezegde} (nu: {nu})", tekst)

    def constante(self, operand: Operand) -> Waarde:
        """The value of a constant or parameter; ONBEKEND for anything else."""
        match operand:
            case Constante(waarde):
                return waarde
            case Parameterverwijzing(naam, maal):
                waarde = self.parameters[naam].op(self.op) if naam in self.parameters else ONBEKEND
                return waarde * maal if maal != 1 and isinstance(waarde, int) else waarde
            case _:
                return ONBEKEND

    def operand(self, operand: Operand) -> str:
        """One side of a comparison as a name."""
        match operand:
            case Feitverwijzing(naam, schuif, begrip):
                tekst = verschoven(woorden_van(naam).naam, self.schuif(schuif))
                return f"{self.als_naam(begrip)} ({tekst})" if begrip else tekst
            case DagGevraagd(schuif):
                return verschoven(DAG_GEVRAAGD, self.schuif(schuif))
            case _:
                return waarde_in_woorden(self.constante(operand))

    def schuif(self, schuif: Schuif) -> Schuif:
        """A shift with the values of its parameters."""
        return Schuif(self._aantal(schuif.maanden), self._aantal(schuif.dagen), schuif.wettelijk)

    def _aantal(self, aantal: int | Parameterverwijzing) -> int:
        waarde = aantal if isinstance(aantal, int) else self.constante(aantal)
        assert isinstance(waarde, int)  # the loader lets only numbers that are known on every day shift a date
        return waarde


def als_tekst(deel: Deel) -> str:
    """A condition in one line, for where no list fits."""
    if isinstance(deel, Zin):
        return deel.tekst
    delen = [als_tekst(kind) for kind in deel.delen]
    if deel.kop in (ALLES, EEN) and all(isinstance(kind, Zin) for kind in deel.delen):
        return (", en " if deel.kop == ALLES else ", of ").join(delen)
    return f"{deel.kop.lower()}: {'; '.join(delen)}"


def met_feiten(zin: Zin, feiten: Mapping[str, Waarde]) -> str:
    """The sentence as it stands in a trace: with what was filled in."""
    waarden = [waarde_in_woorden(waarde) for waarde in feiten.values()]
    if len(waarden) > 1:
        waarden = [f"{zonder_lidwoord(woorden_van(naam).naam)}: {waarde}" for naam, waarde in zip(feiten, waarden, strict=True)]
    return f"{zin.tekst} ({'; '.join(waarden)})" if waarden else zin.tekst
