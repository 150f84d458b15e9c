"""What every part of the generator knows: the size, the seed, the region, the calendar."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from benchmarks.instances.loting import Loting
from benchmarks.instances.maten import Instellingen, Maat
from domain.gebied import Regio
from domain.kalender import maandagen

TILBURG = "GM0855"
BUITEN_REGIO = ("GM0758", "GM0772", "GM0796")


@dataclass(frozen=True)
class Kader:
    """One instance in the making."""

    maat: Maat
    zaad: int
    instellingen: Instellingen
    regio: Regio

    def loting(self, onderdeel: str) -> Loting:
        return Loting(self.maat.naam, self.zaad, onderdeel)

    @property
    def peildatum(self) -> date:
        return self.instellingen.peildatum

    @property
    def maandagen(self) -> tuple[date, ...]:
        return maandagen(self.peildatum, self.instellingen.horizon_weken)

    def dag(self, dagen: int) -> date:
        """The peildatum plus so many days (minus: before)."""
        return self.peildatum + timedelta(days=dagen)

    def woonplaats(self, loting: Loting, *, bg: bool = False, buiten: float = 0.0) -> tuple[str, str | None]:
        """A gemeente and a wijk or kern: Tilburg for its share, the others by inwoners, some from outside the region."""
        if loting.kans(buiten):
            return loting.kies(BUITEN_REGIO), None
        overig = {code: float(g.inwoners) for code, g in self.regio.gemeenten.items() if code != TILBURG and (not bg or "BG" in g.koopt)}
        gemeente = TILBURG if loting.kans(self.maat.aandeel_tilburg) else loting.gewogen(overig)
        if gemeente == TILBURG:
            team = loting.gewogen(self.maat.begeleiding.teamaandeel_tilburg)
            return gemeente, loting.kies(self.regio.gebiedsteams[team].gebieden)
        kernen = [gebied.naam for gebied in self.regio.gebiedenlijst if gebied.gemeente == gemeente]
        return gemeente, loting.kies(kernen) if kernen and loting.kans(0.5) else None

    def kenmerken(self, loting: Loting, *, past: Mapping[str, float] | None = None) -> tuple[str, ...]:
        """None, one or two kenmerken from the closed list; `past` raises the weight of some."""
        gewichten = {**self.instellingen.kenmerken, **(past or {})}
        gekozen: set[str] = set()
        for _ in range(loting.gewogen(self.instellingen.aantal_kenmerken)):
            gekozen.add(loting.gewogen(gewichten))
        return tuple(sorted(gekozen))
