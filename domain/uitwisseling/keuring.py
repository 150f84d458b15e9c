"""Judging one read value by the beleid and the region: closed lists, refused traits, Mondays, codes, ids."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from domain.beleid import Beleid
from domain.gebied import Regio, gemeentecodes, vergelijkbaar
from domain.kalender import is_maandag
from domain.uitwisseling.bsn import lijkt_bsn
from domain.uitwisseling.cellen import Celfout
from domain.uitwisseling.gelijkenis import bedoeld
from domain.uitwisseling.kolommen import Kolomvorm

KORTE_TERM = 3
PLEK_NIET_PERSOON = (
    "Vraag niet naar de eigenschap van de persoon: leg de eis op de plek vast, zoals halal_keuken bij voorzieningen_nodig, "
    "en alleen als de cliënt er zelf om vraagt."
)


@dataclass(frozen=True)
class Keuring:
    """The beleid and region that values are judged by."""

    beleid: Beleid
    regio: Regio
    # the same few words stand in thousands of cells
    _woorden: dict[tuple[str, str], tuple[Celfout, ...]] = field(default_factory=dict, repr=False, compare=False)
    _plaatsen: dict[str, str | None] = field(default_factory=dict, repr=False, compare=False)

    def plaats(self, tekst: str) -> str | None:
        """The key of a place in the region, remembered per text."""
        if tekst not in self._plaatsen:
            self._plaatsen[tekst] = self.regio.plaats(tekst)
        return self._plaatsen[tekst]

    def lijst(self, naam: str) -> tuple[str, ...]:
        """A closed list of the beleid: expertises, voorzieningen or kenmerken."""
        return {"expertises": self.beleid.expertises, "voorzieningen": self.beleid.voorzieningen, "kenmerken": tuple(self.beleid.kenmerken)}[naam]

    def bezwaren(self, vorm: Kolomvorm, waarde: object) -> Iterator[Celfout]:
        """Everything that is wrong with a read value; nothing when it may stay."""
        if vorm.kolom.lijst:
            for woord in _woorden(waarde):
                yield from self.woordbezwaar(vorm.kolom.lijst, woord)
        if vorm.kolom.soort == "week" and isinstance(waarde, date) and not is_maandag(waarde):
            maandag = waarde - timedelta(days=waarde.weekday())
            yield Celfout("een week heet naar de maandag, en dit is geen maandag", f"Bedoel je maandag {maandag.isoformat()}?")
        if vorm.kolom.soort in ("gemeente", "siemgemeente"):
            yield from self.gemeentebezwaar(str(waarde), alleen_siem=vorm.kolom.soort == "siemgemeente")
        if vorm.kolom.soort == "gebiedsteam" and waarde not in self.regio.gebiedsteams:
            yield Celfout("dit gebiedsteam is er niet", f"Kies uit: {', '.join(self.regio.gebiedsteams)}.")

    def woordbezwaar(self, lijst: str, woord: str) -> tuple[Celfout, ...]:
        """A word outside its closed list; a trait that may never be a kenmerk is refused by its name (design.md 1, 3)."""
        if (lijst, woord) not in self._woorden:
            self._woorden[lijst, woord] = tuple(self._keur_woord(lijst, woord))
        return self._woorden[lijst, woord]

    def _keur_woord(self, lijst: str, woord: str) -> Iterator[Celfout]:
        if lijst == "kenmerken" and (soort := self.verboden_soort(woord)):
            yield Celfout(f"{soort} hoort niet in een kenmerk of groepsgrens", PLEK_NIET_PERSOON, woord)
        elif woord not in self.lijst(lijst):
            gemeend = bedoeld(woord, self.lijst(lijst))
            if all(deel.strip() in self.lijst(lijst) for deel in woord.split(",")):
                doe = "Scheid de waarden met een puntkomma."
            elif gemeend:
                doe = f"Bedoel je '{gemeend}'?"
            else:
                doe = f"Kies uit: {', '.join(sorted(self.lijst(lijst)))}."
            yield Celfout(f"deze waarde staat niet in de lijst {lijst}", doe, woord)

    def verboden_soort(self, woord: str) -> str | None:
        """The refused trait (herkomst, geloof, geaardheid) that a word names or contains."""
        heel = vergelijkbaar(woord)
        losse_woorden = {vergelijkbaar(deel) for deel in woord.replace("_", " ").replace("-", " ").split()}
        for soort, termen in self.beleid.verboden_kenmerken.items():
            for term in (soort, *termen):
                kort = vergelijkbaar(term)
                if kort in losse_woorden or (len(kort) > KORTE_TERM and kort in heel):
                    return soort
        return None

    def gemeentebezwaar(self, waarde: str, *, alleen_siem: bool = False) -> Iterator[Celfout]:
        """No GM code, or not one of the eleven where that is asked."""
        if waarde in self.regio.gemeenten or (not alleen_siem and waarde in gemeentecodes()):
            return
        sleutel = self.regio.plaats(waarde)
        gemeend = sleutel if sleutel in self.regio.gemeenten else None
        if gemeend:
            yield Celfout("hier hoort de gemeentecode", f"Schrijf {gemeend}.")
        elif alleen_siem and waarde in gemeentecodes():
            yield Celfout("deze gemeente hoort niet bij Hart van Brabant", f"Kies uit: {self._gemeentelijst()}.")
        else:
            naam = bedoeld(waarde, [gemeente.naam for gemeente in self.regio.gemeenten.values()])
            code = self.regio.plaats(naam) if naam else bedoeld(waarde, self.regio.gemeenten, grens=0.8)
            vraag = f"Bedoel je {code} ({self.regio.naam_van(code)})? " if code else ""
            yield Celfout("deze gemeentecode bestaat niet", f"{vraag}Schrijf de code van het CBS, zoals GM0855 voor Tilburg.")

    def _gemeentelijst(self) -> str:
        return ", ".join(f"{code} ({gemeente.naam})" for code, gemeente in sorted(self.regio.gemeenten.items()))


def _woorden(waarde: object) -> tuple[str, ...]:
    if isinstance(waarde, tuple):
        return tuple(deel[0] if isinstance(deel, tuple) else str(deel) for deel in waarde)
    return (str(waarde),)


def bsn_bezwaar(vorm: Kolomvorm, waarde: object) -> Celfout | None:
    """An id that could be a BSN. The value itself is left out of the fault."""
    if vorm.is_id and any(lijkt_bsn(woord) for woord in _woorden(waarde)):
        return Celfout(
            "dit lijkt een burgerservicenummer (het doorstaat de elfproef) en mag hier niet staan",
            "Gebruik een eigen code die niets over de persoon zegt, op elke plaats waar deze cliënt of medewerker staat.",
        )
    return None
