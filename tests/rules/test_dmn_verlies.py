"""Everything DMN cannot say is reported, and stands in the file itself as well: one test for each kind of loss."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from xml.etree import ElementTree

import pytest

from rules.dmn import Melding, Soort, naar_dmn
from rules.laden import laad_regelboek, lees_regelboek
from tests.rules.willekeurig import OP

KOP = """\
set: proef
titel: Proef
parameters:
  - {naam: weken, titel: W, type: getal, waarden: [{geldig_van: 2023-01-01, waarde: 6, legal_basis: {document: d, section: s}}]}
"""
REGEL = """\
  - id: {id}
    titel: Eis
    geldig_van: 2023-01-01
    legal_basis: {{document: d, section: s}}
    gaat_over: client×plek
    als: {als}
    {dan}
    uitleg: Uitleg.
"""


def meldingen(als: str, dan: str = "dan: toelaten", kop: str = KOP) -> tuple[Melding, ...]:
    boek = lees_regelboek({"proef.yaml": f"{kop}regels:\n{REGEL.format(id='eis', als=als, dan=dan)}"})
    return naar_dmn(boek["proef"], boek, OP).meldingen


def soorten(gemeld: Sequence[Melding], waar: str = "") -> set[Soort]:
    return {melding.soort for melding in gemeld if waar in ("", melding.waar)}


def teksten(gemeld: Sequence[Melding], soort: Soort) -> str:
    return "\n".join(melding.regel() for melding in gemeld if melding.soort is soort)


GEWOON = "{gelijk: [client.domein, BW]}"


def test_elke_set_zegt_dat_dmn_geen_onbekend_en_geen_afwezig_kent() -> None:
    for naam, regelset in laad_regelboek().sets.items():
        gemeld = naar_dmn(regelset, laad_regelboek(), OP).meldingen
        assert "DMN kent geen onbekend" in teksten(gemeld, Soort.ONBEKEND)
        assert {Soort.ONBEKEND, Soort.AFWEZIG, Soort.TEKST, Soort.GELDIGHEID} <= soorten(gemeld, naam)


def test_een_eenvoudige_eis_verliest_niets_van_zichzelf() -> None:
    assert soorten(meldingen(GEWOON), "eis") == set()


@pytest.mark.parametrize(
    ("als", "invoer"),
    [
        ("{bevat_alle: [locatie.expertises, client.expertise_nodig]}", "toets.bevat_alle_locatie_expertises_client_expertise_nodig"),
        ("{overlapt: [client.expertise_nodig, [lvb]]}", "toets.overlapt_client_expertise_nodig"),
        ("{is_afwezig: client.toezicht_nodig}", "toets.is_afwezig_client_toezicht_nodig"),
        ("{niet: {minder: [client.urgentie, 3]}}", "toets.is_afwezig_client_urgentie"),
        ("{minder: [{dag: client.aanmelddatum, plus_dagen: 3, wettelijk: ja}, op]}", "toets.minder_client_aanmelddatum_op"),
    ],
)
def test_wat_s_feel_niet_kan_wordt_een_genoemde_ja_nee_invoer(als: str, invoer: str) -> None:
    assert invoer in teksten(meldingen(als), Soort.JA_NEE_INVOER)


def test_een_voorwaarde_met_te_veel_rijen_wordt_een_ja_nee_invoer() -> None:
    paren = [
        f"{{een_van: [{{gelijk: [client.leeftijd, {20 + i}]}}, {{gelijk: [client.aanmelddatum, 2026-01-0{i}]}}, {{gelijk: [client.woning, eigen]}}]}}"
        for i in range(1, 7)
    ]
    groot = f"{{alle: [{', '.join(paren)}, {{overlapt: [client.expertise_nodig, [lvb]]}}]}}"
    assert "toets.voorwaarde" not in teksten(meldingen(paren[0]), Soort.JA_NEE_INVOER)
    gemeld = teksten(meldingen(groot), Soort.JA_NEE_INVOER)
    assert "toets.voorwaarde" in gemeld
    assert "toets.overlapt" not in gemeld


def test_een_ingevulde_parameter_wordt_gemeld_met_zijn_waarde() -> None:
    gemeld = meldingen("{minder: [{dag: client.aanmelddatum, plus_weken: parameter.weken}, op]}")
    assert "eis (parameter): De parameter 'weken' is ingevuld met 6." in teksten(gemeld, Soort.PARAMETER)


def test_maanden_en_werkdagen_worden_gemeld() -> None:
    assert "tot de laatste dag van de maand" in teksten(meldingen("{minder: [{dag: client.aanmelddatum, plus_maanden: 1}, op]}"), Soort.DATUM)
    termijn = "dan: termijn\n    aan: toegang\n    termijn: {dag: client.aanmelddatum, plus_weken: 6, wettelijk: ja}"
    assert "schuift door naar een werkdag" in teksten(meldingen(GEWOON, termijn), Soort.DATUM)


def test_een_signaal_en_een_termijn_beslissen_niets_en_dat_staat_erbij() -> None:
    assert "aan toegang" in teksten(meldingen(GEWOON, "dan: signaleren\n    aan: toegang"), Soort.GEVOLG)
    assert Soort.GEVOLG not in soorten(meldingen(GEWOON))


def test_een_regel_die_dan_niet_geldt_wordt_genoemd() -> None:
    tekst = f"{KOP}regels:\n{REGEL.format(id='eis', als=GEWOON, dan='dan: toelaten')}{REGEL.format(id='later', als=GEWOON, dan='dan: toelaten')}"
    boek = lees_regelboek({"proef.yaml": tekst.replace("id: later\n    titel: Eis\n    geldig_van: 2023", "id: later\n    titel: Eis\n    geldig_van: 2028")})
    gemeld = naar_dmn(boek["proef"], boek, OP).meldingen
    assert Soort.GELDIGHEID in soorten(gemeld, "later")
    assert Soort.GELDIGHEID not in soorten(gemeld, "eis")
    assert soorten(naar_dmn(boek["proef"], boek, date(2028, 5, 1)).meldingen, "later") == set()


def test_een_tabel_die_zichzelf_tegenspreekt_een_leeftijd_en_een_domein_worden_gemeld() -> None:
    kop = KOP.replace("titel: Proef\n", "titel: Proef\ndomein: BW\nmethode: tabel\nuitkomsten: [a, b]\n")
    gemeld = meldingen("{minder: [client.leeftijd, 18]}", "dan: uitkomst\n    uitkomst: a", kop)
    assert "een mens" in teksten(gemeld, Soort.TEGENSTRIJDIG)
    assert "alleen het geboortejaar" in teksten(gemeld, Soort.ONBEKEND)
    assert "alleen over BW" in teksten(gemeld, Soort.TEKST)
    assert Soort.TEGENSTRIJDIG not in soorten(meldingen(GEWOON))


def test_elke_melding_staat_ook_in_het_bestand() -> None:
    for regelset in laad_regelboek().sets.values():
        uit = naar_dmn(regelset, laad_regelboek(), OP)
        in_bestand = [(deel.attrib["soort"], deel.attrib["waar"], deel.text) for deel in ElementTree.fromstring(uit.xml).iter("{urn:passend:dmn:1}verlies")]
        assert in_bestand == [(melding.soort.value, melding.waar, melding.tekst) for melding in uit.meldingen]
