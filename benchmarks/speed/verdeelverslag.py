"""The measurements of allocation as text: a block per instance, and at the end the worst per size."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.speed.meting import Doelmeting, slechtste
from benchmarks.speed.verdeelmeting import WISSELS, Anderverdeling, Verdeelmeting
from benchmarks.speed.verslag import getal, tijd


def verdeelblok(meting: Verdeelmeting) -> str:
    """One instance."""
    regels = [
        f"== {meting.maat}, zaad {meting.zaad}: {meting.clienten} cliënten, {meting.begeleiders} begeleiders, punten_per_uur {meting.punten_per_uur}, "
        f"hoogstens {meting.max_wissels} vrijwillige wissels",
        f"   bouwen {tijd(meting.bouw)} | oplossen {tijd(meting.oplossen)} | opschrijven en controleren {tijd(meting.opschrijven)}",
        f"   gecontroleerde verdeling na {tijd(meting.totaal)}",
        f"   niet toegewezen en wissels bewezen na {tijd(meting.wissels_bewezen)}",
        f"   spreiding binnen 10 promille van de grens na {tijd(meting.spreiding_dichtbij)}, klaar na {tijd(meting.spreiding_klaar)} met een gat van "
        f"{_heel(meting.spreidinggat)} promille",
        f"   doelen bewezen: {sum(doel.bewezen for doel in meting.doelen)} van {len(meting.doelen)} (wissels voor spreiding)",
        *(_doel(doel) for doel in meting.doelen),
        f"   wissels {_wissels(meting)}",
    ]
    if meting.fronttijd is not None:
        regels.append(f"   front van {len(meting.front)} punten in {tijd(meting.fronttijd)}")
        regels += [
            f"     hoogstens {punt.maximum:>4} vrijwillig: {punt.vrijwillig:>4} gebruikt, spreiding {punt.spreiding:>6}  grens {punt.grens:>6}"
            for punt in meting.front
        ]
    return "\n".join([*regels, *(_ander(meting, ander) for ander in meting.anderen)])


def verdeelslot(metingen: Sequence[Verdeelmeting]) -> str:
    """The worst over all seeds, per size."""
    regels = ["== Slechtste per maat (tijd in cpu s)"]
    for maat in dict.fromkeys(meting.maat for meting in metingen):
        groep = [meting for meting in metingen if meting.maat == maat]
        bewezen = [None if meting.wissels_bewezen is None else meting.wissels_bewezen.cpu_s for meting in groep]
        dichtbij = [None if meting.spreiding_dichtbij is None else meting.spreiding_dichtbij.cpu_s for meting in groep]
        front = [None if meting.fronttijd is None else meting.fronttijd.cpu_s for meting in groep]
        regels += [
            f"{maat} ({len(groep)} instanties)",
            f"   niet toegewezen en wissels bewezen {getal(slechtste(bewezen, True))} | spreiding binnen 10 promille {getal(slechtste(dichtbij, True))}"
            f" | front {getal(slechtste(front, True))} | alles samen {max(meting.totaal.cpu_s for meting in groep):.1f}",
            f"   gat van de spreiding: {getal(slechtste([meting.spreidinggat for meting in groep], True))} promille",
            *(_verhouding(groep, naam) for naam in dict.fromkeys(ander.naam for meting in groep for ander in meting.anderen)),
        ]
    return "\n".join(regels)


def _doel(doel: Doelmeting) -> str:
    regel = f"     {doel.naam:<26}{doel.waarde:>8}  beste {doel.beste:>8}  grens {doel.grens:>8}"
    return regel + ("  bewezen" if doel.bewezen else "")


def _wissels(meting: Verdeelmeting) -> str:
    wissels = meting.wissels
    return f"{wissels.samen}: {wissels.eerste} eerste en {wissels.tweede} tweede; {wissels.vrijwillig} vrijwillig"


def _ander(meting: Verdeelmeting, ander: Anderverdeling) -> str:
    deel = f"   {ander.naam:<22}{tijd(ander.tijd)}: "
    if ander.doelen is None or ander.wissels is None:
        return deel + ander.opmerking
    vooraan = ", ".join(f"{naam} {waarde}" for naam, waarde in ander.doelen.items() if naam not in WISSELS and naam in _tot_en_met_spreiding(ander.doelen))
    wissels = f"wissels {ander.wissels.samen} ({ander.wissels.vrijwillig} vrijwillig) = {getal(meting.verhouding(ander.naam))} × de onze"
    return deel + f"{wissels}; {vooraan}" + (f"; {ander.opmerking}" if ander.opmerking else "")


def _tot_en_met_spreiding(doelen: dict[str, int]) -> list[str]:
    namen = list(doelen)
    return namen[: namen.index("spreiding") + 1]


def _verhouding(groep: Sequence[Verdeelmeting], naam: str) -> str:
    waarden = [waarde for meting in groep if (waarde := meting.verhouding(naam)) is not None]
    if not waarden:
        return f"   wissels van {naam} ÷ de onze: niet gemeten"
    return f"   wissels van {naam} ÷ de onze: laagste {min(waarden):.2f}, hoogste {max(waarden):.2f} ({len(waarden)} van {len(groep)})"


def _heel(waarde: int | None) -> str:
    return "-" if waarde is None else str(waarde)
