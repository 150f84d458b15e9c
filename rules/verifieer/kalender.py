"""Days on which months, leap years, weekends or holidays come out differently: those a proof must look at, one by one.

Where a date is shifted by months or to a working day, "a month later" and "30 days later" lie now this way round, now that way. Per
pair of comparisons of one date these are the days on which their bounds lie furthest apart either way, and just touch.
"""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import combinations
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from domain.kalender import ZATERDAG, eerste_paasdag, feestdagen
from rules.feiten import Feittype, catalogus
from rules.taal import Constante, DagGevraagd, Feitverwijzing, Schuif, Vergelijking

Dagen: TypeAlias = npt.NDArray[np.int64]
OP = "op"
JAREN = 4
"""Before and after the day around which is sought: a leap day, and early and late Easters."""
MARGE = 40
_EPOCHE = date(1970, 1, 1).toordinal()
_WEEK = 7
_VRIJE_REEKS = 12
"""Longer than any row of free days."""
Paar: TypeAlias = tuple[str, str, Schuif, Schuif]
"""A date and what it is compared with (a date or `op`), and how far each is shifted."""
Vast: TypeAlias = tuple[str, Schuif, date]
"""A date or `op`, how far it is shifted, and a day it is compared with."""


def kalenderdagen(dag: date) -> tuple[date, ...]:
    """This day, and days around it on which months, leap years, weekends or holidays come out differently."""
    jaar = min(max(dag.year, date.min.year + 1), date.max.year - 9)
    schrikkel = next(anno for anno in range(jaar, jaar + 9) if isleap(anno))
    pasen = eerste_paasdag(jaar)
    weekend = dag + timedelta(days=ZATERDAG - dag.weekday())
    dagen = [date(jaar, 1, 31), date(schrikkel, 2, 29), date(jaar, 2, 28), date(jaar, 4, 30), date(jaar, 8, 31), date(jaar, 12, 24), date(jaar, 12, 31)]
    return tuple(dict.fromkeys([dag, weekend, pasen - timedelta(days=3), pasen, *dagen]))


def is_kalender(schuif: Schuif) -> bool:
    """Whether a shift is no fixed number of days: months, or on to a working day."""
    return schuif.maanden != 0 or schuif.wettelijk


def paren_van(vergelijkingen: Iterable[Vergelijking], met_op: bool) -> frozenset[Paar]:
    """The comparisons between a date and the day asked, or between two dates."""
    uit: set[Paar] = set()
    for v in vergelijkingen:
        for eigen, ander in ((v.links, v.rechts), (v.rechts, v.links)):
            if not isinstance(eigen, Feitverwijzing):
                continue
            if met_op and isinstance(ander, DagGevraagd):
                uit.add((eigen.naam, OP, eigen.schuif, ander.schuif))
            elif not met_op and isinstance(ander, Feitverwijzing):
                uit.add((eigen.naam, ander.naam, eigen.schuif, ander.schuif))
    return frozenset(uit)


def vaste_van(vergelijkingen: Iterable[Vergelijking]) -> frozenset[Vast]:
    """The comparisons of a date or the day asked with a fixed day, or with a list of them."""
    uit: set[Vast] = set()
    for v in vergelijkingen:
        for eigen, ander in ((v.links, v.rechts), (v.rechts, v.links)):
            if isinstance(eigen, Feitverwijzing | DagGevraagd) and isinstance(ander, Constante):
                naam = eigen.naam if isinstance(eigen, Feitverwijzing) else OP
                uit |= {(naam, eigen.schuif, dag) for dag in _vaste_dagen(naam, ander)}
    return frozenset(uit)


def _vaste_dagen(naam: str, constante: Constante) -> Iterator[date]:
    if isinstance(constante.waarde, date):
        yield constante.waarde
    elif isinstance(constante.waarde, frozenset) and naam != OP and catalogus()[naam].type is Feittype.DATUM:
        yield from (date.fromisoformat(woord) for woord in sorted(constante.waarde))


@cache
def wisseldagen(paren: frozenset[Paar], vaste: frozenset[Vast], van: date, tot: date, rond: date) -> tuple[date, ...]:
    """Days of the second side, from `van` to `tot`, on which the bounds of these comparisons lie differently, near `rond` and the fixed days."""
    jaren = [rond.year, *(dag.year for _, _, dag in vaste)]
    eerste = max(van, date(max(min(jaren) - JAREN, date.min.year), 1, 1)).toordinal()
    laatste = min(tot, date(min(max(jaren) + JAREN, date.max.year), 12, 31)).toordinal()
    op = np.arange(eerste, laatste + 1, dtype=np.int64)
    groepen: dict[tuple[str, str], list[Dagen]] = {(OP, OP): [op]} if vaste else {}
    for naam, ander, eigen, later in sorted(paren, key=str):
        groepen.setdefault((naam, ander), []).extend(_grenzen(eigen, later, eerste, laatste))
    gevonden = {int(plek) for grenzen in groepen.values() for plek in _uiteenlopend(grenzen)}
    for naam, schuif, dag in vaste:
        doel = _eerste_met(schuif, dag)
        for (eigen_naam, _), grenzen in groepen.items():
            if eigen_naam == naam:
                plekken = [int(np.searchsorted(grens, doel)) + om for grens in grenzen for om in (-1, 0, 1)]
                gevonden.update(plek for plek in plekken if 0 <= plek < len(op))
    return tuple(date.fromordinal(eerste + plek) for plek in sorted(gevonden))


def _eerste_met(schuif: Schuif, dag: date) -> int:
    """The first day that, shifted, comes on or after this one."""
    doel, lengte = dag.toordinal(), _lengte(schuif) + MARGE
    begin = max(1, doel - lengte)
    return begin + int(np.searchsorted(verschoven(schuif, begin, min(date.max.toordinal(), doel + lengte)), doel))


def _lengte(schuif: Schuif) -> int:
    """No fewer days than a shift is long."""
    return abs(int(schuif.dagen)) + 31 * abs(int(schuif.maanden)) if isinstance(schuif.dagen, int) and isinstance(schuif.maanden, int) else 0


def _grenzen(eigen: Schuif, ander: Schuif, eerste: int, laatste: int) -> tuple[Dagen, Dagen]:
    """Per day of the other side the first own day that, shifted, comes on or after it, and the first that comes after it."""
    doel = verschoven(ander, eerste, laatste)
    lengte = _lengte(eigen) + _lengte(ander)
    begin, einde = max(1, eerste - lengte - MARGE), min(date.max.toordinal(), laatste + lengte + MARGE)
    tabel = verschoven(eigen, begin, einde)
    return begin + np.searchsorted(tabel, doel, side="left"), begin + np.searchsorted(tabel, doel, side="right")


def _uiteenlopend(grenzen: Sequence[Dagen]) -> Iterator[int]:
    """Places where two rows of bounds lie furthest apart either way, and where the one lies before, on or after the other."""
    for eerst, later in combinations(grenzen, 2):
        verschil = eerst - later
        yield from (int(verschil.argmin()), int(verschil.argmax()))
        for teken in (-1, 0, 1):
            zo = np.sign(verschil) == teken
            if zo.any():
                yield int(zo.argmax())


def verschoven(schuif: Schuif, eerste: int, laatste: int) -> Dagen:
    """What `Schuif` gives for every day from `eerste` to `laatste` (ordinals), all at once."""
    assert isinstance(schuif.maanden, int)  # parameters are filled in at the date asked
    assert isinstance(schuif.dagen, int)
    dagen = np.arange(eerste, laatste + 1, dtype=np.int64)
    if schuif.maanden:
        dag = (dagen - _EPOCHE).astype("datetime64[D]")
        maand = dag.astype("datetime64[M]")
        doel = maand + np.timedelta64(schuif.maanden, "M")
        begin, volgende = doel.astype("datetime64[D]"), (doel + np.timedelta64(1, "M")).astype("datetime64[D]")
        nummer = np.minimum(dag - maand.astype("datetime64[D]"), volgende - begin - np.timedelta64(1, "D"))
        dagen = (begin + nummer).astype(np.int64) + _EPOCHE
    dagen = np.clip(dagen + schuif.dagen, 1, date.max.toordinal())
    return _werkdagen(dagen) if schuif.wettelijk else dagen


def _werkdagen(dagen: Dagen) -> Dagen:
    """Each day, or the first working day after it."""
    eerste, laatste = int(dagen.min()), min(int(dagen.max()) + _VRIJE_REEKS, date.max.toordinal())
    alle = np.arange(eerste, laatste + 1, dtype=np.int64)
    vrij = (alle + _WEEK - 1) % _WEEK >= ZATERDAG
    for jaar in range(date.fromordinal(eerste).year, date.fromordinal(laatste).year + 1):
        plekken = np.array(sorted(dag.toordinal() for dag in feestdagen(jaar)), dtype=np.int64) - eerste
        vrij[plekken[(plekken >= 0) & (plekken < len(alle))]] = True
    werk = np.where(vrij, date.max.toordinal(), alle)
    volgende = np.minimum.accumulate(werk[::-1])[::-1]
    return volgende[dagen - eerste]
