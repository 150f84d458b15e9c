"""The effect of a change of rules, or of the date, on a momentopname: whose verdict changes, and which rules did that.

Cases are read in bulk, old and new apart. A group is everyone whose verdict went from the one to the other through the same rules.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from domain.beleid import Beleid
from domain.gebied import Regio
from domain.momentopname import Momentopname
from rules.bulk.lezing import Oordelen
from rules.gevallen import Gevallen, Soort, soort_van
from rules.regelboek import Regelboek, Regelset
from rules.taal import BESLISSEND, Gevolg, Methode, Regel
from rules.waarden import ONWAAR, ONZEKER, OORDELEN, WAAR

BESTAAT_NIET = "bestaat niet"
Woorden: TypeAlias = npt.NDArray[np.object_]
_WOORDEN = np.array([OORDELEN[waarde] for waarde in (ONWAAR, ONZEKER, WAAR)], dtype=object)


@dataclass(frozen=True)
class Peiling:
    """A rule book asked at a date."""

    boek: Regelboek
    op: date


@dataclass(frozen=True)
class Oorzaak:
    """A rule that says something else. `hoe`: nieuw, vervallen or anders."""

    regel_id: str
    titel: str
    hoe: str


@dataclass(frozen=True)
class Groep:
    """Cases whose verdict went from `van` to `naar` through the same rules. `gevallen` counts cases, `clienten` are whose they are."""

    set: str
    titel: str
    over: str
    van: str
    naar: str
    door: tuple[Oorzaak, ...]
    gevallen: int
    clienten: tuple[str, ...]


@dataclass(frozen=True)
class Vergelijking:
    """All groups, largest first per set; `gelijk` counts per set the cases that stay as they were."""

    oud: Peiling
    nieuw: Peiling
    groepen: tuple[Groep, ...]
    gelijk: Mapping[str, int]

    @property
    def clienten(self) -> tuple[str, ...]:
        """Everyone for whom something changes."""
        return tuple(sorted({client for groep in self.groepen for client in groep.clienten}))


def vergelijk(opname: Momentopname, beleid: Beleid, regio: Regio, oud: Peiling, nieuw: Peiling) -> Vergelijking:
    """Reads every set of both books for everyone in the momentopname it is about."""
    kanten = [(Peiling(peiling.boek.met_beleid(beleid), peiling.op), Gevallen(opname, regio, peiling.op)) for peiling in (oud, nieuw)]
    groepen: list[Groep] = []
    gelijk: dict[str, int] = {}
    for naam in sorted({*oud.boek.sets, *nieuw.boek.sets}):
        gevonden, onveranderd = _set(naam, kanten)
        groepen += gevonden
        gelijk[naam] = onveranderd
    return Vergelijking(oud, nieuw, tuple(groepen), gelijk)


def _set(naam: str, kanten: Sequence[tuple[Peiling, Gevallen]]) -> tuple[list[Groep], int]:
    sets = [peiling.boek.sets.get(naam) for peiling, _ in kanten]
    bekend = next(regelset for regelset in reversed(sets) if regelset is not None)
    delen = [_Lezing(regelset, peiling, gevallen) if regelset else None for regelset, (peiling, gevallen) in zip(sets, kanten, strict=True)]
    groepen, gelijk = list[Groep](), 0
    for soort in dict.fromkeys(soort for deel in delen if deel for soort in deel.soorten):
        namen = kanten[-1][1].clienten(soort)
        oud, nieuw = (deel.woorden(soort) if deel else {} for deel in delen)
        for vraag in dict.fromkeys((*oud, *nieuw)):
            aantal = len(namen)
            van, naar = (deel.get(vraag, np.full(aantal, _zonder(vraag), dtype=object)) for deel in (oud, nieuw))
            anders = np.flatnonzero(van != naar)
            gelijk += aantal - len(anders)
            groepen += _groepen(bekend, soort, [delen[0], delen[1]], vraag, anders, van, naar, namen)
    return sorted(groepen, key=lambda groep: (-groep.gevallen, groep.over, groep.van, groep.naar, groep.door)), gelijk


def _zonder(vraag: str) -> str:
    """What a set or rule that is not there answers: nobody was signalled, nothing was decided."""
    return BESTAAT_NIET if not vraag else "nee"


def _groepen(
    regelset: Regelset,
    soort: Soort,
    delen: Sequence[_Lezing | None],
    vraag: str,
    anders: npt.NDArray[np.intp],
    van: Woorden,
    naar: Woorden,
    namen: Sequence[str],
) -> Iterator[Groep]:
    """The changed cases, grouped by both verdicts and by the rules that changed."""
    oud, nieuw = (deel.bijdragen(soort, vraag) if deel else {} for deel in delen)
    regels = sorted({*oud, *nieuw})
    neutraal = np.full(len(namen), WAAR if not vraag else ONWAAR, dtype=np.int8)
    verschil = np.array([oud.get(r, neutraal)[anders] != nieuw.get(r, neutraal)[anders] for r in regels], dtype=bool).reshape(len(regels), len(anders))
    groepen: dict[tuple[str, str, bytes], list[int]] = defaultdict(list)
    for k, i in enumerate(anders.tolist()):
        groepen[str(van[i]), str(naar[i]), verschil[:, k].tobytes()].append(k)
    titels = {regel.id: regel.titel for deel in delen if deel for regel in deel.regels(soort)}
    for (was, wordt, _), leden in groepen.items():
        door = tuple(
            Oorzaak(r, titels[r], "anders" if r in oud and r in nieuw else "nieuw" if r in nieuw else "vervallen")
            for j, r in enumerate(regels)
            if verschil[j, leden[0]]
        )
        clienten = tuple(sorted({namen[int(anders[k])] for k in leden} - {""}))
        titel = f"{regelset.titel}: {titels[vraag]}" if vraag else regelset.titel
        yield Groep(regelset.naam, titel, soort.over, was, wordt, door, len(leden), clienten)


class _Lezing:
    """What one version of a set says about every case: under "" its verdict, under a rule id what that signal or term says."""

    def __init__(self, regelset: Regelset, peiling: Peiling, gevallen: Gevallen) -> None:
        self._set = regelset
        self._gevallen = gevallen
        self._regels = regelset.geldig_op(peiling.op)
        self.soorten = tuple(dict.fromkeys(soort_van(regel, regelset) for regel in self._regels))

    def regels(self, soort: Soort) -> tuple[Regel, ...]:
        return tuple(regel for regel in self._regels if soort_van(regel, self._set) == soort)

    def bijdragen(self, soort: Soort, vraag: str) -> dict[str, Oordelen]:
        """What each rule behind a question gives, per case."""
        achter = [regel for regel in self.regels(soort) if (regel.id == vraag if vraag else _beslist(regel))]
        return {regel.id: self._gevallen.lees(soort, regel) for regel in achter}

    def woorden(self, soort: Soort) -> dict[str, Woorden]:
        """The verdict in words per question and case."""
        uit: dict[str, Woorden] = {}
        if any(_beslist(regel) for regel in self.regels(soort)):
            uit[""] = self._verdict(soort)
        for regel in self.regels(soort):
            if not _beslist(regel):
                ja = self._gevallen.laatste_dagen(soort, regel) if regel.dan is Gevolg.TERMIJN else "ja"
                uit[regel.id] = np.where(self._gevallen.lees(soort, regel) == WAAR, ja, "nee").astype(object)
        return uit

    def _verdict(self, soort: Soort) -> Woorden:
        bijdragen = self.bijdragen(soort, "")
        if self._set.methode is Methode.EISEN:
            return _WOORDEN[np.minimum.reduce(list(bijdragen.values()))]
        uitkomsten = [next(regel.uitkomst for regel in self._regels if regel.id == regel_id) for regel_id in bijdragen]
        return np.array([_tabelwoord(uitkomsten, rij) for rij in np.array(list(bijdragen.values())).T.tolist()], dtype=object)


def _beslist(regel: Regel) -> bool:
    return regel.dan in BESLISSEND or regel.dan is Gevolg.UITKOMST


def _tabelwoord(uitkomsten: Sequence[str], waarden: Sequence[int]) -> str:
    """What a table answers for one case, in words."""
    zeker = {uitkomst for uitkomst, waarde in zip(uitkomsten, waarden, strict=True) if waarde == WAAR}
    mogelijk = {uitkomst for uitkomst, waarde in zip(uitkomsten, waarden, strict=True) if waarde != ONWAAR}
    if len(zeker) > 1:
        return "tegenstrijdig: " + " of ".join(sorted(zeker))
    if zeker and mogelijk == zeker:
        return next(iter(zeker))
    return OORDELEN[ONZEKER] if mogelijk else "geen uitkomst"
