"""Why a begeleider does not support a client, on a terminal, for the teamleider."""

from __future__ import annotations

from collections.abc import Sequence

from allocation.koppelantwoord import Lastverandering
from allocation.waaromantwoord import Besteplan, Doelprijs, WaaromBegeleider, Waaromplan
from api.scherm import Scherm
from api.tabel_verdeling import GEEN_METING, VOORSTEL, met_gesprek
from api.verdeelzinnen import doeltitel, doelverschil, doelwaarde
from api.woorden import dag, kort

ANDEREN_HOOGSTENS = 25
"""So many other clients are shown; the JSON names all."""


def toon_waarom(antwoord: WaaromBegeleider, scherm: Scherm) -> None:
    """The answer, then what opens it or what it costs."""
    rol = f" als {antwoord.rol} begeleider" if antwoord.rol else ""
    scherm.kop(f"Waarom heeft cliënt {antwoord.client_id} niet {antwoord.wie}{rol}? Stand van {dag(antwoord.peildatum)}")
    if antwoord.heeft_nu:
        scherm.regel(f"Deze cliënt heeft nu {' en '.join(antwoord.heeft_nu)}.")
    match antwoord.uitkomst:
        case "regel":
            scherm.regel("Dit sluit het uit, wat er ook met anderen gebeurt:")
        case "onmogelijk":
            zeker = " Dat is bewezen de kleinste verzameling oorzaken." if antwoord.bewezen_kleinst else ""
            scherm.regel(f"Het kan nu niet. {'Dit staat' if len(antwoord.oorzaken) == 1 else 'Dit staat samen'} in de weg.{zeker}")
        case "prijs":
            scherm.regel("Geen regel verbiedt het, en het past. Dit verandert er dan.")
        case "al_zo":
            waar = "in deze verdeling" if antwoord.basis == "verdeling" else "nu"
            scherm.regel(f"Dat is {waar} al zo.")
        case "onbekend":
            scherm.regel("Dit is nog niet bekend:")
    for tekst in (*antwoord.redenen, *(oorzaak.tekst for oorzaak in antwoord.oorzaken)):
        scherm.regel(f"  - {tekst}")
    for tekst in antwoord.opent:
        scherm.regel(f"  → {tekst}")
    if antwoord.plan:
        _plan(antwoord, antwoord.plan, scherm)


def _plan(antwoord: WaaromBegeleider, plan: Waaromplan, scherm: Scherm) -> None:
    paar = _wie(plan)
    if antwoord.uitkomst == "al_zo":
        scherm.regel(f"Deze cliënt heeft daar {paar}.")
    else:
        scherm.regel(VOORSTEL)
        scherm.kop(f"Cliënt {antwoord.client_id} met {paar}")
        scherm.regel(_anderen(antwoord, plan))
    if plan.gesprek_nodig:
        week = plan.eerste_gesprek_week
        scherm.regel(f"Eerste gesprek: week van {kort(week)}." if week else "Eerste gesprek: geen week vrij in deze periode.")
    if plan.beste_keus and plan.alleen_deze:
        scherm.regel(_beste(plan.beste_keus))
    elif antwoord.uitkomst == "prijs" and plan.alleen_deze and plan.beste_zo and not antwoord.heeft_nu:
        scherm.regel("Met alle anderen zoals nu is dit ook de beste keus voor deze cliënt.")
    _doelen(antwoord, plan, scherm)
    if plan.anderen:
        meer = f" (de eerste {ANDEREN_HOOGSTENS} van {len(plan.anderen)})" if len(plan.anderen) > ANDEREN_HOOGSTENS else ""
        rijen = [(deel.client_id, met_gesprek(deel.eerst), met_gesprek(deel.nu)) for deel in plan.anderen[:ANDEREN_HOOGSTENS]]
        scherm.tabel(f"Wat voor anderen verandert{meer}", ("cliënt", "was", "wordt"), rijen)
    if antwoord.uitkomst == "prijs" and plan.belasting:
        lasten = [(rij.wie, f"{rij.voor} → {rij.na}", str(rij.kan_dragen), _procent(rij)) for rij in plan.belasting]
        scherm.tabel("Belasting voor en na", ("wie", "punten", "kan dragen", "procent"), lasten, rechts=(1, 2, 3))
        scherm.regel(GEEN_METING)


def _anderen(antwoord: WaaromBegeleider, plan: Waaromplan) -> str:
    zoals = "zoals in de gegeven verdeling" if antwoord.basis == "verdeling" else "zoals nu; wie ook nieuw is, wacht nog"
    if plan.alleen_deze:
        return f"Alle anderen blijven {zoals}."
    if antwoord.basis == "vandaag":
        return "Zonder dat anderen schuiven past het niet. Zo weinig mogelijk anderen krijgen een ander; wie ook nieuw is, wacht nog."
    return "Wie mensen deelt met deze keus is opnieuw bekeken; alle anderen blijven zoals in de gegeven verdeling."


def _beste(keus: Besteplan) -> str:
    """The better choice, and the first doel that tells them apart."""
    paar = keus.onderaannemer_id or " en ".join(wie for wie in (keus.eerste_id, keus.tweede_id) if wie)
    naam, extra = keus.extra[0] if keus.extra else ("", 0)
    waarom = f": op het doel '{doeltitel(naam)}' scheelt dat {doelwaarde(naam, abs(extra))}" if extra > 0 else ""
    return f"De beste keus voor deze cliënt is nu {paar}{waarom}."


def _doelen(antwoord: WaaromBegeleider, plan: Waaromplan, scherm: Scherm) -> None:
    """The doelen that change; how sure that is only beside an allocation with bounds; and what it is when all others stay."""
    if antwoord.uitkomst == "al_zo":
        return
    met_grens, alleen = antwoord.basis == "verdeling", {deel.naam: deel.verschil for deel in plan.zonder_anderen}
    rijen = []
    for doel in plan.doelen:
        if doel.hoogstens or alleen.get(doel.naam) or (met_grens and doel.minstens and _al_zeker(plan.doelen, doel)):
            rij = (doeltitel(doel.naam), doelwaarde(doel.naam, doel.basis), doelverschil(doel.naam, doel.hoogstens))
            rijen.append((*rij, *([_zeker(doel)] if met_grens else []), *([doelverschil(doel.naam, alleen[doel.naam])] if alleen else [])))
    koppen = ("doel", "nu" if antwoord.basis == "vandaag" else "verdeling", "verschil", *(["zekerheid"] if met_grens else []))
    if rijen:
        koppen += ("als alle anderen blijven",) if alleen else ()
        scherm.tabel("Wat het met de doelen doet, in volgorde; lager is beter", koppen, rijen, rechts=(1, 2, *([len(koppen) - 1] if alleen else [])))
    else:
        scherm.regel("Op de doelen verandert er niets.")
    if plan.beste_zo and plan.onderaannemer_id is None:
        zo = " en zo weinig mogelijk wissels" if antwoord.heeft_nu else ""
        scherm.regel(f"Bewezen: met alle anderen zoals nu{zo} is er geen betere keus met {antwoord.wie}.")


def _al_zeker(doelen: Sequence[Doelprijs], dit: Doelprijs) -> bool:
    """Every doel before this one is proven: only then its bound says something to a reader."""
    return all(doel.minstens == doel.hoogstens for doel in doelen[: doelen.index(dit)])


def _zeker(doel: Doelprijs) -> str:
    if doel.minstens is None:
        return "niet bewezen"
    if doel.minstens == doel.hoogstens:
        return "bewezen: minder kan niet"
    return f"tussen {doelverschil(doel.naam, doel.minstens)} en {doelverschil(doel.naam, doel.hoogstens)}"


def _wie(plan: Waaromplan) -> str:
    if plan.onderaannemer_id:
        return f"onderaannemer {plan.onderaannemer_id}"
    return f"{plan.eerste_id} als eerste en {plan.tweede_id} als tweede begeleider" if plan.tweede_id else f"{plan.eerste_id} als enige begeleider"


def _procent(rij: Lastverandering) -> str:
    if rij.voor_permille is None or rij.na_permille is None:
        return "–"
    voor, na = (f"{permille / 10:.1f}".replace(".", ",") for permille in (rij.voor_permille, rij.na_permille))
    return f"{voor} → {na}"
