"""An allocation in sentences (Dutch, B1): the load, the share of onderaannemers, talks against the norm, doelen. For screen, page and workbook."""

from __future__ import annotations

import re
from collections.abc import Sequence

from allocation.expertisekaart import VERBORGEN_ONDER
from allocation.gesprekuitleg import Gesprek
from allocation.plan import Doelwaarde, Verdeling
from allocation.problem import PERMILLE
from api import woorden
from api.verdeelaandeel import Aandeel, Aandelen, Zwaarte
from api.verdeellast import Spreiding

VOORSTEL = "Dit is een voorstel, geen besluit. De teamleider beslist."
GEEN_METING = "Belasting: afgesproken punten, geen urenmeting."
BASIS = {"clients": "cliënten", "punten": "punten", "euros": "euro's per week"}
IN_PROMILLE = ("spreiding", "onderaannemers_boven_doel")
"""Doelen counted in permille, shown in procentpunten."""
TELWOORDEN = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")


def procent(permille: int) -> str:
    """Permille as a percentage in Dutch, without the sign."""
    return f"{permille / 10:.1f}".replace(".", ",")


def dagen(aantal: int) -> str:
    """A number of days."""
    return "1 dag" if aantal == 1 else f"{aantal} dagen"


def clienten(aantal: int) -> str:
    """A number of clients."""
    return "1 cliënt" if aantal == 1 else f"{aantal} cliënten"


def gevraagd(verdeling: Verdeling) -> str:
    """What was asked, in one sentence."""
    wissels = verdeling.opties.wissels
    hoeveel = "zonder wissels uit vrije keuze" if not wissels else f"met hoogstens {wissels} {'wissel' if wissels == 1 else 'wissels'} uit vrije keuze"
    return f"Gevraagd: {hoeveel}; het aandeel van onderaannemers is geteld in {BASIS[verdeling.opties.basis]}."


def tegen_de_norm(rij: Gesprek) -> str:
    """The talk against its last day, from the Monday of its week."""
    if rij.week is None:
        return "nog geen week in deze periode"
    if rij.te_laat:
        return f"{dagen(-rij.over_dagen)} te laat"
    return f"nog {dagen(rij.over_dagen)} over" if rij.over_dagen else "precies op de norm"


def waarom_laat(rij: Gesprek) -> str:
    """Every reason of a late talk, as text."""
    return " ".join(oorzaak.tekst for oorzaak in rij.waarom)


def gesprekken_in_het_kort(rijen: Sequence[Gesprek]) -> str:
    """How many talks there are and how many are late."""
    if not rijen:
        return "Niemand heeft nu een eerste gesprek nodig."
    laat, zonder = sum(rij.te_laat for rij in rijen), sum(rij.week is None for rij in rijen)
    zin = f"{_hebben(len(rijen))} een eerste gesprek nodig; bij {laat or 'niemand'} is dat te laat."
    return zin + (f" Voor {zonder} is er in deze periode geen week." if zonder else "")


def spreidingzinnen(spreiding: Spreiding | None, nu: Spreiding | None, met_namen: bool) -> list[str]:
    """The spread in words; names only for the teamleider."""
    if spreiding is None:
        return ["Over de belasting is niets te zeggen: niemand van het team heeft nu ruimte voor cliënten."]
    zwaarst = _wie("zwaarst", spreiding.zwaarst if met_namen else ())
    lichtst = _wie("lichtst", spreiding.lichtst if met_namen else ())
    uit = [
        f"{zwaarst} draagt {procent(spreiding.hoogste)} procent van wat iemand kan dragen, {lichtst[0].lower()}{lichtst[1:]} {procent(spreiding.laagste)}.",
        f"Het verschil is {procent(spreiding.verschil)} procentpunten, de standaardafwijking {procent(spreiding.standaardafwijking)}.",
    ]
    if spreiding.lichter:
        uit.append(_ingewerkt(spreiding.lichter, met_namen))
    if nu is not None:
        uit.append(f"Zoals het nu staat is het verschil {procent(nu.verschil)} procentpunten en de standaardafwijking {procent(nu.standaardafwijking)}.")
        uit.append("Bij nu tellen cliënten van wie weg is en cliënten die nieuw zijn nog bij niemand.")
    if spreiding.laagste > PERMILLE:
        uit.append("Iedereen draagt meer dan wat iemand kan dragen: het team heeft te weinig ruimte.")
    elif spreiding.hoogste > PERMILLE:
        uit.append("De zwaarst belaste komt boven wat iemand kan dragen: kijk samen wat er af kan.")
    if spreiding.hoogste > PERMILLE:
        uit.append("Wie nu al meer draagt, telt bij de doelen pas als te zwaar belast als er nog iets bij komt.")
    return [*uit, GEEN_METING]


def aandeelcel(aandeel: Aandeel) -> str:
    """A share with what it is a part of."""
    if aandeel.permille is None:
        return "geen"
    daar, heel = (f"{waarde / 100:.0f}" if aandeel.basis == "euros" else str(waarde) for waarde in (aandeel.daar, aandeel.heel))
    return f"{procent(aandeel.permille)} % ({daar} van {heel})"


def aandeelzinnen(aandeel: Aandelen, doel_permille: int) -> list[str]:
    """The share on clients against the target; G5: the target has no basis."""
    uit, doel = [], procent(doel_permille).removesuffix(",0")
    for wie, delen in (("de nieuwe cliënten", aandeel.nieuw), ("alle cliënten", aandeel.alle)):
        deel = delen[0]
        if deel.permille is None:
            uit.append(f"Van {wie} is er niemand verdeeld.")
        else:
            boven = "meer dan" if deel.permille > doel_permille else "niet meer dan"
            uit.append(f"Van {wie} is {procent(deel.permille)} procent bij een onderaannemer; dat is {boven} het doel van {doel} procent.")
    uit.append("De bronnen zeggen niet waarover het doel telt: over cliënten, over punten of over euro's. Daarom staan ze naast elkaar.")
    return [*uit, aandeel.geen_euros] if aandeel.geen_euros else uit


def zwaartezin(binnen: Zwaarte, daar: Zwaarte, voor_buiten: bool = False) -> str:
    """Do the heavy ones stay inside? Domain.md B46 says most who go are heavy. Outside the team nothing is told of small numbers."""
    if not daar.samen:
        return "Er gaat geen nieuwe cliënt naar een onderaannemer."
    if voor_buiten and any(0 < deel.intensief < VERBORGEN_ONDER for deel in (binnen, daar)):
        return "Het gaat om te weinig nieuwe cliënten met intensieve begeleiding om hier te noemen; de bladen per team zeggen het."
    if binnen.intensief_permille is None or daar.intensief_permille is None:
        return "Hoe zwaar de zorg is, is van te weinig nieuwe cliënten bekend om te vergelijken."
    return (
        f"Van de nieuwe cliënten die in het team blijven vraagt {procent(binnen.intensief_permille)} procent intensieve begeleiding, "
        f"van wie naar een onderaannemer gaat {procent(daar.intensief_permille)} procent (van wie de zorgzwaarte bekend is)."
    )


def meer_wissels_zin(verdeling: Verdeling) -> str:
    """What some wissels more would gain, where that was searched; empty where it was not."""
    meer, waarde = verdeling.meer_wissels, {doel.naam: doel.waarde for doel in verdeling.doelen}
    if meer is None:
        return ""
    spreiding = waarde["spreiding"]
    erbij = meer.wissels - verdeling.opties.wissels
    hoeveel = f"{TELWOORDEN[erbij] if 0 <= erbij < len(TELWOORDEN) else erbij} {'wissel' if erbij == 1 else 'wissels'}"
    wat = "het verschil" if verdeling.opties.team else "het verschil van alle teams samen"
    wie = [f"{rij.client_id} ({' en '.join(rij.rollen)})" for rij in meer.verhuizingen]
    if meer.niet_toegewezen < waarde["niet_toegewezen"]:
        erbij = waarde["niet_toegewezen"] - meer.niet_toegewezen
        rollen = "zou één rol meer vervuld zijn" if erbij == 1 else f"zouden {erbij} rollen meer vervuld zijn"
        return f"Met {hoeveel} meer {rollen}: {en(wie)}."
    if meer.boven_capaciteit < waarde["boven_capaciteit"]:
        minder = waarde["boven_capaciteit"] - meer.boven_capaciteit
        punten = "komt er 1 punt" if minder == 1 else f"komen er {minder} punten"
        return f"Met {hoeveel} meer {punten} minder boven de grens: {en(wie)}."
    if meer.spreiding >= spreiding:
        return f"Met {hoeveel} meer wordt {wat} niet kleiner dan {procent(spreiding)} procentpunten."
    return f"Met {hoeveel} meer zou {wat} dalen van {procent(spreiding)} naar {procent(meer.spreiding)} procentpunten: {en(wie)}."


def doelnaam(doel: Doelwaarde) -> str:
    """A doel in the words of a teamleider."""
    return doeltitel(doel.naam)


def doeltitel(naam: str) -> str:
    """The same of its code, with the unit that is shown."""
    return woorden.VERDEELDOELEN.get(naam, naam).replace("(promille)", "(procentpunten)")


def doelwaarde(naam: str, waarde: int) -> str:
    """A value of a doel, or how far two lie apart, in the unit its title tells."""
    return procent(waarde) if naam in IN_PROMILLE else str(waarde)


def doelverschil(naam: str, verschil: int) -> str:
    """What a doel goes up or down, with its sign."""
    return f"{'+' if verschil > 0 else '−'}{doelwaarde(naam, abs(verschil))}" if verschil else "0"


def voortgang(tekst: str) -> str:
    """A line of progress of the search, with names and units a teamleider knows."""
    if gevonden := re.fullmatch(r"(\w+): (\d+), grens (\d+)", tekst):
        naam, waarde, grens = gevonden[1], int(gevonden[2]), int(gevonden[3])
        return f"… {doeltitel(naam)}: {doelwaarde(naam, waarde)}, grens {doelwaarde(naam, grens)}"
    if gevonden := re.fullmatch(r"(\d+) wissels: spreiding (\d+), grens (\d+)", tekst):
        wissels = "1 wissel" if gevonden[1] == "1" else f"{gevonden[1]} wissels"
        return f"… Hoogstens {wissels}: verschil {procent(int(gevonden[2]))} procentpunten, grens {procent(int(gevonden[3]))}"
    naam, _, rest = tekst.partition(":")
    return f"… {doeltitel(naam)}:{rest}" if rest else f"… {tekst}"


def doelgetal(doel: Doelwaarde) -> int | float:
    """The value of a doel in the unit its name tells."""
    return doel.waarde / 10 if doel.naam in IN_PROMILLE else doel.waarde


def zekerheid(doel: Doelwaarde) -> str:
    """What is known of how good the value is; `grens` bounds all allocations no worse on the earlier doelen."""
    if doel.bewezen:
        return "bewezen: beter kan niet"
    if doel.waarde <= doel.grens:
        return "beter kan niet, zolang de doelen hiervoor zo blijven"
    if doel.grens <= 0:
        return "niet bewezen hoeveel beter het kan"
    return f"hoogstens {doelwaarde(doel.naam, doel.waarde - doel.grens)} beter mogelijk"


def en(delen: Sequence[str]) -> str:
    """A list in words: A, B en C."""
    return delen[0] if len(delen) == 1 else f"{', '.join(delen[:-1])} en {delen[-1]}" if delen else ""


def _hebben(aantal: int) -> str:
    return "Eén cliënt heeft" if aantal == 1 else f"{aantal} cliënten hebben"


def _ingewerkt(namen: Sequence[str], met_namen: bool) -> str:
    wie = f" ({en(namen)})" if met_namen else ""
    draagt, telt = ("draagt", "telt") if len(namen) == 1 else ("dragen", "tellen")
    begeleiders = "Eén begeleider wordt" if len(namen) == 1 else f"{len(namen)} begeleiders worden"
    return f"{begeleiders} nog ingewerkt{wie} en {draagt} minder; dat {telt} niet mee in het verschil, wel in de standaardafwijking."


def _wie(kant: str, namen: Sequence[str]) -> str:
    if not namen:
        return f"De {kant} belaste begeleider"
    return f"De {kant} belaste begeleider ({namen[0]})" if len(namen) == 1 else f"Wie het {kant} belast is ({en(namen)})"
