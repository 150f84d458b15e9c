"""The limits and pins that stand in the way, in sentences for the teamleider, and what would be enough (counting.md 30, 32, 35)."""

from __future__ import annotations

from allocation.grenswoorden import getal, hoeveel_wissels, intensieve_clienten, niemand_nieuw
from allocation.model_grenzen import Grens
from allocation.opbouw import Instantie
from allocation.problem import EERSTE, GEEN, TWEEDE, Pin
from allocation.telling import lasten
from allocation.waaromantwoord import Grensoorzaak
from allocation.waaromgrenzen import Grenzen, Tegenhouders
from allocation.waaromvraag import ROLNAAM, Gevraagd


def in_woorden(vraag: Gevraagd, instantie: Instantie, grenzen: Grenzen, tegen: Tegenhouders) -> tuple[tuple[Grensoorzaak, ...], tuple[str, ...]]:
    """Every row as a cause, and what opens it."""
    verteller = _Verteller(vraag, instantie, grenzen, tegen)
    oorzaken = tuple(verteller.oorzaak(rij) for rij in tegen.rijen)
    opent: tuple[str, ...] = ()
    if tegen.rijen == (Grens("wissels"),):
        nodig = grenzen.wissels_nodig()
        opent = (f"Kan wel met --wissels {nodig}.",) if nodig is not None else ()
    return oorzaken, opent


class _Verteller:
    """Loads are those of today with who is new and not pinned left out: people who are not there yet fill nothing."""

    def __init__(self, vraag: Gevraagd, instantie: Instantie, grenzen: Grenzen, tegen: Tegenhouders) -> None:
        self.vraag, self.problem, self.grenzen, self.tegen = vraag, instantie.problem, grenzen, tegen
        zonder = grenzen.nu.kopie()
        zonder.eerste[grenzen.client] = zonder.tweede[grenzen.client] = GEEN
        self.zonder = zonder
        self.last = lasten(self.problem, zonder)
        self.client = self.problem.vragen[grenzen.client]

    def oorzaak(self, rij: Grens | Pin) -> Grensoorzaak:
        if isinstance(rij, Pin):
            return self._pin(rij)
        if rij.soort == "wissels":
            return Grensoorzaak(soort="wissels", tekst=hoeveel_wissels(self.problem.wissels))
        wie = self.problem.aanbieders[rij.aanbieder]
        tekst = niemand_nieuw(wie.naam) if rij.soort == "nieuw" else {"punten": self._punten, "intensief": self._intensief}[rij.soort](rij.aanbieder)
        return Grensoorzaak.model_validate({"soort": rij.soort, "wie": wie.naam, "tekst": tekst})

    def _punten(self, nummer: int) -> str:
        wie = self.problem.aanbieders[nummer]
        nu, straks = self._vandaag(nummer), int(self.last[nummer])
        rol = next((rol for rol in (EERSTE, TWEEDE) if (self.tegen.keuzes.eerste, self.tegen.keuzes.tweede)[rol][self.grenzen.client] == nummer), None)
        erbij = 0 if rol is None else (self.client.punten, self.client.tweede_punten)[rol]
        als = "" if rol is None or not wie.eigen else f" als {ROLNAAM[rol]} begeleider"
        vraagt = "" if rol is None else f" Deze cliënt vraagt er{als} {getal(erbij)} bij."
        waar = "" if wie.eigen else f" in {self.problem.teams[self.client.team]}"
        if nu + erbij <= wie.grens < straks + erbij:
            over = f"neemt over van wie weg is, of krijgt wie vastligt, en komt dan{waar} op {getal(straks)} punten; de grens is {getal(wie.grens)}."
            return f"{wie.naam} {over}{vraagt}"
        zit = "zit aan de grens van de punten" if nu >= wie.grens else "heeft te weinig ruimte"
        meer = f", al meer dan de {getal(wie.capaciteit)} die bij de uren passen" if wie.eigen and wie.grens > wie.capaciteit else ""
        return f"{wie.naam} {zit}{waar}: {getal(nu)} van {getal(wie.grens)}{meer}.{vraagt}"

    def _vandaag(self, nummer: int) -> int:
        """Points of the caseload of today, without this client."""
        anderen = [van for van in self.problem.vragen if van is not self.client]
        return sum(van.punten * (van.nu_eerste == nummer) + van.tweede_punten * (van.nu_tweede == nummer) for van in anderen)

    def _intensief(self, nummer: int) -> str:
        wie = self.problem.aanbieders[nummer]
        aantal = sum(van.intensief for van, eerste in zip(self.problem.vragen, self.zonder.eerste.tolist(), strict=True) if eerste == nummer)
        heeft = f"{wie.naam} heeft als eerste begeleider {intensieve_clienten(aantal)}; het mogen er {wie.max_intensief} zijn."
        return f"{heeft} Deze cliënt vraagt intensieve begeleiding."

    def _pin(self, pin: Pin) -> Grensoorzaak:
        van = self.problem.vragen[pin.vraag]
        namen = sorted({self.problem.aanbieders[wie].naam for _, wie in pin.keuzes})
        rollen = {rol for rol, _ in pin.keuzes}
        als = f" als {ROLNAAM[rollen.pop()]} begeleider" if len(rollen) == 1 else ""
        zelf = pin.vraag == self.grenzen.client
        wie = "deze cliënt" if zelf else f"cliënt {van.client_id}"
        soort = "is vastgelegd of voorgelegd" if pin.moet else "is vastgelegd"
        niet = "" if pin.moet else "niet "
        tekst = f"Er {soort} dat {wie} {niet}bij {' of '.join(namen) or 'een ander team'} hoort{als}."
        return Grensoorzaak(soort="vastlegging", wie=namen[0] if len(namen) == 1 else None, tekst=tekst, clienten=() if zelf else (van.client_id,))
