"""`passend regels …` and `toets` as people type them: what they read, what machines read, and the exit code."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path

import pytest

from domain import bladen as b
from domain.beleid import lees_beleid
from domain.uitwisseling import lees, schrijf_csv
from tests.api.opdrachtregel import Passend

OPDRACHTEN = ("toon", "verifieer", "vergelijk", "vraag", "kopieer", "naar-dmn", "uit-dmn")
BESTANDEN = {bron.name: bron.read_text(encoding="utf-8") for bron in files("rules").joinpath("sets").iterdir() if bron.name.endswith(".yaml")}
TABEL_ELDERS = """<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="Leeftijd" namespace="https://voorbeeld.nl">
  <decision id="toelating" name="Toelating">
    <decisionTable id="t" hitPolicy="UNIQUE">
      <input id="i" label="Leeftijd"><inputExpression id="e" typeRef="number"><text>Leeftijd</text></inputExpression></input>
      <output id="o" name="uitkomst" typeRef="string"/>
      <rule id="r1"><inputEntry id="a"><text>&gt;= 18</text></inputEntry><outputEntry id="b"><text>"wel"</text></outputEntry></rule>
      <rule id="r2"><inputEntry id="c"><text>&lt; 18</text></inputEntry><outputEntry id="f"><text>"niet"</text></outputEntry></rule>
    </decisionTable>
  </decision>
</definitions>
"""


@pytest.fixture
def regelmap(tmp_path: Path) -> Path:
    """A copy of the shipped rules that a test may change."""
    map_ = tmp_path / "regels"
    map_.mkdir()
    for naam, tekst in BESTANDEN.items():
        (map_ / naam).write_text(tekst, encoding="utf-8")
    return map_


def verander(map_: Path, bestand: str, oud: str, nieuw: str) -> None:
    tekst = (map_ / bestand).read_text(encoding="utf-8")
    assert oud in tekst
    (map_ / bestand).write_text(tekst.replace(oud, nieuw, 1), encoding="utf-8")


@pytest.mark.parametrize("opdracht", OPDRACHTEN)
def test_elke_opdracht_legt_zich_uit_met_een_voorbeeld(passend: Passend, opdracht: str) -> None:
    hulp = passend("regels", opdracht, "--help")
    assert hulp.code == 0
    assert f"passend regels {opdracht} " in hulp.uit.split("Voorbeelden:")[1]
    assert not re.search(r"\b(Usage|Options|Arguments|required|default)\b", hulp.uit)


class TestToon:
    def test_open_vragen_noemt_g1_tot_en_met_g9_met_hun_standaard(self, passend: Passend) -> None:
        tekst = passend("regels", "toon", "--open-vragen").uit
        assert [code for code in (f"G{n}" for n in range(1, 10)) if f"{code}." not in tekst] == []
        assert "aanname, vast te stellen door Siem" in tekst

    def test_zonder_opties_komt_er_een_overzicht_dat_op_een_scherm_past(self, passend: Passend) -> None:
        tekst = passend("regels", "toon", "--op", "2026-11-30").uit
        assert len(tekst.splitlines()) < 40
        assert re.search(r"bw_vorm +Welke vorm van beschermd wonen past +3 uitkomsten", tekst)
        assert "--uit regels.html" in tekst

    def test_een_set_op_het_scherm_heeft_geen_opmaaktekens(self, passend: Passend) -> None:
        tekst = passend("regels", "toon", "--set", "bevoegdheid", "--op", "2026-11-30").uit
        assert not re.search(r"^#|\*\*|\]\(|\\_", tekst, re.MULTILINE)
        assert "Wmo 2015, artikel 2.6.3" in tekst

    def test_een_set_als_tekst_noemt_geen_codes_van_feiten(self, passend: Passend) -> None:
        getoond = passend("regels", "toon", "--set", "dat_bw", "--op", "2026-11-30")
        assert getoond.code == 0
        assert "30 november 2026" in getoond.uit
        assert not re.search(r"\b(toegang|client)\.[a-z]+_", getoond.uit)

    def test_een_bestand_krijgt_de_vorm_van_zijn_naam(self, passend: Passend, tmp_path: Path) -> None:
        for naam, begin in (("r.html", "<!doctype html>"), ("r.md", "<!--"), ("r.json", "{")):
            assert passend("regels", "toon", "--uit", tmp_path / naam).code == 0
            assert (tmp_path / naam).read_text(encoding="utf-8").lower().startswith(begin)
        map_ = tmp_path / "boekje"
        assert passend("regels", "toon", "--uit", map_).code == 0
        assert {"index.md", "dat_bw.md", "open-vragen.md", "regels.html"} <= {pad.name for pad in map_.iterdir()}

    def test_een_onbekende_set_of_vorm_is_een_fout_met_een_voorstel(self, passend: Passend, tmp_path: Path) -> None:
        fout = passend("regels", "toon", "--set", "dat_bv")
        assert (fout.code, fout.uit) == (2, "")
        assert "Bedoel je 'dat_b" in fout.fout
        assert passend("regels", "toon", "--uit", tmp_path / "r.docx").code == 2


class TestVerifieer:
    def test_de_meegeleverde_regels_kloppen(self, passend: Passend) -> None:
        uit = passend("regels", "verifieer", "--op", "2026-11-30", "--json")
        gezegd = json.loads(uit.uit)
        assert (uit.code, gezegd["goed"], gezegd["verouderd"]) == (0, True, [])
        assert all(bevinding["beoordeeld"] for bevinding in gezegd["bevindingen"])

    def test_een_dode_regel_is_exit_1_met_een_geval(self, passend: Passend, regelmap: Path) -> None:
        (regelmap / "beoordeeld.yaml").unlink(missing_ok=True)
        oud = "als: {hoogstens: [client.dat_bw_datum, op]}"
        verander(regelmap, "wachten_bw.yaml", oud, "als: {alle: [{minder: [client.dat_bw_datum, op]}, {meer: [client.dat_bw_datum, op]}]}")
        uit = passend("regels", "verifieer", "--regels", regelmap, "--set", "wachten_bw")
        assert uit.code == 1
        assert "wachten-dat-bw" in uit.uit
        assert "Een geval dat dit laat zien" in uit.uit

    def test_een_verouderde_rij_op_de_lijst_is_ook_exit_1(self, passend: Passend, regelmap: Path) -> None:
        rij = "beoordeeld:\n  - {sleutel: wachten_bw/dood/er-niet, reden: was zo, wie: Siem, op: 2026-01-01}\n"
        (regelmap / "beoordeeld.yaml").write_text(rij, encoding="utf-8")
        uit = passend("regels", "verifieer", "--regels", regelmap, "--set", "wachten_bw")
        assert uit.code == 1
        assert "Haal de rij weg" in uit.uit

    def test_een_kapot_regelbestand_is_exit_2_met_alle_fouten(self, passend: Passend, regelmap: Path) -> None:
        verander(regelmap, "wachten_bw.yaml", "client.dat_bw_datum, op]", "client.dat_bw_dattum, op]")
        verander(regelmap, "client_plek.yaml", "dan: toelaten", "dan: toelatten")
        uit = passend("regels", "verifieer", "--regels", regelmap)
        assert (uit.code, uit.uit) == (2, "")
        assert re.search(r"client_plek.yaml, regel \d+: .*Bedoel je 'toelaten'", uit.fout)
        assert re.search(r"wachten_bw.yaml, regel \d+: .*Bedoel je 'client.dat_bw_datum'", uit.fout)

    def test_een_bevinding_noemt_de_regel_en_de_rij_voor_de_lijst(self, passend: Passend, regelmap: Path) -> None:
        oud = "als: {hoogstens: [client.dat_bw_datum, op]}"
        verander(regelmap, "wachten_bw.yaml", oud, "als: {alle: [{minder: [client.dat_bw_datum, op]}, {meer: [client.dat_bw_datum, op]}]}")
        vraag = ("regels", "verifieer", "--regels", regelmap, "--set", "wachten_bw", "--op", "2026-11-30")
        uit = passend(*vraag).uit
        assert "Nog niet goed:" in uit
        assert "Wacht op een plek in beschermd wonen - ‘Er is een DAT-besluit BW’" in uit
        rijen = re.findall(r"- \{sleutel: .*\}", uit)
        (regelmap / "beoordeeld.yaml").write_text("beoordeeld:\n" + "".join(f"  {rij}\n" for rij in rijen), encoding="utf-8")
        daarna = passend(*vraag)
        assert daarna.code == 0
        assert "Goed:" in daarna.uit
        assert "waarom dit mag blijven (uw naam, 30 november 2026)" in daarna.uit


class TestVerkeerdGebruik:
    def test_een_plek_waar_niet_geschreven_kan_worden_is_exit_2(self, passend: Passend, tmp_path: Path) -> None:
        uit = passend("regels", "naar-dmn", "bw_vorm", tmp_path / "er_niet" / "a.dmn")
        assert uit.code == 2
        assert "Kijk of de map bestaat" in uit.fout

    def test_een_dag_mag_getypt_worden_zoals_mensen_dat_doen(self, passend: Passend) -> None:
        assert "30 november 2026" in passend("regels", "toon", "--op", "30-11-2026").uit
        fout = passend("regels", "toon", "--op", "morgen")
        assert fout.code == 2
        assert "Geef een datum als 30-11-2026" in fout.fout

    def test_de_hulp_die_genoemd_wordt_is_die_van_de_opdracht(self, passend: Passend) -> None:
        uit = passend("regels", "vergelijk")
        assert uit.code == 2
        assert "Hulp: passend regels vergelijk --help" in uit.fout


class TestKopieer:
    def test_de_kopie_is_na_te_kijken_en_te_vergelijken(self, passend: Passend, tmp_path: Path, demo: Path) -> None:
        map_ = tmp_path / "mijn"
        assert passend("regels", "kopieer", map_).code == 0
        assert passend("regels", "verifieer", "--regels", map_, "--set", "bw_vorm", "--op", "2026-11-30").code == 0
        gelijk = passend("regels", "vergelijk", map_, "--momentopname", demo)
        assert "De regels en de dag zijn dezelfde" in gelijk.uit

    def test_een_map_waar_iets_staat_blijft_zoals_ze_is(self, passend: Passend, regelmap: Path) -> None:
        verander(regelmap, "wachten_bw.yaml", "dan: toelaten", "dan: toelaten # van mij")
        uit = passend("regels", "kopieer", regelmap)
        assert (uit.code, uit.uit) == (2, "")
        assert "van mij" in (regelmap / "wachten_bw.yaml").read_text(encoding="utf-8")


class TestVergelijk:
    def test_een_strengere_regel_noemt_wie_en_waardoor(self, passend: Passend, regelmap: Path, demo: Path) -> None:
        verander(regelmap, "client_plek.yaml", "in: [client.woning, [eigen, toegezegd]]", "in: [client.woning, [eigen]]")
        uit = passend("regels", "vergelijk", regelmap, "--momentopname", demo)
        assert uit.code == 0
        assert "van ja naar nee" in uit.uit
        assert "[plek-woning-bij-bw-thuis]" in uit.uit
        begin = uit.uit.partition("Samengevat")[0]
        assert "veranderd: " in begin
        assert re.search(r"voor \d+ van de \d+ cliënten", begin)
        gezegd = json.loads(passend("regels", "vergelijk", regelmap, "--momentopname", demo, "--json").uit)
        assert {groep["set"] for groep in gezegd["groepen"]} == {"client_plek"}
        assert all(groep["clienten"] for groep in gezegd["groepen"])

    def test_twee_dagen_met_dezelfde_regels(self, passend: Passend, demo: Path) -> None:
        uit = passend("regels", "vergelijk", "--momentopname", demo, "--op", "2026-11-30", "--tegen", "2028-11-27")
        assert "alleen de dag verschilt" in uit.uit
        assert "wachten-wat-bw" in uit.uit
        assert "Voor niemand verandert er iets" in passend("regels", "vergelijk", "--momentopname", demo).uit


class TestDmn:
    def test_heen_en_terug_is_hetzelfde(self, passend: Passend, tmp_path: Path) -> None:
        heen, regels, weer = tmp_path / "a.dmn", tmp_path / "a.yaml", tmp_path / "b.dmn"
        assert passend("regels", "naar-dmn", "bw_vorm", heen, "--op", "2026-11-30").code == 0
        terug = passend("regels", "uit-dmn", heen, regels)
        assert terug.code == 0
        assert passend("regels", "naar-dmn", "bw_vorm", weer, "--op", "2026-11-30", "--regels", regels).code == 0
        assert heen.read_bytes() == weer.read_bytes()

    def test_wat_dmn_niet_kan_zeggen_wordt_gezegd(self, passend: Passend, tmp_path: Path) -> None:
        assert "DMN kent geen onbekend" in passend("regels", "naar-dmn", "dat_bw", tmp_path / "a.dmn").fout

    def test_een_tabel_van_elders_vraagt_om_bron_en_begin(self, passend: Passend, tmp_path: Path) -> None:
        tabel = tmp_path / "tabel.dmn"
        tabel.write_text(TABEL_ELDERS, encoding="utf-8")
        zonder = passend("regels", "uit-dmn", tabel, tmp_path / "t.yaml")
        assert zonder.code == 2
        assert not (tmp_path / "t.yaml").exists()
        met = passend(
            *("regels", "uit-dmn", tabel, tmp_path / "t.yaml", "--bron", "Beleidsregels 2026, artikel 4"),
            *("--geldig-van", "2026-01-01", "--naam", "Leeftijd=client.leeftijd"),
        )
        assert met.code == 0, met.fout
        assert passend("regels", "toon", "--regels", tmp_path / "t.yaml").code == 0
        assert passend("regels", "verifieer", "--regels", tmp_path / "t.yaml").code == 0


class TestToets:
    @pytest.fixture
    def met_toegang(self, demo: Path, tmp_path: Path) -> Path:
        """The demo region in which the toegang filled in its facts for one client."""
        opname = lees(demo, lees_beleid())
        feit = b.Toegangsfeit(client_id="K001", zorg_planbaar=False, wlz_indicatie=True)
        schrijf_csv(opname.model_construct(**{**dict(opname), "toegangsfeiten": (feit,)}), tmp_path / "regio")
        return tmp_path / "regio"

    def test_elke_set_geeft_een_oordeel_en_signalen_staan_apart(self, passend: Passend, met_toegang: Path) -> None:
        uit = passend("toets", met_toegang, "--client", "K001", "--json")
        gezegd = json.loads(uit.uit)
        assert gezegd["oordeel"] == "ja"
        assert {rij["set"]: rij["oordeel"] for rij in gezegd["sets"]}["bw_vorm"] == "intramuraal"
        assert any("Wlz" in signaal["tekst"] for signaal in gezegd["signalen"])
        mens = passend("toets", met_toegang, "--client", "K001").uit
        assert "Hier moet een mens naar kijken" in mens
        volgorde = ("Wacht op een plek in beschermd wonen, op", "Plekken die volgens de regels passen", "Alle regels voor K001", "Hier moet een mens")
        assert sorted(volgorde, key=mens.index) == list(volgorde)
        assert "→" not in mens  # how a rule came to its answer is for who asks one set

    def test_een_set_apart_toont_zijn_boom(self, passend: Passend, met_toegang: Path) -> None:
        uit = passend("toets", met_toegang, "--client", "K001", "--set", "bw_vorm")
        assert uit.code == 0
        assert uit.uit.startswith("Welke vorm van beschermd wonen past, op 30 november 2026: intramuraal")
        assert "Alle regels voor" not in uit.uit
        onbekend = passend("toets", met_toegang, "--client", "K002", "--set", "bw_vorm")
        assert onbekend.code == 1
        assert onbekend.uit.index("Nog te vragen") < onbekend.uit.index("Zo kwam elke regel aan zijn antwoord")
        assert f"passend regels vraag {met_toegang} --client K002 --set bw_vorm" in onbekend.fout

    def test_een_set_over_een_plek_of_besluit_zegt_niets_over_een_client_alleen(self, passend: Passend, demo: Path) -> None:
        uit = passend("toets", demo, "--client", "K001", "--set", "bevoegdheid")
        assert (uit.code, uit.uit) == (2, "")
        assert "deze regels gaan over proces, niet over een cliënt alleen" in uit.fout
        gevraagd = json.loads(passend("regels", "vraag", demo, "--client", "K001", "--set", "bevoegdheid", "--json").uit)
        assert (gevraagd["oordeel"], gevraagd["vraag"]["feit"]) == ("onbekend", "besluit.soort")

    def test_op_een_dag_voor_de_regels_staat_er_waarom_en_vanaf_wanneer_wel(self, passend: Passend, demo: Path) -> None:
        uit = passend("toets", demo, "--client", "K001", "--op", "2015-01-01")
        assert (uit.code, uit.uit) == (2, "")
        assert "geen regels die gelden op 1 januari 2015. Kies een dag vanaf 1 januari 2023." in uit.fout
        bg = json.loads(passend("toets", demo, "--client", "K050", "--op", "2015-01-01", "--json").uit)
        assert {rij["oordeel"] for rij in bg["sets"]} == {"geldt niet"}

    @pytest.mark.parametrize("inhoud", [b"\xff\xfe", b"[]", b"{", b"[" * 100_000, b'{"op":' + b"9" * 5000 + b"}"])
    def test_een_bestand_dat_geen_gesprek_is_wordt_niet_gelezen(self, passend: Passend, tmp_path: Path, inhoud: bytes) -> None:
        (tmp_path / "stand.json").write_bytes(inhoud)
        uit = passend("regels", "vraag", "--stand", tmp_path / "stand.json", "--json")
        assert (uit.code, uit.uit) == (2, "")
        assert "dit is geen bewaard vraaggesprek" in uit.fout

    def test_een_set_met_alleen_termijnen_zegt_geen_nee(self, passend: Passend, demo: Path) -> None:
        uit = passend("toets", demo, "--client", "K052", "--set", "proefperiode", "--op", "2026-12-13")
        assert uit.code == 0
        assert "14 december 2026 (over 1 dag)" in uit.uit
        assert "(1 dag te laat)" in passend("toets", demo, "--client", "K052", "--set", "proefperiode", "--op", "2026-12-15").uit
