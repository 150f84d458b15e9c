"""A rough fit of a client and a plekgroep, only to draw plausible people; the rules decide what is really admitted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain import bladen as b
from domain import soorten as s


@dataclass(frozen=True)
class Aanbod:
    """A wmo plekgroep with what the fit asks of it, looked up once."""

    plek: b.Plekgroep
    locatie: b.Locatie
    expertises: frozenset[str]
    voorzieningen: frozenset[str]


def maak_aanbod(plekken: Iterable[b.Plekgroep], locatie: Mapping[str, b.Locatie]) -> list[Aanbod]:
    """The wmo groups among `plekken`, in their order."""
    return [
        Aanbod(plek, waar, frozenset(waar.expertises), frozenset(waar.voorzieningen))
        for plek in plekken
        if plek.financieringstitel is s.Financieringstitel.WMO
        for waar in (locatie[plek.locatie_id],)
    ]


def passende(client: b.Client, aanbod: Sequence[Aanbod], op: date) -> list[str]:
    """Plekgroepen that suit form, home, expertise, supervision, age, sex and facilities; wishes and groups are left out."""
    vormen, expertises = _vormen(client), frozenset(client.expertise_nodig)
    return [
        deel.plek.plekgroep_id
        for deel in aanbod
        if expertises <= deel.expertises
        and deel.plek.woonvorm in vormen
        and (_past_thuis(client, deel) if deel.plek.woonvorm is s.Woonvorm.BW_THUIS else _past_op_locatie(client, deel, op))
    ]


def _vormen(client: b.Client) -> frozenset[s.Woonvorm]:
    """The form needed, heavier ones with akkoord, BW-thuis only with a home."""
    nodig = client.woonvorm_nodig
    if nodig is None:
        return frozenset()
    zwaarder = {vorm for vorm in s.Woonvorm if vorm.rang > nodig.rang} if client.zwaardere_vorm_akkoord else set()
    zonder_huis = {s.Woonvorm.BW_THUIS} if client.woning not in (s.Woning.EIGEN, s.Woning.TOEGEZEGD) else set()
    return frozenset(({nodig} | zwaarder) - zonder_huis)


def _past_thuis(client: b.Client, deel: Aanbod) -> bool:
    medicatie = {"medicatie_in_beheer"} & set(client.voorzieningen_nodig)
    return medicatie <= deel.voorzieningen and client.toezicht_nodig in (None, s.Toezicht.PLANBAAR)


def _past_op_locatie(client: b.Client, deel: Aanbod, op: date) -> bool:
    locatie = deel.locatie
    if not set(client.voorzieningen_nodig) <= deel.voorzieningen:
        return False
    if client.toezicht_nodig is not None and client.toezicht_nodig.rang > locatie.toezicht.rang:
        return False
    if locatie.alleen_geslacht is not None and client.geslacht is not locatie.alleen_geslacht:
        return False
    if client.geboortejaar is None:
        return False
    leeftijd = op.year - client.geboortejaar
    jongst = leeftijd if client.achttien_op is not None and client.achttien_op <= op else leeftijd - 1
    return (locatie.min_leeftijd or 0) <= jongst and leeftijd <= (locatie.max_leeftijd if locatie.max_leeftijd is not None else 999)
