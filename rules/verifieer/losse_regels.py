"""What is wrong with a rule by itself: it never does anything, or is never known."""

from __future__ import annotations

from collections.abc import Iterator

from rules.taal import Gevolg
from rules.verifieer.bevinding import Bevinding, Soort
from rules.verifieer.verificatie import Verificatie
from rules.verifieer.zoeker import ALLES, BEKEND, GEEFT, ONBESLIST, WEIGERT


def dood_of_nooit_bekend(v: Verificatie) -> Iterator[tuple[int, Bevinding]]:
    """Per version of a rule at most one finding.

    Never known on the days of one period is enough: then nobody gets an answer. Dead is a rule that does nothing on any day: a
    condition that is never WAAR, or a requirement (`toelaten`) that never refuses.
    """
    for versie, regel in enumerate(v.regelset.regels):
        onbekend = next((zoeker for zoeker in v.met(versie) if zoeker.zoek([{versie: BEKEND}]) is None), None)
        if onbekend is not None:
            geval = onbekend.zoek([{}])
            assert geval is not None  # there is always some case
            yield versie, v.bevinding(Soort.NOOIT_BEKEND, [versie], onbekend, geval, {versie: ONBESLIST})
            continue
        doet = {Gevolg.TOELATEN: (WEIGERT, GEEFT), Gevolg.UITSLUITEN: (WEIGERT,)}.get(regel.dan, (GEEFT,))
        for mag in doet:
            if all(zoeker.zoek([{versie: mag}]) is None for zoeker in v.met(versie)):
                zoeker = next(v.met(versie))
                geval = zoeker.zoek([{}])
                assert geval is not None
                yield versie, v.bevinding(Soort.DOOD, [versie], zoeker, geval, {versie: ALLES - mag})
                break
