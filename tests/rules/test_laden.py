"""A fault in a rule file is never a silent "no": it has a file, a line and a way out."""

from __future__ import annotations

from datetime import date

import pytest

from domain.fouten import RegelFout
from rules.laden import laad_regelboek, lees_regelboek
from rules.taal import Alle, DagGevraagd, Feitverwijzing, Operator, Schuif, Vergelijking

REGEL = """\
set: proef
titel: Proef
regels:
  - id: een
    titel: Eerste
    geldig_van: 2026-01-01
    legal_basis: {law: Wmo 2015, article: 1.2.1}
    gaat_over: client×plek
    als:
      alle:
        - gelijk: [client.domein, BW]
        - minstens: [client.leeftijd, locatie.min_leeftijd]
        - hoogstens: [client.vroegste_week, {dag: op, plus_weken: 6}]
    dan: toelaten
    uitleg: Domein {client.domein}.
"""


def fout_van(tekst: str) -> str:
    with pytest.raises(RegelFout) as gevangen:
        lees_regelboek({"proef.yaml": tekst})
    return str(gevangen.value)


def test_een_goede_regel_wordt_een_boom() -> None:
    (regel,) = lees_regelboek({"proef.yaml": REGEL})["proef"].regels
    assert isinstance(regel.als, Alle)
    datum = regel.als.delen[2]
    assert isinstance(datum, Vergelijking)
    assert (datum.operator, datum.links, datum.rechts) == (Operator.HOOGSTENS, Feitverwijzing("client.vroegste_week"), DagGevraagd(Schuif(dagen=42)))
    assert datum.regelnummer == 13
    assert regel.grondslag.kort() == "Wmo 2015 artikel 1.2.1"


@pytest.mark.parametrize(
    ("oud", "nieuw", "regelnummer", "melding"),
    [
        ("client.domein, BW", "client.domijn, BW", 11, "het feit 'client.domijn' bestaat niet. Bedoel je 'client.domein'?"),
        ("client.domein, BW", "client.domein, BV", 11, "'BV' komt bij 'client.domein' niet voor. Bedoel je 'B"),
        ("client.domein, BW", "client.domein, client.woning", 11, "geen enkele waarde gemeen"),
        ("client.domein, BW", "BW, BG", 11, "een vergelijking gaat over minstens één feit"),
        ("client.domein, BW", "client.domein", 11, "vergelijkt twee waarden; hier staan er 1"),
        ("gelijk: [client.domein, BW]", "gelijkk: [client.domein, BW]", 11, "'gelijkk' is hier niet bekend. Bedoel je 'gelijk'?"),
        ("gelijk: [client.domein, BW]", "minder: [client.domein, BW]", 11, "die waarden hebben geen volgorde"),
        ("gelijk: [client.domein, BW]", "gelijk: [client.urgentie, hoog]", 11, "'hoog' is geen heel getal"),
        ("gelijk: [client.domein, BW]", "gelijk: [client.langdurig, waar]", 11, "'client.langdurig' is ja of nee, niet 'waar'"),
        ("gelijk: [client.domein, BW]", "gelijk: [client.expertise_nodig, lvb]", 11, "Gebruik bevat_alle, overlapt of in"),
        ("gelijk: [client.domein, BW]", "bevat_alle: [locatie.expertises, client.urgentie]", 11, "vergelijkt verzamelingen"),
        ("gelijk: [client.domein, BW]", "in: [client.domein, BW]", 11, "rechts een lijst met waarden"),
        ("gelijk: [client.domein, BW]", "is_bekend: client.urgentie", 11, "mag alleen in een regel die signaleert"),
        ("gelijk: [client.domein, BW]", "alle: []", 11, "'alle' heeft geen delen"),
        ("client.leeftijd, locatie.min_leeftijd", "client.leeftijd, client.vroegste_week", 12, "de waarden zijn van een verschillend soort"),
        ("client.vroegste_week, {dag", "client.urgentie, {dag", 13, "de waarden zijn van een verschillend soort"),
        ("{dag: op, plus_weken: 6}", "{dag: client.urgentie, plus_weken: 6}", 13, "dagen, weken en maanden tellen alleen bij een datum"),
        ("{dag: op, plus_weken: 6}", "{dag: op, plus_weken: zes}", 13, "'zes' is geen heel getal"),
        ("{dag: op, plus_weken: 6}", "2026-02-30", 13, "'2026-02-30' is geen bestaande datum"),
        ("geldig_van: 2026-01-01", "geldig_van: 2026-13-01", 6, "'2026-13-01' is geen bestaande datum"),
        ("geldig_van: 2026-01-01", "geldig_van: 2026-01-01\n    geldig_tot: 2025-12-31", 7, "geldig_tot ligt voor geldig_van"),
        ("    legal_basis: {law: Wmo 2015, article: 1.2.1}\n", "", 4, "deze regel mist legal_basis"),
        ("law: Wmo 2015, article: 1.2.1", "law: Wmo 2015", 7, "de bron is niet volledig"),
        ("gaat_over: client×plek", "gaat_over: client", 12, "kan het feit 'locatie.min_leeftijd' niet gebruiken"),
        ("dan: toelaten", "dan: toelatten", 14, "Bedoel je 'toelaten'?"),
        ("Domein {client.domein}", "Domein {client.domain}", 15, "Bedoel je 'client.domein'?"),
        ("titel: Eerste", "titel: Eerste\n    titel: Tweede", 6, "'titel' staat hier twee keer"),
        ("titel: Eerste", "title: Eerste", 5, "'title' is hier niet bekend. Bedoel je 'titel'?"),
    ],
)
def test_elke_fout_noemt_bestand_regelnummer_en_uitweg(oud: str, nieuw: str, regelnummer: int, melding: str) -> None:
    assert oud in REGEL
    tekst = fout_van(REGEL.replace(oud, nieuw, 1))
    assert tekst.startswith(f"proef.yaml, regel {regelnummer}: ")
    assert melding in tekst


def test_kapotte_yaml_noemt_de_regel() -> None:
    assert fout_van("set: [proef\ntitel: x").startswith("proef.yaml, regel 2: dit is geen geldige YAML")


def test_een_leeg_bestand_en_een_set_zonder_regels() -> None:
    assert "het bestand is leeg" in fout_van("")
    assert "minstens één van 'regels'" in fout_van("set: proef\ntitel: x\n")


def test_dezelfde_id_twee_keer_mag_niet_ook_niet_in_een_ander_bestand() -> None:
    with pytest.raises(RegelFout, match=r"b.yaml, regel 4: de id 'een' bestaat al \(a.yaml, regel 4\)"):
        lees_regelboek({"a.yaml": REGEL, "b.yaml": REGEL.replace("set: proef", "set: proef2")})


def test_alle_fouten_komen_in_een_keer() -> None:
    tweede = REGEL[REGEL.index("  - id") :].replace("id: een", "id: twee").replace("client.domein, BW", "client.domijn, BW")
    tekst = fout_van(REGEL.replace("dan: toelaten", "dan: niets") + tweede)
    assert len(tekst.splitlines()) == 2


def test_een_onbekende_set_is_een_fout_met_een_voorstel() -> None:
    with pytest.raises(RegelFout, match="Bedoel je 'wachten_bw'"):
        laad_regelboek()["wachten_bv"]


def test_een_regel_geldt_tot_en_met_zijn_laatste_dag() -> None:
    regelset = lees_regelboek({"proef.yaml": REGEL.replace("geldig_van: 2026-01-01", "geldig_van: 2026-01-01\n    geldig_tot: 2026-12-31")})["proef"]
    assert [len(regelset.geldig_op(dag)) for dag in (date(2025, 12, 31), date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 1))] == [0, 1, 1, 0]


def test_de_hash_gaat_over_de_inhoud_en_niet_over_de_volgorde() -> None:
    ander = REGEL.replace("proef", "ander").replace("id: een", "id: twee")
    heen, terug = lees_regelboek({"a.yaml": REGEL, "b.yaml": ander}), lees_regelboek({"b.yaml": ander, "a.yaml": REGEL})
    assert heen.sha256 == terug.sha256
    assert heen.sha256 != lees_regelboek({"a.yaml": REGEL, "b.yaml": ander + "# anders\n"}).sha256
