"""The sheet `kop`: peildatum, formaat_versie and bron; other keys are kept as they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from domain.momentopname import FORMAAT_VERSIE
from domain.uitwisseling.cellen import Celfout, lees_cel
from domain.uitwisseling.gelijkenis import bedoeld
from domain.uitwisseling.inlezen import Inhoud, Regel
from domain.uitwisseling.kolommen import VORMEN
from domain.uitwisseling.tabel import Verzamelaar

VERPLICHT = ("peildatum", "formaat_versie")
BEKEND = (*VERPLICHT, "bron")


@dataclass(frozen=True)
class Kop:
    """What the head says; `peildatum` is None when it was reported as missing or wrong."""

    peildatum: date | None
    bron: str
    extra: tuple[tuple[str, str], ...]


def lees_kop(inhoud: Inhoud, uit: Verzamelaar) -> Kop:
    """Read the head and report what is missing or wrong in it."""
    per_sleutel: dict[str, Regel] = {}
    extra: list[tuple[str, str]] = []
    for regel in inhoud.enkel("kop"):
        sleutel = regel.tekst("sleutel")
        if not sleutel:
            continue
        if sleutel not in BEKEND and (gemeend := bedoeld(sleutel, set(BEKEND) - _sleutels(inhoud), grens=0.8)):
            uit.fout("dit gegeven is er niet", f"Bedoel je '{gemeend}'?", blad="kop", rij=regel.rij, kolom="sleutel", waarde=sleutel)
            sleutel = gemeend
        if sleutel in BEKEND:
            per_sleutel[sleutel] = regel
        else:
            extra.append((sleutel, regel.tekst("waarde")))
    zonder_sleutel = any(not regel.tekst("sleutel") for regel in inhoud.regels["kop"])
    for sleutel in VERPLICHT:
        if sleutel not in per_sleutel and "kop" not in inhoud.onvolledig and not zonder_sleutel:
            uit.fout(f"{sleutel} ontbreekt", f"Voeg een rij toe met {sleutel} en de waarde.", blad="kop", kolom="sleutel")
    _controleer_versie(per_sleutel.get("formaat_versie"), uit)
    bron = per_sleutel["bron"].tekst("waarde") if "bron" in per_sleutel else ""
    return Kop(_peildatum(per_sleutel.get("peildatum"), uit), bron, tuple(extra))


def _sleutels(inhoud: Inhoud) -> set[str]:
    return {regel.tekst("sleutel") for regel in inhoud.regels["kop"]}


def _controleer_versie(regel: Regel | None, uit: Verzamelaar) -> None:
    if regel is not None and regel.kent("waarde") and regel.tekst("waarde") not in (str(FORMAAT_VERSIE), f"{FORMAAT_VERSIE}.0"):
        uit.fout(
            "deze versie van het formaat is niet te lezen", f"Schrijf {FORMAAT_VERSIE}.",
            blad="kop", rij=regel.rij, kolom="waarde", waarde=regel.tekst("waarde"),
        )  # fmt: skip


def _peildatum(regel: Regel | None, uit: Verzamelaar) -> date | None:
    if regel is None or not regel.kent("waarde"):
        return None
    try:
        dag = lees_cel(VORMEN["clienten"]["aanmelddatum"], regel.waarden["waarde"])
    except Celfout as fout:
        uit.fout(fout.melding, fout.doe, blad="kop", rij=regel.rij, kolom="waarde", waarde=regel.tekst("waarde"))
        return None
    return dag if isinstance(dag, date) else None
