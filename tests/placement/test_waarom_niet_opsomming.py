"""Why not, held against enumeration on tiny regions: possible or not, and the fewest rows to lift by trying every smaller set."""

from __future__ import annotations

import itertools

import pytest

from domain.beleid import Beleid
from domain.gebied import laad_regio
from domain.momentopname import Momentopname
from placement.antwoorden import WaaromNiet
from placement.basis import maak_basis
from placement.waarom_niet import waarom_niet_op
from rules.bw import BwRegels
from tests.bouw import bedenking
from tests.placement.kleine_regio import ZADEN, kleine_regio, met_blad
from tests.placement.opheffen import na_opheffen, opheffing_van, opheffingen
from tests.placement.opsomming import som_op


@pytest.mark.parametrize("zaad", ZADEN[:60:2])
def test_mogelijk_is_wat_de_opsomming_vindt_en_de_oorzaken_zijn_de_kleinste(zaad: int) -> None:
    opname, beleid, _ = kleine_regio(zaad)
    opname = _met_bedenking(opname)
    basis = maak_basis(opname, beleid)
    alles = som_op(opname, beleid, basis.instantie.regels)
    for client_id, locatie_id in itertools.product(sorted(alles.opties), sorted(opname.locatie)):
        antwoord = waarom_niet_op(basis, client_id, locatie_id)
        assert (antwoord.uitkomst in ("prijs", "al_zo")) == _kan(opname, beleid, client_id, locatie_id), antwoord
        if antwoord.uitkomst == "regel":
            allemaal = [opheffing.doe for opheffing in opheffingen(opname, client_id, locatie_id)]
            assert not _kan(na_opheffen(opname, allemaal), beleid, client_id, locatie_id)
        elif antwoord.uitkomst == "onmogelijk":
            _eis_kleinste(antwoord, opname, beleid)
        elif antwoord.voorstel is not None:
            assert opname.plekgroep[antwoord.voorstel.plekgroep_id].locatie_id == locatie_id


def _eis_kleinste(antwoord: WaaromNiet, opname: Momentopname, beleid: Beleid) -> None:
    """The causes suffice, and no set of one fewer does (fewer still cannot either: lifting more never hurts)."""
    assert antwoord.bewezen_kleinst
    mogelijk = list(opheffingen(opname, antwoord.client_id, antwoord.locatie_id))
    genoemd = [opheffing_van(mogelijk, oorzaak, antwoord).doe for oorzaak in antwoord.oorzaken]
    assert _kan(na_opheffen(opname, genoemd), beleid, antwoord.client_id, antwoord.locatie_id), antwoord
    for minder in itertools.combinations(mogelijk, len(genoemd) - 1):
        assert not _kan(na_opheffen(opname, [opheffing.doe for opheffing in minder]), beleid, antwoord.client_id, antwoord.locatie_id), minder


def _kan(opname: Momentopname, beleid: Beleid, client_id: str, locatie_id: str) -> bool:
    """Whether some plan that holds has the client at the locatie."""
    som = som_op(opname, beleid, BwRegels(opname, beleid, laad_regio()))
    if client_id not in som.opties:
        return False
    daar = [nummer for nummer, optie in enumerate(som.opties[client_id]) if optie is not None and opname.plekgroep[optie.plekgroep_id].locatie_id == locatie_id]
    kolom = list(som.opties).index(client_id)
    return bool((som.keuzes[:, kolom, None] == daar).any()) if daar else False


def _met_bedenking(opname: Momentopname) -> Momentopname:
    """Something against the first person without a pin, at the first location, so that sets with a bedenking occur."""
    gepind = {pin.client_id for pin in opname.vastleggingen}
    vrij = sorted(rij.client_id for rij in opname.clienten if rij.client_id not in gepind and rij.status == "wacht_plaatsing")
    return met_blad(opname, "bedenkingen", [bedenking(min(opname.locatie), vrij[0])]) if vrij else opname
