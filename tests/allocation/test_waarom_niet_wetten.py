"""Why not this begeleider, against every allocation of a tiny team: it cannot be exactly when none has it, a price never lies, and the causes
that are named are enough and as few as can be."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest

from allocation.check import Telling
from allocation.maken import maak_verdeling
from allocation.plan import Opties, Rol, Toewijzing, Verdeling
from allocation.telling import ACHTERAAN, volgorde
from allocation.vastleggingen import Vastleggingsconflict
from allocation.waarom import waarom_niet_begeleider
from allocation.waaromantwoord import Grensoorzaak, WaaromBegeleider
from domain import bladen as b
from domain.beleid import Beleid
from domain.momentopname import Momentopname
from domain.soorten import Vastleggingsoort
from tests.allocation.klein_team import klein_team
from tests.allocation.opsomming import _met_gesprekken
from tests.allocation.verdelingbouw import telling_van
from tests.bouw import vastlegging

ZADEN = range(240)
MEESTE = 4000
"""Larger teams are left out: every allocation of them is tried, for some questions many times."""


@dataclass(frozen=True)
class Geval:
    opname: Momentopname
    beleid: Beleid
    wissels: int
    client: str
    wie: str
    rol: Rol

    def antwoord(self, verdeling: Verdeling | None = None) -> WaaromBegeleider:
        return waarom_niet_begeleider(self.opname, self.beleid, self.client, self.wie, self.rol, None if verdeling else self.wissels, verdeling)

    def met(self, **velden: Any) -> Momentopname:
        return Momentopname(**{**{naam: getattr(self.opname, naam) for naam in Momentopname.model_fields}, **velden})


@cache
def geval(zaad: int) -> Geval | None:
    """A tiny team, sometimes with a pin more, and a question; None when it has too many allocations to try them all."""
    opname, beleid, wissels = klein_team(zaad)
    rng = random.Random(zaad)
    mensen = [rij.begeleider_id for rij in opname.begeleiders if rij.gebiedsteam]
    clienten = sorted(opname.client)
    if rng.random() < 0.35:
        soort = rng.choice(("vast", "verboden", "voorgelegd"))
        pin = vastlegging(rng.choice(clienten), soort, begeleider_id=rng.choice(mensen), rol=rng.choice(("eerste", "tweede", None)))
        opname = Momentopname(**{**{n: getattr(opname, n) for n in Momentopname.model_fields}, "vastleggingen": (*opname.vastleggingen, pin)})
    wie = rng.choice([*mensen, *(rij.organisatie_id for rij in opname.organisaties if rij.rol_onderaannemer)])
    uit = Geval(opname, beleid, wissels, rng.choice(clienten), wie, rng.choice(("eerste", "eerste", "tweede")))
    aantal = 1
    for client_id in telling_van(opname, beleid, team="GT3", wissels=wissels).gegevens.deelnemers:
        aantal *= 1 + len(telling_van(opname, beleid, team="GT3", wissels=wissels).opties_van(client_id))
    return uit if aantal <= MEESTE else None


GEVALLEN = [zaad for zaad in ZADEN if geval(zaad) is not None]


def _heeft(keuze: Toewijzing | None, wie: str, rol: Rol) -> bool:
    if keuze is None:
        return False
    return wie == keuze.tweede_id if rol == "tweede" else wie in (keuze.eerste_id, keuze.onderaannemer_id)


def _verdelingen(telling: Telling, vraag: Geval | None) -> Iterator[list[Toewijzing]]:
    """Every allocation that holds, with the person in the role when a question is given."""
    opties: list[list[Toewijzing | None]] = []
    for client in telling.gegevens.deelnemers:
        keuzes: list[Toewijzing | None] = [keuze for keuze in telling.opties_van(client) if not telling.deel(keuze).bezwaren]
        keuzes += [None] if not telling.zonder(client).bezwaren else []
        opties.append([keuze for keuze in keuzes if vraag is None or client != vraag.client or _heeft(keuze, vraag.wie, vraag.rol)])
    for samen in itertools.product(*opties):
        rijen = [keuze for keuze in samen if keuze is not None]
        if telling.haalbaar(rijen):
            yield rijen


def _kan(vraag: Geval, opname: Momentopname | None = None, wissels: int | None = None) -> bool:
    telling = telling_van(opname or vraag.opname, vraag.beleid, team="GT3", wissels=vraag.wissels if wissels is None else wissels)
    return next(_verdelingen(telling, vraag), None) is not None


def _beste(vraag: Geval) -> tuple[int, ...]:
    telling = telling_van(vraag.opname, vraag.beleid, team="GT3", wissels=vraag.wissels)
    tellingen = (telling.tel(_met_gesprekken(telling, rijen)) for rijen in _verdelingen(telling, vraag))
    return min(tuple(geteld[naam] for naam in volgorde(vraag.wissels)) for geteld in tellingen)


def test_there_are_enough_teams() -> None:
    assert len(GEVALLEN) >= 100


@pytest.mark.parametrize("zaad", GEVALLEN)
def test_it_cannot_be_exactly_when_no_allocation_has_it(zaad: int) -> None:
    vraag = geval(zaad)
    assert vraag is not None
    try:
        antwoord = vraag.antwoord()
    except Vastleggingsconflict:
        assert next(_verdelingen(telling_van(vraag.opname, vraag.beleid, team="GT3", wissels=vraag.wissels), None), None) is None
        return
    assert (antwoord.uitkomst in ("prijs", "al_zo")) is _kan(vraag)
    assert antwoord.uitkomst != "onbekend"
    assert antwoord.uitkomst != "regel" or antwoord.redenen
    if antwoord.uitkomst == "prijs":
        _prijs_klopt(vraag, antwoord)
    if antwoord.uitkomst == "onmogelijk":
        _oorzaken_kloppen(vraag, antwoord)
    for zin in antwoord.opent:
        _opening_klopt(vraag, zin)


@pytest.mark.parametrize("zaad", GEVALLEN[::2])
def test_beside_an_allocation_the_price_is_the_true_one(zaad: int) -> None:
    vraag = geval(zaad)
    assert vraag is not None
    try:
        verdeling = maak_verdeling(vraag.opname, vraag.beleid, Opties(team="GT3", wissels=vraag.wissels))
    except Vastleggingsconflict:
        return
    antwoord = vraag.antwoord(verdeling)
    assert (antwoord.uitkomst in ("prijs", "al_zo")) is _kan(vraag)
    if antwoord.uitkomst == "prijs":
        _prijs_klopt(vraag, antwoord)
        assert antwoord.plan is not None
        voor_anderen = len(antwoord.plan.doelen) - len(ACHTERAAN)
        gevonden = tuple(doel.basis + doel.hoogstens for doel in antwoord.plan.doelen)
        assert gevonden[:voor_anderen] == _beste(vraag)[:voor_anderen]
        assert all(doel.minstens == doel.hoogstens for doel in antwoord.plan.doelen[:voor_anderen])


@pytest.mark.parametrize("zaad", GEVALLEN[::2])
def test_beside_an_allocation_too_large_to_search_as_a_whole_a_price_holds_all_the_same(zaad: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only who shares people with the plan is free: it may cost more than it must, and never more than when all others stay."""
    vraag = geval(zaad)
    assert vraag is not None
    try:
        verdeling = maak_verdeling(vraag.opname, vraag.beleid, Opties(team="GT3", wissels=vraag.wissels))
    except Vastleggingsconflict:
        return
    for module in ("prijs", "grenzen"):
        monkeypatch.setattr(f"allocation.waarom{module}.GEHEEL", 0)
    antwoord = vraag.antwoord(verdeling)
    assert antwoord.uitkomst in (("prijs", "al_zo", "onbekend") if _kan(vraag) else ("regel", "onmogelijk", "onbekend"))
    if antwoord.uitkomst == "prijs":
        _prijs_klopt(vraag, antwoord)
        assert antwoord.plan is not None
        voor_anderen = len(antwoord.plan.doelen) - len(ACHTERAAN)
        alleen = [doel.verschil for doel in antwoord.plan.zonder_anderen][:voor_anderen]
        assert not alleen or [doel.hoogstens for doel in antwoord.plan.doelen][:voor_anderen] <= alleen


@pytest.mark.parametrize("zaad", GEVALLEN)
def test_a_search_near_the_client_never_claims_what_is_not_so(zaad: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in teams too large to search as a whole: it may know less, and what it calls proven is."""
    vraag = geval(zaad)
    assert vraag is not None
    try:
        geheel = vraag.antwoord()
    except Vastleggingsconflict:
        return
    monkeypatch.setattr("allocation.waaromgrenzen.GEHEEL", 0)
    dichtbij = vraag.antwoord()
    assert dichtbij.uitkomst in (geheel.uitkomst, "onbekend")
    if dichtbij.uitkomst == "onmogelijk" and dichtbij.bewezen_kleinst:
        assert len(dichtbij.oorzaken) == len(geheel.oorzaken)


def _prijs_klopt(vraag: Geval, antwoord: WaaromBegeleider) -> None:
    """What was found is never better than the best there is, and a bound never above it as long as it is no worse before."""
    assert antwoord.plan is not None
    assert [doel.naam for doel in antwoord.plan.doelen] == list(volgorde(vraag.wissels))
    beste = _beste(vraag)
    gevonden = tuple(doel.basis + doel.hoogstens for doel in antwoord.plan.doelen)
    assert gevonden >= beste
    for nummer, doel in enumerate(antwoord.plan.doelen):
        if all(beste[eerder] <= gevonden[eerder] for eerder in range(nummer)) and doel.minstens is not None:
            assert doel.basis + doel.minstens <= beste[nummer]


def _oorzaken_kloppen(vraag: Geval, antwoord: WaaromBegeleider) -> None:
    assert antwoord.bewezen_kleinst
    if any(oorzaak.soort == "nieuw" for oorzaak in antwoord.oorzaken):
        return  # a rule and no number: no momentopname lifts it
    genoemd = [_gelicht(vraag, oorzaak) for oorzaak in antwoord.oorzaken]
    assert any(_kan_met(vraag, keus) for keus in itertools.product(*genoemd)), "with these lifted it can be"
    for aantal in range(1, len(genoemd)):
        for groep in itertools.combinations(_alles(vraag), aantal):
            assert not _kan_met(vraag, groep), "a smaller set is enough"


Lift = tuple[str, Any]


def _gelicht(vraag: Geval, oorzaak: Grensoorzaak) -> list[Lift]:
    """What lifts a cause; of a pin only the client is told, so any of its pins may be it."""
    if oorzaak.soort == "wissels":
        return [("wissels", None)]
    if oorzaak.soort == "vastlegging":
        wie = oorzaak.clienten or (vraag.client,)
        return [("pin", rij) for rij in vraag.opname.vastleggingen if rij.client_id in wie and rij.soort is not Vastleggingsoort.VRIJGEGEVEN]
    return [(oorzaak.soort, oorzaak.wie)]


def _alles(vraag: Geval) -> list[Lift]:
    mensen = [rij.begeleider_id for rij in vraag.opname.begeleiders if rij.gebiedsteam]
    onder = [rij.organisatie_id for rij in vraag.opname.onderaannemer_capaciteit]
    uit: list[Lift] = [("punten", wie) for wie in (*mensen, *onder)] + [("intensief", wie) for wie in mensen]
    uit += [("pin", rij) for rij in vraag.opname.vastleggingen if rij.soort is not Vastleggingsoort.VRIJGEGEVEN]
    return uit + ([("wissels", None)] if vraag.wissels else [])


def _kan_met(vraag: Geval, lifts: Sequence[Lift]) -> bool:
    begeleiders, ruimte, pins, wissels = vraag.opname.begeleiders, vraag.opname.onderaannemer_capaciteit, vraag.opname.vastleggingen, vraag.wissels
    for soort, wat in lifts:
        if soort == "wissels":
            wissels = 20
        elif soort == "pin":
            pins = tuple(rij for rij in pins if rij is not wat)
        elif soort == "intensief":
            begeleiders = tuple(_met(rij, max_intensief=None) if rij.begeleider_id == wat else rij for rij in begeleiders)
        else:
            begeleiders = tuple(_met(rij, contract_uren=9_000) if rij.begeleider_id == wat else rij for rij in begeleiders)
            ruimte = tuple(rij.model_copy(update={"max_punten": 90_000}) if rij.organisatie_id == wat else rij for rij in ruimte)
    return _kan(vraag, vraag.met(begeleiders=begeleiders, onderaannemer_capaciteit=ruimte, vastleggingen=pins), wissels)


def _met(rij: b.Begeleider, **velden: Any) -> b.Begeleider:
    return rij.model_copy(update=velden)


def _opening_klopt(vraag: Geval, zin: str) -> None:
    """What is said to open it does: with everybody else free to make room it then can be, where "Kan wel" stands even as they are."""
    if not zin.startswith("Kan wel"):
        return
    if "--wissels" in zin:
        assert _kan(vraag, wissels=int(zin.rstrip(".").split()[-1]))
        return
    if "vastlegging" in zin:
        pins = tuple(rij for rij in vraag.opname.vastleggingen if rij.client_id != vraag.client or rij.soort is Vastleggingsoort.VRIJGEGEVEN)
        assert _kan(vraag, vraag.met(vastleggingen=pins))
        return
    rollen = [rol for rol in ("eerste", "tweede") if f"rol van {rol}" in zin] or ["eerste", "tweede"]
    vrij = [vastlegging(vraag.client, "vrijgegeven", rol=rol) for rol in rollen]
    assert _kan(vraag, vraag.met(vastleggingen=(*vraag.opname.vastleggingen, *vrij)))
