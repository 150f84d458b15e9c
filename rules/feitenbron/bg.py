"""Facts of a client for the BG rules: gemeente and gebiedsteam, DAT BG and beschikking, who gives the support (counting.md 28).

What must exist but was not filled in is unknown, not none: the wijk of who lives where the teams divide the gemeente, the day of
closing of who is closed, the first day of the proefperiode of who is in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TypeAlias

from domain import bladen as b
from domain import soorten as s
from domain.gebied import Regio
from domain.momentopname import Momentopname
from rules.waarden import ONBEKEND, Waarde, of_geen

Clientfeit: TypeAlias = Callable[[b.Client, date], Waarde]


def clientfeiten_bg(opname: Momentopname, regio: Regio) -> Mapping[str, Clientfeit]:
    """How each of these facts follows from a client row at a date."""
    dat = _geldige(rij for rij in opname.besluiten if rij.soort is s.Besluitsoort.DAT and rij.domein is s.Domein.BG)
    domein = {rij.client_id: rij.domein for rij in opname.clienten}
    beschikkingen = _geldige(rij for rij in opname.besluiten if rij.soort is s.Besluitsoort.BESCHIKKING and rij.domein is domein[rij.client_id])
    rollen = {(rij.client_id, rij.rol): rij for rij in opname.caseload}
    elders = {rij.begeleider_id: rij.organisatie_id for rij in opname.begeleiders if not rij.gebiedsteam}

    def begeleider(rol: s.RolBegeleider) -> Clientfeit:
        return lambda rij, op: of_geen(c.begeleider_id if (c := rollen.get((rij.client_id, rol))) else None)

    def koopt_bg(rij: b.Client, op: date) -> bool:
        return rij.gemeente in regio.gemeenten and s.Domein.BG in regio.gemeenten[rij.gemeente].koopt

    def gebiedsteam(rij: b.Client, op: date) -> Waarde:
        team = regio.gebiedsteam_van(rij.gemeente, rij.gebied)
        return ONBEKEND if team is None and koopt_bg(rij, op) else of_geen(team)

    def onderaannemer(rij: b.Client, op: date) -> Waarde:
        """Who works for an onderaannemer has no gebiedsteam (counting.md 32)."""
        eerste = rollen.get((rij.client_id, s.RolBegeleider.EERSTE))
        return of_geen((eerste.organisatie_id or elders.get(eerste.begeleider_id or "")) if eerste else None)

    return {
        "client.gemeente_koopt_bg": koopt_bg,
        "client.gebiedsteam": gebiedsteam,
        "client.dat_bg_datum": lambda rij, op: of_geen(d.datum if (d := _laatste(dat, rij, op)) else None),
        "client.dat_bg_tot": lambda rij, op: of_geen(d.geldig_tot if (d := _laatste(dat, rij, op)) else None),
        "client.dat_bg_rol": lambda rij, op: of_geen(d.genomen_door_rol.value if (d := _laatste(dat, rij, op)) else None),
        "client.beschikking_datum": lambda rij, op: of_geen(d.datum if (d := _laatste(beschikkingen, rij, op)) else None),
        "client.eerste_begeleider": begeleider(s.RolBegeleider.EERSTE),
        "client.tweede_begeleider": begeleider(s.RolBegeleider.TWEEDE),
        "client.bij_onderaannemer": onderaannemer,
        "client.afgesloten_op": lambda rij, op: _dag_bij(rij, s.Status.AFGESLOTEN, rij.afgesloten_op),
        "client.proefperiode_van": lambda rij, op: _dag_bij(rij, s.Status.PROEFPERIODE, rij.proefperiode_van),
    }


def _dag_bij(rij: b.Client, status: s.Status, dag: date | None) -> Waarde:
    """The day that goes with a status: unknown when someone has the status and the cell is empty."""
    return ONBEKEND if dag is None and rij.status is status else of_geen(dag)


def _geldige(rijen: Iterable[b.Besluit]) -> Mapping[str, list[b.Besluit]]:
    """Decisions that were not withdrawn, per client, oldest first (counting.md 2)."""
    uit: dict[str, list[b.Besluit]] = {}
    for rij in sorted(rijen, key=lambda rij: (rij.datum, rij.besluit_id)):
        if rij.ingetrokken_op is None:
            uit.setdefault(rij.client_id, []).append(rij)
    return uit


def _laatste(besluiten: Mapping[str, list[b.Besluit]], rij: b.Client, op: date) -> b.Besluit | None:
    return next((besluit for besluit in reversed(besluiten.get(rij.client_id, [])) if besluit.datum <= op), None)
