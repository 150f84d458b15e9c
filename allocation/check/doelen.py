"""Every doel of an allocation that depends on more than one client, and the order of them all (counting.md 36).

Readings: new allocations are those of clients who are new in the sense of 28; a team without own staff that counts for the least load (nobody, or
only people who are still inwerken) has no spread; languages are compared as names of places are (3); somebody whose geslacht is not known differs
from a wish for one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from allocation.check.deelname import Deelnemer
from allocation.check.gegevens import Gegevens
from allocation.check.stand import Deel, Stand
from allocation.check.uitslag import Bezwaar
from allocation.plan import Toewijzing
from domain.gebied import vergelijkbaar

VOORAAN = ("niet_toegewezen", "te_laat_eerste_gesprek", "boven_capaciteit")
WISSELS = ("wissels_eerste", "wissels_tweede")
VERDELING = ("onderaannemers_boven_doel", "spreiding")
ACHTERAAN = ("gebieden", "wensen")
PUNTEN_EXPERTISE, PUNTEN_TAAL, PUNTEN_GESLACHT, PUNTEN_ONGEBRUIKT = 10, 10, 6, 2
PERMILLE = 1000


def volgorde(wissels: int) -> tuple[str, ...]:
    """Names in order; with voluntary wissels allowed the share of onderaannemers and the spread come before the wissels."""
    return (*VOORAAN, *VERDELING, *WISSELS, *ACHTERAAN) if wissels > 0 else (*VOORAAN, *WISSELS, *VERDELING, *ACHTERAAN)


def doelen(gegevens: Gegevens, delen: Sequence[Deel], stand: Stand) -> dict[str, int]:
    """Every doel in order."""
    som: dict[str, int] = dict.fromkeys(volgorde(gegevens.opties.wissels), 0)
    for deel in delen:
        for naam, waarde in deel.waarden:
            som[naam] += waarde
    som["boven_capaciteit"] = boven_capaciteit(gegevens, stand)
    som["onderaannemers_boven_doel"] = onderaannemers_boven_doel(gegevens, delen)
    som["spreiding"] = spreiding(gegevens, stand)
    som["gebieden"] = gebieden(delen)
    som["wensen"] += ongebruikte_expertise(gegevens, delen)
    return som


def boven_capaciteit(gegevens: Gegevens, stand: Stand) -> int:
    """Sum over begeleiders of max(0, load - limit), in points; the limit is max(capacity, today's points)."""
    return sum(max(0, punten - gegevens.limiet_punten[naam]) for naam, punten in stand.punten.items())


def onderaannemers_boven_doel(gegevens: Gegevens, delen: Iterable[Deel]) -> int:
    """max(0, floor(1000 x new allocations there / new allocations) - target), on clients, points or euros; 0 without new allocations."""
    daar, alle = Fraction(0), Fraction(0)
    for deel in delen:
        if deel.keuze is not None and not deel.deelnemer.zittend:
            gewicht = _gewicht(gegevens, deel.deelnemer, deel.keuze)
            alle += gewicht
            daar += gewicht if deel.keuze.onderaannemer_id is not None else 0
    return max(0, int(PERMILLE * daar // alle) - gegevens.beleid.onderaannemers.doel_permille) if alle else 0


def spreiding(gegevens: Gegevens, stand: Stand) -> int:
    """Sum over teams of max - min of floor(1000 x load / capacity), in permille, over own staff who are not weg and have capacity.

    Who is inwerken counts for the max only.
    """
    hoogste: dict[str, int] = {}
    laagste: dict[str, int] = {}
    for naam in gegevens.eigen():
        wie, rij = gegevens.beschikbaar[naam], gegevens.begeleiders[naam]
        if wie.weg or not wie.capaciteit_punten or rij.gebiedsteam is None:
            continue
        last = PERMILLE * stand.punten[naam] // wie.capaciteit_punten
        hoogste[rij.gebiedsteam] = max(last, hoogste.get(rij.gebiedsteam, last))
        if not rij.inwerken:
            laagste[rij.gebiedsteam] = min(last, laagste.get(rij.gebiedsteam, last))
    return sum(hoogste[team] - laag for team, laag in laagste.items())


def gebieden(delen: Iterable[Deel]) -> int:
    """Sum over begeleiders of the distinct gebieden (else gemeenten) of their clients in either role."""
    return len({(naam, deel.deelnemer.plaats) for deel in delen for naam, _ in deel.punten})


def wensen_van(gegevens: Gegevens, deelnemer: Deelnemer, keuze: Toewijzing) -> int:
    """Per client with own begeleiders: 10 per expertise_gewenst neither has, 10 when neither speaks one of the talen, 6 for another geslacht."""
    if keuze.eerste_id is None:
        return 0
    rij, namen = deelnemer.rij, [naam for naam in (keuze.eerste_id, keuze.tweede_id) if naam is not None]
    hebben = frozenset().union(*(gegevens.expertises[naam] for naam in namen))
    spreken = {vergelijkbaar(taal) for naam in namen for taal in gegevens.begeleiders[naam].talen}
    punten = PUNTEN_EXPERTISE * len(frozenset(rij.expertise_gewenst) - hebben)
    punten += PUNTEN_TAAL if rij.talen and spreken.isdisjoint(map(vergelijkbaar, rij.talen)) else 0
    voorkeur = rij.voorkeur_geslacht_begeleider
    return punten + (PUNTEN_GESLACHT if voorkeur is not None and gegevens.begeleiders[keuze.eerste_id].geslacht is not voorkeur else 0)


def ongebruikte_expertise(gegevens: Gegevens, delen: Iterable[Deel]) -> int:
    """Per begeleider with clients 2 per own expertise that none of them needs or wants."""
    gevraagd: dict[str, set[str]] = defaultdict(set)
    for deel in delen:
        for naam, _ in deel.punten:
            gevraagd[naam] |= {*deel.deelnemer.rij.expertise_nodig, *deel.deelnemer.rij.expertise_gewenst}
    return PUNTEN_ONGEBRUIKT * sum(len(gegevens.expertises[naam] - vraag) for naam, vraag in gevraagd.items())


def bezwaren_tarief(gegevens: Gegevens, delen: Iterable[Deel]) -> Iterator[Bezwaar]:
    """On euros every new allocation needs a tarief; one that lacks counts as 0 here."""
    if gegevens.opties.basis != "euros":
        return
    for deel in delen:
        if deel.keuze is not None and not deel.deelnemer.zittend and _tarief(gegevens, deel.deelnemer, deel.keuze) is None:
            daar = deel.keuze.onderaannemer_id
            wat = f"onderaannemer {daar}" if daar else "eigen begeleiders (tarief_eigen in het beleid)"
            yield Bezwaar("tarief_onbekend", f"Het tarief van {wat} is niet bekend; het aandeel in euro's is niet te tellen (telregel 36).")


def _gewicht(gegevens: Gegevens, deelnemer: Deelnemer, keuze: Toewijzing) -> Fraction:
    gewichten: Mapping[str, int | Decimal] = {"clients": 1, "punten": deelnemer.punten}
    basis = gegevens.opties.basis
    return Fraction(gewichten[basis] if basis in gewichten else _tarief(gegevens, deelnemer, keuze) or 0)


def _tarief(gegevens: Gegevens, deelnemer: Deelnemer, keuze: Toewijzing) -> Decimal | None:
    if keuze.onderaannemer_id is None:
        return gegevens.beleid.onderaannemers.tarief_eigen
    return gegevens.tarief_onder(keuze.onderaannemer_id, deelnemer.team)
