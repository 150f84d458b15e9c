"""One gebiedsteam or all eleven as a momentopname for allocation alone: no locations, no BW clients (`verdeelmaten` in `maten.yaml`).

Every size has new clients, absences and a departure in fixed numbers, and `punten_per_uur` such that the load is the stated share of
the capacity: that number belongs in the `beleid.yaml` beside the sheets, and the sheet `kop` says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from benchmarks.instances.begeleiders import EXPERTISES, maak_begeleiders, maak_onderaannemer_capaciteit, teams_van_onderaannemers
from benchmarks.instances.begeleiding import bg_client
from benchmarks.instances.besluiten import dat
from benchmarks.instances.caseload import NIEUW, Begeleiding, Vandaag
from benchmarks.instances.kader import Kader
from benchmarks.instances.loting import Loting
from benchmarks.instances.organisaties import maak_goedkeuringen, maak_organisaties
from benchmarks.instances.teamlast import inzetbare_uren, is_weg, passende_punten_per_uur
from domain import bladen as b
from domain import soorten as s
from domain.beleid import Beleid, lees_beleid
from domain.momentopname import Momentopname

NIEUWE, ONDER, EIGEN = "nieuw", "bij een onderaannemer", "bij het team"


def maak_gebiedsteams(kader: Kader) -> tuple[Momentopname, int]:
    """The momentopname, and the `punten_per_uur` that goes with it."""
    beleid = lees_beleid()
    organisaties = maak_organisaties(kader)
    bg = Begeleiding()
    bg.begeleiders = _met_max_intensief(kader, _met_afwezigen(kader, maak_begeleiders(kader, organisaties)))
    _maak_clienten(kader, bg, organisaties, beleid)
    punten_per_uur, permille = passende_punten_per_uur(kader, bg, beleid)
    opname = Momentopname(
        peildatum=kader.peildatum,
        bron=f"verzonnen gebiedsteams, maat {kader.maat.naam}, zaad {kader.zaad}",
        kop_extra=(
            ("punten_per_uur", str(punten_per_uur)),
            ("teamlast", f"{permille} promille van de capaciteit: daarop is punten_per_uur in beleid.yaml afgestemd"),
        ),
        organisaties=tuple(organisaties),
        clienten=tuple(bg.clienten),
        besluiten=tuple(sorted(bg.besluiten, key=lambda rij: rij.besluit_id)),
        stuurgroepbesluiten=tuple(maak_goedkeuringen(kader, organisaties)),
        begeleiders=tuple(bg.begeleiders),
        onderaannemer_capaciteit=tuple(bg.capaciteit),
        caseload=tuple(bg.caseload),
        vier_ogen_uitzonderingen=tuple(bg.uitzonderingen),
    )
    return opname, punten_per_uur


def _met_afwezigen(kader: Kader, begeleiders: Sequence[b.Begeleider]) -> list[b.Begeleider]:
    """Per team so many long and short absences and departures as the settings say, and no others.

    Those whose expertises several others have are drawn first: a team that loses its only specialist has clients without a successor.
    """
    loting, waarden = kader.loting("afwezigen"), kader.instellingen.verdeling
    uit = {rij.begeleider_id: rij.model_copy(update={"afwezig_van": None, "afwezig_tot": None, "uit_dienst_op": None}) for rij in begeleiders}
    for team in kader.maat.begeleiding.teams:
        eigen = [rij for rij in begeleiders if rij.gebiedsteam == team]
        gekozen = iter(sorted((rij.begeleider_id for rij in loting.geschud(eigen)), key=_onmisbaar(eigen).__getitem__))
        for _ in range(waarden.lang_afwezig):
            lang = {"afwezig_van": kader.dag(-loting.tussen(0, 30)), "afwezig_tot": kader.dag(loting.tussen(60, 150)) if loting.kans(0.7) else None}
            _wijzig(uit, next(gekozen), lang)
        for _ in range(waarden.kort_afwezig):
            begin = loting.tussen(5, 40)
            _wijzig(uit, next(gekozen), {"afwezig_van": kader.dag(begin), "afwezig_tot": kader.dag(begin + loting.tussen(14, 35))})
        for _ in range(waarden.vertrek):
            _wijzig(uit, next(gekozen), {"uit_dienst_op": kader.dag(loting.tussen(10, 80))})
    return list(uit.values())


def _onmisbaar(team: Sequence[b.Begeleider]) -> dict[str, int]:
    """How many colleagues too few (of three) have the scarcest expertise of each."""
    hebben = Counter(expertise for rij in team for expertise in rij.expertises)
    return {rij.begeleider_id: max(0, 4 - min((hebben[expertise] for expertise in rij.expertises), default=4)) for rij in team}


def _met_max_intensief(kader: Kader, begeleiders: Sequence[b.Begeleider]) -> list[b.Begeleider]:
    loting, aandeel = kader.loting("max intensief"), kader.instellingen.verdeling.max_intensief
    return [rij.model_copy(update={"max_intensief": loting.tussen(2, 4)}) if rij.gebiedsteam and loting.kans(aandeel) else rij for rij in begeleiders]


def _wijzig(rijen: dict[str, b.Begeleider], code: str, velden: Mapping[str, object]) -> None:
    rijen[code] = rijen[code].model_copy(update=dict(velden))


def _maak_clienten(kader: Kader, bg: Begeleiding, organisaties: Sequence[b.Organisatie], beleid: Beleid) -> None:
    """Clients per team after the hours its people can work; new ones have nobody yet, the others a plausible but uneven caseload."""
    loting, waarden = kader.loting("bg clienten"), kader.instellingen.verdeling
    teams = teams_van_onderaannemers(kader, organisaties)
    vandaag = Vandaag(kader, beleid, bg, organisaties, teams, _scheef(kader, bg.begeleiders), _draagt_over(kader, bg.begeleiders), waarden.expertise_weegt)
    zittend = 1 - waarden.nieuw
    onder = zittend * kader.maat.begeleiding.aandeel_onderaannemers
    aantal = kader.maat.begeleiding.clienten
    soorten = loting.quota(aantal, {NIEUWE: waarden.nieuw, ONDER: onder, EIGEN: zittend - onder})
    for nummer, (team, soort) in enumerate(zip(loting.quota(aantal, _uren_per_team(kader, bg.begeleiders)), soorten, strict=True), start=1):
        client = _client(kader, loting, f"K{nummer:05}", team, soort)
        client = vandaag.bij_onderaannemer(loting, client, team) if soort is ONDER else vandaag.bij_team(loting, client, team)
        bg.clienten.append(client)
        bg.besluiten.append(dat(loting, client, s.Domein.BG))
    bg.capaciteit = maak_onderaannemer_capaciteit(kader, teams, vandaag.last_onderaannemer)
    bg.caseload = [rij for rij in bg.caseload if rij.rol is s.RolBegeleider.EERSTE or not loting.kans(waarden.tweede_ontbreekt)]


def _scheef(kader: Kader, begeleiders: Sequence[b.Begeleider]) -> dict[str, float]:
    """How much more, or less, everybody carries today than is even (domain.md B25)."""
    loting, ver = kader.loting("scheef"), kader.instellingen.verdeling.scheef
    return {rij.begeleider_id: loting.breuk(-ver, ver) for rij in begeleiders if rij.gebiedsteam}


def _draagt_over(kader: Kader, begeleiders: Sequence[b.Begeleider]) -> dict[str, float]:
    """Who leaves or is long absent has handed over most second roles: those are the easiest to hand over."""
    weg = [rij.begeleider_id for rij in begeleiders if rij.gebiedsteam and is_weg(rij, kader.maandagen)]
    return dict.fromkeys(weg, kader.instellingen.verdeling.draagt_over)


def _uren_per_team(kader: Kader, begeleiders: Sequence[b.Begeleider]) -> dict[str, float]:
    weken = kader.maandagen
    eigen = [rij for rij in begeleiders if rij.gebiedsteam and not is_weg(rij, weken)]
    return {team: float(sum(inzetbare_uren(rij, weken) for rij in eigen if rij.gebiedsteam == team)) for team in kader.maat.begeleiding.teams}


def _client(kader: Kader, loting: Loting, code: str, team: str, soort: str) -> b.Client:
    waarden = kader.instellingen.verdeling
    if soort is ONDER:
        return bg_client(kader, loting, code, team, True, s.Status.IN_ZORG)
    client = bg_client(kader, loting, code, team, False, loting.gewogen(waarden.status_nieuw if soort is NIEUWE else waarden.status_zittend))
    anders: dict[str, Any] = {}
    if client.status not in NIEUW and loting.kans(waarden.zorgzwaarte_onbekend):
        anders["zorgzwaarte"] = None
    if client.status is s.Status.WACHT_INTAKE and loting.kans(waarden.eerste_gesprek_gehad):
        anders["eerste_gesprek_op"] = min(client.aanmelddatum + timedelta(days=loting.tussen(3, 12)), kader.peildatum)
    if client.status is s.Status.AFGESLOTEN:
        anders |= {"afgesloten_op": kader.dag(-loting.tussen(20, 80)), "hervatting_gevraagd_op": kader.dag(-loting.tussen(0, 9)), "langdurig": False}
    if loting.kans(waarden.expertise_gewenst):
        gewenst = loting.gewogen(EXPERTISES)
        anders["expertise_gewenst"] = () if gewenst in client.expertise_nodig else (gewenst,)
    return client.model_copy(update=anders)
