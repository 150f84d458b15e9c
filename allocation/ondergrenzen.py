"""Bounds that hold for every allocation of an instance, found without searching: what no choice at all can avoid."""

from __future__ import annotations

from collections import Counter

from allocation.problem import GEEN, Problem


def ondergrenzen(problem: Problem) -> dict[str, int]:
    """Per doel a value that no allocation can be below; doelen that are not named can be 0 for all that is known here."""
    weg_eerste = weg_tweede = 0
    for van in problem.vragen:
        blijft_niet = not van.eerste and not van.onder
        weg_eerste += van.nu_eerste != GEEN and (problem.aanbieders[van.nu_eerste].weg or blijft_niet)
        weg_tweede += van.nu_tweede != GEEN and (problem.aanbieders[van.nu_tweede].weg or blijft_niet)
    return {
        "niet_toegewezen": sum(not van.eerste and not van.onder for van in problem.vragen),
        "te_laat_eerste_gesprek": _te_laat(problem),
        "wissels_eerste": weg_eerste,
        "wissels_tweede": weg_tweede,
    }


def _te_laat(problem: Problem) -> int:
    """As if anybody could see anybody: the talks of a week are those of all begeleiders, and who waits longest goes first.

    Who can go to an onderaannemer is seen at once, as if every onderaannemer had room; who can go nowhere is never seen.
    """
    nodig = [van for van in problem.vragen if van.te_laat]
    uit = sum(van.te_laat[-1] for van in nodig if not van.eerste and not van.onder)
    uit += sum(van.te_laat[0] for van in nodig if van.onder)
    eigen = sorted((van for van in nodig if van.eerste and not van.onder), key=lambda van: -van.te_laat[-1])
    plekken = Counter[int]()
    for wie in {wie for van in eigen for wie in van.eerste}:
        for week, aantal in enumerate(problem.aanbieders[wie].gesprekken):
            plekken[week] += aantal
    weken = [week for week in range(problem.horizon) for _ in range(min(plekken[week], len(eigen)))]
    weken += [problem.horizon] * max(0, len(eigen) - len(weken))
    return uit + sum(van.te_laat[week] for van, week in zip(eigen, weken, strict=False))
