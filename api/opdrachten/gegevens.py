"""Commands about the data itself: sjabloon, genereer, controleer, toets."""

from __future__ import annotations

import json
from pathlib import Path

import yaml

from api.opdrachten.invoer import laad_beleid
from api.opdrachten.uitkomst import Uitkomst, schrijf
from api.overzicht import Overzicht, overzicht_van
from api.scherm import Scherm
from domain.beleid import lees_beleid
from domain.fouten import Fout, InvoerFout
from domain.gebied import laad_regio
from domain.uitwisseling import schrijf_csv
from domain.uitwisseling import sjabloon as schrijf_sjabloon
from domain.uitwisseling.bronnen import BELEID
from domain.uitwisseling.lezen import lees_met_meldingen
from rules.bw import BwRegels
from rules.waarden import datum_in_woorden


def maak_sjabloon(bestand: Path, beleid: Path | None) -> int:
    """`passend sjabloon`: refuses to overwrite, because people fill these in."""
    if bestand.suffix.casefold() != ".xlsx":
        raise InvoerFout([Fout(bestand=bestand.name, melding="een werkboek heet op .xlsx", doe="Geef een naam als momentopname.xlsx.")])
    if bestand.exists():
        raise InvoerFout([Fout(bestand=bestand.name, melding="dit bestand is er al", doe="Kies een andere naam, of haal het oude weg.")])
    schrijf_sjabloon(bestand, lees_beleid(beleid))
    schrijf(f"Het lege werkboek staat in {bestand}. Begin met het blad 'uitleg'.")
    return Uitkomst.GOED


def genereer_regio(map: Path, maat: str, zaad: int, budget: float | None) -> int:
    """`passend genereer`: a fictitious region as CSV sheets, with a `beleid.yaml` where the size asks for one."""
    from benchmarks.instances.genereer import VERDEELMATEN, genereer_met_beleid  # only this command needs the generator

    if map.exists() and not map.is_dir():
        raise InvoerFout([Fout(bestand=map.name, melding="dit is een bestand en geen map", doe="Geef de naam van een (nieuwe) map.")])
    if budget is not None and budget <= 0:
        raise InvoerFout([Fout(kolom="--budget", waarde=str(budget), melding="dit moet meer dan 0 zijn", doe="Geef bijvoorbeeld 0.9 of 1.05.")])
    if budget is not None and maat in VERDEELMATEN:
        raise InvoerFout([Fout(kolom="--budget", waarde=str(budget), melding=f"maat {maat} heeft geen locaties en dus geen budget", doe="Laat --budget weg.")])
    opname, beleid = genereer_met_beleid(maat, zaad, budget)
    if beleid:
        _schrijf_beleid(map, f"# Bij de verzonnen gegevens in deze map: maat {maat}, zaad {zaad}.\n" + yaml.safe_dump(dict(beleid)))
    schrijf_csv(opname, map)
    schrijf(
        f"De verzonnen regio staat in {map}: {len(opname.locaties)} locaties, {len(opname.clienten)} cliënten, peildatum {datum_in_woorden(opname.peildatum)}."
    )
    return Uitkomst.GOED


def _schrijf_beleid(map: Path, tekst: str) -> None:
    """Beside the sheets; a beleid that somebody made is never replaced."""
    pad = map / BELEID
    if pad.exists() and pad.read_text(encoding="utf-8") != tekst:
        raise InvoerFout([Fout(bestand=pad.name, melding="in deze map staat al een ander beleid", doe="Kies een nieuwe map, of haal beleid.yaml weg.")])
    map.mkdir(parents=True, exist_ok=True)
    pad.write_text(tekst, encoding="utf-8")


def controleer_opname(map: Path, beleid_bestand: Path | None, als_json: bool) -> int:
    """`passend controleer`: all faults, or what stands in the momentopname."""
    try:
        beleid = laad_beleid(map, beleid_bestand)
        opname, meldingen = lees_met_meldingen(map, beleid)
    except InvoerFout as fout:
        if not als_json:
            raise
        fouten = [regel.model_dump(mode="json") for regel in fout.fouten]
        schrijf(json.dumps({"goed": False, "fouten": fouten}, ensure_ascii=False, indent=1))
        return Uitkomst.FOUTE_INVOER
    overzicht = overzicht_van(opname, BwRegels(opname, beleid, laad_regio()), meldingen)
    if als_json:
        schrijf(overzicht.als_json())
    else:
        _toon_overzicht(overzicht)
    return Uitkomst.GOED


def _toon_overzicht(overzicht: Overzicht) -> None:
    scherm = Scherm()
    scherm.kop(f"Momentopname van {datum_in_woorden(overzicht.peildatum)}: geen fouten")
    scherm.tabel("Wat er staat", ("", "aantal"), [(woord, str(aantal)) for woord, aantal in overzicht.aantallen])
    rijen = [
        (rij.naam, str(rij.aantal), datum_in_woorden(rij.langst_sinds) if rij.langst_sinds else "–", _weken(rij.gemiddeld_weken), str(rij.acuut))
        for rij in overzicht.wachtrijen
    ]
    scherm.tabel("De twee wachtrijen voor beschermd wonen, elk met een eigen klok", ("wachtrij", "mensen", "langst sinds", "gemiddeld", "acuut"), rijen)
    if overzicht.signalen:
        scherm.tabel("Signalen: hier moet een mens naar kijken", ("over", "signaal"), [(signaal.over, signaal.tekst) for signaal in overzicht.signalen])
    if overzicht.vragen:
        scherm.tabel("Nog te vragen (de eerste tien)", ("over", "vraag", "aan wie", "houdt dicht"), [vraag.cellen() for vraag in overzicht.vragen[:10]])
    for melding in overzicht.meldingen:
        scherm.regel(f"Let op: {melding}")


def _weken(weken: int | None) -> str:
    return "–" if weken is None else f"{weken} {'week' if weken == 1 else 'weken'}"
