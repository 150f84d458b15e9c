"""`passend regels naar-dmn` and `uit-dmn`: a rule set as DMN decision tables and back, with what gets lost said aloud."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from api.opdrachten.regels_bron import boek_van, dag_of_vandaag
from api.opdrachten.uitkomst import Uitkomst, meld
from domain.fouten import Fout, InvoerFout
from rules.dmn import Melding, naar_dmn, uit_dmn
from rules.taal import Grondslag, Onderwerp


def schrijf_dmn(set_naam: str, bestand: Path, op: date | None, map_: Path | None) -> int:
    """Writes the set as it holds on the day."""
    boek = boek_van(map_)
    uitvoer = naar_dmn(boek[set_naam], boek, dag_of_vandaag(op))
    bestand.write_text(uitvoer.xml, encoding="utf-8")
    meld(f"Geschreven: {bestand}")
    _toon(uitvoer.meldingen, "Dit kan DMN niet zeggen. Het staat wel in het bestand, als uitbreiding van Passend:")
    return Uitkomst.GOED


def lees_dmn(pad: Path, bestand: Path, bron: str | None, geldig_van: date | None, gaat_over: str | None, beslissing: str | None, namen: Sequence[str]) -> int:
    """Writes the rule file behind a DMN file; a table of another program needs its source and first day."""
    try:
        xml = pad.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise InvoerFout([Fout(bestand=pad.name, melding="dit bestand is niet te lezen", doe="Geef een DMN-bestand (XML, in UTF-8).")]) from None
    invoer = uit_dmn(
        xml,
        pad.name,
        bron=_grondslag(bron),
        geldig_van=geldig_van,
        gaat_over=Onderwerp(gaat_over) if gaat_over else None,
        beslissing=beslissing or "",
        namen=dict(_naam(tekst) for tekst in namen),
    )
    bestand.write_text(invoer.yaml, encoding="utf-8")
    meld(f"Geschreven: {bestand}. Kijk na met: passend regels verifieer --regels {bestand}")
    _toon(invoer.meldingen, "Let op:")
    return Uitkomst.GOED


def _grondslag(tekst: str | None) -> Grondslag | None:
    if tekst is None:
        return None
    document, komma, deel = (stuk.strip() for stuk in tekst.partition(","))
    if not (document and komma and deel):
        raise InvoerFout(
            [Fout(kolom="--bron", waarde=tekst, melding="de bron is niet volledig", doe="Schrijf document en plaats, zoals 'Beleidsregels 2026, artikel 4'.")]
        )
    return Grondslag(document=document, section=deel)


def _naam(tekst: str) -> tuple[str, str]:
    naam, is_, feit = (stuk.strip() for stuk in tekst.partition("="))
    if not (naam and is_ and feit):
        raise InvoerFout(
            [Fout(kolom="--naam", waarde=tekst, melding="dit is geen koppeling", doe="Schrijf naam in de tabel=feit, zoals Leeftijd=client.leeftijd.")]
        )
    return naam, feit


def _toon(meldingen: Sequence[Melding], kop: str) -> None:
    for nummer, melding in enumerate(meldingen):
        if nummer == 0:
            meld(kop)
        meld(f"  - {melding.regel()}")
