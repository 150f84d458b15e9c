"""Between people and places: who cannot live together, which location has a bedenking, and what an earlier plan said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from benchmarks.instances.bewoners import Bevolking
from benchmarks.instances.kader import Kader
from benchmarks.instances.passing import maak_aanbod, passende
from domain import bladen as b
from domain import soorten as s

VASTGESTELD_DOOR = ("sleutelfiguur", "teamleider_sleutelfiguren", "regionale_toegang")


def wachtende_clienten(clienten: Sequence[b.Client]) -> list[b.Client]:
    """Who waits for a (new) place, by id."""
    wacht = [c for c in clienten if c.status is s.Status.WACHT_PLAATSING or c.verhuisreden is not None]
    return sorted(wacht, key=lambda client: client.client_id)


def maak_onverenigbaar(kader: Kader, bevolking: Bevolking, plek: Mapping[str, b.Plekgroep]) -> list[b.Onverenigbaarheid]:
    """About 2 % of the pairs of waiting people, with a ceiling per person; part of them between a waiting person and a resident."""
    loting = kader.loting("onverenigbaar")
    wachtend = [client.client_id for client in wachtende_clienten(bevolking.clienten)]
    bekend = set(wachtend)
    wonend = sorted(rij.client_id for rij in bevolking.bewoners if rij.client_id not in bekend and plek[rij.plekgroep_id].woonvorm is not s.Woonvorm.BW_THUIS)
    n = kader.maat.wachtenden
    aantal = min(round(kader.maat.aandeel_onverenigbaar * n * (n - 1) / 2), round(kader.maat.onverenigbaar_per_persoon * n / 2))
    met_bewoner = round(aantal * kader.maat.aandeel_onverenigbaar_bewoner)
    paren: dict[tuple[str, str], None] = {}
    while len(paren) < aantal:
        een = loting.kies(wachtend)
        ander = loting.kies(wonend if len(paren) < met_bewoner else wachtend)
        if een != ander:
            paren.setdefault((min(een, ander), max(een, ander)))
    return [
        b.Onverenigbaarheid(
            client_a=een,
            client_b=ander,
            reden=loting.kies(tuple(s.OnverenigbaarReden)),
            vastgesteld_door=loting.kies(VASTGESTELD_DOOR),
            tot=kader.dag(loting.tussen(20, 80) if loting.kans(0.1) else loting.tussen(120, 700)),
        )
        for een, ander in sorted(paren)
    ]


def maak_bedenkingen(kader: Kader, bevolking: Bevolking, locaties: Sequence[b.Locatie], plek: Mapping[str, b.Plekgroep]) -> list[b.Bedenking]:
    """Some locations object to some clients; part of the objections has run out or is not shared."""
    loting = kader.loting("bedenkingen")
    thuis = {rij.client_id: plek[rij.plekgroep_id].locatie_id for rij in bevolking.bewoners}
    uit = []
    for client in wachtende_clienten(bevolking.clienten):
        if not loting.kans(kader.maat.kans_bedenking):
            continue
        locatie = loting.kies(locaties).locatie_id
        if thuis.get(client.client_id) == locatie:
            continue
        uit.append(
            b.Bedenking(
                locatie_id=locatie,
                client_id=client.client_id,
                reden=loting.kies(tuple(s.BedenkingReden)),
                status=loting.gewogen({s.BedenkingStatus.OPEN: 0.5, s.BedenkingStatus.GEDEELD: 0.3, s.BedenkingStatus.NIET_GEDEELD: 0.2}),
                tot=kader.dag(loting.tussen(-20, -1) if loting.kans(0.15) else loting.tussen(30, 160)),
            )
        )
    return uit


def maak_vorig_plan(
    kader: Kader, bevolking: Bevolking, plekken: Sequence[b.Plekgroep], locatie: Mapping[str, b.Locatie], vrij: Mapping[str, int]
) -> list[b.VorigePlaatsing]:
    """What last week's plan said for part of the waiting: a place that roughly fits and comes free."""
    loting = kader.loting("vorig plan")
    vertrekt = {rij.plekgroep_id for rij in bevolking.bewoners if rij.vertrek_week is not None}
    komt_vrij = maak_aanbod((plek for plek in plekken if plek.plekgroep_id in vertrekt or vrij.get(plek.plekgroep_id, 0)), locatie)
    uit = []
    for client in wachtende_clienten(bevolking.clienten):
        if not loting.kans(kader.maat.vorig_plan):
            continue
        opties = passende(client, komt_vrij, kader.peildatum)
        if opties:
            uit.append(b.VorigePlaatsing(client_id=client.client_id, plekgroep_id=loting.kies(opties), week=loting.kies(kader.maandagen)))
    return uit
