"""The demo region tells the stories it is made for."""

from __future__ import annotations

from datetime import date

import pytest

from benchmarks.instances.genereer import genereer
from domain import soorten as s
from domain.beleid import lees_beleid
from domain.gebied import laad_regio
from domain.kalender import maandagen
from placement.opbouw import Instantie, bouw

DEMO = genereer("demo", 1)
REGIO = laad_regio()
EERSTE = maandagen(DEMO.peildatum, 1)[0]


@pytest.fixture(scope="module")
def instantie() -> Instantie:
    return bouw(DEMO, lees_beleid())


def plekken(instantie: Instantie, client: str) -> set[str]:
    """Plekgroepen the rules admit for this person in some week."""
    p = instantie.problem
    return {p.plek_ids[plek] for wie, plek in zip(p.paar_persoon.tolist(), p.paar_plek.tolist(), strict=True) if p.personen[wie].client_id == client}


def nu_vrij(plekgroep: str) -> int:
    wonen = sum(rij.plekgroep_id == plekgroep for rij in DEMO.bewoners)
    return DEMO.plekgroep[plekgroep].aantal - wonen


def test_de_demo_is_na_te_tellen() -> None:
    assert len(DEMO.locaties) == 8
    assert len(DEMO.plekken) == 10


def test_de_acute_client_en_wie_lang_wacht_vragen_hetzelfde(instantie: Instantie) -> None:
    assert plekken(instantie, "K001") == plekken(instantie, "K002") == {"P1", "P6"}
    assert (DEMO.client["K001"].urgentie, DEMO.client["K002"].urgentie) == (1, 3)
    assert (nu_vrij("P1"), nu_vrij("P6")) == (1, 0)
    assert DEMO.bewoner["K034"].vertrek_week == maandagen(DEMO.peildatum, 13)[12]


def test_een_bewoner_wacht_op_herplaatsing_en_een_op_doorstroom(instantie: Instantie) -> None:
    assert DEMO.client["K005"].verhuisreden is s.Verhuisreden.HERPLAATSING
    assert plekken(instantie, "K005") == {"P3"}
    assert DEMO.client["K012"].verhuisreden is s.Verhuisreden.DOORSTROOM
    assert plekken(instantie, "K012") == plekken(instantie, "K011") == {"P7T"}


def test_iemand_wacht_op_een_wens(instantie: Instantie) -> None:
    assert DEMO.client["K003"].wachtkeuze is s.Wachtkeuze.WACHT_OP_VOORKEUR
    assert plekken(instantie, "K003") == {"P2"}


def test_twee_mensen_kunnen_niet_samen_en_passen_wel_op_dezelfde_locatie(instantie: Instantie) -> None:
    assert [(rij.client_a, rij.client_b) for rij in DEMO.onverenigbaar] == [("K006", "K007")]
    assert "P4" in plekken(instantie, "K006") & plekken(instantie, "K007")


def test_een_open_bedenking_sluit_een_locatie_af_en_een_verlopen_niet(instantie: Instantie) -> None:
    assert plekken(instantie, "K008") == {"P2", "P3", "P6"}
    assert {rij.locatie_id: rij.tot < EERSTE for rij in DEMO.bedenkingen} == {"LOC1": False, "LOC3": True}


def test_voor_een_van_hen_is_er_geen_passend_aanbod(instantie: Instantie) -> None:
    assert instantie.zonder_paar == ("K009",)


def test_wie_zeventien_is_krijgt_een_plek_waar_dat_mag(instantie: Instantie) -> None:
    assert DEMO.client["K010"].achttien_op == date(2027, 1, 14)
    assert plekken(instantie, "K010") == {"P4"}


def test_een_komt_van_buiten_de_regio() -> None:
    assert DEMO.client["K011"].gemeente not in REGIO.gemeenten


def test_de_andere_wachtrij_heeft_een_dat_en_geen_wat() -> None:
    wachtrij = [client.client_id for client in DEMO.clienten if client.status is s.Status.WACHT_INTAKE and client.domein is s.Domein.BW]
    assert wachtrij == ["K014", "K015"]
    assert all({rij.soort for rij in DEMO.besluiten_van[client]} == {s.Besluitsoort.DAT} for client in wachtrij)


def test_een_verlopen_wat_staat_buiten_de_lijst(instantie: Instantie) -> None:
    assert "K016" not in {wachtende.client_id for wachtende in instantie.wachtenden}
    assert len(instantie.wachtenden) == 13


def test_het_zaad_verandert_de_verhalen_niet() -> None:
    ander = genereer("demo", 2)
    assert [rij for rij in ander.clienten if rij.client_id < "K100"][:13] == [rij for rij in DEMO.clienten if rij.client_id < "K100"][:13]
    assert ander.wensen == DEMO.wensen
    assert ander.clienten != DEMO.clienten
