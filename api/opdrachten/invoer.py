"""What commands read: a momentopname with its beleid, a plan file, and ids that must exist. Every fault is an `InvoerFout`."""

from __future__ import annotations

import json
from collections.abc import Collection
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from allocation.plan import Verdeling
from domain.beleid import Beleid, lees_beleid
from domain.bladen import Client, Locatie, Plekgroep
from domain.fouten import Fout, InvoerFout
from domain.gebied import Regio, vergelijkbaar
from domain.momentopname import Momentopname
from domain.uitwisseling import lees, momentopname_hash, vind_beleid
from placement.plan import Plan

FOUTEN_HOOGSTENS = 5
"""More faults than this in a plan file: it is something else."""
OPNIEUW = "Maak het plan opnieuw met 'passend plan'."
NOG_EENS = "Maak de verdeling opnieuw met 'passend verdeel'."
Planbestand = TypeVar("Planbestand", Plan, Verdeling)


def laad_beleid(bron: Path, bestand: Path | None) -> Beleid:
    """The beleid in `bestand`, else the one in the folder, else the shipped one.

    Raises:
        InvoerFout: the file is not there or holds something wrong.
    """
    if bestand is not None and not bestand.is_file():
        raise InvoerFout([Fout(bestand=bestand.name, melding="hier staat geen beleid", doe="Kijk of de naam goed is.")])
    return lees_beleid(bestand or vind_beleid(bron))


def laad(bron: Path, beleid_bestand: Path | None = None) -> tuple[Momentopname, Beleid]:
    """The momentopname at `bron` and the beleid that goes with it.

    Raises:
        InvoerFout: with every fault.
    """
    beleid = laad_beleid(bron, beleid_bestand)
    return lees(bron, beleid), beleid


def lees_plan(pad: Path) -> Plan:
    """A plan file.

    Raises:
        InvoerFout: it is not there, no JSON, or no plan; the first things that are wrong are named.
    """
    return _gelezen(_tekst(pad), pad, Plan)


def lees_verdeling(pad: Path) -> Verdeling:
    """The file of an allocation, as `lees_plan`."""
    return _gelezen(_tekst(pad), pad, Verdeling)


def lees_verdeling_van(opname: Momentopname, pad: Path) -> Verdeling:
    """The file of an allocation made from this momentopname, as `lees_plan_van`."""
    verdeling = lees_verdeling(pad)
    if verdeling.momentopname != momentopname_hash(opname):
        raise InvoerFout([Fout(bestand=pad.name, melding="deze verdeling is van een andere momentopname", doe=NOG_EENS)])
    return verdeling


def lees_plan_of_verdeling(pad: Path) -> Plan | Verdeling:
    """What the file says it is; a file that says nothing is read as a plan, and refused as one."""
    tekst = _tekst(pad)
    try:
        inhoud = json.loads(tekst)
    except ValueError:
        inhoud = None
    if isinstance(inhoud, dict) and inhoud.get("soort") == "verdeling":
        return _gelezen(tekst, pad, Verdeling)
    return _gelezen(tekst, pad, Plan)


def _tekst(pad: Path) -> str:
    try:
        return pad.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        doe = "Geef het bestand dat 'passend plan' of 'passend verdeel' maakte."
        raise InvoerFout([Fout(bestand=pad.name, melding="dit bestand is niet te lezen", doe=doe)]) from None


def _gelezen(tekst: str, pad: Path, model: type[Planbestand]) -> Planbestand:
    doe, wat = (OPNIEUW, "plan") if model is Plan else (NOG_EENS, "verdeling")
    try:
        return model.model_validate_json(tekst)
    except ValidationError as fout:
        delen = fout.errors(include_url=False)
        fouten = [Fout(bestand=pad.name, kolom=".".join(str(stap) for stap in deel["loc"]), melding=_melding(str(deel["type"])), doe=doe) for deel in delen]
        if len(fouten) > FOUTEN_HOOGSTENS:
            fouten = [Fout(bestand=pad.name, melding=f"dit is geen {wat} van Passend", doe=doe)]
        raise InvoerFout(fouten) from None


def lees_plan_van(opname: Momentopname, pad: Path) -> Plan:
    """A plan file made from this momentopname.

    Raises:
        InvoerFout: as `lees_plan`, or the plan is of another momentopname.
    """
    plan = lees_plan(pad)
    if plan.momentopname != momentopname_hash(opname):
        raise InvoerFout([Fout(bestand=pad.name, melding="dit plan is van een andere momentopname", doe=OPNIEUW)])
    return plan


def _melding(soort: str) -> str:
    if soort == "json_invalid":
        return "dit is geen goede JSON"
    if soort == "missing":
        return "dit ontbreekt in het plan"
    if soort == "extra_forbidden":
        return "dit hoort niet in een plan"
    return "hier staat iets wat niet kan"


def eis_client(opname: Momentopname, client_id: str) -> Client:
    """The client with this id.

    Raises:
        InvoerFout: unknown; with the id that looks most like it.
    """
    _eis("client", "cliënt", client_id, opname.client)
    return opname.client[client_id]


def eis_locatie(opname: Momentopname, locatie_id: str) -> Locatie:
    """The location with this id, as `eis_client`."""
    _eis("locatie", "locatie", locatie_id, opname.locatie)
    return opname.locatie[locatie_id]


def eis_plek(opname: Momentopname, plekgroep_id: str) -> Plekgroep:
    """The plekgroep with this id, as `eis_client`."""
    _eis("plek", "plek", plekgroep_id, opname.plekgroep)
    return opname.plekgroep[plekgroep_id]


def eis_gebiedsteam(regio: Regio, team: str) -> str:
    """The code of a gebiedsteam as the region spells it.

    Raises:
        InvoerFout: unknown; with the teams there are.
    """
    for code in regio.gebiedsteams:
        if vergelijkbaar(code) == vergelijkbaar(team):
            return code
    teams = ", ".join(f"{code} ({rij.naam})" for code, rij in regio.gebiedsteams.items())
    raise InvoerFout([Fout(kolom="--team", waarde=team, melding="dit gebiedsteam is er niet", doe=f"Kies uit: {teams}.")])


def _eis(optie: str, woord: str, code: str, bekend: Collection[str]) -> None:
    if code in bekend:
        return
    lijkt = get_close_matches(code, sorted(bekend), n=1, cutoff=0.5)
    doe = f"Bedoel je {lijkt[0]}?" if lijkt else "Kijk in de bladen welke codes er zijn."
    raise InvoerFout([Fout(kolom=f"--{optie}", waarde=code, melding=f"deze {woord} staat niet in de momentopname", doe=doe)])
