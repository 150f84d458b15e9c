"""Who gives BG: workers of the eleven gebiedsteams, onderaannemers with their own workers, and how much each can carry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from benchmarks.instances.kader import Kader
from benchmarks.instances.loting import Loting
from domain import bladen as b
from domain import soorten as s

EXPERTISES: Mapping[str, float] = {
    "ggz": 5, "lvb": 4, "autisme": 3, "verslaving": 3, "trauma": 2.5, "ouderen": 2, "jongvolwassenen": 2, "nah": 1, "cultuursensitief": 1.2,
    "forensisch": 0.7, "eetstoornis": 0.5,
}  # fmt: skip
TALEN: Mapping[str, float] = {"engels": 4, "arabisch": 1.5, "turks": 1.5, "pools": 1.5, "tigrinya": 0.5}


def plaatsen_van_team(kader: Kader, team: str) -> list[tuple[str, str | None]]:
    """(gemeente, gebied) pairs a team serves: its wijken, or each gemeente as a whole and its kernen."""
    rij = kader.regio.gebiedsteams[team]
    uit: list[tuple[str, str | None]] = [(kader.regio.gebieden[naam].gemeente, naam) for naam in rij.gebieden]
    for gemeente in rij.gemeenten:
        uit.append((gemeente, None))
        uit += [(gemeente, gebied.naam) for gebied in kader.regio.gebiedenlijst if gebied.gemeente == gemeente]
    return uit


def maak_begeleiders(kader: Kader, organisaties: Sequence[b.Organisatie]) -> list[b.Begeleider]:
    """Own staff of every team, then one or two workers for each onderaannemer."""
    loting = kader.loting("begeleiders")
    moeders = {rij.organisatie_id: 1.0 / nummer for nummer, rij in enumerate((r for r in organisaties if r.rol is not s.Rol.ONDERAANNEMER), start=2)}
    nummers = (f"B{nummer:04}" for nummer in range(1, 10_000))
    uit = []
    for team, aantal in kader.maat.begeleiding.teams.items():
        gebieden = [gebied or kader.regio.gemeenten[gemeente].naam for gemeente, gebied in plaatsen_van_team(kader, team)]
        uit += [_eigen(kader, loting, next(nummers), team, loting.gewogen(moeders), gebieden) for _ in range(aantal)]
    for organisatie in organisaties:
        if organisatie.rol is s.Rol.ONDERAANNEMER:
            uit += _van_onderaannemer(loting, organisatie, nummers)
    return uit


def _eigen(kader: Kader, loting: Loting, code: str, team: str, werkgever: str, gebieden: Sequence[str]) -> b.Begeleider:
    maat = kader.maat.begeleiding
    weg = loting.kans(0.04)
    afwezig_van = kader.dag(loting.tussen(-30, 30)) if weg else None
    return b.Begeleider(
        begeleider_id=code,
        gebiedsteam=team,
        werkgever=werkgever,
        contract_uren=Decimal(loting.gewogen(maat.contract_uren)),
        rol_uren=Decimal(loting.tussen(*maat.rol_uren) if loting.kans(maat.kans_rol_uren) else 0),
        inzetbaar_pct=loting.gewogen({100: 0.93, 80: 0.04, 50: 0.03}),
        inwerken=loting.kans(0.05),
        expertises=_expertises(loting),
        werkgebied=tuple(sorted(loting.greep(gebieden, loting.tussen(1, 2)))),
        talen=("nederlands", *((loting.gewogen(TALEN),) if loting.kans(0.4) else ())),
        geslacht=loting.gewogen({s.Geslacht.V: 0.72, s.Geslacht.M: 0.28}),
        afwezig_van=afwezig_van,
        afwezig_tot=kader.dag(loting.tussen(35, 150)) if weg and loting.kans(0.7) else None,
        uit_dienst_op=kader.dag(loting.tussen(10, 85)) if not weg and loting.kans(0.02) else None,
    )


def _expertises(loting: Loting) -> tuple[str, ...]:
    return tuple(sorted({loting.gewogen(EXPERTISES) for _ in range(loting.gewogen({1: 0.25, 2: 0.45, 3: 0.3}))}))


def _van_onderaannemer(loting: Loting, organisatie: b.Organisatie, nummers: Iterator[str]) -> list[b.Begeleider]:
    return [
        b.Begeleider(
            begeleider_id=next(nummers),
            organisatie_id=organisatie.organisatie_id,
            werkgever=organisatie.organisatie_id,
            contract_uren=Decimal(loting.kies((24, 28, 32))),
            expertises=tuple(sorted({*organisatie.niches, *_expertises(loting), *_expertises(loting)})),
            talen=("nederlands",),
            geslacht=loting.kies((s.Geslacht.V, s.Geslacht.M)),
        )
        for _ in range(loting.tussen(1, 2))
    ]


def teams_van_onderaannemers(kader: Kader, organisaties: Sequence[b.Organisatie]) -> dict[str, tuple[str, ...]]:
    """For which gebiedsteams each onderaannemer works: larger teams more often; every team has some."""
    loting = kader.loting("onderaannemers per team")
    teams = {team: float(aantal) for team, aantal in kader.maat.begeleiding.teams.items()}
    uit: dict[str, tuple[str, ...]] = {}
    onder = [rij for rij in organisaties if rij.rol is s.Rol.ONDERAANNEMER]
    for nummer, organisatie in enumerate(onder):
        gekozen = {list(teams)[nummer % len(teams)], *(loting.gewogen(teams) for _ in range(loting.tussen(0, 2)))}
        uit[organisatie.organisatie_id] = tuple(sorted(gekozen))
    return uit


def maak_onderaannemer_capaciteit(kader: Kader, teams: Mapping[str, Sequence[str]], last: Counter[tuple[str, str]]) -> list[b.OnderaannemerCapaciteit]:
    """A ceiling per onderaannemer and team a little above today's points."""
    loting = kader.loting("onderaannemer capaciteit")
    return [
        b.OnderaannemerCapaciteit(
            organisatie_id=organisatie,
            gebiedsteam=team,
            max_punten=round(last[organisatie, team] * loting.breuk(1.0, 1.12)) + 60,
            tarief_euro_per_week=Decimal(loting.tussen(230, 380)),
        )
        for organisatie, namen in sorted(teams.items())
        for team in namen
    ]
