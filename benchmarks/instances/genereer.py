"""A seeded, plausible, clearly fictitious region as a momentopname (domain.md F.3; settings in `maten.yaml`).

genereer("M", 1)                  the same rows on every machine
genereer("M", 1, budget=0.9)      the same region with a tight budget ceiling
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TypeVar

from benchmarks.instances.begeleiding import maak_begeleiding
from benchmarks.instances.besluiten import besluiten_uitstroom
from benchmarks.instances.bewoners import WMO, Bevolking, maak_overige, vestig_bewoners, vrije_plekken
from benchmarks.instances.budget import maak_plafond
from benchmarks.instances.demo import maak_demo
from benchmarks.instances.gebiedsteams import maak_gebiedsteams
from benchmarks.instances.groepen import kenmerken_per_locatie, maak_samenstelling, maak_sleutelfiguren, met_team_punten, verdeel_sleutelfiguren
from benchmarks.instances.kader import Kader
from benchmarks.instances.locaties import maak_locaties, maak_plekken, met_bewonersaantal
from benchmarks.instances.maten import laad_instellingen
from benchmarks.instances.organisaties import aanbieders_bw, maak_goedkeuringen, maak_organisaties
from benchmarks.instances.verhoudingen import maak_bedenkingen, maak_onverenigbaar, maak_vorig_plan, wachtende_clienten
from benchmarks.instances.wachtenden import maak_andere_wachtrij, maak_wachtenden, maak_wat_verlopen
from domain import bladen as b
from domain import soorten as s
from domain.beleid import lees_beleid
from domain.gebied import laad_regio
from domain.momentopname import Momentopname

R = TypeVar("R", b.Client, b.Bewoner)
MATEN = tuple(laad_instellingen().maten)
"""The sizes there are, from small to large, then the region itself."""
VERDEELMATEN = tuple(laad_instellingen().verdeelmaten)
"""The sizes for allocation alone: one team, a large team, eleven teams."""


def genereer_met_beleid(maat: str, zaad: int, budget: float | None = None) -> tuple[Momentopname, Mapping[str, int]]:
    """As `genereer`, with what the `beleid.yaml` beside it must say; nothing for most sizes.

    Raises:
        KeyError: the size is not in maten.yaml.
    """
    if maat not in VERDEELMATEN:
        return genereer(maat, zaad, budget), {}
    instellingen = laad_instellingen()
    opname, punten_per_uur = maak_gebiedsteams(Kader(instellingen.verdeelmaten[maat], zaad, instellingen, laad_regio()))
    return opname, {"punten_per_uur": punten_per_uur}


def genereer(maat: str, zaad: int, budget: float | None = None) -> Momentopname:
    """A region of this size for this seed; `budget` adds a ceiling (see `maak_plafond`), None means no ceiling and a size without BW has none.

    Raises:
        KeyError: the size is not in maten.yaml.
    """
    if maat in VERDEELMATEN:
        return genereer_met_beleid(maat, zaad)[0]
    instellingen = laad_instellingen()
    kader = Kader(maat=instellingen.maten[maat], zaad=zaad, instellingen=instellingen, regio=laad_regio())
    if maat == "demo":
        return maak_demo(kader, budget)
    organisaties = maak_organisaties(kader)
    locaties = maak_locaties(kader, aanbieders_bw(kader, organisaties))
    plekken = maak_plekken(kader, locaties)
    vrij = vrije_plekken(kader, plekken, _nu_vrij(kader))
    plekken = _op_maat(kader, plekken, vrij)
    overige = maak_overige(kader, plekken)
    team = verdeel_sleutelfiguren(kader, locaties)
    locatie = {rij.locatie_id: rij for rij in locaties}
    plek = {rij.plekgroep_id: rij for rij in plekken}

    bevolking, nummers = Bevolking(), _nummers()
    vestig_bewoners(kader, bevolking, nummers, plekken, locatie, vrij, team)
    maak_wachtenden(kader, bevolking, nummers, plekken, locatie, team)
    bedenkingen = maak_bedenkingen(kader, bevolking, locaties, plek)
    onverenigbaar = maak_onverenigbaar(kader, bevolking, plek)
    vorig_plan = maak_vorig_plan(kader, bevolking, plekken, locatie, vrij)
    wacht = [client for client in wachtende_clienten(bevolking.clienten) if client.verhuisreden is None]
    maak_wat_verlopen(kader, bevolking, nummers, plekken, locatie)
    maak_andere_wachtrij(kader, bevolking, nummers, plekken, locatie, team)
    bevolking.besluiten += besluiten_uitstroom(kader, bevolking.bewoners)
    beleid = lees_beleid()
    bg = maak_begeleiding(kader, organisaties, nummers, beleid)
    stuurgroep = maak_goedkeuringen(kader, organisaties)
    if budget is not None:
        stuurgroep.append(maak_plafond(kader, bevolking.bewoners, wacht, plekken, locatie, budget))
    return Momentopname(
        peildatum=kader.peildatum,
        bron=f"verzonnen regio, maat {maat}, zaad {zaad}",
        organisaties=tuple(organisaties),
        locaties=tuple(met_team_punten(kader, locaties, plekken, bevolking, overige, beleid.punten)),
        samenstelling=tuple(maak_samenstelling(kader, locaties, kenmerken_per_locatie(bevolking, overige, plek))),
        plekken=tuple(plekken),
        bewoners=_op_id(bevolking.bewoners),
        overige_bezetting=tuple(overige),
        clienten=_op_id(bevolking.clienten + bg.clienten),
        besluiten=tuple(sorted(bevolking.besluiten + bg.besluiten, key=lambda rij: rij.besluit_id)),
        stuurgroepbesluiten=tuple(stuurgroep),
        wensen=tuple(bevolking.wensen),
        onverenigbaar=tuple(onverenigbaar),
        bedenkingen=tuple(bedenkingen),
        vorig_plan=tuple(vorig_plan),
        sleutelfiguren=tuple(maak_sleutelfiguren(kader, team, bevolking)),
        begeleiders=tuple(bg.begeleiders),
        onderaannemer_capaciteit=tuple(bg.capaciteit),
        caseload=tuple(bg.caseload),
        vier_ogen_uitzonderingen=tuple(bg.uitzonderingen),
    )


def _nu_vrij(kader: Kader) -> int:
    return round(round(kader.maat.wachtenden * kader.maat.aandeel_plekken_vrij) * kader.maat.aandeel_nu_vrij)


def _op_maat(kader: Kader, plekken: list[b.Plekgroep], vrij: Counter[str]) -> list[b.Plekgroep]:
    """Where the size names its residents, group sizes are moved until exactly so many live there."""
    for vorm, bewoners in ((s.Woonvorm.INTRAMURAAL, kader.maat.bewoners_intramuraal), (s.Woonvorm.BW_THUIS, kader.maat.bewoners_bw_thuis)):
        if bewoners is not None:
            leeg = sum(vrij[plek.plekgroep_id] for plek in plekken if plek.woonvorm is vorm and plek.financieringstitel is WMO)
            plekken = met_bewonersaantal(plekken, vorm, bewoners + leeg)
    return plekken


def _nummers() -> Iterator[str]:
    """Opaque client ids; a letter and five digits can never be a BSN."""
    nummer = 0
    while True:
        nummer += 1
        yield f"K{nummer:05}"


def _op_id(rijen: list[R]) -> tuple[R, ...]:
    return tuple(sorted(rijen, key=lambda rij: rij.client_id))
