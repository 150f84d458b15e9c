"""How people read the facts of a client: a name per fact, and a sentence where "is ja" would be no Dutch (B1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Feitwoorden:
    """`naam` with its article, as it stands in a sentence. `ja` and `nee` are sentences for a yes/no fact, `wel` and `geen` for one that may be none."""

    naam: str
    ja: str = ""
    nee: str = ""
    wel: str = ""
    geen: str = ""


def _janee(naam: str, ja: str, nee: str) -> Feitwoorden:
    return Feitwoorden(naam, ja=ja, nee=nee)


def _kan_leeg(naam: str, wel: str, geen: str) -> Feitwoorden:
    return Feitwoorden(naam, wel=wel, geen=geen)


def _iets(naam: str, wat: str) -> Feitwoorden:
    """A fact that may be none, where "er is een …" says it."""
    return Feitwoorden(naam, wel=f"er is een {wat}", geen=f"er is geen {wat}")


_WENSEN: Mapping[str, str] = {
    "moet": "die voor de cliënt moeten",
    "niet": "die de cliënt beslist niet wil",
    "wens": "die de cliënt wil",
}
_WENSSOORTEN = {"locaties": "locaties", "gemeenten": "gemeenten", "gebieden": "wijken of kernen", "voorzieningen": "voorzieningen"}

CLIENT: Mapping[str, Feitwoorden] = {
    "client.aanmelddatum": Feitwoorden("de dag van aanmelding bij Siem"),
    "client.achttien_op": _iets("de dag waarop de cliënt 18 wordt", "dag ingevuld waarop de cliënt 18 wordt"),
    "client.afgesloten_op": _kan_leeg("de dag van afsluiting", "de hulp is afgesloten", "de hulp is niet afgesloten"),
    "client.beschikking_datum": _iets("de dag van de laatste beschikking", "beschikking"),
    "client.bij_onderaannemer": _kan_leeg(
        "de onderaannemer die nu begeleidt", "een onderaannemer begeleidt de cliënt", "geen onderaannemer begeleidt de cliënt"
    ),
    "client.client_id": Feitwoorden("deze cliënt"),
    "client.dat_bg_datum": _iets("de dag van het DAT-besluit voor begeleiding", "DAT-besluit voor begeleiding"),
    "client.dat_bg_rol": _iets("degene die het DAT-besluit voor begeleiding nam", "DAT-besluit voor begeleiding"),
    "client.dat_bg_tot": _iets("de laatste dag van het DAT-besluit voor begeleiding", "laatste dag in het DAT-besluit voor begeleiding"),
    "client.dat_bw_datum": _iets("de dag van het DAT-besluit voor beschermd wonen", "DAT-besluit voor beschermd wonen"),
    "client.dat_bw_rol": _iets("degene die het DAT-besluit voor beschermd wonen nam", "DAT-besluit voor beschermd wonen"),
    "client.dat_bw_tot": _iets("de laatste dag van het DAT-besluit voor beschermd wonen", "laatste dag in het DAT-besluit voor beschermd wonen"),
    "client.domein": Feitwoorden("de soort hulp"),
    "client.eerste_begeleider": _iets("de eerste begeleider van de cliënt", "eerste begeleider"),
    "client.eerste_gesprek_op": _kan_leeg("de dag van het eerste gesprek", "het eerste gesprek is geweest", "er is nog geen eerste gesprek geweest"),
    "client.expertise_gewenst": Feitwoorden("de expertise die de cliënt graag heeft"),
    "client.expertise_nodig": Feitwoorden("de expertise die de cliënt nodig heeft"),
    "client.gebied": _iets("de wijk of kern waar de cliënt woont", "wijk of kern ingevuld"),
    "client.gebiedsteam": _iets("het gebiedsteam van de cliënt", "gebiedsteam voor waar de cliënt woont"),
    "client.geboortejaar": Feitwoorden("het geboortejaar van de cliënt"),
    "client.gemeente": Feitwoorden("de gemeente van de cliënt"),
    "client.gemeente_koopt_bg": _janee(
        "of de gemeente begeleiding bij Siem inkoopt",
        "de gemeente van de cliënt koopt begeleiding in bij Siem",
        "de gemeente van de cliënt koopt geen begeleiding in bij Siem",
    ),
    "client.geslacht": Feitwoorden("het geslacht van de cliënt"),
    "client.geslacht_v_of_m": Feitwoorden("het geslacht van de cliënt"),
    "client.hervatting_gevraagd_op": _kan_leeg(
        "de dag waarop de cliënt vroeg om weer te beginnen", "de cliënt vroeg om weer te beginnen", "de cliënt vroeg niet om weer te beginnen"
    ),
    "client.kenmerken": Feitwoorden("de kenmerken van de cliënt die voor de groep tellen"),
    "client.langdurig": _janee(
        "of de cliënt bij de langdurige groep hoort", "de cliënt hoort bij de kleine langdurige groep", "de cliënt hoort niet bij de kleine langdurige groep"
    ),
    "client.leeftijd": Feitwoorden("de leeftijd van de cliënt"),
    "client.overbrugging": _kan_leeg("de overbrugging zolang de cliënt wacht", "er is overbrugging geregeld", "er is geen overbrugging geregeld"),
    "client.proefperiode_van": _kan_leeg("de eerste dag van de proefperiode", "er is een proefperiode", "er is geen proefperiode"),
    "client.risico": _janee(
        "of nooit één begeleider alleen mag gaan", "bij deze cliënt gaat nooit één begeleider alleen", "bij deze cliënt mag één begeleider alleen gaan"
    ),
    "client.sleutelfiguur_id": _iets("de eigen sleutelfiguur van de cliënt", "eigen sleutelfiguur"),
    "client.status": Feitwoorden("de status van de cliënt"),
    "client.talen": Feitwoorden("de talen van de cliënt"),
    "client.toezicht_nodig": _kan_leeg("het toezicht dat nodig is", "er is toezicht nodig", "er is geen toezicht nodig"),
    "client.tweede_begeleider": _iets("de tweede begeleider van de cliënt", "tweede begeleider"),
    "client.uit_de_regio": _janee(
        "of de cliënt uit de regio komt", "de cliënt komt uit een van de elf gemeenten van de regio", "de cliënt komt van buiten de regio"
    ),
    "client.uiterste_datum": _iets("de uiterste dag waarop een plek nodig is", "uiterste dag waarop een plek nodig is"),
    "client.uiterste_reden": _iets("de reden van de uiterste dag", "reden voor een uiterste dag"),
    "client.urgentie": Feitwoorden("de urgentie (1 is acuut, 4 kan wachten)"),
    "client.urgentie_door_rol": Feitwoorden("degene die de urgentie vaststelde"),
    "client.urgentie_herzien_op": Feitwoorden("de dag waarop de urgentie opnieuw bekeken wordt"),
    "client.urgentie_reden": Feitwoorden("de reden van de urgentie"),
    "client.verhuisreden": _iets("de reden om te verhuizen", "reden om te verhuizen"),
    "client.verhuist": _janee(
        "of de cliënt al op een plek woont en op een andere wacht",
        "de cliënt woont al op een plek en wacht op een andere",
        "de cliënt woont niet op een plek terwijl die op een andere wacht",
    ),
    "client.voorkeur_geslacht_begeleider": _iets("de voorkeur voor een vrouw of man als begeleider", "voorkeur voor een vrouw of man als begeleider"),
    "client.voorzieningen_nodig": Feitwoorden("de voorzieningen die de cliënt nodig heeft"),
    "client.vroegste_week": _kan_leeg(
        "de eerste week waarin de cliënt kan komen", "er is een week waarvoor de cliënt niet kan komen", "de cliënt kan meteen komen"
    ),
    "client.wacht_sinds": _iets("de dag waarop het wachten begon", "dag ingevuld waarop het wachten begon"),
    "client.wachtkeuze": _iets("de keuze bij het wachten", "keuze bij het wachten"),
    "client.wat_bw_datum": _iets("de dag van het WAT-besluit voor beschermd wonen", "WAT-besluit voor beschermd wonen"),
    "client.wat_bw_rol": _iets("degene die het WAT-besluit voor beschermd wonen nam", "WAT-besluit voor beschermd wonen"),
    "client.wat_bw_tot": _iets("de laatste dag van het WAT-besluit voor beschermd wonen", "laatste dag in het WAT-besluit voor beschermd wonen"),
    "client.wensen_opgehaald": Feitwoorden("of de wensen van de cliënt gevraagd zijn"),
    "client.woning": Feitwoorden("de woning voor BW-thuis"),
    "client.woont_bij_organisatie": _kan_leeg(
        "de organisatie waar de cliënt nu woont", "de cliënt woont nu bij een organisatie", "de cliënt woont nu niet bij een organisatie"
    ),
    "client.woont_op_plekgroep": _kan_leeg("de plek waar de cliënt nu woont", "de cliënt woont nu op een plek", "de cliënt woont nu niet op een plek"),
    "client.woonvorm_nodig": Feitwoorden("de lichtste woonvorm die genoeg is"),
    "client.zorgzwaarte": Feitwoorden("de zorgzwaarte"),
    "client.zwaardere_vorm_akkoord": _janee(
        "of een zwaardere woonvorm mag van de cliënt", "de cliënt vindt een zwaardere woonvorm goed", "de cliënt wil geen zwaardere woonvorm"
    ),
    **{
        f"client.{groep}_{soort}": Feitwoorden(f"de {woord} {_WENSEN[groep]}")
        for groep in _WENSEN
        for soort, woord in _WENSSOORTEN.items()
        if (groep, soort) != ("wens", "voorzieningen")
    },
    "afsluiting.client_id": Feitwoorden("de cliënt van de afsluiting"),
    "afsluiting.doelen_bereikt": _janee("of de doelen bereikt zijn", "de doelen zijn bereikt", "de doelen zijn niet bereikt"),
    "afsluiting.geen_nieuwe_doelen": _janee("of er geen nieuwe doelen zijn", "er zijn geen nieuwe doelen", "er zijn nieuwe doelen"),
    "afsluiting.proefperiode_niet_in_belang": _janee(
        "of een proefperiode niet in het belang van de cliënt is",
        "een proefperiode is niet in het belang van de cliënt",
        "een proefperiode is wel in het belang van de cliënt, of schaadt niet",
    ),
    "afsluiting.vier_ogen_door": _kan_leeg("degene die meekeek naar de afsluiting", "een tweede professional keek mee", "geen tweede professional keek mee"),
    "afsluiting.vier_ogen_op": _kan_leeg(
        "de dag waarop een tweede professional meekeek", "een tweede professional keek mee", "geen tweede professional keek mee"
    ),
    "toegang.aanvraag_op": _iets("de dag van de aanvraag", "aanvraag"),
    "toegang.algemene_voorziening_toereikend": _janee(
        "of een algemene voorziening genoeg is", "een algemene voorziening is genoeg", "een algemene voorziening is niet genoeg"
    ),
    "toegang.begeleiding_thuis_toereikend": _janee("of begeleiding thuis genoeg is", "begeleiding thuis is genoeg", "begeleiding thuis is niet genoeg"),
    "toegang.behandeling_toereikend": _janee("of behandeling genoeg is", "behandeling is genoeg", "behandeling is niet genoeg"),
    "toegang.client_id": Feitwoorden("de cliënt van het onderzoek"),
    "toegang.eigen_kracht_toereikend": _janee(
        "of eigen kracht en netwerk genoeg zijn", "eigen kracht en het netwerk zijn genoeg", "eigen kracht en het netwerk zijn niet genoeg"
    ),
    "toegang.forensische_titel": _janee("of er een forensische titel is", "er is een forensische titel", "er is geen forensische titel"),
    "toegang.forensische_titel_tot": _iets("de laatste dag van de forensische titel", "forensische titel"),
    "toegang.gevraagd_domein": Feitwoorden("de soort hulp die gevraagd is"),
    "toegang.gevraagde_dagbesteding": Feitwoorden("de dagbesteding die gevraagd is"),
    "toegang.lichte_ondersteuning_toereikend": _janee(
        "of lichte ondersteuning door de toegang genoeg is",
        "lichte ondersteuning door de toegang is genoeg",
        "lichte ondersteuning door de toegang is niet genoeg",
    ),
    "toegang.melding_op": _iets("de dag van de melding", "melding"),
    "toegang.onderzoek_klaar_op": _kan_leeg("de dag waarop het onderzoek klaar was", "het onderzoek is klaar", "het onderzoek is nog niet klaar"),
    "toegang.opname_indicatie": _janee(
        "een indicatie voor klinische opname", "er is een indicatie voor klinische opname", "er is geen indicatie voor klinische opname"
    ),
    "toegang.psychische_of_psychosociale_problematiek": _janee(
        "of er psychische of psychosociale problemen zijn",
        "er zijn psychische of psychosociale problemen",
        "er zijn geen psychische of psychosociale problemen",
    ),
    "toegang.spoed": _janee("of er spoed is", "de hulp kan niet wachten op het onderzoek", "de hulp kan wachten op het onderzoek"),
    "toegang.tijdelijk": _janee("of de behoefte tijdelijk is", "de cliënt heeft dit tijdelijk nodig", "de cliënt heeft dit blijvend nodig"),
    "toegang.uitzondering_jonger_dan_18": _janee(
        "een uitzondering van de toegang voor wie 16 of 17 is",
        "de toegang maakte een uitzondering voor iemand van 16 of 17",
        "de toegang maakte geen uitzondering voor iemand van 16 of 17",
    ),
    "toegang.verblijfsrecht": _janee(
        "of de cliënt rechtmatig in Nederland is", "de cliënt is rechtmatig in Nederland", "de cliënt is niet rechtmatig in Nederland"
    ),
    "toegang.wlz_indicatie": _janee("een Wlz-indicatie", "er is een Wlz-indicatie", "er is geen Wlz-indicatie"),
    "toegang.zorg_planbaar": _janee("of de zorg te plannen is", "de zorg is te plannen", "de zorg is niet te plannen"),
    "uitzondering.akkoord_teamleider": _janee("het akkoord van de teamleider", "de teamleider is akkoord", "de teamleider is niet akkoord"),
    "uitzondering.client_id": _iets("de uitzondering op vier ogen", "uitzondering op vier ogen"),
    "uitzondering.herzien_op": _iets("de dag waarop de uitzondering opnieuw bekeken wordt", "dag waarop de uitzondering opnieuw bekeken wordt"),
    "uitzondering.reden": _iets("de reden van de uitzondering", "reden voor de uitzondering"),
}
