"""Builders for tiny regions: rows with sensible defaults, and `opname(...)` that puts them together.

A story reads as: "one location with one place, two people who wait".

    opname(locatie("L1"), plek("P1", "L1", aantal=1), wachtende("C1"), wachtende("C2", urgentie=1))

Every default is valid: the peildatum is a Monday, decisions hold, the waiting person fits on the default place.
Pass any column by its name to change it. `vast_beleid()` is the shipped beleid with changes merged in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any, TypeAlias

from domain import bladen as b
from domain.beleid import Beleid, lees_beleid
from domain.kalender import maandagen
from domain.momentopname import Momentopname

PEILDATUM = date(2026, 11, 30)
"""A Monday, so week 0 starts on the peildatum itself."""
ORGANISATIE = "O1"
Rijen: TypeAlias = "b.Rij | Iterable[Rijen]"


def week(nummer: int, peildatum: date = PEILDATUM) -> date:
    """The Monday of week `nummer` (0 is the first Monday on or after the peildatum; negative is before)."""
    return maandagen(peildatum, 1)[0] + timedelta(weeks=nummer)


def vast_beleid(**wijziging: Any) -> Beleid:
    """The shipped beleid with `wijziging` merged over it, e.g. `vast_beleid(horizon_weken=3)`."""
    return lees_beleid(wijziging=wijziging)


def organisatie(organisatie_id: str = ORGANISATIE, **kolommen: Any) -> b.Organisatie:
    return b.Organisatie(**{"organisatie_id": organisatie_id, "naam": f"Stichting {organisatie_id}", "rol": "combinant", **kolommen})


def locatie(locatie_id: str = "L1", **kolommen: Any) -> b.Locatie:
    """A location in Tilburg with supervision day and night and a team that carries a lot."""
    standaard = {
        "locatie_id": locatie_id,
        "organisatie_id": ORGANISATIE,
        "gemeente": "GM0855",
        "naam": f"Huis {locatie_id}",
        "toezicht": "24_uur_aanwezig",
        "team_punten": 10_000,
    }
    return b.Locatie(**{**standaard, **kolommen})


def plek(plekgroep_id: str = "P1", locatie_id: str = "L1", aantal: int = 1, **kolommen: Any) -> b.Plekgroep:
    """`aantal` equal places: intramural, paid by the Wmo."""
    standaard = {"plekgroep_id": plekgroep_id, "locatie_id": locatie_id, "woonvorm": "intramuraal", "financieringstitel": "wmo", "aantal": aantal}
    return b.Plekgroep(**{**standaard, **kolommen})


def samenstelling(locatie_id: str, kenmerk: str, **grenzen: Any) -> b.Samenstelling:
    return b.Samenstelling(**{"locatie_id": locatie_id, "kenmerk": kenmerk, **grenzen})


def client(client_id: str = "C1", **kolommen: Any) -> b.Client:
    """A BW client who waits for placement; only the `clienten` row, without besluiten."""
    standaard = {
        "client_id": client_id,
        "domein": "BW",
        "status": "wacht_plaatsing",
        "geboortejaar": 1985,
        "geslacht": "v",
        "gemeente": "GM0855",
        "aanmelddatum": date(2026, 9, 7),
        "urgentie": 3,
        "zorgzwaarte": "gemiddeld",
        "woonvorm_nodig": "intramuraal",
    }
    return b.Client(**{**standaard, **kolommen})


def dat(client_id: str, domein: str = "BW", **kolommen: Any) -> b.Besluit:
    """A DAT by the regionale toegang, taken before everything else."""
    standaard = {
        "besluit_id": f"DAT-{domein}-{client_id}",
        "client_id": client_id,
        "soort": "DAT",
        "domein": domein,
        "datum": date(2026, 9, 1),
        "genomen_door_rol": "regionale_toegang",
    }
    return b.Besluit(**{**standaard, **kolommen})


def wat(client_id: str, domein: str = "BW", **kolommen: Any) -> b.Besluit:
    """A WAT by a sleutelfiguur, without an end."""
    standaard = {
        "besluit_id": f"WAT-{domein}-{client_id}",
        "client_id": client_id,
        "soort": "WAT",
        "domein": domein,
        "datum": date(2026, 9, 14),
        "genomen_door_rol": "sleutelfiguur",
    }
    return b.Besluit(**{**standaard, **kolommen})


def wachtende(client_id: str = "C1", **kolommen: Any) -> tuple[b.Rij, ...]:
    """A BW client who waits for a place, with DAT and WAT."""
    return (client(client_id, **kolommen), dat(client_id), wat(client_id))


def bewoner(client_id: str = "B1", plekgroep_id: str = "P1", *, vertrek: Mapping[str, Any] | None = None, **kolommen: Any) -> tuple[b.Rij, ...]:
    """A resident: both rows agreeing, and the DAT. `vertrek` fills the columns of `bewoners` (vertrek_week, vertrek_zekerheid …).

    With `verhuisreden=` the resident waits for another place.
    """
    persoon = client(client_id, **{"status": "in_zorg", "urgentie": None, "aanmelddatum": date(2024, 3, 4), **kolommen})
    standaard = {
        "client_id": client_id,
        "plekgroep_id": plekgroep_id,
        "zorgzwaarte": persoon.zorgzwaarte or "gemiddeld",
        "kenmerken": persoon.kenmerken,
        "geslacht": persoon.geslacht,
        "sleutelfiguur_id": persoon.sleutelfiguur_id,
    }
    rij = b.Bewoner(**{**standaard, **(vertrek or {})})
    return (persoon, rij, dat(client_id, datum=date(2024, 3, 1)))


def overigen(plekgroep_id: str, aantal: int, punten: int, **kenmerk_aantallen: int) -> b.OverigeBezetting:
    """Other people on a plekgroep, e.g. `overigen("P1", 2, 200, agressie=1)`."""
    return b.OverigeBezetting(plekgroep_id=plekgroep_id, aantal=aantal, punten=punten, kenmerk_aantallen=tuple(sorted(kenmerk_aantallen.items())))


def wens(client_id: str, soort: str, waarde: str, hardheid: str = "graag", rang: int | None = None) -> b.Wens:
    return b.Wens.model_validate({"client_id": client_id, "soort": soort, "waarde": waarde, "hardheid": hardheid, "rang": rang})


def onverenigbaar(client_a: str, client_b: str, **kolommen: Any) -> b.Onverenigbaarheid:
    standaard = {"client_a": client_a, "client_b": client_b, "reden": "veiligheid", "vastgesteld_door": "teamleider", "tot": date(2027, 11, 29)}
    return b.Onverenigbaarheid(**{**standaard, **kolommen})


def bedenking(locatie_id: str, client_id: str, **kolommen: Any) -> b.Bedenking:
    standaard = {"locatie_id": locatie_id, "client_id": client_id, "reden": "groep", "status": "open", "tot": date(2027, 11, 29)}
    return b.Bedenking(**{**standaard, **kolommen})


def vastlegging(client_id: str, soort: str = "vast", plekgroep_id: str | None = None, start: date | None = None, **kolommen: Any) -> b.Vastlegging:
    standaard = {"client_id": client_id, "soort": soort, "plekgroep_id": plekgroep_id, "week": start, "door": "teamleider", "reden": "afgesproken"}
    return b.Vastlegging(**{**standaard, **kolommen})


def vorige(client_id: str, plekgroep_id: str, start: date) -> b.VorigePlaatsing:
    return b.VorigePlaatsing(client_id=client_id, plekgroep_id=plekgroep_id, week=start)


def sleutelfiguur(sleutelfiguur_id: str = "S1", *locaties: str, max_clienten: int = 10) -> b.Sleutelfiguur:
    return b.Sleutelfiguur(sleutelfiguur_id=sleutelfiguur_id, locaties=tuple(locaties), max_clienten=max_clienten)


def reistijd(van: str, naar: str, minuten: int) -> b.Reistijd:
    return b.Reistijd(van=van, naar=naar, minuten=minuten)


def bg_client(client_id: str = "C1", **kolommen: Any) -> b.Client:
    """Someone from Tilburg Zuid (GT3) who is new in begeleiding; only the `clienten` row."""
    standaard = {"domein": "BG", "status": "aangemeld", "gebied": "Zuid", "urgentie": None, "woonvorm_nodig": None}
    return client(client_id, **{**standaard, **kolommen})


def begeleider(begeleider_id: str = "B1", **kolommen: Any) -> b.Begeleider:
    """Own staff of GT3; with `gebiedsteam=None, organisatie_id=` somebody of an onderaannemer."""
    standaard = {"begeleider_id": begeleider_id, "gebiedsteam": "GT3", "werkgever": ORGANISATIE, "contract_uren": 32}
    return b.Begeleider(**{**standaard, **kolommen})


def caseload(client_id: str, begeleider_id: str | None = None, rol: str = "eerste", **kolommen: Any) -> b.Caseloadrij:
    return b.Caseloadrij.model_validate({"client_id": client_id, "begeleider_id": begeleider_id, "rol": rol, **kolommen})


def nieuw_bg(client_id: str = "C1", **kolommen: Any) -> tuple[b.Rij, ...]:
    """Somebody new in begeleiding, with the DAT BG."""
    return (bg_client(client_id, **kolommen), dat(client_id, "BG"))


def in_begeleiding(
    client_id: str = "C1", eerste: str | None = "B1", tweede: str | None = "B2", *, bij: str | None = None, **kolommen: Any
) -> tuple[b.Rij, ...]:
    """Somebody in zorg with who supports them today: one or two begeleiders, or the onderaannemer `bij`."""
    persoon = bg_client(client_id, **{"status": "in_zorg", "aanmelddatum": date(2024, 3, 4), **kolommen})
    if bij:
        return (persoon, caseload(client_id, organisatie_id=bij))
    rollen = (("eerste", eerste), ("tweede", tweede))
    return (persoon, *(caseload(client_id, wie, rol) for rol, wie in rollen if wie))


def onderaannemer(organisatie_id: str = "OA1", max_punten: int | None = 1_000, gebiedsteam: str = "GT3", **kolommen: Any) -> tuple[b.Rij, ...]:
    """An onderaannemer with room in one team (`max_punten=None`: no row of capacity); `tarief` is euro per client per week."""
    tarief = kolommen.pop("tarief", None)
    rij = organisatie(organisatie_id, **{"rol": "onderaannemer", "rol_onderaannemer": "capaciteit", **kolommen})
    if max_punten is None:
        return (rij,)
    ruimte = {"organisatie_id": organisatie_id, "gebiedsteam": gebiedsteam, "max_punten": max_punten, "tarief_euro_per_week": tarief}
    return (rij, b.OnderaannemerCapaciteit.model_validate(ruimte))


def uitzondering(client_id: str, **kolommen: Any) -> b.VierOgenUitzondering:
    standaard = {"client_id": client_id, "reden": "weinig vertrouwen in hulpverleners", "akkoord_teamleider": True, "herzien_op": date(2027, 3, 1)}
    return b.VierOgenUitzondering(**{**standaard, **kolommen})


def stuurgroepbesluit(besluit_id: str = "SB1", soort: str = "budgetplafond", **kolommen: Any) -> b.Stuurgroepbesluit:
    standaard: dict[str, Any] = {"besluit_id": besluit_id, "soort": soort, "datum": date(2026, 1, 1)}
    if soort == "budgetplafond":
        standaard |= {"domein": "BW", "bedrag_euro": 10_000, "per": "week"}
    return b.Stuurgroepbesluit(**{**standaard, **kolommen})


def opname(*rijen: Rijen, peildatum: date = PEILDATUM, **kop: Any) -> Momentopname:
    """A momentopname of these rows (tuples of rows are unpacked), each in its own sheet; organisations not given are added."""
    bladen: dict[str, list[b.Rij]] = {blad: [] for blad in b.BLADEN if blad != "kop"}
    blad_van = {model: blad for blad, model in b.BLADEN.items()}
    for rij in _plat(rijen):
        bladen[blad_van[type(rij)]].append(rij)
    genoemd = {rij.organisatie_id for rij in bladen["locaties"] if isinstance(rij, b.Locatie)} | {ORGANISATIE}
    bekend = {rij.organisatie_id for rij in bladen["organisaties"] if isinstance(rij, b.Organisatie)}
    bladen["organisaties"] += [organisatie(ontbrekend) for ontbrekend in sorted(genoemd - bekend)]
    return Momentopname.model_validate({"peildatum": peildatum, **kop, **{blad: tuple(inhoud) for blad, inhoud in bladen.items()}})


def _plat(rijen: Rijen) -> Iterator[b.Rij]:
    if isinstance(rijen, b.Rij):
        yield rijen
        return
    for rij in rijen:
        yield from _plat(rij)
