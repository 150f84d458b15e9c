"""Which places that come free can be filled at once: a largest matching of waiting people and places, on rough fit alone."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Mapping, Sequence
from datetime import date

from benchmarks.instances.passing import maak_aanbod, passende
from domain import bladen as b


def bruikbare_plekken(
    clienten: Sequence[b.Client], plekken: Sequence[b.Plekgroep], komt_vrij: Mapping[str, int], locatie: Mapping[str, b.Locatie], op: date
) -> Counter[str]:
    """Per plekgroep how many of the places that come free the waiting people could fill, everybody taking one at most.

    Class 1 takes places first and is not counted: it stands outside every budget (counting.md 16).
    """
    vrij = maak_aanbod((plek for plek in plekken if komt_vrij.get(plek.plekgroep_id, 0)), locatie)
    koppeling = _Koppeling(komt_vrij)
    acuut = sum(client.urgentie == 1 for client in clienten)
    for client in sorted(clienten, key=lambda client: (client.urgentie != 1, client.client_id)):
        koppeling.plaats(passende(client, vrij, op))
    return koppeling.gevuld(vanaf=acuut)


class _Koppeling:
    """Augmenting paths; what a failed search has seen can never lead to a free place again and is left out for good."""

    def __init__(self, plekken: Mapping[str, int]) -> None:
        self._vrij = Counter(plekken)
        self._opties: list[Sequence[str]] = []
        self._op: dict[str, list[int]] = {code: [] for code in plekken}
        self._dood: set[str] = set()

    def gevuld(self, vanaf: int) -> Counter[str]:
        """Places per plekgroep held by the persons from number `vanaf` on, in order of entry."""
        return +Counter({code: sum(persoon >= vanaf for persoon in wie) for code, wie in self._op.items()})

    def plaats(self, opties: Sequence[str]) -> None:
        """Give one more person a place, others moving aside where needed; nobody loses a place."""
        nieuw = len(self._opties)
        self._opties.append(opties)
        via: dict[str, tuple[int, str | None]] = {}
        rij = deque([(nieuw, "")])
        while rij:
            wie, van = rij.popleft()
            for code in self._opties[wie]:
                if code in via or code in self._dood:
                    continue
                via[code] = (wie, van or None)
                if self._vrij[code]:
                    self._vrij[code] -= 1
                    self._schuif(code, via)
                    return
                rij.extend((ander, code) for ander in self._op[code])
        self._dood.update(via)

    def _schuif(self, code: str, via: Mapping[str, tuple[int, str | None]]) -> None:
        doel: str | None = code
        while doel is not None:
            wie, van = via[doel]
            if van is not None:
                self._op[van].remove(wie)
            self._op[doel].append(wie)
            doel = van
