"""The fixed sentences around the rules: what they are and are not, how to read them, and who decides (design.md section 4)."""

from __future__ import annotations

from collections.abc import Mapping

from rules.regelboek import Regelset
from rules.taal import Gevolg, Methode, Onderwerp

WAT_DIT_IS = (
    "Hier staan de regels waarmee het programma Passend kijkt wie welke hulp of plek kan krijgen. "
    "Elke regel komt uit een wet of uit een afspraak. Die staat erbij.",
    "Het programma geeft advies. Een mens beslist. Geen enkel besluit wordt alleen door het programma genomen.",
    "De tekst hieronder is gemaakt uit precies dezelfde regels waarmee het programma rekent. Er is geen tweede versie.",
)
WAT_DIT_NIET_IS = (
    "Dit is geen wet en geen beschikking. U kunt er geen recht aan ontlenen. De wet, de verordening en uw eigen besluit gaan voor.",
    "De regels rekenen niet met afkomst, geloof of op wie u verliefd wordt. Leeftijd en geslacht tellen alleen waar een regel dat zegt. Het staat er dan bij.",
    "De regels geven mensen geen cijfer en voorspellen niets. Er is geen zelflerend onderdeel.",
)
HOE_LEEST_U = (
    "Elke regel kan drie antwoorden geven: ja, nee of onbekend. Onbekend betekent: er mist informatie. "
    "Dan zegt het programma geen ja en geen nee. Het zegt wat er nog gevraagd moet worden en aan wie.",
    "Een regel die een eis stelt, moet kloppen. Klopt een eis niet, dan is het antwoord nee. "
    "Weten we van een eis nog niet of die klopt, dan is het antwoord onbekend.",
    "Een signaal beslist niets. Het vraagt een mens om te kijken.",
    "Een termijn is een laatste dag. Het programma rekent die dag uit en waarschuwt.",
    "Vergelijkt een regel iets dat er niet is, dan klopt die vergelijking niet. Staat er ‘is niet’, dan klopt het wel.",
    "De dag waarop we kijken is meestal vandaag. Regels en getallen kunnen op een andere dag anders zijn. Dat staat er dan bij.",
    "Bij elke regel staat wat een professional en wat de cliënt te lezen krijgt. Tussen ‹ › staat wat er voor die persoon is ingevuld.",
    "Staat er ‘aanname, vast te stellen door Siem’, dan geeft geen enkele bron dit getal of deze keuze. Siem moet het nog vaststellen.",
)
BENT_U_HET_NIET_EENS = (
    "U mag altijd vragen waarom iets zo is. Vraag het uw sleutelfiguur, uw begeleider of de toegang. Zij kunnen per regel laten zien wat er is ingevuld.",
    "Klopt er iets niet dat is ingevuld? Dan moet dat worden aangepast, en kijkt het programma opnieuw.",
    "Krijgt u een besluit van de gemeente waar u het niet mee eens bent? Dan kunt u binnen zes weken bezwaar maken bij de gemeente.",
    "Een onafhankelijke cliëntondersteuner helpt u daarbij. Dat is gratis. Vraag ernaar bij uw gemeente.",
)
OVER_WIE: Mapping[Onderwerp, str] = {
    Onderwerp.CLIENT: "één cliënt",
    Onderwerp.CLIENT_PLEK: "een cliënt en een plek samen",
    Onderwerp.CLIENT_BEGELEIDER: "een cliënt en een begeleider samen",
    Onderwerp.CLIENT_ONDERAANNEMER: "een cliënt en een onderaannemer samen",
    Onderwerp.PROCES: "een besluit of een stap in de procedure",
    Onderwerp.LOCATIE: "een locatie",
}
WIE_BESLIST: Mapping[Onderwerp, str] = {
    Onderwerp.CLIENT: "Een mens met die taak beslist. De toegang beslist of er hulp nodig is. "
    "De sleutelfiguur of het gebiedsteam beslist over de hulp zelf, samen met de cliënt.",
    Onderwerp.CLIENT_PLEK: "De cliënt, de locatie en de sleutelfiguur beslissen samen. "
    "Zegt de cliënt nee, dan blijft de plaats op de wachtlijst zoals die was.",
    Onderwerp.CLIENT_BEGELEIDER: "De teamleider beslist, samen met de cliënt en de begeleider.",
    Onderwerp.CLIENT_ONDERAANNEMER: "De teamleider van het gebiedsteam beslist, samen met de cliënt en de onderaannemer.",
    Onderwerp.PROCES: "Wie het besluit mag nemen, staat in de regel. Het programma neemt zelf geen enkel besluit.",
    Onderwerp.LOCATIE: "De locatie beslist, met de sleutelfiguur.",
}
PER_SET: Mapping[str, str] = {
    "dat_bg": "De toegang van de gemeente beslist of er begeleiding nodig is.",
    "dat_bw": "De Regionale Toegang beslist of beschermd wonen nodig is.",
    "bw_vorm": "De sleutelfiguur beslist, samen met de cliënt. Spreken de bronnen elkaar tegen, dan kiest een mens en legt die uit waarom.",
    "wachten_bw": "De toegang nam het DAT-besluit en een mens nam het WAT-besluit. Het programma kijkt alleen of die er zijn.",
    "afsluiten_bg": "De cliënt en de eerste begeleider beslissen samen. Bij een kans op een te vroeg einde kijkt een tweede professional mee.",
    "hervatten_bg": "De cliënt vraagt het. Het gebiedsteam begint weer, zonder nieuwe aanvraag.",
    "vier_ogen": "De teamleider beslist over een uitzondering, met een reden en een dag om opnieuw te kijken.",
    "dagbesteding": "De cliënt kiest. De begeleider regelt het, of wijst de weg.",
}
"""Who decides what a set is about, where that can be said more precisely than by its subject."""


def wie_beslist(regelset: Regelset) -> str:
    """Who decides, in a sentence."""
    return PER_SET.get(regelset.naam) or WIE_BESLIST[regelset.gaat_over]


def wat_de_set_doet(regelset: Regelset) -> str:
    """In one or two sentences: what kind of answer the set gives."""
    if regelset.methode is Methode.TABEL:
        return (
            "Deze regels vormen een tabel. Precies één uitkomst kan kloppen. "
            "Spreken de bronnen elkaar tegen, dan laat het programma dat zien en kiest een mens."
        )
    if regelset.beslist:
        return "Deze regels geven antwoord met ja, nee of onbekend. Het antwoord is alleen ja als elke eis klopt."
    if all(regel.dan is Gevolg.TERMIJN for regel in regelset.regels):
        return "Deze regels beslissen niets. Ze rekenen uit voor welke dag iets klaar moet zijn."
    return "Deze regels beslissen niets. Ze vragen iemand om te kijken."
