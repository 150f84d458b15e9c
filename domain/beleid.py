"""Beleid: every norm, weight, order and closed list as dated data (`beleid.yaml`; counting.md 4).

The shipped file is the default; a `beleid.yaml` beside the sheets or given with `--beleid` is merged into it key by key. What no
source gives is *aanname, vast te stellen door Siem*: `Beleid.is_aanname` says so for every key.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from domain.fouten import Fout, InvoerFout
from domain.soorten import Woonvorm, Zorgzwaarte

DOELEN = (
    "ongeplaatst_urgentie_1",
    "ongeplaatst_urgentie_2",
    "ongeplaatst_urgentie_3",
    "ongeplaatst_urgentie_4",
    "te_laat",
    "wachttijd",
    "voorkeur_ongeplaatst",
    "passendheid",
    "sleutelfiguren_extra",
    "afwijking",
)
AANNAME = "aanname, vast te stellen door Siem"
Geheel = Annotated[int, Field(ge=0)]


class _Deel(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Budgetplafond(_Deel):
    per_week_euro: Annotated[Decimal, Field(ge=0)] | None = None
    horizon_euro: Annotated[Decimal, Field(ge=0)] | None = None
    stuurgroepbesluit: str | None = None


class Passendheidspunten(_Deel):
    """Penalty points of counting.md 23; `reistijd_minuten` is how many minutes make one point."""

    expertise_gewenst: Geheel = 10
    wens: Geheel = 15
    zwaardere_vorm: Geheel = 20
    reistijd_minuten: Annotated[int, Field(ge=1)] = 5
    kenmerk_vol: Geheel = 3


class Onderaannemersdoel(_Deel):
    doel_permille: Annotated[int, Field(ge=0, le=1000)] = 200
    basis: Annotated[str, Field(pattern="^(clients|punten|euros)$")] = "clients"
    tarief_eigen: Annotated[Decimal, Field(ge=0)] | None = None


class Beleid(_Deel):
    """All policy numbers, frozen. Build it with `lees_beleid`."""

    geldig_van: date
    horizon_weken: Annotated[int, Field(ge=1, le=104)]
    leegstand_weken: Geheel
    norm_weken: Annotated[tuple[Geheel, ...], Field(min_length=4, max_length=4)]
    stijgt_na_weken: Annotated[tuple[Geheel, ...], Field(min_length=2, max_length=2)]
    urgentie_onbekend: Annotated[int, Field(ge=1, le=4)]
    punten: dict[Zorgzwaarte, Geheel]
    tweede_aandeel_pct: Geheel
    punten_per_uur: Geheel
    budgetplafond: Budgetplafond
    doelen: tuple[str, ...]
    speling: dict[str, Geheel]
    passendheid: Passendheidspunten
    passendheid_max: dict[Annotated[str, Field(pattern="^[1-4]$")], Geheel | None]
    onderaannemers: Onderaannemersdoel
    eerste_gesprek_dagen: Geheel
    team_signaal_omvang: Geheel
    expertises: tuple[str, ...]
    voorzieningen: tuple[str, ...]
    kenmerken: dict[str, str]
    verboden_kenmerken: dict[str, tuple[str, ...]]
    bronnen: dict[str, str]

    @model_validator(mode="after")
    def _doelen_volledig(self) -> Beleid:
        if sorted(self.doelen) != sorted(DOELEN):
            raise ValueError(f"doelen: noem elk doel precies één keer: {', '.join(DOELEN)}")
        if onbekend := sorted(set(self.speling) - set(DOELEN)):
            raise ValueError(f"speling: onbekend doel {', '.join(onbekend)}")
        if set(self.punten) != set(Zorgzwaarte):
            raise ValueError("punten: geef licht, gemiddeld en intensief")
        return self

    def speling_van(self, doel: str) -> int:
        """Points per waiting person that later doelen may give up of this one."""
        return self.speling.get(doel, 0)

    def passendheid_max_van(self, klasse: int) -> int | None:
        return self.passendheid_max.get(str(klasse))

    def is_aanname(self, sleutel: str) -> bool:
        """True where no source gives the number."""
        return sleutel not in self.bronnen

    def sha256(self) -> str:
        """Hash of the canonical JSON of all values."""
        tekst = json.dumps(self.model_dump(mode="json"), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return hashlib.sha256(tekst.encode()).hexdigest()


def stappen_zwaarder(geboden: Woonvorm, nodig: Woonvorm) -> int:
    """Steps that the offered form is heavier than the needed one (bw_thuis < gemengd_wonen < intramuraal)."""
    return max(0, geboden.rang - nodig.rang)


def lees_beleid(pad: Path | None = None, wijziging: Mapping[str, Any] | None = None) -> Beleid:
    """The shipped beleid, with the file at `pad` and then `wijziging` merged over it key by key.

    Raises:
        InvoerFout: the file is no YAML, or a key or value is wrong; every fault at once.
    """
    bestand = "beleid.yaml"
    waarden = yaml.safe_load(files("domain").joinpath(bestand).read_text(encoding="utf-8"))
    if pad is not None:
        bestand = pad.name
        waarden = _samengevoegd(waarden, _lees_yaml(pad))
    waarden = _samengevoegd(waarden, wijziging or {})
    try:
        return Beleid.model_validate(waarden)
    except ValidationError as fout:
        raise InvoerFout(_als_fout(bestand, dict(deel)) for deel in fout.errors()) from None


def _lees_yaml(pad: Path) -> Mapping[str, Any]:
    try:
        inhoud = yaml.safe_load(pad.read_text(encoding="utf-8")) or {}
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as fout:
        raise InvoerFout([Fout(bestand=pad.name, melding=f"dit beleid is niet te lezen: {type(fout).__name__}", doe="Sla het op als YAML in UTF-8.")]) from None
    if not isinstance(inhoud, dict):
        raise InvoerFout([Fout(bestand=pad.name, melding="dit beleid is geen lijst van sleutels met waarden", doe="Kijk naar het meegeleverde beleid.yaml.")])
    return inhoud


def _samengevoegd(basis: Mapping[str, Any], nieuw: Mapping[str, Any]) -> dict[str, Any]:
    """Merge key by key: maps are merged in depth, everything else is replaced (counting.md 4)."""
    uit = dict(basis)
    for sleutel, waarde in nieuw.items():
        sleutel = str(sleutel)
        oud = uit.get(sleutel)
        uit[sleutel] = _samengevoegd(oud, waarde) if isinstance(oud, Mapping) and isinstance(waarde, Mapping) else waarde
    return uit


def _als_fout(bestand: str, deel: Mapping[str, Any]) -> Fout:
    sleutel = ".".join(str(stap) for stap in deel["loc"])
    if deel["type"] == "extra_forbidden":
        return Fout(bestand=bestand, kolom=sleutel, melding="deze sleutel bestaat niet in het beleid", doe="Kijk of de naam goed gespeld is.")
    waarde = deel.get("input")
    tekst = str(waarde) if isinstance(waarde, str | int | float | bool) else ""
    return Fout(bestand=bestand, kolom=sleutel, waarde=tekst, melding=_dutch(deel), doe="Kijk naar het meegeleverde beleid.yaml.")


def _dutch(deel: Mapping[str, Any]) -> str:
    soort = str(deel["type"])
    grens = deel.get("ctx", {})
    if soort == "greater_than_equal":
        return f"moet {grens['ge']} of meer zijn"
    if soort == "less_than_equal":
        return f"mag hoogstens {grens['le']} zijn"
    if soort == "value_error":
        return str(deel["msg"]).removeprefix("Value error, ")
    if soort in ("too_short", "too_long"):
        return "heeft niet het goede aantal waarden"
    return "heeft een waarde die hier niet kan"
