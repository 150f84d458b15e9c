"""XML as a small tree with line numbers, read safely: no DOCTYPE (so no entities), nothing from outside, bounded in size and depth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from domain.fouten import RegelFout

GRENS_TEKENS = 5_000_000
GRENS_DIEPTE = 60


@dataclass
class Knoop:
    """An element: `naam` without its namespace, which is `ruimte`; `regel` is the line in the file where it starts."""

    naam: str
    ruimte: str
    attributen: dict[str, str]
    regel: int
    delen: list[Knoop] = field(default_factory=list)
    tekst: str = ""

    def elk(self, naam: str) -> Iterator[Knoop]:
        """The parts with this name."""
        return (deel for deel in self.delen if deel.naam == naam)

    def eerste(self, naam: str) -> Knoop | None:
        """The first part with this name."""
        return next(self.elk(naam), None)

    def alle(self, naam: str) -> Iterator[Knoop]:
        """Every element with this name below this one."""
        for deel in self.delen:
            if deel.naam == naam:
                yield deel
            yield from deel.alle(naam)

    def tekst_in(self, naam: str) -> str:
        """The text of the first part with this name (of its `text` element, if it has one); empty when it is not there."""
        deel = self.eerste(naam)
        if deel is None:
            return ""
        return (deel.eerste("text") or deel).tekst.strip()


class _Weigering(Exception):
    """Raised inside the parser, with the Dutch reason."""


def lees_xml(tekst: str, bestand: str) -> Knoop:
    """The root element.

    Raises:
        RegelFout: no well-formed XML, a DOCTYPE, or too large, with the line.
    """
    if len(tekst) > GRENS_TEKENS:
        raise RegelFout(f"{bestand}, regel 1: dit bestand is te groot ({len(tekst)} tekens; hoogstens {GRENS_TEKENS}). Geef één tabel per bestand.")
    lezer = _Lezer()
    try:
        lezer.parser.Parse(tekst, True)
    except expat.ExpatError as fout:
        raise RegelFout(
            f"{bestand}, regel {fout.lineno}: dit is geen geldige XML. Kijk of elk element gesloten is, of exporteer het bestand opnieuw."
        ) from None
    except _Weigering as fout:
        raise RegelFout(f"{bestand}, regel {lezer.parser.CurrentLineNumber}: {fout}") from None
    assert lezer.wortel is not None  # well-formed XML has a root
    return lezer.wortel


class _Lezer:
    def __init__(self) -> None:
        self.wortel: Knoop | None = None
        self._open: list[Knoop] = []
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._begin
        self.parser.EndElementHandler = self._einde
        self.parser.CharacterDataHandler = self._tekst

    def _doctype(self, *_: object) -> None:
        raise _Weigering("een DOCTYPE is om veiligheid niet toegestaan. Haal die regel weg.")

    def _begin(self, naam: str, attributen: dict[str, str]) -> None:
        ruimte, _, kort = naam.rpartition(" ")
        knoop = Knoop(kort, ruimte, attributen, self.parser.CurrentLineNumber)
        if len(self._open) >= GRENS_DIEPTE:
            raise _Weigering("de elementen staan te diep in elkaar. Dit is geen gewone DMN-tabel.")
        if self._open:
            self._open[-1].delen.append(knoop)
        else:
            self.wortel = knoop
        self._open.append(knoop)

    def _einde(self, _: str) -> None:
        self._open.pop()

    def _tekst(self, tekst: str) -> None:
        self._open[-1].tekst += tekst
