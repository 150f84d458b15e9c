"""BG clients of the gebiedsteams and who supports them today: a first and a second begeleider, or an onderaannemer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from benchmarks.instances.begeleiders import EXPERTISES, TALEN, maak_begeleiders, maak_onderaannemer_capaciteit, plaatsen_van_team, teams_van_onderaannemers
from benchmarks.instances.besluiten import dat
from benchmarks.instances.kader import Kader
from benchmarks.instances.loting import Loting
from domain import bladen as b
from domain import soorten as s
from domain.beleid import Beleid

NIEUW = (s.Status.AANGEMELD, s.Status.WACHT_INTAKE)


@dataclass
class Begeleiding:
    """The BG rows of an instance."""

    clienten: list[b.Client] = field(default_factory=list)
    besluiten: list[b.Besluit] = field(default_factory=list)
    begeleiders: list[b.Begeleider] = field(default_factory=list)
    capaciteit: list[b.OnderaannemerCapaciteit] = field(default_factory=list)
    caseload: list[b.Caseloadrij] = field(default_factory=list)
    uitzonderingen: list[b.VierOgenUitzondering] = field(default_factory=list)


def maak_begeleiding(kader: Kader, organisaties: Sequence[b.Organisatie], nummers: Iterator[str], beleid: Beleid) -> Begeleiding:
    """All BG rows; nothing where the size has no BG clients."""
    uit = Begeleiding()
    if not kader.maat.begeleiding.clienten:
        return uit
    uit.begeleiders = maak_begeleiders(kader, organisaties)
    teams = teams_van_onderaannemers(kader, organisaties)
    verdeling = _Verdeling(kader, beleid, uit, organisaties, teams)
    loting = kader.loting("bg clienten")
    aandeel = kader.maat.begeleiding.aandeel_onderaannemers
    bij_onderaannemer = loting.quota(kader.maat.begeleiding.clienten, {True: aandeel, False: 1 - aandeel})
    for team, onder in zip(loting.quota(len(bij_onderaannemer), _teamgewichten(kader)), bij_onderaannemer, strict=True):
        client = _client(kader, loting, next(nummers), team, onder)
        client = verdeling.bij_onderaannemer(loting, client, team) if onder else verdeling.bij_team(loting, client, team)
        uit.clienten.append(client)
        uit.besluiten.append(dat(loting, client, s.Domein.BG))
    uit.capaciteit = maak_onderaannemer_capaciteit(kader, teams, verdeling.last_onderaannemer)
    return uit


def _teamgewichten(kader: Kader) -> dict[str, float]:
    """Demand per team: Tilburg's own shares within Tilburg, elsewhere by workers (domain.md F.3)."""
    maat = kader.maat.begeleiding
    tilburg = sum(aantal for team, aantal in maat.teams.items() if team in maat.teamaandeel_tilburg)
    return {team: tilburg * maat.teamaandeel_tilburg[team] if team in maat.teamaandeel_tilburg else float(aantal) for team, aantal in maat.teams.items()}


def _client(kader: Kader, loting: Loting, code: str, team: str, onder: bool) -> b.Client:
    maat = kader.maat.begeleiding
    status = s.Status.IN_ZORG if onder else loting.gewogen(maat.status)
    gemeente, gebied = loting.kies(plaatsen_van_team(kader, team))
    aanmelding = kader.dag(-loting.tussen(0, 16) if status in NIEUW else -loting.tussen(60, 900))
    expertises = sorted({loting.gewogen(EXPERTISES) for _ in range(loting.gewogen({0: 0.35, 1: 0.5, 2: 0.15}))})
    in_zorg: dict[str, Any] = {}
    if status not in NIEUW:
        in_zorg = {"eerste_gesprek_op": aanmelding + timedelta(days=loting.tussen(4, 24)), "langdurig": loting.kans(maat.langdurig)}
    return b.Client(
        client_id=code,
        domein=s.Domein.BG,
        status=status,
        geboortejaar=kader.peildatum.year - loting.tussen(19, 80),
        geslacht=loting.kies((s.Geslacht.V, s.Geslacht.M)),
        voorkeur_geslacht_begeleider=s.Geslacht.V if loting.kans(0.06) else None,
        gemeente=gemeente,
        gebied=gebied,
        aanmelddatum=aanmelding,
        zorgzwaarte=None if status in NIEUW and loting.kans(0.5) else loting.gewogen(maat.zorgzwaarte_onderaannemer if onder else maat.zorgzwaarte_team),
        expertise_nodig=tuple(expertises),
        risico=True if loting.kans(0.03) else None,
        talen=("nederlands", loting.gewogen(TALEN)) if loting.kans(0.05) else (),
        proefperiode_van=kader.dag(-loting.tussen(1, 41)) if status is s.Status.PROEFPERIODE else None,
        **in_zorg,
    )


class _Verdeling:
    """Gives clients to who has most room, so that today's caseload is a plausible one."""

    def __init__(self, kader: Kader, beleid: Beleid, uit: Begeleiding, organisaties: Sequence[b.Organisatie], teams: Mapping[str, Sequence[str]]) -> None:
        self._kader, self._beleid, self._uit = kader, beleid, uit
        self._niches = {rij.organisatie_id: rij.niches for rij in organisaties}
        self._onder = {team: [naam for naam, namen in teams.items() if team in namen] for team in kader.maat.begeleiding.teams}
        self._team = {team: [rij for rij in uit.begeleiders if rij.gebiedsteam == team] for team in kader.maat.begeleiding.teams}
        self._last: Counter[str] = Counter()
        self.last_onderaannemer: Counter[tuple[str, str]] = Counter()

    def bij_team(self, loting: Loting, client: b.Client, team: str) -> b.Client:
        """A first and a second begeleider, or one with an exception; new clients have nobody yet."""
        if client.status in NIEUW:
            return client
        punten = self._punten(client)
        gebied = client.gebied or self._kader.regio.gemeenten[client.gemeente].naam
        eerste = min(self._team[team], key=lambda rij: (self._drukte(rij, client.expertise_nodig, gebied), rij.begeleider_id))
        self._last[eerste.begeleider_id] += punten
        self._rij(loting, client, begeleider=eerste.begeleider_id)
        if not client.risico and loting.kans(self._kader.maat.begeleiding.kans_enkel):
            herzien = self._kader.dag(loting.tussen(-10, 180))
            self._uit.uitzonderingen.append(
                b.VierOgenUitzondering(client_id=client.client_id, reden="één vertrouwd gezicht", akkoord_teamleider=True, herzien_op=herzien)
            )
            return client
        ontbreekt = [expertise for expertise in client.expertise_nodig if expertise not in eerste.expertises]
        anderen = [rij for rij in self._team[team] if rij is not eerste]
        tweede = min(anderen, key=lambda rij: (self._drukte(rij, ontbreekt, gebied), rij.begeleider_id))
        self._last[tweede.begeleider_id] += punten * self._beleid.tweede_aandeel_pct // 100
        self._rij(loting, client, begeleider=tweede.begeleider_id, rol=s.RolBegeleider.TWEEDE)
        return client

    def bij_onderaannemer(self, loting: Loting, client: b.Client, team: str) -> b.Client:
        """One of the onderaannemers of the team; a niche one gets clients who need its niche."""
        naam = loting.kies(self._onder[team])
        wijziging: dict[str, Any] = {"expertise_nodig": self._niches[naam] or client.expertise_nodig[:1]}
        self.last_onderaannemer[naam, team] += self._punten(client)
        self._rij(loting, client, organisatie=naam)
        return client.model_copy(update=wijziging)

    def _punten(self, client: b.Client) -> int:
        return self._beleid.punten[client.zorgzwaarte or s.Zorgzwaarte.GEMIDDELD]

    def _drukte(self, rij: b.Begeleider, expertises: Sequence[str], gebied: str) -> float:
        """Load over what the contract can carry; a lacking expertise or another work area makes somebody less likely."""
        kan = float((rij.contract_uren - rij.rol_uren) * self._beleid.punten_per_uur) * rij.inzetbaar_pct / 100
        mist = sum(expertise not in rij.expertises for expertise in expertises)
        return self._last[rij.begeleider_id] / kan + 0.25 * mist + (0.1 if gebied not in rij.werkgebied else 0.0)

    def _rij(
        self, loting: Loting, client: b.Client, begeleider: str | None = None, organisatie: str | None = None, rol: s.RolBegeleider = s.RolBegeleider.EERSTE
    ) -> None:
        self._uit.caseload.append(
            b.Caseloadrij(client_id=client.client_id, begeleider_id=begeleider, organisatie_id=organisatie, rol=rol, sinds=client.eerste_gesprek_op)
        )
