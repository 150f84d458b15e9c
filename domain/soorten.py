"""The closed vocabularies of the exchange format (design.md section 3). Values are what stands in a cell."""

from __future__ import annotations

from enum import StrEnum


class Rol(StrEnum):
    COMBINANT = "combinant"
    STRATEGISCH_PARTNER = "strategisch_partner"
    ONDERAANNEMER = "onderaannemer"


class Bekostiging(StrEnum):
    LUMPSUM = "lumpsum"
    P_MAAL_Q = "p_maal_q"


class RolOnderaannemer(StrEnum):
    NICHE = "niche"
    CAPACITEIT = "capaciteit"
    EXPERTISE = "expertise"
    AFBOUW = "afbouw"


class Toezicht(StrEnum):
    """Supervision; a higher `rang` suffices where a lower one is asked (counting.md 11)."""

    AANWEZIG_24_UUR = "24_uur_aanwezig"
    BEREIKBAAR_24_UUR = "24_uur_bereikbaar"
    PLANBAAR = "planbaar"

    @property
    def rang(self) -> int:
        return {"planbaar": 0, "24_uur_bereikbaar": 1, "24_uur_aanwezig": 2}[self.value]


class Woonvorm(StrEnum):
    """Form of living, from light to heavy by `rang` (counting.md 23)."""

    BW_THUIS = "bw_thuis"
    GEMENGD_WONEN = "gemengd_wonen"
    INTRAMURAAL = "intramuraal"

    @property
    def rang(self) -> int:
        return {"bw_thuis": 0, "gemengd_wonen": 1, "intramuraal": 2}[self.value]


class Financieringstitel(StrEnum):
    WMO = "wmo"
    WLZ = "wlz"
    WFZ = "wfz"


class Zorgzwaarte(StrEnum):
    LICHT = "licht"
    GEMIDDELD = "gemiddeld"
    INTENSIEF = "intensief"


class Geslacht(StrEnum):
    V = "v"
    M = "m"
    X = "x"


class Domein(StrEnum):
    BW = "BW"
    BG = "BG"


class Status(StrEnum):
    AANGEMELD = "aangemeld"
    WACHT_INTAKE = "wacht_intake"
    WACHT_PLAATSING = "wacht_plaatsing"
    IN_ZORG = "in_zorg"
    PROEFPERIODE = "proefperiode"
    AFGESLOTEN = "afgesloten"


class Wachtkeuze(StrEnum):
    ACTIEF = "actief"
    WACHT_OP_VOORKEUR = "wacht_op_voorkeur"


class UitersteReden(StrEnum):
    EINDE_VERBLIJF = "einde_verblijf"
    WONING_KWIJT = "woning_kwijt"
    VEILIGHEID = "veiligheid"


class Woning(StrEnum):
    EIGEN = "eigen"
    TOEGEZEGD = "toegezegd"
    NODIG = "nodig"


class Verhuisreden(StrEnum):
    HERPLAATSING = "herplaatsing"
    DOORSTROOM = "doorstroom"


class WensenOpgehaald(StrEnum):
    JA = "ja"
    MET_HULP = "met_hulp"
    WIL_NIET = "wil_niet"
    NOG_NIET = "nog_niet"


class VertrekZekerheid(StrEnum):
    ZEKER = "zeker"
    VERWACHT = "verwacht"
    ONZEKER = "onzeker"


class Besluitsoort(StrEnum):
    DAT = "DAT"
    WAT = "WAT"
    BESCHIKKING = "beschikking"


class Beslisser(StrEnum):
    TOEGANG = "toegang"
    REGIONALE_TOEGANG = "regionale_toegang"
    SLEUTELFIGUUR = "sleutelfiguur"
    TEAMLEIDER = "teamleider"
    TEAMLEIDER_SLEUTELFIGUREN = "teamleider_sleutelfiguren"
    SIEMTEAM = "siemteam"
    STUURGROEP = "stuurgroep"


class Stuurgroepsoort(StrEnum):
    BUDGETPLAFOND = "budgetplafond"
    CLIENTENSTOP = "clientenstop"
    ONDERAANNEMER_GOEDGEKEURD = "onderaannemer_goedgekeurd"


class Periode(StrEnum):
    WEEK = "week"
    HORIZON = "horizon"


class Wenssoort(StrEnum):
    LOCATIE = "locatie"
    GEMEENTE = "gemeente"
    GEBIED = "gebied"
    NABIJ = "nabij"
    VOORZIENING = "voorziening"


class Hardheid(StrEnum):
    MOET = "moet"
    GRAAG = "graag"
    BESLIST_NIET = "beslist_niet"


class OnverenigbaarReden(StrEnum):
    VEILIGHEID = "veiligheid"
    VERLEDEN = "verleden"
    BEHANDELING = "behandeling"
    ANDERS = "anders"


class BedenkingReden(StrEnum):
    GROEP = "groep"
    EXPERTISE = "expertise"
    BEZETTING = "bezetting"
    VEILIGHEID = "veiligheid"
    ANDERS = "anders"


class BedenkingStatus(StrEnum):
    OPEN = "open"
    GEDEELD = "gedeeld"
    NIET_GEDEELD = "niet_gedeeld"


class Vastleggingsoort(StrEnum):
    VAST = "vast"
    VERBODEN = "verboden"
    VOORGELEGD = "voorgelegd"
    VRIJGEGEVEN = "vrijgegeven"


class Dagbesteding(StrEnum):
    """What a client asks: dagopvang within Siem, arbeidsmatige dagbesteding outside it (domain.md B29), or nothing (B28)."""

    DO = "do"
    OAD = "oad"
    GEEN_VAN_BEIDE = "geen_van_beide"


class RolBegeleider(StrEnum):
    EERSTE = "eerste"
    TWEEDE = "tweede"
