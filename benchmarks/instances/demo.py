"""The demo region: stories told in `demo.yaml`, filled up with ordinary residents whom the seed draws."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import yaml

from benchmarks.instances.besluiten import besluiten_bewoner, dat, wat
from benchmarks.instances.budget import maak_plafond
from benchmarks.instances.kader import Kader
from benchmarks.instances.loting import Loting
from benchmarks.instances.organisaties import moederorganisaties
from benchmarks.instances.vragers import leeftijd
from domain import bladen as b
from domain import soorten as s
from domain.momentopname import Momentopname

EERSTE_VULLING = 100


def maak_demo(kader: Kader, budget: float | None) -> Momentopname:
    """The stories are the same for every seed; the seed draws age, sex and history of the residents around them."""
    ruw: dict[str, Any] = yaml.safe_load(files("benchmarks").joinpath("instances/demo.yaml").read_text(encoding="utf-8"))
    onderaannemers, vulling, wat_geldig_tot = (ruw.pop(naam) for naam in ("onderaannemers", "vulling", "wat_geldig_tot"))
    rijen = {blad: [b.BLADEN[blad].model_validate(rij) for rij in inhoud] for blad, inhoud in ruw.items()}
    demo = Momentopname.model_validate({"peildatum": kader.peildatum, **rijen})
    bewoners, bewonende = _bewoners(kader, demo, vulling)
    clienten = (*demo.clienten, *bewonende)
    besluiten = _besluiten(kader, clienten, {bewoner.client_id for bewoner in bewoners}, wat_geldig_tot)
    wacht = [client for client in demo.clienten if client.status is s.Status.WACHT_PLAATSING and client.client_id not in wat_geldig_tot]  # a WAT past its date
    plafond = [] if budget is None else [maak_plafond(kader, bewoners, wacht, demo.plekken, demo.locatie, budget)]
    return demo.model_copy(
        update={
            "bron": f"verzonnen regio, maat demo, zaad {kader.zaad}",
            "organisaties": (*moederorganisaties(kader), *(b.Organisatie.model_validate(rij) for rij in onderaannemers)),
            "bewoners": tuple(sorted(bewoners, key=lambda rij: rij.client_id)),
            "clienten": tuple(sorted(clienten, key=lambda rij: rij.client_id)),
            "besluiten": besluiten,
            "stuurgroepbesluiten": (*demo.stuurgroepbesluiten, *plafond),
        }
    )


def _bewoners(kader: Kader, demo: Momentopname, vulling: Mapping[str, int]) -> tuple[list[b.Bewoner], list[b.Client]]:
    """The told residents and the ordinary ones, and the client rows that demo.yaml leaves to us."""
    loting = kader.loting("bewoners")
    bewoners = list(demo.bewoners)
    nummer = EERSTE_VULLING
    for plekgroep, aantal in sorted(vulling.items()):
        for _ in range(aantal):
            nummer += 1
            bewoners.append(b.Bewoner(client_id=f"K{nummer:03}", plekgroep_id=plekgroep, zorgzwaarte=s.Zorgzwaarte.GEMIDDELD))
    bekend = {client.client_id for client in demo.clienten}
    sleutelfiguur = {locatie: rij.sleutelfiguur_id for rij in demo.sleutelfiguren for locatie in rij.locaties}
    uit, clienten = [], []
    for bewoner in bewoners:
        if bewoner.client_id not in bekend:
            plek = demo.plekgroep[bewoner.plekgroep_id]
            client = _client(kader, loting, bewoner, plek, demo.locatie[plek.locatie_id], sleutelfiguur[plek.locatie_id])
            bewoner = bewoner.model_copy(update={"geslacht": client.geslacht, "sleutelfiguur_id": client.sleutelfiguur_id})
            clienten.append(client)
        uit.append(bewoner)
    return uit, clienten


def _client(kader: Kader, loting: Loting, bewoner: b.Bewoner, plek: b.Plekgroep, locatie: b.Locatie, sleutelfiguur: str) -> b.Client:
    geboortejaar, achttien_op = leeftijd(kader, loting, locatie)
    return b.Client(
        client_id=bewoner.client_id,
        domein=s.Domein.BW,
        status=s.Status.IN_ZORG,
        geboortejaar=geboortejaar,
        achttien_op=achttien_op,
        geslacht=bewoner.geslacht or locatie.alleen_geslacht or loting.kies((s.Geslacht.V, s.Geslacht.M)),
        gemeente=locatie.gemeente,
        gebied=locatie.gebied,
        aanmelddatum=kader.dag(-loting.tussen(300, 1400)),
        zorgzwaarte=bewoner.zorgzwaarte,
        woonvorm_nodig=plek.woonvorm,
        woning=s.Woning.EIGEN if plek.woonvorm is s.Woonvorm.BW_THUIS else None,
        kenmerken=bewoner.kenmerken,
        sleutelfiguur_id=sleutelfiguur,
    )


def _besluiten(kader: Kader, clienten: tuple[b.Client, ...], wonend: set[str], wat_geldig_tot: Mapping[str, Any]) -> tuple[b.Besluit, ...]:
    """A DAT for everybody on the aanmelddatum; a WAT for who waits for placement or lives somewhere."""
    loting = kader.loting("besluiten")
    uit: list[b.Besluit] = []
    for client in sorted(clienten, key=lambda rij: rij.client_id):
        if client.client_id in wonend:
            uit += besluiten_bewoner(loting, client)
            continue
        uit.append(dat(loting, client, client.domein))
        if client.status is s.Status.WACHT_PLAATSING:
            uit.append(wat(loting, client, client.wacht_sinds or client.aanmelddatum, wat_geldig_tot.get(client.client_id, kader.dag(400))))
    return tuple(sorted(uit, key=lambda rij: rij.besluit_id))
