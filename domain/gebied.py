"""The region as dated data: gemeenten, wijken and kernen, gebiedsteams, moederorganisaties, and travel minutes between places.

A *plaats* has one key, whatever somebody typed: the GM code of a gemeente, or the name of a wijk or kern as the region file spells it.
Texts are compared without case, accents, spaces and punctuation (counting.md 3): "zuid oost" is "Zuid-Oost".
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, cached_property
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict, Field

from domain.bladen import Reistijd
from domain.soorten import Domein, Rol

AARDSTRAAL_KM = 6371.0
_CODE = re.compile(r"GM\d{4}")


class _Deel(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Gemeente(_Deel):
    """A gemeente of the region and the domains it buys from Siem (domain.md B2)."""

    code: str
    naam: str
    koopt: frozenset[Domein]
    inwoners: int
    lat: float
    lon: float
    andere_namen: tuple[str, ...] = ()


class Gebied(_Deel):
    """A wijk or kern that is not a gemeente by itself; `naam` is its key."""

    naam: str
    gemeente: str
    lat: float
    lon: float
    andere_namen: tuple[str, ...] = ()


class Gebiedsteam(_Deel):
    """A gebiedsteam serves wijken of Tilburg or whole gemeenten (domain.md B3)."""

    code: str
    naam: str
    gebieden: tuple[str, ...] = ()
    gemeenten: tuple[str, ...] = ()


class Moederorganisatie(_Deel):
    """A combinant or strategisch partner of Siem; `bw_bevoegd` false: decides nothing about BW (domain.md B6)."""

    naam: str
    rol: Rol
    penvoerder: bool = False
    bw_bevoegd: bool = True


class Reistijdformule(_Deel):
    """How minutes follow from the distance as the crow flies; aanname."""

    omweg: float = Field(ge=1)
    km_per_uur: float = Field(gt=0)
    vaste_minuten: int = Field(ge=0)


class Regio(_Deel):
    """The region file, with the look-ups every layer needs. All texts given may be spelled freely."""

    regio: str
    geldig_van: date
    bronnen: Mapping[str, str]
    reistijd: Reistijdformule
    gemeentelijst: tuple[Gemeente, ...] = Field(alias="gemeenten")
    gebiedenlijst: tuple[Gebied, ...] = Field(alias="gebieden")
    teamlijst: tuple[Gebiedsteam, ...] = Field(alias="gebiedsteams")
    organisaties: tuple[Moederorganisatie, ...]

    @cached_property
    def gemeenten(self) -> Mapping[str, Gemeente]:
        """By GM code."""
        return {gemeente.code: gemeente for gemeente in self.gemeentelijst}

    @cached_property
    def gebieden(self) -> Mapping[str, Gebied]:
        """Wijken and kernen by name."""
        return {gebied.naam: gebied for gebied in self.gebiedenlijst}

    @cached_property
    def gebiedsteams(self) -> Mapping[str, Gebiedsteam]:
        """By code, GT1 … GT11."""
        return {team.code: team for team in self.teamlijst}

    @cached_property
    def plaatsen(self) -> tuple[str, ...]:
        """Keys of all places of the region, sorted."""
        return tuple(sorted((*self.gemeenten, *self.gebieden)))

    def naam_van(self, plaats: str) -> str:
        """The name to show for a place key; the key itself for a gemeente outside the region."""
        return self.gemeenten[plaats].naam if plaats in self.gemeenten else plaats

    def plaats(self, tekst: str) -> str | None:
        """The key of the place that `tekst` names; None when nobody knows it. Any known GM code is its own key."""
        code = tekst.strip().upper()
        if _CODE.fullmatch(code):
            return code if code in gemeentecodes() else None
        return self._namen.get(vergelijkbaar(tekst))

    def gemeente_van(self, plaats: str) -> str | None:
        """GM code of the gemeente in which a place lies."""
        sleutel = self.plaats(plaats)
        if sleutel is None or sleutel not in self.gebieden:
            return sleutel
        return self.gebieden[sleutel].gemeente

    def gebiedsteam_van(self, gemeente: str, gebied: str | None) -> str | None:
        """Code of the gebiedsteam for who lives there; None for Waalwijk, outside the region, or Tilburg without a known wijk."""
        code = self.gemeente_van(gemeente)
        wijk = self.gebieden.get(self.plaats(gebied or "") or "")
        if wijk is not None and wijk.gemeente == code and wijk.naam in self._team_van:
            return self._team_van[wijk.naam]
        return self._team_van.get(code) if code else None

    @cached_property
    def _namen(self) -> Mapping[str, str]:
        namen = {vergelijkbaar(naam): gebied.naam for gebied in self.gebiedenlijst for naam in (gebied.naam, *gebied.andere_namen)}
        return namen | {vergelijkbaar(naam): gemeente.code for gemeente in self.gemeentelijst for naam in (gemeente.naam, *gemeente.andere_namen)}

    @cached_property
    def _team_van(self) -> Mapping[str, str]:
        return {plaats: team.code for team in self.teamlijst for plaats in (*team.gebieden, *team.gemeenten)}


class Reistijden:
    """Travel minutes between places: the sheet's when it has rows, else the region's own (counting.md 23)."""

    def __init__(self, regio: Regio, rijen: Iterable[Reistijd] = ()) -> None:
        self._regio = regio
        self._blad: dict[tuple[str, str], int] = {}
        for rij in sorted(rijen, key=lambda rij: (rij.van, rij.naar, rij.minuten)):
            self._blad.setdefault((self._sleutel(rij.van), self._sleutel(rij.naar)), rij.minuten)

    def minuten(self, van: str, naar: str) -> int | None:
        """Minutes from `van` to `naar` as typed; 0 within one place, the other direction where only that is known, else None."""
        begin, eind = self._sleutel(van), self._sleutel(naar)
        if begin == eind:
            return 0
        if self._blad:
            return self._blad.get((begin, eind), self._blad.get((eind, begin)))
        return _regiominuten(self._regio, begin, eind)

    def _sleutel(self, tekst: str) -> str:
        return self._regio.plaats(tekst) or vergelijkbaar(tekst)


def vergelijkbaar(tekst: str) -> str:
    """A text without case, accents, spaces and punctuation, so that spellings of one name are equal."""
    kaal = unicodedata.normalize("NFKD", tekst.casefold())
    return "".join(teken for teken in kaal if teken.isalnum())


@cache
def laad_regio() -> Regio:
    """The shipped region Hart van Brabant, read once."""
    tekst = files("domain").joinpath("regio/hart_van_brabant.yaml").read_text(encoding="utf-8")
    return Regio.model_validate(yaml.safe_load(tekst))


@cache
def gemeentecodes() -> frozenset[str]:
    """Every GM code that may stand in a sheet, of the whole country."""
    tekst = files("domain").joinpath("regio/gemeentecodes.txt").read_text(encoding="utf-8")
    return frozenset(regel.strip() for regel in tekst.splitlines() if regel.strip() and not regel.startswith("#"))


def _regiominuten(regio: Regio, begin: str, eind: str) -> int | None:
    van, naar = _ligging(regio, begin), _ligging(regio, eind)
    if van is None or naar is None:
        return None
    formule = regio.reistijd
    return round(_hemelsbreed_km(van, naar) * formule.omweg / formule.km_per_uur * 60 + formule.vaste_minuten)


def _ligging(regio: Regio, plaats: str) -> tuple[float, float] | None:
    punt = regio.gemeenten.get(plaats) or regio.gebieden.get(plaats)
    return (punt.lat, punt.lon) if punt else None


def _hemelsbreed_km(van: tuple[float, float], naar: tuple[float, float]) -> float:
    """Great-circle distance (haversine)."""
    lat1, lon1, lat2, lon2 = (math.radians(graden) for graden in (*van, *naar))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * AARDSTRAAL_KM * math.asin(math.sqrt(h))
