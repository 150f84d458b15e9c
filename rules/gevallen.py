"""All cases of a momentopname that a rule can be asked about, read in bulk: clients, decisions, locations, and pairs with a client."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property, partial
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from domain import bladen as b
from domain import soorten as s
from domain.gebied import Regio
from domain.momentopname import Momentopname
from rules.bulk.lezing import Oordelen, lees_paren, lees_rij
from rules.feiten import catalogus
from rules.feitenbron.bw import FeitenBw
from rules.feitenbron.derden import Besluitrij, FeitenDerden
from rules.geval import waarde_van
from rules.regelboek import Regelset
from rules.taal import Onderwerp, Regel, feiten_in
from rules.waarden import AFWEZIG, Waarde, in_woorden

OPEN = frozenset(s.Status) - {s.Status.AFGESLOTEN}


class Soort(NamedTuple):
    """A kind of case: what it is about, and of which domain the clients are (None: both)."""

    over: str
    domein: s.Domein | None


OVER: Mapping[Onderwerp, str] = {
    Onderwerp.CLIENT: "cliënten",
    Onderwerp.CLIENT_PLEK: "plekken voor een cliënt",
    Onderwerp.CLIENT_BEGELEIDER: "begeleiders voor een cliënt",
    Onderwerp.CLIENT_ONDERAANNEMER: "onderaannemers voor een cliënt",
    Onderwerp.LOCATIE: "locaties",
}


def soort_van(regel: Regel, regelset: Regelset) -> Soort:
    """The kind of case a rule is asked about; a procedure is about decisions where its set asks facts of one, else about clients."""
    over = OVER.get(regel.gaat_over, "")
    if not over:
        over = "besluiten" if any(catalogus()[naam].kant == "besluit" for r in regelset.regels for naam in feiten_in(r.als)) else "cliënten"
    return Soort(over, regelset.domein)


class Gevallen:
    """The cases at a date. Pairs lie client by client, what is offered in order of id."""

    def __init__(self, opname: Momentopname, regio: Regio, op: date) -> None:
        self.opname = opname
        self.op = op
        self._feiten = FeitenBw(opname, regio)
        self._derden = FeitenDerden(opname, regio)

    def clienten(self, soort: Soort) -> list[str]:
        """Whose case each one is; empty where it is nobody's."""
        if soort.over == "besluiten":
            return ["" if isinstance(rij, b.Stuurgroepbesluit) else rij.client_id for rij in self._besluiten]
        if soort.over == "locaties":
            return ["" for _ in self.opname.locaties]
        breedte = len(self._aanbod(soort)) if soort.over != OVER[Onderwerp.CLIENT] else 1
        return [client for client in self._wie(soort) for _ in range(breedte)]

    def lees(self, soort: Soort, regel: Regel) -> Oordelen:
        """What a rule gives per case: int8 of shape (cases,), as it counts in the verdict."""
        clienten = self._wie(soort)
        match soort.over:
            case "cliënten":
                return lees_rij(regel, partial(self._feiten.client_kolom, clienten=clienten, op=self.op), len(clienten), self.op)
            case "besluiten":
                return lees_rij(regel, lambda naam: [self._van_besluit(naam, rij) for rij in self._besluiten], len(self._besluiten), self.op)
            case "locaties":
                return lees_rij(regel, self._locatiekolom, len(self.opname.locaties), self.op)
        aanbod = self._aanbod(soort)
        paar = self._feiten.paarfeiten(clienten, aanbod) if soort.over == OVER[Onderwerp.CLIENT_PLEK] else None
        kolom = partial(self._feiten.client_kolom, clienten=clienten, op=self.op)
        return lees_paren(regel, kolom, self._aanbodkolom(soort, aanbod), (len(clienten), len(aanbod)), self.op, paar).ravel()

    def laatste_dagen(self, soort: Soort, regel: Regel) -> npt.NDArray[np.object_]:
        """Per client the last day of a term, in words."""
        assert regel.termijn is not None
        dagen = [waarde_van(regel.termijn, partial(self._feiten.van_client, client_id=client, op=self.op), self.op) for client in self._wie(soort)]
        return np.array([f"tot en met {in_woorden(dag)}" for dag in dagen], dtype=object)

    def _wie(self, soort: Soort) -> list[str]:
        """Clients in play: those with an open status; for a place only who waits or wants to move."""
        rijen = [rij for rij in self.opname.clienten if soort.domein in (None, rij.domein)]
        match soort.over:
            case "plekken voor een cliënt":
                rijen = [rij for rij in rijen if rij.status is s.Status.WACHT_PLAATSING or self._feiten.verhuist(rij)]
            case "begeleiders voor een cliënt" | "onderaannemers voor een cliënt":
                rijen = [rij for rij in rijen if rij.domein is s.Domein.BG and rij.status in OPEN]
        return sorted(rij.client_id for rij in rijen)

    def _aanbod(self, soort: Soort) -> list[str]:
        match soort.over:
            case "plekken voor een cliënt":
                return sorted(self.opname.plekgroep)
            case "begeleiders voor een cliënt":
                return sorted(rij.begeleider_id for rij in self.opname.begeleiders)
            case _:
                return sorted(rij.organisatie_id for rij in self.opname.organisaties if rij.rol is s.Rol.ONDERAANNEMER)

    def _aanbodkolom(self, soort: Soort, aanbod: Sequence[str]) -> Callable[[str], list[Waarde]]:
        match soort.over:
            case "plekken voor een cliënt":
                return lambda naam: self._feiten.plek_kolom(naam, aanbod, self.op)
            case "begeleiders voor een cliënt":
                return lambda naam: [self._derden.van_begeleider(naam, self._begeleider[wie], self.op) for wie in aanbod]
            case _:
                return lambda naam: [self._derden.van_organisatie(naam, self.opname.organisatie[wie], self.op) for wie in aanbod]

    def _locatiekolom(self, naam: str) -> list[Waarde]:
        return [self._feiten.van_locatie(naam, rij, self.op) for rij in sorted(self.opname.locaties, key=lambda rij: rij.locatie_id)]

    def _van_besluit(self, naam: str, rij: Besluitrij) -> Waarde:
        if catalogus()[naam].kant == "besluit":
            return self._derden.van_besluit(naam, rij)
        return AFWEZIG if isinstance(rij, b.Stuurgroepbesluit) else self._feiten.van_client(naam, rij.client_id, self.op)

    @cached_property
    def _besluiten(self) -> list[Besluitrij]:
        opname = self.opname
        return [
            *sorted(opname.besluiten, key=lambda rij: rij.besluit_id),
            *sorted(opname.stuurgroepbesluiten, key=lambda rij: rij.besluit_id),
            *sorted(opname.vier_ogen_uitzonderingen, key=lambda rij: rij.client_id),
        ]

    @cached_property
    def _begeleider(self) -> Mapping[str, b.Begeleider]:
        return {rij.begeleider_id: rij for rij in self.opname.begeleiders}
