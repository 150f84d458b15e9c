"""Answers about one client, place or pair of plans as text and tables on a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from api import woorden
from api.scherm import Scherm
from domain.momentopname import Momentopname
from placement.antwoorden import Gevolg, Planverschil, Voorstel, Voorstellen, WaaromNiet, WiePast
from placement.lezers import Zicht

GEVOLGEN_HOOGSTENS = 8


def toon_antwoord(antwoord: Voorstellen | WiePast | WaaromNiet, zicht: Zicht, scherm: Scherm) -> None:
    """An answer already cut down to what the reader may see."""
    match antwoord:
        case Voorstellen():
            _voorstellen(antwoord, zicht, scherm)
        case WiePast():
            _wie_past(antwoord, zicht, scherm)
        case WaaromNiet():
            _waarom_niet(antwoord, zicht, scherm)


def _voorstellen(antwoord: Voorstellen, zicht: Zicht, scherm: Scherm) -> None:
    scherm.kop(f"Voorstellen voor cliënt {antwoord.client_id}, stand van {woorden.dag(antwoord.peildatum)}")
    scherm.regel(woorden.VOORSTEL_GEEN_BESLUIT)
    if not antwoord.voorstellen:
        scherm.kop("Er is geen voorstel.")
        for reden in antwoord.geen_reden:
            scherm.regel(f"  - {reden}")
        return
    for nummer, voorstel in enumerate(antwoord.voorstellen, start=1):
        basis = "  (zo staat het in het plan)" if voorstel.in_basisplan else ""
        scherm.kop(f"{nummer}. {plek_in_woorden(voorstel.plekgroep_id, zicht.opname)}, vanaf {woorden.dag(voorstel.week)}{basis}")
        _voorstel(voorstel, zicht, scherm)
    if len({voorstel.locatie_id for voorstel in antwoord.voorstellen}) == 1 and zicht.alles:
        scherm.regel("")
        scherm.regel("Meer locaties zijn er nu niet voor deze cliënt.")


def _voorstel(voorstel: Voorstel, zicht: Zicht, scherm: Scherm) -> None:
    rijen = _regels("sleutelfiguur", (voorstel.sleutelfiguur_id,) if voorstel.sleutelfiguur_id else ())
    rijen += _regels("past goed", voorstel.sterk)
    rijen += _regels("wens vervuld", voorstel.wensen_vervuld)
    rijen += _regels("wens niet", voorstel.wensen_niet)
    if zicht.alles:
        delen = ", ".join(f"{deel.tekst} ({deel.punten})" for deel in voorstel.puntdelen)
        rijen += _regels("minder goed", (f"{voorstel.punten} punten{f': {delen}' if delen else ''}",) if voorstel.punten else ())
        rijen += _regels("voor iedereen", woorden.prijzen_in_woorden(voorstel.prijs))
        rijen += _regels("voor anderen", _gevolgen(voorstel.gevolgen))
        rijen += _regels("hangt af van", (", ".join(voorstel.hangt_af_van),) if voorstel.hangt_af_van else ())
    scherm.paren(rijen + _regels("niet zeker", voorstel.onzeker))


def _gevolgen(gevolgen: tuple[Gevolg, ...]) -> list[str]:
    regels = [woorden.gevolg_in_woorden(gevolg) for gevolg in gevolgen[:GEVOLGEN_HOOGSTENS]]
    rest = len(gevolgen) - GEVOLGEN_HOOGSTENS
    return regels + ([f"en nog {rest}; met --json zie je ze allemaal"] if rest > 0 else [])


def _regels(naam: str, teksten: Sequence[str]) -> list[tuple[str, str]]:
    return [(naam if nummer == 0 else "", tekst) for nummer, tekst in enumerate(teksten)]


def _wie_past(antwoord: WiePast, zicht: Zicht, scherm: Scherm) -> None:
    scherm.kop(f"Wie past op {plek_in_woorden(antwoord.plekgroep_id, zicht.opname)}?")
    scherm.regel(woorden.VOORSTEL_GEEN_BESLUIT)
    for reden in antwoord.geen_reden:
        scherm.regel(f"  - {reden}")
    if not antwoord.kandidaten:
        scherm.regel("Er is niemand om te tonen." if zicht.alles else "")
        return
    if not zicht.alles:
        scherm.tabel("Voorgesteld", ("cliënt", "vanaf"), [(rij.client_id, woorden.dag(rij.week)) for rij in antwoord.kandidaten])
        return
    rijen = []
    for rij in antwoord.kandidaten:
        beter = (
            f"ja: {rij.betere_plek or 'elders'}{f' vanaf {woorden.kort(rij.betere_week)}' if rij.betere_week else ''}" if rij.betere_plek_verwacht else "nee"
        )
        gevolgen = "\n".join([*woorden.prijzen_in_woorden(rij.prijs), *_gevolgen(rij.gevolgen)])
        rijen.append((rij.client_id, woorden.kort(rij.week), str(rij.punten), "ja" if rij.in_basisplan else "", beter, gevolgen))
    scherm.tabel("Kandidaten, beste voor iedereen eerst", ("cliënt", "vanaf", "punten", "in plan", "betere plek verwacht", "gevolgen"), rijen, rechts=(2,))


def _waarom_niet(antwoord: WaaromNiet, zicht: Zicht, scherm: Scherm) -> None:
    # a locatie or client reads the code that was asked for, never a name
    plaats = f"{antwoord.locatie_id} ({zicht.opname.locatie[antwoord.locatie_id].naam})" if zicht.alles else f"locatie {antwoord.locatie_id}"
    scherm.kop(f"Waarom komt cliënt {antwoord.client_id} niet op {plaats}?")
    match antwoord.uitkomst:
        case "regel":
            scherm.regel("Een regel of een gegeven sluit het uit:")
            teksten = antwoord.redenen
        case "onmogelijk" if zicht.alles:
            zeker = "; dat is bewezen de kleinste verzameling oorzaken" if antwoord.bewezen_kleinst else ""
            scherm.regel(f"Het kan nu niet. Dit staat samen in de weg{zeker}:")
            teksten = (
                tuple(f"{rij.tekst.rstrip('.')}. Wie: {', '.join(rij.personen)}." if rij.personen else rij.tekst for rij in antwoord.oorzaken)
                or antwoord.redenen
            )
        case "onmogelijk":
            scherm.regel("Het kan nu niet:")
            teksten = tuple(rij.tekst for rij in antwoord.oorzaken)
        case "onbekend":
            scherm.regel("Dit is nog niet bekend:")
            teksten = antwoord.redenen
        case "prijs":
            scherm.regel("Het kan wel. In het plan is voor iets anders gekozen." if not zicht.alles else "Het kan wel, maar het heeft een prijs.")
            teksten = antwoord.redenen
        case "al_zo":
            scherm.regel("Dit staat al zo in het plan.")
            teksten = ()
    for tekst in teksten:
        scherm.regel(f"  - {tekst}")
    if antwoord.voorstel:
        plek = antwoord.voorstel.plekgroep_id
        scherm.kop(f"{plek_in_woorden(plek, zicht.opname) if zicht.alles else plek}, vanaf {woorden.dag(antwoord.voorstel.week)}")
        _voorstel(antwoord.voorstel, zicht, scherm)
    for raad in antwoord.raad:
        scherm.regel(f"  → {raad}")


def toon_planverschil(verschil: Planverschil, scherm: Scherm) -> None:
    """What changed between two plans."""
    scherm.kop("Wat is er anders in het tweede plan?")
    for regel in verschil.samenvatting:
        scherm.regel(f"  - {regel}")
    anders = woorden.prijzen_in_woorden(verschil.doelen)
    scherm.tabel("Doelen (lager is beter)", ("",), [(regel,) for regel in anders] or [("geen verschil",)])
    if verschil.gevolgen:
        scherm.tabel("Per cliënt", ("",), [(woorden.gevolg_in_woorden(gevolg),) for gevolg in verschil.gevolgen])


def plek_in_woorden(plekgroep_id: str, opname: Momentopname) -> str:
    """A plekgroep with its location and form."""
    plek = opname.plekgroep[plekgroep_id]
    return f"{opname.locatie[plek.locatie_id].naam} ({plek.locatie_id}), plek {plekgroep_id}, {woorden.leesbaar(plek.woonvorm.value)}"
