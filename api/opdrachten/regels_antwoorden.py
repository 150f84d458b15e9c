"""The answers of an interview as a row for the sheet `toegangsfeiten`, and what does not fit in that sheet.

The row also holds what the momentopname already knew of these columns, so that it can take the place of the row that is there.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.bladen import Toegangsfeit
from rules.feiten import catalogus
from rules.vraaggesprek.antwoord import als_antwoord
from rules.vraaggesprek.gesprek import Vraaggesprek
from rules.waarden import AFWEZIG, ONBEKEND, Leeg, Waarde, als_tekst

BLAD = "toegangsfeiten"
VOORVOEGSEL = "toegang."
TITEL, TITEL_TOT = "forensische_titel", "forensische_titel_tot"
"""Two columns for one fact: `nee` in the first is how the sheet says that there is no last day."""


@dataclass(frozen=True)
class Antwoordrij:
    """`cellen`: column to text, in the order of the sheet, empty where nothing is known. `elders`: question and answer of the rest."""

    cellen: Mapping[str, str]
    elders: Sequence[tuple[str, str]]

    def gevuld(self) -> list[tuple[str, str]]:
        """The cells that hold something, without the client's code."""
        return [(kolom, tekst) for kolom, tekst in self.cellen.items() if tekst and kolom != "client_id"]

    def als_csv(self) -> str:
        """The heads of the sheet and this row, as a sheet of a momentopname is written."""
        tekst = io.StringIO()
        schrijver = csv.writer(tekst, lineterminator="\n")
        schrijver.writerows([list(self.cellen), list(self.cellen.values())])
        return tekst.getvalue()


def antwoordrij(gesprek: Vraaggesprek, client_id: str | None) -> Antwoordrij:
    """What was answered and what was known, in the words of the sheet; the code stays empty for who has none yet."""
    gezegd = dict(gesprek.beantwoord)
    cellen = {"client_id": client_id or ""}
    for kolom in Toegangsfeit.model_fields:
        if kolom != "client_id":
            naam = VOORVOEGSEL + kolom
            cellen[kolom] = _cel(gezegd[naam] if naam in gezegd else gesprek.bron(naam))
    titel_tot = gezegd.get(VOORVOEGSEL + TITEL_TOT, gesprek.bron(VOORVOEGSEL + TITEL_TOT))
    if titel_tot is not ONBEKEND:
        cellen[TITEL] = "nee" if titel_tot is AFWEZIG else "ja"
    elders = [(catalogus()[naam].vraag.tekst, als_antwoord(waarde)) for naam, waarde in gesprek.beantwoord if not _past(naam, waarde)]
    return Antwoordrij(cellen, elders)


def _cel(waarde: Waarde) -> str:
    return "" if isinstance(waarde, Leeg) else als_tekst(waarde)


def _past(naam: str, waarde: Waarde) -> bool:
    """Whether the sheet can say it: an empty cell says "none" only in some columns, elsewhere "unknown"."""
    return naam.startswith(VOORVOEGSEL) and (waarde is not AFWEZIG or catalogus()[naam].leeg is AFWEZIG or naam == VOORVOEGSEL + TITEL_TOT)
