"""Text files of whole numbers, as public sets of instances come."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np

from solving.matrix import Ints

GEEN_INSTANTIE = {".csv", ".md", ".json", ".html"}
GEEN_NAAM = {"license", "licence", "readme"}


class Getallen:
    """The numbers of one file, taken from the front."""

    def __init__(self, pad: Path) -> None:
        """Raises ValueError where the file holds something else than whole numbers."""
        self._naam = pad.name
        try:
            self._getallen = [int(deel) for deel in pad.read_text(encoding="utf-8").split()]
        except ValueError:
            raise ValueError(f"{pad.name}: hier horen alleen hele getallen te staan") from None
        self._plaats = 0

    def volgende(self, aantal: int) -> list[int]:
        """The next so many numbers.

        Raises:
            ValueError: the file ends before them.
        """
        eind = self._plaats + aantal
        if aantal < 0 or eind > len(self._getallen):
            raise ValueError(f"{self._naam}: het bestand houdt te vroeg op")
        self._plaats, uit = eind, self._getallen[self._plaats : eind]
        return uit

    def rij(self, aantal: int) -> Ints:
        """The next so many as an array."""
        return np.array(self.volgende(aantal), dtype=np.int64)

    def blok(self, rijen: int, kolommen: int) -> Ints:
        """The next rows × columns as a matrix."""
        return self.rij(rijen * kolommen).reshape(rijen, kolommen)

    def klaar(self) -> None:
        """Raises ValueError where numbers are left over."""
        if self._plaats != len(self._getallen):
            raise ValueError(f"{self._naam}: er staan {len(self._getallen) - self._plaats} getallen te veel")


def instantiebestanden(map: Path, patroon: str = "*") -> list[Path]:
    """The files under the folder that can be an instance, numbers in a name in their own order (gap2 before gap10)."""
    paden = [
        pad for pad in map.rglob(patroon)
        if pad.is_file() and pad.suffix.casefold() not in GEEN_INSTANTIE and pad.stem.casefold() not in GEEN_NAAM and not pad.name.startswith(".")
    ]  # fmt: skip
    return sorted(paden, key=lambda pad: [(int(deel), "") if deel.isdecimal() else (-1, deel) for deel in re.split(r"(\d+)", pad.relative_to(map).as_posix())])
