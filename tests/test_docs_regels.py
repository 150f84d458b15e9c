"""What stands in `docs/` about the rules is what the rules say now; the draft for the register is one the register would take."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from api.algoritmeregister import registratie
from api.regelboekje_md import GEMAAKT
from api.regeldocs import STAND, docs_bestanden, schrijf_docs
from api.registervelden import IN_TE_VULLEN, VELDEN, fouten
from rules.laden import laad_regelboek

DOCS = Path(__file__).parents[1] / "docs"
BESTANDEN = docs_bestanden(laad_regelboek())
VERNIEUW = 'docs is verouderd: laat api.regeldocs.schrijf_docs(laad_regelboek(), Path("docs")) haar opnieuw maken'


@pytest.mark.parametrize("naam", BESTANDEN)
def test_the_file_is_not_stale(naam: str) -> None:
    pad = DOCS / naam
    assert pad.is_file(), VERNIEUW
    assert pad.read_text(encoding="utf-8") == BESTANDEN[naam], VERNIEUW


def test_no_page_of_a_set_that_is_gone_is_left() -> None:
    gemaakt = {str(pad.relative_to(DOCS)) for pad in DOCS.rglob("*.md") if GEMAAKT in pad.read_text(encoding="utf-8")}
    assert gemaakt == {naam for naam in BESTANDEN if naam.endswith(".md")}, VERNIEUW


def test_writing_twice_gives_the_same_files(tmp_path: Path) -> None:
    eerst = {pad: pad.read_bytes() for pad in schrijf_docs(laad_regelboek(), tmp_path)}
    assert eerst == {pad: pad.read_bytes() for pad in schrijf_docs(laad_regelboek(), tmp_path)}
    assert {str(pad.relative_to(tmp_path)) for pad in eerst} == set(BESTANDEN)


@pytest.mark.parametrize("naam", [naam for naam in BESTANDEN if naam.endswith(".md")])
def test_every_link_to_another_page_arrives(naam: str) -> None:
    doelen = [doel for doel in re.findall(r"\]\(([^)]+)\)", BESTANDEN[naam]) if not doel.startswith(("https://", "#"))]
    assert [doel for doel in doelen if not (DOCS / naam).parent.joinpath(doel).is_file()] == []


def test_the_register_would_take_the_entry() -> None:
    velden = registratie(laad_regelboek(), STAND)
    assert list(fouten(velden)) == []
    assert list(velden) == [veld.naam for veld in VELDEN]
    assert all(velden[veld.naam] for veld in VELDEN if veld.verplicht)
    assert velden == json.loads(BESTANDEN["algoritmeregister.json"])


def test_the_entry_leaves_open_what_only_the_organisation_knows_and_claims_no_test() -> None:
    velden = registratie(laad_regelboek(), STAND)
    assert {naam for naam, waarde in velden.items() if waarde == IN_TE_VULLEN} == {"organization", "contact_email", "provider"}
    assert velden["status"] == "In ontwikkeling"
    assert velden["begin_date"] is None
    assert velden["impacttoetsen_grouping"] == []
    assert "nog geen DPIA" in str(velden["impacttoetsen"])
    assert "nog geen IAMA" in str(velden["impacttoetsen"])


def test_the_entry_names_every_law_of_the_rules() -> None:
    boek = laad_regelboek()
    velden = registratie(boek, STAND)
    wetten = {(regel.grondslag.law, regel.grondslag.article) for regelset in boek.sets.values() for regel in regelset.regels if regel.grondslag.law}
    basis = str(velden["lawful_basis"])
    for wet, artikel in wetten:
        (zin,) = [regel for regel in basis.split("\n") if regel.startswith(f"{wet}, ")]
        assert re.search(rf"(?<![\d.]){re.escape(artikel)}(?![\d.]*\d)", zin)


def test_what_the_register_would_refuse_is_said() -> None:
    velden = registratie(laad_regelboek(), STAND)
    fout = {**velden, "name": "x" * 101, "status": "Klaar", "contact_email": "", "verzonnen": "x"}
    del fout["lang"]
    assert len(list(fouten(fout))) == 5


@pytest.mark.parametrize("zin", ["AVG artikel 22", "Awb artikel 3:2", "Awb artikel 3:46", "geen DPIA", "De stuurgroep", "binnen zes weken", "Algoritmekader"])
def test_the_note_on_oversight_says_what_it_must(zin: str) -> None:
    assert zin in BESTANDEN["menselijk-toezicht.md"]


def test_the_note_lists_every_signal_with_who_must_look() -> None:
    notitie = BESTANDEN["menselijk-toezicht.md"]
    for regelset in laad_regelboek().sets.values():
        for regel in regelset.geldig_op(STAND):
            if regel.aan:
                assert f"- {regel.titel}" in notitie
