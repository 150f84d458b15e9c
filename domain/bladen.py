"""The sheets of a momentopname, one frozen model per row (design.md section 3).

The models are the one place where columns are declared: name, type, required or not (no default), what it refers to
(`Kolom.verwijst`), which closed list of `Beleid` holds it (`Kolom.lijst`), and one Dutch sentence of explanation. Import, export,
template, hash and fault texts all read them from here. Unknown is `None` (or the empty tuple where empty means *none asked*).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from domain import soorten as s


@dataclass(frozen=True)
class Kolom:
    """What a column means: `uitleg` in Dutch, the sheet its ids come from, its closed list, and how its text is read."""

    uitleg: str
    verwijst: str = ""  # sheet whose key this cell (or each of its list items) must be
    lijst: str = ""  # closed list in Beleid: expertises, kenmerken, voorzieningen
    soort: str = ""  # week (ISO Monday), gemeente (GM code), siemgemeente (one of the eleven), gebied, gebiedsteam, tellijst


Naam = Annotated[str, Field(min_length=1)]
Aantal = Annotated[int, Field(ge=0)]
Positief = Annotated[int, Field(ge=1)]
Bedrag = Annotated[Decimal, Field(ge=0)]
Pct = Annotated[int, Field(ge=0, le=100)]
Lijst = tuple[str, ...]
Telling = tuple[tuple[str, int], ...]


class Rij(BaseModel):
    """One row. Immutable; `sleutel` names the columns that make it unique within its sheet (empty: no key)."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Kopregel(Rij):
    sleutel: Annotated[Naam, Kolom("Naam van het gegeven: peildatum, formaat_versie of bron.")]
    waarde: Annotated[Naam, Kolom("Waarde: de peildatum als 2026-11-30, formaat_versie is 1.")]


class Organisatie(Rij):
    organisatie_id: Annotated[Naam, Kolom("Eigen code van de organisatie.")]
    naam: Annotated[Naam, Kolom("Naam van de organisatie.")]
    rol: Annotated[s.Rol, Kolom("Rol binnen Siem.")]
    onder_combinant_id: Annotated[str | None, Kolom("Bij een onderaannemer: de combinant erboven.", verwijst="organisaties")] = None
    niches: Annotated[Lijst, Kolom("Bijzondere doelgroepen van een onderaannemer.", lijst="expertises")] = ()
    bekostiging: Annotated[s.Bekostiging | None, Kolom("Vast bedrag (lumpsum) of prijs maal aantal (p_maal_q).")] = None
    rol_onderaannemer: Annotated[s.RolOnderaannemer | None, Kolom("Waarom deze onderaannemer er is.")] = None


class Locatie(Rij):
    locatie_id: Annotated[Naam, Kolom("Eigen code van de locatie, geen adres.")]
    organisatie_id: Annotated[Naam, Kolom("De organisatie van deze locatie.", verwijst="organisaties")]
    gemeente: Annotated[Naam, Kolom("Gemeentecode van het CBS, zoals GM0855.", soort="siemgemeente")]
    gebied: Annotated[str | None, Kolom("Wijk of kern.", soort="gebied")] = None
    naam: Annotated[Naam, Kolom("Roepnaam van de locatie.")]
    expertises: Annotated[Lijst, Kolom("Wat het team goed kan.", lijst="expertises")] = ()
    toezicht: Annotated[s.Toezicht, Kolom("Toezicht op de locatie.")]
    team_punten: Annotated[Aantal, Kolom("Zorgzwaarte die het team draagt, in punten, met de BW-thuis-cliënten erbij.")]
    min_leeftijd: Annotated[Aantal | None, Kolom("Jongste leeftijd in jaren.")] = None
    max_leeftijd: Annotated[Aantal | None, Kolom("Oudste leeftijd in jaren.")] = None
    alleen_geslacht: Annotated[s.Geslacht | None, Kolom("Alleen vrouwen (v) of alleen mannen (m); leeg is iedereen.")] = None
    alleen_geslacht_grond: Annotated[str | None, Kolom("Waarom de locatie alleen voor vrouwen of mannen is.")] = None
    voorzieningen: Annotated[Lijst, Kolom("Wat de plek biedt.", lijst="voorzieningen")] = ()
    rust_weken_tussen_instroom: Annotated[Aantal, Kolom("Zo veel weken liggen er minstens tussen twee nieuwe bewoners; leeg is 0.")] = 0
    geen_plaatsing_tot: Annotated[date | None, Kolom("Tot en met deze dag komt hier niemand bij.")] = None
    max_sleutelfiguren: Annotated[Aantal | None, Kolom("Hoogste aantal sleutelfiguren op de locatie; leeg is geen grens.")] = None


class Samenstelling(Rij):
    locatie_id: Annotated[Naam, Kolom("De locatie met deze groepsgrens.", verwijst="locaties")]
    kenmerk: Annotated[Naam, Kolom("Het kenmerk waar de grens over gaat.", lijst="kenmerken")]
    max_aantal: Annotated[Aantal | None, Kolom("Hoogstens zo veel bewoners met dit kenmerk.")] = None
    min_aantal: Annotated[Aantal | None, Kolom("Geen enkele bewoner met dit kenmerk, of minstens zo veel.")] = None
    niet_samen_met: Annotated[Lijst, Kolom("Kenmerk dat niet tegelijk in de groep mag zijn.", lijst="kenmerken")] = ()
    herzien_op: Annotated[date | None, Kolom("Dag waarop de locatie deze grens opnieuw bekijkt.")] = None


class Plekgroep(Rij):
    plekgroep_id: Annotated[Naam, Kolom("Eigen code van deze groep gelijke plekken.")]
    locatie_id: Annotated[Naam, Kolom("De locatie (bij BW-thuis: het team).", verwijst="locaties")]
    woonvorm: Annotated[s.Woonvorm, Kolom("Woonvorm van de plekken.")]
    financieringstitel: Annotated[s.Financieringstitel, Kolom("Uit welke wet de plek betaald wordt.")]
    aantal: Annotated[Aantal, Kolom("Aantal plekken in deze groep.")]
    toezicht: Annotated[s.Toezicht | None, Kolom("Ander toezicht dan de locatie; bij BW-thuis planbaar als dit leeg is.")] = None
    kosten_per_week_euro: Annotated[Bedrag | None, Kolom("Kosten van een plek per week, in euro.")] = None


class Bewoner(Rij):
    client_id: Annotated[Naam, Kolom("De cliënt die hier woont.", verwijst="clienten")]
    plekgroep_id: Annotated[Naam, Kolom("De plek waar de cliënt woont.", verwijst="plekken")]
    zorgzwaarte: Annotated[s.Zorgzwaarte, Kolom("Hoe zwaar de zorg is.")]
    kenmerken: Annotated[Lijst, Kolom("Kenmerken die voor de groep tellen.", lijst="kenmerken")] = ()
    geslacht: Annotated[s.Geslacht | None, Kolom("v, m of x.")] = None
    sleutelfiguur_id: Annotated[str | None, Kolom("De sleutelfiguur van de bewoner.", verwijst="sleutelfiguren")] = None
    vertrek_week: Annotated[date | None, Kolom("Maandag van de week waarin de bewoner vertrekt.", soort="week")] = None
    vertrek_zekerheid: Annotated[s.VertrekZekerheid | None, Kolom("Hoe zeker het vertrek is.")] = None
    uitstroom_gemeente: Annotated[str | None, Kolom("Gemeente waar de bewoner gaat wonen.", soort="gemeente")] = None
    uitstroom_gebied: Annotated[str | None, Kolom("Wijk of kern waar de bewoner gaat wonen.", soort="gebied")] = None


class OverigeBezetting(Rij):
    plekgroep_id: Annotated[Naam, Kolom("De plekken waar deze mensen wonen.", verwijst="plekken")]
    aantal: Annotated[Aantal, Kolom("Aantal andere mensen op deze plekken.")]
    punten: Annotated[Aantal, Kolom("Hun zorgzwaarte samen, in punten.")]
    kenmerk_aantallen: Annotated[Telling, Kolom("Hoe vaak een kenmerk voorkomt: agressie:1;lvb:2.", lijst="kenmerken", soort="tellijst")] = ()


class Client(Rij):
    client_id: Annotated[Naam, Kolom("Eigen code van de cliënt, geen BSN.")]
    domein: Annotated[s.Domein, Kolom("Beschermd wonen (BW) of begeleiding (BG).")]
    status: Annotated[s.Status, Kolom("Waar de cliënt in de klantreis is.")]
    geboortejaar: Annotated[int | None, Field(ge=1900, le=2100), Kolom("Geboortejaar.")] = None
    achttien_op: Annotated[date | None, Kolom("Dag waarop de cliënt 18 wordt; alleen voor wie jonger is dan 19.")] = None
    geslacht: Annotated[s.Geslacht | None, Kolom("v, m of x.")] = None
    voorkeur_geslacht_begeleider: Annotated[s.Geslacht | None, Kolom("Liefst een begeleider die v of m is.")] = None
    gemeente: Annotated[Naam, Kolom("Gemeentecode van het CBS; ook een gemeente buiten de regio.", soort="gemeente")]
    gebied: Annotated[str | None, Kolom("Wijk of kern waar de cliënt woont.", soort="gebied")] = None
    aanmelddatum: Annotated[date, Kolom("Dag van aanmelding bij Siem.")]
    wacht_sinds: Annotated[date | None, Kolom("Dag waarop het wachten begon; leeg: de aanmelddatum.")] = None
    wachtkeuze: Annotated[s.Wachtkeuze | None, Kolom("Wacht actief, of alleen op een voorkeur.")] = None
    urgentie: Annotated[Annotated[int, Field(ge=1, le=4)] | None, Kolom("Urgentie: 1 (acuut) tot 4.")] = None
    urgentie_reden: Annotated[str | None, Kolom("Waarom deze urgentie.")] = None
    urgentie_door_rol: Annotated[str | None, Kolom("Wie de urgentie vaststelde.")] = None
    urgentie_herzien_op: Annotated[date | None, Kolom("Dag waarop de urgentie opnieuw bekeken wordt.")] = None
    uiterste_datum: Annotated[date | None, Kolom("Uiterste dag waarop een plek nodig is.")] = None
    uiterste_reden: Annotated[s.UitersteReden | None, Kolom("Waarom die dag de uiterste is.")] = None
    overbrugging: Annotated[str | None, Kolom("Waar de cliënt zolang verblijft of hulp krijgt.")] = None
    zorgzwaarte: Annotated[s.Zorgzwaarte | None, Kolom("Hoe zwaar de zorg is; leeg telt als gemiddeld.")] = None
    expertise_nodig: Annotated[Lijst, Kolom("Expertise die er moet zijn.", lijst="expertises")] = ()
    expertise_gewenst: Annotated[Lijst, Kolom("Expertise die gewenst is.", lijst="expertises")] = ()
    woonvorm_nodig: Annotated[s.Woonvorm | None, Kolom("Lichtste woonvorm die genoeg is, uit het WAT-besluit.")] = None
    zwaardere_vorm_akkoord: Annotated[bool | None, Kolom("Mag een zwaardere vorm ook? ja of nee.")] = None
    toezicht_nodig: Annotated[s.Toezicht | None, Kolom("Toezicht dat er minstens moet zijn.")] = None
    voorzieningen_nodig: Annotated[Lijst, Kolom("Wat de plek moet bieden.", lijst="voorzieningen")] = ()
    woning: Annotated[s.Woning | None, Kolom("Heeft de cliënt een woning voor BW-thuis?")] = None
    kenmerken: Annotated[Lijst, Kolom("Kenmerken die voor de groep tellen.", lijst="kenmerken")] = ()
    vroegste_week: Annotated[date | None, Kolom("Maandag van de eerste week waarin de cliënt kan komen.", soort="week")] = None
    sleutelfiguur_id: Annotated[str | None, Kolom("De eigen sleutelfiguur.", verwijst="sleutelfiguren")] = None
    verhuisreden: Annotated[s.Verhuisreden | None, Kolom("Waarom een bewoner op een andere plek wacht.")] = None
    wensen_opgehaald: Annotated[s.WensenOpgehaald | None, Kolom("Zijn de wensen gevraagd?")] = None
    langdurig: Annotated[bool | None, Kolom("Hoort bij de kleine langdurige groep? ja of nee.")] = None
    risico: Annotated[bool | None, Kolom("Nooit één begeleider alleen? ja of nee.")] = None
    talen: Annotated[Lijst, Kolom("Talen waarin de cliënt zich redt.")] = ()
    eerste_gesprek_op: Annotated[date | None, Kolom("Dag van het eerste gesprek.")] = None
    proefperiode_van: Annotated[date | None, Kolom("Eerste dag van de proefperiode.")] = None
    hervatting_gevraagd_op: Annotated[date | None, Kolom("Dag waarop de cliënt vroeg om weer te beginnen.")] = None
    afgesloten_op: Annotated[date | None, Kolom("Dag van afsluiting.")] = None


class Besluit(Rij):
    besluit_id: Annotated[Naam, Kolom("Eigen code van het besluit.")]
    client_id: Annotated[Naam, Kolom("Over welke cliënt het gaat.", verwijst="clienten")]
    soort: Annotated[s.Besluitsoort, Kolom("DAT, WAT of beschikking.")]
    domein: Annotated[s.Domein, Kolom("BW of BG.")]
    datum: Annotated[date, Kolom("Dag van het besluit.")]
    geldig_tot: Annotated[date | None, Kolom("Laatste dag waarop het geldt.")] = None
    genomen_door_rol: Annotated[s.Beslisser, Kolom("Wie het besluit nam.")]
    genomen_door_organisatie: Annotated[str | None, Kolom("Organisatie van wie het besluit nam.", verwijst="organisaties")] = None
    ingetrokken_op: Annotated[date | None, Kolom("Dag waarop het besluit is ingetrokken.")] = None
    motivering: Annotated[str | None, Kolom("Waarom.")] = None


class Stuurgroepbesluit(Rij):
    besluit_id: Annotated[Naam, Kolom("Eigen code van het besluit.")]
    soort: Annotated[s.Stuurgroepsoort, Kolom("Waar het besluit over gaat.")]
    domein: Annotated[s.Domein | None, Kolom("BW of BG.")] = None
    organisatie_id: Annotated[str | None, Kolom("Voor welke organisatie.", verwijst="organisaties")] = None
    bedrag_euro: Annotated[Bedrag | None, Kolom("Bedrag van het plafond.")] = None
    per: Annotated[s.Periode | None, Kolom("Per week of over de hele horizon.")] = None
    datum: Annotated[date, Kolom("Dag waarop het besluit ingaat.")]
    geldig_tot: Annotated[date | None, Kolom("Laatste dag waarop het geldt.")] = None
    bestuurlijk_overleg_geraadpleegd: Annotated[bool | None, Kolom("Is het bestuurlijk overleg geraadpleegd? ja of nee.")] = None


class Afsluiting(Rij):
    client_id: Annotated[Naam, Kolom("De cliënt.", verwijst="clienten")]
    doelen_bereikt: Annotated[bool | None, Kolom("Zijn de doelen bereikt? ja of nee.")] = None
    geen_nieuwe_doelen: Annotated[bool | None, Kolom("Zijn er geen nieuwe doelen? ja of nee.")] = None
    vier_ogen_door: Annotated[str | None, Kolom("Wie meekeek.")] = None
    vier_ogen_op: Annotated[date | None, Kolom("Wanneer.")] = None
    proefperiode_niet_in_belang: Annotated[bool | None, Kolom("Is een proefperiode niet in het belang? ja of nee.")] = None


class Wens(Rij):
    client_id: Annotated[Naam, Kolom("De cliënt met deze wens.", verwijst="clienten")]
    soort: Annotated[s.Wenssoort, Kolom("Waar de wens over gaat.")]
    waarde: Annotated[Naam, Kolom("De locatie, gemeente, wijk of voorziening.")]
    hardheid: Annotated[s.Hardheid, Kolom("moet, graag of beslist_niet.")]
    rang: Annotated[Positief | None, Kolom("1 is het belangrijkst; leeg is 1.")] = None


class Reistijd(Rij):
    van: Annotated[Naam, Kolom("Gemeentecode of wijk.", soort="gebied")]
    naar: Annotated[Naam, Kolom("Gemeentecode of wijk.", soort="gebied")]
    minuten: Annotated[Aantal, Kolom("Reistijd in minuten.")]


class Onverenigbaarheid(Rij):
    client_a: Annotated[Naam, Kolom("Cliënt.", verwijst="clienten")]
    client_b: Annotated[Naam, Kolom("Cliënt die niet op dezelfde locatie mag wonen.", verwijst="clienten")]
    reden: Annotated[s.OnverenigbaarReden, Kolom("Soort reden, zonder verhaal.")]
    vastgesteld_door: Annotated[Naam, Kolom("Wie het vaststelde.")]
    tot: Annotated[date, Kolom("Laatste dag waarop het geldt.")]


class Bedenking(Rij):
    locatie_id: Annotated[Naam, Kolom("De locatie met de bedenking.", verwijst="locaties")]
    client_id: Annotated[Naam, Kolom("De cliënt.", verwijst="clienten")]
    reden: Annotated[s.BedenkingReden, Kolom("Soort reden.")]
    status: Annotated[s.BedenkingStatus, Kolom("open, gedeeld of niet_gedeeld.")]
    tot: Annotated[date, Kolom("Laatste dag waarop de bedenking geldt.")]


class Vastlegging(Rij):
    client_id: Annotated[Naam, Kolom("De cliënt.", verwijst="clienten")]
    plekgroep_id: Annotated[str | None, Kolom("De plek; leeg is elke plek.", verwijst="plekken")] = None
    begeleider_id: Annotated[str | None, Kolom("De begeleider (alleen BG).", verwijst="begeleiders")] = None
    rol: Annotated[s.RolBegeleider | None, Kolom("eerste of tweede; leeg is allebei.")] = None
    week: Annotated[date | None, Kolom("Maandag van de startweek; leeg is elke week.", soort="week")] = None
    soort: Annotated[s.Vastleggingsoort, Kolom("vast, verboden, voorgelegd of vrijgegeven.")]
    tot: Annotated[date | None, Kolom("Laatste dag waarop dit geldt.")] = None
    door: Annotated[Naam, Kolom("Wie dit vastlegde (rol of code).")]
    reden: Annotated[Naam, Kolom("Waarom.")]


class VorigePlaatsing(Rij):
    client_id: Annotated[Naam, Kolom("De cliënt.", verwijst="clienten")]
    plekgroep_id: Annotated[Naam, Kolom("De plek in het vorige plan.", verwijst="plekken")]
    week: Annotated[date, Kolom("Maandag van de startweek in het vorige plan.", soort="week")]


class Sleutelfiguur(Rij):
    sleutelfiguur_id: Annotated[Naam, Kolom("Eigen code van de sleutelfiguur.")]
    locaties: Annotated[Lijst, Kolom("Locaties van deze sleutelfiguur.", verwijst="locaties")] = ()
    max_clienten: Annotated[Aantal, Kolom("Hoogste aantal cliënten.")]


class Begeleider(Rij):
    begeleider_id: Annotated[Naam, Kolom("Eigen code van de begeleider.")]
    gebiedsteam: Annotated[str | None, Kolom("GT1 tot en met GT11.", soort="gebiedsteam")] = None
    organisatie_id: Annotated[str | None, Kolom("Bij een onderaannemer: welke.", verwijst="organisaties")] = None
    werkgever: Annotated[Naam, Kolom("De organisatie die de begeleider in dienst heeft.", verwijst="organisaties")]
    contract_uren: Annotated[Bedrag, Kolom("Contracturen per week.")]
    rol_uren: Annotated[Bedrag, Kolom("Uren per week voor andere taken; leeg is 0.")] = Decimal(0)
    inzetbaar_pct: Annotated[Pct, Kolom("Inzetbaar voor cliënten, in procenten; leeg is 100.")] = 100
    max_intensief: Annotated[Aantal | None, Kolom("Hoogste aantal intensieve cliënten als eerste begeleider.")] = None
    inwerken: Annotated[bool | None, Kolom("Wordt nog ingewerkt? ja of nee.")] = None
    expertises: Annotated[Lijst, Kolom("Wat de begeleider goed kan.", lijst="expertises")] = ()
    werkgebied: Annotated[Lijst, Kolom("Wijken of kernen waar de begeleider werkt.", soort="gebied")] = ()
    talen: Annotated[Lijst, Kolom("Talen van de begeleider.")] = ()
    geslacht: Annotated[s.Geslacht | None, Kolom("v, m of x.")] = None
    afwezig_van: Annotated[date | None, Kolom("Eerste dag van afwezigheid.")] = None
    afwezig_tot: Annotated[date | None, Kolom("Laatste dag van afwezigheid.")] = None
    uit_dienst_op: Annotated[date | None, Kolom("Eerste dag uit dienst.")] = None
    eerste_gesprekken_per_week: Annotated[Aantal, Kolom("Eerste gesprekken per week; leeg is 2.")] = 2


class OnderaannemerCapaciteit(Rij):
    organisatie_id: Annotated[Naam, Kolom("De onderaannemer.", verwijst="organisaties")]
    gebiedsteam: Annotated[Naam, Kolom("GT1 tot en met GT11.", soort="gebiedsteam")]
    max_punten: Annotated[Aantal, Kolom("Hoogste aantal punten voor dit team.")]
    tarief_euro_per_week: Annotated[Bedrag | None, Kolom("Tarief per cliënt per week, in euro.")] = None


class Caseloadrij(Rij):
    client_id: Annotated[Naam, Kolom("De cliënt.", verwijst="clienten")]
    begeleider_id: Annotated[str | None, Kolom("De begeleider.", verwijst="begeleiders")] = None
    organisatie_id: Annotated[str | None, Kolom("Of de onderaannemer.", verwijst="organisaties")] = None
    rol: Annotated[s.RolBegeleider, Kolom("eerste of tweede.")]
    sinds: Annotated[date | None, Kolom("Sinds welke dag.")] = None


class VierOgenUitzondering(Rij):
    client_id: Annotated[Naam, Kolom("De cliënt.", verwijst="clienten")]
    reden: Annotated[Naam, Kolom("Waarom één begeleider beter past.")]
    akkoord_teamleider: Annotated[bool, Kolom("Akkoord van de teamleider: ja of nee.")]
    herzien_op: Annotated[date, Kolom("Dag waarop dit opnieuw bekeken wordt.")]


class Toegangsfeit(Rij):
    client_id: Annotated[Naam, Kolom("De cliënt.", verwijst="clienten")]
    gevraagd_domein: Annotated[s.Domein | None, Kolom("Gevraagd: BW of BG.")] = None
    melding_op: Annotated[date | None, Kolom("Dag van de melding.")] = None
    aanvraag_op: Annotated[date | None, Kolom("Dag van de aanvraag.")] = None
    onderzoek_klaar_op: Annotated[date | None, Kolom("Dag waarop het onderzoek klaar was.")] = None
    verblijfsrecht: Annotated[bool | None, Kolom("Rechtmatig verblijf? ja of nee.")] = None
    psychische_of_psychosociale_problematiek: Annotated[bool | None, Kolom("Psychische of psychosociale problemen? ja of nee.")] = None
    tijdelijk: Annotated[bool | None, Kolom("Is de behoefte tijdelijk? ja of nee.")] = None
    zorg_planbaar: Annotated[bool | None, Kolom("Is de zorg te plannen? ja of nee.")] = None
    eigen_kracht_toereikend: Annotated[bool | None, Kolom("Zijn eigen kracht en netwerk genoeg? ja of nee.")] = None
    algemene_voorziening_toereikend: Annotated[bool | None, Kolom("Is een algemene voorziening genoeg? ja of nee.")] = None
    lichte_ondersteuning_toereikend: Annotated[bool | None, Kolom("Is lichte ondersteuning door de toegang genoeg? ja of nee.")] = None
    begeleiding_thuis_toereikend: Annotated[bool | None, Kolom("Is begeleiding thuis genoeg? ja of nee.")] = None
    behandeling_toereikend: Annotated[bool | None, Kolom("Is behandeling genoeg? ja of nee.")] = None
    uitzondering_jonger_dan_18: Annotated[bool | None, Kolom("Heeft de toegang voor wie 16 of 17 is een uitzondering gemaakt? ja of nee.")] = None
    spoed: Annotated[bool | None, Kolom("Kan het niet wachten op het onderzoek? ja of nee.")] = None
    wlz_indicatie: Annotated[bool | None, Kolom("Heeft de cliënt een Wlz-indicatie? ja of nee.")] = None
    opname_indicatie: Annotated[bool | None, Kolom("Is er een indicatie voor klinische opname? ja of nee.")] = None
    forensische_titel: Annotated[bool | None, Kolom("Heeft de cliënt een forensische titel? ja of nee.")] = None
    forensische_titel_tot: Annotated[date | None, Kolom("Laatste dag van de forensische titel; alleen als die er is.")] = None
    gevraagde_dagbesteding: Annotated[s.Dagbesteding | None, Kolom("Gevraagd: dagopvang (do), arbeidsmatige dagbesteding (oad) of geen van beide.")] = None


BLADEN: dict[str, type[Rij]] = {
    "kop": Kopregel,
    "organisaties": Organisatie,
    "locaties": Locatie,
    "samenstelling": Samenstelling,
    "plekken": Plekgroep,
    "bewoners": Bewoner,
    "overige_bezetting": OverigeBezetting,
    "clienten": Client,
    "besluiten": Besluit,
    "stuurgroepbesluiten": Stuurgroepbesluit,
    "afsluitingen": Afsluiting,
    "wensen": Wens,
    "reistijden": Reistijd,
    "onverenigbaar": Onverenigbaarheid,
    "bedenkingen": Bedenking,
    "vastleggingen": Vastlegging,
    "vorig_plan": VorigePlaatsing,
    "sleutelfiguren": Sleutelfiguur,
    "begeleiders": Begeleider,
    "onderaannemer_capaciteit": OnderaannemerCapaciteit,
    "caseload": Caseloadrij,
    "vier_ogen_uitzonderingen": VierOgenUitzondering,
    "toegangsfeiten": Toegangsfeit,
}
VERPLICHTE_BLADEN = ("kop", "organisaties", "locaties", "plekken", "clienten", "besluiten")
SLEUTELS: dict[str, tuple[str, ...]] = {
    "kop": ("sleutel",),
    "organisaties": ("organisatie_id",),
    "locaties": ("locatie_id",),
    "plekken": ("plekgroep_id",),
    "bewoners": ("client_id",),
    "overige_bezetting": ("plekgroep_id",),
    "clienten": ("client_id",),
    "besluiten": ("besluit_id",),
    "stuurgroepbesluiten": ("besluit_id",),
    "afsluitingen": ("client_id",),
    "wensen": ("client_id", "soort", "waarde"),
    "reistijden": ("van", "naar"),
    "vorig_plan": ("client_id",),
    "sleutelfiguren": ("sleutelfiguur_id",),
    "begeleiders": ("begeleider_id",),
    "onderaannemer_capaciteit": ("organisatie_id", "gebiedsteam"),
    "caseload": ("client_id", "rol"),
    "vier_ogen_uitzonderingen": ("client_id",),
    "toegangsfeiten": ("client_id",),
}
"""The columns that make a row unique in its sheet; the key of a sheet that others refer to is its single column."""
