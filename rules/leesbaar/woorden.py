"""How people read the other facts, the values of closed lists and the roles; and the words of any fact by its name (B1).

What is not named here gets its words from the explanation of its column, so that a new fact is readable from its first day.
"""

from __future__ import annotations

from collections.abc import Mapping

from rules.feiten import Feittype, catalogus
from rules.leesbaar.client import CLIENT, Feitwoorden
from rules.waarden import Leeftijd, Waarde, in_woorden


def _iets(naam: str, wat: str) -> Feitwoorden:
    return Feitwoorden(naam, wel=f"er is een {wat}", geen=f"er is geen {wat}")


OVERIG: Mapping[str, Feitwoorden] = {
    "plek.aantal": Feitwoorden("het aantal plekken"),
    "plek.financieringstitel": Feitwoorden("de wet waaruit de plek betaald wordt"),
    "plek.locatie_id": Feitwoorden("de locatie van de plek"),
    "plek.plekgroep_id": Feitwoorden("deze plek"),
    "plek.toezicht": Feitwoorden("het toezicht op de plek"),
    "plek.woonvorm": Feitwoorden("de woonvorm van de plek"),
    "locatie.alleen_geslacht": Feitwoorden(
        "het geslacht van de bewoners", wel="de locatie is alleen voor vrouwen of alleen voor mannen", geen="de locatie is voor vrouwen en mannen"
    ),
    "locatie.alleen_geslacht_grond": _iets(
        "de grond waarom de locatie alleen voor vrouwen of mannen is", "grond waarom de locatie alleen voor vrouwen of mannen is"
    ),
    "locatie.expertises": Feitwoorden("de expertise van het team"),
    "locatie.gebied": Feitwoorden("de wijk of kern van de locatie"),
    "locatie.geen_plaatsing_tot": Feitwoorden(
        "de laatste dag waarop de locatie niemand opneemt", wel="de locatie neemt een tijd niemand op", geen="de locatie neemt gewoon mensen op"
    ),
    "locatie.gemeente": Feitwoorden("de gemeente van de locatie"),
    "locatie.goedkeuring_van": _iets("de dag van goedkeuring door de stuurgroep", "goedkeuring door de stuurgroep"),
    "locatie.locatie_id": Feitwoorden("deze locatie"),
    "locatie.max_leeftijd": _iets("de hoogste leeftijd van de locatie", "hoogste leeftijd op de locatie"),
    "locatie.max_sleutelfiguren": _iets("het hoogste aantal sleutelfiguren op de locatie", "hoogste aantal sleutelfiguren op de locatie"),
    "locatie.min_leeftijd": _iets("de laagste leeftijd van de locatie", "laagste leeftijd op de locatie"),
    "locatie.naam": Feitwoorden("de naam van de locatie"),
    "locatie.organisatie_id": Feitwoorden("de organisatie van de locatie"),
    "locatie.organisatie_rol": Feitwoorden("de rol van de organisatie van de locatie"),
    "locatie.rust_weken_tussen_instroom": Feitwoorden("het aantal weken rust tussen twee nieuwe bewoners"),
    "locatie.team_punten": Feitwoorden("de zorgzwaarte die het team kan dragen"),
    "locatie.toezicht": Feitwoorden("het toezicht op de locatie"),
    "locatie.voorzieningen": Feitwoorden("de voorzieningen van de locatie"),
    "paar.bedenking_tot": Feitwoorden(
        "de laatste dag van de bedenking van de locatie", wel="de locatie heeft een bedenking", geen="de locatie heeft geen bedenking"
    ),
    "begeleider.afwezig_tot": _iets("de laatste dag waarop de begeleider afwezig is", "laatste dag van afwezigheid van de begeleider"),
    "begeleider.afwezig_van": _iets("de eerste dag waarop de begeleider afwezig is", "eerste dag van afwezigheid van de begeleider"),
    "begeleider.begeleider_id": Feitwoorden("deze begeleider"),
    "begeleider.eerste_gesprekken_per_week": Feitwoorden("het aantal eerste gesprekken per week van de begeleider"),
    "begeleider.expertises": Feitwoorden("de expertise van de begeleider"),
    "begeleider.gebiedsteam": Feitwoorden(
        "het gebiedsteam van de begeleider", wel="de begeleider hoort bij een gebiedsteam", geen="de begeleider hoort niet bij een gebiedsteam"
    ),
    "begeleider.geslacht": Feitwoorden("het geslacht van de begeleider"),
    "begeleider.inwerken": Feitwoorden("of de begeleider nog wordt ingewerkt", ja="de begeleider wordt nog ingewerkt", nee="de begeleider is ingewerkt"),
    "begeleider.inzetbaar_pct": Feitwoorden("hoeveel procent de begeleider inzetbaar is"),
    "begeleider.max_intensief": _iets("het hoogste aantal intensieve cliënten van de begeleider", "hoogste aantal intensieve cliënten voor de begeleider"),
    "begeleider.organisatie_id": Feitwoorden(
        "de onderaannemer van de begeleider", wel="de begeleider werkt bij een onderaannemer", geen="de begeleider werkt niet bij een onderaannemer"
    ),
    "begeleider.talen": Feitwoorden("de talen van de begeleider"),
    "begeleider.uit_dienst_op": Feitwoorden(
        "de eerste dag waarop de begeleider uit dienst is", wel="de begeleider gaat uit dienst", geen="de begeleider gaat niet uit dienst"
    ),
    "begeleider.werkgebied": Feitwoorden("de wijken of kernen waar de begeleider werkt"),
    "begeleider.werkgever": Feitwoorden("de werkgever van de begeleider"),
    "organisatie.bekostiging": Feitwoorden("de manier waarop de organisatie betaald wordt"),
    "organisatie.expertises": Feitwoorden("de expertise van de onderaannemer"),
    "organisatie.goedkeuring_van": _iets("de dag van goedkeuring door de stuurgroep", "goedkeuring door de stuurgroep"),
    "organisatie.naam": Feitwoorden("de naam van de organisatie"),
    "organisatie.niches": Feitwoorden("de bijzondere doelgroepen van de onderaannemer"),
    "organisatie.onder_combinant_id": _iets("de combinant boven de onderaannemer", "combinant boven de organisatie"),
    "organisatie.organisatie_id": Feitwoorden("deze organisatie"),
    "organisatie.rol": Feitwoorden("de rol van de organisatie binnen Siem"),
    "organisatie.rol_onderaannemer": _iets("de reden waarom de onderaannemer er is", "reden waarom de onderaannemer er is"),
    "besluit.besluit_id": Feitwoorden("dit besluit"),
    "besluit.bestuurlijk_overleg_geraadpleegd": Feitwoorden(
        "of het bestuurlijk overleg is geraadpleegd", ja="het bestuurlijk overleg is geraadpleegd", nee="het bestuurlijk overleg is niet geraadpleegd"
    ),
    "besluit.client_id": Feitwoorden("de cliënt van het besluit", wel="het besluit gaat over een cliënt", geen="het besluit gaat niet over één cliënt"),
    "besluit.datum": Feitwoorden("de dag van het besluit"),
    "besluit.domein": Feitwoorden(
        "de soort hulp van het besluit", wel="het besluit gaat over één soort hulp", geen="het besluit gaat niet over één soort hulp"
    ),
    "besluit.geldig_tot": _iets("de laatste dag van het besluit", "laatste dag waarop het besluit geldt"),
    "besluit.genomen_door_organisatie": _iets("de organisatie van wie het besluit nam", "organisatie ingevuld van wie het besluit nam"),
    "besluit.genomen_door_rol": Feitwoorden("degene die het besluit nam"),
    "besluit.ingetrokken_op": Feitwoorden("de dag waarop het besluit is ingetrokken", wel="het besluit is ingetrokken", geen="het besluit is niet ingetrokken"),
    "besluit.motivering": _iets("de motivering van het besluit", "motivering van het besluit"),
    "besluit.organisatie_bw_bevoegd": Feitwoorden(
        "of de organisatie mag beslissen over beschermd wonen",
        ja="de organisatie van wie besloot mag over beschermd wonen beslissen",
        nee="de organisatie van wie besloot mag niet over beschermd wonen beslissen",
    ),
    "besluit.soort": Feitwoorden("de soort besluit"),
}
WAARDEN: Mapping[str, str] = {
    "24_uur_aanwezig": "dag en nacht iemand aanwezig",
    "24_uur_bereikbaar": "dag en nacht iemand bereikbaar",
    "planbaar": "op afspraak",
    "BW": "beschermd wonen",
    "BG": "begeleiding",
    "DAT": "een DAT-besluit",
    "WAT": "een WAT-besluit",
    "beschikking": "een beschikking",
    "budgetplafond": "een budgetplafond",
    "clientenstop": "een cliëntenstop",
    "onderaannemer_goedgekeurd": "goedkeuring van een onderaannemer",
    "vier_ogen_uitzondering": "een uitzondering op vier ogen",
    "bw_thuis": "BW-thuis",
    "lvb": "licht verstandelijke beperking (lvb)",
    "nah": "niet-aangeboren hersenletsel (nah)",
    "ggz": "psychische problemen (ggz)",
    "m": "man",
    "v": "vrouw",
    "x": "x",
    "wmo": "Wmo",
    "wlz": "Wlz",
    "wfz": "Wet forensische zorg",
    "p_maal_q": "prijs maal aantal",
    "lumpsum": "een vast bedrag",
    "wacht_intake": "wachten op de intake",
    "wacht_plaatsing": "wachten op een plek",
    "wacht_op_voorkeur": "wachten op een bepaalde plek",
    "actief": "wachten op elke plek die past",
    "in_zorg": "in zorg",
    "hoog_complex": "hoog complex",
    "college": "het college van de gemeente",
    "aanbieder_met_mandaat": "een aanbieder met mandaat",
    "partners_samen": "de partners van Siem samen",
    "clients": "cliënten",
    "siem": "Siem",
    "urgentie_dan_wachttijd": "eerst de urgentie, dan hoe lang iemand wacht",
    "geen_bw": "geen beschermd wonen",
    "do": "dagopvang (DO)",
    "oad": "arbeidsmatige dagbesteding (OAD)",
    "do_direct": "dagopvang kan meteen beginnen",
    "do_na_dat": "dagopvang kan beginnen na het DAT-besluit",
    "oad_extern": "arbeidsmatige dagbesteding, buiten Siem",
    "geen_vraag": "niets nodig: er is geen vraag",
    "niche": "een bijzondere doelgroep",
}
ROLLEN: Mapping[str, str] = {
    "toegang": "de toegang van de gemeente",
    "regionale_toegang": "de Regionale Toegang",
    "sleutelfiguur": "de sleutelfiguur",
    "teamleider": "de teamleider",
    "teamleider_sleutelfiguren": "de teamleider van de sleutelfiguren",
    "siemteam": "het Siemteam",
    "stuurgroep": "de stuurgroep",
    "locatie": "de locatie",
    "begeleider": "de begeleider",
    "client": "de cliënt",
    "toegangsmedewerker": "de medewerker van de toegang",
}


def woorden_van(naam: str) -> Feitwoorden:
    """The words of a fact; one that nobody named reads as the explanation of its column, between quotes."""
    return CLIENT.get(naam) or OVERIG.get(naam) or _uit_kolom(naam)


def zonder_lidwoord(naam: str) -> str:
    """A name as it stands at the top of a column or between brackets."""
    for begin in ("de ", "het ", "een ", "deze ", "dit "):
        if naam.startswith(begin):
            return naam[len(begin) :]
    return naam


def waarde_in_woorden(waarde: Waarde) -> str:
    """A value as people read it: no codes of closed lists."""
    if isinstance(waarde, Leeftijd):
        return f"{in_woorden(waarde)} jaar"
    if isinstance(waarde, frozenset):
        return opties(waarde, "en")
    return code_in_woorden(waarde) if isinstance(waarde, str) else in_woorden(waarde)


def code_in_woorden(code: str) -> str:
    """A code of a closed list as people read it."""
    return WAARDEN.get(code) or ROLLEN.get(code) or code.replace("_", " ")


def opties(codes: frozenset[str], laatste: str) -> str:
    """Codes as words, sorted: a, b of c."""
    woorden = sorted((code_in_woorden(code) for code in codes), key=str.casefold)
    return f" {laatste} ".join([", ".join(woorden[:-1]), woorden[-1]]) if len(woorden) > 1 else "".join(woorden) or "niets"


def rol_in_woorden(rol: str) -> str:
    """A role with its article."""
    return ROLLEN.get(rol, rol.replace("_", " "))


def _uit_kolom(naam: str) -> Feitwoorden:
    feit = catalogus()[naam]
    uitleg = feit.uitleg.removesuffix(" ja of nee.").partition(" (")[0].partition(";")[0].strip(" .?")
    kop = f"‘{uitleg}’"
    if feit.type is Feittype.JANEE:
        return Feitwoorden(f"het antwoord op {kop}", ja=f"het antwoord op {kop} is ja", nee=f"het antwoord op {kop} is nee")
    return Feitwoorden(kop)
