"""`passend regels vraag`: the interview on a terminal, or as data for another front end. Nothing is written to the momentopname."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from api.opdrachten.invoer import eis_client, laad
from api.opdrachten.regels_bron import boek_van, dag_of_vandaag
from api.opdrachten.uitkomst import Uitkomst, schrijf
from api.scherm import Scherm
from domain.beleid import Beleid, lees_beleid
from domain.fouten import Fout, InvoerFout
from domain.gebied import laad_regio
from domain.kalender import eerste_maandag
from domain.soorten import Domein
from rules.geval import Feitenbron
from rules.oordeel import Oordeel
from rules.regelboek import Regelboek
from rules.toetsing import Toetsing
from rules.vraaggesprek.antwoord import AntwoordFout
from rules.vraaggesprek.gesprek import Vraaggesprek
from rules.vraaggesprek.vraag import Vraagstelling
from rules.waarden import ONBEKEND, ONWAAR, ONZEKER, OORDELEN, WAAR

TOEGANG = {Domein.BW: "dat_bw", Domein.BG: "dat_bg"}
"""The set that is asked when none is named: whether somebody may enter the domain."""
HULP = "Antwoord, of typ: weet ik niet, terug, stop."


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
    gesprek = _begin(bron, client_id, set_naam, op, stand, boek_van(regels), beleid_bestand)
    for tekst in antwoorden:
        feit, is_, antwoord = tekst.partition("=")
        if not is_:
            raise InvoerFout([Fout(kolom="--antwoord", waarde=tekst, melding="dit is geen antwoord", doe="Schrijf feit=antwoord, zoals toegang.tijdelijk=ja.")])
        gesprek = gesprek.antwoord(feit.strip(), antwoord)
    if not als_data and not antwoorden:
        gesprek = _praat(gesprek)
    if uit is not None:
        uit.write_text(json.dumps(gesprek.als_json(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    if als_data:
        schrijf(json.dumps(gesprek.als_json(), ensure_ascii=False, indent=1))
    else:
        _toon_einde(gesprek, uitleg)
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
    return Toetsing(opname, beleid, laad_regio(), boek).van_client(client_id, dag), beleid, dag, client.domein


def _lees_stand(pad: Path) -> dict[str, object]:
    try:
        gegevens = json.loads(pad.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError):
        gegevens = None
    if not isinstance(gegevens, dict):
        raise InvoerFout([Fout(bestand=pad.name, melding="dit is geen bewaard vraaggesprek", doe="Geef het bestand dat --uit of --json maakte.")])
    return gegevens


def _praat(gesprek: Vraaggesprek) -> Vraaggesprek:
    """Asks until nothing can change the verdict any more; `terug` takes the last answer back."""
    scherm = Scherm()
    scherm.kop(f"{gesprek.regelset.titel}: alleen vragen die nog kunnen uitmaken. {HULP}")
    gehad = [gesprek]
    regels = _getypt()
    while (vraag := gehad[-1].volgende()) is not None:
        _toon_vraag(scherm, vraag, len(gehad))
        tekst = next(regels, "stop")
        if tekst == "stop":
            break
        if tekst == "terug":
            gehad = gehad[:-1] or gehad
            continue
        try:
            gehad.append(gehad[-1].antwoord(vraag.feit, tekst))
        except AntwoordFout as fout:
            scherm.regel(f"   {fout}")
    return gehad[-1]


def _getypt() -> Iterator[str]:
    """The lines a person types; a prompt only where there is somebody to see it."""
    while True:
        if sys.stdin.isatty():
            sys.stdout.write("   > ")
            sys.stdout.flush()
        regel = sys.stdin.readline()
        if not regel:
            return
        yield " ".join(regel.split())


def _toon_vraag(scherm: Scherm, vraag: Vraagstelling, nummer: int) -> None:
    scherm.kop(f"{nummer}. {vraag.tekst}")
    scherm.regel(f"   {vraag.verwacht}")
    scherm.paren([("te beantwoorden door", vraag.wie.replace("_", " ")), ("mag gevraagd worden om", vraag.grond), ("telt voor", "; ".join(vraag.waarom))])


def _toon_einde(gesprek: Vraaggesprek, uitleg: bool) -> None:
    scherm = Scherm()
    scherm.regel("")
    scherm.regel(gesprek.overzicht())
    scherm.regel("")
    oordeel = gesprek.oordeel
    if uitleg:
        scherm.regel(oordeel.als_boom())
    elif isinstance(oordeel, Oordeel):
        _toon_waarom(scherm, oordeel)
    else:
        beslissend = [regel for regel in oordeel.regels if regel.waarde == WAAR]
        scherm.paren([(OORDELEN[regel.waarde], f"{regel.uitleg} [{regel.bron}]") for regel in beslissend])
    if isinstance(oordeel, Oordeel) and oordeel.waarde == ONZEKER:
        scherm.regel("Nog niet alles is bekend. Dat is geen nee.")
    scherm.regel("Dit is een advies van de regels. Een mens beslist." + ("" if uitleg else " Met --uitleg ziet u alle regels."))


def _toon_waarom(scherm: Scherm, oordeel: Oordeel) -> None:
    """What decided: the refusals; with a yes every requirement; and always what a person should look at."""
    toon = ONWAAR if oordeel.waarde == ONWAAR else WAAR
    scherm.paren([(OORDELEN[regel.waarde], f"{regel.uitleg} [{regel.bron}]") for regel in oordeel.regels if regel.waarde == toon])
    if signalen := [regel for regel in oordeel.signalen if regel.waarde == WAAR]:
        scherm.kop("Hier moet een mens naar kijken")
        scherm.paren([(regel.aan.replace("_", " "), regel.uitleg) for regel in signalen])
