"""One instance measured: build, solve, check; when the first checked plan was there and when who is placed was proven; then the others."""

from __future__ import annotations

from benchmarks.instances.genereer import genereer
from benchmarks.speed.gelijken import los_plan, lp_grens, met_de_hand, met_mip, op_urgentie
from benchmarks.speed.klok import Klok, Tijd
from benchmarks.speed.meting import ONGEPLAATST, Doelmeting, Meting
from domain.beleid import lees_beleid
from placement.keuzes import Keuzes
from placement.maken import STANDAARD, gecontroleerd
from placement.opbouw import Instantie, bouw
from placement.oplossen import los_op
from solving.limits import Limits, Progress, silent


class _Luisteraar:
    """Notes the moments while the solver works."""

    def __init__(self, klok: Klok, meld: Progress) -> None:
        self._klok = klok
        self._meld = meld
        self.eerste: tuple[Keuzes, Tijd] | None = None
        self.wie: Tijd | None = None  # the last time the lowest class was reported: only then is it settled in the plan itself

    def gevonden(self, keuzes: Keuzes) -> None:
        if self.eerste is None:
            self.eerste = keuzes, self._klok.tijd()

    def meld(self, tekst: str) -> None:
        self._meld(f"{self._klok.tijd().cpu_s:7.1f} cpu s  {tekst}")
        if tekst.startswith(ONGEPLAATST[-1]):
            self.wie = self._klok.tijd()


def meet(maat: str, zaad: int, budget: float | None, rekentijd: float = STANDAARD, met_mip_erbij: bool = True, meld: Progress = silent) -> Meting:
    """Measure one instance; `rekentijd` is in deterministic seconds, as `passend plan` uses it.

    Raises:
        KeyError: there is no such size.
        PlanAfgekeurd: the checker refuses our own plan.
    """
    opname = genereer(maat, zaad, budget)
    beleid = lees_beleid()
    klok = Klok()
    instantie = bouw(opname, beleid)
    bouwtijd = klok.tijd()
    oor, zoekklok = _Luisteraar(klok, meld), Klok()
    oplossing = los_op(instantie.problem, beleid, Limits(rekentijd), oor.meld, oor.gevonden)
    zoektijd = zoekklok.tijd()
    schrijfklok = Klok()
    plan = gecontroleerd(instantie, oplossing.keuzes, oplossing.niveaus, "vraaggericht", oplossing.afgebroken)
    schrijftijd = schrijfklok.tijd()
    doelen = tuple(Doelmeting(doel.naam, doel.waarde, doel.beste, doel.grens, doel.bewezen) for doel in plan.doelen)
    geplaatst_bewezen = all(doel.bewezen for doel in doelen if doel.naam in ONGEPLAATST)
    return Meting(
        maat=maat,
        zaad=zaad,
        budget=budget,
        wachtenden=len(instantie.problem.personen),
        opties=int(instantie.problem.paar_weken.sum()),
        bouw=bouwtijd,
        oplossen=zoektijd,
        opschrijven=schrijftijd,
        eerste_plan=_eerste(instantie, oor),
        ongeplaatst_bewezen=oor.wie if geplaatst_bewezen else None,
        doelen=doelen,
        urgentiegewicht=plan.kengetallen["urgentiegewicht"],
        lp_grens=lp_grens(instantie.problem),
        anderen=(met_de_hand(instantie), op_urgentie(instantie), *([met_mip(instantie, zoektijd.wall_s)] if met_mip_erbij else [])),
    )


def _eerste(instantie: Instantie, oor: _Luisteraar) -> Tijd:
    """When the first plan would have passed the checker: until it was there, and its check."""
    if oor.eerste is None:
        raise RuntimeError("the solver ended without telling of a first plan")
    keuzes, tot_dan = oor.eerste
    klok = Klok()
    los_plan(instantie, keuzes, "vraaggericht")
    return tot_dan.plus(klok.tijd())
