"""What `python -m benchmarks.speed allocation` asks and runs: generated teams, and public sets from a folder given."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from allocation.maken import STANDAARD
from benchmarks.instances.genereer import VERDEELMATEN
from benchmarks.speed.publiek import REKENTIJD, Publiek, meet_gap, meet_nursing, publiek_regel, publiek_slot
from benchmarks.speed.verdeelmeting import Verdeelmeting
from benchmarks.speed.verdeelverslag import verdeelblok, verdeelslot
from benchmarks.speed.verdelen import meet_verdeling
from solving.limits import Progress

Schrijver = Callable[[Path | None, Sequence[object]], None]
GELIJKEN_S = 30.0


def vul_allocation(ontleder: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    ontleder.add_argument("--maten", nargs="+", choices=VERDEELMATEN, metavar="MAAT", help="T15, T45, R330; zonder maten en zonder set: T15")
    ontleder.add_argument("--zaden", nargs="+", type=int, default=[1], metavar="N")
    ontleder.add_argument("--wissels", type=int, default=1000, metavar="N", help="hoogste aantal vrijwillige wissels; 1000 is zo goed als vrij")
    ontleder.add_argument("--gap", type=Path, metavar="MAP", help="map met GAP-instanties (OR-Library), met of zonder best_known.csv")
    ontleder.add_argument("--nursing", type=Path, metavar="MAP", help="map met instanties van CSPLib 69, met of zonder bekende waarden")
    ontleder.add_argument("--rekentijd", type=float, metavar="N", help="deterministische seconden per verdeling, of per instantie van een set")
    ontleder.add_argument("--gelijken-s", type=float, default=GELIJKEN_S, metavar="N", help="seconden voor elke oplosser naast de onze")
    ontleder.add_argument("--zonder-gelijken", action="store_true", help="alleen gulzig ernaast")
    ontleder.add_argument("--zonder-front", action="store_true", help="zonder de vijf punten van spreiding tegen wissels")


def meet_allocation(gevraagd: argparse.Namespace, meld: Progress, schrijf: Schrijver) -> int:
    """Measure what was asked; 1 when a public set could not be read."""
    uit: list[Verdeelmeting | Publiek] = []
    for naam, lees, map in (("gap", meet_gap, gevraagd.gap), ("nursing workload", meet_nursing, gevraagd.nursing)):
        if map is not None:
            try:
                uit += _set(naam, lees(map, gevraagd.rekentijd or REKENTIJD))
            except (OSError, ValueError) as fout:
                meld(f"De set {naam} is niet te lezen: {fout}")
                return 1
            schrijf(gevraagd.uit, [asdict(rij) for rij in uit])
    maten = gevraagd.maten or ([] if gevraagd.gap or gevraagd.nursing else [VERDEELMATEN[0]])
    metingen: list[Verdeelmeting] = []
    for maat in maten:
        for zaad in gevraagd.zaden:
            metingen.append(_team(gevraagd, maat, zaad, meld))
            print(verdeelblok(metingen[-1]), flush=True)
            schrijf(gevraagd.uit, [asdict(rij) for rij in (*uit, *metingen)])
    if metingen:
        print(verdeelslot(metingen))
    return 0


def _set(naam: str, metingen: Iterator[Publiek]) -> list[Publiek]:
    gedaan = []
    for meting in metingen:
        gedaan.append(meting)
        print(publiek_regel(meting), flush=True)
    print(publiek_slot(naam, gedaan), flush=True)
    return gedaan


def _team(gevraagd: argparse.Namespace, maat: str, zaad: int, meld: Progress) -> Verdeelmeting:
    gelijken_s = None if gevraagd.zonder_gelijken else gevraagd.gelijken_s
    return meet_verdeling(maat, zaad, gevraagd.wissels, gevraagd.rekentijd or STANDAARD, gelijken_s, not gevraagd.zonder_front, meld)
