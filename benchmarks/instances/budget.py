"""A budget ceiling as the stuurgroep could set it: what today's residents cost plus a share of the places that come free."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from benchmarks.instances.bewoners import WMO
from benchmarks.instances.kader import Kader
from domain import bladen as b
from domain import soorten as s


def maak_plafond(kader: Kader, bewoners: Sequence[b.Bewoner], plekken: Sequence[b.Plekgroep], factor: float) -> b.Stuurgroepbesluit:
    """Ceiling per week = cost at the end of the horizon without anybody new + factor × cost of all places that have come free by then.

    Because a place that comes free leaves the first part and enters the second, 1 is the cost of full occupancy in every week:
    0.9 is tight, 1.05 slack.
    """
    kosten = {plek.plekgroep_id: plek.kosten_per_week_euro or Decimal(0) for plek in plekken if plek.financieringstitel is WMO}
    laatste = kader.maandagen[-1]
    blijft = Decimal(0)
    vol = sum((kosten[plek.plekgroep_id] * plek.aantal for plek in plekken if plek.plekgroep_id in kosten), Decimal(0))
    for bewoner in bewoners:
        if bewoner.vertrek_week is None or bewoner.vertrek_week > laatste:
            blijft += kosten[bewoner.plekgroep_id]
    bedrag = blijft + Decimal(str(factor)) * (vol - blijft)
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
