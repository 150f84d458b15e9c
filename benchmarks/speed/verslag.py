"""The measurements as text: a block per instance, and at the end the worst per size."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.speed.klok import Tijd
from benchmarks.speed.meting import Ander, Doelmeting, Meting, slechtste
from benchmarks.speed.vragen import Vraagmeting


def blok(meting: Meting) -> str:
    """One instance."""
    budget = "geen plafond" if meting.budget is None else f"budget {meting.budget}"
    bewezen = sum(doel.bewezen for doel in meting.doelen)
    regels = [
        f"== {meting.maat}, zaad {meting.zaad}, {budget}: {meting.wachtenden} wachtenden, {meting.opties} opties",
        f"   bouwen {tijd(meting.bouw)} | oplossen {tijd(meting.oplossen)} | opschrijven en controleren {tijd(meting.opschrijven)}",
        f"   eerste gecontroleerde plan na {tijd(meting.eerste_plan)} | ongeplaatst_* bewezen na {tijd(meting.ongeplaatst_bewezen)}",
        f"   doelen bewezen: {bewezen} van {len(meting.doelen)}",
        *(_doel(doel) for doel in meting.doelen),
        f"   urgentiegewicht {meting.urgentiegewicht}, lineaire grens {getal(meting.lp_grens)}, gat {getal(meting.gat_pct)} %",
        *(_ander(meting, ander) for ander in meting.anderen),
    ]
    return "\n".join(regels)


def slotsom(metingen: Sequence[Meting]) -> str:
    """The worst over all seeds and budgets, per size."""
    regels = ["== Slechtste per maat (tijd in cpu s)"]
    for maat in dict.fromkeys(meting.maat for meting in metingen):
        groep = [meting for meting in metingen if meting.maat == maat]
        totaal = [meting.bouw.cpu_s + meting.oplossen.cpu_s + meting.opschrijven.cpu_s for meting in groep]
        wie = [None if meting.ongeplaatst_bewezen is None else meting.ongeplaatst_bewezen.cpu_s for meting in groep]
        regels += [
            f"{maat} ({len(groep)} regio's)",
            f"   eerste gecontroleerde plan {max(meting.eerste_plan.cpu_s for meting in groep):.1f} | ongeplaatst_* bewezen {getal(slechtste(wie, True))}"
            f" ({sum(waarde is not None for waarde in wie)} van {len(groep)}) | alles samen {max(totaal):.1f}",
            f"   alle doelen bewezen: {sum(meting.alles_bewezen for meting in groep)} van {len(groep)}; "
            f"gat van urgentiegewicht met de lineaire grens: {getal(slechtste([meting.gat_pct for meting in groep], True))} %",
            *(_verhouding(groep, naam) for naam in dict.fromkeys(ander.naam for meting in groep for ander in meting.anderen)),
        ]
    return "\n".join(regels)


def vraagblok(metingen: Sequence[Vraagmeting]) -> str:
    """The questions: how often, and how long in the middle and at the end of the row."""
    regels = ["vraag                       aantal   p50 cpu s   p95 cpu s   p95 wall s"]
    regels += [f"{rij.naam:<28}{rij.aantal:>6}{rij.p50_cpu_s:>12.2f}{rij.p95_cpu_s:>12.2f}{rij.p95_wall_s:>13.2f}" for rij in metingen]
    return "\n".join(regels)


def tijd(tijd: Tijd | None) -> str:
    """Processor seconds, and wall seconds between brackets."""
    return "niet" if tijd is None else f"{tijd.cpu_s:.2f} cpu s ({tijd.wall_s:.2f} s)"


def getal(waarde: float | None) -> str:
    """Two decimals, a dash for what was not measured."""
    return "-" if waarde is None else f"{waarde:.2f}"


def _doel(doel: Doelmeting) -> str:
    regel = f"     {doel.naam:<24}{doel.waarde:>9}  beste {doel.beste:>9}  grens {doel.grens:>9}"
    return regel + ("  bewezen" if doel.bewezen else "")


def _ander(meting: Meting, ander: Ander) -> str:
    deel = f"   {ander.naam:<11}{tijd(ander.tijd)}: "
    if ander.urgentiegewicht is None:
        return deel + ander.opmerking
    grens = "" if ander.grens is None else f", grens {ander.grens}"
    deel += f"urgentiegewicht {ander.urgentiegewicht}{grens} = {getal(meting.verhouding(ander.naam))} × het onze"
    return deel + f"; te_laat {ander.te_laat}, wachttijd {ander.wachttijd}" + (f"; {ander.opmerking}" if ander.opmerking else "")


def _verhouding(groep: Sequence[Meting], naam: str) -> str:
    waarden = [waarde for meting in groep if (waarde := meting.verhouding(naam)) is not None]
    if not waarden:
        return f"   {naam} ÷ het onze: niet gemeten"
    return f"   {naam} ÷ het onze: laagste {min(waarden):.2f}, hoogste {max(waarden):.2f} ({len(waarden)} van {len(groep)})"
