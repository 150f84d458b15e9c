"""The plan command from folder to judged file: the same bytes whatever form the sheets have, and every altered plan refused by name."""

from __future__ import annotations

import csv
import json
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from domain.momentopname import Momentopname
from domain.uitwisseling import lees, schrijf_csv, schrijf_json, schrijf_xlsx
from tests.api.opdrachtregel import Passend
from tests.bouw import locatie, opname, plek, vast_beleid, vastlegging, wachtende, week
from tests.placement.test_check_veertien import BELEID, GEVALLEN, GOED, plan_van, regio

Json = dict[str, Any]


def husselde_map(van: Path, naar: Path, zaad: int, scheiding: str = ",", codering: str = "utf-8") -> Path:
    """The same sheets with rows and columns in another order."""
    toeval = random.Random(zaad)
    naar.mkdir()
    for pad in sorted(van.glob("*.csv")):
        with pad.open(encoding="utf-8-sig", newline="") as bestand:
            kop, *rijen = csv.reader(bestand)
        volgorde = toeval.sample(range(len(kop)), len(kop))
        toeval.shuffle(rijen)
        with (naar / pad.name).open("w", encoding=codering, newline="") as bestand:
            csv.writer(bestand, delimiter=scheiding).writerows([rij[kolom] for kolom in volgorde] for rij in (kop, *rijen))
    return naar


def als_bestand(opname: Momentopname, schrijver: Callable[[Momentopname, Path], object], pad: Path) -> Path:
    schrijver(opname, pad)
    return pad


def test_the_same_region_gives_the_same_bytes_in_every_form(passend: Passend, demo: Path, demoplan: Path, tmp_path: Path) -> None:
    vormen = {
        "gehusseld": husselde_map(demo, tmp_path / "gehusseld", 1),
        "Nederlands Excel": husselde_map(demo, tmp_path / "excel", 2, ";", "utf-8-sig"),
        "werkboek": als_bestand(lees(demo), schrijf_xlsx, tmp_path / "regio.xlsx"),
        "JSON": als_bestand(lees(demo), schrijf_json, tmp_path / "regio.json"),
    }
    verwacht = demoplan.read_text(encoding="utf-8")
    for vorm, pad in vormen.items():
        gemaakt = passend("plan", pad, "--json")
        assert gemaakt.code == 0, vorm
        assert gemaakt.uit == verwacht, vorm


def test_a_generated_region_is_planned_twice_the_same_and_checked(passend: Passend, tmp_path: Path) -> None:
    assert passend("genereer", tmp_path / "D", "--maat", "S", "--zaad", "1").code == 0
    eerste = passend("plan", tmp_path / "D", "--json")
    tweede = passend("plan", husselde_map(tmp_path / "D", tmp_path / "E", 3), "--json")
    assert (eerste.code, tweede.code) == (0, 0)
    assert eerste.uit == tweede.uit
    doelen = json.loads(eerste.uit)["doelen"]
    assert all(doel["bewezen"] for doel in doelen if doel["naam"].startswith("ongeplaatst_"))
    (tmp_path / "plan.json").write_text(eerste.uit, encoding="utf-8")
    assert passend("controleer-plan", tmp_path / "D", tmp_path / "plan.json").code == 0


def nagekeken(passend: Passend, map: Path, wie: Momentopname, tekst: str) -> tuple[int, set[str], str]:
    """Exit code, names of what is wrong, and what a person reads, for this plan text on this region."""
    schrijf_csv(wie, map / "regio")
    (map / "regio" / "beleid.yaml").write_text(f"horizon_weken: {BELEID.horizon_weken}\n", encoding="utf-8")
    (map / "plan.json").write_text(tekst, encoding="utf-8")
    machine = passend("controleer-plan", map / "regio", map / "plan.json", "--json")
    mens = passend("controleer-plan", map / "regio", map / "plan.json")
    assert machine.code == mens.code
    soorten = {rij["soort"] for rij in json.loads(machine.uit)["bevindingen"]} if machine.code in (0, 1) else set()
    return machine.code, soorten, mens.uit + mens.fout


@pytest.mark.parametrize("naam", GEVALLEN)
def test_fourteen_altered_plans_are_refused_by_name(passend: Passend, tmp_path: Path, naam: str) -> None:
    geval = GEVALLEN[naam]
    wie = geval.regio(regio())
    code, soorten, gelezen = nagekeken(passend, tmp_path, wie, plan_van(wie, *geval.keuzes).als_json())
    assert (code, soorten) == (1, {geval.soort})
    assert "interne fout" not in gelezen
    assert "Traceback" not in gelezen


def test_the_plan_before_it_is_altered_is_good(passend: Passend, tmp_path: Path) -> None:
    assert nagekeken(passend, tmp_path, regio(), plan_van(regio(), *GOED).als_json())[:2] == (0, set())


def _plaatsing(**velden: object) -> Callable[[Json], None]:
    return lambda plan: plan["plaatsingen"][0].update(velden)


def _doel(**velden: object) -> Callable[[Json], None]:
    return lambda plan: plan["doelen"][5].update(velden)


def _veld(**velden: object) -> Callable[[Json], None]:
    return lambda plan: plan.update(velden)


ANDERS: dict[str, tuple[Callable[[Json], None], str]] = {
    "een mooier doel": (_doel(waarde=0, beste=0, grens=0), "doelwaarde"),
    "een grens boven de waarde": (_doel(grens=10**6), "grens_klopt_niet"),
    "een doel weggelaten": (lambda plan: plan["doelen"].pop(), "doel_volgorde"),
    "een plek die niet bestaat": (_plaatsing(plekgroepId="P99"), "onbekende_plek"),
    "een sleutelfiguur die niet bestaat": (_plaatsing(sleutelfiguurId="S99"), "sleutelfiguur"),
    "een dinsdag": (_plaatsing(week="2026-12-01"), "week_geen_maandag"),
    "een week in het verleden": (_plaatsing(week=week(-1).isoformat()), "week_buiten_horizon"),
    "iemand uit de lijst": (_veld(nietGeplaatst=[], geenPassendAanbod=[]), "indeling"),
    "een kengetal": (lambda plan: plan["kengetallen"].update(urgentiegewicht=0), "kengetal"),
    "waar het van afhangt": (_plaatsing(hangtAfVan=[]), "hangt_af_van"),
    "een andere momentopname": (_veld(momentopname="0" * 64), "momentopname"),
    "ander beleid": (_veld(beleid="0" * 64), "beleid"),
    "andere regels": (_veld(regels="0" * 64), "regels"),
    "een andere peildatum": (_veld(peildatum="2026-11-23"), "momentopname"),
}


@pytest.mark.parametrize("naam", ANDERS)
def test_what_a_plan_says_about_itself_is_recounted(passend: Passend, tmp_path: Path, naam: str) -> None:
    verander, soort = ANDERS[naam]
    plan = json.loads(plan_van(regio(), *GOED).als_json())
    verander(plan)
    code, soorten, gelezen = nagekeken(passend, tmp_path, regio(), json.dumps(plan))
    assert code == 1
    assert any(naam_.startswith(soort) for naam_ in soorten), soorten
    assert "interne fout" not in gelezen


MISVORMD: dict[str, Callable[[Json], None]] = {
    "een week die geen datum is": _plaatsing(week="volgende week"),
    "een onbekend veld": _veld(geheim=1),
    "een plan zonder doelen": lambda plan: plan.pop("doelen"),
    "een waarde die geen getal is": _doel(waarde="veel"),
    "plaatsingen die geen lijst zijn": _veld(plaatsingen="geen"),
    "een onbekende modus": _veld(modus="snel"),
    "een leeg id": lambda plan: plan["plaatsingen"][0].update(clientId=None),
}


@pytest.mark.parametrize("naam", MISVORMD)
def test_a_malformed_plan_is_bad_input(passend: Passend, tmp_path: Path, naam: str) -> None:
    plan = json.loads(plan_van(regio(), *GOED).als_json())
    MISVORMD[naam](plan)
    code, _, gelezen = nagekeken(passend, tmp_path, regio(), json.dumps(plan))
    assert code == 2
    assert "interne fout" not in gelezen


@pytest.mark.parametrize("opdracht", [("plan",), ("plan", "--json"), ("voorstel", "--client", "K001"), ("wie-past", "--plek", "P1")], ids=" ".join)
def test_nothing_is_written_or_said_on_bad_input(passend: Passend, demo: Path, tmp_path: Path, opdracht: tuple[str, ...]) -> None:
    stuk = husselde_map(demo, tmp_path / "stuk", 4)
    tekst = (stuk / "clienten.csv").read_text(encoding="utf-8")
    (stuk / "clienten.csv").write_text(tekst.replace("wacht_plaatsing", "wachtplaatsing"), encoding="utf-8")
    uit = ("--uit", str(tmp_path / "uit")) if opdracht[0] == "plan" else ()
    uitkomst = passend(opdracht[0], stuk, *opdracht[1:], *uit)
    assert uitkomst.code == 2
    assert not (tmp_path / "uit").exists()
    assert "Er is niets gelezen" in uitkomst.fout
    if "--json" not in opdracht:
        assert uitkomst.uit == ""


def test_the_beleid_in_the_folder_is_the_one_that_counts(passend: Passend, demo: Path, demoplan: Path, tmp_path: Path) -> None:
    kort = husselde_map(demo, tmp_path / "kort", 5)
    (kort / "beleid.yaml").write_text("horizon_weken: 4\n", encoding="utf-8")
    gemaakt = json.loads(passend("plan", kort, "--json").uit)
    assert gemaakt["beleid"] == vast_beleid(horizon_weken=4).sha256()
    uitkomst = passend("controleer-plan", kort, demoplan, "--json")
    assert uitkomst.code == 1
    assert "beleid" in {rij["soort"] for rij in json.loads(uitkomst.uit)["bevindingen"]}


@pytest.mark.parametrize("lezer", [("--lezer", "locatie", "--locatie", "L1"), ("--lezer", "client", "--client", "C3")], ids=["locatie", "client"])
def test_who_has_no_need_of_it_hears_nothing_of_others_on_the_way(passend: Passend, tmp_path: Path, lezer: tuple[str, ...]) -> None:
    pins = [vastlegging(wie, "vast", "P1", week(0)) for wie in ("C1", "C2")]
    rijen = (locatie("L1"), plek("P1", "L1"), wachtende("C1", urgentie=1), wachtende("C2", urgentie=1), wachtende("C3"))
    schrijf_csv(opname(rijen), tmp_path / "goed")
    schrijf_csv(opname(rijen, pins), tmp_path / "botst")
    goed, botst = passend("plan", tmp_path / "goed", *lezer), passend("plan", tmp_path / "botst", *lezer)
    assert (goed.code, botst.code) == (0, 1)
    assert "vastleggingen kunnen niet samen" in botst.fout
    for gelezen in (goed.fout, botst.fout, botst.uit):
        assert not re.search(r"C[12]|urgentie|geplaatst|\d van", gelezen), gelezen
