"""A generated region allocated in one run: everybody of ten gemeenten has two people of their own team or a reason, Waalwijk has none.

The region is the one that `passend genereer --maat regio` makes, cut to six begeleiders and some twenty clients per gebiedsteam, so that a
test can wait for it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from api.opdrachten.uitvoeren import draai
from benchmarks.instances.genereer import genereer
from domain import soorten as s
from domain.gebied import laad_regio
from domain.momentopname import Momentopname
from domain.uitwisseling import lees, schrijf_csv
from tests.api.opdrachtregel import Passend
from tests.bouw import nieuw_bg

PER_TEAM, ZITTEND, NIEUW = 6, 16, 4
WAALWIJK = "GM0867"
Inhoud = dict[str, Any]


def kleine_regio() -> Momentopname:
    """The generated region with a part of its begeleiding; everything about wonen, and so who moves out, is left whole."""
    heel, regio = genereer("regio", 1), laad_regio()
    blijft = {rij.begeleider_id for rij in heel.begeleiders if not rij.gebiedsteam}
    for team in regio.gebiedsteams:
        blijft |= set([rij.begeleider_id for rij in heel.begeleiders if rij.gebiedsteam == team][:PER_TEAM])
    bij = {client_id: {rij.begeleider_id for rij in heel.caseload if rij.client_id == client_id} for client_id in {rij.client_id for rij in heel.caseload}}
    aantal: dict[tuple[str | None, bool], int] = {}
    mee = set()
    for client in heel.clienten:
        if client.domein is s.Domein.BG and bij.get(client.client_id, set()) <= blijft | {None}:
            soort = (regio.gebiedsteam_van(client.gemeente, client.gebied), client.client_id in bij)
            aantal[soort] = aantal.get(soort, 0) + 1
            if aantal[soort] <= (ZITTEND if soort[1] else NIEUW):
                mee.add(client.client_id)
    extra = nieuw_bg("WAALWIJK", gemeente=WAALWIJK, gebied=None, aanmelddatum=heel.peildatum)
    blijven = {rij.client_id for rij in heel.clienten if rij.domein is s.Domein.BW or rij.client_id in mee}
    return heel.model_copy(
        update={
            "clienten": (*(rij for rij in heel.clienten if rij.client_id in blijven), extra[0]),
            "besluiten": (*(rij for rij in heel.besluiten if rij.client_id in blijven), extra[1]),
            "caseload": tuple(rij for rij in heel.caseload if rij.client_id in mee),
            "vier_ogen_uitzonderingen": tuple(rij for rij in heel.vier_ogen_uitzonderingen if rij.client_id in mee),
            "begeleiders": tuple(rij for rij in heel.begeleiders if rij.begeleider_id in blijft),
        }
    )


@pytest.fixture(scope="module")
def regio(tmp_path_factory: pytest.TempPathFactory) -> Path:
    map = tmp_path_factory.mktemp("kleine") / "regio"
    schrijf_csv(kleine_regio(), map)
    return map


@pytest.fixture(scope="module")
def bestand(regio: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    uit = tmp_path_factory.mktemp("verdeling")
    assert draai(["verdeel", str(regio), "--uit", str(uit)]) == 0
    return uit / "verdeling.json"


@pytest.fixture(scope="module")
def verdeling(bestand: Path) -> Inhoud:
    inhoud: Inhoud = json.loads(bestand.read_text("utf-8"))
    return inhoud


def test_everybody_of_ten_gemeenten_has_two_people_of_their_team_or_a_reason(regio: Path, verdeling: Inhoud) -> None:
    opname, streek = lees(regio), laad_regio()
    team_van = {rij.begeleider_id: rij.gebiedsteam for rij in opname.begeleiders}
    vandaag = {(rij.client_id, rij.begeleider_id) for rij in opname.caseload}
    alleen = {rij.client_id for rij in opname.vier_ogen_uitzonderingen if rij.akkoord_teamleider}
    genoemd = {rij["clientId"]: rij["reden"] for rij in (*verdeling["nietToegewezen"], *verdeling["buitenPlan"])}
    kijk_naar = {rij["clientId"] for rij in verdeling["signalen"]}
    gekregen = {rij["clientId"]: rij for rij in verdeling["toewijzingen"]}
    gemeenten = set()
    for client in opname.clienten:
        if client.domein is not s.Domein.BG or (client.status is s.Status.AFGESLOTEN and client.hervatting_gevraagd_op is None):
            continue
        wie, rij = client.client_id, gekregen.get(client.client_id)
        assert (rij is None) == (wie in genoemd), wie
        if rij is None:
            assert genoemd[wie]
            continue
        gemeenten.add(client.gemeente)
        team = streek.gebiedsteam_van(client.gemeente, client.gebied)
        paar = [rij[rol] for rol in ("eersteId", "tweedeId") if rij[rol]]
        assert len(set(paar)) == len(paar)
        assert all(team_van[begeleider] == team or (wie, begeleider) in vandaag for begeleider in paar)
        assert len(paar) == (0 if rij["onderaannemerId"] else 2) or wie in alleen or wie in kijk_naar
    assert gemeenten == set(streek.gemeenten) - {WAALWIJK}


def test_waalwijk_has_no_begeleiding_of_siem(verdeling: Inhoud) -> None:
    assert "WAALWIJK" not in {rij["clientId"] for rij in (*verdeling["toewijzingen"], *verdeling["nietToegewezen"])}
    assert "gebiedsteam" in next(rij["reden"] for rij in verdeling["buitenPlan"] if rij["clientId"] == "WAALWIJK")


def test_who_moves_out_of_bw_has_somebody_before_the_move(regio: Path, verdeling: Inhoud) -> None:
    """Without a first talk; and who of them has no DAT yet stands outside the plan with that reason."""
    opname = lees(regio)
    verhuizers = {rij.client_id for rij in opname.bewoners if rij.uitstroom_gemeente not in (None, WAALWIJK)}
    met_dat = {rij.client_id for rij in opname.besluiten if rij.domein is s.Domein.BG} & verhuizers
    mee = [rij for rij in verdeling["toewijzingen"] if rij["clientId"] in verhuizers]
    assert {rij["clientId"] for rij in mee} == met_dat
    assert all(rij["eersteGesprekWeek"] is None for rij in mee)
    buiten = {rij["clientId"]: rij["reden"] for rij in verdeling["buitenPlan"] if rij["clientId"] in verhuizers}
    assert set(buiten) == verhuizers - met_dat
    assert buiten
    assert all("DAT" in reden for reden in buiten.values())


def test_a_second_count_agrees(passend: Passend, regio: Path, bestand: Path) -> None:
    uit = passend("controleer-plan", regio, bestand)
    assert uit.code == 0
    assert uit.uit.startswith("De verdeling klopt")


# Twenty ways to spoil it, each refused by name.


def _paar(inhoud: Inhoud) -> Inhoud:
    """Somebody in zorg with two people who stay; who moves out of BW stands before them in the list."""
    rij: Inhoud = next(rij for rij in reversed(inhoud["toewijzingen"]) if rij["tweedeId"] and not rij["wissel"] and not rij["eersteGesprekWeek"])
    return rij


def _nieuw(inhoud: Inhoud) -> Inhoud:
    rij: Inhoud = next(rij for rij in inhoud["toewijzingen"] if rij["tweedeId"] and rij["eersteGesprekWeek"])
    return rij


def _zet(kies: Callable[[Inhoud], Inhoud], **velden: Any) -> Callable[[Inhoud], None]:
    return lambda inhoud: kies(inhoud).update(velden)


def _doel(naam: str, veld: str, erbij: int) -> Callable[[Inhoud], None]:
    def wijzig(inhoud: Inhoud) -> None:
        doel = next(rij for rij in inhoud["doelen"] if rij["naam"] == naam)
        doel[veld] += erbij

    return wijzig


def _zelfde(inhoud: Inhoud) -> None:
    _paar(inhoud)["tweedeId"] = _paar(inhoud)["eersteId"]


def _andersom(inhoud: Inhoud) -> None:
    rij = _paar(inhoud)
    rij["eersteId"], rij["tweedeId"] = rij["tweedeId"], rij["eersteId"]


def _ander_team(inhoud: Inhoud) -> None:
    rij = _nieuw(inhoud)
    eigen = rij["eersteId"]
    rij["eersteId"] = next(b["begeleiderId"] for b in reversed(inhoud["belasting"]) if b["begeleiderId"] not in (eigen, rij["tweedeId"]))


def _laat_weg(inhoud: Inhoud) -> None:
    inhoud["toewijzingen"].remove(_paar(inhoud))


def _twee_keer(inhoud: Inhoud) -> None:
    inhoud["toewijzingen"].append(dict(_paar(inhoud)))


def _nergens(inhoud: Inhoud) -> None:
    rij = _paar(inhoud)
    inhoud["toewijzingen"].remove(rij)
    inhoud["nietToegewezen"].append({"clientId": rij["clientId"], "reden": "Geen passende opvolger: vol."})


def _waalwijk(inhoud: Inhoud) -> None:
    inhoud["buitenPlan"] = [rij for rij in inhoud["buitenPlan"] if rij["clientId"] != "WAALWIJK"]
    inhoud["toewijzingen"].append({**_paar(inhoud), "clientId": "WAALWIJK"})


def _lichter(inhoud: Inhoud) -> None:
    inhoud["belasting"][0]["punten"] -= 1


def _ruimer(inhoud: Inhoud) -> None:
    inhoud["belasting"][0]["capaciteit"] += 1


def _zonder_last(inhoud: Inhoud) -> None:
    del inhoud["belasting"][0]


def _doel_weg(inhoud: Inhoud) -> None:
    del inhoud["doelen"][0]


def _doelen_om(inhoud: Inhoud) -> None:
    inhoud["doelen"].reverse()


def _alle_gesprekken(inhoud: Inhoud) -> None:
    """Everybody in the first week."""
    eerste = min(rij["eersteGesprekWeek"] for rij in inhoud["toewijzingen"] if rij["eersteGesprekWeek"])
    druk = next(rij["eersteId"] for rij in inhoud["toewijzingen"] if rij["eersteGesprekWeek"] and rij["eersteId"])
    for rij in inhoud["toewijzingen"]:
        if rij["eersteGesprekWeek"] and rij["tweedeId"] not in (None, druk):
            rij["eersteId"], rij["eersteGesprekWeek"] = druk, eerste


FOUTEN: dict[str, tuple[Callable[[Inhoud], None], str]] = {
    "twee keer dezelfde": (_zelfde, "zelfde_begeleider"),
    "eerste en tweede verwisseld": (_andersom, "wissel"),
    "iemand van een ander team": (_ander_team, "team"),
    "begeleider die er niet is": (_zet(_paar, eersteId="B99999"), "onbekend"),
    "client die er niet is": (_zet(_paar, clientId="K99999"), "onbekend"),
    "nieuw zonder tweede": (_zet(_nieuw, tweedeId=None), "tweede"),
    "wie er zit zonder tweede": (_zet(_paar, tweedeId=None), "tweede"),
    "onderaannemer ernaast": (_zet(_paar, onderaannemerId="ORG99"), "onder"),
    "client weggelaten": (_laat_weg, "in_zorg_afgevallen"),
    "client twee keer": (_twee_keer, "dubbel"),
    "in zorg en toch niet toegewezen": (_nergens, "in_zorg_afgevallen"),
    "client van Waalwijk": (_waalwijk, "niet_in_verdeling"),
    "wissel verzonnen": (_zet(_paar, wissel=["eerste"]), "wissel"),
    "gedwongen verzonnen": (_zet(_paar, gedwongen=["tweede"]), "gedwongen"),
    "gesprek op dinsdag": (_zet(_nieuw, eersteGesprekWeek="2026-12-01"), "gesprek"),
    "gesprek na de horizon": (_zet(_nieuw, eersteGesprekWeek="2028-12-04"), "gesprek"),
    "gesprek voor wie er al zit": (_zet(_paar, eersteGesprekWeek="2026-11-30"), "gesprek"),
    "te veel gesprekken in een week": (_alle_gesprekken, "gesprek"),
    "last te laag": (_lichter, "belasting"),
    "capaciteit te hoog": (_ruimer, "belasting"),
    "begeleider zonder last": (_zonder_last, "belasting"),
    "doel te mooi": (_doel("spreiding", "waarde", -1), "doelwaarde"),
    "grens boven de waarde": (_doel("wissels_eerste", "grens", 1), "grens"),
    "doel weggelaten": (_doel_weg, "doel"),
    "doelen in een andere volgorde": (_doelen_om, "doel"),
    "andere momentopname": (lambda inhoud: inhoud.update(momentopname="0" * 64), "momentopname"),
    "ander beleid": (lambda inhoud: inhoud.update(beleid="0" * 64), "beleid"),
    "andere regels": (lambda inhoud: inhoud.update(regels="0" * 64), "regels"),
    "andere peildatum": (lambda inhoud: inhoud.update(peildatum="2026-11-24"), "momentopname"),
    "van een team": (lambda inhoud: inhoud["opties"].update(team="GT3"), "ander_team"),
}


@pytest.mark.parametrize("wat", FOUTEN)
def test_a_spoiled_plan_is_refused_by_name(wat: str, passend: Passend, regio: Path, verdeling: Inhoud, tmp_path: Path) -> None:
    wijzig, naam = FOUTEN[wat]
    inhoud = deepcopy(verdeling)
    wijzig(inhoud)
    pad = tmp_path / "verdeling.json"
    pad.write_text(json.dumps(inhoud), encoding="utf-8")
    uit = passend("controleer-plan", regio, pad, "--json")
    assert uit.code == 1
    soorten = {rij["soort"] for rij in json.loads(uit.uit)["bevindingen"]}
    assert any(naam in soort for soort in soorten), soorten
