"""Which rule or filter keeps a person from every place of a location, in every start week (counting.md 6, 10, 11, 26, 27).

A bedenking is left out: that is a row that can be lifted, and so are pins. Texts name nobody but the person asked about.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from domain.soorten import Domein, Financieringstitel
from placement.opbouw import Instantie
from placement.ruim import geldige_bedenkingen
from placement.wachtenden import Wachtende
from rules.oordeel import RegelOordeel

BEDENKINGSREGEL = "plek-bedenking"
TIJDELIJK = frozenset({"plek-vroegste-week", "plek-geen-plaatsing", "plek-onderaannemer-goedgekeurd"})
"""Rules that a later start can satisfy: they are the reason only where nothing lasting is."""
TOEGELATEN = 2


def redenen_van_regels(instantie: Instantie, client_id: str, locatie_id: str) -> tuple[str, ...]:
    """Why no place here may be offered at all; empty when some place may be, in some week."""
    if _heeft_paar(instantie, client_id, locatie_id):
        return ()
    buiten = _wacht_niet(instantie, client_id)
    if buiten:
        return (buiten,)
    plekken = instantie.opname.plekken_van.get(locatie_id, ())
    wmo = [plek.plekgroep_id for plek in plekken if plek.financieringstitel is Financieringstitel.WMO]
    if not wmo:
        return ("Deze locatie heeft geen plekken die uit de Wmo betaald worden.",)
    tegen: dict[str, tuple[str, ...]] = {}
    for plekgroep_id in wmo:
        redenen = _tegen_plek(instantie, client_id, plekgroep_id)
        if not redenen:
            return ()
        tegen[plekgroep_id] = redenen
    if len(set(tegen.values())) == 1:
        return next(iter(tegen.values()))
    return tuple(f"{plekgroep_id}: {' '.join(redenen)}" for plekgroep_id, redenen in tegen.items())


def _heeft_paar(instantie: Instantie, client_id: str, locatie_id: str) -> bool:
    problem = instantie.problem
    persoon = problem.persoon_nummer.get(client_id)
    if persoon is None:
        return False
    return any(problem.locatie_ids[locatie] == locatie_id for locatie in problem.paar_locatie[problem.paren_van[persoon]].tolist())


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


def _tegen_plek(instantie: Instantie, client_id: str, plekgroep_id: str) -> tuple[str, ...]:
    """What forbids this place; empty when a start in some week is allowed once bedenkingen and pins are lifted."""
    maandagen = instantie.problem.maandagen
    eerste = _tegen_op(instantie, client_id, plekgroep_id, maandagen[0])
    # without anything that can be lifted or that the beleid filters, having no pair means that rules forbid every week
    if _blijvend(eerste) and not _op_te_heffen(instantie, client_id, plekgroep_id):
        return _zinnen(_blijvend(eerste))
    for week in instantie.regels.knikdata(maandagen):
        tegen = _tegen_op(instantie, client_id, plekgroep_id, maandagen[week])
        if not tegen:
            return _beter_wachten(instantie, client_id, plekgroep_id)
    return _zinnen(_blijvend(eerste) or eerste or tegen)


def _op_te_heffen(instantie: Instantie, client_id: str, plekgroep_id: str) -> bool:
    locatie_id = instantie.opname.plekgroep[plekgroep_id].locatie_id
    gepind = any(pin.client_id == client_id for pin in instantie.opname.vastleggingen)
    filter_ = instantie.beleid.passendheid_max_van(_wachtende(instantie, client_id).klasse) is not None
    return gepind or filter_ or bool(geldige_bedenkingen(instantie.opname, client_id, locatie_id))


def _tegen_op(instantie: Instantie, client_id: str, plekgroep_id: str, op: date) -> list[RegelOordeel]:
    """The rules that do not admit this start, those that forbid before those that nobody can decide yet."""
    oordelen = (instantie.regels.client_oordeel(client_id, op), instantie.regels.paar_oordeel(client_id, plekgroep_id, op))
    tegen = [regel for oordeel in oordelen for regel in oordeel.regels if regel.waarde < TOEGELATEN and regel.regel_id != BEDENKINGSREGEL]
    return sorted(tegen, key=lambda regel: (regel.waarde, regel.regel_id))


def _blijvend(tegen: Sequence[RegelOordeel]) -> list[RegelOordeel]:
    return [regel for regel in tegen if regel.regel_id not in TIJDELIJK]


def _zinnen(tegen: Sequence[RegelOordeel]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(regel.uitleg for regel in tegen))


def _beter_wachten(instantie: Instantie, client_id: str, plekgroep_id: str) -> tuple[str, ...]:
    """The filter of the beleid: a place that fits less well than it allows for this class."""
    hoogste = instantie.beleid.passendheid_max_van(_wachtende(instantie, client_id).klasse)
    punten = instantie.passendheid.punten(client_id, plekgroep_id)
    if hoogste is None or punten <= hoogste:
        return ()
    return (f"Beter wachten: deze plek past minder goed dan het beleid vraagt ({punten} punten, hoogstens {hoogste}).",)


def _wachtende(instantie: Instantie, client_id: str) -> Wachtende:
    return next(wachtende for wachtende in instantie.wachtenden if wachtende.client_id == client_id)
