"""Tables and lines on a terminal. What people typed is never read as markup."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

BREEDTE_ZONDER_TERMINAL = 150
"""Columns when the output goes to a file or pipe: wide enough not to break tables."""


class Scherm:
    """Writes to stdout; colours and width follow the terminal."""

    def __init__(self) -> None:
        breedte = None if sys.stdout.isatty() else BREEDTE_ZONDER_TERMINAL
        self._console = Console(file=sys.stdout, width=breedte, highlight=False, soft_wrap=False)

    def kop(self, tekst: str) -> None:
        """A heading."""
        self._console.print()
        self._console.print(Text(tekst, style="bold"))

    def regel(self, tekst: str, stijl: str = "") -> None:
        """A line of text, wrapped at words."""
        self._console.print(Text(tekst, style=stijl))

    def paren(self, rijen: Sequence[tuple[str, str]]) -> None:
        """Short names with texts that may wrap within their own column."""
        rooster = Table.grid(padding=(0, 2))
        rooster.add_column(min_width=2)
        rooster.add_column(min_width=14)
        rooster.add_column(overflow="fold")
        for naam, tekst in rijen:
            rooster.add_row("", Text(naam), Text(tekst))
        self._console.print(rooster)

    def tabel(self, titel: str, koppen: Sequence[str], rijen: Sequence[Sequence[str]], rechts: Sequence[int] = ()) -> None:
        """A table; the columns numbered in `rechts` hold numbers."""
        tabel = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_header=any(koppen), show_edge=False)
        for nummer, kop in enumerate(koppen):
            tabel.add_column(Text(kop), justify="right" if nummer in rechts else "left", overflow="fold")
        for rij in rijen:
            tabel.add_row(*(Text(cel) for cel in rij))
        self.kop(titel)  # not as the table's own title: that would wrap to the width of a narrow table
        self._console.print(tabel)
