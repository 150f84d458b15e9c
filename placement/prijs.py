"""What it costs everyone to have one person on certain pairs: a plan that was really found and checked, and proven bounds.

The plan starts from a sketch (`placement.inpassen`) and is improved exactly over a small neighbourhood: the person, who gave way, who is
planned at the same location and who could use the freed place. Where the whole instance is small, the neighbourhood is everybody and the
price is proven.

A price per doel is the interval [minstens, hoogstens] of the change against the base plan. `hoogstens` is the found plan's. `minstens`
bounds every plan with the person there that is no worse than the found plan on the doelen before (counting.md 26): so up to and including the
first doel in which the best possible plan differs from the found one, its true change lies in the interval. Where the base plan is not
proven the best, a price may be negative.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from placement.antwoorden import Prijs
from placement.basis import Basis
from placement.check.afhankelijk import hangt_af_van
from placement.check.controle import haalbaarheid
from placement.herbouwen import herbouwd as herbouwd_rond
from placement.inpassen import Inpasser, Schets
from placement.keuzes import Keuzes
from placement.maken import plaatsingen_van
from placement.naastbij import NaasteBuurt
from placement.ondergrens import Ondergrens
from placement.persoonspunten import Punten
from placement.plan import Plaatsing
from placement.problem import Ints
from placement.telling import tel

BEWAARD = 4
"""Base plans whose preparations are kept."""
RESERVE = 5
"""Questions whose sketches are worked out into whole plans, beside as many as are asked for."""
PER_VRAAG = 2
"""Sketches worked out per question."""
POGINGEN = 4
"""Questions without a sketch that are tried exactly; for three times as many a plan is built up around the person."""
_PRIJZERS: OrderedDict[int, Prijzer] = OrderedDict()


@dataclass(frozen=True)
class Gevonden:
    """A checked plan with the person on one of the pairs asked for. `doelen` and `grenzen` in the order of the beleid."""

    persoon: int
    keuzes: Keuzes
    doelen: Punten
    grenzen: Punten
    prijs: tuple[Prijs, ...]
    in_basisplan: bool

    @property
    def bewezen(self) -> bool:
        """Every interval is a single number."""
        return all(deel.minstens == deel.hoogstens for deel in self.prijs)


class Prijzer:
    """Prices against one base plan; made once per base plan (`prijzer_van`)."""

    def __init__(self, basis: Basis) -> None:
        self.basis = basis
        self.problem = basis.instantie.problem
        self.namen = basis.instantie.beleid.doelen
        self.waarden: Punten = tuple(basis.doelen[naam] for naam in self.namen)
        self.inpasser = Inpasser(basis)
        self._ondergrens = Ondergrens(self.problem, basis.instantie.beleid, basis.plan.doelen, self.waarden)
        self._buurt = NaasteBuurt(basis, self.inpasser)

    def beste(self, vragen: Sequence[tuple[int, Ints]], aantal: int) -> list[Gevonden]:
        """Per question (a person, and the pairs they may have) at most one plan; the `aantal` best for everyone, best first.

        Questions whose sketch looks worst are not solved. Where sketches give fewer than `aantal`, the rest is tried exactly.
        """
        al_zo = [self._basisplan(persoon) for persoon, paren in vragen if self.basis.keuzes.paar[persoon] in paren]
        over = [(persoon, paren) for persoon, paren in vragen if self.basis.keuzes.paar[persoon] not in paren]
        geschetst = self._geschetst(over, aantal + RESERVE)[:aantal]
        gevonden = [self._verbeterd(*over[nummer], start) for _, nummer, start in geschetst]
        met_schets = {nummer for _, nummer, _ in geschetst}
        uit = [*al_zo, *(plan for plan in gevonden if plan is not None)]
        rest = [nummer for nummer in range(len(over)) if nummer not in met_schets]
        if len(uit) < aantal:
            uit += self._zonder_schets([over[nummer] for nummer in rest], aantal - len(uit))
        return sorted(uit, key=self._rang)[:aantal]

    def een(self, persoon: int, paren: Ints) -> Gevonden | None:
        """The best plan found for one question; None when none was found, which proves nothing."""
        gevonden = self.beste([(persoon, paren)], 1)
        return gevonden[0] if gevonden else None

    def vanaf(self, persoon: int, paren: Ints, start: Keuzes) -> Gevonden | None:
        """As `een`, from a plan that is known to hold and has the person on one of these pairs."""
        return self._verbeterd(persoon, paren, start)

    def hangt_af_van(self, gevonden: Gevonden) -> tuple[str, ...]:
        """Whose departure or move the person's placement depends on (counting.md 27)."""
        wie = self.problem.personen[gevonden.persoon].client_id
        return hangt_af_van(self.basis.telling, self.plaatsingen(gevonden.keuzes)).get(wie, ())

    def plaatsingen(self, keuzes: Keuzes) -> tuple[Plaatsing, ...]:
        return plaatsingen_van(self.basis.instantie, keuzes)

    def _rang(self, gevonden: Gevonden) -> tuple[Punten, int, int, int]:
        paar = int(gevonden.keuzes.paar[gevonden.persoon])
        return (gevonden.doelen, int(self.problem.paar_punten[paar]), int(gevonden.keuzes.week[gevonden.persoon]), paar)

    def _basisplan(self, persoon: int) -> Gevonden:
        nul = tuple(Prijs(naam=naam, minstens=0, hoogstens=0) for naam in self.namen)
        return Gevonden(persoon, self.basis.keuzes, self.waarden, self.waarden, nul, in_basisplan=True)

    def _geschetst(self, vragen: Sequence[tuple[int, Ints]], hoogstens: int) -> list[tuple[Punten, int, Keuzes]]:
        """Per question the plan of its best sketch that holds, best first."""
        per_vraag: list[list[Schets]] = [self.inpasser.schetsen(persoon, paren)[:PER_VRAAG] for persoon, paren in vragen]
        volgorde = sorted((schetsen[0], nummer) for nummer, schetsen in enumerate(per_vraag) if schetsen)[:hoogstens]
        uit = []
        for _, nummer in volgorde:
            plannen = [self.inpasser.uitgevoerd(vragen[nummer][0], schets) for schets in per_vraag[nummer]]
            goed = [(self._doelen(plan.keuzes), volgnummer, plan.keuzes) for volgnummer, plan in enumerate(plannen) if self.inpasser.houdt(plan)]
            if goed:
                doelen, _, keuzes = min(goed, key=lambda plan: plan[:2])
                uit.append((doelen, nummer, keuzes))
        return sorted(uit, key=lambda plan: plan[:2])

    def _zonder_schets(self, vragen: Sequence[tuple[int, Ints]], aantal: int) -> list[Gevonden]:
        """Questions whose sketches gave no plan: from a plan built up around the person, or, where that fails, from nothing."""
        if not self._buurt.alles:
            vragen = sorted(vragen, key=lambda vraag: (int(self.problem.paar_punten[vraag[1]].min()), vraag[0], int(vraag[1][0])))[: 3 * POGINGEN]
        herbouwd = [herbouwd_rond(self.problem, self.basis.keuzes, self.inpasser.punten, *vraag) for vraag in vragen]
        starts = [None if plan is None or not self.inpasser.houdt(plan) else plan.keuzes for plan in herbouwd]
        rang = sorted((start is None, () if start is None else self._doelen(start), nummer) for nummer, start in enumerate(starts))
        uit: list[Gevonden] = []
        for _, _, nummer in rang if self._buurt.alles else rang[:POGINGEN]:
            plan = self._verbeterd(*vragen[nummer], starts[nummer])
            if plan is not None:
                uit.append(plan)
            if len(uit) == aantal and not self._buurt.alles:
                break
        return uit

    def _verbeterd(self, persoon: int, paren: Ints, start: Keuzes | None) -> Gevonden | None:
        """Improve from a start, or from the base plan when there is none; a plan that the check refuses is never told."""
        opgelost = self._buurt.los_op(persoon, paren, start)
        if opgelost is None or not self._houdt(opgelost[0]):
            # a sketch is checked by rows and groups alone: what else it breaks among people who are not free stays broken
            return None if start is None else self._verbeterd(persoon, paren, None)
        keuzes, bewezen = opgelost
        doelen = self._doelen(keuzes)
        grenzen = tuple(max(deel) for deel in zip(self._ondergrens.voor(persoon, paren, doelen), bewezen, strict=True))
        prijs = tuple(
            Prijs(naam=naam, minstens=grens - nu, hoogstens=waarde - nu)
            for naam, grens, waarde, nu in zip(self.namen, grenzen, doelen, self.waarden, strict=True)
        )
        return Gevonden(persoon, keuzes, doelen, grenzen, prijs, in_basisplan=False)

    def _doelen(self, keuzes: Keuzes) -> Punten:
        geteld: Mapping[str, int] = tel(self.problem, keuzes)
        return tuple(geteld[naam] for naam in self.namen)

    def _houdt(self, keuzes: Keuzes) -> bool:
        """Whether the independent checker accepts the plan."""
        return not haalbaarheid(self.basis.telling, self.plaatsingen(keuzes))


def prijzer_van(basis: Basis) -> Prijzer:
    """The preparations for this base plan: made at the first question, kept for the next."""
    prijzer = _PRIJZERS.get(id(basis))
    if prijzer is None:
        prijzer = _PRIJZERS[id(basis)] = Prijzer(basis)  # it holds the base plan, so the number stays its own
        while len(_PRIJZERS) > BEWAARD:
            _PRIJZERS.popitem(last=False)
    return prijzer
