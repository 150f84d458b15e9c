"""What forbids a begeleider for a client whoever else has whom: rules, absence, a role that is closed, expertise, exceptions, pins.

Every reason is found by trying: with everything else out of the way, does this alone still leave no choice? Texts are about the client that was
asked and about staff; they name no other client. Of an absence only that it is one is told, never from when or why (counting.md 29).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from allocation.problem import EERSTE, GEEN, TWEEDE
from allocation.toelating import TEAM
from allocation.vastleggingen import BINDEND, geldende_rijen
from allocation.waaromvraag import ROLNAAM, Anders, Apart
from domain import soorten as s
from rules.feiten import catalogus
from rules.feitenbron.derden import FeitenDerden
from rules.oordeel import Oordeel
from rules.toetsing import Toetsing
from rules.waarden import WAAR, Waarde

ALLES = Anders(wissels=2, vrij=(EERSTE, TWEEDE), zonder_expertise=True, zonder_uitzondering=True, zonder_pins=True)
"""Nothing in the way that belongs to this client: two wissels are as many as one client can have."""


class Regels:
    """The reasons for one question, seen apart from everybody else; `nu` is how things are, `altijd`: nothing opens what was found."""

    def __init__(self, apart: Apart, toetsing: Toetsing, wissels: int) -> None:
        self.apart, self._toetsing, self.nu = apart, toetsing, Anders(wissels=wissels)
        self.vraag, self.altijd = apart.vraag, False
        self._instantie = apart.instantie(self.nu)
        self._derden = FeitenDerden(self._instantie.opname, self._instantie.regio)

    def redenen(self) -> tuple[str, ...]:
        """Why no choice is left in any role that was asked; empty when there is one."""
        if any(self.apart.paren(self.nu, rol) for rol in self.vraag.rollen):
            return ()
        if vast := tuple(self._altijd()):
            self.altijd = True
            return vast
        per_rol = {rol: tuple(self._in_rol(rol)) for rol in self.vraag.rollen}
        if len(set(per_rol.values())) == 1:
            return per_rol[self.vraag.rollen[0]]
        return tuple(f"Als {ROLNAAM[rol]} begeleider: {zin[0].lower()}{zin[1:]}" for rol, zinnen in per_rol.items() for zin in zinnen)

    def _altijd(self) -> Iterator[str]:
        """What no wissel and nobody's consent changes: the rules, absence, and how an onderaannemer works."""
        naam = self.vraag.naam
        if self.vraag.organisatie is not None:
            yield from self._tegen("onderaannemer")
            if self.vraag.organisatie.rol is not s.Rol.ONDERAANNEMER:
                return
            if EERSTE not in self.vraag.rollen:
                yield f"Een onderaannemer begeleidt een cliënt alleen en is nooit tweede begeleider; vraag naar {naam} als eerste."
            if self.vraag.nummer(self._instantie.problem) == GEEN:
                yield f"Met {naam} is in {self.vraag.client.team} geen ruimte afgesproken (blad onderaannemer_capaciteit)."
            return
        if self._is_weg():
            yield f"{naam} is weg in deze periode: 30 werkdagen of meer afwezig, of uit dienst."
            return
        yield from self._tegen("begeleider")

    def _is_weg(self) -> bool:
        ingezet = self._instantie.inzet.get(self.vraag.naam)
        return ingezet is not None and ingezet.weg

    def _tegen(self, regelset: str) -> Iterator[str]:
        """The rules that do not admit the pair, as they read for a professional; another team in so many words."""
        oordeel = self._toetsing.lees(self._toetsing.boek[regelset], self._feit, self._instantie.weken[0])
        assert isinstance(oordeel, Oordeel)
        for regel in oordeel.regels:
            if regel.waarde == WAAR:
                continue
            begeleider = self.vraag.begeleider
            if begeleider is not None and regel.regel_id == "begeleider-gebiedsteam":
                yield f"{self.vraag.naam} werkt in {begeleider.gebiedsteam}; waar deze cliënt woont werkt {self.vraag.client.team}."
            else:
                yield regel.uitleg

    def _feit(self, naam: str) -> Waarde:
        """As `allocation.toelating`: who moves out of BW is judged where the new home is."""
        op, client = self._instantie.weken[0], self.vraag.client
        if catalogus()[naam].kant == "client":
            return client.team if naam == TEAM and client.uit_bw else self._toetsing.van_client(client.rij.client_id, op)(naam)
        if self.vraag.begeleider is not None:
            return self._derden.van_begeleider(naam, self.vraag.begeleider, op)
        assert self.vraag.organisatie is not None
        return self._derden.van_organisatie(naam, self.vraag.organisatie, op)

    def _in_rol(self, rol: int) -> Iterator[str]:
        if self.vraag.organisatie is not None and rol == TWEEDE:
            yield "Een onderaannemer begeleidt een cliënt alleen en is nooit tweede begeleider."
            return
        if not self.apart.paren(ALLES, rol):
            yield f"Er is in {self.vraag.client.team} geen collega die naast {self.vraag.naam} mag en kan staan."
            return
        for filter_ in self.filters(rol):
            yield from {"dicht": self.waarom_dicht, "expertise": self._expertise, "uitzondering": self.uitzondering, "vastlegging": self._pin}[filter_](rol)

    def filters(self, rol: int) -> list[str]:
        """The filters that by themselves leave nothing; else the smallest groups of them that do together."""
        dicht: dict[str, dict[str, Any]] = {
            "dicht": {"wissels": self.nu.wissels, "vrij": ()},
            "expertise": {"zonder_expertise": False},
            "uitzondering": {"zonder_uitzondering": False},
            "vastlegging": {"zonder_pins": False},
        }
        for aantal in range(1, len(dicht) + 1):
            tegen: set[str] = set()
            for groep in itertools.combinations(dicht, aantal):
                velden = {veld: waarde for naam in groep for veld, waarde in dicht[naam].items()}
                if not self.apart.paren(replace(ALLES, **velden), rol):
                    tegen |= set(groep)
            if "uitzondering" in tegen:
                tegen.discard("dicht")  # the exception is why the role is closed
            if tegen:
                return [naam for naam in dicht if naam in tegen]
        return []

    def is_dicht(self, rol: int) -> bool:
        """Whether nobody may take this role from who fills it."""
        van = self._instantie.problem.vragen[0]
        nu = van.nu_eerste if rol == EERSTE else van.nu_tweede
        return {*van.eerste, *van.onder} == {nu} if rol == EERSTE else van.blijft_tweede

    def waarom_dicht(self, rol: int) -> Iterator[str]:
        """Who sits keeps whom they have; what binds the client more than that."""
        client = self.vraag.client
        vandaag = client.vandaag
        nu = vandaag.onderaannemer_id or (vandaag.eerste_id if rol == EERSTE else vandaag.tweede_id)
        heeft = f"Deze cliënt heeft {nu} als {'onderaannemer' if vandaag.onderaannemer_id else f'{ROLNAAM[rol]} begeleider'}" if nu else ""
        if not heeft:
            heeft = f"Deze cliënt houdt {' en '.join(wie for wie in (vandaag.eerste_id, vandaag.tweede_id) if wie)}"
        if client.rij.langdurig:
            yield f"{heeft}, en bij langdurige begeleiding blijft dat zo tot de teamleider de rol vrijgeeft."
        elif client.rij.status is s.Status.PROEFPERIODE:
            yield f"{heeft}, en in de proefperiode blijft dat zo tot de teamleider de rol vrijgeeft."
        elif self._uitgezonderd():
            yield f"{heeft}, en bij een uitzondering op vier ogen blijft dat zo tot de teamleider de rol vrijgeeft."
        elif self.nu.wissels == 0:
            yield f"{heeft}, en zonder --wissels wisselt niemand vrijwillig van begeleider."
        else:
            yield f"{heeft}, en die rol kan niet zo wisselen."

    def _uitgezonderd(self) -> bool:
        return any(rij.akkoord_teamleider for rij in self._instantie.opname.vier_ogen_uitzonderingen) and not self.vraag.client.rij.risico

    def _expertise(self, rol: int) -> Iterator[str]:
        client, instantie = self.vraag.client.rij, self._instantie
        heeft = set(self.vraag.begeleider.expertises) if self.vraag.begeleider else set()
        mist = sorted(set(client.expertise_nodig) - heeft)
        wie_kan = {e: any(e in ander.rij.expertises for ander in instantie.inzet.values() if not ander.weg) for e in mist}
        niemand = [e for e in mist if not wie_kan[e]]
        if niemand:
            yield f"Nodig is {', '.join(niemand)}; {self.vraag.naam} heeft dat niet, en niemand in {self.vraag.client.team} die er is ook niet."
        else:
            yield f"Nodig is {', '.join(sorted(set(client.expertise_nodig)))}; geen paar met {self.vraag.naam} als {ROLNAAM[rol]} heeft dat samen."

    def uitzondering(self, rol: int) -> Iterator[str]:
        """What an exception on four eyes closes."""
        if rol == TWEEDE:
            yield "Voor deze cliënt geldt een uitzondering op vier ogen: er komt geen tweede begeleider bij tot de teamleider die rol vrijgeeft."
        else:
            yield "Voor deze cliënt geldt een uitzondering op vier ogen: de begeleider die er is blijft, tot de teamleider de rol vrijgeeft."

    def _pin(self, rol: int) -> Iterator[str]:
        """The client's own pins. A row `voorgelegd` binds as `vast` does."""
        for rij in geldende_rijen(self._instantie.opname):
            if rij.begeleider_id is None or rij.soort is s.Vastleggingsoort.VRIJGEGEVEN:
                continue
            als = f" als {rij.rol.value} begeleider" if rij.rol else ""
            if rij.soort in BINDEND:
                woord = "voorgelegd" if rij.soort is s.Vastleggingsoort.VOORGELEGD else "vastgelegd"
                yield f"Er is {woord} dat {rij.begeleider_id} deze cliënt begeleidt{als}; daar past {self.vraag.naam} als {ROLNAAM[rol]} niet bij."
            elif rij.begeleider_id in (self.vraag.naam, self.vraag.via):
                yield f"Er is vastgelegd dat {rij.begeleider_id} deze cliënt niet begeleidt{als}."
