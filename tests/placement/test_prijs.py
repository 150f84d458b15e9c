"""A price is an interval that holds: found plans pass the check, bounds are below every plan they speak of. Held against enumeration."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from domain.gebied import laad_regio
from placement.basis import Basis, maak_basis
from placement.check.controle import haalbaarheid
from placement.inpassen import Inpasser
from placement.prijs import prijzer_van
from placement.voorstellen import voorstellen_op
from rules.bw import BwRegels
from tests.placement.kleine_regio import ZADEN, kleine_regio
from tests.placement.opsomming import Opsomming, som_op

RUIM = 20


def basis_en_waarheid(zaad: int) -> tuple[Basis, Opsomming]:
    opname, beleid, _ = kleine_regio(zaad)
    regels = BwRegels(opname, beleid, laad_regio())
    return maak_basis(opname, beleid, regels=regels), som_op(opname, beleid, regels)


def plannen_op(waarheid: Opsomming, client_id: str, locatie_id: str) -> npt.NDArray[np.int64]:
    """The doelen of every plan that has the client at the locatie."""
    opties, kolom = waarheid.opties[client_id], list(waarheid.opties).index(client_id)
    plekgroep = waarheid.telling.opname.plekgroep
    daar = [nummer for nummer, optie in enumerate(opties) if optie is not None and plekgroep[optie.plekgroep_id].locatie_id == locatie_id]
    return waarheid.doelen[np.isin(waarheid.keuzes[:, kolom], daar)]


def eis_grenzen_gelden(plannen: npt.NDArray[np.int64], gevonden: npt.NDArray[np.int64], minst: npt.NDArray[np.int64]) -> None:
    """Every plan that is no worse than the found one before a doel is at least the bound in it."""
    over = np.ones(len(plannen), dtype=bool)
    for doel in range(plannen.shape[1]):
        assert plannen[over, doel].min() >= minst[doel]
        over &= plannen[:, doel] <= gevonden[doel]


@pytest.mark.parametrize("zaad", ZADEN[:40])
@pytest.mark.parametrize("alles_vrij", [True, False])
def test_elke_prijs_ligt_om_de_waarheid(zaad: int, alles_vrij: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """With everybody free a plan is found wherever one exists; with a few people free the interval still holds."""
    if not alles_vrij:
        monkeypatch.setattr("placement.naastbij.ALLES", -1)
    basis, waarheid = basis_en_waarheid(zaad)
    nu = np.array([basis.doelen[naam] for naam in basis.instantie.beleid.doelen])
    for client_id in waarheid.opties:
        voorstellen = {voorstel.locatie_id: voorstel for voorstel in voorstellen_op(basis, client_id, RUIM).voorstellen}
        for locatie_id in basis.instantie.opname.locatie:
            plannen = plannen_op(waarheid, client_id, locatie_id)
            voorstel = voorstellen.get(locatie_id)
            if voorstel is None:
                assert not (alles_vrij and len(plannen))
                continue
            gevonden = nu + [deel.hoogstens for deel in voorstel.prijs]
            assert (plannen == gevonden).all(axis=1).any()
            if voorstel.in_basisplan:
                assert (gevonden == nu).all()
            else:
                eis_grenzen_gelden(plannen, gevonden, nu + [deel.minstens for deel in voorstel.prijs])
            if alles_vrij and not voorstel.in_basisplan:
                assert gevonden[0] == plannen[:, 0].min()


@pytest.mark.parametrize("zaad", ZADEN[:10])
def test_elk_gevonden_plan_houdt_de_controle(zaad: int) -> None:
    basis, _ = basis_en_waarheid(zaad)
    prijzer = prijzer_van(basis)
    for persoon, paren in enumerate(basis.instantie.problem.paren_van):
        gevonden = prijzer.een(persoon, paren) if len(paren) else None
        if gevonden is not None:
            assert gevonden.keuzes.paar[persoon] in paren
            assert not haalbaarheid(basis.telling, prijzer.plaatsingen(gevonden.keuzes))


@pytest.mark.parametrize("zaad", ZADEN[:5])
def test_een_schets_laat_het_basisplan_staan(zaad: int) -> None:
    basis, _ = basis_en_waarheid(zaad)
    inpasser = Inpasser(basis)
    paren_van = basis.instantie.problem.paren_van
    eerst = [inpasser.schetsen(persoon, paren) for persoon, paren in enumerate(paren_van)]
    assert [inpasser.schetsen(persoon, paren) for persoon, paren in enumerate(paren_van)] == eerst
