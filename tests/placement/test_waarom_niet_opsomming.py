"""Why not, held against enumeration on tiny regions: possible or not, and the fewest rows to lift by trying every smaller set."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import pytest

from domain import bladen as b
from domain.beleid import Beleid
from domain.gebied import laad_regio
from domain.momentopname import Momentopname
from placement.antwoorden import Oorzaak, WaaromNiet
from placement.basis import maak_basis
from placement.waarom_niet import waarom_niet_op
from rules.bw import BwRegels
from tests.bouw import bedenking
from tests.placement.kleine_regio import ZADEN, kleine_regio, met_blad
from tests.placement.opsomming import som_op

VEEL = 9_999
Lift = Callable[[Momentopname], Momentopname]


@dataclass(frozen=True)
class Opheffing:
    """A row as the answer names it, and what lifting it does to the sheets."""

    soort: str
    ids: tuple[str, ...]
    personen: frozenset[str]
    doe: Lift


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
            allemaal = [opheffing.doe for opheffing in _opheffingen(opname, client_id, locatie_id)]
            assert not _kan(_na(opname, allemaal), beleid, client_id, locatie_id)
        elif antwoord.uitkomst == "onmogelijk":
            _eis_kleinste(antwoord, opname, beleid)
        elif antwoord.voorstel is not None:
            assert opname.plekgroep[antwoord.voorstel.plekgroep_id].locatie_id == locatie_id


def _eis_kleinste(antwoord: WaaromNiet, opname: Momentopname, beleid: Beleid) -> None:
    """The causes suffice, and no set of one fewer does (fewer still cannot either: lifting more never hurts)."""
    assert antwoord.bewezen_kleinst
    mogelijk = list(_opheffingen(opname, antwoord.client_id, antwoord.locatie_id))
    genoemd = [_van(mogelijk, oorzaak, antwoord).doe for oorzaak in antwoord.oorzaken]
    assert _kan(_na(opname, genoemd), beleid, antwoord.client_id, antwoord.locatie_id), antwoord
    for minder in itertools.combinations(mogelijk, len(genoemd) - 1):
        assert not _kan(_na(opname, [opheffing.doe for opheffing in minder]), beleid, antwoord.client_id, antwoord.locatie_id), minder


def _kan(opname: Momentopname, beleid: Beleid, client_id: str, locatie_id: str) -> bool:
    """Whether some plan that holds has the client at the locatie."""
    som = som_op(opname, beleid, BwRegels(opname, beleid, laad_regio()))
    if client_id not in som.opties:
        return False
    daar = [
        nummer
        for nummer, optie in enumerate(som.opties[client_id])
        if optie is not None and opname.plekgroep[optie.plekgroep_id].locatie_id == locatie_id
    ]
    kolom = list(som.opties).index(client_id)
    return bool((som.keuzes[:, kolom, None] == daar).any()) if daar else False


def _van(mogelijk: Iterable[Opheffing], oorzaak: Oorzaak, antwoord: WaaromNiet) -> Opheffing:
    """The lift that a cause stands for."""
    if oorzaak.soort == "onverenigbaar":
        samen = frozenset(oorzaak.personen) if len(oorzaak.personen) == 2 else frozenset({*oorzaak.personen, antwoord.client_id})
        return next(rij for rij in mogelijk if rij.soort == "onverenigbaar" and rij.personen == samen)
    if oorzaak.soort == "vastlegging":
        wie = frozenset(oorzaak.personen or (antwoord.client_id,))
        return next(rij for rij in mogelijk if rij.soort == "vastlegging" and rij.personen == wie and rij.ids == oorzaak.ids)
    return next(rij for rij in mogelijk if (rij.soort, rij.ids) == (oorzaak.soort, oorzaak.ids))


def _opheffingen(opname: Momentopname, client_id: str, locatie_id: str) -> Iterator[Opheffing]:
    """Every row that may be lifted for this question."""
    niemand: frozenset[str] = frozenset()
    for plek in opname.plekken:
        yield Opheffing("plekken", (plek.plekgroep_id,), niemand, _kolom("plekken", plek, aantal=VEEL))
    for locatie in opname.locaties:
        hier = (locatie.locatie_id,)
        yield Opheffing("punten", hier, niemand, _kolom("locaties", locatie, team_punten=VEEL))
        if locatie.rust_weken_tussen_instroom:
            yield Opheffing("rust", hier, niemand, _kolom("locaties", locatie, rust_weken_tussen_instroom=0))
        if locatie.max_sleutelfiguren is not None:
            yield Opheffing("sleutelfiguur", hier, niemand, _kolom("locaties", locatie, max_sleutelfiguren=None))
    for figuur in opname.sleutelfiguren:
        yield Opheffing("sleutelfiguur", (figuur.sleutelfiguur_id,), niemand, _kolom("sleutelfiguren", figuur, max_clienten=VEEL))
    for regel in opname.samenstelling:
        yield Opheffing("samenstelling", (regel.locatie_id, regel.kenmerk), niemand, _weg("samenstelling", regel))
    for paar in opname.onverenigbaar:
        yield Opheffing("onverenigbaar", (), frozenset({paar.client_a, paar.client_b}), _weg("onverenigbaar", paar))
    for besluit in opname.stuurgroepbesluiten:
        if besluit.per is not None:
            ids = (f"budget_{besluit.per.value}", *([besluit.organisatie_id] if besluit.organisatie_id else []))
            yield Opheffing("budget", ids, niemand, _weg("stuurgroepbesluiten", besluit))
    for rij in opname.bedenkingen:
        if (rij.client_id, rij.locatie_id) == (client_id, locatie_id):
            yield Opheffing("bedenking", (locatie_id,), niemand, _weg("bedenkingen", rij))
    for pin in opname.vastleggingen:
        ids = (pin.plekgroep_id,) if pin.plekgroep_id else ()
        yield Opheffing("vastlegging", ids, frozenset({pin.client_id}), _weg("vastleggingen", pin))


def _kolom(blad: str, rij: b.Rij, **waarden: int | None) -> Lift:
    """By the key of the row, since another lift may have changed the same row already."""
    sleutel = next(iter(type(rij).model_fields))

    def is_het(ander: b.Rij) -> bool:
        return bool(getattr(ander, sleutel) == getattr(rij, sleutel))

    return lambda opname: met_blad(opname, blad, [ander.model_copy(update=waarden) if is_het(ander) else ander for ander in opname.rijen(blad)])


def _weg(blad: str, rij: b.Rij) -> Lift:
    return lambda opname: met_blad(opname, blad, [ander for ander in opname.rijen(blad) if ander != rij])


def _na(opname: Momentopname, opheffingen: Iterable[Lift]) -> Momentopname:
    for doe in opheffingen:
        opname = doe(opname)
    return opname


def _met_bedenking(opname: Momentopname) -> Momentopname:
    """Something against the first person without a pin, at the first location, so that sets with a bedenking occur."""
    gepind = {pin.client_id for pin in opname.vastleggingen}
    vrij = sorted(rij.client_id for rij in opname.clienten if rij.client_id not in gepind and rij.status == "wacht_plaatsing")
    return met_blad(opname, "bedenkingen", [bedenking(min(opname.locatie), vrij[0])]) if vrij else opname
