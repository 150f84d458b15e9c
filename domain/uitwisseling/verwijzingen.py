"""References between sheets: every id that a cell names must be the key of a row (design.md 3).

A row whose key could not be read may be the one that an unknown id means: so many unknown ids as there are such rows are left out,
to not report one mistake twice. So may a row whose key is double or refused as a BSN; those explain only what is named more than once,
for a single unknown id is more likely a mistake of its own.
"""

from __future__ import annotations

from collections import defaultdict

from domain.bladen import SLEUTELS
from domain.uitwisseling.bsn import lijkt_bsn
from domain.uitwisseling.gelijkenis import Idzoeker
from domain.uitwisseling.inlezen import CLIENT_BEDOELD, Inhoud, Regel
from domain.uitwisseling.kolommen import VORMEN, Celsoort, Kolomvorm
from domain.uitwisseling.tabel import Verzamelaar

Plaats = tuple[Regel, Kolomvorm]


class Bekend:
    """The keys of every sheet that rows refer to, and which one an unknown id probably means."""

    def __init__(self, inhoud: Inhoud) -> None:
        self._inhoud = inhoud
        self.sleutels = {
            blad: {regel.tekst(sleutel[0]): regel for regel in reversed(inhoud.enkel(blad)) if regel.kent(sleutel[0])}
            for blad, sleutel in SLEUTELS.items()
            if len(sleutel) == 1
        }
        self._zoekers: dict[str, Idzoeker] = {}

    def regel(self, blad: str, sleutel: str) -> Regel | None:
        """The row with this key, or None."""
        return self.sleutels[blad].get(sleutel)

    def bedoeld(self, blad: str, onbekend: str) -> str | None:
        """The one known id that looks like it."""
        if blad not in self._zoekers:
            self._zoekers[blad] = Idzoeker(self.sleutels[blad])
        return self._zoekers[blad].bedoeld(onbekend)

    def zonder_sleutel(self, blad: str) -> int:
        """How many rows of a sheet have a key that could not be read."""
        return sum(1 for regel in self._inhoud.regels[blad] if not regel.kent(SLEUTELS[blad][0]))


def controleer_verwijzingen(inhoud: Inhoud, bekend: Bekend, uit: Verzamelaar) -> None:
    """Report every reference to a row that is not there, and take it out of the row so that later checks skip it."""
    per_blad: dict[str, dict[str, list[Plaats]]] = defaultdict(lambda: defaultdict(list))
    for blad, regels in inhoud.regels.items():
        for vorm in (vorm for vorm in VORMEN[blad].values() if vorm.kolom.verwijst):
            doel = vorm.kolom.verwijst
            for regel in regels:
                for naam in _namen(vorm, regel):
                    if naam not in bekend.sleutels[doel]:
                        per_blad[doel][naam].append((regel, vorm))
    for doel, onbekenden in per_blad.items():
        verklaard = _verklaard(inhoud, bekend, doel, onbekenden)
        for naam, plaatsen in onbekenden.items():
            for regel, vorm in plaatsen:
                if naam not in verklaard and not lijkt_bsn(naam):
                    _meld(doel, naam, regel, vorm, bekend, uit)
    for onbekenden in per_blad.values():
        for naam, plaatsen in onbekenden.items():
            for regel, vorm in plaatsen:
                waarde = regel.waarden.pop(vorm.naam, None)
                # which client was meant helps later checks to stay silent about the same mistake
                if vorm.naam == "client_id" and waarde is not None:
                    regel.waarden[CLIENT_BEDOELD] = bekend.bedoeld("clienten", naam)


def _verklaard(inhoud: Inhoud, bekend: Bekend, doel: str, onbekenden: dict[str, list[Plaats]]) -> set[str]:
    """The unknown ids that a reported fault in the sheet they refer to already explains."""
    if doel in inhoud.onvolledig:
        return set(onbekenden)
    genoemd = {
        naam
        for blad, regels in inhoud.regels.items()
        for vorm in VORMEN[blad].values()
        if vorm.kolom.verwijst == doel
        for regel in regels
        for naam in _namen(vorm, regel)
    }
    twijfel = sum(1 for regel in inhoud.regels[doel] if regel.dubbel)
    twijfel += sum(1 for naam in bekend.sleutels[doel] if lijkt_bsn(naam) and naam not in genoemd)
    zonder = bekend.zonder_sleutel(doel)
    vaak = sorted((naam for naam, plaatsen in onbekenden.items() if len(plaatsen) > 1), key=lambda naam: (-len(onbekenden[naam]), naam))
    eens = sorted((naam for naam, plaatsen in onbekenden.items() if len(plaatsen) == 1), key=lambda naam: (bekend.bedoeld(doel, naam) or "", naam))
    uit = vaak[: zonder + twijfel]
    return {*uit, *eens[: max(0, zonder - len(uit))]}


def _namen(vorm: Kolomvorm, regel: Regel) -> tuple[str, ...]:
    waarde = regel.waarden.get(vorm.naam)
    if not waarde:
        return ()
    if vorm.soort is Celsoort.LIJST and isinstance(waarde, tuple):
        return waarde
    return (str(waarde),)


def _meld(doel: str, naam: str, regel: Regel, vorm: Kolomvorm, bekend: Bekend, uit: Verzamelaar) -> None:
    gemeend = bekend.bedoeld(doel, naam)
    doe = f"Bedoel je '{gemeend}'?" if gemeend else f"Voeg de rij toe aan {doel}, of verbeter de code."
    uit.fout(f"deze code staat niet in het blad {doel}", doe, blad=regel.blad, rij=regel.rij, kolom=vorm.naam, waarde=naam)
