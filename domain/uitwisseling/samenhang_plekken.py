"""Checks of organisations, locations, places, group limits and budget."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from decimal import Decimal

from domain.soorten import Domein, Financieringstitel, Geslacht, Rol, Stuurgroepsoort
from domain.uitwisseling.inlezen import Regel
from domain.uitwisseling.samenhang import Samenhang, waarde


def controleer_organisaties(s: Samenhang) -> None:
    """The one above an onderaannemer is a combinant."""
    for regel in s.rijen("organisaties"):
        boven = s.bekend.regel("organisaties", regel.tekst("onder_combinant_id"))
        if boven is not None and boven.kent("rol") and boven.waarden["rol"] is not Rol.COMBINANT:
            s.fout(regel, "onder_combinant_id", f"deze organisatie is geen combinant maar {boven.tekst('rol')}", "Vul een combinant in.")


def controleer_locaties(s: Samenhang) -> None:
    """Age limits in order; single-sex is v or m."""
    for regel in s.rijen("locaties"):
        jong, oud = waarde(regel, "min_leeftijd", int), waarde(regel, "max_leeftijd", int)
        if jong is not None and oud is not None and jong > oud:
            s.fout(regel, "min_leeftijd", f"dit is hoger dan max_leeftijd ({oud})", "Kijk beide leeftijden na.")
        if regel.waarden.get("alleen_geslacht") is Geslacht.X:
            s.fout(regel, "alleen_geslacht", "x kan hier niet", "Kies v of m, of laat de cel leeg.")


def controleer_bezetting(s: Samenhang) -> None:
    """No more people than places at the peildatum; no kenmerk more often than there are people."""
    bewoners: Counter[str] = Counter()
    for regel in s.rijen("bewoners"):
        vertrek = waarde(regel, "vertrek_week", date)
        if regel.kent("client_id", "plekgroep_id", "vertrek_week") and not (vertrek and s.peildatum and vertrek <= s.peildatum):
            bewoners[regel.tekst("plekgroep_id")] += 1
    overigen: Counter[str] = Counter()
    for regel in s.rijen("overige_bezetting"):
        aantal = waarde(regel, "aantal", int)
        if aantal is None:
            continue
        overigen[regel.tekst("plekgroep_id")] += aantal
        telling = regel.waarden.get("kenmerk_aantallen")
        te_vaak = [naam for naam, keer in telling if keer > aantal] if isinstance(telling, tuple) else []
        if te_vaak:
            s.fout(regel, "kenmerk_aantallen", f"{te_vaak[0]} komt vaker voor dan er mensen zijn ({aantal})", "Kijk de aantallen na.")
    for regel in s.rijen("plekken"):
        plek, plekken = regel.tekst("plekgroep_id"), waarde(regel, "aantal", int)
        mensen = bewoners[plek] + overigen[plek]
        if plekken is not None and plek and mensen > plekken:
            s.fout(
                regel, "aantal", f"hier wonen meer mensen ({mensen}) dan er plekken zijn ({plekken})",
                "Kijk het aantal na, of de bewoners en overige_bezetting van deze plekken.",
            )  # fmt: skip


def controleer_samenstelling(s: Samenhang) -> None:
    """Per location and kenmerk at most one max and one min, in order; each row limits something."""
    grenzen: dict[tuple[str, str], dict[str, Regel]] = defaultdict(dict)
    for regel in s.rijen("samenstelling"):
        if regel.kent("max_aantal", "min_aantal", "niet_samen_met") and not any(regel.tekst(k) for k in ("max_aantal", "min_aantal", "niet_samen_met")):
            s.fout(regel, "max_aantal", "deze rij stelt geen grens", "Vul max_aantal, min_aantal of niet_samen_met in.")
        if not regel.kent("locatie_id", "kenmerk"):
            continue
        samen = regel.waarden.get("niet_samen_met")
        if isinstance(samen, tuple) and regel.tekst("kenmerk") in samen:
            s.fout(regel, "niet_samen_met", "een kenmerk kan zichzelf niet uitsluiten", "Gebruik max_aantal 1.")
        groep = grenzen[regel.tekst("locatie_id"), regel.tekst("kenmerk")]
        for kolom in ("max_aantal", "min_aantal"):
            if not regel.tekst(kolom):
                continue
            if kolom in groep:
                s.fout(regel, kolom, f"deze grens staat al op rij {groep[kolom].rij}", "Laat één rij staan.")
            else:
                groep[kolom] = regel
    for groep in grenzen.values():
        if len(groep) == 2:
            hoogst, laagst = waarde(groep["max_aantal"], "max_aantal", int), waarde(groep["min_aantal"], "min_aantal", int)
            if hoogst is not None and laagst is not None and laagst > hoogst:
                s.fout(groep["min_aantal"], "min_aantal", f"dit is hoger dan max_aantal ({hoogst})", "Kijk beide grenzen na.")


def controleer_budget(s: Samenhang) -> None:
    """A ceiling says how much and per what; while one holds for BW every Wmo place has a cost (counting.md 16)."""
    plafond = bool(s.keuring.beleid.budgetplafond.stuurgroepbesluit)
    for regel in s.rijen("stuurgroepbesluiten"):
        if regel.waarden.get("soort") is not Stuurgroepsoort.BUDGETPLAFOND:
            continue
        leeg = [kolom for kolom in ("bedrag_euro", "per") if regel.kent(kolom) and regel.waarden[kolom] is None]
        for kolom in leeg:
            s.fout(regel, kolom, "een budgetplafond heeft een bedrag en een periode (week of horizon)", "Vul deze cel in.")
        tot = waarde(regel, "geldig_tot", date)
        verlopen = bool(tot and s.peildatum and tot < s.peildatum)
        goed = regel.kent("bedrag_euro", "per", "domein", "datum", "geldig_tot") and not leeg
        plafond |= goed and not verlopen and regel.waarden["domein"] in (None, Domein.BW)
    if not plafond:
        return
    for regel in s.rijen("plekken"):
        if regel.waarden.get("financieringstitel") is not Financieringstitel.WMO or not regel.kent("kosten_per_week_euro"):
            continue
        if waarde(regel, "kosten_per_week_euro", Decimal) is None:
            s.fout(regel, "kosten_per_week_euro", "er geldt een budgetplafond en deze plekken hebben geen kosten", "Vul de kosten van een plek per week in.")
