"""BG clients of the gebiedsteams and who supports them today: a first and a second begeleider, or an onderaannemer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from benchmarks.instances.begeleiders import EXPERTISES, TALEN, maak_begeleiders, maak_onderaannemer_capaciteit, plaatsen_van_team, teams_van_onderaannemers
from benchmarks.instances.besluiten import dat
from benchmarks.instances.caseload import NIEUW, Begeleiding, Vandaag
from benchmarks.instances.kader import Kader
from benchmarks.instances.loting import Loting
from domain import bladen as b
from domain import soorten as s
from domain.beleid import Beleid


def maak_begeleiding(kader: Kader, organisaties: Sequence[b.Organisatie], nummers: Iterator[str], beleid: Beleid) -> Begeleiding:
    """All BG rows; nothing where the size has no BG clients."""
    uit = Begeleiding()
    if not kader.maat.begeleiding.clienten:
        return uit
    uit.begeleiders = maak_begeleiders(kader, organisaties)
    teams = teams_van_onderaannemers(kader, organisaties)
    verdeling = Vandaag(kader, beleid, uit, organisaties, teams)
    loting = kader.loting("bg clienten")
    aandeel = kader.maat.begeleiding.aandeel_onderaannemers
    bij_onderaannemer = loting.quota(kader.maat.begeleiding.clienten, {True: aandeel, False: 1 - aandeel})
    for team, onder in zip(loting.quota(len(bij_onderaannemer), _teamgewichten(kader)), bij_onderaannemer, strict=True):
        status = s.Status.IN_ZORG if onder else loting.gewogen(kader.maat.begeleiding.status)
        client = bg_client(kader, loting, next(nummers), team, onder, status)
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


def bg_client(kader: Kader, loting: Loting, code: str, team: str, onder: bool, status: s.Status) -> b.Client:
    """A client of this team with a need as drawn; `onder`: with an onderaannemer, where the heavier ones are (domain.md B46)."""
    maat = kader.maat.begeleiding
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
