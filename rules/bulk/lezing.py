"""Bulk reading: rules over n clients × m places as int8 arrays, strong Kleene as min, max and 2 − x.

A rule looks at a few facts, so the tree is read over profiles (`rules.bulk.kolommen`) and the result spread out; the rules of a set share
coded columns and profiles. Pair facts are sparse: the default is read everywhere and the exceptions again, one by one in one array.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, reduce

import numpy as np

from rules.bulk.kolommen import Feitkolom, Kolom, Profiel, codeer, profiel_van
from rules.bulk.vergelijken import Oordelen, Raster, Reeks, Vergelijker
from rules.feiten import Feittype, catalogus
from rules.geval import bijdrage
from rules.taal import Afgeleid, Alle, EenVan, Niet, Regel, Vergelijking, Voorwaarde, feiten_in
from rules.waarden import AFWEZIG, ONWAAR, ONZEKER, WAAR, Waarde

__all__ = ["Bulklezing", "Feitkolom", "Oordelen", "Paarfeiten", "lees_paren", "lees_rij", "lees_set"]
_GEEN_PAREN = Reeks(Kolom((AFWEZIG,), np.zeros(1, dtype=np.intp)), np.zeros((1, 1), dtype=np.intp))


@dataclass(frozen=True)
class Paarfeiten:
    """A pair fact: AFWEZIG except at these (client index, place index)."""

    uitzonderingen: Mapping[str, Mapping[tuple[int, int], Waarde]]


def lees_rij(regel: Regel, clienten: Feitkolom, n: int, op: date) -> Oordelen:
    """What a rule about one side gives per client (or place): int8 of shape (n,), `bijdrage` already taken."""
    lezing = Bulklezing(clienten, clienten, (n, 1), op, as_van=lambda naam: "client")
    return lezing.lees_regel(regel)[:, 0]


def lees_paren(regel: Regel, clienten: Feitkolom, plekken: Feitkolom, vorm: tuple[int, int], op: date, paar: Paarfeiten | None = None) -> Oordelen:
    """What a rule gives per pair: int8 of shape (n, m), `bijdrage` already taken."""
    return Bulklezing(clienten, plekken, vorm, op, paar).lees_regel(regel)


def lees_set(regels: Iterable[Regel], clienten: Feitkolom, plekken: Feitkolom, vorm: tuple[int, int], op: date, paar: Paarfeiten | None = None) -> Oordelen:
    """The lowest that these rules give per pair: int8 of shape (n, m); WAAR everywhere without rules."""
    return Bulklezing(clienten, plekken, vorm, op, paar).lees(regels)


def as_in_paren(naam: str) -> str:
    """Whether a fact lies along the clients, along the pair, or along what they are offered (a place, a begeleider, …)."""
    kant = catalogus()[naam].kant
    return kant if kant in ("client", "paar") else "plek"


class Bulklezing:
    """Rules read over the same clients and places at one date. Columns are asked for when a rule first needs them."""

    def __init__(
        self,
        clienten: Feitkolom,
        plekken: Feitkolom,
        vorm: tuple[int, int],
        op: date,
        paar: Paarfeiten | None = None,
        as_van: Callable[[str], str] = as_in_paren,
    ) -> None:
        self._bron = {"client": clienten, "plek": plekken}
        self._vorm = vorm
        self._paar = paar or Paarfeiten({})
        self._as = as_van
        self._vergelijker = Vergelijker(op)
        self._kolommen: dict[str, Kolom] = {}
        self._profielen: dict[tuple[str, tuple[str, ...]], Profiel] = {}

    def codeer(self, regels: Iterable[Regel]) -> None:
        """Code every column that these rules need, ahead of reading."""
        for naam in sorted({naam for regel in regels for naam in feiten_in(regel.als)}):
            if self._as(naam) != "paar":
                self._kolom(naam)

    def lees(self, regels: Iterable[Regel]) -> Oordelen:
        """The lowest that these rules give: int8 of shape (n, m)."""
        n, m = self._vorm
        uit, per_client, per_plek = (np.full(vorm, WAAR, dtype=np.int8) for vorm in ((n, m), (n, 1), (1, m)))
        if n == 0 or m == 0:
            return uit
        for regel in regels:
            tabel, client, plek = self._tabel(regel)
            if self._uitzonderingen(regel):
                np.minimum(uit, self._met_uitzonderingen(regel, _uitgespreid(tabel, client, plek)), out=uit)
            elif tabel.shape[1] == 1:
                np.minimum(per_client, _langs(tabel, client, 0), out=per_client)
            elif tabel.shape[0] == 1:
                np.minimum(per_plek, _langs(tabel, plek, 1), out=per_plek)
            else:
                np.minimum(uit, _uitgespreid(tabel, client, plek), out=uit)
        np.minimum(uit, per_client, out=uit)
        return np.minimum(uit, per_plek, out=uit)

    def lees_regel(self, regel: Regel) -> Oordelen:
        """What one rule gives: int8 of shape (n, m)."""
        if 0 in self._vorm:
            return np.zeros(self._vorm, dtype=np.int8)
        uit = np.array(np.broadcast_to(_uitgespreid(*self._tabel(regel)), self._vorm))
        return self._met_uitzonderingen(regel, uit) if self._uitzonderingen(regel) else uit

    def _kolom(self, naam: str) -> Kolom:
        if naam not in self._kolommen:
            self._kolommen[naam] = codeer(self._bron[self._as(naam)](naam))
        return self._kolommen[naam]

    def _profiel(self, kant: str, namen: tuple[str, ...]) -> Profiel:
        if (kant, namen) not in self._profielen:
            aantal = self._vorm[0 if kant == "client" else 1]
            self._profielen[kant, namen] = profiel_van([self._kolom(naam) for naam in namen], aantal)
        return self._profielen[kant, namen]

    def _tabel(self, regel: Regel) -> tuple[Oordelen, Profiel, Profiel]:
        """What a rule gives per profile, pair facts AFWEZIG: shape (p or 1, q or 1)."""
        namen = feiten_in(regel.als)
        van_client, van_plek = (tuple(naam for naam in namen if self._as(naam) == kant) for kant in ("client", "plek"))
        client, plek = self._profiel("client", van_client), self._profiel("plek", van_plek)
        feiten = {naam: Reeks(kolom := self._kolom(naam), kolom.index[client.leden][:, None]) for naam in van_client}
        feiten |= {naam: Reeks(kolom := self._kolom(naam), kolom.index[plek.leden][None, :]) for naam in van_plek}
        feiten |= {naam: _GEEN_PAREN for naam in namen if self._as(naam) == "paar"}
        return np.atleast_2d(self._lees_regel(regel, feiten)), client, plek

    @cached_property
    def _uitzondering(self) -> dict[str, Mapping[tuple[int, int], Waarde]]:
        return {naam: waarden for naam, waarden in self._paar.uitzonderingen.items() if waarden}

    def _uitzonderingen(self, regel: Regel) -> list[str]:
        """The pair facts of a rule that are given for some pair."""
        return [naam for naam in feiten_in(regel.als) if self._as(naam) == "paar" and naam in self._uitzondering]

    def _met_uitzonderingen(self, regel: Regel, uit: Oordelen) -> Oordelen:
        """Reads the pairs again for which a pair fact is given, and writes them in `uit` (n, m)."""
        plaatsen = sorted({plaats for naam in self._uitzonderingen(regel) for plaats in self._uitzondering[naam]})
        rijen, kolommen = (np.array(deel, dtype=np.intp) for deel in zip(*plaatsen, strict=True))
        feiten = {}
        for naam in feiten_in(regel.als):
            match self._as(naam):
                case "paar":
                    waarden = self._uitzondering.get(naam, {})
                    kolom = codeer([waarden.get(plaats, AFWEZIG) for plaats in plaatsen])
                    feiten[naam] = Reeks(kolom, kolom.index)
                case kant:
                    kolom = self._kolom(naam)
                    feiten[naam] = Reeks(kolom, kolom.index[rijen if kant == "client" else kolommen])
        heel = np.array(np.broadcast_to(uit, self._vorm))
        heel[rijen, kolommen] = self._lees_regel(regel, feiten)
        return heel

    def _lees_regel(self, regel: Regel, feiten: Mapping[str, Reeks]) -> Oordelen:
        """Read with the lowest and with the highest possible age; what differs is ONZEKER (counting.md 6)."""
        uit = self._lees(regel.als, Raster(feiten))
        if any(catalogus()[naam].type is Feittype.LEEFTIJD for naam in feiten):
            hoog = self._lees(regel.als, Raster(feiten, hoog=True))
            uit = np.where(uit == hoog, uit, np.int8(ONZEKER))
        return np.int8(WAAR) - uit if bijdrage(regel, WAAR) == ONWAAR else uit

    def _lees(self, deel: Voorwaarde, raster: Raster) -> Oordelen:
        match deel:
            case Alle(delen):
                return self._samen(np.minimum, delen, raster)
            case EenVan(delen):
                return self._samen(np.maximum, delen, raster)
            case Niet(kind):
                return np.int8(WAAR) - self._lees(kind, raster)
            case Afgeleid(_, kind):
                return self._lees(kind, raster)
            case Vergelijking():
                return self._vergelijker.lees(deel, raster)

    def _samen(self, stap: Callable[[Oordelen, Oordelen], Oordelen], delen: Sequence[Voorwaarde], raster: Raster) -> Oordelen:
        """Small arrays first: what concerns one side is put together before it meets the other."""
        return reduce(stap, sorted((self._lees(deel, raster) for deel in delen), key=np.size))


def _langs(tabel: Oordelen, profiel: Profiel, as_: int) -> Oordelen:
    """Rows (0) or columns (1) of profiles spread over everyone; one row for all stays one."""
    return tabel if profiel.index is None or tabel.shape[as_] == 1 else tabel.take(profiel.index, axis=as_)


def _uitgespreid(tabel: Oordelen, client: Profiel, plek: Profiel) -> Oordelen:
    return _langs(_langs(tabel, plek, 1), client, 0)
