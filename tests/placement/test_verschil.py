"""What changed between two plans, and the sentences that say why it matters."""

from __future__ import annotations

from placement.antwoorden import Planverschil
from placement.maken import maak_plan
from placement.plan import Plan
from placement.verschil import verschil
from tests.bouw import Rijen, bewoner, locatie, opname, plek, vast_beleid, vastlegging, wachtende, week

BELEID = vast_beleid(horizon_weken=6)


def _plan(*rijen: Rijen) -> Plan:
    return maak_plan(opname(locatie(), *rijen), BELEID)


def _soorten(uitkomst: Planverschil) -> dict[str, tuple[str, int]]:
    return {gevolg.client_id: (gevolg.soort, gevolg.weken) for gevolg in uitkomst.gevolgen}


def test_hetzelfde_plan_verandert_voor_niemand_iets() -> None:
    plan = _plan(plek(), wachtende("C1"))
    uitkomst = verschil(plan, plan)
    assert uitkomst.zelfde_momentopname
    assert not uitkomst.gevolgen
    assert all(doel.minstens == doel.hoogstens == 0 for doel in uitkomst.doelen)
    assert uitkomst.samenvatting == ("Voor niemand verandert er iets: de plaatsingen zijn dezelfde.",)


def test_een_plek_erbij_geeft_iemand_alsnog_een_plek() -> None:
    mensen = (wachtende("C1", urgentie=1), wachtende("C2", urgentie=2))
    uitkomst = verschil(_plan(plek(aantal=1), *mensen), _plan(plek(aantal=2), *mensen))
    assert _soorten(uitkomst) == {"C2": ("alsnog_een_plek", 0)}
    assert {doel.naam: doel.hoogstens for doel in uitkomst.doelen}["ongeplaatst_urgentie_2"] == -1
    assert not uitkomst.zelfde_momentopname
    assert "Eén persoon krijgt alsnog een plek." in uitkomst.samenvatting
    assert "Van urgentie 2 blijft één persoon minder zonder plek." in uitkomst.samenvatting


def test_andersom_raakt_iemand_een_plek_kwijt() -> None:
    mensen = (wachtende("C1", urgentie=1), wachtende("C2", urgentie=2))
    uitkomst = verschil(_plan(plek(aantal=2), *mensen), _plan(plek(aantal=1), *mensen))
    assert _soorten(uitkomst) == {"C2": ("geen_plek_meer", 0)}
    assert "Eén persoon heeft geen plek meer." in uitkomst.samenvatting
    assert "Van urgentie 2 blijft één persoon meer zonder plek." in uitkomst.samenvatting


def test_een_later_vertrek_maakt_de_start_drie_weken_later() -> None:
    vroeg = _plan(plek(), bewoner("B1", vertrek={"vertrek_week": week(1), "vertrek_zekerheid": "zeker"}), wachtende("C1"))
    laat = _plan(plek(), bewoner("B1", vertrek={"vertrek_week": week(4), "vertrek_zekerheid": "zeker"}), wachtende("C1"))
    assert _soorten(verschil(vroeg, laat)) == {"C1": ("later", 3)}
    assert "Eén persoon start drie weken later." in verschil(vroeg, laat).samenvatting
    assert _soorten(verschil(laat, vroeg)) == {"C1": ("eerder", -3)}
    assert any("eerder" in zin for zin in verschil(laat, vroeg).samenvatting)
    assert any(zin.startswith("Dit wordt meer, en dat is slechter") and "wachten" in zin for zin in verschil(vroeg, laat).samenvatting)


def test_een_andere_plek_telt_als_andere_plek() -> None:
    plekken = (plek("P1"), plek("P2"))
    hier = _plan(*plekken, wachtende("C1"), vastlegging("C1", plekgroep_id="P1"))
    daar = _plan(*plekken, wachtende("C1"), vastlegging("C1", plekgroep_id="P2"))
    uitkomst = verschil(hier, daar)
    assert _soorten(uitkomst) == {"C1": ("andere_plek", 0)}
    assert uitkomst.gevolgen[0].plekgroep_id == "P2"
    assert "Eén persoon krijgt een andere plek." in uitkomst.samenvatting


def test_ander_beleid_wordt_gezegd() -> None:
    data = opname(locatie(), plek(), wachtende("C1"))
    uitkomst = verschil(maak_plan(data, BELEID), maak_plan(data, vast_beleid(horizon_weken=4)))
    assert uitkomst.zelfde_momentopname
    assert "De plannen zijn met een ander beleid gemaakt." in uitkomst.samenvatting


def test_niemand_wordt_in_de_samenvatting_genoemd() -> None:
    mensen = (wachtende("C1", urgentie=1), wachtende("C2", urgentie=2))
    uitkomst = verschil(_plan(plek(aantal=2), *mensen), _plan(plek(aantal=1), *mensen))
    assert not any("C1" in zin or "C2" in zin for zin in uitkomst.samenvatting)
