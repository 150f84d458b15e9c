"""The settings of the generator: `maten.yaml` as frozen models, one `Maat` per size (domain.md F.3)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict

from domain import soorten as s

Gewichten = Mapping[str, float]
ZONDER_BW: Mapping[str, int] = {"wachtenden": 0, "locaties": 0, "onderaannemers_bw": 0}
"""A size for allocation alone."""


class _Deel(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Wensaandelen(_Deel):
    """Which share of the waiting has such a wish."""

    moet: float
    beslist_niet: float
    graag: float
    nabij: float


class Begeleidingsmaat(_Deel):
    """BG: how many clients, workers per team and onderaannemers; `clienten` 0 means no BG in this size."""

    clienten: int = 0
    teams: Mapping[str, int]
    teamaandeel_tilburg: Gewichten
    onderaannemers: int
    niche: int
    aandeel_onderaannemers: float
    zorgzwaarte_team: Mapping[s.Zorgzwaarte, float]
    zorgzwaarte_onderaannemer: Mapping[s.Zorgzwaarte, float]
    contract_uren: Mapping[int, float]
    kans_rol_uren: float
    rol_uren: tuple[int, int]
    langdurig: float
    status: Mapping[s.Status, float]
    kans_enkel: float


class Maat(_Deel):
    """One size. Shares and chances are 0 … 1."""

    naam: str
    wachtenden: int
    locaties: int
    andere_wachtrij: int | None = None
    bewoners_intramuraal: int | None = None
    bewoners_bw_thuis: int | None = None
    andere_wachtrij_aandeel: float
    wat_verlopen_aandeel: float
    vorig_plan: float
    organisaties_met_locaties: int
    onderaannemers_bw: int
    aandeel_tilburg: float
    aandeel_buiten_regio: float
    aandeel_wmo: float
    plekken_per_locatie: tuple[int, int]
    kans_bw_thuis: float
    kans_gemengd_wonen: float
    bw_thuis_plekken: tuple[int, int]
    kans_andere_titel: float
    kans_rust: float
    kans_geen_plaatsing: float
    kans_alleen_geslacht: float
    sleutelfiguren_per_locatie: float
    kans_tweede_sleutelfiguur: float
    voorzieningen: Gewichten
    aandeel_plekken_vrij: float
    aandeel_nu_vrij: float
    zekerheid: Mapping[s.VertrekZekerheid, float]
    zorgzwaarte_wonen: Mapping[s.Zorgzwaarte, float]
    zorgzwaarte_bw_thuis: Mapping[s.Zorgzwaarte, float]
    kans_grens_te_krap: float
    samenstelling_per_locatie: Mapping[int, float]
    urgentie: Mapping[int | str, float]
    aandeel_verhuizers: float
    aandeel_geen_aanbod: float
    wacht_op_voorkeur: float
    expertises_nodig: Mapping[int, float]
    kans_schaarse_vraag: float
    aandeel_onverenigbaar: float
    onverenigbaar_per_persoon: float
    aandeel_onverenigbaar_bewoner: float
    eigen_sleutelfiguur: float
    gemiddelde_wachttijd_weken: Mapping[int | str, float]
    uiterste_datum: float
    kans_bedenking: float
    zwaardere_vorm_akkoord: Gewichten
    wensen: Wensaandelen
    begeleiding: Begeleidingsmaat

    @property
    def wacht_op_intake(self) -> int:
        """People in the other queue: DAT, no WAT (domain.md B57)."""
        return self.andere_wachtrij if self.andere_wachtrij is not None else round(self.wachtenden * self.andere_wachtrij_aandeel)


class Verdeelwaarden(_Deel):
    """What instances for allocation have beside a `Begeleidingsmaat`: shares are 0 … 1, absences and departures per team."""

    nieuw: float
    last_pct: int
    lang_afwezig: int
    kort_afwezig: int
    vertrek: int
    scheef: float
    draagt_over: float
    expertise_weegt: float
    status_nieuw: Mapping[s.Status, float]
    status_zittend: Mapping[s.Status, float]
    eerste_gesprek_gehad: float
    zorgzwaarte_onbekend: float
    tweede_ontbreekt: float
    expertise_gewenst: float
    max_intensief: float


class Profiel(_Deel):
    """A kind of location: what its team always and often can, for which ages, with which supervision."""

    gewicht: float
    vast: tuple[str, ...]
    vaak: tuple[str, ...]
    leeftijd: tuple[int | None, int | None] = (None, None)
    toezicht: Mapping[s.Toezicht, float]


class Instellingen(_Deel):
    """The whole of `maten.yaml`."""

    peildatum: date
    horizon_weken: int
    bronnen: Mapping[str, str]
    maten: Mapping[str, Maat]
    verdeelmaten: Mapping[str, Maat]
    verdeling: Verdeelwaarden
    kosten_per_week_euro: Mapping[s.Woonvorm, Mapping[s.Toezicht, Decimal]]
    profielen: Mapping[str, Profiel]
    kans_vaak: float
    kans_overig: Gewichten
    schaars: tuple[str, ...]
    kenmerken: Gewichten
    aantal_kenmerken: Mapping[int, float]
    niet_samen: Mapping[str, str]


@cache
def laad_instellingen() -> Instellingen:
    """The shipped settings, read once; each size is `standaard` with its own values over it."""
    ruw: dict[str, Any] = yaml.safe_load(files("benchmarks").joinpath("instances/maten.yaml").read_text(encoding="utf-8"))
    standaard, begeleiding = ruw.pop("standaard"), ruw.pop("begeleiding")
    ruw["maten"] = {naam: _volledig(naam, eigen, standaard, begeleiding) for naam, eigen in ruw["maten"].items()}
    ruw["verdeelmaten"] = {naam: _volledig(naam, eigen, {**standaard, **ZONDER_BW}, begeleiding) for naam, eigen in ruw["verdeelmaten"].items()}
    return Instellingen.model_validate(ruw)


def _volledig(naam: str, eigen: Mapping[str, Any], standaard: Mapping[str, Any], begeleiding: Mapping[str, Any]) -> dict[str, Any]:
    uit = {**standaard, **eigen, "naam": naam}
    uit["begeleiding"] = {**begeleiding, **uit["begeleiding"]}
    return uit
