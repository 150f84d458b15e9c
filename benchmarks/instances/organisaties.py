"""The organisations of a fictitious region: the ten moederorganisaties of the region file and made-up onderaannemers."""

from __future__ import annotations

from datetime import timedelta

from benchmarks.instances.kader import Kader
from domain import bladen as b
from domain import soorten as s

VOGELS = ("Wulp", "Kievit", "Grutto", "Tureluur", "Fuut", "Roerdomp", "Lepelaar", "Ooievaar", "Scholekster", "Zwaluw", "Putter", "Specht")
ROLLEN = {s.RolOnderaannemer.CAPACITEIT: 0.6, s.RolOnderaannemer.EXPERTISE: 0.3, s.RolOnderaannemer.AFBOUW: 0.1}
WERK = ("Zorg", "Begeleiding", "Ondersteuning", "Wonen")


def maak_organisaties(kader: Kader) -> list[b.Organisatie]:
    """Moederorganisaties ORG01 …, then onderaannemers OND01 …; the last ones are niche where the size has BG."""
    moeders = moederorganisaties(kader)
    combinanten = [rij.organisatie_id for rij in moeders if rij.rol is s.Rol.COMBINANT]
    return moeders + _onderaannemers(kader, combinanten)


def moederorganisaties(kader: Kader) -> list[b.Organisatie]:
    """The ten of the region file (domain.md B5); everything said about them in an instance is made up."""
    return [
        b.Organisatie(organisatie_id=f"ORG{nummer:02}", naam=moeder.naam, rol=moeder.rol, bekostiging=s.Bekostiging.LUMPSUM)
        for nummer, moeder in enumerate(kader.regio.organisaties, start=1)
    ]


def _onderaannemers(kader: Kader, combinanten: list[str]) -> list[b.Organisatie]:
    loting = kader.loting("onderaannemers")
    bg = kader.maat.begeleiding
    aantal = max(kader.maat.onderaannemers_bw, bg.onderaannemers if bg.clienten else 0)
    niche_vanaf = aantal - (bg.niche if bg.clienten else 0)
    namen = loting.geschud([f"{vogel} {werk} (fictief)" for vogel in VOGELS for werk in WERK])
    uit = []
    for nummer in range(aantal):
        niche = nummer >= niche_vanaf
        rol = s.RolOnderaannemer.NICHE if niche else loting.gewogen(ROLLEN)
        uit.append(
            b.Organisatie(
                organisatie_id=f"OND{nummer + 1:02}",
                naam=namen[nummer],
                rol=s.Rol.ONDERAANNEMER,
                onder_combinant_id=loting.kies(combinanten),
                niches=_niches(kader, nummer - niche_vanaf) if niche else (),
                bekostiging=loting.gewogen({s.Bekostiging.P_MAAL_Q: 0.7, s.Bekostiging.LUMPSUM: 0.3}),
                rol_onderaannemer=rol,
            )
        )
    return uit


def _niches(kader: Kader, nummer: int) -> tuple[str, ...]:
    """The niches of domain.md B55 in turn."""
    niches = ("cultuursensitief", "forensisch", "autisme", "nah", "ouderen")
    return (niches[nummer % len(niches)],)


def aanbieders_bw(kader: Kader, organisaties: list[b.Organisatie]) -> dict[str, float]:
    """Who has BW locations, with weights: some moederorganisaties (never impegno) and the first onderaannemers (domain.md B7, B8)."""
    bevoegd = {moeder.naam for moeder in kader.regio.organisaties if moeder.bw_bevoegd}
    moeders = [rij.organisatie_id for rij in organisaties if rij.rol is not s.Rol.ONDERAANNEMER and rij.naam in bevoegd]
    onder = [rij.organisatie_id for rij in organisaties if rij.rol is s.Rol.ONDERAANNEMER]
    uit = {moeder: 6.0 / nummer for nummer, moeder in enumerate(moeders[: kader.maat.organisaties_met_locaties], start=1)}
    return uit | dict.fromkeys(onder[: kader.maat.onderaannemers_bw], 0.6)


def maak_goedkeuringen(kader: Kader, organisaties: list[b.Organisatie]) -> list[b.Stuurgroepbesluit]:
    """The stuurgroep approved each onderaannemer in the past (domain.md B52)."""
    loting = kader.loting("goedkeuringen")
    return [
        b.Stuurgroepbesluit(
            besluit_id=f"SG{rij.organisatie_id}",
            soort=s.Stuurgroepsoort.ONDERAANNEMER_GOEDGEKEURD,
            organisatie_id=rij.organisatie_id,
            datum=kader.peildatum - timedelta(days=loting.tussen(200, 1200)),
        )
        for rij in organisaties
        if rij.rol is s.Rol.ONDERAANNEMER
    ]
