"""What each reader may see of a plan or answer (design.md section 1: no one is identified to who has no need of it).

A sleutelfiguur sees everything. A locatie and a client see nothing about other people: no id, no location tied to somebody with whom
they cannot live, no count, no reason that only exists because of somebody else. Reasons that must not be told apart read the same.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias, TypeVar

from domain.momentopname import Momentopname
from placement.antwoorden import Oorzaak, Planverschil, Voorstel, Voorstellen, WaaromNiet, WiePast
from placement.plan import NietGeplaatst, Plan, Reden, Signaal

Lezer: TypeAlias = Literal["sleutelfiguur", "locatie", "client"]
Antwoord = TypeVar("Antwoord", Plan, Voorstellen, WiePast, WaaromNiet, Planverschil)

KAN_NU_NIET = "Deze plek kan nu niet."
NIET_IN_DE_GROEP = "De cliënt past nu niet in de groep."
GEEN_PLEK = "Er is nu geen plek die past en vrij is."
NOG_VRIJ = "Hangt af van een plek die nog vrij moet komen."
OVER_ANDEREN = ("Hangt af van", "Voor iedereen")
"""How uncertainties begin that are about somebody's departure or move, or about the whole plan."""
GEVOLGEN = "Heeft gevolgen voor anderen: bespreek dit met de sleutelfiguur."
VRAAG_SLEUTELFIGUUR = "Vragen? De sleutelfiguur legt het uit."
NIET_VOOR_CLIENTEN = "Dit overzicht gaat over meer mensen en is er niet voor cliënten."
ALLEEN_VOORGESTELD = "Hier staat alleen wie volgens het plan voor deze plek is voorgesteld. De sleutelfiguur bespreekt de andere mogelijkheden."
TEKST_LOCATIE = {
    "plekken": "Er is in deze periode geen plek vrij.",
    "punten": "Het team heeft hier geen ruimte voor.",
    "rust": "Er moet meer rust zitten tussen twee nieuwe bewoners.",
    "sleutelfiguur": "De sleutelfiguur heeft geen ruimte.",
    "budget": "Het past niet binnen het budgetplafond.",
    "vastlegging": "Er is iets anders afgesproken.",
}
SIGNALEN_LOCATIE = frozenset({"samenstelling_herzien", "alleen_geslacht_zonder_grond", "onderaannemer_zonder_goedkeuring"})
_KLEIN = re.compile(r"\b(?:[0-4]|nul|één|twee|drie|vier)\s+(?=(?:ander\w*\s+)?(?:mens|bewoner|cliënt|client|perso|mede|wachtend))", re.IGNORECASE)


@dataclass(frozen=True)
class Zicht:
    """A reader with the client and locatie it is about. `geheim`: locations tied to people with whom this client cannot live."""

    lezer: Lezer
    opname: Momentopname
    client_id: str | None = None
    locatie_id: str | None = None
    geheim: frozenset[str] = frozenset()

    @property
    def alles(self) -> bool:
        return self.lezer == "sleutelfiguur"

    @cached_property
    def _vreemde_codes(self) -> frozenset[str]:
        return frozenset(code for code in self._codes if not re.fullmatch(r"\w(?:[\w.-]*\w)?", code))

    @cached_property
    def _codes(self) -> frozenset[str]:
        opname = self.opname
        return frozenset((*opname.client, *opname.bewoner, *opname.locatie, *opname.plekgroep))

    def _genoemd(self, tekst: str) -> set[str]:
        """Codes of people and places in a text; a code with unusual signs counts wherever its letters stand."""
        delen = {deel.strip(".-") for deel in re.findall(r"[\w.-]+", tekst)} | set(re.findall(r"\w+", tekst))
        return (delen & self._codes) | {code for code in self._vreemde_codes if code in tekst}

    def teksten(self, teksten: Iterable[str], client_id: str | None, locaties: Collection[str]) -> tuple[str, ...]:
        """The texts that name no other person and no other location; counts of people under five are hidden."""
        mag = {client_id, *locaties, *(plek.plekgroep_id for locatie in locaties for plek in self.opname.plekken_van.get(locatie, ()))}
        namen = [rij.naam.casefold() for rij in self.opname.locaties if rij.locatie_id not in locaties]
        eigen = [self.opname.locatie[locatie].naam.casefold() for locatie in locaties if locatie in self.opname.locatie]
        goed = []
        for tekst in teksten:
            klein = tekst.casefold()
            noemt_ander = any(naam in klein and not any(naam in zelf for zelf in eigen) for naam in namen)
            if not noemt_ander and not self._genoemd(tekst) - mag:
                goed.append(_KLEIN.sub("minder dan vijf ", tekst))
        return tuple(goed)


def zicht_van(opname: Momentopname, lezer: Lezer, client_id: str | None = None, locatie_id: str | None = None, plan: Plan | None = None) -> Zicht:
    """What `lezer` may see in an answer about this client, this locatie, or both, given the plan that is being explained."""
    return Zicht(lezer, opname, client_id, locatie_id, _geheime_locaties(opname, client_id, plan) if client_id else frozenset())


def voor_lezer(antwoord: Antwoord, zicht: Zicht) -> Antwoord:
    """The same kind of answer with everything taken out that this reader has no need of.

    A plan for a locatie or client shows only what is about that locatie or client.
    """
    if zicht.alles:
        return antwoord
    match antwoord:
        case Plan():
            return _plan_voor_locatie(antwoord, zicht) if zicht.lezer == "locatie" else _plan_voor_client(antwoord, zicht)
        case Voorstellen():
            return _voorstellen(antwoord, zicht)
        case WiePast():
            return _wie_past(antwoord, zicht)
        case WaaromNiet():
            return _waarom_niet(antwoord, zicht)
        case Planverschil():
            return antwoord.model_copy(update={"doelen": (), "gevolgen": (), "samenvatting": (VRAAG_SLEUTELFIGUUR,)})


def _geheime_locaties(opname: Momentopname, client_id: str, plan: Plan | None) -> frozenset[str]:
    paren = [(rij.client_a, rij.client_b) for rij in opname.onverenigbaar]
    anderen = {b if a == client_id else a for a, b in paren if client_id in (a, b)}
    gepland = plan.plaatsingen if plan else ()
    plekken = {rij.plekgroep_id for rij in opname.bewoners if rij.client_id in anderen}
    plekken |= {rij.plekgroep_id for rij in opname.vorig_plan if rij.client_id in anderen}
    plekken |= {rij.plekgroep_id for rij in gepland if rij.client_id in anderen}
    eigen = {rij.plekgroep_id for rij in gepland if rij.client_id == client_id}
    eigen |= {opname.bewoner[client_id].plekgroep_id} if client_id in opname.bewoner else set()
    return frozenset(_locaties(opname, plekken) - _locaties(opname, eigen))


def _locaties(opname: Momentopname, plekken: Iterable[str]) -> set[str]:
    return {opname.plekgroep[plek].locatie_id for plek in plekken if plek in opname.plekgroep}


def _plan_voor_locatie(plan: Plan, zicht: Zicht) -> Plan:
    hier = {plek.plekgroep_id for plek in zicht.opname.plekken_van.get(zicht.locatie_id or "", ())}
    plaatsingen = [rij for rij in plan.plaatsingen if rij.plekgroep_id in hier]
    afhankelijk = [Signaal(soort="hangt_af", client_id=rij.client_id, locatie_id=zicht.locatie_id, tekst=NOG_VRIJ) for rij in plaatsingen if rij.hangt_af_van]
    eigen = [rij for rij in plan.signalen if rij.locatie_id == zicht.locatie_id and rij.client_id is None and rij.soort in SIGNALEN_LOCATIE]
    return _leeg(plan).model_copy(
        update={"plaatsingen": tuple(rij.model_copy(update={"hangt_af_van": ()}) for rij in plaatsingen), "signalen": (*eigen, *afhankelijk)}
    )


def _plan_voor_client(plan: Plan, zicht: Zicht) -> Plan:
    wie = zicht.client_id
    plaatsingen = [rij for rij in plan.plaatsingen if rij.client_id == wie]
    afhankelijk = tuple(Signaal(soort="hangt_af", client_id=wie, tekst=NOG_VRIJ) for rij in plaatsingen if rij.hangt_af_van)

    def eigen(rijen: Iterable[NietGeplaatst], reden: str) -> tuple[NietGeplaatst, ...]:
        return tuple(rij.model_copy(update={"redenen": (reden,)}) for rij in rijen if rij.client_id == wie)

    return _leeg(plan).model_copy(
        update={
            "plaatsingen": tuple(rij.model_copy(update={"hangt_af_van": ()}) for rij in plaatsingen),
            "niet_geplaatst": eigen(plan.niet_geplaatst, GEEN_PLEK),
            "geen_passend_aanbod": eigen(plan.geen_passend_aanbod, "Er is nu geen enkele plek die past."),
            "wacht_op_voorkeur": eigen(plan.wacht_op_voorkeur, "De plek van uw wens is er nu niet."),
            "buiten_plan": tuple(Reden(client_id=rij.client_id, reden=rij.reden) for rij in plan.buiten_plan if rij.client_id == wie),
            "signalen": afhankelijk,
        }
    )


def _leeg(plan: Plan) -> Plan:
    """The plan without any person, count or signal."""
    leeg = ("doelen", "plaatsingen", "niet_geplaatst", "geen_passend_aanbod", "wacht_op_voorkeur", "buiten_plan", "signalen")
    return plan.model_copy(update={**dict.fromkeys(leeg, ()), "kengetallen": {}})


def _voorstellen(antwoord: Voorstellen, zicht: Zicht) -> Voorstellen:
    mag = [rij for rij in antwoord.voorstellen if rij.locatie_id not in zicht.geheim]
    if zicht.lezer == "locatie" and zicht.locatie_id is not None:
        mag = [rij for rij in mag if rij.locatie_id == zicht.locatie_id]
    rijen = tuple(_voorstel(rij, zicht) for rij in mag)
    return antwoord.model_copy(update={"voorstellen": rijen, "geen_reden": () if rijen else (GEEN_PLEK,)})


def _voorstel(rij: Voorstel, zicht: Zicht) -> Voorstel:
    """Without price, points and other people; what it means for others is one sentence for a locatie, nothing for a client."""
    eigen = [tekst for tekst in rij.onzeker if not tekst.startswith(OVER_ANDEREN)]
    onzeker = list(zicht.teksten(eigen, rij.client_id, (rij.locatie_id,)))
    onzeker += [NOG_VRIJ] if rij.hangt_af_van else []
    onzeker += [GEVOLGEN] if rij.gevolgen and zicht.lezer == "locatie" else []
    teksten = {naam: zicht.teksten(getattr(rij, naam), rij.client_id, (rij.locatie_id,)) for naam in ("sterk", "wensen_vervuld", "wensen_niet")}
    leeg = {"prijs": (), "bewezen": False, "gevolgen": (), "punten": 0, "puntdelen": (), "hangt_af_van": ()}
    return rij.model_copy(update={**leeg, **teksten, "onzeker": tuple(dict.fromkeys(onzeker))})


def _wie_past(antwoord: WiePast, zicht: Zicht) -> WiePast:
    if zicht.lezer == "client":
        return antwoord.model_copy(update={"kandidaten": (), "geen_reden": (NIET_VOOR_CLIENTEN,)})
    leeg = {"prijs": (), "gevolgen": (), "punten": 0, "betere_plek_verwacht": False, "betere_plek": None, "betere_week": None, "tekst": ""}
    voorgesteld = tuple(rij.model_copy(update=leeg) for rij in antwoord.kandidaten if rij.in_basisplan)
    return antwoord.model_copy(update={"kandidaten": voorgesteld, "geen_reden": (ALLEEN_VOORGESTELD,)})


def _waarom_niet(antwoord: WaaromNiet, zicht: Zicht) -> WaaromNiet:
    gewist = antwoord.model_copy(update={"oorzaken": (), "bewezen_kleinst": False, "voorstel": None, "raad": (VRAAG_SLEUTELFIGUUR,), "redenen": ()})
    verborgen = antwoord.locatie_id in zicht.geheim and antwoord.uitkomst != "regel"
    if antwoord.uitkomst in ("onmogelijk", "onbekend") or verborgen:
        return gewist.model_copy(update={"uitkomst": "onmogelijk", "oorzaken": _oorzaken(antwoord, zicht)})
    if antwoord.uitkomst == "regel":
        redenen = zicht.teksten(antwoord.redenen, antwoord.client_id, (antwoord.locatie_id,))
        if zicht.lezer == "client":
            redenen = tuple(KAN_NU_NIET if "bedenking" in reden.casefold() else reden for reden in redenen)
        return gewist.model_copy(update={"redenen": tuple(dict.fromkeys(redenen)) or (KAN_NU_NIET,)})
    return gewist.model_copy(update={"voorstel": _voorstel(antwoord.voorstel, zicht) if antwoord.voorstel else None})


def _oorzaken(antwoord: WaaromNiet, zicht: Zicht) -> tuple[Oorzaak, ...]:
    """One sentence for a client whatever the cause; for a locatie everything about the group and its people reads the same."""
    if zicht.lezer == "client":
        return (Oorzaak(soort="neutraal", tekst=KAN_NU_NIET),)
    uit: dict[str, Oorzaak] = {}
    for oorzaak in antwoord.oorzaken or (Oorzaak(soort="neutraal", tekst=""),):
        tekst = TEKST_LOCATIE.get(oorzaak.soort)
        neutraal = Oorzaak(soort="neutraal", tekst=NIET_IN_DE_GROEP)
        uit.setdefault(tekst or NIET_IN_DE_GROEP, Oorzaak(soort=oorzaak.soort, tekst=tekst) if tekst else neutraal)
    return tuple(sorted(uit.values(), key=lambda oorzaak: oorzaak.tekst))
