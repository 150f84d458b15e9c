"""Every rule of every set has cases in YAML that say yes, no and unknown; both readings give what is expected."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from rules.bulk import Paarfeiten, lees_paren, lees_rij
from rules.feiten import Feittype, catalogus
from rules.geval import bijdrage, lees_geval
from rules.laden import laad_regelboek
from rules.taal import Onderwerp, Regel, feiten_in, vergelijkingen
from rules.waarden import AFWEZIG, ONBEKEND, OORDELEN, Leeftijd, Waarde

OP = date(2026, 11, 30)
REGELS = {regel.id: regel for regelset in laad_regelboek().sets.values() for regel in regelset.regels}
BESTANDEN = sorted((Path(__file__).parent / "gevallen").glob("*.yaml"))
GEVALLEN = [(regel_id, geval) for bestand in BESTANDEN for regel_id, gevallen in yaml.load(bestand.read_text(), yaml.BaseLoader).items() for geval in gevallen]


def als_feit(naam: str, tekst: Any) -> Waarde:
    feit = catalogus()[naam]
    if tekst in ("onbekend", "geen"):
        return ONBEKEND if tekst == "onbekend" else AFWEZIG
    match feit.type:
        case Feittype.VERZAMELING:
            return frozenset(tekst)
        case Feittype.GETAL:
            return int(tekst)
        case Feittype.DATUM:
            return date.fromisoformat(tekst)
        case Feittype.JANEE:
            return {"ja": True, "nee": False}[tekst]
        case Feittype.LEEFTIJD:
            laag, _, hoog = tekst.partition("-")
            return Leeftijd(int(laag), int(hoog or laag))
        case Feittype.KEUZE:
            assert tekst in feit.keuzes
            return str(tekst)
        case _:
            return str(tekst)


def feiten_van(regel: Regel, geval: dict[str, Any]) -> dict[str, Waarde]:
    leeg: dict[str, Waarde] = {n: frozenset() if catalogus()[n].type is Feittype.VERZAMELING else ONBEKEND for n in feiten_in(regel.als)}
    genoemd = {naam: als_feit(naam, tekst) for naam, tekst in geval["feiten"].items()}
    assert set(genoemd) <= set(leeg)
    return leeg | genoemd


def in_bulk(regel: Regel, feiten: dict[str, Waarde]) -> int:
    if regel.gaat_over is not Onderwerp.CLIENT_PLEK:
        return int(lees_rij(regel, lambda naam: [feiten[naam]], 1, OP)[0])
    paar = Paarfeiten({naam: {(0, 0): waarde} for naam, waarde in feiten.items() if catalogus()[naam].kant == "paar"})
    return int(lees_paren(regel, lambda naam: [feiten[naam]], lambda naam: [feiten[naam]], (1, 1), OP, paar)[0, 0])


@pytest.mark.parametrize(("regel_id", "geval"), GEVALLEN, ids=[f"{regel_id}-{i}" for i, (regel_id, _) in enumerate(GEVALLEN)])
def test_geval_geeft_wat_verwacht_is_in_beide_lezingen(regel_id: str, geval: dict[str, Any]) -> None:
    regel = REGELS[regel_id]
    feiten = feiten_van(regel, geval)
    assert OORDELEN[bijdrage(regel, lees_geval(regel, feiten.__getitem__, OP).waarde)] == geval["verwacht"]
    assert OORDELEN[in_bulk(regel, feiten)] == geval["verwacht"]


@pytest.mark.parametrize("regel", REGELS.values(), ids=lambda regel: regel.id)
def test_elke_regel_heeft_gevallen_voor_ja_nee_en_onbekend(regel: Regel) -> None:
    verwacht = {geval["verwacht"] for regel_id, geval in GEVALLEN if regel_id == regel.id}
    kan_onbekend = any(v.operator != "is_bekend" for v in vergelijkingen(regel.als))
    assert verwacht == {"ja", "nee", "onbekend"} if kan_onbekend else verwacht == {"ja", "nee"}
