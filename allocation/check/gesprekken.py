"""First talks: who needs one, in which week it may be, and how late it is (counting.md 34)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from allocation.check.deelname import Deelnemer
from allocation.check.gegevens import Gegevens
from allocation.check.uitslag import Bezwaar
from allocation.plan import Toewijzing


def te_laat_dagen(gegevens: Gegevens, deelnemer: Deelnemer, week: date | None) -> int:
    """Days between aanmelddatum + the norm and the Monday of the talk, never below 0; none planned counts from the Monday of week H + 1."""
    if not deelnemer.moet_gesprek:
        return 0
    maandag = week or gegevens.weken[0] + timedelta(weeks=len(gegevens.weken) + 1)
    return max(0, (maandag - deelnemer.rij.aanmelddatum).days - gegevens.beleid.eerste_gesprek_dagen)


def bezwaren_gesprek(gegevens: Gegevens, deelnemer: Deelnemer, keuze: Toewijzing) -> Iterator[Bezwaar]:
    """A talk is for who needs one, in a Monday week of the horizon in which the eerste works at least a day."""
    week, c = keuze.eerste_gesprek_week, keuze.client_id
    if week is None:
        return
    if not deelnemer.moet_gesprek:
        yield Bezwaar("gesprek_niet_nodig", f"Cliënt {c} heeft geen eerste gesprek nodig, maar er staat er een in de week van {week} (telregel 34).", c)
    if week not in gegevens.weeknummer:
        yield Bezwaar("gesprek_week", f"De week van het eerste gesprek van cliënt {c}, {week}, is geen maandag binnen de horizon (telregel 2 en 34).", c)
    elif keuze.eerste_id is not None and not gegevens.beschikbaar[keuze.eerste_id].werkdagen[gegevens.weeknummer[week]]:
        zin = f"Begeleider {keuze.eerste_id} is er niet in de week van {week}, waarin het eerste gesprek met cliënt {c} staat (telregel 34)."
        yield Bezwaar("gesprek_afwezig", zin, c, keuze.eerste_id)
