"""The tables of an allocation, once: the page, the workbook and the terminal show the same rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeAlias

from api import verdeelzinnen as zin
from api.verdeelaandeel import Aandelen
from api.verdeelbeeld import Kern, Teambeeld, Verdeelbeeld
from api.verdeelregio import per_signaal, regiorijen, signaaltelling, verborgen
from api.woorden import kort

Cel: TypeAlias = "str | int | float | date"
KORT = 18
"""Fewer characters than this stay on one line."""
LANG = 40
GEEN_CLIENTEN = "Er zijn in dit team geen cliënten om te verdelen."
NOG_NIEMAND = "nog niemand"


@dataclass(frozen=True)
class Tabel:
    """Rows under a heading. `blad`: the name of its sheet; `uitleg`: what the reader must know; `getallen`: columns that hold numbers."""

    blad: str
    titel: str
    uitleg: str
    koppen: tuple[str, ...]
    rijen: tuple[tuple[Cel, ...], ...]
    getallen: frozenset[int] = field(default_factory=frozenset)


def als_tekst(cel: Cel) -> str:
    """A cell as people read it."""
    if isinstance(cel, float):
        return f"{cel:.1f}".replace(".", ",")
    return kort(cel) if isinstance(cel, date) else str(cel)


def is_heel(cel: Cel) -> bool:
    """Days and other short cells are not broken over lines."""
    return isinstance(cel, date) or len(str(cel)) < KORT


def is_lang(cel: Cel) -> bool:
    """A sentence, which needs room on a small screen."""
    return len(str(cel)) > LANG


def zonder(kern: Kern) -> Tabel:
    """Nobody at all first, then who misses a second."""
    niemand = [(rij.client_id, rij.reden, "begeleider") for rij in kern.zonder]
    tweede = [(client_id, tekst, "tweede begeleider") for client_id, tekst in kern.zonder_tweede]
    uitleg = "Hier moet eerst een mens over beslissen."
    return Tabel("Zonder begeleider", "Zonder passende begeleider", uitleg, ("cliënt", "waarom", "wat ontbreekt"), (*niemand, *tweede))


def zonder_regio(beeld: Verdeelbeeld) -> Tabel:
    """The same for the region, per team."""
    basis = zonder(beeld.kern)
    rijen = tuple((team.team, *rij) for team in beeld.teams for rij in zonder(team.kern).rijen)
    return replace(basis, koppen=("team", *basis.koppen), rijen=rijen)


def toewijzingen(team: Teambeeld) -> Tabel:
    """Everybody with who supports them."""
    koppen = ("cliënt", "eerste", "tweede", "onderaannemer", "zorgzwaarte", "nieuw", "wat wisselt", "omdat iemand weg is", "eerste gesprek, week van")
    rijen = tuple(
        (
            rij.client_id,
            rij.eerste,
            rij.tweede,
            rij.onderaannemer,
            rij.zwaarte,
            "ja" if rij.nieuw else "",
            rij.wissel,
            rij.gedwongen,
            rij.gesprek_week or "",
        )
        for rij in team.rijen
    )
    return Tabel("Verdeling", "De hele verdeling", "Elke cliënt van het team.", koppen, rijen)


def wissels(team: Teambeeld) -> Tabel:
    """Moves as sentences, then seconds who come beside a first."""
    rijen = tuple((rij.client_id, rij.zin) for rij in team.kern.wissels) + team.erbij
    return Tabel("Wissels", "Wie een andere begeleider krijgt", "Een wissel kost een cliënt een vertrouwd gezicht.", ("cliënt", "wat verandert"), rijen)


def gesprekken(kern: Kern) -> Tabel:
    """First talks by week."""
    koppen = ("week van", "cliënt", "gesprek met", "norm is uiterlijk", "tegen de norm", "waarom te laat")
    rijen = tuple(
        (rij.week or "geen week", rij.client_id, rij.wie or NOG_NIEMAND, rij.uiterlijk, zin.tegen_de_norm(rij), zin.waarom_laat(rij)) for rij in kern.gesprekken
    )
    uitleg = "Per week wie door wie wordt gezien. De dagen zijn geteld vanaf de maandag van die week."
    return Tabel("Eerste gesprekken", "Eerste gesprekken", uitleg, koppen, rijen)


def belasting(team: Teambeeld) -> Tabel:
    """By id, never by load: this is no ranking."""
    koppen = ("begeleider", "punten in het voorstel", "kan dragen", "voorstel in procent", "punten nu", "nu in procent", "let op")
    rijen = tuple(
        (
            rij.begeleider_id,
            rij.punten,
            rij.capaciteit,
            "" if rij.permille is None else rij.permille / 10,
            rij.punten_nu,
            "" if rij.permille_nu is None else rij.permille_nu / 10,
            "wordt ingewerkt" if rij.inwerken else "",
        )
        for rij in team.lasten
    )
    return Tabel("Belasting", "Belasting per begeleider", zin.GEEN_METING, koppen, rijen, frozenset({1, 2, 3, 4, 5}))


def buiten(kern: Kern) -> Tabel:
    """Who stands outside it, and why."""
    return Tabel(
        "Buiten de verdeling",
        "Buiten de verdeling",
        "Deze cliënten krijgen nu geen begeleider uit deze verdeling.",
        ("cliënt", "waarom"),
        tuple((rij.client_id, rij.reden) for rij in kern.buiten),
    )


def doelen(beeld: Verdeelbeeld) -> Tabel:
    """The doelen of the run, in their order."""
    rijen = tuple((zin.doelnaam(doel), zin.doelgetal(doel), zin.zekerheid(doel)) for doel in beeld.verdeling.doelen)
    waar = "" if beeld.een_team else " Ze gelden voor de hele regio samen."
    uitleg = f"In volgorde van belang; lager is beter.{waar}"
    return Tabel("Doelen", "Hoe goed is deze verdeling?", uitleg, ("doel", "waarde", "hoe zeker"), rijen, frozenset({1}))


def signalen(team: Teambeeld) -> Tabel:
    """One row per signal and person."""
    rijen = tuple((wie, tekst) for tekst, mensen in per_signaal(team) for wie in mensen)
    return Tabel("Signalen", "Signalen", "Hier moet een mens naar kijken.", ("over", "signaal"), rijen)


def signalen_samen(team: Teambeeld) -> Tabel:
    """One row per signal, for reading; who misses a second stands in a list of its own."""
    eigen = {tekst for _, tekst in team.kern.zonder_tweede}
    rijen = tuple((tekst, ", ".join(wie)) for tekst, wie in per_signaal(team) if tekst not in eigen)
    return Tabel("Signalen", "Signalen", "Hier moet een mens naar kijken.", ("signaal", "over"), rijen)


def aandeel(aandelen: Aandelen) -> Tabel:
    """The share of onderaannemers on every basis that can be counted."""
    rijen = tuple((zin.BASIS[nieuw.basis], zin.aandeelcel(nieuw), zin.aandeelcel(alle)) for nieuw, alle in zip(aandelen.nieuw, aandelen.alle, strict=True))
    uitleg = "Deel bij onderaannemers."
    return Tabel("Onderaannemers", "Aandeel van onderaannemers", uitleg, ("geteld in", "nieuwe cliënten", "alle cliënten"), rijen)


def zwaarte(kern: Kern, voor_buiten: bool = False) -> Tabel:
    """How heavy the new ones are who stay inside, and who go to an onderaannemer; small numbers are hidden outside a team."""
    paren = [(naam, getattr(kern.zwaarte_binnen, naam), getattr(kern.zwaarte_daar, naam)) for naam in ("licht", "gemiddeld", "intensief", "onbekend")]
    rijen = tuple(
        ("nog niet bekend" if naam == "onbekend" else naam, verborgen(binnen) if voor_buiten else binnen, verborgen(daar) if voor_buiten else daar)
        for naam, binnen, daar in paren
    )
    return Tabel(
        "Zwaarte",
        "Zorgzwaarte van nieuwe cliënten",
        "Nieuwe cliënten.",
        ("zorgzwaarte", "blijft in het team", "naar een onderaannemer"),
        rijen,
        frozenset({1, 2}),
    )


def aannames(beeld: Verdeelbeeld) -> Tabel:
    """Numbers behind it; what no source gives is marked."""
    uitleg = "Getallen die de bronnen niet geven, zijn een aanname. Siem moet ze vaststellen."
    return Tabel("Aannames", "Waar de verdeling mee rekent", uitleg, ("wat", "waarde"), beeld.aannames)


def teams(beeld: Verdeelbeeld) -> Tabel:
    """A row of counts per team."""
    koppen = ("team", "naam", "cliënten", "nieuw", "zonder begeleider", "zonder tweede", "krijgen een ander", "gesprek te laat")
    rijen = tuple((rij.team, rij.naam, rij.clienten, rij.nieuw, rij.zonder, rij.zonder_tweede, rij.wissels, rij.laat) for rij in regiorijen(beeld))
    return Tabel("Teams", "Per team", "Aantallen cliënten.", koppen, rijen, frozenset(range(2, len(koppen))))


def teambelasting(beeld: Verdeelbeeld) -> Tabel:
    """The spread of the load per team; nobody's own load."""
    koppen = ("team", "begeleiders", "zwaarst belast", "lichtst belast", "verschil", "standaardafwijking")
    rijen = tuple((rij.team, rij.begeleiders, rij.hoogste, rij.laagste, rij.verschil, rij.standaardafwijking) for rij in regiorijen(beeld))
    uitleg = f"In procent van wat iemand kan dragen; het verschil in procentpunten. {zin.GEEN_METING}"
    return Tabel("Belasting per team", "Hoe eerlijk is het verdeeld?", uitleg, koppen, rijen, frozenset(range(1, len(koppen))))


def aandeel_per_team(beeld: Verdeelbeeld) -> Tabel:
    """The share of onderaannemers per team."""
    bases = [zin.BASIS[deel.basis] for deel in beeld.kern.aandelen.alle]
    koppen = ("team", *(f"nieuw, in {naam}" for naam in bases), *(f"alle, in {naam}" for naam in bases))
    rijen = tuple((rij.team, *_aandeelcellen(rij.aandelen, len(bases))) for rij in regiorijen(beeld))
    return Tabel("Onderaannemers", "Aandeel van onderaannemers per team", "Deel bij onderaannemers.", koppen, rijen)


def signalen_regio(beeld: Verdeelbeeld) -> Tabel:
    """Counts only."""
    return Tabel("Signalen", "Signalen", "Over wie het gaat, staat in het blad van het team.", ("signaal", "aantal"), signaaltelling(beeld), frozenset({1}))


def _aandeelcellen(aandelen: Aandelen, bases: int) -> Sequence[str]:
    """As many columns as the region has; what a team cannot count stays open."""
    return [cel for delen in (aandelen.nieuw, aandelen.alle) for cel in [*(zin.aandeelcel(deel) for deel in delen), "", "", ""][:bases]]
