"""Checks of begeleiders, onderaannemers and the caseload (counting.md 28, 30, 32)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from domain.soorten import Rol, RolBegeleider
from domain.uitwisseling.inlezen import CLIENT_BEDOELD, Regel
from domain.uitwisseling.samenhang import Samenhang, waarde

UREN_IN_EEN_WEEK = 168


def controleer_begeleiders(s: Samenhang) -> None:
    """A begeleider belongs to a team or an onderaannemer, and works no more hours than there are."""
    for regel in s.rijen("begeleiders"):
        if regel.kent("gebiedsteam", "organisatie_id"):
            if not regel.tekst("gebiedsteam") and not regel.tekst("organisatie_id"):
                s.fout(regel, "gebiedsteam", "vul een gebiedsteam in, of de organisatie van de onderaannemer", "Eén van beide is nodig.")
            elif not regel.tekst("gebiedsteam"):
                _eis_onderaannemer(s, regel, "Vul het gebiedsteam in, of de onderaannemer.")
        contract, andere_taken = waarde(regel, "contract_uren", Decimal), waarde(regel, "rol_uren", Decimal)
        if contract is not None and contract > UREN_IN_EEN_WEEK:
            s.fout(regel, "contract_uren", f"een week heeft {UREN_IN_EEN_WEEK} uur", "Vul de uren per week in; 32,5 heeft een komma.")
        elif contract is not None and andere_taken is not None and andere_taken > contract:
            s.fout(regel, "rol_uren", f"dit zijn meer uren dan contract_uren ({regel.tekst('contract_uren')})", "Kijk beide cellen na.")


def controleer_onderaannemers(s: Samenhang) -> None:
    """Room in points is for onderaannemers: a combinant works through its begeleiders in the teams."""
    for regel in s.rijen("onderaannemer_capaciteit"):
        _eis_onderaannemer(s, regel, "Haal de rij weg, of verbeter de rol bij organisaties.")


def controleer_caseload(s: Samenhang) -> None:
    """A row names a begeleider or an onderaannemer, not both; a second stands beside a first, is someone else and works for the same side."""
    eersten = {regel.tekst("client_id"): regel for regel in s.rijen("caseload") if _is(regel, RolBegeleider.EERSTE)}
    for regel in s.rijen("caseload"):
        if regel.kent("begeleider_id", "organisatie_id") and bool(regel.tekst("begeleider_id")) == bool(regel.tekst("organisatie_id")):
            s.fout(regel, "begeleider_id", "vul een begeleider of een organisatie in, precies één van beide", "Laat de andere cel leeg.")
            continue
        _eis_onderaannemer(s, regel, "Vul een onderaannemer in, of laat de cel leeg en vul een begeleider in.")
        eerste = eersten.get(regel.tekst("client_id"))
        if eerste is not None and _is(regel, RolBegeleider.TWEEDE):
            _vergelijk(s, eerste, regel)
    for regel in _zonder_eerste(s, set(eersten)):
        s.fout(regel, "rol", "deze cliënt heeft een tweede begeleider en geen eerste", "Voeg de rij met de eerste toe, of maak van deze rij de eerste.")


def _is(regel: Regel, rol: RolBegeleider) -> bool:
    return regel.kent("client_id", "rol") and regel.waarden["rol"] is rol


def _vergelijk(s: Samenhang, eerste: Regel, tweede: Regel) -> None:
    if tweede.tekst("begeleider_id") and eerste.tekst("begeleider_id") == tweede.tekst("begeleider_id"):
        s.fout(tweede, "begeleider_id", f"dit is ook de eerste begeleider (rij {eerste.rij})", "Vul iemand anders in, of haal de rij weg.")
        return
    kanten = (_kant(s, eerste), _kant(s, tweede))
    if None not in kanten and kanten[0] != kanten[1]:
        kolom = "begeleider_id" if tweede.tekst("begeleider_id") else "organisatie_id"
        s.fout(tweede, kolom, f"eerste (rij {eerste.rij}) en tweede zijn niet van dezelfde kant", "Een onderaannemer begeleidt een cliënt alleen.")


def _kant(s: Samenhang, regel: Regel) -> str | None:
    """The onderaannemer that a row stands for, empty for own staff; None where that cannot be known."""
    begeleider = s.bekend.regel("begeleiders", regel.tekst("begeleider_id"))
    if begeleider is not None and begeleider.tekst("gebiedsteam"):
        return ""
    naam = (begeleider or regel).tekst("organisatie_id")
    organisatie = s.bekend.regel("organisaties", naam)
    return naam if organisatie is not None and organisatie.waarden.get("rol") is Rol.ONDERAANNEMER else None


def _zonder_eerste(s: Samenhang, met_eerste: set[str]) -> list[Regel]:
    """Seconds of clients without a first, but for those that a fault in another row explains: the row of the first may be what is wrong."""
    if not s.volledig("caseload"):
        return []
    alleen = {
        regel.tekst("client_id"): regel for regel in s.rijen("caseload") if _is(regel, RolBegeleider.TWEEDE) and regel.tekst("client_id") not in met_eerste
    }
    for fout in s.inhoud.regels["caseload"]:
        if (fout.dubbel and _is(fout, RolBegeleider.EERSTE)) or not fout.kent("client_id", "rol"):
            alleen.pop(_verklaart(fout, alleen) or "", None)
    return list(alleen.values())


def _verklaart(fout: Regel, alleen: Mapping[str, Regel]) -> str | None:
    """The client whose first a faulty row may be: the one it names, else its neighbour; an unreadable row may be anybody's."""
    genoemd = str(fout.waarden.get(CLIENT_BEDOELD) or "") or (fout.tekst("client_id") if not fout.dubbel else "")
    if genoemd:
        return genoemd
    buren = [client_id for client_id, regel in alleen.items() if abs(regel.rij - fout.rij) == 1]
    return next(iter(buren or (() if fout.dubbel else alleen)), None)


def _eis_onderaannemer(s: Samenhang, regel: Regel, doe: str) -> None:
    organisatie = s.bekend.regel("organisaties", regel.tekst("organisatie_id"))
    if organisatie is not None and organisatie.kent("rol") and organisatie.waarden["rol"] is not Rol.ONDERAANNEMER:
        s.fout(regel, "organisatie_id", f"deze organisatie is geen onderaannemer maar {organisatie.tekst('rol').replace('_', ' ')}", doe)
