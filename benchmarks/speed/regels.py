"""Bulk reading of a rule table: thirty rules over clients × plekken, held to the one-case reading, beside OpenFisca."""

from __future__ import annotations

import random
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from typing import TypeVar

import numpy as np

from benchmarks.speed.klok import Klok, Tijd
from benchmarks.speed.openfisca import INSTALLEREN, PAKKET, OpenFisca, versie
from benchmarks.speed.regelfeiten import OP, Regelfeiten, trek_feiten
from rules.bulk.lezing import Bulklezing, Oordelen
from rules.feiten import catalogus
from rules.geval import bijdrage, lees_geval
from rules.laden import lees_regelboek
from rules.taal import Feitverwijzing, Regel, vergelijkingen
from rules.waarden import ONWAAR, ONZEKER, WAAR

T = TypeVar("T")
TABEL = "regeltabel"


@dataclass(frozen=True)
class Regelmeting:
    """Ours. Times are medians; `oordelen` counts pairs that are no, unknown and yes; the sample is read one case at a time as well."""

    regels: int
    beide_kanten: int
    feiten: int
    clienten: int
    plekken: int
    onbekend_pct: int
    laden: Tijd
    coderen: Tijd
    lezen: Tijd
    samen: Tijd
    oordelen: tuple[int, int, int]
    steekproef: int
    steekproef_gelijk: int
    regellezingen: int
    regellezingen_gelijk: int


@dataclass(frozen=True)
class Tegenhanger:
    """The other engine on the same pairs; it has no third truth value.

    `gelijk_bekend` counts pairs with the same verdict once every fact is known. Of the readings of one rule for one pair that are
    unknown to us it says `onbekend_ja` times yes and `onbekend_nee` times no; `omgekeerd`: it contradicts what we know.
    """

    naam: str
    opbouw: Tijd
    lezen: Tijd
    paren: int
    gelijk_bekend: int
    onbekend_ja: int
    onbekend_nee: int
    omgekeerd: int
    paren_ja_waar_onbekend: int


@dataclass(frozen=True)
class Vergelijkingsmeting:
    """Both; `ander` is None with the reason in `opmerking` where the other engine is not installed."""

    wij: Regelmeting
    ander: Tegenhanger | None
    opmerking: str = ""

    @property
    def verhouding_lezen(self) -> float | None:
        """Processor seconds of the other engine for one of ours, facts already in numbers on both sides."""
        return None if self.ander is None else self.ander.lezen.cpu_s / self.wij.lezen.cpu_s

    @property
    def verhouding_streng(self) -> float | None:
        """The same with the coding of our facts counted, and of its facts not."""
        return None if self.ander is None else self.ander.lezen.cpu_s / self.wij.samen.cpu_s


def meet_regels(
    clienten: int = 5000, plekken: int = 100, onbekend_pct: int = 20, zaad: int = 1, herhalingen: int = 11, steekproef: int = 1000
) -> Vergelijkingsmeting:
    """Measure the table on drawn facts; the same seed gives the same facts and the same sample."""
    klok = Klok()
    regels = laad_tabel()
    laadtijd = klok.tijd()
    feiten = trek_feiten(regels, clienten, plekken, onbekend_pct, zaad)
    wij = _meet_ons(regels, feiten, onbekend_pct, laadtijd, herhalingen, random.Random(zaad), steekproef)
    gevonden = versie()
    if gevonden is None:
        return Vergelijkingsmeting(wij, None, INSTALLEREN)
    alles_bekend = trek_feiten(regels, clienten, plekken, 0, zaad)
    return Vergelijkingsmeting(wij, _meet_openfisca(regels, feiten, alles_bekend, f"{PAKKET} {gevonden}", herhalingen))


def laad_tabel() -> tuple[Regel, ...]:
    """The rules of the table as they read on the day asked."""
    bestand = f"{TABEL}.yaml"
    tekst = files("benchmarks.speed").joinpath(bestand).read_text(encoding="utf-8")
    return lees_regelboek({bestand: tekst})[TABEL].eisen_op(OP)


def lezing_van(feiten: Regelfeiten) -> Bulklezing:
    """A fresh bulk reading: nothing coded yet."""
    return Bulklezing(feiten.clienten.__getitem__, feiten.plekken.__getitem__, feiten.vorm, OP, feiten.paar)


def vergelijkt_beide_kanten(regel: Regel) -> bool:
    """Whether some comparison of a rule has a fact of the client on one side and of the place on the other."""
    for v in vergelijkingen(regel.als):
        kanten = {catalogus()[deel.naam].kant for deel in (v.links, v.rechts) if isinstance(deel, Feitverwijzing)}
        if kanten == {"client", "plek"}:
            return True
    return False


def _meet_ons(
    regels: Sequence[Regel], feiten: Regelfeiten, onbekend_pct: int, laadtijd: Tijd, herhalingen: int, loting: random.Random, steekproef: int
) -> Regelmeting:
    codeertijden, leestijden = [], []
    for _ in range(herhalingen):
        lezing = lezing_van(feiten)
        codeertijden.append(_getimed(partial(lezing.codeer, regels))[1])
        oordelen, leestijd = _getimed(partial(lezing.lees, regels))
        leestijden.append(leestijd)
    n, m = feiten.vorm
    nummers = sorted(loting.sample(range(n * m), min(steekproef, n * m)))
    paren_gelijk, lezingen_gelijk = _houd_naast_een_geval(regels, feiten, oordelen, nummers)
    nee, onbekend, ja = np.bincount(oordelen.reshape(-1), minlength=3).tolist()
    return Regelmeting(
        regels=len(regels),
        beide_kanten=sum(map(vergelijkt_beide_kanten, regels)),
        feiten=len(feiten.clienten) + len(feiten.plekken) + len(feiten.paar.uitzonderingen),
        clienten=n,
        plekken=m,
        onbekend_pct=onbekend_pct,
        laden=laadtijd,
        coderen=_midden(codeertijden),
        lezen=_midden(leestijden),
        samen=_midden([een.plus(twee) for een, twee in zip(codeertijden, leestijden, strict=True)]),
        oordelen=(nee, onbekend, ja),
        steekproef=len(nummers),
        steekproef_gelijk=paren_gelijk,
        regellezingen=len(nummers) * len(regels),
        regellezingen_gelijk=lezingen_gelijk,
    )


def _houd_naast_een_geval(regels: Sequence[Regel], feiten: Regelfeiten, oordelen: Oordelen, nummers: Sequence[int]) -> tuple[int, int]:
    """Of these pairs: how many verdicts, and how many readings of one rule, are what the one-case reading gives."""
    lezing, m = lezing_van(feiten), feiten.vorm[1]
    laagste = dict.fromkeys(nummers, WAAR)
    gelijk = 0
    for regel in regels:
        bulk = lezing.lees_regel(regel)
        for nummer in nummers:
            client, plek = divmod(nummer, m)
            een = bijdrage(regel, lees_geval(regel, partial(feiten.van, client=client, plek=plek), OP).waarde)
            laagste[nummer] = min(laagste[nummer], een)
            gelijk += een == int(bulk[client, plek])
    return sum(int(oordelen[divmod(nummer, m)]) == waarde for nummer, waarde in laagste.items()), gelijk


def _meet_openfisca(regels: Sequence[Regel], feiten: Regelfeiten, alles_bekend: Regelfeiten, naam: str, herhalingen: int) -> Tegenhanger:
    ander, lezing = OpenFisca(regels, feiten), lezing_van(feiten)
    opbouw = _getimed(ander.laad)[1]
    metingen = [_getimed(ander.lees) for _ in range(herhalingen)]
    onbekend_ja = onbekend_nee = omgekeerd = 0
    for regel in regels:
        oordelen = lezing.lees_regel(regel)
        mag = np.broadcast_to(ander.lees_regel(regel), feiten.vorm)
        onbekend = oordelen == ONZEKER
        onbekend_ja += int((onbekend & mag).sum())
        onbekend_nee += int((onbekend & ~mag).sum())
        omgekeerd += int(((oordelen == ONWAAR) & mag).sum()) + int(((oordelen == WAAR) & ~mag).sum())
    bekend = (lezing_van(alles_bekend).lees(regels) == WAAR) == OpenFisca(regels, alles_bekend).lees()
    return Tegenhanger(
        naam=naam,
        opbouw=opbouw,
        lezen=_midden([tijd for _, tijd in metingen]),
        paren=bekend.size,
        gelijk_bekend=int(bekend.sum()),
        onbekend_ja=onbekend_ja,
        onbekend_nee=onbekend_nee,
        omgekeerd=omgekeerd,
        paren_ja_waar_onbekend=int(((lezing.lees(regels) == ONZEKER) & metingen[0][0]).sum()),
    )


def _midden(tijden: Sequence[Tijd]) -> Tijd:
    return Tijd(statistics.median(tijd.cpu_s for tijd in tijden), statistics.median(tijd.wall_s for tijd in tijden))


def _getimed(werk: Callable[[], T]) -> tuple[T, Tijd]:
    klok = Klok()
    antwoord = werk()
    return antwoord, klok.tijd()
