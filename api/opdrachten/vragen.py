"""Commands that ask about one client or place, against a base plan: voorstel, wie-past, waarom-niet."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar, cast

from api.opdrachten.invoer import eis_client, eis_locatie, eis_plek, laad, lees_plan_van
from api.opdrachten.uitkomst import Uitkomst, meld, schrijf
from api.opdrachten.zoeken import zoek_plan
from api.scherm import Scherm
from api.tabel_antwoord import toon_antwoord
from domain.beleid import Beleid
from domain.momentopname import Momentopname
from placement.antwoorden import Voorstellen, WaaromNiet, WiePast
from placement.lezers import Lezer, voor_lezer, zicht_van
from placement.plan import Plan

Antwoord = TypeVar("Antwoord", Voorstellen, WiePast, WaaromNiet)


def toon_voorstellen(map: Path, client_id: str, aantal: int, plan_bestand: Path | None, beleid_bestand: Path | None, lezer: str, als_json: bool) -> int:
    """`passend voorstel`: exit 1 when there is no place to propose."""
    from placement.voorstellen import voorstellen  # each question loads only what it needs

    opname, beleid = laad(map, beleid_bestand)
    eis_client(opname, client_id)
    plan = _basisplan(opname, beleid, plan_bestand, lezer)
    antwoord = voorstellen(opname, beleid, client_id, plan, aantal)
    _toon(antwoord, opname, plan, lezer, als_json, client_id=client_id)
    return Uitkomst.GOED if antwoord.voorstellen else Uitkomst.NEE


def toon_wie_past(map: Path, plekgroep_id: str, plan_bestand: Path | None, beleid_bestand: Path | None, lezer: str, als_json: bool) -> int:
    """`passend wie-past`: exit 1 when nobody fits."""
    from placement.wie_past import wie_past  # each question loads only what it needs

    opname, beleid = laad(map, beleid_bestand)
    plek = eis_plek(opname, plekgroep_id)
    plan = _basisplan(opname, beleid, plan_bestand, lezer)
    antwoord = wie_past(opname, beleid, plekgroep_id, plan)
    _toon(antwoord, opname, plan, lezer, als_json, locatie_id=plek.locatie_id)
    return Uitkomst.GOED if antwoord.kandidaten else Uitkomst.NEE


def toon_waarom_niet(map: Path, client_id: str, locatie_id: str, plan_bestand: Path | None, beleid_bestand: Path | None, lezer: str, als_json: bool) -> int:
    """`passend waarom-niet`: exit 0 whatever the answer, because there always is one."""
    from placement.waarom_niet import waarom_niet  # each question loads only what it needs

    opname, beleid = laad(map, beleid_bestand)
    eis_client(opname, client_id)
    eis_locatie(opname, locatie_id)
    plan = _basisplan(opname, beleid, plan_bestand, lezer)
    antwoord = waarom_niet(opname, beleid, client_id, locatie_id, plan)
    _toon(antwoord, opname, plan, lezer, als_json, client_id=client_id, locatie_id=locatie_id)
    return Uitkomst.GOED


def _toon(
    antwoord: Antwoord,
    opname: Momentopname,
    plan: Plan,
    lezer: str,
    als_json: bool,
    client_id: str | None = None,
    locatie_id: str | None = None,
) -> None:
    zicht = zicht_van(opname, cast(Lezer, lezer), client_id, locatie_id, plan)  # the values of the option are those of Lezer
    deel = voor_lezer(antwoord, zicht)
    if als_json:
        schrijf(deel.als_json())
    else:
        toon_antwoord(deel, zicht, Scherm())


def _basisplan(opname: Momentopname, beleid: Beleid, bestand: Path | None, lezer: str) -> Plan:
    """The plan given, or one made now; the latter is said, because it takes time."""
    if bestand is not None:
        return lees_plan_van(opname, bestand)
    meld("Er is geen plan gegeven (--plan). Eerst wordt er een gemaakt.")
    return zoek_plan(opname, beleid, "vraaggericht", None, 1, lezer)
