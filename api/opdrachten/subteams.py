"""`passend subteams`: split a gebiedsteam, as tables, JSON, and one page."""

from __future__ import annotations

from pathlib import Path

from allocation.subteams import REKENTIJD, maak_subteams
from api.opdrachten.invoer import eis_gebiedsteam, laad, lees_verdeling_van
from api.opdrachten.uitkomst import Uitkomst, meld, schrijf
from api.opdrachten.zoeken import in_draad
from api.scherm import Scherm
from api.subteamsblad import subteams_html
from api.tabel_subteams import DOELEN, toon_subteams
from domain.fouten import Fout, InvoerFout
from domain.gebied import laad_regio
from domain.uitwisseling.schrijven import in_een_keer
from solving.limits import Limits, Stop


def toon(
    bron: Path,
    team: str,
    aantal: int,
    verdeling_bestand: Path | None,
    tijd_s: int | None,
    zaad: int,
    uit: Path | None,
    beleid_bestand: Path | None,
    als_json: bool,
) -> int:
    """Exit 0. Ctrl-C gives the best split so far, checked."""
    if uit is not None and uit.exists() and not uit.is_dir():
        raise InvoerFout([Fout(kolom="--uit", waarde=uit.name, melding="dit is een bestand en geen map", doe="Geef de naam van een (nieuwe) map.")])
    regio = laad_regio()
    code = eis_gebiedsteam(regio, team)
    opname, beleid = laad(bron, beleid_bestand)
    verdeling = lees_verdeling_van(opname, verdeling_bestand) if verdeling_bestand else None
    limits = Limits(REKENTIJD, zaad, Stop(wall_s=tijd_s))
    antwoord = in_draad(lambda: maak_subteams(opname, beleid, code, aantal, verdeling, limits, _voortgang), limits.stop)
    naam = regio.gebiedsteams[code].naam
    if als_json:
        schrijf(antwoord.als_json())
    else:
        toon_subteams(antwoord, naam, Scherm())
    if uit is not None:
        uit.mkdir(parents=True, exist_ok=True)
        for bestand, inhoud in (("subteams.html", subteams_html(antwoord, naam)), ("subteams.json", antwoord.als_json())):
            with in_een_keer(uit / bestand) as tijdelijk:
                tijdelijk.write_text(inhoud, encoding="utf-8")
        meld(f"Geschreven in {uit}: subteams.html en subteams.json.")
    return Uitkomst.GOED


def _voortgang(tekst: str) -> None:
    naam, _, rest = tekst.partition(":")
    meld(f"… {DOELEN.get(naam, naam)}:{rest}")
