"""Dutch words (B1) for what plans and answers hold as codes: doelen, lists, consequences. Used by screen, workbook and HTML report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from placement.antwoorden import Gevolg, Prijs
from placement.plan import Doelwaarde
from rules.waarden import MAANDEN, datum_in_woorden

VOORSTEL_GEEN_BESLUIT = "Dit is een voorstel, geen besluit. Mensen beslissen: de cliënt, de locatie en de sleutelfiguur."
AANNAME = "aanname, vast te stellen door Siem"
URGENTIE = {1: "1 (acuut)", 2: "2 (dringend)", 3: "3 (gewoon)", 4: "4 (kan wachten)"}


@dataclass(frozen=True)
class Doelwoorden:
    """A doel in words: short name, what it counts, and the unit of its value."""

    naam: str
    uitleg: str
    eenheid: str

    def bij(self, aantal: int) -> str:
        """The unit as it stands after a number."""
        return {"mensen": "mens", "punten": "punt", "sleutelfiguren": "sleutelfiguur"}[self.eenheid] if abs(aantal) == 1 else self.eenheid


def _ongeplaatst(klasse: int) -> Doelwoorden:
    uitleg = f"Hoeveel mensen met urgentie {URGENTIE[klasse]} in deze periode geen plek krijgen."
    return Doelwoorden(f"Zonder plek, urgentie {klasse}", uitleg, "mensen")


DOELEN = {
    **{f"ongeplaatst_urgentie_{klasse}": _ongeplaatst(klasse) for klasse in URGENTIE},
    "te_laat": Doelwoorden("Te laat", "Weken later dan de norm of de uiterste datum. Een acute week telt 1000, dan 100, 10 en 1.", "punten"),
    "wachttijd": Doelwoorden("Wachten", "Weken tot de start. Wie al lang wacht, telt zwaarder.", "punten"),
    "voorkeur_ongeplaatst": Doelwoorden("Wacht op een wens", "Mensen die op een bepaalde plek wachten en die nog niet krijgen.", "mensen"),
    "passendheid": Doelwoorden("Past minder goed", "Wensen die niet uitkomen, een zwaardere vorm dan nodig, reistijd, volle groepen.", "punten"),
    "sleutelfiguren_extra": Doelwoorden("Extra sleutelfiguren", "Locaties waar meer dan één sleutelfiguur komt.", "sleutelfiguren"),
    "afwijking": Doelwoorden("Anders dan het vorige plan", "Een andere plek telt 2, alleen een andere week telt 1.", "punten"),
}

KENGETALLEN = {
    "wachtenden": "Mensen die wachten",
    "geplaatst": "Krijgen een plek",
    "verhuisd": "Verhuizen naar een andere plek",
    "niet_geplaatst": "Krijgen nog geen plek",
    "geen_passend_aanbod": "Voor hen past geen enkele plek",
    "urgentiegewicht": "Gewicht van wie geen plek krijgt (8, 4, 2, 1)",
}

EIGEN_WOORD = {
    "bw_thuis": "BW-thuis",
    "24_uur_aanwezig": "dag en nacht iemand aanwezig",
    "24_uur_bereikbaar": "dag en nacht iemand bereikbaar",
    "planbaar": "op afspraak",
}

GEVOLGEN = {
    "later": "begint {weken} later",
    "eerder": "begint {weken} eerder",
    "andere_plek": "krijgt een andere plek",
    "geen_plek_meer": "heeft dan geen plek meer in deze periode",
    "alsnog_een_plek": "krijgt dan wel een plek",
}


def doel(naam: str) -> Doelwoorden:
    """The words of a doel; one that is not known keeps its name."""
    return DOELEN.get(naam, Doelwoorden(naam.replace("_", " "), "", "punten"))


def kengetal(naam: str) -> str:
    """The words of a kengetal."""
    return KENGETALLEN.get(naam, naam.replace("_", " "))


def bewijs(waarde: Doelwaarde, modus: str = "vraaggericht") -> str:
    """What is known about how good a value is, in words. `grens` bounds all plans no worse on the earlier doelen (counting.md 26)."""
    if modus == "nagebootst":
        return "nagedaan zoals het met de hand gaat; niet naar het beste gezocht"
    if waarde.bewezen and waarde.waarde == waarde.beste:
        return "bewezen: beter kan niet"
    if waarde.bewezen:
        return f"bewezen: {waarde.beste} is het beste; {waarde.waarde - waarde.beste} losgelaten voor de doelen hierna"
    if waarde.waarde <= waarde.grens:
        return "beter kan niet, zolang de doelen hiervoor zo blijven"
    if waarde.grens <= 0:
        return "niet bewezen hoeveel beter het kan"
    return f"hoogstens {waarde.waarde - waarde.grens} beter"


def prijs_in_woorden(prijs: Prijs) -> str:
    """One price: what this place costs or gains everyone on one doel."""
    woorden = doel(prijs.naam)
    if prijs.minstens == prijs.hoogstens:
        return f"{woorden.naam}: {_met_teken(prijs.hoogstens)} {woorden.bij(prijs.hoogstens)}"
    return f"{woorden.naam}: tussen {_met_teken(prijs.minstens)} en {_met_teken(prijs.hoogstens)} {woorden.bij(prijs.hoogstens)}"


def prijzen_in_woorden(prijzen: tuple[Prijs, ...]) -> list[str]:
    """The prices that change something, or one line that nothing does."""
    anders = [prijs_in_woorden(prijs) for prijs in prijzen if prijs.minstens or prijs.hoogstens]
    return anders or (["voor niemand verandert er iets op de doelen"] if prijzen else [])


def gevolg_in_woorden(gevolg: Gevolg) -> str:
    """One consequence for somebody else."""
    tekst = f"{gevolg.client_id} {GEVOLGEN[gevolg.soort].format(weken=weken(abs(gevolg.weken)))}"
    if gevolg.plekgroep_id and gevolg.soort in ("andere_plek", "alsnog_een_plek"):
        tekst += f": {gevolg.plekgroep_id}"
    if gevolg.weken and gevolg.soort == "andere_plek":
        tekst += f", {weken(abs(gevolg.weken))} {'later' if gevolg.weken > 0 else 'eerder'}"
    return tekst


def weken(aantal: int) -> str:
    """A number of weeks."""
    return f"{aantal} {'week' if aantal == 1 else 'weken'}"


def aantal_mensen(aantal: int) -> str:
    """A number of people."""
    return "niemand" if aantal == 0 else f"{aantal} {'mens' if aantal == 1 else 'mensen'}"


def dag(datum: date) -> str:
    """A day in full: 3 maart 2027."""
    return datum_in_woorden(datum)


def kort(datum: date) -> str:
    """A day for in a table: 3 mrt 2027."""
    return f"{datum.day} {MAANDEN[datum.month - 1][:3] if datum.month != 3 else 'mrt'} {datum.year}"


def leesbaar(code: str) -> str:
    """A code of a closed list as words."""
    return EIGEN_WOORD.get(code, code.replace("_", " "))


def _met_teken(waarde: int) -> str:
    return f"+{waarde}" if waarde > 0 else f"−{-waarde}" if waarde < 0 else "0"


VERDEELDOELEN = {
    "niet_toegewezen": "Zonder begeleider, of zonder tweede",
    "te_laat_eerste_gesprek": "Dagen te laat voor het eerste gesprek",
    "boven_capaciteit": "Punten boven wat iemand kan dragen",
    "wissels_eerste": "Wissels van eerste begeleider",
    "wissels_tweede": "Wissels van tweede begeleider",
    "onderaannemers_boven_doel": "Aandeel onderaannemers boven het doel (promille)",
    "spreiding": "Verschil tussen de zwaarst en de lichtst belaste (promille)",
    "gebieden": "Gebieden per begeleider, bij elkaar geteld",
    "wensen": "Wensen en expertise die niet passen (punten)",
}
"""The doelen of an allocation (counting.md 36) in the words of a teamleider."""
