"""What a person should look at: the rules of `signalen_bw`, and signals about sheets that no single row shows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import NamedTuple

from domain import soorten as s
from domain.momentopname import Momentopname
from rules.feitenbron.bw import FeitenBw
from rules.geval import Feitenbron, lees_geval
from rules.oordeel import ingevuld
from rules.regelboek import Regelset
from rules.taal import Onderwerp, feiten_in
from rules.waarden import ONZEKER, WAAR, Leeftijd, datum_in_woorden
from rules.wachtrij import NIET_IN_DE_RIJ, wachtrij_intake

GEEN_SLEUTELFIGUREN = "Het blad sleutelfiguren is leeg. Niemand krijgt een nieuwe sleutelfiguur en grenzen per sleutelfiguur tellen niet."


class Signaalregel(NamedTuple):
    """One signal. `soort` is a fixed code; `tekst` is Dutch and names no other person."""

    soort: str
    client_id: str | None
    locatie_id: str | None
    tekst: str


def signalen_bw(feiten: FeitenBw, regelset: Regelset, op: date) -> tuple[Signaalregel, ...]:
    """All signals at a date about who waits or is in the queue, the locations and the sheets; sorted.

    A birth year that leaves it open whether somebody is 18 signals too.
    """
    opname = feiten.opname
    signalen = [*_uit_regels(feiten, regelset, op), *_acuut(feiten, op), *_samenstelling(opname, op), *_clientenstop(opname, op)]
    if not opname.sleutelfiguren:
        signalen.append(Signaalregel("geen_sleutelfiguren", None, None, GEEN_SLEUTELFIGUREN))
    return tuple(sorted(signalen, key=lambda signaal: (signaal.soort, signaal.client_id or "", signaal.locatie_id or "", signaal.tekst)))


def in_beeld(feiten: FeitenBw, client_id: str) -> bool:
    """Whether these signals are about this client: who waits, is in the queue or wants to move."""
    rij = feiten.opname.client[client_id]
    return feiten.verhuist(rij) or rij.status not in NIET_IN_DE_RIJ


def _uit_regels(feiten: FeitenBw, regelset: Regelset, op: date) -> Iterator[Signaalregel]:
    opname = feiten.opname
    clienten = [rij.client_id for rij in opname.clienten if rij.domein is s.Domein.BW and in_beeld(feiten, rij.client_id)]
    met_wmo = {plek.locatie_id for plek in opname.plekken if plek.financieringstitel is s.Financieringstitel.WMO}
    for regel in regelset.geldig_op(op):
        if regel.gaat_over is Onderwerp.CLIENT:
            gevallen: list[tuple[str | None, str | None, Feitenbron]] = [(wie, None, partial(feiten.van_client, client_id=wie, op=op)) for wie in clienten]
        else:
            gevallen = [(None, locatie, partial(feiten.van_locatie, locatie=opname.locatie[locatie], op=op)) for locatie in sorted(met_wmo)]
        for client_id, locatie_id, bron in gevallen:
            waarde = lees_geval(regel, bron, op).waarde
            leeftijd_beslist = waarde == ONZEKER and any(isinstance(bron(naam), Leeftijd) for naam in feiten_in(regel.als))
            if waarde == WAAR or leeftijd_beslist:
                begin = "Niet zeker: " if leeftijd_beslist else ""
                yield Signaalregel(regel.soort, client_id, locatie_id, begin + ingevuld(regel.uitleg, regel, bron, op))


def _acuut(feiten: FeitenBw, op: date) -> Iterator[Signaalregel]:
    """Acute clients in the queue for the intake go to the Regionale Toegang (domain.md B57)."""
    for wie in wachtrij_intake(feiten, op):
        if wie.acuut:
            tekst = f"Acuut, en nog geen WAT-besluit: wacht sinds {datum_in_woorden(wie.sinds)} op de intake. Aan de Regionale Toegang."
            yield Signaalregel("acuut_in_wachtrij", wie.client_id, None, tekst)


def _samenstelling(opname: Momentopname, op: date) -> Iterator[Signaalregel]:
    for rij in opname.samenstelling:
        if rij.herzien_op is not None and rij.herzien_op < op:
            tekst = f"De groepsgrens voor {rij.kenmerk.replace('_', ' ')} moest op {datum_in_woorden(rij.herzien_op)} opnieuw bekeken zijn."
            yield Signaalregel("samenstelling_herzien", None, rij.locatie_id, tekst)


def _clientenstop(opname: Momentopname, op: date) -> Iterator[Signaalregel]:
    for rij in opname.stuurgroepbesluiten:
        geldt = rij.datum <= op and (rij.geldig_tot is None or op <= rij.geldig_tot)
        if rij.soort is s.Stuurgroepsoort.CLIENTENSTOP and rij.domein in (None, s.Domein.BW) and geldt:
            bij = f" bij {opname.organisatie[rij.organisatie_id].naam}" if rij.organisatie_id else ""
            tot = f" tot en met {datum_in_woorden(rij.geldig_tot)}" if rij.geldig_tot else ""
            yield Signaalregel("clientenstop", None, None, f"Er geldt een cliëntenstop{bij}{tot}. Het plan houdt er geen rekening mee.")
