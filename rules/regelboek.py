"""Rules that are read: a `Regelset` per file and the `Regelboek` of them all, asked at a date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from domain.beleid import Beleid
from domain.fouten import RegelFout
from domain.kalender import EEN_DAG
from domain.soorten import Domein
from rules.lezer.woordenschat import Begrip
from rules.lezer.yamlbron import bedoel_je
from rules.parameters import Parameter, vul_in
from rules.taal import BESLISSEND, Methode, Onderwerp, Regel
from rules.waarden import datum_in_woorden


@dataclass(frozen=True)
class Regelset:
    """The rules of one file, by id and first day. `uitkomsten`: what a TABEL may answer; `domein`: for whom, None for both."""

    naam: str
    titel: str
    regels: tuple[Regel, ...]
    methode: Methode = Methode.EISEN
    uitkomsten: tuple[str, ...] = ()
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    domein: Domein | None = None

    def geldig_op(self, dag: date) -> tuple[Regel, ...]:
        """The rules that hold at a date, each parameter filled in with its value then."""
        return tuple(vul_in(regel, self.parameters, dag) for regel in self.regels if regel.geldt_op(dag))

    def eisen_op(self, dag: date) -> tuple[Regel, ...]:
        """The rules that decide at a date.

        Raises:
            RegelFout: there are none; a date without any would admit everyone.
        """
        regels = tuple(regel for regel in self.geldig_op(dag) if regel.dan in BESLISSEND)
        if not regels:
            raise RegelFout(f"De regelset '{self.naam}' heeft geen regels die gelden op {datum_in_woorden(dag)}. {self._wanneer_wel()}")
        return regels

    def _wanneer_wel(self) -> str:
        """The days on which some rule decides, as a way out."""
        telt = [regel for regel in self.regels if regel.dan in BESLISSEND]
        if not telt:
            return "Deze set beslist niets. Kies een andere set."
        van, tot = min(regel.geldig_van for regel in telt), max(regel.geldig_tot or date.max for regel in telt)
        return f"Kies een dag vanaf {datum_in_woorden(van)}" + (f" tot en met {datum_in_woorden(tot)}." if tot < date.max else ".")

    @property
    def gaat_over(self) -> Onderwerp:
        """What the set is about: the subject of the rules that decide, else of its first rule."""
        return next((regel.gaat_over for regel in self.regels if regel.dan in BESLISSEND), self.regels[0].gaat_over)

    @property
    def beslist(self) -> bool:
        """Whether it gives a verdict; a set of signals or terms only does not."""
        return self.methode is Methode.TABEL or any(regel.dan in BESLISSEND for regel in self.regels)

    def beslist_op(self, dag: date) -> bool:
        """Whether some rule that gives the verdict holds at a date."""
        return any(regel.geldt_op(dag) for regel in self.regels if regel.dan in BESLISSEND or self.methode is Methode.TABEL)

    def wisseldagen(self) -> frozenset[date]:
        """Days from which the rules themselves may read differently than the day before."""
        dagen = {regel.geldig_van for regel in self.regels}
        dagen |= {regel.geldig_tot + EEN_DAG for regel in self.regels if regel.geldig_tot and regel.geldig_tot < date.max}
        gebruikt = {naam for regel in self.regels for naam in regel.parameters}
        return frozenset(dagen.union(*(self.parameters[naam].wisseldagen() for naam in gebruikt)))


@dataclass(frozen=True)
class Regelboek:
    """Every loaded set by its name, the parameters by theirs, and the hash of the files they came from."""

    sets: Mapping[str, Regelset]
    sha256: str
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    begrippen: Mapping[str, Begrip] = field(default_factory=dict)

    def __getitem__(self, naam: str) -> Regelset:
        if naam not in self.sets:
            raise RegelFout(f"De regelset '{naam}' is er niet.{bedoel_je(naam, self.sets)}")
        return self.sets[naam]

    def met_beleid(self, beleid: Beleid) -> Regelboek:
        """The same book with the parameters that are policy taken from this beleid."""
        anders = {naam: p.altijd(getattr(beleid, p.beleid), "beleid.yaml") for naam, p in self.parameters.items() if p.beleid}
        parameters = {**self.parameters, **anders}
        sets = {naam: replace(regelset, parameters=parameters) for naam, regelset in self.sets.items()}
        return replace(self, sets=sets, parameters=parameters)
