"""Expertise × gebied: needed where, had by whom, and what a reader outside the team may see."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from allocation.expertisekaart import Vak, expertisekaart, voor_buiten
from domain.gebied import laad_regio
from tests.bouw import PEILDATUM, begeleider, bg_client, client, dat, nieuw_bg, onderaannemer, opname, vast_beleid


def van_gt3(*rijen: Any, team: str | None = "GT3") -> tuple[Vak, ...]:
    return expertisekaart(opname(*rijen), vast_beleid(), laad_regio(), team)


def nodig(client_id: str, *expertises: str, gebied: str = "Zuid") -> Any:
    return nieuw_bg(client_id, gebied=gebied, expertise_nodig=expertises)


def test_wat_nodig_is_en_niemand_heeft_is_een_gat() -> None:
    elders = begeleider("B1", expertises=("ggz",), werkgebied=("Zuid-Oost",))
    kaart = van_gt3(nodig("C1", "ggz"), nodig("C2", "ggz"), nodig("C3", "lvb"), elders)
    zuid = {vak.expertise: vak for vak in kaart if vak.gebied == "Zuid"}
    assert zuid["ggz"] == Vak("GT3", "Zuid", "ggz", 2, 0, 1, "gat")
    assert zuid["lvb"] == Vak("GT3", "Zuid", "lvb", 1, 0, 0, "gat")


def test_een_leeg_werkgebied_is_overal_in_het_team() -> None:
    kaart = van_gt3(nodig("C1", "ggz"), nodig("C2", "ggz", gebied="Zuid-Oost"), begeleider("B1", expertises=("ggz",)))
    assert [(vak.gebied, vak.nodig, vak.begeleiders, vak.beeld) for vak in kaart] == [("Zuid", 1, 1, "gedekt"), ("Zuid-Oost", 1, 1, "gedekt")]


def test_meer_begeleiders_dan_clienten_is_overlap_maar_een_is_nooit_te_veel() -> None:
    drie = [begeleider(f"B{n}", expertises=("ggz",), werkgebied=("Zuid",)) for n in range(3)]
    een = begeleider("B9", expertises=("nah",), werkgebied=("Zuid",))
    kaart = van_gt3(nodig("C1", "ggz"), nodig("C2", "ggz"), drie, een)
    assert {vak.expertise: vak.beeld for vak in kaart} == {"ggz": "overlap", "nah": "gedekt"}


def test_wie_weg_is_van_een_ander_team_of_van_een_onderaannemer_vult_geen_gat() -> None:
    weg = begeleider("B1", expertises=("ggz",), uit_dienst_op=PEILDATUM)
    buur = begeleider("B2", expertises=("ggz",), gebiedsteam="GT1")
    ingehuurd = begeleider("B3", expertises=("ggz",), gebiedsteam=None, organisatie_id="OA1")
    (vak,) = van_gt3(nodig("C1", "ggz"), weg, buur, ingehuurd, onderaannemer())
    assert vak.beeld == "gat"


def test_een_gemeente_als_werkgebied_houdt_haar_kernen_in() -> None:
    wie = [bg_client("C1", gemeente="GM0785", gebied="Riel", expertise_nodig=("lvb",)), dat("C1", "BG")]
    kaart = van_gt3(wie, begeleider("B1", gebiedsteam="GT9", expertises=("lvb",), werkgebied=("Goirle",)), team="GT9")
    assert {vak.gebied: vak.begeleiders for vak in kaart} == {"GM0785": 1, "Riel": 1}


def test_wie_geen_deel_heeft_aan_een_verdeling_telt_niet() -> None:
    zonder_dat = bg_client("C1", expertise_nodig=("ggz",))
    dicht = bg_client("C2", status="afgesloten", afgesloten_op=PEILDATUM, expertise_nodig=("ggz",))
    assert van_gt3(zonder_dat, dicht, client("C3", gebied="Zuid", expertise_nodig=("ggz",))) == ()


def test_zonder_team_staat_elk_team_in_de_volgorde_van_de_regio() -> None:
    kaart = van_gt3(nodig("C1", "ggz"), nodig("C2", "lvb", gebied="Noord"), nodig("C3", "nah", gebied="Binnenstad"), team=None)
    assert [vak.team for vak in kaart] == ["GT1", "GT3", "GT4"]


@given(st.integers(0, 9), st.integers(0, 9))
def test_buiten_het_team_is_geen_getal_van_een_tot_vier_te_zien(vraag: int, aanbod: int) -> None:
    kaart = van_gt3([nodig(f"C{n}", "ggz") for n in range(vraag)], [begeleider(f"B{n}", expertises=("ggz",), werkgebied=("Zuid",)) for n in range(aanbod)])
    for eigen, buiten in zip(kaart, voor_buiten(kaart), strict=True):
        paren = ((eigen.nodig, buiten.nodig), (eigen.begeleiders, buiten.begeleiders), (eigen.begeleiders_team, buiten.begeleiders_team))
        assert all(b == (None if a is not None and 1 <= a <= 4 else a) for a, b in paren)
        assert eigen.beeld == buiten.beeld


@given(st.permutations(range(4)))
def test_de_volgorde_van_de_rijen_verandert_niets(volgorde: list[int]) -> None:
    rijen = [
        nodig("C1", "ggz", "lvb"),
        nodig("C2", "nah", gebied="Zuid-Oost"),
        begeleider("B1", expertises=("ggz",)),
        begeleider("B2", expertises=("lvb", "nah")),
    ]
    assert van_gt3([rijen[plaats] for plaats in volgorde]) == van_gt3(rijen)
