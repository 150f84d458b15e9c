"""The same table in OpenFisca-Core, a vectorised engine for rules as code; only there when the extra `peers` is installed.

A pair is the person entity, client and plek are group entities that pairs belong to, so a rule about one side is worked out once per
client or plek and OpenFisca spreads it itself. Facts that are missing are given as what OpenFisca takes for them: the default value.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from typing import Protocol

import numpy as np

from benchmarks.speed.regelfeiten import OP, Regelfeiten
from benchmarks.speed.tweewaardig import Bools, Getallen, in_getallen, kolommen_van, kolomnaam, toegelaten
from rules.bulk.lezing import as_in_paren
from rules.feiten import catalogus
from rules.taal import Regel, feiten_in
from rules.waarden import AFWEZIG

PAKKET = "openfisca-core"
INSTALLEREN = f"{PAKKET} is niet geïnstalleerd; wij meten alleen onszelf. Installeren: pip install 'passend[peers]'"
_PERIODE = OP.isoformat()
_MAG = "mag"


class _Simulatie(Protocol):
    def calculate(self, naam: str, periode: str) -> Bools: ...
    def delete_arrays(self, naam: str) -> None: ...
    def set_input(self, naam: str, periode: str, waarden: Getallen) -> None: ...


class _Groep(Protocol):
    """An entity inside a formula: called with a variable and a period it gives the values."""

    def __call__(self, naam: str, periode: object) -> Getallen: ...


def versie() -> str | None:
    """The installed version; None without the extra `peers`."""
    try:
        return version(PAKKET)
    except PackageNotFoundError:
        return None


@dataclass(frozen=True)
class OpenFisca:
    """The table and the facts loaded; `lees` works the verdicts out anew each time."""

    regels: Sequence[Regel]
    feiten: Regelfeiten

    def lees(self) -> Bools:
        """Per pair whether every rule lets pass: bool of shape (n, m)."""
        for naam in (*map(_regelnaam, self.regels), _MAG):
            self._simulatie.delete_arrays(naam)
        return self._simulatie.calculate(_MAG, _PERIODE).reshape(self.feiten.vorm)

    def lees_regel(self, regel: Regel) -> Bools:
        """What one rule gives: bool that broadcasts to (n, m)."""
        n, m = self.feiten.vorm
        vorm = {"client": (n, 1), "plek": (1, m), "paar": (n, m)}[_entiteit_van(regel)]
        return self._simulatie.calculate(_regelnaam(regel), _PERIODE).reshape(vorm)

    def laad(self) -> None:
        """Build the table and give it the facts, ahead of reading."""
        assert self._simulatie is not None

    @cached_property
    def _simulatie(self) -> _Simulatie:
        from openfisca_core import simulations, taxbenefitsystems

        n, m = self.feiten.vorm
        entiteiten = _entiteiten()
        stelsel = taxbenefitsystems.TaxBenefitSystem([entiteiten["paar"], entiteiten["client"], entiteiten["plek"]])
        kolommen = sorted({kolom for regel in self.regels for kolom in kolommen_van(regel)})
        for naam, als_masker in kolommen:
            stelsel.add_variable(_variabele(kolomnaam(naam, als_masker), int, entiteiten[as_in_paren(naam)], None))
        for regel in self.regels:
            stelsel.add_variable(_variabele(_regelnaam(regel), bool, entiteiten[_entiteit_van(regel)], _formule(regel)))
        stelsel.add_variable(_variabele(_MAG, bool, entiteiten["paar"], _alles(self.regels)))
        bouwer = simulations.SimulationBuilder()
        bouwer.create_entities(stelsel)
        bouwer.declare_person_entity("paar", range(n * m))
        for naam, aantal, van_paar in (("client", n, np.repeat(np.arange(n), m)), ("plek", m, np.tile(np.arange(m), n))):
            groep = bouwer.declare_entity(naam, range(aantal))
            bouwer.join_with_persons(groep, van_paar, np.full(n * m, "deel"))
        simulatie: _Simulatie = bouwer.build(stelsel)
        for naam, als_masker in kolommen:
            simulatie.set_input(kolomnaam(naam, als_masker), _PERIODE, self._getallen(naam, als_masker))
        return simulatie

    def _getallen(self, naam: str, als_masker: bool) -> Getallen:
        feit = catalogus()[naam]
        if as_in_paren(naam) != "paar":
            kolommen = self.feiten.clienten if naam in self.feiten.clienten else self.feiten.plekken
            return in_getallen(feit, kolommen[naam], als_masker)
        n, m = self.feiten.vorm
        bekend = self.feiten.paar.uitzonderingen[naam]
        waarden = [bekend.get((i, j), AFWEZIG) for i in range(n) for j in range(m)]
        return in_getallen(feit, waarden, als_masker)


def _regelnaam(regel: Regel) -> str:
    return regel.id.replace("-", "_")


def _entiteit_van(regel: Regel) -> str:
    kanten = {as_in_paren(naam) for naam in feiten_in(regel.als)}
    return kanten.pop() if len(kanten) == 1 else "paar"


def _entiteiten() -> Mapping[str, object]:
    from openfisca_core import entities

    rol = [{"key": "deel", "plural": "delen", "label": "deel"}]
    return {
        "paar": entities.Entity("paar", "paren", "paar van cliënt en plek", ""),
        "client": entities.GroupEntity("client", "clienten", "cliënt", "", rol),
        "plek": entities.GroupEntity("plek", "plekken", "plek", "", rol),
    }


def _variabele(naam: str, soort: type, entiteit: object, formule: Callable[[_Groep, object], Bools] | None) -> type:
    from openfisca_core import periods, variables

    inhoud = {"value_type": soort, "entity": entiteit, "definition_period": periods.DateUnit.DAY, "label": naam}
    return type(naam, (variables.Variable,), inhoud | ({"formula": formule} if formule else {}))


def _formule(regel: Regel) -> Callable[[_Groep, object], Bools]:
    entiteit = _entiteit_van(regel)
    van = {kolomnaam(naam, als_masker): as_in_paren(naam) for naam, als_masker in kolommen_van(regel)}

    def formula(groep: _Groep, periode: object) -> Bools:
        def bron(naam: str) -> Getallen:
            bij: _Groep = groep if van[naam] == entiteit else getattr(groep, van[naam])
            return bij(naam, periode)

        return toegelaten(regel, bron, OP)

    return formula


def _alles(regels: Sequence[Regel]) -> Callable[[_Groep, object], Bools]:
    """All rules; those about one side are put together before they are spread over the pairs."""

    def formula(paar: _Groep, periode: object) -> Bools:
        uit = np.ones((), dtype=np.bool_)
        for regel in regels:
            entiteit = _entiteit_van(regel)
            groep: _Groep = paar if entiteit == "paar" else getattr(paar, entiteit)
            uit = np.logical_and(uit, groep(_regelnaam(regel), periode))
        return uit

    return formula
