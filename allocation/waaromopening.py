"""What would open a role that is closed: more wissels, a release by the teamleider, a pin that goes. Tried, with all others as they are now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from allocation.problem import EERSTE, GEEN, TWEEDE, Keuzes, Problem
from allocation.telling import lasten, vrijwillig_per_client
from allocation.waaromvraag import ROLNAAM, Anders, Apart


def openingen(apart: Apart, nu: Anders, problem: Problem, staat: Keuzes) -> Iterator[str]:
    """Sentences; of each kind of opening the smallest. `staat`: everybody as they are now, in the instance of the whole team."""
    ruimte: _Ruimte | None = None
    kandidaten = (
        [replace(nu, wissels=aantal) for aantal in (1, 2) if aantal > nu.wissels],
        [replace(nu, vrij=rollen) for rollen in ((EERSTE,), (TWEEDE,), (EERSTE, TWEEDE))],
        [replace(nu, zonder_pins=True)],
    )
    for soort in kandidaten:
        gaat_open = ""
        for anders in soort:
            alle = [paar for rol in apart.vraag.rollen for paar in apart.paren(anders, rol)]
            if not alle:
                continue
            ruimte = ruimte or _Ruimte(problem, staat, apart.vraag.client_id)
            paren = [paar for paar in alle if apart.vrijwillig(anders, paar) <= anders.wissels - ruimte.wissels]
            wat = _in_woorden(anders, nu, apart.vraag.client.vandaag.onderaannemer_id)
            if any(ruimte.is_er(apart.namen(anders, paar)) for paar in paren):
                gaat_open = ""
                yield f"Kan wel {wat}."
                break
            gaat_open = gaat_open or (wat if paren else "")
        if gaat_open:
            yield f"Gaat open {gaat_open}, maar met alle anderen zoals nu past het dan nog niet. Stel de vraag dan opnieuw."


def _in_woorden(anders: Anders, nu: Anders, bij: str | None) -> str:
    if anders.wissels != nu.wissels:
        return f"met --wissels {anders.wissels}"
    if anders.zonder_pins:
        return "als de vastlegging van deze cliënt eraf gaat"
    if bij is not None:
        return f"als de teamleider de plek bij {bij} vrijgeeft"
    if len(anders.vrij) == 2:
        return "als de teamleider beide rollen vrijgeeft"
    return f"als de teamleider de rol van {ROLNAAM[anders.vrij[0]]} begeleider vrijgeeft"


class _Ruimte:
    """Whether a choice fits beside all others as they are: nobody above the limit on points or intensive clients (counting.md 30, 32).

    `wissels`: voluntary ones of others, which pins may ask.
    """

    def __init__(self, problem: Problem, nu: Keuzes, client_id: str) -> None:
        zonder, self._problem = nu.kopie(), problem
        nummer = next(nummer for nummer, vraag in enumerate(problem.vragen) if vraag.client_id == client_id)
        zonder.eerste[nummer] = zonder.tweede[nummer] = GEEN
        self._vraag, self._last = problem.vragen[nummer], lasten(problem, zonder)
        self._intensief = Counter(int(eerste) for van, eerste in zip(problem.vragen, zonder.eerste, strict=True) if van.intensief)
        self.wissels = sum(vrijwillig_per_client(problem, zonder))
        self._nummer = {wie.naam: nummer for nummer, wie in enumerate(problem.aanbieders)}

    def is_er(self, paar: tuple[str | None, str | None]) -> bool:
        for naam, punten in zip(paar, (self._vraag.punten, self._vraag.tweede_punten), strict=True):
            if naam is None:
                continue
            nummer = self._nummer[naam]
            wie = self._problem.aanbieders[nummer]
            intensief = self._intensief[nummer] + (self._vraag.intensief and naam == paar[EERSTE])
            if self._last[nummer] + punten > wie.grens or (wie.max_intensief is not None and intensief > wie.max_intensief):
                return False
        return True
