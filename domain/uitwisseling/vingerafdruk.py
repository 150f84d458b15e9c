"""The hash of a momentopname (counting.md 5): the same content gives the same hash, whatever the file format or row order."""

from __future__ import annotations

import hashlib
import json

from domain.bladen import BLADEN
from domain.momentopname import Momentopname
from domain.uitwisseling.cellen import als_tekst


def momentopname_hash(opname: Momentopname) -> str:
    """sha256 (hex) over canonical JSON: sheet name to its rows sorted by content, each row a map of column to the text of its cell.

    Sheets without rows and columns without any value are left out; an empty cell in another column is "".
    """
    bladen: dict[str, list[dict[str, str]]] = {}
    for blad, model in sorted(BLADEN.items()):
        kolommen = sorted(model.model_fields)
        rijen = sorted([als_tekst(getattr(rij, kolom)) for kolom in kolommen] for rij in opname.rijen(blad))
        gevuld = [plaats for plaats in range(len(kolommen)) if any(rij[plaats] for rij in rijen)]
        if rijen:
            bladen[blad] = [{kolommen[plaats]: rij[plaats] for plaats in gevuld} for rij in rijen]
    tekst = json.dumps(bladen, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(tekst.encode()).hexdigest()
