"""What goes to onderaannemers: their share on clients, points and euros, and how heavy who goes there is (domain.md B44, B46, G5).

The sources give a target and not its basis, so all three stand side by side; euros only where every tarief is known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from allocation.deelname import Deelnemer
from allocation.plan import Toewijzing
from allocation.problem import PERMILLE
from allocation.vragen import punten_van
from domain.beleid import Beleid
from domain.momentopname import Momentopname
from domain.soorten import Zorgzwaarte

Basis = Literal["clients", "punten", "euros"]
Plaats = tuple[Deelnemer, Toewijzing]


@dataclass(frozen=True)
class Aandeel:
    """The part at onderaannemers of what is counted on one basis; euros in cents a week."""

    basis: Basis
    daar: int
    heel: int

    @property
    def permille(self) -> int | None:
        """Rounded down, as counting.md 36 does; None where there is nothing."""
        return PERMILLE * self.daar // self.heel if self.heel else None


@dataclass(frozen=True)
class Aandelen:
    """Of new clients and of all, per basis. `geen_euros` says why the third basis is left out."""

    nieuw: tuple[Aandeel, ...]
    alle: tuple[Aandeel, ...]
    geen_euros: str


@dataclass(frozen=True)
class Zwaarte:
    """Clients by zorgzwaarte; unknown apart, though it counts as gemiddeld."""

    licht: int
    gemiddeld: int
    intensief: int
    onbekend: int

    @property
    def samen(self) -> int:
        return self.licht + self.gemiddeld + self.intensief + self.onbekend

    @property
    def intensief_permille(self) -> int | None:
        """Of those whose zorgzwaarte is known."""
        bekend = self.samen - self.onbekend
        return PERMILLE * self.intensief // bekend if bekend else None


def aandelen(plaatsen: Sequence[Plaats], opname: Momentopname, beleid: Beleid) -> Aandelen:
    """The share of onderaannemers among these clients."""
    tarieven = {(rij.organisatie_id, rij.gebiedsteam): rij.tarief_euro_per_week for rij in opname.onderaannemer_capaciteit}
    eigen = beleid.onderaannemers.tarief_eigen
    ontbreekt = sorted({rij.onderaannemer_id for client, rij in plaatsen if rij.onderaannemer_id and tarieven.get((rij.onderaannemer_id, client.team)) is None})
    waarom = ""
    if ontbreekt:
        waarom = f"In euro's is dit niet te tellen: het tarief van {', '.join(ontbreekt)} is niet bekend."
    elif eigen is None:
        waarom = "In euro's is dit niet te tellen: het tarief van eigen begeleiders staat niet in het beleid."
    prijs = None if waarom or eigen is None else {**tarieven, ("", ""): eigen}
    nieuw = [plaats for plaats in plaatsen if plaats[0].nieuw]
    return Aandelen(_per_basis(nieuw, beleid, prijs), _per_basis(plaatsen, beleid, prijs), waarom)


def zwaarte(plaatsen: Sequence[Plaats], bij_onderaannemer: bool) -> Zwaarte:
    """Of the new clients who stay inside, or who go to an onderaannemer."""
    soorten = Counter(client.rij.zorgzwaarte for client, rij in plaatsen if client.nieuw and bool(rij.onderaannemer_id) == bij_onderaannemer)
    return Zwaarte(soorten[Zorgzwaarte.LICHT], soorten[Zorgzwaarte.GEMIDDELD], soorten[Zorgzwaarte.INTENSIEF], soorten[None])


def _per_basis(groep: Sequence[Plaats], beleid: Beleid, tarieven: Mapping[tuple[str, str], Decimal | None] | None) -> tuple[Aandeel, ...]:
    uit = [_tel("clients", groep, [1] * len(groep)), _tel("punten", groep, [punten_van(client, beleid)[0] for client, _ in groep])]
    if tarieven is not None:
        prijzen = [tarieven[(rij.onderaannemer_id, client.team) if rij.onderaannemer_id else ("", "")] for client, rij in groep]
        uit.append(_tel("euros", groep, [int((prijs or 0) * 100) for prijs in prijzen]))
    return tuple(uit)


def _tel(basis: Basis, groep: Sequence[Plaats], gewichten: Sequence[int]) -> Aandeel:
    daar = sum(gewicht for (_, rij), gewicht in zip(groep, gewichten, strict=True) if rij.onderaannemer_id)
    return Aandeel(basis, daar, sum(gewichten))
