"""Checks of clients, residents and decisions against each other."""

from __future__ import annotations

from datetime import date

from domain.soorten import Besluitsoort, Domein, Status
from domain.uitwisseling.inlezen import CLIENT_BEDOELD, Regel
from domain.uitwisseling.samenhang import Samenhang, waarde

VOLWASSEN = 18
ZONDER_PLEK = (Status.AANGEMELD, Status.WACHT_INTAKE, Status.WACHT_PLAATSING)


def controleer_datums(s: Samenhang) -> None:
    """Days that cannot be so, given the peildatum or another day in the row."""
    for regel in s.rijen("clienten"):
        for kolom in ("aanmelddatum", "wacht_sinds"):
            dag = waarde(regel, kolom, date)
            if dag and s.peildatum and dag > s.peildatum:
                s.fout(regel, kolom, "deze dag ligt na de peildatum", "Kijk de datum na.")
    for blad, begin, eind in (
        ("besluiten", "datum", "geldig_tot"),
        ("stuurgroepbesluiten", "datum", "geldig_tot"),
        ("begeleiders", "afwezig_van", "afwezig_tot"),
    ):
        for regel in s.rijen(blad):
            van, tot = waarde(regel, begin, date), waarde(regel, eind, date)
            if van and tot and tot < van:
                s.fout(regel, eind, f"deze dag ligt voor {begin} ({van.isoformat()})", "Kijk beide datums na.")
    for regel in s.rijen("bewoners"):
        vertrek = waarde(regel, "vertrek_week", date)
        if vertrek and s.peildatum and vertrek < s.peildatum:
            s.fout(regel, "vertrek_week", "dit vertrek ligt voor de peildatum", "Haal de rij weg als de bewoner vertrokken is, of verbeter de week.")


def controleer_leeftijd(s: Samenhang) -> None:
    """A birth year after the peildatum; `achttien_op` that is not the birth year plus 18."""
    for regel in s.rijen("clienten"):
        jaar, achttien = waarde(regel, "geboortejaar", int), waarde(regel, "achttien_op", date)
        if jaar is None:
            continue
        if s.peildatum and jaar > s.peildatum.year:
            s.fout(regel, "geboortejaar", "de leeftijd wordt lager dan 0", "Kijk het geboortejaar na.")
        elif achttien and achttien.year != jaar + VOLWASSEN:
            s.fout(regel, "achttien_op", f"dit past niet bij geboortejaar {jaar}", f"Dan is het een dag in {jaar + VOLWASSEN}.")


def controleer_forensische_titel(s: Samenhang) -> None:
    """A last day of a forensische titel that the same row says there is not."""
    for regel in s.rijen("toegangsfeiten"):
        einde = waarde(regel, "forensische_titel_tot", date)
        if einde and regel.waarden.get("forensische_titel") is False:
            s.fout(regel, "forensische_titel", "hier staat nee, en er is wel een laatste dag", "Vul ja in, of haal de laatste dag weg.")


def controleer_wat_zonder_dat(s: Samenhang) -> None:
    """A WAT needs a DAT of the same domein (domain.md B57). An unreadable DAT row explains at most one client."""
    if not s.volledig("besluiten"):
        return
    met_dat: set[tuple[str, str]] = set()
    raadsel: list[Regel] = []
    zonder: dict[tuple[str, str], Regel] = {}
    for regel in s.rijen("besluiten"):
        if regel.kent("client_id", "soort", "domein"):
            if regel.waarden["soort"] is Besluitsoort.DAT:
                met_dat.add((regel.tekst("client_id"), regel.tekst("domein")))
        elif regel.waarden.get("soort", Besluitsoort.DAT) is Besluitsoort.DAT:
            raadsel.append(regel)
    for regel in s.rijen("besluiten"):
        paar = (regel.tekst("client_id"), regel.tekst("domein"))
        if regel.waarden.get("soort") is Besluitsoort.WAT and all(paar) and paar not in met_dat:
            zonder.setdefault(paar, regel)
    for onleesbaar in raadsel:
        if verklaard := _verklaart(onleesbaar, zonder):
            del zonder[verklaard]
    for (_, domein), regel in zonder.items():
        s.fout(regel, "soort", f"deze cliënt heeft een WAT voor {domein} maar geen DAT voor {domein}", "Voeg het DAT-besluit toe, of haal de WAT weg.")


def _verklaart(onleesbaar: Regel, zonder: dict[tuple[str, str], Regel]) -> tuple[str, str] | None:
    """Which client without DAT an unreadable row may be the DAT of: the one it names, else its neighbour, else the first."""
    mogelijk = [paar for paar in zonder if onleesbaar.tekst("domein") in ("", paar[1])]
    if genoemd := onleesbaar.tekst("client_id"):
        return next((paar for paar in mogelijk if paar[0] == genoemd), None)
    if gemeend := next((paar for paar in mogelijk if paar[0] == onleesbaar.waarden.get(CLIENT_BEDOELD)), None):
        return gemeend
    buren = [paar for paar in mogelijk if abs(zonder[paar].rij - onleesbaar.rij) == 1]
    return next(iter(buren or sorted(mogelijk)), None)


def controleer_bewoners(s: Samenhang) -> None:
    """A resident is a BW client in care, and both rows say the same (counting.md 1, design.md 3)."""
    for regel in s.rijen("bewoners"):
        client = s.bekend.regel("clienten", regel.tekst("client_id"))
        if client is None or not regel.kent("client_id"):
            continue
        if client.waarden.get("domein") is Domein.BG:
            s.fout(regel, "client_id", "deze bewoner staat bij clienten met domein BG", "Een bewoner heeft domein BW.")
        elif client.waarden.get("status") is Status.AFGESLOTEN:
            s.fout(regel, "client_id", "deze bewoner staat bij clienten als afgesloten", "Haal de bewoner weg of verbeter de status.")
        elif client.waarden.get("status") in ZONDER_PLEK and client.kent("verhuisreden") and not client.tekst("verhuisreden"):
            s.fout(
                regel, "client_id", f"deze bewoner staat bij clienten als {client.tekst('status')}",
                "Kies in_zorg, of vul een verhuisreden in als de bewoner op een andere plek wacht.",
            )  # fmt: skip
        _vergelijk(s, regel, client)


def _vergelijk(s: Samenhang, regel: Regel, client: Regel) -> None:
    for kolom in ("zorgzwaarte", "kenmerken", "geslacht", "sleutelfiguur_id"):
        hier, daar = regel.waarden.get(kolom), client.waarden.get(kolom)
        if not hier or not daar:
            continue
        gelijk = set(hier) == set(daar) if isinstance(hier, tuple) and isinstance(daar, tuple) else hier == daar
        if not gelijk:
            s.fout(regel, kolom, f"bij clienten (rij {client.rij}) staat iets anders: {client.tekst(kolom)}", "Zet in beide bladen hetzelfde.")


def controleer_verhuizers(s: Samenhang) -> None:
    """`verhuisreden` is for residents, and not for who already leaves."""
    bewoners = {regel.tekst("client_id"): regel for regel in s.rijen("bewoners") if regel.kent("client_id")}
    raadsel = [regel for regel in s.inhoud.regels["bewoners"] if not regel.kent("client_id")]
    zonder = {client.tekst("client_id") for client in s.rijen("clienten") if client.tekst("verhuisreden")} - set(bewoners)
    # an unreadable resident row is the one it seems to mean, else it may be anyone who has no row
    gemeend = {str(regel.waarden.get(CLIENT_BEDOELD)) for regel in raadsel} & zonder
    vrij = len(raadsel) - len(gemeend)
    for client in s.rijen("clienten"):
        naam = client.tekst("client_id")
        if not client.tekst("verhuisreden") or not naam:
            continue
        bewoner = bewoners.get(naam)
        if bewoner is None:
            if naam in gemeend or not s.volledig("bewoners"):
                continue
            if vrij:
                vrij -= 1
                continue
            s.fout(client, "verhuisreden", "deze cliënt heeft een verhuisreden maar is geen bewoner", "Voeg de bewoner toe, of laat de cel leeg.")
        elif bewoner.tekst("vertrek_week"):
            s.fout(
                client, "verhuisreden", f"deze bewoner vertrekt al (bewoners, rij {bewoner.rij}, vertrek_week)",
                "Kies: een verhuisreden of een vertrek_week.",
            )  # fmt: skip


def controleer_paren(s: Samenhang) -> None:
    """Nobody is incompatible with oneself."""
    for regel in s.rijen("onverenigbaar"):
        if regel.kent("client_a", "client_b") and regel.tekst("client_a") == regel.tekst("client_b"):
            s.fout(regel, "client_b", "dit is dezelfde cliënt als client_a", "Vul de andere cliënt in.")
