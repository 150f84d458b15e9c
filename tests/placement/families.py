"""The families of constraints of a tiny region: how to make each tight."""

from __future__ import annotations

from collections.abc import Callable

from domain import bladen as b
from tests.bouw import onverenigbaar, samenstelling, stuurgroepbesluit, vastlegging, week, wens
from tests.placement.ontwerp import HORIZON_WEKEN, KOSTEN_EURO, PUNTEN, Ontwerp


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
    o.rijen = [rij for rij in o.rijen if all(getattr(rij, kolom, "V1") in nog for kolom in ("client_id", "client_a", "client_b"))]


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
    for rij in o.kiezers.values():
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
