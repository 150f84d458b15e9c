"""`passend regels toon`: the rules as text, Markdown, an HTML page or JSON, on the terminal or in a file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from api.opdrachten.regels_bron import boek_van, dag_of_vandaag
from api.opdrachten.uitkomst import Uitkomst, meld, schrijf
from api.regelboekje import (
    open_vragen_als_json,
    open_vragen_als_markdown,
    open_vragen_als_tekst,
    overzicht_als_tekst,
    regels_als_html,
    regels_als_json,
    regels_als_markdown,
    regels_als_tekst,
    schrijf_regels,
)
from domain.fouten import Fout, InvoerFout
from rules.leesbaar.bronnen import open_vragen
from rules.regelboek import Regelboek

VORM_VAN = {".html": "html", ".htm": "html", ".md": "markdown", ".json": "json", ".txt": "tekst"}


def toon_regels(set_naam: str | None, alleen_open: bool, vorm: str, uit: Path | None, op: date | None, map_: Path | None) -> int:
    """Prints the rules, or writes them: the ending of a file says how, a folder gets one Markdown file per set and one HTML page."""
    boek, dag = boek_van(map_), dag_of_vandaag(op)
    if uit is None:
        overzicht = vorm == "tekst" and set_naam is None and not alleen_open
        schrijf(overzicht_als_tekst(boek, dag) if overzicht else _tekst(boek, dag, set_naam, alleen_open, vorm))
        return Uitkomst.GOED
    if uit.suffix:
        if uit.suffix.lower() not in VORM_VAN:
            raise InvoerFout([Fout(kolom="--uit", waarde=uit.name, melding="zo'n bestand kan niet", doe=f"Kies uit: {', '.join(VORM_VAN)}, of een map.")])
        uit.parent.mkdir(parents=True, exist_ok=True)
        uit.write_text(_tekst(boek, dag, set_naam, alleen_open, VORM_VAN[uit.suffix.lower()]), encoding="utf-8")
        geschreven: tuple[Path, ...] = (uit,)
    else:
        geschreven = schrijf_regels(boek, uit, dag)
        (pagina := uit / "regels.html").write_text(regels_als_html(boek, dag, set_naam), encoding="utf-8")
        geschreven = (*geschreven, pagina)
    meld(f"Geschreven: {', '.join(str(pad) for pad in geschreven)}")
    return Uitkomst.GOED


def _tekst(boek: Regelboek, dag: date, set_naam: str | None, alleen_open: bool, vorm: str) -> str:
    if alleen_open:
        if vorm == "json":
            return open_vragen_als_json(boek, dag)
        return open_vragen_als_tekst(open_vragen(boek, dag)) if vorm == "tekst" else open_vragen_als_markdown(boek, dag)
    match vorm:
        case "json":
            return regels_als_json(boek, dag, set_naam)
        case "html":
            return regels_als_html(boek, dag, set_naam)
        case "tekst":
            return regels_als_tekst(boek, dag, set_naam)
        case _:
            return regels_als_markdown(boek, dag, set_naam)
