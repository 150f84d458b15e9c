"""What stands in `docs/` and follows from the rules: the readable rules, the draft for the Algoritmeregister and the note on human oversight."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from api import algoritmeregister
from api import regelboekje_md as md
from api.regelboekje import regelbestanden, schrijf_regels
from api.verslag import sjablonen
from rules.laden import laad_regelboek
from rules.leesbaar.boek import Leesregel, Leesset, lees_boek
from rules.regelboek import Regelboek

STAND = date(2026, 12, 1)
"""The day for which the files in `docs/` are made, so that they change with the rules and not with the calendar."""
REGELMAP = "regels"
BEVOEGDHEID = "bevoegdheid"


def toezicht_als_markdown(boek: Regelboek, op: date) -> str:
    """The note on human oversight: fixed words, and who decides what, signals and terms as the rules have them."""
    gelezen = lees_boek(boek, op)
    bevoegd = next((deel for deel in gelezen.sets if deel.naam == BEVOEGDHEID), None)
    tekst = (
        sjablonen()
        .overlay(autoescape=False)
        .get_template("toezicht.md.j2")
        .render(
            gemaakt=md.GEMAAKT,
            op=op,
            bevoegdheid=_wie_wat(bevoegd) if bevoegd else "",
            bevoegdheid_titel=bevoegd.titel if bevoegd else "",
            sets=[deel for deel in gelezen.sets if deel.beslist],
            signalen=_per_rol(regel for deel in gelezen.sets for regel in deel.signalen),
            termijnen=_per_rol(regel for deel in gelezen.sets for regel in deel.termijnen),
        )
    )
    return re.sub(r"\n{3,}", "\n\n", tekst).strip("\n") + "\n"


def docs_bestanden(boek: Regelboek, op: date = STAND) -> Mapping[str, str]:
    """Every file of `docs/` that is made from the rules, by its path in that folder."""
    return {
        "algoritmeregister.json": algoritmeregister.als_json(boek, op),
        "algoritmeregister.md": algoritmeregister.als_markdown(boek, op),
        "menselijk-toezicht.md": toezicht_als_markdown(boek, op),
        **{f"{REGELMAP}/{naam}": tekst for naam, tekst in regelbestanden(boek, op).items()},
    }


def schrijf_docs(boek: Regelboek, map_: Path, op: date = STAND) -> tuple[Path, ...]:
    """Makes all of them anew in a `docs` folder; pages of sets that are gone are taken away."""
    map_.mkdir(parents=True, exist_ok=True)
    schrijf_regels(boek, map_ / REGELMAP, op)
    bestanden = docs_bestanden(boek, op)
    for naam, tekst in bestanden.items():
        (map_ / naam).write_text(tekst, encoding="utf-8")
    return tuple(map_ / naam for naam in sorted(bestanden))


def _wie_wat(deel: Leesset) -> str:
    """The set that says who may decide, as a table where it forms one, else its titles."""
    if deel.tabel:
        return "\n".join(md.tabelregels(deel.tabel))
    return "\n".join(f"- {regel.titel}" for regel in deel.regels)


def _per_rol(regels: Iterable[Leesregel]) -> list[tuple[str, list[str]]]:
    """Titles per role that must look, both sorted; a rule with several versions once."""
    uit: dict[str, set[str]] = {}
    for regel in regels:
        uit.setdefault(md.hoofdletter(regel.aan), set()).add(regel.titel)
    return [(rol, sorted(titels)) for rol, titels in sorted(uit.items())]


if __name__ == "__main__":
    schrijf_docs(laad_regelboek(), Path("docs"))
