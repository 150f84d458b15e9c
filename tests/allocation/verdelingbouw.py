"""Allocations for tests: a choice in one line, and a whole Verdeling that says the right things about itself, to be mutated."""

from __future__ import annotations

from typing import Any

from allocation.check import Bezwaar, Telling, bezwaren, haalbaarheid
from allocation.check.deelname import GEEN_TEAM
from allocation.check.kengetallen import kengetallen
from allocation.check.verslag import GEEN_OPVOLGER
from allocation.plan import Belasting, Doelwaarde, Opties, Reden, Toewijzing, Verdeling
from domain.beleid import Beleid
from domain.gebied import laad_regio
from domain.momentopname import Momentopname
from rules.toetsing import Toetsing
from tests.bouw import vast_beleid, week

HASHES = {"momentopname": "m", "beleid": "b", "regels": "r"}


def keuze(client_id: str = "C1", eerste: str | None = None, tweede: str | None = None, *, bij: str | None = None, gesprek: int | None = None) -> Toewijzing:
    """Who serves a client; `gesprek` is the number of the week of the first talk."""
    maandag = None if gesprek is None else week(gesprek)
    return Toewijzing(client_id=client_id, eerste_id=eerste, tweede_id=tweede, onderaannemer_id=bij, eerste_gesprek_week=maandag)


def telling_van(wie: Momentopname, beleid: Beleid | None = None, **opties: Any) -> Telling:
    """The recount of a run with the real rules; `opties` are those of the run (team, wissels, basis)."""
    beleid = beleid or vast_beleid()
    regio = laad_regio()
    return haalbaarheid(wie, beleid, Toetsing(wie, beleid, regio), regio, Opties(**opties))


def soorten(wie: Momentopname | Telling, *keuzes: Toewijzing, **opties: Any) -> set[str]:
    """The codes of what forbids these choices."""
    telling = telling_van(wie, **opties) if isinstance(wie, Momentopname) else wie
    gevonden = {bezwaar.soort for bezwaar in telling.bezwaren(keuzes)}
    assert telling.haalbaar(keuzes) is (not gevonden)
    return gevonden


def goede_verdeling(telling: Telling, *keuzes: Toewijzing, **wijziging: Any) -> Verdeling:
    """A Verdeling of these choices whose lists, wissels, values and load are right; `wijziging` replaces fields."""
    g = telling.gegevens
    waarden = telling.tel(keuzes)
    gekozen = {keuze.client_id for keuze in keuzes}
    zonder = [(client_id, wie) for client_id, wie in g.deelnemers.items() if client_id not in gekozen]
    punten = {naam: sum(dict(telling.deel(keuze).punten).get(naam, 0) for keuze in keuzes if keuze.client_id in g.deelnemers) for naam in g.eigen()}
    velden: dict[str, Any] = {
        "peildatum": g.opname.peildatum,
        **HASHES,
        "solver": "met de hand",
        "opties": g.opties,
        "doelen": tuple(Doelwaarde(naam=naam, waarde=waarde, beste=waarde, grens=0, bewezen=False) for naam, waarde in waarden.items()),
        "kengetallen": kengetallen(g, telling.delen(keuzes)),
        "toewijzingen": tuple(sorted((_met_wissels(telling, keuze) for keuze in keuzes), key=lambda rij: rij.client_id)),
        "niet_toegewezen": tuple(Reden(client_id=c, reden=GEEN_OPVOLGER if wie.zittend else "geen plaats") for c, wie in zonder),
        "buiten_plan": tuple(Reden(client_id=c, reden=_waarom(redenen)) for c, redenen in sorted(g.deelname.buiten.items())),
        "belasting": tuple(
            Belasting(begeleider_id=naam, punten=punten[naam], capaciteit=g.beschikbaar[naam].capaciteit_punten) for naam in g.eigen() if naam not in g.weg
        ),
    }
    return Verdeling(**{**velden, **wijziging})


def oordeel(telling: Telling, verdeling: Verdeling) -> tuple[Bezwaar, ...]:
    """The whole check of a plan."""
    return bezwaren(telling, verdeling, HASHES)


def codes(telling: Telling, verdeling: Verdeling) -> set[str]:
    return {bezwaar.soort for bezwaar in oordeel(telling, verdeling)}


def _met_wissels(telling: Telling, keuze: Toewijzing) -> Toewijzing:
    if keuze.client_id not in telling.gegevens.deelnemers:
        return keuze
    wissels = telling.deel(keuze).wissels
    return keuze.model_copy(update={"wissel": wissels.gewisseld, "gedwongen": wissels.persoon_weg})


def _waarom(redenen: frozenset[str]) -> str:
    return "waar de cliënt woont is geen gebiedsteam" if GEEN_TEAM in redenen else f"dit ontbreekt: {', '.join(sorted(redenen))}"
