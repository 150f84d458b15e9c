"""The decisions of a DMN file as they stand there, each piece of text with its line; any version of DMN from 1.1 on."""

from __future__ import annotations

from dataclasses import dataclass

from rules.dmn.xmlbron import Knoop


@dataclass(frozen=True)
class Tekst:
    """A text from the file, with its line."""

    tekst: str
    regel: int


@dataclass(frozen=True)
class GelezenRij:
    id: str
    cellen: tuple[Tekst, ...]
    uitkomsten: tuple[Tekst, ...]
    uitleg: str
    regel: int


@dataclass(frozen=True)
class GelezenTabel:
    """A decision table. `kolommen` are the input expressions, `uitkomsten` the listed output values, `standaard` the default output."""

    hitpolicy: str
    aggregatie: str
    kolommen: tuple[Tekst, ...]
    uitvoeren: int
    uitkomsten: Tekst | None
    standaard: Tekst | None
    rijen: tuple[GelezenRij, ...]
    regel: int


@dataclass(frozen=True)
class GelezenBeslissing:
    """A decision; `tabel` is None when its logic is something else, whose text is `uitdrukking`."""

    id: str
    naam: str
    titel: str
    tabel: GelezenTabel | None
    uitdrukking: str
    regel: int


def beslissingen_in(wortel: Knoop) -> tuple[GelezenBeslissing, ...]:
    """Every decision of the file, in its order."""
    return tuple(_beslissing(knoop) for knoop in wortel.elk("decision"))


def _beslissing(knoop: Knoop) -> GelezenBeslissing:
    tabel = knoop.eerste("decisionTable")
    naam = knoop.attributen.get("name", "")
    return GelezenBeslissing(
        id=knoop.attributen.get("id", ""),
        naam=naam,
        titel=" ".join(knoop.tekst_in("description").split()) or naam,
        tabel=_tabel(tabel) if tabel else None,
        uitdrukking=knoop.tekst_in("literalExpression"),
        regel=knoop.regel,
    )


def _tabel(knoop: Knoop) -> GelezenTabel:
    kolommen = []
    for invoer in knoop.elk("input"):
        tekst = invoer.tekst_in("inputExpression") or invoer.attributen.get("label", "")
        kolommen.append(Tekst(" ".join(tekst.split()), invoer.regel))
    uitvoeren = list(knoop.elk("output"))
    eerste = uitvoeren[0] if uitvoeren else None
    return GelezenTabel(
        hitpolicy=knoop.attributen.get("hitPolicy", "UNIQUE"),
        aggregatie=knoop.attributen.get("aggregation", ""),
        kolommen=tuple(kolommen),
        uitvoeren=len(uitvoeren),
        uitkomsten=_tekst(eerste, "outputValues"),
        standaard=_tekst(eerste, "defaultOutputEntry"),
        rijen=tuple(_rij(rij) for rij in knoop.elk("rule")),
        regel=knoop.regel,
    )


def _rij(knoop: Knoop) -> GelezenRij:
    cellen, uitkomsten = (
        tuple(Tekst((vak.eerste("text") or vak).tekst.strip(), vak.regel) for vak in knoop.elk(naam)) for naam in ("inputEntry", "outputEntry")
    )
    notities = [(vak.eerste("text") or vak).tekst for vak in knoop.elk("annotationEntry")]
    uitleg = " ".join((knoop.tekst_in("description") or (notities[-1] if notities else "")).split())
    return GelezenRij(knoop.attributen.get("id", ""), cellen, uitkomsten, uitleg, knoop.regel)


def _tekst(knoop: Knoop | None, naam: str) -> Tekst | None:
    deel = knoop.eerste(naam) if knoop else None
    tekst = knoop.tekst_in(naam) if knoop else ""
    return Tekst(tekst, deel.regel) if deel and tekst else None
