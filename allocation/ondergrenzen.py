"""Bounds that hold for every allocation of an instance, found without searching: what no choice at all can avoid."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from allocation.problem import GEEN, Problem, Vraag
from allocation.telling import relatief


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
        "spreiding": _spreiding(problem),
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


def _spreiding(problem: Problem) -> int:
    """Σ over teams of (what somebody must still carry, with all wissels spent on the heaviest) − (what all can carry at most on average).

    What stays of today weighs at least; a role that may go elsewhere costs one voluntary wissel where it counts for the cap. Whatever comes on
    top only makes the heaviest heavier, and the lightest carries at most the average of all the points there are.
    """
    vast, los = Counter[int](), defaultdict[int, list[int]](list)
    for van in problem.vragen:
        for wie, punten, telt, weg in _zittend(problem, van):
            if weg and not telt:
                continue
            vast[wie] += punten
            if weg:
                los[wie].append(punten)
    meest = _meest(problem)
    uit = 0
    for team in sorted({wie.team for wie in problem.aanbieders if wie.in_spreiding}):
        leden = [nummer for nummer, wie in enumerate(problem.aanbieders) if wie.in_spreiding and wie.team == team]
        kan = sum(problem.aanbieders[nummer].capaciteit for nummer in leden if problem.aanbieders[nummer].telt_voor_min)
        if kan:
            uit += max(0, _lichtste_hoogste(problem, leden, vast, los) - relatief(meest[team], kan))
    return uit


def _zittend(problem: Problem, van: Vraag) -> Iterator[tuple[int, int, bool, bool]]:
    """Roles filled today by someone who is there: who, points, whether a change counts for the cap, and whether there can be a change."""
    rollen = ((van.nu_eerste, van.punten, van.telt_eerste, van.eerste), (van.nu_tweede, van.tweede_punten, van.telt_tweede, van.tweede))
    opgevolgd = problem.is_weg(van.nu_eerste)
    for nummer, (wie, punten, telt, kan) in enumerate(rollen):
        if wie != GEEN and problem.aanbieders[wie].in_spreiding:
            weg = bool(set(kan) - {wie} or van.onder or not van.verplicht or (nummer == 1 and (van.tweede_mag_missen or not van.blijft_tweede)))
            yield wie, punten, telt and van.verplicht and not (nummer == 1 and opgevolgd), weg


def _lichtste_hoogste(problem: Problem, leden: Sequence[int], vast: Mapping[int, int], los: Mapping[int, Sequence[int]]) -> int:
    """The least that the heaviest can carry in permille, when each wissel takes the largest role off who is heaviest."""
    stapel = {nummer: sorted(los[nummer]) if nummer in los else [] for nummer in leden}
    last = {nummer: vast[nummer] for nummer in leden}

    def zwaarte(nummer: int) -> int:
        return relatief(last[nummer], problem.aanbieders[nummer].capaciteit)

    for _ in range(problem.wissels):
        zwaarste = max(leden, key=zwaarte)
        if not stapel[zwaarste]:
            break
        last[zwaarste] -= stapel[zwaarste].pop()
    return max(map(zwaarte, leden))


def _meest(problem: Problem) -> Mapping[int, int]:
    """Per team the points that its people who count for the min could carry together at most: roles that can come there without a voluntary
    wissel, and the heaviest of the others, one a wissel (who comes from an onderaannemer brings both roles)."""
    vanzelf, kost = Counter[int](), defaultdict[int, list[int]](list)
    for van in problem.vragen:
        eerste, tweede = (_teams(problem, kan) for kan in (van.eerste, van.tweede))
        bij_onder = van.nu_eerste != GEEN and not problem.aanbieders[van.nu_eerste].eigen
        for team in eerste | tweede:
            punten = (van.punten * (team in eerste), van.tweede_punten * (team in tweede))
            if bij_onder and van.verplicht and van.telt_eerste:
                kost[team].append(sum(punten))
                continue
            eerste_weg = problem.is_weg(van.nu_eerste)  # then today's second may move up for nothing
            telt = (van.telt_eerste, van.telt_tweede and not eerste_weg)
            for nu, kost_een, deel in zip((van.nu_eerste, van.nu_tweede), telt, punten, strict=True):
                if kost_een and van.verplicht and team not in _teams(problem, (nu,)):
                    kost[team].append(deel)
                else:
                    vanzelf[team] += deel
    for team, delen in kost.items():
        vanzelf[team] += sum(sorted(delen, reverse=True)[: problem.wissels])
    return vanzelf


def _teams(problem: Problem, wie: Sequence[int]) -> set[int]:
    """Teams in which one of these counts for the min."""
    return {problem.aanbieders[een].team for een in wie if problem.aanbieders[een].in_spreiding and problem.aanbieders[een].telt_voor_min}
