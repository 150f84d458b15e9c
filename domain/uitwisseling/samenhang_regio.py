"""Checks of places against the region, and of wishes against what they name."""

from __future__ import annotations

from domain.gebied import gemeentecodes
from domain.soorten import Wenssoort
from domain.uitwisseling.gelijkenis import bedoeld
from domain.uitwisseling.inlezen import Regel
from domain.uitwisseling.samenhang import Samenhang, geheel

PAREN = (
    ("locaties", "gemeente", "gebied"),
    ("clienten", "gemeente", "gebied"),
    ("bewoners", "uitstroom_gemeente", "uitstroom_gebied"),
)


def controleer_gebieden(s: Samenhang) -> None:
    """A gebied is known and lies in its gemeente. Outside the region nothing is known about gebieden."""
    for blad, kolom_gemeente, kolom_gebied in PAREN:
        for regel in s.rijen(blad):
            gemeente, gebied = regel.tekst(kolom_gemeente), regel.tekst(kolom_gebied)
            if not gebied or (gemeente and gemeente not in s.keuring.regio.gemeenten):
                continue
            if _plaats_bekend(s, regel, kolom_gebied, gebied) and gemeente:
                van = s.keuring.regio.gemeente_van(gebied)
                if van != gemeente:
                    naam = s.keuring.regio.naam_van
                    s.fout(regel, kolom_gebied, f"dit gebied ligt niet in {naam(gemeente)}", f"Het ligt in {naam(van or '')} ({van}). Kijk beide cellen na.")
    for regel in s.rijen("begeleiders"):
        werkgebied = regel.waarden.get("werkgebied")
        for gebied in werkgebied if isinstance(werkgebied, tuple) else ():
            _plaats_bekend(s, regel, "werkgebied", gebied)


def _plaats_bekend(s: Samenhang, regel: Regel, kolom: str, gebied: str) -> bool:
    if s.keuring.plaats(gebied) is not None:
        return True
    s.uit.fout("deze wijk, kern of gemeente is niet bekend in de regio", _bedoel(s, gebied), blad=regel.blad, rij=regel.rij, kolom=kolom, waarde=gebied)
    return False


def _bedoel(s: Samenhang, tekst: str) -> str:
    namen = [s.keuring.regio.naam_van(plaats) for plaats in s.keuring.regio.plaatsen]
    gemeend = bedoeld(tekst, namen)
    return f"Bedoel je '{gemeend}'?" if gemeend else "Schrijf de naam van de wijk of kern, of de gemeentecode."


def controleer_reistijden(s: Samenhang) -> None:
    """Both ends are known places; from a place to itself takes nothing."""
    for regel in s.rijen("reistijden"):
        bekend = [kolom for kolom in ("van", "naar") if regel.kent(kolom) and _plaats_bekend(s, regel, kolom, regel.tekst(kolom))]
        if len(bekend) == 2 and s.keuring.plaats(regel.tekst("van")) == s.keuring.plaats(regel.tekst("naar")) and geheel(regel, "minuten"):
            s.fout(regel, "minuten", "van een plaats naar zichzelf is de reistijd 0", "Schrijf 0 of haal de rij weg.")


def controleer_wensen(s: Samenhang) -> None:
    """What a wish names is there: a location, gemeente, place or voorziening."""
    for regel in s.rijen("wensen"):
        soort, tekst = regel.waarden.get("soort"), regel.tekst("waarde")
        if not tekst:
            continue
        if soort is Wenssoort.LOCATIE and s.volledig("locaties") and s.bekend.regel("locaties", tekst) is None:
            gemeend = s.bekend.bedoeld("locaties", tekst)
            if not s.bekend.zonder_sleutel("locaties"):
                s.fout(regel, "waarde", "deze locatie staat niet in het blad locaties", f"Bedoel je '{gemeend}'?" if gemeend else "Vul een locatie_id in.")
        elif soort is Wenssoort.VOORZIENING:
            for bezwaar in s.keuring.woordbezwaar("voorzieningen", tekst):
                s.fout(regel, "waarde", bezwaar.melding, bezwaar.doe)
        elif soort is Wenssoort.GEMEENTE and s.keuring.plaats(tekst) not in gemeentecodes():
            for bezwaar in s.keuring.gemeentebezwaar(tekst):
                s.fout(regel, "waarde", bezwaar.melding, bezwaar.doe)
        elif soort in (Wenssoort.GEBIED, Wenssoort.NABIJ):
            _plaats_bekend(s, regel, "waarde", tekst)
