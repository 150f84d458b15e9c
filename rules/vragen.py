"""What to ask when a fact is unknown: the question, who may answer it, and on what ground (design.md section 4; Wmo 2015 ch. 5)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

GROND = "Wmo 2015 artikel 5.2.1: alleen wat nodig is voor de plaatsing"


@dataclass(frozen=True)
class Vraag:
    """A question in Dutch, the role that may answer it, and the ground for asking."""

    tekst: str
    wie: str
    grond: str = GROND


WAT_GROND = "het WAT-besluit (Wmo 2015 artikel 2.3.2 lid 4: behoefte van de cliënt)"
VOORKEUR_GROND = "Wmo 2015 artikel 2.3.2 lid 4: voorkeur van de cliënt"
VRAGEN: Mapping[str, Vraag] = {
    "client.urgentie": Vraag("Hoe dringend is een plek voor deze cliënt, van 1 (acuut) tot 4?", "sleutelfiguur", WAT_GROND),
    "client.zorgzwaarte": Vraag("Hoe zwaar is de zorg: licht, gemiddeld of intensief?", "sleutelfiguur", WAT_GROND),
    "client.woonvorm_nodig": Vraag("Wat is de lichtste woonvorm die genoeg is?", "sleutelfiguur", WAT_GROND),
    "client.zwaardere_vorm_akkoord": Vraag("Mag het ook een zwaardere woonvorm zijn? Vraag het de cliënt.", "client", VOORKEUR_GROND),
    "client.woning": Vraag("Heeft de cliënt een woning voor BW-thuis, of is die toegezegd?", "sleutelfiguur"),
    "client.leeftijd": Vraag("Wat is het geboortejaar? Bij iemand onder de 19: op welke dag wordt deze cliënt 18?", "regionale_toegang"),
    "client.geslacht_v_of_m": Vraag("Deze locatie is alleen voor vrouwen of alleen voor mannen. Past dat bij de cliënt? Vraag het de cliënt.", "client"),
    "locatie.gebied": Vraag("In welke wijk of kern staat deze locatie?", "locatie", "de wens van een cliënt over wijken"),
}
