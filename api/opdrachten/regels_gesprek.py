"""The interview on a terminal: one question at a time, with `terug`, `stop` and `uitleg`, until nothing can change the verdict any more."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from api.scherm import Scherm
from rules.feiten import Feittype
from rules.leesbaar.woorden import code_in_woorden, rol_in_woorden
from rules.vraaggesprek.antwoord import AntwoordFout
from rules.vraaggesprek.gesprek import Vraaggesprek
from rules.vraaggesprek.vraag import Vraagstelling

STOP = frozenset({"stop", "stoppen", "einde", "quit", "exit"})
TERUG = frozenset({"terug", "vorige"})
HULP = frozenset({"uitleg", "hulp", "help", "waarom"})
WAT_U_KUNT_TYPEN = "Typ uw antwoord en druk op Enter. U kunt ook typen: weet ik niet, terug, uitleg of stop."


def praat(gesprek: Vraaggesprek) -> Vraaggesprek:
    """Asks; a wrong answer is only said to be wrong, and `terug` takes the last answer of this conversation back."""
    scherm = Scherm()
    scherm.kop(gesprek.regelset.titel)
    scherm.regel("U krijgt alleen vragen die nog kunnen uitmaken. " + WAT_U_KUNT_TYPEN)
    gehad = [gesprek]
    regels = _getypt()
    gezegd = ""
    while (vraag := gehad[-1].volgende()) is not None:
        _toon_vraag(scherm, vraag, len(gehad), len(gehad[-1].open_feiten))
        if (mag := _wie_en_grond(vraag)) != gezegd:  # most questions in a row have the same ground: said once
            scherm.regel(f"   {mag}")
            gezegd = mag
        volgend = _een_antwoord(scherm, gehad[-1], vraag, regels)
        if volgend is None:
            break
        if volgend is not gehad[-1]:
            gehad.append(volgend)
        elif len(gehad) > 1:
            gehad.pop()
        else:
            scherm.regel("   Dit is de eerste vraag. Verder terug kan niet.")
    return gehad[-1]


def _een_antwoord(scherm: Scherm, gesprek: Vraaggesprek, vraag: Vraagstelling, regels: Iterator[str]) -> Vraaggesprek | None:
    """The interview after what was typed; the same one for `terug`, None for `stop`."""
    for tekst in regels:
        woord = tekst.casefold().rstrip(".!")
        if woord in STOP:
            return None
        if woord in TERUG:
            return gesprek
        if woord in HULP:
            _toon_uitleg(scherm, vraag)
            continue
        try:
            return gesprek.antwoord(vraag.feit, tekst)
        except AntwoordFout as fout:
            scherm.regel(f"   {fout}" + ("" if "weet ik niet" in str(fout) else " Weet u het niet, typ dan: weet ik niet."))
    return None


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


def _toon_vraag(scherm: Scherm, vraag: Vraagstelling, nummer: int, nog: int) -> None:
    scherm.kop(f"{nummer}. {vraag.tekst}")
    voortgang = "Dit is de laatste vraag." if nog == 1 else f"Nog hoogstens {nog} vragen."
    scherm.regel(f"   {vraag.verwacht}{_kiezen(vraag)} ({voortgang})")


def _wie_en_grond(vraag: Vraagstelling) -> str:
    return f"Wie antwoordt: {rol_in_woorden(vraag.wie)}. Grond: {vraag.grond}."


def _kiezen(vraag: Vraagstelling) -> str:
    """The words of a closed list, which a question about several of them does not name itself."""
    return f" Kies uit: {', '.join(vraag.keuzes)}." if vraag.soort is Feittype.VERZAMELING and vraag.keuzes else ""


def _toon_uitleg(scherm: Scherm, vraag: Vraagstelling) -> None:
    uitleg = [("Wie antwoordt", rol_in_woorden(vraag.wie)), ("Grond", vraag.grond), *(("Telt mee voor", regel) for regel in vraag.waarom)]
    betekenis = [(keuze, woorden) for keuze in vraag.keuzes if (woorden := code_in_woorden(keuze)) not in (keuze, keuze.replace("_", " "))]
    scherm.paren([*uitleg, *betekenis])
