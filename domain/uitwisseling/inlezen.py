"""From raw sheets to rows of read values. Every faulty cell is reported; what could be read stays usable for the cross-checks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from domain.bladen import BLADEN, SLEUTELS, VERPLICHTE_BLADEN
from domain.uitwisseling.cellen import Celfout, als_tekst, is_leeg, lees_cel
from domain.uitwisseling.gelijkenis import bedoeld
from domain.uitwisseling.keuring import Keuring, bsn_bezwaar
from domain.uitwisseling.kolommen import VORMEN, Kolomvorm
from domain.uitwisseling.tabel import Gemeld, Tabel, Verzamelaar

CLIENT_BEDOELD = "#client_bedoeld"
"""Under this name a row keeps the client that an unknown `client_id` looks most like; no column can be called so."""


@dataclass
class Regel:
    """One row: its number as Excel shows it and what could be read. A column that could not be read is absent, an empty one holds
    its default. `dubbel`: the key stood in an earlier row, so the cross-checks skip it."""

    blad: str
    rij: int
    waarden: dict[str, object]
    dubbel: bool = False

    def kent(self, *kolommen: str) -> bool:
        """True where every column was readable, so that a check on them is no guess."""
        return all(kolom in self.waarden for kolom in kolommen)

    def tekst(self, kolom: str) -> str:
        """The value as text; empty when unknown or unreadable."""
        return als_tekst(self.waarden.get(kolom))


@dataclass
class Inhoud:
    """All rows read, per sheet. `onvolledig` names the sheets of which rows or keys are missing by a reported fault: nothing may be
    concluded from what they do not hold."""

    regels: dict[str, list[Regel]] = field(default_factory=lambda: {blad: [] for blad in BLADEN})
    onvolledig: set[str] = field(default_factory=set)

    def enkel(self, blad: str) -> list[Regel]:
        """Rows without those whose key stood in an earlier row."""
        return [regel for regel in self.regels[blad] if not regel.dubbel]


def lees_tabellen(tabellen: list[Tabel], keuring: Keuring, uit: Verzamelaar, bron: str) -> Inhoud:
    """Read every cell of every sheet; `bron` names the folder or file for faults about a missing sheet."""
    inhoud = Inhoud()
    uit.bestand_van.update({tabel.blad: tabel.bestand for tabel in tabellen})
    gelezen = {tabel.blad for tabel in tabellen}
    for blad in VERPLICHTE_BLADEN:
        if blad not in gelezen:
            inhoud.onvolledig.add(blad)
            if not any(fout.blad == blad for fout in uit.fouten):
                uit.fout(f"het blad {blad} ontbreekt", "Voeg het toe, met de kolomnamen op rij 1.", blad=blad, bestand=bron)
    for tabel in tabellen:
        if tabel.onvolledig:
            inhoud.onvolledig.add(tabel.blad)
        if any(tabel.kolommen):
            _lees_tabel(tabel, keuring, uit, inhoud)
        elif (tabel.rijen or tabel.blad in VERPLICHTE_BLADEN) and not tabel.onvolledig:
            inhoud.onvolledig.add(tabel.blad)
            uit.fout("op rij 1 staan geen kolomnamen", "Zet de kolomnamen op rij 1.", blad=tabel.blad, rij=1)
    for blad, sleutel in SLEUTELS.items():
        _merk_dubbele(blad, sleutel, inhoud.regels[blad], uit)
    return inhoud


def _lees_tabel(tabel: Tabel, keuring: Keuring, uit: Verzamelaar, inhoud: Inhoud) -> None:
    kolommen = _herken_kolommen(tabel, uit)
    vormen = VORMEN[tabel.blad]
    if not set(SLEUTELS.get(tabel.blad, ())) <= set(kolommen):
        inhoud.onvolledig.add(tabel.blad)
    breedte = max((plaats + 1 for plaats, naam in enumerate(tabel.kolommen) if naam), default=0)
    zonder_naam = {plaats for plaats in range(breedte) if not tabel.kolommen[plaats]}
    for rij, cellen in tabel.rijen:
        if all(is_leeg(cel) for cel in cellen):
            continue
        waarden = {naam: vorm.standaard for naam, vorm in vormen.items() if not vorm.verplicht}
        te_veel = [cel for plaats, cel in enumerate(cellen) if (plaats >= breedte or plaats in zonder_naam) and not is_leeg(cel)]
        if te_veel:
            uit.fout(
                "deze rij heeft meer cellen dan er kolommen zijn",
                "Haal de cel weg of geef de kolom een naam; zet tekst met ; of , tussen aanhalingstekens.",
                blad=tabel.blad, rij=rij, waarde=als_tekst(te_veel[0]),
            )  # fmt: skip
            # cells may have shifted: only a key in the first column is sure
            waarden = {}
            eerste = tabel.kolommen[0] if tabel.kolommen and SLEUTELS.get(tabel.blad) == (tabel.kolommen[0],) else ""
            if eerste and not is_leeg(cellen[0]):
                _lees_een(vormen[eerste], cellen[0], rij, keuring, uit, waarden)
        else:
            for naam, plaats in kolommen.items():
                cel = cellen[plaats] if plaats < len(cellen) else None
                _lees_een(vormen[naam], cel, rij, keuring, uit, waarden)
        inhoud.regels[tabel.blad].append(Regel(tabel.blad, rij, waarden))


def _herken_kolommen(tabel: Tabel, uit: Verzamelaar) -> dict[str, int]:
    """Column name to its place. A misspelled column is a fault and is read as the one that was meant, so that nothing cascades."""
    vormen = VORMEN[tabel.blad]
    plaatsen: dict[str, int] = {}
    for naam, aantal in sorted(Counter(naam for naam in tabel.kolommen if naam).items()):
        if aantal > 1:
            uit.fout("deze kolom staat er twee keer", "Laat er één staan.", blad=tabel.blad, rij=1, kolom=naam)
    vreemd: list[tuple[int, str]] = []
    for plaats, naam in enumerate(tabel.kolommen):
        if naam in vormen:
            plaatsen.setdefault(naam, plaats)
        elif naam:
            vreemd.append((plaats, naam))
    for plaats, naam in vreemd:
        gemeend = bedoeld(naam, [vorm for vorm in vormen if vorm not in plaatsen], grens=0.8)
        if gemeend is None:
            uit.meldingen.append(f"{tabel.bestand}, blad {tabel.blad}: kolom '{naam}' hoort niet bij dit blad en is niet gelezen.")
            continue
        uit.fout("deze kolom is er niet", f"Bedoel je '{gemeend}'?", blad=tabel.blad, rij=1, kolom=naam)
        plaatsen[gemeend] = plaats
    for naam, vorm in vormen.items():
        if vorm.verplicht and naam not in plaatsen:
            uit.fout("deze kolom is verplicht en ontbreekt", "Voeg de kolom toe.", blad=tabel.blad, rij=1, kolom=naam)
    return plaatsen


def _lees_een(vorm: Kolomvorm, cel: object, rij: int, keuring: Keuring, uit: Verzamelaar, waarden: dict[str, object]) -> None:
    if isinstance(cel, Gemeld):
        waarden.pop(vorm.naam, None)
        return
    if is_leeg(cel):
        if vorm.verplicht:
            uit.fout("deze cel mag niet leeg zijn", vorm.kolom.uitleg, blad=vorm.blad, rij=rij, kolom=vorm.naam)
        return
    try:
        waarde = lees_cel(vorm, cel)
        bezwaren = list(keuring.bezwaren(vorm, waarde)) if vorm.kolom.lijst or vorm.kolom.soort else []
    except Celfout as fout:
        bezwaren, waarde = [fout], None
    for bezwaar in bezwaren:
        tekst = als_tekst(cel) if bezwaar.waarde is None else bezwaar.waarde
        uit.fout(bezwaar.melding, bezwaar.doe, blad=vorm.blad, rij=rij, kolom=vorm.naam, waarde=tekst)
    if bezwaren:
        waarden.pop(vorm.naam, None)
    else:
        waarden[vorm.naam] = waarde


def _merk_dubbele(blad: str, sleutel: tuple[str, ...], regels: list[Regel], uit: Verzamelaar) -> None:
    eerder: dict[tuple[str, ...], int] = {}
    for regel in regels:
        if not regel.kent(*sleutel):
            continue
        waarde = tuple(regel.tekst(kolom) for kolom in sleutel)
        if waarde in eerder:
            regel.dubbel = True
            uit.fout(
                f"dit staat al op rij {eerder[waarde]}" if len(sleutel) > 1 else f"{sleutel[0]} staat al op rij {eerder[waarde]}",
                "Laat één rij staan.", blad=blad, rij=regel.rij, kolom=sleutel[0], waarde=", ".join(waarde),
            )  # fmt: skip
        else:
            eerder[waarde] = regel.rij


def meld_bsn(inhoud: Inhoud, uit: Verzamelaar) -> None:
    """Report every id that could be a BSN once, in the cell that defines it; references to it follow by themselves."""
    eigen = {blad: sleutel[0] for blad, sleutel in SLEUTELS.items() if len(sleutel) == 1}
    bekend = {blad: {regel.tekst(kolom) for regel in inhoud.regels[blad]} for blad, kolom in eigen.items()}
    for blad, regels in inhoud.regels.items():
        for vorm in (vorm for vorm in VORMEN[blad].values() if vorm.is_id):
            for regel in regels:
                waarde = regel.waarden.get(vorm.naam)
                bezwaar = bsn_bezwaar(vorm, waarde) if waarde else None
                if bezwaar and not regel.dubbel and regel.tekst(vorm.naam) not in bekend.get(vorm.kolom.verwijst, ()):
                    uit.fout(bezwaar.melding, bezwaar.doe, blad=blad, rij=regel.rij, kolom=vorm.naam, waarde=regel.tekst(vorm.naam))
