"""Make an allocation: build, solve, write down, and let the independent checker judge before anyone sees it (design.md 2, 6, 7)."""

from __future__ import annotations

from importlib.metadata import version
from statistics import pstdev

from allocation.check import Bezwaar, controleer
from allocation.gesprekken import plan_gesprekken
from allocation.opbouw import Instantie, bouw
from allocation.oplossen import Oplossing, los_op
from allocation.plan import Belasting, Doelwaarde, Opties, Reden, Rol, Toewijzing, Verdeling
from allocation.problem import EERSTE, GEEN, Keuzes
from allocation.redenen import redenen_niet_toegewezen
from allocation.signalen import signalen
from allocation.telling import lasten, relatief, tel, wissels
from allocation.waarombotsing import uitgelegd
from domain.beleid import Beleid
from domain.fouten import PassendFout
from domain.momentopname import Momentopname
from domain.uitwisseling import momentopname_hash
from solving.limits import Limits, Progress, silent

STANDAARD = 20.0
"""Deterministic seconds for a whole allocation unless the caller says otherwise."""
ROLLEN: tuple[Rol, ...] = ("eerste", "tweede")


class VerdelingAfgekeurd(PassendFout):
    """The checker refused an allocation of our own: a fault of the program, never shown as a plan."""

    def __init__(self, bezwaren: tuple[Bezwaar, ...]) -> None:
        self.bezwaren = bezwaren
        super().__init__("De onafhankelijke controle keurde de verdeling af: " + ", ".join(sorted({bezwaar.soort for bezwaar in bezwaren})))


def maak_verdeling(opname: Momentopname, beleid: Beleid, opties: Opties | None = None, limits: Limits | None = None, progress: Progress = silent) -> Verdeling:
    """A checked allocation of a team, or of the region.

    Raises:
        InvoerFout: a team that does not exist, a pin on someone who takes no part, a tarief that is needed and missing.
        Vastleggingsconflict: pins that cannot hold together, in smallest sets with what they break.
        VerdelingAfgekeurd: the checker found a fault (a bug here).
    """
    return verdeling_van(bouw(opname, beleid, opties or Opties()), limits or Limits(STANDAARD), progress)


def verdeling_van(instantie: Instantie, limits: Limits, progress: Progress = silent) -> Verdeling:
    """A checked allocation for an instance that is already built; raises as `maak_verdeling`."""
    with uitgelegd(instantie):
        oplossing = los_op(instantie.problem, limits, progress)
    return gecontroleerd(instantie, oplossing)


def gecontroleerd(instantie: Instantie, oplossing: Oplossing) -> Verdeling:
    """Write the decisions down and have them checked.

    Raises:
        VerdelingAfgekeurd: the checker refuses them.
    """
    return nagekeken(instantie, opgeschreven(instantie, oplossing))


def nagekeken(instantie: Instantie, verdeling: Verdeling) -> Verdeling:
    """The same allocation, once the independent check has found nothing.

    Raises:
        VerdelingAfgekeurd: it did (a bug here).
    """
    bezwaren = controleer(instantie.opname, instantie.beleid, instantie.toetsing, instantie.regio, verdeling)
    if bezwaren:
        raise VerdelingAfgekeurd(bezwaren)
    return verdeling


def opgeschreven(instantie: Instantie, oplossing: Oplossing) -> Verdeling:
    """The plan file of these decisions; every list by id."""
    problem, keuzes = instantie.problem, oplossing.keuzes
    geteld = tel(problem, keuzes)
    belast = lasten(problem, keuzes)
    eigen = [(nummer, wie) for nummer, wie in enumerate(problem.aanbieders) if wie.eigen and not wie.weg and wie.team != GEEN]
    niet = redenen_niet_toegewezen(instantie, keuzes)
    return Verdeling(
        peildatum=instantie.opname.peildatum,
        momentopname=momentopname_hash(instantie.opname),
        regels=instantie.toetsing.boek.sha256,
        beleid=instantie.beleid.sha256(),
        solver=f"ortools {version('ortools')}",
        afgebroken=oplossing.afgebroken,
        opties=instantie.opties,
        doelen=tuple(_doelwaarden(oplossing, geteld)),
        kengetallen=_kengetallen(instantie, keuzes),
        toewijzingen=toewijzingen_van(instantie, keuzes),
        niet_toegewezen=tuple(Reden(client_id=wie, reden=reden) for wie, reden in sorted(niet.items())),
        buiten_plan=instantie.deelname.buiten_plan,
        belasting=tuple(Belasting(begeleider_id=wie.naam, punten=int(belast[nummer]), capaciteit=wie.capaciteit) for nummer, wie in eigen),
        signalen=signalen(instantie, keuzes),
    )


def toewijzingen_van(instantie: Instantie, keuzes: Keuzes) -> tuple[Toewijzing, ...]:
    """The decisions as rows of a plan, by client id."""
    problem, uit = instantie.problem, []
    gesprekken = plan_gesprekken(problem, keuzes)
    for nummer, vraag in enumerate(problem.vragen):
        eerste, tweede = int(keuzes.eerste[nummer]), int(keuzes.tweede[nummer])
        if eerste == GEEN:
            continue
        wie, week = problem.aanbieders[eerste], gesprekken.get(nummer, problem.horizon)
        rollen = wissels(vraag, eerste, tweede)
        nu = (vraag.nu_eerste, vraag.nu_tweede)
        uit.append(
            Toewijzing(
                client_id=vraag.client_id,
                eerste_id=wie.naam if wie.eigen else None,
                tweede_id=problem.aanbieders[tweede].naam if tweede != GEEN else None,
                onderaannemer_id=None if wie.eigen else wie.naam,
                wissel=tuple(ROLLEN[rol] for rol in rollen),
                gedwongen=tuple(ROLLEN[rol] for rol in rollen if problem.aanbieders[nu[rol]].weg),
                eerste_gesprek_week=instantie.weken[week] if week < problem.horizon else None,
            )
        )
    return tuple(uit)


def _doelwaarden(oplossing: Oplossing, geteld: dict[str, int]) -> list[Doelwaarde]:
    uit: list[Doelwaarde] = []
    for niveau in oplossing.niveaus:
        waarde = geteld[niveau.name]
        beste = min(niveau.best, waarde)
        grens = min(niveau.bound, beste)
        bewezen = waarde == beste == grens and all(eerder.bewezen for eerder in uit)
        uit.append(Doelwaarde(naam=niveau.name, waarde=waarde, beste=beste, grens=grens, bewezen=bewezen))
    return uit


def _kengetallen(instantie: Instantie, keuzes: Keuzes) -> dict[str, int]:
    """How the load is spread (permille of capacity, own begeleiders who are there) and how many of each there are."""
    problem, belast = instantie.problem, lasten(instantie.problem, keuzes)
    relatieve = [relatief(int(belast[nummer]), wie.capaciteit) for nummer, wie in enumerate(problem.aanbieders) if wie.in_spreiding and wie.team != GEEN]
    bij = [problem.aanbieders[int(wie)].eigen for wie in keuzes.eerste if wie != GEEN]
    return {
        "bij_onderaannemer": len(bij) - sum(bij),
        "bij_team": sum(bij),
        "clienten": len(problem.vragen),
        "hoogste_belasting_permille": max(relatieve, default=0),
        "laagste_belasting_permille": min(relatieve, default=0),
        "nieuwe_clienten": sum(vraag.nieuw for vraag in problem.vragen),
        "nieuw_toegewezen": sum(vraag.nieuw and keuzes.eerste[nummer] != GEEN for nummer, vraag in enumerate(problem.vragen)),
        "standaardafwijking_permille": round(pstdev(relatieve)) if relatieve else 0,
        "zonder_tweede": sum(
            keuzes.tweede[nummer] == GEEN and keuzes.eerste[nummer] != GEEN and problem.aanbieders[int(keuzes.eerste[nummer])].eigen
            for nummer in range(len(problem.vragen))
        ),
        "wissels_gedwongen": sum(problem.aanbieders[nu].weg for vraag in problem.vragen for nu in (vraag.nu_eerste, vraag.nu_tweede) if nu != GEEN),
        "wissels_eerste": sum(EERSTE in wissels(vraag, int(keuzes.eerste[nummer]), int(keuzes.tweede[nummer])) for nummer, vraag in enumerate(problem.vragen)),
    }
