"""What a Verdeling says about itself, held against the recount: lists, wissels, doelen with their bounds, load, order, hashes (counting.md 28, 33, 38)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from allocation.check.deelname import GEEN_DAT, GEEN_TEAM, STATUS
from allocation.check.doelen import volgorde
from allocation.check.stand import stand_van
from allocation.check.telling import Telling
from allocation.check.uitslag import Bezwaar
from allocation.plan import Doelwaarde, Verdeling

GEEN_OPVOLGER = "geen passende opvolger"
NOEMT = {GEEN_DAT: "dat", GEEN_TEAM: "team", STATUS: "status"}
"""The word that the reason of somebody in buitenPlan must hold."""


def bezwaren_lijsten(telling: Telling, plan: Verdeling) -> Iterator[Bezwaar]:
    """Every client of the run stands once in toewijzingen or nietToegewezen; buitenPlan names exactly whom 28 asks for."""
    deelnemers, buiten = telling.gegevens.deelnemers, telling.gegevens.deelname.buiten
    geplaatst = {keuze.client_id for keuze in plan.toewijzingen}
    lijsten = {"nietToegewezen": [rij.client_id for rij in plan.niet_toegewezen], "buitenPlan": [rij.client_id for rij in plan.buiten_plan]}
    hoort = {client_id: "toewijzingen" if client_id in geplaatst else "nietToegewezen" for client_id in deelnemers}
    hoort |= dict.fromkeys(buiten, "buitenPlan")
    for naam, ids in lijsten.items():
        for client_id, aantal in sorted(Counter(ids).items()):
            if hoort.get(client_id) != naam:
                yield Bezwaar("indeling", f"Cliënt {client_id} staat in {naam} en hoort in {hoort.get(client_id, 'geen enkele lijst')}.", client_id)
            elif aantal > 1:
                yield Bezwaar("indeling", f"Cliënt {client_id} staat {aantal} keer in {naam}.", client_id)
    for client_id, naam in sorted(hoort.items()):
        if naam in lijsten and client_id not in lijsten[naam]:
            yield Bezwaar("indeling", f"Cliënt {client_id} ontbreekt in {naam}.", client_id)


def bezwaren_redenen(telling: Telling, plan: Verdeling) -> Iterator[Bezwaar]:
    """Who was in zorg stands there as "geen passende opvolger", nobody else; buitenPlan says what was missing: team, DAT or status."""
    for rij in plan.niet_toegewezen:
        wie = telling.gegevens.deelnemers.get(rij.client_id)
        if wie is not None and wie.zittend is not (GEEN_OPVOLGER in rij.reden.casefold()):
            moet = f"'{GEEN_OPVOLGER}' zijn, want de cliënt was in zorg" if wie.zittend else f"niet '{GEEN_OPVOLGER}' zijn, want de cliënt is nieuw"
            yield Bezwaar("reden", f"De reden bij cliënt {rij.client_id} moet {moet} (telregel 33).", rij.client_id)
        elif not rij.reden.strip():
            yield Bezwaar("reden", f"Bij cliënt {rij.client_id} in nietToegewezen staat geen reden.", rij.client_id)
    for rij in plan.buiten_plan:
        redenen = telling.gegevens.deelname.buiten.get(rij.client_id, frozenset())
        if redenen and not any(NOEMT[reden] in rij.reden.casefold() for reden in redenen):
            zin = f"De reden bij cliënt {rij.client_id} in buitenPlan noemt niet waar het om gaat: {', '.join(sorted(redenen))} (telregel 28)."
            yield Bezwaar("reden", zin, rij.client_id)


def bezwaren_wissels(telling: Telling, plan: Verdeling) -> Iterator[Bezwaar]:
    """`wissel` lists every role changed, `gedwongen` those of them whose person is weg (counting.md 38)."""
    for keuze in plan.toewijzingen:
        if keuze.client_id not in telling.gegevens.deelnemers:
            continue
        wissels = telling.deel(keuze).wissels
        if telling.deel(keuze).keuze is None:
            continue
        lijsten = (
            ("wissel_klopt_niet", "wissel", keuze.wissel, wissels.gewisseld),
            ("gedwongen_klopt_niet", "gedwongen", keuze.gedwongen, wissels.persoon_weg),
        )
        for soort, veld, gezegd, geteld in lijsten:
            if gezegd != geteld:
                zin = f"Bij cliënt {keuze.client_id} is {veld} {_of_geen(geteld)}; het plan zegt {_of_geen(gezegd)} (telregel 38)."
                yield Bezwaar(soort, zin, keuze.client_id)


def bezwaren_doelen(plan: Verdeling, geteld: Mapping[str, int]) -> Iterator[Bezwaar]:
    """Names in the order of 36, values as recounted, bounds that can be true."""
    namen = tuple(doel.naam for doel in plan.doelen)
    verwacht = volgorde(plan.opties.wissels)
    if namen != verwacht:
        yield Bezwaar("doel_volgorde", f"De doelen staan als {_of_geen(namen)}; de volgorde is {', '.join(verwacht)} (telregel 36).")
    eerder_bewezen = True
    for doel in plan.doelen:
        if doel.naam in geteld and doel.waarde != geteld[doel.naam]:
            yield Bezwaar("doelwaarde", f"Doel {doel.naam} is {geteld[doel.naam]}; het plan zegt {doel.waarde} (telregel 36).")
        for fout in _grens_klopt_niet(doel, eerder_bewezen):
            yield Bezwaar("grens_klopt_niet", f"Doel {doel.naam}: {fout} (telregel 26).")
        eerder_bewezen = eerder_bewezen and doel.bewezen


def _grens_klopt_niet(doel: Doelwaarde, eerder_bewezen: bool) -> Iterator[str]:
    """grens <= beste <= waarde; bewezen only where they are equal, after doelen that are proven all."""
    if doel.grens > doel.beste:
        yield f"de grens {doel.grens} ligt boven het beste {doel.beste}"
    if doel.beste > doel.waarde:
        yield f"het beste {doel.beste} ligt boven de waarde {doel.waarde}"
    if doel.bewezen and not doel.waarde == doel.beste == doel.grens:
        yield f"bewezen, maar waarde {doel.waarde}, beste {doel.beste} en grens {doel.grens} zijn niet gelijk"
    if doel.bewezen and not eerder_bewezen:
        yield "bewezen, maar een eerder doel is dat niet"


def bezwaren_belasting(telling: Telling, plan: Verdeling) -> Iterator[Bezwaar]:
    """One row per own begeleider of the run who is not weg: load as recounted, and the capacity, not the limit (counting.md 38)."""
    gegevens, stand = telling.gegevens, stand_van(telling.delen(plan.toewijzingen))
    hoort = {naam: (stand.punten[naam], gegevens.beschikbaar[naam].capaciteit_punten) for naam in gegevens.eigen() if naam not in gegevens.weg}
    gezegd = Counter(rij.begeleider_id for rij in plan.belasting)
    for naam in sorted({*hoort, *gezegd}):
        if gezegd[naam] != int(naam in hoort):
            moet = "één keer" if naam in hoort else "niet"
            yield Bezwaar("belasting", f"Begeleider {naam} staat {gezegd[naam]} keer in belasting en hoort er {moet} in (telregel 38).", None, naam)
    for rij in plan.belasting:
        if rij.begeleider_id in hoort and (rij.punten, rij.capaciteit) != hoort[rij.begeleider_id]:
            punten, capaciteit = hoort[rij.begeleider_id]
            gezien = f"het plan zegt {rij.punten} bij {rij.capaciteit}"
            zin = f"Begeleider {rij.begeleider_id} heeft {punten} punten bij capaciteit {capaciteit}; {gezien} (telregel 38)."
            yield Bezwaar("belasting", zin, None, rij.begeleider_id)


def bezwaren_signalen(telling: Telling, plan: Verdeling) -> Iterator[Bezwaar]:
    """A signal says something, about people who are in the momentopname."""
    opname = telling.gegevens.opname
    begeleiders = {rij.begeleider_id for rij in opname.begeleiders}
    for rij in plan.signalen:
        over = rij.client_id or rij.begeleider_id
        if not rij.tekst.strip():
            yield Bezwaar("signaal", f"Een signaal {rij.soort}{f' over {over}' if over else ''} zegt niets.", rij.client_id, rij.begeleider_id)
        if rij.client_id is not None and rij.client_id not in opname.client:
            yield Bezwaar("signaal", f"Een signaal gaat over {rij.client_id}, en die staat niet in het blad clienten.", rij.client_id)
        if rij.begeleider_id is not None and rij.begeleider_id not in begeleiders:
            yield Bezwaar("signaal", f"Een signaal gaat over {rij.begeleider_id}, en die staat niet in het blad begeleiders.", None, rij.begeleider_id)


def bezwaren_volgorde(plan: Verdeling) -> Iterator[Bezwaar]:
    """Every list is sorted by id (design.md 7)."""
    lijsten: Mapping[str, Sequence[str]] = {
        "toewijzingen": [rij.client_id for rij in plan.toewijzingen],
        "nietToegewezen": [rij.client_id for rij in plan.niet_toegewezen],
        "buitenPlan": [rij.client_id for rij in plan.buiten_plan],
        "belasting": [rij.begeleider_id for rij in plan.belasting],
    }
    for naam, ids in lijsten.items():
        if list(ids) != sorted(ids):
            yield Bezwaar("volgorde", f"De lijst {naam} staat niet op volgorde van id.")


def bezwaren_herkomst(telling: Telling, plan: Verdeling, hashes: Mapping[str, str]) -> Iterator[Bezwaar]:
    """The plan belongs to this momentopname, beleid and rule book, and to a team that exists."""
    opname = telling.gegevens.opname
    if plan.peildatum != opname.peildatum:
        yield Bezwaar("momentopname", f"Het plan is van peildatum {plan.peildatum}; de momentopname van {opname.peildatum}.")
    gezegd = {"momentopname": plan.momentopname, "beleid": plan.beleid, "regels": plan.regels}
    for soort, hash_hier in hashes.items():
        if gezegd[soort] != hash_hier:
            yield Bezwaar(soort, f"Het plan is gemaakt met een andere versie van: {soort}.")
    if plan.opties.team is not None and plan.opties.team not in telling.gegevens.regio.gebiedsteams:
        yield Bezwaar("onbekend_team", f"Gebiedsteam {plan.opties.team} bestaat niet.")


def _of_geen(namen: Sequence[str]) -> str:
    return ", ".join(namen) or "niets"
