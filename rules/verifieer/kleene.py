"""Where strong Kleene logic says ONZEKER though every completion agrees: too careful, and someone is asked for nothing.

Only a fact that stands in two comparisons of a rule can cause it, or one that a comparison does not depend on for some value of its
other side (more than the lowest choice is always so). Such facts, and what stands beside them, span a grid of all partial cases; every
other comparison is one axis with the outcomes it can have. The rule is read over the whole grid at once, and so are its completions.
What is unknown may lie beyond anything known: an age, date or word is never taken for the highest there is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice, product

import numpy as np
import numpy.typing as npt

from rules.bulk.lezing import lees_rij
from rules.geval import lees_geval
from rules.taal import Afgeleid, Alle, EenVan, Gevolg, Niet, Regel, Vergelijking, Voorwaarde, vergelijkingen
from rules.verifieer.bevinding import Bevinding, Soort
from rules.verifieer.bewijzer import bewijs
from rules.verifieer.perioden import Periode
from rules.verifieer.ruimte import Bereik, Ruimte, feiten_van, ruimte
from rules.verifieer.verificatie import Verificatie
from rules.waarden import ONBEKEND, ONWAAR, ONZEKER, WAAR, Waarde

Rooster = npt.NDArray[np.int8]
MEEST_CELLEN = 4_000_000
MEEST_PROEVEN = 20
"""A grid holds representative values only; the prover has the last word on this many of its cases."""


def te_voorzichtig(v: Verificatie, leven: Sequence[int]) -> Iterator[Bevinding]:
    """At most one finding per rule that is not dead: the partial case with the fewest unknown facts."""
    gezien: set[tuple[str, Voorwaarde]] = set()
    gevonden: set[str] = set()
    for zoeker in v.zoekers:
        for regel in (regel for versie, regel in zoeker.regels.items() if versie in leven):
            if regel.id in gevonden or (regel.id, regel.als) in gezien:
                continue
            gezien.add((regel.id, regel.als))
            getuige = deelgeval(regel, zoeker.periode.dag)
            if getuige is not None:
                gevonden.add(regel.id)
                yield Bevinding(Soort.KLEENE_TE_VOORZICHTIG, v.regelset.naam, (regel.id,), {"op": zoeker.periode.dag, **getuige})


def deelgeval(regel: Regel, dag: date) -> dict[str, Waarde] | None:
    """Facts, some of them ONBEKEND, for which the rule is ONZEKER though every completion gives the same known outcome."""
    bladen = list(vergelijkingen(regel.als))
    wereld = ruimte([regel], dag)
    verdacht = _verdacht(regel, bladen, wereld.bereiken, dag)
    if not verdacht:
        return None
    for stuk in _stukken(_assen(regel, bladen, wereld.bereiken, verdacht, dag)):
        for getuige in islice(_zoek(regel, bladen, stuk, dag), MEEST_PROEVEN):
            if _bevestigd(regel, getuige, wereld, dag):
                return getuige
    return None


def _bevestigd(regel: Regel, feiten: Mapping[str, Waarde], wereld: Ruimte, dag: date) -> bool:
    """The one-case reading is ONZEKER, and the prover finds no completion with another outcome than the first one it finds."""
    assert lees_geval(regel, feiten.__getitem__, dag).waarde == ONZEKER, f"{regel.id}: the partial case is not unknown"
    vast = {naam: waarde for naam, waarde in feiten.items() if waarde is not ONBEKEND or wereld.bereiken[naam].onbekend}
    dit = Periode(dag, dag, dag, ((0, replace(regel, dan=Gevolg.TOELATEN)),))
    return sum(bewijs(dit, wereld, [{0: frozenset({waarde})}], vast) is not None for waarde in (ONWAAR, ONZEKER, WAAR)) == 1


@dataclass(frozen=True)
class As:
    """One axis of the grid: rows of facts (a single fact, or those of one comparison).

    `bekend` rows are values of a case, `verder` only complete what is unknown; with `open` a last row leaves the fact ONBEKEND.
    """

    feiten: tuple[str, ...]
    bekend: tuple[tuple[Waarde, ...], ...]
    verder: tuple[tuple[Waarde, ...], ...] = ()
    open: bool = False

    @property
    def rijen(self) -> tuple[tuple[Waarde, ...], ...]:
        return (*self.bekend, *self.verder, *([(ONBEKEND,)] if self.open else []))


def _verdacht(regel: Regel, bladen: Sequence[Vergelijking], bereiken: Mapping[str, Bereik], dag: date) -> frozenset[str]:
    """Facts whose not being known can make the reading too careful; one that is asked with `is_bekend` is never completed."""
    keer = Counter(naam for blad in bladen for naam in feiten_van(blad))
    vaker = {naam for naam, aantal in keer.items() if aantal > 1}
    vast = {naam for blad in bladen for naam in feiten_van(blad) - vaker if _soms_vast(regel, blad, naam, bereiken, dag)}
    return frozenset(naam for naam in vaker | vast if not bereiken[naam].onbekend)


def _soms_vast(regel: Regel, blad: Vergelijking, naam: str, bereiken: Mapping[str, Bereik], dag: date) -> bool:
    """Whether a comparison is ONZEKER without this fact, though some value of its other side settles it."""
    ander = sorted(feiten_van(blad) - {naam})
    zelf = [*bereiken[naam].alles, *bereiken[naam].verder, ONBEKEND]
    rijen = [(*rest, waarde) for rest in product(*(bereiken[feit].alles for feit in ander)) for waarde in zelf]
    gelezen = _lees_rijen(regel, blad, (*ander, naam), rijen, dag).reshape(-1, len(zelf))
    ingevuld = gelezen[:, :-1]
    return bool(((gelezen[:, -1] == ONZEKER) & (ingevuld.min(axis=1) == ingevuld.max(axis=1)) & (ingevuld[:, 0] != ONZEKER)).any())


def _lees_rijen(regel: Regel, blad: Voorwaarde, feiten: tuple[str, ...], rijen: Sequence[tuple[Waarde, ...]], dag: date) -> Rooster:
    kolommen = {naam: [rij[i] for rij in rijen] for i, naam in enumerate(feiten)}
    return lees_rij(replace(regel, als=blad, dan=Gevolg.TOELATEN), kolommen.__getitem__, len(rijen), dag)


def _assen(regel: Regel, bladen: Sequence[Vergelijking], bereiken: Mapping[str, Bereik], verdacht: frozenset[str], dag: date) -> list[As]:
    """An axis per fact that shares a comparison with a suspect, and one per comparison that does not."""
    naast = sorted({naam for blad in bladen if feiten_van(blad) & verdacht for naam in feiten_van(blad)})
    assen = []
    for naam in naast:
        bereik = bereiken[naam]
        verder = tuple((waarde,) for waarde in bereik.verder) if naam in verdacht else ()
        assen.append(As((naam,), tuple((waarde,) for waarde in bereik.alles), verder, naam in verdacht))
    for blad in bladen:
        feiten = tuple(sorted(feiten_van(blad)))
        if not feiten or set(feiten) & set(naast):
            continue
        rijen = list(product(*(bereiken[naam].alles for naam in feiten)))
        eerste = {int(waarde): rij for rij, waarde in reversed(list(zip(rijen, _lees_rijen(regel, blad, feiten, rijen, dag), strict=True)))}
        assen.append(As(feiten, tuple(eerste[waarde] for waarde in sorted(eerste))))
    return assen


def _stukken(assen: list[As]) -> Iterator[list[As]]:
    """The grid, cut along axes without unknowns where it is too large to read at once.

    Without such an axis each fact in turn is taken as known: then only the case in which all of them are unknown is not looked at.
    """
    cellen = np.prod([len(deel.rijen) for deel in assen], dtype=np.float64)
    snede = next((i for i, deel in enumerate(assen) if not deel.open and len(deel.bekend) > 1), None)
    if cellen <= MEEST_CELLEN:
        yield assen
    elif snede is not None:
        for rij in assen[snede].bekend:
            yield from _stukken([*assen[:snede], replace(assen[snede], bekend=(rij,)), *assen[snede + 1 :]])
    else:
        for i, deel in enumerate(assen):
            if deel.open:
                yield from _stukken([*assen[:i], replace(deel, verder=(), open=False), *assen[i + 1 :]])


def _zoek(regel: Regel, bladen: Sequence[Vergelijking], assen: list[As], dag: date) -> Iterator[dict[str, Waarde]]:
    """The partial cases of the grid that are ONZEKER for nothing, those with the fewest unknown facts first."""
    waar = {naam: i for i, deel in enumerate(assen) for naam in deel.feiten}
    gelezen = iter([_blad(regel, blad, assen, sorted({waar[naam] for naam in feiten_van(blad)}), dag) for blad in bladen])
    vorm = tuple(len(deel.rijen) for deel in assen)
    kleene = np.broadcast_to(_boom(regel.als, gelezen), vorm)
    laagst, hoogst, onbekend = kleene.copy(), kleene.copy(), np.zeros(vorm, dtype=np.int8)
    mag = np.ones(vorm, dtype=np.bool_)
    for i, deel in enumerate(assen):
        a, b, c, m = (np.moveaxis(rooster, i, 0) for rooster in (laagst, hoogst, onbekend, mag))
        m[len(deel.bekend) : len(deel.bekend) + len(deel.verder)] = False
        if deel.open:
            a[-1], b[-1] = a[:-1].min(axis=0), b[:-1].max(axis=0)
            c[-1] += 1
    fout = mag & (kleene == ONZEKER) & (laagst == hoogst) & (laagst != ONZEKER)
    while fout.any():
        plaats = np.unravel_index(int(np.where(fout, onbekend, np.int8(100)).argmin()), vorm)
        yield {naam: deel.rijen[int(i)][k] for i, deel in zip(plaats, assen, strict=True) for k, naam in enumerate(deel.feiten)}
        fout[plaats] = False


def _blad(regel: Regel, blad: Vergelijking, assen: list[As], eigen: list[int], dag: date) -> Rooster:
    """One comparison over the axes it looks along; length one along the others."""
    feiten = tuple(naam for i in eigen for naam in assen[i].feiten)
    rijen = [tuple(waarde for rij in keuze for waarde in rij) for keuze in product(*(assen[i].rijen for i in eigen))]
    return _lees_rijen(regel, blad, feiten, rijen, dag).reshape([len(deel.rijen) if i in eigen else 1 for i, deel in enumerate(assen)])


def _boom(deel: Voorwaarde, gelezen: Iterator[Rooster]) -> Rooster:
    """The tree over the grid; its comparisons come from left to right."""
    match deel:
        case Alle(delen) | EenVan(delen):
            samen = np.minimum if isinstance(deel, Alle) else np.maximum
            uit = _boom(delen[0], gelezen)
            for kind in delen[1:]:
                uit = samen(uit, _boom(kind, gelezen))
            return uit
        case Niet(kind):
            return np.int8(WAAR) - _boom(kind, gelezen)
        case Afgeleid(_, kind):
            return _boom(kind, gelezen)
        case Vergelijking():
            return next(gelezen)
