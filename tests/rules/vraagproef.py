"""What the interview is held against: plain enumeration, and somebody who answers truthfully."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import product

import numpy as np
import numpy.typing as npt

from rules.feiten import Feittype, catalogus
from rules.geval import Feitenbron
from rules.lezer.voorwaarde import GESLOTEN_LIJSTEN
from rules.oordeel import Oordeel, Tabeloordeel, oordeel_van, tabel_van
from rules.regelboek import Regelset
from rules.taal import Methode
from rules.vraaggesprek.antwoord import als_antwoord
from rules.vraaggesprek.gesprek import WEET_NIET, Vraaggesprek
from rules.vraaggesprek.stand import stand_van
from rules.waarden import ONBEKEND, Leeftijd, Waarde
from tests.bouw import vast_beleid
from tests.rules.willekeurig import OP

LIJSTEN = {naam: tuple(getattr(vast_beleid(), naam)) for naam in GESLOTEN_LIJSTEN}
Tabel = npt.NDArray[np.int64]


def uitkomst(oordeel: Oordeel | Tabeloordeel) -> str:
    """The verdict without its reasons."""
    if isinstance(oordeel, Oordeel):
        return str(oordeel.waarde)
    if oordeel.tegenstrijdig:
        return "tegenstrijdig"
    return oordeel.uitkomst or ("onbekend" if oordeel.mogelijk else "geen")


def lees(regelset: Regelset, feiten: Mapping[str, Waarde]) -> str:
    """What the set says when it is read rule by rule, without any interview; facts that only signals use may be left out."""
    lezen = tabel_van if regelset.methode is Methode.TABEL else oordeel_van
    return uitkomst(lezen(regelset, lambda naam: feiten.get(naam, ONBEKEND), OP))


def alle_uitkomsten(regelset: Regelset, feiten: Mapping[str, Waarde], open_feiten: Mapping[str, Sequence[Waarde]]) -> Tabel:
    """The verdict of every completion, one axis per open fact; equal numbers are equal verdicts."""
    namen = sorted(open_feiten)
    codes: dict[str, int] = {}
    rijen = [
        codes.setdefault(lees(regelset, {**feiten, **dict(zip(namen, keuze, strict=True))}), len(codes))
        for keuze in product(*(open_feiten[naam] for naam in namen))
    ]
    return np.array(rijen, dtype=np.int64).reshape([len(open_feiten[naam]) for naam in namen])


def doet_ertoe(tabel: Tabel, as_: int) -> bool:
    """Two answers along this axis lead somewhere to different verdicts."""
    return bool((tabel != tabel.take([0], axis=as_)).any())


def minste_vragen(tabel: Tabel, bekend: dict[tuple[tuple[int, ...], bytes], int] | None = None) -> int:
    """How many questions the best strategy needs in its worst case, over all strategies."""
    bekend = {} if bekend is None else bekend
    if (tabel == tabel.flat[0]).all():
        return 0
    sleutel = (tabel.shape, tabel.tobytes())
    if sleutel not in bekend:
        vragen = (as_ for as_ in range(tabel.ndim) if doet_ertoe(tabel, as_))
        bekend[sleutel] = min(
            1 + max(minste_vragen(deel, bekend) for deel in {d.tobytes(): d for d in (np.ascontiguousarray(d) for d in np.moveaxis(tabel, as_, 0))}.values())
            for as_ in vragen
        )
    return bekend[sleutel]


def iedereen(waarde: Waarde) -> bool:
    """Every answer that is enumerated is also given."""
    return True


def meeste_vragen(gesprek: Vraaggesprek, tabel: Tabel, open_feiten: Mapping[str, Sequence[Waarde]], gegeven: Callable[[Waarde], bool] = iedereen) -> int:
    """How many questions this interview asks in its worst case; every question asked must matter, and it ends when it is settled."""
    vast = bool((tabel == tabel.flat[0]).all())
    vraag = gesprek.volgende()
    assert (vraag is None) == vast == gesprek.klaar
    if vraag is None:
        return 0
    as_ = sorted(open_feiten).index(vraag.feit)
    assert doet_ertoe(tabel, as_), f"{vraag.feit} doet er niet toe"
    rest = {naam: waarden for naam, waarden in open_feiten.items() if naam != vraag.feit}
    delen = {d.tobytes(): (waarde, d) for waarde, d in zip(open_feiten[vraag.feit], np.moveaxis(tabel, as_, 0), strict=True) if gegeven(waarde)}
    return 1 + max(meeste_vragen(gesprek.antwoord(vraag.feit, als_antwoord(waarde)), deel, rest, gegeven) for waarde, deel in delen.values())


def vraag_alles(gesprek: Vraaggesprek, waar: Feitenbron) -> tuple[Vraaggesprek, list[str]]:
    """Answers every question from what is true, and "weet ik niet" where nobody knows; gives the end and what was asked."""
    gevraagd: list[str] = []
    while (vraag := gesprek.volgende()) is not None:
        assert vraag.feit not in gevraagd
        gevraagd.append(vraag.feit)
        gesprek = gesprek.antwoord(vraag.feit, getypt(waar(vraag.feit)))
    return gesprek, gevraagd


def getypt(waarde: Waarde) -> str:
    """What somebody types who knows this."""
    onbekend = waarde is ONBEKEND or (isinstance(waarde, Leeftijd) and waarde.laag != waarde.hoog)
    return WEET_NIET if onbekend else als_antwoord(waarde)


def bewijs(gesprek: Vraaggesprek, feit: str) -> tuple[dict[str, Waarde], dict[str, Waarde]]:
    """Two ways to fill in all open facts that differ in this fact only, and that should lead to different verdicts."""
    stand = gesprek.stand
    nummer = stand.namen.index(feit)
    keuze = dict.fromkeys(range(len(stand.namen)), 0)
    for deel in stand.delen:
        knoop, van_belang = deel, nummer in stand.diagram.draagvlak(deel)
        hoogst = max(stand.diagram.uitkomsten(deel), default=0)
        for ander in sorted(stand.diagram.draagvlak(deel) - {nummer}):
            for antwoord in range(stand.diagram.graad[ander]):
                verder = stand.diagram.kies(knoop, ander, antwoord)
                if nummer in stand.diagram.draagvlak(verder) if van_belang else hoogst in stand.diagram.uitkomsten(verder):
                    knoop, keuze[ander] = verder, antwoord
                    break
        if van_belang:
            einden = [stand.diagram.waarde(stand.diagram.kies(knoop, nummer, antwoord)) for antwoord in range(stand.diagram.graad[nummer])]
            tweede = next(antwoord for antwoord, eind in enumerate(einden) if eind != einden[0])
    een = {naam: _als_feit(naam, stand.klassen[i][keuze[i]]) for i, naam in enumerate(stand.namen)}
    return een | {feit: _als_feit(feit, stand.klassen[nummer][0])}, een | {feit: _als_feit(feit, stand.klassen[nummer][tweede])}


def representanten(regelset: Regelset, feiten: Mapping[str, Waarde]) -> dict[str, list[Waarde]]:
    """One answer of every class that the rules tell apart, per open fact."""
    stand = stand_van(regelset, feiten.__getitem__, OP, frozenset(), LIJSTEN)
    return {naam: [_als_feit(naam, waarde) for waarde in klassen] for naam, klassen in zip(stand.namen, stand.klassen, strict=True)}


def _als_feit(naam: str, waarde: Waarde) -> Waarde:
    return Leeftijd(waarde, waarde) if isinstance(waarde, int) and catalogus()[naam].type is Feittype.LEEFTIJD else waarde
