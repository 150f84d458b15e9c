"""A draft entry for the Algoritmeregister: the words of people who made it, and lists made from the rules, the doelen and the beleid.

What only the organisation that publishes can say stays open and is marked. It is a draft: no impact test has been done.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from api import registerteksten as tekst
from api import woorden
from api.registervelden import IN_TE_VULLEN, VELDEN, Waarde
from domain.beleid import AANNAME, Beleid, lees_beleid
from rules.feiten import catalogus
from rules.leesbaar.bronnen import lees_bron
from rules.leesbaar.woorden import woorden_van, zonder_lidwoord
from rules.regelboek import Regelboek
from rules.taal import Grondslag, feiten_in
from rules.waarden import datum_in_woorden, opsomming


def registratie(boek: Regelboek, op: date, beleid: Beleid | None = None) -> dict[str, Waarde]:
    """Every field of the standard by its key; None where only the organisation that publishes knows, and the register allows it empty."""
    beleid = beleid or lees_beleid()
    velden: dict[str, Waarde] = {
        "name": tekst.NAAM,
        "description_short": tekst.KORT,
        "organization": IN_TE_VULLEN,
        "category": ["Zorg en gezondheid", "Wonen"],
        "status": "In ontwikkeling",
        "contact_email": IN_TE_VULLEN,
        "publication_category": "Impactvolle algoritmes",
        "goal": tekst.DOEL,
        "proportionality": tekst.AFWEGINGEN,
        "human_intervention": tekst.MENS,
        "risks": tekst.RISICOS,
        "lawful_basis": _wettelijke_basis(boek),
        "lawful_basis_grouping": [{"title": wet, "link": link} for wet, link in _wetten(boek)],
        "impacttoetsen_grouping": [],
        "impacttoetsen": tekst.TOETSEN,
        "source_data": _gegevens(boek),
        "source_data_grouping": [],
        "methods_and_models": _werking(boek, op, beleid),
        "provider": IN_TE_VULLEN,
        "lang": "nld",
        "standard_version": "1.0",
        "tags": "beschermd wonen, begeleiding, Wmo, wachtlijst, plaatsing, beslisregels, optimalisatie, Siem, Hart van Brabant",
    }
    return {veld.naam: velden.get(veld.naam) for veld in VELDEN}


def als_json(boek: Regelboek, op: date) -> str:
    """The entry as JSON, in the order of the standard."""
    return json.dumps(registratie(boek, op), ensure_ascii=False, indent=2) + "\n"


def als_markdown(boek: Regelboek, op: date) -> str:
    """The entry for people: every field with its title, and lists of the rule sets and of the facts behind it."""
    velden = registratie(boek, op)
    regels = [
        "<!-- gemaakt uit de regels; niet met de hand wijzigen -->",
        "",
        "# Concept voor het Algoritmeregister",
        "",
        "Dit is een **concept** volgens de publicatiestandaard 1.0. Er is niets gepubliceerd. "
        f"Waar staat ‘{IN_TE_VULLEN[0].lower()}{IN_TE_VULLEN[1:]}’, weet alleen die organisatie het antwoord. De regels zijn die van {datum_in_woorden(op)}.",
    ]
    groep = ""
    for veld in VELDEN:
        if veld.groep != groep:
            groep = veld.groep
            regels += ["", f"## {groep}"]
        regels += ["", f"### {veld.titel}{' (verplicht)' if veld.verplicht else ''}", "", _in_markdown(velden[veld.naam], veld.naam)]
    regels += ["", "## Bijlage: de regelsets", ""]
    for naam, regelset in sorted(boek.sets.items()):
        regels.append(f"- [{regelset.titel}](regels/{naam}.md): {len(regelset.geldig_op(op))} regels")
    regels += ["", "## Bijlage: alle gegevens waar de regels naar vragen", ""]
    return "\n".join([*regels, *(f"- {feit}" for feit in _feitnamen(boek))]) + "\n"


def _in_markdown(waarde: Waarde, naam: str) -> str:
    match waarde:
        case None:
            return "Leeg: dit nummer geeft het register." if naam == "lars" else f"{IN_TE_VULLEN}, als dit er is."
        case []:
            return "Geen."
        case str():
            return waarde.replace("\n", "\n\n")
        case _:
            return "\n".join(f"- {deel}" if isinstance(deel, str) else f"- [{deel['title']}]({deel['link']})" for deel in waarde)


def _grondslagen(boek: Regelboek) -> Iterator[Grondslag]:
    """The sources of every rule and every parameter value."""
    for _, regelset in sorted(boek.sets.items()):
        yield from (regel.grondslag for regel in regelset.regels)
    for _, parameter in sorted(boek.parameters.items()):
        yield from (rij.grondslag for rij in parameter.waarden)


def _wetten(boek: Regelboek) -> list[tuple[str, str]]:
    """Every law or published document that the rules name, with its web address."""
    return sorted({(grondslag.law or grondslag.document, url) for grondslag in _grondslagen(boek) if (url := lees_bron(grondslag).url)})


def _wettelijke_basis(boek: Regelboek) -> str:
    """Per law the articles that the rules name; then what is no law."""
    artikelen: dict[str, set[str]] = {}
    for grondslag in _grondslagen(boek):
        if grondslag.law:
            artikelen.setdefault(grondslag.law, set()).add(grondslag.article)
    wetten = [f"{wet}, artikel {opsomming(sorted(delen, key=_volgorde))}." for wet, delen in sorted(artikelen.items())]
    rest = sorted({grondslag.document for grondslag in _grondslagen(boek) if grondslag.document})
    begin = "Het programma ondersteunt de uitvoering van de Wmo 2015: beschermd wonen en begeleiding voor wie dat nodig heeft. De regels noemen deze artikelen."
    return "\n".join([begin, *wetten, f"Daarnaast gemeentelijke regels, afspraken en andere documenten: {opsomming(rest)}."])


def _volgorde(artikel: str) -> list[tuple[int, str]]:
    return [(int(deel), "") if deel.isdigit() else (0, deel) for deel in artikel.replace(":", ".").split(".")]


def _feitnamen(boek: Regelboek) -> list[str]:
    namen = {naam for regelset in boek.sets.values() for regel in regelset.regels for naam in feiten_in(regel.als)}
    return sorted({zonder_lidwoord(woorden_van(naam).naam) for naam in namen})


def _gegevens(boek: Regelboek) -> str:
    namen = {naam for regelset in boek.sets.values() for regel in regelset.regels for naam in feiten_in(regel.als)}
    per_kant = {kant: sum(catalogus()[naam].kant == kant for naam in namen) for kant in ("client", "plek", "paar", "begeleider", "organisatie", "besluit")}
    telling = (
        f"{per_kant['client']} gegevens over de cliënt, {per_kant['plek']} over de plek of locatie, {per_kant['paar']} over beide samen, "
        f"{per_kant['begeleider']} over de begeleider, {per_kant['organisatie']} over de organisatie en {per_kant['besluit']} over een besluit"
    )
    return (
        "Een momentopname uit de eigen administratie van Siem en zijn partners, met codes in plaats van namen en zonder BSN. "
        f"De regels vragen naar {telling}. "
        "Over cliënten gaat het onder meer om geboortejaar, geslacht (alleen waar een locatie een grens heeft), besluiten, woonvorm, zorgzwaarte, urgentie, "
        "de expertise die nodig is, wensen en kenmerken die voor de groep tellen. Daar zijn gegevens over gezondheid bij, en soms over een forensische titel. "
        "Er is geen trainingsdata: het programma leert niet van gegevens. Elk veld staat in het lege werkboek (opdracht sjabloon), met uitleg. "
        "De cijfers over snelheid en kwaliteit zijn gemeten met verzonnen regio's."
    )


def _werking(boek: Regelboek, op: date, beleid: Beleid) -> str:
    """Input, working and output: the rule sets and doelen by name, in order."""
    sets = opsomming(f"‘{regelset.titel}’" for _, regelset in sorted(boek.sets.items()))
    regels = sum(len(regelset.geldig_op(op)) for regelset in boek.sets.values())
    doelen = "; ".join(f"{nummer}. {woorden.doel(naam).naam}: {woorden.doel(naam).uitleg.rstrip('.')}" for nummer, naam in enumerate(beleid.doelen, start=1))
    return "\n".join(
        [
            "Niet zelflerend. Dezelfde invoer geeft dezelfde uitkomst, zolang er geen tijdslimiet is opgegeven.",
            f"Regels. {regels} regels in {len(boek.sets)} sets: {sets}. Elke regel heeft drie antwoorden (ja, nee, onbekend; sterke Kleene-logica), "
            "een bron en een periode waarin hij geldt.",
            "Plan. Een wiskundig programma kiest voor iedereen op de lijst een plek en een week. De doelen gaan in volgorde; "
            "een later doel gaat nooit ten koste van een eerder doel, "
            f"behalve binnen de speling in het beleid. De doelen: {doelen}.",
            f"Beleid. Normen en gewichten staan in een bestand dat iedereen kan lezen. Wat geen bron heeft, staat erbij als '{AANNAME}'.",
            "Bewijs. Per doel staat in het plan de waarde, een grens en of bewezen is dat het niet beter kan. "
            "Gebruikt worden CP-SAT en lineaire programmering (OR-Tools).",
            "Controle. Een apart onderdeel rekent elk plan na vanaf de gegevens, zonder code van het zoeken te gebruiken. "
            "Een plan dat een grens overtreedt, wordt niet getoond.",
            "Uitvoer. Een voorstel per cliënt met redenen, wat niet zeker is en wat het voor anderen betekent. "
            "In het plan staan de sha256-sommen van gegevens, regels en beleid.",
        ]
    )
