"""The independent check of a split of a gebiedsteam: counts again from the momentopname who may be divided, the sizes, who is cut from a begeleider,
which expertise is missing, and the clients, points and capacity of each part (counting.md 28-30, 37).

    telling = Subteamtelling(opname, beleid, regels, regio, "GT9")
    telling.afgesneden(delen), telling.mist(delen)                     # counts for any split
    controleer_subteams(opname, beleid, regels, regio, bewering)       # () when what is said is true
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from allocation.check.deelname import Deelnemer
from allocation.check.gegevens import Gegevens
from allocation.plan import Doelwaarde, Opties, Toewijzing
from domain.beleid import Beleid
from domain.gebied import Regio
from domain.momentopname import Momentopname
from rules.toetsing import Toetsing

SOORTEN = frozenset(
    {
        "onbekende_begeleider", "dubbele_begeleider", "begeleider_vergeten", "weg", "niet_ingedeeld", "aantal", "ongelijk", "volgorde",
        "afgesneden", "expertise", "team_mist", "clienten", "punten", "capaciteit", "doelwaarde", "grens_klopt_niet",
    }
)  # fmt: skip
"""Every code a `Bezwaar` may carry."""
DOELEN = ("afgesneden_clienten", "ontbrekende_expertises")
Delen = Sequence[Sequence[str]]


@dataclass(frozen=True, order=True)
class Bezwaar:
    """One thing that is wrong in a split: a fixed code, and one Dutch sentence that names ids and nothing personal."""

    soort: str
    tekst: str

    def __post_init__(self) -> None:
        if self.soort not in SOORTEN:
            raise ValueError(f"onbekende soort bezwaar: {self.soort}")


@dataclass(frozen=True)
class Bewering:
    """What an answer says. Lists per part are in the order of `delen`; ids and expertises are sorted. Points of a part of one are None: nobody's
    own load is told (design.md 6)."""

    team: str
    aantal: int
    delen: tuple[tuple[str, ...], ...]
    niet_ingedeeld: tuple[str, ...]
    afgesneden: tuple[str, ...]
    mist: tuple[tuple[str, ...], ...]
    team_mist: tuple[str, ...]
    clienten: tuple[int, ...]
    punten: tuple[int | None, ...]
    capaciteit: tuple[int | None, ...]
    doelen: tuple[Doelwaarde, ...]


class Subteamtelling:
    """Counts for one team of one momentopname; `toewijzingen` of an allocation count instead of today's caseload."""

    def __init__(
        self, opname: Momentopname, beleid: Beleid, regels: Toetsing, regio: Regio, team: str, toewijzingen: Sequence[Toewijzing] | None = None
    ) -> None:
        g = self.gegevens = Gegevens(opname, beleid, regels, regio, Opties(team=team))
        in_dienst = [naam for naam in g.eigen() if (uit := g.begeleiders[naam].uit_dienst_op) is None or opname.peildatum < uit]
        self.weg = tuple(naam for naam in in_dienst if naam in g.weg)
        self.leden = tuple(naam for naam in in_dienst if naam not in g.weg)
        self._rollen = {naam: self._werken_er(wie) for naam, wie in g.deelnemers.items()}
        if toewijzingen is not None:
            gekozen = {keuze.client_id: (keuze.eerste_id, keuze.tweede_id) for keuze in toewijzingen}
            self._rollen = {naam: self._van_het_team(*gekozen.get(naam, (None, None))) for naam in g.deelnemers}

    def afgesneden(self, delen: Delen) -> tuple[str, ...]:
        """Ids of the clients whose eerste and tweede are in different parts."""
        waar = _waar(delen)
        return tuple(naam for naam, (eerste, tweede) in self._rollen.items() if eerste and tweede and waar.get(eerste) != waar.get(tweede))

    def mist(self, delen: Delen) -> tuple[tuple[str, ...], ...]:
        """Per part the expertises that a client following somebody there needs and nobody there has."""
        uit = []
        for leden in delen:
            hebben = {naam for wie in leden for naam in self.gegevens.expertises[wie]}
            uit.append(tuple(sorted({naam for wie in self.volgers(leden) for naam in wie.rij.expertise_nodig} - hebben)))
        return tuple(uit)

    def volgers(self, leden: Sequence[str]) -> list[Deelnemer]:
        """Clients who follow one of these: their eerste, else their tweede."""
        hier = set(leden)
        return [self.gegevens.deelnemers[naam] for naam, (eerste, tweede) in self._rollen.items() if (eerste or tweede) in hier]

    def punten(self, leden: Sequence[str]) -> int:
        """What these carry: full as eerste, the share as tweede (counting.md 30)."""
        hier, som = set(leden), 0
        for naam, (eerste, tweede) in self._rollen.items():
            wie = self.gegevens.deelnemers[naam]
            som += wie.punten * (eerste in hier) + wie.punten_tweede * (tweede in hier)
        return som

    def bezwaren(self, zegt: Bewering) -> Iterator[Bezwaar]:
        """Everything in the claim that is not so; counts only when the right people are divided."""
        wie = list(self._wie(zegt))
        yield from wie
        if not any(bezwaar.soort == "onbekende_begeleider" for bezwaar in wie):
            yield from self._groottes(zegt)
            yield from self._geteld(zegt)
            yield from self._doelen(zegt)

    def _werken_er(self, wie: Deelnemer) -> tuple[str | None, str | None]:
        return self._van_het_team(wie.vandaag.eerste, wie.vandaag.tweede)

    def _van_het_team(self, eerste: str | None, tweede: str | None) -> tuple[str | None, str | None]:
        return (eerste if eerste in self.leden else None, tweede if tweede in self.leden else None)

    def _wie(self, zegt: Bewering) -> Iterator[Bezwaar]:
        genoemd = Counter(naam for leden in zegt.delen for naam in leden)
        for naam, aantal in sorted(genoemd.items()):
            if naam in self.weg:
                yield Bezwaar("weg", f"Begeleider {naam} is in deze periode weg en kan niet ingedeeld zijn (telregel 29).")
            elif naam not in self.leden:
                yield Bezwaar("onbekende_begeleider", f"Begeleider {naam} hoort niet bij {zegt.team}.")
            if aantal > 1:
                yield Bezwaar("dubbele_begeleider", f"Begeleider {naam} staat in {aantal} plekken van de indeling.")
        for naam in self.leden:
            if naam not in genoemd:
                yield Bezwaar("begeleider_vergeten", f"Begeleider {naam} van {zegt.team} is niet ingedeeld.")
        if zegt.niet_ingedeeld != self.weg:
            yield Bezwaar("niet_ingedeeld", f"Niet ingedeeld zijn {', '.join(self.weg) or 'niemand'}; er staat {', '.join(zegt.niet_ingedeeld) or 'niemand'}.")

    def _groottes(self, zegt: Bewering) -> Iterator[Bezwaar]:
        groottes = [len(leden) for leden in zegt.delen]
        if len(groottes) != zegt.aantal or 0 in groottes:
            yield Bezwaar("aantal", f"Er zijn {zegt.aantal} sub-teams gevraagd; er staan er {sum(1 for grootte in groottes if grootte)} met begeleiders.")
        if groottes and max(groottes) - min(groottes) > 1:
            yield Bezwaar("ongelijk", f"De sub-teams hebben {', '.join(map(str, groottes))} begeleiders; dat mag hoogstens 1 schelen (telregel 37).")
        if any(list(leden) != sorted(leden) for leden in zegt.delen) or list(zegt.delen) != sorted(zegt.delen):
            yield Bezwaar("volgorde", "De sub-teams en wie erin zitten staan niet op volgorde van code.")

    def _geteld(self, zegt: Bewering) -> Iterator[Bezwaar]:
        g, mist = self.gegevens, self.mist(zegt.delen)
        if (afgesneden := self.afgesneden(zegt.delen)) != zegt.afgesneden:
            anders = sorted(set(afgesneden) ^ set(zegt.afgesneden))
            yield Bezwaar("afgesneden", f"Wie begeleiders in twee sub-teams heeft, klopt niet voor {', '.join(anders[:5]) or 'de volgorde'} (telregel 37).")
        for nummer, (geteld, gezegd) in enumerate(zip(mist, zegt.mist, strict=False), 1):
            if geteld != gezegd:
                yield Bezwaar("expertise", f"Sub-team {nummer} mist {', '.join(geteld) or 'niets'}; er staat {', '.join(gezegd) or 'niets'} (telregel 37).")
        if len(mist) != len(zegt.mist):
            yield Bezwaar("expertise", f"Van {len(zegt.mist)} sub-teams staat er wat ze missen; er zijn er {len(mist)}.")
        if (samen := self.mist([self.leden])[0]) != zegt.team_mist:
            yield Bezwaar("team_mist", f"Het hele team mist {', '.join(samen) or 'niets'}; er staat {', '.join(zegt.team_mist) or 'niets'}.")
        van_meer = [leden if len(leden) > 1 else () for leden in zegt.delen]
        punten = [self.punten(leden) if leden else None for leden in van_meer]
        capaciteit = [sum(g.beschikbaar[naam].capaciteit_punten for naam in leden) if leden else None for leden in van_meer]
        clienten: list[int | None] = [len(self.volgers(leden)) for leden in zegt.delen]
        geteld_gezegd = (("clienten", clienten, zegt.clienten), ("punten", punten, zegt.punten), ("capaciteit", capaciteit, zegt.capaciteit))
        for soort, geteld_per_deel, gezegd_per_deel in geteld_gezegd:
            if tuple(geteld_per_deel) != gezegd_per_deel:
                yield Bezwaar(soort, f"De {soort} per sub-team zijn {', '.join(map(str, geteld_per_deel))}; er staat {', '.join(map(str, gezegd_per_deel))}.")

    def _doelen(self, zegt: Bewering) -> Iterator[Bezwaar]:
        geteld = dict(zip(DOELEN, (len(self.afgesneden(zegt.delen)), sum(map(len, self.mist(zegt.delen)))), strict=True))
        if {doel.naam: doel.waarde for doel in zegt.doelen} != geteld or len(zegt.doelen) != len(DOELEN):
            yield Bezwaar("doelwaarde", f"De doelen zijn {', '.join(f'{naam} {waarde}' for naam, waarde in geteld.items())}; er staat iets anders.")
        eerder = True
        for doel in zegt.doelen:
            if not doel.grens <= doel.beste <= doel.waarde or doel.bewezen != (eerder and doel.grens == doel.beste):
                yield Bezwaar("grens_klopt_niet", f"De grens {doel.grens} van {doel.naam} past niet bij {doel.waarde}, of bij wat er als bewezen staat.")
            eerder = eerder and doel.bewezen


def controleer_subteams(
    opname: Momentopname, beleid: Beleid, regels: Toetsing, regio: Regio, zegt: Bewering, toewijzingen: Sequence[Toewijzing] | None = None
) -> tuple[Bezwaar, ...]:
    """Everything that is wrong in what an answer says; empty when it is good."""
    return tuple(sorted(set(Subteamtelling(opname, beleid, regels, regio, zegt.team, toewijzingen).bezwaren(zegt))))


def _waar(delen: Delen) -> Mapping[str, int]:
    return {naam: nummer for nummer, leden in enumerate(delen) for naam in leden}
