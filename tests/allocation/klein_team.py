"""Random tiny teams: at most four begeleiders and an onderaannemer, at most six clients, with something tight in every one of them."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

from domain import bladen as b
from domain.beleid import Beleid
from domain.momentopname import Momentopname
from tests.bouw import Rijen, begeleider, in_begeleiding, nieuw_bg, onderaannemer, opname, uitzondering, vast_beleid, vastlegging, week

EXPERTISES = ("lvb", "ggz", "autisme")
GEBIEDEN = ("Zuid", "Zuid-Oost")
HORIZON_WEKEN = 7


def klein_team(zaad: int) -> tuple[Momentopname, Beleid, int]:
    """A team, its beleid, and how many voluntary wissels are allowed."""
    rng = random.Random(zaad)
    mensen = [f"B{nummer}" for nummer in range(1, rng.choice((2, 3, 3, 4)) + 1)]
    rijen: list[Rijen] = [_begeleider(rng, naam) for naam in mensen]
    met_onder = rng.random() < 0.5
    if met_onder:
        rijen.append(_onderaannemer(rng))
    for nummer in range(1, rng.randint(2, 6 if len(mensen) < 4 else 5) + 1):
        rijen += _client(rng, f"C{nummer}", mensen, met_onder)
    beleid = vast_beleid(
        horizon_weken=HORIZON_WEKEN, punten_per_uur=rng.choice((4, 6, 8, 12)), onderaannemers={"doel_permille": rng.choice((0, 200, 400)), "tarief_eigen": 100}
    )
    return opname(*rijen), beleid, rng.choice((0, 0, 1, 2, 3))


def _begeleider(rng: random.Random, naam: str) -> b.Begeleider:
    kolommen: dict[str, Any] = {
        "contract_uren": rng.choice((24, 32, 36)),
        "rol_uren": rng.choice((0, 0, 4)),
        "expertises": tuple(sorted(rng.sample(EXPERTISES, rng.randint(0, 2)))),
        "geslacht": rng.choice(("v", "m")),
        "talen": rng.choice((("nederlands",), ("nederlands", "turks"))),
        "eerste_gesprekken_per_week": rng.choice((0, 1, 1, 2)),
    }
    lot = rng.random()
    if lot < 0.2:
        kolommen["afwezig_van"] = week(-1)
    elif lot < 0.3:
        kolommen["uit_dienst_op"] = week(3)
    elif lot < 0.4:
        kolommen |= {"afwezig_van": week(0), "afwezig_tot": week(2)}
    if rng.random() < 0.25:
        kolommen["max_intensief"] = rng.choice((0, 1))
    if rng.random() < 0.15:
        kolommen["inwerken"] = True
    return begeleider(naam, **kolommen)


def _onderaannemer(rng: random.Random) -> Rijen:
    rol = rng.choice(("niche", "capaciteit", "capaciteit", "afbouw"))
    niches = (rng.choice(EXPERTISES),) if rol == "niche" else tuple(rng.sample(EXPERTISES, 2))
    return onderaannemer("OA1", rng.choice((60, 160, 300)), rol_onderaannemer=rol, niches=niches, tarief=rng.choice((80, 150)))


def _client(rng: random.Random, wie: str, mensen: list[str], met_onder: bool) -> list[Rijen]:
    kolommen: dict[str, Any] = {
        "zorgzwaarte": rng.choice(("licht", "gemiddeld", "intensief", None)),
        "expertise_nodig": tuple(sorted(rng.sample(EXPERTISES, rng.choice((0, 0, 1, 1, 2))))),
        "expertise_gewenst": tuple(sorted(rng.sample(EXPERTISES, rng.choice((0, 0, 1))))),
        "gebied": rng.choice(GEBIEDEN),
        "risico": True if rng.random() < 0.15 else None,
        "talen": ("Turks",) if rng.random() < 0.2 else (),
        "voorkeur_geslacht_begeleider": rng.choice((None, None, "v", "m")),
    }
    uit: list[Rijen] = []
    if rng.random() < 0.45:
        uit.append(nieuw_bg(wie, **kolommen, aanmelddatum=date(2026, 11, rng.choice((2, 9, 16, 23)))))
    elif met_onder and rng.random() < 0.2:
        uit.append(in_begeleiding(wie, bij="OA1", **kolommen))
    else:
        eerste = rng.choice(mensen)
        tweede = rng.choice([*(naam for naam in mensen if naam != eerste), None])
        lot = rng.random()
        if lot < 0.15:
            kolommen["langdurig"] = True
        elif lot < 0.25:
            kolommen |= {"status": "proefperiode", "proefperiode_van": week(-2)}
        elif lot < 0.35:
            kolommen |= {"status": "aangemeld", "aanmelddatum": date(2026, 11, 9)}
        uit.append(in_begeleiding(wie, eerste, tweede, **kolommen))
        if rng.random() < 0.15:
            uit.append(vastlegging(wie, "vrijgegeven", rol=rng.choice(("eerste", "tweede", None))))
    if rng.random() < 0.2:
        uit.append(uitzondering(wie, akkoord_teamleider=rng.random() < 0.8, herzien_op=rng.choice((date(2026, 11, 27), date(2027, 3, 1)))))
    return uit
