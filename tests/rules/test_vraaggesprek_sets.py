"""The interview on the shipped sets: two hundred clients of whom half the facts are gone, and every set from an empty sheet."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import timedelta
from functools import cache
from math import prod

import pytest

from rules.bw import BwRegels
from rules.feiten import Feittype, catalogus
from rules.geval import Feitenbron
from rules.laden import laad_regelboek
from rules.regelboek import Regelset
from rules.taal import BESLISSEND, Gevolg, feiten_in
from rules.vraaggesprek.antwoord import kan_geen
from rules.vraaggesprek.gesprek import Vraaggesprek
from rules.waarden import AFWEZIG, ONBEKEND, Leeftijd, Waarde
from tests import bouw as t
from tests.rules.test_regio_willekeurig import lezer_van, regio
from tests.rules.vraagproef import LIJSTEN, alle_uitkomsten, bewijs, getypt, lees, meeste_vragen, minste_vragen, representanten, uitkomst
from tests.rules.willekeurig import OP

SETS = {naam: regelset for naam, regelset in sorted(laad_regelboek().sets.items()) if regelset.beslist}
ANDERE = tuple(naam for naam in SETS if naam not in ("client_plek", "wachten_bw"))
DAGEN = (-400, -120, -92, -91, -60, -43, -42, -14, -7, -1, 0, 1, 14, 42, 100)
GROOTSTE = 800
"""So many completions are enumerated at most."""


def gevraagde_feiten(regelset: Regelset) -> list[str]:
    beslissend = BESLISSEND | {Gevolg.UITKOMST}
    return sorted({naam for regel in regelset.geldig_op(OP) if regel.dan in beslissend for naam in feiten_in(regel.als)})


def verzonnen(naam: str, r: random.Random) -> Waarde:
    """Some value this fact may have."""
    feit = catalogus()[naam]
    if feit.type is not Feittype.VERZAMELING and kan_geen(feit) and r.random() < 0.3:
        return AFWEZIG
    match feit.type:
        case Feittype.JANEE:
            return r.random() < 0.5
        case Feittype.KEUZE:
            return r.choice(feit.keuzes)
        case Feittype.DATUM:
            return OP + timedelta(days=r.choice(DAGEN))
        case Feittype.GETAL:
            return r.randint(feit.laagst or 0, feit.hoogst or 60)
        case Feittype.LEEFTIJD:
            return Leeftijd(jaren := r.choice((15, 16, 17, 18, 30)), jaren)
        case Feittype.VERZAMELING:
            woorden = LIJSTEN.get(feit.lijst, ("een", "twee", "drie"))
            return frozenset(r.sample(woorden, r.randrange(3)))
        case Feittype.TEKST:
            return r.choice(("een", "twee", "drie"))


def iemand_uit_de_regio(naam: str, nummer: int, r: random.Random) -> dict[str, Waarde]:
    """A client of a random region, on a random place; what the region does not know is made up, so that the truth is whole."""
    lezer = _lezer(nummer // 8)
    client, plek = f"C{nummer % 8}", r.choice(sorted(lezer.opname.plekgroep))
    uit: dict[str, Waarde] = {}
    for feit in gevraagde_feiten(SETS[naam]):
        waarde = lezer.feit(feit, client, plek, OP)
        if isinstance(waarde, Leeftijd):
            waarde = Leeftijd(jaren := r.choice((waarde.laag, waarde.hoog)), jaren)
        uit[feit] = verzonnen(feit, r) if waarde is ONBEKEND else waarde
    return uit


@cache
def _lezer(zaad: int) -> BwRegels:
    return lezer_van(t.opname(*regio(zaad)))


def voorbeeld(naam: str, r: random.Random) -> dict[str, Waarde]:
    """Made up; for a place somebody for whom it fits, because made-up places nearly always have something against them."""
    if naam != "client_plek":
        return {feit: verzonnen(feit, r) for feit in gevraagde_feiten(SETS[naam])}
    lezer = lezer_van(t.opname(t.locatie(), t.plek(), t.wachtende()))
    return {feit: lezer.feit(feit, "C1", "P1", OP) for feit in gevraagde_feiten(SETS[naam])}


def als_bron(feiten: Mapping[str, Waarde]) -> Feitenbron:
    return lambda naam: feiten.get(naam, ONBEKEND)


def half(feiten: Mapping[str, Waarde], r: random.Random) -> dict[str, Waarde]:
    weg = r.sample(sorted(feiten), (len(feiten) + 1) // 2)
    return {naam: ONBEKEND if naam in weg else waarde for naam, waarde in feiten.items()}


def loop_na(naam: str, waar: dict[str, Waarde], bekend: dict[str, Waarde]) -> int:
    """One interview; every question asked is shown to matter by two cases that differ in its answer alone. Gives how many were asked."""
    regelset, gesprek, gevraagd = SETS[naam], Vraaggesprek(SETS[naam], als_bron(bekend), OP), set[str]()
    while (vraag := gesprek.volgende()) is not None:
        assert vraag.feit not in gevraagd
        gevraagd.add(vraag.feit)
        een, ander = bewijs(gesprek, vraag.feit)
        nu = {**bekend, **dict(gesprek.beantwoord)}
        assert {feit for feit in een if een[feit] != ander[feit]} == {vraag.feit}
        assert lees(regelset, nu | een) != lees(regelset, nu | ander)
        gesprek = gesprek.antwoord(vraag.feit, getypt(waar[vraag.feit]))
    assert uitkomst(gesprek.oordeel) == lees(regelset, waar)
    return len(gevraagd)


@pytest.mark.parametrize("naam", ["client_plek", "wachten_bw"])
def test_tweehonderd_clienten_met_de_helft_van_de_feiten(naam: str) -> None:
    """Must show 5: the verdict of all facts, no question that does not matter, fewer questions than facts removed."""
    r = random.Random(5)
    gevraagd = verwijderd = 0
    for nummer in range(200):
        waar = iemand_uit_de_regio(naam, nummer, r)
        bekend = half(waar, r)
        gevraagd += loop_na(naam, waar, bekend)
        verwijderd += sum(waarde is ONBEKEND for waarde in bekend.values())
    print(f"\n{naam}: {gevraagd / 200:.2f} vragen per cliënt, {verwijderd / 200:.2f} feiten verwijderd")
    assert gevraagd < verwijderd


@pytest.mark.parametrize("naam", ANDERE)
def test_ook_de_andere_sets_vragen_alleen_wat_ertoe_doet(naam: str) -> None:
    r = random.Random(7)
    gevraagd = verwijderd = 0
    for _ in range(20):
        waar = {feit: verzonnen(feit, r) for feit in gevraagde_feiten(SETS[naam])}
        bekend = half(waar, r)
        gevraagd += loop_na(naam, waar, bekend)
        verwijderd += sum(waarde is ONBEKEND for waarde in bekend.values())
    assert gevraagd <= verwijderd


@pytest.mark.parametrize("naam", SETS)
def test_van_een_leeg_blad_tot_het_oordeel(naam: str) -> None:
    """With nothing known at all the interview still ends in the right verdict."""
    r = random.Random(11)
    for _ in range(3):
        waar = {feit: verzonnen(feit, r) for feit in gevraagde_feiten(SETS[naam])}
        loop_na(naam, waar, dict.fromkeys(waar, ONBEKEND))


@pytest.mark.parametrize("naam", SETS)
def test_nooit_meer_dan_twee_vragen_te_veel(naam: str) -> None:
    """Held against the best of all strategies, wherever up to six facts are open."""
    r, gezien = random.Random(13), 0
    for _ in range(10):
        waar = voorbeeld(naam, r)
        weg = r.sample(sorted(waar), min(len(waar), r.randint(2, 6)))
        bekend = {feit: ONBEKEND if feit in weg else waarde for feit, waarde in waar.items()}
        mogelijk = representanten(SETS[naam], bekend)
        if mogelijk and prod(map(len, mogelijk.values())) <= GROOTSTE:
            gezien += 1
            tabel = alle_uitkomsten(SETS[naam], bekend, mogelijk)
            assert meeste_vragen(Vraaggesprek(SETS[naam], als_bron(bekend), OP), tabel, mogelijk) <= minste_vragen(tabel) + 2
    assert gezien > 0
