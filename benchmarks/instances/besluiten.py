"""The decisions on BW clients: a DAT from the (regionale) toegang, then a WAT (domain.md D, counting.md 7)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from benchmarks.instances.kader import Kader
from benchmarks.instances.loting import Loting
from domain import bladen as b
from domain import soorten as s

ZONDER_DAT_BG = 0.1
"""So many of those who move out of BW have no DAT for begeleiding yet (aanname)."""


def dat(loting: Loting, client: b.Client, domein: s.Domein = s.Domein.BW) -> b.Besluit:
    """The DAT, on the aanmelddatum; no end date."""
    rol = s.Beslisser.TOEGANG if domein is s.Domein.BG else loting.gewogen({s.Beslisser.REGIONALE_TOEGANG: 0.95, s.Beslisser.TOEGANG: 0.05})
    return b.Besluit(
        besluit_id=f"D{client.client_id[1:]}",
        client_id=client.client_id,
        soort=s.Besluitsoort.DAT,
        domein=domein,
        datum=client.aanmelddatum,
        genomen_door_rol=rol,
    )


def wat(loting: Loting, client: b.Client, datum: date, geldig_tot: date | None, organisatie: str | None = None) -> b.Besluit:
    """The WAT by sleutelfiguur or regionale toegang."""
    rol = loting.gewogen({s.Beslisser.SLEUTELFIGUUR: 0.85, s.Beslisser.REGIONALE_TOEGANG: 0.15})
    return b.Besluit(
        besluit_id=f"W{client.client_id[1:]}",
        client_id=client.client_id,
        soort=s.Besluitsoort.WAT,
        domein=s.Domein.BW,
        datum=datum,
        geldig_tot=geldig_tot,
        genomen_door_rol=rol,
        genomen_door_organisatie=organisatie,
    )


def besluiten_wachtende(kader: Kader, loting: Loting, client: b.Client) -> list[b.Besluit]:
    """DAT and a WAT that holds the whole horizon, for a few only its first weeks."""
    datum = client.wacht_sinds or client.aanmelddatum
    geldig = kader.dag(loting.tussen(35, 80)) if loting.kans(0.04) else kader.dag(loting.tussen(120, 500))
    return [dat(loting, client), wat(loting, client, datum, geldig)]


def besluiten_bewoner(loting: Loting, client: b.Client) -> list[b.Besluit]:
    """DAT and WAT from before the resident came."""
    return [dat(loting, client), wat(loting, client, client.aanmelddatum + timedelta(days=loting.tussen(14, 60)), None)]


def besluiten_uitstroom(kader: Kader, bewoners: Sequence[b.Bewoner]) -> list[b.Besluit]:
    """The DAT BG of who moves out to one of the ten gemeenten, taken in the months before the peildatum; a few have none yet (counting.md 28)."""
    loting = kader.loting("uitstroom")
    verhuizen = [rij.client_id for rij in bewoners if rij.vertrek_week is not None and _koopt_begeleiding(kader, rij.uitstroom_gemeente)]
    zonder = set(loting.greep(verhuizen, round(ZONDER_DAT_BG * len(verhuizen))))
    return [
        b.Besluit(
            besluit_id=f"B{client_id[1:]}",
            client_id=client_id,
            soort=s.Besluitsoort.DAT,
            domein=s.Domein.BG,
            datum=kader.dag(-loting.tussen(7, 120)),
            genomen_door_rol=s.Beslisser.TOEGANG,
        )
        for client_id in verhuizen
        if client_id not in zonder
    ]


def _koopt_begeleiding(kader: Kader, gemeente: str | None) -> bool:
    daar = kader.regio.gemeenten.get(gemeente or "")
    return daar is not None and s.Domein.BG in daar.koopt
