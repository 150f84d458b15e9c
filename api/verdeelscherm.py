"""An allocation on a terminal: for a teamleider everything of the team, for the region a row per team."""

from __future__ import annotations

from api import verdeeltabellen as tabellen
from api import verdeelzinnen as zin
from api.scherm import Scherm
from api.verdeelbeeld import Kern, Teambeeld, Verdeelbeeld
from api.verdeelregio import PER_TEAM, uitleg_bij_streepje
from api.verdeeltabellen import Tabel
from api.verdeelwissels import wissels_samen
from api.woorden import dag

RIJEN_HOOGSTENS = 40
"""So many rows are shown on a terminal; the files hold all."""
NAMEN_HOOGSTENS = 12


def toon_verdeling(beeld: Verdeelbeeld, scherm: Scherm) -> None:
    """Who has nobody first, then the counts, the load, who changes, who is seen when, and how good it is."""
    waar = f"van {beeld.verdeling.opties.team}" if beeld.een_team else "van de regio"
    scherm.kop(f"Verdeling {waar}, peildatum {dag(beeld.verdeling.peildatum)}")
    scherm.regel(zin.VOORSTEL if beeld.een_team else "Dit is een voorstel, geen besluit. De teamleiders beslissen, elk voor het eigen team.")
    scherm.regel(zin.gevraagd(beeld.verdeling))
    if beeld.verdeling.afgebroken:
        scherm.regel("Het zoeken is eerder gestopt. Dit is de beste verdeling tot dan; ze is wel nagerekend.")
    if beeld.een_team:
        _team(beeld, beeld.teams[0], scherm)
    else:
        _regio(beeld, scherm)
    if beeld.kern.clienten or beeld.kern.zonder:
        _tabel(scherm, tabellen.doelen(beeld))


def _team(beeld: Verdeelbeeld, team: Teambeeld, scherm: Scherm) -> None:
    kern = team.kern
    _tabel(scherm, tabellen.zonder(kern))
    if not (kern.clienten or kern.zonder):
        _regel(scherm, tabellen.GEEN_CLIENTEN)
        _buiten(kern, scherm)
        return
    _in_het_kort(kern, scherm)
    scherm.kop("Hoe eerlijk is het verdeeld?")
    for regel in (*zin.spreidingzinnen(team.spreiding, team.spreiding_nu, met_namen=True), zin.meer_wissels_zin(beeld.verdeling)):
        _regel(scherm, regel)
    scherm.kop("Wie een andere begeleider krijgt")
    _regel(scherm, wissels_samen(kern.wissels))
    zinnen = [tekst for _, tekst in tabellen.wissels(team).rijen]
    for tekst in zinnen[:RIJEN_HOOGSTENS]:
        _regel(scherm, f"- {tekst}")
    if len(zinnen) > RIJEN_HOOGSTENS:
        _regel(scherm, f"… en nog {len(zinnen) - RIJEN_HOOGSTENS}; met --uit MAP ziet u ze allemaal.")
    if kern.gesprekken:
        _tabel(scherm, tabellen.gesprekken(kern))
    _regel(scherm, zin.gesprekken_in_het_kort(kern.gesprekken))
    _onderaannemers(beeld, kern, scherm)
    _tabel(scherm, tabellen.signalen_samen(team))
    _buiten(kern, scherm)


def _regio(beeld: Verdeelbeeld, scherm: Scherm) -> None:
    _tabel(scherm, tabellen.zonder_regio(beeld))
    _in_het_kort(beeld.kern, scherm)
    _tabel(scherm, tabellen.teams(beeld))
    _tabel(scherm, tabellen.teambelasting(beeld))
    _regel(scherm, uitleg_bij_streepje(beeld))
    _regel(scherm, zin.GEEN_METING)
    _regel(scherm, zin.meer_wissels_zin(beeld.verdeling))
    _onderaannemers(beeld, beeld.kern, scherm)
    _tabel(scherm, tabellen.signalen_regio(beeld))
    _buiten(beeld.kern, scherm)  # who lives in no gebiedsteam stands on no page of a team
    _regel(scherm, f"{PER_TEAM} Vraag die met --uit MAP.")


def _in_het_kort(kern: Kern, scherm: Scherm) -> None:
    laat = sum(rij.te_laat for rij in kern.gesprekken)
    scherm.kop("In het kort")
    scherm.paren(
        [
            ("Cliënten verdeeld", f"{kern.clienten}, van wie {kern.nieuw} nieuw"),
            ("Krijgen een andere begeleider", str(len(kern.wissels))),
            ("Zonder passende begeleider", str(len(kern.zonder))),
            ("Zonder tweede begeleider", str(len(kern.zonder_tweede))),
            ("Eerste gesprekken", f"{len(kern.gesprekken)}, van wie {laat} te laat"),
        ]
    )


def _buiten(kern: Kern, scherm: Scherm) -> None:
    """One row per reason: somebody who filled in one column wrongly sees it at once."""
    per_reden: dict[str, list[str]] = {}
    for rij in kern.buiten:
        per_reden.setdefault(rij.reden, []).append(rij.client_id)
    if per_reden:
        scherm.tabel("Buiten de verdeling", ("waarom", "aantal", "cliënten"), [_reden(reden, wie) for reden, wie in per_reden.items()], rechts=(1,))


def _reden(reden: str, wie: list[str]) -> tuple[str, str, str]:
    meer = f" en nog {len(wie) - NAMEN_HOOGSTENS}" if len(wie) > NAMEN_HOOGSTENS else ""
    return reden, str(len(wie)), ", ".join(wie[:NAMEN_HOOGSTENS]) + meer


def _onderaannemers(beeld: Verdeelbeeld, kern: Kern, scherm: Scherm) -> None:
    _tabel(scherm, tabellen.aandeel(kern.aandelen))
    for regel in (
        *zin.aandeelzinnen(kern.aandelen, beeld.doel_permille),
        zin.zwaartezin(kern.zwaarte_binnen, kern.zwaarte_daar, voor_buiten=not beeld.een_team),
    ):
        _regel(scherm, regel)


def _tabel(scherm: Scherm, tabel: Tabel) -> None:
    """A table that has rows; a long one is cut and says so."""
    if not tabel.rijen:
        return
    meer = f" (de eerste {RIJEN_HOOGSTENS} van {len(tabel.rijen)})" if len(tabel.rijen) > RIJEN_HOOGSTENS else ""
    rijen = [[tabellen.als_tekst(cel) for cel in rij] for rij in tabel.rijen[:RIJEN_HOOGSTENS]]
    scherm.tabel(f"{tabel.titel}{meer}", tabel.koppen, rijen, rechts=tuple(sorted(tabel.getallen)))


def _regel(scherm: Scherm, tekst: str) -> None:
    if tekst:
        scherm.regel(tekst)
