"""Everything of one momentopname that the counts ask for, worked out once: people, presence, today's load and limits (counting.md 28-32)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal

from allocation.check.beschikbaar import beschikbaar
from allocation.check.deelname import Deelnemer, deelname, met_nieuw_adres
from allocation.check.oordelen import Oordelen
from allocation.check.vastleggingen import Vastleggingen
from allocation.plan import Opties
from domain.beleid import Beleid
from domain.gebied import Regio
from domain.kalender import maandagen
from domain.momentopname import Momentopname
from rules.toetsing import Toetsing


class Gegevens:
    """One run: this momentopname, beleid and rule book, for a team or for the region (`opties`)."""

    def __init__(self, opname: Momentopname, beleid: Beleid, regels: Toetsing, regio: Regio, opties: Opties) -> None:
        self.beleid, self.opties, self.regio = beleid, opties, regio
        self.weken = maandagen(opname.peildatum, beleid.horizon_weken)
        self.weeknummer = {maandag: nummer for nummer, maandag in enumerate(self.weken)}
        verhuisd, verhuizers = met_nieuw_adres(opname, regio, self.weken)
        if verhuizers:
            regels = Toetsing(verhuisd, beleid, regio, regels.boek)
        self.opname = verhuisd
        self.begeleiders = {rij.begeleider_id: rij for rij in sorted(opname.begeleiders, key=lambda rij: rij.begeleider_id)}
        self.expertises = {naam: frozenset(rij.expertises) for naam, rij in self.begeleiders.items()}
        self.beschikbaar = {naam: beschikbaar(rij, beleid, self.weken) for naam, rij in self.begeleiders.items()}
        self.weg = frozenset(naam for naam, wie in self.beschikbaar.items() if wie.weg)
        self.deelname = deelname(verhuisd, verhuizers, beleid, regels, regio, opties.team)
        self.deelnemers: Mapping[str, Deelnemer] = self.deelname.deelnemers
        self.vast = Vastleggingen(opname)
        self.oordelen = Oordelen(verhuisd, regels, self.weken[0])
        self._capaciteit_onder = {(rij.organisatie_id, rij.gebiedsteam): rij for rij in opname.onderaannemer_capaciteit}
        self._begrens()

    def _begrens(self) -> None:
        """Limits are max(what may be, what is today) (counting.md 30, 32), 0 for who is weg (29). `max_intensief` None is no limit."""
        punten: Counter[str] = Counter()
        intensief: Counter[str] = Counter()
        onder: Counter[tuple[str, str]] = Counter()
        for wie in self.deelnemers.values():
            if wie.vandaag.eerste is not None:
                punten[wie.vandaag.eerste] += wie.punten
                intensief[wie.vandaag.eerste] += wie.intensief
            if wie.vandaag.tweede is not None:
                punten[wie.vandaag.tweede] += wie.punten_tweede
            if wie.vandaag.onderaannemer is not None:
                onder[wie.vandaag.onderaannemer, wie.team] += wie.punten
        self.onder_vandaag = dict(onder)
        capaciteit = {naam: wie.capaciteit_punten for naam, wie in self.beschikbaar.items()}
        self.limiet_punten = {naam: 0 if naam in self.weg else max(capaciteit[naam], punten[naam]) for naam in self.begeleiders}
        grens = {naam: rij.max_intensief for naam, rij in self.begeleiders.items()}
        self.limiet_intensief = {naam: max(hoogstens, intensief[naam]) for naam, hoogstens in grens.items() if hoogstens is not None}

    def limiet_onder(self, organisatie_id: str, team: str) -> int:
        """Points an onderaannemer may carry in a team; without a row of capacity only what is there today."""
        rij = self._capaciteit_onder.get((organisatie_id, team))
        return max(rij.max_punten if rij else 0, self.onder_vandaag.get((organisatie_id, team), 0))

    def tarief_onder(self, organisatie_id: str, team: str) -> Decimal | None:
        """Euro per client per week."""
        rij = self._capaciteit_onder.get((organisatie_id, team))
        return rij.tarief_euro_per_week if rij else None

    def onderaannemers_van(self, team: str) -> tuple[str, ...]:
        """Onderaannemers with a row of capacity for a team."""
        return tuple(sorted(organisatie_id for organisatie_id, van in self._capaciteit_onder if van == team))

    def eigen(self, team: str | None = None) -> tuple[str, ...]:
        """Own staff, by id: whoever has a gebiedsteam (counting.md 32), of one team or of the run."""
        van = team or self.opties.team
        return tuple(naam for naam, rij in self.begeleiders.items() if rij.gebiedsteam and van in (None, rij.gebiedsteam))
