"""A rough fit of a client and a plekgroep, only to draw plausible people; the rules decide what is really admitted."""

from __future__ import annotations

from datetime import date

from domain import bladen as b
from domain import soorten as s


def past_ongeveer(client: b.Client, locatie: b.Locatie, plek: b.Plekgroep, op: date) -> bool:
    """Title, form, home, expertise, supervision, age, sex and facilities; wishes and groups are left out."""
    if plek.financieringstitel is not s.Financieringstitel.WMO or client.woonvorm_nodig is None:
        return False
    zwaarder = plek.woonvorm.rang - client.woonvorm_nodig.rang
    if zwaarder < 0 or (zwaarder > 0 and not client.zwaardere_vorm_akkoord):
        return False
    if not set(client.expertise_nodig) <= set(locatie.expertises):
        return False
    if plek.woonvorm is s.Woonvorm.BW_THUIS:
        nodig = {"medicatie_in_beheer"} & set(client.voorzieningen_nodig)
        thuis = client.woning in (s.Woning.EIGEN, s.Woning.TOEGEZEGD)
        return thuis and nodig <= set(locatie.voorzieningen) and client.toezicht_nodig in (None, s.Toezicht.PLANBAAR)
    if client.toezicht_nodig is not None and client.toezicht_nodig.rang > locatie.toezicht.rang:
        return False
    return set(client.voorzieningen_nodig) <= set(locatie.voorzieningen) and _leeftijd_en_geslacht(client, locatie, op)


def _leeftijd_en_geslacht(client: b.Client, locatie: b.Locatie, op: date) -> bool:
    if locatie.alleen_geslacht is not None and client.geslacht is not locatie.alleen_geslacht:
        return False
    if client.geboortejaar is None:
        return False
    leeftijd = op.year - client.geboortejaar
    jongst = leeftijd if client.achttien_op is not None and client.achttien_op <= op else leeftijd - 1
    return (locatie.min_leeftijd or 0) <= jongst and leeftijd <= (locatie.max_leeftijd if locatie.max_leeftijd is not None else 999)
