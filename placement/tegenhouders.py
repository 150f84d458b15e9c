"""Can a person live on a location in any plan at all, and if not: which fewest rows stand in the way (counting.md 27).

Everybody else may be anywhere or nowhere, pins hold. Who waits without a pin can always stay unplaced, so only these people decide with
the person asked about: who is pinned, movers (they may free a place), and who could fill up a group that asks for a minimum. The model
is that of the plan; every liftable row carries a label, and the fewest labels to lift are sought and proven.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np

from domain.bladen import Vastlegging
from domain.soorten import Vastleggingsoort
from placement.keuzes import Keuzes
from placement.meebeslissers import meebeslissende_paren
from placement.model import Model
from placement.opbouw import Instantie
from placement.problem import Bools, Ints, Problem, Rijnaam
from placement.ruim import geldige_bedenkingen, geldige_vastleggingen, zonder_bedenking, zonder_vastleggingen
from solving.lifting import smallest_lift
from solving.limits import Limits

GENOEG = 8.0
"""Deterministic seconds for one question; questions on a large region take well under one."""
TE_VEEL = 150_000
"""From so many options of movers on, moves of others are left out of the search and nothing is called proven."""


@dataclass(frozen=True)
class Tegenhouders:
    """`rijen`: the fewest rows to lift (empty: it is possible as things are). `keuzes` is a plan on `problem` with those rows lifted."""

    problem: Problem
    rijen: tuple[Rijnaam, ...]
    bewezen: bool
    keuzes: Keuzes


class Vraag:
    """One person asked about at one location, on the instance without pins and without the bedenkingen of that location."""

    def __init__(self, instantie: Instantie, client_id: str, locatie_id: str, zonder_pins: Instantie | None = None) -> None:
        self.opname = instantie.opname
        self.client_id = client_id
        self.bedenkingen = geldige_bedenkingen(instantie.opname, client_id, locatie_id)
        self.pins = geldige_vastleggingen(instantie.opname)
        ruim = zonder_bedenking(instantie, client_id, locatie_id) if self.bedenkingen else zonder_pins or zonder_vastleggingen(instantie)
        self.problem = ruim.problem
        self.persoon = self.problem.persoon_nummer[client_id]
        self.locatie = self.problem.locatie_ids.index(locatie_id)

    def antwoord(self, limits: Limits | None = None, problem: Problem | None = None) -> Tegenhouders | None:
        """The fewest rows to lift; None when the search found nothing within the limits. `problem`: the instance changed for advice."""
        problem = problem or self.problem
        limits = limits or Limits(GENOEG)
        vast = sorted({problem.persoon_nummer[pin.client_id] for pin in self.pins if pin.soort is not Vastleggingsoort.VERBODEN})
        eigen = problem.paren_van[self.persoon]
        eigen = eigen[problem.paar_locatie[eigen] == self.locatie]
        mag = meebeslissende_paren(problem, eigen, self.persoon, vast)
        helpt = mag & (problem.oud_plek >= 0)[problem.paar_persoon] & ~np.isin(problem.paar_persoon, [self.persoon, *vast])
        zonder = self._zoek(problem, mag & ~helpt, limits)
        if not helpt.any() or (zonder is not None and not zonder.rijen):
            return zonder
        if problem.paar_weken[helpt].sum() > TE_VEEL:
            return zonder and dataclasses.replace(zonder, bewezen=False)
        return self._zoek(problem, mag, limits)

    def _zoek(self, problem: Problem, mag: Bools, limits: Limits) -> Tegenhouders | None:
        vrij = np.unique(problem.paar_persoon[mag]).tolist()
        # a full group costs points but forbids nothing, and its row would keep the limit when that is lifted
        krap = dataclasses.replace(problem, vol=(), verplicht=np.zeros_like(problem.verplicht))
        model = Model(krap, vrij, verplicht=[self.persoon], mag=mag)
        if not model.mogelijk:
            return None
        self._vastgelegd(model)
        gevonden = smallest_lift(model.bouwer.build(), [_groep(label) for label in model.bouwer.labels], limits)
        if gevonden is None:
            return None
        rijen = tuple(sorted(label for label in gevonden.labels if isinstance(label, Rijnaam)))
        return Tegenhouders(krap, rijen, gevonden.proven, model.keuzes(gevonden.values))

    def _vastgelegd(self, model: Model) -> None:
        """Every pin and the bedenkingen as rows that can be lifted."""
        for nummer, pin in enumerate(self.pins):
            model.bouwer.label = Rijnaam("vastlegging", pin.client_id, str(nummer))
            self._pin(model, pin)
        if self.bedenkingen:
            laatste = max(rij.tot for rij in self.bedenkingen)
            eigen = model.opties.van(model.problem.paren_van[self.persoon])
            verboden = eigen[[model.problem.maandagen[week] <= laatste for week in model.opties.week[eigen]]]
            model.bouwer.label = Rijnaam("bedenking", model.problem.locatie_ids[self.locatie])
            model.bouwer.add_row(verboden, np.ones(len(verboden), dtype=np.int64), upper=0)
        model.bouwer.label = None

    def _pin(self, model: Model, pin: Vastlegging) -> None:
        persoon = model.problem.persoon_nummer.get(pin.client_id)
        if persoon is None or persoon not in model.opties.vrij:
            return
        cols = _gedekt(model, persoon, pin)
        if pin.soort is Vastleggingsoort.VERBODEN:
            model.bouwer.add_row(cols, np.ones(len(cols), dtype=np.int64), upper=0)
        elif len(cols):
            model.bouwer.add_row(cols, np.ones(len(cols), dtype=np.int64), lower=1)
        else:  # only the person asked about has options left out: the pin is about another location
            alle = model.opties.van(model.problem.paren_van[persoon])
            model.bouwer.add_row(alle, np.ones(len(alle), dtype=np.int64), upper=0)


def _gedekt(model: Model, persoon: int, pin: Vastlegging) -> Ints:
    """The options of a person that a pin is about."""
    problem, opties = model.problem, model.opties
    cols = opties.van(problem.paren_van[persoon])
    dekt = [
        pin.plekgroep_id in (None, problem.plek_ids[problem.paar_plek[paar]]) and pin.week in (None, problem.maandagen[week])
        for paar, week in zip(opties.paar[cols].tolist(), opties.week[cols].tolist(), strict=True)
    ]
    gedekt: Ints = cols[np.array(dekt, dtype=bool)]
    return gedekt


def _groep(label: Hashable | None) -> Rijnaam | None:
    """What is lifted as one: an incompatibility on all locations at once."""
    if not isinstance(label, Rijnaam):
        return None
    return Rijnaam("onverenigbaar", label.a, label.b) if label.soort == "onverenigbaar" else label


def pin_van(pins: Sequence[Vastlegging], rij: Rijnaam) -> Vastlegging:
    """The pin that a row stands for."""
    return pins[int(rij.b)]
