"""What `verdeel --uit` writes: JSON, a page and a workbook; for a region also a page and a workbook per team, for its teamleider."""

from __future__ import annotations

from pathlib import Path

from api.verdeelbeeld import Verdeelbeeld
from api.verdeelblad import regioblad, teamblad
from api.verdeelboek import schrijf_regioboek, schrijf_teamboek
from domain.uitwisseling.schrijven import in_een_keer

NIET_DELEN = "In verdeling.json staat de belasting van iedereen: geef dat bestand niet door."


def schrijf_verdeling(beeld: Verdeelbeeld, uit: Path) -> tuple[str, ...]:
    """Write all of it into the folder `uit`, made where needed; gives the names, those for everybody first."""
    uit.mkdir(parents=True, exist_ok=True)
    _schrijf(uit / "verdeling.json", beeld.verdeling.als_json())
    if beeld.een_team:
        _schrijf(uit / "verdeling.html", teamblad(beeld, beeld.teams[0]))
        schrijf_teamboek(beeld, beeld.teams[0], uit / "verdeling.xlsx")
        return ("verdeling.json", "verdeling.xlsx", "verdeling.html")
    _schrijf(uit / "verdeling.html", regioblad(beeld))
    schrijf_regioboek(beeld, uit / "verdeling.xlsx")
    namen = ["verdeling.json", "verdeling.xlsx", "verdeling.html"]
    for team in beeld.teams:
        naam = f"verdeling_{team.team}"
        _schrijf(uit / f"{naam}.html", teamblad(beeld, team))
        schrijf_teamboek(beeld, team, uit / f"{naam}.xlsx")
        namen += [f"{naam}.xlsx", f"{naam}.html"]
    return tuple(namen)


def _schrijf(pad: Path, tekst: str) -> None:
    with in_een_keer(pad) as tijdelijk:
        tijdelijk.write_text(tekst, encoding="utf-8")
