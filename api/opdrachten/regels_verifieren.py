"""`passend regels verifieer`: exit 1 when the rules have a finding that nobody reviewed, or the reviewed list holds one that is gone."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from api.opdrachten.regels_bron import boek_van, dag_of_vandaag
from api.opdrachten.uitkomst import Uitkomst, schrijf
from api.scherm import Scherm
from rules.regelboek import Regelboek
from rules.verifieer import DEFINITIES, NAMEN, Beoordeeld, Bevinding, beoordeeld, lees_beoordeeld, vergelijk_met_lijst, verifieer
from rules.verifieer.lijst import BESTAND, Lijstverschil
from rules.vraaggesprek.antwoord import als_antwoord
from rules.waarden import datum_in_woorden


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
        _toon(boek, gevonden, lijst, uitslag, dag, uitleg)
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


def _toon(boek: Regelboek, gevonden: tuple[Bevinding, ...], lijst: list[Beoordeeld], uitslag: Lijstverschil, dag: date, uitleg: bool) -> None:
    """The count first, then what nobody looked at yet; what was reviewed in short, with `uitleg` in full."""
    scherm = Scherm()
    regels = sum(len(regelset.regels) for regelset in boek.sets.values())
    scherm.kop(
        f"{len(boek.sets)} {'regelset' if len(boek.sets) == 1 else 'regelsets'} met {regels} regels nagerekend, zoals ze zijn op {datum_in_woorden(dag)}"
    )
    scherm.regel(_telling(len(gevonden), len(uitslag.nieuw), len(uitslag.verouderd)))
    if uitleg:
        scherm.kop("Wat een bevinding betekent")
        scherm.paren([(NAMEN[soort], zin) for soort, zin in DEFINITIES.items()])
    for bevinding in uitslag.nieuw:
        _toon_geval(scherm, boek, bevinding)
        scherm.regel(f"  Wat nu: verander een regel. Mag het zo blijven, zet dan deze rij in {BESTAND}, naast de regels:")
        scherm.regel(f"    - {{sleutel: {bevinding.sleutel}, reden: waarom dit mag blijven, wie: uw naam, op: {dag.isoformat()}}}")
    for oud in uitslag.verouderd:
        scherm.kop(f"Verouderd: '{oud.sleutel}' is er niet meer. Haal de rij weg uit {BESTAND}.")
    bekeken = {rij.sleutel: rij for rij in lijst}
    al_bekeken = [(bevinding, bekeken[bevinding.sleutel]) for bevinding in gevonden if bevinding.sleutel in bekeken]
    if al_bekeken:
        scherm.kop("Al bekeken, en mag zo blijven" + ("" if uitleg else " (met --uitleg ziet u ook de gevallen)"))
    for bevinding, rij in al_bekeken:
        if uitleg:
            _toon_geval(scherm, boek, bevinding)
        else:
            scherm.regel(f"  - {NAMEN[bevinding.soort]}: {_over(boek, bevinding)}")
        scherm.regel(f"    {rij.reden} ({rij.wie}, {datum_in_woorden(rij.op)})")


def _toon_geval(scherm: Scherm, boek: Regelboek, bevinding: Bevinding) -> None:
    scherm.kop(f"{NAMEN[bevinding.soort]}: {_over(boek, bevinding)}")
    scherm.regel(f"  {bevinding.zin}")
    scherm.regel("  Een geval dat dit laat zien:")
    for regel in bevinding.getuige_in_woorden():
        scherm.regel(f"    {regel}")


def _over(boek: Regelboek, bevinding: Bevinding) -> str:
    """The set and the rules by the titles people know them by."""
    regelset = boek[bevinding.set]
    titels = {regel.id: regel.titel for regel in regelset.regels}
    genoemd = "; ".join(f"‘{titels[regel_id]}’" for regel_id in bevinding.regels if regel_id in titels)
    return f"{regelset.titel}" + (f" - {genoemd}" if genoemd else "")


def _telling(gevonden: int, nieuw: int, verouderd: int) -> str:
    if not gevonden and not verouderd:
        return "Goed: geen gaten, geen tegenspraak, geen regels die niets doen."
    delen = [f"{gevonden} {'bevinding' if gevonden == 1 else 'bevindingen'}, waarvan {nieuw} nog niet bekeken"]
    if verouderd:
        delen.append("1 rij op de lijst is verouderd" if verouderd == 1 else f"{verouderd} rijen op de lijst zijn verouderd")
    return ("Goed: " if not nieuw and not verouderd else "Nog niet goed: ") + ", ".join(delen) + "."
