"""Answers about single clients and places: what the questions of design.md section 5 give, as data for tables, pages and JSON.

Ids of people stand in here for whoever may see them; `placement.lezers` takes out what a reader has no need of.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel


class _Deel(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=to_camel, populate_by_name=True)

    def als_json(self) -> str:
        """Canonical JSON text, ending in a newline."""
        return json.dumps(self.model_dump(mode="json", by_alias=True), ensure_ascii=False, indent=1) + "\n"


class Prijs(_Deel):
    """What one doel changes for everyone against the base plan: the true change lies in [minstens, hoogstens]; hoogstens is a checked plan's."""

    naam: str
    minstens: int
    hoogstens: int


class Gevolg(_Deel):
    """What changes for somebody else in the checked plan. `weken`: positive is later, negative is sooner."""

    client_id: str
    soort: Literal["later", "eerder", "andere_plek", "geen_plek_meer", "alsnog_een_plek"]
    weken: int = 0
    plekgroep_id: str | None = None


class Puntdeel(_Deel):
    """One part of the personal fit points, with words."""

    soort: str
    waarde: str
    punten: int
    tekst: str


class Voorstel(_Deel):
    """One possible place for one client, with its price for everyone and why it fits."""

    client_id: str
    locatie_id: str
    plekgroep_id: str
    week: date
    sleutelfiguur_id: str | None = None
    in_basisplan: bool = False
    prijs: tuple[Prijs, ...] = ()
    bewezen: bool = False  # every interval is a single number
    gevolgen: tuple[Gevolg, ...] = ()
    punten: int = 0
    puntdelen: tuple[Puntdeel, ...] = ()
    sterk: tuple[str, ...] = ()  # Dutch: what fits well here
    wensen_vervuld: tuple[str, ...] = ()
    wensen_niet: tuple[str, ...] = ()
    hangt_af_van: tuple[str, ...] = ()
    onzeker: tuple[str, ...] = ()  # Dutch: what is not certain


class Voorstellen(_Deel):
    """The best places for one client, at least two at different locations where two exist."""

    soort: Literal["voorstellen"] = "voorstellen"
    client_id: str
    peildatum: date
    momentopname: str
    basisplan: str  # sha256 of the base plan's JSON
    voorstellen: tuple[Voorstel, ...]
    geen_reden: tuple[str, ...] = ()  # why there is none


class Kandidaat(_Deel):
    """Who could take a freed place, and whether a better place is expected for them."""

    client_id: str
    week: date
    punten: int
    prijs: tuple[Prijs, ...]
    gevolgen: tuple[Gevolg, ...] = ()
    in_basisplan: bool = False
    betere_plek_verwacht: bool = False
    betere_plek: str | None = None
    betere_week: date | None = None
    tekst: str = ""


class WiePast(_Deel):
    """Candidates for one plekgroep, best for everyone first."""

    soort: Literal["wie-past"] = "wie-past"
    plekgroep_id: str
    locatie_id: str
    peildatum: date
    momentopname: str
    basisplan: str
    kandidaten: tuple[Kandidaat, ...]
    geen_reden: tuple[str, ...] = ()


class Oorzaak(_Deel):
    """One liftable row of a smallest set that makes a placement impossible. `personen` are those who fill the row."""

    soort: Literal["plekken", "punten", "samenstelling", "rust", "sleutelfiguur", "budget", "onverenigbaar", "bedenking", "vastlegging", "neutraal"]
    """`neutraal` stands only in what `placement.lezers` made for a reader who may not know the kind."""
    ids: tuple[str, ...] = ()  # plekgroep, locatie, kenmerk, sleutelfiguur … as the kind asks
    tekst: str
    personen: tuple[str, ...] = ()


class WaaromNiet(_Deel):
    """Why a client does not live at a location: forbidden by rules, impossible for a smallest set of causes, or possible at a price.

    `uitkomst`: regel (a rule or filter forbids it on every plekgroep), onmogelijk (the causes; together they are the smallest set, proven),
    prijs (a checked plan with its price), al_zo (the base plan already has it), onbekend (a limit came before an answer).
    """

    soort: Literal["waarom-niet"] = "waarom-niet"
    client_id: str
    locatie_id: str
    peildatum: date
    momentopname: str
    basisplan: str
    uitkomst: Literal["regel", "onmogelijk", "prijs", "al_zo", "onbekend"]
    redenen: tuple[str, ...] = ()
    oorzaken: tuple[Oorzaak, ...] = ()
    bewezen_kleinst: bool = False
    voorstel: Voorstel | None = None
    raad: tuple[str, ...] = ()  # "past wel als …"


class Planverschil(_Deel):
    """What changed between two plans and why it matters."""

    soort: Literal["verschil"] = "verschil"
    zelfde_momentopname: bool
    doelen: tuple[Prijs, ...]
    gevolgen: tuple[Gevolg, ...]
    samenvatting: tuple[str, ...]
