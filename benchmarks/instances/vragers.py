"""Who asks for a place: each person is drawn after one real plekgroep, so that almost everybody fits somewhere and nobody everywhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from benchmarks.instances.kader import Kader
from benchmarks.instances.loting import Loting
from domain import bladen as b
from domain import soorten as s

GESLACHT: Mapping[s.Geslacht, float] = {s.Geslacht.M: 0.62, s.Geslacht.V: 0.36, s.Geslacht.X: 0.02}


def vrager(kader: Kader, loting: Loting, code: str, locatie: b.Locatie, plek: b.Plekgroep, aantal_expertises: int, urgentie: int | str = 3) -> b.Client:
    """A client with status wacht_plaatsing who fits `plek`: same form, expertises and facilities that are there, an age it takes.

    `urgentie` only says how long somebody of that class has waited on average.
    """
    wacht_sinds = kader.dag(-7 * loting.wachtweken(kader.maat.gemiddelde_wachttijd_weken[urgentie], 130) - loting.tussen(0, 6))
    gemeente, gebied = kader.woonplaats(loting, buiten=kader.maat.aandeel_buiten_regio)
    expertises = kern_expertises(kader, loting, locatie, aantal_expertises)
    thuis = plek.woonvorm is s.Woonvorm.BW_THUIS
    akkoord = loting.gewogen(kader.maat.zwaardere_vorm_akkoord)
    geboortejaar, achttien_op = leeftijd(kader, loting, locatie)
    return b.Client(
        client_id=code,
        domein=s.Domein.BW,
        status=s.Status.WACHT_PLAATSING,
        geboortejaar=geboortejaar,
        achttien_op=achttien_op,
        geslacht=locatie.alleen_geslacht or loting.gewogen(GESLACHT),
        gemeente=gemeente,
        gebied=gebied,
        aanmelddatum=wacht_sinds - timedelta(days=loting.tussen(21, 120)),
        wacht_sinds=wacht_sinds,
        wachtkeuze=s.Wachtkeuze.ACTIEF,
        zorgzwaarte=loting.gewogen(kader.maat.zorgzwaarte_bw_thuis if thuis else kader.maat.zorgzwaarte_wonen),
        expertise_nodig=tuple(sorted(expertises)),
        expertise_gewenst=_gewenst(kader, loting, expertises),
        woonvorm_nodig=plek.woonvorm,
        zwaardere_vorm_akkoord={"ja": True, "nee": False}.get(akkoord) if plek.woonvorm is not s.Woonvorm.INTRAMURAAL else None,
        toezicht_nodig=None if thuis or loting.kans(0.5) else locatie.toezicht,
        voorzieningen_nodig=_voorzieningen(loting, locatie),
        woning=loting.gewogen({s.Woning.EIGEN: 0.4, s.Woning.TOEGEZEGD: 0.6}) if thuis else s.Woning.NODIG,
        kenmerken=kader.kenmerken(loting),
        vroegste_week=loting.kies(kader.maandagen[1:6]) if loting.kans(0.08) else None,
        wensen_opgehaald=loting.gewogen({s.WensenOpgehaald.JA: 0.7, s.WensenOpgehaald.MET_HULP: 0.15, s.WensenOpgehaald.NOG_NIET: 0.15}),
    )


def kern_expertises(kader: Kader, loting: Loting, locatie: b.Locatie, aantal: int) -> list[str]:
    """So many of the expertises a location has; a scarce one comes first for part of the people."""
    schaars = [expertise for expertise in locatie.expertises if expertise in kader.instellingen.schaars]
    eerste = [loting.kies(schaars)] if schaars and loting.kans(0.5) else []
    rest = [expertise for expertise in locatie.expertises if expertise not in schaars]
    return (eerste + loting.greep(rest, aantal))[:aantal]


def leeftijd(kader: Kader, loting: Loting, locatie: b.Locatie) -> tuple[int, date | None]:
    """A birth year well inside the ages of the location; who is 18 also gets the day, so that no age is in doubt."""
    jongste = 18 if (locatie.min_leeftijd or 0) <= 18 else (locatie.min_leeftijd or 0) + 1
    oudste = min(locatie.max_leeftijd or 68, 68)
    jaren = loting.tussen(jongste, max(jongste, min(oudste - 1, jongste + loting.wachtweken(16, 50))))
    jaar = kader.peildatum.year - jaren
    if jaren > 18:
        return jaar, None
    return jaar, date(kader.peildatum.year, loting.tussen(1, 10), loting.tussen(1, 28))


def _gewenst(kader: Kader, loting: Loting, nodig: Sequence[str]) -> tuple[str, ...]:
    if not loting.kans(0.35):
        return ()
    gewichten = {naam: p + 0.1 for naam, p in kader.instellingen.kans_overig.items() if naam not in nodig}
    return (loting.gewogen(gewichten),)


def _voorzieningen(loting: Loting, locatie: b.Locatie) -> tuple[str, ...]:
    aantal = loting.gewogen({0: 0.72, 1: 0.22, 2: 0.06})
    return tuple(sorted(loting.greep(locatie.voorzieningen, aantal)))


class Voorbeelden:
    """The plekgroepen people are drawn after: any wmo group, or for part of the people one of a team with a scarce expertise."""

    def __init__(self, kader: Kader, plekken: Sequence[b.Plekgroep], locatie: Mapping[str, b.Locatie]) -> None:
        schaars = set(kader.instellingen.schaars)
        self._kans = kader.maat.kans_schaarse_vraag
        self._alle = [plek for plek in plekken if plek.financieringstitel is s.Financieringstitel.WMO]
        self._schaars = [plek for plek in self._alle if schaars & set(locatie[plek.locatie_id].expertises)] or self._alle

    def kies(self, loting: Loting) -> b.Plekgroep:
        return loting.kies(self._schaars if loting.kans(self._kans) else self._alle)
