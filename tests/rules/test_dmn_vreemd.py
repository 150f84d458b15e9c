"""A table from another program comes in as it was meant, or is refused with the line and a way out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from domain.fouten import RegelFout
from rules.dmn import DmnInvoer, Soort, uit_dmn
from rules.laden import lees_regelboek
from rules.oordeel import Tabeloordeel, tabel_van
from rules.taal import Grondslag, Onderwerp
from rules.waarden import AFWEZIG, Leeftijd, Waarde
from tests.rules.dmnbouw import dmn

BRON = Grondslag(document="Beleidsregels", section="3")
DAG = date(2026, 1, 1)
OP = date(2026, 11, 30)
STOPLICHT = dmn(
    ["client.urgentie", "client.langdurig"],
    [["1", "-", '"rood"'], ["[2..3]", "true", '"rood"'], ["[2..3]", "false", '"oranje"'], ["> 3", "-", '"groen"']],
)


def lees(xml: str, namen: Mapping[str, str] | None = None, beslissing: str = "", gaat_over: Onderwerp | None = None) -> DmnInvoer:
    return uit_dmn(xml, "tabel.dmn", bron=BRON, geldig_van=DAG, namen=namen, beslissing=beslissing, gaat_over=gaat_over)


def antwoord(xml: str, feiten: Mapping[str, Waarde], namen: Mapping[str, str] | None = None) -> Tabeloordeel:
    (regelset,) = lees_regelboek({"tabel.yaml": lees(xml, namen).yaml}).sets.values()
    return tabel_van(regelset, feiten.__getitem__, OP)


def fout_van(xml: str, namen: Mapping[str, str] | None = None, beslissing: str = "") -> str:
    with pytest.raises(RegelFout) as gevangen:
        lees(xml, namen, beslissing)
    return str(gevangen.value)


@pytest.mark.parametrize(
    ("urgentie", "langdurig", "kleur"),
    [(1, True, "rood"), (1, False, "rood"), (2, True, "rood"), (3, False, "oranje"), (4, True, "groen"), (4, False, "groen")],
)
def test_een_stoplicht_geeft_de_kleur_van_de_tabel(urgentie: int, langdurig: bool, kleur: str) -> None:
    assert antwoord(STOPLICHT, {"client.urgentie": urgentie, "client.langdurig": langdurig}).uitkomst == kleur


def test_een_ingelezen_regel_heeft_bron_eerste_dag_en_een_uitleg() -> None:
    (regelset,) = lees_regelboek({"tabel.yaml": lees(STOPLICHT).yaml}).sets.values()
    assert (regelset.naam, regelset.uitkomsten, len(regelset.regels)) == ("stoplicht", ("rood", "oranje", "groen"), 4)
    regel = regelset.regels[0]
    assert (regel.id, regel.grondslag, regel.geldig_van, regel.uitleg) == ("stoplicht-1", BRON, DAG, "Volgens de tabel (rij 1) is het antwoord: rood.")
    assert [m.tekst for m in lees(STOPLICHT).meldingen if m.soort is Soort.AANGENOMEN][-1].startswith("Bij rij 4 stond geen toelichting")


@pytest.mark.parametrize(
    ("kolom", "cel", "waar", "onwaar"),
    [
        ("client.urgentie", "2", 2, 3),
        ("client.urgentie", "1,3", 3, 2),
        ("client.urgentie", "not(1,3)", 2, 3),
        ("client.urgentie", "not(2)", 1, 2),
        ("client.urgentie", "<2", 1, 2),
        ("client.urgentie", "<= 2", 2, 3),
        ("client.urgentie", ">2", 3, 2),
        ("client.urgentie", ">= 2.0", 2, 1),
        ("client.urgentie", "[2..3]", 3, 4),
        ("client.urgentie", "(1..3)", 2, 3),
        ("client.urgentie", "]1..3[", 2, 1),
        ("client.urgentie", "< 2, [3..3]", 3, 2),
        ("client.leeftijd", "[18..65)", Leeftijd(64, 64), Leeftijd(65, 65)),
        ("client.leeftijd", "16,17", Leeftijd(17, 17), Leeftijd(18, 18)),
        ("client.domein", '"BW"', "BW", "BG"),
        ("client.woning", '"eigen","toegezegd"', "toegezegd", "nodig"),
        ("client.woning", 'not("eigen")', "nodig", "eigen"),
        ("client.langdurig", "true", True, False),
        ("client.langdurig", "not(true)", False, True),
        ("client.vroegste_week", 'date("2026-11-30")', date(2026, 11, 30), date(2026, 12, 7)),
        ("client.vroegste_week", '>= @"2026-11-30"', date(2026, 12, 7), date(2026, 11, 23)),
        ("client.vroegste_week", "<= op", OP, date(2026, 12, 7)),
        ('client.vroegste_week + duration("P7D")', "> op", OP, date(2026, 11, 23)),
        ('client.vroegste_week - duration("P7D")', "< op", OP, date(2026, 12, 7)),
        ('client.vroegste_week - duration("P1Y2M")', '< date("2025-10-01")', date(2026, 11, 30), date(2026, 12, 7)),
        ("client.vroegste_week <= op", "true", OP, date(2026, 12, 7)),
        ("client.urgentie != 2", "false", 2, 3),
    ],
)
def test_elke_soort_cel_vraagt_wat_zij_in_dmn_vraagt(kolom: str, cel: str, waar: Waarde, onwaar: Waarde) -> None:
    xml = dmn([kolom], [[cel, '"raak"']])
    for waarde, uitkomst in ((waar, "raak"), (onwaar, None)):
        assert antwoord(xml, {kolom.split()[0]: waarde}).uitkomst == uitkomst


def test_getallen_en_ja_nee_als_uitkomst() -> None:
    xml = dmn(["client.domein"], [['"BW"', "true"], ['"BG"', "false"]])
    assert antwoord(xml, {"client.domein": "BW"}).uitkomst == "ja"
    assert any("heten bij ons ja en nee" in melding.tekst for melding in lees(xml).meldingen)
    assert antwoord(dmn(["client.domein"], [['"BW"', "42"]]), {"client.domein": "BW"}).uitkomst == "42"


def test_first_is_uitgeschreven_zodat_de_volgorde_telt() -> None:
    xml = dmn(["client.urgentie"], [["1", '"rood"'], ["<= 2", '"oranje"'], ["-", '"groen"'], ["4", '"nooit"']], hitpolicy="FIRST")
    assert [antwoord(xml, {"client.urgentie": urgentie}).uitkomst for urgentie in (1, 2, 3, 4)] == ["rood", "oranje", "groen", "groen"]
    meldingen = [melding.tekst for melding in lees(xml).meldingen if melding.soort is Soort.VERTAALD]
    assert any("Rij 4 kan nooit gelden" in tekst for tekst in meldingen)
    assert any("FIRST is uitgeschreven" in tekst for tekst in meldingen)


def test_priority_volgt_de_volgorde_van_de_uitkomsten() -> None:
    rijen = [["<= 2", '"oranje"'], ["1", '"rood"'], [">= 2", '"groen"']]
    xml = dmn(["client.urgentie"], rijen, hitpolicy="PRIORITY", uitkomsten='"rood","oranje","groen"')
    assert [antwoord(xml, {"client.urgentie": urgentie}).uitkomst for urgentie in (1, 2, 3)] == ["rood", "oranje", "groen"]
    assert "horen outputValues" in fout_van(dmn(["client.urgentie"], rijen, hitpolicy="PRIORITY"))


def test_een_standaarduitkomst_wordt_een_eigen_regel() -> None:
    xml = dmn(["client.urgentie"], [["1", '"rood"'], ["2", '"oranje"']], hitpolicy="ANY", standaard='"groen"')
    assert [antwoord(xml, {"client.urgentie": urgentie}).uitkomst for urgentie in (1, 2, 3)] == ["rood", "oranje", "groen"]
    assert antwoord(xml, {"client.urgentie": AFWEZIG}).uitkomst == "groen"
    assert any("De standaarduitkomst 'groen' is een eigen regel" in melding.tekst for melding in lees(xml).meldingen)


def test_een_toelichting_bij_de_rij_is_de_uitleg() -> None:
    xml = dmn(["client.urgentie"], [["1", '"rood"']], toelichting="Wie {acuut} hulp nodig heeft.")
    assert "uitleg: Wie acuut hulp nodig heeft." in lees(xml).yaml


def test_waar_de_tabel_over_gaat_volgt_uit_de_feiten() -> None:
    def over(kolom: str, gaat_over: Onderwerp | None = None) -> Onderwerp:
        tekst = lees(dmn([kolom], [["true", '"ja"']]), gaat_over=gaat_over).yaml
        (regelset,) = lees_regelboek({"tabel.yaml": tekst}).sets.values()
        return regelset.regels[0].gaat_over

    assert over("client.langdurig") is Onderwerp.CLIENT
    assert over("plek.woonvorm = client.woonvorm_nodig") is Onderwerp.CLIENT_PLEK
    assert over("client.langdurig", Onderwerp.CLIENT_PLEK) is Onderwerp.CLIENT_PLEK


def test_namen_van_een_ander_programma_krijgen_een_vertaling() -> None:
    xml = dmn(["Urgentie van de cliënt"], [["1", '"rood"']])
    assert antwoord(xml, {"client.urgentie": 1}, {"Urgentie van de cliënt": "client.urgentie"}).uitkomst == "rood"


def test_uit_meer_tabellen_wordt_er_een_gekozen() -> None:
    twee = STOPLICHT.replace("</definitions>", "") + dmn(["client.domein"], [['"BW"', '"x"']], naam="ander").split("\n", 2)[2]
    assert "er staan 2 beslistabellen in. Kies er een: stoplicht, ander" in fout_van(twee)
    assert "set: ander" in lees(twee, beslissing="ander").yaml
    assert "Bedoel je 'ander'?" in fout_van(twee, beslissing="andere")


@pytest.mark.parametrize("versie", ["20151101", "20180521", "20191111", "20211108", "20230324"])
def test_elke_versie_van_dmn_komt_binnen(versie: str) -> None:
    assert "set: stoplicht" in lees(dmn(["client.urgentie"], [["1", '"rood"']], versie=versie)).yaml


@pytest.mark.parametrize(
    ("xml", "regel", "melding"),
    [
        (dmn(["leeftijd"], [["1", '"x"']]), 5, "'leeftijd' is geen feit van Passend. Bedoel je 'client.leeftijd'?"),
        (dmn(["client.leeftyd"], [["1", '"x"']]), 5, "Bedoel je 'client.leeftijd'?"),
        (dmn(["client.leeftijd * 2"], [["1", '"x"']]), 5, "geen feit van Passend"),
        (dmn(["client.urgentie"], [["hoog", '"x"']]), 9, "'hoog' is geen feit van Passend"),
        (dmn(["client.urgentie"], [['"hoog"', '"x"']]), 9, "'hoog' is geen heel getal"),
        (dmn(["client.urgentie"], [["1.5", '"x"']]), 9, "'1.5' is geen heel getal"),
        (dmn(["client.urgentie"], [["null", '"x"']]), 9, "null is in DMN zowel 'geen' als 'onbekend'"),
        (dmn(["client.urgentie"], [["[1..", '"x"']]), 9, "er mist een waarde"),
        (dmn(["client.urgentie"], [["1 2", '"x"']]), 9, "na '2' klopt het niet meer"),
        (dmn(["client.urgentie"], [["? > 1", '"x"']]), 9, "daar staat iets wat hier niet kan"),
        (dmn(["client.urgentie"], [["<= 9", '"x"']]), 9, "kan maar één kant op"),
        (dmn(["client.domein"], [['"BV"', '"x"']]), 9, "Bedoel je 'B"),
        (dmn(["client.woonvorm_nodig"], [['> "bw_thuis"', '"x"']]), 9, "DMN zet woorden op alfabet en wij niet"),
        (dmn(["plek.woonvorm > client.woonvorm_nodig"], [["true", '"x"']]), 5, "DMN zet woorden op alfabet en wij niet"),
        (dmn(["client.vroegste_week"], [['date("2026-02-30")', '"x"']]), 9, "'2026-02-30' is geen bestaande datum"),
        (dmn(["client.vroegste_week <= op"], [["3", '"x"']]), 9, "past alleen true, false of -"),
        (dmn(["client.expertise_nodig"], [['"lvb"', '"x"']]), 9, "Gebruik bevat_alle, overlapt of in"),
        (dmn(["client.urgentie"], [["-", '"x"']]), 7, "vraagt niets en geldt dus altijd"),
        (dmn(["client.urgentie"], [["1", "x"]]), 10, "de uitkomst 'x' is een naam of berekening"),
        (dmn(["client.urgentie"], [["1", "1 + 1"]]), 10, "is geen vaste waarde"),
        (dmn(["client.urgentie"], [["1", '"rod"']], uitkomsten='"rood","groen"'), 7, "Bedoel je 'rood'?"),
        (dmn(["client.urgentie"], [["1", '"x"']], uitvoeren=2), 4, "2 uitkomstkolommen"),
        (dmn(["client.urgentie", "client.domein"], [["1", '"x"']]), 8, "niet evenveel cellen"),
        (dmn(["client.urgentie"], []), 4, "deze tabel heeft geen rijen"),
        (dmn(["begeleider.gebiedsteam = plek.plekgroep_id"], [["true", '"x"']]), 4, "Splits de tabel"),
        *(
            (dmn(["client.urgentie"], [["1", '"x"']], hitpolicy=beleid), 4, f"hit policy {beleid} geeft een lijst")
            for beleid in ("COLLECT", "RULE ORDER", "OUTPUT ORDER")
        ),
    ],
)
def test_wat_niet_past_noemt_bestand_regel_en_uitweg(xml: str, regel: int, melding: str) -> None:
    tekst = fout_van(xml)
    assert tekst.startswith(f"tabel.dmn, regel {regel}: "), tekst
    assert melding in tekst


def test_zonder_bron_of_eerste_dag_laadt_een_regel_niet_en_alle_fouten_komen_tegelijk() -> None:
    with pytest.raises(RegelFout) as gevangen:
        uit_dmn(dmn(["client.urgentie"], [["hoog", '"x"']]), "tabel.dmn")
    tekst = str(gevangen.value)
    assert len(tekst.splitlines()) == 3
    assert "een regel zonder bron kan niet" in tekst
    assert "Geef de eerste dag mee" in tekst


def test_een_onvolledige_bron_is_een_fout() -> None:
    with pytest.raises(RegelFout, match="de bron is niet volledig"):
        uit_dmn(STOPLICHT, "tabel.dmn", bron=Grondslag(law="Wmo 2015"), geldig_van=DAG)


def test_een_beslissing_zonder_tabel_is_een_fout() -> None:
    zonder = STOPLICHT[: STOPLICHT.index("<decisionTable")] + "</decision></definitions>"
    assert "geen beslistabel" in fout_van(zonder)


@pytest.mark.parametrize(
    ("xml", "melding"),
    [
        ("<definitions>", "regel 1: dit is geen geldige XML"),
        (STOPLICHT.replace("</rule>", "</regel>", 1), "regel 13: dit is geen geldige XML"),
        ("", "dit is geen geldige XML"),
        ("<html/>", "geen DMN-bestand"),
        (STOPLICHT.replace("<definitions", '<!DOCTYPE d [<!ENTITY a "b">]>\n<definitions', 1), "regel 2: een DOCTYPE is om veiligheid niet toegestaan"),
        ("<a>" * 100 + "</a>" * 100, "te diep in elkaar"),
        (" " * 5_000_001, "te groot"),
    ],
)
def test_kapotte_of_gevaarlijke_xml_wordt_geweigerd(xml: str, melding: str) -> None:
    tekst = fout_van(xml)
    assert tekst.startswith("tabel.dmn, regel ")
    assert melding in tekst
