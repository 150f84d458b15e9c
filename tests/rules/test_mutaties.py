"""The cases of the rules are sharp: a rule that is changed a little no longer gives what its cases expect."""

from __future__ import annotations

from collections import Counter

from tests.rules.gevalboek import GEVALLEN, VERSIES, Versie, feiten_van, geeft, veranderd
from tests.rules.mutanten import Mutant, mutanten


def doorstaat(versie: Versie, mutant: Mutant) -> bool:
    """Whether a changed rule still gives what every case expects."""
    gevallen = [(geval, feiten_van(versie.regel, geval)) for geval in GEVALLEN.get(versie.sleutel, ())]
    return all(geeft(veranderd(mutant.regel, mutant.parameters, geval), geval, feiten) == geval.verwacht for geval, feiten in gevallen)


def test_hoogstens_een_op_twintig_veranderde_regels_komt_door_de_gevallen() -> None:
    alle, overleefd = Counter[str](), []
    for versie in VERSIES.values():
        for mutant in mutanten(versie.regel, versie.regelset.parameters, versie.regelset.uitkomsten):
            alle[versie.regelset.naam] += 1
            if doorstaat(versie, mutant):
                overleefd.append((versie.regelset.naam, f"{versie.sleutel}: {mutant.wat}"))
    score = 1 - len(overleefd) / alle.total()
    print(f"mutatiescore {score:.1%} van {alle.total()} veranderde regels")
    for naam, aantal in sorted(alle.items()):
        print(f"  {naam}: {1 - sum(set_ == naam for set_, _ in overleefd) / aantal:.1%} van {aantal}")
    print(*(wat for _, wat in overleefd), sep="\n")
    assert score >= 0.95, "\n".join(wat for _, wat in overleefd)


def test_elke_soort_verandering_wordt_geprobeerd() -> None:
    """The score says nothing about a kind of change that is never made."""
    soorten = Counter[str]()
    for versie in VERSIES.values():
        for mutant in mutanten(versie.regel, versie.regelset.parameters, versie.regelset.uitkomsten):
            soorten[mutant.wat.partition(":")[0]] += 1
            oud, nieuw = versie.regel.termijn, mutant.regel.termijn
            soorten["niet meer wettelijk"] += bool(oud and nieuw and oud.schuif.wettelijk and not nieuw.schuif.wettelijk)
            soorten["andere dag"] += bool(oud and nieuw and oud.schuif.dagen != nieuw.schuif.dagen)
    assert all(soorten[soort] for soort in ("als", "dan", "uitkomst", "termijn", "parameter", "niet meer wettelijk", "andere dag")), soorten
