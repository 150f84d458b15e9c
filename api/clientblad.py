"""One page for the client: what is proposed and why, in B1 Dutch, without points and without anything about other people."""

from __future__ import annotations

from dataclasses import dataclass

from api import woorden
from api.verslag import sjablonen
from domain import soorten as s
from domain.beleid import Beleid
from domain.bladen import Locatie, Wens
from domain.fouten import PassendFout
from domain.gebied import laad_regio
from domain.momentopname import Momentopname
from placement.lezers import Zicht, voor_lezer, zicht_van
from placement.passendheid import Passendheid
from placement.plan import Plaatsing, Plan

GETELD = (
    "wat u nodig heeft, volgens het besluit dat er ligt",
    "wat u zelf wilt",
    "hoe dringend het is en hoe lang u al wacht",
    "of er een plek vrij is, en of het team en de groep daar ruimte hebben",
)
NIET_GETELD = ("waar u of uw familie vandaan komt", "wat u gelooft en van wie u houdt", "of u eerder nee zei tegen een voorstel")
BUITEN_PLAN = {
    "WAT verlopen": "Het besluit over wat u nodig heeft, is verlopen. Er moet een nieuw besluit komen. U houdt de dag waarop u begon te wachten.",
    "geen DAT-besluit BW": "Er is nog geen besluit dat u beschermd wonen nodig heeft.",
    "nog geen WAT-besluit: staat in de wachtrij voor de intake": "U wacht op de intake. Daarna kijken we welke plek bij u past.",
}


class GeenBlad(PassendFout):
    """There is nothing in the plan about this client."""


@dataclass(frozen=True)
class Wensregel:
    """One wish, whether it comes true, and what there is to say about it."""

    wens: str
    gelukt: bool | None
    waarom: str = ""


@dataclass(frozen=True)
class Plekregel:
    naam: str
    plaats: str
    vorm: str
    vanaf: str
    verhuizing: bool


@dataclass(frozen=True)
class Blad:
    """All that stands on the page."""

    client_id: str
    peildatum: str
    sleutelfiguur: str
    plek: Plekregel | None
    uitkomst: str
    wensen: tuple[Wensregel, ...]
    wensen_zin: str
    onzeker: tuple[str, ...]
    geteld: tuple[str, ...] = GETELD
    niet_geteld: tuple[str, ...] = NIET_GETELD


def maak_blad(plan: Plan, opname: Momentopname, beleid: Beleid, client_id: str) -> Blad:
    """The page for one client of this plan.

    Raises:
        GeenBlad: the client is not in the plan (does not wait for a place, or asks for BG).
    """
    zicht = zicht_van(opname, "client", client_id, plan=plan)
    eigen = voor_lezer(plan, zicht)
    plaatsing = eigen.plaatsingen[0] if eigen.plaatsingen else None
    uitkomst = _uitkomst(eigen)
    if plaatsing is None and not uitkomst:
        raise GeenBlad(f"Over cliënt {client_id} staat niets in dit plan: deze cliënt wacht niet op een plek in beschermd wonen.")
    client = opname.client[client_id]
    wie = (plaatsing.sleutelfiguur_id if plaatsing else None) or client.sleutelfiguur_id
    locatie = opname.locatie[opname.plekgroep[plaatsing.plekgroep_id].locatie_id] if plaatsing else None
    return Blad(
        client_id=client_id,
        peildatum=woorden.dag(plan.peildatum),
        sleutelfiguur=f"Uw sleutelfiguur ({wie})" if wie else "Een sleutelfiguur van Siem",
        plek=_plek(plaatsing, opname) if plaatsing else None,
        uitkomst=uitkomst,
        wensen=_wensen(opname, beleid, client_id, locatie, zicht),
        wensen_zin=_wensen_zin(opname, client_id),
        onzeker=_onzeker(eigen, plaatsing, client.wensen_opgehaald),
    )


def als_html(blad: Blad) -> str:
    """The page as one HTML file for one A4."""
    return sjablonen().get_template("clientblad.html.j2").render(blad=blad)


def als_tekst(blad: Blad) -> str:
    """The page as plain text, lines short enough to read."""
    regels = ["EEN VOORSTEL VOOR U", f"Cliënt {blad.client_id}. Stand van {blad.peildatum}.", ""]
    regels += ["Dit is een voorstel en geen besluit. U beslist mee.", f"{blad.sleutelfiguur} bespreekt dit met u.", ""]
    if blad.plek:
        regels += ["DE PLEK", f"{blad.plek.naam} in {blad.plek.plaats}.", f"Woonvorm: {blad.plek.vorm}. U kunt er terecht vanaf {blad.plek.vanaf}."]
        regels += ["U verhuist dan van uw plek van nu. Tot die dag houdt u die plek."] if blad.plek.verhuizing else []
    else:
        regels += ["NOG GEEN PLEK", blad.uitkomst]
    regels += ["", "UW WENSEN", *([blad.wensen_zin] if blad.wensen_zin else [])]
    regels += [f"- {wens.wens}{_gelukt(wens)}" for wens in blad.wensen]
    regels += ["", "WAT TELDE MEE", *(f"- {deel}" for deel in blad.geteld), "", "WAT TELDE NIET MEE", *(f"- {deel}" for deel in blad.niet_geteld)]
    regels += ["", "WAT NOG NIET ZEKER IS", *(f"- {deel}" for deel in blad.onzeker)]
    regels += ["", "U MAG NEE ZEGGEN", "Zegt u nee? Dan houdt u uw plaats in de rij. U hoeft niet te zeggen waarom. Meer tijd vragen mag ook."]
    regels += [
        "",
        "HULP VAN IEMAND DIE ONAFHANKELIJK IS",
        "Een onafhankelijke cliëntondersteuner denkt met u mee. Dat is gratis. Vraag ernaar bij uw gemeente.",
    ]
    return "\n".join(regels) + "\n"


def _gelukt(wens: Wensregel) -> str:
    delen = [*({True: ["ja"], False: ["nee"], None: []}[wens.gelukt]), *([wens.waarom] if wens.waarom else [])]
    return f": {', '.join(delen)}" if delen else ""


def _uitkomst(eigen: Plan) -> str:
    if eigen.niet_geplaatst:
        return "Er is de komende tijd nog geen plek die bij u past en vrij is. U blijft op de lijst. Uw plaats in de rij verandert niet."
    if eigen.geen_passend_aanbod:
        return "Er is in de regio nu geen enkele plek die past bij wat u nodig heeft. Wij melden dit, zodat er naar een oplossing gezocht wordt."
    if eigen.wacht_op_voorkeur:
        return "U wacht op een plek die u zelf gekozen heeft. Die is er nog niet. Wachten mag. Uw plaats in de rij verandert niet."
    if eigen.buiten_plan:
        return BUITEN_PLAN.get(eigen.buiten_plan[0].reden, "U wacht op dit moment niet op een plek. Klopt dat niet? Vraag het aan uw sleutelfiguur.")
    return ""


def _plek(plaatsing: Plaatsing, opname: Momentopname) -> Plekregel:
    plek = opname.plekgroep[plaatsing.plekgroep_id]
    locatie = opname.locatie[plek.locatie_id]
    gemeente = laad_regio().naam_van(locatie.gemeente)
    plaats = f"{gemeente}, {locatie.gebied}" if locatie.gebied else gemeente
    thuis = plek.woonvorm is s.Woonvorm.BW_THUIS
    naam = f"Uw eigen woning, met hulp van het team van {locatie.naam}" if thuis else locatie.naam
    vorm = {"bw_thuis": "beschermd wonen thuis", "gemengd_wonen": "gemengd wonen", "intramuraal": "wonen op een locatie met een groep"}[plek.woonvorm.value]
    return Plekregel(naam, plaats, vorm, woorden.dag(plaatsing.week), plaatsing.soort == "verhuizing")


def _wensen(opname: Momentopname, beleid: Beleid, client_id: str, locatie: Locatie | None, zicht: Zicht) -> tuple[Wensregel, ...]:
    passendheid = Passendheid(opname, beleid, laad_regio())
    return tuple(_wens(wens, opname, passendheid, locatie, zicht) for wens in opname.wensen_van.get(client_id, ()))


def _wens(wens: Wens, opname: Momentopname, passendheid: Passendheid, locatie: Locatie | None, zicht: Zicht) -> Wensregel:
    waarde = _waarde(wens, opname, zicht)
    if wens.soort is s.Wenssoort.NABIJ:
        minuten = passendheid.minuten(wens.waarde, locatie) if locatie else None
        return Wensregel(f"Dicht bij {waarde}", None, f"ongeveer {minuten} minuten reizen" if minuten else "")
    zin = f"Niet: {waarde}" if wens.hardheid is s.Hardheid.BESLIST_NIET else f"{waarde}{' (moet)' if wens.hardheid is s.Hardheid.MOET else ''}"
    zin = zin[0].upper() + zin[1:]
    if locatie is None:
        return Wensregel(zin, None)
    gelukt = passendheid.vervuld(wens, locatie) != (wens.hardheid is s.Hardheid.BESLIST_NIET)
    return Wensregel(zin, gelukt, "" if gelukt else "een plek daar past nu niet bij u of komt niet op tijd vrij")


def _waarde(wens: Wens, opname: Momentopname, zicht: Zicht) -> str:
    if wens.soort is s.Wenssoort.LOCATIE:
        bekend = wens.waarde in opname.locatie and wens.waarde not in zicht.geheim
        return opname.locatie[wens.waarde].naam if bekend else "de locatie die u noemde"
    if wens.soort is s.Wenssoort.VOORZIENING:
        return woorden.leesbaar(wens.waarde)
    plaats = laad_regio().plaats(wens.waarde)
    return laad_regio().naam_van(plaats) if plaats else wens.waarde


def _wensen_zin(opname: Momentopname, client_id: str) -> str:
    match opname.client[client_id].wensen_opgehaald:
        case s.WensenOpgehaald.NOG_NIET | None:
            return "Wij hebben u nog niet gevraagd wat u wilt. Dat doen we eerst."
        case s.WensenOpgehaald.WIL_NIET:
            return "U wilde geen wensen noemen. Dat mag. Later alsnog wensen noemen mag ook."
        case _:
            return "" if opname.wensen_van.get(client_id) else "U noemde geen bijzondere wensen."


def _onzeker(eigen: Plan, plaatsing: Plaatsing | None, opgehaald: s.WensenOpgehaald | None) -> tuple[str, ...]:
    if plaatsing is None:
        return ("Wanneer er een plek komt, weten we nog niet.",)
    delen = ["De mensen van de locatie moeten nog meedenken en ja zeggen."]
    delen += ["De plek moet nog vrijkomen. De dag kan daardoor veranderen."] if eigen.signalen else ["De dag kan nog veranderen."]
    delen += ["Uw wensen zijn nog niet bekend. Die kunnen het voorstel veranderen."] if opgehaald in (None, s.WensenOpgehaald.NOG_NIET) else []
    return tuple(delen)
