"""Measurements of the solvers on generated regions and public sets, and of the rules on drawn facts.

python -m benchmarks.speed placement --maten S M L --zaden 1 2 3 --budget 0.9 1.05 --uit metingen.json
python -m benchmarks.speed vragen --maat M
python -m benchmarks.speed rules
python -m benchmarks.speed allocation --maten T15 T45 R330 --zaden 1 2 3 --wissels 1000
python -m benchmarks.speed allocation --gap MAP --nursing MAP
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks.instances.genereer import MATEN
from benchmarks.speed.allocation import meet_allocation, vul_allocation
from benchmarks.speed.plaatsen import meet
from benchmarks.speed.regels import meet_regels
from benchmarks.speed.regelverslag import regelblok
from benchmarks.speed.verslag import blok, slotsom, vraagblok
from benchmarks.speed.vragen import meet_vragen
from placement.maken import STANDAARD


def main(argv: Sequence[str] | None = None) -> int:
    """Run what the arguments ask; gives the exit code."""
    gevraagd = _ontleder().parse_args(argv)
    if gevraagd.wat == "vragen":
        rijen = meet_vragen(gevraagd.maat, gevraagd.zaad, gevraagd.budget, gevraagd.voorstellen, gevraagd.waarom_niet, gevraagd.rekentijd)
        print(vraagblok(rijen))
        _schrijf(gevraagd.uit, [asdict(rij) for rij in rijen])
        return 0
    if gevraagd.wat == "rules":
        regelmeting = meet_regels(gevraagd.clienten, gevraagd.plekken, gevraagd.onbekend, gevraagd.zaad, gevraagd.herhalingen, gevraagd.steekproef)
        print(regelblok(regelmeting))
        _schrijf(gevraagd.uit, [asdict(regelmeting)])
        return 0
    if gevraagd.wat == "allocation":
        return meet_allocation(gevraagd, _meld, _schrijf)
    metingen = []
    for maat in gevraagd.maten:
        for zaad in gevraagd.zaden:
            for budget in gevraagd.budget or [None]:
                metingen.append(meet(maat, zaad, budget, gevraagd.rekentijd, not gevraagd.zonder_mip, _meld))
                print(blok(metingen[-1]), flush=True)
                _schrijf(gevraagd.uit, [asdict(meting) for meting in metingen])
    print(slotsom(metingen))
    return 0


def _ontleder() -> argparse.ArgumentParser:
    ontleder = argparse.ArgumentParser(
        prog="python -m benchmarks.speed", description="Meet hoe snel en hoe goed er wordt gepland, en hoe snel regels worden gelezen, op verzonnen gegevens."
    )
    soorten = ontleder.add_subparsers(dest="wat", required=True)
    plaatsen = soorten.add_parser("placement", help="plannen voor de hele wachtlijst, naast nadoen met de hand, gulzig en een MIP-oplosser")
    plaatsen.add_argument("--maten", nargs="+", choices=MATEN, default=["S"], metavar="MAAT")
    plaatsen.add_argument("--zaden", nargs="+", type=int, default=[1], metavar="N")
    plaatsen.add_argument("--budget", nargs="+", type=float, metavar="X", help="budgetfactoren (0.9 is krap, 1.05 is ruim); zonder: geen plafond")
    plaatsen.add_argument("--zonder-mip", action="store_true", help="zonder de MIP-oplosser, die evenveel tijd krijgt als wij gebruikten")
    vragen = soorten.add_parser("vragen", help="vragen over een client, met basisplan geladen")
    vragen.add_argument("--maat", choices=MATEN, default="M", metavar="MAAT")
    vragen.add_argument("--zaad", type=int, default=1, metavar="N")
    vragen.add_argument("--budget", type=float, metavar="X")
    vragen.add_argument("--voorstellen", type=int, default=40, metavar="N", help="aan hoeveel clienten vijf plekken worden voorgesteld")
    vragen.add_argument("--waarom-niet", type=int, default=120, metavar="N", help="over hoeveel paren client en locatie")
    regels = soorten.add_parser("rules", help="een tabel van 30 regels lezen voor alle paren van cliënt en plek, naast OpenFisca")
    regels.add_argument("--clienten", type=_minstens_een, default=5000, metavar="N")
    regels.add_argument("--plekken", type=_minstens_een, default=100, metavar="N")
    regels.add_argument("--onbekend", type=int, choices=range(101), default=20, metavar="PCT", help="hoeveel procent van de feiten niemand weet")
    regels.add_argument("--zaad", type=int, default=1, metavar="N")
    regels.add_argument("--herhalingen", type=_minstens_een, default=11, metavar="N", help="hoe vaak gemeten wordt; het midden telt")
    regels.add_argument("--steekproef", type=_minstens_een, default=1000, metavar="N", help="hoeveel paren geval voor geval worden nagelezen")
    verdelen = soorten.add_parser("allocation", help="cliënten verdelen over begeleiders, naast twee gulzige manieren, één CP-SAT-model en een MIP-oplosser")
    vul_allocation(verdelen)
    for soort in (plaatsen, vragen):
        soort.add_argument("--rekentijd", type=float, default=STANDAARD, metavar="N", help="deterministische seconden per plan")
    for soort in (plaatsen, vragen, regels, verdelen):
        soort.add_argument("--uit", type=Path, metavar="BESTAND.json", help="schrijf de metingen ook als JSON")
    return ontleder


def _minstens_een(tekst: str) -> int:
    if not tekst.isdecimal() or int(tekst) < 1:
        raise argparse.ArgumentTypeError(f"'{tekst}' is geen heel getal van 1 of meer")
    return int(tekst)


def _meld(tekst: str) -> None:
    print(tekst, file=sys.stderr, flush=True)


def _schrijf(uit: Path | None, rijen: Sequence[object]) -> None:
    if uit is not None:
        uit.write_text(json.dumps(rijen, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
