"""A momentopname: everything known on one peildatum, immutable, with the indexes every layer needs.

Built by `domain.uitwisseling` from files, or in code from rows (tests, generators). Rows carry no order: every index and every
consumer sorts by id. Fields of `clienten` and `bewoners` that both know were checked to agree at import.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cached_property

from pydantic import BaseModel, ConfigDict

from domain import bladen as b
from domain import soorten as s

FORMAAT_VERSIE = 1


class Momentopname(BaseModel):
    """All sheets of one peildatum as tuples of rows, plus dictionaries by id."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    peildatum: date
    bron: str = ""
    kop_extra: tuple[tuple[str, str], ...] = ()
    organisaties: tuple[b.Organisatie, ...] = ()
    locaties: tuple[b.Locatie, ...] = ()
    samenstelling: tuple[b.Samenstelling, ...] = ()
    plekken: tuple[b.Plekgroep, ...] = ()
    bewoners: tuple[b.Bewoner, ...] = ()
    overige_bezetting: tuple[b.OverigeBezetting, ...] = ()
    clienten: tuple[b.Client, ...] = ()
    besluiten: tuple[b.Besluit, ...] = ()
    stuurgroepbesluiten: tuple[b.Stuurgroepbesluit, ...] = ()
    afsluitingen: tuple[b.Afsluiting, ...] = ()
    wensen: tuple[b.Wens, ...] = ()
    reistijden: tuple[b.Reistijd, ...] = ()
    onverenigbaar: tuple[b.Onverenigbaarheid, ...] = ()
    bedenkingen: tuple[b.Bedenking, ...] = ()
    vastleggingen: tuple[b.Vastlegging, ...] = ()
    vorig_plan: tuple[b.VorigePlaatsing, ...] = ()
    sleutelfiguren: tuple[b.Sleutelfiguur, ...] = ()
    begeleiders: tuple[b.Begeleider, ...] = ()
    onderaannemer_capaciteit: tuple[b.OnderaannemerCapaciteit, ...] = ()
    caseload: tuple[b.Caseloadrij, ...] = ()
    vier_ogen_uitzonderingen: tuple[b.VierOgenUitzondering, ...] = ()
    toegangsfeiten: tuple[b.Toegangsfeit, ...] = ()

    def rijen(self, blad: str) -> tuple[b.Rij, ...]:
        """The rows of a sheet by its name; `kop` is rebuilt from the head fields."""
        if blad == "kop":
            paren = [("peildatum", self.peildatum.isoformat()), ("formaat_versie", str(FORMAAT_VERSIE))]
            paren += [("bron", self.bron)] if self.bron else []
            return tuple(b.Kopregel(sleutel=k, waarde=w) for k, w in (*paren, *self.kop_extra))
        return tuple(getattr(self, blad))

    @cached_property
    def client(self) -> Mapping[str, b.Client]:
        return {rij.client_id: rij for rij in self.clienten}

    @cached_property
    def locatie(self) -> Mapping[str, b.Locatie]:
        return {rij.locatie_id: rij for rij in self.locaties}

    @cached_property
    def plekgroep(self) -> Mapping[str, b.Plekgroep]:
        return {rij.plekgroep_id: rij for rij in self.plekken}

    @cached_property
    def organisatie(self) -> Mapping[str, b.Organisatie]:
        return {rij.organisatie_id: rij for rij in self.organisaties}

    @cached_property
    def bewoner(self) -> Mapping[str, b.Bewoner]:
        return {rij.client_id: rij for rij in self.bewoners}

    @cached_property
    def sleutelfiguur(self) -> Mapping[str, b.Sleutelfiguur]:
        return {rij.sleutelfiguur_id: rij for rij in self.sleutelfiguren}

    @cached_property
    def plekken_van(self) -> Mapping[str, tuple[b.Plekgroep, ...]]:
        """Plekgroepen per locatie, by id."""
        groepen: dict[str, list[b.Plekgroep]] = defaultdict(list)
        for rij in sorted(self.plekken, key=lambda plek: plek.plekgroep_id):
            groepen[rij.locatie_id].append(rij)
        return {locatie: tuple(rijen) for locatie, rijen in groepen.items()}

    @cached_property
    def wensen_van(self) -> Mapping[str, tuple[b.Wens, ...]]:
        """Wishes per client, by rank."""
        groepen: dict[str, list[b.Wens]] = defaultdict(list)
        for rij in sorted(self.wensen, key=lambda wens: (wens.rang or 1, wens.soort, wens.waarde)):
            groepen[rij.client_id].append(rij)
        return {client: tuple(rijen) for client, rijen in groepen.items()}

    @cached_property
    def besluiten_van(self) -> Mapping[str, tuple[b.Besluit, ...]]:
        """Decisions per client, oldest first."""
        groepen: dict[str, list[b.Besluit]] = defaultdict(list)
        for rij in sorted(self.besluiten, key=lambda besluit: (besluit.datum, besluit.besluit_id)):
            groepen[rij.client_id].append(rij)
        return {client: tuple(rijen) for client, rijen in groepen.items()}

    def toezicht_van(self, plek: b.Plekgroep) -> s.Toezicht:
        """Supervision of a plekgroep: its own, else planbaar for BW-thuis, else that of its location (design.md 3)."""
        if plek.toezicht is not None:
            return plek.toezicht
        if plek.woonvorm is s.Woonvorm.BW_THUIS:
            return s.Toezicht.PLANBAAR
        return self.locatie[plek.locatie_id].toezicht
