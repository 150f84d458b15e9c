"""Our own file, changed in another program: the changed rows are taken over and said, everything else that changed is refused."""

from __future__ import annotations

from datetime import date

import pytest

from domain.fouten import RegelFout
from rules.dmn import Soort, naar_dmn, uit_dmn
from rules.laden import lees_regelboek
from rules.oordeel import tabel_van
from rules.waarden import Waarde

OP = date(2026, 11, 30)
TABEL = """\
set: kleur
titel: Welke kleur
methode: tabel
uitkomsten: [rood, groen]
parameters:
  - {naam: grens, titel: Grens, type: getal, waarden: [{geldig_van: 2023-01-01, waarde: 2, legal_basis: {document: d, section: s}}]}
regels:
  - id: kleur-rood
    titel: Rood
    geldig_van: 2023-01-01
    legal_basis: {document: d, section: s}
    gaat_over: client
    als:
      een_van:
        - hoogstens: [client.urgentie, parameter.grens]
        - overlapt: [client.expertise_nodig, [lvb]]
    dan: uitkomst
    uitkomst: rood
    uitleg: Urgentie {client.urgentie}.
  - id: kleur-groen
    titel: Groen
    geldig_van: 2023-01-01
    legal_basis: {document: d, section: s}
    gaat_over: client
    als: {meer: [client.urgentie, 3]}
    dan: uitkomst
    uitkomst: groen
    uitleg: Urgentie {client.urgentie}.
"""
EISEN = TABEL.replace("methode: tabel\nuitkomsten: [rood, groen]\n", "").replace("dan: uitkomst\n    uitkomst: rood", "dan: toelaten")
EISEN = EISEN.replace("dan: uitkomst\n    uitkomst: groen", "dan: termijn\n    aan: toegang\n    termijn: {dag: client.aanmelddatum, plus_dagen: 14}")


def export(tekst: str = TABEL) -> str:
    boek = lees_regelboek({"kleur.yaml": tekst})
    return naar_dmn(boek["kleur"], boek, OP).xml


def kleur(tekst: str, feiten: dict[str, Waarde]) -> str | None:
    return tabel_van(lees_regelboek({"kleur.yaml": tekst})["kleur"], feiten.__getitem__, OP).uitkomst


def fout_van(xml: str) -> str:
    with pytest.raises(RegelFout) as gevangen:
        uit_dmn(xml, "kleur.dmn")
    return str(gevangen.value)


def test_een_gewijzigde_cel_wordt_de_voorwaarde_van_die_regel_alleen() -> None:
    terug = uit_dmn(export().replace("&lt;= 2", "&lt;= 3"), "kleur.dmn")
    (melding,) = terug.meldingen
    assert (melding.soort, melding.waar) == (Soort.GEWIJZIGD, "kleur-rood")
    assert "de voorwaarde komt uit de tabel. Ingevulde parameters (grens) zijn nu vaste waarden" in melding.tekst
    geen_expertise = {"client.expertise_nodig": frozenset[str]()}
    assert kleur(terug.yaml, {"client.urgentie": 3, **geen_expertise}) == "rood"
    assert kleur(terug.yaml, {"client.urgentie": 4, **geen_expertise}) == "groen"
    assert kleur(terug.yaml, {"client.urgentie": 3, "client.expertise_nodig": frozenset({"lvb"})}) == "rood"
    assert uit_dmn(export(terug.yaml), "kleur.dmn").meldingen == ()


def test_een_weggehaalde_rij_geldt_niet_meer_en_een_ja_nee_invoer_blijft_wat_zij_was() -> None:
    xml = export()
    begin, einde = xml.index('<rule id="rij_2_1">'), xml.index('<rule id="rij_2_2">')
    terug = uit_dmn(xml[:begin] + xml[einde:], "kleur.dmn")
    feiten: dict[str, Waarde] = {"client.urgentie": 1, "client.expertise_nodig": frozenset()}
    assert (kleur(TABEL, feiten), kleur(terug.yaml, feiten)) == ("rood", None)
    assert kleur(terug.yaml, feiten | {"client.expertise_nodig": frozenset({"lvb"})}) == "rood"


def test_andere_spaties_en_een_andere_volgorde_van_rijen_zijn_geen_wijziging() -> None:
    xml = export()
    rij, volgende = xml.index('<rule id="rij_1_1">'), xml.index('<rule id="rij_2_1">')
    einde = xml.index("</decisionTable>")
    anders = xml[:rij] + xml[volgende:einde] + xml[rij:volgende] + xml[einde:]
    terug = uit_dmn(anders.replace("<text>&gt; 3</text>", "<text>\n  &gt;3 </text>"), "kleur.dmn")
    assert terug.meldingen == ()
    assert export(terug.yaml) == xml


def test_een_gewijzigde_toelichting_of_omschrijving_wordt_gemeld() -> None:
    xml = export().replace("<text>Urgentie {client.urgentie}.</text>", "<text>Anders.</text>", 1)
    terug = uit_dmn(xml.replace("<description>Welke kleur</description>", "<description>Kleur</description>"), "kleur.dmn")
    assert [melding.tekst.split(".")[0] for melding in terug.meldingen] == ["De omschrijving is gewijzigd", "De toelichting bij een rij is gewijzigd"]
    assert export(terug.yaml) == export()


@pytest.mark.parametrize(
    ("oud", "nieuw", "melding"),
    [
        ('hitPolicy="ANY"', 'hitPolicy="FIRST"', "geen tabel meer met hit policy ANY"),
        ('<rule id="rij_1_1">', '<rule id="rij_9_1">', "de rij 'rij_9_1' is nieuw"),
        ("<text>&gt; 3</text>", "<text>-</text>", "vraagt niets en geldt dus altijd"),
        ("<text>&gt; 3</text>", "<text>hoog</text>", "'hoog' is geen feit van Passend"),
        ('<outputEntry>\n          <text>"groen"</text>', '<outputEntry>\n          <text>"rood"</text>', "de uitkomst van 'kleur-groen' is gewijzigd"),
        ("<inputEntry>\n          <text>&gt; 3</text>\n        </inputEntry>", "", "niet evenveel cellen"),
        ('<decision id="beslissing"', '<decision id="beslissing2"', "de beslissing 'kleur' ontbreekt"),
        ('op="2026-11-30"', 'op="vandaag"', "de dag van de export ('vandaag') is geen datum"),
        ("document: d", "dokument: d", "'dokument' is hier niet bekend. Bedoel je 'document'?"),
    ],
)
def test_wat_niet_over_te_nemen_is_wordt_geweigerd(oud: str, nieuw: str, melding: str) -> None:
    xml = export()
    assert oud in xml
    tekst = fout_van(xml.replace(oud, nieuw, 1))
    assert tekst.startswith("kleur.dmn, regel ")
    assert melding in tekst


def test_een_fout_in_de_uitbreiding_noemt_de_regel_in_de_xml() -> None:
    xml = export().replace("titel: Groen", "titeel: Groen")
    nummer = next(i for i, regel in enumerate(xml.splitlines(), start=1) if "titeel" in regel)
    assert fout_van(xml).startswith(f"kleur.dmn, regel {nummer}: 'titeel' is hier niet bekend")


@pytest.mark.parametrize(
    ("oud", "nieuw", "melding"),
    [
        ('<text>client.aanmelddatum + duration("P14D")</text>', "<text>client.aanmelddatum</text>", "de termijn 'kleur_groen_laatste_dag' is gewijzigd"),
        (
            '<rule id="rij_toegelaten">\n        <inputEntry>\n          <text>true',
            '<rule id="rij_toegelaten">\n        <inputEntry>\n          <text>false',
            "voegt de eisen samen",
        ),
        ("</definitions>", '<decision id="extra" name="extra"/></definitions>', "de beslissing 'extra' is nieuw"),
    ],
)
def test_wat_eisen_samenvoegt_en_termijnen_wijzigen_in_het_regelbestand(oud: str, nieuw: str, melding: str) -> None:
    xml = export(EISEN)
    assert oud in xml
    assert melding in fout_van(xml.replace(oud, nieuw, 1))


def test_alle_rijen_van_een_eis_weg_is_een_fout() -> None:
    xml = export(EISEN)
    begin, einde = xml.index('<rule id="rij_1_1">'), xml.index("</decisionTable>")
    assert "alle rijen van 'kleur-groen' zijn weg" in fout_van(xml[:begin] + xml[einde:])
