"""What every check over more than one cell works with, and the list of those checks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from domain.uitwisseling.inlezen import Inhoud, Regel
from domain.uitwisseling.keuring import Keuring
from domain.uitwisseling.tabel import Verzamelaar
from domain.uitwisseling.verwijzingen import Bekend

T = TypeVar("T")


@dataclass(frozen=True)
class Samenhang:
    """All rows read, the known keys, the beleid and region, and the peildatum (None when it could not be read)."""

    inhoud: Inhoud
    bekend: Bekend
    keuring: Keuring
    uit: Verzamelaar
    peildatum: date | None

    def rijen(self, blad: str) -> list[Regel]:
        """The rows to check: those whose key did not stand in an earlier row."""
        return self.inhoud.enkel(blad)

    def fout(self, regel: Regel, kolom: str, melding: str, doe: str) -> None:
        """Report a fault at a cell."""
        self.uit.fout(melding, doe, blad=regel.blad, rij=regel.rij, kolom=kolom, waarde=regel.tekst(kolom))

    def volledig(self, blad: str) -> bool:
        """True where what a sheet does not hold is really not there."""
        return blad not in self.inhoud.onvolledig

    def geldt_nog(self, regel: Regel) -> bool:
        """A pin or row with `tot` that has not passed at the peildatum; False where that cannot be known."""
        tot = waarde(regel, "tot", date)
        return regel.kent("tot") and (tot is None or self.peildatum is None or tot >= self.peildatum)


def geheel(regel: Regel, kolom: str) -> int | None:
    """A whole number; None when the cell is empty or could not be read."""
    return waarde(regel, kolom, int)


def waarde(regel: Regel, kolom: str, soort: type[T]) -> T | None:
    """A value of this kind; None when the cell is empty or could not be read."""
    gevonden = regel.waarden.get(kolom)
    return gevonden if isinstance(gevonden, soort) else None
