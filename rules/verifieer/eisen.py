"""Sets of requirements: can anybody be admitted, and does every rule ever decide alone? And the signals and terms beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from domain.kalender import EEN_DAG
from rules.taal import BESLISSEND, Gevolg, Methode, Regel
from rules.verifieer.bevinding import Bevinding, Soort
from rules.verifieer.bewijzer import Wens
from rules.verifieer.dekking import Dekking
from rules.verifieer.verificatie import Verificatie
from rules.verifieer.zoeker import GEEFT, NIET_GEEFT, NIET_WEIGERT, ONBESLIST, WEIGERT, Zoeker


def eisen(v: Verificatie, leven: Sequence[int]) -> Iterator[Bevinding]:
    """Contradiction and cover among the rules that decide; `leven` leaves out those that are dead or never known.

    Where nobody is admitted everything is covered: then only the contradiction is reported.
    """
    leden = [versie for versie in leven if v.regel(versie).dan in BESLISSEND]
    tegenspraken = [bevinding for zoeker in v.zoekers if (bevinding := _tegenspraak(v, zoeker, [versie for versie in leden if versie in zoeker.regels]))]
    yield from tegenspraken
    if not tegenspraken:
        yield from Dekking(v, leden, _weigert_alleen, lambda i: WEIGERT, lambda i, j: True).bevindingen()


def _weigert_alleen(i: int, anderen: Sequence[int]) -> list[Wens]:
    """Rule i refuses and no other does; or it is undecided (an open parameter) and all others admit."""
    return [{i: WEIGERT, **dict.fromkeys(anderen, NIET_WEIGERT)}, {i: ONBESLIST, **dict.fromkeys(anderen, GEEFT)}]


def _tegenspraak(v: Verificatie, zoeker: Zoeker, leden: Sequence[int]) -> Bevinding | None:
    """A smallest set of rules that together admit nobody; None when somebody can be admitted."""
    if geval := zoeker.zoek([dict.fromkeys(leden, GEEFT)]):
        for versie in leden:
            zoeker.verken(geval, versie)
        return None
    kern = list(leden)
    for versie in leden:
        zonder = [ander for ander in kern if ander != versie]
        if zoeker.zoek([dict.fromkeys(zonder, GEEFT)]) is None:
            kern = zonder
    laatste = kern[-1]
    verwacht = {**dict.fromkeys(kern[:-1], GEEFT), laatste: NIET_GEEFT}
    getuige = zoeker.zoek([verwacht])
    assert getuige is not None  # without its last rule the smallest set admits somebody
    return v.bevinding(Soort.TEGENSPRAAK, kern, zoeker, getuige, verwacht)


def signalen(v: Verificatie, leven: Sequence[int]) -> Iterator[Bevinding]:
    """Signals and terms that another of the same kind, to the same person, always gives too."""
    rest = [versie for versie in leven if v.regel(versie).dan in (Gevolg.SIGNALEREN, Gevolg.TERMIJN)]
    for _, groep in groupby(sorted(rest, key=lambda versie: (_rol(v.regel(versie)), versie)), key=lambda versie: _rol(v.regel(versie))):
        leden = list(groep)
        if len(leden) > 1:
            yield from Dekking(v, leden, _geeft_alleen, lambda i: GEEFT, lambda i, j: True).bevindingen()


def _rol(regel: Regel) -> tuple[str, ...]:
    return (regel.dan, regel.gaat_over, regel.soort, regel.aan, str(regel.termijn or ""))


def _geeft_alleen(i: int, anderen: Sequence[int]) -> list[Wens]:
    return [{i: GEEFT, **dict.fromkeys(anderen, NIET_GEEFT)}]


def dagen_zonder_regels(v: Verificatie) -> Iterator[Bevinding]:
    """Days between the first and the last on which no rule decides: the rule before and the rule after are named."""
    regels = v.regelset.regels
    telt = [i for i, regel in enumerate(regels) if regel.dan in BESLISSEND or v.regelset.methode is Methode.TABEL]
    tot = date.min
    vorige = -1
    for i in sorted(telt, key=lambda i: (regels[i].geldig_van, i)):
        if vorige >= 0 and tot < date.max and regels[i].geldig_van > tot + EEN_DAG:
            yield Bevinding(Soort.GAT, v.regelset.naam, tuple(dict.fromkeys([regels[vorige].id, regels[i].id])), {"op": tot + EEN_DAG})
        einde = regels[i].geldig_tot or date.max
        if einde >= tot or vorige < 0:
            tot, vorige = einde, i
