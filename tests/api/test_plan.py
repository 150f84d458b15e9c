"""`passend plan` and `controleer-plan`: what machines read, what is written, what each reader gets."""

from __future__ import annotations

import json
import signal
import threading
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from openpyxl import load_workbook

from api.opdrachten.zoeken import in_draad
from domain.fouten import InvoerFout
from domain.uitwisseling import lees
from placement.plan import Plan
from solving.limits import Stop
from tests.api.geheim import plan_van, regio
from tests.api.opdrachtregel import Passend


def test_json_is_all_that_stands_on_stdout_and_the_check_agrees(passend: Passend, demo: Path, demoplan: Path, tmp_path: Path) -> None:
    gemaakt = passend("plan", demo, "--json")
    assert gemaakt.code == 0
    assert gemaakt.uit == demoplan.read_text(encoding="utf-8")
    assert "Zonder plek, urgentie 1" in gemaakt.fout
    (tmp_path / "plan.json").write_text(gemaakt.uit, encoding="utf-8")
    nageteld = passend("controleer-plan", demo, tmp_path / "plan.json")
    assert nageteld.code == 0
    assert "Het plan klopt" in nageteld.uit


def test_a_changed_plan_is_refused_by_name(passend: Passend, demo: Path, demoplan: Path, tmp_path: Path) -> None:
    plan = json.loads(demoplan.read_text(encoding="utf-8"))
    plan["plaatsingen"].append({**plan["plaatsingen"][0], "plekgroepId": plan["plaatsingen"][-1]["plekgroepId"]})
    (tmp_path / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    nageteld = passend("controleer-plan", demo, tmp_path / "plan.json", "--json")
    assert nageteld.code == 1
    assert "dubbele_plaatsing" in {rij["soort"] for rij in json.loads(nageteld.uit)["bevindingen"]}


def test_the_tables_say_first_that_it_is_a_proposal(passend: Passend, demo: Path, tmp_path: Path) -> None:
    getoond = passend("plan", demo, "--uit", tmp_path / "uit")
    assert getoond.code == 0
    assert getoond.uit.index("Dit is een voorstel, geen besluit.") < getoond.uit.index("Voorgestelde plekken")
    assert "bewezen: beter kan niet" in getoond.uit
    assert sorted(pad.name for pad in (tmp_path / "uit").iterdir()) == ["plan.html", "plan.json", "plan.xlsx"]


def test_by_hand_is_said_to_be_an_imitation(passend: Passend, demo: Path) -> None:
    getoond = passend("plan", demo, "--modus", "nagebootst")
    assert getoond.code == 0
    assert "Nagebootst" in getoond.uit
    assert "niet naar het beste gezocht" in getoond.uit


def test_a_location_sees_only_its_own_proposals(passend: Passend, demo: Path, demoplan: Path) -> None:
    plan = Plan.model_validate_json(demoplan.read_text(encoding="utf-8"))
    opname = lees(demo)
    locatie = opname.plekgroep[plan.plaatsingen[0].plekgroep_id].locatie_id
    hier = {rij.client_id for rij in plan.plaatsingen if opname.plekgroep[rij.plekgroep_id].locatie_id == locatie}
    gezien = passend("plan", demo, "--lezer", "locatie", "--locatie", locatie, "--json").uit
    assert {rij["clientId"] for rij in json.loads(gezien)["plaatsingen"]} == hier
    assert not [client_id for client_id in opname.client if client_id not in hier and f'"{client_id}"' in gezien]


@pytest.mark.parametrize(("lezer", "zin"), [("locatie", "--locatie"), ("client", "--client")])
def test_a_reader_must_say_which_one(passend: Passend, demo: Path, lezer: str, zin: str) -> None:
    uitkomst = passend("plan", demo, "--lezer", lezer)
    assert uitkomst.code == 2
    assert zin in uitkomst.fout


class Tellen(HTMLParser):
    """Checks that every element is closed, and remembers what matters for who cannot see."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.namen: list[str] = []
        self.attributen: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.namen.append(tag)
        self.attributen += attrs
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.namen.append(tag)
        self.attributen += attrs

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_html_report_stands_on_its_own_and_can_be_read_aloud(passend: Passend, demo: Path, tmp_path: Path) -> None:
    passend("plan", demo, "--uit", tmp_path)
    html = (tmp_path / "plan.html").read_text(encoding="utf-8")
    lezer = Tellen()
    lezer.feed(html)
    assert lezer.open == []
    assert ("lang", "nl") in lezer.attributen
    assert lezer.namen.count("h1") == 1
    assert lezer.namen.count("caption") == lezer.namen.count("table")
    assert lezer.namen.count("svg") == sum(naam == "role" for naam, _ in lezer.attributen) == 2
    assert not {"script", "link", "img", "iframe"} & set(lezer.namen)
    assert not [waarde for naam, waarde in lezer.attributen if naam in ("src", "href")]
    assert html.index("geen besluit") < html.index("<h2>")


def test_the_workbook_has_a_sheet_per_question_and_no_formula(passend: Passend, demo: Path, tmp_path: Path) -> None:
    passend("plan", demo, "--uit", tmp_path)
    boek = load_workbook(tmp_path / "plan.xlsx")
    assert boek.sheetnames == [
        "samenvatting",
        "plaatsingen",
        "niet geplaatst",
        "geen passend aanbod",
        "wacht op voorkeur",
        "buiten plan",
        "wachtrij intake",
        "bezetting",
        "signalen",
    ]
    teksten = [str(cel.value) for vel in boek.worksheets for rij in vel.iter_rows() for cel in rij if cel.value is not None]
    assert any("aanname, vast te stellen door Siem" in tekst for tekst in teksten)
    assert not [cel for vel in boek.worksheets for rij in vel.iter_rows() for cel in rij if cel.data_type == "f"]
    assert boek["plaatsingen"].freeze_panes == "A2"
    assert boek["plaatsingen"].auto_filter.ref


@pytest.fixture
def ctrl_c_komt_aan() -> Iterator[None]:
    """A process started in the background may have been told to ignore Ctrl-C."""
    voor = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, voor)


@pytest.mark.usefixtures("ctrl_c_komt_aan")
def test_ctrl_c_waits_for_the_best_plan_so_far() -> None:
    stop, bezig = Stop(), threading.Event()

    def werk() -> Plan:
        gestopt = threading.Event()
        stop.watch(gestopt.set)
        bezig.set()
        assert gestopt.wait(20)
        return plan_van(regio()).model_copy(update={"afgebroken": True})

    def druk_ctrl_c() -> None:
        assert bezig.wait(20)
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)

    threading.Thread(target=druk_ctrl_c).start()
    assert in_draad(werk, stop).afgebroken


def test_a_fault_while_searching_reaches_the_person() -> None:
    def werk() -> Plan:
        raise InvoerFout([])

    with pytest.raises(InvoerFout):
        in_draad(werk, Stop())
