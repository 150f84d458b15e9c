"""The waiting list: who waits for placement, the other queue with a DAT and no WAT, and those whose WAT has run out (domain.md B57)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from benchmarks.instances.besluiten import besluiten_wachtende, dat, wat
from benchmarks.instances.bewoners import Bevolking
from benchmarks.instances.kader import Kader
from benchmarks.instances.loting import Loting
from benchmarks.instances.vragers import Voorbeelden, vrager
from benchmarks.instances.wensen import maak_wensen, wens_om_op_te_wachten
from domain import bladen as b
from domain import soorten as s


def maak_wachtenden(
    kader: Kader, bevolking: Bevolking, nummers: Iterator[str], plekken: Sequence[b.Plekgroep], locatie: Mapping[str, b.Locatie],
    team: Mapping[str, Sequence[str]],
) -> None:  # fmt: skip
    """Residents who wait get their urgency and wishes too; clients are added until `maat.wachtenden` people wait."""
    loting = kader.loting("wachtenden")
    maat = kader.maat
    verhuizers = [i for i, client in enumerate(bevolking.clienten) if client.verhuisreden is not None]
    aantal = maat.wachtenden - len(verhuizers)
    urgenties = loting.quota(maat.wachtenden, maat.urgentie)
    for index in verhuizers:
        client = bevolking.clienten[index]
        bevolking.clienten[index] = client.model_copy(update=_urgentie(loting, urgenties.pop()))
    voorbeelden = Voorbeelden(kader, plekken, locatie)
    onvervulbaar = _onvervulbaar(kader, list(locatie.values()))
    geen_aanbod = round(maat.wachtenden * maat.aandeel_geen_aanbod)
    op_voorkeur = max(1, round(maat.wachtenden * maat.wacht_op_voorkeur))
    for nummer, expertises in enumerate(loting.quota(aantal, maat.expertises_nodig)):
        plek = voorbeelden.kies(loting)
        voorbeeld = locatie[plek.locatie_id]
        urgentie = urgenties.pop()
        client = vrager(kader, loting, next(nummers), voorbeeld, plek, expertises, urgentie)
        wijziging = _urgentie(loting, urgentie) | _uiterste(kader, loting) | _eigen_sleutelfiguur(kader, loting, voorbeeld, team)
        wensen = maak_wensen(kader, loting, client, voorbeeld, list(locatie.values()))
        if nummer < geen_aanbod:
            wijziging |= onvervulbaar
        elif nummer < geen_aanbod + op_voorkeur:
            wijziging |= {"wachtkeuze": s.Wachtkeuze.WACHT_OP_VOORKEUR}
            wensen = wens_om_op_te_wachten(loting, client, voorbeeld)
        client = client.model_copy(update=wijziging)
        bevolking.clienten.append(client)
        bevolking.wensen += wensen
        bevolking.besluiten += besluiten_wachtende(kader, loting, client)


def maak_andere_wachtrij(
    kader: Kader, bevolking: Bevolking, nummers: Iterator[str], plekken: Sequence[b.Plekgroep], locatie: Mapping[str, b.Locatie],
    team: Mapping[str, Sequence[str]],
) -> None:  # fmt: skip
    """Status wacht_intake: a DAT, no WAT yet; so the form of living is not known."""
    loting = kader.loting("andere wachtrij")
    aantal = kader.maat.wacht_op_intake
    voorbeelden = Voorbeelden(kader, plekken, locatie)
    for urgentie in loting.quota(aantal, kader.maat.urgentie):
        plek = voorbeelden.kies(loting)
        voorbeeld = locatie[plek.locatie_id]
        client = vrager(kader, loting, next(nummers), voorbeeld, plek, 1)
        wijziging: dict[str, Any] = {"status": s.Status.WACHT_INTAKE, "aanmelddatum": kader.dag(-loting.tussen(3, 150))}
        wijziging |= dict.fromkeys(("woonvorm_nodig", "zwaardere_vorm_akkoord", "wacht_sinds", "wachtkeuze", "vroegste_week", "woning"))
        wijziging |= _urgentie(loting, urgentie)
        if loting.kans(0.3):
            wijziging |= _eigen_sleutelfiguur(kader, loting, voorbeeld, team)
        client = client.model_copy(update=wijziging)
        bevolking.clienten.append(client)
        bevolking.besluiten.append(dat(loting, client))


def maak_wat_verlopen(kader: Kader, bevolking: Bevolking, nummers: Iterator[str], plekken: Sequence[b.Plekgroep], locatie: Mapping[str, b.Locatie]) -> None:
    """A few stand on the list with a WAT past its date: they do not wait until it is renewed (counting.md 7)."""
    loting = kader.loting("wat verlopen")
    voorbeelden = Voorbeelden(kader, plekken, locatie)
    for _ in range(max(1, round(kader.maat.wachtenden * kader.maat.wat_verlopen_aandeel))):
        plek = voorbeelden.kies(loting)
        client = vrager(kader, loting, next(nummers), locatie[plek.locatie_id], plek, 1)
        begin = kader.dag(-loting.tussen(400, 600))
        client = client.model_copy(update={"wacht_sinds": begin, "aanmelddatum": kader.dag(-loting.tussen(620, 700)), "urgentie": 3})
        bevolking.clienten.append(client)
        bevolking.besluiten += [dat(loting, client), wat(loting, client, begin, kader.dag(-loting.tussen(5, 30)))]


def _urgentie(loting: Loting, klasse: int | str) -> dict[str, Any]:
    if not isinstance(klasse, int):
        return {"urgentie": None}
    reden = {1: "acuut onveilig", 2: "verblijf loopt af"}.get(klasse)
    rol = loting.kies(("sleutelfiguur", "regionale_toegang"))
    return {"urgentie": klasse, "urgentie_reden": reden, "urgentie_door_rol": rol}


def _uiterste(kader: Kader, loting: Loting) -> dict[str, Any]:
    if not loting.kans(kader.maat.uiterste_datum):
        return {}
    return {"uiterste_datum": kader.dag(loting.tussen(12, 75)), "uiterste_reden": loting.kies(tuple(s.UitersteReden)), "overbrugging": "tijdelijk verblijf"}


def _eigen_sleutelfiguur(kader: Kader, loting: Loting, voorbeeld: b.Locatie, team: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    if not loting.kans(kader.maat.eigen_sleutelfiguur):
        return {}
    locatie = voorbeeld.locatie_id if loting.kans(0.6) else loting.kies(list(team))
    return {"sleutelfiguur_id": loting.kies(team[locatie])}


def _onvervulbaar(kader: Kader, locaties: Sequence[b.Locatie]) -> dict[str, Any]:
    """A combination of needs that no location has: three expertises, else with ever more facilities."""
    namen = sorted(kader.instellingen.kans_overig)
    voorzieningen = sorted(kader.maat.voorzieningen)
    for extra in range(len(voorzieningen) + 1):
        for drie in combinations(namen, 3):
            if not any(set(drie) <= set(rij.expertises) and set(voorzieningen[:extra]) <= set(rij.voorzieningen) for rij in locaties):
                return {"expertise_nodig": drie, "voorzieningen_nodig": tuple(voorzieningen[:extra]), "woonvorm_nodig": s.Woonvorm.INTRAMURAAL}
    return {"expertise_nodig": tuple(namen)}
