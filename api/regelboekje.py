"""The rules for people: one accessible HTML page, Markdown files, and JSON for other programs; all from `rules.leesbaar.boek`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date
from functools import cache
from pathlib import Path

from jinja2 import Environment

from api import regelboekje_md as md
from api.regelboekje_tekst import zonder_opmaak
from api.verslag import sjablonen
from rules.leesbaar import uitleg as leesbaar_uitleg
from rules.leesbaar.boek import geldigheid, lees_boek
from rules.leesbaar.bronnen import OpenVraag, open_vragen
from rules.regelboek import Regelboek
from rules.waarden import datum_in_woorden


def regels_als_html(boek: Regelboek, op: date, naam: str | None = None) -> str:
    """One self-contained page of every set, or one; the same rules and day give the same bytes.

    Raises:
        RegelFout: there is no set by that name.
    """
    return _omgeving().get_template("regels.html.j2").render(boek=lees_boek(boek, op, naam), uitleg=leesbaar_uitleg)


def regels_als_markdown(boek: Regelboek, op: date, naam: str | None = None) -> str:
    """The same as Markdown, in one text.

    Raises:
        RegelFout: there is no set by that name.
    """
    return md.heel_boek(lees_boek(boek, op, naam))


def regels_als_tekst(boek: Regelboek, op: date, naam: str | None = None) -> str:
    """The same for a terminal; of one set without the introduction.

    Raises:
        RegelFout: there is no set by that name.
    """
    gelezen = lees_boek(boek, op, naam)
    tekst = md.heel_boek(gelezen) if naam is None else md.setblad(replace(gelezen.sets[0], tabel=None), op)  # too wide
    kaal = tekst.partition(md.GEMAAKT)[2].partition("\n")[2].strip().removesuffix(md.NAAR_ALLES)
    return zonder_opmaak(kaal.strip())


def overzicht_als_tekst(boek: Regelboek, op: date) -> str:
    """What there is to read, for a terminal: every set with its name and how many rules it has."""
    gelezen = lees_boek(boek, op)
    breed = max(len(deel.titel) for deel in gelezen.sets)
    namen = max(len(deel.naam) for deel in gelezen.sets)
    return "\n".join(
        [
            f"De regels van Passend, zoals ze gelden op {datum_in_woorden(op)}. Het programma geeft advies. Een mens beslist.",
            "",
            f"{'naam':<{namen}}  {'waar het over gaat':<{breed}}  hoeveel",
            *(f"{deel.naam:<{namen}}  {deel.titel:<{breed}}  {md.aantallen(deel)}" for deel in gelezen.sets),
            "",
            "Lees verder:",
            "  passend regels toon --set NAAM          de regels over één onderwerp",
            f"  passend regels toon --open-vragen       de {len(gelezen.vragen)} vragen die nog open zijn",
            "  passend regels toon --uit regels.html   alles als bladzijde, om te lezen, te printen of mee te nemen",
            "  passend regels toon --vorm markdown     alles op het scherm",
        ]
    )


def regels_als_json(boek: Regelboek, op: date, naam: str | None = None) -> str:
    """The same as JSON, with what developers need beside it: names of facts and parameters, and the source as it stands in the file.

    Raises:
        RegelFout: there is no set by that name.
    """
    return _json(asdict(lees_boek(boek, op, naam)))


def open_vragen_als_markdown(boek: Regelboek, op: date) -> str:
    """The questions without an answer, each with its default."""
    return md.vragenblad(open_vragen(boek, op), op)


def open_vragen_als_json(boek: Regelboek, op: date) -> str:
    """The same as JSON."""
    return _json({"op": op.isoformat(), "vragen": [asdict(vraag) for vraag in open_vragen(boek, op)]})


def open_vragen_als_tekst(vragen: tuple[OpenVraag, ...]) -> str:
    """The same for a terminal: per question the default and how many rules hang on it."""
    regels = []
    for vraag in vragen:
        aanname = f" ({vraag.aanname})" if vraag.aanname else ""
        nu = f"tot dan: {vraag.standaard}{aanname}" if vraag.bekend else "geen standaard: wat hiervan afhangt blijft onbekend"
        regels += [
            f"{vraag.code}. {vraag.vraag}",
            f"    {vraag.titel}; {nu}",
            f"    bron: {vraag.bron.tekst}; regels die hiervan afhangen: {len(vraag.regels)}",
        ]
    return "\n".join(regels) + "\n" if regels else "Er zijn geen open vragen.\n"


def regelbestanden(boek: Regelboek, op: date) -> Mapping[str, str]:
    """The Markdown files by name: an index, one per set, and the open questions."""
    gelezen = lees_boek(boek, op)
    sets = {f"{deel.naam}.md": md.setblad(deel, op) for deel in gelezen.sets}
    return {"index.md": md.index(gelezen), "open-vragen.md": md.vragenblad(gelezen.vragen, op), **sets}


def schrijf_regels(boek: Regelboek, map_: Path, op: date) -> tuple[Path, ...]:
    """Writes `regelbestanden` into a folder and takes away those it once wrote for a set that is gone; other files stay."""
    bestanden = regelbestanden(boek, op)
    map_.mkdir(parents=True, exist_ok=True)
    for oud in sorted(map_.glob("*.md")):
        if oud.name not in bestanden and md.GEMAAKT in oud.read_text(encoding="utf-8"):
            oud.unlink()
    for naam, tekst in bestanden.items():
        (map_ / naam).write_text(tekst, encoding="utf-8")
    return tuple(map_ / naam for naam in sorted(bestanden))


@cache
def _omgeving() -> Environment:
    omgeving = sjablonen().overlay()
    omgeving.filters.update(hoofdletter=md.hoofdletter, geldigheid=geldigheid, groepen=md.groepen)
    return omgeving


def _json(waarde: Mapping[str, object]) -> str:
    return json.dumps(waarde, ensure_ascii=False, indent=2, default=str) + "\n"
