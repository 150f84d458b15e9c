"""`passend begeleider`: ranked pairs for one client, for the teamleider."""

from __future__ import annotations

from pathlib import Path

from allocation.koppels import zoek_koppels
from api.opdrachten.invoer import eis_client, laad, lees_verdeling_van
from api.opdrachten.uitkomst import Uitkomst, schrijf
from api.scherm import Scherm
from api.tabel_verdeling import toon_koppels


def toon_begeleiders(bron: Path, client_id: str, aantal: int, verdeling_bestand: Path | None, beleid_bestand: Path | None, als_json: bool) -> int:
    """Exit 0 with choices, 1 where there is none (and why)."""
    opname, beleid = laad(bron, beleid_bestand)
    eis_client(opname, client_id)
    verdeling = lees_verdeling_van(opname, verdeling_bestand) if verdeling_bestand else None
    antwoord = zoek_koppels(opname, beleid, client_id, aantal, verdeling)
    if als_json:
        schrijf(antwoord.als_json())
    else:
        toon_koppels(antwoord, Scherm())
    return Uitkomst.GOED if antwoord.koppels else Uitkomst.NEE
