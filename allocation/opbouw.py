"""From momentopname, beleid and rules to the instance (counting.md 28–36)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from allocation.bemensing import Inzet, inzet_van
from allocation.deelname import Deelname, Deelnemer, wie_doen_mee
from allocation.plan import Opties
from allocation.problem import GEEN, Aanbieder, Problem, Vraag
from allocation.toelating import Toelating
from allocation.vastleggingen import eis_deelname, geldende_rijen, pins_van, vrijgegeven
from allocation.vragen import Vragenbouwer, punten_van
from domain import bladen as b
from domain import soorten as s
from domain.beleid import Beleid
from domain.fouten import Fout, InvoerFout
from domain.gebied import Regio, laad_regio
from domain.kalender import maandagen
from domain.momentopname import Momentopname
from rules.toetsing import Toetsing


@dataclass(frozen=True)
class Instantie:
    """The instance with what the plan must say about people outside it."""

    opname: Momentopname
    beleid: Beleid
    toetsing: Toetsing
    regio: Regio
    opties: Opties
    weken: tuple[date, ...]
    deelname: Deelname
    inzet: Mapping[str, Inzet]  # own begeleiders of the run, by id
    problem: Problem


def bouw(opname: Momentopname, beleid: Beleid, opties: Opties, regio: Regio | None = None, toetsing: Toetsing | None = None) -> Instantie:
    """Build the instance.

    Raises:
        InvoerFout: a team that does not exist, a pin on someone who takes no part, or a tarief that the basis euros lacks.
    """
    regio = regio or laad_regio()
    toetsing = toetsing or Toetsing(opname, beleid, regio)
    if opties.team is not None and opties.team not in regio.gebiedsteams:
        raise InvoerFout([Fout(kolom="team", waarde=opties.team, melding="dit gebiedsteam bestaat niet", doe="Kies GT1 tot en met GT11.")])
    weken = maandagen(opname.peildatum, beleid.horizon_weken)
    deelname = wie_doen_mee(opname, beleid, regio, opties.team)
    rijen = geldende_rijen(opname)
    overal = deelname if opties.team is None else wie_doen_mee(opname, beleid, regio, None)
    eis_deelname(rijen, deelname.clienten, {wie.rij.client_id: wie.team for wie in overal.clienten})
    bouwer = _Bouwer(opname, beleid, opties, regio, toetsing, weken, deelname.clienten, rijen)
    return Instantie(opname, beleid, toetsing, regio, opties, weken, deelname, bouwer.inzet, bouwer.problem())


class _Bouwer:
    """Numbers everybody and everything, and asks the rules."""

    def __init__(
        self,
        opname: Momentopname,
        beleid: Beleid,
        opties: Opties,
        regio: Regio,
        toetsing: Toetsing,
        weken: tuple[date, ...],
        clienten: Sequence[Deelnemer],
        rijen: Sequence[b.Vastlegging],
    ) -> None:
        self._opname, self._beleid, self._opties = opname, beleid, opties
        self._weken, self._clienten, self._rijen = weken, clienten, rijen
        self._teams = sorted(regio.gebiedsteams) if opties.team is None else [opties.team]
        zittend = {wie for client in clienten for wie in (client.vandaag.eerste_id, client.vandaag.tweede_id)}
        eigen = [rij for rij in opname.begeleiders if rij.gebiedsteam and (rij.gebiedsteam in self._teams or rij.begeleider_id in zittend)]
        self._eigen = sorted(eigen, key=lambda rij: rij.begeleider_id)
        self.inzet = {rij.begeleider_id: inzet_van(rij, weken, beleid) for rij in self._eigen}
        self._onder = self._onderaannemers()
        self._nummer = {rij.begeleider_id: nummer for nummer, rij in enumerate(self._eigen)}
        self._onder_nummer = {paar: len(self._eigen) + nummer for nummer, paar in enumerate(self._onder)}
        self._toelating = Toelating(toetsing, regio, weken[0])

    def problem(self) -> Problem:
        aanbieders = self._aanbieders()
        organisaties = [self._opname.organisatie[naam] for naam in sorted({naam for naam, _ in self._onder})]
        kolom = {rij.organisatie_id: nummer for nummer, rij in enumerate(organisaties)}
        mag_eigen = self._toelating.begeleiders(self._clienten, self._eigen)
        mag_onder = self._toelating.onderaannemers(self._clienten, organisaties)
        maxima = (self._opties.wissels, 0) if self._opties.wissels else (0,)
        bouwers = [Vragenbouwer(self._opname, self._beleid, wissels, self._weken, self._eigen, aanbieders) for wissels in maxima]
        bij = {rij.begeleider_id: rij.organisatie_id for rij in self._opname.begeleiders if not rij.gebiedsteam}
        per_client = defaultdict[str, list[b.Vastlegging]](list)
        for rij in self._rijen:
            per_client[rij.client_id].append(rij)
        gebied = {naam: nummer for nummer, naam in enumerate(sorted({client.gebied for client in self._clienten}))}
        uit: list[list[Vraag]] = [[] for _ in bouwers]
        for nummer, client in enumerate(self._clienten):
            onder = {self._onder_nummer[naam, team]: bool(mag_onder[nummer, kolom[naam]]) for naam, team in self._onder if team == client.team}
            for bouwer, vragen in zip(bouwers, uit, strict=True):
                vragen.append(
                    bouwer.vraag(
                        client,
                        team=self._teams.index(client.team),
                        gebied=gebied[client.gebied],
                        nu=self._nu(client),
                        mag_eigen={int(wie) for wie in mag_eigen[nummer].nonzero()[0]},
                        mag_onder={wie for wie, mag in onder.items() if mag},
                        vrij=vrijgegeven(per_client[client.rij.client_id], client.vandaag, bij),
                        euros={wie: self._cent(*self._onder[wie - len(self._eigen)]) for wie in onder} if self._opties.basis == "euros" else {},
                    )
                )
        wie_is = {rij.begeleider_id: dict.fromkeys(self._teams, self._nummer[rij.begeleider_id]) for rij in self._eigen}
        for worker, organisatie in bij.items():
            wie_is[worker] = {team: nummer for (naam, team), nummer in self._onder_nummer.items() if naam == organisatie}
        pins = pins_van(self._rijen, {c.rij.client_id: i for i, c in enumerate(self._clienten)}, wie_is, [c.team for c in self._clienten])
        doel = self._beleid.onderaannemers
        return Problem(
            vragen=tuple(uit[0]),
            aanbieders=aanbieders,
            teams=tuple(self._teams),
            pins=pins,
            wissels=self._opties.wissels,
            horizon=len(self._weken),
            doel_permille=doel.doel_permille,
            basis=self._opties.basis,
            euros_eigen=self._cent_eigen(),
            rustig=tuple(uit[1]) if len(uit) > 1 else (),
        )

    def _nu(self, client: Deelnemer) -> tuple[int, int]:
        """Who fills the roles today, in numbers."""
        vandaag = client.vandaag
        if vandaag.onderaannemer_id is not None:
            return self._onder_nummer[vandaag.onderaannemer_id, client.team], GEEN
        return self._nummer.get(vandaag.eerste_id or "", GEEN), self._nummer.get(vandaag.tweede_id or "", GEEN)

    def _onderaannemers(self) -> list[tuple[str, str]]:
        """Every onderaannemer × team with capacity or with somebody there today."""
        met_ruimte = {(rij.organisatie_id, rij.gebiedsteam) for rij in self._opname.onderaannemer_capaciteit if rij.gebiedsteam in self._teams}
        vandaag = {(client.vandaag.onderaannemer_id, client.team) for client in self._clienten}
        return sorted(met_ruimte | {(naam, team) for naam, team in vandaag if naam is not None})

    def _aanbieders(self) -> tuple[Aanbieder, ...]:
        """Limits: max(capacity, today's points), 0 for who is weg; of an onderaannemer max(max_punten, today's points) (counting.md 30, 32)."""
        punten, intensief = Counter[object](), Counter[str]()
        for client in self._clienten:
            heel, deel = punten_van(client, self._beleid)
            vandaag = client.vandaag
            punten[vandaag.eerste_id] += heel
            punten[vandaag.tweede_id] += deel
            punten[vandaag.onderaannemer_id, client.team] += heel
            intensief[vandaag.eerste_id or ""] += client.rij.zorgzwaarte is s.Zorgzwaarte.INTENSIEF
        team = {naam: nummer for nummer, naam in enumerate(self._teams)}
        uit = []
        for rij in self._eigen:
            inzet = self.inzet[rij.begeleider_id]
            uit.append(
                Aanbieder(
                    naam=rij.begeleider_id,
                    team=team.get(rij.gebiedsteam or "", GEEN),
                    eigen=True,
                    weg=inzet.weg,
                    grens=0 if inzet.weg else max(inzet.capaciteit, punten[rij.begeleider_id]),
                    capaciteit=inzet.capaciteit,
                    max_intensief=None if rij.max_intensief is None else max(rij.max_intensief, intensief[rij.begeleider_id]),
                    telt_voor_min=not rij.inwerken,
                    gesprekken=tuple(rij.eerste_gesprekken_per_week if dagen else 0 for dagen in inzet.werkdagen),
                    expertises=frozenset(rij.expertises),
                )
            )
        ruimte = {(rij.organisatie_id, rij.gebiedsteam): rij.max_punten for rij in self._opname.onderaannemer_capaciteit}
        uit += [Aanbieder(naam, team[van], False, False, max(ruimte.get((naam, van), 0), punten[naam, van])) for naam, van in self._onder]
        return tuple(uit)

    def _cent(self, organisatie: str, team: str) -> int:
        for rij in self._opname.onderaannemer_capaciteit:
            if (rij.organisatie_id, rij.gebiedsteam) == (organisatie, team) and rij.tarief_euro_per_week is not None:
                return int(rij.tarief_euro_per_week * 100)
        raise InvoerFout(
            [
                Fout(
                    blad="onderaannemer_capaciteit",
                    kolom="tarief_euro_per_week",
                    waarde=organisatie,
                    melding="voor de basis euros is hier een tarief nodig",
                    doe="Vul het tarief in, of kies de basis clients of punten.",
                )
            ]
        )

    def _cent_eigen(self) -> int:
        tarief = self._beleid.onderaannemers.tarief_eigen
        if self._opties.basis != "euros":
            return 0
        if tarief is None:
            melding = "voor de basis euros is een tarief van de eigen begeleiders nodig"
            raise InvoerFout([Fout(bestand="beleid.yaml", kolom="onderaannemers.tarief_eigen", melding=melding, doe="Vul het in, of kies clients of punten.")])
        return int(tarief * 100)
