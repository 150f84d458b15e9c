"""Instances for allocation: what every size and seed has, so that a measurement says what it was measured on."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from benchmarks.instances.genereer import VERDEELMATEN, genereer, genereer_met_beleid
from benchmarks.instances.teamlast import inzetbare_uren, is_weg
from domain import bladen as b
from domain import soorten as s
from domain.beleid import lees_beleid
from domain.gebied import laad_regio
from domain.kalender import maandagen
from domain.momentopname import Momentopname
from domain.uitwisseling import lees, momentopname_hash, schrijf_csv

NIEUW = (s.Status.AANGEMELD, s.Status.WACHT_INTAKE)


@cache
def gemaakt(maat: str, zaad: int = 1) -> tuple[Momentopname, int]:
    opname, beleid = genereer_met_beleid(maat, zaad)
    return opname, beleid["punten_per_uur"]


def eigen(opname: Momentopname) -> list[b.Begeleider]:
    return [rij for rij in opname.begeleiders if rij.gebiedsteam is not None]


def weken(opname: Momentopname) -> tuple[date, ...]:
    return maandagen(opname.peildatum, lees_beleid().horizon_weken)


@pytest.mark.parametrize(("maat", "clienten", "begeleiders", "teams"), [("T15", 250, 15, 1), ("T45", 900, 45, 1), ("R330", 5000, 330, 11)])
def test_a_size_has_its_numbers(maat: str, clienten: int, begeleiders: int, teams: int) -> None:
    opname, _ = gemaakt(maat)
    assert len(opname.clienten) == clienten
    assert len(eigen(opname)) == begeleiders
    assert len({rij.gebiedsteam for rij in eigen(opname)}) == teams
    assert sum(client.status in NIEUW for client in opname.clienten) == round(0.12 * clienten)


@pytest.mark.parametrize("maat", VERDEELMATEN)
def test_it_reads_back_without_a_fault(maat: str, tmp_path: Path) -> None:
    opname, _ = gemaakt(maat)
    schrijf_csv(opname, tmp_path)
    assert momentopname_hash(lees(tmp_path)) == momentopname_hash(opname)


def test_the_same_seed_gives_the_same_and_another_seed_another() -> None:
    assert genereer("T15", 1) == genereer("T15", 1)
    assert momentopname_hash(genereer("T15", 1)) != momentopname_hash(genereer("T15", 2))


@pytest.mark.parametrize("maat", VERDEELMATEN)
@pytest.mark.parametrize("zaad", [1, 2, 3])
def test_the_load_is_ninety_five_percent_of_the_capacity_and_the_head_says_so(maat: str, zaad: int) -> None:
    opname, punten_per_uur = gemaakt(maat, zaad)
    beleid = lees_beleid(wijziging={"punten_per_uur": punten_per_uur})
    alleen = {rij.client_id for rij in opname.vier_ogen_uitzonderingen}
    elders = {rij.client_id for rij in opname.caseload if rij.organisatie_id is not None}
    last = 0
    for client in opname.clienten:
        if client.client_id not in elders:
            punten = beleid.punten[client.zorgzwaarte or s.Zorgzwaarte.GEMIDDELD]
            last += punten if client.client_id in alleen else punten + punten * beleid.tweede_aandeel_pct // 100
    capaciteit = sum(int(punten_per_uur * inzetbare_uren(rij, weken(opname))) for rij in eigen(opname) if not is_weg(rij, weken(opname)))
    assert last / capaciteit == pytest.approx(0.95, abs=0.01)
    kop = {rij.sleutel: rij.waarde for rij in opname.rijen("kop") if isinstance(rij, b.Kopregel)}
    assert kop["punten_per_uur"] == str(punten_per_uur)
    assert kop["teamlast"].startswith(f"{round(1000 * last / capaciteit)} promille")


@pytest.mark.parametrize("maat", VERDEELMATEN)
def test_every_team_has_two_absences_and_one_departure(maat: str) -> None:
    opname, _ = gemaakt(maat)
    afwezig = Counter(rij.gebiedsteam for rij in eigen(opname) if rij.afwezig_van is not None)
    weg = Counter(rij.gebiedsteam for rij in eigen(opname) if is_weg(rij, weken(opname)))
    vertrek = Counter(rij.gebiedsteam for rij in eigen(opname) if rij.uit_dienst_op is not None)
    teams = {rij.gebiedsteam for rij in eigen(opname)}
    assert afwezig == dict.fromkeys(teams, 2)
    assert vertrek == dict.fromkeys(teams, 1)
    assert weg == dict.fromkeys(teams, 2)


def test_a_short_absence_takes_hours_and_nobody_is_absent_twice_over() -> None:
    opname, _ = gemaakt("T15")
    kort = [rij for rij in eigen(opname) if rij.afwezig_van is not None and not is_weg(rij, weken(opname))]
    assert len(kort) == 1
    assert 0 < inzetbare_uren(kort[0], weken(opname)) < (kort[0].contract_uren - kort[0].rol_uren) * kort[0].inzetbaar_pct / 100


def test_everyone_lives_in_the_area_of_a_team_and_its_people_support_them() -> None:
    opname, _ = gemaakt("R330")
    regio, begeleider = laad_regio(), {rij.begeleider_id: rij for rij in opname.begeleiders}
    team = {client.client_id: regio.gebiedsteam_van(client.gemeente, client.gebied) for client in opname.clienten}
    assert None not in team.values()
    assert all(begeleider[rij.begeleider_id].gebiedsteam == team[rij.client_id] for rij in opname.caseload if rij.begeleider_id is not None)
    gedeeld = Counter(rij.organisatie_id for rij in opname.onderaannemer_capaciteit)
    assert max(gedeeld.values()) > 1, "some onderaannemers work for several teams"


def test_the_kinds_of_clients_that_matter_are_there() -> None:
    opname, _ = gemaakt("R330")
    assert all(any(voorwaarde(client) for client in opname.clienten) for voorwaarde in (
        lambda client: client.risico,
        lambda client: client.langdurig,
        lambda client: client.status is s.Status.PROEFPERIODE,
        lambda client: client.hervatting_gevraagd_op is not None,
        lambda client: client.zorgzwaarte is None and client.status in NIEUW,
        lambda client: client.zorgzwaarte is None and client.status not in NIEUW,
        lambda client: client.status in NIEUW and client.eerste_gesprek_op is None and (opname.peildatum - client.aanmelddatum).days > 14,
        lambda client: client.expertise_gewenst,
        lambda client: client.voorkeur_geslacht_begeleider,
        lambda client: client.gebied is None,
    ))  # fmt: skip
    assert any(rij.herzien_op < opname.peildatum for rij in opname.vier_ogen_uitzonderingen)
    assert any(rij.max_intensief is not None for rij in opname.begeleiders)
    assert any(rij.niches for rij in opname.organisaties)


def test_new_clients_have_nobody_and_the_others_a_first() -> None:
    opname, _ = gemaakt("T45")
    rollen: dict[str, set[s.RolBegeleider]] = {}
    for rij in opname.caseload:
        rollen.setdefault(rij.client_id, set()).add(rij.rol)
    for client in opname.clienten:
        assert (s.RolBegeleider.EERSTE in rollen.get(client.client_id, set())) is (client.status not in NIEUW)
    uitgezonderd = {rij.client_id for rij in opname.vier_ogen_uitzonderingen}
    risico = {client.client_id for client in opname.clienten if client.risico}
    assert not uitgezonderd & risico


def test_sitting_clients_in_care_who_resume_were_closed_less_than_three_months_ago() -> None:
    opname, _ = gemaakt("R330")
    hervat = [client for client in opname.clienten if client.hervatting_gevraagd_op is not None]
    assert hervat
    assert all(client.afgesloten_op is not None and (opname.peildatum - client.afgesloten_op).days < 90 for client in hervat)
