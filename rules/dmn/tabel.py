"""Decisions as plain data: what stands between a rule set and the XML of DMN."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rules.dmn.feel import ALLES, Bereik, Grens, Unair, schrijf_unair
from rules.dmn.rijen import Rij
from rules.dmn.uitdrukking import Kolom

ANNOTATIES = ("Regel", "Bron", "Uitleg")


@dataclass(frozen=True)
class Tabelrij:
    """One rule of a table: the text of each cell, the outcome as S-FEEL, and what people read beside it."""

    id: str
    cellen: tuple[str, ...]
    uitkomst: str
    annotaties: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tabel:
    """A decision table with hit policy ANY; `standaard` is the outcome when no row holds."""

    kolommen: tuple[Kolom, ...]
    rijen: tuple[Tabelrij, ...]
    type: str
    uitkomsten: tuple[str, ...] = ()
    standaard: str = ""


@dataclass(frozen=True)
class Beslissing:
    """A decision: a table or a simple expression; `nodig` names the decisions it builds on, `regel_id` the rule it stands for."""

    id: str
    naam: str
    titel: str
    inhoud: Tabel | str
    type: str
    nodig: tuple[str, ...] = ()
    regel_id: str = ""


def leg_uit(rijen: Iterable[Rij]) -> tuple[tuple[Kolom, ...], tuple[tuple[str, ...], ...]]:
    """Rows laid out under shared columns; a second test on one column gets a column of its own, unless both make a range."""
    plekken: dict[tuple[Kolom, int], int] = {}
    gelegd: list[dict[int, Unair]] = []
    for rij in rijen:
        per_kolom: dict[Kolom, list[Unair]] = {}
        for vak in rij:
            per_kolom.setdefault(vak.kolom, []).append(vak.toets)
        in_rij: dict[int, Unair] = {}
        for kolom, toetsen in per_kolom.items():
            for nummer, toets in enumerate(_samengevoegd(toetsen)):
                in_rij[plekken.setdefault((kolom, nummer), len(plekken))] = toets
        gelegd.append(in_rij)
    volgorde = tuple(kolom for kolom, _ in plekken)
    return volgorde, tuple(tuple(schrijf_unair(in_rij.get(plek, ALLES)) for plek in range(len(plekken))) for in_rij in gelegd)


def _samengevoegd(toetsen: Sequence[Unair]) -> list[Unair]:
    """A lower and an upper bound as one range."""
    match toetsen:
        case [Unair((Grens(">" | ">=" as laag, van),), False), Unair((Grens("<" | "<=" as hoog, tot),), False)]:
            return [Unair((Bereik(van, tot, laag == ">=", hoog == "<="),))]
        case [Unair((Grens("<" | "<=" as hoog, tot),), False), Unair((Grens(">" | ">=" as laag, van),), False)]:
            return [Unair((Bereik(van, tot, laag == ">=", hoog == "<="),))]
        case _:
            return list(toetsen)
