"""Every version of every rule has cases in YAML that say yes, no and unknown; both readings give what is expected."""

from __future__ import annotations

import pytest

from rules.bulk.lezing import Paarfeiten, lees_paren, lees_rij
from rules.feiten import catalogus
from rules.taal import Onderwerp, Operator, Regel, vergelijkingen
from rules.waarden import OORDELEN
from tests.rules.gevalboek import BOEK, GEVALLEN, PER_BESTAND, VERSIES, Geval, Versie, feiten_van, geeft, gevraagd

ALLE = [geval for gevallen in GEVALLEN.values() for geval in gevallen]


def in_bulk(regel: Regel, geval: Geval) -> int:
    feiten = feiten_van(regel, geval)
    if regel.gaat_over is not Onderwerp.CLIENT_PLEK:
        return int(lees_rij(regel, lambda naam: [feiten[naam]], 1, geval.op)[0])
    paar = Paarfeiten({naam: {(0, 0): waarde} for naam, waarde in feiten.items() if catalogus()[naam].kant == "paar"})
    return int(lees_paren(regel, lambda naam: [feiten[naam]], lambda naam: [feiten[naam]], (1, 1), geval.op, paar)[0, 0])


@pytest.mark.parametrize("geval", ALLE, ids=str)
def test_geval_geeft_wat_verwacht_is_in_beide_lezingen(geval: Geval) -> None:
    regel = gevraagd(VERSIES[geval.sleutel], geval)
    assert geeft(regel, geval, feiten_van(regel, geval)) == geval.verwacht
    assert OORDELEN[in_bulk(regel, geval)] == geval.verwacht["verwacht"]


@pytest.mark.parametrize("versie", VERSIES.values(), ids=lambda versie: versie.sleutel)
def test_elke_regel_heeft_gevallen_voor_ja_nee_en_onbekend(versie: Versie) -> None:
    verwacht = {geval.verwacht["verwacht"] for geval in GEVALLEN.get(versie.sleutel, ())}
    kan_onbekend = any(v.operator is not Operator.IS_BEKEND for v in vergelijkingen(versie.regel.als))
    assert verwacht == ({"ja", "nee", "onbekend"} if kan_onbekend else {"ja", "nee"})


@pytest.mark.parametrize("bestand", PER_BESTAND)
def test_gevallen_staan_bij_de_set_van_hun_regel(bestand: str) -> None:
    assert {VERSIES[sleutel].regelset.naam for sleutel in PER_BESTAND[bestand]} == {bestand}
    assert bestand in BOEK.sets


def noemt(sleutel: str, wat: str) -> bool:
    """Whether some case of this rule says what to expect of this."""
    return any(wat in geval.verwacht for geval in GEVALLEN.get(sleutel, ()))


def test_van_een_termijn_staat_de_laatste_dag_in_de_gevallen() -> None:
    assert [sleutel for sleutel, versie in VERSIES.items() if versie.regel.termijn and not noemt(sleutel, "laatste_dag")] == []


def test_van_een_rij_in_een_tabel_staat_de_uitkomst_in_de_gevallen() -> None:
    assert [sleutel for sleutel, versie in VERSIES.items() if versie.regel.uitkomst and not noemt(sleutel, "uitkomst")] == []
