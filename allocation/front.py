"""Balance against wissels: how even the load can be for how many voluntary wissels (counting.md 37).

A point is the least spreiding with the doelen before it at their best and at most so many voluntary wissels; after that the fewest wissels.
With none allowed the wissels stand before the spreiding (counting.md 36), which leaves the same choices: nobody moves but who must.
gebieden and wensen are counted and not searched: who picks a point asks `verdeel` for the whole allocation.

An allocation with fewer wissels is one of every later point too. Points are made from few wissels to many, and where the search ends above
the one before, that allocation stands: the front never gets worse, doel by doel in their order up to the spreiding.
"""

from __future__ import annotations

from collections.abc import Iterable

from allocation.koppels import keuzes_van
from allocation.maken import gecontroleerd
from allocation.meer_wissels import orde, verhuizingen
from allocation.opbouw import Instantie, bouw
from allocation.oplossen import Oplossing, los_op
from allocation.plan import Opties, Verdeling, Verhuizing
from allocation.schuiven import verbeter
from allocation.telling import ACHTERAAN, SPREIDING, tel, volgorde, vrijwillig_per_client
from allocation.waarombotsing import uitgelegd
from domain.beleid import Beleid
from domain.momentopname import Momentopname
from domain.plandelen import Plandeel
from solving.limits import Limits, Progress, silent
from solving.ordered import counted

PUNTEN = (0, 2, 4, 8, 16)
REKENTIJD = 4.0
"""Deterministic seconds per point unless the caller says otherwise: a teamleider waits about a minute for five points."""
STAPPEN = 30_000
"""Steps of local search from the point before, beside the search for the point itself."""


class Frontpunt(Plandeel):
    """One point: at most `hoogstens` voluntary wissels; `gebruikt` are made by choice, `overige` are forced or released and come on top.

    `grens`: no allocation as good on the doelen before it has less spreiding. `overgenomen`: the allocation of the point before stands.
    """

    hoogstens: int
    gebruikt: int
    overige: int
    spreiding: int
    grens: int
    bewezen: bool
    overgenomen: bool
    verhuizingen: tuple[Verhuizing, ...]
    verdeling: Verdeling

    @property
    def rang(self) -> tuple[int, ...]:
        """The doelen up to and with the spreiding in their order with wissels allowed: lower is better."""
        return _rang({doel.naam: doel.waarde for doel in self.verdeling.doelen})


def maak_front(
    opname: Momentopname, beleid: Beleid, team: str, punten: Iterable[int] = PUNTEN, limits: Limits | None = None, progress: Progress = silent
) -> tuple[Frontpunt, ...]:
    """The points, from few wissels to many, each with a checked allocation. A limit or a stop by a person leaves out what is not there yet,
    but never the first.

    Raises:
        InvoerFout, Vastleggingsconflict, VerdelingAfgekeurd: as `maak_verdeling`.
    """
    limits = limits or Limits(REKENTIJD)
    uit: list[Frontpunt] = []
    for hoogstens in sorted(set(punten)):
        if uit and limits.stop.requested:
            break
        instantie = bouw(opname, beleid, Opties(team=team, wissels=hoogstens))
        uit.append(_punt(instantie, uit[-1] if uit else None, limits, progress))
        progress(f"{hoogstens} wissels: spreiding {uit[-1].spreiding}, grens {uit[-1].grens}")
    return tuple(uit)


def _punt(instantie: Instantie, vorige: Frontpunt | None, limits: Limits, progress: Progress) -> Frontpunt:
    problem, hoogstens = instantie.problem, instantie.opties.wissels
    with uitgelegd(instantie):
        gevonden = los_op(problem, limits, progress, doelen=[naam for naam in volgorde(hoogstens) if naam not in ACHTERAAN])
    keuzes, eerder, overgenomen = gevonden.keuzes, None, False
    if vorige is not None:
        eerder = keuzes_van(problem, vorige.verdeling.toewijzingen)
        verder = verbeter(problem, eerder, SPREIDING, STAPPEN, limits)
        keuzes = min(keuzes, verder, key=lambda keuze: orde(problem, keuze))
        overgenomen = orde(problem, eerder) <= orde(problem, keuzes)
        keuzes = eerder if overgenomen else keuzes
    # bounds hold for all that are no worse on the doelen before, so for these decisions too
    niveaus = counted(volgorde(hoogstens), tel(problem, keuzes), {niveau.name: niveau.bound for niveau in gevonden.niveaus})
    verdeling = gecontroleerd(instantie, Oplossing(keuzes, niveaus, gevonden.afgebroken))
    gebruikt = sum(vrijwillig_per_client(problem, keuzes))
    doel = next(doel for doel in verdeling.doelen if doel.naam == SPREIDING)
    return Frontpunt(
        hoogstens=hoogstens,
        gebruikt=gebruikt,
        overige=sum(len(rij.wissel) for rij in verdeling.toewijzingen) - gebruikt,
        spreiding=doel.waarde,
        grens=doel.grens,
        bewezen=doel.bewezen,
        overgenomen=overgenomen,
        verhuizingen=verhuizingen(problem, keuzes, verdeling),
        verdeling=verdeling,
    )


def _rang(geteld: dict[str, int]) -> tuple[int, ...]:
    namen = volgorde(1)
    return tuple(geteld[naam] for naam in namen[: namen.index(SPREIDING) + 1])


__all__ = ["PUNTEN", "REKENTIJD", "Frontpunt", "Verhuizing", "maak_front"]
