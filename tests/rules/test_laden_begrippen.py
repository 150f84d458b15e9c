"""Faults in parameters, derived facts, versions, terms, tables and sentences: each has a file, a line and a way out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from domain.beleid import lees_beleid
from domain.fouten import RegelFout
from rules.geval import lees_geval
from rules.laden import lees_regelboek, lees_regelmap
from rules.oordeel import regel_oordeel
from rules.parameters import vul_in
from rules.regelboek import Regelset
from rules.taal import Methode
from rules.waarden import AFWEZIG, ONBEKEND, ONWAAR, ONZEKER, WAAR, Waarde

BRON = "legal_basis: {law: Wmo 2015, article: 2.3.2}"
BOEK = f"""\
set: proef
titel: Proef
parameters:
  - naam: termijn_dagen
    titel: Hoe lang het onderzoek duurt
    type: getal
    waarden:
      - {{geldig_van: 2020-01-01, geldig_tot: 2026-12-31, waarde: 42, {BRON}}}
      - {{geldig_van: 2027-01-01, waarde: 28, {BRON}}}
  - naam: telt_vanaf
    titel: Waar de drie maanden beginnen
    type: keuze
    keuzes: [afsluiting, proefperiode]
    open_vraag: G4
    vraag: Vanaf welke dag tellen de drie maanden?
    aanname: ja
    waarden:
      - {{geldig_van: 2020-01-01, waarde: afsluiting, {BRON}}}
afgeleid:
  - naam: volwassen
    titel: Is volwassen
    als: {{minstens: [client.leeftijd, 18]}}
  - naam: laatste_dag
    titel: Laatste dag van het onderzoek
    datum: {{dag: toegang.melding_op, plus_dagen: parameter.termijn_dagen, wettelijk: ja}}
regels:
  - id: een
    titel: Eerste
    geldig_van: 2026-01-01
    geldig_tot: 2026-12-31
    {BRON}
    gaat_over: client
    als:
      alle:
        - gelijk: [afgeleid.volwassen, ja]
        - gelijk: [parameter.telt_vanaf, afsluiting]
        - minstens: [afgeleid.laatste_dag, op]
    dan: toelaten
    uitleg: Het kan tot {{afgeleid.laatste_dag}}.
    voor_client: {{uitleg: "Het kan."}}
  - id: een
    titel: Eerste, tweede versie
    geldig_van: 2027-01-01
    {BRON}
    gaat_over: client
    als: {{minstens: [client.leeftijd, 18]}}
    dan: toelaten
    uitleg: Het kan.
  - id: twee
    titel: Tweede
    geldig_van: 2026-01-01
    {BRON}
    gaat_over: client
    als: {{is_afwezig: toegang.onderzoek_klaar_op}}
    dan: termijn
    termijn: {{dag: toegang.melding_op, plus_dagen: parameter.termijn_dagen, wettelijk: ja}}
    aan: toegang
    uitleg: "Klaar op {{termijn}}."
"""
TABEL = f"""\
set: vorm
titel: Welke vorm
methode: tabel
uitkomsten: [thuis, binnen]
regels:
  - id: thuis
    titel: Te plannen
    geldig_van: 2026-01-01
    {BRON}
    gaat_over: client
    als: {{gelijk: [toegang.zorg_planbaar, ja]}}
    dan: uitkomst
    uitkomst: thuis
    uitleg: Dit past.
"""


def regelnummer(tekst: str, deel: str, hoeveelste: int = 1) -> int:
    """The line on which a part of a file stands."""
    return [nummer for nummer, regel in enumerate(tekst.splitlines(), 1) if deel in regel][hoeveelste - 1]


def fouten_van(tekst: str, bestand: str = "proef.yaml") -> str:
    with pytest.raises(RegelFout) as gevangen:
        lees_regelboek({bestand: tekst})
    return str(gevangen.value)


@pytest.mark.parametrize(
    ("oud", "nieuw", "plaats", "melding"),
    [
        ("waarde: 42", "waarde: zes weken", "waarde: zes", "'zes weken' is geen heel getal"),
        ("geldig_tot: 2026-12-31, waarde", "geldig_tot: 2027-01-31, waarde", "waarde: 42", "gelden op 2027-01-01 tegelijk"),
        ("geldig_tot: 2026-12-31, waarde", "geldig_tot: 2026-11-30, waarde", "waarde: 42", "heeft geen waarde tussen 2026-11-30 en 2027-01-01"),
        ("type: getal", "type: bedrag", "type: bedrag", "kan niet van het soort 'bedrag' zijn"),
        ("    type: getal\n", "", "naam: termijn_dagen", "deze parameter mist type"),
        ("naam: termijn_dagen", "naam: Termijn dagen", "naam: Termijn", "kan geen naam zijn. Gebruik kleine letters"),
        ("keuzes: [afsluiting, proefperiode]", "keuzes: [proefperiode]", "waarde: afsluiting", "'afsluiting' komt bij 'telt_vanaf' niet voor"),
        ("    keuzes: [afsluiting, proefperiode]\n", "", "naam: telt_vanaf", "Noem bij 'keuzes' waaruit"),
        ("    vraag: Vanaf welke dag tellen de drie maanden?\n", "", "naam: telt_vanaf", "een open vraag heeft een code"),
        ("type: getal", "type: getal\n    beleid: eerste_gesprek_daagen", "beleid:", "Bedoel je 'eerste_gesprek_dagen'?"),
        (f"waarde: 28, {BRON}", "waarde: 28", "waarde: 28", "deze waarde mist legal_basis"),
        ("naam: telt_vanaf", "naam: termijn_dagen", "naam: termijn_dagen#2", "'termijn_dagen' bestaat al (proef.yaml, regel 4)"),
        ("gelijk: [parameter.telt_vanaf", "gelijk: [parameter.telt_vanuit", "telt_vanuit", "Bedoel je 'telt_vanaf'?"),
        ("gelijk: [parameter.telt_vanaf, afsluiting]", "gelijk: [parameter.telt_vanaf, sluiting]", "sluiting]", "Bedoel je 'afsluiting'?"),
        ("plus_dagen: parameter.termijn_dagen, wettelijk: ja}\nregels", "plus_dagen: parameter.telt_vanaf}\nregels", "telt_vanaf}", "is geen getal (keuze)"),
        ("waarde: 42", "waarde: onbekend", "datum: {dag", "is op sommige dagen onbekend; een termijn vraagt altijd een getal"),
        (
            "geldig_van: 2020-01-01, geldig_tot",
            "geldig_van: 2026-06-01, geldig_tot",
            "id: een",
            "'termijn_dagen' heeft niet op elke dag van deze regel een waarde",
        ),
        (
            "als: {minstens: [client.leeftijd, 18]}\n  - naam",
            "als: {gelijk: [afgeleid.volwassen, ja]}\n  - naam",
            "gelijk: [afgeleid.volwassen, ja]}",
            "in een kring naar zichzelf: volwassen → volwassen",
        ),
        ("gelijk: [afgeleid.volwassen, ja]", "gelijk: [afgeleid.volwasen, ja]", "volwasen", "Bedoel je 'volwassen'?"),
        ("gelijk: [afgeleid.volwassen, ja]", "minder: [afgeleid.volwassen, 3]", "minder: [afgeleid", "een afgeleid feit is ja of nee"),
        ("gelijk: [afgeleid.volwassen, ja]", "gelijk: [afgeleid.volwassen, misschien]", "misschien", "is ja of nee, niet 'misschien'"),
        ("als: {minstens: [client.leeftijd, 18]}\n  - naam", "als: {minstens: [client.leeftijdd, 18]}\n  - naam", "leeftijdd", "Bedoel je 'client.leeftijd'?"),
        (
            "    datum: {dag",
            "    als: {is_afwezig: client.gebied}\n    datum: {dag",
            "naam: laatste_dag",
            "een voorwaarde ('als') of een datum ('datum'). Laat één van beide staan.",
        ),
        ("minstens: [afgeleid.laatste_dag, op]", "minstens: [{dag: afgeleid.laatste_dag, plus_dagen: 1}, op]", "plus_dagen: 1}", "deze datum is al verschoven"),
        ("geldig_tot: 2026-12-31\n", "geldig_tot: 2027-01-01\n", "titel: Eerste, tweede#-1", "twee versies van 'een' gelden op 2027-01-01 tegelijk"),
        ("    aan: toegang\n", "", "id: twee", "bij 'dan: termijn' hoort 'aan'"),
        ("aan: toegang", "aan: de baas", "aan: de baas", "'de baas' is geen rol"),
        ("    termijn: {dag: toegang.melding_op, plus_dagen: parameter.termijn_dagen, wettelijk: ja}\n", "", "id: twee", "'termijn' hoort bij 'dan: termijn'"),
        ("termijn: {dag: toegang.melding_op,", "termijn: {dag: op,", "termijn: {dag: op", "een termijn loopt vanaf een datum van de cliënt"),
        (
            "termijn: {dag: toegang.melding_op, plus_dagen: parameter.termijn_dagen,",
            "termijn: {dag: toegang.melding_op, plus_dagen: 400000,",
            "400000",
            "langer dan honderd jaar",
        ),
        ("wettelijk: ja}\n    aan", "wettelijk: soms}\n    aan", "soms", "'soms' kan hier niet. Schrijf ja of nee."),
        ("Het kan tot {afgeleid.laatste_dag}.", "Het kan tot {termijn}.", "{termijn}", "{termijn} kan alleen in een regel met 'dan: termijn'"),
        ("Het kan tot {afgeleid.laatste_dag}.", "Het kan tot {afgeleid.laatste_dag.", "Het kan tot", "de accolades in deze zin kloppen niet"),
        ('uitleg: "Het kan."', 'uitleg: "{besluit.motivering}"', "besluit.motivering", "kan het feit 'besluit.motivering' niet gebruiken"),
        ('voor_client: {uitleg: "Het kan."}', 'voor_client: {weigering: "Nee."}', "voor_client", "voor de cliënt is er minstens een 'uitleg'"),
        (
            "gelijk: [parameter.telt_vanaf, afsluiting]",
            "meer: [client.urgentie, 4]",
            "client.urgentie",
            "kan maar één kant op: 'client.urgentie' is minstens 1 en hoogstens 4",
        ),
        ("gelijk: [parameter.telt_vanaf, afsluiting]", "minder: [client.woonvorm_nodig, bw_thuis]", "bw_thuis", "gaat van bw_thuis tot intramuraal"),
        ("gelijk: [parameter.telt_vanaf, afsluiting]", "gelijk: [client.gebied, client.gebied]", "client.gebied, client", "links en rechts staat hetzelfde"),
        ("gelijk: [parameter.telt_vanaf, afsluiting]", "in: [client.domein, []]", "[]]", "de lijst is leeg"),
        ("gelijk: [parameter.telt_vanaf, afsluiting]", "in: [client.domein, [BW, BG]]", "[BW, BG]", "elke waarde van 'client.domein' staat in de lijst"),
        ("gelijk: [parameter.telt_vanaf, afsluiting]", "overlapt: [client.expertise_nodig, [lvbb]]", "lvbb", "Bedoel je 'lvb'?"),
    ],
)
def test_elke_fout_noemt_bestand_regelnummer_en_uitweg(oud: str, nieuw: str, plaats: str, melding: str) -> None:
    assert oud in BOEK
    kapot = BOEK.replace(oud, nieuw, 1)
    deel, _, welke = plaats.partition("#")
    nummer = regelnummer(kapot, deel, int(welke or 1) if welke != "-1" else 1) - (1 if welke == "-1" else 0)
    regels = fouten_van(kapot).splitlines()
    assert any(regel.startswith(f"proef.yaml, regel {nummer}: ") and melding in regel for regel in regels), regels


@pytest.mark.parametrize(
    ("oud", "nieuw", "melding"),
    [
        ("uitkomst: thuis\n", "uitkomst: tuis\n", "Bedoel je 'thuis'?"),
        ("    uitkomst: thuis\n", "", "'uitkomst' hoort bij 'dan: uitkomst'"),
        ("dan: uitkomst\n    uitkomst: thuis", "dan: toelaten", "In een tabel heeft elke regel een uitkomst"),
        ("uitkomsten: [thuis, binnen]\n", "", "een tabel noemt haar 'uitkomsten'"),
        ("methode: tabel", "methode: tabbel", "Bedoel je 'tabel'?"),
        ("regels:", "domein: BX\nregels:", "Bedoel je 'B"),
        ("article: 2.3.2}", "article: 2.3.2, url: wetten.nl}", "'wetten.nl' is geen webadres"),
    ],
)
def test_een_tabel_die_niet_klopt(oud: str, nieuw: str, melding: str) -> None:
    assert oud in TABEL
    tekst = fouten_van(TABEL.replace(oud, nieuw, 1), "vorm.yaml")
    assert tekst.startswith("vorm.yaml, regel ")
    assert melding in tekst


def test_een_zin_voor_de_client_noemt_geen_feit_van_een_ander() -> None:
    regel = BOEK.replace("gaat_over: client\n", "gaat_over: client×begeleider\n", 1).replace(
        'uitleg: "Het kan."', 'uitleg: "Uw begeleider spreekt {begeleider.talen}."'
    )
    assert "gaat over een ander en hoort niet in een zin voor de cliënt" in fouten_van(regel)


def test_regels_die_over_iets_anders_beslissen_horen_in_een_eigen_set() -> None:
    tekst = BOEK.replace(
        "dan: termijn\n    termijn: {dag: toegang.melding_op, plus_dagen: parameter.termijn_dagen, wettelijk: ja}\n    aan: toegang", "dan: toelaten"
    )
    tekst = tekst.replace('"Klaar op {termijn}."', "Klaar.").replace("gaat_over: client\n    als: {is_afwezig", "gaat_over: proces\n    als: {is_afwezig")
    assert "deze regel beslist over proces, de andere van de set over client" in fouten_van(tekst)


def test_een_kring_over_twee_afgeleide_feiten_wordt_uitgeschreven() -> None:
    kring = BOEK.replace(
        "als: {minstens: [client.leeftijd, 18]}\n  - naam",
        "als: {gelijk: [afgeleid.ouder, ja]}\n  - {naam: ouder, titel: Ouder, als: {gelijk: [afgeleid.volwassen, nee]}}\n  - naam",
        1,
    )
    assert "volwassen → ouder → volwassen" in fouten_van(kring)


def test_een_map_zonder_regels_en_een_bestand_dat_geen_utf8_is(tmp_path: Path) -> None:

    map_ = tmp_path
    with pytest.raises(RegelFout, match="hier staan geen regelbestanden"):
        lees_regelmap(map_)
    (map_ / "latijn.yaml").write_bytes("titel: café".encode("latin-1"))
    with pytest.raises(RegelFout, match=r"latijn.yaml, regel 1: dit bestand is geen UTF-8"):
        lees_regelmap(map_)
    with pytest.raises(RegelFout, match="hier staan geen regelbestanden"):
        lees_regelmap(map_ / "is er niet")


def proef() -> Regelset:
    return lees_regelboek({"proef.yaml": BOEK})["proef"]


class TestGelezen:
    def test_twee_versies_gelden_na_elkaar(self) -> None:
        titels = [[regel.titel for regel in proef().geldig_op(dag) if regel.id == "een"] for dag in (date(2026, 12, 31), date(2027, 1, 1))]
        assert titels == [["Eerste"], ["Eerste, tweede versie"]]

    def test_een_parameter_wordt_gevraagd_op_de_dag(self) -> None:
        (twee,) = (regel for regel in proef().regels if regel.id == "twee")
        feiten: dict[str, Waarde] = {"toegang.melding_op": date(2026, 11, 2), "toegang.onderzoek_klaar_op": AFWEZIG}
        parameters = proef().parameters
        laatste = [regel_oordeel(vul_in(twee, parameters, dag), feiten.__getitem__, dag).laatste_dag for dag in (date(2026, 12, 31), date(2027, 1, 1))]
        assert laatste == [date(2026, 12, 14), date(2026, 11, 30)]

    def test_de_wisseldagen_zijn_die_van_regels_en_parameters(self) -> None:
        assert proef().wisseldagen() == {date(2020, 1, 1), date(2026, 1, 1), date(2027, 1, 1)}

    def test_een_afgeleid_feit_leest_als_zijn_voorwaarde_en_een_parameter_als_zijn_waarde(self) -> None:
        (regel,) = (regel for regel in proef().geldig_op(date(2026, 6, 1)) if regel.id == "een")
        assert dict(regel.ingevuld) == {"telt_vanaf": "afsluiting", "termijn_dagen": 42}
        feiten: dict[str, Waarde] = {"client.leeftijd": 20, "toegang.melding_op": date(2026, 5, 4)}
        op = date(2026, 6, 1)
        assert lees_geval(regel, feiten.__getitem__, op).waarde == WAAR
        assert lees_geval(regel, (feiten | {"client.leeftijd": ONBEKEND}).__getitem__, op).waarde == ONZEKER
        assert lees_geval(regel, (feiten | {"toegang.melding_op": date(2026, 4, 1)}).__getitem__, op).waarde == ONWAAR
        assert regel_oordeel(regel, feiten.__getitem__, op).uitleg == "Het kan tot 15 juni 2026."

    def test_een_open_vraag_zonder_antwoord_laat_alles_onbekend(self) -> None:
        boek = lees_regelboek({"proef.yaml": BOEK.replace("waarde: afsluiting", "waarde: onbekend")})
        (regel,) = (regel for regel in boek["proef"].geldig_op(date(2026, 6, 1)) if regel.id == "een")
        feiten: dict[str, Waarde] = {"client.leeftijd": 20, "toegang.melding_op": date(2026, 5, 4)}
        assert lees_geval(regel, feiten.__getitem__, date(2026, 6, 1)).waarde == ONZEKER

    def test_het_beleid_gaat_voor_bij_een_parameter_die_beleid_is(self) -> None:
        boek = lees_regelboek({"proef.yaml": BOEK.replace("type: getal", "type: getal\n    beleid: eerste_gesprek_dagen")})
        beleid = lees_beleid(wijziging={"eerste_gesprek_dagen": 10})
        assert boek.met_beleid(beleid).parameters["termijn_dagen"].op(date(2026, 6, 1)) == 10

    def test_een_tabel_kent_haar_uitkomsten(self) -> None:
        vorm = lees_regelboek({"vorm.yaml": TABEL})["vorm"]
        assert (vorm.methode, vorm.uitkomsten, vorm.regels[0].uitkomst) == (Methode.TABEL, ("thuis", "binnen"), "thuis")

    def test_een_parameter_mag_in_een_ander_bestand_staan(self) -> None:
        begin, regels = BOEK.index("parameters:"), BOEK.index("regels:")
        los, rest = BOEK[begin:regels], BOEK[:begin] + BOEK[regels:]
        assert lees_regelboek({"a_regels.yaml": rest, "z_begrippen.yaml": los})["proef"].regels[0].parameters == ("telt_vanaf", "termijn_dagen")
