"""A plan with what stands around it, ready to show: rows with names and words, occupancy per location and week.

Made once, read by the terminal tables, the workbook and the HTML report, so that they never tell different things.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from api import woorden
from domain import soorten as s
from domain.beleid import Beleid
from domain.gebied import laad_regio
from domain.kalender import maandagen
from domain.momentopname import Momentopname
from placement.lezers import Zicht, voor_lezer
from placement.plan import Doelwaarde, Plaatsing, Plan
from placement.wachtenden import klasse_van, wacht_sinds
from rules.bw import BwRegels


@dataclass(frozen=True)
class Plaatsingsrij:
    """One placement in words. `klasse` after rising by waiting (counting.md 12); `weken_gewacht` at the peildatum."""

    client_id: str
    klasse: int
    weken_gewacht: int
    locatie_id: str
    locatie: str
    gemeente: str
    plekgroep_id: str
    woonvorm: str
    week: date
    weeknummer: int
    sleutelfiguur: str
    soort: str
    hangt_af_van: tuple[str, ...]


@dataclass(frozen=True)
class Wachtrij:
    """One person without a place here: the list it stands in, and why."""

    client_id: str
    klasse: int
    weken_gewacht: int
    redenen: tuple[str, ...]


@dataclass(frozen=True)
class Bezettingsrij:
    """Places and people of one plekgroep per week of the horizon, by the plan."""

    locatie_id: str
    locatie: str
    plekgroep_id: str
    woonvorm: str
    aantal: int
    bezet: tuple[int, ...]


@dataclass(frozen=True)
class Intakerij:
    client_id: str
    sinds: date
    wacht_weken: int
    acuut: bool


@dataclass(frozen=True)
class Planbeeld:
    """Everything a report shows; already cut down to what the reader may see."""

    plan: Plan
    volledig: bool
    doelen: tuple[Doelwaarde, ...]
    kengetallen: tuple[tuple[str, int], ...]
    maandagen: tuple[date, ...]
    plaatsingen: tuple[Plaatsingsrij, ...]
    niet_geplaatst: tuple[Wachtrij, ...]
    geen_passend_aanbod: tuple[Wachtrij, ...]
    wacht_op_voorkeur: tuple[Wachtrij, ...]
    buiten_plan: tuple[tuple[str, str], ...]
    wachtrij_intake: tuple[Intakerij, ...]
    signalen: tuple[tuple[str, str], ...]
    bezetting: tuple[Bezettingsrij, ...]
    aannames: tuple[tuple[str, str], ...]


def planbeeld(plan: Plan, opname: Momentopname, beleid: Beleid, zicht: Zicht) -> Planbeeld:
    """The plan for one reader. The other queue, the assumptions and other locations are only for a sleutelfiguur."""
    deel = voor_lezer(plan, zicht)
    weken = maandagen(opname.peildatum, beleid.horizon_weken)
    regio = laad_regio()
    return Planbeeld(
        plan=deel,
        volledig=zicht.alles,
        doelen=deel.doelen,
        kengetallen=tuple((woorden.kengetal(naam), deel.kengetallen[naam]) for naam in _kengetallen(deel)),
        maandagen=weken,
        plaatsingen=tuple(sorted((_plaatsing(rij, opname, beleid, weken) for rij in deel.plaatsingen), key=lambda rij: (rij.week, rij.klasse, rij.client_id))),
        niet_geplaatst=tuple(_wacht(rij.client_id, rij.redenen, opname, beleid) for rij in deel.niet_geplaatst),
        geen_passend_aanbod=tuple(_wacht(rij.client_id, rij.redenen, opname, beleid) for rij in deel.geen_passend_aanbod),
        wacht_op_voorkeur=tuple(_wacht(rij.client_id, rij.redenen, opname, beleid) for rij in deel.wacht_op_voorkeur),
        buiten_plan=tuple((rij.client_id, rij.reden) for rij in deel.buiten_plan),
        wachtrij_intake=tuple(
            Intakerij(wie.client_id, wie.sinds, wie.wacht_weken, wie.acuut) for wie in BwRegels(opname, beleid, regio).wachtrij_intake(weken[0])
        )
        if zicht.alles
        else (),
        signalen=tuple((" × ".join(code for code in (rij.client_id, rij.locatie_id) if code) or "de regio", rij.tekst) for rij in deel.signalen),
        bezetting=_bezetting(deel, opname, weken) if zicht.alles else (),
        aannames=_aannames(beleid) if zicht.alles else (),
    )


def _kengetallen(plan: Plan) -> list[str]:
    bekend = [naam for naam in woorden.KENGETALLEN if naam in plan.kengetallen]
    return bekend + sorted(set(plan.kengetallen) - set(bekend))


def _plaatsing(rij: Plaatsing, opname: Momentopname, beleid: Beleid, weken: tuple[date, ...]) -> Plaatsingsrij:
    client, plek = opname.client[rij.client_id], opname.plekgroep[rij.plekgroep_id]
    locatie = opname.locatie[plek.locatie_id]
    gemeente = laad_regio().gemeenten[locatie.gemeente].naam
    return Plaatsingsrij(
        client_id=rij.client_id,
        klasse=klasse_van(client, opname.peildatum, beleid),
        weken_gewacht=(opname.peildatum - wacht_sinds(client)).days // 7,
        locatie_id=plek.locatie_id,
        locatie=locatie.naam,
        gemeente=f"{gemeente} ({locatie.gebied})" if locatie.gebied else gemeente,
        plekgroep_id=rij.plekgroep_id,
        woonvorm=woorden.leesbaar(plek.woonvorm.value),
        week=rij.week,
        weeknummer=(rij.week - weken[0]).days // 7,
        sleutelfiguur=rij.sleutelfiguur_id or "–",
        soort=rij.soort,
        hangt_af_van=rij.hangt_af_van,
    )


def _wacht(client_id: str, redenen: tuple[str, ...], opname: Momentopname, beleid: Beleid) -> Wachtrij:
    client = opname.client[client_id]
    return Wachtrij(client_id, klasse_van(client, opname.peildatum, beleid), (opname.peildatum - wacht_sinds(client)).days // 7, redenen)


def _bezetting(plan: Plan, opname: Momentopname, weken: tuple[date, ...]) -> tuple[Bezettingsrij, ...]:
    """People per plekgroep and week: residents until they leave or move, others, and who arrives by the plan."""
    vertrek = {rij.client_id: rij.vertrek_week for rij in opname.bewoners}
    vertrek |= {rij.client_id: rij.week for rij in plan.plaatsingen if rij.client_id in vertrek}
    hier: defaultdict[str, list[date | None]] = defaultdict(list)
    komen: defaultdict[str, list[date]] = defaultdict(list)
    for bewoner in opname.bewoners:
        hier[bewoner.plekgroep_id].append(vertrek[bewoner.client_id])
    for plaatsing in plan.plaatsingen:
        komen[plaatsing.plekgroep_id].append(plaatsing.week)
    overig = Counter({rij.plekgroep_id: rij.aantal for rij in opname.overige_bezetting})
    rijen = []
    for plek in sorted(opname.plekken, key=lambda plek: (plek.locatie_id, plek.plekgroep_id)):
        if plek.financieringstitel is not s.Financieringstitel.WMO:
            continue
        blijft, komt = hier[plek.plekgroep_id], komen[plek.plekgroep_id]
        bezet = tuple(overig[plek.plekgroep_id] + sum(tot is None or week < tot for tot in blijft) + sum(start <= week for start in komt) for week in weken)
        naam = opname.locatie[plek.locatie_id].naam
        rijen.append(Bezettingsrij(plek.locatie_id, naam, plek.plekgroep_id, woorden.leesbaar(plek.woonvorm.value), plek.aantal, bezet))
    return tuple(rijen)


def _aannames(beleid: Beleid) -> tuple[tuple[str, str], ...]:
    """The policy numbers behind this plan that no source gives."""
    wachten = ", ".join(f"urgentie {klasse}: {woorden.weken(norm)}" for klasse, norm in enumerate(beleid.norm_weken, start=1))
    punten = beleid.passendheid
    waarden = (
        ("horizon_weken", "Zo ver kijkt het plan vooruit", woorden.weken(beleid.horizon_weken)),
        ("leegstand_weken", "Een plek staat na vertrek leeg", woorden.weken(beleid.leegstand_weken)),
        ("norm_weken", "Norm voor wachten", wachten),
        ("stijgt_na_weken", "Wie lang wacht, stijgt een klasse na", " en ".join(woorden.weken(aantal) for aantal in beleid.stijgt_na_weken)),
        ("urgentie_onbekend", "Onbekende urgentie telt als", str(beleid.urgentie_onbekend)),
        ("punten", "Zorgzwaarte in punten", ", ".join(f"{zwaarte.value} {aantal}" for zwaarte, aantal in beleid.punten.items())),
        ("passendheid", "Strafpunten", f"gewenste expertise {punten.expertise_gewenst}, wens {punten.wens}, zwaardere vorm {punten.zwaardere_vorm}"),
        ("speling", "Ruimte per wachtende voor latere doelen", ", ".join(f"{woorden.doel(n).naam.lower()} {w}" for n, w in beleid.speling.items()) or "geen"),
    )
    return tuple((tekst, f"{waarde} ({woorden.AANNAME})") if beleid.is_aanname(naam) else (tekst, waarde) for naam, tekst, waarde in waarden)
