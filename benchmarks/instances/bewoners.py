"""Who lives on the plekken today: Siem residents on wmo places, others as counts, who leaves when, and who waits for another place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from benchmarks.instances.besluiten import besluiten_bewoner
from benchmarks.instances.kader import Kader
from benchmarks.instances.loting import Loting
from benchmarks.instances.vragers import Voorbeelden, kern_expertises, leeftijd, vrager
from domain import bladen as b
from domain import soorten as s

WMO = s.Financieringstitel.WMO


@dataclass
class Bevolking:
    """The rows about people, filled part by part."""

    clienten: list[b.Client] = field(default_factory=list)
    besluiten: list[b.Besluit] = field(default_factory=list)
    bewoners: list[b.Bewoner] = field(default_factory=list)
    wensen: list[b.Wens] = field(default_factory=list)


def vrije_plekken(kader: Kader, plekken: Sequence[b.Plekgroep], aantal: int) -> Counter[str]:
    """How many wmo places of each plekgroep are free today: `aantal` in all, spread over the forms by their size."""
    loting = kader.loting("vrij")
    per_vorm: Counter[s.Woonvorm] = Counter()
    for plek in plekken:
        per_vorm[plek.woonvorm] += plek.aantal if plek.financieringstitel is WMO else 0
    if kader.maat.bewoners_intramuraal is not None and kader.maat.bewoners_bw_thuis is not None:
        per_vorm = Counter({s.Woonvorm.INTRAMURAAL: kader.maat.bewoners_intramuraal, s.Woonvorm.BW_THUIS: kader.maat.bewoners_bw_thuis})
    vrij: Counter[str] = Counter()
    for vorm in loting.quota(aantal, {vorm: float(n) for vorm, n in sorted(per_vorm.items())}):
        groepen = [p.plekgroep_id for p in plekken if p.woonvorm is vorm and p.financieringstitel is WMO and vrij[p.plekgroep_id] < p.aantal - 1]
        vrij[loting.kies(groepen)] += 1
    return vrij


def maak_overige(kader: Kader, plekken: Sequence[b.Plekgroep]) -> list[b.OverigeBezetting]:
    """The wlz and wfz places are full, or nearly, with people who are not Siem's."""
    loting = kader.loting("overige")
    uit = []
    for plek in plekken:
        if plek.financieringstitel is WMO:
            continue
        aantal = max(0, plek.aantal - loting.gewogen({0: 0.7, 1: 0.3}))
        tel: Counter[str] = Counter(kenmerk for _ in range(aantal) for kenmerk in kader.kenmerken(loting))
        punten = sum(loting.gewogen({60: 0.1, 100: 0.5, 180: 0.4}) for _ in range(aantal))
        uit.append(b.OverigeBezetting(plekgroep_id=plek.plekgroep_id, aantal=aantal, punten=punten, kenmerk_aantallen=tuple(sorted(tel.items()))))
    return uit


def vestig_bewoners(
    kader: Kader, bevolking: Bevolking, nummers: Iterator[str], plekken: Sequence[b.Plekgroep], locatie: Mapping[str, b.Locatie],
    vrij: Mapping[str, int], team: Mapping[str, Sequence[str]],
) -> None:  # fmt: skip
    """Fill every wmo place that is not free; movers first, then departures among the others."""
    loting = kader.loting("bewoners")
    wmo = [plek for plek in plekken if plek.financieringstitel is WMO]
    rijen: list[tuple[b.Bewoner, b.Client]] = []
    for plek in wmo:
        for _ in range(plek.aantal - vrij.get(plek.plekgroep_id, 0)):
            sleutelfiguur = loting.kies(team[plek.locatie_id]) if loting.kans(0.95) else None
            client = _bewonende_client(kader, loting, next(nummers), locatie[plek.locatie_id], plek, sleutelfiguur)
            rijen.append((_bewoner(client, plek), client))
    rijen = _met_verhuizers(kader, bevolking, rijen, wmo, locatie)
    rijen = _met_vertrek(kader, rijen)
    for bewoner, client in rijen:
        bevolking.bewoners.append(bewoner)
        bevolking.clienten.append(client)
        bevolking.besluiten += besluiten_bewoner(loting, client)


def _bewonende_client(kader: Kader, loting: Loting, code: str, locatie: b.Locatie, plek: b.Plekgroep, sleutelfiguur: str | None) -> b.Client:
    geboortejaar, achttien_op = leeftijd(kader, loting, locatie)
    thuis = plek.woonvorm is s.Woonvorm.BW_THUIS
    return b.Client(
        client_id=code,
        domein=s.Domein.BW,
        status=s.Status.IN_ZORG,
        geboortejaar=geboortejaar,
        achttien_op=achttien_op,
        geslacht=locatie.alleen_geslacht or loting.gewogen({s.Geslacht.M: 0.62, s.Geslacht.V: 0.38}),
        gemeente=locatie.gemeente,
        gebied=locatie.gebied,
        aanmelddatum=kader.dag(-loting.tussen(240, 1500)),
        zorgzwaarte=loting.gewogen(kader.maat.zorgzwaarte_bw_thuis if thuis else kader.maat.zorgzwaarte_wonen),
        expertise_nodig=tuple(sorted(kern_expertises(kader, loting, locatie, 1))),
        woonvorm_nodig=plek.woonvorm,
        woning=s.Woning.EIGEN if thuis else None,
        kenmerken=kader.kenmerken(loting),
        sleutelfiguur_id=sleutelfiguur,
    )


def _bewoner(client: b.Client, plek: b.Plekgroep) -> b.Bewoner:
    return b.Bewoner(
        client_id=client.client_id,
        plekgroep_id=plek.plekgroep_id,
        zorgzwaarte=client.zorgzwaarte or s.Zorgzwaarte.GEMIDDELD,
        kenmerken=client.kenmerken,
        geslacht=client.geslacht,
        sleutelfiguur_id=client.sleutelfiguur_id,
    )


def _met_verhuizers(
    kader: Kader, bevolking: Bevolking, rijen: list[tuple[b.Bewoner, b.Client]], wmo: Sequence[b.Plekgroep], locatie: Mapping[str, b.Locatie]
) -> list[tuple[b.Bewoner, b.Client]]:
    """Some residents wait for another place: herplaatsing to a place that fits better, or doorstroom to BW-thuis."""
    loting = kader.loting("verhuizers")
    groep = {plek.plekgroep_id: plek for plek in wmo}
    mogelijk = [i for i, (bewoner, _) in enumerate(rijen) if _mag_verhuizen(groep[bewoner.plekgroep_id], locatie)]
    for index in loting.greep(mogelijk, round(kader.maat.wachtenden * kader.maat.aandeel_verhuizers)):
        bewoner, oud = rijen[index]
        doorstroom = loting.kans(0.5)
        elders = [p for p in wmo if p.locatie_id != groep[bewoner.plekgroep_id].locatie_id and (p.woonvorm is s.Woonvorm.BW_THUIS) is doorstroom]
        if not elders:
            continue
        doel = Voorbeelden(kader, elders, locatie).kies(loting)
        nieuw = vrager(kader, loting, oud.client_id, locatie[doel.locatie_id], doel, 1)
        reden = s.Verhuisreden.DOORSTROOM if doorstroom else s.Verhuisreden.HERPLAATSING
        vast = {veld: getattr(oud, veld) for veld in ("status", "aanmelddatum", "gemeente", "gebied", "sleutelfiguur_id", "zorgzwaarte", "kenmerken")}
        client = nieuw.model_copy(update={**vast, "verhuisreden": reden, "wacht_sinds": kader.dag(-loting.tussen(7, 230)), "vroegste_week": None})
        rijen[index] = (bewoner.model_copy(update={"geslacht": client.geslacht}), client)
    return rijen


def _mag_verhuizen(plek: b.Plekgroep, locatie: Mapping[str, b.Locatie]) -> bool:
    return plek.woonvorm is not s.Woonvorm.BW_THUIS and locatie[plek.locatie_id].alleen_geslacht is None


def _met_vertrek(kader: Kader, rijen: list[tuple[b.Bewoner, b.Client]]) -> list[tuple[b.Bewoner, b.Client]]:
    """Known departures within the horizon, of mixed certainty, so that places for the stated share of the waiting come free."""
    loting = kader.loting("vertrek")
    totaal = round(kader.maat.wachtenden * kader.maat.aandeel_plekken_vrij)
    vertrekt = totaal - round(totaal * kader.maat.aandeel_nu_vrij)
    blijft = [i for i, (_, client) in enumerate(rijen) if client.verhuisreden is None]
    gekozen = loting.greep(blijft, vertrekt)
    for index, zekerheid in zip(gekozen, loting.quota(len(gekozen), kader.maat.zekerheid), strict=True):
        bewoner, client = rijen[index]
        gemeente, gebied = kader.woonplaats(loting) if loting.kans(0.6) else (None, None)
        vertrek = {"vertrek_week": loting.kies(kader.maandagen), "vertrek_zekerheid": zekerheid, "uitstroom_gemeente": gemeente, "uitstroom_gebied": gebied}
        rijen[index] = (bewoner.model_copy(update=vertrek), client)
    return rijen
