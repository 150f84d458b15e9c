"""`passend regels verifieer`: exit 1 when the rules have a finding that nobody reviewed, or the reviewed list holds one that is gone."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from api.opdrachten.regels_bron import boek_van, dag_of_vandaag
from api.opdrachten.uitkomst import Uitkomst, schrijf
from api.scherm import Scherm
from rules.regelboek import Regelboek
from rules.verifieer import DEFINITIES, Beoordeeld, Bevinding, beoordeeld, lees_beoordeeld, vergelijk_met_lijst, verifieer
from rules.verifieer.lijst import BESTAND
from rules.vraaggesprek.antwoord import als_antwoord


def verifieer_regels(set_naam: str | None, map_: Path | None, op: date | None, uitleg: bool, als_data: bool) -> int:
    """Proves the rules of a folder (or the shipped ones) and shows what was found."""
    boek, dag = boek_van(map_), dag_of_vandaag(op)
    if set_naam is not None:
        boek = Regelboek({set_naam: boek[set_naam]}, boek.sha256, boek.parameters, boek.begrippen)
    gevonden = verifieer(boek, dag)
    lijst = [rij for rij in _lijst(map_) if set_naam is None or rij.sleutel.partition("/")[0] == set_naam]
    uitslag = vergelijk_met_lijst(gevonden, lijst)
    goed = not uitslag.nieuw and not uitslag.verouderd
    if als_data:
        nieuw = {bevinding.sleutel for bevinding in uitslag.nieuw}
        inhoud = {
            "goed": goed,
            "op": dag.isoformat(),
            "regels": boek.sha256,
            "bevindingen": [als_json(bevinding) | {"beoordeeld": bevinding.sleutel not in nieuw} for bevinding in gevonden],
            "verouderd": [rij.sleutel for rij in uitslag.verouderd],
        }
        schrijf(json.dumps(inhoud, ensure_ascii=False, indent=1))
    else:
        _toon(boek, gevonden, lijst, uitslag.nieuw, uitslag.verouderd, uitleg)
    return Uitkomst.GOED if goed else Uitkomst.NEE


def als_json(bevinding: Bevinding) -> dict[str, object]:
    """A finding with its witness as data."""
    return {
        "sleutel": bevinding.sleutel,
        "soort": bevinding.soort.value,
        "set": bevinding.set,
        "regels": list(bevinding.regels),
        "zin": bevinding.zin,
        "getuige": {naam: als_antwoord(waarde) for naam, waarde in sorted(bevinding.getuige.items())},
    }


def _lijst(map_: Path | None) -> tuple[Beoordeeld, ...]:
    """The reviewed list beside the rules; the shipped one goes with the shipped rules."""
    if map_ is None:
        return beoordeeld()
    pad = (map_ if map_.is_dir() else map_.parent) / BESTAND
    return lees_beoordeeld(pad.read_text(encoding="utf-8"), BESTAND) if pad.is_file() else ()


def _toon(
    boek: Regelboek, gevonden: tuple[Bevinding, ...], lijst: list[Beoordeeld], nieuw: tuple[Bevinding, ...], oud: tuple[Beoordeeld, ...], uitleg: bool
) -> None:
    scherm = Scherm()
    if uitleg:
        scherm.kop("Wat een bevinding betekent")
        scherm.paren([(soort.replace("_", " "), zin) for soort, zin in DEFINITIES.items()])
    reden = {rij.sleutel: rij for rij in lijst}
    for bevinding in gevonden:
        scherm.kop(f"{bevinding.soort.replace('_', ' ')}: {bevinding.zin}")
        scherm.regel("  Een geval dat dit laat zien:")
        for regel in bevinding.getuige_in_woorden():
            scherm.regel(f"    {regel}")
        if rij := reden.get(bevinding.sleutel):
            scherm.regel(f"  Bekeken: {rij.reden} ({rij.wie}, {rij.op.isoformat()})")
        else:
            scherm.regel(f"  Nog niet bekeken. Verander de regel, of zet '{bevinding.sleutel}' met een reden in {BESTAND}.")
    for rij in oud:
        scherm.regel(f"Op de lijst van bekeken bevindingen staat '{rij.sleutel}', maar die is er niet meer. Haal de rij weg uit {BESTAND}.")
    regels = sum(len(regelset.regels) for regelset in boek.sets.values())
    scherm.regel("")
    scherm.regel(f"{len(boek.sets)} regelsets met {regels} regels nagerekend: {_telling(len(gevonden), len(nieuw), len(oud))}")


def _telling(gevonden: int, nieuw: int, verouderd: int) -> str:
    if not gevonden and not verouderd:
        return "geen gaten, geen tegenspraak, geen regels die niets doen."
    delen = [f"{gevonden} {'bevinding' if gevonden == 1 else 'bevindingen'}, waarvan {nieuw} nog niet bekeken"]
    return ", ".join([*delen, *([f"{verouderd} rijen op de lijst zijn verouderd"] if verouderd else [])]) + "."
