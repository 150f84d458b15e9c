"""What to ask when a fact is unknown: the question, who may answer it, and on what ground (design.md section 4; Wmo 2015 ch. 5).

A fact without a question of its own gets one made from what the catalogue says of it (`gewone_vraag`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

GROND = "Wmo 2015 artikel 5.2.1: alleen wat nodig is voor de plaatsing"


@dataclass(frozen=True)
class Vraag:
    """A question in Dutch, the role that may answer it, and the ground for asking. `eenheid`: what a number counts."""

    tekst: str
    wie: str
    grond: str = GROND
    eenheid: str = ""


WAT_GROND = "het WAT-besluit (Wmo 2015 artikel 2.3.2 lid 4: behoefte van de cliënt)"
VOORKEUR_GROND = "Wmo 2015 artikel 2.3.2 lid 4: voorkeur van de cliënt"
BEHOEFTE_GROND = "Wmo 2015 artikel 2.3.2 lid 4: behoefte van de cliënt"
TOEGANG_GROND = "Wmo 2015 artikel 2.3.2 lid 4: het onderzoek na de melding"
BW_GROND = "Wmo 2015 artikel 2.3.5 lid 4: wanneer iemand beschermd wonen krijgt"
MAATWERK_GROND = "Wmo 2015 artikel 2.3.5 lid 3 en 4: wat de cliënt zelf of op een andere manier kan oplossen, gaat voor"
AANBIEDER_GROND = "Wmo 2015 artikel 5.1.2: wat de aanbieder nodig heeft om te helpen"
TERMIJN_GROND = "Wmo 2015 artikel 2.3.2 en 2.3.5: de termijnen van de procedure"
BESLUIT_GROND = "Wmo 2015 artikel 2.6.3: wie een besluit mag nemen"
ORGANISATIE_GROND = "geen gegeven van een cliënt: afspraak tussen Siem en de organisatie"
MEDEWERKER_GROND = "geen gegeven van een cliënt: afspraak tussen de teamleider en de begeleider"
LOCATIE_GROND = "geen gegeven van een cliënt: wat de locatie zelf zegt"

PER_VOORVOEGSEL: Mapping[str, tuple[str, str]] = {
    "client": ("sleutelfiguur", GROND),
    "toegang": ("toegangsmedewerker", TOEGANG_GROND),
    "afsluiting": ("begeleider", AANBIEDER_GROND),
    "uitzondering": ("teamleider", AANBIEDER_GROND),
    "begeleider": ("teamleider", MEDEWERKER_GROND),
    "organisatie": ("siemteam", ORGANISATIE_GROND),
    "besluit": ("siemteam", BESLUIT_GROND),
    "plek": ("locatie", LOCATIE_GROND),
    "locatie": ("locatie", LOCATIE_GROND),
    "paar": ("locatie", "afspraak binnen Siem: de locatie beslist mee over wie er komt wonen"),
}
"""Who answers and on what ground, by what comes before the point of a fact's name."""
_VRAAGWOORD: Mapping[str, str] = {
    "getal": "Welk getal is dat?",
    "datum": "Welke datum is dat?",
    "keuze": "Wat past het best?",
    "code": "Welke code of naam is dat?",
    "verzameling": "Noem alles wat past.",
    "leeftijd": "Hoeveel jaar?",
    "ja of nee": "Klopt dat?",
}


def gewone_vraag(naam: str, soort: str, uitleg: str) -> Vraag:
    """The question for a fact that has none of its own, from its explanation; `soort` is the name of its type."""
    wie, grond = PER_VOORVOEGSEL.get(naam.partition(".")[0], ("sleutelfiguur", GROND))
    zin = uitleg.partition(" (counting.md")[0].partition(" (domain.md")[0].partition("; leeg")[0].strip()
    for staart in (" ja of nee.", ":"):
        zin = zin.removesuffix(staart)
    if zin.endswith("?"):
        return Vraag(zin, wie, grond)
    zin = zin[0].upper() + zin[1:]
    return Vraag(f"{zin.removesuffix('.')}. {_VRAAGWOORD[soort]}", wie, grond)


def _plaatsing() -> dict[str, Vraag]:
    """Who waits for a place, and for what."""
    return {
        "client.urgentie": Vraag("Hoe dringend is een plek voor deze cliënt, van 1 (acuut) tot 4?", "sleutelfiguur", WAT_GROND),
        "client.zorgzwaarte": Vraag("Hoe zwaar is de zorg: licht, gemiddeld of intensief?", "sleutelfiguur", WAT_GROND),
        "client.woonvorm_nodig": Vraag("Wat is de lichtste woonvorm die genoeg is?", "sleutelfiguur", WAT_GROND),
        "client.zwaardere_vorm_akkoord": Vraag("Mag het ook een zwaardere woonvorm zijn? Vraag het de cliënt.", "client", VOORKEUR_GROND),
        "client.woning": Vraag("Heeft de cliënt een woning voor BW-thuis, of is die toegezegd?", "sleutelfiguur"),
        "client.leeftijd": Vraag("Wat is het geboortejaar? Bij iemand onder de 19: op welke dag wordt deze cliënt 18?", "regionale_toegang"),
        "client.geslacht_v_of_m": Vraag("Deze locatie is alleen voor vrouwen of alleen voor mannen. Past dat bij de cliënt? Vraag het de cliënt.", "client"),
        "client.geslacht": Vraag("Is de cliënt v, m of x? Vraag het de cliënt.", "client"),
        "client.expertise_nodig": Vraag("Wat moet het team echt kunnen voor deze cliënt?", "sleutelfiguur", WAT_GROND),
        "client.expertise_gewenst": Vraag("Wat kan het team liefst ook voor deze cliënt?", "sleutelfiguur", WAT_GROND),
        "client.toezicht_nodig": Vraag("Hoeveel toezicht is er minstens nodig?", "sleutelfiguur", WAT_GROND),
        "client.voorzieningen_nodig": Vraag("Wat moet er op de plek zijn? Vraag alleen naar de plek, niet naar de reden.", "client", BEHOEFTE_GROND),
        "client.kenmerken": Vraag("Welke kenmerken tellen mee voor de groep waar de cliënt komt wonen?", "sleutelfiguur", WAT_GROND),
        "client.vroegste_week": Vraag("Vanaf welke maandag kan de cliënt komen?", "client", VOORKEUR_GROND),
        "client.wachtkeuze": Vraag("Wil de cliënt elke plek die past, of alleen wachten op een wens?", "client", VOORKEUR_GROND),
        "client.moet_gebieden": Vraag("In welke wijk of kern moet de plek zijn? Vraag het de cliënt.", "client", VOORKEUR_GROND),
        "client.moet_gemeenten": Vraag("In welke gemeente moet de plek zijn? Vraag het de cliënt.", "client", VOORKEUR_GROND),
        "client.moet_locaties": Vraag("Welke locatie moet het zijn? Vraag het de cliënt.", "client", VOORKEUR_GROND),
        "client.moet_voorzieningen": Vraag("Wat moet er van de cliënt op de plek zijn?", "client", VOORKEUR_GROND),
        "client.niet_gebieden": Vraag("In welke wijk of kern wil de cliënt beslist niet wonen?", "client", VOORKEUR_GROND),
        "client.niet_gemeenten": Vraag("In welke gemeente wil de cliënt beslist niet wonen?", "client", VOORKEUR_GROND),
        "client.niet_locaties": Vraag("Op welke locatie wil de cliënt beslist niet wonen?", "client", VOORKEUR_GROND),
        "client.niet_voorzieningen": Vraag("Wat mag er van de cliënt beslist niet op de plek zijn?", "client", VOORKEUR_GROND),
        "client.wens_gebieden": Vraag("In welke wijk of kern wil de cliënt graag wonen?", "client", VOORKEUR_GROND),
        "client.wens_gemeenten": Vraag("In welke gemeente wil de cliënt graag wonen?", "client", VOORKEUR_GROND),
        "client.wens_locaties": Vraag("Op welke locatie wil de cliënt graag wonen?", "client", VOORKEUR_GROND),
        "client.domein": Vraag("Gaat het om beschermd wonen (BW) of om begeleiding (BG)?", "regionale_toegang", TOEGANG_GROND),
        "client.status": Vraag("Hoe ver is de cliënt: aangemeld, wacht op intake of plaatsing, in zorg, proefperiode of afgesloten?", "sleutelfiguur"),
        "client.verhuist": Vraag("Woont de cliënt al op een plek van Siem, en wacht die op een andere plek?", "sleutelfiguur"),
        "client.woont_op_plekgroep": Vraag("Op welke plek woont de cliënt nu? Geef de code.", "sleutelfiguur"),
        "client.woont_bij_organisatie": Vraag("Bij welke organisatie woont de cliënt nu? Geef de code.", "sleutelfiguur"),
        "client.uit_de_regio": Vraag(
            "Komt de cliënt uit een van de elf gemeenten van de regio?",
            "regionale_toegang",
            "Wmo 2015 artikel 1.2.1: beschermd wonen is landelijk toegankelijk",
        ),
    }


def _besluiten() -> dict[str, Vraag]:
    """The decisions about a client and their days."""
    dat, wat = "Wmo 2015 artikel 1.2.1: het DAT-besluit", "het WAT-besluit: afspraak binnen Siem"
    return {
        "client.dat_bw_datum": Vraag("Van welke dag is het DAT-besluit voor beschermd wonen?", "regionale_toegang", dat),
        "client.dat_bw_tot": Vraag("Wat is de laatste dag van het DAT-besluit voor beschermd wonen?", "regionale_toegang", dat),
        "client.dat_bw_rol": Vraag("Wie nam het DAT-besluit voor beschermd wonen?", "regionale_toegang", dat),
        "client.dat_bg_datum": Vraag("Van welke dag is het DAT-besluit voor begeleiding?", "toegang", dat),
        "client.dat_bg_tot": Vraag("Wat is de laatste dag van het DAT-besluit voor begeleiding?", "toegang", dat),
        "client.dat_bg_rol": Vraag("Wie nam het DAT-besluit voor begeleiding?", "toegang", dat),
        "client.wat_bw_datum": Vraag("Van welke dag is het WAT-besluit voor beschermd wonen?", "sleutelfiguur", wat),
        "client.wat_bw_tot": Vraag("Wat is de laatste dag van het WAT-besluit voor beschermd wonen?", "sleutelfiguur", wat),
        "client.wat_bw_rol": Vraag("Wie nam het WAT-besluit voor beschermd wonen?", "sleutelfiguur", wat),
        "client.beschikking_datum": Vraag("Van welke dag is de laatste beschikking?", "toegang", "Wmo 2015 artikel 2.3.5 lid 2: de beschikking"),
        "besluit.soort": Vraag("Waar gaat het besluit over?", "siemteam", BESLUIT_GROND),
        "besluit.domein": Vraag("Gaat het besluit over beschermd wonen (BW) of begeleiding (BG)?", "siemteam", BESLUIT_GROND),
        "besluit.datum": Vraag("Van welke dag is het besluit?", "siemteam", BESLUIT_GROND),
        "besluit.genomen_door_rol": Vraag("Wie nam het besluit?", "siemteam", BESLUIT_GROND),
        "besluit.bestuurlijk_overleg_geraadpleegd": Vraag("Is het bestuurlijk overleg geraadpleegd?", "stuurgroep", BESLUIT_GROND),
        "besluit.organisatie_bw_bevoegd": Vraag("Mag de organisatie van wie besloot over beschermd wonen beslissen?", "siemteam", BESLUIT_GROND),
        "besluit.motivering": Vraag("Waarom is dit besluit genomen?", "siemteam", "Awb artikel 3:46: een besluit heeft een reden"),
    }


def _begeleiding() -> dict[str, Vraag]:
    """Support (BG): from the first talk to the end."""
    bg = {
        "client.gemeente_koopt_bg": Vraag(
            "Woont de cliënt in een gemeente die begeleiding bij Siem koopt?", "toegang", "afspraak binnen Siem: tien van de elf gemeenten kopen begeleiding"
        ),
        "client.gemeente": Vraag("In welke gemeente woont de cliënt? Geef de code, zoals GM0855.", "toegang", TOEGANG_GROND),
        "client.gebied": Vraag("In welke wijk of kern woont de cliënt?", "toegang", TOEGANG_GROND),
        "client.gebiedsteam": Vraag("Bij welk gebiedsteam hoort het adres van de cliënt?", "toegang", TOEGANG_GROND),
        "client.aanmelddatum": Vraag("Op welke dag is de cliënt bij Siem aangemeld?", "toegang", TERMIJN_GROND),
        "client.eerste_gesprek_op": Vraag("Op welke dag was het eerste gesprek?", "begeleider", "afspraak binnen Siem: binnen twee weken een eerste gesprek"),
        "client.langdurig": Vraag("Hoort de cliënt bij de kleine groep die langdurig hulp houdt?", "teamleider", "afspraak binnen Siem: langdurige groep"),
        "client.risico": Vraag("Mag er nooit één begeleider alleen naar deze cliënt?", "teamleider", AANBIEDER_GROND),
        "client.proefperiode_van": Vraag(
            "Op welke dag begon de proefperiode zonder contact?", "begeleider", "afspraak binnen Siem: proefperiode van zes weken"
        ),
        "client.hervatting_gevraagd_op": Vraag(
            "Op welke dag vroeg de cliënt om weer te beginnen?", "client", "afspraak binnen Siem: hervatten binnen drie maanden"
        ),
        "client.afgesloten_op": Vraag("Op welke dag is de hulp afgesloten?", "begeleider", "afspraak binnen Siem: hervatten binnen drie maanden"),
        "client.eerste_begeleider": Vraag("Wie is nu de eerste begeleider? Geef de code.", "teamleider", "afspraak binnen Siem: vier ogen"),
        "client.tweede_begeleider": Vraag("Wie is nu de tweede begeleider? Geef de code.", "teamleider", "afspraak binnen Siem: vier ogen"),
        "client.bij_onderaannemer": Vraag("Welke onderaannemer begeleidt de cliënt nu? Geef de code.", "teamleider", AANBIEDER_GROND),
        "client.talen": Vraag("In welke talen redt de cliënt zich?", "client", VOORKEUR_GROND),
    }
    sluiten, uitzondering = "afspraak binnen Siem: wanneer de hulp stopt", "afspraak binnen Siem: uitzondering op vier ogen"
    return bg | {
        "afsluiting.doelen_bereikt": Vraag("Zijn de doelen van de cliënt bereikt? Bespreek het met de cliënt.", "begeleider", sluiten),
        "afsluiting.geen_nieuwe_doelen": Vraag("Zijn er geen nieuwe doelen? Bespreek het met de cliënt.", "begeleider", sluiten),
        "afsluiting.vier_ogen_door": Vraag("Wie keek mee voordat de hulp stopt? Geef de code.", "teamleider", "afspraak binnen Siem: vier ogen voor afsluiten"),
        "afsluiting.vier_ogen_op": Vraag("Op welke dag keek een tweede persoon mee?", "teamleider", "afspraak binnen Siem: vier ogen voor afsluiten"),
        "afsluiting.proefperiode_niet_in_belang": Vraag(
            "Is een proefperiode zonder contact slecht voor de cliënt?", "begeleider", "afspraak binnen Siem: proefperiode van zes weken"
        ),
        "uitzondering.reden": Vraag("Waarom past één begeleider beter dan twee?", "begeleider", uitzondering),
        "uitzondering.akkoord_teamleider": Vraag("Vindt de teamleider één begeleider goed?", "teamleider", uitzondering),
        "uitzondering.herzien_op": Vraag("Op welke dag wordt de uitzondering opnieuw bekeken?", "teamleider", uitzondering),
    }


def _derden() -> dict[str, Vraag]:
    """Begeleiders and onderaannemers."""
    teksten = {
        "begeleider.begeleider_id": "Wie is de begeleider? Geef de code.",
        "organisatie.organisatie_id": "Welke organisatie is het? Geef de code.",
        "begeleider.gebiedsteam": "Bij welk gebiedsteam hoort de begeleider, GT1 tot en met GT11?",
        "begeleider.geslacht": "Is de begeleider v, m of x?",
        "begeleider.organisatie_id": "Werkt de begeleider bij een onderaannemer? Geef de code.",
        "begeleider.expertises": "Wat kan de begeleider goed?",
        "begeleider.afwezig_van": "Vanaf welke dag is de begeleider afwezig?",
        "begeleider.afwezig_tot": "Tot en met welke dag is de begeleider afwezig?",
        "begeleider.uit_dienst_op": "Vanaf welke dag is de begeleider uit dienst?",
        "organisatie.rol": "Wat is de rol van de organisatie binnen Siem?",
        "organisatie.rol_onderaannemer": "Waarom is deze onderaannemer er: niche, capaciteit, expertise of afbouw?",
        "organisatie.niches": "Voor welke bijzondere groepen is deze onderaannemer er?",
        "organisatie.expertises": "Wat kan deze onderaannemer goed?",
    }
    return {naam: Vraag(tekst, *PER_VOORVOEGSEL[naam.partition(".")[0]]) for naam, tekst in teksten.items()}


def _toegang() -> dict[str, Vraag]:
    """What the Toegang asks before it decides."""
    wie = "toegangsmedewerker"
    return {
        "toegang.gevraagd_domein": Vraag("Wat wordt gevraagd: beschermd wonen (BW) of begeleiding (BG)?", wie, TOEGANG_GROND),
        "toegang.gevraagde_dagbesteding": Vraag("Vraagt de cliënt dagopvang (do), arbeidsmatige dagbesteding (oad), of geen van beide?", wie, TOEGANG_GROND),
        "toegang.melding_op": Vraag("Op welke dag was de melding?", wie, TERMIJN_GROND),
        "toegang.aanvraag_op": Vraag("Op welke dag was de aanvraag?", wie, TERMIJN_GROND),
        "toegang.onderzoek_klaar_op": Vraag("Op welke dag was het onderzoek klaar?", wie, TERMIJN_GROND),
        "toegang.verblijfsrecht": Vraag(
            "Is de cliënt Nederlander of EU-burger, heeft die een verblijfsvergunning, of geldt een uitzondering (lid 3)?",
            wie,
            "Wmo 2015 artikel 1.2.2: rechtmatig verblijf",
        ),
        "toegang.psychische_of_psychosociale_problematiek": Vraag(
            "Heeft de cliënt psychische of psychosociale problemen?", wie, "Wmo 2015 artikel 1.1.1 lid 1: voor wie beschermd wonen is"
        ),
        "toegang.tijdelijk": Vraag("Is de behoefte aan beschermd wonen tijdelijk? Zeg nee als die blijvend is.", wie, BW_GROND),
        "toegang.zorg_planbaar": Vraag("Kan de zorg op vaste tijden gepland worden?", wie, BW_GROND),
        "toegang.eigen_kracht_toereikend": Vraag("Kan de cliënt het zelf oplossen, of met hulp van familie en vrienden?", wie, MAATWERK_GROND),
        "toegang.algemene_voorziening_toereikend": Vraag("Is een voorziening voor iedereen genoeg, zoals een inloop of cursus?", wie, MAATWERK_GROND),
        "toegang.begeleiding_thuis_toereikend": Vraag("Is begeleiding thuis genoeg?", wie, MAATWERK_GROND),
        "toegang.behandeling_toereikend": Vraag("Is een behandeling genoeg?", wie, MAATWERK_GROND),
        "toegang.lichte_ondersteuning_toereikend": Vraag("Is lichte hulp door de toegang zelf genoeg?", wie, "afspraak binnen Siem: snelle scan"),
        "toegang.wlz_indicatie": Vraag("Is er een Wlz-indicatie?", wie, "Wmo 2015 artikel 2.3.5 lid 6 en 5.2.5: het CIZ mag dit melden"),
        "toegang.opname_indicatie": Vraag("Zegt een behandelaar dat opname in een kliniek nodig is?", wie, "Wmo 2015 artikel 5.2.5: alleen met toestemming"),
        "toegang.forensische_titel": Vraag("Heeft de cliënt een forensische titel?", wie, "Wet forensische zorg artikel 2.2"),
        "toegang.forensische_titel_tot": Vraag(
            "Tot en met welke dag loopt de forensische titel? Is er geen titel, zeg dat dan.", wie, "Wet forensische zorg artikel 2.5 lid 1"
        ),
        "toegang.spoed": Vraag("Is de hulp zo dringend dat die niet op het onderzoek kan wachten?", wie, "Wmo 2015 artikel 2.3.3: spoed"),
        "toegang.uitzondering_jonger_dan_18": Vraag(
            "Maakte de toegang een uitzondering voor iemand van 16 of 17?", wie, "afspraak van de regio: beschermd wonen is er vanaf 18 jaar"
        ),
    }


def _plek() -> dict[str, Vraag]:
    """What a location says about itself."""
    locatie = {
        "plek.financieringstitel": "Uit welke wet wordt de plek betaald?",
        "plek.woonvorm": "Welke woonvorm is de plek?",
        "plek.toezicht": "Welk toezicht is er op de plek?",
        "plek.plekgroep_id": "Wat is de code van de plek?",
        "locatie.locatie_id": "Wat is de code van de locatie?",
        "locatie.gemeente": "In welke gemeente staat de locatie? Geef de code, zoals GM0855.",
        "locatie.expertises": "Wat kan het team van de locatie goed?",
        "locatie.voorzieningen": "Welke voorzieningen heeft de locatie?",
        "locatie.min_leeftijd": "Hoe oud moet iemand minstens zijn voor deze locatie?",
        "locatie.max_leeftijd": "Hoe oud mag iemand hoogstens zijn voor deze locatie?",
        "locatie.alleen_geslacht": "Is de locatie alleen voor vrouwen (v) of alleen voor mannen (m)?",
        "locatie.alleen_geslacht_grond": "Waarom is de locatie alleen voor vrouwen of alleen voor mannen?",
        "locatie.geen_plaatsing_tot": "Tot en met welke dag kan er niemand bij komen wonen?",
        "locatie.organisatie_id": "Van welke organisatie is de locatie? Geef de code.",
        "locatie.organisatie_rol": "Wat is de rol van de organisatie binnen Siem?",
        "paar.bedenking_tot": "Heeft de locatie een bedenking bij deze cliënt? Tot en met welke dag?",
    }
    stuurgroep = "afspraak binnen Siem: de stuurgroep keurt een onderaannemer goed"
    uit = {naam: Vraag(tekst, *PER_VOORVOEGSEL[naam.partition(".")[0]]) for naam, tekst in locatie.items()}
    uit |= {naam: replace(uit[naam], eenheid="jaar") for naam in ("locatie.min_leeftijd", "locatie.max_leeftijd")}
    return uit | {
        "locatie.gebied": Vraag("In welke wijk of kern staat deze locatie?", "locatie", "de wens van een cliënt over wijken"),
        "locatie.goedkeuring_van": Vraag("Op welke dag keurde de stuurgroep de onderaannemer goed?", "stuurgroep", stuurgroep),
        "organisatie.goedkeuring_van": Vraag("Op welke dag keurde de stuurgroep de onderaannemer goed voor begeleiding?", "stuurgroep", stuurgroep),
    }


VRAGEN: Mapping[str, Vraag] = {**_plaatsing(), **_besluiten(), **_begeleiding(), **_derden(), **_toegang(), **_plek()}
