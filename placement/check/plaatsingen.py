"""Findings per placement: known, waiting, in the horizon, admitted by the rules, with the right sleutelfiguur, and the pins of everyone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from domain.kalender import is_maandag
from placement.check.telling import Telling
from placement.check.uitslag import Bevinding
from placement.check.vastleggingen import BINDEND, nagekomen
from placement.plan import Plaatsing


def bevindingen_per_plaatsing(telling: Telling, keuzes: Sequence[Plaatsing]) -> Iterator[Bevinding]:
    """Everything that is wrong with one placement by itself."""
    for client_id, aantal in sorted(Counter(keuze.client_id for keuze in keuzes).items()):
        if aantal > 1:
            yield Bevinding("dubbele_plaatsing", f"Cliënt {client_id} staat {aantal} keer in de plaatsingen.", client_id)
    for keuze in keuzes:
        yield from wie_waar_wanneer(telling, keuze)
        if telling.telbaar(keuze):
            yield from mag_het_paar(telling, keuze)
            yield from sleutelfiguur_klopt(telling, keuze)


def _over(soort: str, tekst: str, keuze: Plaatsing) -> Bevinding:
    return Bevinding(soort, tekst, client_id=keuze.client_id, plekgroep_id=keuze.plekgroep_id, week=keuze.week)


def wie_waar_wanneer(telling: Telling, keuze: Plaatsing) -> Iterator[Bevinding]:
    """Known ids, someone who waits, a Monday of the horizon, another plekgroep than today, the right `soort`."""
    wie = keuze.client_id
    if wie not in telling.opname.client:
        yield _over("onbekende_client", f"Cliënt {wie} staat niet in de momentopname.", keuze)
    elif wie not in telling.wachtenden:
        yield _over("niet_wachtend", f"Cliënt {wie} wacht niet op een plek.", keuze)
    if keuze.plekgroep_id not in telling.opname.plekgroep:
        yield _over("onbekende_plek", f"Plekgroep {keuze.plekgroep_id} van cliënt {wie} staat niet in de momentopname.", keuze)
    if not is_maandag(keuze.week):
        yield _over("week_geen_maandag", f"De startweek {keuze.week.isoformat()} van cliënt {wie} begint niet op een maandag.", keuze)
    elif keuze.week not in telling.weeknummer:
        yield _over("week_buiten_horizon", f"De startweek {keuze.week.isoformat()} van cliënt {wie} ligt buiten de horizon.", keuze)
    bewoner = telling.opname.bewoner.get(wie)
    if bewoner is not None and bewoner.plekgroep_id == keuze.plekgroep_id:
        yield _over("eigen_plek", f"Cliënt {wie} woont al op plekgroep {keuze.plekgroep_id}.", keuze)
    soort = "plaatsing" if bewoner is None else "verhuizing"
    if keuze.soort != soort:
        yield _over("soort_klopt_niet", f"Bij cliënt {wie} hoort de soort {soort}, er staat {keuze.soort}.", keuze)


def mag_het_paar(telling: Telling, keuze: Plaatsing) -> Iterator[Bevinding]:
    """The rules at the start Monday, and the most personal points that the class may have."""
    wie, plek, week = keuze.client_id, keuze.plekgroep_id, keuze.week
    if not telling.oordelen.mag(wie, plek, week):
        for soort, regels in sorted(telling.oordelen.geweigerd_door(wie, plek, week).items()):
            welke = ", ".join(regels) or "onbekend"
            yield _over(soort, f"Cliënt {wie} mag op {week.isoformat()} niet starten op plekgroep {plek}: regel {welke}.", keuze)
    hoogstens = telling.beleid.passendheid_max_van(telling.wachtenden[wie].klasse)
    punten = telling.passendheid.punten(wie, plek)
    if hoogstens is not None and punten > hoogstens:
        yield _over("passendheid_max", f"Plekgroep {plek} past bij cliënt {wie} te slecht: {punten} punten, hoogstens {hoogstens} mag.", keuze)


def sleutelfiguren_voor(telling: Telling, client_id: str, locatie_id: str) -> tuple[str | None, ...]:
    """Who may be sleutelfiguur: one's own on any location; else those whose `locaties` include it; (None,) where nobody can be (counting.md 17)."""
    eigen = telling.mensen[client_id].eigen_sleutelfiguur
    if eigen is not None:
        return (eigen,)
    op_locatie = sorted(rij.sleutelfiguur_id for rij in telling.opname.sleutelfiguren if locatie_id in rij.locaties)
    return tuple(op_locatie) or (None,)


def sleutelfiguur_klopt(telling: Telling, keuze: Plaatsing) -> Iterator[Bevinding]:
    """The sleutelfiguur is one of those who may be."""
    locatie_id = telling.opname.plekgroep[keuze.plekgroep_id].locatie_id
    mogelijk = sleutelfiguren_voor(telling, keuze.client_id, locatie_id)
    if keuze.sleutelfiguur_id in mogelijk:
        return
    wie = keuze.client_id
    if keuze.sleutelfiguur_id is None:
        yield _over("sleutelfiguur_ontbreekt", f"Cliënt {wie} krijgt op locatie {locatie_id} geen sleutelfiguur; die kan er wel zijn.", keuze)
    else:
        yield _over("sleutelfiguur_verkeerd", f"Sleutelfiguur {keuze.sleutelfiguur_id} hoort niet bij cliënt {wie} op locatie {locatie_id}.", keuze)


def bevindingen_van_vastleggingen(telling: Telling, keuzes: Sequence[Plaatsing]) -> Iterator[Bevinding]:
    """Pins that hold at the peildatum and are not honoured, also of who is not placed at all."""
    per_client: dict[str, Plaatsing] = {}
    for keuze in keuzes:
        per_client.setdefault(keuze.client_id, keuze)
    for client_id, rijen in telling.vast.items():
        gekozen = per_client.get(client_id)
        for rij in rijen:
            if nagekomen(rij, (gekozen.plekgroep_id, gekozen.week) if gekozen else None):
                continue
            wat = f"plekgroep {rij.plekgroep_id or 'naar keuze'}, week {rij.week.isoformat() if rij.week else 'naar keuze'}"
            zin = "is niet nagekomen" if rij.soort in BINDEND else "is toch gebruikt"
            yield Bevinding("vastlegging", f"De vastlegging '{rij.soort}' van cliënt {client_id} ({wat}) {zin}.", client_id, rij.plekgroep_id, week=rij.week)
