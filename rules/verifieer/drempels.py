"""Numbers and days on and beside every bound that comparisons put to a fact, also through another fact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from domain.kalender import maanden_later
from rules.taal import Constante, DagGevraagd, Feitverwijzing, Operand, Schuif, Vergelijking
from rules.verifieer.kalender import is_kalender
from rules.waarden import Waarde

RONDEN = 2
NAAST = 1
NAAST_KALENDER = 4
"""Around a month's end or a holiday a shift skips or joins at most this many days."""
MIDDEN = 20


def drempels(
    deel: Iterable[Vergelijking], dag: date, grenzen: Mapping[str, tuple[int, int]], ook: Iterable[int] = ()
) -> tuple[dict[str, set[int]], dict[str, set[int]]]:
    """Per fact of `grenzen` the values that represent all others, within its lowest and highest value (dates as ordinals).

    `ook`: values that belong to them for every fact. The second answer holds more: also what lies on and beside each of the first, for a
    fact compared with one that is known.
    """
    paren: list[tuple[Operand | None, Operand | None]] = [paar for v in deel if v.rechts is not None for paar in ((v.links, v.rechts), (v.rechts, v.links))]
    uit: dict[str, set[int]] = {naam: set(ook) for naam in grenzen}
    for eigen, ander in paren:
        if isinstance(eigen, Feitverwijzing):
            uit[eigen.naam].update(getal for doel in _vaste(ander, dag) for getal in _naast(eigen.schuif, doel))
    if not any(uit.values()):
        naam = min(uit)
        laag, hoog = grenzen[naam]
        uit[naam].add(dag.toordinal() if laag <= dag.toordinal() <= hoog else max(laag, min(hoog, MIDDEN)))
    for _ in range(min(RONDEN, len(grenzen) - 1)):
        uit = _verder(uit, paren)
    bekend = {naam: _binnen(getallen, grenzen[naam]) for naam, getallen in uit.items()}
    aanvulling = {naam: _binnen(getallen, grenzen[naam]) for naam, getallen in _verder(bekend, paren).items()}
    return bekend, aanvulling


def _verder(eerder: Mapping[str, set[int]], paren: Iterable[tuple[Operand | None, Operand | None]]) -> dict[str, set[int]]:
    """The same values and those on and beside them, as seen from the facts they are compared with."""
    uit = {naam: set(getallen) for naam, getallen in eerder.items()}
    for eigen, ander in paren:
        if isinstance(eigen, Feitverwijzing) and isinstance(ander, Feitverwijzing):
            doelen = {_verschoven(ander.schuif, getal) for getal in eerder[ander.naam]}
            uit[eigen.naam].update(getal for doel in doelen for getal in _naast(eigen.schuif, doel))
    return uit


def _binnen(getallen: set[int], grens: tuple[int, int]) -> set[int]:
    laag, hoog = grens
    return {getal for getal in getallen if laag <= getal <= hoog} or {laag}


def _vaste(operand: Operand | None, dag: date) -> Iterator[int]:
    """What a side without a fact holds, as numbers; a list of words stands for numbers or dates."""
    match operand:
        case DagGevraagd(schuif):
            yield schuif(dag).toordinal()
        case Constante(waarde):
            for een in sorted(waarde) if isinstance(waarde, frozenset) else [waarde]:
                yield from _getal(een)


def _getal(waarde: Waarde) -> Iterator[int]:
    if isinstance(waarde, date):
        yield waarde.toordinal()
    elif isinstance(waarde, int):
        yield int(waarde)
    elif isinstance(waarde, str):
        yield int(waarde) if waarde.lstrip("-").isdigit() else date.fromisoformat(waarde).toordinal()


def _verschoven(schuif: Schuif, getal: int) -> int:
    assert isinstance(schuif.dagen, int)  # parameters are filled in at the date asked
    return schuif(date.fromordinal(getal)).toordinal() if is_kalender(schuif) else getal + schuif.dagen


def _naast(schuif: Schuif, doel: int) -> Iterable[int]:
    """Values that, shifted, come on `doel` or beside it."""
    assert isinstance(schuif.maanden, int)  # parameters are filled in at the date asked
    assert isinstance(schuif.dagen, int)
    begin, stap = doel - schuif.dagen, NAAST
    if is_kalender(schuif):
        begin, stap = maanden_later(date.fromordinal(begin), -schuif.maanden).toordinal(), NAAST_KALENDER
    return range(begin - stap, begin + stap + 1)
