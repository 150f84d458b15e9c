"""Every doel recounted (counting.md 19-26), one small function each. A start week is an index; None is not placed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from domain.beleid import Beleid
from domain.momentopname import Momentopname
from placement.check.bezetting import Bezetting
from placement.check.mensen import WACHTTIJD_HOOGSTENS_WEKEN, Wachtende

TE_LAAT_GEWICHT = {1: 1000, 2: 100, 3: 10, 4: 1}
URGENTIEGEWICHT = {1: 8, 2: 4, 3: 2, 4: 1}
ANDERE_PLEK, ANDERE_WEEK = 2, 1


def start_of_later(start: int | None, horizon_weken: int) -> int:
    """Who is not placed counts as starting in week H + 1."""
    return horizon_weken + 1 if start is None else start


def ongeplaatst(wie: Wachtende, start: int | None, urgentieklasse: int) -> int:
    """1 for a waiting person of that class without a place (counting.md 19)."""
    return int(start is None and wie.klasse == urgentieklasse and not wie.op_voorkeur)


def te_laat(wie: Wachtende, start: int | None, horizon_weken: int) -> int:
    """Weight of the class x weeks past the norm week (counting.md 20)."""
    if wie.op_voorkeur:
        return 0
    return TE_LAAT_GEWICHT[wie.klasse] * max(0, start_of_later(start, horizon_weken) - wie.normweek)


def wachttijd(wie: Wachtende, start: int | None, horizon_weken: int) -> int:
    """(1 + whole weeks waited, at most 104) x start (counting.md 21)."""
    if wie.op_voorkeur:
        return 0
    return (1 + min(wie.gewacht_weken, WACHTTIJD_HOOGSTENS_WEKEN)) * start_of_later(start, horizon_weken)


def voorkeur_ongeplaatst(wie: Wachtende, start: int | None) -> int:
    """1 for who waits for a wish and is not placed (counting.md 22)."""
    return int(wie.op_voorkeur and start is None)


def afwijking(vorige: tuple[str, date] | None, plekgroep_id: str, week: date) -> int:
    """Another place than in the previous plan 2, only another week 1 (counting.md 25)."""
    if vorige is None:
        return 0
    if vorige[0] != plekgroep_id:
        return ANDERE_PLEK
    return ANDERE_WEEK if vorige[1] != week else 0


def persoonlijke_doelen(wie: Wachtende, start: int | None, horizon_weken: int, punten: int = 0, afgeweken: int = 0) -> dict[str, int]:
    """What one person adds to every doel; the parts of the group (`groepsdoelen`) come on top. `punten` and `afgeweken` are of the pair."""
    return {
        **{f"ongeplaatst_urgentie_{nummer}": ongeplaatst(wie, start, nummer) for nummer in TE_LAAT_GEWICHT},
        "te_laat": te_laat(wie, start, horizon_weken),
        "wachttijd": wachttijd(wie, start, horizon_weken),
        "voorkeur_ongeplaatst": voorkeur_ongeplaatst(wie, start),
        "passendheid": punten,
        "sleutelfiguren_extra": 0,
        "afwijking": afgeweken,
    }


class Groepsdoelen:
    """The parts of doelen that depend on who lives together in the last week. `vol_bij`: counter to the number that makes it full."""

    def __init__(self, opname: Momentopname, beleid: Beleid, bezetting: Bezetting) -> None:
        self._punten_vol = beleid.passendheid.kenmerk_vol
        self._bezetting = bezetting
        laatste = bezetting.horizon - 1
        maxima: dict[tuple[str, str], int] = {}
        for rij in opname.samenstelling:
            if rij.max_aantal is not None:
                sleutel = (rij.locatie_id, rij.kenmerk)
                maxima[sleutel] = min(rij.max_aantal, maxima.get(sleutel, rij.max_aantal))
        self.vol_bij = {bezetting.boek.nummer(("kenmerk", *sleutel, laatste)): aantal for sleutel, aantal in maxima.items() if aantal > 0}

    def kenmerk_vol(self, stand: Callable[[int], int]) -> int:
        """3 per location x kenmerk with count >= max_aantal > 0 in the last week (counting.md 23)."""
        return self._punten_vol * sum(stand(teller) >= aantal for teller, aantal in self.vol_bij.items())

    def sleutelfiguren_extra(self, stand: Callable[[int], int]) -> int:
        """Per location the distinct sleutelfiguren in the last week beyond the first (counting.md 24)."""
        return sum(max(0, sum(stand(teller) > 0 for teller in tellers) - 1) for tellers in self._bezetting.laatste_week_van.values())


def urgentiegewicht(doelen: Mapping[str, int]) -> int:
    """8, 4, 2, 1 per person not placed, by class (counting.md 26)."""
    return sum(gewicht * doelen[f"ongeplaatst_urgentie_{nummer}"] for nummer, gewicht in URGENTIEGEWICHT.items())


def opgeteld_per_doel(delen: Sequence[Mapping[str, int]], namen: Sequence[str]) -> dict[str, int]:
    """Sum of parts per doel, in the order of `namen`."""
    return {naam: sum(deel.get(naam, 0) for deel in delen) for naam in namen}
