"""Reading a momentopname: everything is read and checked, every fault is reported at once, nothing is loaded by half."""

from __future__ import annotations

from pathlib import Path

from domain.beleid import Beleid, lees_beleid
from domain.bladen import BLADEN, Rij
from domain.fouten import Fout, InvoerFout
from domain.gebied import laad_regio
from domain.momentopname import Momentopname
from domain.uitwisseling import samenhang_afspraken, samenhang_begeleiding, samenhang_personen, samenhang_plekken, samenhang_regio
from domain.uitwisseling.bronnen import BELEID, lees_bron
from domain.uitwisseling.inlezen import Inhoud, lees_tabellen, meld_bsn
from domain.uitwisseling.keuring import Keuring
from domain.uitwisseling.kopblad import lees_kop
from domain.uitwisseling.samenhang import Samenhang
from domain.uitwisseling.tabel import Verzamelaar
from domain.uitwisseling.verwijzingen import Bekend, controleer_verwijzingen

CONTROLES = (
    samenhang_personen.controleer_datums,
    samenhang_personen.controleer_leeftijd,
    samenhang_personen.controleer_forensische_titel,
    samenhang_personen.controleer_wat_zonder_dat,
    samenhang_personen.controleer_bewoners,
    samenhang_personen.controleer_verhuizers,
    samenhang_personen.controleer_paren,
    samenhang_plekken.controleer_organisaties,
    samenhang_plekken.controleer_locaties,
    samenhang_plekken.controleer_bezetting,
    samenhang_plekken.controleer_samenstelling,
    samenhang_plekken.controleer_budget,
    samenhang_regio.controleer_gebieden,
    samenhang_regio.controleer_reistijden,
    samenhang_regio.controleer_wensen,
    samenhang_afspraken.controleer_vastleggingen,
    samenhang_begeleiding.controleer_begeleiders,
    samenhang_begeleiding.controleer_onderaannemers,
    samenhang_begeleiding.controleer_caseload,
)


def lees(pad: Path, beleid: Beleid | None = None) -> Momentopname:
    """The momentopname at `pad`: a folder of CSV files, one .xlsx, or one .json (design.md 3).

    `beleid` gives the closed lists; without it the shipped one does. A `beleid.yaml` in the folder is for the caller (`vind_beleid`).

    Raises:
        InvoerFout: every fault found, each with sheet, row, column, value and what to do.
    """
    return lees_met_meldingen(pad, beleid)[0]


def lees_met_meldingen(pad: Path, beleid: Beleid | None = None) -> tuple[Momentopname, tuple[str, ...]]:
    """As `lees`, with Dutch notes on sheets and columns that were left unread.

    Raises:
        InvoerFout: every fault found.
    """
    uit = Verzamelaar()
    keuring = Keuring(beleid or lees_beleid(), laad_regio())
    try:
        tabellen = lees_bron(pad, uit)
    except OSError as fout:
        raise InvoerFout([Fout(bestand=pad.name, melding=f"dit is niet te openen ({fout.strerror})", doe="Kijk of je het mag lezen.")]) from None
    inhoud = lees_tabellen(tabellen, keuring, uit, pad.name)
    kop = lees_kop(inhoud, uit)
    bekend = Bekend(inhoud)
    meld_bsn(inhoud, uit)
    controleer_verwijzingen(inhoud, bekend, uit)
    samenhang = Samenhang(inhoud, bekend, keuring, uit, kop.peildatum)
    for controle in CONTROLES:
        controle(samenhang)
    uit.klaar()
    bladen = {blad: _rijen(inhoud, blad) for blad in BLADEN if blad != "kop"}
    opname = Momentopname.model_validate({"peildatum": kop.peildatum, "bron": kop.bron, "kop_extra": kop.extra, **bladen})
    return opname, tuple(uit.meldingen)


def vind_beleid(pad: Path) -> Path | None:
    """The `beleid.yaml` inside a CSV folder, if there is one."""
    kandidaat = pad / BELEID
    return kandidaat if pad.is_dir() and kandidaat.is_file() else None


def _rijen(inhoud: Inhoud, blad: str) -> tuple[Rij, ...]:
    model = BLADEN[blad]
    return tuple(model.model_construct(None, **regel.waarden) for regel in inhoud.regels[blad])
