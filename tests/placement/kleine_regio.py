"""Seeded random tiny regions: horizon 3, at most 4 people who decide, 3 plekgroepen, 2 sleutelfiguren.

A region starts roomy; a few *families* of constraints, drawn per seed, are then made tight, so that each family changes the optimum in a
fair share of the regions. `zonder(familie, ...)` takes one family away again: what then changes the optimum was binding.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from domain import bladen as b
from domain.beleid import Beleid
from domain.momentopname import Momentopname
from tests.bouw import (
    bewoner,
    locatie,
    onverenigbaar,
    opname,
    overigen,
    plek,
    reistijd,
    samenstelling,
    sleutelfiguur,
    stuurgroepbesluit,
    vast_beleid,
    vastlegging,
    vorige,
    wachtende,
    week,
    wens,
)

HORIZON_WEKEN = 3
KOSTEN_EURO = 100
VAKER = {"speling": 4, "rust": 3, "niet_samen_met": 3, "max_sleutelfiguren": 2, "budget_week": 2, "samenstelling_min": 2, "max_clienten": 2}
"""Families that bind less often than others once they are there: drawn with more lots."""
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


def kleine_regio(zaad: int) -> tuple[Momentopname, Beleid, tuple[str, ...]]:
    """A random tiny region, its beleid, and the families that were made tight in it."""
    rng = random.Random(zaad)
    ontwerp = _ruime_regio(rng)
    lot = [familie for familie in sorted(KRAP) for _ in range(VAKER.get(familie, 1))]
    gekozen = tuple(sorted(dict.fromkeys(rng.sample(lot, rng.choice([3, 4])))))
    for familie in gekozen:
        KRAP[familie](ontwerp)
    return ontwerp.opname(), vast_beleid(**{"horizon_weken": HORIZON_WEKEN, **ontwerp.beleid}), gekozen


def _ruime_regio(rng: random.Random) -> Ontwerp:
    """Two locations with three plekgroepen, two to four people who wait or move, wishes and travel, room for everyone."""
    o = Ontwerp(rng, beleid={"speling": {"wachttijd": 0}})
    o.locaties = {"L1": {"gebied": "Reeshof", "expertises": ("lvb",)}, "L2": {"gebied": "Zuid", "expertises": ("ggz",)}}
    derde = rng.choice([{"locatie_id": "L1"}, {"locatie_id": "L2"}, {"locatie_id": "L1", "woonvorm": "bw_thuis"}, {"locatie_id": "L2", "financieringstitel": "wlz"}])
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


# Each family made tight -----------------------------------------------------------------------------------------------


def _plekken(o: Ontwerp) -> None:
    for wat, rij in o.plekken.items():
        rij["aantal"] = min(rij["aantal"], o.bezet(wat) + o.rng.choice([0, 0, 1]))


def _team_punten(o: Ontwerp) -> None:
    for wat, rij in o.locaties.items():
        vandaag = sum(PUNTEN[b_["zorgzwaarte"]] for b_ in o.bewoners.values() if o.plekken[b_["plekgroep_id"]]["locatie_id"] == wat)
        ander = sum(rij_["punten"] for plek_, rij_ in o.overigen.items() if o.plekken[plek_]["locatie_id"] == wat)
        rij["team_punten"] = vandaag + ander + o.rng.choice([0, 60, 60, 100])


def _samenstelling_max(o: Ontwerp) -> None:
    _geef_kenmerk(o, "agressie", 0.8)
    o.rijen += [samenstelling(wat, "agressie", max_aantal=o.rng.choice([0, 1, 1])) for wat in o.locaties]


def _samenstelling_min(o: Ontwerp) -> None:
    _geef_kenmerk(o, "lvb", 0.6)
    o.rijen += [samenstelling(wat, "lvb", min_aantal=o.rng.choice([2, 3])) for wat in o.locaties]


def _niet_samen_met(o: Ontwerp) -> None:
    for nummer, rij in enumerate(o.kiezers.values()):
        rij["kenmerken"] = (*rij.get("kenmerken", ()), ("dominant_gedrag", "kwetsbaar_voor_misbruik")[nummer % 2])
    _allemaal_liever(o, o.rng.choice(["L1", "L2"]))
    for plekgroep_id in ("P1", "P2"):
        if o.rng.random() < 0.5:
            o.overigen[plekgroep_id] = {"aantal": 1, "punten": 70, "kwetsbaar_voor_misbruik": 1}
    o.rijen += [samenstelling(wat, "dominant_gedrag", niet_samen_met=("kwetsbaar_voor_misbruik",)) for wat in o.locaties]


def _onverenigbaar(o: Ontwerp) -> None:
    _allemaal_liever(o, o.rng.choice(["L1", "L2"]))
    kiezers = sorted(o.kiezers)
    for nummer, wie in enumerate(kiezers):
        for ander in [*kiezers[nummer + 1 :], *(vast for vast in sorted(o.bewoners) if vast not in kiezers)]:
            if o.rng.random() < 0.8:
                o.rijen.append(onverenigbaar(wie, ander, tot=week(o.rng.choice([0, 9, 9, 9]))))


def _rust(o: Ontwerp) -> None:
    _nog_een_wachtende(o)
    _allemaal_liever(o, o.rng.choice(["L1", "L2"]))
    for rij in o.locaties.values():
        rij["rust_weken_tussen_instroom"] = o.rng.choice([2, 3])


def _max_clienten(o: Ontwerp) -> None:
    _met_figuren(o)
    for rij in o.figuren.values():
        rij["max_clienten"] = o.rng.choice([0, 0, 1])


def _max_sleutelfiguren(o: Ontwerp) -> None:
    _met_figuren(o)
    _allemaal_liever(o, o.rng.choice(["L1", "L2"]))
    for nummer, rij in enumerate([*o.kiezers.values(), *o.bewoners.values()]):
        rij.setdefault("sleutelfiguur_id", ("S1", "S2")[nummer % 2])
    for rij in o.locaties.values():
        rij["max_sleutelfiguren"] = 1


def _budget_week(o: Ontwerp) -> None:
    _nog_een_wachtende(o)
    o.rijen.append(stuurgroepbesluit("SB1", bedrag_euro=_kosten_vandaag(o) + KOSTEN_EURO * o.rng.choice([0, 1]), geldig_tot=week(o.rng.choice([0, 9, 9]))))


def _budget_horizon(o: Ontwerp) -> None:
    _nog_een_wachtende(o)
    bedrag = HORIZON_WEKEN * _kosten_vandaag(o) + KOSTEN_EURO * o.rng.choice([0, 1, 2, 3])
    o.rijen.append(stuurgroepbesluit("SB2", bedrag_euro=bedrag, per="horizon"))


def _vastleggingen(o: Ontwerp) -> None:
    wie = o.rng.choice(sorted(o.kiezers))
    soort, plekgroep_id, start = o.rng.choice(
        [("vast", None, 2), ("voorgelegd", "P1", 1), ("vast", "P2", 2), ("verboden", None, 0), ("verboden", "P1", None), ("verboden", None, None)]
    )
    o.rijen.append(vastlegging(wie, soort, plekgroep_id, None if start is None else week(start)))


def _harde_wensen(o: Ontwerp) -> None:
    for wie in sorted(o.kiezers):
        if o.rng.random() < 0.6:
            o.rijen.append(wens(wie, *o.rng.choice([("voorziening", "huisdier", "moet"), ("gebied", "Zuid", "beslist_niet"), ("gebied", "Reeshof", "moet")])))


def _verhuizingen(o: Ontwerp) -> None:
    """Two people on full places who want to swap; often somebody waits for one of those places too."""
    for wie, plekgroep_id in (("V1", "P1"), ("V2", "P2")):
        while len(o.kiezers) >= 4:
            del (o.wachtenden or o.bewoners)[sorted(o.wachtenden or o.kiezers)[-1]]
        kolommen = {"zorgzwaarte": o.rng.choice(sorted(PUNTEN)), "urgentie": o.rng.choice([1, 2, 3]), "wacht_sinds": week(-o.rng.choice([2, 9]))}
        o.bewoners[wie] = {"plekgroep_id": plekgroep_id, "verhuisreden": "doorstroom", **kolommen}
    for plekgroep_id in ("P1", "P2"):
        o.plekken[plekgroep_id]["aantal"] = o.bezet(plekgroep_id)
    nog = {*o.kiezers, *o.bewoners}
    o.rijen = [rij for rij in o.rijen if getattr(rij, "client_id", "V1") in nog and getattr(rij, "client_a", "V1") in nog and getattr(rij, "client_b", "V1") in nog]


def _vertrek(o: Ontwerp) -> None:
    """Full places of which one comes free."""
    for plekgroep_id in ("P1", "P2"):
        o.bewoners[f"W{plekgroep_id}"] = {"plekgroep_id": plekgroep_id, "zorgzwaarte": "licht", "vertrek": {"vertrek_week": week(o.rng.choice([0, 1, 1, 2]))}}
    for plekgroep_id, rij in o.plekken.items():
        rij["aantal"] = o.bezet(plekgroep_id)


def _leegstand(o: Ontwerp) -> None:
    _vertrek(o)
    o.beleid["leegstand_weken"] = o.rng.choice([1, 2])


def _passendheid_max(o: Ontwerp) -> None:
    for wie, rij in o.kiezers.items():
        rij["expertise_gewenst"] = o.rng.choice([("trauma",), ("lvb", "ggz"), ("lvb", "trauma")])
        if o.rng.random() < 0.3:
            o.rijen.append(wens(wie, "gemeente", "Goirle"))
    o.beleid["passendheid_max"] = {str(nummer): o.rng.choice([5, 10, 15]) for nummer in (1, 2, 3, 4)}


def _speling(o: Ontwerp) -> None:
    """The better place comes free later: giving up some waiting buys fit."""
    o.beleid["speling"] = {"wachttijd": o.rng.choice([3, 5, 8]), "te_laat": o.rng.choice([0, 0, 10])}
    for wie, rij in o.kiezers.items():
        rij["wacht_sinds"] = week(-o.rng.choice([0, 1, 2]))
        rij["urgentie"] = o.rng.choice([2, 3, 4])
    _allemaal_liever(o, "L2")
    o.plekken["P3"]["aantal"] = o.bezet("P3")
    o.bewoners["WS"] = {"plekgroep_id": "P2", "zorgzwaarte": "licht", "vertrek": {"vertrek_week": week(o.rng.choice([1, 2]))}}
    o.plekken["P2"]["aantal"] = o.bezet("P2")


def _wenswachters(o: Ontwerp) -> None:
    for wie in o.rng.sample(sorted(o.kiezers), min(2, len(o.kiezers))):
        o.kiezers[wie]["wachtkeuze"] = "wacht_op_voorkeur"
        o.rijen = [r for r in o.rijen if not (isinstance(r, b.Wens) and r.client_id == wie)]
        o.rijen.append(wens(wie, "locatie", o.rng.choice(["L1", "L2"])))


KRAP: dict[str, Callable[[Ontwerp], None]] = {
    "plekken": _plekken,
    "team_punten": _team_punten,
    "samenstelling_max": _samenstelling_max,
    "samenstelling_min": _samenstelling_min,
    "niet_samen_met": _niet_samen_met,
    "onverenigbaar": _onverenigbaar,
    "rust": _rust,
    "max_clienten": _max_clienten,
    "max_sleutelfiguren": _max_sleutelfiguren,
    "budget_week": _budget_week,
    "budget_horizon": _budget_horizon,
    "vastleggingen": _vastleggingen,
    "harde_wensen": _harde_wensen,
    "verhuizingen": _verhuizingen,
    "vertrek": _vertrek,
    "leegstand": _leegstand,
    "passendheid_max": _passendheid_max,
    "speling": _speling,
    "wenswachters": _wenswachters,
}
"""Per family how to make it tight."""


def _geef_kenmerk(o: Ontwerp, kenmerk: str, kans: float) -> None:
    for rij in o.kiezers.values():
        if o.rng.random() < kans:
            rij["kenmerken"] = (*rij.get("kenmerken", ()), kenmerk)


def _allemaal_liever(o: Ontwerp, locatie_id: str) -> None:
    """Everyone wishes for the same location, so that being kept from it costs."""
    for wie in o.kiezers:
        o.rijen = [r for r in o.rijen if not (isinstance(r, b.Wens) and r.client_id == wie and r.soort == "locatie")]
        o.rijen.append(wens(wie, "locatie", locatie_id))


def _nog_een_wachtende(o: Ontwerp) -> None:
    """One more who waits, not acute, where there is room for one who decides."""
    if len(o.kiezers) < 4:
        o.wachtenden["C9"] = {"urgentie": o.rng.choice([2, 3]), "wacht_sinds": week(-o.rng.choice([3, 9])), "zorgzwaarte": "gemiddeld"}


def _met_figuren(o: Ontwerp) -> None:
    o.figuren = o.figuren or {"S1": {"locaties": ("L1", "L2"), "max_clienten": 20}, "S2": {"locaties": ("L1", "L2"), "max_clienten": 20}}


def _kosten_vandaag(o: Ontwerp) -> int:
    return KOSTEN_EURO * len(o.bewoners)


# Each family taken away again -----------------------------------------------------------------------------------------


def met_blad(wie: Momentopname, blad: str, rijen: Sequence[b.Rij]) -> Momentopname:
    """The same momentopname with other rows in one sheet, built anew: a copied model would keep the indexes of the old rows."""
    velden = {naam: getattr(wie, naam) for naam in Momentopname.model_fields}
    return Momentopname(**{**velden, blad: tuple(rijen)})


def _per_rij(blad: str, **kolommen: Any) -> Callable[[Momentopname, Beleid], tuple[Momentopname, Beleid]]:
    return lambda wie, beleid: (met_blad(wie, blad, [rij.model_copy(update=kolommen) for rij in wie.rijen(blad)]), beleid)


def _zonder_rijen(blad: str, weg: Callable[[Any], bool]) -> Callable[[Momentopname, Beleid], tuple[Momentopname, Beleid]]:
    return lambda wie, beleid: (met_blad(wie, blad, [rij for rij in wie.rijen(blad) if not weg(rij)]), beleid)


def _ander_beleid(**velden: Any) -> Callable[[Momentopname, Beleid], tuple[Momentopname, Beleid]]:
    return lambda wie, beleid: (wie, beleid.model_copy(update=velden))


_WEG: dict[str, Callable[[Momentopname, Beleid], tuple[Momentopname, Beleid]]] = {
    "plekken": _per_rij("plekken", aantal=99),
    "team_punten": _per_rij("locaties", team_punten=99_999),
    "samenstelling_max": _per_rij("samenstelling", max_aantal=None),
    "samenstelling_min": _per_rij("samenstelling", min_aantal=None),
    "niet_samen_met": _per_rij("samenstelling", niet_samen_met=()),
    "onverenigbaar": _zonder_rijen("onverenigbaar", lambda rij: True),
    "rust": _per_rij("locaties", rust_weken_tussen_instroom=0),
    "max_clienten": _per_rij("sleutelfiguren", max_clienten=99),
    "max_sleutelfiguren": _per_rij("locaties", max_sleutelfiguren=None),
    "budget_week": _zonder_rijen("stuurgroepbesluiten", lambda rij: rij.per == "week"),
    "budget_horizon": _zonder_rijen("stuurgroepbesluiten", lambda rij: rij.per == "horizon"),
    "vastleggingen": _zonder_rijen("vastleggingen", lambda rij: True),
    "harde_wensen": _zonder_rijen("wensen", lambda rij: rij.hardheid != "graag"),
    "verhuizingen": _per_rij("clienten", verhuisreden=None),
    "vertrek": _per_rij("bewoners", vertrek_week=None),
    "leegstand": _ander_beleid(leegstand_weken=0),
    "passendheid_max": _ander_beleid(passendheid_max={}),
    "speling": _ander_beleid(speling={}),
    "wenswachters": _per_rij("clienten", wachtkeuze=None),
}


def zonder(familie: str, wie: Momentopname, beleid: Beleid) -> tuple[Momentopname, Beleid]:
    """The same region without one family of constraints."""
    return _WEG[familie](wie, beleid)
