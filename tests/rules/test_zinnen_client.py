"""Every reason a rule gives exists for the client too: in short, plain sentences, and never about another person (domain.md C.7)."""

from __future__ import annotations

import re

import pytest

from rules.feiten import Feittype, catalogus
from rules.laden import laad_regelboek
from rules.lezer.regel import INVULPLEK
from rules.taal import Onderwerp, Regel

REGELS = [regel for regelset in laad_regelboek().sets.values() for regel in regelset.regels if regel.gaat_over is not Onderwerp.LOCATIE]
WOORDEN_TE_VEEL = 17


def zinnen(regel: Regel) -> list[str]:
    assert regel.voor_client is not None
    return [zin for tekst in (regel.voor_client.uitleg, regel.voor_client.weigering) for zin in re.split(r"(?<=[.?!])\s+", tekst) if zin]


@pytest.mark.parametrize("regel", REGELS, ids=lambda regel: f"{regel.id}@{regel.geldig_van}")
def test_elke_regel_zegt_het_ook_tegen_de_client(regel: Regel) -> None:
    woorden = {woord.strip(".,:;()").lower() for zin in zinnen(regel) for woord in INVULPLEK.sub("", zin).split()}
    assert not woorden & {"cliënt", "cliënten", "client", "caseload", "plekgroep", "maatwerkvoorziening", "kenmerken"}


@pytest.mark.parametrize("regel", REGELS, ids=lambda regel: f"{regel.id}@{regel.geldig_van}")
def test_zinnen_voor_de_client_zijn_kort(regel: Regel) -> None:
    assert [zin for zin in zinnen(regel) if len(zin.split()) > WOORDEN_TE_VEEL] == []


@pytest.mark.parametrize("regel", REGELS, ids=lambda regel: f"{regel.id}@{regel.geldig_van}")
def test_geen_zin_voor_de_client_noemt_een_ander_of_een_code(regel: Regel) -> None:
    feiten = {naam for zin in zinnen(regel) for naam in INVULPLEK.findall(zin)} & catalogus().keys()
    assert not {naam for naam in feiten if catalogus()[naam].kant in ("begeleider", "paar") or catalogus()[naam].type is Feittype.TEKST}
