"""Answers about begeleiders on a terminal: pairs for one client, the front, and two allocations side by side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from allocation.front import Frontpunt
from allocation.koppelantwoord import Doelverschil, Koppel, Koppels, Lastverandering
from allocation.verschil import Verdelingverschil
from api.scherm import Scherm
from api.verdeelzinnen import dagen, doeltitel, doelverschil
from api.woorden import dag, kort

RIJEN_HOOGSTENS = 40
BALK = 40
"""Width of the longest bar, in characters."""
GEEN_METING = "Belasting: afgesproken punten, geen urenmeting."
VOORSTEL = "Dit is een voorstel, geen besluit. De teamleider beslist."


def toon_koppels(antwoord: Koppels, scherm: Scherm) -> None:
    """The choices side by side: one column of facts per choice, best first."""
    scherm.kop(f"Begeleiders voor cliënt {antwoord.client_id}{f' in {antwoord.team}' if antwoord.team else ''}, stand van {dag(antwoord.peildatum)}")
    scherm.regel(VOORSTEL)
    if antwoord.heeft_al:
        scherm.regel(f"Deze cliënt heeft nu {' en '.join(antwoord.heeft_al)}.")
    if not antwoord.koppels:
        scherm.kop("Er is geen voorstel.")
        scherm.regel(f"  {antwoord.geen_reden}")
        return
    ander = "zoals in de gegeven verdeling" if antwoord.basis == "verdeling" else "zoals nu; wie ook nieuw is, wacht nog"
    scherm.regel(f"Alle anderen blijven {ander}. {_keus(antwoord)}")
    staat = ("nu al", "zo staat het nu") if antwoord.basis == "vandaag" else ("in de verdeling", "zo staat het daar")
    al_zo = (staat[0], *(staat[1] if koppel.in_basis else "" for koppel in antwoord.koppels))
    rijen = [(kop, *(cel(koppel) for koppel in antwoord.koppels)) for kop, cel in _RIJEN]
    rijen = [rij for rij in (rijen[0], al_zo, *rijen[1:]) if any(rij[1:])]
    koppen = ("", *(f"{nummer}. {_wie(koppel)}" for nummer, koppel in enumerate(antwoord.koppels, 1)))
    scherm.tabel("Wat elke keus doet, de beste eerst", koppen, rijen)
    getallen = tuple(range(1, len(koppen)))
    scherm.tabel("Wat elke keus kost, tegen niemand voor deze cliënt; doelen in volgorde, lager is beter", koppen, _doelrijen(antwoord.koppels), getallen)
    scherm.regel(GEEN_METING)


def _keus(antwoord: Koppels) -> str:
    if antwoord.mogelijk == 1:
        return "Dit is de enige keus die mag en past."
    hoeveel = "hier staan ze allemaal" if len(antwoord.koppels) == antwoord.mogelijk else f"dit zijn de beste {len(antwoord.koppels)}"
    return f"Er zijn {antwoord.mogelijk} keuzes die mogen en passen; {hoeveel}."


def _wie(koppel: Koppel) -> str:
    return koppel.onderaannemer_id or " en ".join(wie for wie in (koppel.eerste_id, koppel.tweede_id) if wie)


def _soort(koppel: Koppel) -> str:
    if koppel.onderaannemer_id:
        return "onderaannemer"
    return "twee begeleiders" if koppel.tweede_id else "één begeleider"


def _gesprek(koppel: Koppel) -> str:
    if not koppel.gesprek_nodig:
        return ""
    if koppel.eerste_gesprek_week is None:
        return "geen week vrij in deze periode"
    laat = koppel.dagen_te_laat or 0
    return f"week van {kort(koppel.eerste_gesprek_week)}\n{f'{dagen(laat)} na de norm' if laat else 'binnen de norm'}"


def _lasten(koppel: Koppel) -> str:
    return "\n".join(f"{rij.wie}: {_procent(rij)}" for rij in koppel.belasting)


def _procent(rij: Lastverandering) -> str:
    if rij.voor_permille is None or rij.na_permille is None:
        return f"{rij.voor} → {rij.na} punten"
    return f"{_als_procent(rij.voor_permille)} → {_als_procent(rij.na_permille)}"


def _als_procent(permille: int) -> str:
    return f"{permille / 10:.1f}".replace(".", ",")


def _expertise(koppel: Koppel) -> str:
    return "\n".join(f"{rij.expertise}{'' if rij.nodig else ' (gewenst)'}: {' en '.join(rij.door) or 'niemand'}" for rij in koppel.expertise)


_RIJEN = (
    ("wie", _soort),
    ("eerste gesprek", _gesprek),
    ("belasting (procent)", _lasten),
    ("expertise", _expertise),
    ("wens vervuld", lambda koppel: "\n".join(koppel.wensen_vervuld)),
    ("wens niet", lambda koppel: "\n".join(koppel.wensen_niet)),
    ("werkt al in dit gebied", lambda koppel: " en ".join(koppel.kent_gebied)),
)


def _doelrijen(koppels: Sequence[Koppel]) -> list[tuple[str, ...]]:
    """A row per doel that any of them changes; minus is better."""
    per_doel = zip(*(koppel.doelen for koppel in koppels), strict=True)
    rijen = [(doelen[0].naam, [doel.verschil for doel in doelen]) for doelen in per_doel]
    return [(doeltitel(naam), *(doelverschil(naam, aantal) for aantal in verschillen)) for naam, verschillen in rijen if any(verschillen)]


def doelverschillen(doelen: Sequence[Doelverschil]) -> list[str]:
    """The doelen that change, in their order; minus is better."""
    return [f"{doeltitel(doel.naam)}: {doelverschil(doel.naam, doel.verschil)}" for doel in doelen if doel.verschil]


def toon_front(team: str, punten: Sequence[Frontpunt], scherm: Scherm) -> None:
    """Bars, then the numbers, then who moves."""
    scherm.kop(f"Evenwicht tegen wissels in {team}")
    scherm.regel(VOORSTEL)
    hoogste = max(punt.spreiding for punt in punten)
    balken = [(f"hoogstens {punt.hoogstens}", _balk(punt.spreiding, hoogste), _als_procent(punt.spreiding)) for punt in punten]
    scherm.tabel("Verschil tussen de zwaarst en de lichtst belaste, in procentpunten", ("wissels", "", ""), balken, rechts=(2,))
    cijfers = [(str(punt.hoogstens), str(punt.gebruikt), str(punt.overige), _als_procent(punt.spreiding), zekerheid(punt)) for punt in punten]
    scherm.tabel("De punten", ("hoogstens", "gebruikt", "overige", "verschil", "zekerheid"), cijfers, rechts=(0, 1, 2, 3))
    if any(punt.overige for punt in punten):
        scherm.regel("Overige wissels tellen niet mee: de begeleider is weg, of de teamleider gaf de rol vrij.")
    verhuizers = [(str(punt.hoogstens), wie_verhuist(punt)) for punt in punten if punt.verhuizingen]
    if verhuizers:
        scherm.tabel("Wie van begeleider wisselt", ("hoogstens", "cliënten"), verhuizers)
    scherm.regel(f"Kies een punt en vraag de hele verdeling: passend verdeel MAP --team {team} --wissels N. {GEEN_METING}")
    for zin in eerdere_doelen(punten):
        scherm.regel(zin)


def _balk(waarde: int, hoogste: int) -> str:
    return "█" * (-(-BALK * waarde // hoogste)) if hoogste else ""


def zekerheid(punt: Frontpunt) -> str:
    """How far the value can be from the best there is."""
    if punt.spreiding == punt.grens:
        return "beter kan niet"
    return f"hoogstens {_als_procent(punt.spreiding - punt.grens)} beter mogelijk"


def wie_verhuist(punt: Frontpunt) -> str:
    """Clients with the roles that change by choice."""
    return ", ".join(f"{rij.client_id} ({' en '.join(rij.rollen)})" for rij in punt.verhuizingen)


def eerdere_doelen(punten: Sequence[Frontpunt]) -> list[str]:
    """Where more wissels also bettered a doel that goes before: then the spreiding itself may be larger."""
    uit = []
    for voor, na in pairwise(punten):
        if na.rang[:-1] < voor.rang[:-1]:
            uit.append(f"Met {na.hoogstens} wissels wordt ook een doel beter dat voor het verschil gaat; het verschil zelf kan dan groter zijn.")
    return uit


def toon_verdelingverschil(verschil: Verdelingverschil, scherm: Scherm) -> None:
    """What changed between two allocations."""
    scherm.kop("Wat is er anders in de tweede verdeling?")
    for zin in verschil.samenvatting:
        scherm.regel(f"  - {zin}")
    scherm.tabel("Doelen (lager is beter)", ("",), [(regel,) for regel in doelverschillen(verschil.doelen)] or [("geen verschil",)])
    last = verschil.belasting
    ends = [
        ("zwaarst belast", _als_procent(last.hoogste_eerst), _als_procent(last.hoogste_nu)),
        ("lichtst belast, ook wie nog wordt ingewerkt", _als_procent(last.laagste_eerst), _als_procent(last.laagste_nu)),
    ]
    scherm.tabel("Belasting van de begeleiders samen, in procent", ("", "eerst", "nu"), ends, rechts=(1, 2))
    if verschil.clienten:
        meer = len(verschil.clienten) - RIJEN_HOOGSTENS
        titel = "Per cliënt" + (f" (de eerste {RIJEN_HOOGSTENS} van {len(verschil.clienten)}; met --json ziet u ze allemaal)" if meer > 0 else "")
        scherm.tabel(
            titel, ("cliënt", "eerst", "nu"), [(rij.client_id, met_gesprek(rij.eerst), met_gesprek(rij.nu)) for rij in verschil.clienten[:RIJEN_HOOGSTENS]]
        )


def met_gesprek(tekst: str) -> str:
    """Who supports a client; a first talk in another week is told by its Monday."""
    try:
        return f"eerste gesprek {kort(date.fromisoformat(tekst))}"
    except ValueError:
        return tekst
