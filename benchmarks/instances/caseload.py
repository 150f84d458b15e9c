"""Who supports whom today: clients given one by one to who has most room, so that the caseload is a plausible one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

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


class Vandaag:
    """Today's pairs and onderaannemers.

    `scheef`: how much less busy than they are somebody looks when a client is given (as a share of the capacity; negative: busier).
    `draagt_over`: how much busier somebody looks as a second.
    `missen`: how much busier somebody looks per expertise that they lack.
    """

    def __init__(
        self, kader: Kader, beleid: Beleid, uit: Begeleiding, organisaties: Sequence[b.Organisatie], teams: Mapping[str, Sequence[str]],
        scheef: Mapping[str, float] | None = None, draagt_over: Mapping[str, float] | None = None, missen: float = 0.25,
    ) -> None:  # fmt: skip
        self._kader, self._beleid, self._uit = kader, beleid, uit
        self._scheef, self._draagt_over, self._missen = scheef or {}, draagt_over or {}, missen
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
        over = self._draagt_over
        tweede = min(anderen, key=lambda rij: (self._drukte(rij, ontbreekt, gebied) + over.get(rij.begeleider_id, 0.0), rij.begeleider_id))
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
        elders = 0.1 if gebied not in rij.werkgebied else 0.0
        return self._last[rij.begeleider_id] / kan - self._scheef.get(rij.begeleider_id, 0.0) + self._missen * mist + elders

    def _rij(
        self, loting: Loting, client: b.Client, begeleider: str | None = None, organisatie: str | None = None, rol: s.RolBegeleider = s.RolBegeleider.EERSTE
    ) -> None:
        self._uit.caseload.append(
            b.Caseloadrij(client_id=client.client_id, begeleider_id=begeleider, organisatie_id=organisatie, rol=rol, sinds=client.eerste_gesprek_op)
        )
