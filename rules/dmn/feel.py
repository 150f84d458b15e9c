"""S-FEEL, the small expression language of DMN conformance level 2 (DMN 1.5, clause 9): literals and unary tests, written and read.

A cell of a decision table holds `-` (anything), values, comparisons and ranges, or `not(…)` of those. Numbers are whole, as in our
facts; `null` is not taken, because it says both "none" and "unknown".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias


class FeelFout(ValueError):
    """Text that is outside the subset; the message is Dutch and says what to do."""


@dataclass(frozen=True)
class Naam:
    """A qualified name, such as client.leeftijd."""

    naam: str


Eindpunt: TypeAlias = bool | int | str | date | Naam


@dataclass(frozen=True)
class Grens:
    """`<`, `<=`, `>`, `>=` or, with an empty `teken`, equality."""

    teken: str
    waarde: Eindpunt


@dataclass(frozen=True)
class Bereik:
    """From `laag` to `hoog`; `met_laag` and `met_hoog`: the ends themselves too."""

    laag: Eindpunt
    hoog: Eindpunt
    met_laag: bool = True
    met_hoog: bool = True


@dataclass(frozen=True)
class Unair:
    """One of `delen` holds, or with `niet` none of them; no parts: anything."""

    delen: tuple[Grens | Bereik, ...] = ()
    niet: bool = False


ALLES = Unair()
_TEKEN = re.compile(
    r"""\s*(?:
    (?P<datum>(?:date\s*\(\s*"(?P<d1>[^"]*)"\s*\)|@"(?P<d2>[^"]*)"))
    |(?P<tekst>"(?:[^"\\]|\\.)*")
    |(?P<getal>-?(?:\d+(?:\.(?!\.)\d+)?|\.\d+))
    |(?P<naam>[^\W\d]\w*(?:\.(?!\.)\w+)*)
    |(?P<leesteken>\.\.|<=|>=|[<>\[\](),=-])
    )\s*""",
    re.VERBOSE,
)


def letterlijk(waarde: Eindpunt) -> str:
    """A value as S-FEEL text."""
    match waarde:
        case bool():
            return "true" if waarde else "false"
        case int():
            return str(waarde)
        case date():
            return f'date("{waarde.isoformat()}")'
        case Naam(naam):
            return naam
        case str():
            return '"' + waarde.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def schrijf_unair(toets: Unair) -> str:
    """The text of a cell."""
    tekst = ",".join(_deel(deel) for deel in toets.delen)
    return f"not({tekst})" if toets.niet else tekst or "-"


def _deel(deel: Grens | Bereik) -> str:
    if isinstance(deel, Grens):
        return f"{deel.teken} {letterlijk(deel.waarde)}".strip()
    return f"{'[' if deel.met_laag else '('}{letterlijk(deel.laag)}..{letterlijk(deel.hoog)}{']' if deel.met_hoog else ')'}"


def lees_unair(tekst: str) -> Unair:
    """A cell.

    Raises:
        FeelFout: anything outside the subset.
    """
    if tekst.strip() in ("-", ""):
        return ALLES
    return _Lezer(tekst).geheel()


def lees_waarde(tekst: str) -> Eindpunt:
    """A single literal or name, as in an output entry."""
    lezer = _Lezer(tekst)
    waarde = lezer.eindpunt()
    lezer.klaar()
    return waarde


class _Lezer:
    def __init__(self, tekst: str) -> None:
        self._tekst = tekst.strip()
        self._tekens: list[tuple[str, str]] = []
        plek = 0
        while plek < len(self._tekst):
            gevonden = _TEKEN.match(self._tekst, plek)
            if gevonden is None:
                raise self._fout("daar staat iets wat hier niet kan")
            soort = gevonden.lastgroup if gevonden.lastgroup not in ("d1", "d2") else "datum"
            assert soort is not None  # every alternative is named
            waarde = (gevonden["d1"] or gevonden["d2"] or "") if gevonden["datum"] else gevonden[soort]
            self._tekens.append(("datum" if gevonden["datum"] else soort, waarde))
            plek = gevonden.end()

    def _fout(self, wat: str) -> FeelFout:
        return FeelFout(f"'{self._tekst}': {wat}. Gebruik -, een waarde, een lijst met komma's, <, <=, >, >=, [a..b] of not(…).")

    def _kijk(self) -> str:
        return self._tekens[0][1] if self._tekens and self._tekens[0][0] in ("leesteken", "naam") else ""

    def _neem(self, *mag: str) -> str:
        if self._kijk() not in mag:
            raise self._fout(f"hier hoort {' of '.join(mag)}")
        return self._tekens.pop(0)[1]

    def klaar(self) -> None:
        if self._tekens:
            raise self._fout(f"na '{self._tekens[0][1]}' klopt het niet meer")

    def geheel(self) -> Unair:
        niet = self._kijk() == "not"
        if niet:
            self._neem("not")
            self._neem("(")
        delen = [self._toets()]
        while self._kijk() == ",":
            self._neem(",")
            delen.append(self._toets())
        if niet:
            self._neem(")")
        self.klaar()
        return Unair(tuple(delen), niet)

    def _toets(self) -> Grens | Bereik:
        if self._kijk() in ("<", "<=", ">", ">="):
            return Grens(self._neem("<", "<=", ">", ">="), self.eindpunt())
        if self._kijk() in ("[", "(", "]"):
            begin = self._neem("[", "(", "]")
            laag = self.eindpunt()
            self._neem("..")
            hoog = self.eindpunt()
            return Bereik(laag, hoog, begin == "[", self._neem("]", ")", "[") == "]")
        if self._kijk() == "=":
            self._neem("=")
        return Grens("", self.eindpunt())

    def eindpunt(self) -> Eindpunt:
        if not self._tekens:
            raise self._fout("er mist een waarde")
        soort, tekst = self._tekens.pop(0)
        match soort:
            case "getal":
                return self._getal(tekst)
            case "tekst":
                return re.sub(r"\\(.)", lambda teken: "\n" if teken[1] == "n" else teken[1], tekst[1:-1])
            case "datum":
                try:
                    return date.fromisoformat(tekst)
                except ValueError:
                    raise self._fout(f"'{tekst}' is geen bestaande datum; schrijf date(\"2026-11-30\")") from None
            case "naam" if tekst in ("true", "false"):
                return tekst == "true"
            case "naam" if tekst == "null":
                raise self._fout("null is in DMN zowel 'geen' als 'onbekend'; dat nemen we niet over")
            case "naam":
                return Naam(tekst)
            case _:
                raise self._fout(f"'{tekst}' is geen waarde")

    def _getal(self, tekst: str) -> int:
        heel, _, breuk = tekst.partition(".")
        if breuk.strip("0"):
            raise self._fout(f"'{tekst}' is geen heel getal; feiten zijn hele getallen")
        return int(heel)
