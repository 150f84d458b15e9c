"""The families of limits over the options of a `Model` (counting.md 18, 30, 32, 35)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from allocation.model import Model
from allocation.problem import EERSTE, GEEN, TWEEDE
from allocation.telling import vrijwillig
from allocation.vullen import constant, laagste, som, teveel
from solving.matrix import Ints


@dataclass(frozen=True)
class Grens:
    """The label of a limit's rows in a model that is `benoemd`: points and intensive clients of an aanbieder, nobody new for who takes over
    above a limit, the cap on wissels, and that who is new never goes before who sits (`verdrongen`)."""

    soort: Literal["punten", "intensief", "nieuw", "wissels", "verdrongen"]
    aanbieder: int = GEEN


class Lastkolommen:
    """Per aanbieder with options a column that holds its points, within its limit.

    Who takes over a client of someone weg may exceed the limit (and `max_intensief`), and then gets nobody new: `boven` is 1 for who may.
    """

    def __init__(self, model: Model) -> None:
        self.model = model
        self.last: dict[int, int] = {}
        self.teveel: dict[int, int] = {}
        self.boven: dict[int, int] = {}
        problem = model.problem
        overname = _overname(model)
        for nummer, wie in enumerate(problem.aanbieders):
            cols = model.bij(nummer)
            vast = int(model.vast_last[nummer])
            meeste = vast + int(model.punten[cols].sum())
            mag_boven = wie.eigen and len(overname[nummer]) > 0 and not _al_iemand_nieuw(model, nummer)
            hoogste = meeste if mag_boven else max(vast, min(meeste, wie.grens))
            last = self.last[nummer] = model.bouwer.add_columns(1, vast, meeste if model.benoemd else hoogste)
            if model.benoemd and hoogste < meeste:
                with model.naam(Grens("punten", nummer)):
                    model.bouwer.add_row([last], [1], upper=hoogste)
            model.bouwer.add_row([*cols, last], [*model.punten[cols], -1], -vast, -vast)
            model.vullers.append(som(last, cols, model.punten[cols], vast))
            if mag_boven:
                self._boven(nummer, overname[nummer], meeste)
            if wie.max_intensief is not None:
                self._intensief(nummer, wie.max_intensief)

    def _boven(self, nummer: int, overname: Ints, meeste: int) -> None:
        model, bouwer = self.model, self.model.bouwer
        wie, last = model.problem.aanbieders[nummer], self.last[nummer]
        cols = model.bij(nummer)
        boven = self.boven[nummer] = bouwer.add_columns(1)
        intensief = _intensief(model, nummer)
        if meeste > wie.grens:
            over = self.teveel[nummer] = bouwer.add_columns(1, 0, meeste - wie.grens)
            bouwer.add_row([last, over], [1, -1], upper=wie.grens)
            with model.naam(Grens("punten", nummer)):
                bouwer.add_row([over, boven], [1, wie.grens - meeste], upper=0)
            model.vullers.append(teveel(over, last, wie.grens))
        bouwer.add_row([*overname, boven], [*([1] * len(overname)), -1], lower=0)
        nieuw = np.array([col for col in cols.tolist() if model.problem.vragen[model.vraag[col]].nieuw], dtype=np.int64)
        with model.naam(Grens("nieuw", nummer)):
            for col in nieuw.tolist():
                model.rij([col, boven], hoog=1)
        grens, hoogste = wie.grens, wie.max_intensief
        vast = _vast_intensief(model, nummer)

        def vul(values: Ints) -> None:
            te_zwaar = hoogste is not None and vast + int(values[intensief].sum()) > hoogste
            values[boven] = int(values[last] > grens or te_zwaar)

        model.vullers.append(vul)

    def _intensief(self, nummer: int, hoogste: int) -> None:
        """Σ intensive clients as first ≤ max(max_intensief, today's)."""
        cols = _intensief(self.model, nummer)
        ruimte = hoogste - _vast_intensief(self.model, nummer)
        if len(cols) > ruimte:
            boven = [self.boven[nummer]] if nummer in self.boven else []
            with self.model.naam(Grens("intensief", nummer)):
                self.model.bouwer.add_row([*cols, *boven], [*([1] * len(cols)), *([ruimte - len(cols)] * len(boven))], upper=ruimte)


def _intensief(model: Model, nummer: int) -> Ints:
    cols = model.bij(nummer)
    return np.array([col for col in cols.tolist() if model.rol[col] == EERSTE and model.problem.vragen[model.vraag[col]].intensief], dtype=np.int64)


def _al_iemand_nieuw(model: Model, nummer: int) -> bool:
    """Somebody new stands there whatever is decided, so the limit holds."""
    vast = np.flatnonzero((model.vast.eerste == nummer) | (model.vast.tweede == nummer))
    return any(model.problem.vragen[vraag].nieuw for vraag in vast.tolist())


def _vast_intensief(model: Model, nummer: int) -> int:
    return sum(model.problem.vragen[vraag].intensief for vraag in np.flatnonzero(model.vast.eerste == nummer).tolist())


def _overname(model: Model) -> list[Ints]:
    """Per aanbieder the columns that are 1 only where it newly fills a forced role (counting.md 30, 35)."""
    problem = model.problem
    uit: list[list[int]] = [[] for _ in problem.aanbieders]
    for nummer in model.vrij:
        van = problem.vragen[nummer]
        for rol, nu in ((EERSTE, van.nu_eerste), (TWEEDE, van.nu_tweede)):
            if nu != GEEN and problem.aanbieders[nu].weg:
                for col in model.cols(nummer, rol).tolist():
                    uit[model.wie[col]].append(col)
        schuift = model.kolom.get((nummer, EERSTE, van.nu_tweede))
        if problem.is_weg(van.nu_eerste) and schuift is not None:
            for col in model.cols(nummer, TWEEDE).tolist():
                if model.wie[col] != van.nu_tweede:
                    uit[model.wie[col]].append(_en(model, col, schuift))
    for nummer in sorted(set(range(len(problem.vragen))) - set(model.vrij)):
        _vaste_overname(model, nummer, uit)
    return [np.array(cols, dtype=np.int64) for cols in uit]


def _vaste_overname(model: Model, nummer: int, uit: list[list[int]]) -> None:
    """A choice that stands and takes over: a column that is always 1."""
    problem, van = model.problem, model.problem.vragen[nummer]
    eerste, tweede = int(model.vast.eerste[nummer]), int(model.vast.tweede[nummer])
    eerste_weg, tweede_weg = problem.is_weg(van.nu_eerste), problem.is_weg(van.nu_tweede)
    schuift = eerste_weg and eerste == van.nu_tweede != GEEN
    neemt = [eerste] if eerste_weg and eerste != GEEN else []
    neemt += [tweede] if (tweede_weg or schuift) and tweede != GEEN else []
    for wie in neemt:
        col = model.bouwer.add_columns(1, 1, 1)
        model.vullers.append(constant(col, 1))
        uit[wie].append(col)


def _en(model: Model, een: int, ander: int) -> int:
    """A column that is at most both."""
    col = model.bouwer.add_columns(1)
    for deel in (een, ander):
        model.rij([col], [deel], hoog=0)
    model.vullers.append(laagste(col, (een, ander)))
    return col


def wissels_binnen_maximum(model: Model) -> None:
    """Σ voluntary wissels ≤ N (counting.md 35). Where a role cannot change it has no options, so 0 needs no row for them."""
    problem = model.problem
    cols: list[int] = []
    aantal = 0
    for nummer in model.vrij:
        van = problem.vragen[nummer]
        niemand = [model.niemand[nummer]] if nummer in model.niemand else []
        eigen_weg = problem.is_weg(van.nu_eerste)
        if van.telt_eerste:
            aantal += 1
            cols += [model.kolom[rol] for rol in ((nummer, EERSTE, van.nu_eerste),) if rol in model.kolom] + niemand
        if van.telt_tweede:
            aantal += 1
            rollen = (EERSTE, TWEEDE) if eigen_weg else (TWEEDE,)
            cols += [model.kolom[nummer, rol, van.nu_tweede] for rol in rollen if (nummer, rol, van.nu_tweede) in model.kolom] + niemand
    gebruikt = sum(
        vrijwillig(problem, problem.vragen[nummer], int(model.vast.eerste[nummer]), int(model.vast.tweede[nummer]))
        for nummer in set(range(len(problem.vragen))) - set(model.vrij)
    )
    over = max(0, problem.wissels - gebruikt)
    if aantal > over:
        kolom, hoe_vaak = np.unique(np.array(cols, dtype=np.int64), return_counts=True)
        with model.naam(Grens("wissels")):
            model.bouwer.add_row(kolom, hoe_vaak, lower=aantal - over)


def niemand_verdrongen(model: Model) -> None:
    """Whoever sits and is left with nobody could go to no onderaannemer even if nobody new were there (counting.md 33):
    Σ points of the sitting clients there ≥ limit − points of this one + 1, or this one has somebody."""
    problem, vrij = model.problem, set(model.vrij)
    for nummer, van in enumerate(problem.vragen):
        if van.nieuw or van.verplicht or (nummer not in vrij and model.vast.eerste[nummer] != GEEN):
            continue
        for onder in van.onder:
            vast = sum(ander.punten for ander, bij in zip(problem.vragen, model.vast.eerste.tolist(), strict=True) if bij == onder and not ander.nieuw)
            vol = problem.aanbieders[onder].grens - van.punten + 1
            if vol <= vast or vrijwillig(problem, van, onder, GEEN):
                continue
            cols = [col for col in model.bij(onder).tolist() if not problem.vragen[model.vraag[col]].nieuw]
            zelf = [model.niemand[nummer]] if nummer in vrij else []
            nodig = [-(vol - vast)] * len(zelf)
            with model.naam(Grens("verdrongen", onder)):
                model.bouwer.add_row([*cols, *zelf], [*model.punten[cols].tolist(), *nodig], lower=0 if zelf else vol - vast)


def vastleggingen(model: Model) -> None:
    """Pins: one of these choices, or none of them; every row carries its pin as label (counting.md 18)."""
    vrij = set(model.vrij)
    for pin in model.problem.pins:
        if pin.vraag not in vrij:
            continue
        cols = [model.kolom[pin.vraag, rol, wie] for rol, wie in pin.keuzes if (pin.vraag, rol, wie) in model.kolom]
        model.bouwer.label = pin
        if pin.moet:
            model.rij([*cols, _nul(model)], laag=1)
        elif cols:
            model.rij(cols, hoog=0)
        model.bouwer.label = None


def _nul(model: Model) -> int:
    """A column that is always 0, so that a pin without any option is a row that can be named."""
    return model.bouwer.add_columns(1, 0, 0)
