"""The catalogue of facts a rule may use: typed, derived from the sheets of `domain.bladen`, plus facts worked out from them.

`client.*` and `toegang.*` belong to a client, `plek.*` and `locatie.*` to a plekgroep, `paar.*` to both. Whether an empty cell means
AFWEZIG (none) or ONBEKEND (we do not know) is stated here, once (counting.md 1).
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Annotated, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from domain import bladen as b
from domain import soorten as s
from rules.taal import Onderwerp
from rules.vragen import VRAGEN, Vraag, gewone_vraag
from rules.waarden import AFWEZIG, ONBEKEND, Leeg


class Feittype(StrEnum):
    GETAL = "getal"
    DATUM = "datum"
    JANEE = "ja of nee"
    KEUZE = "keuze"
    TEKST = "code"
    VERZAMELING = "verzameling"
    LEEFTIJD = "leeftijd"


@dataclass(frozen=True)
class Feit:
    """One fact. `keuzes` lists what a KEUZE may hold; `geordend`: they stand from low to high. `van_op`: differs per date asked.

    `laagst` and `hoogst` bound a number; `lijst` names the closed list of `Beleid` its values come from.
    """

    naam: str
    type: Feittype
    leeg: Leeg
    uitleg: str
    keuzes: tuple[str, ...] = ()
    geordend: bool = False
    van_op: bool = False
    laagst: int | None = None
    hoogst: int | None = None
    lijst: str = ""

    @property
    def kant(self) -> str:
        """Whose fact it is: client, plek, paar, begeleider, organisatie or besluit."""
        voorvoegsel = self.naam.partition(".")[0]
        return {"toegang": "client", "afsluiting": "client", "uitzondering": "client", "locatie": "plek"}.get(voorvoegsel, voorvoegsel)

    @property
    def vraag(self) -> Vraag:
        """What to ask when it is unknown, of whom, on what ground."""
        return VRAGEN.get(self.naam) or gewone_vraag(self.naam, self.type, self.uitleg)


MODELLEN: Mapping[str, type[b.Rij]] = {
    "client": b.Client,
    "toegang": b.Toegangsfeit,
    "afsluiting": b.Afsluiting,
    "uitzondering": b.VierOgenUitzondering,
    "plek": b.Plekgroep,
    "locatie": b.Locatie,
    "begeleider": b.Begeleider,
    "organisatie": b.Organisatie,
    "besluit": b.Besluit,
}
KANTEN: Mapping[Onderwerp, frozenset[str]] = {
    Onderwerp.CLIENT: frozenset({"client"}),
    Onderwerp.CLIENT_PLEK: frozenset({"client", "plek", "paar"}),
    Onderwerp.CLIENT_BEGELEIDER: frozenset({"client", "begeleider", "organisatie"}),
    Onderwerp.CLIENT_ONDERAANNEMER: frozenset({"client", "organisatie"}),
    Onderwerp.PROCES: frozenset({"client", "besluit"}),
    Onderwerp.LOCATIE: frozenset({"plek"}),
}
"""Which facts a rule about something may use."""
LEEG_IS_GEEN = frozenset(
    {
        *("client.toezicht_nodig", "client.vroegste_week", "client.uiterste_datum", "client.uiterste_reden", "client.verhuisreden"),
        *("client.sleutelfiguur_id", "client.wachtkeuze", "client.achttien_op", "client.gebied", "client.overbrugging", "client.wacht_sinds"),
        *("client.eerste_gesprek_op", "client.proefperiode_van", "client.hervatting_gevraagd_op", "client.afgesloten_op"),
        *("client.voorkeur_geslacht_begeleider", "locatie.min_leeftijd", "locatie.max_leeftijd", "locatie.alleen_geslacht"),
        *("locatie.alleen_geslacht_grond", "locatie.geen_plaatsing_tot", "locatie.max_sleutelfiguren"),
        *("toegang.aanvraag_op", "toegang.onderzoek_klaar_op", "afsluiting.vier_ogen_door", "afsluiting.vier_ogen_op"),
        *("uitzondering.client_id", "uitzondering.reden", "uitzondering.akkoord_teamleider", "uitzondering.herzien_op"),
        *("begeleider.gebiedsteam", "begeleider.organisatie_id", "begeleider.max_intensief", "begeleider.afwezig_van", "begeleider.afwezig_tot"),
        *("begeleider.uit_dienst_op", "begeleider.geslacht", "organisatie.onder_combinant_id", "organisatie.rol_onderaannemer"),
        *("besluit.client_id", "besluit.domein", "besluit.geldig_tot", "besluit.genomen_door_organisatie", "besluit.ingetrokken_op", "besluit.motivering"),
    }
)
"""Columns where an empty cell says "none"; every other empty cell is unknown, an empty list is the empty set."""


def _feit(naam: str, soort: Feittype, uitleg: str, *, leeg: Leeg = AFWEZIG, keuzes: type[StrEnum] | tuple[str, ...] = (), van_op: bool = False) -> Feit:
    namen = keuzes if isinstance(keuzes, tuple) else tuple(lid.value for lid in keuzes)
    return Feit(naam=naam, type=soort, leeg=leeg, uitleg=uitleg, keuzes=namen, van_op=van_op)


BESLUITSOORTEN = (*(lid.value for lid in s.Besluitsoort), *(lid.value for lid in s.Stuurgroepsoort), "vier_ogen_uitzondering")
"""What a `besluit.*` fact may be about: a row of besluiten, of stuurgroepbesluiten or of vier_ogen_uitzonderingen."""

AFGELEID: tuple[Feit, ...] = (
    _feit("client.leeftijd", Feittype.LEEFTIJD, "Leeftijd in jaren op de gevraagde dag.", leeg=ONBEKEND, van_op=True),
    _feit("client.geslacht_v_of_m", Feittype.KEUZE, "v of m; x en leeg zijn onbekend (counting.md 1).", leeg=ONBEKEND, keuzes=("v", "m")),
    _feit("client.verhuist", Feittype.JANEE, "Woont al op een plek en wacht op een andere."),
    _feit("client.uit_de_regio", Feittype.JANEE, "Komt uit een van de elf gemeenten van de regio."),
    _feit("client.woont_op_plekgroep", Feittype.TEKST, "De plek waar de cliënt nu woont."),
    _feit("client.woont_bij_organisatie", Feittype.TEKST, "De organisatie waar de cliënt nu woont."),
    _feit("client.dat_bw_datum", Feittype.DATUM, "Dag van het DAT-besluit BW dat op de gevraagde dag telt.", van_op=True),
    _feit("client.dat_bw_tot", Feittype.DATUM, "Laatste dag van dat DAT-besluit.", van_op=True),
    _feit("client.dat_bw_rol", Feittype.KEUZE, "Wie dat DAT-besluit nam.", keuzes=s.Beslisser, van_op=True),
    _feit("client.wat_bw_datum", Feittype.DATUM, "Dag van het geldig genomen WAT-besluit BW dat op de gevraagde dag telt.", van_op=True),
    _feit("client.wat_bw_tot", Feittype.DATUM, "Laatste dag van dat WAT-besluit.", van_op=True),
    _feit("client.wat_bw_rol", Feittype.KEUZE, "Wie dat WAT-besluit nam.", keuzes=s.Beslisser, van_op=True),
    *(
        _feit(f"client.{groep}_{soort}", Feittype.VERZAMELING, uitleg)
        for groep, soort, uitleg in (
            *(("moet", soort, "Wat volgens de cliënt moet.") for soort in ("locaties", "gemeenten", "gebieden", "voorzieningen")),
            *(("niet", soort, "Wat de cliënt beslist niet wil.") for soort in ("locaties", "gemeenten", "gebieden", "voorzieningen")),
            *(("wens", soort, "Wat de cliënt wil (moet of graag).") for soort in ("locaties", "gemeenten", "gebieden")),
        )
    ),
    _feit("client.gemeente_koopt_bg", Feittype.JANEE, "De gemeente van de cliënt koopt begeleiding bij Siem (domain.md B2)."),
    _feit("client.gebiedsteam", Feittype.TEKST, "Het gebiedsteam van waar de cliënt woont."),
    _feit("client.dat_bg_datum", Feittype.DATUM, "Dag van het DAT-besluit BG dat op de gevraagde dag telt.", van_op=True),
    _feit("client.dat_bg_tot", Feittype.DATUM, "Laatste dag van dat DAT-besluit.", van_op=True),
    _feit("client.dat_bg_rol", Feittype.KEUZE, "Wie dat DAT-besluit nam.", keuzes=s.Beslisser, van_op=True),
    _feit("client.beschikking_datum", Feittype.DATUM, "Dag van de laatste beschikking in het domein van de cliënt.", van_op=True),
    _feit("client.eerste_begeleider", Feittype.TEKST, "De eerste begeleider nu."),
    _feit("client.tweede_begeleider", Feittype.TEKST, "De tweede begeleider nu."),
    _feit("client.bij_onderaannemer", Feittype.TEKST, "De onderaannemer die nu begeleidt."),
    _feit("organisatie.goedkeuring_van", Feittype.DATUM, "Dag waarop de stuurgroep de onderaannemer goedkeurde (BG).", van_op=True),
    _feit("organisatie.expertises", Feittype.VERZAMELING, "Niches van de onderaannemer en wat zijn begeleiders kunnen (counting.md 32)."),
    _feit("besluit.organisatie_bw_bevoegd", Feittype.JANEE, "De organisatie van wie besloot mag over BW beslissen; zonder organisatie ja."),
    _feit("besluit.bestuurlijk_overleg_geraadpleegd", Feittype.JANEE, "Het bestuurlijk overleg is geraadpleegd.", leeg=ONBEKEND),
    _feit("locatie.organisatie_rol", Feittype.KEUZE, "Rol van de organisatie van de locatie.", keuzes=s.Rol),
    _feit("locatie.goedkeuring_van", Feittype.DATUM, "Dag waarop de stuurgroep de onderaannemer goedkeurde.", van_op=True),
    _feit("paar.bedenking_tot", Feittype.DATUM, "Laatste dag van een bedenking die open of gedeeld is."),
)
OVERSCHREVEN: Mapping[str, Feit] = {
    "plek.toezicht": Feit(
        "plek.toezicht", Feittype.KEUZE, ONBEKEND, "Toezicht op de plek (design.md 3).", ("planbaar", "24_uur_bereikbaar", "24_uur_aanwezig"), True
    ),
    "besluit.soort": Feit("besluit.soort", Feittype.KEUZE, ONBEKEND, "Waar het besluit over gaat.", BESLUITSOORTEN),
    "besluit.genomen_door_rol": Feit("besluit.genomen_door_rol", Feittype.KEUZE, ONBEKEND, "Wie het besluit nam.", tuple(lid.value for lid in s.Beslisser)),
    "locatie.gebied": Feit("locatie.gebied", Feittype.TEKST, ONBEKEND, "Wijk of kern van de locatie; waar geen wijken zijn de gemeente.", ()),
}
"""Facts whose column needs some working out before a rule may read it."""


@cache
def catalogus() -> Mapping[str, Feit]:
    """Every fact by its name, sorted."""
    feiten = [*_uit_modellen(), *AFGELEID]
    return {feit.naam: feit for feit in sorted(feiten, key=lambda feit: feit.naam)}


def _uit_modellen() -> Iterator[Feit]:
    for voorvoegsel, model in MODELLEN.items():
        for kolom, veld in model.model_fields.items():
            naam = f"{voorvoegsel}.{kolom}"
            if naam in OVERSCHREVEN:
                yield OVERSCHREVEN[naam]
            elif soort := _feittype(veld.annotation):
                uitleg = next((deel.uitleg for deel in veld.metadata if isinstance(deel, b.Kolom)), kolom)
                lijst = next((deel.lijst for deel in veld.metadata if isinstance(deel, b.Kolom)), "")
                keuzes, geordend = _keuzes(veld.annotation)
                laagst, hoogst = _grenzen(veld.annotation, veld.metadata)
                leeg = AFWEZIG if naam in LEEG_IS_GEEN else ONBEKEND
                yield Feit(naam, soort, leeg, uitleg, keuzes, geordend, laagst=laagst, hoogst=hoogst, lijst=lijst)


def _kern(annotatie: object) -> object:
    """The type of a cell without `Annotated` and `| None`."""
    while get_origin(annotatie) in (Annotated, Union, types.UnionType):
        annotatie = next(deel for deel in get_args(annotatie) if deel is not type(None))
    return annotatie


def _grenzen(annotatie: object, metadata: Sequence[object]) -> tuple[int | None, int | None]:
    """The lowest and highest number a column may hold, from its `Field(ge=…, le=…)`."""
    delen = list(metadata)
    while get_origin(annotatie) in (Annotated, Union, types.UnionType):
        if get_origin(annotatie) is Annotated:
            delen += get_args(annotatie)[1:]
        annotatie = next(deel for deel in get_args(annotatie) if deel is not type(None))
    velden = [deel for veld in delen if isinstance(veld, FieldInfo) for deel in veld.metadata] + delen
    laagst, hoogst = (next((int(grens) for veld in velden if (grens := getattr(veld, naam, None)) is not None), None) for naam in ("ge", "le"))
    return laagst, hoogst


def _feittype(annotatie: object) -> Feittype | None:
    """The fact type of a column; None for money and counts per kenmerk, which no rule asks."""
    kern = _kern(annotatie)
    if kern == b.Lijst:
        return Feittype.VERZAMELING
    if isinstance(kern, type) and issubclass(kern, StrEnum):
        return Feittype.KEUZE
    return {bool: Feittype.JANEE, int: Feittype.GETAL, date: Feittype.DATUM, str: Feittype.TEKST}.get(kern) if isinstance(kern, type) else None


def _keuzes(annotatie: object) -> tuple[tuple[str, ...], bool]:
    """Choices of an enumeration; one with a `rang` is ordered by it."""
    kern = _kern(annotatie)
    if kern in (s.Toezicht, s.Woonvorm):
        leden = sorted((lid for lid in (s.Toezicht if kern is s.Toezicht else s.Woonvorm)), key=lambda lid: lid.rang)
        return tuple(lid.value for lid in leden), True
    if isinstance(kern, type) and issubclass(kern, StrEnum):
        return tuple(lid.value for lid in kern), False
    return (), False
