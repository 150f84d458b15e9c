"""Locations and their plekgroepen: what a team can do, for whom, with how many places, and what a place costs."""

from __future__ import annotations

from decimal import Decimal

from benchmarks.instances.kader import Kader
from benchmarks.instances.loting import Loting
from benchmarks.instances.maten import Profiel
from domain import bladen as b
from domain import soorten as s

SOORTEN = ("Huis", "Hof", "Erf", "Hoeve", "Plein")
KLEUREN = ("Blauwe", "Rode", "Witte", "Groene", "Zilveren", "Gouden", "Bonte", "Bruine", "Grijze", "Zwarte")
DIEREN = (
    "Reiger", "Egel", "Vos", "Uil", "Eekhoorn", "Otter", "Kraanvogel", "Salamander", "Libel", "Zwaan", "Bever", "Das", "Haas", "Merel",
    "Spreeuw", "IJsvogel", "Kikker", "Vlinder", "Hommel", "Distelvink", "Mol", "Wezel", "Marter", "Karper", "Snoek",
)  # fmt: skip


def maak_locaties(kader: Kader, aanbieders: dict[str, float]) -> list[b.Locatie]:
    """Locations LOC001 …; `team_punten` is still 0, it follows from who lives there."""
    loting = kader.loting("locaties")
    namen = loting.geschud([f"{soort} De {kleur} {dier} (fictief)" for soort in SOORTEN for kleur in KLEUREN for dier in DIEREN])
    profielen = loting.quota(kader.maat.locaties, {naam: profiel.gewicht for naam, profiel in kader.instellingen.profielen.items()})
    eigenaren = _eigenaren(kader, loting, aanbieders)
    return [
        _locatie(kader, loting, f"LOC{nummer:04}", eigenaar, naam, kader.instellingen.profielen[profiel])
        for nummer, (eigenaar, naam, profiel) in enumerate(zip(eigenaren, namen, profielen, strict=False), start=1)
    ]


def _eigenaren(kader: Kader, loting: Loting, aanbieders: dict[str, float]) -> list[str]:
    """Every provider has at least one location where there are enough."""
    eerste = list(aanbieders)[: kader.maat.locaties]
    return loting.geschud(eerste + loting.quota(kader.maat.locaties - len(eerste), aanbieders))


def _locatie(kader: Kader, loting: Loting, code: str, organisatie: str, naam: str, profiel: Profiel) -> b.Locatie:
    instellingen, maat = kader.instellingen, kader.maat
    gemeente, gebied = kader.woonplaats(loting)
    expertises = set(profiel.vast)
    expertises |= {expertise for expertise in profiel.vaak if loting.kans(instellingen.kans_vaak)}
    expertises |= {expertise for expertise, p in instellingen.kans_overig.items() if loting.kans(p)}
    apart = loting.kans(maat.kans_alleen_geslacht)
    return b.Locatie(
        locatie_id=code,
        organisatie_id=organisatie,
        gemeente=gemeente,
        gebied=gebied,
        naam=naam,
        expertises=tuple(sorted(expertises)),
        toezicht=loting.gewogen(profiel.toezicht),
        team_punten=0,
        min_leeftijd=profiel.leeftijd[0] or 18,
        max_leeftijd=profiel.leeftijd[1],
        alleen_geslacht=loting.gewogen({s.Geslacht.V: 0.7, s.Geslacht.M: 0.3}) if apart else None,
        alleen_geslacht_grond="veiligheid na geweld" if apart else None,
        voorzieningen=tuple(sorted(voorziening for voorziening, p in maat.voorzieningen.items() if loting.kans(p))),
        rust_weken_tussen_instroom=loting.tussen(1, 3) if loting.kans(maat.kans_rust) else 0,
        geen_plaatsing_tot=kader.dag(loting.tussen(20, 60)) if loting.kans(maat.kans_geen_plaatsing) else None,
        max_sleutelfiguren=loting.tussen(3, 4) if loting.kans(0.1) else None,
    )


def maak_plekken(kader: Kader, locaties: list[b.Locatie]) -> list[b.Plekgroep]:
    """Plekgroepen per location: wmo places, often beside wlz or wfz ones (domain.md B74), and often a BW-thuis group of the team."""
    loting = kader.loting("plekken")
    uit: list[b.Plekgroep] = []
    for locatie in locaties:
        uit += [
            _plekgroep(kader, locatie, f"P{locatie.locatie_id[3:]}{letter}", vorm, titel, aantal)
            for letter, (vorm, titel, aantal) in zip("ABCD", _groepen(kader, loting, locatie), strict=False)
        ]
    return uit


def _groepen(kader: Kader, loting: Loting, locatie: b.Locatie) -> list[tuple[s.Woonvorm, s.Financieringstitel, int]]:
    maat = kader.maat
    totaal = loting.tussen(*maat.plekken_per_locatie)
    anders = round(totaal * (1 - maat.aandeel_wmo) / maat.kans_andere_titel) if loting.kans(maat.kans_andere_titel) else 0
    wmo = totaal - anders
    gemengd = 0
    if loting.kans(maat.kans_gemengd_wonen):
        gemengd = wmo if loting.kans(0.3) else wmo // 2
    groepen = [(s.Woonvorm.INTRAMURAAL, s.Financieringstitel.WMO, wmo - gemengd), (s.Woonvorm.GEMENGD_WONEN, s.Financieringstitel.WMO, gemengd)]
    titel = s.Financieringstitel.WFZ if "forensisch" in locatie.expertises else s.Financieringstitel.WLZ
    groepen.append((s.Woonvorm.INTRAMURAAL, titel, anders))
    if loting.kans(maat.kans_bw_thuis):
        groepen.append((s.Woonvorm.BW_THUIS, s.Financieringstitel.WMO, loting.tussen(*maat.bw_thuis_plekken)))
    return [groep for groep in groepen if groep[2] > 0]


def _plekgroep(kader: Kader, locatie: b.Locatie, code: str, vorm: s.Woonvorm, titel: s.Financieringstitel, aantal: int) -> b.Plekgroep:
    kosten = kader.instellingen.kosten_per_week_euro[vorm][locatie.toezicht]
    opslag = 35 * sum(expertise in kader.instellingen.schaars for expertise in locatie.expertises)
    return b.Plekgroep(
        plekgroep_id=code,
        locatie_id=locatie.locatie_id,
        woonvorm=vorm,
        financieringstitel=titel,
        aantal=aantal,
        kosten_per_week_euro=Decimal(kosten + opslag),
    )


def met_bewonersaantal(plekken: list[b.Plekgroep], vorm: s.Woonvorm, doel: int) -> list[b.Plekgroep]:
    """The same groups with `doel` wmo places of this form in all: one place more or less per group in turn, never below two."""
    codes = [plek.plekgroep_id for plek in plekken if plek.woonvorm is vorm and plek.financieringstitel is s.Financieringstitel.WMO]
    aantallen = {plek.plekgroep_id: plek.aantal for plek in plekken}
    verschil, beurt = doel - sum(aantallen[code] for code in codes), 0
    while verschil:
        code = codes[beurt % len(codes)]
        if verschil > 0 or aantallen[code] > 2:
            aantallen[code] += 1 if verschil > 0 else -1
            verschil -= 1 if verschil > 0 else -1
        beurt += 1
    return [plek.model_copy(update={"aantal": aantallen[plek.plekgroep_id]}) for plek in plekken]
