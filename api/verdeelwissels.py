"""Who gets somebody else, as sentences: from whom, to whom, and because of what (counting.md 35)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from allocation.deelname import Vandaag
from allocation.plan import Rol, Toewijzing
from allocation.problem import Vraag

Waarom = Literal["weg", "neemt_over", "vrijgegeven", "vrij"]


@dataclass(frozen=True)
class Wissel:
    """The change of one client. `redenen`: per role that changes, why."""

    client_id: str
    zin: str
    redenen: tuple[tuple[Rol, Waarom], ...]


def wissels_van(rijen: Sequence[tuple[Toewijzing, Vandaag, Vraag]]) -> tuple[Wissel, ...]:
    """Everybody for whom a role that is filled today changes, in the order given."""
    return tuple(_wissel(rij, nu, vraag) for rij, nu, vraag in rijen if rij.wissel)


def erbij_van(rijen: Sequence[tuple[Toewijzing, Vandaag, Vraag]]) -> tuple[tuple[str, str], ...]:
    """A second for who had none, with the client: no wissel, but new for the client."""
    return tuple(
        (rij.client_id, f"Cliënt {rij.client_id} krijgt {rij.tweede_id} als tweede begeleider erbij.")
        for rij, nu, _ in rijen
        if rij.tweede_id and nu.eerste_id and not nu.tweede_id and "tweede" not in rij.wissel
    )


def tel_redenen(wissels: Sequence[Wissel], *soorten: Waarom) -> int:
    """How many roles change for one of these reasons."""
    return sum(waarom in soorten for wissel in wissels for _, waarom in wissel.redenen)


def wissels_samen(wissels: Sequence[Wissel]) -> str:
    """How many clients get somebody else, and because of what, in one or two sentences."""
    if not wissels:
        return "Niemand krijgt een ander: iedereen houdt de begeleiders van nu."
    wie = "1 cliënt krijgt" if len(wissels) == 1 else f"{len(wissels)} cliënten krijgen"
    soorten: tuple[tuple[str, tuple[Waarom, ...]], ...] = (
        ("omdat een begeleider weg is", ("weg", "neemt_over")),
        ("omdat de teamleider de rol vrijgaf", ("vrijgegeven",)),
        ("uit vrije keuze", ("vrij",)),
    )
    delen = [f"{aantal} keer {tekst}" for tekst, redenen in soorten if (aantal := tel_redenen(wissels, *redenen))]
    vrij = "" if tel_redenen(wissels, "vrij") else " Niemand wisselt uit vrije keuze."
    return f"{wie} een ander. Een rol wisselt {' en '.join(delen)}.{vrij}"


def _wissel(rij: Toewijzing, nu: Vandaag, vraag: Vraag) -> Wissel:
    waarom = {rol: _waarom(rol, rij, nu, vraag) for rol in rij.wissel}
    return Wissel(rij.client_id, _zin(rij, nu, waarom), tuple(waarom.items()))


def _waarom(rol: Rol, rij: Toewijzing, nu: Vandaag, vraag: Vraag) -> Waarom:
    if rol in rij.gedwongen:
        return "weg"
    if rol == "tweede" and "eerste" in rij.gedwongen and rij.eerste_id == nu.tweede_id:
        return "neemt_over"
    telt = vraag.telt_eerste if rol == "eerste" else vraag.telt_tweede
    return "vrij" if telt else "vrijgegeven"


def _zin(rij: Toewijzing, nu: Vandaag, waarom: dict[Rol, Waarom]) -> str:
    wie = f"Cliënt {rij.client_id}"
    nu_eerste = nu.eerste_id or nu.onderaannemer_id or ""
    if rij.onderaannemer_id or nu.onderaannemer_id:
        van = f"onderaannemer {nu.onderaannemer_id}" if nu.onderaannemer_id else _samen(nu.eerste_id, nu.tweede_id)
        naar = f"onderaannemer {rij.onderaannemer_id}" if rij.onderaannemer_id else _rollen(rij)
        return f"{wie} gaat van {van} naar {naar} ({_omdat(waarom['eerste'], nu_eerste)})."
    if set(waarom) == {"eerste", "tweede"} and (rij.eerste_id, rij.tweede_id) == (nu.tweede_id, nu.eerste_id):
        reden = _omdat(waarom["eerste"], nu_eerste)
        return f"Bij cliënt {rij.client_id} wisselen {nu.eerste_id} en {nu.tweede_id} van rol: {rij.eerste_id} wordt de eerste begeleider ({reden})."
    if "eerste" not in waarom:
        if rij.tweede_id is None:
            return f"{wie} heeft geen tweede begeleider meer ({_omdat(waarom['tweede'], nu.tweede_id)})."
        return f"{wie} krijgt {rij.tweede_id} als tweede begeleider in plaats van {nu.tweede_id} ({_omdat(waarom['tweede'], nu.tweede_id)})."
    was_tweede = ", die nu tweede is," if rij.eerste_id == nu.tweede_id else ""
    zin = f"{wie} krijgt {rij.eerste_id}{was_tweede} als eerste begeleider in plaats van {nu.eerste_id} ({_omdat(waarom['eerste'], nu_eerste)})"
    if "tweede" not in waarom:
        return f"{zin}."
    if rij.tweede_id is None:
        return f"{zin}; een tweede begeleider is er dan niet."
    if was_tweede:
        return f"{zin}; {rij.tweede_id} wordt de tweede."
    return f"{zin} en {rij.tweede_id} als tweede in plaats van {nu.tweede_id} ({_omdat(waarom['tweede'], nu.tweede_id)})."


def _omdat(waarom: Waarom, wie: str | None) -> str:
    return {"weg": f"{wie} is weg", "neemt_over": "neemt de eerste rol over", "vrijgegeven": "de teamleider gaf dit vrij", "vrij": "vrije keuze"}[waarom]


def _samen(eerste: str | None, tweede: str | None) -> str:
    return " en ".join(naam for naam in (eerste, tweede) if naam)


def _rollen(rij: Toewijzing) -> str:
    return f"{rij.eerste_id} als eerste begeleider" + (f" en {rij.tweede_id} als tweede" if rij.tweede_id else "")
