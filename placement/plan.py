"""The plan file of a placement run: camelCase JSON, the same for command line and HTTP (design.md section 7).

Everything in it is sorted by id; there is no clock, path or host in it, so the same input gives the same bytes. It is the only thing
the checker knows of a run.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel


class _Deel(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=to_camel, populate_by_name=True)


class Doelwaarde(_Deel):
    """One objective: `waarde` in this plan, `beste` found at its own level, `grens` a proven bound for all plans no worse on the
    earlier doelen, `bewezen` when beste equals grens here and in every earlier doel (counting.md 26)."""

    naam: str
    waarde: int
    beste: int
    grens: int
    bewezen: bool


class Plaatsing(_Deel):
    """One person to one plekgroep from `week` (a Monday). `hangt_af_van`: ids of people who must have left or moved first."""

    client_id: str
    plekgroep_id: str
    week: date
    sleutelfiguur_id: str | None = None
    soort: Literal["plaatsing", "verhuizing"]
    hangt_af_van: tuple[str, ...] = ()


class NietGeplaatst(_Deel):
    client_id: str
    redenen: tuple[str, ...] = ()


class Reden(_Deel):
    client_id: str
    reden: str


class Signaal(_Deel):
    """Something a person should look at. `soort` is a fixed code; the ids say what it is about; `tekst` is Dutch."""

    soort: str
    client_id: str | None = None
    locatie_id: str | None = None
    tekst: str


class Plan(_Deel):
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

    def als_json(self) -> str:
        """Canonical text of the plan, ending in a newline."""
        return json.dumps(self.model_dump(mode="json", by_alias=True), ensure_ascii=False, indent=1) + "\n"
