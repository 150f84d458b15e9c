"""`passend regels vraag`: the interview on a terminal, or as data for another front end. Nothing is written to the momentopname."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from api.opdrachten.invoer import eis_client, laad
from api.opdrachten.regels_antwoorden import BLAD, Antwoordrij, antwoordrij
from api.opdrachten.regels_bron import boek_van, dag_of_vandaag
from api.opdrachten.regels_gesprek import praat
from api.opdrachten.uitkomst import Uitkomst, meld, schrijf
from api.scherm import Scherm
from domain.beleid import Beleid, lees_beleid
from domain.fouten import Fout, InvoerFout
from domain.gebied import laad_regio
from domain.kalender import eerste_maandag
from domain.soorten import Domein
from rules.feiten import catalogus
from rules.geval import Feitenbron
from rules.leesbaar.uitleg import wie_beslist
from rules.leesbaar.woorden import rol_in_woorden
from rules.oordeel import Oordeel, Tabeloordeel, regels_als_boom
from rules.regelboek import Regelboek
from rules.toetsing import Toetsing
from rules.vraaggesprek.gesprek import Vraaggesprek
from rules.waarden import ONBEKEND, ONWAAR, ONZEKER, OORDELEN, WAAR, Waarde

VRAGEN_HOOGSTENS = 12
"""So many open questions are named at the end; a longer list is not read."""
TOEGANG = {Domein.BW: "dat_bw", Domein.BG: "dat_bg"}
"""The set that is asked when none is named: whether somebody may enter the domain."""


def vraag_regels(
    bron: Path | None,
    client_id: str | None,
    set_naam: str | None,
    op: date | None,
    antwoorden: Sequence[str],
    stand: Path | None,
    uit: Path | None,
    regels: Path | None,
    beleid_bestand: Path | None,
    uitleg: bool,
    als_data: bool,
) -> int:
    """Exit 0 when the verdict is yes (or a table has its outcome), 1 when it is no or not known yet."""
    _eis_bestand(uit)
    gesprek = _begin(bron, client_id, set_naam, op, stand, boek_van(regels), beleid_bestand)
    for tekst in antwoorden:
        feit, is_, antwoord = tekst.partition("=")
        if not is_:
            raise InvoerFout([Fout(kolom="--antwoord", waarde=tekst, melding="dit is geen antwoord", doe="Schrijf feit=antwoord, zoals toegang.tijdelijk=ja.")])
        gesprek = gesprek.antwoord(feit.strip(), antwoord)
    if not als_data and not antwoorden:
        if bron is None and set_naam is None and stand is None:
            meld("Zonder --set gaat dit over beschermd wonen. Voor begeleiding: passend regels vraag --set dat_bg")
        gesprek = praat(gesprek)
    if als_data:
        schrijf(json.dumps(gesprek.als_json(), ensure_ascii=False, indent=1))
    else:
        _toon_einde(gesprek, client_id, uitleg)
    if uit is not None:
        _bewaar(gesprek, client_id, uit)
    oordeel = gesprek.oordeel
    ja = oordeel.waarde == WAAR if isinstance(oordeel, Oordeel) else oordeel.uitkomst is not None
    return Uitkomst.GOED if ja else Uitkomst.NEE


def _begin(
    bron: Path | None, client_id: str | None, set_naam: str | None, op: date | None, stand: Path | None, boek: Regelboek, beleid_bestand: Path | None
) -> Vraaggesprek:
    feiten, beleid, dag, domein = _feiten(bron, client_id, op, boek, beleid_bestand)
    boek = boek.met_beleid(beleid)
    if stand is not None:
        gegevens = _lees_stand(stand)
        regelset = boek[set_naam or str(gegevens.get("regelset"))]
        return Vraaggesprek.uit_json(gegevens, regelset, feiten, beleid)
    return Vraaggesprek(boek[set_naam or TOEGANG[domein]], feiten, dag, beleid=beleid)


def _feiten(bron: Path | None, client_id: str | None, op: date | None, boek: Regelboek, beleid_bestand: Path | None) -> tuple[Feitenbron, Beleid, date, Domein]:
    """What is known already: the facts of the client, or nothing at all for somebody who is in no momentopname."""
    if bron is None:
        if client_id is not None:
            raise InvoerFout([Fout(kolom="--client", waarde=client_id, melding="bij een cliënt hoort een momentopname", doe="Noem de map ervoor.")])
        return (lambda naam: ONBEKEND), lees_beleid(beleid_bestand), dag_of_vandaag(op), Domein.BW
    opname, beleid = laad(bron, beleid_bestand)
    if client_id is None:
        raise InvoerFout([Fout(kolom="--client", melding="noem de cliënt", doe="Geef --client ID, of laat de map weg om zonder gegevens te beginnen.")])
    client = eis_client(opname, client_id)
    dag = op or eerste_maandag(opname.peildatum)
    bron_van_client = Toetsing(opname, beleid, laad_regio(), boek).van_client(client_id, dag)

    def feit(naam: str) -> Waarde:
        """Of a place, a begeleider or a decision nothing is known here: that is asked, never taken as none."""
        return bron_van_client(naam) if catalogus()[naam].kant == "client" else ONBEKEND

    return feit, beleid, dag, client.domein


def _lees_stand(pad: Path) -> dict[str, object]:
    try:
        gegevens = json.loads(pad.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):  # no text, no JSON, or JSON that nobody can hold
        gegevens = None
    if not isinstance(gegevens, dict):
        raise InvoerFout([Fout(bestand=pad.name, melding="dit is geen bewaard vraaggesprek", doe="Geef het bestand dat --uit of --json maakte.")])
    return gegevens


def _eis_bestand(uit: Path | None) -> None:
    """Before the first question: nobody should lose answers to a file that cannot be written."""
    if uit is None:
        return
    if uit.suffix.lower() not in (".json", ".csv"):
        doe = "Kies een naam op .json (om later verder te gaan) of .csv (voor het blad toegangsfeiten)."
        raise InvoerFout([Fout(kolom="--uit", waarde=uit.name, melding="zo'n bestand kan niet", doe=doe)])
    if uit.is_dir() or not uit.parent.is_dir():
        raise InvoerFout([Fout(kolom="--uit", waarde=str(uit), melding="hier kan geen bestand komen", doe="Kijk of de map bestaat.")])


def _bewaar(gesprek: Vraaggesprek, client_id: str | None, uit: Path) -> None:
    if uit.suffix.lower() == ".csv":
        uit.write_text(antwoordrij(gesprek, client_id).als_csv(), encoding="utf-8")
        meld(f"Bewaard: {uit}. Dit is een rij voor het blad {BLAD}." + ("" if client_id else " Vul zelf client_id in."))
    else:
        uit.write_text(json.dumps(gesprek.als_json(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        meld(f"Bewaard: {uit}. Ga later verder met dezelfde opdracht en --stand {uit}.")


def _toon_einde(gesprek: Vraaggesprek, client_id: str | None, uitleg: bool) -> None:
    """The verdict, what decided it, what is still open, the answers for the sheet, and who decides now."""
    scherm = Scherm()
    scherm.kop(gesprek.kort())
    oordeel = gesprek.oordeel
    if uitleg:
        scherm.regel("\n".join(regels_als_boom(oordeel.op_volgorde())))
    else:
        _toon_waarom(scherm, oordeel)
    if open_ := [*gesprek.open_feiten, *(gesprek.niet_geweten if not _staat_vast(oordeel) else ())]:
        scherm.kop("Nog niet bekend. Dat is geen nee.")
        scherm.paren([(rol_in_woorden(vraag.wie), vraag.tekst) for vraag in (catalogus()[naam].vraag for naam in open_[:VRAGEN_HOOGSTENS])])
        if len(open_) > VRAGEN_HOOGSTENS:
            scherm.regel(f"    en nog {len(open_) - VRAGEN_HOOGSTENS}; wat u antwoordt, maakt er vaak minder van")
    _toon_rij(scherm, antwoordrij(gesprek, client_id))
    scherm.kop("Wat nu?")
    scherm.regel(f"{wie_beslist(gesprek.regelset)} Dit is een advies van de regels. Een mens beslist.")
    scherm.regel(_volgende_stap(oordeel))
    if not uitleg:
        scherm.regel("Met --uitleg ziet u alle regels. Met --uit antwoorden.json kunt u later verder gaan.")


def _toon_waarom(scherm: Scherm, oordeel: Oordeel | Tabeloordeel) -> None:
    """With a no the refusals, with a yes every requirement, of a table the rows that hold; and always what a person should look at."""
    toon = ONWAAR if isinstance(oordeel, Oordeel) and oordeel.waarde == ONWAAR else WAAR
    if _staat_vast(oordeel):
        scherm.paren([(OORDELEN[toon], f"{regel.uitleg} [{regel.bron}]") for regel in oordeel.regels if regel.waarde == toon])
    signalen = [regel for regel in oordeel.signalen if regel.waarde == WAAR] if isinstance(oordeel, Oordeel) else []
    if signalen:
        scherm.kop("Hier moet een mens naar kijken")
        scherm.paren([(rol_in_woorden(regel.aan), regel.uitleg) for regel in signalen])


def _toon_rij(scherm: Scherm, rij: Antwoordrij) -> None:
    if gevuld := rij.gevuld():
        scherm.kop(f"Voor het blad {BLAD} (met --uit antwoorden.csv krijgt u deze rij als bestand)")
        scherm.paren(gevuld)
    if rij.elders:
        scherm.kop("Dit kan niet in dat blad; zet het zelf waar het hoort")
        for vraag, antwoord in rij.elders:
            scherm.regel(f"    {vraag} {antwoord}")


def _staat_vast(oordeel: Oordeel | Tabeloordeel) -> bool:
    return oordeel.waarde != ONZEKER if isinstance(oordeel, Oordeel) else oordeel.uitkomst is not None or oordeel.tegenstrijdig


def _volgende_stap(oordeel: Oordeel | Tabeloordeel) -> str:
    if not _staat_vast(oordeel):
        return "Vraag na wat nog niet bekend is, en ga dan verder. Zolang het onbekend is, zeggen de regels geen ja en geen nee."
    if isinstance(oordeel, Tabeloordeel):
        return "De bronnen spreken elkaar tegen. Kies, en schrijf op waarom." if oordeel.tegenstrijdig else "Bespreek de uitkomst met de cliënt."
    if oordeel.waarde == WAAR:
        return "De regels houden niets tegen. Kijk of de antwoorden kloppen, en geef ze aan wie beslist."
    return "Kijk of het antwoord klopt dat tot nee leidde, en bespreek het met de cliënt. Wie beslist, mag afwijken en schrijft dan op waarom."
