"""What the group and the team of a location can bear: composition limits, team points, sleutelfiguren; all from who lives there today."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from benchmarks.instances.bewoners import Bevolking
from benchmarks.instances.kader import Kader
from benchmarks.instances.loting import Loting
from domain import bladen as b
from domain import soorten as s

Punten = Mapping[s.Zorgzwaarte, int]


def kenmerken_per_locatie(bevolking: Bevolking, overige: Sequence[b.OverigeBezetting], plek: Mapping[str, b.Plekgroep]) -> dict[str, Counter[str]]:
    """How often each kenmerk occurs today per location, BW-thuis apart (counting.md 14)."""
    uit: dict[str, Counter[str]] = defaultdict(Counter)
    for bewoner in bevolking.bewoners:
        groep = plek[bewoner.plekgroep_id]
        if groep.woonvorm is not s.Woonvorm.BW_THUIS:
            uit[groep.locatie_id].update(bewoner.kenmerken)
    for rij in overige:
        uit[plek[rij.plekgroep_id].locatie_id].update(dict(rij.kenmerk_aantallen))
    return uit


def maak_samenstelling(kader: Kader, locaties: Sequence[b.Locatie], vandaag: Mapping[str, Counter[str]]) -> list[b.Samenstelling]:
    """None to three limits per location, close to today's group; a few are broken today (counting.md 13)."""
    loting = kader.loting("samenstelling")
    uit = []
    for locatie in locaties:
        aantal = loting.gewogen(kader.maat.samenstelling_per_locatie)
        for kenmerk in loting.greep(sorted(kader.instellingen.kenmerken), aantal):
            uit.append(_grens(kader, loting, locatie.locatie_id, kenmerk, vandaag[locatie.locatie_id]))
    return uit


def _grens(kader: Kader, loting: Loting, locatie: str, kenmerk: str, groep: Counter[str]) -> b.Samenstelling:
    nu = groep[kenmerk]
    ander = kader.instellingen.niet_samen.get(kenmerk)
    if ander and loting.kans(0.5) and not (nu and groep[ander]):
        return b.Samenstelling(locatie_id=locatie, kenmerk=kenmerk, niet_samen_met=(ander,), herzien_op=kader.dag(loting.tussen(40, 180)))
    if kenmerk == "lvb" and nu != 1 and loting.kans(0.5):
        return b.Samenstelling(locatie_id=locatie, kenmerk=kenmerk, min_aantal=2)
    if nu > 1 and loting.kans(kader.maat.kans_grens_te_krap):
        return b.Samenstelling(locatie_id=locatie, kenmerk=kenmerk, max_aantal=nu - 1)
    ruimte = loting.gewogen({0: 0.25, 1: 0.45, 2: 0.3})
    return b.Samenstelling(locatie_id=locatie, kenmerk=kenmerk, max_aantal=max(1, nu + ruimte), herzien_op=kader.dag(loting.tussen(40, 180)))


def met_team_punten(
    kader: Kader, locaties: Sequence[b.Locatie], plekken: Sequence[b.Plekgroep], bevolking: Bevolking, overige: Sequence[b.OverigeBezetting], punten: Punten
) -> list[b.Locatie]:
    """Locations whose team carries today's people and a newcomer of about average weight on every free place: heavy groups do not fit."""
    loting = kader.loting("team_punten")
    waar = {plek.plekgroep_id: plek.locatie_id for plek in plekken}
    last: Counter[str] = Counter()
    bezet: Counter[str] = Counter()
    for bewoner in bevolking.bewoners:
        last[waar[bewoner.plekgroep_id]] += punten[bewoner.zorgzwaarte]
        bezet[waar[bewoner.plekgroep_id]] += 1
    for rij in overige:
        last[waar[rij.plekgroep_id]] += rij.punten
        bezet[waar[rij.plekgroep_id]] += rij.aantal
    aantal: Counter[str] = Counter()
    for plek in plekken:
        aantal[plek.locatie_id] += plek.aantal
    uit = []
    for locatie in locaties:
        code = locatie.locatie_id
        vrij = aantal[code] - bezet[code]
        grens = last[code] + round(vrij * loting.tussen(95, 135)) + loting.tussen(0, 8) * 10
        if loting.kans(kader.maat.kans_grens_te_krap):
            grens = round(last[code] * 0.97)
        uit.append(locatie.model_copy(update={"team_punten": grens}))
    return uit


def verdeel_sleutelfiguren(kader: Kader, locaties: Sequence[b.Locatie]) -> dict[str, tuple[str, ...]]:
    """One or two sleutelfiguren per location (domain.md B63), each with about the same number of locations."""
    loting = kader.loting("sleutelfiguren")
    aantal = max(2, round(len(locaties) * kader.maat.sleutelfiguren_per_locatie))
    namen = [f"SF{nummer:03}" for nummer in range(1, aantal + 1)]
    volgorde = loting.geschud([locatie.locatie_id for locatie in locaties])
    uit: dict[str, tuple[str, ...]] = {}
    for beurt, code in enumerate(volgorde):
        eerste = namen[beurt % aantal]
        tweede = loting.kies([naam for naam in namen if naam != eerste])
        uit[code] = tuple(sorted((eerste, tweede))) if loting.kans(kader.maat.kans_tweede_sleutelfiguur) else (eerste,)
    return dict(sorted(uit.items()))


def maak_sleutelfiguren(kader: Kader, team: Mapping[str, Sequence[str]], bevolking: Bevolking) -> list[b.Sleutelfiguur]:
    """Each with its locations and a maximum a little above today's clients (counting.md 17)."""
    loting = kader.loting("max_clienten")
    last: Counter[str] = Counter()
    for client in bevolking.clienten:
        if client.sleutelfiguur_id is not None and client.domein is s.Domein.BW:
            last[client.sleutelfiguur_id] += 1
    waar: dict[str, list[str]] = defaultdict(list)
    for locatie, namen in team.items():
        for naam in namen:
            waar[naam].append(locatie)
    ruimte = {0: 0.15, 1: 0.35, 2: 0.35, 4: 0.15}
    return [
        b.Sleutelfiguur(sleutelfiguur_id=naam, locaties=tuple(sorted(waar[naam])), max_clienten=last[naam] + loting.gewogen(ruimte)) for naam in sorted(waar)
    ]
