"""A momentopname as plain cells in memory, to change one cell, row or column before it is read."""

from __future__ import annotations

import csv
from pathlib import Path

from domain.momentopname import Momentopname
from domain.uitwisseling import schrijf_csv
from tests import bouw


class BladenMap:
    """Sheets as lists of rows of text (row 1 is the header), written to a folder on request."""

    def __init__(self, map: Path, opname: Momentopname) -> None:
        self.map = map
        schrijf_csv(opname, map)
        self.bladen: dict[str, list[list[str]]] = {}
        for pad in sorted(map.glob("*.csv")):
            with pad.open(encoding="utf-8", newline="") as bestand:
                self.bladen[pad.stem] = [list(rij) for rij in csv.reader(bestand)]

    def rij(self, blad: str, sleutel: str) -> int:
        """The row number of the first row that holds `sleutel` in its first column."""
        return next(nummer for nummer, rij in enumerate(self.bladen[blad], start=1) if rij[0] == sleutel)

    def zet(self, blad: str, rij: int, kolom: str, waarde: str) -> tuple[str, int | None, str]:
        """Change one cell; returns where."""
        self.bladen[blad][rij - 1][self.bladen[blad][0].index(kolom)] = waarde
        return (blad, rij, kolom)

    def erbij(self, blad: str, **cellen: str) -> int:
        """Add a row; returns its number."""
        kop = self.bladen[blad][0]
        assert set(cellen) <= set(kop), set(cellen) - set(kop)
        self.bladen[blad].append([cellen.get(kolom, "") for kolom in kop])
        return len(self.bladen[blad])

    def schrijf(self, scheiding: str = ",", codering: str = "utf-8") -> Path:
        for blad, rijen in self.bladen.items():
            with (self.map / f"{blad}.csv").open("w", encoding=codering, newline="") as bestand:
                csv.writer(bestand, delimiter=scheiding).writerows(rijen)
        return self.map


def regio_in_het_klein() -> Momentopname:
    """Something in every sheet that placement uses, all of it right."""
    return bouw.opname(
        bouw.organisatie("O2", rol="onderaannemer", onder_combinant_id="O1"),
        bouw.locatie("L1", gebied="Reeshof", expertises=("ggz", "lvb"), voorzieningen=("prikkelarm",)),
        bouw.locatie("L2", gemeente="GM0867", organisatie_id="O2", min_leeftijd=18, max_leeftijd=60),
        bouw.samenstelling("L1", "agressie", max_aantal=2),
        bouw.plek("P1", "L1", aantal=4, kosten_per_week_euro="1250.50"),
        bouw.plek("P2", "L2", aantal=2, kosten_per_week_euro="900"),
        bouw.sleutelfiguur("S1", "L1", "L2"),
        bouw.bewoner("B1", "P1", kenmerken=("lvb", "agressie"), sleutelfiguur_id="S1"),
        bouw.bewoner("B2", "P1", vertrek={"vertrek_week": bouw.week(4), "vertrek_zekerheid": "verwacht"}),
        bouw.bewoner("B3", "P2", verhuisreden="doorstroom"),
        bouw.overigen("P1", 1, 120, lvb=1),
        *(bouw.wachtende(f"C{nummer}", gebied="Udenhout", expertise_nodig=("ggz",)) for nummer in range(1, 10)),
        bouw.client("G1", domein="BG", status="in_zorg", gebied="West", woonvorm_nodig=None),
        bouw.dat("G1", "BG"),
        bouw.stuurgroepbesluit("SB1", bedrag_euro="9999.95"),
        bouw.wens("C1", "locatie", "L1", "moet"),
        bouw.wens("C1", "nabij", "Udenhout"),
        bouw.wens("C2", "voorziening", "prikkelarm", rang=2),
        bouw.reistijd("GM0855", "Udenhout", 15),
        bouw.onverenigbaar("C1", "C2"),
        bouw.onverenigbaar("C2", "C1"),
        bouw.bedenking("L2", "C3"),
        bouw.vastlegging("C4", "vast", "P1", bouw.week(2)),
        bouw.vorige("C5", "P2", bouw.week(1)),
        bron="verzonnen",
    )
