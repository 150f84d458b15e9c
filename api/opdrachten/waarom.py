"""`passend waarom-niet`: about a locatie (BW) or about a begeleider or onderaannemer (BG); which of the two decides what is asked."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from allocation.plan import Rol
from allocation.waarom import waarom_niet_begeleider
from api.opdrachten.invoer import eis_client, laad, lees_verdeling_van
from api.opdrachten.uitkomst import Uitkomst, schrijf
from api.scherm import Scherm
from api.tabel_waarom import toon_waarom
from domain.fouten import Fout, InvoerFout
from domain.soorten import Domein

EEN_VAN_BEIDE = "Geef --locatie voor beschermd wonen, of --begeleider voor begeleiding."
ALLEEN_BIJ = {"--rol": "begeleider", "--verdeling": "begeleider", "--wissels": "begeleider", "--plan": "locatie", "--lezer": "locatie"}


def eis_een_van_beide(locatie: str | None, begeleider: str | None, gegeven: dict[str, bool]) -> None:
    """Exactly one of the two, and no option that belongs to the other; `gegeven` tells which options were typed.

    Raises:
        InvoerFout: with what to do.
    """
    if locatie is None and begeleider is None:
        raise InvoerFout([Fout(kolom="--locatie / --begeleider", melding="noem waar het om gaat", doe=EEN_VAN_BEIDE)])
    if locatie is not None and begeleider is not None:
        raise InvoerFout([Fout(kolom="--locatie / --begeleider", melding="deze twee gaan niet samen", doe=EEN_VAN_BEIDE)])
    hier = "locatie" if locatie is not None else "begeleider"
    fouten = [
        Fout(kolom=optie, melding=f"deze optie hoort bij --{waar}, niet bij --{hier}", doe="Laat de optie weg.")
        for optie, waar in ALLEEN_BIJ.items()
        if gegeven.get(optie) and waar != hier
    ]
    if fouten:
        raise InvoerFout(fouten)


def eis_bw(bron: Path, client_id: str, beleid_bestand: Path | None) -> None:
    """A client of BG lives at no location of Siem.

    Raises:
        InvoerFout: the client is of BG.
    """
    opname, _ = laad(bron, beleid_bestand)
    if eis_client(opname, client_id).domein is Domein.BG:
        melding = "deze cliënt vraagt begeleiding en geen beschermd wonen"
        raise InvoerFout([Fout(kolom="--locatie", waarde=client_id, melding=melding, doe="Vraag met --begeleider waarom iemand deze cliënt niet begeleidt.")])


def toon_waarom_begeleider(
    bron: Path,
    client_id: str,
    begeleider: str,
    rol: str | None,
    verdeling_bestand: Path | None,
    wissels: int | None,
    beleid_bestand: Path | None,
    als_json: bool,
) -> int:
    """Exit 0 whatever the answer, because there always is one."""
    opname, beleid = laad(bron, beleid_bestand)
    eis_client(opname, client_id)
    verdeling = lees_verdeling_van(opname, verdeling_bestand) if verdeling_bestand else None
    antwoord = waarom_niet_begeleider(opname, beleid, client_id, begeleider, cast(Rol | None, rol), wissels, verdeling)
    if als_json:
        schrijf(antwoord.als_json())
    else:
        toon_waarom(antwoord, Scherm())
    return Uitkomst.GOED
