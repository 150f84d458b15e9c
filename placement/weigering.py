"""Which rule or filter keeps a person from every place of a location, in every start week (counting.md 6, 10, 11, 26, 27).

A bedenking is left out: that is a row that can be lifted, and so are pins. Texts name nobody but the person asked about.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from domain.bladen import Plekgroep
from domain.soorten import Domein
from placement.opbouw import Instantie
from rules.oordeel import Oordeel, RegelOordeel

BEDENKINGSREGEL = "plek-bedenking"
TOEGELATEN = 2


def redenen_van_regels(instantie: Instantie, client_id: str, locatie_id: str) -> tuple[str, ...]:
    """Why no place here may be offered at all; empty when some place may be, in some week."""
    buiten = _wacht_niet(instantie, client_id)
    if buiten:
        return (buiten,)
    plekken = instantie.opname.plekken_van.get(locatie_id, ())
    if not plekken:
        return ("Deze locatie heeft geen plekken.",)
    tegen: dict[str, tuple[str, ...]] = {}
    for plek in plekken:
        redenen = _tegen_plek(instantie, client_id, plek)
        if not redenen:
            return ()
        tegen[plek.plekgroep_id] = redenen
    if len(set(tegen.values())) == 1:
        return next(iter(tegen.values()))
    return tuple(f"{plekgroep_id}: {' '.join(redenen)}" for plekgroep_id, redenen in tegen.items())


def _wacht_niet(instantie: Instantie, client_id: str) -> str:
    if any(wachtende.client_id == client_id for wachtende in instantie.wachtenden):
        return ""
    client = instantie.opname.client[client_id]
    if client.domein is not Domein.BW:
        return "Deze cliënt vraagt geen beschermd wonen."
    reden = instantie.regels.buiten_plan_reden(client_id, instantie.problem.maandagen)
    if reden is not None:
        return f"Deze cliënt wacht niet op een plek: {reden}."
    return "Deze cliënt wacht niet op een plek: de cliënt is al in zorg en vraagt geen andere plek."


def _tegen_plek(instantie: Instantie, client_id: str, plek: Plekgroep) -> tuple[str, ...]:
    """What forbids this place in the first week and wherever a verdict changes; empty when a start in some week is allowed."""
    maandagen = instantie.problem.maandagen
    eerste: tuple[str, ...] = ()
    for week in instantie.regels.knikdata(maandagen):
        redenen = _tegen_op(instantie, client_id, plek.plekgroep_id, maandagen[week])
        if not redenen:
            return _beter_wachten(instantie, client_id, plek.plekgroep_id)
        eerste = eerste or redenen
    return eerste


def _tegen_op(instantie: Instantie, client_id: str, plekgroep_id: str, op: date) -> tuple[str, ...]:
    oordelen: Sequence[Oordeel] = (instantie.regels.client_oordeel(client_id, op), instantie.regels.paar_oordeel(client_id, plekgroep_id, op))
    tegen: list[RegelOordeel] = [regel for oordeel in oordelen for regel in oordeel.regels if regel.waarde < TOEGELATEN and regel.regel_id != BEDENKINGSREGEL]
    return tuple(dict.fromkeys(regel.uitleg for regel in sorted(tegen, key=lambda regel: (regel.waarde, regel.regel_id))))


def _beter_wachten(instantie: Instantie, client_id: str, plekgroep_id: str) -> tuple[str, ...]:
    """The filter of the beleid: a place that fits less well than it allows for this class."""
    wachtende = next(wachtende for wachtende in instantie.wachtenden if wachtende.client_id == client_id)
    hoogste = instantie.beleid.passendheid_max_van(wachtende.klasse)
    punten = instantie.passendheid.punten(client_id, plekgroep_id)
    if hoogste is None or punten <= hoogste:
        return ()
    return (f"Beter wachten: deze plek past minder goed dan het beleid vraagt ({punten} punten, hoogstens {hoogste}).",)
