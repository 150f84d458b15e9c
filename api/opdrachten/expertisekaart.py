"""The command expertisekaart: what is needed where, and who can give it, as a table per team or as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from allocation.expertisekaart import VERBORGEN_ONDER, Vak, expertisekaart, voor_buiten
from api.opdrachten.invoer import eis_gebiedsteam, laad
from api.opdrachten.uitkomst import Uitkomst, als_json, schrijf
from api.scherm import Scherm
from domain.gebied import Regio, laad_regio

GEBIEDEN_NAAST_ELKAAR = 6
"""More columns than this do not fit on a screen without breaking words."""
MERKTEKENS = {"gat": " !", "overlap": " +", "gedekt": ""}


@dataclass(frozen=True)
class _Antwoord:
    team: str | None
    verborgen_onder: int | None
    vakken: tuple[Vak, ...]


def toon_expertisekaart(bron: Path, team: str | None, buiten: bool, beleid_bestand: Path | None, json: bool) -> int:
    """Exit 0. Without a team, or with `buiten`, it is a report outside the team and numbers under five are hidden."""
    regio = laad_regio()
    code = eis_gebiedsteam(regio, team) if team is not None else None
    opname, beleid = laad(bron, beleid_bestand)
    verborgen = buiten or code is None
    kaart = expertisekaart(opname, beleid, regio, code)
    kaart = voor_buiten(kaart) if verborgen else kaart
    if json:
        schrijf(als_json(_Antwoord(code, VERBORGEN_ONDER if verborgen else None, kaart)))
    else:
        _toon(Scherm(), kaart, regio, (code,) if code else tuple(regio.gebiedsteams), verborgen)
    return Uitkomst.GOED


def _toon(scherm: Scherm, kaart: Sequence[Vak], regio: Regio, teams: Iterable[str], verborgen: bool) -> None:
    scherm.regel("Expertise per gebied: cliënten die het nodig hebben / eigen begeleiders die het hebben en daar werken", "bold")
    scherm.regel(
        "! gat: nodig, en niemand heeft het.  + overlap: twee of meer begeleiders, en minder cliënten dan begeleiders.  Leeg: niet nodig, en niemand heeft het."
    )
    if verborgen:
        scherm.regel(f"Getallen van 1 tot en met {VERBORGEN_ONDER - 1} zijn verborgen (<{VERBORGEN_ONDER}).")
    for team in teams:
        vakken = [vak for vak in kaart if vak.team == team]
        titel = f"{team} {regio.gebiedsteams[team].naam}"
        if vakken:
            _toon_team(scherm, titel, vakken, regio)
        else:
            scherm.kop(f"{titel}: niemand heeft hier een expertise nodig, en geen begeleider heeft er een")


def _toon_team(scherm: Scherm, titel: str, vakken: Sequence[Vak], regio: Regio) -> None:
    """Expertises down, gebieden across, and then the gaps in words."""
    gebieden = sorted({vak.gebied for vak in vakken}, key=lambda gebied: (regio.naam_van(gebied), gebied))
    per_plaats = {(vak.expertise, vak.gebied): vak for vak in vakken}
    expertises = sorted({vak.expertise for vak in vakken})
    for begin in range(0, len(gebieden), GEBIEDEN_NAAST_ELKAAR):
        deel = gebieden[begin : begin + GEBIEDEN_NAAST_ELKAAR]
        rijen = [(_woord(naam), *(_cel(per_plaats.get((naam, gebied))) for gebied in deel)) for naam in expertises]
        scherm.tabel(titel if begin == 0 else f"{titel}, vervolg", ("expertise", *map(regio.naam_van, deel)), rijen, rechts=range(1, len(deel) + 1))
    gaten = [vak for vak in vakken if vak.beeld == "gat"]
    if not gaten:
        scherm.regel("Geen gaten: voor alles wat nodig is werkt er iemand.")
    for kop, soort in (
        ("Gat in het hele team", [vak for vak in gaten if vak.begeleiders_team == 0]),
        ("Gat hier, wel iemand elders in het team", [vak for vak in gaten if vak.begeleiders_team != 0]),
    ):
        if soort:
            scherm.regel(f"{kop}:")
            scherm.paren(list(_per_gebied(soort, regio)))


def _per_gebied(gaten: Sequence[Vak], regio: Regio) -> Iterator[tuple[str, str]]:
    """Per gebied the expertises that nobody there has, with how many clients need them."""
    for gebied in sorted({vak.gebied for vak in gaten}, key=lambda gebied: (regio.naam_van(gebied), gebied)):
        hier = sorted((vak for vak in gaten if vak.gebied == gebied), key=lambda vak: (-(vak.nodig or 0), vak.expertise))
        yield regio.naam_van(gebied), ", ".join(f"{_woord(vak.expertise)} ({_aantal(vak.nodig)})" for vak in hier)


def _cel(vak: Vak | None) -> str:
    return f"{_aantal(vak.nodig)} / {_aantal(vak.begeleiders)}{MERKTEKENS[vak.beeld]}" if vak else ""


def _aantal(aantal: int | None) -> str:
    return f"<{VERBORGEN_ONDER}" if aantal is None else str(aantal)


def _woord(code: str) -> str:
    return code.replace("_", " ")
