"""A plan as tables on a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from api import woorden
from api.planbeeld import Planbeeld, Wachtrij
from api.scherm import Scherm


def toon_plan(beeld: Planbeeld, scherm: Scherm) -> None:
    """The plan from what matters most: who gets a place, who does not and why, how good it is, what needs attention."""
    plan = beeld.plan
    scherm.kop(f"Plan voor beschermd wonen, peildatum {woorden.dag(plan.peildatum)}")
    scherm.regel(woorden.VOORSTEL_GEEN_BESLUIT)
    if plan.modus == "nagebootst":
        scherm.regel("Nagebootst: zo gaat het als elke week de vrije plek naar de langst wachtende gaat.")
    if plan.afgebroken:
        scherm.regel("Het zoeken is eerder gestopt. Dit is het beste plan tot dan; het is wel nagerekend.")
    if beeld.kengetallen:
        scherm.tabel("In het kort", ("", ""), [(naam, str(aantal)) for naam, aantal in beeld.kengetallen], rechts=(1,))
    _plaatsingen(beeld, scherm)
    _wachtenden("Nog geen plek in deze periode", beeld.niet_geplaatst, scherm)
    _wachtenden("Geen passend aanbod: geen enkele plek past", beeld.geen_passend_aanbod, scherm)
    _wachtenden("Wacht op een wens", beeld.wacht_op_voorkeur, scherm)
    if beeld.buiten_plan:
        scherm.tabel("Buiten het plan", ("cliënt", "waarom"), beeld.buiten_plan)
    if beeld.wachtrij_intake:
        acuut = sum(rij.acuut for rij in beeld.wachtrij_intake)
        langst = woorden.weken(max(rij.wacht_weken for rij in beeld.wachtrij_intake))
        scherm.kop("De andere wachtrij: wacht op de intake")
        wie = woorden.aantal_mensen(len(beeld.wachtrij_intake))
        scherm.regel(f"{wie} met een DAT-besluit en nog geen WAT-besluit; de langste wacht {langst}; {acuut} acuut. Zij staan niet in dit plan.")
    _doelen(beeld, scherm)
    if beeld.signalen:
        scherm.tabel("Signalen: hier moet een mens naar kijken", ("over", "signaal"), beeld.signalen)


def _plaatsingen(beeld: Planbeeld, scherm: Scherm) -> None:
    if not beeld.plaatsingen:
        scherm.kop("Niemand krijgt in dit plan een plek.")
        return
    koppen = ("cliënt", "urgentie", "wacht", "vanaf", "locatie", "plek", "sleutelfiguur", "", "hangt af van")
    rijen = [
        (
            rij.client_id,
            str(rij.klasse),
            f"{rij.weken_gewacht} wk",
            woorden.kort(rij.week),
            f"{rij.locatie_id} {rij.locatie}, {rij.gemeente}",
            f"{rij.plekgroep_id} {rij.woonvorm}",
            rij.sleutelfiguur,
            "verhuist" if rij.soort == "verhuizing" else "",
            ", ".join(rij.hangt_af_van),
        )
        for rij in beeld.plaatsingen
    ]
    scherm.tabel("Voorgestelde plekken", koppen, rijen)


def _wachtenden(titel: str, rijen: Sequence[Wachtrij], scherm: Scherm) -> None:
    if rijen:
        inhoud = [(rij.client_id, str(rij.klasse), f"{rij.weken_gewacht} wk", " ".join(rij.redenen) or "–") for rij in rijen]
        scherm.tabel(titel, ("cliënt", "urgentie", "wacht", "waarom"), inhoud)


def _doelen(beeld: Planbeeld, scherm: Scherm) -> None:
    if beeld.doelen:
        rijen = [
            (str(nummer), woorden.doel(doel.naam).naam, str(doel.waarde), woorden.doel(doel.naam).bij(doel.waarde), woorden.bewijs(doel, beeld.plan.modus))
            for nummer, doel in enumerate(beeld.doelen, start=1)
        ]
        scherm.tabel("Hoe goed is dit plan? Doelen in volgorde; lager is beter", ("", "doel", "waarde", "", "zekerheid"), rijen, rechts=(2,))
