"""`passend regels kopieer`: the shipped rules as files that somebody may change, with the list of findings that were reviewed."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from api.opdrachten.uitkomst import Uitkomst, meld
from domain.fouten import Fout, InvoerFout
from rules.laden import BEOORDEELD


def kopieer_regels(map_: Path) -> int:
    """Writes into a new or empty folder only: what somebody changed is never overwritten.

    Raises:
        InvoerFout: there is something in the way.
    """
    if map_.exists() and (not map_.is_dir() or any(map_.iterdir())):
        raise InvoerFout([Fout(kolom="MAP", waarde=str(map_), melding="hier staat al iets", doe="Kies een map die er nog niet is, of die leeg is.")])
    map_.mkdir(parents=True, exist_ok=True)
    bronnen = [bron for bron in files("rules").joinpath("sets").iterdir() if bron.name.endswith(".yaml")]
    for bron in (*bronnen, files("rules").joinpath(BEOORDEELD)):
        (map_ / bron.name).write_bytes(bron.read_bytes())
    meld(f"De regels staan in {map_}. Verander daar wat u wilt, en kijk dan na:")
    meld(f"  passend regels verifieer --regels {map_}")
    meld(f"  passend regels vergelijk {map_} --momentopname MAP")
    return Uitkomst.GOED
