"""What is asked in a waarom-niet about a begeleider: who, in which roles, and the same client seen apart from everybody else.

Seen apart, an instance has one client. It is built in milliseconds, so that what would open a role is tried and not reasoned about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from allocation.deelname import Deelnemer
from allocation.opbouw import Instantie, bouw
from allocation.plan import Opties, Rol
from allocation.problem import EERSTE, GEEN, TWEEDE, Problem
from allocation.telling import vrijwillig
from allocation.vragen import kan_staan
from domain import bladen as b
from domain import soorten as s
from domain.beleid import Beleid
from domain.fouten import Fout, InvoerFout
from domain.gebied import Regio
from domain.momentopname import Momentopname
from rules.toetsing import Toetsing

Paar = tuple[int, int]
ROLNUMMER: dict[Rol, int] = {"eerste": EERSTE, "tweede": TWEEDE}
ROLNAAM: dict[int, Rol] = {EERSTE: "eerste", TWEEDE: "tweede"}
_ROL = {EERSTE: s.RolBegeleider.EERSTE, TWEEDE: s.RolBegeleider.TWEEDE}


@dataclass(frozen=True)
class Gevraagd:
    """A client and somebody: an own begeleider, or an onderaannemer. `via`: the worker of the onderaannemer who was named."""

    client: Deelnemer
    begeleider: b.Begeleider | None
    organisatie: b.Organisatie | None
    rollen: tuple[int, ...]
    via: str | None = None

    @property
    def client_id(self) -> str:
        return self.client.rij.client_id

    @property
    def naam(self) -> str:
        """The id under which the instance knows them."""
        if self.begeleider is not None:
            return self.begeleider.begeleider_id
        assert self.organisatie is not None
        return self.organisatie.organisatie_id

    def nummer(self, problem: Problem) -> int:
        """Their number in an instance, `GEEN` when they are not in it."""
        return next((n for n, wie in enumerate(problem.aanbieders) if wie.naam == self.naam and wie.eigen is (self.begeleider is not None)), GEEN)

    def staat(self, paar: Paar, nummer: int) -> bool:
        """Whether they are in this choice, in a role that was asked."""
        return nummer != GEEN and any(paar[rol] == nummer for rol in self.rollen)


def gevraagd(opname: Momentopname, client: Deelnemer, wie: str, rol: Rol | None) -> Gevraagd:
    """Who is meant by an id: a begeleider, the onderaannemer somebody works for, or an organisation.

    Raises:
        InvoerFout: nobody has this id; with the one that looks most like it.
    """
    mensen = {rij.begeleider_id: rij for rij in opname.begeleiders}
    rollen = (EERSTE, TWEEDE) if rol is None else (ROLNUMMER[rol],)
    if wie in mensen and mensen[wie].gebiedsteam:
        return Gevraagd(client, mensen[wie], None, rollen)
    if wie in mensen:
        organisatie = opname.organisatie[mensen[wie].organisatie_id or mensen[wie].werkgever]
        return Gevraagd(client, None, organisatie, rollen, via=wie)
    if wie in opname.organisatie:
        return Gevraagd(client, None, opname.organisatie[wie], rollen)
    lijkt = get_close_matches(wie, sorted({*mensen, *opname.organisatie}), n=1, cutoff=0.5)
    doe = f"Bedoel je {lijkt[0]}?" if lijkt else "Kijk in de bladen begeleiders en organisaties."
    raise InvoerFout([Fout(kolom="--begeleider", waarde=wie, melding="deze begeleider of onderaannemer staat niet in de momentopname", doe=doe)])


@dataclass(frozen=True)
class Anders:
    """The same client under other circumstances: more wissels, roles released, no expertise asked, no exception, no pins of its own."""

    wissels: int = 0
    vrij: tuple[int, ...] = ()
    zonder_expertise: bool = False
    zonder_uitzondering: bool = False
    zonder_pins: bool = False


class Apart:
    """The client seen apart: which choices with the person the rules leave, as it is and as it would be otherwise."""

    def __init__(self, opname: Momentopname, beleid: Beleid, regio: Regio, toetsing: Toetsing, opties: Opties, vraag: Gevraagd) -> None:
        self._opname, self._beleid, self._regio, self._toetsing, self._opties = opname, beleid, regio, toetsing, opties
        self.vraag = vraag
        self._gezien: dict[Anders, Instantie] = {}

    def instantie(self, anders: Anders) -> Instantie:
        """The instance of this client alone."""
        if anders not in self._gezien:
            opname = self._opname_van(anders)
            toetsing = Toetsing(opname, self._beleid, self._regio, self._toetsing.boek)
            opties = self._opties.model_copy(update={"wissels": anders.wissels, "basis": "clients"})
            self._gezien[anders] = bouw(opname, self._beleid, opties, self._regio, toetsing)
        return self._gezien[anders]

    def paren(self, anders: Anders, rol: int) -> list[Paar]:
        """Choices with the person in this role that rules, expertise and the client's own pins leave."""
        problem = self.instantie(anders).problem
        nummer = self.vraag.nummer(problem)
        if nummer == GEEN or not problem.vragen:
            return []
        vraag = problem.vragen[0]
        if rol == TWEEDE:
            paren: Sequence[Paar] = [(eerste, nummer) for eerste in vraag.eerste]
        else:
            paren = [(nummer, tweede) for tweede in (GEEN, *vraag.tweede)]
        pins = () if anders.zonder_pins else problem.pins
        return [paar for paar in paren if kan_staan(vraag, *paar) and all(bool(set(enumerate(paar)) & set(pin.keuzes)) is pin.moet for pin in pins)]

    def namen(self, anders: Anders, paar: Paar) -> tuple[str | None, str | None]:
        """The ids of a choice."""
        aanbieders = self.instantie(anders).problem.aanbieders
        eerste, tweede = (None if wie == GEEN else aanbieders[wie].naam for wie in paar)
        return eerste, tweede

    def vrijwillig(self, anders: Anders, paar: Paar) -> int:
        """How many voluntary wissels a choice takes."""
        problem = self.instantie(anders).problem
        return vrijwillig(problem, problem.vragen[0], *paar)

    def vrijgaven(self, anders: Anders) -> tuple[b.Vastlegging, ...]:
        """The rows that release these roles."""
        reden = "als de teamleider de rol vrijgeeft"
        return tuple(
            b.Vastlegging(client_id=self.vraag.client_id, soort=s.Vastleggingsoort.VRIJGEGEVEN, rol=_ROL[rol], door="teamleider", reden=reden)
            for rol in anders.vrij
        )

    def _opname_van(self, anders: Anders) -> Momentopname:
        wie, velden = self.vraag.client_id, {}
        for naam in Momentopname.model_fields:
            rijen = getattr(self._opname, naam)
            if isinstance(rijen, tuple) and naam != "kop_extra":
                rijen = tuple(rij for rij in rijen if getattr(rij, "client_id", wie) == wie)
            velden[naam] = rijen
        if anders.zonder_expertise:
            velden["clienten"] = tuple(rij.model_copy(update={"expertise_nodig": ()}) for rij in velden["clienten"])
        if anders.zonder_uitzondering:
            velden["vier_ogen_uitzonderingen"] = ()
        velden["vastleggingen"] = (*velden["vastleggingen"], *self.vrijgaven(anders))
        return Momentopname(**velden)
