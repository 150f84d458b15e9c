"""What may be decided for one client: who may fill which role, and what each choice would mean (counting.md 29, 31–36)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import date, timedelta

from allocation.deelname import Deelnemer
from allocation.problem import EERSTE, GEEN, TWEEDE, Aanbieder, Vraag
from allocation.telling import uit_vrije_wil
from domain import bladen as b
from domain import soorten as s
from domain.beleid import Beleid
from domain.gebied import vergelijkbaar
from domain.momentopname import Momentopname


class Vragenbouwer:
    """Builds a `Vraag` per client; `eigen` are the own begeleiders in the order of their numbers."""

    def __init__(
        self, opname: Momentopname, beleid: Beleid, wissels: int, weken: Sequence[date], eigen: Sequence[b.Begeleider], aanbieders: Sequence[Aanbieder]
    ) -> None:
        self._beleid, self._wissels, self._weken = beleid, wissels, weken
        self._eigen, self._aanbieders = eigen, aanbieders
        self._uitzondering = {rij.client_id: rij for rij in opname.vier_ogen_uitzonderingen}
        self._hebben: dict[str, frozenset[int]] = {}
        for nummer, rij in enumerate(eigen):
            for expertise in rij.expertises:
                self._hebben[expertise] = self._hebben.get(expertise, frozenset()) | {nummer}
        self._talen = [{vergelijkbaar(taal) for taal in rij.talen} for rij in eigen]

    def vraag(
        self, client: Deelnemer, team: int, gebied: int, nu: tuple[int, int], mag_eigen: Set[int], mag_onder: Set[int], vrij: Set[int], euros: Mapping[int, int]
    ) -> Vraag:
        """The question of one client; `vrij` are the roles released, `euros` cents a week per onderaannemer."""
        rol = _Rollen(client, nu, vrij, self._aanbieders, self._wissels, self._uitzondering.get(client.rij.client_id), self._weken[0])
        blijft = {wie for wie in nu if wie != GEEN and not self._aanbieders[wie].weg}
        kan = sorted(wie for wie in mag_eigen | {w for w in blijft if self._aanbieders[w].eigen} if not self._aanbieders[wie].weg)
        eerste, onder = rol.eerste(kan, mag_onder)
        heel, deel = punten_van(client, self._beleid)
        eist = tuple(self._hebben.get(e, frozenset()) for e in self._nog_nodig(client, nu))
        tweede = rol.tweede(kan)
        vraag = Vraag(
            client_id=client.rij.client_id,
            team=team,
            gebied=gebied,
            punten=heel,
            tweede_punten=deel,
            intensief=client.rij.zorgzwaarte is s.Zorgzwaarte.INTENSIEF,
            nieuw=client.nieuw,
            nu_eerste=nu[EERSTE],
            nu_tweede=nu[TWEEDE],
            eerste=tuple(eerste),
            tweede=tuple(tweede),
            onder=tuple(sorted(onder)),
            eist=eist,
            met_tweede=frozenset(wie for wie in eerste if rol.moet_tweede(wie)),
            zonder_tweede=frozenset(wie for wie in eerste if not rol.mag_tweede(wie)),
            tweede_mag_missen=rol.tweede_mag_missen,
            blijft_tweede=rol.tweede_vast,
            verplicht=False,
            telt_eerste=rol.telt(EERSTE),
            telt_tweede=rol.telt(TWEEDE),
            te_laat=self._te_laat(client),
            wil_expertise=tuple(self._hebben.get(e, frozenset()) for e in sorted(set(client.rij.expertise_gewenst))),
            wil_taal=self._spreken(client.rij.talen),
            anders=self._anders(client.rij.voorkeur_geslacht_begeleider),
            nuttig=frozenset(client.rij.expertise_nodig) | frozenset(client.rij.expertise_gewenst),
            euros=tuple(euros[wie] for wie in sorted(onder)) if euros else (),
        )
        return _afgerond(vraag, rol.eerste_weg)

    def _nog_nodig(self, client: Deelnemer, nu: tuple[int, int]) -> list[str]:
        """What is needed, without what today's pair already misses; who is new or comes from an onderaannemer has no pair (counting.md 31)."""
        nodig = sorted(set(client.rij.expertise_nodig))
        if client.vandaag.eerste_id is None:
            return nodig
        heeft = {expertise for wie in nu if wie != GEEN for expertise in self._eigen[wie].expertises}
        return [expertise for expertise in nodig if expertise in heeft]

    def _te_laat(self, client: Deelnemer) -> tuple[int, ...]:
        """Days late per week, and last for none planned, which counts from week H + 1 (counting.md 34)."""
        if not client.wil_gesprek:
            return ()
        geen = self._weken[0] + timedelta(weeks=len(self._weken) + 1)
        return tuple(max(0, (dag - client.rij.aanmelddatum).days - self._beleid.eerste_gesprek_dagen) for dag in (*self._weken, geen))

    def _spreken(self, talen: Sequence[str]) -> frozenset[int] | None:
        gevraagd = {vergelijkbaar(taal) for taal in talen}
        return frozenset(nummer for nummer, kent in enumerate(self._talen) if kent & gevraagd) if gevraagd else None

    def _anders(self, voorkeur: s.Geslacht | None) -> frozenset[int]:
        return frozenset(nummer for nummer, rij in enumerate(self._eigen) if voorkeur is not None and rij.geslacht is not voorkeur)


def punten_van(client: Deelnemer, beleid: Beleid) -> tuple[int, int]:
    """Points as eerste and as tweede; an empty zorgzwaarte counts as gemiddeld (counting.md 1, 30)."""
    heel = beleid.punten[client.rij.zorgzwaarte or s.Zorgzwaarte.GEMIDDELD]
    return heel, beleid.tweede_aandeel_pct * heel // 100


class _Rollen:
    """Which roles of one client are open, and what must or may stand beside a first."""

    def __init__(
        self,
        client: Deelnemer,
        nu: tuple[int, int],
        vrij: Set[int],
        aanbieders: Sequence[Aanbieder],
        wissels: int,
        uitzondering: b.VierOgenUitzondering | None,
        op: date,
    ) -> None:
        self._nu, self._vrij, self._aanbieders = nu, vrij, aanbieders
        self._nieuw = client.nieuw
        telt = uitzondering is not None and uitzondering.akkoord_teamleider and not client.rij.risico
        self._alleen = telt
        self._goed = telt and uitzondering is not None and uitzondering.herzien_op >= op
        self._gebonden = bool(client.rij.langdurig) or client.rij.status is s.Status.PROEFPERIODE or telt
        self._open = wissels > 0 and not self._gebonden
        self.eerste_weg = nu[EERSTE] != GEEN and aanbieders[nu[EERSTE]].weg
        self._tweede_weg = nu[TWEEDE] != GEEN and aanbieders[nu[TWEEDE]].weg
        self._zit_tweede = nu[TWEEDE] != GEEN and not self._tweede_weg
        self.tweede_vast = self._zit_tweede and not self._open and TWEEDE not in vrij
        bij_onderaannemer = nu[EERSTE] != GEEN and not aanbieders[nu[EERSTE]].eigen
        self.tweede_mag_missen = not self._nieuw and not self._zit_tweede and not bij_onderaannemer

    def telt(self, rol: int) -> bool:
        """A change of this role is voluntary: its person is there and it was not released (counting.md 35)."""
        wie = self._nu[rol]
        return wie != GEEN and not self._aanbieders[wie].weg and rol not in self._vrij

    def eerste(self, kan: Sequence[int], mag_onder: Set[int]) -> tuple[Sequence[int], Set[int]]:
        """Own begeleiders and onderaannemers who may be first; an onderaannemer leaves no room for a second who stays."""
        nu = self._nu[EERSTE]
        if not (self._nieuw or self.eerste_weg or self._open or EERSTE in self._vrij):
            return ([nu], set()) if self._aanbieders[nu].eigen else ([], {nu})
        onder = set() if self.tweede_vast else set(mag_onder)
        if self.tweede_vast and self._gebonden:
            kan = [wie for wie in kan if wie != self._nu[TWEEDE]]
        return kan, onder | ({nu} if nu != GEEN and not self._aanbieders[nu].eigen else set())

    def tweede(self, kan: Sequence[int]) -> Sequence[int]:
        """Who may be second. One who stays is followed only where they take over from a first who is weg, which a bound client does not see."""
        if self.tweede_vast and (self._gebonden or not self.eerste_weg):
            return [self._nu[TWEEDE]]
        return kan

    def moet_tweede(self, eerste: int) -> bool:
        """Four eyes, unless an exception is good, or the sitting first goes on alone on one that is past (counting.md 31, 33)."""
        if self._goed:
            return False
        if self._zit_tweede:
            return True
        return not (self._alleen and eerste == self._nu[EERSTE] and self._nu[TWEEDE] == GEEN)

    def mag_tweede(self, eerste: int) -> bool:
        """To a sitting client with an exception no second is added unless released (counting.md 31)."""
        zit_alleen = not self._nieuw and self._alleen and self._nu[TWEEDE] == GEEN and self._aanbieders[self._nu[EERSTE]].eigen
        return not zit_alleen or TWEEDE in self._vrij or (not self._goed and eerste != self._nu[EERSTE])


def _afgerond(vraag: Vraag, eerste_weg: bool) -> Vraag:
    """Without own options that no pair can hold. The first role must be filled where the client has somebody and a pair, or today's
    onderaannemer, is admissible without a voluntary wissel; another onderaannemer only while it has room (counting.md 32, 33, 35)."""
    eigen = any(kan_staan(vraag, *paar) for paar in _paren(vraag))
    velden = {} if eigen else {"eerste": (), "tweede": ()}
    kwijt = {} if eigen or vraag.onder else {"telt_eerste": False, "telt_tweede": False}
    zonder_wissel = eigen and any(not uit_vrije_wil(vraag, *paar, eerste_weg) and kan_staan(vraag, *paar) for paar in _paren(vraag))
    blijft_onder = vraag.nu_eerste in vraag.onder
    return Vraag(**{**vraag.__dict__, **velden, **kwijt, "verplicht": not vraag.nieuw and (zonder_wissel or blijft_onder)})


def _paren(vraag: Vraag) -> Iterator[tuple[int, int]]:
    """Every pair of the options, first that of today, which for most clients answers at once."""
    if vraag.nu_eerste in vraag.eerste:
        yield vraag.nu_eerste, vraag.nu_tweede
    yield from ((eerste, tweede) for eerste in vraag.eerste for tweede in (GEEN, *vraag.tweede))


def kan_staan(vraag: Vraag, eerste: int, tweede: int) -> bool:
    """Whether these two (or one) may support the client, apart from limits, pins and the cap on wissels."""
    if eerste not in vraag.eerste:
        return eerste in vraag.onder and tweede == GEEN
    if tweede == GEEN:
        if eerste in vraag.met_tweede and not vraag.tweede_mag_missen:
            return False
    elif tweede == eerste or tweede not in vraag.tweede or eerste in vraag.zonder_tweede:
        return False
    if vraag.blijft_tweede and vraag.nu_tweede not in (eerste, tweede):
        return False
    blijft = eerste == vraag.nu_eerste and tweede in (vraag.nu_tweede, GEEN)
    return blijft or all({eerste, tweede} & hebben for hebben in vraag.eist)


def mag_zo(vraag: Vraag, eerste: int, tweede: int) -> bool:
    """The same, where nobody at all may be an answer too."""
    return not vraag.verplicht if eerste == GEEN else kan_staan(vraag, eerste, tweede)
