"""Commands that write a page for one person: clientblad."""

from __future__ import annotations

from pathlib import Path

from api.clientblad import als_html, als_tekst, maak_blad
from api.opdrachten.invoer import eis_client, laad, lees_plan_van
from api.opdrachten.uitkomst import Uitkomst, schrijf
from domain.fouten import Fout, InvoerFout
from domain.uitwisseling.schrijven import in_een_keer


def maak_clientblad(map: Path, client_id: str, plan_bestand: Path, uit: Path | None, beleid_bestand: Path | None) -> int:
    """`passend clientblad`: text on the screen, or a file by the ending of its name."""
    opname, beleid = laad(map, beleid_bestand)
    eis_client(opname, client_id)
    blad = maak_blad(lees_plan_van(opname, plan_bestand), opname, beleid, client_id)
    if uit is None:
        schrijf(als_tekst(blad))
        return Uitkomst.GOED
    if uit.suffix.casefold() not in (".html", ".txt"):
        raise InvoerFout([Fout(kolom="--uit", waarde=uit.name, melding="dit soort bestand kan niet", doe="Geef een naam op .html of .txt.")])
    with in_een_keer(uit) as tijdelijk:
        tijdelijk.write_text(als_html(blad) if uit.suffix.casefold() == ".html" else als_tekst(blad), encoding="utf-8")
    schrijf(f"Het blad staat in {uit}.")
    return Uitkomst.GOED
