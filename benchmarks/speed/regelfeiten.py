"""Random facts for the rule table: drawn from the value domains of the catalogue, a given share of them unknown.

Drawn evenly hardly anyone would be admitted anywhere, so what is usual at work (a Wmo place, few wishes) is drawn more often; every
value a fact can hold still occurs.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.beleid import lees_beleid
from domain.gebied import laad_regio
from rules.bulk.lezing import Paarfeiten
from rules.feiten import Feit, Feittype, catalogus
from rules.taal import Regel, feiten_in
from rules.waarden import AFWEZIG, ONBEKEND, Leeftijd, Waarde

OP = date(2026, 11, 30)
AANTAL_WIJKEN = 20
AFWEZIG_PCT = 20
BEDENKINGEN_PROMILLE = 5
GEWOON: Mapping[str, Sequence[Waarde]] = {
    "plek.financieringstitel": ("wmo",) * 8,
    "client.status": ("wacht_plaatsing",) * 20,
    "client.wachtkeuze": ("actief",) * 8,
    "plek.toezicht": ("24_uur_aanwezig",) * 4,
    "client.woonvorm_nodig": ("bw_thuis",) * 3,
    "client.zwaardere_vorm_akkoord": (True,) * 4,
    "toegang.opname_indicatie": (False,) * 8,
}
LATER = ("wat_bw_tot", "uiterste_datum")
WEINIG = ("client.moet_", "client.niet_", "client.expertise_", "client.voorzieningen_", "client.kenmerken", "client.wens_")
GETALLEN: Mapping[str, tuple[int, int]] = {
    "locatie.min_leeftijd": (16, 24),
    "locatie.max_leeftijd": (27, 80),
    "plek.aantal": (1, 12),
    "client.urgentie": (1, 4),
}


@dataclass(frozen=True)
class Regelfeiten:
    """The facts of n clients and m places as a source gives them: a list of values per fact."""

    clienten: Mapping[str, Sequence[Waarde]]
    plekken: Mapping[str, Sequence[Waarde]]
    paar: Paarfeiten
    vorm: tuple[int, int]

    def van(self, naam: str, client: int, plek: int) -> Waarde:
        """One fact of one pair."""
        match catalogus()[naam].kant:
            case "client":
                return self.clienten[naam][client]
            case "paar":
                return self.paar.uitzonderingen[naam].get((client, plek), AFWEZIG)
            case _:
                return self.plekken[naam][plek]


def trek_feiten(regels: Sequence[Regel], clienten: int, plekken: int, onbekend_pct: int, zaad: int) -> Regelfeiten:
    """Facts for these rules. With `onbekend_pct` 0 every age is exact too: nothing is left to be unknown."""
    namen = sorted({naam for regel in regels for naam in feiten_in(regel.als)})
    per_kant: dict[str, dict[str, Sequence[Waarde]]] = {"client": {}, "plek": {}}
    bedenkingen: dict[str, dict[tuple[int, int], Waarde]] = {}
    for naam in namen:
        feit, loting = catalogus()[naam], random.Random(f"{zaad} {naam}")
        if feit.kant == "paar":
            aantal = clienten * plekken * BEDENKINGEN_PROMILLE // 1000
            waar = sorted({(loting.randrange(clienten), loting.randrange(plekken)) for _ in range(aantal)})
            bedenkingen[naam] = dict(zip(waar, _trek(feit, loting, onbekend_pct, len(waar)), strict=True))
        else:
            per_kant[feit.kant][naam] = list(_trek(feit, loting, onbekend_pct, clienten if feit.kant == "client" else plekken))
    return Regelfeiten(per_kant["client"], per_kant["plek"], Paarfeiten(bedenkingen), (clienten, plekken))


def _trek(feit: Feit, loting: random.Random, onbekend_pct: int, aantal: int) -> Iterator[Waarde]:
    mag_leeg = feit.leeg is AFWEZIG and feit.type is not Feittype.VERZAMELING
    keuzes = keuzes_van(feit)
    for _ in range(aantal):
        if loting.randrange(100) < onbekend_pct:
            yield ONBEKEND
        elif mag_leeg and loting.randrange(100) < AFWEZIG_PCT:
            yield AFWEZIG
        else:
            yield _waarde(feit, keuzes, loting, onbekend_pct > 0)


def _waarde(feit: Feit, keuzes: tuple[str, ...], loting: random.Random, twee_leeftijden: bool) -> Waarde:
    match feit.type:
        case Feittype.JANEE:
            return loting.choice((True, False, *GEWOON.get(feit.naam, ())))
        case Feittype.GETAL:
            return loting.randint(*GETALLEN[feit.naam])
        case Feittype.DATUM:
            return OP + timedelta(days=loting.randint(-60, 300) if feit.naam.endswith(LATER) else loting.randint(-300, 60))
        case Feittype.LEEFTIJD:
            jaren = loting.randint(16, 70)
            return Leeftijd(jaren, jaren + (1 if twee_leeftijden and loting.random() < 0.5 else 0))
        case Feittype.VERZAMELING:
            weinig = feit.naam.startswith(WEINIG)
            return frozenset(loting.sample(keuzes, loting.choice((0, 0, 0, 0, 1, 2)) if weinig else loting.randint(len(keuzes) * 2 // 3, len(keuzes))))
        case _:
            return loting.choice((*keuzes, *GEWOON.get(feit.naam, ())))


def keuzes_van(feit: Feit) -> tuple[str, ...]:
    """The words a fact may hold: choices from low to high, else a closed list of the beleid, places of the region, or codes."""
    if feit.keuzes:
        return feit.keuzes
    if feit.lijst:
        return tuple(getattr(lees_beleid(), feit.lijst))
    soort = feit.naam.rpartition(".")[2].rpartition("_")[2] if feit.type is Feittype.VERZAMELING else feit.naam.rpartition(".")[2]
    if soort in ("gemeente", "gemeenten"):
        return tuple(sorted(laad_regio().gemeenten))
    if soort in ("gebied", "gebieden"):
        return tuple(sorted(laad_regio().gebieden))[:AANTAL_WIJKEN]
    if soort == "voorzieningen":
        return tuple(lees_beleid().voorzieningen)
    letter = "O" if "organisatie" in feit.naam else "P"
    return tuple(f"{letter}{nummer:03}" for nummer in range(1, 101 if letter == "P" else 13))
