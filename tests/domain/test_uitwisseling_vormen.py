"""CSV as Excel writes it, workbooks and JSON: what is read, and what is refused as a whole."""

from __future__ import annotations

import io
import json
import re
import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from unittest import mock

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from domain.fouten import Fout, InvoerFout
from domain.momentopname import Momentopname
from domain.uitwisseling import lees, lees_xlsx, momentopname_hash, schrijf_csv, schrijf_json, schrijf_xlsx, sjabloon, vind_beleid
from tests import bouw
from tests.domain.bladen_map import BladenMap, regio_in_het_klein


def fouten(pad: Path) -> tuple[Fout, ...]:
    with pytest.raises(InvoerFout) as gevangen:
        lees(pad)
    return gevangen.value.fouten


@pytest.mark.parametrize("scheiding", [";", ",", "\t"])
@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "utf-16"])
def test_delimiter_and_character_set_are_found(tmp_path: Path, scheiding: str, codering: str) -> None:
    opname = bouw.opname(bouw.locatie(naam="Huis ‘Café’; het tweede", expertises=("lvb", "ggz")), bouw.plek(kosten_per_week_euro="12.5"))
    pad = BladenMap(tmp_path, opname).schrijf(scheiding, codering)
    assert lees(pad) == opname


def test_dutch_excel_cells(tmp_path: Path) -> None:
    m = BladenMap(tmp_path, bouw.opname(bouw.locatie(), bouw.plek(kosten_per_week_euro="1"), bouw.wachtende("C1")))
    m.zet("plekken", 2, "kosten_per_week_euro", "1.250,50")
    m.zet("plekken", 2, "aantal", "3.0")
    m.zet("clienten", 2, "zwaardere_vorm_akkoord", "WAAR")
    m.zet("clienten", 2, "langdurig", " Nee ")
    m.zet("clienten", 2, "client_id", "  C1 ")
    m.bladen["clienten"] = [[*rij, "", ""] for rij in m.bladen["clienten"]] + [[""] * 5, []]
    opname = lees(m.schrijf(";"))
    assert (opname.plekken[0].kosten_per_week_euro, opname.plekken[0].aantal) == (Decimal("1250.50"), 3)
    assert (opname.client["C1"].zwaardere_vorm_akkoord, opname.client["C1"].langdurig) == (True, False)


def test_the_line_with_which_excel_names_the_delimiter(tmp_path: Path) -> None:
    opname = bouw.opname(bouw.locatie(), bouw.plek())
    pad = BladenMap(tmp_path, opname).schrijf(";") / "plekken.csv"
    pad.write_text("sep=;\n" + pad.read_text(encoding="utf-8"), encoding="utf-8")
    assert lees(tmp_path) == opname


@pytest.mark.parametrize("inhoud", ["", "\n\n", ";;;\n"])
def test_a_required_sheet_without_header_is_one_fault(tmp_path: Path, inhoud: str) -> None:
    schrijf_csv(regio_in_het_klein(), tmp_path)
    (tmp_path / "clienten.csv").write_text(inhoud)
    assert [(fout.blad, fout.rij) for fout in fouten(tmp_path)] == [("clienten", 1)]


def test_an_unknown_character_set_is_named_with_its_row(tmp_path: Path) -> None:
    m = BladenMap(tmp_path, bouw.opname(bouw.locatie("L1"), bouw.locatie("L2", naam="Huis Café"), bouw.plek()))
    m.schrijf()
    pad = tmp_path / "locaties.csv"
    pad.write_bytes(pad.read_text(encoding="utf-8").encode("cp1252"))
    (fout,) = fouten(tmp_path)
    assert (fout.melding, fout.bestand, fout.rij) == ("onbekende tekenset", "locaties.csv", 3)


def test_an_open_quote_is_a_fault_and_swallows_nothing(tmp_path: Path) -> None:
    schrijf_csv(regio_in_het_klein(), tmp_path)
    pad = tmp_path / "wensen.csv"
    pad.write_text(pad.read_text(encoding="utf-8").replace("C2,voorziening", 'C2,"voorziening'), encoding="utf-8")
    (fout,) = fouten(tmp_path)
    assert (fout.blad, fout.rij) == ("wensen", 4)


def test_three_formats_hold_the_same(tmp_path: Path) -> None:
    opname = regio_in_het_klein()
    schrijf_csv(opname, tmp_path / "map")
    schrijf_xlsx(opname, tmp_path / "boek.xlsx")
    schrijf_json(opname, tmp_path / "alles.json")
    for naam in ("map", "boek.xlsx", "alles.json"):
        gelezen = lees(tmp_path / naam)
        assert gelezen == opname
        assert momentopname_hash(gelezen) == momentopname_hash(opname)
    assert not list(tmp_path.glob(".*")) + list((tmp_path / "map").glob(".*"))


def test_writing_over_a_fuller_folder_leaves_no_old_rows(tmp_path: Path) -> None:
    schrijf_csv(regio_in_het_klein(), tmp_path)
    leeg = Momentopname(peildatum=bouw.PEILDATUM)
    schrijf_csv(leeg, tmp_path)
    assert lees(tmp_path) == leeg


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    teksten = ("=1+1", "+31", "-ja", "@naam", "=cmd|' /C calc'!A0")
    opname = bouw.opname(*(bouw.locatie(f"L{nummer}", naam=tekst) for nummer, tekst in enumerate(teksten)))
    pad = tmp_path / "boek.xlsx"
    schrijf_xlsx(opname, pad)
    assert lees(pad) == opname
    vel = openpyxl.load_workbook(pad)["locaties"]
    assert isinstance(vel, Worksheet)
    assert {vel.cell(rij, 5).data_type for rij in range(2, 7)} == {"s"}


def werkboek(pad: Path) -> openpyxl.Workbook:
    schrijf_xlsx(bouw.opname(bouw.locatie(), bouw.plek(), bouw.wachtende("C1"), bouw.wachtende("C2")), pad)
    return openpyxl.load_workbook(pad)


def cel(boek: openpyxl.Workbook, blad: str, rij: int, kolom: str, waarde: object) -> None:
    vel = boek[blad]
    assert isinstance(vel, Worksheet)
    plaats = next(cel.column for cel in vel[1] if cel.value == kolom)
    vel.cell(rij, plaats).value = waarde  # type: ignore[assignment]  # any kind of cell is the point here


def test_real_cells_of_a_workbook(tmp_path: Path) -> None:
    pad = tmp_path / "boek.xlsx"
    boek = werkboek(pad)
    cel(boek, "kop", 2, "waarde", datetime(2026, 11, 30))
    cel(boek, "clienten", 2, "aanmelddatum", datetime(2026, 9, 8))
    cel(boek, "clienten", 2, "risico", True)
    cel(boek, "clienten", 2, "geboortejaar", 1990.0)
    cel(boek, "clienten", 900, "risico", "  ")
    boek.create_sheet("uitleg van mij")
    boek.save(pad)
    opname = lees(pad)
    assert opname.peildatum == date(2026, 11, 30)
    assert (opname.client["C1"].aanmelddatum, opname.client["C1"].risico, opname.client["C1"].geboortejaar) == (date(2026, 9, 8), True, 1990)


def test_faults_in_a_workbook_have_its_row_numbers(tmp_path: Path) -> None:
    pad = tmp_path / "boek.xlsx"
    boek = werkboek(pad)
    cel(boek, "clienten", 2, "aanmelddatum", datetime(2026, 9, 8, 12, 30))
    cel(boek, "clienten", 3, "gemeente", '="GM"&"0855"')
    cel(boek, "plekken", 2, "aantal", "#N/A")
    boek.save(pad)
    assert [(fout.blad, fout.rij, fout.kolom, fout.bestand) for fout in fouten(pad)] == [
        ("plekken", 2, "aantal", "boek.xlsx"),
        ("clienten", 2, "aanmelddatum", "boek.xlsx"),
        ("clienten", 3, "gemeente", "boek.xlsx"),
    ]


def test_a_formula_counts_by_its_stored_outcome(tmp_path: Path) -> None:
    pad = tmp_path / "boek.xlsx"
    boek = werkboek(pad)
    cel(boek, "plekken", 2, "aantal", "=2+3")
    cel(boek, "plekken", 2, "kosten_per_week_euro", "=1250*1.1")
    boek.save(pad)
    with zipfile.ZipFile(pad) as archief:
        delen = {naam: archief.read(naam) for naam in archief.namelist()}
    with zipfile.ZipFile(pad, "w") as archief:
        for naam, deel in delen.items():
            leeg = re.sub(rb"<v>\s*</v>|<v\s*/>", b"<v />", deel)  # openpyxl writes the one or the other, by the XML library it finds
            met = leeg.replace(b"<f>2+3</f><v />", b"<f>2+3</f><v>5</v>").replace(b"<f>1250*1.1</f><v />", b"<f>1250*1.1</f><v>1375.0000000000002</v>")
            archief.writestr(naam, met)
    plek = lees(pad).plekken[0]
    assert (plek.aantal, plek.kosten_per_week_euro) == (5, Decimal(1375))


def test_a_row_number_no_workbook_has_is_refused(tmp_path: Path) -> None:
    pad = tmp_path / "boek.xlsx"
    werkboek(pad).close()
    with zipfile.ZipFile(pad) as archief:
        delen = {naam: archief.read(naam) for naam in archief.namelist()}
    with zipfile.ZipFile(pad, "w") as archief:
        for naam, deel in delen.items():
            archief.writestr(naam, deel.replace(b'<row r="3"', b'<row r="99999999999"'))
    with mock.patch.object(lees_xlsx, "MAX_RIJEN", 1000):
        assert "stuk" in fouten(pad)[0].melding


@pytest.mark.parametrize("inhoud", [b"", b"geen werkboek", b"PK\x03\x04half"])
def test_a_broken_workbook_is_one_fault(tmp_path: Path, inhoud: bytes) -> None:
    pad = tmp_path / "boek.xlsx"
    pad.write_bytes(inhoud)
    (fout,) = fouten(pad)
    assert "stuk" in fout.melding


def test_a_zip_without_workbook_and_one_cut_short(tmp_path: Path) -> None:
    met_iets_anders = io.BytesIO()
    with zipfile.ZipFile(met_iets_anders, "w") as archief:
        archief.writestr("a.txt", "a")
    pad = tmp_path / "boek.xlsx"
    pad.write_bytes(met_iets_anders.getvalue())
    assert len(fouten(pad)) == 1
    schrijf_xlsx(regio_in_het_klein(), pad)
    with zipfile.ZipFile(pad) as archief:
        delen = {naam: archief.read(naam) for naam in archief.namelist()}
    delen["xl/worksheets/sheet7.xml"] = delen["xl/worksheets/sheet7.xml"][:800]
    with zipfile.ZipFile(pad, "w") as archief:
        for naam, deel in delen.items():
            archief.writestr(naam, deel)
    assert "stuk" in fouten(pad)[0].melding


def test_a_zip_bomb_is_refused_before_it_unpacks(tmp_path: Path) -> None:
    pad = tmp_path / "boek.xlsx"
    with zipfile.ZipFile(pad, "w", zipfile.ZIP_DEFLATED) as archief:
        archief.writestr("xl/worksheets/sheet1.xml", b"0" * 1_000_001)
    with mock.patch.object(lees_xlsx, "MAX_BYTES", 1_000_000):
        (fout,) = fouten(pad)
    assert "groter dan 1 MB" in fout.melding


def test_json_cells(tmp_path: Path) -> None:
    opname = bouw.opname(bouw.locatie(expertises=("lvb", "ggz")), bouw.plek(aantal=3, kosten_per_week_euro="12.5"), bouw.overigen("P1", 2, 50, lvb=2))
    pad = tmp_path / "a.json"
    schrijf_json(opname, pad)
    inhoud = json.loads(pad.read_text(encoding="utf-8"))
    inhoud["plekken"][0] |= {"kosten_per_week_euro": 12.5, "aantal": "3", "toezicht": None}
    inhoud["locaties"][0]["expertises"] = "lvb; ggz"
    pad.write_text(json.dumps(inhoud), encoding="utf-8")
    assert lees(pad) == opname
    inhoud["plekken"][0]["aantal"] = {"a": 1}
    pad.write_text(json.dumps(inhoud), encoding="utf-8")
    (fout,) = fouten(pad)
    assert (fout.blad, fout.rij, fout.kolom) == ("plekken", 2, "aantal")


@pytest.mark.parametrize("tekst", ["", "[]", "{", '{"clienten": NaN}', "[" * 100_000, '"\\ud800"'])
def test_json_that_is_no_momentopname(tmp_path: Path, tekst: str) -> None:
    pad = tmp_path / "a.json"
    pad.write_text(tekst)
    assert len(fouten(pad)) == 1


def test_the_template_reads_back_with_three_rows(tmp_path: Path) -> None:
    pad = tmp_path / "leeg.xlsx"
    sjabloon(pad)
    boek = openpyxl.load_workbook(pad)
    assert boek.sheetnames[0] == "uitleg"
    cel(boek, "kop", 2, "waarde", date(2026, 11, 30))
    rijen = bouw.opname(bouw.locatie(), bouw.plek())
    for blad in ("organisaties", "locaties", "plekken"):
        for kolom, waarde in rijen.rijen(blad)[0].model_dump(mode="json").items():
            cel(boek, blad, 2, kolom, waarde if not isinstance(waarde, list) else None)
    boek.save(pad)
    assert lees(pad) == rijen


def test_the_template_helps_with_lists_and_marks_what_is_required(tmp_path: Path) -> None:
    pad = tmp_path / "leeg.xlsx"
    sjabloon(pad)
    vel = openpyxl.load_workbook(pad)["clienten"]
    assert isinstance(vel, Worksheet)
    assert vel.freeze_panes == "A2"
    comment = vel["A1"].comment
    assert comment is not None
    assert comment.text.startswith("* verplicht")
    assert {str(menu.sqref).split("2")[0] for menu in vel.data_validations.dataValidation} >= {"B", "C", "F"}


def test_the_beleid_beside_the_sheets_is_found(tmp_path: Path) -> None:
    assert vind_beleid(tmp_path) is None
    (tmp_path / "beleid.yaml").write_text("horizon_weken: 3\n")
    assert vind_beleid(tmp_path) == tmp_path / "beleid.yaml"
    assert vind_beleid(tmp_path / "beleid.yaml") is None
