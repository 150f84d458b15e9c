"""A budget ceiling as the stuurgroep could set it: what today's residents cost plus a share of the places that come free and are usable."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from benchmarks.instances.bewoners import WMO
from benchmarks.instances.bruikbaar import bruikbare_plekken
from benchmarks.instances.kader import Kader
from domain import bladen as b
from domain import soorten as s


def maak_plafond(
    kader: Kader, bewoners: Sequence[b.Bewoner], clienten: Sequence[b.Client], plekken: Sequence[b.Plekgroep], locatie: Mapping[str, b.Locatie], factor: float
) -> b.Stuurgroepbesluit:
    """Ceiling per week = cost of who stays to the end of the horizon + factor × cost of the usable places that come free by then.

    Usable is what `clienten`, who wait and live nowhere yet, could fill at once, class 1 apart. A place that comes free leaves the first part and
    enters the second, so one ceiling serves every week. 0.9 is tight, 1.05 slack.
    """
    groep = {plek.plekgroep_id: plek for plek in plekken if plek.financieringstitel is WMO}
    blijft: Counter[str] = Counter(rij.plekgroep_id for rij in bewoners if rij.vertrek_week is None or rij.vertrek_week > kader.maandagen[-1])
    komt_vrij = {code: plek.aantal - blijft[code] for code, plek in groep.items() if plek.aantal > blijft[code]}
    bruikbaar = bruikbare_plekken(clienten, plekken, komt_vrij, locatie, kader.peildatum)
    bedrag = _kosten(blijft, groep) + Decimal(str(factor)) * _kosten(bruikbaar, groep)
    return b.Stuurgroepbesluit(
        besluit_id="SGPLAFOND",
        soort=s.Stuurgroepsoort.BUDGETPLAFOND,
        domein=s.Domein.BW,
        bedrag_euro=bedrag.quantize(Decimal("0.01"), ROUND_HALF_UP),
        per=s.Periode.WEEK,
        datum=kader.dag(-60),
        geldig_tot=kader.dag(305),
        bestuurlijk_overleg_geraadpleegd=True,
    )


def _kosten(aantallen: Mapping[str, int], groep: Mapping[str, b.Plekgroep]) -> Decimal:
    """Euro per week of so many places per plekgroep."""
    return sum(((groep[code].kosten_per_week_euro or Decimal(0)) * aantal for code, aantal in sorted(aantallen.items())), Decimal(0))
