"""What it costs to have somebody support a client: a plan that was found and checked, and what is proven about better ones.

Beside today, all others stay as they are unless it cannot be otherwise. Beside an allocation, who shares people with the plan is free too, and
the doelen are settled in order; the bounds of that allocation then bound this plan as well, as long as it is no worse on the doelen before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from allocation.begin import met_de_hand
from allocation.check import Telling, haalbaarheid
from allocation.koppelantwoord import Doelverschil, Lastverandering
from allocation.koppelprijs import Koppelprijs, Paar
from allocation.maken import toewijzingen_van
from allocation.ondergrenzen import ondergrenzen
from allocation.opbouw import Instantie
from allocation.plan import Toewijzing
from allocation.problem import EERSTE, GEEN, Keuzes
from allocation.telling import ACHTERAAN, lasten, relatief, tel, volgorde, wissels
from allocation.verschil import Anders, bij_wie
from allocation.waaromantwoord import Besteplan, Doelprijs, Waaromplan
from allocation.waaromdeel import deelproblem, praat_bij
from allocation.waaromgrenzen import kan_anders, opties
from allocation.waaromplan import dichtbij
from allocation.waaromvraag import ROLNAAM

GEHEEL = 400
"""With no more options than this in the instance everybody is free, and the price is proven where the search is."""
VENSTER = 1500
"""Options of the clients who are free in the search for a better plan."""


@dataclass(frozen=True)
class Gevonden:
    """Checked decisions; `grenzen` per doel what is proven for plans that are no worse before it, None for nothing."""

    keuzes: Keuzes
    grenzen: tuple[int | None, ...]


class Prijzer:
    """One client of an instance against one base. `eigen_grenzen`: proven bounds of the base, None beside today."""

    def __init__(self, instantie: Instantie, basis: Keuzes, client: int, keuzes: Sequence[tuple[int, int]], grenzen: Mapping[str, int] | None) -> None:
        self.instantie, self.problem, self.basis, self.client = instantie, instantie.problem, basis, client
        self.keuzes, self.eigen_grenzen = tuple(keuzes), grenzen
        self.vandaag = grenzen is None
        self.namen = volgorde(self.problem.wissels)
        geteld = tel(self.problem, basis)
        self.waarden = tuple(geteld[naam] for naam in self.namen)
        self.prijs = Koppelprijs(self.problem, basis, client)
        self._neemt_over = self._wie_neemt_over()

    @cached_property
    def telling(self) -> Telling:
        """The independent recount, prepared when it is first asked."""
        instantie = self.instantie
        return haalbaarheid(instantie.opname, instantie.beleid, instantie.toetsing, instantie.regio, instantie.opties)

    def houdt(self, keuzes: Keuzes) -> bool:
        """Whether the independent check admits these decisions."""
        return self.telling.haalbaar(toewijzingen_van(self.instantie, keuzes))

    def alleen(self, paren: Sequence[Paar]) -> Paar | None:
        """The best of these choices with all others as in the base, which the check admits."""
        return next((paar for paar in paren if not self._vol(paar) and self.houdt(self.prijs.met(paar))), None)

    def _vol(self, paar: Paar) -> bool:
        """Somebody would go above the limit on points who takes over from nobody: then the check need not be asked."""
        vraag, aanbieders = self.problem.vragen[self.client], self.problem.aanbieders
        if any(nu != GEEN and aanbieders[nu].weg for nu in (vraag.nu_eerste, vraag.nu_tweede)):
            return False
        erbij = self.prijs.erbij(paar)
        return any(self.prijs.last[wie] + punten > aanbieders[wie].grens and wie not in self._neemt_over for wie, punten in erbij)

    def _wie_neemt_over(self) -> set[int]:
        """Everybody who in the base newly fills a role of a client with somebody weg: at least all who take over."""
        uit = set()
        for nummer, vraag in enumerate(self.problem.vragen):
            if any(nu != GEEN and self.problem.aanbieders[nu].weg for nu in (vraag.nu_eerste, vraag.nu_tweede)):
                rollen = ((vraag.nu_eerste, int(self.basis.eerste[nummer])), (vraag.nu_tweede, int(self.basis.tweede[nummer])))
                uit |= {straks for nu, straks in rollen if straks != nu}
        return uit

    def gerangschikt(self) -> list[Paar]:
        """Every choice for this client that pins and limits leave, best first; among equals own staff goes before an onderaannemer. Beside
        today a choice that leaves the other role as it is goes before all else."""
        namen, vraag = self.problem.aanbieders, self.problem.vragen[self.client]

        def rang(paar: Paar) -> tuple[int, tuple[int, ...], bool, Paar]:
            return (len(wissels(vraag, *paar)) if self.vandaag else 0, self.prijs.prijs(paar), not namen[paar[EERSTE]].eigen, paar)

        return sorted(self.prijs.paren(), key=rang)

    def gevraagd(self, paar: Paar) -> bool:
        """Whether the choice has the person in a role that was asked."""
        return any(paar[rol] == wie for rol, wie in self.keuzes)

    def vandaag_plan(self, paar: Paar) -> Gevonden:
        return Gevonden(self.prijs.met(paar), self._grenzen(self.prijs.met(paar)))

    def verbeterd(self, start: Keuzes | None) -> Gevonden | None:
        """The best plan found from a start that holds, or from none; checked, and never worse than the start."""
        begin = [start] if start is not None and self.houdt(start) else []
        if not self.vandaag and opties(self.problem, range(len(self.problem.vragen))) <= GEHEEL:
            return self._geheel(begin)
        for vrij, wie in self._vensters(start):
            deel = deelproblem(self.problem, self.basis, vrij, wie)
            uit = dichtbij(deel, self.basis, sorted(vrij), (self.client, self.keuzes), start, anders_eerst=self.vandaag)
            if uit is not None and self.houdt(uit.keuzes):
                beste = min([uit.keuzes, *([] if self.vandaag else begin)], key=self._doelen)
                return Gevonden(beste, self._grenzen(beste))
        return Gevonden(begin[0], self._grenzen(begin[0])) if begin else None

    def _geheel(self, begin: Sequence[Keuzes]) -> Gevonden | None:
        """Everybody is free: what the search proves holds for every plan with the person."""
        uit = dichtbij(self.problem, self.basis, range(len(self.problem.vragen)), (self.client, self.keuzes), next(iter(begin), None))
        if uit is None or not self.houdt(uit.keuzes):
            return Gevonden(begin[0], self._grenzen(begin[0])) if begin else None
        paren = enumerate(zip(uit.niveaus, self._grenzen(uit.keuzes), strict=True))
        return Gevonden(uit.keuzes, tuple(max(niveau.bound, grens or 0) if nummer < uit.voor_anderen else grens for nummer, (niveau, grens) in paren))

    def _doelen(self, keuzes: Keuzes) -> tuple[int, ...]:
        """In their order, with how many others change before the last doelen, as `waaromplan` does."""
        waarden = tel(self.problem, keuzes)
        geteld = [waarden[naam] for naam in self.namen]
        return (*geteld[: -len(ACHTERAAN)], len(self._anders(keuzes)), *geteld[-len(ACHTERAAN) :])

    def uit_nood(self, keuzes: Keuzes) -> Gevonden | None:
        """From decisions without who is new: they come in where there is room. Only where nothing nearer the base was found."""
        alles = met_de_hand(self.problem, keuzes)
        return self.verbeterd(alles if self.houdt(alles) else keuzes)

    def _vensters(self, start: Keuzes | None) -> Iterator[tuple[set[int], set[int]]]:
        """Clients who share people with the plan, and those people; wider once when nothing holds in the narrow one."""
        wie = {aanbieder for _, aanbieder in self.keuzes} | {int(self.basis.eerste[self.client]), int(self.basis.tweede[self.client])}
        anders = {self.client} | (set() if start is None else set(self._anders(start)))
        if start is not None:
            wie |= {int(kant[nummer]) for nummer in anders for kant in (start.eerste, start.tweede)}
        yield self._venster(anders, wie - {GEEN}, VENSTER)
        buren = {int(kant[nummer]) for nummer in self._venster(anders, wie - {GEEN}, VENSTER)[0] for kant in (self.basis.eerste, self.basis.tweede)}
        yield self._venster(anders, (wie | buren) - {GEEN}, 4 * VENSTER)

    def _venster(self, anders: set[int], wie: set[int], over: int) -> tuple[set[int], set[int]]:
        vrij = anders | (set() if self.vandaag else praat_bij(self.problem, self.basis, wie))
        over -= opties(self.problem, sorted(vrij))
        for nummer, vraag in enumerate(self.problem.vragen):
            deelt = {int(self.basis.eerste[nummer]), int(self.basis.tweede[nummer])} & wie
            wacht = self.vandaag and vraag.nieuw
            if nummer not in vrij and deelt and not wacht and kan_anders(self.problem, nummer):
                over -= opties(self.problem, [nummer])
                if over < 0:
                    break
                vrij.add(nummer)
        return vrij, wie

    def _anders(self, keuzes: Keuzes) -> list[int]:
        anders = (keuzes.eerste != self.basis.eerste) | (keuzes.tweede != self.basis.tweede)
        return [int(nummer) for nummer in np.flatnonzero(anders)]

    def _grenzen(self, keuzes: Keuzes) -> tuple[int | None, ...]:
        """The base's own bounds as far as the plan is no worse than it before; and what holds for every allocation."""
        geteld, altijd, binnen, uit = tel(self.problem, keuzes), ondergrenzen(self.problem), True, list[int | None]()
        for naam, nu in zip(self.namen, self.waarden, strict=True):
            grenzen = [altijd[naam]] if naam in altijd else []
            if self.eigen_grenzen and binnen and naam in self.eigen_grenzen:
                grenzen.append(self.eigen_grenzen[naam])
            uit.append(min(max(grenzen), geteld[naam]) if grenzen else None)
            binnen = binnen and geteld[naam] <= nu
        return tuple(uit)

    def als_plan(self, gevonden: Gevonden, beste: Paar | None, beste_zo: bool, alleen: Paar | None = None) -> Waaromplan:
        """The plan as the answer tells it. `alleen`: the best choice with the person when all others stay."""
        keuzes, geteld = gevonden.keuzes, tel(self.problem, gevonden.keuzes)
        rijen, waren = ({rij.client_id: rij for rij in toewijzingen_van(self.instantie, deel)} for deel in (keuzes, self.basis))
        wie = self.problem.vragen[self.client].client_id
        rij = rijen[wie]
        paar = (int(keuzes.eerste[self.client]), int(keuzes.tweede[self.client]))
        anderen = tuple(_anders(waren, rijen, wie))
        return Waaromplan(
            eerste_id=rij.eerste_id,
            tweede_id=rij.tweede_id,
            onderaannemer_id=rij.onderaannemer_id,
            rol=ROLNAAM[next(rol for rol, aanbieder in self.keuzes if paar[rol] == aanbieder)],
            gesprek_nodig=bool(self.problem.vragen[self.client].te_laat),
            eerste_gesprek_week=rij.eerste_gesprek_week,
            doelen=tuple(
                Doelprijs(naam=naam, basis=nu, minstens=None if grens is None else grens - nu, hoogstens=geteld[naam] - nu)
                for naam, nu, grens in zip(self.namen, self.waarden, gevonden.grenzen, strict=True)
            ),
            anderen=anderen,
            belasting=tuple(self._lasten(keuzes)),
            zonder_anderen=() if alleen is None or not _schuift(anderen) else tuple(self._verschil(self.prijs.met(alleen))),
            alleen_deze=not _schuift(anderen),
            beste_zo=beste_zo,
            beste_keus=self._beste(beste, geteld) if beste is not None else None,
        )

    def _verschil(self, keuzes: Keuzes) -> Iterator[Doelverschil]:
        """Every doel against the base."""
        geteld = tel(self.problem, keuzes)
        yield from (Doelverschil(naam=naam, verschil=geteld[naam] - nu) for naam, nu in zip(self.namen, self.waarden, strict=True))

    def _beste(self, paar: Paar, geteld: Mapping[str, int]) -> Besteplan:
        rij = next(rij for rij in toewijzingen_van(self.instantie, self.prijs.met(paar)) if rij.client_id == self.problem.vragen[self.client].client_id)
        daar = tel(self.problem, self.prijs.met(paar))
        extra = tuple((naam, geteld[naam] - daar[naam]) for naam in self.namen if geteld[naam] != daar[naam])
        return Besteplan(eerste_id=rij.eerste_id, tweede_id=rij.tweede_id, onderaannemer_id=rij.onderaannemer_id, extra=extra)

    def _lasten(self, keuzes: Keuzes) -> Iterator[Lastverandering]:
        """Everyone whose load changes, and who was asked for."""
        voor, na = lasten(self.problem, self.basis), lasten(self.problem, keuzes)
        vraag = {wie for _, wie in self.keuzes}
        for nummer, aanbieder in enumerate(self.problem.aanbieders):
            if voor[nummer] != na[nummer] or nummer in vraag:
                kan = aanbieder.capaciteit if aanbieder.eigen else aanbieder.grens
                deel = [relatief(int(punten), kan) if kan else None for punten in (voor[nummer], na[nummer])]
                yield Lastverandering(
                    wie=aanbieder.naam, voor=int(voor[nummer]), na=int(na[nummer]), kan_dragen=kan, voor_permille=deel[0], na_permille=deel[1]
                )


def _schuift(anderen: Sequence[Anders]) -> bool:
    """Somebody else gets other people; a first talk in another week is not that."""
    return any(deel.soort != "ander_gesprek" for deel in anderen)


def _anders(waren: Mapping[str, Toewijzing], rijen: Mapping[str, Toewijzing], behalve: str) -> Iterator[Anders]:
    """Other clients with other people, or a first talk in another week."""
    for client_id in sorted((waren.keys() | rijen.keys()) - {behalve}):
        voor, na = waren.get(client_id), rijen.get(client_id)
        oud, nieuw = bij_wie(voor), bij_wie(na)
        if oud != nieuw:
            soort = "alsnog_iemand" if voor is None else "niemand_meer" if na is None else "ander"
            yield Anders.model_validate({"client_id": client_id, "soort": soort, "eerst": oud, "nu": nieuw})
        elif voor is not None and na is not None and voor.eerste_gesprek_week != na.eerste_gesprek_week:
            weken = [week.isoformat() if week else "geen week" for week in (voor.eerste_gesprek_week, na.eerste_gesprek_week)]
            yield Anders(client_id=client_id, soort="ander_gesprek", eerst=weken[0], nu=weken[1])
