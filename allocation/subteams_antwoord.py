"""The answer about sub-teams: a voorstel, with what each part has, needs and lacks (design.md 6, 7; domain.md B14).

For the teamleider of the team: it counts parts and never a person, and hides no small numbers. Everything is sorted; the same input gives the same bytes.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from domain.plandelen import Doelwaarde, Plandeel

Basis = Literal["vandaag", "verdeling"]
Beeld = Literal["gedekt", "gat", "gat_in_team", "niet_meer", "over", "geen"]
"""An expertise in a sub-team. *gedekt*: needed, and somebody has it. *gat*: needed, nobody there has it, elsewhere in the team somebody does.
*gat_in_team*: needed, and nobody in the whole team has it. *niet_meer*: not needed there, and the part loses it. *over*: had and not needed."""
GATEN: tuple[Beeld, ...] = ("gat", "gat_in_team")


class Aantal(Plandeel):
    """How many for one name: clients in a gebied, begeleiders who speak a taal."""

    naam: str
    aantal: int


class Subteam(Plandeel):
    """One part. `clienten` follow somebody here, of them `zonder_eerste` because their tweede is here and their eerste is weg; `punten` is what its
    begeleiders carry together in either role, `capaciteit` what they can carry (points, counting.md 30): both None in a part of one begeleider, where
    they would be the load of a person. `mist` and `niet_meer` are expertises."""

    nummer: int
    begeleiders: tuple[str, ...]
    contracturen: float
    capaciteit: int | None
    clienten: int
    zonder_eerste: int
    punten: int | None
    belasting_permille: int | None
    gebieden: tuple[Aantal, ...]
    talen: tuple[Aantal, ...]
    mist: tuple[str, ...]
    mist_door_splitsing: tuple[str, ...]
    niet_meer: tuple[str, ...]


class Vak(Plandeel):
    """One expertise in one part, or in the whole team: clients who need it, begeleiders who have it."""

    nodig: int
    begeleiders: int
    beeld: Beeld


class Expertiseregel(Plandeel):
    """One expertise: the team before it is split, and each part in order."""

    expertise: str
    team: Vak
    delen: tuple[Vak, ...]


class Afgesneden(Plandeel):
    """A client whose eerste and tweede come in different sub-teams."""

    client_id: str
    eerste_id: str
    eerste_deel: int
    tweede_id: str
    tweede_deel: int


class Subteams(Plandeel):
    """A split of a gebiedsteam. `omvang`: own begeleiders in service; `niet_ingedeeld` are weg; `team_mist` lacked before any split."""

    soort: Literal["subteams"] = "subteams"
    peildatum: date
    momentopname: str
    beleid: str
    solver: str
    afgebroken: bool = False
    team: str
    aantal: int
    basis: Basis
    omvang: int
    signaal_omvang: int
    boven_signaal: bool
    niet_ingedeeld: tuple[str, ...]
    doelen: tuple[Doelwaarde, ...]
    delen: tuple[Subteam, ...]
    expertises: tuple[Expertiseregel, ...]
    team_mist: tuple[str, ...]
    clienten_met_twee: int
    volgt_niemand: int
    afgesneden: tuple[Afgesneden, ...]
