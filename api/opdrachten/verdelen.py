"""`passend verdeel`: an allocation of a gebiedsteam or of the region, as a table, JSON and a file."""

from __future__ import annotations

from pathlib import Path

from allocation.maken import STANDAARD, maak_verdeling
from allocation.plan import Opties, Toewijzing, Verdeling
from api.opdrachten.invoer import laad
from api.opdrachten.uitkomst import Uitkomst, meld, schrijf
from api.opdrachten.zoeken import in_draad
from api.scherm import Scherm
from api.woorden import VERDEELDOELEN
from domain.fouten import Fout, InvoerFout
from domain.gebied import laad_regio
from domain.uitwisseling.schrijven import in_een_keer
from rules.waarden import datum_in_woorden
from solving.limits import Limits, Stop

RIJEN_HOOGSTENS = 40
"""So many rows of people are shown on a terminal; the JSON holds all."""


def verdeel(
    bron: Path, team: str | None, wissels: int, basis: str, tijd_s: int | None, zaad: int, uit: Path | None, beleid_bestand: Path | None, als_json: bool
) -> int:
    """Makes a checked allocation; progress goes to stderr, Ctrl-C gives the best so far."""
    if uit is not None and uit.exists() and not uit.is_dir():
        raise InvoerFout([Fout(kolom="--uit", waarde=uit.name, melding="dit is een bestand en geen map", doe="Geef de naam van een (nieuwe) map.")])
    opname, beleid = laad(bron, beleid_bestand)
    if team is not None and team not in (teams := laad_regio().gebiedsteams):
        raise InvoerFout([Fout(kolom="--team", waarde=team, melding="dit gebiedsteam is er niet", doe=f"Kies uit: {', '.join(teams)}.")])
    opties = Opties.model_validate({"team": team, "wissels": wissels, "basis": basis})
    limits = Limits(STANDAARD, zaad, Stop(wall_s=tijd_s))
    verdeling = in_draad(lambda: maak_verdeling(opname, beleid, opties, limits, _voortgang), limits.stop)
    if als_json:
        schrijf(verdeling.als_json())
    else:
        toon_verdeling(verdeling)
    if uit is not None:
        uit.mkdir(parents=True, exist_ok=True)
        with in_een_keer(uit / "verdeling.json") as tijdelijk:
            tijdelijk.write_text(verdeling.als_json(), encoding="utf-8")
        meld(f"Geschreven in {uit}: verdeling.json.")
    return Uitkomst.GOED


def _voortgang(tekst: str) -> None:
    naam, _, rest = tekst.partition(":")
    meld(f"… {VERDEELDOELEN.get(naam, naam)}:{rest}" if rest else f"… {tekst}")


def toon_verdeling(verdeling: Verdeling) -> None:
    """The allocation for a teamleider: the count, who moves, whom nobody fits, each doel with its proof, the load."""
    scherm = Scherm()
    waar = f"van {verdeling.opties.team}" if verdeling.opties.team else "van de regio"
    scherm.kop(f"Verdeling {waar}, peildatum {datum_in_woorden(verdeling.peildatum)}")
    scherm.regel("Dit is een voorstel, geen besluit. De teamleider beslist.")
    anders = [rij for rij in verdeling.toewijzingen if rij.wissel]
    nieuw = [rij for rij in verdeling.toewijzingen if rij.eerste_gesprek_week]
    scherm.paren(
        [
            ("Cliënten verdeeld", str(len(verdeling.toewijzingen))),
            ("Met een eerste gesprek in deze periode", str(len(nieuw))),
            ("Krijgen een andere begeleider", str(len(anders))),
            ("Zonder passende begeleider", str(len(verdeling.niet_toegewezen))),
        ]
    )
    if anders:
        rijen = [(rij.client_id, _begeleiders(rij), _wissel(rij)) for rij in anders[:RIJEN_HOOGSTENS]]
        scherm.tabel(f"Wie van begeleider wisselt{_meer(len(anders))}", ("cliënt", "eerste en tweede", "wat wisselt"), rijen)
    if nieuw:
        rijen = [(rij.client_id, _begeleiders(rij), datum_in_woorden(rij.eerste_gesprek_week)) for rij in nieuw[:RIJEN_HOOGSTENS] if rij.eerste_gesprek_week]
        scherm.tabel(f"Eerste gesprekken{_meer(len(nieuw))}", ("cliënt", "eerste en tweede", "week van"), rijen)
    if verdeling.niet_toegewezen:
        scherm.tabel("Zonder passende begeleider", ("cliënt", "waarom"), [(rij.client_id, rij.reden) for rij in verdeling.niet_toegewezen])
    doelen = [
        (str(nummer), VERDEELDOELEN.get(d.naam, d.naam), str(d.waarde), _zekerheid(d.grens, d.beste, d.bewezen)) for nummer, d in enumerate(verdeling.doelen, 1)
    ]
    scherm.tabel("Hoe goed is deze verdeling? Doelen in volgorde; lager is beter", ("", "doel", "waarde", "zekerheid"), doelen, rechts=(2,))
    permille = sorted(1000 * rij.punten // rij.capaciteit for rij in verdeling.belasting if rij.capaciteit > 0)
    if permille:
        laagste, hoogste = (f"{waarde / 10:.0f}" for waarde in (permille[0], permille[-1]))
        scherm.regel(f"Belasting van de begeleiders: van {laagste} tot {hoogste} procent van wat zij kunnen dragen (afgesproken punten, geen urenmeting).")
    if verdeling.signalen:
        scherm.tabel(f"Hier moet een mens naar kijken{_meer(len(verdeling.signalen))}", ("over", "signaal"),
                     [(rij.client_id or rij.begeleider_id or "", rij.tekst) for rij in verdeling.signalen[:RIJEN_HOOGSTENS]])  # fmt: skip


def _meer(aantal: int) -> str:
    return f" (de eerste {RIJEN_HOOGSTENS} van {aantal})" if aantal > RIJEN_HOOGSTENS else ""


def _begeleiders(rij: Toewijzing) -> str:
    return rij.onderaannemer_id or " en ".join(deel for deel in (rij.eerste_id, rij.tweede_id) if deel) or "–"


def _wissel(rij: Toewijzing) -> str:
    return ", ".join(f"{rol}{' (moet: de begeleider is weg)' if rol in rij.gedwongen else ''}" for rol in rij.wissel)


def _zekerheid(grens: int, beste: int, bewezen: bool) -> str:
    if bewezen:
        return "bewezen: beter kan niet"
    return "niet beter gevonden" if grens == beste else f"hoogstens {beste - grens} beter mogelijk"
