"""A tiny region in the making: roomy, at most 4 people who decide, 3 plekgroepen, 2 sleutelfiguren, horizon 3."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any

from domain import bladen as b
from domain.momentopname import Momentopname
from tests.bouw import bewoner, locatie, opname, overigen, plek, reistijd, sleutelfiguur, vorige, wachtende, week, wens

HORIZON_WEKEN = 3
KOSTEN_EURO = 100
PUNTEN = {"licht": 60, "gemiddeld": 100, "intensief": 180}
Rij = dict[str, Any]


@dataclass
class Ontwerp:
    """A region in the making: columns per id, loose rows, and changes to the beleid."""

    rng: random.Random
    locaties: dict[str, Rij] = field(default_factory=dict)
    plekken: dict[str, Rij] = field(default_factory=dict)
    wachtenden: dict[str, Rij] = field(default_factory=dict)
    bewoners: dict[str, Rij] = field(default_factory=dict)
    overigen: dict[str, Rij] = field(default_factory=dict)
    figuren: dict[str, Rij] = field(default_factory=dict)
    rijen: list[b.Rij] = field(default_factory=list)
    beleid: Rij = field(default_factory=dict)

    @property
    def kiezers(self) -> dict[str, Rij]:
        """Columns of everyone who decides: who waits and who moves."""
        return {**self.wachtenden, **{wie: rij for wie, rij in self.bewoners.items() if "verhuisreden" in rij}}

    def bewoners_van(self, plekgroep_id: str) -> list[str]:
        return [wie for wie, rij in self.bewoners.items() if rij["plekgroep_id"] == plekgroep_id]

    def bezet(self, plekgroep_id: str) -> int:
        return len(self.bewoners_van(plekgroep_id)) + int(self.overigen.get(plekgroep_id, {}).get("aantal", 0))

    def opname(self) -> Momentopname:
        return opname(
            [locatie(wat, **rij) for wat, rij in self.locaties.items()],
            [plek(wat, **rij) for wat, rij in self.plekken.items()],
            [wachtende(wie, **rij) for wie, rij in self.wachtenden.items()],
            [bewoner(wie, **rij) for wie, rij in self.bewoners.items()],
            [overigen(wat, **rij) for wat, rij in self.overigen.items()],
            [sleutelfiguur(wie, *rij["locaties"], max_clienten=rij["max_clienten"]) for wie, rij in self.figuren.items()],
            self.rijen,
        )


def ruime_regio(rng: random.Random) -> Ontwerp:
    """Two locations with three plekgroepen, two to four people who wait or move, wishes and travel, room for everyone."""
    o = Ontwerp(rng, beleid={"speling": {"wachttijd": 0}})
    o.locaties = {"L1": {"gebied": "Reeshof", "expertises": ("lvb",)}, "L2": {"gebied": "Zuid", "expertises": ("ggz",)}}
    bijzonder = [{"locatie_id": "L1", "woonvorm": "bw_thuis"}, {"locatie_id": "L2", "financieringstitel": "wlz"}]
    derde = rng.choice([{"locatie_id": "L1"}, {"locatie_id": "L2"}, *bijzonder])
    o.plekken = {"P1": {"locatie_id": "L1"}, "P2": {"locatie_id": "L2"}, "P3": derde}
    for kolommen in o.plekken.values():
        kolommen |= {"aantal": 9, "kosten_per_week_euro": KOSTEN_EURO}
    for nummer in range(rng.randint(2, 4)):
        kolommen = {
            "urgentie": rng.choice([1, 2, 3, 3, 4, None]),
            "wacht_sinds": week(-rng.choice([0, 1, 3, 5, 12, 60])),
            "zorgzwaarte": rng.choice(sorted(PUNTEN)),
            "expertise_gewenst": rng.choice([(), ("lvb",), ("ggz",)]),
        }
        if rng.random() < 0.35:
            o.bewoners[f"B{nummer}"] = {**kolommen, "plekgroep_id": rng.choice(["P1", "P2"]), "verhuisreden": rng.choice(["doorstroom", "herplaatsing"])}
        else:
            o.wachtenden[f"C{nummer}"] = {**kolommen, **rng.choice([{}, {}, {"woonvorm_nodig": "bw_thuis", "woning": "eigen", "zwaardere_vorm_akkoord": True}])}
    for nummer, plekgroep_id in enumerate(("P1", "P2")):
        if rng.random() < 0.6:
            o.bewoners[f"Z{nummer}"] = {"plekgroep_id": plekgroep_id, "zorgzwaarte": rng.choice(sorted(PUNTEN))}
        if rng.random() < 0.3:
            o.overigen[plekgroep_id] = {"aantal": 1, "punten": 70}
    o.rijen.append(reistijd("Reeshof", "Zuid", rng.choice([4, 9, 26])))
    for wie in o.kiezers:
        if rng.random() < 0.5:
            o.rijen.append(wens(wie, *rng.choice([("nabij", "Reeshof"), ("nabij", "Zuid"), ("locatie", "L1"), ("locatie", "L2")])))
        if rng.random() < 0.3:
            o.rijen.append(vorige(wie, rng.choice(["P1", "P2"]), week(rng.randrange(HORIZON_WEKEN))))
    if rng.random() < 0.6:
        o.figuren = {"S1": {"locaties": ("L1", "L2"), "max_clienten": 20}, "S2": {"locaties": rng.choice([("L1",), ("L2",), ("L1", "L2")]), "max_clienten": 20}}
    return o
