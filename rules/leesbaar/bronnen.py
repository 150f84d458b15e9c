"""Sources, parameters and open questions as people read them: law articles written out, references for developers left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.beleid import AANNAME
from rules.leesbaar.woorden import waarde_in_woorden
from rules.parameters import Parameter, Parameterwaarde
from rules.regelboek import Regelboek
from rules.taal import Grondslag
from rules.waarden import ONBEKEND

_VOOR_ONTWIKKELAARS = re.compile(r"\s*\([^()]*\b(?:domain|counting|design)\.md[^()]*\)")
_LAGE_STREEP = re.compile(r"(?<=\w)_(?=\w)")
_WETTEN = "https://wetten.overheid.nl/"


@dataclass(frozen=True)
class Bron:
    """Where something comes from: the name in full, a web address or nothing, and why."""

    tekst: str
    url: str
    toelichting: str


@dataclass(frozen=True)
class Afspraak:
    """A parameter at a date: a number or choice that is law or policy, with who set it. `sinds` None: from the start."""

    naam: str
    titel: str
    waarde: str
    sinds: date | None
    tot: date | None
    bron: Bron
    aanname: str
    open_vraag: str


@dataclass(frozen=True)
class OpenVraag:
    """A question that nobody has answered yet (domain.md G), the default until then, and the rules that hang on it."""

    code: str
    vraag: str
    titel: str
    standaard: str
    bekend: bool
    aanname: str
    bron: Bron
    later: tuple[tuple[date, str], ...]
    """(first day, default from then on)."""
    regels: tuple[tuple[str, str, str], ...]
    """(set, rule id, title of the rule)."""


def lees_bron(grondslag: Grondslag) -> Bron:
    """A source in full."""
    if grondslag.law:
        tekst = f"{grondslag.law}, artikel {grondslag.article}" + (f", lid {grondslag.paragraph}" if grondslag.paragraph else "")
    else:
        tekst = f"{grondslag.document}, {grondslag.section}"
    url = grondslag.url or (f"{_WETTEN}{grondslag.bwb_id}" if grondslag.bwb_id else "")
    return Bron(tekst, url, voor_lezers(grondslag.explanation))


def voor_lezers(tekst: str) -> str:
    """A text without what only developers can look up."""
    return _LAGE_STREEP.sub(" ", _VOOR_ONTWIKKELAARS.sub("", tekst)).strip()


def lees_afspraak(parameter: Parameter, op: date) -> Afspraak:
    """A parameter by its value at a date; before its first day by its first value."""
    rij = _rij(parameter, op)
    return Afspraak(
        naam=parameter.naam,
        titel=parameter.titel,
        waarde=waarde_in_woorden(rij.waarde),
        sinds=rij.geldig_van if rij.geldig_van > date.min else None,
        tot=rij.geldig_tot,
        bron=lees_bron(rij.grondslag),
        aanname=AANNAME if parameter.aanname else "",
        open_vraag=parameter.open_vraag,
    )


def open_vragen(boek: Regelboek, op: date) -> tuple[OpenVraag, ...]:
    """Every open question with its default at a date, by code."""
    vragen = (_vraag(boek, parameter, op) for _, parameter in sorted(boek.parameters.items()) if parameter.open_vraag)
    return tuple(sorted(vragen, key=lambda vraag: (len(vraag.code), vraag.code, vraag.titel)))


def _vraag(boek: Regelboek, parameter: Parameter, op: date) -> OpenVraag:
    rij = _rij(parameter, op)
    return OpenVraag(
        code=parameter.open_vraag,
        vraag=parameter.vraag,
        titel=parameter.titel,
        standaard=waarde_in_woorden(rij.waarde),
        bekend=rij.waarde is not ONBEKEND,
        aanname=AANNAME if parameter.aanname else "",
        bron=lees_bron(rij.grondslag),
        later=tuple((anders.geldig_van, waarde_in_woorden(anders.waarde)) for anders in parameter.waarden if anders.geldig_van > max(op, rij.geldig_van)),
        regels=tuple(_regels_met(boek, parameter.naam, op)),
    )


def _regels_met(boek: Regelboek, naam: str, op: date) -> Iterator[tuple[str, str, str]]:
    for setnaam, regelset in sorted(boek.sets.items()):
        yield from ((setnaam, regel.id, regel.titel) for regel in regelset.regels if naam in regel.parameters and regel.geldt_op(op))


def _rij(parameter: Parameter, op: date) -> Parameterwaarde:
    """The value that holds at a date, else the nearest one."""
    geldig = [rij for rij in parameter.waarden if rij.geldig_van <= op]
    return geldig[-1] if geldig else parameter.waarden[0]
