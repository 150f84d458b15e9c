"""Laws of allocation on random tiny teams: more freedom is never worse, nobody moves unasked, the order of rows does not matter."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from allocation.maken import maak_verdeling
from allocation.opbouw import bouw
from allocation.oplossen import los_op
from allocation.plan import Opties, Verdeling
from allocation.telling import tel, volgorde
from domain.beleid import Beleid
from domain.momentopname import Momentopname
from domain.soorten import Vastleggingsoort
from solving.limits import Limits
from tests.allocation.klein_team import klein_team
from tests.bouw import begeleider

ZADEN = st.integers(min_value=1000, max_value=100_000)
VOORBEELDEN = settings(max_examples=25, deadline=None, derandomize=True)


def _beste(opname: Momentopname, beleid: Beleid, wissels: int, namen: tuple[str, ...]) -> tuple[int, ...]:
    """The best of these doelen, in this order, whatever N is."""
    problem = bouw(opname, beleid, Opties(team="GT3", wissels=wissels)).problem
    geteld = tel(problem, los_op(problem, Limits(20.0), doelen=namen).keuzes)
    return tuple(geteld[naam] for naam in namen)


@VOORBEELDEN
@given(ZADEN)
def test_het_front_wordt_nooit_slechter_als_er_meer_wissels_mogen(zaad: int) -> None:
    opname, beleid, _ = klein_team(zaad)
    namen = volgorde(1)[: volgorde(1).index("spreiding") + 1]
    punten = [_beste(opname, beleid, wissels, namen) for wissels in (0, 1, 2, 4)]
    assert punten == sorted(punten, reverse=True)


@VOORBEELDEN
@given(ZADEN)
def test_zonder_wissels_verhuist_alleen_wie_zijn_begeleider_kwijt_is(zaad: int) -> None:
    opname, beleid, _ = klein_team(zaad)
    verdeling = maak_verdeling(opname, beleid, Opties(team="GT3", wissels=0))
    vrij = {rij.client_id for rij in opname.vastleggingen if rij.soort is Vastleggingsoort.VRIJGEGEVEN}
    for rij in verdeling.toewijzingen:
        assert not rij.wissel or rij.gedwongen or rij.client_id in vrij


@VOORBEELDEN
@given(ZADEN, st.sampled_from([0, 2]))
def test_een_begeleider_erbij_maakt_geen_doel_voor_de_spreiding_slechter(zaad: int, wissels: int) -> None:
    opname, beleid, _ = klein_team(zaad)
    namen = volgorde(wissels)[: volgorde(wissels).index("spreiding")]
    velden = {naam: getattr(opname, naam) for naam in Momentopname.model_fields}
    meer = Momentopname(**{**velden, "begeleiders": (*opname.begeleiders, begeleider("B9", expertises=("lvb", "ggz")))})
    assert _beste(meer, beleid, wissels, namen) <= _beste(opname, beleid, wissels, namen)


@VOORBEELDEN
@given(ZADEN, st.randoms(use_true_random=False))
def test_de_volgorde_van_rijen_verandert_geen_byte(zaad: int, rng: random.Random) -> None:
    opname, beleid, wissels = klein_team(zaad)
    velden = {naam: getattr(opname, naam) for naam in Momentopname.model_fields}
    geschud = {naam: tuple(rng.sample(rijen, len(rijen))) for naam, rijen in velden.items() if isinstance(rijen, tuple) and naam != "kop_extra"}
    anders = Momentopname(**{**velden, **geschud})
    opties = Opties(team="GT3", wissels=wissels)
    assert maak_verdeling(anders, beleid, opties).als_json() == maak_verdeling(opname, beleid, opties).als_json()


@VOORBEELDEN
@given(ZADEN)
def test_een_verdeling_gaat_door_json_heen_zoals_ze_is(zaad: int) -> None:
    opname, beleid, wissels = klein_team(zaad)
    verdeling = maak_verdeling(opname, beleid, Opties(team="GT3", wissels=wissels))
    assert Verdeling.model_validate_json(verdeling.als_json()) == verdeling


@VOORBEELDEN
@given(ZADEN)
def test_een_team_in_de_regio_krijgt_wat_het_alleen_ook_krijgt(zaad: int) -> None:
    opname, beleid, _ = klein_team(zaad)
    alleen = maak_verdeling(opname, beleid, Opties(team="GT3"))
    regio = maak_verdeling(opname, beleid, Opties())
    assert [doel.waarde for doel in regio.doelen] == [doel.waarde for doel in alleen.doelen]
