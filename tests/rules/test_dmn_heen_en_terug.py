"""Export, import, export: nothing changes, for every shipped set and for random tables; and the XML is what the schema of DMN asks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from importlib.metadata import files
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from domain.fouten import RegelFout
from rules.dmn import naar_dmn, uit_dmn
from rules.dmn.rijen import zonder_regelnummers
from rules.dmn.schrijf import als_yaml
from rules.laden import laad_regelboek, lees_regelboek
from rules.parameters import Parameter
from rules.regelboek import Regelboek, Regelset
from rules.taal import Constante, DagGevraagd, Feitverwijzing, Operand, Parameterverwijzing, Regel, Voorwaarde
from tests.rules.willekeurig import OP

SETS = sorted(laad_regelboek().sets)
BLADEREN: list[object] = [
    {"gelijk": ["client.domein", "BW"]},
    {"ongelijk": ["client.woning", "eigen"]},
    {"in": ["client.woning", ["eigen", "toegezegd"]]},
    {"in": ["client.urgentie", ["1", "3"]]},
    {"gelijk": ["client.zwaardere_vorm_akkoord", "nee"]},
    {"minstens": ["client.leeftijd", "18"]},
    {"minder": ["client.leeftijd", "parameter.grens"]},
    {"meer": ["plek.woonvorm", "client.woonvorm_nodig"]},
    {"hoogstens": ["client.vroegste_week", {"dag": "op", "plus_weken": "parameter.weken"}]},
    {"minder": [{"dag": "client.vroegste_week", "min_maanden": "2", "plus_dagen": "3"}, "2026-11-30"]},
    {"meer": ["afgeleid.later", "op"]},
    {"meer": [{"dag": "afgeleid.melding", "plus_dagen": "3"}, "op"]},
    {"meer": [{"dag": "client.aanmelddatum", "min_maanden": "parameter.weken"}, "op"]},
    {"in": [{"dag": "client.vroegste_week", "plus_dagen": "1"}, ["2026-12-01", "2027-03-01"]]},
    {"minder": [{"dag": "client.aanmelddatum", "plus_dagen": "14", "wettelijk": "ja"}, "op"]},
    {"gelijk": ["afgeleid.jong", "ja"]},
    {"gelijk": ["afgeleid.jong", "nee"]},
    {"bevat_alle": ["locatie.expertises", "client.expertise_nodig"]},
    {"overlapt": ["client.expertise_nodig", ["lvb", "nah"]]},
    {"is_afwezig": "client.toezicht_nodig"},
]
VOORAF: dict[str, object] = {
    "parameters": [
        {
            **{"naam": naam, "titel": f"Het getal {naam}", "type": "getal", "aanname": "ja", "open_vraag": "G9", "vraag": "Welk getal?"},
            "waarden": [
                {"geldig_van": "2023-01-01", "geldig_tot": "2027-12-31", "waarde": "18", "legal_basis": {"document": "d", "section": "s"}},
                {"geldig_van": "2028-01-01", "waarde": "21", "legal_basis": {"law": "Wmo 2015", "article": "1.2.1", "paragraph": "1"}},
            ],
        }
        for naam in ("grens", "weken", "ongebruikt")
    ],
    "afgeleid": [
        {"naam": "melding", "titel": "Melding", "datum": "client.aanmelddatum"},
        {"naam": "later", "titel": "Later", "datum": {"dag": "client.aanmelddatum", "plus_weken": "parameter.weken"}},
        {"naam": "jong", "titel": "Jong", "als": {"een_van": [{"minder": ["client.leeftijd", "parameter.grens"]}, {"gelijk": ["client.domein", "BG"]}]}},
    ],
}
voorwaarden = st.recursive(
    st.sampled_from(BLADEREN),
    lambda deel: st.one_of(
        st.builds(lambda delen: {"alle": delen}, st.lists(deel, min_size=1, max_size=3)),
        st.builds(lambda delen: {"een_van": delen}, st.lists(deel, min_size=1, max_size=3)),
        st.builds(lambda kind: {"niet": kind}, deel),
    ),
    max_leaves=5,
)


def tabel(als: list[object]) -> str:
    """A rule file with a table of these conditions, a second version of the first row, and every kind of text."""
    regels = [
        {
            **{"id": f"rij-{i}", "titel": f"Rij {i}: 'a' & <b>", "geldig_van": "2023-01-01", "legal_basis": {"document": "d\\1", "section": "§ 1"}},
            **{"gaat_over": "client×plek", "als": deel, "dan": "uitkomst", "uitkomst": "ja" if i % 2 else "x_y"},
            **{"uitleg": "Leeftijd {client.leeftijd}, {afgeleid.jong}; grens {parameter.grens}: op {op}.", "weigering": 'Niet "zo".'},
            "voor_client": {"uitleg": "Dit past bij u.", "weigering": "Dit past niet bij u."},
        }
        for i, deel in enumerate(als)
    ]
    regels[0] |= {"geldig_tot": "2026-12-31"}
    regels.append(regels[0] | {"geldig_van": "2027-01-01", "geldig_tot": "2027-02-28", "uitleg": "Later."})
    kop: dict[str, object] = {"set": "proef", "titel": "Proef", "methode": "tabel", "uitkomsten": ["x_y", "ja", "nooit"]}
    return als_yaml({**kop, **VOORAF, "regels": regels})  # type: ignore[arg-type, dict-item]  # nested text


def kaal(regelset: Regelset) -> Regelset:
    """A set without the lines and file its parts came from, and with the parameters it uses only."""
    gebruikt = {naam for regel in regelset.regels for naam in regel.parameters}
    parameters = {naam: _kale_parameter(p) for naam, p in regelset.parameters.items() if naam in gebruikt}
    return replace(regelset, regels=tuple(_kale_regel(regel) for regel in regelset.regels), parameters=parameters)


def _kale_regel(regel: Regel) -> Regel:
    begrippen = tuple((naam, _kaal_begrip(deel)) for naam, deel in regel.begrippen)
    return replace(regel, als=zonder_regelnummers(regel.als), begrippen=begrippen, bestand="", regelnummer=0)


def _kaal_begrip(deel: Operand | Voorwaarde) -> Operand | Voorwaarde:
    return deel if isinstance(deel, Feitverwijzing | Constante | DagGevraagd | Parameterverwijzing) else zonder_regelnummers(deel)


def _kale_parameter(parameter: Parameter) -> Parameter:
    return replace(parameter, bestand="", regelnummer=0, waarden=tuple(replace(rij, regelnummer=0) for rij in parameter.waarden))


def heen_en_terug(regelset: Regelset, boek: Regelboek, op: date) -> None:
    heen = naar_dmn(regelset, boek, op)
    terug = uit_dmn(heen.xml, "proef.dmn")
    assert terug.meldingen == ()
    boek_terug = lees_regelboek({"proef.yaml": terug.yaml})
    assert kaal(boek_terug[regelset.naam]) == kaal(regelset)
    assert naar_dmn(boek_terug[regelset.naam], boek_terug, op) == heen


@pytest.mark.parametrize(("naam", "op"), list(product(SETS, (OP, date(2028, 2, 29)))))
def test_elke_meegeleverde_set_komt_heel_terug(naam: str, op: date) -> None:
    heen_en_terug(laad_regelboek()[naam], laad_regelboek(), op)


@settings(max_examples=40, deadline=None)
@given(als=st.lists(voorwaarden, min_size=1, max_size=4), op=st.sampled_from((date(2026, 1, 31), date(2027, 1, 5))))
def test_een_willekeurige_tabel_komt_heel_terug(als: list[object], op: date) -> None:
    boek = lees_regelboek({"proef.yaml": tabel([*als, {"gelijk": ["client.domein", "BG"]}])})
    heen_en_terug(boek["proef"], boek, op)


def test_elk_soort_vergelijking_komt_heel_terug() -> None:
    boek = lees_regelboek({"proef.yaml": tabel(BLADEREN)})
    heen_en_terug(boek["proef"], boek, date(2026, 1, 31))


def test_wat_een_regel_niet_gebruikt_gaat_niet_mee() -> None:
    boek = lees_regelboek({"proef.yaml": tabel([{"gelijk": ["client.domein", "BG"]}])})
    tekst = uit_dmn(naar_dmn(boek["proef"], boek, OP).xml, "proef.dmn").yaml
    assert "ongebruikt" not in tekst
    assert "naam: grens" in tekst
    assert "naam: weken" not in tekst


def test_een_set_zonder_geldige_regels_is_een_fout() -> None:
    with pytest.raises(RegelFout, match="geen regels die gelden op 1999-01-01"):
        naar_dmn(laad_regelboek()["wachten_bw"], laad_regelboek(), date(1999, 1, 1))


def _schema() -> etree.XMLSchema:
    """The OMG schema of DMN 1.3 as a package ships it: the parts we write did not change up to 1.5, only the year in the namespace."""
    (pad,) = (bestand.locate() for bestand in files("spiffworkflow") or () if bestand.name == "DMN13.xsd")
    return etree.XMLSchema(etree.parse(str(pad)))


def test_de_xml_voldoet_aan_het_openbare_schema() -> None:
    schema = _schema()
    boek = lees_regelboek({"proef.yaml": tabel(BLADEREN)})
    for regelset, bron in [*((laad_regelboek()[naam], laad_regelboek()) for naam in SETS), (boek["proef"], boek)]:
        xml = naar_dmn(regelset, bron, OP).xml
        schema.assertValid(etree.fromstring(xml.replace("/DMN/20230324/", "/DMN/20191111/").encode()))
    assert not schema.validate(etree.fromstring(xml.replace("/DMN/20230324/", "/DMN/20191111/").replace("inputData", "invoer").encode()))


def test_elke_verwijzing_in_het_bestand_bestaat() -> None:
    for naam in SETS:
        wortel = etree.fromstring(naar_dmn(laad_regelboek()[naam], laad_regelboek(), OP).xml.encode())
        ids = {deel.get("id") for deel in wortel.iter() if deel.get("id")}
        soorten = {deel.get("name") for deel in wortel.iter("{*}itemDefinition")} | {"string", "number", "boolean", "date"}
        assert {deel.get("href", "")[1:] for deel in wortel.iter("{*}requiredInput", "{*}requiredDecision")} <= ids
        assert {deel.get("typeRef") for deel in wortel.iter() if deel.get("typeRef")} <= soorten
