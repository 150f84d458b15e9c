"""Why a begeleider or onderaannemer does not support a client: a rule, what makes it impossible, or what it would cost (design.md 6).

The question is first put with the client apart from everybody else, which answers at once when a rule or a closed role forbids it. Then comes
what others fill: the best choice with all others as in the base, and only where there is none a search for what stands in the way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from allocation.begin import blijft_zoals_het_is
from allocation.botsing import conflict_van
from allocation.deelname import Deelnemer, Vandaag, wie_doen_mee
from allocation.koppels import ANDER_TEAM, GEEN_DEEL, keuzes_van
from allocation.opbouw import Instantie, bouw
from allocation.plan import Opties, Rol, Verdeling
from allocation.problem import Keuzes
from allocation.vastleggingen import Vastleggingsconflict
from allocation.waaromantwoord import WaaromBegeleider
from allocation.waarombotsing import met_redenen
from allocation.waaromgrenzen import Grenzen, kan_anders
from allocation.waaromoorzaken import in_woorden
from allocation.waaromopening import openingen
from allocation.waaromplan import dichtbij
from allocation.waaromprijs import Gevonden, Prijzer
from allocation.waaromregels import Regels
from allocation.waaromvraag import Anders, Apart, Gevraagd, gevraagd
from domain.beleid import Beleid
from domain.fouten import Fout, InvoerFout
from domain.gebied import Regio, laad_regio
from domain.momentopname import Momentopname
from domain.soorten import Domein
from domain.uitwisseling import momentopname_hash
from rules.toetsing import Toetsing
from solving.limits import Limits

BW = "deze cliënt vraagt beschermd wonen en doet niet mee aan de verdeling"
KEUZES = 60
"""So many of the best choices are tried for the one that may stand beside all others as they are."""
TE_LANG = "Binnen de rekentijd is niet gevonden of dit kan."


def waarom_niet_begeleider(
    opname: Momentopname, beleid: Beleid, client_id: str, wie: str, rol: Rol | None = None, wissels: int | None = None, verdeling: Verdeling | None = None
) -> WaaromBegeleider:
    """The answer for one client and one begeleider or onderaannemer, in one role or either.

    `wissels`: the cap on voluntary ones; None is that of the allocation given, else 0.

    Raises:
        InvoerFout: an unknown id, a client of BW, or an allocation that does not fit the question or the data.
        Vastleggingsconflict: pins that cannot hold together, whatever is asked.
    """
    if client_id not in opname.client:
        raise InvoerFout([Fout(kolom="--client", waarde=client_id, melding="deze cliënt staat niet in de momentopname", doe="Kijk in het blad clienten.")])
    regio = laad_regio()
    deelname = wie_doen_mee(opname, beleid, regio, None)
    client = next((ander for ander in deelname.clienten if ander.rij.client_id == client_id), None)
    if client is None and opname.client[client_id].domein is Domein.BW:
        raise InvoerFout([Fout(kolom="--begeleider", waarde=client_id, melding=BW, doe="Vraag met --locatie waarom iemand ergens niet woont.")])
    leeg = WaaromBegeleider(
        peildatum=opname.peildatum,
        momentopname=momentopname_hash(opname),
        client_id=client_id,
        wie=wie,
        rol=rol,
        team=client.team if client else None,
        basis="vandaag" if verdeling is None else "verdeling",
        wissels=wissels or 0,
        uitkomst="regel",
    )
    if client is None:
        gevraagd(opname, Deelnemer(opname.client[client_id], "", "", Vandaag(), uit_bw=False), wie, rol)  # an unknown id is a fault all the same
        reden = next((rij.reden for rij in deelname.buiten_plan if rij.client_id == client_id), None)
        return leeg.model_copy(update={"redenen": (f"Deze cliënt staat buiten de verdeling: {reden}." if reden else GEEN_DEEL,)})
    return _Antwoorder(opname, beleid, regio, gevraagd(opname, client, wie, rol), _opties(client.team, wissels, verdeling), verdeling).antwoord(leeg)


def _opties(team: str, wissels: int | None, verdeling: Verdeling | None) -> Opties:
    """Those of the allocation, for this team, with the cap that was asked."""
    if verdeling is None:
        return Opties(team=team, wissels=wissels or 0)
    if verdeling.opties.team not in (None, team):
        raise InvoerFout([Fout(kolom="--verdeling", waarde=verdeling.opties.team or "", melding=ANDER_TEAM, doe=f"Geef een verdeling van {team}.")])
    if wissels is not None and wissels != verdeling.opties.wissels:
        melding = f"de verdeling is gemaakt met hoogstens {verdeling.opties.wissels} wissels"
        raise InvoerFout([Fout(kolom="--wissels", waarde=str(wissels), melding=melding, doe="Laat --wissels weg, of geef een andere verdeling.")])
    return verdeling.opties.model_copy(update={"team": team})


class _Antwoorder:
    """One question on one momentopname."""

    def __init__(self, opname: Momentopname, beleid: Beleid, regio: Regio, vraag: Gevraagd, opties: Opties, verdeling: Verdeling | None) -> None:
        self.vraag, self.opties, self.verdeling = vraag, opties, verdeling
        self.toetsing = Toetsing(opname, beleid, regio)
        self.opname, self.beleid, self.regio = opname, beleid, regio

    def antwoord(self, leeg: WaaromBegeleider) -> WaaromBegeleider:
        vandaag = self.vraag.client.vandaag
        nu = tuple(wie for wie in (vandaag.onderaannemer_id, vandaag.eerste_id, vandaag.tweede_id) if wie)
        leeg = leeg.model_copy(update={"wissels": self.opties.wissels, "heeft_nu": nu})
        apart = Apart(self.opname, self.beleid, self.regio, self.toetsing, self.opties, self.vraag)
        regels = Regels(apart, self.toetsing, self.opties.wissels)
        redenen = regels.redenen()
        if not redenen:
            return self._mogelijk_of_niet(leeg, self._instantie(self.opties))
        return leeg.model_copy(update={"redenen": redenen, "opent": () if regels.altijd else self._opent(apart, regels.nu)})

    def _opent(self, apart: Apart, nu: Anders) -> tuple[str, ...]:
        """Nothing where pins already exclude each other."""
        gepind = any(rij.begeleider_id is not None and rij.client_id != self.vraag.client_id for rij in self.opname.vastleggingen)
        opties = self.opties if gepind else self.opties.model_copy(update={"wissels": 0})  # loads are the same, and it is built sooner
        instantie = self._instantie(opties)
        try:
            return tuple(openingen(apart, nu, instantie.problem, stand_van_nu(instantie, behalve=self.vraag.client_id)))
        except Vastleggingsconflict:
            return ()

    def _instantie(self, opties: Opties) -> Instantie:
        return bouw(self.opname, self.beleid, opties, self.regio, self.toetsing)

    def _mogelijk_of_niet(self, leeg: WaaromBegeleider, instantie: Instantie) -> WaaromBegeleider:
        problem = instantie.problem
        client = next(nummer for nummer, vraag in enumerate(problem.vragen) if vraag.client_id == self.vraag.client_id)
        wie = self.vraag.nummer(problem)
        keuzes = tuple((rol, wie) for rol in self.vraag.rollen)
        vandaag = stand_van_nu(instantie)
        basis = vandaag if self.verdeling is None else keuzes_van(problem, self.verdeling.toewijzingen)
        prijzer = Prijzer(instantie, basis, client, keuzes, self._grenzen())
        if self.verdeling is not None and not prijzer.houdt(basis):
            melding = "deze verdeling klopt niet met de gegevens, het beleid of de regels van nu"
            raise InvoerFout([Fout(kolom="--verdeling", melding=melding, doe="Maak de verdeling opnieuw met 'passend verdeel'.")])
        if self.vraag.staat((int(basis.eerste[client]), int(basis.tweede[client])), wie):
            return leeg.model_copy(update={"uitkomst": "al_zo", "plan": prijzer.als_plan(Gevonden(basis, prijzer.waarden), None, beste_zo=True)})
        paren = prijzer.gerangschikt()
        paar = prijzer.alleen([paar for paar in paren if prijzer.gevraagd(paar)])
        gevonden = None
        if paar is not None:
            alleen = prijzer.vandaag_plan(paar)
            gevonden = alleen if self.verdeling is None else prijzer.verbeterd(alleen.keuzes)
        else:
            grenzen = Grenzen(problem, vandaag, client, keuzes)
            tegen = grenzen.tegenhouders()
            if tegen is None:
                return leeg.model_copy(update={"uitkomst": "onbekend", "redenen": (TE_LANG,)})
            if tegen.rijen:
                oorzaken, opent = in_woorden(self.vraag, instantie, grenzen, tegen)
                return leeg.model_copy(
                    update={"uitkomst": "onmogelijk", "oorzaken": oorzaken, "bewezen_kleinst": tegen.bewezen, "opent": opent},
                )
            gevonden = prijzer.verbeterd(tegen.keuzes) if self.verdeling is None else prijzer.verbeterd(None) or prijzer.uit_nood(tegen.keuzes)
        if gevonden is None:
            raise RuntimeError("a plan that holds was lost while its price was sought")
        alleen_zo = paar is not None and self.verdeling is None
        beste = prijzer.alleen(paren[:KEUZES]) if problem.vragen[client].nieuw else None  # who sits has a choice that was made before
        anders = beste if beste is not None and beste != (int(gevonden.keuzes.eerste[client]), int(gevonden.keuzes.tweede[client])) else None
        return leeg.model_copy(update={"uitkomst": "prijs", "plan": prijzer.als_plan(gevonden, anders, alleen_zo, paar)})

    def _grenzen(self) -> Mapping[str, int] | None:
        """The proven bounds of the base; those of a run for the region or with another beleid are about something else."""
        if self.verdeling is None:
            return None
        if self.verdeling.opties != self.opties or self.verdeling.beleid != self.beleid.sha256() or self.verdeling.regels != self.toetsing.boek.sha256:
            return {}
        uit = {}
        for doel in self.verdeling.doelen:
            uit[doel.naam] = doel.grens
            if doel.waarde > doel.beste:
                break
        return uit


def stand_van_nu(instantie: Instantie, behalve: str = "") -> Keuzes:
    """Who sits stays, who is weg gets a successor, who is new waits; and what pins ask, with as few others changed as can be. The pins of
    `behalve` are left out.

    Raises:
        Vastleggingsconflict: the pins cannot hold together.
    """
    pins = tuple(pin for pin in instantie.problem.pins if instantie.problem.vragen[pin.vraag].client_id != behalve)
    problem = replace(instantie.problem, pins=pins)
    keuzes = blijft_zoals_het_is(problem)
    gekozen = [set(enumerate((int(keuzes.eerste[n]), int(keuzes.tweede[n])))) for n in range(len(problem.vragen))]
    if all(bool(gekozen[pin.vraag] & set(pin.keuzes)) is pin.moet for pin in problem.pins):
        return keuzes
    gepind = sorted({pin.vraag for pin in problem.pins})
    anders = [n for n, vraag in enumerate(problem.vragen) if not vraag.nieuw and kan_anders(problem, n)]
    for vrij in (gepind, sorted({*gepind, *anders})):
        uit = dichtbij(problem, keuzes, vrij, None, anders_eerst=True)
        if uit is not None:
            return uit.keuzes
    raise met_redenen(instantie, conflict_van(problem, Limits()))
