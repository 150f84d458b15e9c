"""No output for a locatie or client tells who else there is (design.md section 1; issue: victim and perpetrator)."""

from __future__ import annotations

import io
import re
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from api.clientblad import als_html, als_tekst, maak_blad
from api.planbeeld import planbeeld
from api.scherm import Scherm
from api.tabel_antwoord import toon_antwoord
from api.tabel_plan import toon_plan
from api.verslag import verslag_html
from api.werkboek import schrijf_werkboek
from placement.antwoorden import Oorzaak, Voorstellen, WaaromNiet, WiePast
from placement.lezers import GEVOLGEN, KAN_NU_NIET, NIET_IN_DE_GROEP, NOG_VRIJ, Lezer, voor_lezer
from tests.api.geheim import HASHES, HUIZEN, PAREN, PLEK, Paar, antwoorden, plan_van, regio, voorstel, zicht
from tests.bouw import vast_beleid

KLEIN_AANTAL = re.compile(r"\b([0-4]|één|twee|drie|vier) (andere )?(bewoner|mens|cliënt|persoon|personen|wachtend)", re.IGNORECASE)
SOORTEN = tuple(soort for soort in get_args(Oorzaak.model_fields["soort"].annotation) if soort != "neutraal")
NAMEN = (*HUIZEN.values(), *HUIZEN, *PLEK.values(), "SLO88", "DAD99", "2 bewoners", "drie andere mensen", "agressie", "(DAD99)", "DAD99's", "past goed")
OPNAME = regio()
PLAN = plan_van(OPNAME)

zinnen = st.lists(st.lists(st.sampled_from(NAMEN), min_size=1, max_size=4).map(lambda delen: "Er is " + ", ".join(delen) + "."), max_size=3).map(tuple)
paren = st.sampled_from(PAREN)
lezers = st.sampled_from(("locatie", "client"))


def op_scherm(antwoord: Voorstellen | WiePast | WaaromNiet, kijk: Any) -> str:
    with redirect_stdout(io.StringIO()) as uit:
        toon_antwoord(antwoord, kijk, Scherm())
    return uit.getvalue()


def verraadt_niets(tekst: str, paar: Paar) -> None:
    for verboden in paar.verboden:
        assert verboden.casefold() not in tekst.casefold(), verboden
    assert not KLEIN_AANTAL.search(tekst)


@settings(max_examples=150, deadline=None)
@given(
    paar=paren,
    lezer=lezers,
    teksten=zinnen,
    soorten=st.lists(st.sampled_from(SOORTEN), max_size=4).map(tuple),
    uitkomst=st.sampled_from(("regel", "onmogelijk", "prijs", "al_zo")),
)
def test_no_answer_names_the_other_person_or_their_location(
    paar: Paar, lezer: Lezer, teksten: tuple[str, ...], soorten: tuple[Any, ...], uitkomst: str
) -> None:
    kijk = zicht(OPNAME, lezer, paar, PLAN)
    for antwoord in antwoorden(paar, teksten, soorten, uitkomst):
        deel = voor_lezer(antwoord, kijk)
        verraadt_niets(deel.als_json() + op_scherm(deel, kijk), paar)


@pytest.mark.parametrize("paar", PAREN, ids=lambda paar: paar.wie)
@pytest.mark.parametrize("lezer", ["locatie", "client"])
def test_no_plan_report_or_workbook_names_them(paar: Paar, lezer: Lezer, tmp_path: Path) -> None:
    beeld = planbeeld(PLAN, OPNAME, vast_beleid(), zicht(OPNAME, lezer, paar, PLAN))
    with redirect_stdout(io.StringIO()) as uit:
        toon_plan(beeld, Scherm())
    schrijf_werkboek(beeld, tmp_path / "plan.xlsx")
    boek = load_workbook(tmp_path / "plan.xlsx")
    cellen = "\n".join([*boek.sheetnames, *(str(cel) for vel in boek.worksheets for rij in vel.iter_rows(values_only=True) for cel in rij if cel is not None)])
    for tekst in (beeld.plan.als_json(), uit.getvalue(), verslag_html(beeld), cellen):
        assert paar.wie in tekst
        verraadt_niets(tekst, paar)
        assert "DERDE" not in tekst


@pytest.mark.parametrize("paar", PAREN, ids=lambda paar: paar.wie)
def test_the_page_for_the_client_names_nobody_else_even_where_the_wish_was_their_location(paar: Paar) -> None:
    blad = maak_blad(PLAN, OPNAME, vast_beleid(), paar.wie)
    for tekst in (als_html(blad), als_tekst(blad)):
        verraadt_niets(tekst, paar)
    assert "de locatie die u noemde" in als_tekst(blad).casefold()


@pytest.mark.parametrize("paar", PAREN, ids=lambda paar: paar.wie)
def test_asking_about_the_very_location_of_the_other_tells_no_more_than_that_it_cannot_be(paar: Paar) -> None:
    def vraag(uitkomst: Any, lezer: Lezer) -> str:
        oorzaak = Oorzaak(soort="onverenigbaar", ids=(paar.andere_locatie,), tekst=f"{paar.wie} en {paar.ander} kunnen niet samen.", personen=(paar.ander,))
        antwoord = WaaromNiet(
            client_id=paar.wie,
            locatie_id=paar.andere_locatie,
            uitkomst=uitkomst,
            oorzaken=(oorzaak,) if uitkomst == "onmogelijk" else (),
            voorstel=voorstel(paar, paar.andere_locatie, ()) if uitkomst == "prijs" else None,
            **HASHES,
        )
        kijk = zicht(OPNAME, lezer, paar, PLAN)
        return voor_lezer(antwoord, kijk).als_json() + op_scherm(voor_lezer(antwoord, kijk), kijk)

    for lezer, zin in (("client", KAN_NU_NIET), ("locatie", NIET_IN_DE_GROEP)):
        onmogelijk, prijs = (vraag(uitkomst, lezer) for uitkomst in ("onmogelijk", "prijs"))
        assert zin in onmogelijk
        assert onmogelijk == prijs  # possible when the other leaves, and impossible, must not be told apart
        assert paar.ander not in onmogelijk
        assert HUIZEN[paar.andere_locatie] not in onmogelijk
        assert "onverenigbaar" not in onmogelijk


@pytest.mark.parametrize("soort", SOORTEN)
def test_a_client_reads_the_same_whatever_stands_in_the_way(soort: Any) -> None:
    kijk = zicht(OPNAME, "client", PAREN[0], PLAN)
    gelezen = {
        voor_lezer(antwoorden(PAREN[0], (), soorten, "onmogelijk")[2], kijk).als_json()
        for soorten in ((soort,), ("onverenigbaar",), ("plekken", "onverenigbaar"))
    }
    assert len(gelezen) == 1


def test_a_location_cannot_tell_an_incompatible_person_from_a_group_limit() -> None:
    kijk = zicht(OPNAME, "locatie", PAREN[0], PLAN)
    gelezen = {voor_lezer(antwoorden(PAREN[0], (), (soort,), "onmogelijk")[2], kijk).als_json() for soort in ("onverenigbaar", "samenstelling", "bedenking")}
    assert len(gelezen) == 1


def test_a_location_hears_that_there_are_consequences_and_a_client_does_not() -> None:
    antwoord = antwoorden(PAREN[0], (), (), "regel")[0]
    assert GEVOLGEN in voor_lezer(antwoord, zicht(OPNAME, "locatie", PAREN[0], PLAN)).als_json()
    assert "gevolgen voor anderen" not in voor_lezer(antwoord, zicht(OPNAME, "client", PAREN[0], PLAN)).als_json()


def test_what_a_place_depends_on_always_reads_the_same() -> None:
    for lezer in get_args(Lezer)[1:]:
        kijk = zicht(OPNAME, lezer, PAREN[0], PLAN)
        anders = ("Hangt af van een vertrek dat onzeker is.", "Hangt af van een verhuizing die ook in dit plan staat.")
        gelezen = {voor_lezer(antwoorden(PAREN[0], (tekst,), (), "prijs")[0], kijk).voorstellen[0].onzeker for tekst in anders}
        assert len(gelezen) == 1
        assert NOG_VRIJ in gelezen.pop()


def test_a_sleutelfiguur_sees_everything() -> None:
    kijk = zicht(OPNAME, "sleutelfiguur", PAREN[0], PLAN)
    for antwoord in antwoorden(PAREN[0], ("Er wonen 2 bewoners.",), ("onverenigbaar",), "onmogelijk"):
        assert voor_lezer(antwoord, kijk) is antwoord
        assert "DAD99" in op_scherm(antwoord, kijk)
