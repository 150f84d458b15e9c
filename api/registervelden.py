"""The fields of the Algoritmeregister, publicatiestandaard 1.0 (MinBZK): names, limits and closed lists, as the register checks them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

Waarde: TypeAlias = str | list[str] | list[dict[str, str]] | None
"""What a field holds; None: left out, for the organisation that publishes."""
IN_TE_VULLEN = "In te vullen door de publicerende organisatie"
STATUS = ("In ontwikkeling", "In gebruik", "Buiten gebruik")
CATEGORIE = ("Hoog-risico AI-systeem", "Impactvolle algoritmes", "Overige algoritmes")
THEMA = (
    *("Organisatie en bedrijfsvoering", "Cultuur en recreatie", "Economie", "Overheidsfinanciën", "Wonen", "Internationaal"),
    *("Migratie en integratie", "Natuur en milieu", "Onderwijs en wetenschap", "Openbare orde en veiligheid", "Recht"),
    *("Ruimte en infrastructuur", "Sociale zekerheid", "Verkeer", "Werk", "Zorg en gezondheid"),
)


@dataclass(frozen=True)
class Veld:
    """One field: its key and title, whether the register refuses an entry without it, and at most how many characters (0: no limit)."""

    naam: str
    titel: str
    groep: str
    verplicht: bool = False
    tekens: int = 0
    keuzes: tuple[str, ...] = ()


_ALGEMEEN, _GEBRUIK, _WERKING, _BEHEER = "Algemene informatie", "Verantwoord gebruik", "Werking", "Gegevens over deze registratie"
VELDEN: tuple[Veld, ...] = (
    Veld("name", "Naam", _ALGEMEEN, True, 100),
    Veld("description_short", "Korte omschrijving", _ALGEMEEN, True, 350),
    Veld("organization", "Organisatie", _ALGEMEEN, True, 100),
    Veld("category", "Thema", _ALGEMEEN, keuzes=THEMA),
    Veld("status", "Status", _ALGEMEEN, True, keuzes=STATUS),
    Veld("begin_date", "Begindatum", _ALGEMEEN, tekens=7),
    Veld("end_date", "Einddatum", _ALGEMEEN, tekens=7),
    Veld("contact_email", "Contactgegevens", _ALGEMEEN, True, 500),
    Veld("website", "Link naar publiekspagina", _ALGEMEEN, tekens=500),
    Veld("publication_category", "Publicatiecategorie", _ALGEMEEN, True, keuzes=CATEGORIE),
    Veld("url", "Link naar bronregistratie", _ALGEMEEN, tekens=500),
    Veld("goal", "Doel en impact", _GEBRUIK, tekens=2500),
    Veld("proportionality", "Afwegingen", _GEBRUIK, tekens=2500),
    Veld("human_intervention", "Menselijke tussenkomst", _GEBRUIK, tekens=2500),
    Veld("risks", "Risicobeheer", _GEBRUIK, tekens=2500),
    Veld("lawful_basis", "Wettelijke basis", _GEBRUIK, tekens=2500),
    Veld("lawful_basis_grouping", "Verwijzingen wettelijke basis", _GEBRUIK),
    Veld("process_index_url", "Link naar verwerkingsregister", _GEBRUIK, tekens=500),
    Veld("impacttoetsen_grouping", "Impacttoetsen", _GEBRUIK),
    Veld("impacttoetsen", "Toelichting op impacttoetsen", _GEBRUIK, tekens=2500),
    Veld("source_data", "Gegevens", _WERKING, tekens=2500),
    Veld("source_data_grouping", "Verwijzingen gegevensbronnen", _WERKING),
    Veld("methods_and_models", "Technische werking", _WERKING, tekens=5000),
    Veld("provider", "Leverancier", _WERKING, tekens=200),
    Veld("publiccode", "Link naar broncode", _WERKING, tekens=500),
    Veld("lang", "Taal", _BEHEER, True, keuzes=("nld",)),
    Veld("standard_version", "Versie publicatiestandaard", _BEHEER, keuzes=("1.0",)),
    Veld("source_id", "Bron-ID", _BEHEER, tekens=100),
    Veld("tags", "Zoektermen", _BEHEER, tekens=2500),
    Veld("lars", "Algoritme-ID", _BEHEER),
)


def fouten(registratie: Mapping[str, Waarde]) -> Iterator[str]:
    """What the register would refuse, one Dutch sentence each."""
    bekend = {veld.naam for veld in VELDEN}
    yield from (f"het veld '{naam}' bestaat niet in de publicatiestandaard" for naam in registratie if naam not in bekend)
    for veld in VELDEN:
        if veld.naam not in registratie:
            yield f"het veld '{veld.naam}' ({veld.titel}) ontbreekt"
            continue
        waarde = registratie[veld.naam]
        if veld.verplicht and not waarde:
            yield f"het veld '{veld.naam}' ({veld.titel}) is verplicht en leeg"
        if veld.tekens and isinstance(waarde, str) and len(waarde) > veld.tekens:
            yield f"het veld '{veld.naam}' ({veld.titel}) heeft {len(waarde)} tekens; er mogen er {veld.tekens} zijn"
        gekozen = waarde if isinstance(waarde, list) else [waarde] if waarde else []
        if veld.keuzes and any(keus not in veld.keuzes for keus in gekozen):
            yield f"het veld '{veld.naam}' ({veld.titel}) kan alleen zijn: {', '.join(veld.keuzes)}"
