"""`passend front`: balance against wissels, as a table, JSON, and one page with a chart."""

from __future__ import annotations

import json
import re
from pathlib import Path

from allocation.front import REKENTIJD, Frontpunt, maak_front
from api.frontblad import front_html
from api.opdrachten.invoer import eis_gebiedsteam, laad
from api.opdrachten.uitkomst import Uitkomst, meld, schrijf
from api.opdrachten.zoeken import in_draad
from api.scherm import Scherm
from api.tabel_verdeling import toon_front
from api.verdeelzinnen import voortgang
from domain.fouten import Fout, InvoerFout
from domain.gebied import laad_regio
from domain.uitwisseling.schrijven import in_een_keer
from solving.limits import Limits, Stop

PUNTEN_HOOGSTENS = 12


def toon(bron: Path, team: str, punten: str, tijd_s: int | None, zaad: int, uit: Path | None, beleid_bestand: Path | None, als_json: bool) -> int:
    """Exit 0. Ctrl-C gives the points that are ready."""
    if uit is not None and uit.exists() and not uit.is_dir():
        raise InvoerFout([Fout(kolom="--uit", waarde=uit.name, melding="dit is een bestand en geen map", doe="Geef de naam van een (nieuwe) map.")])
    code, lijst = eis_gebiedsteam(laad_regio(), team), lees_punten(punten)
    opname, beleid = laad(bron, beleid_bestand)
    limits = Limits(REKENTIJD, zaad, Stop(wall_s=tijd_s))
    front = in_draad(lambda: maak_front(opname, beleid, code, lijst, limits, _voortgang), limits.stop)
    if als_json:
        schrijf(_json(code, front))
    else:
        toon_front(code, front, Scherm())
    if uit is not None:
        uit.mkdir(parents=True, exist_ok=True)
        for naam, inhoud in (("front.html", front_html(code, opname.peildatum, front)), ("front.json", _json(code, front))):
            with in_een_keer(uit / naam) as tijdelijk:
                tijdelijk.write_text(inhoud, encoding="utf-8")
        meld(f"Geschreven in {uit}: front.html en front.json.")
    return Uitkomst.GOED


def lees_punten(tekst: str) -> tuple[int, ...]:
    """Numbers of wissels, with commas or spaces between.

    Raises:
        InvoerFout: something else than numbers from 0, none, or more than a dozen.
    """
    delen = [deel for deel in re.split(r"[,;\s]+", tekst) if deel]
    if not delen or len(delen) > PUNTEN_HOOGSTENS or not all(re.fullmatch(r"[0-9]{1,5}", deel) for deel in delen):
        doe = f"Geef 1 tot en met {PUNTEN_HOOGSTENS} hele getallen vanaf 0, zoals 0,2,4,8,16."
        raise InvoerFout([Fout(kolom="--punten", waarde=tekst, melding="dit zijn geen aantallen wissels", doe=doe)])
    return tuple(sorted({int(deel) for deel in delen}))


def _json(team: str, front: tuple[Frontpunt, ...]) -> str:
    inhoud = {"soort": "front", "team": team, "punten": [punt.model_dump(mode="json", by_alias=True) for punt in front]}
    return json.dumps(inhoud, ensure_ascii=False, indent=1) + "\n"


def _voortgang(tekst: str) -> None:
    meld(voortgang(tekst))
