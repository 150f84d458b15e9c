"""Lifting a row the way people would: in the sheets. For every cause that an answer can name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from domain import bladen as b
from domain.momentopname import Momentopname
from placement.antwoorden import Oorzaak, WaaromNiet
from tests.placement.kleine_regio import met_blad

VEEL = 9_999
Lift = Callable[[Momentopname], Momentopname]


@dataclass(frozen=True)
class Opheffing:
    """A row as the answer names it, and what lifting it does to the sheets."""

    soort: str
    ids: tuple[str, ...]
    personen: frozenset[str]
    doe: Lift


def opheffing_van(mogelijk: Iterable[Opheffing], oorzaak: Oorzaak, antwoord: WaaromNiet) -> Opheffing:
    """The lift that a cause stands for."""
    if oorzaak.soort == "onverenigbaar":
        samen = frozenset(oorzaak.personen) if len(oorzaak.personen) == 2 else frozenset({*oorzaak.personen, antwoord.client_id})
        return next(rij for rij in mogelijk if rij.soort == "onverenigbaar" and rij.personen == samen)
    if oorzaak.soort == "vastlegging":
        wie = frozenset(oorzaak.personen or (antwoord.client_id,))
        return next(rij for rij in mogelijk if rij.soort == "vastlegging" and rij.personen == wie and rij.ids == oorzaak.ids)
    return next(rij for rij in mogelijk if (rij.soort, rij.ids) == (oorzaak.soort, oorzaak.ids))


def opheffingen(opname: Momentopname, client_id: str, locatie_id: str) -> Iterator[Opheffing]:
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


def na_opheffen(opname: Momentopname, opheffingen: Iterable[Lift]) -> Momentopname:
    for doe in opheffingen:
        opname = doe(opname)
    return opname
