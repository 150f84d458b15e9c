"""`passend verdeel`: an allocation of a gebiedsteam or of the region, as tables, JSON, pages and workbooks."""

from __future__ import annotations

from pathlib import Path

from allocation.maken import STANDAARD, maak_verdeling
from allocation.meer_wissels import met_meer_wissels
from allocation.plan import Opties, Verdeling
from api.opdrachten.invoer import eis_gebiedsteam, laad
from api.opdrachten.uitkomst import Uitkomst, meld, schrijf
from api.opdrachten.zoeken import in_draad
from api.scherm import Scherm
from api.verdeelbeeld import Verdeelbeeld, verdeelbeeld
from api.verdeelscherm import toon_verdeling
from api.verdeelzinnen import voortgang
from domain.beleid import Beleid
from domain.fouten import Fout, InvoerFout
from domain.gebied import laad_regio
from domain.momentopname import Momentopname
from solving.limits import Limits, Stop


def verdeel(
    bron: Path, team: str | None, wissels: int, basis: str, tijd_s: int | None, zaad: int, uit: Path | None, beleid_bestand: Path | None, als_json: bool
) -> int:
    """Makes a checked allocation; progress goes to stderr, Ctrl-C gives the best so far."""
    if uit is not None and uit.exists() and not uit.is_dir():
        raise InvoerFout([Fout(kolom="--uit", waarde=uit.name, melding="dit is een bestand en geen map", doe="Geef de naam van een (nieuwe) map.")])
    opname, beleid = laad(bron, beleid_bestand)
    regio = laad_regio()
    code = None if team is None else eis_gebiedsteam(regio, team)
    opties = Opties.model_validate({"team": code, "wissels": wissels, "basis": basis})
    limits = Limits(STANDAARD, zaad, Stop(wall_s=tijd_s))
    verdeling = in_draad(lambda: _maak(opname, beleid, opties, limits), limits.stop)
    if als_json:
        schrijf(verdeling.als_json())
        if uit is None:
            return Uitkomst.GOED
    beeld = verdeelbeeld(opname, beleid, regio, verdeling)
    if not als_json:
        toon_verdeling(beeld, Scherm())
    if uit is not None:
        _schrijf_alles(beeld, uit)
    return Uitkomst.GOED


def _maak(opname: Momentopname, beleid: Beleid, opties: Opties, limits: Limits) -> Verdeling:
    """The allocation; of one team also what two wissels more would gain."""
    verdeling = maak_verdeling(opname, beleid, opties, limits, _voortgang)
    if opties.team is None:
        return verdeling
    meld("… wat twee wissels meer zouden doen")
    return met_meer_wissels(opname, beleid, verdeling, limits)


def _schrijf_alles(beeld: Verdeelbeeld, uit: Path) -> None:
    from api.verdeelbestanden import NIET_DELEN, schrijf_verdeling  # only needed with --uit

    namen = schrijf_verdeling(beeld, uit)
    meld(f"Geschreven in {uit}: {', '.join(namen[:-1])} en {namen[-1]}.")
    if not beeld.een_team:
        meld(f"verdeling.html en verdeling.xlsx noemen niemands belasting. De bladen per team zijn voor de teamleider van dat team. {NIET_DELEN}")


def _voortgang(tekst: str) -> None:
    meld(voortgang(tekst))
