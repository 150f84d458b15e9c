"""The plan file of a placement run: camelCase JSON, the same for command line and HTTP (design.md section 7).

Everything in it is sorted by id; there is no clock, path or host in it, so the same input gives the same bytes. It is the only thing
the checker knows of a run.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from domain.plandelen import Doelwaarde, Plandeel, Reden

__all__ = ["Doelwaarde", "NietGeplaatst", "Plaatsing", "Plan", "Reden", "Signaal"]


class Plaatsing(Plandeel):
    """One person to one plekgroep from `week` (a Monday). `hangt_af_van`: ids of people who must have left or moved first."""

    client_id: str
    plekgroep_id: str
    week: date
    sleutelfiguur_id: str | None = None
    soort: Literal["plaatsing", "verhuizing"]
    hangt_af_van: tuple[str, ...] = ()


class NietGeplaatst(Plandeel):
    client_id: str
    redenen: tuple[str, ...] = ()


class Signaal(Plandeel):
    """Something a person should look at. `soort` is a fixed code; the ids say what it is about; `tekst` is Dutch."""

    soort: str
    client_id: str | None = None
    locatie_id: str | None = None
    tekst: str


class Plan(Plandeel):
    """A placement plan: a voorstel, never a decision."""

    soort: Literal["plaatsing"] = "plaatsing"
    modus: Literal["vraaggericht", "nagebootst", "gulzig"] = "vraaggericht"
    peildatum: date
    momentopname: str
    regels: str
    beleid: str
    solver: str
    afgebroken: bool = False
    doelen: tuple[Doelwaarde, ...]
    kengetallen: dict[str, int]
    plaatsingen: tuple[Plaatsing, ...]
    niet_geplaatst: tuple[NietGeplaatst, ...]
    geen_passend_aanbod: tuple[NietGeplaatst, ...]
    wacht_op_voorkeur: tuple[NietGeplaatst, ...]
    buiten_plan: tuple[Reden, ...]
    signalen: tuple[Signaal, ...] = ()
