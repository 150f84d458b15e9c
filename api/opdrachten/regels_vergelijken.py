"""`passend regels vergelijk`: whose verdict changes between two rule books or two days, and through which rules."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from api.opdrachten.invoer import laad
from api.opdrachten.regels_bron import MEEGELEVERD, boek_van
from api.opdrachten.uitkomst import Uitkomst, schrijf
from api.scherm import Scherm
from domain.gebied import laad_regio
from domain.kalender import eerste_maandag
from rules.effect import Groep, Oorzaak, Peiling, Vergelijking, vergelijk
from rules.waarden import datum_in_woorden, opsomming

NAMEN_HOOGSTENS = 8
"""So many client codes are named per group on a terminal; the JSON holds all."""


def vergelijk_regels(bron: Path, oud: Path | None, nieuw: Path | None, op: date | None, tegen: date | None, beleid_bestand: Path | None, als_data: bool) -> int:
    """With one folder the shipped rules are the old ones; with none only the day differs."""
    if nieuw is None:
        oud, nieuw = None, oud
    opname, beleid = laad(bron, beleid_bestand)
    dag = op or eerste_maandag(opname.peildatum)
    uitslag = vergelijk(opname, beleid, laad_regio(), Peiling(boek_van(oud), dag), Peiling(boek_van(nieuw), tegen or dag))
    if als_data:
        schrijf(json.dumps(_als_json(uitslag), ensure_ascii=False, indent=1))
    else:
        _toon(uitslag, _naam(oud), _naam(nieuw), len(opname.clienten))
    return Uitkomst.GOED


def _naam(pad: Path | None) -> str:
    return "de meegeleverde regels" if pad is None or str(pad) == MEEGELEVERD else f"de regels in {pad.name or pad}"


def _als_json(uitslag: Vergelijking) -> dict[str, object]:
    return {
        "oud": {"regels": uitslag.oud.boek.sha256, "op": uitslag.oud.op.isoformat()},
        "nieuw": {"regels": uitslag.nieuw.boek.sha256, "op": uitslag.nieuw.op.isoformat()},
        "groepen": [
            {
                "set": groep.set,
                "over": groep.over,
                "van": groep.van,
                "naar": groep.naar,
                "door": [{"id": regel.regel_id, "titel": regel.titel, "hoe": regel.hoe} for regel in groep.door],
                "gevallen": groep.gevallen,
                "clienten": list(groep.clienten),
            }
            for groep in uitslag.groepen
        ],
        "gelijk": dict(uitslag.gelijk),
    }


def _toon(uitslag: Vergelijking, oud: str, nieuw: str, clienten: int) -> None:
    """What was compared and how many it touches first; then every group, the largest of each set first."""
    scherm = Scherm()
    scherm.kop(f"Oud: {oud}, op {datum_in_woorden(uitslag.oud.op)}. Nieuw: {nieuw}, op {datum_in_woorden(uitslag.nieuw.op)}.")
    if uitslag.oud.boek.sha256 == uitslag.nieuw.boek.sha256:
        scherm.regel(
            "De regelbestanden zijn dezelfde; alleen de dag verschilt." if uitslag.oud.op != uitslag.nieuw.op else "De regels en de dag zijn dezelfde."
        )
    else:
        _toon_regels(scherm, uitslag)
    if not uitslag.groepen:
        scherm.regel(f"Voor niemand verandert er iets. Dat geldt voor de {_mensen(clienten)} in deze momentopname, met wat er nu is ingevuld.")
        return
    geraakt = len(uitslag.clienten)
    scherm.regel(f"Er verandert iets voor {geraakt} van de {_mensen(clienten)}.")
    scherm.tabel("Samengevat", ("aantal", "over", "van", "naar"), [(str(g.gevallen), g.titel, g.van, g.naar) for g in uitslag.groepen], rechts=(0,))
    for groep in uitslag.groepen:
        _toon_groep(scherm, groep)
    if any(len(groep.clienten) > NAMEN_HOOGSTENS for groep in uitslag.groepen):
        scherm.regel("")
        scherm.regel("Met --json krijgt u alle codes.")


def _toon_regels(scherm: Scherm, uitslag: Vergelijking) -> None:
    """Which rules read otherwise, so that nobody wonders whether a change was seen."""
    oud, nieuw = (
        {(naam, regel.id, regel.geldig_van): regel for naam, regelset in peiling.boek.sets.items() for regel in regelset.regels}
        for peiling in (uitslag.oud, uitslag.nieuw)
    )
    anders = [sleutel for sleutel in sorted({*oud, *nieuw}) if oud.get(sleutel) != nieuw.get(sleutel)]
    for sleutel in anders:
        hoe = "nieuw" if sleutel not in oud else "vervallen" if sleutel not in nieuw else "veranderd"
        regel = nieuw.get(sleutel) or oud[sleutel]
        scherm.regel(f"  {hoe}: {regel.titel} [{regel.id}]")
    if not anders:
        scherm.regel("Geen enkele regel zelf is anders. Wel iets eromheen: een woord, een getal of een uitleg in de bestanden.")


def _toon_groep(scherm: Scherm, groep: Groep) -> None:
    scherm.kop(f"{groep.titel}: van {groep.van} naar {groep.naar}")
    eenheid = groep.over if groep.gevallen != 1 else "keer"
    scherm.regel(f"  {groep.gevallen} {eenheid}" + (f", bij {_mensen(len(groep.clienten))}" if groep.over != "cliënten" and groep.clienten else ""))
    for oorzaak in groep.door:
        scherm.regel(f"  door: {oorzaak.titel} [{oorzaak.regel_id}]{_hoe(oorzaak)}")
    if groep.clienten:
        rest = len(groep.clienten) - NAMEN_HOOGSTENS
        scherm.regel("  wie: " + opsomming([*groep.clienten[:NAMEN_HOOGSTENS], *([f"nog {rest}"] if rest > 0 else [])]))


def _hoe(oorzaak: Oorzaak) -> str:
    return {"nieuw": " (nieuwe regel)", "vervallen": " (regel is er niet meer)"}.get(oorzaak.hoe, "")


def _mensen(aantal: int) -> str:
    return "1 cliënt" if aantal == 1 else f"{aantal} cliënten"
