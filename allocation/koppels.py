"""Ranked choices for one client while everybody else stays where they are: today, or in a given allocation (design.md 6).

Today means: who sits stays, who loses a begeleider gets a successor, and who else is new still waits. Ranked by the doelen in their order;
among equals own staff goes before an onderaannemer (B53), and then the ids decide. Prices come from the instance, and every choice that is
shown has been recounted and admitted by the independent check.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from allocation.begin import blijft_zoals_het_is
from allocation.check import Bezwaar, Telling, haalbaarheid
from allocation.deelname import wie_doen_mee
from allocation.koppelantwoord import Basis, Dekking, Doelverschil, Koppel, Koppels, Lastverandering
from allocation.koppelprijs import Koppelprijs, Paar
from allocation.maken import toewijzingen_van
from allocation.opbouw import Instantie, bouw
from allocation.plan import Opties, Toewijzing, Verdeling
from allocation.problem import EERSTE, GEEN, Keuzes, Problem
from allocation.redenen import redenen_niet_toegewezen
from allocation.telling import relatief
from domain.beleid import Beleid
from domain.fouten import Fout, InvoerFout
from domain.gebied import laad_regio, vergelijkbaar
from domain.momentopname import Momentopname

GEEN_DEEL = "Deze cliënt doet niet mee aan de verdeling: afgesloten, van beschermd wonen, of zonder gebiedsteam."
ANDER_TEAM = "deze verdeling is van een ander gebiedsteam dan dat van de cliënt"


def zoek_koppels(opname: Momentopname, beleid: Beleid, client_id: str, aantal: int = 5, verdeling: Verdeling | None = None) -> Koppels:
    """The best choices for a client, at most `aantal`.

    Raises:
        InvoerFout: a client that does not exist, or an allocation of another team.
    """
    if client_id not in opname.client:
        raise InvoerFout([Fout(kolom="--client", waarde=client_id, melding="deze cliënt staat niet in de momentopname", doe="Kijk in het blad clienten.")])
    regio = laad_regio()
    overal = wie_doen_mee(opname, beleid, regio, None)
    team = next((wie.team for wie in overal.clienten if wie.rij.client_id == client_id), None)
    basis: Basis = "vandaag" if verdeling is None else "verdeling"
    if team is None:
        reden = next((rij.reden for rij in overal.buiten_plan if rij.client_id == client_id), None)
        waarom = f"Deze cliënt staat buiten de verdeling: {reden}." if reden else GEEN_DEEL
        return Koppels(peildatum=opname.peildatum, client_id=client_id, team=None, basis=basis, heeft_al=(), mogelijk=0, koppels=(), geen_reden=waarom)
    if verdeling is not None and verdeling.opties.team not in (None, team):
        raise InvoerFout([Fout(kolom="--verdeling", waarde=verdeling.opties.team or "", melding=ANDER_TEAM, doe=f"Geef een verdeling van {team}.")])
    gevraagd = verdeling.opties if verdeling else Opties()
    return _Zoeker(bouw(opname, beleid, gevraagd.model_copy(update={"team": team}), regio), client_id, verdeling).antwoord(aantal)


def keuzes_van(problem: Problem, toewijzingen: Sequence[Toewijzing]) -> Keuzes:
    """The rows of a plan as decisions of an instance; who is not in the instance is left out."""
    eigen = {wie.naam: nummer for nummer, wie in enumerate(problem.aanbieders) if wie.eigen}
    onder = {(wie.naam, wie.team): nummer for nummer, wie in enumerate(problem.aanbieders) if not wie.eigen}
    rijen, uit = {rij.client_id: rij for rij in toewijzingen}, Keuzes.geen(len(problem.vragen))
    for nummer, vraag in enumerate(problem.vragen):
        rij = rijen.get(vraag.client_id)
        if rij is not None:
            bij = onder.get((rij.onderaannemer_id or "", vraag.team), GEEN)
            uit.eerste[nummer] = eigen.get(rij.eerste_id or "", bij)
            uit.tweede[nummer] = eigen.get(rij.tweede_id or "", GEEN)
    return uit


class _Zoeker:
    """One client of one instance."""

    def __init__(self, instantie: Instantie, client_id: str, verdeling: Verdeling | None) -> None:
        self.instantie, self.client_id = instantie, client_id
        problem = instantie.problem
        self.basis: Basis = "vandaag" if verdeling is None else "verdeling"
        keuzes = blijft_zoals_het_is(problem) if verdeling is None else keuzes_van(problem, verdeling.toewijzingen)
        self.nummer = next(nummer for nummer, vraag in enumerate(problem.vragen) if vraag.client_id == client_id)
        self.staat: Paar = (int(keuzes.eerste[self.nummer]), int(keuzes.tweede[self.nummer]))
        self.prijs = Koppelprijs(problem, keuzes, self.nummer)

    def antwoord(self, aantal: int) -> Koppels:
        instantie, vraag = self.instantie, self.prijs.vraag
        namen = instantie.problem.aanbieders
        paren = sorted((self.prijs.prijs(paar), not namen[paar[EERSTE]].eigen, self._ids(paar), paar) for paar in self.prijs.paren())
        koppels: list[Koppel] = []
        mogelijk = len(paren)
        for koppel in self._toegelaten([paar for *_, paar in paren]):
            if isinstance(koppel, Koppel):
                koppels.append(koppel)
            else:
                mogelijk -= 1
            if len(koppels) == aantal:
                break
        reden = None
        if not koppels:
            reden = redenen_niet_toegewezen(instantie, self.prijs.zonder)[self.client_id]
        return Koppels(
            peildatum=instantie.opname.peildatum,
            client_id=self.client_id,
            team=instantie.problem.teams[vraag.team],
            basis=self.basis,
            heeft_al=tuple(namen[wie].naam for wie in (vraag.nu_eerste, vraag.nu_tweede) if wie != GEEN),
            mogelijk=mogelijk,
            koppels=tuple(koppels),
            geen_reden=reden,
        )

    def _toegelaten(self, paren: Sequence[Paar]) -> Iterator[Koppel | None]:
        """Each choice in words, or None where the independent check refuses it.

        What stands in the way already, with nobody for this client, is not held against a choice unless it is about this client.
        """
        instantie = self.instantie
        telling = haalbaarheid(instantie.opname, instantie.beleid, instantie.toetsing, instantie.regio, instantie.opties)
        zonder = toewijzingen_van(instantie, self.prijs.zonder)
        geteld = telling.tel(zonder)
        stond_er = {bezwaar for bezwaar in telling.bezwaren(zonder) if bezwaar.client_id != self.client_id}
        for paar in paren:
            rijen = toewijzingen_van(instantie, self.prijs.met(paar))
            nieuw: set[Bezwaar] = set(telling.bezwaren(rijen)) - stond_er
            yield None if nieuw else self._koppel(paar, rijen, geteld, telling)

    def _koppel(self, paar: Paar, rijen: Sequence[Toewijzing], zonder: dict[str, int], telling: Telling) -> Koppel:
        rij = next(rij for rij in rijen if rij.client_id == self.client_id)
        client = self.instantie.opname.client[self.client_id]
        met = telling.tel(rijen)
        vervuld, niet = self._wensen(rij)
        week, dagen = rij.eerste_gesprek_week, None
        if week is not None:
            dagen = max(0, (week - client.aanmelddatum).days - self.instantie.beleid.eerste_gesprek_dagen)
        return Koppel(
            eerste_id=rij.eerste_id,
            tweede_id=rij.tweede_id,
            onderaannemer_id=rij.onderaannemer_id,
            in_basis=paar == self.staat,
            gesprek_nodig=bool(self.prijs.vraag.te_laat),
            eerste_gesprek_week=week,
            dagen_te_laat=dagen,
            belasting=tuple(self._last(wie, punten) for wie, punten in self.prijs.erbij(paar)),
            expertise=tuple(self._dekking(rij)),
            wensen_vervuld=tuple(vervuld),
            wensen_niet=tuple(niet),
            kent_gebied=tuple(self._naam(wie) for wie in paar if wie != GEEN and self.prijs.vraag.gebied in self.prijs.gebieden[wie]),
            doelen=tuple(Doelverschil(naam=naam, verschil=waarde - zonder[naam]) for naam, waarde in met.items()),
        )

    def _last(self, wie: int, erbij: int) -> Lastverandering:
        aanbieder, voor = self.instantie.problem.aanbieders[wie], int(self.prijs.last[wie])
        kan = aanbieder.capaciteit if aanbieder.eigen else aanbieder.grens
        deel = [relatief(punten, kan) if kan else None for punten in (voor, voor + erbij)]
        return Lastverandering(wie=aanbieder.naam, voor=voor, na=voor + erbij, kan_dragen=kan, voor_permille=deel[0], na_permille=deel[1])

    def _dekking(self, rij: Toewijzing) -> Iterator[Dekking]:
        """Needed first, then wanted; of an onderaannemer its niches and its people count (counting.md 32)."""
        client, opname = self.instantie.opname.client[self.client_id], self.instantie.opname
        heeft = {wie.begeleider_id: set(wie.expertises) for wie in opname.begeleiders}
        if rij.onderaannemer_id is not None:
            mensen = [wie for wie in opname.begeleiders if wie.organisatie_id == rij.onderaannemer_id and not wie.gebiedsteam]
            heeft = {rij.onderaannemer_id: set(opname.organisatie[rij.onderaannemer_id].niches).union(*(wie.expertises for wie in mensen))}
        wie_zijn = [wie for wie in (rij.eerste_id, rij.tweede_id, rij.onderaannemer_id) if wie is not None]
        for expertise in dict.fromkeys((*sorted(client.expertise_nodig), *sorted(client.expertise_gewenst))):
            yield Dekking(expertise=expertise, nodig=expertise in client.expertise_nodig, door=tuple(wie for wie in wie_zijn if expertise in heeft[wie]))

    def _wensen(self, rij: Toewijzing) -> tuple[list[str], list[str]]:
        """Language and gender, met or not; of an onderaannemer nothing is known and nothing counts."""
        client, vervuld, niet = self.instantie.opname.client[self.client_id], list[str](), list[str]()
        mensen = {wie.begeleider_id: wie for wie in self.instantie.opname.begeleiders}
        paar = [mensen[wie] for wie in (rij.eerste_id, rij.tweede_id) if wie is not None]
        if client.talen and paar:
            spreken = {vergelijkbaar(taal) for wie in paar for taal in wie.talen}
            (vervuld if spreken & {vergelijkbaar(taal) for taal in client.talen} else niet).append(f"taal: {' of '.join(client.talen)}")
        wens = client.voorkeur_geslacht_begeleider
        if wens is not None and paar:
            woord = {"v": "een vrouw", "m": "een man"}.get(wens.value, wens.value)
            (vervuld if paar[0].geslacht is wens else niet).append(f"eerste begeleider: {woord}")
        return vervuld, niet

    def _naam(self, wie: int) -> str:
        return "" if wie == GEEN else self.instantie.problem.aanbieders[wie].naam

    def _ids(self, paar: Paar) -> tuple[str, ...]:
        return tuple(self._naam(wie) for wie in paar)
