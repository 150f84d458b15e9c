"""Budget ceilings: which hold when, over which locations, and what a plekgroep costs in cents (counting.md 13, 16)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from domain import soorten as s
from domain.beleid import Beleid
from domain.bladen import Plekgroep, Stuurgroepbesluit
from domain.momentopname import Momentopname

CENTEN_PER_EURO = 100


@dataclass(frozen=True)
class Plafond:
    """A ceiling in cents, for one week or (`week` None) the whole horizon, over the locations of one organisation or (None) the region."""

    organisatie_id: str | None
    week: int | None
    centen: int


def in_centen(euro: Decimal | None) -> int:
    """Cents of an amount; an empty cost counts 0 here and is a finding of its own where a ceiling is set."""
    return int((euro or Decimal(0)) * CENTEN_PER_EURO)


def plafonds(opname: Momentopname, beleid: Beleid, maandagen: Sequence[date]) -> tuple[Plafond, ...]:
    """The lowest valid ceiling per organisation (or region) and week, and per horizon judged at the Monday of week 0."""
    laagste: dict[tuple[str, int], int] = {}
    for organisatie, week, centen in (*_uit_blad(opname, maandagen), *_uit_beleid(opname, beleid, maandagen)):
        sleutel = (organisatie or "", -1 if week is None else week)
        laagste[sleutel] = min(centen, laagste.get(sleutel, centen))
    return tuple(Plafond(organisatie or None, None if week < 0 else week, centen) for (organisatie, week), centen in sorted(laagste.items()))


def _uit_blad(opname: Momentopname, maandagen: Sequence[date]) -> list[tuple[str | None, int | None, int]]:
    rijen: list[tuple[str | None, int | None, int]] = []
    for besluit in opname.stuurgroepbesluiten:
        if besluit.soort is not s.Stuurgroepsoort.BUDGETPLAFOND or besluit.domein is s.Domein.BG or besluit.bedrag_euro is None:
            continue
        centen = in_centen(besluit.bedrag_euro)
        if besluit.per is s.Periode.HORIZON:
            rijen += [(besluit.organisatie_id, None, centen)] if _geldig(besluit, maandagen[0]) else []
        else:
            rijen += [(besluit.organisatie_id, week, centen) for week, maandag in enumerate(maandagen) if _geldig(besluit, maandag)]
    return rijen


def _uit_beleid(opname: Momentopname, beleid: Beleid, maandagen: Sequence[date]) -> list[tuple[str | None, int | None, int]]:
    """The ceiling in beleid holds only with a stuurgroepbesluit named; the dates of that row, where the sheet has it, hold too."""
    plafond = beleid.budgetplafond
    if not plafond.stuurgroepbesluit:
        return []
    genoemd = [rij for rij in opname.stuurgroepbesluiten if rij.besluit_id == plafond.stuurgroepbesluit]
    geldig = [all(_geldig(rij, maandag) for rij in genoemd) for maandag in maandagen]
    rijen: list[tuple[str | None, int | None, int]] = []
    if plafond.per_week_euro is not None:
        rijen += [(None, week, in_centen(plafond.per_week_euro)) for week, houdt in enumerate(geldig) if houdt]
    if plafond.horizon_euro is not None and geldig[0]:
        rijen.append((None, None, in_centen(plafond.horizon_euro)))
    return rijen


def _geldig(besluit: Stuurgroepbesluit, maandag: date) -> bool:
    return besluit.datum <= maandag and (besluit.geldig_tot is None or maandag <= besluit.geldig_tot)


def zonder_kosten(opname: Momentopname, rijen: Sequence[Plafond]) -> tuple[Plekgroep, ...]:
    """wmo plekgroepen under a ceiling of which nobody gave the cost: a fault (counting.md 16)."""
    onder = {rij.organisatie_id for rij in rijen}
    return tuple(
        plek
        for plek in sorted(opname.plekken, key=lambda plek: plek.plekgroep_id)
        if plek.financieringstitel is s.Financieringstitel.WMO
        and plek.kosten_per_week_euro is None
        and (None in onder or opname.locatie[plek.locatie_id].organisatie_id in onder)
    )
